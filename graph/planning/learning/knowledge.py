"""What follows from saying that something is known, or no longer is.

What is known is a down-set of concepts at depths, as in knowledge space theory
(Doignon and Falmagne 1985): a mark implies the needs that count at its depth, and of
alternatives none. So who no longer knows a concept knows nothing that rests on it
either, while the rest of what was implied stays.
"""

from collections.abc import Iterable, Mapping

from msgspec import structs

from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import covers
from conceptpath.graph.profile import Mark, Profile

Marks = Mapping[str, Depth]


def toggled(graph: Graph, marks: Marks, id_: str, depth: Depth = "what") -> Marks:
    """Return the marks after one concept was marked as known, or no longer is.

    :param graph: The graph, which says what a mark implies.
    :param marks: How deep each marked concept is known.
    :param id_: The concept.
    :param depth: How deep it is known when it becomes known.
    """
    if covers(graph.required(marks), id_, depth):
        return forgotten(graph, marks, {id_: "what"})
    return {**marks, id_: depth}


def forgotten(graph: Graph, marks: Marks, ids: Marks) -> dict[str, Depth]:
    """Return marks that no longer imply some concepts.

    Their own marks go without a trace, or become shallower. What had implied them is
    no longer known either, or only at the depth that does not rest on them; the rest of
    what *that* implied stays known: who does not know a detail of a method still knows
    its other needs. Other marks stay as they are, and as few as possible are added.

    :param graph: The graph, which says what a mark implies.
    :param marks: How deep each marked concept is known.
    :param ids: From which depth on each concept, marked or implied, is not known:
        at ``why`` what was known at ``what`` stays so.

    >>> from conceptpath.graph.model import Concept, Need, Records
    >>> needs = (Need(id="line"), Need(id="point"))
    >>> names = {"line": (), "point": (), "plane": needs}
    >>> graph = Graph(Records(concepts=tuple(
    ...     Concept(id=id_, name=id_, domain="geometry", needs=needs)
    ...     for id_, needs in names.items()
    ... )))
    >>> forgotten(graph, {"plane": "what"}, {"line": "what"})
    {'point': 'what'}
    """
    kept: dict[str, Depth] = {
        mark: "what" if mark in ids else at
        for mark, at in marks.items()
        if ids.get(mark) != "what"
    }
    known = graph.required(kept)
    resting = _resting_on(graph, known, ids)
    left: dict[str, Depth] = {
        mark: at for mark, at in marks.items() if (mark, at) not in resting
    }
    covered = graph.required(left)
    for other in reversed(known):
        for at in _up_to(known[other]):
            if (other, at) not in resting and not covers(covered, other, at):
                left[other] = at
                covered = graph.required(left)
    return left


def forget(graph: Graph, profile: Profile, ids: Marks) -> Profile:
    """Return a profile that no longer implies some concepts.

    A mark that is added keeps confidence, day and basis of the surest one that implied
    it. An id that the graph has not any more just loses its mark.

    :param graph: The graph, which says what a mark implies.
    :param profile: The profile.
    :param ids: From which depth on each concept, marked or implied, is not known.
    """
    marks = profile.on(graph)
    left = forgotten(graph, marks.depths(), ids)
    gone = {id_: profile.known[id_] for id_ in profile.gone(graph) if id_ not in ids}
    kept = {id_: _mark(graph, marks, id_, depth) for id_, depth in left.items()}
    return Profile(known={**gone, **kept})


def lost(graph: Graph, before: Profile, after: Profile) -> dict[str, Depth]:
    """Return what one profile implies and another does not, and from which depth on.

    :param graph: The graph, which says what a mark implies.
    :param before: The one profile.
    :param after: The other one.
    :returns: Depths by id, in learning order.
    """
    had = graph.required(before.on(graph).depths())
    has = graph.required(after.on(graph).depths())
    return {
        id_: "why" if id_ in has else "what"
        for id_, depth in had.items()
        if not covers(has, id_, depth)
    }


def _mark(graph: Graph, marks: Profile, id_: str, depth: Depth) -> Mark:
    if depth == marks.depths().get(id_):
        return marks.known[id_]
    implying = [
        mark
        for other, mark in marks.known.items()
        if covers(graph.required({other: mark.depth}), id_, depth)
    ]
    latest = max(mark.date for mark in implying)
    surest = max(implying, key=lambda mark: mark.confidence_on(latest))
    return structs.replace(surest, depth=depth)


def _resting_on(graph: Graph, known: Marks, ids: Marks) -> set[tuple[str, Depth]]:
    """Return what of the known implies some concepts, these included."""
    resting: set[tuple[str, Depth]] = {
        (id_, at) for id_, depth in ids.items() for at in _from(depth)
    }
    for other in known:
        for need in graph.needs(other):
            if (need.id, need.at) in resting:
                resting |= {(other, at) for at in _from(need.depth)}
    return resting


def _from(depth: Depth) -> Iterable[Depth]:
    return (at for at in LEVEL if LEVEL[at] >= LEVEL[depth])


def _up_to(depth: Depth) -> Iterable[Depth]:
    return (at for at in LEVEL if LEVEL[at] <= LEVEL[depth])
