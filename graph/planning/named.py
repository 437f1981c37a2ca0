"""What a person names as a goal, as a record: its name, targets, projects, reading."""

from conceptpath.graph.model import Depth, Specialization, Target
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import PREFIX, goals


def named(graph: Graph, name: str) -> Specialization:
    """Return the specialization that a name means, or the concept as one.

    A concept has itself as target, the projects that practise it and its own papers.

    :param name: A name, as :func:`.goals.goals` takes it.
    :raises UnknownNameError: If the name means neither.
    :raises AmbiguousNameError: If it means several concepts.

    >>> from conceptpath.graph.model import Concept, Records
    >>> graph = Graph(Records(concepts=(Concept(id="svm", name="SVM", domain="d"),)))
    >>> targets(named(graph, "SVM"))
    {'svm': 'what'}
    """
    listed = {goal.id: goal for goal in graph.records.specializations}
    id_ = name.removeprefix(PREFIX)
    if id_ in listed and name not in graph:
        return listed[id_]
    [meant] = goals(graph, [name])
    concept, projects = graph[meant], graph.records.projects
    return Specialization(
        id=concept.id,
        name=concept.name,
        axes=concept.axes,
        targets=(Target(id=concept.id),),
        projects=tuple(p.id for p in projects if concept.id in p.practises),
        reading=(*concept.introduced_by, *concept.papers),
    )


def targets(goal: Specialization) -> dict[str, Depth]:
    """Return how deep each target of a goal is wanted."""
    return {target.id: target.depth for target in goal.targets}
