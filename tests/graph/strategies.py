"""Random graphs: acyclic, with depths, alternatives and needs not settled."""

from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.model import Concept, Depth, Domain, Need, Records
from conceptpath.graph.network import Graph

DOMAINS = tuple(Domain(id=id_, name=id_.title()) for id_ in ("one", "two", "three"))
depths: st.SearchStrategy[Depth] = st.sampled_from(["what", "why"])
#: Multiples of a half, so that sums are exact.
hours = st.integers(0, 8).map(lambda halves: halves / 2)


@st.composite
def needs(draw: st.DrawFn, lower: list[str]) -> tuple[Need, ...]:
    """Return needs of some concepts, each in one need, some as alternatives."""
    chosen = draw(st.lists(st.sampled_from(lower), unique=True)) if lower else []
    found = []
    while chosen:
        size = draw(st.integers(1, min(3, len(chosen))))
        group, chosen = tuple(chosen[:size]), chosen[size:]
        found.append(
            Need(
                id=group[0] if size == 1 else "",
                any_of=group if size > 1 else (),
                reason=f"It rests on {group}.",
                depth=draw(depths),
                at=draw(depths),
                status=draw(st.sampled_from(["settled", "settled", "proposed"])),
            )
        )
    return tuple(found)


@st.composite
def records(draw: st.DrawFn) -> Records:
    """Return up to twelve concepts, each needing only those before it."""
    concepts: list[Concept] = []
    for number in range(draw(st.integers(1, 12))):
        concepts.append(
            Concept(
                id=f"c{number}",
                name=f"Concept {number}",
                domain=draw(st.sampled_from(DOMAINS)).id,
                hours=draw(hours),
                hours_why=draw(hours),
                needs=draw(needs([concept.id for concept in concepts])),
            )
        )
    return Records(concepts=tuple(concepts), domains=DOMAINS)


def graphs() -> st.SearchStrategy[Graph]:
    """Return random graphs."""
    return records().map(lambda found: build([found]))


def plain_graphs() -> st.SearchStrategy[Graph]:
    """Return random graphs whose needs all count: mandatory, settled, at what."""
    return records().map(lambda found: build([_plain(found)]))


def some(graph: Graph, least: int = 0) -> st.SearchStrategy[dict[str, Depth]]:
    """Return some concepts of a graph, each with a depth."""
    return st.dictionaries(st.sampled_from(list(graph)), depths, min_size=least)


@st.composite
def tasks(draw: st.DrawFn) -> tuple[Graph, dict[str, Depth], dict[str, Depth]]:
    """Return a graph, goals on it, and what the learner knows of it."""
    graph = draw(graphs())
    return graph, draw(some(graph, least=1)), draw(some(graph))


def _plain(found: Records) -> Records:
    concepts = [
        structs.replace(
            concept,
            needs=tuple(
                Need(id=lower) for need in concept.needs for lower in need.prerequisites
            ),
        )
        for concept in found.concepts
    ]
    return structs.replace(found, concepts=tuple(concepts))
