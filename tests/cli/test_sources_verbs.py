"""The verbs that read what others wrote: ingest, sources, check."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from conceptpath.loading import CONTENT

from .conftest import Run

#: Two concepts that need each other, in Metacademy's form.
CIRCLE = [
    {
        "model": "graph.concept",
        "pk": pk,
        "fields": {
            "tag": tag,
            "title": tag.title(),
            "summary": "",
            "tags": [],
            "learn_time": 1.0,
        },
    }
    for pk, tag in (("a", "hen"), ("b", "egg"))
] + [
    {
        "model": "graph.dependency",
        "pk": source + target,
        "fields": {"source": source, "target": target, "reason": "", "ordering": 0},
    }
    for source, target in (("a", "b"), ("b", "a"))
]


@pytest.fixture
def circle(tmp_path: Path) -> str:
    """Return the file of a small fixture that holds a cycle."""
    file = tmp_path / "circle.json"
    file.write_text(json.dumps(CIRCLE), encoding="utf-8")
    return str(file)


def test_ingest_adds_to_the_map(run: Run, circle: str) -> None:
    """What was ingested can be planned with at once, and is listed as a source."""
    assert run("ingest", "metacademy", circle).status == 0
    assert run("path", "metacademy.hen", "--json").json["goals"] == ["metacademy.hen"]
    ids = {source["id"]: source["concepts"] for source in run("sources", "--json").json}
    assert ids["metacademy"] == 2


def test_need_that_closes_a_cycle_is_told(run: Run, circle: str) -> None:
    """A need that was left out is a message, never a failed build."""
    ended = run("ingest", "metacademy", circle)
    assert ended.out.startswith("metacademy: 2 concepts, 1 needs, ")
    assert ended.err == (
        "metacademy.egg: needs - left out metacademy.hen: "
        "metacademy.egg -> metacademy.hen -> metacademy.egg\n"
    )


def test_dry_run_says_the_same_and_adds_nothing(
    run: Run, circle: str, home: Path
) -> None:
    """A dry run says what the real run says, and writes nothing."""
    dry = run("ingest", "metacademy", circle, "--dry-run", "--json").json
    assert not (home / "data").exists()
    real = run("ingest", "metacademy", circle, "--json").json
    assert {**dry, "dry_run": False} == real
    assert list(real) == [
        "concepts",
        "needs",
        "resources",
        "domains",
        "left_out",
        "dry_run",
    ]


def test_ingest_without_a_file(run: Run) -> None:
    """A source without its file is wrong use, and tells what it reads."""
    ended = run("ingest", "metacademy")
    assert (ended.status, ended.out) == (2, "")
    assert "metacademy reads a Django fixture (JSON); name its file" in ended.err


@pytest.mark.parametrize("damage", [None, b"", b"not JSON", b"{}", b"[]", b"\0" * 99])
def test_ingest_of_bad_input(
    run: Run, circle: str, tmp_path: Path, damage: bytes | None
) -> None:
    """Bad input is one message with status 1, and what was ingested before stays."""
    run("ingest", "metacademy", circle)
    before = run("sources", "--json").json
    bad = tmp_path / "bad.json"
    if damage is not None:
        bad.write_bytes(damage)
    ended = run("ingest", "metacademy", str(bad))
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith(f"conceptpath: nothing was ingested\n{bad}: ")
    assert "please report" not in ended.err
    assert run("sources", "--json").json == before


def test_ingest_into_a_home_that_cannot_be_written(
    run: Run, circle: str, home: Path
) -> None:
    """Where the workspace cannot be, one message says how to go on."""
    (home / "data").write_text("a file is in the way", encoding="utf-8")
    ended = run("ingest", "metacademy", circle)
    assert (ended.status, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert "set CONCEPTPATH_HOME" in ended.err


def test_ingest_of_the_real_fixture(run: Run, shared_data: Path) -> None:
    """Metacademy's fixture adds 487 concepts and 1,208 needs, and can be used."""
    file = shared_data / "metacademy" / "graph_data.json"
    ended = run("ingest", "metacademy", str(file))
    assert ended.out.startswith("metacademy: 487 concepts, 1,208 needs, ")
    assert run("show", "metacademy.variational-bayes").status == 0


def test_sources_json_shape(run: Run) -> None:
    """Without ingestions the one source is the content."""
    [source] = run("sources", "--json").json
    assert list(source) == ["id", "name", "licence", "version", "concepts"]
    assert source["id"] == "curated"


def test_removed_source_is_gone(run: Run, circle: str) -> None:
    """A removed source takes its concepts with it."""
    run("ingest", "metacademy", circle)
    assert run("sources", "remove", "metacademy").out.startswith("removed ")
    assert run("path", "metacademy.hen").status == 2


def test_removing_what_was_not_ingested(run: Run) -> None:
    """The content, and what was never ingested, cannot be removed."""
    for name in ("curated", "nothing"):
        ended = run("sources", "remove", name)
        assert (ended.status, f"no ingested source '{name}'" in ended.err) == (2, True)


def test_damaged_workspace_names_the_way_out(run: Run, home: Path) -> None:
    """A damaged file of the workspace is named with the command that mends it."""
    place = home / "data" / "workspace" / "metacademy.json"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"\0" * 99)
    ended = run("path", "vector")
    assert (ended.status, ended.out) == (1, "")
    assert "delete it, then run: conceptpath ingest metacademy INPUT" in ended.err


def test_check_of_the_shipped_content(run: Run) -> None:
    """The shipped content is clean, and the report on it is a result."""
    ended = run("check")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.endswith(": no fault\n")


def test_check_of_faulty_content(run: Run, tmp_path: Path) -> None:
    """Faults of several files come one a line, with status 1 and the count beside."""
    folder = copytree(CONTENT, tmp_path / "content")
    places = sorted(folder.glob("concepts/*/*.toml"))[:2]
    for place in places:
        place.write_text("name = ", encoding="utf-8")
    ended = run("check", str(folder))
    assert ended.status == 1
    assert [line.partition(":")[0] for line in ended.out.splitlines()] == [
        place.relative_to(folder).as_posix() for place in places
    ]
    assert ended.err.endswith(": 2 faults\n")


def test_check_json_shape(run: Run, tmp_path: Path) -> None:
    """``--json`` prints the counts and every fault."""
    ended = run("check", str(tmp_path), "--json")
    assert (ended.status, list(ended.json)) == (1, ["concepts", "needs", "faults"])
    assert list(ended.json["faults"][0]) == ["where", "key", "what", "mend"]


def test_check_of_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    """A folder that does not exist is wrong use."""
    ended = run("check", str(tmp_path / "nowhere"))
    assert (ended.status, "nowhere" in ended.err) == (2, True)
