"""Random graphs with algorithms, some of which stand for an area or are deep."""

from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.model import Concept, Domain, Need, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.scope import Scope

from .strategies import depths, records

#: The parent of all domains of random graphs.
ALL = Domain(id="all", name="All")
VALUES = {
    "family": ("tree", "linear", "kernel"),
    "data": ("text", "image"),
    "tradition": ("statistical", "deep"),
}


@st.composite
def axes(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Return some values on some axes."""
    found = {
        axis: tuple(draw(st.lists(st.sampled_from(values), unique=True)))
        for axis, values in VALUES.items()
    }
    return {axis: values for axis, values in found.items() if values}


@st.composite
def mixed(draw: st.DrawFn, found: Records) -> Records:
    """Return records some concepts of which are algorithms, in domains below one."""
    concepts = []
    for concept in found.concepts:
        if draw(st.booleans()):
            concepts.append(
                structs.replace(concept, kind="algorithm", axes=draw(axes()))
            )
        else:
            concepts.append(concept)
    ids = st.sampled_from([concept.id for concept in concepts])
    domains = [
        structs.replace(
            domain,
            parent=ALL.id,
            representatives=tuple(draw(st.lists(ids, unique=True, max_size=3))),
        )
        for domain in found.domains
    ]
    return Records(concepts=tuple(concepts), domains=(ALL, *domains))


def graphs_with_algorithms() -> st.SearchStrategy[Graph]:
    """Return random graphs with algorithms."""
    return records().flatmap(mixed).map(lambda found: build([found]))


def graphs_without_alternatives() -> st.SearchStrategy[Graph]:
    """Return random graphs with algorithms in which every need has one prerequisite."""
    return records().map(_single).flatmap(mixed).map(lambda found: build([found]))


def _single(found: Records) -> Records:
    concepts = [
        structs.replace(concept, needs=tuple(need for need in concept.needs if need.id))
        for concept in found.concepts
    ]
    return structs.replace(found, concepts=tuple(concepts))


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    """Return what there is to choose from in a random graph, some of it known."""
    graph = draw(graphs_with_algorithms())
    known = draw(st.dictionaries(st.sampled_from(list(graph)), depths, max_size=2))
    return Scope(graph, ALL, {}, known)


def method(
    id_: str,
    needs: tuple[str, ...] = (),
    hours: float = 1,
    domain: str = "d",
    **axes: str,
) -> Concept:
    """Return an algorithm with some needs, and a value on some axes."""
    return Concept(
        id=id_,
        name=id_.title(),
        kind="algorithm",
        domain=domain,
        hours=hours,
        needs=tuple(Need(id=need) for need in needs),
        axes={axis: (value,) for axis, value in axes.items()},
    )
