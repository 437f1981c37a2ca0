"""From a graph to the rows of its nodes and relationships, as the schema has them."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec import structs

from conceptpath.graph.model import Concept, Question, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.schema import (
    LABELS,
    MARKER,
    RELATIONSHIPS,
    RelationshipType,
)
from conceptpath.graph.stores.transfer.content import Content, EdgeKey, NodeKey, Row

#: Written as floats even where they are whole: a database may keep the type that it
#: saw first, and refuse the other one later.
FRACTIONS = frozenset({"hours", "hours_why", "strength", "confidence"})
#: The labels of nodes that are records, and where those are kept.
TABLES: Mapping[str, str] = {
    "Concept": "concepts",
    "Domain": "domains",
    "Paper": "papers",
    "Resource": "resources",
    "Specialization": "specializations",
    "Project": "projects",
    "Source": "sources",
    "Axis": "axes",
}
#: The types whose field is a list, and not split into needs or main domains.
_LISTS = tuple(
    kind for kind in RELATIONSHIPS if kind.field not in {"", "needs", "also_in"}
)
_KINDS = {kind.type: kind for kind in RELATIONSHIPS}
_Edge = tuple[EdgeKey, Row]


def content(graph: Graph) -> Content:
    """Return all nodes and relationships of a graph.

    :param graph: The graph to be written.
    """
    tables = _tables(graph.records)
    marker = {"id": "conceptpath", "version": graph.version}
    nodes = {
        NodeKey(label, record.id): _row(
            LABELS[label], {**structs.asdict(record), "rank": rank}
        )
        for label, records in tables.items()
        for rank, record in enumerate(records, 1)
    }
    edges: dict[EdgeKey, Row] = {}
    for key, row in _edges(graph.records, tables):
        edges.setdefault(key, row)
    return Content({**nodes, NodeKey(MARKER, "conceptpath"): marker}, edges)


def _tables(records: Records) -> dict[str, Iterable[Any]]:
    tables = {label: getattr(records, field) for label, field in TABLES.items()}
    return {**tables, "Question": list(_questions(records.concepts))}


def _questions(concepts: Iterable[Concept]) -> Iterator[Question]:
    for concept in concepts:
        for question in concept.questions:
            yield structs.replace(question, id=question_id(concept, question))


def question_id(concept: Concept, question: Question) -> str:
    """Return the id of a question among all questions."""
    return f"{concept.id}.{question.id}"


def _row(names: Iterable[str], fields: Row) -> Row:
    axes = {f"axis_{axis}": values for axis, values in fields.get("axes", {}).items()}
    given = {**fields, **axes}
    return {
        name: _value(name, given[name]) for name in names if given.get(name) is not None
    }


def _value(name: str, value: Any) -> Any:
    if name in FRACTIONS:
        return float(value)
    return list(value) if isinstance(value, tuple) else value


def _edges(records: Records, tables: Mapping[str, Iterable[Any]]) -> Iterator[_Edge]:
    resources = {resource.id for resource in records.resources}
    for kind in _LISTS:
        for record in tables[kind.owner]:
            yield from _listed(kind, record, resources)
    for concept in records.concepts:
        yield from _needs(concept)
        yield from _domains(concept)
    for domain in records.domains:
        if domain.parent is not None:
            yield _edge("PART_OF", domain.id, domain.parent, {})


def _listed(
    kind: RelationshipType, record: Any, resources: AbstractSet[str]
) -> Iterator[_Edge]:
    for rank, item in enumerate(getattr(record, kind.field), 1):
        other, fields = _taken_apart(record, item)
        if kind.type == "CITES" and (other in resources) != (kind.end == "Resource"):
            continue
        row = _row(kind.properties, {**fields, "rank": rank})
        start, end = (record.id, other) if kind.of == "start" else (other, record.id)
        yield EdgeKey(kind, start, end, str(row.get(kind.key, ""))), row


def _taken_apart(record: Any, item: Any) -> tuple[str, Row]:
    """Return which record an item of a list leads to, and what else it says."""
    if isinstance(item, str):
        return item, {}
    if isinstance(item, Question):
        return question_id(record, item), {}
    fields = structs.asdict(item)
    return fields.get("id") or fields["resource"], fields


def _needs(concept: Concept) -> Iterator[_Edge]:
    rank = 0
    for number, need in enumerate(concept.needs):
        type_ = "REQUIRES" if need.status == "settled" else "PROPOSES"
        group = f"{concept.id}.{number}" if need.any_of else None
        for lower in need.prerequisites:
            rank += 1
            fields = {**structs.asdict(need), "group": group, "rank": rank}
            yield _edge(type_, concept.id, lower, fields)


def _domains(concept: Concept) -> Iterator[_Edge]:
    main = {"main": True, "rank": 0}
    yield _edge("IN_DOMAIN", concept.id, concept.domain, main)
    for rank, id_ in enumerate(concept.also_in, 1):
        yield _edge("IN_DOMAIN", concept.id, id_, {"main": False, "rank": rank})


def _edge(type_: str, start: str, end: str, fields: Row) -> _Edge:
    kind = _KINDS[type_]
    return EdgeKey(kind, start, end), _row(kind.properties, fields)
