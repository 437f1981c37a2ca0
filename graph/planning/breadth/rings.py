"""How far is what from a start? A typed distance, as rings around it.

Plain distance in the graph says little: hubs such as "vector" pull everything near.
Here the kind of link that leads to a concept says how far away it is, in the order of
two tables: what stands for a domain comes before its methods, a method before the ideas
it uses, these before what they rest on. The first ring that reaches a concept has it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from conceptpath.graph.network import Graph


class Area(NamedTuple):
    """A start and what its rings are made of."""

    graph: Graph
    start: str
    #: What the rings may hold.
    inside: set[str]
    #: Whose needs count: all of a domain; of a concept what is learned for it.
    learned: Collection[str]
    #: The representatives: up to 0 for the domain's own, from 1 for those of a part.
    ranks: Mapping[str, int]


class Ring(NamedTuple):
    """One kind of link outward: what it leads to, and why this comes where it does."""

    title: str
    reason: str
    lead: Callable[[Area, Collection[str]], Iterable[str]]


def rings(area: Area, table: Sequence[Ring]) -> Iterator[tuple[Ring, set[str]]]:
    """Yield each ring with what it is the first to reach; the last one is repeated.

    :param area: The start and what may be reached from it.
    :param table: The rings, the nearest first; one that reaches nothing is left out.
    """
    reached: set[str] = set()
    for number, ring in enumerate(chain(table, repeat(table[-1]))):
        found = area.inside & {*ring.lead(area, reached)} - reached
        if found:
            yield ring, found
        elif number >= len(table):
            return
        reached |= found


def kinds(graph: Graph, ids: Iterable[str]) -> set[str]:
    """Return some concepts, what is one of them, and what is one of those in turn."""
    found = set(ids)
    while more := {c.id for c in graph.values() if found & {*c.is_a}} - found:
        found |= more
    return found


def _representatives(area: Area, _: Collection[str]) -> Iterable[str]:
    """Return all but the methods that a part names second or later."""
    for id_, rank in area.ranks.items():
        if rank <= 1 or area.graph[id_].kind == "concept":
            yield id_


def _methods(area: Area, reached: Collection[str]) -> Iterable[str]:
    return kinds(area.graph, reached) | {
        id_ for id_ in area.inside if area.graph[id_].kind == "algorithm"
    }


def _needed_by_methods(area: Area, reached: Collection[str]) -> Iterable[str]:
    return _needed(area, [i for i in reached if area.graph[i].kind == "algorithm"])


def _needed(area: Area, reached: Collection[str]) -> Iterable[str]:
    learned = [id_ for id_ in reached if id_ in area.learned]
    return [low for id_ in learned for low in area.graph.prerequisites(id_)]


#: From a domain outward, the nearest ring first.
FROM_A_DOMAIN: Sequence[Ring] = (
    Ring(
        "Begin here",
        "They stand for the area and for each of its parts.",
        _representatives,
    ),
    Ring(
        "Methods and special cases",
        "A method or a special case is easier to grasp than a general idea.",
        _methods,
    ),
    Ring(
        "Ideas they use",
        "Ideas make sense once a method that needs them has been seen.",
        _needed_by_methods,
    ),
    Ring(
        "What those rest on",
        "What is above needs them, though no method does so directly.",
        _needed,
    ),
    Ring(
        "The rest of the area",
        "Nothing above needs them directly; most of them build on it.",
        lambda area, _: area.inside,
    ),
)
#: From a concept outward; the last ring stands for all that follow.
FROM_A_CONCEPT: Sequence[Ring] = (
    Ring("The start", "This was asked for.", lambda area, _: [area.start]),
    Ring(
        "Kinds of it",
        "Its kinds show what it is good for.",
        lambda area, _: kinds(area.graph, [area.start]),
    ),
    Ring(
        "What it uses",
        "It needs them directly, whichever area they are in.",
        lambda area, _: area.graph.prerequisites(area.start),
    ),
    Ring(
        "What those rest on",
        "They are needed one step further down, in the area of the start.",
        _needed,
    ),
)
