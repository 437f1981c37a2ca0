"""The verbs that read the map: show, search, export, stats, doctor."""

import json
from pathlib import Path

import pytest

from conceptpath.graph.network import Graph

from .conftest import Run


def test_show_in_a_pipe_is_markdown(run: Run) -> None:
    """In a pipe a concept is a Markdown page."""
    ended = run("show", "svm")
    assert ended.status == 0
    assert ended.out.startswith("# Support vector machine\n")


def test_show_json_shape(run: Run) -> None:
    """``--json`` prints the concept with its needs, and what it unlocks."""
    shown = run("show", "matrix", "--json").json
    assert list(shown) == ["concept", "unlocks", "own"]
    assert (shown["concept"]["id"], bool(shown["concept"]["needs"])) == ("matrix", True)
    assert "matrix-multiplication" in shown["unlocks"]


def test_show_writes_a_file(run: Run, tmp_path: Path) -> None:
    """With ``-o`` the page is written to a file."""
    target = tmp_path / "page.md"
    assert run("show", "matrix", "-o", str(target)).out == ""
    assert target.read_text(encoding="utf-8").startswith("# Matrix\n")


def test_name_with_several_readings(run: Run, content_graph: Graph) -> None:
    """A name that several concepts bear lists them, and is wrong use."""
    names: dict[str, set[str]] = {}
    for concept in content_graph.values():
        for alias in concept.aliases:
            bare = alias.partition(" (")[0]
            names.setdefault(bare, set()).add(concept.id)
    alias, ids = next((name, ids) for name, ids in names.items() if len(ids) > 1)
    ended = run("show", alias)
    assert (ended.status, all(id_ in ended.err for id_ in ids)) == (2, True)


def test_search_json_shape(run: Run) -> None:
    """``--json`` prints the matches with the documented keys, the best first."""
    [first, *_] = run("search", "svm", "--json").json
    assert first == {
        "id": "support-vector-machine",
        "name": "Support vector machine",
        "matched": "alias",
        "score": 100.0,
    }


def test_search_forgives(run: Run) -> None:
    """A misspelt and British name is found."""
    assert "gradient-descent " in run("search", "gradient decent").out
    assert "regularization " in run("search", "regularisation").out


def test_search_without_a_match(run: Run) -> None:
    """Where nothing is found, that is told beside an empty result, with status 1."""
    ended = run("search", "qqqqqq")
    assert ended == (1, "", "nothing is called 'qqqqqq' or nearly so\n")
    assert run("search", "qqqqqq", "--json").json == []


@pytest.mark.parametrize("name", ["json", "schema"])
def test_export(run: Run, tmp_path: Path, name: str) -> None:
    """The graph leaves as JSON, to the screen or to a file alike."""
    target = tmp_path / "graph.json"
    printed = run("export", name).out
    assert run("export", name, "-o", str(target)).status == 0
    assert target.read_text(encoding="utf-8") == printed
    assert json.loads(printed)


def test_stats_count_the_content(run: Run, content_graph: Graph) -> None:
    """The numbers are those of the content, for programs and for people."""
    counts = run("stats", "--json").json
    assert counts["concepts"] == len(content_graph)
    assert counts["needs"] == counts["needs_with_reason"]
    assert f"{len(content_graph):8,}  concepts\n" in run("stats").out


def test_doctor_finds_all_well(run: Run) -> None:
    """On a machine with everything the doctor finds nothing to mend."""
    ended = run("doctor", "--json")
    assert (ended.status, {finding["well"] for finding in ended.json}) == (0, {True})
    assert list(ended.json[0]) == ["well", "about", "state"]


def test_doctor_tells_what_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing package is marked, with what to run, and the status is 1."""
    monkeypatch.setattr("conceptpath.commands.doctor.PACKAGES", ("no-such-package",))
    ended = run("doctor")
    assert ended.status == 1
    assert "is missing; run: pip install no-such-package" in ended.out


def test_doctor_reports_a_faulty_graph(run: Run, home: Path) -> None:
    """A damaged workspace is a finding, not the end of the report."""
    place = home / "data" / "workspace" / "one.json"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"\0")
    ended = run("doctor")
    assert (ended.status, "one.json: is damaged" in ended.out) == (1, True)
