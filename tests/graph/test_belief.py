"""How surely each step of a plan is known: laws on random graphs, cases by hand."""

from collections.abc import Mapping, Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.learning.belief import (
    Answer,
    Contradiction,
    Item,
    Space,
    beliefs,
    contradictions,
    knowledge_space,
    standings,
)
from conceptpath.graph.planning.learning.grades import Reply

from .strategies import graphs, some

replies: st.SearchStrategy[Reply] = st.sampled_from(["yes", "no", "unsure"])


@st.composite
def spaces(draw: st.DrawFn) -> Space:
    """Return the items of a plan on a random graph, with marks anywhere on it."""
    graph = draw(graphs())
    marks = {Item(*pair): draw(st.floats(0, 1)) for pair in draw(some(graph)).items()}
    return knowledge_space(graph, path(graph, draw(some(graph, least=1))), marks)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Space, Sequence[Answer]]:
    """Return the items of a plan and any answers about them, repeated ones too."""
    plan = draw(spaces())
    about = draw(st.lists(st.tuples(st.sampled_from(plan.items), replies), max_size=8))
    return plan, [Answer(item.id, reply, item.depth) for item, reply in about]


@st.composite
def truths(draw: st.DrawFn) -> tuple[Space, frozenset[Item], Sequence[Answer]]:
    """Return a plan's items, what of it is known, and true answers about some."""
    graph = draw(graphs())
    plan = knowledge_space(graph, path(graph, draw(some(graph, least=1))))
    seeds = draw(st.sets(st.sampled_from(plan.items)))
    knows = frozenset(low for item in seeds for low in plan.down[item])
    asked = draw(st.lists(st.sampled_from(plan.items), unique=True))
    return plan, knows, [true_answer(item, knows) for item in asked]


def true_answer(item: Item, knows: frozenset[Item]) -> Answer:
    """Return what someone who knows some items truly says about one."""
    return Answer(item.id, "yes" if item in knows else "no", item.depth)


def sample_space(
    sample: Graph, goal: str, marks: Mapping[Item, float] | None = None
) -> Space:
    """Return the items of the plan for one goal of the sample."""
    return knowledge_space(sample, path(sample, [goal]), marks or {})


@given(answered())
def test_prerequisite_is_never_less_likely(case: tuple[Space, list[Answer]]) -> None:
    """Whatever is said and marked, what an item needs is at least as likely known."""
    plan, answers = case
    sure = beliefs(plan, answers)
    pairs = [(low, high) for high in plan.items for low in plan.down[high]]
    assert [pair for pair in pairs if sure[pair[0]] < sure[pair[1]]] == []


@given(answered())
def test_known_is_closed_under_needs(case: tuple[Space, list[Answer]]) -> None:
    """With an item all it needs counts as known, so that a profile can hold it."""
    plan, answers = case
    found = standings(plan, answers)
    known = {item for item in found if found[item] == "known"}
    assert known == {low for item in known for low in plan.down[item]}


@given(truths())
def test_true_answers_settle_nothing_wrongly(
    case: tuple[Space, frozenset[Item], list[Answer]],
) -> None:
    """Answers without error never make known what is not, nor the other way round."""
    plan, knows, answers = case
    found = standings(plan, answers)
    right = {True: "known", False: "unknown"}
    wrong = [i for i in found if found[i] not in ("open", right[i in knows])]
    assert wrong == []
    assert contradictions(plan, answers) == ()


@given(truths())
def test_what_answers_decide_is_settled(
    case: tuple[Space, frozenset[Item], list[Answer]],
) -> None:
    """A true yes settles all that the item needs, a true no all that needs it."""
    plan, _, answers = case
    found = standings(plan, answers)
    yes = {low for a in answers if a.reply == "yes" for low in plan.down[a.item]}
    no = {high for a in answers if a.reply == "no" for high in plan.up[a.item]}
    assert {item for item in found if found[item] != "open"} == yes | no


@given(answered())
def test_order_of_answers_is_of_no_account(case: tuple[Space, list[Answer]]) -> None:
    """The same answers about different items give the same belief in any order."""
    plan, answers = case
    once = list({answer.item: answer for answer in answers}.values())[:3]
    assert all(beliefs(plan, p) == beliefs(plan, once) for p in permutations(once))


def test_each_reply_moves_what_it_decides(sample: Graph) -> None:
    """A yes lifts what is below to 0.9, a no drops what is above to 0.1, no more."""
    plan = sample_space(sample, "power")
    sure = beliefs(plan, [Answer("addition", "yes"), Answer("power", "no")])
    assert [round(p, 9) for p in sure.values()] == [0.9, 0.9, 0.5, 0.1]


def test_unsure_is_half_a_no(sample: Graph) -> None:
    """An unsure leans to no, settles nothing, and twice it is a no."""
    plan, unsure = sample_space(sample, "number"), Answer("number", "unsure")
    assert beliefs(plan, [unsure])[Item("number")] == pytest.approx(0.25)
    assert standings(plan, [unsure]) == {Item("number"): "open"}
    assert beliefs(plan, [unsure] * 2) == pytest.approx({Item("number"): 0.1})


