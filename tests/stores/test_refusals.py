"""Whoever asks changes nothing: every way to write that we know of is refused."""

import json
from collections.abc import Callable
from contextlib import suppress

import neo4j
import pytest
from neo4j.exceptions import CypherSyntaxError, Forbidden, Neo4jError

from conceptpath.graph.errors import QueryError, WriteRefusedError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.literal import literal
from tests.stores.raw import run

NODES = "MATCH (n) UNWIND labels(n) AS label RETURN n.id, label, properties(n)"
EDGES = "MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r), b.id"
SCHEMA = "SHOW CONSTRAINTS YIELD name RETURN name"

CLAUSES = (
    "CREATE (n:Concept {id: 'new'})",
    "CREATE (n:Concept {id: 'new'}) RETURN n",
    "CREATE (n)",
    "CREATE (n:NewLabel {id: 'new'})",
    "CREATE p = (:Concept {id: 'a'})-[:REQUIRES]->(:Concept {id: 'b'}) RETURN p",
    "MERGE (n:Concept {id: 'new'})",
    "MERGE (n:Concept {id: 'new'}) ON CREATE SET n.name = 'new' RETURN n",
    "MERGE (n:Concept {id: 'number'}) ON MATCH SET n.name = 'changed'",
    "MATCH (n:Concept {id: 'number'}) SET n.name = 'changed'",
    "MATCH (n:Concept {id: 'number'}) SET n['name'] = 'changed' RETURN n",
    "MATCH (n:Concept {id: 'number'}) SET n = {id: 'number'} RETURN n",
    "MATCH (n:Concept {id: 'number'}) SET n += {name: 'changed'}",
    "MATCH (n:Concept {id: 'number'}) SET n:Changed",
    "MATCH (n:Concept {id: 'number'}) SET n:Algorithm",
    "MATCH (n:Concept {id: 'number'}) REMOVE n.name",
    "MATCH (n:Algorithm) REMOVE n:Algorithm",
    "MATCH (n:Source) DELETE n",
    "MATCH (n:Concept {id: 'number'}) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r:REQUIRES]->() DELETE r",
    "MATCH ()-[r:REQUIRES]->() SET r.reason = 'changed'",
    "MATCH p = (:Algorithm)-[:REQUIRES]->() DELETE p",
    "MATCH (a:Concept {id: 'number'}), (b:Source) CREATE (a)-[:FROM]->(b)",
    "MATCH (a:Concept {id: 'number'}), (b:Source) MERGE (a)-[:FROM]->(b)",
)
SUBQUERIES = (
    "UNWIND range(1, 3) AS i CREATE (:Concept {id: toString(i)})",
    "UNWIND [1, 2] AS i MERGE (:Question {id: toString(i)})",
    "MATCH (n:Concept) FOREACH (x IN [1] | SET n.name = 'changed')",
    "FOREACH (i IN range(1, 3) | CREATE (:Concept {id: toString(i)}))",
    "FOREACH (i IN [1] | FOREACH (j IN [1] | MERGE (:Concept {id: 'new'})))",
    "CALL { CREATE (n:Concept {id: 'new'}) RETURN n } RETURN n",
    "CALL { MATCH (n:Source) DETACH DELETE n } RETURN 1",
    "MATCH (n:Source) CALL (n) { SET n.name = 'changed' } RETURN n",
    "MATCH (n:Source) CALL { WITH n SET n.name = 'changed' } RETURN n",
    "UNWIND [1] AS i CALL { CREATE (:Concept {id: 'new'}) } IN TRANSACTIONS RETURN i",
    "MATCH (n:Concept) WITH n LIMIT 1 SET n.name = 'changed' RETURN n.name",
    "RETURN 1 AS x UNION CREATE (n:Concept {id: 'new'}) RETURN 1 AS x",
    "MATCH (n:Concept) WHERE n.id = 'number' WITH n ORDER BY n.id DELETE n",
)
DISGUISES = (
    "// RETURN 1\nCREATE (n:Concept {id: 'new'})",
    "/* RETURN 1 */ match (n:Source) detach delete n",
    "CREATE/**/(n:Concept {id: 'new'})",
    "\tCrEaTe\n(n:Concept {id: 'new'})",
    "MATCH (n:Source)/* only a look */DETACH/**/DELETE n",
    "\\u0043REATE (n:Concept {id: 'new'})",
    "MATCH (n:Source) \\u0053ET n.name = 'changed'",
    "PROFILE CREATE (n:Concept {id: 'new'})",
    "PROFILE MATCH (n:Source) DETACH DELETE n",
    "EXPLAIN PROFILE CREATE (n:Concept {id: 'new'})",
    "CYPHER 5 CREATE (n:Concept {id: 'new'})",
    "CYPHER runtime=slotted MATCH (n:Source) DETACH DELETE n",
    "RETURN 1; CREATE (n:Concept {id: 'new'})",
    "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n;",
    "USE neo4j CREATE (n:Concept {id: 'new'})",
    "USE system CREATE DATABASE another",
)
SETTINGS = (
    "CREATE INDEX changed FOR (n:Concept) ON (n.name)",
    "CREATE TEXT INDEX changed FOR (n:Concept) ON (n.name)",
    "CREATE FULLTEXT INDEX changed FOR (n:Concept) ON EACH [n.name]",
    "CREATE CONSTRAINT changed FOR (n:Concept) REQUIRE n.name IS UNIQUE",
    "DROP INDEX concept_id IF EXISTS",
    "DROP CONSTRAINT concept_id",
    "CREATE USER somebody SET PASSWORD 'a-long-password'",
    "ALTER USER neo4j SET PASSWORD 'a-long-password'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'a-long-password'",
    "DROP USER neo4j",
    "SHOW USERS",
    "SHOW ROLES",
    "GRANT ROLE admin TO reader",
    "CREATE DATABASE another",
    "DROP DATABASE conceptpath",
    "STOP DATABASE neo4j",
    "ALTER DATABASE conceptpath SET ACCESS READ WRITE",
    "ALTER DATABASE `arcadedb.command.timeout` 0",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
)
PROCEDURES = (
    "CALL db.create.setNodeProperty(null, 'name', 'changed')",
    "MATCH (n:Source) CALL db.create.setNodeVectorProperty(n, 'v', [1.0]) RETURN n",
    "CALL db.createLabel('New')",
    "CALL db.createProperty('fresh')",
    "CALL dbms.setConfigValue('db.transaction.timeout', '0')",
    "CALL dbms.listConfig()",
    "CALL dbms.killQuery('1')",
    "CALL dbms.queryJmx('*:*')",
    "CALL db.clearQueryCaches()",
    "CALL db.migrateLegacyTemporals()",
    "CALL merge.node(['Concept'], {id: 'new'}, {}, {}) YIELD node RETURN node",
    "MATCH (a:Source), (b:Domain) CALL merge.relationship(a, 'FROM', {}, {}, b, {}) "
    "YIELD rel RETURN rel",
    "MATCH (n:Source) CALL refactor.mergeNodes([n, n], {}) YIELD node RETURN node",
    "MATCH (n:Source) CALL refactor.cloneNodesWithRelationships([n]) YIELD output "
    "RETURN output",
    "CALL apoc.cypher.doIt('CREATE (n:Concept)', {})",
    "CALL apoc.periodic.commit('MATCH (n) DETACH DELETE n', {})",
    "CALL apoc.load.json('file:///etc/passwd')",
    "CALL apoc.export.csv.all('all.csv', {})",
    "CALL do.when(true, 'CREATE (n:Concept)', '', {}) YIELD value RETURN value",
    "CALL `db`.`createLabel`('New')",
    "CALL db/**/.createLabel('New')",
    "CALL { CALL db.createLabel('New') } RETURN 1",
)
FILES = (
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'file:///etc/passwd' AS line CREATE (:Concept {id: line[0]})",
    "LOAD CSV FROM 'http://127.0.0.1:9/x.csv' AS line RETURN line",
    "LOAD CSV FROM 'https://example.org/x.csv' AS line RETURN line",
    "LOAD CSV FROM 'ftp://127.0.0.1/x.csv' AS line RETURN line",
    "load/**/csv from 'file:///etc/passwd' as line return line",
    "LOAD // all of it\nCSV FROM 'file:///etc/passwd' AS line RETURN line",
    "\\u004cOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM '\\u0066ile:///etc/passwd' AS line RETURN line",
    "WITH 'file:///etc/passwd' AS url LOAD CSV FROM url AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "PROFILE LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
)
#: No Cypher at all, but other servers' languages, and commands of their shells.
OTHERS = (
    "INSERT INTO Concept SET id = 'new'",
    "DELETE FROM Concept",
    "DROP TYPE Concept UNSAFE",
    "IMPORT DATABASE file:///etc/passwd",
    "BACKUP DATABASE file://backup.zip",
    ":config x: 1",
)
ATTEMPTS = (
    *CLAUSES,
    *SUBQUERIES,
    *DISGUISES,
    *SETTINGS,
    *PROCEDURES,
    *FILES,
    *OTHERS,
)
Ask = Callable[[neo4j.Session, str], None]


