"""The embedded database: its process, its folder, and what becomes of both."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from conceptpath.graph.errors import StoreUnavailableError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores import embedded
from conceptpath.graph.stores.embedded import open_embedded

COUNT = "MATCH (n:Concept) RETURN count(n)"
RUNNING = "SHOW TRANSACTIONS YIELD currentQuery"
#: Opens the sample, says where it listens, answers one query and waits to be told.
PROGRAM = f"""
import sys
from tests.conftest import SAMPLE
from conceptpath.graph.build import build
from conceptpath.graph.stores import open_store
store = open_store("embedded", build([SAMPLE], version="sample"))
print(store.address, store.query({COUNT!r}).rows, flush=True)
sys.stdin.read()
"""
REPOSITORY = Path(__file__).parents[2]


def start(program: str = PROGRAM, cwd: Path = REPOSITORY) -> "subprocess.Popen[str]":
    """Start a Python program beside this one; it finds the tests wherever it runs."""
    path = os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path},
    )


def eventually(holds: Callable[[], bool]) -> bool:
    """Return whether something holds now or within the next half a minute."""
    for _ in range(300):
        if holds():
            return True
        time.sleep(0.1)
    return False


def listens(address: str) -> bool:
    """Return whether somebody listens at a Bolt address."""
    host, port = address.removeprefix("bolt://").split(":")
    with socket.socket() as one:
        return one.connect_ex((host, int(port))) == 0


def stores(home: Path) -> Path:
    """Return the folder of the databases below a home."""
    return home / "cache" / "stores"


def test_a_graph_is_loaded_once(sample: Graph, home: Path) -> None:
    """The second time, the folder that is there is opened, and nothing is written."""
    with open_embedded(sample):
        (digest,) = stores(home).glob("*/digest")
        before = (digest.stat().st_ino, digest.stat().st_mtime_ns)
    with open_embedded(sample) as store:
        assert store.query(COUNT).rows == ((len(sample),),)
    assert (digest.stat().st_ino, digest.stat().st_mtime_ns) == before
    assert sorted(p.name for p in digest.parent.iterdir()) == ["databases", "digest"]


def test_another_graph_has_another_folder(sample: Graph, home: Path) -> None:
    """A graph with other content, or another version, is not answered from this one."""
    with open_embedded(sample), open_embedded(Graph(sample.records, "next")) as store:
        answer = store.query("MATCH (g:ConceptpathGraph) RETURN g.version")
        assert answer.rows == (("next",),)
    assert len(list(stores(home).iterdir())) == 2


def test_two_stores_of_one_program(sample: Graph) -> None:
    """The same graph can be opened twice at a time; closing one leaves the other."""
    with open_embedded(sample) as one:
        with open_embedded(sample) as other:
            assert one.query(COUNT).rows == other.query(COUNT).rows
        assert not listens(other.address)
        assert one.query(COUNT).rows == ((len(sample),),)


def test_a_second_program_works_while_the_first_runs(sample: Graph) -> None:
    """Another process opens the same folder and answers; ours still does."""
    with open_embedded(sample) as store:
        out, err = start().communicate(timeout=60)
        assert (out.split(maxsplit=1)[1], err) == ("((10,),)\n", "")
        assert store.query(COUNT).rows == ((10,),)


def test_programs_that_load_at_a_time_do_not_meet(home: Path) -> None:
    """Three processes that find no database all answer, and one folder is left."""
    programs = [start() for _ in range(3)]
    answers = [program.communicate(timeout=60) for program in programs]
    assert [out.split(maxsplit=1)[1] for out, _ in answers] == ["((10,),)\n"] * 3
    assert [err for _, err in answers] == [""] * 3
    assert len(list(stores(home).iterdir())) == 1


def test_nothing_is_left_where_the_program_runs(home: Path, tmp_path: Path) -> None:
    """No file in the working or home folder, no noise; at exit the server is gone."""
    here = tmp_path / "here"
    here.mkdir()
    program = start(cwd=here)
    out, err = program.communicate(timeout=60)
    address, answer = out.split(maxsplit=1)
    assert (answer, err, program.returncode) == ("((10,),)\n", "", 0)
    assert list(here.iterdir()) == []
    assert not listens(address)
    assert list(stores(home).glob("*/server-*")) == []


def test_a_killed_program_leaves_no_server(home: Path) -> None:
    """When a program is killed, its server ends by itself and tidies up."""
    with start() as program:
        assert program.stdout
        address = program.stdout.readline().split()[0]
        assert listens(address)
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert eventually(lambda: not listens(address))
        assert eventually(lambda: not list(stores(home).glob("*/server-*")))


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


@pytest.mark.parametrize(
    "damage", [damaged_by_zeros, damaged_by_loss, damaged_by_a_cut]
)
def test_a_damaged_database_is_loaded_anew(
    sample: Graph, home: Path, damage: Callable[[Path], None]
) -> None:
    """A folder that is not what was loaded is replaced, and answers as before."""
    open_embedded(sample).close()
    (folder,) = stores(home).iterdir()
    damage(folder)
    with open_embedded(sample) as store:
        assert store.query(COUNT).rows == ((len(sample),),)
    assert list(stores(home).iterdir()) == [folder]


def test_old_databases_are_removed(sample: Graph, home: Path) -> None:
    """What nobody has opened for long goes, half loaded folders too; the rest stays."""
    old, new = stores(home) / "loading-old", stores(home) / "new"
    for folder in (old, new):
        (folder / "databases").mkdir(parents=True)
    long_ago = time.time() - embedded.KEPT - 60
    os.utime(old, (long_ago, long_ago))
    open_embedded(sample).close()
    assert (old.exists(), new.exists()) == (False, True)


def test_an_old_database_that_is_opened_stays(sample: Graph, home: Path) -> None:
    """Opening a database that was not used for long makes it count as new."""
    open_embedded(sample).close()
    (folder,) = stores(home).iterdir()
    long_ago = time.time() - embedded.KEPT - 60
    os.utime(folder, (long_ago, long_ago))
    with open_embedded(sample) as store:
        assert store.query(COUNT).rows == ((len(sample),),)
    assert folder.exists()


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


def test_a_missing_database_says_how_to_get_it(
    sample: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the database is not installed, one clear error says what to do."""
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(StoreUnavailableError, match="pip install arcadedb"):
        open_embedded(sample)


