"""What the learner knows today, and how surely.

A mark's confidence today is that of :meth:`Profile.confidences`: what has faded, and
what a later mark that implies the concept has restored.
"""

import datetime

from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.result import Result
from conceptpath.graph.profile import SHAKY, Profile


class Known(Result, frozen=True):
    """A marked concept: how deep, how surely today, since when, and on what basis."""

    id: str
    name: str
    depth: Depth
    confidence: float
    date: datetime.date
    basis: str
    #: Whether it is worth checking again.
    shaky: bool


class Standing(Result, frozen=True):
    """All marks, the least sure first; what they imply; ids that no longer exist."""

    marks: tuple[Known, ...]
    implied: tuple[str, ...]
    gone: tuple[str, ...]


def standing(graph: Graph, profile: Profile, day: datetime.date) -> Standing:
    """Return what a learner knows on a day.

    :param graph: The graph, which says what a mark implies.
    :param profile: The profile.
    :param day: The day.
    """
    marks = profile.on(graph).known
    sure = profile.confidences(graph, day)
    known = [
        Known(
            id=id_,
            name=graph[id_].name,
            depth=marks[id_].depth,
            confidence=confidence,
            date=marks[id_].date,
            basis=marks[id_].basis,
            shaky=confidence < SHAKY,
        )
        for id_, confidence in sure.items()
        if id_ in marks
    ]
    known.sort(key=lambda mark: mark.confidence)
    implied = tuple(id_ for id_ in sure if id_ not in marks)
    return Standing(tuple(known), implied, profile.gone(graph))
