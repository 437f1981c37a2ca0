"""From a graph to the rows of its nodes and relationships, as the schema has them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from msgspec import structs

from conceptpath.graph.model import Concept, Question, Record, Records, Specialization
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.schema import (
    LABELS,
    MARKER,
    RELATIONSHIPS,
    Relationship,
)

#: Property names with their values.
Row = Mapping[str, Any]
#: Written as floats even where they are whole: a database may keep the type that it
#: saw first, and refuse the other one later.
FRACTIONS = frozenset({"hours", "hours_why", "strength", "confidence"})
NONE: Row = MappingProxyType({})
_KINDS = {(kind.type, kind.end): kind for kind in RELATIONSHIPS}


class Nodes(NamedTuple):
    """The rows that become nodes of some labels; ids are unique for the first."""

    labels: tuple[str, ...]
    rows: list[Row]


class Edges(NamedTuple):
    """The rows of a relationship: ids ``start`` and ``end``, and ``properties``."""

    kind: Relationship
    rows: list[Row]


class _Edge(NamedTuple):
    kind: Relationship
    start: str
    end: str
    properties: Row


def nodes(graph: Graph) -> list[Nodes]:
    """Return the rows of all nodes.

    :param graph: The graph to be written.
    """
    records = graph.records
    plain = [concept for concept in records.concepts if concept.kind == "concept"]
    algorithms = [c for c in records.concepts if c.kind == "algorithm"]
    return [
        Nodes(("Concept",), _rows("Concept", plain)),
        Nodes(("Concept", "Algorithm"), _rows("Algorithm", algorithms)),
        Nodes(("Domain",), _rows("Domain", records.domains)),
        Nodes(("Paper",), _rows("Paper", records.papers)),
        Nodes(("Resource",), _rows("Resource", records.resources)),
        Nodes(("Specialization",), _rows("Specialization", records.specializations)),
        Nodes(("Project",), _rows("Project", records.projects)),
        Nodes(("Question",), _rows("Question", _questions(records.concepts))),
        Nodes(("Source",), _rows("Source", records.sources)),
        Nodes((MARKER,), [{"id": "conceptpath", "version": graph.version}]),
    ]


def relationships(graph: Graph) -> list[Edges]:
    """Return the rows of all relationships, at most one of a kind between two nodes.

    :param graph: The graph to be written.
    """
    found: defaultdict[Relationship, dict[tuple[str, str], Row]] = defaultdict(dict)
    for kind, start, end, properties in _edges(graph.records):
        found[kind].setdefault((start, end), properties)
    return [
        Edges(kind, [{"start": a, "end": b, "properties": p} for (a, b), p in rows])
        for kind, rows in ((kind, pairs.items()) for kind, pairs in found.items())
    ]


def _rows(label: str, records: Iterable[Record]) -> list[Row]:
    return [_row(LABELS[label], structs.asdict(record)) for record in records]


def _row(names: Iterable[str], fields: Row) -> Row:
    axes = {f"axis_{axis}": values for axis, values in fields.get("axes", {}).items()}
    given = {**fields, **axes}
    return {
        name: float(given[name]) if name in FRACTIONS else given[name]
        for name in names
        if given.get(name) is not None
    }


def _questions(concepts: Iterable[Concept]) -> Iterator[Question]:
    for concept in concepts:
        for question in concept.questions:
            yield structs.replace(question, id=f"{concept.id}.{question.id}")


def _edges(records: Records) -> Iterator[_Edge]:
    resources = {resource.id for resource in records.resources}
    for concept in records.concepts:
        yield from _needs(concept)
        yield from _neighbours(concept)
        yield from _reading(concept)
    for question in _questions(records.concepts):
        yield _edge("ABOUT", "Concept", question.id, question.id.rpartition(".")[0])
        for id_ in question.cites:
            cited = "Resource" if id_ in resources else "Paper"
            yield _edge("CITES", cited, question.id, id_)
    for domain in records.domains:
        if domain.parent is not None:
            yield _edge("PART_OF", "Domain", domain.id, domain.parent)
    for goal in records.specializations:
        yield from _goal(goal)
    for project in records.projects:
        for id_ in project.practises:
            yield _edge("PRACTISES", "Concept", project.id, id_)


def _needs(concept: Concept) -> Iterator[_Edge]:
    for number, need in enumerate(concept.needs):
        type_ = "REQUIRES" if need.status == "settled" else "PROPOSES"
        fields = structs.asdict(need)
        if need.any_of:
            fields["group"] = f"{concept.id}.{number}"
        for lower in need.prerequisites:
            yield _edge(type_, "Concept", concept.id, lower, fields)


def _neighbours(concept: Concept) -> Iterator[_Edge]:
    for id_ in concept.is_a:
        yield _edge("IS_A", "Concept", concept.id, id_)
    for contrast in concept.contrasts:
        fields = structs.asdict(contrast)
        yield _edge("CONTRASTS_WITH", "Concept", concept.id, contrast.id, fields)
    yield _edge("IN_DOMAIN", "Domain", concept.id, concept.domain, {"main": True})
    for id_ in concept.also_in:
        yield _edge("IN_DOMAIN", "Domain", concept.id, id_, {"main": False})
    for id_ in concept.sources:
        yield _edge("FROM", "Source", concept.id, id_)


def _reading(concept: Concept) -> Iterator[_Edge]:
    for id_ in concept.introduced_by:
        yield _edge("INTRODUCES", "Concept", id_, concept.id)
    for id_ in concept.papers:
        yield _edge("USES", "Concept", id_, concept.id)
    for rank, pointer in enumerate(concept.learn, 1):
        fields = {"where": pointer.where, "rank": rank}
        yield _edge("TEACHES", "Concept", pointer.resource, concept.id, fields)


def _goal(goal: Specialization) -> Iterator[_Edge]:
    for target in goal.targets:
        yield _edge("TARGETS", "Concept", goal.id, target.id, {"depth": target.depth})
    for rank, id_ in enumerate(goal.reading, 1):
        yield _edge("READS", "Paper", goal.id, id_, {"rank": rank})
    for rank, id_ in enumerate(goal.projects, 1):
        yield _edge("SUGGESTS", "Project", goal.id, id_, {"rank": rank})


def _edge(type_: str, label: str, start: str, end: str, fields: Row = NONE) -> _Edge:
    kind = _KINDS[type_, label]
    return _Edge(kind, start, end, _row(kind.properties, fields))
