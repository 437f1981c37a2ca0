"""The Cypher that writes a graph, in the words that every server takes quickly.

Nodes are looked up by their first label, which carries the constraint, and made with
all labels at once: ``MERGE`` on two labels, or a label added later, is slow or refused
on some. Labels and types come from the schema, never from text of users.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.rows import Edges, Nodes, Row, nodes, relationships
from conceptpath.graph.stores.schema import LABELS

#: Rows in one message: some servers answer none of more than 2,000 rows or 8 MB.
BATCH = 1_000
#: Counts what another program wrote under our labels: nothing, where ours stands.
FOREIGN = f"""
MATCH (n:{"|".join(LABELS)})
WHERE NOT EXISTS {{ MATCH (:ConceptpathGraph) }}
RETURN count(n) AS foreign
"""


class Statement(NamedTuple):
    """A Cypher text and the rows it is to be given as ``$rows``."""

    text: str
    rows: Sequence[Row]


def constraints() -> list[str]:
    """Return what makes ids unique for each label that a node has first."""
    return [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS "
        f"FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in LABELS
        if label != "Algorithm"
    ]


def statements(graph: Graph) -> Iterator[Statement]:
    """Yield what writes a graph in batches; run twice, it changes nothing.

    :param graph: The graph to be written.
    """
    for table in nodes(graph):
        yield from _batches(table.rows, _create(table), _set(table))
    for edges in relationships(graph):
        yield from _batches(edges.rows, _merge(edges))


def _batches(rows: Sequence[Row], *texts: str) -> Iterator[Statement]:
    for start in range(0, len(rows), BATCH):
        for text in texts:
            yield Statement(text, rows[start : start + BATCH])


def _create(table: Nodes) -> str:
    return f"""
    UNWIND $rows AS row OPTIONAL MATCH (old:{table.labels[0]} {{id: row.id}})
    WITH row, old WHERE old IS NULL
    CREATE (n:{":".join(table.labels)} {{id: row.id}})
    """


def _set(table: Nodes) -> str:
    return f"""
    UNWIND $rows AS row MATCH (n:{table.labels[0]} {{id: row.id}}) SET n = row
    """


def _merge(edges: Edges) -> str:
    return f"""
    UNWIND $rows AS row
    MATCH (a:{edges.kind.start} {{id: row.start}})
    MATCH (b:{edges.kind.end} {{id: row.end}})
    MERGE (a)-[r:{edges.kind.type}]->(b) SET r = row.properties
    """
