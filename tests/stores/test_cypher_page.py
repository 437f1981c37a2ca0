"""The page on Cypher is what its script writes, and all that it shows works."""

import re
import runpy
from pathlib import Path

import pytest

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.cypher.hints import hints
from conceptpath.graph.stores.embedded import open_embedded
from conceptpath.graph.stores.schema import RELATIONSHIPS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "cypher.md").read_text(encoding="utf-8")
SCRIPT = runpy.run_path(str(DOCS / "cypher_page.py"))
#: What is written by hand: all before the questions, which their own tests run.
BY_HAND = PAGE.partition("<!-- questions -->")[0]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [text for language, text in BLOCK.findall(BY_HAND) if language == "cypher"]
PROGRAMS = [text for language, text in BLOCK.findall(BY_HAND) if language == "python"]


def test_the_page_is_what_its_script_writes() -> None:
    """Schema and questions on the page are those of the code."""
    assert SCRIPT["filled"](PAGE) == PAGE


def test_the_drawing_shows_every_relationship() -> None:
    """Every type of relationship is drawn, from its one end to the other."""
    drawing = SCRIPT["drawn"]()

    for kind in RELATIONSHIPS:
        end = rf"{kind.end}$|other{kind.end}\[another {kind.end}\]$"
        line = rf"^ +{kind.start} -- .*\b{kind.type}\b.* --> ({end})"
        assert re.search(line, drawing, re.MULTILINE)


@pytest.mark.parametrize("cypher", EXAMPLES)
def test_examples_find_something(cypher: str, content_store: Store) -> None:
    """Every example in Cypher finds something, in an order, and gives no hints."""
    answer = content_store.query(cypher)

    assert answer.rows
    assert "ORDER BY" in cypher or len(answer.rows) == 1
    assert answer.hints == hints(cypher, None) == ()


def test_the_example_of_what_is_left_out(
    content_graph: Graph, content_store: Store
) -> None:
    """The example that minds the depth finds less than the planner follows."""
    (cypher,) = (text for text in EXAMPLES if "weight-initialization" in text)

    ((found,),) = content_store.query(cypher).rows

    assert found + 1 < len(content_graph.closure(["weight-initialization"]))


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs_run(program: str, warm_home: Path, content_graph: Graph) -> None:  # noqa: ARG001
    """Every program in Python runs, on a database that is served as the page says."""
    with open_embedded(content_graph) as store:
        user, password = store.auth or ("", "")
        given = {
            "bolt://127.0.0.1:PORT": store.address,
            "USER": user,
            "PASSWORD": password,
        }
        for word, meant in given.items():
            program = program.replace(word, meant)
        names: dict[str, object] = {}
        exec(program, names)  # noqa: S102 - our own page

    assert names.get("records") or names["answer"]
