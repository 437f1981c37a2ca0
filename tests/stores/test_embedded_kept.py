"""The folders of the embedded database: loaded once, healed, swept, and told about."""

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conceptpath.graph.errors import StoreUnavailableError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.embedded import kept as keeping
from conceptpath.graph.stores.embedded import open_embedded
from conceptpath.graph.stores.embedded.process import Process
from tests.stores.programs import (
    COUNT,
    PROGRAM,
    first_line,
    kept,
    start,
    stores,
    working,
)

#: Loads for ever: the connection to the server is there, but nothing is sent.
LOADING = PROGRAM.replace(
    "store =",
    """
import time
from conceptpath.graph.stores.bolt import Store
Store.write = lambda *_, **__: (print("loading", flush=True), time.sleep(3600))
store =""",
)
#: No file may grow beyond 100 kB, as if the disk were full.
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))"
YEARS = 3 * 365 * 24 * 3600.0


def age(folder: Path, seconds: float) -> None:
    """Make a folder look as if it had been opened so long ago."""
    then = time.time() - seconds
    os.utime(folder, (then, then))


def test_a_graph_is_loaded_once(sample: Graph, home: Path) -> None:
    """The second time, what is kept is copied, and nothing is written to it."""
    with open_embedded(sample):
        (folder,) = kept(home)
        before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    with open_embedded(sample) as store:
        assert store.query(COUNT).rows == ((len(sample),),)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
    assert list(stores(home).iterdir()) == [folder]


def test_another_graph_has_another_folder(sample: Graph, home: Path) -> None:
    """A graph with other content, or another version, is not answered from this one."""
    with open_embedded(sample), open_embedded(Graph(sample.records, "next")) as store:
        answer = store.query("MATCH (g:ConceptpathGraph) RETURN g.version")
        assert answer.rows == (("next",),)
    assert len(kept(home)) == 2


