"""The embedded database: programs that open it, their servers, and how these end."""

import os
import re
import signal
import socket
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conceptpath.graph.errors import StoreError, StoreUnavailableError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.embedded import open_embedded
from conceptpath.graph.stores.embedded.store import EmbeddedStore
from tests.stores.programs import (
    COUNT,
    PROGRAM,
    eventually,
    first_line,
    kept,
    running,
    start,
    stores,
    working,
)

ENDLESS = "MATCH p = (a)-[*]-(b), q = (c)-[*]-(d), r = (e)-[*]-(f) RETURN count(*)"
#: They want more memory than there is, or than a query may have.
HUGE = (
    "RETURN reduce(s = 'x', i IN range(1, 40) | s + s)",
    "RETURN reduce(l = [1], i IN range(1, 40) | l + l)",
    "RETURN range(1, 100000000)",
    "UNWIND range(1, 10000000) AS i RETURN collect(i)",
    "MATCH (a), (b), (c), (d), (e), (f) RETURN a.id + b.id + f.id AS x ORDER BY x",
    "MATCH (a), (b), (c), (d), (e), (f) RETURN count(DISTINCT [a, b, c, d, e, f])",
    "MATCH p = (a)-[*]-(b) RETURN p ORDER BY length(p)",
    ENDLESS,
)


def listens(address: str) -> bool:
    """Return whether somebody listens at a Bolt address."""
    host, port = address.removeprefix("bolt://").split(":")
    with socket.socket() as one:
        return one.connect_ex((host, int(port))) == 0


def peak_memory(store: EmbeddedStore) -> int:
    """Return how much memory the server of a store has ever taken, in MB."""
    status = Path(f"/proc/{store._process._child.pid}/status").read_text()
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) // 1024


def test_two_stores_of_one_program(sample: Graph) -> None:
    """The same graph can be opened twice at a time; closing one leaves the other."""
    with open_embedded(sample) as one:
        with open_embedded(sample) as other:
            assert one.query(COUNT).rows == other.query(COUNT).rows
        assert not listens(other.address)
        assert one.query(COUNT).rows == ((len(sample),),)


def test_a_second_program_works_while_the_first_runs(sample: Graph) -> None:
    """Another process opens the same database and answers; ours still does."""
    with open_embedded(sample) as store:
        out, err = start().communicate(timeout=60)
        assert (out.split(maxsplit=1)[1], err) == ("((10,),)\n", "")
        assert store.query(COUNT).rows == ((10,),)


def test_four_programs_load_at_a_time(home: Path) -> None:
    """Four processes that find no database all answer; one is kept, and no trace."""
    programs = [start() for _ in range(4)]
    answers = [program.communicate(timeout=120) for program in programs]
    assert [out.split(maxsplit=1)[1] for out, _ in answers] == ["((10,),)\n"] * 4
    assert [err for _, err in answers] == [""] * 4
    assert list(stores(home).iterdir()) == kept(home)
    assert len(kept(home)) == 1


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
    assert working(home) == []


def test_a_killed_program_leaves_no_server(home: Path) -> None:
    """When a program is killed, its server ends by itself and tidies up."""
    with start() as program:
        address = first_line(program).split()[0]
        assert listens(address)
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert eventually(lambda: not listens(address))
        assert eventually(lambda: working(home) == [])


