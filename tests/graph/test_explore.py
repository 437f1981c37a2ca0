"""What lies around a domain or a concept, level by level."""

from collections.abc import Iterator, Mapping

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from conceptpath.graph.build import build
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Axis, Concept, Domain, Need, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.explore import (
    Levels,
    explore,
    fits,
    members,
    subtree,
)
from conceptpath.graph.planning.breadth.rings import kinds

from .strategies import DOMAINS, graphs, records

#: More levels than any graph here has.
ALL = 99
AXIS = Axis(id="data", name="Data", values=("text", "image"))
AXES: st.SearchStrategy[Mapping[str, str]] = st.sampled_from([{}, {"data": "text"}])


@st.composite
def areas(draw: st.DrawFn) -> Graph:
    """Return random graphs with algorithms, kinds, axes, and a domain in another."""
    found = draw(records())
    ids = [concept.id for concept in found.concepts]
    few = st.lists(st.sampled_from(ids), max_size=3, unique=True).map(tuple)
    values = st.sampled_from([{}, {"data": ("text",)}, {"data": ("image",)}])
    concepts = [
        replace(
            concept,
            kind=draw(st.sampled_from(["concept", "algorithm"])),
            is_a=tuple(id_ for id_ in draw(few) if id_ != concept.id),
            axes=draw(values),
        )
        for concept in found.concepts
    ]
    one, two, three = (replace(d, representatives=draw(few)) for d in DOMAINS)
    domains = (one, replace(two, parent="one"), three)
    return build([Records(concepts=tuple(concepts), domains=domains, axes=(AXIS,))])


def shown(around: Levels) -> dict[str, tuple[str, ...]]:
    """Return what each level shows, by its title."""
    return {level.title: level.shown for level in around.levels}


def held(around: Levels) -> Iterator[str]:
    """Yield what the levels show and fold."""
    for level in around.levels:
        yield from (*level.shown, *level.folded)


def resting(around: Levels) -> set[str]:
    """Return what the levels rest on outside."""
    return {id_ for foundation in around.foundations for id_ in foundation.concepts}


@given(areas(), st.sampled_from(DOMAINS), st.integers(1, 3), AXES)
def test_nothing_of_a_domain_is_lost(
    graph: Graph, domain: Domain, cap: int, axes: Mapping[str, str]
) -> None:
    """Each concept of the domain that fits is shown, folded or deeper, and once."""
    around = explore(graph, domain.id, levels=2, cap=cap, axes=axes)
    inside = [id_ for id_ in members(graph, domain.id) if fits(graph[id_], axes)]
    assert len({*held(around)}) + around.deeper == len(inside)
    whole = explore(graph, domain.id, levels=ALL, cap=cap, axes=axes)
    assert sorted(held(whole)) == sorted(inside)


@given(areas(), st.sampled_from(DOMAINS), st.integers(1, 3))
def test_no_level_shows_more_than_the_cap(
    graph: Graph, domain: Domain, cap: int
) -> None:
    """A level shows as many concepts as the cap says, and folds the rest."""
    for level in explore(graph, domain.id, levels=ALL, cap=cap).levels:
        assert len(level.shown) == min(cap, len(level.shown + level.folded))


@given(areas(), st.sampled_from(DOMAINS), st.integers(1, 4))
def test_more_levels_only_append(graph: Graph, domain: Domain, count: int) -> None:
    """Levels are numbered from 1, and asking for more changes none of the first."""
    whole = explore(graph, domain.id, levels=ALL).levels
    assert [level.number for level in whole] == list(range(1, len(whole) + 1))
    assert explore(graph, domain.id, levels=count).levels == whole[:count]


@given(areas(), st.sampled_from(DOMAINS))
def test_methods_come_before_ideas(graph: Graph, domain: Domain) -> None:
    """An algorithm stands in the first two rings; a third one holds what they need."""
    levels = explore(graph, domain.id, levels=ALL, cap=ALL).levels
    met = {level.title: {*level.shown} for level in levels}
    early = met.pop("Begin here", set()) | met.pop("Methods and special cases", set())
    methods = {i for i in members(graph, domain.id) if graph[i].kind == "algorithm"}
    used = {low for id_ in methods for low in graph.prerequisites(id_)}
    assert methods <= early
    third = met.pop("Ideas they use", set())
    assert third == used & {*members(graph, domain.id)} - early