def test_a_database_that_cannot_be_imported(
    sample: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that is installed but broken is told with its own words."""
    (tmp_path / "arcadedb.py").write_text("raise ImportError('no engine here')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(StoreUnavailableError, match="no engine here"):
        open_embedded(sample)


def test_a_server_that_is_gone_is_told(sample: Graph) -> None:
    """After the end of its server, a store says so."""
    store = open_embedded(sample)
    store.close()
    with pytest.raises(StoreUnavailableError, match="cannot use"):
        store.query(COUNT)
    store.close()


def test_an_interrupted_query_is_stopped(sample: Graph) -> None:
    """Ctrl-C ends a query at once, on the server too; the store can still be used."""
    endless = "MATCH p = (a)-[*]-(b), q = (c)-[*]-(d) RETURN count(*)"
    with open_embedded(sample) as store:
        soon = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
        soon.start()
        with pytest.raises(KeyboardInterrupt):
            store.query(endless, timeout=60)
        assert eventually(lambda: endless not in str(store.query(RUNNING).rows))


def test_a_busy_port_is_passed_over(tmp_path: Path) -> None:
    """When a chosen port has been taken in the meantime, another one is chosen."""
    program = f"""
import itertools, os
from conceptpath.graph.stores import server
free, ports = server.free_ports, itertools.chain([BUSY], iter(lambda: free(), None))
server.free_ports = lambda: next(ports)
server.main("load", {str(tmp_path / "databases")!r}, {str(tmp_path / "own")!r})
os._exit(0)
"""
    with socket.socket() as taken, socket.socket() as also:
        for one in (taken, also):
            one.bind(("127.0.0.1", 0))
            one.listen()
        busy = (taken.getsockname()[1], also.getsockname()[1])
        child = start(program.replace("BUSY", repr(busy)))
        out, err = child.communicate(timeout=60)
    port = int(re.findall(r'"port": (\d+)', out)[0])
    assert (err, port in busy) == ("", False)


def test_only_this_machine_can_connect(sample: Graph) -> None:
    """The server listens on the loopback interface and nowhere else."""
    with open_embedded(sample) as store:
        assert store.address.startswith("bolt://127.0.0.1:")
        assert not listens(store.address.replace("127.0.0.1", "127.0.0.2"))


def read(path: Path) -> bytes:
    """Return the bytes of a file, none where it has gone or is not ours."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_the_password_shows_nowhere(sample: Graph, home: Path) -> None:
    """Neither a process list, nor an environment, nor a file has the password."""
    with open_embedded(sample) as store:
        password = store._process.auth[1].encode()
        places = [
            *Path("/proc").glob("[0-9]*/cmdline"),
            *Path("/proc").glob("[0-9]*/environ"),
            *(path for path in home.rglob("*") if path.is_file()),
        ]
        assert [path for path in places if password in read(path)] == []


def test_http_is_for_nobody(sample: Graph, home: Path) -> None:
    """The engine's HTTP port takes no command from who has no password."""
    with open_embedded(sample):
        (log,) = stores(home).glob("*/server-*/log/arcadedb.log.0")
        port = re.findall(r"HTTP Server started .* port=(\d+)", log.read_text())[0]
        url = f"http://127.0.0.1:{port}/api/v1/command/conceptpath"
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(url, data=b'{"language": "sql", "command": "x"}')
        caught.value.close()
    assert caught.value.code == 401
