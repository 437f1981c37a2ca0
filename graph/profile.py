"""What the learner knows: one JSON file in the user's data folder.

``{"version": 1, "known": {ID: {"depth", "confidence", "date", "basis"}}}``. A mark says
that a concept is known, and implies what the concept needs.

Nobody stays sure of what they do not use, so confidence fades: it halves every
:data:`HALF_LIFE` days. That the loss is a share of what is left, fast at first and slow
later, is the shape of Ebbinghaus' curve (1885) in the form of a half-life (Settles and
Meeder 2016); the number of days is a convention, since people and subjects differ. A
mark never drops out by itself: below :data:`SHAKY` it is worth checking again.
"""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct, field, structs

from conceptpath.graph.former import present_ids
from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.user_file import UserFile, UserRecord

#: The days in which confidence falls to a half.
HALF_LIFE = 365
#: Below this confidence a mark is worth checking again.
SHAKY = 0.5


def today() -> datetime.date:
    """Return the day on which something is marked now, in UTC."""
    return datetime.datetime.now(datetime.UTC).date()


class Mark(Struct, frozen=True, forbid_unknown_fields=True):
    """That a concept is known: how deep, how surely (0 to 1), since when, and why.

    >>> mark = Mark(confidence=0.8, date=datetime.date(2026, 1, 1))
    >>> mark.confidence_on(datetime.date(2027, 1, 1))
    0.4
    """

    depth: Depth = "what"
    confidence: Annotated[float, Meta(ge=0, le=1)] = 1.0
    date: datetime.date = field(default_factory=today)
    #: What it rests on: ``said``, ``ticked`` (in a plan), ``placement``, ``quiz``.
    basis: str = "said"

    def confidence_on(self, day: datetime.date) -> float:
        """Return what is left of the confidence on a day, all of it before the mark."""
        days = max(0, (day - self.date).days)
        return float(self.confidence * 0.5 ** (days / HALF_LIFE))


class Profile(UserRecord, frozen=True, forbid_unknown_fields=True):
    """All marks of a learner, by concept."""

    known: Mapping[str, Mark] = {}

    def depths(self) -> dict[str, Depth]:
        """Return how deep each marked concept is known."""
        return {id_: mark.depth for id_, mark in self.known.items()}

    def on(self, graph: Graph) -> "Profile":
        """Return the marks whose concepts a graph has; former ids become the present.

        Of two marks that become one the later counts, at the deeper of their depths.
        """
        now = present_ids(graph)
        known: dict[str, Mark] = {}
        for id_, mark in self.known.items():
            if id_ in now:
                known[now[id_]] = _later(known.get(now[id_], mark), mark)
        return Profile(known=known)

    def gone(self, graph: Graph) -> tuple[str, ...]:
        """Return the marked ids that a graph has not, not even as former ones."""
        now = present_ids(graph)
        return tuple(id_ for id_ in self.known if id_ not in now)

    def confidences(self, graph: Graph, day: datetime.date) -> dict[str, float]:
        """Return how surely each concept is known on a day, implied ones too.

        A concept without a mark of its own has the highest confidence of the marks
        that imply it; one with a mark has that of its mark, unless a mark of a later
        day implies it more surely.

        :param graph: The graph, which says what a mark implies.
        :param day: The day.
        :returns: Confidences by id, in learning order.
        """
        marks = self.on(graph).known
        sure: dict[str, float] = {}
        for id_, mark in marks.items():
            confidence = mark.confidence_on(day)
            for lower in graph.required({id_: mark.depth}):
                own = None if lower == id_ else marks.get(lower)
                if own is None or own.date < mark.date:
                    sure[lower] = max(confidence, sure.get(lower, 0.0))
        return {id_: sure[id_] for id_ in sorted(sure, key=graph.position)}

    def marked(
        self,
        ids: Mapping[str, Depth],
        *,
        confidence: float | Mapping[str, float] = 1.0,
        basis: str = "said",
    ) -> "Profile":
        """Return the profile with some concepts marked as known, today and as the last.

        What was marked deeper stays as deep; confidence, day and basis are the new.

        :param ids: How deep each concept is known.
        :param confidence: How surely, for all or for each.
        :param basis: What that rests on.
        """
        new = {}
        for id_, depth in ids.items():
            sure = confidence[id_] if isinstance(confidence, Mapping) else confidence
            mark = Mark(depth=depth, confidence=sure, basis=basis)
            new[id_] = _deepened(mark, self.known.get(id_, mark))
        others = {id_: mark for id_, mark in self.known.items() if id_ not in new}
        return Profile(known=others | new)

    def weighed(
        self, graph: Graph, confidences: Mapping[str, float], *, basis: str = "quiz"
    ) -> "Profile":
        """Return the profile with other confidences in what is known.

        A concept that was only implied gets a mark of its own, at the depth at which it
        is known. What is not known stays so.

        :param graph: The graph, which says what is known.
        :param confidences: The new confidences by id.
        :param basis: What they rest on.
        """
        known = graph.required(self.on(graph).depths())
        ids: dict[str, Depth] = {id_: known[id_] for id_ in confidences if id_ in known}
        return self.marked(ids, confidence=confidences, basis=basis)


FILE = UserFile("profile", Profile())


def place() -> Path:
    """Return the file of the profile."""
    return FILE.place


def load() -> Profile:
    """Return the learner's profile, an empty one where there is none yet.

    :raises FolderError: If the file is damaged (it is moved aside), of a later version
        (it stays) or unreadable.
    """
    return FILE.load()


def update(change: Callable[[Profile], Profile]) -> Profile:
    """Change the learner's profile, while no other program does.

    :param change: Returns the new profile for the one that is there.
    :returns: The new profile.
    :raises FolderError: As :func:`load`, or if the folder cannot be written.
    """
    return FILE.update(change)


def _later(one: Mark, other: Mark) -> Mark:
    before, after = sorted((one, other), key=lambda mark: mark.date)
    return _deepened(after, before)


def _deepened(mark: Mark, other: Mark) -> Mark:
    deeper = max(mark.depth, other.depth, key=LEVEL.__getitem__)
    return structs.replace(mark, depth=deeper)
