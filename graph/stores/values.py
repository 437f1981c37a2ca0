"""From what the driver returns to what an answer holds.

A node keeps its labels and properties, a relationship its type, ends and properties,
a path its nodes and relationships. Dates and durations become ISO text, points their
coordinates.

>>> from neo4j.time import Date, Duration
>>> plain([Date(2017, 6, 12), {"took": Duration(days=1, hours=2)}, float("nan")])
['2017-06-12', {'took': 'P1DT2H'}, 'nan']
"""

from functools import singledispatch
from math import isfinite
from typing import Any

from neo4j import graph
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from conceptpath.graph.stores.answer import Node, Path, Relationship


@singledispatch
def plain(value: Any) -> Any:
    """Return a value of a row as an :class:`Answer` holds it.

    :param value: Anything that the driver returns; what JSON has nothing like, an
        infinite number say, becomes text.
    """
    return str(value)


@plain.register(type(None))
@plain.register(bool)
@plain.register(int)
@plain.register(str)
def _as_it_is(value: Any) -> Any:
    return value


@plain.register
def _float(value: float) -> float | str:
    return value if isfinite(value) else str(value)


@plain.register
def _list(value: list) -> list[Any]:  # type: ignore[type-arg]
    return [plain(item) for item in value]


@plain.register
def _dict(value: dict) -> dict[str, Any]:  # type: ignore[type-arg]
    return {key: plain(item) for key, item in value.items()}


@plain.register(Date)
@plain.register(Time)
@plain.register(DateTime)
@plain.register(Duration)
def _iso(value: Date | Time | DateTime | Duration) -> str:
    return value.iso_format()


@plain.register
def _point(value: Point) -> dict[str, Any]:
    return {"srid": value.srid, "coordinates": list(value)}


@plain.register
def _node(value: graph.Node) -> Node:
    labels = tuple(sorted(value.labels))
    return Node(value.element_id, labels, _dict(dict(value)))


@plain.register
def _relationship(value: graph.Relationship) -> Relationship:
    start, end = (node.element_id if node else "" for node in value.nodes)
    return Relationship(value.element_id, value.type, start, end, _dict(dict(value)))


@plain.register
def _path(value: graph.Path) -> Path:
    return Path(
        tuple(_node(node) for node in value.nodes),
        tuple(_relationship(edge) for edge in value.relationships),
    )
