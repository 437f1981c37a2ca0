"""The verb ``query``: where the query comes from, and where its answer goes."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from conceptpath.graph.network import Graph
from conceptpath.graph.stores import open_store
from conceptpath.graph.stores.questions import questions
from conceptpath.loading import load_graph

from .conftest import Run

CLOSURE = "MATCH (:Concept {id: $goal})-[:REQUIRES*0..]->(c) RETURN DISTINCT c.id AS id"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, warm_cache: Path) -> Path:
    """Return a home in which the embedded database is loaded."""
    home = tmp_path_factory.mktemp("filled")
    (home / "cache").symlink_to(warm_cache)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCEPTPATH_HOME", str(home))
        open_store("embedded", load_graph()).close()
    return home


@pytest.fixture
def query(run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the verb with some arguments."""
    monkeypatch.setenv("CONCEPTPATH_HOME", str(filled))
    return lambda *args: run("query", *args)


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Let standard input hold something."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_table_in_a_pipe(query: Run) -> None:
    """In a pipe an answer is a header and lines, with tabs between short cells."""
    ended = query("MATCH (c:Concept {id: 'vector'}) RETURN c.name AS name, c")
    table = 'name\tc\nVector\t(:Concept {id: "vector"})\n'
    assert ended == (0, table, "")


def test_the_record(query: Run) -> None:
    """``--json`` prints the record, with nodes as such, however few rows there are."""
    found = query("MATCH (c:Concept {id: 'vector'}) RETURN c", "--json").json
    assert list(found) == ["columns", "rows", "truncated", "seconds", "hints"]
    [[node]] = found["rows"]
    assert list(node) == ["element_id", "labels", "properties"]
    assert query("MATCH (c:Concept {id: ''}) RETURN c.id", "--json").json["rows"] == []


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("csv", "n,s\r\n1,\r\n2,\r\n"),
        ("json", '[\n{"n":1,"s":null},\n{"n":2,"s":null}\n]\n'),
        ("markdown", "| n | s |\n| --- | --- |\n| 1 | null |\n| 2 | null |\n"),
        ("table", "n\ts\n1\tnull\n2\tnull\n"),
    ],
)
def test_forms(query: Run, tmp_path: Path, form: str, text: str) -> None:
    """Each form is printed, or with ``-o`` written to a file."""
    rows = "UNWIND [1, 2] AS n RETURN n, null AS s"
    target = tmp_path / "out"
    ended = query(rows, "--format", form, "-o", str(target))
    assert ended == (0, "", f"wrote {target}\n")
    assert target.read_bytes().decode() == text
    assert query(rows, "--format", form).out == text


def test_a_query_in_a_file(query: Run, tmp_path: Path) -> None:
    """A file holds a query, which may have comments and end in a semicolon."""
    file = tmp_path / "closure.cypher"
    file.write_text(f"\ufeff// what it takes\n{CLOSURE} ORDER BY id;\n", "utf-8")
    ended = query("-f", str(file), "--param", "goal=set")
    assert (ended.status, ended.out) == (0, "id\nset\n")


