"""Where the embedded database answers other than Neo4j: each difference we know of.

When one of these tests fails after an upgrade, the database has become better or worse:
then ``docs/cypher.md``, which lists them, has to say so too.
"""

from typing import Any, NamedTuple

import neo4j
import pytest
from neo4j.exceptions import Neo4jError

from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.embedded.store import EmbeddedStore
from conceptpath.graph.stores.literal import literal

#: In the place of rows: the query is refused.
REFUSED = "refused"
#: One row for each concept, where one for all was asked for.
CONCEPTS = 10
NOBODY = "OPTIONAL MATCH (e:Concept {id: 'nothing'}) "
ENDS = "MATCH (a:Concept {id: 'root-finding'}), (b:Concept {id: 'number'}) "
TARGETS = "MATCH (:Specialization)-[t:TARGETS]->(c)"


class Difference(NamedTuple):
    """A query, what Neo4j answers and what the embedded database does."""

    cypher: str
    neo4j: Any
    embedded: Any


def aggregated(expression: str, neo4j: object, embedded: object) -> Difference:
    """Return that a test of an aggregate is made in every row, before aggregating."""
    rows = [[embedded]] * CONCEPTS
    return Difference(f"MATCH (c:Concept) RETURN {expression} AS x", [[neo4j]], rows)


#: Silently wrong: a condition on an aggregate, where it stands beside the aggregate.
AGGREGATES = (
    aggregated("count(*) > 5 AND true", True, False),
    aggregated("count(*) = 5 OR count(*) = 10", True, False),
    aggregated("NOT (count(*) > 5)", False, True),
    aggregated("max(c.year) IS NULL", True, True),
    aggregated("count(*) IN [1, 2]", False, True),
    aggregated("'number' IN collect(c.id)", True, None),
    aggregated("min(c.name) CONTAINS 'A'", True, None),
    aggregated("max(c.name) STARTS WITH 'V'", True, None),
    aggregated("max(c.name) =~ 'V.*'", True, None),
    aggregated("CASE WHEN max(c.year) IS NULL THEN 1 ELSE 2 END", 1, 1),
    aggregated("CASE WHEN count(*) > 5 AND true THEN 1 ELSE 2 END", 1, 2),
    Difference(
        "MATCH (c:Concept) WITH count(*) > 5 AND true AS x RETURN x",
        [[True]],
        [[False]] * CONCEPTS,
    ),
    Difference(
        "MATCH (c:Concept) RETURN head(collect(c.kind)) IS NOT NULL AS x",
        [[True]],
        [[False]] * CONCEPTS,
    ),
    Difference(
        "MATCH (c:Concept) RETURN c.domain AS d, count(*) AS n "
        "ORDER BY -count(*), d LIMIT 1",
        [["arithmetic", 6]],
        [["algebra", 4]],
    ),
)
#: Silently wrong: a pattern that starts where nothing was found.
PATTERNS = (
    Difference(NOBODY + "RETURN size([(e)-[:REQUIRES]->(x) | x])", [[0]], [[14]]),
    Difference(
        NOBODY + "WITH e WHERE (e)-[:REQUIRES]->() RETURN count(*)", [[0]], [[1]]
    ),
)
#: Another answer, or another order, where nothing says which.
ANSWERS = (
    Difference(
        f"{TARGETS} WITH c ORDER BY t.rank RETURN collect(c.id) AS ids "
        f"UNION ALL {TARGETS} WITH c ORDER BY t.rank DESC RETURN collect(c.id) AS ids",
        [[["root-finding", "power"]], [["power", "root-finding"]]],
        [[["power", "root-finding"]], [["power", "root-finding"]]],
    ),
    Difference(
        "MATCH (a:Algorithm) RETURN labels(a)[0]", [["Concept"]], [["Algorithm"]]
    ),
    Difference("RETURN keys({b: 1, a: 2})", [[["a", "b"]]], [[["b", "a"]]]),
    Difference(
        "CALL db.propertyKeys() YIELD propertyKey RETURN count(*) > 0",
        [[True]],
        [[False]],
    ),
    Difference(
        "SHOW FUNCTIONS YIELD name RETURN count(*) > 0 AS x", [[True]], [[False]]
    ),
    Difference(
        "SHOW PROCEDURES YIELD name RETURN count(*) > 0 AS x", [[True]], [[False]]
    ),
    Difference(
        "MATCH (a:Source) MATCH p = shortestPath((a)-[*]-(a)) RETURN length(p)",
        REFUSED,
        [[0]],
    ),
    Difference(
        "MATCH p = shortestPath((a:Concept {id: 'root-finding'})-[:REQUIRES*]->"
        "(b:Concept {id: 'number'})) WHERE length(p) > 3 RETURN length(p)",
        [[4]],
        [],
    ),
)
#: Accepted here, refused by Neo4j 5.
ACCEPTED = (
    Difference(
        "MATCH (c:Concept) RETURN {area: c.domain, n: count(*)}",
        REFUSED,
        [[{"area": "algebra", "n": 10}]],
    ),
    Difference("MATCH (c:Concept) WHERE exists(c.year) RETURN 1", REFUSED, []),
    Difference("MATCH (c:Concept) WHERE c.hours RETURN 1", REFUSED, []),
    Difference("MATCH (a:Algorithm) RETURN a.hours, a.hours", REFUSED, [[3.0]]),
    Difference("RETURN 'a' + true", REFUSED, [["atrue"]]),
    Difference("MATCH (c:Algorithm) FILTER c.hours > 2 RETURN 1", REFUSED, [[1]]),
    Difference("MATCH (c:Algorithm) LET h = c.hours RETURN h", REFUSED, [[3.0]]),
    Difference("RETURN CASE 3 WHEN IN [1, 3] THEN 'in' END", REFUSED, [["in"]]),
    Difference("RETURN apoc.coll.sum([1, 2])", REFUSED, [[3.0]]),
    Difference("CALL gds.list() YIELD name RETURN name", REFUSED, []),
)
#: Refused here, answered by Neo4j 5.
MISSING = (
    Difference(
        ENDS + "MATCH p = SHORTEST 1 (a)-[:REQUIRES]->+(b) RETURN length(p)",
        [[3]],
        REFUSED,
    ),
    Difference(
        ENDS + "MATCH p = ANY SHORTEST (a)-[:REQUIRES]->+(b) RETURN length(p)",
        [[3]],
        REFUSED,
    ),
    Difference(
        ENDS + "MATCH p = ALL SHORTEST (a)-[:REQUIRES]->+(b) RETURN length(p)",
        [[3], [3]],
        REFUSED,
    ),
    Difference(
        "MATCH (a:Algorithm) RETURN CASE WHEN (a)-[:REQUIRES]->() THEN 1 END",
        [[1]],
        REFUSED,
    ),
    Difference("CYPHER 5 RETURN 1", [[1]], REFUSED),
    Difference("USE neo4j RETURN 1", [[1]], REFUSED),
    Difference("RETURN 1_000", [[1000]], REFUSED),
    Difference(
        "CALL db.schema.nodeTypeProperties() YIELD nodeType RETURN count(*) > 0",
        [[True]],
        REFUSED,
    ),
)
DIFFERENCES = (*AGGREGATES, *PATTERNS, *ANSWERS, *ACCEPTED, *MISSING)
#: What to write so that both answer the same.
INSTEAD = (
    ("MATCH (c:Concept) WITH count(*) AS n RETURN n > 5 AND true", [[True]]),
    ("MATCH (c:Concept) WITH max(c.year) AS y RETURN y IS NULL", [[True]]),
    ("MATCH (c:Concept) WITH collect(c.id) AS ids RETURN 'number' IN ids", [[True]]),
    ("MATCH (c:Concept) RETURN count(*) > 5", [[True]]),
    ("MATCH (c:Concept) RETURN CASE WHEN count(*) > 5 THEN 1 ELSE 2 END", [[1]]),
    (
        "MATCH (c:Concept) WITH c.domain AS d, count(*) AS n "
        "RETURN d ORDER BY -n, d LIMIT 1",
        [["arithmetic"]],
    ),
    (
        f"{TARGETS} WITH c, t.rank AS rank ORDER BY rank RETURN collect(c.id)",
        [[["root-finding", "power"]]],
    ),
    (NOBODY + "RETURN COUNT { (e)-[:REQUIRES]->() }", [[0]]),
    (NOBODY + "RETURN EXISTS { (e)-[:REQUIRES]->() }", [[False]]),
    (
        "MATCH (a:Algorithm) UNWIND labels(a) AS l WITH l ORDER BY l RETURN collect(l)",
        [[["Algorithm", "Concept"]]],
    ),
    (ENDS + "MATCH p = shortestPath((a)-[:REQUIRES*]->(b)) RETURN length(p)", [[3]]),
    (
        "MATCH (a:Algorithm) "
        "RETURN CASE WHEN EXISTS { (a)-[:REQUIRES]->() } THEN 1 END",
        [[1]],
    ),
)


