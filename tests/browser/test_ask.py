"""Ask in the browser."""

from urllib.parse import quote

import pytest

from .conftest import Visit, Visitor, expect

pytestmark = pytest.mark.browser


def ask(visitor: Visitor, cypher: str) -> None:
    """Type a query and run it."""
    visitor.page.get_by_role("textbox", name="Cypher").fill(cypher)
    visitor.page.get_by_role("button", name="Run").click()


def test_a_query_is_answered_by_a_table(visit: Visit) -> None:
    """A query is typed, run, answered, and stands in the address."""
    visitor = visit()
    visitor.open("/ask")
    cypher = "MATCH (c:Concept {id: 'vector'}) RETURN c.name AS name"
    ask(visitor, cypher)
    expect(visitor.page.get_by_text("1 row in")).to_be_visible()
    expect(visitor.page.get_by_test_id("stDataFrame")).to_be_visible()
    assert quote(cypher, safe="").replace("%20", "+") in visitor.page.url
    assert visitor.complaints == []


def test_a_mistake_is_shown_with_line_and_column(visit: Visit) -> None:
    """A query that is not understood says where."""
    visitor = visit()
    visitor.open("/ask")
    ask(visitor, "MATCH (c:Concept)\nRETRUN c")
    expect(visitor.page.get_by_text("line 2, column 1")).to_be_visible()
    assert visitor.complaints == []
