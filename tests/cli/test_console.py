"""How answers of queries are told, and what is read as a query."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.commands.console.asked import parameters, queries
from conceptpath.commands.console.formats import (
    csv_lines,
    json_objects,
    markdown_table,
    tabbed_lines,
)
from conceptpath.commands.console.output import paged, write_all
from conceptpath.commands.console.plan import concepts, plan_text
from conceptpath.commands.console.shown import harmless, shown
from conceptpath.commands.console.table import print_table
from conceptpath.graph.errors import InputError, QueryError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.answer import Answer, Node, Relationship
from conceptpath.graph.stores.answer import Path as Walk

ADDITION = Node("1", ("Concept",), {"id": "addition", "hours": 1.0})
NUMBER = Node("2", ("Concept",), {"id": "number"})
NEED = Relationship("3", "REQUIRES", "1", "2", {"reason": "It adds numbers."})
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
#: Values in single quotes, as people who know Cypher write them.
CYPHER = [r"""single='it\'s "3"'""", "many=['a', null]"]
VALUES = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS
ROWS = st.lists(st.tuples(VALUES, st.lists(VALUES)))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (2.0, "2.0"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        (["a", None, [1]], '["a", null, [1]]'),
        ({"a": ADDITION}, '{a: (:Concept {id: "addition"})}'),
        (ADDITION, '(:Concept {id: "addition"})'),
        (Node("4", (), {}), "()"),
        (NEED, '[:REQUIRES {reason: "It adds numbers."}]'),
        (
            Walk((ADDITION, NUMBER), (NEED,)),
            '(:Concept {id: "addition"})-[:REQUIRES]->(:Concept {id: "number"})',
        ),
        (
            Walk((NUMBER, ADDITION), (NEED,)),
            '(:Concept {id: "number"})<-[:REQUIRES]-(:Concept {id: "addition"})',
        ),
    ],
)
def test_values_are_shown_on_a_line(value: object, text: str) -> None:
    """Each kind of value has a short form; a path shows which way needs point."""
    assert shown(value) == text


@given(TEXTS)
def test_nothing_acts_on_a_terminal(text: str) -> None:
    """Of what is shown no character but space is a control or turns the direction."""
    kept = harmless(text).translate({ord("\n"): None, ord("\t"): None})
    assert not any(c < " " or "\x7f" <= c < "\xa0" for c in kept)
    assert {"\u202e", "\u2066", "\u200f", "\u2028", "\ufeff"}.isdisjoint(kept)


@given(ROWS)
def test_csv_comes_back(rows: list[tuple[Any, ...]]) -> None:
    """Another program reads from CSV the texts that were written, whatever they are."""
    text = "".join(csv_lines(["one", "many"], rows))
    header, *read = csv.reader(io.StringIO(text, newline=""))
    assert header == ["one", "many"]
    for (one, many), (cell, cells) in zip(rows, read, strict=True):
        plain = "" if one is None else json.dumps(one, ensure_ascii=False)
        assert cell == (one if isinstance(one, str) else plain)
        assert json.loads(cells) == many


@given(ROWS)
def test_json_comes_back(rows: list[tuple[Any, ...]]) -> None:
    """Another program reads from JSON the values that were written."""
    read = json.loads("".join(json_objects(["one", "many"], rows)))
    assert read == [{"one": one, "many": many} for one, many in rows]


@given(st.lists(TEXTS, min_size=1))
def test_lines_and_cells_stay_apart(texts: list[str]) -> None:
    """No text breaks out of its row or its cell, in a pipe or in Markdown."""
    rows = [[text, text] for text in texts]
    for line in tabbed_lines(["a", "b"], rows):
        assert (line.count("\t"), line.count("\n")) == (1, 1)
    for line in markdown_table(["a", "b"], rows):
        assert line.count("\n") == 1
        assert line.replace(r"\\", "").replace(r"\|", "").count("|") == 3
        assert "<" not in line.replace(r"\<", "")


def test_nodes_are_whole_for_programs() -> None:
    """JSON and CSV have all of a node, and not the short form."""
    whole = {"element_id": "1", "labels": ["Concept"], "properties": {"id": "addition"}}
    node = Node("1", ("Concept",), {"id": "addition"})
    [row] = json.loads("".join(json_objects(["n"], [(node,)])))
    [_, [cell]] = csv.reader(csv_lines(["n"], [(node,)]))
    assert row["n"] == json.loads(cell) == whole


def test_a_formula_is_data() -> None:
    """A cell that a spreadsheet would take for a formula is written as it is."""
    assert list(csv_lines(["a"], [("=1+1",)]))[1] == "=1+1\r\n"


def test_an_answer_fits_the_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Columns stand side by side where there is room, else one under the other."""
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LINES", "100")
    for number in (3, 9):
        columns = tuple(f"column {n}" for n in range(number))
        row = tuple(f"cell {n} of the row" for n in range(number))
        print_table(Answer(columns, (row, row), False, 0.5))
        lines = capsys.readouterr().out.splitlines()
        assert max(map(len, lines)) <= 60
        assert any(line.startswith("row 2 ") for line in lines) == (number == 9)
        assert lines[-1] == "2 rows in 500 ms"


