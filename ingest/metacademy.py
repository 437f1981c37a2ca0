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
from typing import Any

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

Fields = dict[str, Any]
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


class Row(msgspec.Struct):
    """One row of a fixture."""

    model: str
    pk: str | int
    fields: Fields


def read(inputs: Sequence[Path]) -> Records:
    """Return the records of Metacademy fixtures.

    :param inputs: The fixture files.
    :raises ContentError: If a file is missing, not JSON, or not such a fixture.
    """
    fixture = _Fixture([row for place in inputs for row in _rows(place)])
    return Records(
        concepts=tuple(map(fixture.concept, fixture.tables["concept"])),
        domains=tuple(fixture.domains()),
        resources=tuple(fixture.resources.values()),
        sources=(SOURCE,),
    )


class _Fixture:
    """The rows of a fixture, joined by primary key."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.tables: defaultdict[str, dict[str, Fields]] = defaultdict(dict)
        for row in rows:
            self.tables[row.model.rpartition(".")[2]][str(row.pk)] = row.fields

    def concept(self, pk: str) -> Concept:
        fields = self.tables["concept"][pk]
        domain, *others = [_id(area) for area in fields["tags"]] or [SOURCE.id]
        return Concept(
            id=_id(fields["tag"]),
            name=_name(fields),
            domain=domain,
            also_in=tuple(others),
            what=fields["summary"] or "",
            enough="; ".join(goal for goal in self.goals[pk] if goal),
            hours=round(float(fields["learn_time"]), 1),
            needs=tuple(self.needs[pk]),
            learn=tuple(self.pointers[pk]),
            sources=(SOURCE.id,),
        )

    def domains(self) -> Iterator[Domain]:
        yield Domain(id=SOURCE.id, name=SOURCE.name)
        for pk, fields in self.tables["tag"].items():
            name = f"{fields['title']} ({SOURCE.name})"
            yield Domain(id=_id(pk), name=name, parent=SOURCE.id)

    @cached_property
    def goals(self) -> Mapping[str, list[str]]:
        goals: defaultdict[str, list[str]] = defaultdict(list)
        for goal in _ordered(self.tables["goal"]):
            goals[goal["concept"]].append(" ".join(goal["text"].strip("* ").split()))
        return goals

    @cached_property
    def needs(self) -> Mapping[str, list[Need]]:
        needs: defaultdict[str, list[Need]] = defaultdict(list)
        for edge in _ordered(self.tables["dependency"]):
            lower = self.tables["concept"].get(edge["source"], {"tag": edge["source"]})
            reason = " ".join((edge["reason"] or "").split())
            need = Need(id=_id(lower["tag"]), reason=reason, sources=(SOURCE.id,))
            needs[edge["target"]].append(need)
        return needs

    @cached_property
    def resources(self) -> Mapping[str, Resource]:
        rows = self.tables["globalresource"].items()
        return {pk: _resource(pk, fields) for pk, fields in rows if fields["title"]}

    @cached_property
    def pointers(self) -> Mapping[str, list[Pointer]]:
        """The places to learn a concept from, the core ones first."""
        places: defaultdict[str, list[str]] = defaultdict(list)
        for place in _ordered(self.tables["resourcelocation"]):
            places[place["cresource"]].append(place["location_text"].strip())
        pointers: defaultdict[str, list[Pointer]] = defaultdict(list)
        links = self.tables["conceptresource"].items()
        for pk, link in sorted(links, key=lambda item: not item[1]["core"]):
            if resource := self.resources.get(link["global_resource"]):
                where = "; ".join(filter(None, places[pk]))
                pointers[link["concept"]].append(
                    Pointer(resource=resource.id, where=where)
                )
        return pointers


def _rows(place: Path) -> list[Row]:
    mend = "give Metacademy's graph_data.json"
    try:
        return msgspec.json.decode(place.read_bytes(), type=list[Row])
    except OSError as error:
        fault = Fault(str(place), "", f"cannot be read: {error.strerror}", mend)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        fault = Fault(str(place), "", f"is not a Django fixture: {error}", mend)
    raise ContentError("nothing was ingested", [fault])


def _ordered(table: Mapping[str, Fields]) -> list[Fields]:
    return sorted(table.values(), key=lambda fields: fields["ordering"] or 0)


def _resource(pk: str, fields: Fields) -> Resource:
    words = fields["resource_type"].lower()
    kinds = (kind for word, kind in KINDS.items() if word in words)
    return Resource(
        id=f"{SOURCE.id}.{slug(fields['title'])}-{slug(pk)}",
        title=fields["title"],
        authors=tuple(_names(fields["authors"])),
        kind=next(kinds, "article"),
        url=fields["url"] or None,
        cost=fields["access"],
    )


def _names(text: str | None) -> list[str]:
    """Return the names in a list that Python 2 printed, such as ``[u'A. Name']``."""
    return list(ast.literal_eval(text or "[]"))


def _id(tag: str) -> str:
    return f"{SOURCE.id}.{slug(tag)}"


def _name(fields: Fields) -> str:
    name: str = fields["title"] or fields["tag"].replace("_", " ")
    return name[0].upper() + name[1:]
