"""What a person names as a goal, as a record: its name, targets, projects, reading."""

from conceptpath.graph.model import Depth, Specialization, Target
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import meant


def named(graph: Graph, name: str) -> Specialization:
    """Return the specialization that a name means, or the concept as one.

    A concept has itself as target, the projects that practise it and its own papers.

    :param name: A name, as :func:`.goals.meant` takes it.
    :raises UnknownNameError: If the name means neither.
    :raises AmbiguousNameError: If it means several concepts.

    >>> from conceptpath.graph.model import Concept, Records
    >>> graph = Graph(Records(concepts=(Concept(id="svm", name="SVM", domain="d"),)))
    >>> targets(named(graph, "SVM"))
    {'svm': 'what'}
    """
    found = meant(graph, name)
    if isinstance(found, Specialization):
        return found
    projects = graph.records.projects
    return Specialization(
        id=found.id,
        name=found.name,
        axes=found.axes,
        targets=(Target(id=found.id),),
        projects=tuple(p.id for p in projects if found.id in p.practises),
        reading=(*found.introduced_by, *found.papers),
    )


def targets(goal: Specialization) -> dict[str, Depth]:
    """Return how deep each target of a goal is wanted."""
    return {target.id: target.depth for target in goal.targets}
