"""What follows from what a visitor said is known."""

from collections.abc import Mapping

from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.path import covers

Marks = Mapping[str, Depth]


def implied(graph: Graph, marks: Marks) -> dict[str, Depth]:
    """Return everything that is known, in learning order: the marks and their needs."""
    return graph.required(marks)


def toggled(graph: Graph, marks: Marks, id_: str, depth: Depth = "what") -> Marks:
    """Return the marks after one concept was marked as known, or no longer is.

    :param depth: How deep it is known when it becomes known.
    """
    if covers(implied(graph, marks), id_, depth):
        return forgotten(graph, marks, id_)
    return {**marks, id_: depth}


def forgotten(graph: Graph, marks: Marks, id_: str) -> Marks:
    """Return marks that no longer imply a concept.

    What had implied it is no longer known either. The rest of what *that* implied
    stays known: who does not know a detail of a method still knows its other needs.
    """
    left: dict[str, Depth] = {}
    for mark, depth in marks.items():
        below = graph.required({mark: depth})
        if id_ not in below:
            left[mark] = depth
        elif mark != id_:
            left |= _without(graph, below, id_)
    return left


def _without(graph: Graph, known: Marks, id_: str) -> Marks:
    """Return the inner fringe of what stays known without a concept."""
    below = {other: graph.required({other: at}) for other, at in known.items()}
    rest = [other for other in known if id_ not in below[other]]
    covered = {lower for other in rest for lower in below[other] if lower != other}
    return {other: known[other] for other in rest if other not in covered}