def test_a_missing_database_says_how_to_get_it(
    sample: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the database is not installed, one clear error says what to do."""
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(StoreUnavailableError, match="pip install arcadedb"):
        open_embedded(sample)


def test_a_database_that_cannot_be_imported(
    sample: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    """A database that is installed but broken is told with its own words."""
    (tmp_path / "arcadedb.py").write_text("raise ImportError('no engine here')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(StoreUnavailableError, match="no engine here"):
        open_embedded(sample)
    assert list(stores(home).iterdir()) == []


def test_a_store_that_was_closed_says_so(sample: Graph) -> None:
    """After its end a store cannot be used; it can be closed again."""
    store = open_embedded(sample)
    store.close()
    with pytest.raises(StoreUnavailableError, match="cannot use"):
        store.query(COUNT)
    store.close()


def test_a_server_that_crashes_is_started_again(sample: Graph) -> None:
    """The query in which it crashed says what to do, and the next one is answered."""
    with open_embedded(sample) as store:
        with (
            pytest.raises(StoreError, match="has dropped the query") as caught,
            store.stream("UNWIND range(1, 1000000) AS i RETURN i") as rows,
        ):
            store._process._child.kill()
            list(rows)
        assert not isinstance(caught.value, StoreUnavailableError)
        assert eventually(store._process.has_crashed)
        assert store.query(COUNT).rows == ((len(sample),),)


def test_four_that_ask_after_a_crash_get_one_server(sample: Graph) -> None:
    """Threads that find the server crashed do not end each other's new one."""
    with open_embedded(sample) as store, ThreadPoolExecutor(4) as threads:
        store._process._child.kill()
        store._process._child.wait()
        found = threads.map(store.query, [COUNT] * 4)
        assert [answer.rows for answer in found] == [((len(sample),),)] * 4


@pytest.mark.parametrize("cypher", HUGE)
def test_a_query_that_wants_too_much_is_ended(sample: Graph, cypher: str) -> None:
    """It ends by its time limit or before, in bounded memory, and others go on."""
    with open_embedded(sample) as store:
        with pytest.raises(StoreError):
            store.query(cypher, timeout=2)
        assert store.query(COUNT, timeout=60).rows == ((len(sample),),)
        assert peak_memory(store) < 2_500


def test_an_interrupted_query_is_stopped(sample: Graph) -> None:
    """Ctrl-C ends a query at once, on the server too; the store can still be used."""

    def interrupt() -> None:
        eventually(lambda: running(store) == 1)
        os.kill(os.getpid(), signal.SIGINT)

    with open_embedded(sample) as store:
        with pytest.raises(KeyboardInterrupt):
            threading.Thread(target=interrupt).start()
            store.query(ENDLESS, timeout=60)
        assert eventually(lambda: running(store) == 0)
        assert store.query(COUNT).rows == ((len(sample),),)


def test_queries_that_were_left_behind_keep_nobody_out(sample: Graph) -> None:
    """Though a program was killed in ten endless queries, others are answered."""
    with open_embedded(sample) as store:
        asking = f"""
import sys, threading, neo4j
driver = neo4j.GraphDatabase.driver({store.address!r}, auth={store.auth!r})
def ask(): driver.execute_query({ENDLESS!r})
for _ in range(10):
    threading.Thread(target=ask, daemon=True).start()
sys.stdin.read()
"""
        with start(asking) as program:
            assert eventually(lambda: running(store) == 10)
            program.kill()
        assert store.query(COUNT, timeout=30).rows == ((len(sample),),)


def test_a_busy_port_is_passed_over(tmp_path: Path) -> None:
    """When a chosen port has been taken in the meantime, another one is chosen."""
    program = f"""
import itertools, os
from conceptpath.graph.stores.embedded import server, users
from pathlib import Path
users.create_user(Path({str(tmp_path)!r}), "load")
free, ports = server.free_ports, itertools.chain([BUSY], iter(lambda: free(), None))
server.free_ports = lambda: next(ports)
server.main({str(tmp_path)!r}, "load")
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


def test_an_engine_that_does_not_stop_is_left(tmp_path: Path) -> None:
    """Its process ends all the same, and takes its folder along."""
    (folder := tmp_path / "server").mkdir()
    program = f"""
from threading import Event
from types import SimpleNamespace
from conceptpath.graph.stores.embedded import server
server.PATIENCE = 0.1
server.started = lambda _: (SimpleNamespace(stop=Event().wait), 1)
server.main({str(folder)!r}, "read")
"""
    out, err = start(program).communicate(timeout=60)
    assert (out, err, folder.exists()) == ('{"port": 1}\n', "", False)


def test_the_program_is_the_one_that_is_told(home: Path) -> None:
    """A program that is interrupted ends its server, too."""
    with start(PROGRAM.replace("sys.stdin.read()", "raise KeyboardInterrupt")) as it:
        address = first_line(it).split()[0]
        it.communicate(timeout=60)
    assert not listens(address)
    assert working(home) == []
