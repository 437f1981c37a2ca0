"""The names of columns are those that a server would give."""

import pytest

from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.cypher.columns import columns

QUERIES = (
    "RETURN 1",
    "RETURN 1 AS one, 'a, b' AS `two words`",
    "MATCH (c:Concept) RETURN c, c.id, c.name AS name ORDER BY name LIMIT 1",
    "MATCH (c:Concept) RETURN DISTINCT c.kind AS kind SKIP 0 LIMIT 2",
    "MATCH (c:Concept) RETURN {a: c.id, b: [1, 2]} AS map, [x IN [1, 2] | x] LIMIT 1",
    "MATCH (c) WITH c LIMIT 1 RETURN count(DISTINCT c), size(c.id) + 1 // the end",
    "RETURN 1 AS n UNION RETURN 2 AS n",
    "MATCH (c:Concept) CALL (c) { RETURN 1 AS x } RETURN c.id AS id, x LIMIT 1",
    "MATCH (c:Concept) RETURN COUNT { (c)-[:REQUIRES]->() } AS needs LIMIT 1",
    "match (c:Concept) return c.id as id limit 1",
    "MATCH (c:Concept) RETURN c.order, c.id AS limit, c.return AS return LIMIT 1",
)


@pytest.mark.parametrize("cypher", QUERIES)
def test_names_are_those_of_the_server(store: Store, cypher: str) -> None:
    """Where there are rows, the words of the query give the names that came."""
    assert store.query(cypher).columns == columns(cypher)


@pytest.mark.parametrize("cypher", ["", "RETURN", "CALL db.labels()", "RETURN ,", "}]"])
def test_texts_without_columns(cypher: str) -> None:
    """What returns nothing that can be named is no error."""
    assert "".join(columns(cypher)) == ""


def test_no_rows_have_columns(store: Store) -> None:
    """A query that finds nothing has its columns all the same."""
    answer = store.query("MATCH (n:Concept {id: 'nothing'}) RETURN n.id AS id, n")
    assert (answer.columns, answer.rows) == (("id", "n"), ())
