"""Nodes and relationships as plain rows, whichever side they come from."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from conceptpath.graph.stores.schema import RelationshipType

#: Property names with their values; what is not set is absent.
Row = Mapping[str, Any]


class NodeKey(NamedTuple):
    """Which node: its first label, and its id, which is unique for that."""

    label: str
    id: str


class EdgeKey(NamedTuple):
    """Which relationship: its type, the ids of its ends, and the value of its key."""

    kind: RelationshipType
    start: str
    end: str
    key: str = ""


class Content(NamedTuple):
    """Nodes and relationships with their properties."""

    nodes: Mapping[NodeKey, Row]
    edges: Mapping[EdgeKey, Row]


def labels_of(key: NodeKey, row: Row) -> tuple[str, ...]:
    """Return all labels of a node: an algorithm has a second one.

    >>> labels_of(NodeKey("Concept", "k-means"), {"kind": "algorithm"})
    ('Concept', 'Algorithm')
    """
    if key.label == "Concept" and row.get("kind") == "algorithm":
        return ("Concept", "Algorithm")
    return (key.label,)
