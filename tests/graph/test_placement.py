"""Which question placement asks next, and when it ends."""

from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.build import build
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Concept, Question, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.learning.belief import (
    Answer,
    Contradiction,
    Item,
    Space,
    knowledge_space,
    standings,
)
from conceptpath.graph.planning.learning.grades import Reply
from conceptpath.graph.planning.learning.placement import (
    QUESTIONS,
    Placement,
    ask,
    choose,
)

from .strategies import DOMAINS
from .test_belief import answered, replies, true_answer, truths

POWER = Placement({"power": "what"})


def placed(graph: Graph, placement: Placement, *replies: Reply) -> Placement:
    """Return a placement after some replies to the questions it asks."""
    for reply in replies:
        probe = ask(graph, placement)
        assert probe
        placement = placement.answered(probe.item, reply)
    return placement


@given(answered())
def test_question_splits_what_is_open_best(case: tuple[Space, list[Answer]]) -> None:
    """No other open item would have more settled by the worse of its answers."""
    plan, answers = case
    found = standings(plan, answers)
    open_ = {item for item in found if found[item] == "open"}
    asked = {answer.item for answer in answers}
    worst = {
        item: min(len(plan.down[item] & open_), len(plan.up[item] & open_))
        for item in open_ - asked
    }
    item = choose(plan, answers)
    if item is None:
        assert worst == {}
    elif item not in asked:
        assert worst[item] == max(worst.values())


@given(truths())
def test_true_answers_find_out_everything(
    case: tuple[Space, frozenset[Item], list[Answer]],
) -> None:
    """Asked to the end, one who errs not is known exactly, by one question an item."""
    plan, knows, _ = case
    answers: list[Answer] = []
    while item := choose(plan, answers):
        answers.append(true_answer(item, knows))
    found = standings(plan, answers)
    assert {item for item in found if found[item] == "known"} == knows
    assert "open" not in found.values()
    assert len({answer.item for answer in answers}) == len(answers)


@given(answered(), st.data())
def test_any_answers_come_to_an_end(
    case: tuple[Space, list[Answer]], data: st.DataObject
) -> None:
    """Whatever is said, each item is asked about once, or twice if contradicted."""
    plan, _ = case
    answers: list[Answer] = []
    while item := choose(plan, answers):
        answers.append(Answer(item.id, data.draw(replies), item.depth))
    assert max(Counter(answer.item for answer in answers).values(), default=0) <= 2


def test_question_can_be_answered_by_a_person(sample: Graph) -> None:
    """A question holds what the thing is, what one can do, and why it is asked."""
    probe = ask(sample, POWER)
    assert probe
    assert (probe.name, probe.what) == ("Addition", "Putting two numbers together.")
    assert probe.enough == "You can say what it is, and use it."
    assert (probe.number, probe.steps, probe.open) == (1, 4, 4)
    assert (probe.if_yes, probe.if_no, probe.again) == (2, 3, ())


def test_question_at_depth_why_gives_an_example(sample: Graph) -> None:
    """For depth why the criterion is to explain, with a settled question at hand."""
    placement = Placement({"multiplication": "why"})
    probe = ask(sample, placed(sample, placement, "yes", "yes"))
    assert probe
    assert probe.item == Item("multiplication", "why")
    assert probe.enough.startswith("You can derive it")
    assert probe.enough.endswith("For example: Why may the factors change places?")


def test_example_is_a_question_with_an_answer() -> None:
    """A debated question is no example of what to explain."""
    open_ = Question(id="a", ask="Is it real?", status="debated")
    concept = Concept(id="map", name="Map", domain="one", questions=(open_,))
    graph = build([Records(concepts=(concept,), domains=DOMAINS)])
    probe = ask(graph, Placement({"map": "why"}).answered(Item("map"), "yes"))
    assert probe and probe.enough == "You can derive it and explain why it works."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("It maps x, e.g. time, to y. It is more.", "It maps x, e.g. time, to y."),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_what_is_told_in_one_sentence(text: str, line: str) -> None:
    """Of the description the first sentence is shown, abbreviations and all."""
    concept = Concept(id="map", name="Map", domain="one", what=text)
    graph = build([Records(concepts=(concept,), domains=DOMAINS)])
    probe = ask(graph, Placement({"map": "what"}))
    assert probe and probe.what == line


