"""What follows from saying that something is known, or no longer is."""

from collections.abc import Iterable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import covers
from conceptpath.graph.planning.learning.knowledge import (
    forget,
    forgotten,
    lost,
    toggled,
)
from conceptpath.graph.profile import Mark, Profile

from .strategies import depths, graphs, some

Task = tuple[Graph, dict[str, Depth], str]
OLD = Mark("what", 0.5, date(2020, 1, 1), "placement")
NEW = Mark("what", 0.75, date(2025, 1, 1), "said")


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Return a graph, what is marked on it, and a concept of it."""
    graph = draw(graphs())
    return graph, draw(some(graph)), draw(st.sampled_from(list(graph)))


def pairs(known: dict[str, Depth]) -> set[tuple[str, Depth]]:
    """Return what is known, each concept at each depth; why includes what."""
    return {
        (id_, d) for id_, at in known.items() for d in LEVEL if LEVEL[d] <= LEVEL[at]
    }


def at_what(ids: Iterable[str]) -> dict[str, Depth]:
    """Return some concepts to forget altogether."""
    return dict.fromkeys(ids, "what")


def test_a_mark_is_taken_back_without_a_trace(sample: Graph) -> None:
    """Marking a concept and undoing it leaves the marks as they were."""
    marks = toggled(sample, {"number": "what"}, "power")
    assert toggled(sample, marks, "power") == {"number": "what"}


def test_known_at_what_becomes_known_at_why(sample: Graph) -> None:
    """A tick at the deeper depth deepens a mark and does not undo it."""
    marks = toggled(sample, {"power": "what"}, "power", "why")
    assert marks == {"power": "why"}


def test_the_rest_stays_known(sample: Graph) -> None:
    """Who knows powers but no products still knows sums."""
    assert forgotten(sample, {"power": "what"}, {"multiplication": "what"}) == {
        "addition": "what"
    }


def test_the_depth_that_does_not_rest_on_it_stays(sample: Graph) -> None:
    """Who knows why of powers, but no division, still knows what powers are."""
    assert forgotten(sample, {"power": "why"}, {"division": "what"}) == {
        "multiplication": "why",
        "power": "what",
    }


def test_who_forgets_why_still_knows_what(sample: Graph) -> None:
    """Of products only the why is gone, and what rests on that: powers stay."""
    marks: dict[str, Depth] = {"multiplication": "why", "power": "what"}
    why: dict[str, Depth] = {"multiplication": "why"}
    assert forgotten(sample, marks, why) == {"power": "what"}
    assert forgotten(sample, why, why) == {"multiplication": "what"}
    assert forgotten(sample, {"division": "what"}, why) == {"multiplication": "what"}


@given(tasks())
def test_known_then_forgotten_restores(task: Task) -> None:
    """What was not known is, after marking and forgetting it, as it was."""
    graph, marks, id_ = task
    if id_ not in graph.required(marks):
        for depth in LEVEL:
            assert forgotten(graph, {**marks, id_: depth}, {id_: "what"}) == marks


@given(graphs().flatmap(lambda graph: st.tuples(st.just(graph), *[some(graph)] * 2)))
def test_marks_taken_back_together_leave_no_trace(
    task: tuple[Graph, dict[str, Depth], dict[str, Depth]],
) -> None:
    """Of several marks on top of others, all can be taken back at once."""
    graph, marks, more = task
    if not graph.required(marks).keys() & more.keys():
        assert forgotten(graph, {**marks, **more}, at_what(more)) == marks


@given(tasks())
def test_exactly_what_rests_on_it_is_forgotten(task: Task) -> None:
    """Of what other marks imply, all that does not imply it stays, and no more."""
    graph, marks, id_ = task
    others: dict[str, Depth] = {m: at for m, at in marks.items() if m != id_}
    before = pairs(graph.required(others))
    after = pairs(graph.required(forgotten(graph, marks, {id_: "what"})))
    assert after == {(c, at) for c, at in before if id_ not in graph.required({c: at})}


@given(tasks())
def test_only_what_rests_on_the_why_is_forgotten_with_it(task: Task) -> None:
    """Of what is implied, all that does not imply the why stays, and no more."""
    graph, marks, id_ = task
    left: dict[str, Depth] = {m: "what" if m == id_ else at for m, at in marks.items()}
    after = pairs(graph.required(forgotten(graph, marks, {id_: "why"})))
    assert after == {
        (c, at)
        for c, at in pairs(graph.required(left))
        if not covers(graph.required({c: at}), id_, "why")
    }


@given(tasks(), depths)
def test_lost_is_what_is_known_no_longer(task: Task, depth: Depth) -> None:
    """What is lost is known before and not after, at the depths that are told."""
    graph, marks, id_ = task
    before = Profile().marked(marks)
    after = forget(graph, before, {id_: depth})
    had, has = (pairs(graph.required(p.depths())) for p in (before, after))
    told = lost(graph, before, after)
    assert {(c, at) for c, at in had - has if LEVEL[at] >= LEVEL[told[c]]} == had - has
    assert set(told.items()) <= had - has


@given(tasks())
def test_marks_that_do_not_rest_on_it_stay(task: Task) -> None:
    """A mark that does not imply the forgotten is still one, at least so deep."""
    graph, marks, id_ = task
    left = forgotten(graph, marks, {id_: "what"})
    for mark, at in marks.items():
        if id_ not in graph.required({mark: at}):
            assert LEVEL[left[mark]] >= LEVEL[at]


@given(tasks())
def test_no_mark_is_added_needlessly(task: Task) -> None:
    """What is added is implied by nothing that is left."""
    graph, marks, id_ = task
    left = forgotten(graph, marks, {id_: "what"})
    for mark in left.keys() - marks.keys():
        others: dict[str, Depth] = {m: at for m, at in left.items() if m != mark}
        assert left[mark] != graph.required(others).get(mark)


@given(tasks())
def test_forgetting_in_a_profile_is_forgetting_its_marks(task: Task) -> None:
    """A profile without a concept has the marks that forgetting leaves."""
    graph, marks, id_ = task
    profile = Profile().marked(marks)
    expected = forgotten(graph, marks, {id_: "what"})
    assert forget(graph, profile, {id_: "what"}).depths() == expected
    if id_ not in graph.required(marks):
        assert forget(graph, profile.marked({id_: "why"}), {id_: "what"}) == profile


def test_every_concept_can_be_forgotten(content_graph: Graph) -> None:
    """On the shipped content, forgetting what all is built on leaves the rest."""
    everything: dict[str, Depth] = dict.fromkeys(content_graph, "why")
    for id_ in ("vector", "transformer"):
        left = content_graph.required(
            forgotten(content_graph, everything, {id_: "what"})
        )
        rests = {c for c in content_graph if id_ in content_graph.required({c: "what"})}
        assert set(content_graph) - set(left) == rests


def test_added_marks_say_where_they_come_from(sample: Graph) -> None:
    """An added mark keeps confidence, day and basis of the surest that implied it."""
    profile = Profile(known={"division": OLD, "power": NEW})
    after = forget(sample, profile, {"multiplication": "what"})
    assert after == Profile(known={"addition": NEW})


def test_the_surest_is_not_always_the_latest(sample: Graph) -> None:
    """Of two marks of one day the more confident one is the surest."""
    weak, strong = (Mark("what", sure, NEW.date, "quiz") for sure in (0.1, 0.2))
    profile = Profile(known={"power": strong, "division": weak})
    assert forget(sample, profile, {"multiplication": "what"}).known == {
        "addition": strong
    }


def test_what_no_longer_exists_is_forgotten_by_its_id(sample: Graph) -> None:
    """A mark whose concept is gone stays until it is named."""
    profile = Profile(known={"abacus": OLD, "rod": OLD, "number": NEW})
    after = forget(sample, profile, at_what(["number", "rod"]))
    assert after == Profile(known={"abacus": OLD})


def test_forgetting_finds_a_former_id(sample: Graph) -> None:
    """A mark under a former id is forgotten by the present one."""
    profile = Profile(known={"times-table": OLD})
    assert forget(sample, profile, {"multiplication": "what"}) == Profile()
