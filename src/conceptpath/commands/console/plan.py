"""What an answer holds of the map, as the goals of a plan."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.answer import Node, Path

if TYPE_CHECKING:
    from conceptpath.graph.model import Depth


def concepts(graph: Graph, rows: Iterable[Iterable[Any]]) -> list[str]:
    """Return the concepts that rows hold: as nodes, in paths, or by their ids.

    :param graph: The graph, which knows what is a concept.
    :param rows: Values as a store gives them, also inside lists and maps.
    :returns: Their ids, each once, in the order of the rows.
    """
    found = (id_ for row in rows for value in row for id_ in _ids(value))
    return [id_ for id_ in dict.fromkeys(found) if id_ in graph]


def _ids(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Node(labels=labels, properties={"id": str(id_)}) if "Concept" in labels:
            yield id_
        case Path(nodes=inner) | list(inner):
            for item in inner:
                yield from _ids(item)
        case dict():
            yield from _ids(list(value.values()))


def plan_text(graph: Graph, found: Sequence[str]) -> str:
    """Return the plan to some concepts, told as ``conceptpath path`` tells it.

    Of concepts that need each other only those at the top are called goals.
    """
    from msgspec import structs

    from conceptpath.commands.known import known_marks
    from conceptpath.commands.plan_text import as_text
    from conceptpath.graph.planning.depth.path import path
    from conceptpath.graph.planning.depth.routes import routes

    if not found:
        return "Nothing to plan: the answer holds no concept of the map."
    goals: dict[str, Depth] = dict.fromkeys(_tops(graph, found), "what")
    have = known_marks(graph).depths()
    others = routes(graph, goals, known=have)
    plan = structs.replace(path(graph, goals, known=have), routes=others)
    return as_text(graph, plan)


def _tops(graph: Graph, found: Sequence[str]) -> Sequence[str]:
    """Return the concepts that lead to the same plan, if they are fewer."""
    from conceptpath.graph.planning.depth.path import path

    steps = path(graph, found).steps
    tops = [step.id for step in steps if not step.reasons]
    same = [step.id for step in path(graph, tops).steps] == [step.id for step in steps]
    return tops if same else found
