"""What all verbs have in common: names, help, exit status, where things are printed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import conceptpath
from conceptpath.cli import VERBS
from conceptpath.graph.folders import cache_folder

from .conftest import Run

#: Packages that a plan has no use for.
HEAVY = {
    "streamlit",
    "neo4j",
    "networkx",
    "numpy",
    "pandas",
    "rich",
    "arcadedb",
    "pyvis",
}


def console(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a program of its own."""
    command = [sys.executable, "-m", "conceptpath", *args]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_version() -> None:
    """``--version`` tells the version of the package."""
    ended = console("--version")
    assert (ended.returncode, ended.stdout, ended.stderr) == (
        0,
        f"conceptpath {conceptpath.__version__}\n",
        "",
    )


@pytest.mark.usefixtures("warm_home")
def test_results_and_messages_are_apart() -> None:
    """A program in a pipe gets results on one stream and messages on the other."""
    good, bad = console("search", "svm"), console("path", "transfrmer")
    assert (good.returncode, bool(good.stdout), good.stderr) == (0, True, "")
    assert (bad.returncode, bad.stdout, bool(bad.stderr)) == (2, "", True)


@pytest.mark.usefixtures("warm_home")
def test_no_colour_in_a_pipe() -> None:
    """What goes into a pipe holds no control sequences of terminals."""
    assert "\x1b" not in console("path", "vector").stdout


@pytest.mark.usefixtures("warm_home")
def test_heavy_imports_stay_out() -> None:
    """A plan, from the cache, is made without the heavy packages."""
    code = (
        "import sys; from conceptpath.cli import main\n"
        "sys.argv = ['conceptpath', 'path', 'transformer', '--known', 'vector']\n"
        "try: main()\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (ended.returncode, HEAVY & set(ended.stderr.split())) == (0, set())


@pytest.mark.usefixtures("warm_home")
def test_reader_that_goes_away() -> None:
    """Where the reader of a pipe has left, there is nobody to tell."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "conceptpath", "export", "json"]
    with os.fdopen(writer, "w") as pipe:
        ended = subprocess.run(
            command, stdout=pipe, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (ended.returncode, ended.stderr) == (1, "")


@pytest.mark.parametrize("verb", VERBS)
def test_help_shows_an_example(run: Run, verb: str) -> None:
    """The help of each verb shows how to call it, on a line of its own."""
    ended = run(verb, "--help")
    examples = [
        line for line in ended.out.splitlines() if line.startswith("  conceptpath ")
    ]
    assert ended.status == 0
    assert any(f"conceptpath {verb}" in line for line in examples)


def test_help_lists_the_verbs_in_order(run: Run) -> None:
    """The help lists every verb, in the order of the journey."""
    lines = run("--help").out.partition("Verbs:")[2].split("\n")
    assert [line.split()[0] for line in lines if line.strip()] == list(VERBS)


def test_without_a_verb_there_is_help(run: Run) -> None:
    """Without a verb the help comes, as wrong use."""
    ended = run()
    assert (ended.status, "Verbs:" in ended.out + ended.err) == (2, True)


@pytest.mark.parametrize(
    ("verb", "near"), [("pth", "path"), ("serch", "search"), ("explor", "explore")]
)
def test_mistyped_verb(run: Run, verb: str, near: str) -> None:
    """A mistyped verb gets near names, and is wrong use."""
    ended = run(verb)
    assert (ended.status, ended.out) == (2, "")
    assert f"there is no verb '{verb}'; did you mean {near}" in ended.err


def test_verb_like_no_other(run: Run) -> None:
    """A verb like no other gets the way to the list of verbs."""
    assert "see: conceptpath --help" in run("qqqq").err


def test_mistyped_option(run: Run) -> None:
    """A mistyped option gets a near name, and is wrong use."""
    ended = run("path", "vector", "--depht", "why")
    assert (ended.status, "--depth" in ended.err) == (2, True)


@pytest.mark.parametrize(
    "args",
    [
        ("path", "vectr"),
        ("path", "matrix", "--known", "vectr"),
        ("show", "vectr"),
        ("explore", "vectr"),
        ("know", "vectr"),
    ],
)
def test_mistyped_concept(run: Run, args: tuple[str, ...]) -> None:
    """Wherever a concept is named, a mistyped one gets near names and status 2."""
    ended = run(*args)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("conceptpath: there is no ")
    assert "did you mean vector" in ended.err


@pytest.mark.parametrize(
    ("args", "near"),
    [
        (("explore", "linear-algbra"), "linear-algebra"),
        (("explore", "fields", "--axis", "dta=text"), "data"),
        (("explore", "fields", "--axis", "data=txt"), "text"),
        (("export", "jsn"), "json"),
        (("path", "vector", "--format", "markdwn"), "markdown"),
        (("ingest", "metacademi", "file"), "metacademy"),
        (("path", "specialization:nothing-like-it"), "there is no specialization"),
    ],
)
def test_other_mistyped_names(run: Run, args: tuple[str, ...], near: str) -> None:
    """Domains, axes, formats and sources are wrong use with the names there are."""
    ended = run(*args)
    assert (ended.status, ended.out, near in ended.err) == (2, "", True)


@pytest.mark.parametrize("damage", [b"", b"\0" * 4096, b"\xff" * 64])
def test_damaged_cache_is_no_matter(run: Run, damage: bytes) -> None:
    """A damaged cache changes nothing but the time, and is whole afterwards."""
    before = run("path", "linear-regression")
    place = cache_folder() / "graph.msgpack"
    place.write_bytes(damage)
    assert run("path", "linear-regression") == before
    assert place.stat().st_size > 4096


def test_cache_of_another_version(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that another version wrote is made again."""
    place = cache_folder() / "graph.msgpack"
    before = place.read_bytes()
    monkeypatch.setattr(conceptpath, "__version__", "99.0")
    assert run("path", "linear-regression").status == 0
    assert place.read_bytes() != before


def test_home_that_cannot_be_written(home: Path) -> None:
    """Where a file stands in place of the home, a plan comes all the same."""
    blocked = home / "file"
    blocked.write_text("a file is in the way", encoding="utf-8")
    environment = {**os.environ, "CONCEPTPATH_HOME": str(blocked)}
    ended = subprocess.run(
        [sys.executable, "-m", "conceptpath", "path", "vector"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Path to Vector" in ended.stdout


def test_fault_of_the_program_is_told_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody foresaw is one line to report and status 1, no traceback."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("conceptpath.commands.stats.load_graph", fail)
    ended = run("stats")
    assert (ended.status, ended.out, ended.err) == (
        1,
        "",
        "conceptpath: a fault in conceptpath, please report it: "
        "ZeroDivisionError: oh\n",
    )


def test_interruption(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupted command ends with 130."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("conceptpath.commands.stats.load_graph", interrupt)
    ended = run("stats")
    assert (ended.status, ended.err.strip()) == (130, "conceptpath: interrupted")


def test_an_interruption_that_became_another_error(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a library makes of Ctrl-C while it tidies up is an interruption."""

    def interrupt(*_: object) -> None:
        try:
            raise KeyboardInterrupt
        finally:
            raise BufferError("in use")

    monkeypatch.setattr("conceptpath.commands.stats.load_graph", interrupt)
    ended = run("stats")
    assert (ended.status, ended.err.strip()) == (130, "conceptpath: interrupted")
