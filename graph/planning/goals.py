"""From what a person names as goals to concepts and depths."""

from collections.abc import Iterable

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import LEVEL, Depth, Specialization
from conceptpath.graph.near import near
from conceptpath.graph.network import Graph
from conceptpath.graph.search import resolve

PREFIX = "specialization:"


def goals(
    graph: Graph, names: Iterable[str], depth: Depth = "what"
) -> dict[str, Depth]:
    """Return the concepts that some names mean as goals, and how deep each is wanted.

    An id is that of a concept first, then of a specialization, whose targets become
    the goals; other names are those of concepts. ``specialization:ID`` is never a
    concept.

    :param names: Ids, names or aliases.
    :param depth: How deep the goals are wanted at least.
    :raises UnknownNameError: If a name means neither; it holds near names of both.
    :raises AmbiguousNameError: If a name means several concepts.
    """
    wanted: dict[str, Depth] = {}
    for name in names:
        for id_, at in _meant(graph, name, depth).items():
            wanted[id_] = max(at, wanted.get(id_, at), key=LEVEL.__getitem__)
    return wanted


def _meant(graph: Graph, name: str, depth: Depth) -> dict[str, Depth]:
    if name.startswith(PREFIX):
        return _targets(_specialization(graph, name.removeprefix(PREFIX)), depth)
    known = {goal.id: goal for goal in graph.records.specializations}
    if name in known and name not in graph:
        return _targets(known[name], depth)
    try:
        return {resolve(graph, name).id: depth}
    except UnknownNameError as error:
        nearest = (*error.near, *near(name, known, limit=1))
        raise UnknownNameError("concept or specialization", name, nearest) from None


def _specialization(graph: Graph, id_: str) -> Specialization:
    known = {goal.id: goal for goal in graph.records.specializations}
    if id_ not in known:
        raise UnknownNameError("specialization", id_, near(id_, known))
    return known[id_]


def _targets(goal: Specialization, depth: Depth) -> dict[str, Depth]:
    return {t.id: max(t.depth, depth, key=LEVEL.__getitem__) for t in goal.targets}