def test_it_is_over_after_the_most_answers(content_graph: Graph) -> None:
    """After ten answers nothing more is asked, however much is open."""
    placement = Placement({"transformer": "what"})
    unsure: list[Reply] = ["unsure"] * QUESTIONS
    after = placed(content_graph, placement, *unsure)
    assert ask(content_graph, after) is None
    assert ask(content_graph, after, most=QUESTIONS + 1)


def test_contradiction_is_asked_about_once_more(sample: Graph) -> None:
    """A no below a yes is asked again at once, and only once if it stays."""
    pair = Contradiction(Item("number"), Item("power"))
    both = POWER.answered(pair.dependent, "yes").answered(pair.prerequisite, "no")
    probe = ask(sample, both)
    assert probe and (probe.item, probe.again) == (pair.prerequisite, (pair,))
    for reply in ("yes", "no"):
        later = ask(sample, both.answered(probe.item, reply))
        assert not later or not later.again
    assert ask(sample, both, most=2) is None


def test_most_contradicted_answer_is_asked_again(sample: Graph) -> None:
    """Where one yes stands against several noes, the yes is the doubtful one."""
    ids: tuple[tuple[str, Reply], ...] = (
        ("number", "no"),
        ("addition", "no"),
        ("power", "yes"),
    )
    plan = knowledge_space(sample, path(sample, ["power"]))
    assert choose(plan, [Answer(*pair) for pair in ids]) == Item("power")


@pytest.mark.parametrize(("sure", "asked"), [(0.9, False), (0.6, False), (0.4, True)])
def test_marks_are_asked_about_only_when_shaky(
    sample: Graph, sure: float, asked: bool
) -> None:
    """What the profile holds is not asked about, unless it has faded below a half."""
    probe = ask(sample, POWER, {Item("power"): sure})
    assert (probe is not None) == asked


def test_nothing_is_asked_of_one_who_knows_all(sample: Graph) -> None:
    """Where all is known there is no question."""
    assert ask(sample, POWER, {Item("root-finding"): 1.0}) is None


def test_unknown_goal_is_an_error(sample: Graph) -> None:
    """A goal that is not in the graph is named."""
    with pytest.raises(UnknownNameError, match="'powr'"):
        ask(sample, Placement({"powr": "what"}))


def test_placement_survives_json(sample: Graph) -> None:
    """Written as JSON and read again, it goes on with the same question."""
    before = placed(sample, POWER, "yes")
    again = msgspec.json.decode(msgspec.json.encode(before), type=Placement)
    assert again == before
    assert ask(sample, again) == ask(sample, before)


def test_ids_that_changed_or_went(sample: Graph) -> None:
    """Former ids become the present ones, ids that are gone are named and left out."""
    before = POWER.answered(Item("times-table"), "yes").answered(Item("gone"), "no")
    assert before.on(sample).answers == (Answer("multiplication", "yes"),)
    assert before.gone(sample) == ("gone",)


def test_shipped_goals_are_placed_in_ten_questions(content_graph: Graph) -> None:
    """For every specialization ten true answers settle over half, none wrongly."""
    for goal in content_graph.records.specializations:
        placement = Placement({target.id: target.depth for target in goal.targets})
        plan = knowledge_space(content_graph, path(content_graph, placement.goals))
        knows = frozenset(i for i in plan.items if len(plan.down[i]) <= 10)
        while probe := ask(content_graph, placement):
            reply = true_answer(probe.item, knows).reply
            placement = placement.answered(probe.item, reply)
        found = standings(plan, placement.answers)
        right = {"known": True, "unknown": False}
        settled = [i for i in found if found[i] in right]
        assert len(settled) > len(found) / 2, goal.id
        assert all(right[found[i]] == (i in knows) for i in settled)