def content(store: Store) -> list[str]:
    """Return all nodes, relationships and constraints of a store as sorted lines."""
    rows = [row for text in (NODES, EDGES, SCHEMA) for row in run(store, text)]
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


@pytest.mark.parametrize("cypher", ATTEMPTS)
def test_an_attempt_is_refused(store: Store, cypher: str) -> None:
    """It is refused in a sentence of ours, and nothing is other than before."""
    before = content(store)
    with pytest.raises((WriteRefusedError, QueryError)) as caught:
        store.query(cypher)
    assert "Neo." not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert content(store) == before


def alone(session: neo4j.Session, cypher: str) -> None:
    """Run a query by itself."""
    session.run(literal(cypher)).consume()


def in_a_transaction(session: neo4j.Session, cypher: str) -> None:
    """Run a query in a transaction, and commit it."""
    with session.begin_transaction() as transaction:
        transaction.run(literal(cypher)).consume()
        transaction.commit()


@pytest.mark.parametrize("ask", [alone, in_a_transaction])
@pytest.mark.parametrize("cypher", ATTEMPTS)
def test_who_may_read_may_do_no_more(
    in_embedded: Callable[[Graph], Store], sample: Graph, cypher: str, ask: Ask
) -> None:
    """Past our gate, with the served user and password, nothing changes either."""
    store = in_embedded(sample)
    before = content(store)
    with (
        neo4j.GraphDatabase.driver(store.address, auth=store.auth) as driver,
        driver.session(database=store.database) as session,
        suppress(Neo4jError),
    ):
        ask(session, cypher)
    assert content(store) == before


@pytest.mark.parametrize("cypher", FILES)
def test_who_may_read_reads_no_files(
    in_embedded: Callable[[Graph], Store], sample: Graph, cypher: str
) -> None:
    """Past our gate, too, no file is opened and no address asked for what is there."""
    with suppress(Forbidden, CypherSyntaxError):
        assert run(in_embedded(sample), cypher) == []


def test_what_is_looked_at_would_show_a_change(writable: Store, sample: Graph) -> None:
    """A node, a property or a relationship more makes the content another one."""
    writable.write(sample)
    seen = [content(writable)]
    for cypher in (CLAUSES[0], CLAUSES[8], CLAUSES[22]):
        run(writable, cypher)
        seen.append(content(writable))
    assert len({tuple(lines) for lines in seen}) == len(seen)