def test_last_reply_counts_as_often_as_given(sample: Graph) -> None:
    """Another reply takes the place of the first, the same one confirms it."""
    plan = sample_space(sample, "number")
    yes, no = Answer("number", "yes"), Answer("number", "no")
    assert beliefs(plan, [no, yes]) == beliefs(plan, [yes])
    assert beliefs(plan, [yes, yes])[Item("number")] == pytest.approx(81 / 82)


def test_alternatives_are_not_implied(sample: Graph) -> None:
    """Who solves equations may do so by subtraction or by division."""
    plan = sample_space(sample, "equation")
    found = standings(plan, [Answer("equation", "yes")])
    assert [i.id for i in found if found[i] == "open"] == ["addition", "subtraction"]
    found = standings(plan, [Answer("subtraction", "no")])
    assert found[Item("equation")] == "open"


def test_depths_are_items_of_their_own(sample: Graph) -> None:
    """A step at why is two items, of which the deeper implies the other."""
    plan = sample_space(sample, "division")
    times, why = Item("multiplication"), Item("multiplication", "why")
    assert times in plan.down[why] and why in plan.down[Item("division")]
    found = standings(plan, [Answer("multiplication", "no", "why")])
    assert (found[times], found[Item("division")]) == ("open", "unknown")


def test_marks_are_believed_by_their_confidence(sample: Graph) -> None:
    """A mark counts as sure as it is, also for what it implies, as a yes at most."""
    plan = sample_space(sample, "addition", {Item("polynomial"): 0.7})
    assert beliefs(plan) == pytest.approx(dict.fromkeys(plan.items, 0.7))
    plan = sample_space(sample, "number", {Item("number"): 1.0})
    assert beliefs(plan)[Item("number")] == pytest.approx(0.9)
    plan = sample_space(sample, "number", {Item("number"): 0.6, Item("power"): 0.7})
    assert beliefs(plan)[Item("number")] == pytest.approx(0.7)


@pytest.mark.parametrize(("sure", "standing"), [(0.5, "known"), (0.49, "open")])
def test_marks_stand_until_they_are_shaky(
    sample: Graph, sure: float, standing: str
) -> None:
    """A mark that has not faded to a half is taken as it is; a shaky one is open."""
    plan = sample_space(sample, "number", {Item("number"): sure})
    assert standings(plan) == {Item("number"): standing}


def test_answer_takes_the_place_of_the_mark(sample: Graph) -> None:
    """Who says no to what is marked is believed; what the mark implied stays."""
    plan = sample_space(sample, "addition", {Item("addition"): 1.0})
    sure = beliefs(plan, [Answer("addition", "no")])
    assert sure == pytest.approx({Item("number"): 0.9, Item("addition"): 0.1})


def test_what_marks_imply_can_be_denied(sample: Graph) -> None:
    """What is said no to is not known, whatever implies it; an unsure takes no mark."""
    plan = sample_space(sample, "addition", {Item("power"): 1.0, Item("division"): 1.0})
    number, addition = Item("number"), Item("addition")
    found = standings(plan, [Answer("addition", "no")])
    assert found == {number: "known", addition: "open"}
    twice = standings(plan, [Answer("addition", "no")] * 2)
    assert twice == {number: "known", addition: "unknown"}
    unsure = standings(plan, [Answer("addition", "unsure")])
    assert unsure == {number: "known", addition: "known"}


@pytest.mark.parametrize(
    ("marked", "answer", "sure"),
    [
        ("what", Answer("multiplication", "no", "why"), (0.9, 0.1)),
        ("why", Answer("multiplication", "no", "why"), (0.9, 0.1)),
        ("why", Answer("multiplication", "unsure", "what"), (0.25, 0.25)),
        ("why", Answer("multiplication", "yes", "what"), (81 / 82, 0.9)),
    ],
)
def test_doubt_takes_the_place_of_the_mark_from_its_depth_on(
    sample: Graph, marked: Depth, answer: Answer, sure: tuple[float, float]
) -> None:
    """Who cannot say why still knows what, if that is marked; a yes takes nothing."""
    marks = {Item("multiplication", marked): 0.9}
    found = beliefs(sample_space(sample, "division", marks), [answer])
    pair = [found[Item("multiplication", depth)] for depth in LEVEL]
    assert pair == pytest.approx(sure)


def test_contradictions_are_found(sample: Graph) -> None:
    """A no below a yes, or below a mark, is a contradiction; an unsure is none."""
    low, high = Item("number"), Item("power")
    plan = sample_space(sample, "power")
    both = [Answer("number", "no"), Answer("power", "yes")]
    assert contradictions(plan, both) == (Contradiction(low, high),)
    assert [beliefs(plan, both)[i] for i in (low, high)] == pytest.approx([0.5, 0.5])
    unsure = [Answer("number", "unsure"), both[1]]
    assert contradictions(plan, unsure) == ()
    marked = sample_space(sample, "power", {high: 0.9})
    assert contradictions(marked, both[:1]) == (Contradiction(low, high),)


def test_answers_elsewhere_say_nothing(sample: Graph) -> None:
    """An answer about what is no item of the plan changes no belief."""
    plan = sample_space(sample, "addition")
    assert beliefs(plan, [Answer("gone", "no"), Answer("power", "yes")]) == beliefs(
        plan
    )
