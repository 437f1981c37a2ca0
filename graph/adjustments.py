"""What the learner sees differently: own hours, own notes, needs set aside.

``adjustments.json`` in the user's data folder, ``{"version": 1, "concepts": {ID:
{"hours", "note", "without"}}}``. The map itself stays as it is: a graph with the
adjustments is a second one, for this learner only. A need that is set aside is left out
of it, and of a need with alternatives only that one; whatever goes, every need still
points to an earlier concept, so the learning order stays valid.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, structs

from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.former import present_ids
from conceptpath.graph.model import Concept, Need
from conceptpath.graph.network import Graph
from conceptpath.graph.search import resolve
from conceptpath.graph.user_file import UserFile, UserRecord

#: More than this is no time to learn one concept in.
MOST_HOURS = 10_000.0


class Adjustment(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Of one concept: own hours, an own note, the ids of needs that are set aside."""

    hours: Annotated[float, Meta(gt=0, le=MOST_HOURS)] | None = None
    note: str = ""
    without: tuple[str, ...] = ()


class Adjustments(UserRecord, frozen=True, forbid_unknown_fields=True):
    """All adjustments of a learner, by concept."""

    concepts: Mapping[str, Adjustment] = {}

    def on(self, graph: Graph) -> "Adjustments":
        """Return those of concepts that a graph has; former ids become the present."""
        now = present_ids(graph)
        return Adjustments(
            concepts={
                now[id_]: structs.replace(
                    own, without=tuple(now.get(lower, lower) for lower in own.without)
                )
                for id_, own in self.concepts.items()
                if id_ in now
            }
        )

    def gone(self, graph: Graph) -> tuple[str, ...]:
        """Return the adjusted ids that a graph has not, not even as former ones."""
        now = present_ids(graph)
        return tuple(id_ for id_ in self.concepts if id_ not in now)

    def adjusted(
        self,
        graph: Graph,
        id_: str,
        *,
        hours: float | None = None,
        note: str | None = None,
        without: Iterable[str] = (),
    ) -> "Adjustments":
        """Return the adjustments with more of them for one concept.

        :param graph: The graph as it is for everybody.
        :param id_: The concept.
        :param hours: Own hours for depth ``what``; what ``why`` adds stays.
        :param note: An own note; an empty one takes it back.
        :param without: Prerequisites to set aside, by id, name or alias.
        :raises InputError: If the hours are no time to learn in, or the concept has no
            such need.
        :raises AmbiguousNameError: If a name means several concepts.
        """
        before = self.on(graph).concepts.get(id_, Adjustment())
        aside = (_need(graph, graph[id_], text) for text in without)
        own = Adjustment(
            hours=before.hours if hours is None else _possible(hours),
            note=before.note if note is None else note.strip(),
            without=tuple(dict.fromkeys((*before.without, *aside))),
        )
        rest = self.cleared(graph, id_).concepts
        return Adjustments(concepts={**rest, id_: own} if own != Adjustment() else rest)

    def cleared(self, graph: Graph, id_: str) -> "Adjustments":
        """Return the adjustments without those of one concept."""
        now = present_ids(graph)
        return Adjustments(
            concepts={
                other: own
                for other, own in self.concepts.items()
                if now.get(other, other) != id_
            }
        )

    def applied(self, graph: Graph) -> Graph:
        """Return a graph as the learner wants it, with a version of its own.

        :param graph: The graph as it is for everybody.
        """
        if not self.concepts:
            return graph
        own = {
            id_: _own(graph[id_], adjustment)
            for id_, adjustment in self.on(graph).concepts.items()
        }
        changed = [concept for concept in own.values() if concept != graph[concept.id]]
        if not changed:
            return graph
        concepts = tuple(own.get(id_, concept) for id_, concept in graph.items())
        records = structs.replace(graph.records, concepts=concepts)
        return Graph(records, _version(graph.version, changed))


FILE = UserFile("adjustments", Adjustments())


def load() -> Adjustments:
    """Return the learner's adjustments, none where there is no file yet.

    :raises FolderError: If the file is damaged (it is moved aside), of a later version
        (it stays) or unreadable.
    """
    return FILE.load()


def update(change: Callable[[Adjustments], Adjustments]) -> Adjustments:
    """Change the learner's adjustments, while no other program does.

    :param change: Returns the new adjustments for those that are there.
    :returns: The new adjustments.
    :raises FolderError: As :func:`load`, or if the folder cannot be written.
    """
    return FILE.update(change)


def _own(concept: Concept, own: Adjustment) -> Concept:
    return structs.replace(
        concept,
        hours=own.hours or concept.hours,
        needs=tuple(_left(concept.needs, own.without)),
    )


def _left(needs: Iterable[Need], without: Collection[str]) -> Iterator[Need]:
    for need in needs:
        match tuple(lower for lower in need.prerequisites if lower not in without):
            case ():
                continue
            case (lower,):
                yield structs.replace(need, id=lower, any_of=())
            case several:
                yield structs.replace(need, any_of=several)


def _possible(hours: float) -> float:
    if not 0 < hours <= MOST_HOURS:
        raise InputError(
            f"{hours:g} hours are no time to learn a concept in; give more than 0 and "
            f"at most {MOST_HOURS:,.0f}"
        )
    return hours


def _need(graph: Graph, concept: Concept, text: str) -> str:
    needs = [lower for need in graph.needs(concept.id) for lower in need.prerequisites]
    with suppress(UnknownNameError):
        if (id_ := resolve(graph, text).id) in needs:
            return id_
    needed = f"it needs {', '.join(needs)}" if needs else "it needs nothing"
    raise InputError(f"{concept.id} has no need {text!r}; {needed}")


def _version(before: str, changed: Iterable[Concept]) -> str:
    content = before.encode() + msgspec.json.encode(tuple(changed))
    return hashlib.sha256(content).hexdigest()[:20]