def test_another_version_has_another_folder(
    sample: Graph, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version of the database has written is not opened."""
    open_embedded(sample).close()
    monkeypatch.setattr("importlib.metadata.version", lambda _: "0.1")
    open_embedded(sample).close()
    assert len(kept(home)) == 2


def damaged_by_zeros(folder: Path) -> None:
    """Fill the largest file of a database with zeros."""
    largest = max(folder.rglob("Concept*"), key=lambda path: path.stat().st_size)
    largest.write_bytes(bytes(largest.stat().st_size))


def damaged_by_loss(folder: Path) -> None:
    """Remove what says how a database is built."""
    next(folder.rglob("schema.json")).unlink()


def damaged_by_a_cut(folder: Path) -> None:
    """Cut the note of what a database should be in half."""
    digest = folder / "digest"
    digest.write_bytes(digest.read_bytes()[:16])


def damaged_by_a_guest(folder: Path) -> None:
    """Put a file of something else into a database."""
    (folder / "databases" / "conceptpath" / "guest").write_text("hello")


@pytest.mark.parametrize(
    "damage", [damaged_by_zeros, damaged_by_loss, damaged_by_a_cut, damaged_by_a_guest]
)
def test_a_damaged_database_is_loaded_anew(
    sample: Graph, home: Path, damage: Callable[[Path], None]
) -> None:
    """A folder that is not what was loaded is replaced, and answers as before."""
    open_embedded(sample).close()
    (folder,) = kept(home)
    damage(folder)
    with open_embedded(sample) as store:
        assert store.query(COUNT).rows == ((len(sample),),)
    assert list(stores(home).iterdir()) == [folder]


def test_a_load_that_is_killed_is_made_good(sample: Graph, home: Path) -> None:
    """After kill -9 in a load the next start loads; what was half done goes in time."""
    with start(LOADING) as program:
        assert first_line(program) == "loading\n"
        program.send_signal(signal.SIGKILL)
        program.wait()
    assert (kept(home), len(working(home))) == ([], 1)
    with open_embedded(sample) as store:
        assert store.query(COUNT).rows == ((len(sample),),)
    age(working(home)[0], 2 * keeping.MINUTE)
    open_embedded(sample).close()
    assert list(stores(home).iterdir()) == kept(home)


@pytest.mark.parametrize("moved", [YEARS, -YEARS])
def test_a_clock_that_jumps_takes_nothing_from_others(
    sample: Graph, home: Path, moved: float
) -> None:
    """However old or new a folder looks: while a program works in it, it stays."""
    with open_embedded(sample) as store:
        (folder,) = working(home)
        age(folder, moved)
        age(kept(home)[0], moved)
        open_embedded(sample).close()
        assert working(home) == [folder]
        assert store.query(COUNT).rows == ((len(sample),),)


def test_a_start_that_is_interrupted_leaves_nothing(
    sample: Graph, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while a server starts ends it, and then its folder goes."""
    interrupted: list[Process] = []

    def interrupt(process: Process) -> None:
        interrupted.append(process)
        raise KeyboardInterrupt

    monkeypatch.setattr(Process, "_said", interrupt)
    with pytest.raises(KeyboardInterrupt):
        open_embedded(sample)
    assert [process._child.poll() for process in interrupted] == [0]
    assert list(stores(home).iterdir()) == []


def test_another_thread_gives_a_lock_back(tmp_path: Path) -> None:
    """A store that one thread has opened and another one closes holds nothing more."""
    lock = keeping.lock_of(tmp_path)
    opening = threading.Thread(target=lock.acquire)
    opening.start()
    opening.join()
    with pytest.raises(TimeoutError):
        keeping.lock_of(tmp_path).acquire()
    lock.release()
    with keeping.lock_of(tmp_path):
        pass


@pytest.mark.parametrize("moved", [YEARS, -YEARS])
def test_what_nobody_opens_is_removed(sample: Graph, home: Path, moved: float) -> None:
    """What is old, or from the future, goes; the rest stays."""
    old, new = stores(home) / "old", stores(home) / "new"
    for folder in (old, new):
        (folder / "databases").mkdir(parents=True)
    age(old, moved)
    open_embedded(sample).close()
    assert (old.exists(), new.exists()) == (False, True)


def test_an_old_database_that_is_opened_stays(sample: Graph, home: Path) -> None:
    """Opening a database that was not used for long makes it count as new."""
    open_embedded(sample).close()
    (folder,) = kept(home)
    inode = folder.stat().st_ino
    age(folder, keeping.KEPT + 60)
    open_embedded(sample).close()
    assert folder.stat().st_ino == inode
    assert time.time() - folder.stat().st_mtime < keeping.KEPT


@pytest.mark.parametrize("place", ["a file", "/proc/nowhere"])
def test_a_folder_that_cannot_be_written(
    sample: Graph, home: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """One clear error names the folder and the variable that moves it."""
    (home / "a file").write_text("")
    monkeypatch.setenv("CONCEPTPATH_HOME", str(home / place))
    with pytest.raises(StoreUnavailableError, match="set CONCEPTPATH_HOME") as caught:
        open_embedded(sample)
    assert place in str(caught.value)


@pytest.mark.parametrize("is_loaded", [False, True])
def test_a_full_disk_is_told(sample: Graph, home: Path, is_loaded: bool) -> None:
    """One clear error, no half of a database left; with room again it is made good."""
    if is_loaded:
        open_embedded(sample).close()
    before = kept(home) if is_loaded else []
    out, err = start(f"{FULL}\n{PROGRAM}").communicate(timeout=60)
    assert out == ""
    assert "StoreUnavailableError" in err.splitlines()[-1]
    assert "set CONCEPTPATH_HOME" in err.splitlines()[-1]
    assert list(stores(home).iterdir()) == before
    with open_embedded(sample) as store:
        assert store.query(COUNT).rows == ((len(sample),),)
