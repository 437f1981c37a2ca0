"""What lies around a domain or a concept, level by level."""

from collections.abc import Iterator

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.build import build
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Concept, Domain, Need, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.explore import Levels, explore, members, subtree

from .strategies import DOMAINS, graphs


def shown(around: Levels) -> list[set[str]]:
    """Return what each level shows."""
    return [set(level.shown) for level in around.levels]


def all_of(around: Levels) -> Iterator[str]:
    """Yield what the levels show and fold."""
    for level in around.levels:
        yield from (*level.shown, *level.folded)


@given(graphs(), st.sampled_from(DOMAINS), st.integers(1, 3))
def test_nothing_of_a_domain_is_lost(graph: Graph, domain: Domain, cap: int) -> None:
    """Shown, folded and deeper concepts together are those of the domain."""
    around = explore(graph, domain.id, levels=2, cap=cap)
    total = len(list(all_of(around))) + around.deeper
    assert total == len(members(graph, domain.id))


@given(graphs(), st.sampled_from(DOMAINS))
def test_levels_lead_upwards(graph: Graph, domain: Domain) -> None:
    """Within a domain every need leads to a lower level."""
    around = explore(graph, domain.id, levels=20)
    level = {id_: lev.number for lev in around.levels for id_ in lev.shown}
    for id_, number in level.items():
        lower = {low for need in graph.needs(id_) for low in need.prerequisites}
        assert all(level[low] < number for low in lower & level.keys())


@given(st.data())
def test_levels_of_a_concept_are_distances(data: st.DataObject) -> None:
    """Below a concept each concept stands at its shortest distance."""
    graph = data.draw(graphs())
    start = data.draw(st.sampled_from(list(graph)))
    around = explore(graph, start, levels=20)
    level = {id_: lev.number for lev in around.levels for id_ in lev.shown}
    view = graph.to_networkx()
    distance = nx.single_source_shortest_path_length(view, start)
    assert level == {id_: far + 1 for id_, far in dict(distance).items()}


@given(graphs(), st.sampled_from(DOMAINS), st.integers(1, 3))
def test_no_level_shows_more_than_the_cap(
    graph: Graph, domain: Domain, cap: int
) -> None:
    """A level shows as many concepts as the cap says, and folds the rest."""
    for level in explore(graph, domain.id, cap=cap).levels:
        assert len(level.shown) == min(cap, len(level.shown + level.folded))


def test_levels_of_a_domain(sample: Graph) -> None:
    """Algebra's levels are the stages of its own concepts."""
    around = explore(sample, "algebra")
    assert shown(around) == [{"variable"}, {"equation", "polynomial"}, {"root-finding"}]


def test_foundations_of_a_domain(sample: Graph) -> None:
    """What algebra needs of arithmetic is folded into one foundation."""
    [foundation] = explore(sample, "algebra").foundations
    assert (foundation.name, foundation.concepts) == (
        "Arithmetic",
        ("number", "addition", "multiplication", "division", "power", "subtraction"),
    )


def test_concept_seen_from_another_domain(sample: Graph) -> None:
    """A concept stands in the levels of the domains that it is also in."""
    assert "polynomial" in members(sample, "arithmetic")


def test_deeper_is_counted(sample: Graph) -> None:
    """What lies beyond the last level is counted."""
    assert explore(sample, "algebra", levels=2).deeper == 1


def test_levels_below_a_concept(sample: Graph) -> None:
    """A concept's levels lead down its needs, both alternatives included."""
    around = explore(sample, "equation", levels=3)
    assert shown(around) == [
        {"equation"},
        {"variable", "subtraction", "division"},
        {"number", "addition", "multiplication"},
    ]


def test_deeper_below_a_concept_is_counted(sample: Graph) -> None:
    """What lies further below a concept is counted."""
    assert explore(sample, "division", levels=2).deeper == 2


def test_drawn_lists_what_is_shown(sample: Graph) -> None:
    """The ids to draw are those shown, level by level."""
    assert explore(sample, "division", levels=3).drawn() == (
        "division",
        "multiplication",
        "addition",
    )


def test_representatives_are_shown_first() -> None:
    """A domain's representatives are the last to be folded."""
    concepts = tuple(
        Concept(id=id_, name=id_, domain="d", needs=needs)
        for id_, needs in (("a", ()), ("b", ()), ("c", (Need(id="a"),)))
    )
    domain = Domain(id="d", name="D", representatives=("b",))
    graph = build([Records(concepts=concepts, domains=(domain,))])
    [first, _] = explore(graph, "d", cap=1).levels
    assert (first.shown, first.folded) == (("b",), ("a",))


def test_axis_keeps_the_neutral(sample: Graph) -> None:
    """A filter drops what has another value, and keeps what says nothing."""
    around = explore(sample, "algebra", axes={"family": "other"})
    assert set(around.drawn()) == {"variable", "equation", "polynomial"}


def test_axis_keeps_what_fits(sample: Graph) -> None:
    """A filter keeps what has the value."""
    assert (
        "root-finding" in explore(sample, "algebra", axes={"family": "search"}).drawn()
    )


def test_subtree_holds_all_below() -> None:
    """A domain's subtree reaches down to the leaves."""
    domains = (
        Domain(id="a", name="A"),
        Domain(id="b", name="B", parent="a"),
        Domain(id="c", name="C", parent="b"),
        Domain(id="d", name="D"),
    )
    assert subtree(build([Records(domains=domains)]), "a") == {"a", "b", "c"}


def test_unknown_start_is_named(sample: Graph) -> None:
    """A start that is neither domain nor concept is an error."""
    with pytest.raises(UnknownNameError, match="no domain or concept 'cooking'"):
        explore(sample, "cooking")
