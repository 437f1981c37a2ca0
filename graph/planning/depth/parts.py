"""Parts of plans as sets, so that what plans share and add is set arithmetic.

A closure is a set of concepts at depths (a down-set, as in knowledge space theory;
Doignon and Falmagne 1985). ``why`` stands beside ``what``, for the hours that it adds,
so the hours of a union are those of its disjoint parts, whatever the depths.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import fsum

from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.result import Result

Closure = frozenset[tuple[str, Depth]]


class Area(Result, frozen=True):
    """A domain, and the hours that fall to it."""

    domain: str
    name: str
    hours: float


class Part(Result, frozen=True):
    """Steps in learning order, with their hours, and by area, the largest first.

    A step wanted at ``what`` in one part and at ``why`` in another stands in both.
    """

    hours: float
    steps: tuple[str, ...]
    areas: tuple[Area, ...]


def closure(depths: Mapping[str, Depth]) -> Closure:
    """Return the set of concepts at depths that some depths mean.

    >>> sorted(closure({"vector": "why", "matrix": "what"}))
    [('matrix', 'what'), ('vector', 'what'), ('vector', 'why')]
    """
    return frozenset(
        (id_, at)
        for id_, deepest in depths.items()
        for at in LEVEL
        if LEVEL[at] <= LEVEL[deepest]
    )


def depths(inside: Closure) -> dict[str, Depth]:
    """Return how deep each concept of a set is in it.

    >>> depths(closure({"vector": "why"}))
    {'vector': 'why'}
    """
    return {id_: "why" if (id_, "why") in inside else "what" for id_, _ in inside}


def tops(graph: Graph, inside: Mapping[str, Depth]) -> tuple[str, ...]:
    """Return the concepts that none of the others builds on, in learning order.

    :param inside: How deep each concept is, needs with it.
    """
    built_on = {
        lower
        for id_, depth in inside.items()
        for need in graph.needs(id_)
        if LEVEL[need.depth] <= LEVEL[depth]
        for lower in need.prerequisites
    }
    return tuple(sorted(inside.keys() - built_on, key=graph.position))


def part(graph: Graph, inside: Closure) -> Part:
    """Return a set of concepts at depths in learning order and by area."""
    steps = sorted({id_ for id_, _ in inside}, key=graph.position)
    return Part(hours(graph, inside), tuple(steps), tuple(_areas(graph, inside)))


def hours(graph: Graph, inside: Iterable[tuple[str, Depth]]) -> float:
    """Return the hours of some concepts at depths."""
    return fsum(
        graph[id_].hours if depth == "what" else graph[id_].hours_why
        for id_, depth in inside
    )


def _areas(graph: Graph, inside: Closure) -> list[Area]:
    by_domain: defaultdict[str, list[tuple[str, Depth]]] = defaultdict(list)
    for id_, depth in inside:
        by_domain[graph[id_].domain].append((id_, depth))
    areas = [
        Area(domain.id, domain.name, hours(graph, by_domain[domain.id]))
        for domain in graph.records.domains
        if domain.id in by_domain
    ]
    return sorted(areas, key=lambda area: area.hours, reverse=True)
