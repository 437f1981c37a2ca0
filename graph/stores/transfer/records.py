"""From the rows of nodes and relationships back to the graph that they came from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import msgspec
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.model import Need, Question, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.schema import MARKER
from conceptpath.graph.stores.transfer.content import Content, EdgeKey, NodeKey, Row
from conceptpath.graph.stores.transfer.rows import TABLES

#: What a node's row becomes: the fields of its record.
_Fields = dict[str, Any]
#: Properties that say where something stood, and are no field of it.
_NO_FIELD = frozenset({"rank", "main"})
#: What the pointers, contrasts and targets of a list call the other end.
_OTHER = {"learn": "resource", "contrasts": "id", "targets": "id"}


def graph_of(content: Content) -> Graph:
    """Return the graph whose nodes and relationships these are.

    :param content: What :func:`~conceptpath.graph.stores.transfer.rows.content` gave.
    :raises GraphError: If links lead nowhere or needs form a cycle.
    :raises msgspec.ValidationError: If a value is not of the type its field has.
    """
    nodes = sorted(content.nodes.items(), key=_rank)
    found = {key: _fields(row) for key, row in nodes}
    for key, row in sorted(content.edges.items(), key=_rank):
        _attach(key, row, found)
    version = found[NodeKey(MARKER, "conceptpath")].get("version", "")
    return build([_records(found)], version)


def _rank(pair: tuple[object, Row]) -> int:
    return msgspec.convert(pair[1].get("rank", 0), int)


def _fields(row: Row) -> _Fields:
    plain = {name: value for name, value in row.items() if name not in _NO_FIELD}
    axes = {name: plain.pop(name) for name in row if name.startswith("axis_")}
    if axes:
        plain["axes"] = {name.removeprefix("axis_"): axes[name] for name in axes}
    return plain


def _attach(key: EdgeKey, row: Row, found: Mapping[NodeKey, _Fields]) -> None:
    """Put what a relationship says into the list that it came from."""
    kind = key.kind
    if not kind.field or row.get("main"):
        return
    own, other = (key.start, key.end)[:: 1 if kind.of == "start" else -1]
    said = {name: value for name, value in row.items() if name not in _NO_FIELD}
    items = found[NodeKey(kind.owner, own)].setdefault(kind.field, [])
    if kind.field == "needs":
        items.append({**said, "id": other})
    elif kind.field in _OTHER:
        items.append({**said, _OTHER[kind.field]: other})
    else:
        items.append(other)


def _records(found: Mapping[NodeKey, _Fields]) -> Records:
    tables: defaultdict[str, list[_Fields]] = defaultdict(list)
    questions = {}
    for (label, id_), fields in found.items():
        if label == "Question":
            questions[id_] = _question(fields)
        elif label != MARKER:
            tables[TABLES[label]].append(fields)
    for concept in tables["concepts"]:
        concept["needs"] = _needs(concept.get("needs", ()))
        concept["questions"] = [questions[q] for q in concept.get("questions", ())]
    return msgspec.convert(tables, Records, from_attributes=True)


def _question(fields: _Fields) -> Question:
    own = msgspec.convert(fields["id"], str).rpartition(".")[2]
    return msgspec.convert({**fields, "id": own}, Question)


def _needs(rows: Iterable[Row]) -> list[Need]:
    """Return needs, those with one group as the alternatives of one."""
    needs = [msgspec.convert(_ungrouped(row), Need) for row in rows]
    groups = [row.get("group") or number for number, row in enumerate(rows)]
    together = groupby(zip(groups, needs, strict=True), key=lambda pair: pair[0])
    return [_joined(group, [need for _, need in same]) for group, same in together]


def _ungrouped(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "group"}


def _joined(group: str | int, needs: list[Need]) -> Need:
    if isinstance(group, int):
        return needs[0]
    any_of = tuple(need.id for need in needs)
    return structs.replace(needs[0], id="", any_of=any_of)
