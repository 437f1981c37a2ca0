"""What lies around a domain or a concept, level by level, breadth first.

A level is a ring of the typed distance that :mod:`.rings` defines. From a domain its
rings hold its own concepts, each once. From a concept they hold its kinds, what it
needs directly, and below that what it needs of its own area. What the levels rest on
outside is folded into *foundations*, one entry an area, the largest first.

A level shows its best concepts and folds the rest. Representatives are best: those of
the domain, then the first of each part, then the second. Of the others those are best
that most concepts build on, directly or not.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from math import inf

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Concept
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.rings import (
    FROM_A_CONCEPT,
    FROM_A_DOMAIN,
    Area,
    Ring,
    kinds,
    rings,
)
from conceptpath.graph.planning.result import Result

#: How many concepts a level shows before the rest is folded.
CAP = 12
#: How many areas of the foundations are shown where the rest is folded.
FOUNDATIONS = 8


class Level(Result, frozen=True):
    """One level: what stands there, why this far out, the ids it shows and folds."""

    number: int
    title: str
    reason: str
    shown: tuple[str, ...]
    folded: tuple[str, ...] = ()


class Foundation(Result, frozen=True):
    """An area outside the start that the levels rest on, and with which concepts."""

    domain: str
    name: str
    concepts: tuple[str, ...]


class Levels(Result, frozen=True):
    """What lies around a start; ``deeper`` counts what is beyond the last level."""

    start: str
    name: str
    levels: tuple[Level, ...]
    foundations: tuple[Foundation, ...] = ()
    deeper: int = 0

    def drawn(self) -> tuple[str, ...]:
        """Return the ids that are shown, level by level."""
        return tuple(id_ for level in self.levels for id_ in level.shown)


def explore(
    graph: Graph,
    start: str,
    *,
    levels: int = 4,
    cap: int = CAP,
    axes: Mapping[str, str] | None = None,
) -> Levels:
    """Return the levels around a domain or a concept.

    :param start: The id of a domain, or else of a concept.
    :param levels: The most levels to return.
    :param cap: The most concepts a level shows; the rest is folded.
    :param axes: For each contrast the value a concept must have; a concept that says
        nothing of a contrast passes. What does not pass is a foundation if needed.
    :returns: The levels, numbered from 1; a ring that holds nothing makes none.
    :raises UnknownNameError: If the start is neither a domain nor a concept.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Need, Records
    >>> split = Concept(id="split", name="Split", domain="d")
    >>> tree = Concept(id="tree", name="Tree", domain="d", needs=(Need(id="split"),))
    >>> domain = Domain(id="d", name="D", representatives=("tree",))
    >>> graph = build([Records(concepts=(tree, split), domains=(domain,))])
    >>> [(level.title, level.shown) for level in explore(graph, "d").levels]
    [('Begin here', ('tree',)), ('What those rest on', ('split',))]
    """
    names = {domain.id: domain.name for domain in graph.records.domains}
    if start in names:
        area, table = _area_of_domain(graph, start, axes or {}), FROM_A_DOMAIN
    elif start in graph:
        area, table = _area_of_concept(graph, start, axes or {}), FROM_A_CONCEPT
    else:
        raise UnknownNameError("domain or concept", start)
    found = list(rings(area, table))
    near = tuple(_levels(area, found[:levels], cap))
    around = {id_ for _, ids in found for id_ in ids}
    return Levels(
        start=start,
        name=names[start] if start in names else graph[start].name,
        levels=near,
        foundations=_foundations(area, near, around),
        deeper=sum(len(ids) for _, ids in found[levels:]),
    )


def members(graph: Graph, domain: str) -> list[str]:
    """Return the concepts of a domain and of all below it, in learning order."""
    inside = subtree(graph, domain)
    return [
        c.id for c in graph.values() if not inside.isdisjoint((c.domain, *c.also_in))
    ]


def subtree(graph: Graph, domain: str) -> set[str]:
    """Return the ids of a domain and of all domains below it."""
    below = {domain}
    while more := {d.id for d in graph.records.domains if d.parent in below} - below:
        below |= more
    return below


def fits(concept: Concept, axes: Mapping[str, str]) -> bool:
    """Tell whether a concept has the given values; without an axis it passes."""
    return all(
        value in concept.axes.get(axis, (value,)) for axis, value in axes.items()
    )


def _area_of_domain(graph: Graph, start: str, axes: Mapping[str, str]) -> Area:
    inside = {id_ for id_ in members(graph, start) if fits(graph[id_], axes)}
    return Area(graph, start, inside, inside, _ranks(graph, start))


def _area_of_concept(graph: Graph, start: str, axes: Mapping[str, str]) -> Area:
    learned = graph.closure([start], deep=True).keys()
    near = {start, *kinds(graph, [start]), *graph.prerequisites(start)}
    inside = near | learned & _neighbourhood(graph, graph[start])
    inside = {id_ for id_ in inside if id_ == start or fits(graph[id_], axes)}
    return Area(graph, start, inside, learned, {})


def _neighbourhood(graph: Graph, concept: Concept) -> set[str]:
    """Return the members of the top domains that a concept is in."""
    roots = [domain.id for domain in graph.records.domains if domain.parent is None]
    homes = {concept.domain, *concept.also_in}
    own = [root for root in roots if not homes.isdisjoint(subtree(graph, root))]
    return {id_ for root in own for id_ in members(graph, root)}


def _ranks(graph: Graph, start: str) -> dict[str, int]:
    """Return the place of each representative, those of the domain itself up to 0."""
    ranks: dict[str, int] = {}
    parts = subtree(graph, start)
    for domain in graph.records.domains:
        if domain.id in parts:
            first = 1 - len(domain.representatives) if domain.id == start else 1
            for rank, id_ in enumerate(domain.representatives, first):
                ranks[id_] = min(rank, ranks.get(id_, rank))
    return ranks


def _levels(
    area: Area, found: Iterable[tuple[Ring, set[str]]], cap: int
) -> Iterator[Level]:
    def best(id_: str) -> tuple[float, int, int]:
        graph = area.graph
        return area.ranks.get(id_, inf), -graph.dependents(id_), graph.position(id_)

    for number, (ring, ids) in enumerate(found, 1):
        ranked = tuple(sorted(ids, key=best))
        yield Level(number, ring.title, ring.reason, ranked[:cap], ranked[cap:])


def _foundations(
    area: Area, levels: Iterable[Level], around: Collection[str]
) -> tuple[Foundation, ...]:
    graph = area.graph
    names = {domain.id: domain.name for domain in graph.records.domains}
    shown = [id_ for lev in levels for id_ in lev.shown if id_ in area.learned]
    below = [id_ for id_ in graph.closure(shown, deep=True) if id_ not in around]
    homes = Counter(graph[id_].domain for id_ in below)
    return tuple(
        Foundation(
            home, names[home], tuple(i for i in below if graph[i].domain == home)
        )
        for home, _ in homes.most_common()
    )
