"""The algorithms of a domain: what each covers, and what it takes to learn it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.build import build
from conceptpath.graph.model import Concept, Depth, Domain, Need, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.coverage import Items
from conceptpath.graph.planning.breadth.scope import Scope
from conceptpath.graph.planning.depth.path import path

from .algorithms import (
    ALL,
    graphs_with_algorithms,
    graphs_without_alternatives,
    scopes,
)
from .strategies import some


@given(scopes(), st.data())
def test_coverage_is_monotone_and_submodular(scope: Scope, data: st.DataObject) -> None:
    """An algorithm never takes coverage away, and adds the less, the more is there."""
    ids = data.draw(st.permutations(scope.ids))
    few = data.draw(st.integers(0, len(ids)))
    more = data.draw(st.integers(few, len(ids)))
    small, large = scope.union(ids[:few]), scope.union(ids[:more])
    for id_ in ids:
        gain = scope.add(large, id_).worth - large.worth
        assert 0 <= gain <= scope.add(small, id_).worth - small.worth


@given(scopes())
def test_coverage_is_the_mean_of_the_shares(scope: Scope) -> None:
    """Coverage is the mean of the shares, and all algorithms together cover all."""
    for ids in combinations(scope.ids, 2):
        chosen = scope.union(ids)
        parts = [share.part for share in scope.shares(chosen.items)]
        mean = sum(parts) / len(parts)
        assert scope.coverage(chosen) == pytest.approx(mean)
    if scope.ids:
        assert scope.coverage(scope.union(scope.ids)) == 1


@given(graphs_without_alternatives(), st.data())
def test_hours_are_those_of_the_plan(graph: Graph, data: st.DataObject) -> None:
    """Without alternatives a set takes as long as the one plan for all of it."""
    known = data.draw(some(graph))
    scope = Scope(graph, ALL, {}, known)
    for ids in combinations(scope.ids, 2):
        plan = path(graph, ids, known=known)
        assert scope.union(ids).seconds == plan.hours * 3600


@given(graphs_with_algorithms(), st.data())
def test_told_together_a_set_takes_as_long_as_its_plan(
    graph: Graph, data: st.DataObject
) -> None:
    """Alone, algorithms take no less than in one plan; together exactly as long."""
    known = data.draw(some(graph))
    scope = Scope(graph, ALL, {}, known)
    if scope.ids:
        ids = data.draw(st.lists(st.sampled_from(scope.ids), min_size=1, unique=True))
        seconds = path(graph, ids, known=known).hours * 3600
        assert scope.together(ids).union(ids).seconds == seconds
        assert seconds <= scope.union(ids).seconds


#: Two trees, a deep network that is at home elsewhere, and what they need.
FIELD = Records(
    domains=(
        Domain(id="learning", name="Learning"),
        Domain(id="trees", name="Trees", parent="learning", representatives=("stump",)),
        Domain(id="other", name="Other", parent="learning"),
        Domain(id="deep", name="Deep"),
        Domain(id="maths", name="Maths", representatives=("split",)),
    ),
    concepts=(
        Concept(id="split", name="Split", domain="maths"),
        Concept(
            id="tree",
            name="Tree",
            kind="algorithm",
            domain="trees",
            also_in=("other",),
            axes={"family": ("tree",), "data": ("text",), "tradition": ("deep",)},
            needs=(Need(id="split"),),
        ),
        Concept(
            id="stump",
            name="Stump",
            kind="algorithm",
            domain="trees",
            axes={"family": ("tree",), "data": ("image",)},
            needs=(Need(id="split"),),
        ),
        Concept(
            id="net", name="Net", kind="algorithm", domain="deep", also_in=("other",)
        ),
    ),
)


def scope_of(domain: str, **axes: str) -> Scope:
    """Return what there is to choose from in a domain of the field."""
    graph = build([FIELD])
    domains = {found.id: found for found in graph.records.domains}
    return Scope(graph, domains[domain], axes, {})


def test_what_an_algorithm_covers() -> None:
    """It covers the ideas below it, its family and home, and values but tradition."""
    scope = scope_of("learning")
    assert scope.named(scope.items["tree"]) == Items(
        ideas=("split",), areas=("trees",), families=("tree",), values=("data=text",)
    )


def test_a_guest_covers_where_it_is_seen_from() -> None:
    """An algorithm that lives outside counts for the areas that it is also in."""
    scope = scope_of("learning")
    assert scope.named(scope.items["net"]).areas == ("other",)


def test_the_domain_itself_is_no_area() -> None:
    """In a domain without parts an algorithm covers no area."""
    scope = scope_of("trees")
    assert scope.named(scope.items.whole).areas == ()


def test_a_filtered_axis_is_not_covered() -> None:
    """Along an axis only what fits is there, and its values are no longer to cover."""
    scope = scope_of("learning", data="text")
    assert set(scope.ids) == {"tree", "net"}
    assert scope.named(scope.items.whole).values == ()


def test_a_domain_without_algorithms_offers_its_representatives() -> None:
    """Where no algorithm is at home, the concepts that stand for the area are."""
    assert scope_of("maths").ids == ("split",)


def test_a_filter_does_not_turn_concepts_into_starters() -> None:
    """Where algorithms are there but none fits, nothing is offered instead."""
    assert scope_of("trees", data="audio").ids == ()


def test_what_is_known_is_covered_and_free() -> None:
    """A known algorithm covers its family, and what it implies takes no time."""
    graph = build([FIELD])
    scope = Scope(graph, graph.records.domains[0], {}, {"stump": "what"})
    known = scope.named(scope.empty().items)
    assert (known.ideas, known.families) == (("split",), ("tree",))
    assert scope.union(["tree"]).seconds == 3600


def test_a_known_idea_is_covered_alone() -> None:
    """An idea that is known is covered, whether an algorithm that has it is or not."""
    graph = build([FIELD])
    scope = Scope(graph, graph.records.domains[0], {}, {"split": "what"})
    assert scope.named(scope.empty().items) == Items(ideas=("split",))


def scope_knowing(depth: Depth, *, at: Depth) -> Scope:
    """Return what there is to choose where all of it rests on one known concept."""
    either = Need(any_of=("quick", "slow"))
    concepts = (
        Concept(id="quick", name="Quick", domain="d", hours=2),
        Concept(id="slow", name="Slow", domain="d", hours=4),
        Concept(id="mean", name="Mean", domain="d", hours_why=8),
        Concept(id="mode", name="Mode", domain="d", needs=(either,)),
        Concept(
            id="fit",
            name="Fit",
            domain="d",
            kind="algorithm",
            needs=(Need(id="mean", at=at), Need(id="mode")),
        ),
    )
    domain = Domain(id="d", name="D")
    graph = build([Records(concepts=concepts, domains=(domain,))])
    return Scope(graph, domain, {}, {"mean": depth, "mode": "what"})


def test_what_is_known_takes_no_alternative() -> None:
    """An alternative that only a known concept would need takes no time."""
    assert scope_knowing("what", at="what").union(["fit"]).seconds == 3600


def test_known_at_what_only_why_takes_time() -> None:
    """What is known at what and needed at why takes the hours that why adds."""
    assert scope_knowing("what", at="why").union(["fit"]).seconds == 9 * 3600
    assert scope_knowing("why", at="why").union(["fit"]).seconds == 3600
