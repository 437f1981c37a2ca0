"""Every question, asked with its defaults, answers in the shape that it promises."""

from collections.abc import Mapping
from typing import Any

import pytest

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.answer import Path
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.questions import (
    ColumnType,
    NamedQuestion,
    bound,
    questions,
)
from tests.stores.conftest import Holding

#: The one theme of which no row is good news.
LACKS = "What the map lacks"
PLAIN: Mapping[str, type | tuple[type, ...]] = {
    "text": str,
    "number": (int, float),
    "flag": bool,
    "path": Path,
}
each = pytest.mark.parametrize("one", questions().values(), ids=lambda one: one.name)


def known(graph: Graph, kind: str) -> set[str]:
    """Return the ids of all records of a kind."""
    if kind == "concept":
        return set(graph)
    if kind == "question":
        return {f"{c.id}.{q.id}" for c in graph.values() for q in c.questions}
    return {record.id for record in getattr(graph.records, f"{kind}s")}


def fits(value: Any, kind: ColumnType, graph: Graph) -> bool:
    """Tell whether a value is what a column of a kind holds."""
    if kind in PLAIN:
        return isinstance(value, PLAIN[kind])
    if not kind.endswith("s"):
        return value in known(graph, kind)
    return isinstance(value, list) and all(
        fits(item, kind.removesuffix("s"), graph)  # type: ignore[arg-type]
        for item in value
    )


@each
def test_the_answer_has_its_shape(
    one: NamedQuestion, content_graph: Graph, content_store: Store
) -> None:
    """Columns are as promised, and hold something, and that of the promised kind."""
    answer = content_store.query(one.cypher, bound(one, content_graph))

    assert answer.columns == tuple(one.columns)
    assert answer.rows or one.theme == LACKS
    assert not answer.truncated
    assert answer.hints == ()
    for place, (name, kind) in enumerate(one.columns.items()):
        strange = [r for r in answer.rows if not fits(r[place], kind, content_graph)]
        assert strange == [], name


@each
def test_what_is_not_there_is_no_error(
    one: NamedQuestion, content_graph: Graph, store: Store
) -> None:
    """Asked of a graph that has nothing of what is named, a question just answers."""
    answer = store.query(one.cypher, bound(one, content_graph))

    assert answer.columns == tuple(one.columns)


@pytest.mark.neo4j
@each
def test_both_databases_answer_alike(
    one: NamedQuestion, content_graph: Graph, in_embedded: Holding, in_neo4j: Holding
) -> None:
    """The embedded database and Neo4j give the same rows in the same order."""
    given = bound(one, content_graph)
    answers = [
        holding(content_graph).query(one.cypher, given)
        for holding in (in_embedded, in_neo4j)
    ]

    assert told(answers[0].rows) == told(answers[1].rows)


def told(rows: tuple[tuple[Any, ...], ...]) -> list[list[Any]]:
    """Return rows without what a database adds to a path of its own."""
    return [
        [
            [node.properties["id"] for node in value.nodes]
            if isinstance(value, Path)
            else value
            for value in row
        ]
        for row in rows
    ]