@given(areas(), st.sampled_from(DOMAINS))
def test_foundations_close_what_is_shown(graph: Graph, domain: Domain) -> None:
    """All that the shown concepts need is in the domain or in a foundation."""
    around = explore(graph, domain.id, levels=2, cap=2)
    below = graph.closure(around.drawn(), deep=True).keys()
    assert resting(around) == below - {*members(graph, domain.id)}


@given(areas(), st.data())
def test_nothing_of_a_concept_is_lost(graph: Graph, data: st.DataObject) -> None:
    """What a concept needs and what is a kind of it is in a level or a foundation."""
    start = data.draw(st.sampled_from(list(graph)))
    around = explore(graph, start, levels=ALL, cap=2)
    below = graph.closure([start], deep=True).keys()
    assert {*held(around)} | resting(around) == below | kinds(graph, [start])
    assert {*held(around)}.isdisjoint(resting(around))


@given(st.data())
def test_levels_of_a_concept_are_distances(data: st.DataObject) -> None:
    """Inside one area and without kinds a level is a distance along needs."""
    found = data.draw(records())
    concepts = tuple(replace(c, domain="one") for c in found.concepts)
    graph = build([replace(found, concepts=concepts)])
    start = data.draw(st.sampled_from(list(graph)))
    around = explore(graph, start, levels=ALL)
    level = {id_: lev.number for lev in around.levels for id_ in lev.shown}
    distance = nx.single_source_shortest_path_length(graph.to_networkx(), start)
    assert level == {id_: far + 1 for id_, far in dict(distance).items()}


@given(graphs(), st.sampled_from(DOMAINS))
def test_what_most_build_on_is_best(graph: Graph, domain: Domain) -> None:
    """Without representatives a level is sorted by how many concepts build on each."""
    view = graph.to_networkx()
    for level in explore(graph, domain.id, levels=ALL).levels:
        above = [len(nx.ancestors(view, id_)) for id_ in level.shown]
        assert above == sorted(above, reverse=True)


def test_levels_of_a_domain(sample: Graph) -> None:
    """Algebra's method comes first, then what it uses, then what that rests on."""
    assert shown(explore(sample, "algebra")) == {
        "Methods and special cases": ("root-finding",),
        "Ideas they use": ("equation", "polynomial"),
        "What those rest on": ("variable",),
    }


def test_foundations_of_a_domain(sample: Graph) -> None:
    """What algebra needs of arithmetic is folded into one foundation."""
    [foundation] = explore(sample, "algebra").foundations
    assert (foundation.name, foundation.concepts) == (
        "Arithmetic",
        ("number", "addition", "multiplication", "division", "power", "subtraction"),
    )


def test_no_foundation_is_left_out(content_graph: Graph) -> None:
    """However many areas the shown concepts rest on, all are told, largest first."""
    for domain in content_graph.records.domains:
        around = explore(content_graph, domain.id)
        below = content_graph.closure(around.drawn(), deep=True).keys()
        assert resting(around) == below - {*members(content_graph, domain.id)}
        sizes = [len(area.concepts) for area in around.foundations]
        assert sizes == sorted(sizes, reverse=True)


def test_concept_seen_from_another_domain(sample: Graph) -> None:
    """A concept stands in the levels of the domains that it is also in."""
    assert "polynomial" in members(sample, "arithmetic")


def test_deeper_is_counted(sample: Graph) -> None:
    """What lies beyond the last level is counted."""
    assert explore(sample, "algebra", levels=2).deeper == 1


def test_levels_of_a_concept(sample: Graph) -> None:
    """A concept's kinds come before its needs; other areas are met directly only."""
    around = explore(sample, "equation")
    assert shown(around) == {
        "The start": ("equation",),
        "What it uses": ("division", "variable", "subtraction"),
    }
    assert resting(around) == {"number", "addition", "multiplication"}
    assert shown(explore(sample, "multiplication", levels=2)) == {
        "The start": ("multiplication",),
        "Kinds of it": ("power",),
    }


def tower() -> Graph:
    """Return a method that rests on three ideas in turn, one of them its kind's."""
    needs = {"base": (), "floor": ("base",), "roof": ("floor",), "house": ("roof",)}
    concepts = [
        Concept(id=i, name=i, domain="here", needs=tuple(Need(id=n) for n in lower))
        for i, lower in needs.items()
    ]
    concepts[0] = replace(concepts[0], domain="there")
    concepts[3] = replace(concepts[3], also_in=("there",))
    kind = Concept(
        id="hut", name="Hut", domain="here", is_a=("house",), needs=(Need(id="base"),)
    )
    domains = (Domain(id="here", name="Here"), Domain(id="there", name="There"))
    return build([Records(concepts=(*concepts, kind), domains=domains)])


