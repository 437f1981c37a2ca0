"""What every store does, whichever server is behind it."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from conceptpath.graph.errors import (
    InputError,
    QueryError,
    StoreUnavailableError,
    TimeLimitError,
    WriteRefusedError,
)
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.answer import Node, Relationship
from conceptpath.graph.stores.bolt import Store
from tests.stores.raw import run

CLOSURE = "MATCH (c:Concept {id: $goal})-[:REQUIRES*1..]->(p) RETURN DISTINCT p.id"
NODES = {
    "Algorithm": 1,
    "Axis": 1,
    "Concept": 10,
    "ConceptpathGraph": 1,
    "Domain": 2,
    "Paper": 1,
    "Project": 1,
    "Question": 1,
    "Resource": 1,
    "Source": 1,
    "Specialization": 1,
}
RELATIONSHIPS = {
    "ABOUT": 1,
    "CITES": 2,
    "CONTRASTS_WITH": 1,
    "INTRODUCES": 1,
    "IN_DOMAIN": 11,
    "IS_A": 1,
    "PRACTISES": 1,
    "PROPOSES": 1,
    "READS": 1,
    "REQUIRES": 14,
    "SUGGESTS": 1,
    "TARGETS": 2,
    "TEACHES": 1,
}
WRITES = (
    "CREATE (n:Concept {id: 'new'})",
    "CREATE (n:Concept {id: 'new'}) RETURN n",
    "MERGE (n:Concept {id: 'new'})",
    "MERGE (n:Concept {id: 'number'}) ON MATCH SET n.name = 'changed'",
    "MATCH (n:Concept {id: 'number'}) SET n.name = 'changed'",
    "MATCH (n:Concept {id: 'number'}) SET n = {id: 'number'} RETURN n",
    "MATCH (n:Concept {id: 'number'}) SET n += {name: 'changed'}",
    "MATCH (n:Concept {id: 'number'}) SET n:Changed",
    "MATCH (n:Concept {id: 'number'}) REMOVE n.name",
    "MATCH (n:Algorithm) REMOVE n:Algorithm",
    "MATCH (n:Source) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[r:REQUIRES]->() DELETE r",
    "MATCH ()-[r:REQUIRES]->() SET r.reason = 'changed'",
    "MATCH (a:Concept {id: 'number'}), (b:Source) CREATE (a)-[:FROM]->(b)",
    "MATCH (a:Concept {id: 'number'}), (b:Source) MERGE (a)-[:FROM]->(b)",
    "UNWIND range(1, 3) AS i CREATE (:Concept {id: toString(i)})",
    "MATCH (n:Concept) FOREACH (x IN [1] | SET n.name = 'changed')",
    "CALL { CREATE (n:Concept {id: 'new'}) RETURN n } RETURN n",
    "MATCH (n:Source) CALL (n) { SET n.name = 'changed' } RETURN n",
    "MATCH (n:Concept) WITH n LIMIT 1 SET n.name = 'changed' RETURN n.name",
    "// a comment\nCREATE (n:Concept {id: 'new'})",
    "/* RETURN 1 */ match (n:Source) detach delete n",
    "CREATE INDEX changed FOR (n:Concept) ON (n.name)",
    "CREATE CONSTRAINT changed FOR (n:Concept) REQUIRE n.name IS UNIQUE",
    "DROP CONSTRAINT concept_id",
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD CSV FROM 'file:///etc/passwd' AS line CREATE (:Concept {id: line[0]})",
    "LOAD CSV FROM 'http://127.0.0.1:9/x.csv' AS line RETURN line",
)
#: They would take hours: counting, and sending rows.
RUNAWAYS = (
    "MATCH p = (a)-[*]-(b), q = (c)-[*]-(d), r = (e)-[*]-(f) RETURN count(*)",
    "UNWIND range(1, 9999999) AS i UNWIND range(1, 9999999) AS j RETURN max(i * j)",
)
#: What one server refuses and another does not know.
TRICKS = (
    "PROFILE CREATE (n:Concept {id: 'new'})",
    "EXPLAIN PROFILE CREATE (n:Concept {id: 'new'})",
    "RETURN 1; CREATE (n:Concept {id: 'new'})",
    "CREATE USER somebody SET PASSWORD 'a-long-password'",
    "CREATE DATABASE another",
    "DROP DATABASE conceptpath",
    "ALTER DATABASE `arcadedb.command.timeout` 0",
    "CALL db.create.setNodeProperty(null, 'name', 'changed')",
    "USE neo4j CREATE (n:Concept {id: 'new'})",
    "MATCH (as:Source) WITH as SET as.name = 'changed'",
    "WITH 1 AS as WITH as LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
)


def content(store: Store) -> list[str]:
    """Return all nodes and relationships of a store as sorted lines."""
    nodes = store.query(
        "MATCH (n) UNWIND labels(n) AS label RETURN label, properties(n)"
    )
    edges = store.query("MATCH (a)-[r]->(b) RETURN a.id, type(r), properties(r), b.id")
    return sorted(json.dumps(row, sort_keys=True) for row in nodes.rows + edges.rows)


def test_nodes_are_those_of_the_graph(store: Store) -> None:
    """Each record is one node; an algorithm carries both labels."""
    answer = store.query("MATCH (n) UNWIND labels(n) AS label RETURN label, count(*)")
    assert dict(answer.rows) == NODES


def test_relationships_are_those_of_the_graph(store: Store) -> None:
    """Each link is one relationship, each alternative of a need as well."""
    answer = store.query("MATCH ()-[r]->() RETURN type(r), count(*)")
    assert dict(answer.rows) == RELATIONSHIPS


def test_fields_become_properties(store: Store) -> None:
    """A concept has its flat fields, lists and axes; what it does not say is absent."""
    answer = store.query("MATCH (c:Algorithm) RETURN properties(c) AS c")
    assert answer.rows == (
        (
            {
                "id": "root-finding",
                "name": "Root finding",
                "kind": "algorithm",
                "domain": "algebra",
                "aliases": [],
                "what": "",
                "why": "",
                "enough": "",
                "hours": 3.0,
                "hours_why": 0.0,
                "axis_family": ["search"],
                "was": [],
                "conceptpath": True,
            },
        ),
    )


def test_hours_are_floats_even_where_they_are_whole(store: Store) -> None:
    """Hours given as 2 are stored as 2.0, so that the property keeps one type."""
    answer = store.query("MATCH (c:Concept {id: 'equation'}) RETURN c.hours")
    assert isinstance(answer.rows[0][0], float)


def test_alternatives_share_a_group(store: Store) -> None:
    """The two ways to meet one need carry its reason and the same group."""
    answer = store.query(
        "MATCH (:Concept {id: 'equation'})-[r:REQUIRES]->(p) WHERE r.group IS NOT NULL "
        "RETURN r.group, r.reason, p.id ORDER BY p.id"
    )
    reason = "It is solved by undoing an operation on both sides."
    assert answer.rows == (
        ("equation.1", reason, "division"),
        ("equation.1", reason, "subtraction"),
    )


def test_relationships_keep_their_properties(store: Store) -> None:
    """Main domain, rank, place and depth stand on the relationships."""
    answer = store.query(
        "MATCH (c:Concept {id: 'polynomial'})-[i:IN_DOMAIN]->(d) "
        "MATCH (s:Specialization)-[t:TARGETS]->(:Concept {id: 'power'}) "
        "MATCH (:Resource)-[l:TEACHES]->() MATCH (q:Question) "
        "RETURN d.id, i.main, t.depth, l.where, l.rank, q.id ORDER BY d.id"
    )
    rest = ("why", "chapter 1", 1, "multiplication.order")
    assert answer.rows == (("algebra", True, *rest), ("arithmetic", False, *rest))


def test_version_marks_the_database(store: Store, sample: Graph) -> None:
    """One node says that the database is ours, and which version it holds."""
    answer = store.query("MATCH (g:ConceptpathGraph) RETURN g.id, g.version")
    assert answer.rows == (("conceptpath", sample.version),)


@pytest.mark.parametrize("goal", ["number", "power", "equation", "root-finding"])
def test_closure_in_cypher_is_the_closure(
    store: Store, sample: Graph, goal: str
) -> None:
    """REQUIRES*1.. reaches exactly what the deep closure holds below a goal."""
    below = {id_ for (id_,) in store.query(CLOSURE, {"goal": goal}).rows}
    assert below == set(sample.closure([goal], deep=True)) - {goal}


@pytest.mark.parametrize("cypher", WRITES)
def test_writes_are_refused(store: Store, cypher: str) -> None:
    """A query that would change the database, or read a file, is refused as such."""
    before = content(store)
    with pytest.raises(WriteRefusedError, match="only read"):
        store.query(cypher)
    assert content(store) == before


@pytest.mark.parametrize("cypher", TRICKS)
def test_tricks_change_nothing(store: Store, cypher: str) -> None:
    """What reaches beyond reading is refused, as a write or as no query at all."""
    before = content(store)
    with pytest.raises((WriteRefusedError, QueryError)):
        store.query(cypher)
    assert content(store) == before


@pytest.mark.parametrize(
    ("cypher", "line", "column"),
    [
        ("MATCH (n RETURN n", 1, 10),
        ("MATCH (n)\n\n  RETRUN n", 3, 3),
        ("MATCH (n)\nRETURN n ORDER BY )", 2, 19),
    ],
)
def test_syntax_errors_have_a_place(
    store: Store, cypher: str, line: int, column: int
) -> None:
    """A query that cannot be read says where, counted from 1, in one line."""
    with pytest.raises(QueryError) as caught:
        store.query(cypher)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value).endswith(f"(line {line}, column {column})")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("cypher", "named"),
    [
        ("RETURN unknown", "unknown"),
        ("RETURN nonsense(1)", "nonsense"),
        ("RETURN $absent", "absent"),
        ("RETURN 1 / 0", "by zero"),
    ],
)
def test_faults_are_named(store: Store, cypher: str, named: str) -> None:
    """What makes no sense, or fails on the way, is a QueryError that names it."""
    with pytest.raises(QueryError, match=named):
        store.query(cypher)


@pytest.mark.parametrize("word", ["EXPLAIN", "profile", "/* how */ PROFILE"])
def test_plans_of_the_server_are_not_shown(store: Store, word: str) -> None:
    """Asking how a query would run is told as what is not answered here."""
    with pytest.raises(QueryError, match="is not shown here"):
        store.query(f"{word} MATCH (c:Concept) RETURN c.id")


@pytest.mark.parametrize("cypher", ["", " \n\t"])
def test_an_empty_query_says_what_to_try(store: Store, cypher: str) -> None:
    """Nothing to run is a QueryError with an example."""
    with pytest.raises(QueryError, match="try MATCH"):
        store.query(cypher)


def test_a_comment_at_the_end_is_allowed(store: Store) -> None:
    """A query may end in a comment."""
    assert store.query("RETURN 1 AS one // the first").rows == ((1,),)


@pytest.mark.parametrize("cypher", RUNAWAYS)
def test_a_runaway_query_is_stopped(store: Store, cypher: str) -> None:
    """At its time limit a query ends, on the server too, and others are answered."""
    with pytest.raises(TimeLimitError, match=r"0\.5 s") as caught:
        store.query(cypher, timeout=0.5)
    assert caught.value.seconds == 0.5
    running = run(store, "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery")
    assert [row for row in running if row[0].startswith(cypher)] == []


def test_a_million_rows_are_capped(store: Store) -> None:
    """Of a large result come the rows asked for, and the word that there are more."""
    answer = store.query("UNWIND range(1, 1000000) AS i RETURN i", limit=2500)
    assert answer.rows == tuple((i,) for i in range(1, 2501))
    assert answer.truncated


def test_exactly_the_limit_is_not_truncated(store: Store) -> None:
    """A result with as many rows as allowed is whole."""
    answer = store.query("UNWIND range(1, 5) AS i RETURN i", limit=5)
    assert (len(answer.rows), answer.truncated) == (5, False)


@pytest.mark.parametrize(
    ("timeout", "limit"),
    [
        *((0.0, 10), (-1.0, 10), (1.0, 0)),
        *((float("inf"), 10), (float("nan"), 10), (1e10, 10), (1.0, 10**20)),
    ],
)
def test_limits_can_be_kept(store: Store, timeout: float, limit: int) -> None:
    """No time, no rows, or no end of them is wrong use, not a query without limits."""
    with pytest.raises(InputError, match="above 0, and not endless"):
        store.query("RETURN 1", timeout=timeout, limit=limit)


@pytest.mark.parametrize(
    "value", [None, True, 7, -0.5, 'it\'s "quoted" \U0001f600', [1, [2]], {"a": [None]}]
)
def test_parameters_come_back(store: Store, value: object) -> None:
    """A parameter is data: it comes back as it went."""
    assert store.query("RETURN $value AS v", {"value": value}).rows == ((value,),)


def test_a_parameter_is_never_cypher(store: Store) -> None:
    """Cypher inside a parameter is only text."""
    text = "x'}) DETACH DELETE n //"
    answer = store.query("MATCH (n:Concept {id: $id}) RETURN n", {"id": text})
    assert answer.rows == ()


@pytest.mark.parametrize("value", [object(), 2**80, {1, 2}])
def test_parameters_that_cannot_be_sent(store: Store, value: object) -> None:
    """A parameter that Cypher has no type for is wrong use."""
    with pytest.raises(InputError, match="parameter"):
        store.query("RETURN $value", {"value": value})


def test_columns_have_the_names_of_the_query(store: Store) -> None:
    """Columns come in the order of the query, and each row has a value for each."""
    answer = store.query("MATCH (n:Source) RETURN n.name AS b, n.id AS a")
    assert (answer.columns, answer.rows) == (("b", "a"), (("By hand", "curated"),))


def test_no_rows_are_an_answer(store: Store) -> None:
    """A query that finds nothing has columns and no rows, and is no error."""
    answer = store.query("MATCH (n:Concept {id: 'nothing'}) RETURN n.id AS id")
    assert (answer.columns, answer.rows) == (("id",), ())
    assert not answer.truncated


def test_nodes_keep_labels_and_properties(store: Store) -> None:
    """A node keeps its labels, sorted, and its properties."""
    (node,) = store.query("MATCH (n:Algorithm) RETURN n").rows[0]
    assert isinstance(node, Node)
    assert node.labels == ("Algorithm", "Concept")
    assert node.properties["name"] == "Root finding"


def test_paths_keep_nodes_and_relationships(store: Store) -> None:
    """A path lists both in order; a relationship names its type and its ends."""
    query = "MATCH p = (:Concept {id: 'addition'})-[r:REQUIRES]->() RETURN p, r"
    path, edge = store.query(query).rows[0]
    start, end = path.nodes
    assert [n.properties["id"] for n in (start, end)] == ["addition", "number"]
    assert path.relationships == (edge,)
    assert (edge.type, edge.start, edge.end) == (
        "REQUIRES",
        start.element_id,
        end.element_id,
    )
    assert edge.properties["reason"] == "What is added are two numbers."


def test_parts_of_the_graph_stay_parts_inside_lists_and_maps(store: Store) -> None:
    """A node in a list and a relationship in a map are no plain dictionaries."""
    answer = store.query(
        "MATCH (n:Concept {id: 'addition'})-[r:REQUIRES]->() "
        "RETURN collect(n) AS nodes, {of: r} AS map"
    )
    nodes, found = answer.rows[0]
    assert isinstance(nodes[0], Node)
    assert isinstance(found["of"], Relationship)
    assert answer.to_dict()["rows"][0][0][0]["labels"] == ("Concept",)


def test_rows_stream(store: Store) -> None:
    """Rows can be taken one by one; who stops early has asked for no more."""
    cypher = "UNWIND range(1, 1000000) AS i RETURN i, i * i AS square"
    with store.stream(cypher, limit=1_000_000) as rows:
        first = [row for row, _ in zip(rows, range(3), strict=False)]
    assert rows.columns == ("i", "square")
    assert first == [(1, 1), (2, 4), (3, 9)]
    assert store.query("RETURN 1").rows == ((1,),)


def test_values_are_what_json_can_say(store: Store) -> None:
    """Dates, durations, points, maps and numbers that are none become plain values."""
    answer = store.query(
        "RETURN date('2017-06-12') AS d, datetime('2017-06-12T17:57:34Z') AS t, "
        "duration('P1DT2H') AS u, point({x: 1, y: 2}) AS p, [1, {a: 2.5}] AS l, "
        "0.0 / 0.0 AS n"
    )
    assert json.loads(json.dumps(answer.to_dict()["rows"])) == [
        [
            "2017-06-12",
            "2017-06-12T17:57:34.000000000+00:00",
            "P1DT2H",
            {"srid": 7203, "coordinates": [1.0, 2.0]},
            [1, {"a": 2.5}],
            "nan",
        ]
    ]


def test_several_threads_ask_at_once(store: Store) -> None:
    """A query that is stopped leaves those of other threads alone."""
    with ThreadPoolExecutor(4) as pool:
        slow = pool.submit(store.query, RUNAWAYS[0], timeout=0.5)
        quick = [pool.submit(store.query, "RETURN 1") for _ in range(50)]
        assert {future.result().rows for future in quick} == {((1,),)}
        assert isinstance(slow.exception(), TimeLimitError)


def test_a_wrong_password_is_told(store: Store) -> None:
    """A server that does not let us in is named, with the way out."""
    with pytest.raises(StoreUnavailableError, match="right user and password"):
        Store(store.address, ("root", "wrong"))
