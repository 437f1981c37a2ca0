"""What answers to why-questions change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import LEVEL
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.grades import Reply, graded, question_ids

from .questions import asking, learners

replies: st.SearchStrategy[Reply] = st.sampled_from(["yes", "no", "unsure"])


def after(graph: Graph, sure: dict[str, float], **answers: Reply) -> dict[str, float]:
    """Return the changed confidences after answers about some concepts."""
    by_question: dict[str, Reply] = {f"{id_}.why": answers[id_] for id_ in answers}
    changes = graded(graph, sure, by_question).changes
    return {change.id: change.after for change in changes}


@pytest.mark.parametrize(
    ("answer", "left"), [("no", 0.4), ("unsure", 0.6), ("yes", 0.9)]
)
def test_what_an_answer_does(sample: Graph, answer: Reply, left: float) -> None:
    """No halves the confidence, unsure takes a quarter, yes halves the doubt."""
    changed = after(asking(sample), {"number": 0.8}, number=answer)
    assert changed == pytest.approx({"number": left})


def test_doubt_falls_along_the_needs(sample: Graph) -> None:
    """Each need passes on a third of a doubt, and what is under a tenth ends."""
    known = dict.fromkeys(["number", "addition", "multiplication", "division"], 1.0)
    assert after(asking(sample), known, division="no") == pytest.approx(
        {
            "addition": 1 - 1 / 18,
            "multiplication": 1 - 1 / 6,
            "division": 1 / 2,
        }
    )


def test_a_need_can_say_its_strength(sample: Graph) -> None:
    """A need with a strength passes on as much as it says."""
    [need] = sample["addition"].needs
    strong = structs.replace(need, strength=0.9)
    concepts = tuple(
        structs.replace(c, needs=(strong,)) if c.id == "addition" else c
        for c in sample.values()
    )
    graph = asking(build([structs.replace(sample.records, concepts=concepts)]))
    changed = after(graph, {"number": 1.0, "addition": 1.0}, addition="no")
    assert changed == pytest.approx({"number": 0.55, "addition": 0.5})


def test_doubt_reaches_what_explains(sample: Graph) -> None:
    """Needs that count only at depth why are shaken too, as the question asks why."""
    changed = after(asking(sample), {"power": 1.0, "division": 1.0}, power="no")
    assert changed["division"] < 1


def test_doubt_stops_where_no_why_is_wanted(sample: Graph) -> None:
    """A need that counts only for the why of a step on the way passes on nothing."""
    known = {"polynomial": 1.0, "power": 1.0, "division": 1.0}
    changed = after(asking(sample), known, polynomial="no")
    assert set(changed) == {"polynomial", "power"}


def test_knowing_credits_the_concept_alone(sample: Graph) -> None:
    """A right answer says nothing of what the concept rests on."""
    known = dict.fromkeys(sample, 0.5)
    assert after(asking(sample), known, division="yes") == {"division": 0.75}


def test_of_the_unknown_nothing_is_said(sample: Graph) -> None:
    """Answers about what is not known change nothing; the right ones are told."""
    answers: dict[str, Reply] = {"division.why": "no", "power.why": "yes"}
    grade = graded(asking(sample), {"addition": 1.0}, answers)
    assert (grade.changes, grade.unmarked) == ((), ("power",))
    assert grade.answers == answers


def test_unknown_question(sample: Graph) -> None:
    """A question that is not there is named, with one that is near."""
    with pytest.raises(UnknownNameError, match=r"did you mean multiplication\.order"):
        graded(sample, {}, {"multiplication.ordre": "yes"})


@given(learners(), st.data())
def test_nothing_is_lost_but_confidence(
    learner: tuple[Graph, dict[str, float]], data: st.DataObject
) -> None:
    """Answers change only what is known, and never to nothing or beyond certain."""
    graph, sure = learner
    ids = st.sampled_from(list(question_ids(graph)))
    grade = graded(graph, sure, data.draw(st.dictionaries(ids, replies)))
    assert {change.id for change in grade.changes} <= set(sure)
    assert all(0 < change.after <= 1 for change in grade.changes)
    assert all(change.before == sure[change.id] for change in grade.changes)


@given(learners(), st.data())
def test_a_wrong_answer_raises_nothing(
    learner: tuple[Graph, dict[str, float]], data: st.DataObject
) -> None:
    """A wrong answer lowers its concept most, and only what explains it besides."""
    graph, sure = learner
    concept = data.draw(st.sampled_from(list(graph)))
    changes = graded(graph, sure, {f"{concept}.why": "no"}).changes
    kept = {change.id: change.after / change.before for change in changes}
    assert all(share < 1 for share in kept.values())
    assert set(kept) <= set(graph.closure([concept], "why"))
    assert not kept or kept[concept] == min(kept.values())


@given(learners(), st.data())
def test_the_strongest_chain_counts(
    learner: tuple[Graph, dict[str, float]], data: st.DataObject
) -> None:
    """Of several chains of needs to a concept the shortest shakes it, and only once."""
    graph, _ = learner
    concept = data.draw(st.sampled_from(list(graph)))
    depths = graph.closure([concept], "why")
    steps = {concept: 0}
    for number in (1, 2):
        for id_ in [id_ for id_ in steps if steps[id_] == number - 1]:
            for need in graph.needs(id_):
                if LEVEL[need.depth] <= LEVEL[depths[id_]]:
                    for lower in need.prerequisites:
                        steps.setdefault(lower, number)
    wrong: dict[str, Reply] = {concept: "no"}
    changed = after(graph, dict.fromkeys(graph, 1.0), **wrong)
    expected = {id_: 1 - 0.5 / 3**number for id_, number in steps.items()}
    assert changed == pytest.approx(expected)


@given(learners(), st.data())
def test_the_order_of_answers_does_not_matter(
    learner: tuple[Graph, dict[str, float]], data: st.DataObject
) -> None:
    """The same answers in another order change the same."""
    graph, sure = learner
    ids = st.sampled_from(list(question_ids(graph)))
    answers = data.draw(st.dictionaries(ids, replies))
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))
    one, other = graded(graph, sure, answers), graded(graph, sure, shuffled)
    assert [c.id for c in one.changes] == [c.id for c in other.changes]
    assert [c.after for c in one.changes] == pytest.approx(
        [c.after for c in other.changes]
    )
