"""From what a person names as goals to concepts and depths."""

from collections.abc import Iterable

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import LEVEL, Concept, Depth, Specialization
from conceptpath.graph.near import near
from conceptpath.graph.network import Graph
from conceptpath.graph.search import resolve

PREFIX = "specialization:"


def goals(
    graph: Graph, names: Iterable[str], depth: Depth = "what"
) -> dict[str, Depth]:
    """Return the concepts that some names mean as goals, and how deep each is wanted.

    A specialization means its targets.

    :param names: Names, as :func:`meant` takes them.
    :param depth: How deep the goals are wanted at least.
    :raises UnknownNameError: If a name means neither; it holds near names of both.
    :raises AmbiguousNameError: If a name means several concepts.
    """
    wanted: dict[str, Depth] = {}
    for name in names:
        for id_, at in _targets(meant(graph, name)):
            wanted[id_] = max(at, depth, wanted.get(id_, at), key=LEVEL.__getitem__)
    return wanted


def meant(graph: Graph, name: str) -> Concept | Specialization:
    """Return what a name means as a goal: a concept, or else a specialization.

    Ids come before names, and names as they are written, case apart, before all other
    ways to name a concept. ``specialization:ID`` is never a concept.

    :param name: An id, a name, or an alias of a concept.
    :raises UnknownNameError: If it means neither; it holds near names of both.
    :raises AmbiguousNameError: If it means several concepts.

    >>> from conceptpath.graph.model import Records
    >>> model = Concept(id="model", name="Language model", domain="d")
    >>> models = Specialization(id="models", name="Language models")
    >>> graph = Graph(Records(concepts=(model,), specializations=(models,)))
    >>> meant(graph, "language models").id, meant(graph, "language-model").id
    ('models', 'model')
    """
    if name.startswith(PREFIX):
        return _listed(graph, name.removeprefix(PREFIX))
    if isinstance(found := _called(graph).get(name.casefold()), Specialization):
        return found
    try:
        return resolve(graph, name)
    except UnknownNameError as error:
        ids = [goal.id for goal in graph.records.specializations]
        nearest = (*error.near, *near(name, ids, limit=1))
        raise UnknownNameError("concept or specialization", name, nearest) from None


def _called(graph: Graph) -> dict[str, Concept | Specialization]:
    """Return what has which id or name, case apart; what comes last counts."""
    listed = graph.records.specializations
    called: dict[str, Concept | Specialization]
    called = {goal.name.casefold(): goal for goal in listed}
    called.update((concept.name.casefold(), concept) for concept in graph.values())
    called.update((goal.id, goal) for goal in listed)
    called.update(graph)
    return called


def _listed(graph: Graph, id_: str) -> Specialization:
    known = {goal.id: goal for goal in graph.records.specializations}
    if id_ not in known:
        raise UnknownNameError("specialization", id_, near(id_, known))
    return known[id_]


def _targets(goal: Concept | Specialization) -> Iterable[tuple[str, Depth]]:
    if isinstance(goal, Concept):
        return [(goal.id, "what")]
    return [(target.id, target.depth) for target in goal.targets]