def test_what_is_longer_than_the_screen_is_paged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text that leaves room for the prompt under it is printed, others paged."""
    monkeypatch.setenv("LINES", "4")
    monkeypatch.setattr(
        "click.echo_via_pager", lambda text: click.echo(f"paged {text}")
    )
    paged("1\n2\n3")
    assert capsys.readouterr().out == "1\n2\n3\n"
    paged("1\n2\n3\n4")
    assert capsys.readouterr().out.startswith("paged 1")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RETURN 1", ["RETURN 1"]),
        ("RETURN 1;\n", ["RETURN 1"]),
        ("RETURN ';' AS a; // ;\nRETURN `;`", ["RETURN ';' AS a", " // ;\nRETURN `;`"]),
        (" // nothing\n;;", []),
    ],
)
def test_queries_end_at_semicolons(text: str, found: list[str]) -> None:
    """A semicolon ends a query, but not inside a string, a name or a comment."""
    assert queries(text) == found


def test_parameters_are_json_or_text() -> None:
    """A value is JSON where it can be, and text where not."""
    pairs = ["n=3", "names=[1]", "text=a=b", 'quoted="3"', "empty=", "odd='", *CYPHER]
    assert parameters(pairs) == {
        "n": 3,
        "names": [1],
        "text": "a=b",
        "quoted": "3",
        "empty": "",
        "odd": "'",
        "single": 'it\'s "3"',
        "many": ["a", None],
    }


@pytest.mark.parametrize("pairs", [["a"], ["=1"], ["a=1", "a=2"]])
def test_parameters_without_name_or_twice(pairs: list[str]) -> None:
    """What is no NAME=VALUE, or comes twice, is wrong use and named."""
    with pytest.raises(InputError, match=r"'a'|'=1'"):
        parameters(pairs)


def test_concepts_are_found_in_every_value(sample: Graph) -> None:
    """Nodes, paths and ids, also in lists and maps, are concepts; other texts not."""
    other = Node("5", ("Domain",), {"id": "power"})
    rows: list[list[Any]] = [
        ["division", "Division", 1, other],
        [[{"a": Walk((ADDITION, NUMBER), (NEED,))}], None],
        [ADDITION],
    ]
    assert concepts(sample, rows) == ["division", "addition", "number"]


def test_only_tops_are_goals(sample: Graph) -> None:
    """Of concepts that need each other the plan names those that nothing else needs."""
    text = click.unstyle(plan_text(sample, ["number", "addition", "variable"]))
    assert text.startswith("Path to Addition, Variable: 3 steps")
    assert plan_text(sample, []).startswith("Nothing to plan")


def test_a_file_is_there_when_it_is_complete(tmp_path: Path) -> None:
    """A file is written whole or not at all, and nothing is left beside it."""
    target = tmp_path / "rows.csv"
    target.write_text("before")

    def broken() -> Any:
        yield "half"
        raise QueryError("by zero")

    with pytest.raises(QueryError):
        write_all(broken(), target)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["before"]
    write_all(["a\r\n", "b"], target)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"a\r\nb"]
