"""What Ask shows beside the query."""

from msgspec import structs

from conceptpath.graph.errors import QueryError, TimeLimitError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.answer import Answer
from conceptpath.ui.models.ask import RULES, failure, schema, status, table
from conceptpath.ui.models.blocks import Count, Counts, Empty, Text


def answer(*rows: tuple[object, ...], truncated: bool = False) -> Answer:
    """Return an answer with the columns a and b that took 8 ms."""
    return Answer(("a", "b"), rows, truncated=truncated, seconds=0.008)


def test_schema_counts_this_graph(sample: Graph) -> None:
    """The schema names what is there, and how often."""
    labels, types = (block for block in schema(sample) if isinstance(block, Counts))
    assert labels.items[:2] == (Count(":Concept", 10), Count(":Algorithm", 1))
    assert types.items[0] == Count("-[:REQUIRES]->", 14)


def test_answer_becomes_columns() -> None:
    """Rows become columns; what is nested becomes JSON."""
    found = table(answer((1, ["x", {"y": None}]), (None, "text")))
    assert found == {"a": [1, None], "b": ['["x",{"y":null}]', "text"]}


def test_status_says_rows_time_database_and_rules() -> None:
    """A person sees what was found, how fast, by whom, and what limits hold."""
    assert status(answer((1, 2)), "bolt://host") == (
        Text(text=f"1 row in 8 ms · bolt://host · {RULES}", quiet=True),
    )


def test_hints_are_shown() -> None:
    """What is odd about a query stands below how it went."""
    odd = structs.replace(answer((1, 2)), hints=("no node has the label Concpt",))
    said = status(odd, "bolt://host")[1]
    assert said == Text(text="Hint: no node has the label Concpt")


def test_a_cut_answer_says_so() -> None:
    """An answer with more rows than allowed is not taken for the whole."""
    [said] = status(answer((1, 2), truncated=True), "embedded database")
    assert isinstance(said, Text)
    assert said.text.startswith("The first 1 row of more in 8 ms · embedded database")


def test_a_fault_says_where() -> None:
    """A query that is not understood is shown with line and column."""
    said = failure(QueryError("unexpected 'RETRUN'", 2, 1), "bolt://host")[0]
    assert said == Empty(text="unexpected 'RETRUN' (line 2, column 1)")


def test_a_stopped_query_says_what_to_do() -> None:
    """A query over the time limit is explained in the words of the page."""
    said = failure(TimeLimitError(10), "bolt://host")[0]
    assert isinstance(said, Empty)
    assert said.text.startswith("Stopped after 10 s. Ask for less")
