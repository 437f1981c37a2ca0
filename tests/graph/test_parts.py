"""Parts of plans as sets: hours add up, areas tell where they fall, tops close all."""

from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import hours_left
from conceptpath.graph.planning.depth.parts import closure, depths, hours, part, tops

from .strategies import graphs, some

Two = tuple[Graph, dict[str, Depth], dict[str, Depth]]


@st.composite
def two(draw: st.DrawFn) -> Two:
    """Return a graph and two choices of its concepts, with depths."""
    graph = draw(graphs())
    return graph, draw(some(graph)), draw(some(graph))


@given(two())
def test_depths_come_back(found: Two) -> None:
    """Depths turned into a set and back are the same."""
    _, one, _ = found
    assert depths(closure(one)) == one


@given(two())
def test_hours_are_those_of_the_depths(found: Two) -> None:
    """A set has the hours of its concepts, those at why the hours of both depths."""
    graph, one, _ = found
    alone = sum(hours_left(graph[id_], at, {}) for id_, at in one.items())
    assert hours(graph, closure(one)) == alone


@given(two())
def test_hours_of_a_union_count_once(found: Two) -> None:
    """Two sets have the hours of their union and of what they share, as sets do."""
    graph, *pair = found
    one, other = map(closure, pair)
    apart = hours(graph, one) + hours(graph, other)
    assert hours(graph, one | other) + hours(graph, one & other) == apart


@given(two())
def test_areas_make_up_the_hours(found: Two) -> None:
    """The hours of the areas are those of the part, the largest area first."""
    graph, one, _ = found
    made = part(graph, closure(one))
    sizes = [area.hours for area in made.areas]
    assert (sum(sizes), sizes) == (made.hours, sorted(sizes, reverse=True))
    assert {area.domain for area in made.areas} == {graph[id_].domain for id_ in one}
    assert list(made.steps) == [id_ for id_ in graph if id_ in one]


@given(two())
def test_tops_imply_the_rest(found: Two) -> None:
    """All that is known lies below the tops, and no top below anything known."""
    graph, one, _ = found
    known = graph.required(one)
    found_tops = tops(graph, known)
    assert set(found_tops) <= known.keys() <= set(graph.closure(found_tops, deep=True))
    for id_ in found_tops:
        assert id_ not in graph.required({k: at for k, at in known.items() if k != id_})


def test_tops_by_heart(sample: Graph) -> None:
    """Of a power and what it needs the power is the top, and a letter beside it."""
    known = sample.required({"power": "what", "variable": "what"})
    assert tops(sample, known) == ("power", "variable")


def test_a_need_that_does_not_count_builds_nothing(sample: Graph) -> None:
    """A power builds on division only for the why."""
    known = sample.required({"power": "what", "division": "what"})
    assert tops(sample, known) == ("division", "power")
    assert tops(sample, {**known, "power": "why"}) == ("power",)
