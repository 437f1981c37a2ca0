"""Metacademy's graph of 2014: a Django fixture, a flat list of model, pk and fields.

Taken are concepts, prerequisites with their reasons, goals (as ``enough``), learning
times in hours, and the resources that have a title, with the places in them. The
content is licensed under CC BY-SA 3.0.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from conceptpath.graph.errors import ContentError, Fault
from conceptpath.graph.model import (
    Concept,
    Domain,
    Need,
    Pointer,
    Records,
    Resource,
    ResourceKind,
    Source,
)
from conceptpath.ingest.base import slug
from conceptpath.ingest.metacademy_rows import (
    MODELS,
    ConceptRow,
    DependencyRow,
    Fields,
    GoalRow,
    LinkRow,
    LocationRow,
    ResourceRow,
    Row,
    TagRow,
)

SOURCE = Source(
    id="metacademy",
    name="Metacademy",
    licence="CC BY-SA 3.0",
    version="2014",
    url="https://github.com/metacademy/metacademy-application",
)
#: A word of the fixture's free-text resource type, and the kind it tells.
KINDS: Mapping[str, ResourceKind] = {
    "book": "textbook",
    "course": "course",
    "video": "video",
    "lecture": "lecture",
}
#: What to do about a file that is none of Metacademy's.
MEND = "give Metacademy's graph_data.json"


R = TypeVar("R", bound=Fields)


def read(inputs: Sequence[Path]) -> Records:
    """Return the records of Metacademy fixtures.

    :param inputs: The fixture files.
    :raises ContentError: If a file is missing, not JSON, or not such a fixture.
    """
    fixture = _Fixture([row for place in inputs for row in _rows(place)])
    if not fixture.concepts:
        raise _nothing_ingested(", ".join(map(str, inputs)), "holds no concept")
    return Records(
        concepts=tuple(map(fixture.concept, fixture.concepts)),
        domains=tuple(fixture.domains()),
        resources=tuple(fixture.resources.values()),
        sources=(SOURCE,),
    )


class _Fixture:
    """The rows of a fixture, joined by primary key."""

    def __init__(self, rows: Sequence[tuple[str, Fields]]) -> None:
        self.rows = rows
        self.concepts = self.table(ConceptRow)

    def table(self, kind: type[R]) -> dict[str, R]:
        """Return the rows of one model by primary key, in their ordering."""
        found = [(pk, row) for pk, row in self.rows if isinstance(row, kind)]
        return dict(sorted(found, key=lambda item: item[1].ordering))

    def concept(self, pk: str) -> Concept:
        row = self.concepts[pk]
        domain, *others = [_id(area) for area in row.tags] or [SOURCE.id]
        return Concept(
            id=_id(row.tag),
            name=_name(row),
            domain=domain,
            also_in=tuple(others),
            what=row.summary,
            enough="; ".join(goal for goal in self.goals[pk] if goal),
            hours=round(row.learn_time, 1),
            needs=tuple(self.needs[pk]),
            learn=tuple(self.pointers[pk]),
            sources=(SOURCE.id,),
        )

    def domains(self) -> Iterator[Domain]:
        yield Domain(id=SOURCE.id, name=SOURCE.name)
        for pk, row in self.table(TagRow).items():
            name = f"{row.title} ({SOURCE.name})"
            yield Domain(id=_id(pk), name=name, parent=SOURCE.id)

    @cached_property
    def goals(self) -> Mapping[str, list[str]]:
        goals: defaultdict[str, list[str]] = defaultdict(list)
        for goal in self.table(GoalRow).values():
            goals[goal.concept].append(" ".join(goal.text.strip("* ").split()))
        return goals

    @cached_property
    def needs(self) -> Mapping[str, list[Need]]:
        needs: defaultdict[str, list[Need]] = defaultdict(list)
        tags = {pk: row.tag for pk, row in self.concepts.items()}
        for edge in self.table(DependencyRow).values():
            lower = _id(tags.get(edge.source, edge.source))
            reason = " ".join(edge.reason.split())
            need = Need(id=lower, reason=reason, sources=(SOURCE.id,))
            needs[edge.target].append(need)
        return needs

    @cached_property
    def resources(self) -> Mapping[str, Resource]:
        rows = self.table(ResourceRow).items()
        return {pk: _resource(pk, row) for pk, row in rows if row.title}

    @cached_property
    def pointers(self) -> Mapping[str, list[Pointer]]:
        """The places to learn a concept from, the core ones first."""
        places: defaultdict[str, list[str]] = defaultdict(list)
        for place in self.table(LocationRow).values():
            places[place.cresource].append(place.location_text.strip())
        pointers: defaultdict[str, list[Pointer]] = defaultdict(list)
        links = self.table(LinkRow).items()
        for pk, link in sorted(links, key=lambda item: not item[1].core):
            if resource := self.resources.get(link.global_resource):
                where = "; ".join(filter(None, places[pk]))
                pointers[link.concept].append(
                    Pointer(resource=resource.id, where=where)
                )
        return pointers


def _rows(place: Path) -> list[tuple[str, Fields]]:
    try:
        rows = msgspec.json.decode(place.read_bytes(), type=list[Row])
        return [
            (str(row.pk), msgspec.json.decode(row.fields, type=MODELS[row.model]))
            for row in rows
            if row.model in MODELS
        ]
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        what = f"is not a Django fixture of Metacademy's: {error}"
    raise _nothing_ingested(str(place), what)


def _nothing_ingested(where: str, what: str) -> ContentError:
    return ContentError("nothing was ingested", [Fault(where, "", what, MEND)])


def _resource(pk: str, row: ResourceRow) -> Resource:
    words = row.resource_type.lower()
    told: list[ResourceKind] = [kind for word, kind in KINDS.items() if word in words]
    return Resource(
        id=f"{SOURCE.id}.{slug(row.title)}-{slug(pk)}",
        title=row.title,
        authors=_names(row.authors),
        kind=told[0] if told else "article",
        url=row.url or None,
        cost=row.access,
    )


def _names(text: str) -> tuple[str, ...]:
    """Return the names in a list that Python 2 printed, such as ``[u'A. Name']``.

    >>> _names("[u'Gilbert Strang']"), _names("unknown")
    (('Gilbert Strang',), ())
    """
    try:
        return tuple(ast.literal_eval(text))
    except (SyntaxError, ValueError):
        return ()


def _id(tag: str) -> str:
    return f"{SOURCE.id}.{slug(tag)}"


def _name(row: ConceptRow) -> str:
    name = row.title or row.tag.replace("_", " ")
    return name[:1].upper() + name[1:]
