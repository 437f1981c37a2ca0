"""The rows of Metacademy's fixture: the fields that are read, by model."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct


class Row(Struct, frozen=True):
    """One row of a fixture, its fields not read yet."""

    model: str
    pk: str | int
    fields: msgspec.Raw


class Fields(Struct, frozen=True, kw_only=True):
    """The fields of a row that are read; ``ordering`` is absent where none matters."""

    ordering: int = 0


class TagRow(Fields, frozen=True, kw_only=True):
    """An area."""

    title: str


class ConceptRow(Fields, frozen=True, kw_only=True):
    """A concept; ``tag`` is its slug, ``tags`` are areas."""

    tag: str
    title: str
    summary: str
    tags: tuple[str, ...]
    learn_time: float


class GoalRow(Fields, frozen=True, kw_only=True):
    """Something that a learner of a concept can do."""

    concept: str
    text: str


class DependencyRow(Fields, frozen=True, kw_only=True):
    """A need: ``target`` needs ``source``."""

    source: str
    target: str
    reason: str


class ResourceRow(Fields, frozen=True, kw_only=True):
    """Something to learn from."""

    title: str
    authors: str
    resource_type: str
    url: str
    access: str


class LinkRow(Fields, frozen=True, kw_only=True):
    """That a concept can be learned from a resource."""

    concept: str
    global_resource: str
    core: bool


class LocationRow(Fields, frozen=True, kw_only=True):
    """A place in the resource of a link."""

    cresource: str
    location_text: str


#: The models that are read; rows of others are passed over.
MODELS: Mapping[str, type[Fields]] = {
    "graph.tag": TagRow,
    "graph.concept": ConceptRow,
    "graph.goal": GoalRow,
    "graph.dependency": DependencyRow,
    "graph.globalresource": ResourceRow,
    "graph.conceptresource": LinkRow,
    "graph.resourcelocation": LocationRow,
}