@pytest.mark.parametrize("args", [[], ["-"]])
def test_a_query_on_standard_input(
    query: Run, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    """Without a query, or with ``-``, it is read from a pipe."""
    typed(monkeypatch, b"RETURN 'caf\xc3\xa9' AS x")
    assert query(*args).out == "x\ncafé\n"


@pytest.mark.parametrize(
    "content", [b"", b" // nothing\n;", b"\xff", b"RETURN 1; RETURN 2"]
)
def test_standard_input_without_a_query(
    query: Run, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    """Nothing, two queries, and what is no text are wrong use."""
    typed(monkeypatch, content)
    ended = query()
    assert (ended.status, ended.out) == (2, "")
    assert "standard input" in ended.err


def test_no_prompt_into_a_pipe(query: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the answers go into a pipe, nobody is asked to type."""
    typed(monkeypatch, b"")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    ended = query()
    assert (ended.status, "give a query" in ended.err) == (2, True)


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (["-f", "nowhere.cypher"], "nowhere.cypher"),
        (["-f", "/"], "'/'"),
        (["RETURN 1", "-f", "nowhere.cypher"], "CYPHER and --file"),
        (["RETURN 1", "--question", "closure"], "CYPHER and --question"),
        (["RETURN 1", "--serve"], "CYPHER and --serve"),
        (["RETURN 1", "--json", "--format", "csv"], "--json and --format"),
        (["RETURN 1", "--format", "makdown"], "did you mean markdown?"),
        (["RETURN 1", "--param", "goal"], "NAME=VALUE"),
        (["RETURN 1", "--limit", "0"], "above 0"),
        (["RETURN 1", "--timeout", "soon"], "soon"),
        (["RETURN $n", "--param", f"n={2**80}"], "parameter"),
        (["--question", "closur"], "did you mean closure"),
        (["--question", "closure", "--param", "gaol=x"], "did you mean goal?"),
        (["--question", "closure", "--param", "goal=vectr"], "did you mean"),
        (["--question", "xyzzy"], "see --list"),
        (["--list", "--question", "closur"], "did you mean closure"),
        (["--list", "RETURN 1"], "CYPHER and --list"),
        (["--list", "--serve"], "--list and --serve"),
        (["--list", "--format", "csv"], "--list and --format"),
        (["--serve", "--store", "bolt://localhost"], "--serve and --store"),
        (["RETURN 1", "--store", "http://localhost"], "is no store"),
    ],
)
def test_wrong_use(query: Run, args: list[str], named: str) -> None:
    """What cannot be asked is wrong use, named, with the way out."""
    ended = query(*args)
    assert (ended.status, ended.out, named in ended.err) == (2, "", True)


def test_a_mistake_is_pointed_at(query: Run) -> None:
    """An error shows its line with a caret, what it says and what is near."""
    ended = query("MATCH (c:Concept)\nRETRUN c")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.splitlines()[1:] == ["  RETRUN c", "  ^", "did you mean RETURN?"]


def test_a_parameter_is_never_cypher(query: Run, content_graph: Graph) -> None:
    """Cypher in a parameter is only text, and so finds nothing."""
    text = "goal=x'}) DETACH DELETE n //"
    assert query(CLOSURE, "--param", text) == (0, "id\n", "")
    counted = query("MATCH (c:Concept) RETURN count(*) AS n").out
    assert counted == f"n\n{len(content_graph)}\n"


def test_writing_is_refused(query: Run) -> None:
    """A query that would change the graph is refused, with status 1."""
    ended = query("MATCH (c:Concept) SET c.name = 'x'")
    assert (ended.status, "only read" in ended.err) == (1, True)


def test_notes_are_apart_from_rows(query: Run) -> None:
    """That rows are left out, or a label is unknown, is said beside the answer."""
    cut = query("UNWIND range(1, 9) AS n RETURN n", "--limit", "2", "--format", "csv")
    assert (cut.status, cut.out) == (0, "n\r\n1\r\n2\r\n")
    assert cut.err == "only the first 2 rows are shown; there are more (see --limit)\n"
    odd = query("MATCH (c:Concpt) RETURN c.id AS id")
    assert (odd.status, odd.out) == (0, "id\n")
    assert odd.err == "hint: no node has the label Concpt; did you mean Concept?\n"


def test_an_error_leaves_the_file_as_it_was(query: Run, tmp_path: Path) -> None:
    """A query that fails on its way does not touch the file of an earlier answer."""
    (target := tmp_path / "rows.csv").write_text("before")
    ended = query(
        "UNWIND [1, 0] AS n RETURN 1 / n", "--format", "csv", "-o", str(target)
    )
    assert (ended.status, "by zero" in ended.err) == (1, True)
    assert [file.read_text() for file in tmp_path.glob("*.csv*")] == ["before"]


def test_an_answer_as_a_plan(query: Run, run: Run) -> None:
    """The concepts found are the goals of a plan, told as ``path`` tells it."""
    found = query(
        "MATCH (c:Concept) WHERE c.id IN ['matrix', 'k-means'] RETURN c ORDER BY c.id",
        "--format",
        "plan",
    )
    assert found.out == run("path", "k-means", "matrix").out
    known = query("RETURN 'vector' AS id", "--format", "plan")
    run("know", "vector")
    again = query("RETURN 'vector' AS id", "--format", "plan")
    run("forget", "vector")
    assert known.out.startswith("Path to Vector")
    assert again.out == "Nothing to learn: Vector is known.\n"


def test_a_named_question(query: Run, content_graph: Graph) -> None:
    """A question is asked by name, its parameters by what concepts are called."""
    asked = ("--question", "closure-why", "--param", "goal=Support Vector Machines")
    found = {row["id"] for row in query(*asked, "--format", "json").json}
    assert found == set(content_graph.closure(["support-vector-machine"], deep=True))


def test_the_list_of_questions(query: Run) -> None:
    """The list has every question with its title, and one of them in full."""
    lines = query("--list").out.splitlines()
    for one in questions().values():
        assert any(one.name in line and one.title in line for line in lines)
    named = [record["name"] for record in query("--list", "--json").json]
    assert named == list(questions())
    told = query("--list", "--question", "closure").out
    assert questions()["closure"].cypher.strip() in told
    assert "transformer unless given" in told


def console(home: Path, *args: str) -> "subprocess.Popen[str]":
    """Start the verb as a program of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "conceptpath", "query", *args],
        env={**os.environ, "CONCEPTPATH_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_reader_that_goes_away(filled: Path) -> None:
    """Where the reader of many rows has left, the query ends without a word."""
    rows = "UNWIND range(1, 1000000) AS n RETURN n"
    with console(filled, rows, "--format", "csv", "--limit", "1000000") as ended:
        assert ended.stdout
        assert ended.stdout.readline() == "n\n"
        ended.stdout.close()
        assert ended.wait(30) == 1
        assert ended.stderr
        assert ended.stderr.read() == ""


def test_serving_until_interrupted(filled: Path) -> None:
    """``--serve`` says how to connect, answers others, and ends well with Ctrl-C."""
    with console(filled, "--serve", "--json") as served:
        assert served.stdout
        text = "".join(iter(served.stdout.readline, "}\n")) + "}"
        place = json.loads(text)
        auth = (place["user"], place["password"])
        with GraphDatabase.driver(place["address"], auth=auth) as driver:
            database = place["database"]
            found = driver.execute_query("RETURN 1 AS one", database_=database)
        assert [dict(record) for record in found.records] == [{"one": 1}]
        served.send_signal(2)
        assert served.wait(30) == 0
