"""The Cypher that turns one content into another, in words every server takes quickly.

Nodes are looked up by their first label, which carries the constraint, and made with
all labels at once: ``MERGE`` on two labels, or a label added later, is slow or refused
on some. Labels and types come from the schema, never from text of users.
"""

from collections import defaultdict
from collections.abc import (
    Callable,
    Hashable,
    ItemsView,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from typing import NamedTuple, TypeVar

import msgspec

from conceptpath.graph.stores.schema import CONSTRAINTS, MARKER, OURS, RelationshipType
from conceptpath.graph.stores.transfer.content import EdgeKey, NodeKey, Row, labels_of
from conceptpath.graph.stores.transfer.difference import Difference

#: Rows and bytes in one message: some servers answer none of more than 2,000 or 16 MB.
BATCH, BYTES = 1_000, 4_000_000
#: Holds back others who load at the same time, until this transaction has ended.
LOCK = f"MERGE (n:{MARKER} {{id: 'conceptpath'}}) SET n.{OURS} = true"
Key = TypeVar("Key", NodeKey, EdgeKey)
Group = TypeVar("Group", bound=Hashable)
_encode = msgspec.json.Encoder().encode


class Statement(NamedTuple):
    """A Cypher text and the rows it is to be given as ``$rows``."""

    text: str
    rows: Sequence[Row]


def constraints() -> list[str]:
    """Return what makes ids unique for each label that a node has first."""
    return [
        f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for name, label in CONSTRAINTS.items()
    ]


def statements(difference: Difference, *, prune: bool) -> Iterator[Statement]:
    """Yield what makes a difference, in batches.

    :param difference: What is to be added, changed and removed.
    :param prune: Whether anything is to be removed.
    """
    added, changed, removed = difference
    yield from _nodes(added.nodes, _create_node)
    yield from _nodes(changed.nodes, _set_node)
    yield from _edges(added.edges, _create_edge)
    yield from _edges(changed.edges, _set_edge)
    if prune:
        yield from _edges(removed.edges, _delete_edge)
        yield from _nodes(removed.nodes, _delete_node)


def _nodes(
    nodes: Mapping[NodeKey, Row], text: Callable[[tuple[str, ...]], str]
) -> Iterator[Statement]:
    for labels, group in _grouped(nodes, labels_of):
        rows = ({"id": key.id, "properties": _ours(row)} for key, row in group)
        yield from _batches(rows, text(labels))


def _edges(
    edges: Mapping[EdgeKey, Row], text: Callable[[RelationshipType], str]
) -> Iterator[Statement]:
    for kind, group in _grouped(edges, lambda key, _: key.kind):
        rows = (
            {
                "start": key.start,
                "end": key.end,
                "key": key.key,
                "properties": _ours(row),
            }
            for key, row in group
        )
        yield from _batches(rows, text(kind))


def _grouped(
    rows: Mapping[Key, Row], group: Callable[[Key, Row], Group]
) -> ItemsView[Group, list[tuple[Key, Row]]]:
    groups: defaultdict[Group, list[tuple[Key, Row]]] = defaultdict(list)
    for key, row in rows.items():
        groups[group(key, row)].append((key, row))
    return groups.items()


def _ours(row: Row) -> Row:
    return {**row, OURS: True}


def _batches(rows: Iterable[Row], text: str) -> Iterator[Statement]:
    batch: list[Row] = []
    size = 0
    for row in rows:
        if len(batch) == BATCH or size > BYTES:
            yield Statement(text, batch)
            batch, size = [], 0
        batch.append(row)
        size += len(_encode(row))
    if batch:
        yield Statement(text, batch)


def _create_node(labels: tuple[str, ...]) -> str:
    return f"""
    UNWIND $rows AS row CREATE (n:{":".join(labels)} {{id: row.id}})
    SET n += row.properties
    """


def _set_node(labels: tuple[str, ...]) -> str:
    """Set the properties, and the second label, which comes and goes with the kind."""
    change = "SET n:Algorithm" if "Algorithm" in labels else "REMOVE n:Algorithm"
    return f"""
    UNWIND $rows AS row MATCH (n:{labels[0]} {{id: row.id}}) SET n += row.properties
    {change if labels[0] == "Concept" else ""}
    """


def _delete_node(labels: tuple[str, ...]) -> str:
    return f"""
    UNWIND $rows AS row MATCH (n:{labels[0]} {{id: row.id}})
    WHERE NOT EXISTS {{ (n)--() }} DELETE n
    """


def _create_edge(kind: RelationshipType) -> str:
    return f"""
    UNWIND $rows AS row
    MATCH (a:{kind.start} {{id: row.start}}) MATCH (b:{kind.end} {{id: row.end}})
    CREATE (a)-[r:{kind.type}]->(b) SET r = row.properties
    """


def _set_edge(kind: RelationshipType) -> str:
    return f"{_found_edge(kind)} SET r += row.properties"


def _delete_edge(kind: RelationshipType) -> str:
    return f"{_found_edge(kind)} DELETE r"


def _found_edge(kind: RelationshipType) -> str:
    keyed = f"AND coalesce(r.{kind.key}, '') = row.key" if kind.key else ""
    return f"""
    UNWIND $rows AS row
    MATCH (a:{kind.start} {{id: row.start}}) MATCH (b:{kind.end} {{id: row.end}})
    MATCH (a)-[r:{kind.type}]->(b) WHERE r.{OURS} = true {keyed}
    """
