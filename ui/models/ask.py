"""What Ask shows beside the query: named queries, the schema, and results as cells."""

from collections import Counter
from collections.abc import Mapping

from msgspec import json

from conceptpath.graph.errors import StoreError, TimeLimitError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.answer import Answer
from conceptpath.graph.stores.schema import LABELS, MARKER, RELATIONSHIPS
from conceptpath.graph.stores.transfer.content import Content, labels_of
from conceptpath.graph.stores.transfer.rows import content
from conceptpath.graph.words import count
from conceptpath.ui.models.blocks import (
    Block,
    Code,
    Count,
    Counts,
    Empty,
    Heading,
    Label,
    Text,
)

#: Named queries to start from; they use only what both kinds of database understand.
STARTERS: Mapping[str, str] = {
    "What unlocks most": """\
MATCH (c:Concept)<-[:REQUIRES*1..]-(d:Concept)
RETURN c.name AS concept, count(DISTINCT d) AS unlocks
ORDER BY unlocks DESC, concept LIMIT 12""",
    "Needs of an algorithm": """\
MATCH (:Algorithm {id: 'support-vector-machine'})-[r:REQUIRES]->(c:Concept)
RETURN c.name AS concept, r.depth AS depth, r.reason AS reason""",
    "Debated questions": """\
MATCH (q:Question {status: 'debated'})-[:ABOUT]->(c:Concept)
RETURN c.name AS concept, q.ask AS question ORDER BY concept""",
    "Papers by year": """\
MATCH (p:Paper)-[:INTRODUCES]->(c:Concept)
RETURN p.year AS year, p.title AS paper, c.name AS introduces
ORDER BY year""",
}
#: Seconds after which a query is stopped, and the most rows it may return.
TIMEOUT, LIMIT = 10.0, 1_000
#: What holds for every query.
RULES = f"read only · stops after {TIMEOUT:g} s · {LIMIT:,} rows at most"
Cell = str | int | float | bool | None


def schema(graph: Graph) -> tuple[Block, ...]:
    """Return the labels and relationships that queries can use, with their counts."""
    found = content(graph)
    needs = next(kind for kind in RELATIONSHIPS if kind.type == "REQUIRES")
    return (
        Heading(text="Schema", note="this graph, now"),
        Label(text="Labels"),
        Counts(items=tuple(Count(f":{k}", n) for k, n in _labels(found).items())),
        Label(text="Relationships"),
        Counts(items=tuple(Count(f"-[:{k}]->", n) for k, n in _types(found).items())),
        Label(text="REQUIRES carries"),
        Code(text=", ".join(needs.properties)),
    )


def table(answer: Answer) -> dict[str, list[Cell]]:
    """Return an answer by columns; a value that is a list or a map becomes JSON."""
    return {
        column: [_cell(row[place]) for row in answer.rows]
        for place, column in enumerate(answer.columns)
    }


def status(answer: Answer, database: str) -> tuple[Block, ...]:
    """Return how the answer came about, what holds for every query, and hints."""
    found = count(len(answer.rows), "row")
    if answer.truncated:
        found = f"The first {found} of more"
    took = f"{found} in {answer.seconds * 1000:.0f} ms"
    rules = Text(text=f"{took} · {database} · {RULES}", quiet=True)
    return (rules, *(Text(text=f"Hint: {hint}") for hint in answer.hints))


def failure(error: StoreError, database: str) -> tuple[Block, ...]:
    """Return what went wrong with a query, and where."""
    if isinstance(error, TimeLimitError):
        said = (
            f"Stopped after {error.seconds:g} s. Ask for less: a LIMIT, a shorter path."
        )
    else:
        said = str(error)
    return (Empty(text=said), Text(text=f"{database} · {RULES}", quiet=True))


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float):
        return value
    return json.encode(value).decode()


def _labels(found: Content) -> dict[str, int]:
    counts = Counter(
        label for key, row in found.nodes.items() for label in labels_of(key, row)
    )
    return {name: counts[name] for name in LABELS if counts[name] and name != MARKER}


def _types(found: Content) -> dict[str, int]:
    counts = Counter(key.kind.type for key in found.edges)
    return {name: counts[name] for name in (kind.type for kind in RELATIONSHIPS)}
