"""What a store answers: columns and rows of plain values and parts of the graph."""

from collections.abc import Mapping
from typing import Any

from conceptpath.graph.planning.result import Result


class Node(Result, frozen=True):
    """A node; ``element_id`` names it within one answer only."""

    element_id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]


class Relationship(Result, frozen=True):
    """A relationship; ``start`` and ``end`` are the element ids of two nodes."""

    element_id: str
    type: str
    start: str
    end: str
    properties: Mapping[str, Any]


class Path(Result, frozen=True):
    """A path: its nodes and the relationships between them, in order."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


class Answer(Result, frozen=True):
    """The rows of a query; ``truncated`` says that there were more than allowed.

    A value is what JSON can say (None, a bool, number, text, list or dictionary), or a
    node, relationship or path, which may stand inside a list or a dictionary, too.
    ``hints`` say what is odd about the query, an unknown label for instance.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool
    seconds: float
    hints: tuple[str, ...] = ()
