"""What a database holds of ours, read in a few queries."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from neo4j import ManagedTransaction

from conceptpath.graph.stores.literal import literal
from conceptpath.graph.stores.schema import (
    CONSTRAINTS,
    KEYS,
    LABELS,
    MARKER,
    OURS,
    RELATIONSHIPS,
)
from conceptpath.graph.stores.transfer.content import Content, EdgeKey, NodeKey, Row

NODES = f"""
MATCH (n:{"|".join(KEYS)}) WHERE n.{OURS} = true RETURN labels(n), properties(n)
"""
EDGES = f"""
MATCH (a)-[r:{"|".join(sorted({kind.type for kind in RELATIONSHIPS}))}]->(b)
WHERE r.{OURS} = true RETURN type(r), labels(a), a.id, labels(b), b.id, properties(r)
"""
_KINDS = {(kind.type, kind.start, kind.end): kind for kind in RELATIONSHIPS}
#: What others have written under our labels.
FOREIGN = f"""
MATCH (n:{"|".join(KEYS)}) WHERE n.{OURS} IS NULL OR n.{OURS} <> true
RETURN labels(n), n.id
"""


def stored(transaction: ManagedTransaction) -> Content:
    """Return the nodes and relationships that conceptpath has written.

    :param transaction: One that may read.
    """
    return Content(dict(_nodes(transaction)), dict(_edges(transaction)))


def is_marked(transaction: ManagedTransaction) -> bool:
    """Return whether conceptpath has written into the database before."""
    text = literal(f"MATCH (n:{MARKER} {{id: 'conceptpath'}}) RETURN n.{OURS}")
    return transaction.run(text).peek() is not None


def foreign(transaction: ManagedTransaction) -> Iterator[NodeKey]:
    """Yield the nodes that others have written under our labels."""
    for labels, id_ in transaction.run(literal(FOREIGN)).values():
        yield from (NodeKey(label, _name(id_)) for label in labels if label in KEYS)


def misnamed(transaction: ManagedTransaction) -> list[str]:
    """Return the names of our constraints that stand on something of others.

    A server that has the name takes ours for being there already.
    """
    text = literal("SHOW CONSTRAINTS YIELD name, labelsOrTypes, properties")
    return [
        name
        for name, labels, keys in transaction.run(text).values()
        if name in CONSTRAINTS and (labels, keys) != ([CONSTRAINTS[name]], ["id"])
    ]


def _nodes(transaction: ManagedTransaction) -> Iterator[tuple[NodeKey, Row]]:
    for labels, properties in transaction.run(literal(NODES)).values():
        key = NodeKey(_first(labels), _name(properties.get("id")))
        yield key, _known(properties, LABELS[key.label])


def _edges(transaction: ManagedTransaction) -> Iterator[tuple[EdgeKey, Row]]:
    for type_, *ends, properties in transaction.run(literal(EDGES)).values():
        start, start_id, end, end_id = ends
        if kind := _KINDS.get((type_, _first(start), _first(end))):
            names = map(_name, (start_id, end_id, properties.get(kind.key, "")))
            key = EdgeKey(kind, *names)
            yield key, _known(properties, kind.properties)


def _first(labels: Iterable[str]) -> str:
    """Return the label that a node is looked up by, nothing if it has none of ours."""
    return next((label for label in labels if label in KEYS), "")


def _name(value: Any) -> Any:
    """Return an id as part of a key, also where somebody has made it a list."""
    return value if isinstance(value, Hashable) else str(value)


def _known(properties: Row, names: Iterable[str]) -> Row:
    """Return the properties of the schema, without those that others have added."""
    return {name: properties[name] for name in names if name in properties}
