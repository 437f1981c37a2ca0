"""What is said of a query that names what the graph does not have."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.cypher.hints import hints
from conceptpath.graph.stores.questions import questions

CARTESIAN = (
    "info: cartesian product. The disconnected pattern '(a), (b)' builds a cartesian "
    "product. A cartesian product may produce a large amount of data. Third."
)


class Remark(NamedTuple):
    """A remark as a server makes it."""

    gql_status: str
    status_description: str
    is_notification: bool = True


def missing(code: str, what: str, name: str) -> Remark:
    """Return the remark on a name that a database does not have."""
    text = f"warn: {what} does not exist. The {what} `{name}` does not exist. Verify."
    return Remark(code, text)


@pytest.mark.parametrize(
    ("cypher", "hint"),
    [
        (
            "MATCH (c:Concpt) RETURN c",
            "no node has the label Concpt; did you mean Concept?",
        ),
        (
            "MATCH (c:concept) RETURN c",
            "no node has the label concept; did you mean Concept?",
        ),
        (
            "MATCH ()-[:requires]->() RETURN 1",
            "no relationship has the type requires; did you mean REQUIRES?",
        ),
        (
            "MATCH (c) WHERE c:Concpt RETURN c",
            "nothing has the label or type Concpt; did you mean Concept?",
        ),
        (
            "MATCH (c:Concept {nme: 'x'}) RETURN c",
            "nothing has the property nme; did you mean name?",
        ),
        (
            "MATCH (c:Paper) RETURN c.tilte",
            "nothing has the property tilte; did you mean title?",
        ),
        ("MATCH (c:Domain) RETURN c.hours", "no Domain has the property hours"),
        (
            "MATCH (c:Domain) RETURN 1 UNION MATCH (c:Domain) RETURN c.hours",
            "no Domain has the property hours",
        ),
        (
            "MATCH (d:Domain)-[:IN_DOMAIN]->(c:Concept) RETURN c",
            "IN_DOMAIN goes from Concept to Domain, not as the query has it",
        ),
        (
            "MATCH (a:Algorithm)<-[:IN_DOMAIN]-(d) RETURN d",
            "IN_DOMAIN goes from Concept to Domain, not as the query has it",
        ),
        ("MATCH (c:Qqqqq) RETURN c", "no node has the label Qqqqq"),
    ],
)
def test_unknown_names_get_near_ones(cypher: str, hint: str) -> None:
    """A name or a direction unknown to the schema is told, with what is near."""
    assert hints(cypher, None) == (hint,)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (a:Algorithm)-[r:REQUIRES]->(c) WHERE r.at = '' RETURN c.conceptpath",
        "MATCH (c:!Foo) RETURN c",
        "UNWIND [{foo: 1}] AS row RETURN row.foo",
        "MATCH (d:Domain) WITH d.name AS d RETURN d.foo",
        "WITH {foo: 1} AS map RETURN map.foo, date().year, {bar: 1} AS c",
        "RETURN [x IN [{foo: 1}] | x.foo], 'a:Foo' // (:Foo)",
        "MATCH (d:Domain)--(c:Concept)-[:IN_DOMAIN]-(d) RETURN c",
        "MATCH (q:Question)-[:CITES]->(:Resource) RETURN q",
        "MATCH (",
        "",
    ],
)
def test_right_names_get_no_hint(cypher: str) -> None:
    """What the schema has, and what is no name of the graph, is left alone."""
    assert hints(cypher, None) == ()


@pytest.mark.parametrize("name", questions())
def test_named_questions_get_no_hint(name: str) -> None:
    """Our own questions name only what there is, in the direction it has."""
    assert hints(questions()[name].cypher, None) == ()


@given(st.text(alphabet="MATCH (n:Aa|&!)-[r]{.}=<>,'`\\$*1 WHERE AS"))
def test_any_text_is_survived(text: str) -> None:
    """However broken a query is, the hints are lines."""
    assert all("\n" not in hint for hint in hints(text, None))


def test_our_hint_replaces_that_of_the_server() -> None:
    """For one name there is one hint, and ours where the schema knows more."""
    remarks = [missing("01N50", "label", "Concpt"), missing("01N52", "property", "x")]
    assert hints("MATCH (c:Concpt) RETURN c.x", remarks) == (
        "no node has the label Concpt; did you mean Concept?",
        "nothing has the property x",
    )


def test_what_the_server_has_is_known() -> None:
    """A label of somebody else's data is no mistake where the server is content."""
    assert hints("MATCH (p:Person)-[:KNOWS]->(q {age: 1}) RETURN q.shoes", []) == ()


def test_other_remarks_are_short_and_come_once() -> None:
    """Other remarks lose their title and what follows two sentences."""
    remarks = [Remark("03N90", CARTESIAN)] * 2
    assert hints("MATCH (a), (b) RETURN a", remarks) == (
        "The disconnected pattern '(a), (b)' builds a cartesian product. "
        "A cartesian product may produce a large amount of data.",
    )


def test_an_outcome_is_no_remark() -> None:
    """What a server says of the result itself is not passed on."""
    done = Remark("02000", "note: no data", is_notification=False)
    assert hints("MATCH (c:Concept) RETURN c", [done]) == ()


@pytest.mark.parametrize(
    "cypher", ["MATCH (c:Concpt) RETURN c", "MATCH (c:Concept) RETURN c.nme"]
)
def test_both_databases_say_the_same(store: Store, cypher: str) -> None:
    """With the answer of either database comes the hint of the schema."""
    assert store.query(cypher).hints == hints(cypher, None) != ()
