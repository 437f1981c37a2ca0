"""When Enter runs what is typed, and what is offered for the rest of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from conceptpath.commands.console.commands import COMMANDS
from conceptpath.commands.console.completion import CypherCompleter
from conceptpath.commands.console.typed import finished, typed
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.questions import questions


def offered(graph: Graph, text: str) -> list[str]:
    """Return what is offered at the end of a text."""
    about = {name: about for name, (_, _, about) in COMMANDS.items()}
    completer = CypherCompleter(graph, about, {"goal": 1})
    found = completer.get_completions(Document(text), CompleteEvent())
    return [completion.text for completion in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        ":help",
        "RETURN 1",
        "RETURN *",
        "MATCH (c) RETURN c.name AS x LIMIT 5",
        "CALL db.labels()",
        "SHOW INDEXES",
        "MATCH (c);",
        "MATCH (c)\nRETURN c;",
        "MATCH (c)\nRETURN c\n",
        "MATCH (c)\nRETURN c ; // done",
        "RETURN 'never closed\n",
    ],
)
def test_enter_runs(text: str) -> None:
    """A whole line, a command, a semicolon and an empty line are the end."""
    assert finished(text)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (c)",
        "MATCH (c) RETURN",
        "MATCH (c) RETURN c.name,",
        "MATCH (c) RETURN c ORDER BY",
        "RETURN 'open",
        "RETURN `open",
        "RETURN [1",
        "MATCH (c {id: 'x' RETURN c",
        "MATCH (c)\nRETURN c",
        "RETURN ';",
    ],
)
def test_enter_goes_on(text: str) -> None:
    """What lacks something, and a query of several lines, goes on."""
    assert not finished(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("MATCH (c:Spec", "Specialization"),
        ("MATCH (:Domain|Pap", "Paper"),
        ("MATCH (c)-[:REQ", "REQUIRES"),
        ("MATCH (c)-[r:REQUIRES|PROP", "PROPOSES"),
        ("MATCH (c) WHERE c:Alg", "Algorithm"),
        ("MATCH (d:Domain) RETURN d.sum", "summary"),
        ("MATCH ()-[r:REQUIRES]->() RETURN r.rea", "reason"),
        ("MATCH (d:Domain {sum", "summary"),
        ("MATCH (c:Concept {name: 'x', ho", "hours"),
        ("MATCH (c:Concept {id: 'div", "division"),
        ("MATCH (d:Domain {id: 'al", "algebra"),
        ("MATCH (d:Domain) WHERE d.id = 'al", "algebra"),
        ('MATCH (c) WHERE c.id = "div', "division"),
        ("MATCH (c) retu", "RETURN"),
        ("MATCH (c) RETURN toLo", "toLower("),
        ("RETURN $go", "goal"),
        (":he", ":help"),
        (":ask closure-w", "closure-why"),
        (":ask closure go", "goal="),
        (":format mark", "markdown"),
    ],
)
def test_the_rest_is_offered(sample: Graph, text: str, first: str) -> None:
    """In each place that is offered which may stand there and begins so."""
    assert offered(sample, text)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "RETURN 'REQ",
        "// MAT",
        "RETURN `MAT",
        "MATCH (c {name: MAT",
        "MATCH (c:Concept {name: 'div",
        ":help ",
        ":ask nothing ",
    ],
)
def test_nothing_is_offered(sample: Graph, text: str) -> None:
    """In texts, comments and other values nothing is offered."""
    assert offered(sample, text) == []


def test_keywords_are_offered_before_a_word(sample: Graph) -> None:
    """Before a word is begun all keywords and functions are offered."""
    assert {"WHERE", "count("} <= {*offered(sample, "MATCH (c) ")}


def test_properties_are_those_of_the_label(sample: Graph) -> None:
    """Of a variable with a label only its properties are offered, else all."""
    assert "hours" not in offered(sample, "MATCH (d:Domain) RETURN d.")
    assert {"hours", "summary"} <= {*offered(sample, "MATCH (d) RETURN d.")}


def test_questions_are_offered_with_their_titles(sample: Graph) -> None:
    """After ``:ask`` come all named questions."""
    assert offered(sample, ":ask ") == [*questions()]


@given(st.text("MATCH (n:Aa|)-[r]{id: '}.,=\"`\\$*1\n;//"))
def test_any_text_is_survived(text: str) -> None:
    """However broken it is, a text is finished or not, and something is being typed."""
    assert finished(text) in {True, False}
    assert text.endswith(typed(text).prefix)
