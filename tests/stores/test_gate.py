"""What passes the gate, and what is refused at it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.errors import WriteRefusedError
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.cypher.gate import PROCEDURES, WRITING, check, writes

HARMLESS = (
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.labels",
    "call `db`.`labels` ()",
    "CALL /* all */ db . labels ()",
    "MATCH (n) CALL { WITH n RETURN 1 AS one } RETURN one",
    "MATCH (n) CALL (n) { RETURN 1 AS one } RETURN one",
    "WITH {a: 1} AS call RETURN call AS it",
    "MATCH (call:Call {call: 1}) RETURN call.call",
    "RETURN 'CALL apoc.load.json(1)' // CALL apoc.load.json(1)",
    "RETURN `LOAD CSV`",
    "SHOW INDEXES",
    "show constraints YIELD name RETURN name",
    "MATCH (show:Show) RETURN show.show",
)
REFUSED = (
    ("CALL apoc.load.json('http://example.org')", "'apoc.load.json'"),
    ("CALL foo()", "'foo'"),
    ("CALL foo", "'foo'"),
    ("MATCH (n) CALL dbms.listConfig YIELD name RETURN name", "'dbms.listConfig'"),
    ("OPTIONAL CALL apoc.x() YIELD y RETURN y", "'apoc.x'"),
    ("call\n\tapoc . /* */ x (1)", "'apoc.x'"),
    ("CALL `apoc.x`()", "'apoc.x'"),
    ("CALL apoc.`x`()", "'apoc.x'"),
    ("CALL { CALL apoc.x() YIELD y RETURN y } RETURN y", "'apoc.x'"),
    (r"CALL apoc.\u0078()", "'apoc.x'"),
    (r"C\u0041LL apoc.x()", "'apoc.x'"),
    (r"RETURN '\u0027 CALL apoc.x() //'", "'apoc.x'"),
    (r"RETURN '\u0027 /*' AS a CALL apoc.x() /*'", "'apoc.x'"),
    ("// a comment\rCALL apoc.x()", "'apoc.x'"),
    ("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", "LOAD CSV"),
    ("load /* */ csv with headers from $x as line return line", "LOAD CSV"),
    (r"L\u004fAD CSV FROM 'x' AS line RETURN line", "LOAD CSV"),
    ("SHOW TRANSACTIONS", "SHOW TRANSACTIONS"),
    ("SHOW SETTINGS YIELD name AS indexes RETURN indexes", "SHOW SETTINGS"),
    ("show users", "SHOW USERS"),
    ("TERMINATE TRANSACTIONS 'x'", "TERMINATE"),
    ("CALL foo;", "'foo'"),
    ("WITH 1 AS as WITH as LOAD CSV FROM 'x' AS line RETURN line", "LOAD CSV"),
    ("WITH 1 AS as WITH DISTINCT as CALL apoc.x() YIELD y RETURN y", "'apoc.x'"),
    ("UNWIND [1] AS as WITH 1 AS b, as CALL apoc.x() YIELD y RETURN y", "'apoc.x'"),
    ("UNWIND [1] AS as WITH as ORDER BY 1, as CALL apoc.x()", "'apoc.x'"),
)
#: What may stand between two words without changing what they say.
GAPS = st.sampled_from([" ", "\n", "\t", "/* CALL db.labels() */", "// x\n", "\r"])


@pytest.mark.parametrize("cypher", HARMLESS)
def test_harmless_queries_pass(cypher: str) -> None:
    """Known procedures, subqueries, and words that only look like more, may pass."""
    check(cypher)


@pytest.mark.parametrize(("cypher", "named"), REFUSED)
def test_the_rest_is_refused_by_name(cypher: str, named: str) -> None:
    """What reaches beyond the graph is refused, however it is written, and named."""
    with pytest.raises(WriteRefusedError, match="only read") as caught:
        check(cypher)
    assert named in str(caught.value)


@given(st.sampled_from(PROCEDURES), st.lists(GAPS, min_size=1).map("".join))
def test_gaps_change_nothing(name: str, gap: str) -> None:
    """Space and comments neither open the gate nor close it."""
    check(f"CALL{gap}{name}{gap}()")
    with pytest.raises(WriteRefusedError, match="evil"):
        check(f"CALL{gap}{name}.evil{gap}()")


def test_a_mistyped_procedure_gets_a_near_one() -> None:
    """A name near to that of an allowed procedure is told."""
    with pytest.raises(WriteRefusedError, match=r"did you mean db\.labels\?"):
        check("CALL db.lables()")


@pytest.mark.parametrize("word", sorted(WRITING))
def test_writing_words_are_seen(word: str) -> None:
    """A word that begins a change is seen in either case, and not inside a string."""
    assert writes(f"MATCH (n) {word} n")
    assert writes(f"RETURN 1. {word.lower()} n")
    assert not writes(f"RETURN '{word} n' // {word} n")


@pytest.mark.parametrize("word", sorted(WRITING))
def test_names_do_not_write(word: str) -> None:
    """A property, label, key, alias or parameter of such a name is none."""
    query = f"MATCH (n:{word} {{{word}: ${word}}}) RETURN n.{word} AS {word}"
    assert not writes(query)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (c) RETURN count(*) AS load ORDER BY load",
        "MATCH (c) WITH c.hours AS set WHERE set > 2 RETURN set, collect(set)",
        "UNWIND [1] AS merge RETURN merge + 1",
        "MATCH (drop:Concept) RETURN drop.id",
        "MATCH (c) RETURN c.id AS set, [c] AS merge, 'x' AS create, 1 AS drop",
    ],
)
def test_a_variable_does_not_write(cypher: str) -> None:
    """A variable may be called as a clause that writes begins."""
    assert not writes(cypher)


@pytest.mark.parametrize("name", ["limit", "order", "`,`", "end"])
def test_a_variable_called_like_the_end_of_a_clause_hides_nothing(name: str) -> None:
    """Where a clause writes to a variable with an odd name, it writes."""
    assert writes(f"MATCH ({name}) SET {name}.x = 1")
    assert writes(f"MATCH ({name}) DETACH DELETE {name}")


@pytest.mark.parametrize("head", ["WITH as", "WITH 1 AS b, as", "WITH DISTINCT as"])
def test_a_variable_called_as_makes_no_alias(head: str) -> None:
    """What follows a variable ``as`` is a clause, and no name that is given."""
    assert writes(f"MATCH (as) {head} SET as.x = 1")


def test_an_escape_hides_no_writing() -> None:
    """A query that writes only for who decodes its escapes writes."""
    assert writes(r"RETURN '\u0027 CREATE (n) //'")


@pytest.mark.parametrize(
    "text",
    [
        "CALL " * 50_000,
        "(" * 250_000,
        "a." * 125_000 + "b ",
        "'" + "\\\\" * 125_000 + "' ",
        "/* */" * 50_000,
    ],
    ids=["words", "brackets", "names", "escapes", "comments"],
)
def test_long_texts_are_judged(text: str) -> None:
    """A text of a quarter of a megabyte is read to its end."""
    assert not writes(text)
    assert writes(f"{text}CREATE (n)")


@pytest.mark.parametrize(
    "name", ["labels", "relationshipTypes", "schema.visualization"]
)
def test_allowed_procedures_answer(store: Store, name: str) -> None:
    """What may be called is there, on each database."""
    assert store.query(f"CALL db.{name}()").rows