def ask(store: Store, cypher: str) -> tuple[list[str], list[list[Any]] | str]:
    """Return columns and rows as the server gives them, before we even anything out."""
    with (
        neo4j.GraphDatabase.driver(store.address, auth=store.auth) as driver,
        driver.session(database=store.database) as session,
    ):
        try:
            result = session.run(literal(cypher))
            return list(result.keys()), result.values()
        except Neo4jError:
            return [], REFUSED


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda found: found.cypher)
def test_a_difference_is_as_it_was(store: Store, difference: Difference) -> None:
    """Neither database has changed its answer."""
    embedded = isinstance(store, EmbeddedStore)
    wanted = difference.embedded if embedded else difference.neo4j
    assert ask(store, difference.cypher)[1] == wanted


@pytest.mark.parametrize(("cypher", "rows"), INSTEAD)
def test_there_is_another_way_to_say_it(
    store: Store, cypher: str, rows: list[list[Any]]
) -> None:
    """Said in another way, both give the same answer."""
    assert ask(store, cypher)[1] == rows


@pytest.mark.parametrize(
    ("cypher", "by_neo4j", "by_embedded"),
    [
        ("WITH 1 AS b, 2 AS a RETURN *", ["a", "b"], ["b", "a"]),
        ("MATCH (n:Nothing) RETURN n.id AS id", ["id"], []),
        ("MATCH (n) RETURN n.id AS id LIMIT 0", ["id"], []),
    ],
)
def test_columns_differ_where_nothing_names_them(
    store: Store, cypher: str, by_neo4j: list[str], by_embedded: list[str]
) -> None:
    """The embedded database has another order for *, and no columns without rows."""
    embedded = isinstance(store, EmbeddedStore)
    assert ask(store, cypher)[0] == (by_embedded if embedded else by_neo4j)