def test_all_areas_of_a_concept_are_its_own() -> None:
    """What a concept needs in an area that it is also in stands in a level."""
    around = explore(tower(), "house", levels=ALL)
    assert (resting(around), around.levels[-1].shown) == (set(), ("base",))


def test_what_a_kind_needs_is_no_nearer() -> None:
    """A kind stands beside the start, but its needs do not count for the levels."""
    levels = explore(tower(), "house", levels=ALL).levels
    assert [level.shown for level in levels] == [
        ("house",),
        ("hut",),
        ("roof",),
        ("floor",),
        ("base",),
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


def parts() -> Graph:
    """Return a domain in two parts, with representatives of all three."""
    named = {"a": "concept", "b": "algorithm", "c": "concept", "d": "algorithm"}
    concepts = [
        Concept(id=id_, name=id_, domain="left", kind=kind)  # type: ignore[arg-type]
        for id_, kind in named.items()
    ]
    concepts.append(Concept(id="e", name="e", domain="right", needs=(Need(id="c"),)))
    concepts.append(Concept(id="f", name="f", domain="right", is_a=("e",)))
    domains = (
        Domain(id="all", name="All", representatives=("b", "a")),
        Domain(id="left", name="L", parent="all", representatives=("a", "c", "d")),
        Domain(id="right", name="R", parent="all", representatives=("e",)),
    )
    return build([Records(concepts=tuple(concepts), domains=domains)])


def test_representatives_come_first_and_in_turn() -> None:
    """The domain's own stand first as written, then the first of each part."""
    [first, _] = explore(parts(), "all").levels
    assert first.shown == ("b", "a", "e", "c")


def test_a_second_method_of_a_part_is_one_of_the_methods() -> None:
    """Of the methods that stand for a part only the first is where to begin."""
    assert shown(explore(parts(), "left"))["Begin here"] == ("a", "c", "d")
    assert "d" in shown(explore(parts(), "all"))["Methods and special cases"]


def test_special_cases_stand_beside_the_methods() -> None:
    """What is a kind of a representative comes with the methods, after the ranked."""
    assert shown(explore(parts(), "all"))["Methods and special cases"] == ("d", "f")


def test_representatives_are_folded_last() -> None:
    """A level folds from the end, so that the domain's representatives stay."""
    [first] = explore(parts(), "all", levels=1, cap=2).levels
    assert (first.shown, first.folded) == (("b", "a"), ("e", "c"))


def test_axis_keeps_the_neutral(sample: Graph) -> None:
    """A filter drops what has another value, and keeps what says nothing."""
    around = explore(sample, "algebra", axes={"family": "other"})
    assert {*around.drawn()} == {"variable", "equation", "polynomial"}


def test_axis_keeps_what_fits(sample: Graph) -> None:
    """A filter keeps what has the value."""
    around = explore(sample, "algebra", axes={"family": "search"})
    assert "root-finding" in around.drawn()


def test_the_start_passes_every_filter(sample: Graph) -> None:
    """Who asks for a concept gets it, whatever the contrasts."""
    around = explore(sample, "root-finding", axes={"family": "other"})
    assert around.levels[0].shown == ("root-finding",)


def test_each_contrast_of_the_content_filters(content_graph: Graph) -> None:
    """Every value of every axis leaves just what has it and what is neutral."""
    for axis in content_graph.records.axes:
        for value in axis.values:
            chosen = {axis.id: value}
            around = explore(content_graph, "fields", levels=ALL, axes=chosen)
            said = {i: content_graph[i].axes for i in members(content_graph, "fields")}
            fit = {i for i, axes in said.items() if value in axes.get(axis.id, [value])}
            assert {*held(around)} == fit


def test_a_newcomer_meets_the_best_known_methods(content_graph: Graph) -> None:
    """Statistical learning begins with its ideas and shows its main methods next."""
    levels = shown(explore(content_graph, "statistical-learning"))
    assert levels["Begin here"][:2] == ("supervised-learning", "overfitting")
    methods = {"support-vector-machine", "k-means", "gradient-boosting"}
    assert methods <= {*levels["Methods and special cases"]}


def test_a_hub_pulls_nothing_near(content_graph: Graph) -> None:
    """Mathematics is a foundation of the machine that is explored, not a level."""
    around = explore(content_graph, "support-vector-machine", levels=ALL)
    assert "vector" in resting(around)
    assert {"margin", "convex-duality"} <= {*around.drawn()}


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
