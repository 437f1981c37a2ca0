"""Who can reach the embedded database, and what they find there."""

import re
import socket
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import AuthError, Forbidden

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.embedded import open_embedded
from conceptpath.graph.stores.embedded.store import EmbeddedStore
from tests.stores.programs import COUNT, eventually, first_line, running, start

HANDSHAKE = f"""\
GET / HTTP/1.1\r
Host: 127.0.0.1\r
Connection: Upgrade\r
Upgrade: websocket\r
Sec-WebSocket-Version: 13\r
Sec-WebSocket-Key: {b64encode(bytes(16)).decode()}\r
\r
"""
REQUEST = "GET /api/v1/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


@pytest.fixture
def store(sample: Graph) -> Iterator[EmbeddedStore]:
    """Return an embedded database with a server of its own."""
    with open_embedded(sample) as opened:
        yield opened


def port(store: EmbeddedStore) -> int:
    """Return the port that a store is served on."""
    return int(store.address.rpartition(":")[2])


def said(host: str, port: int, request: str) -> bytes:
    """Return the first thing that somebody answers."""
    with socket.create_connection((host, port), timeout=5) as one:
        one.sendall(request.encode())
        return one.recv(1024)


def listening(process: int) -> set[int]:
    """Return the ports that a process listens on."""
    sockets = {
        link.readlink().name.strip("socket:[]")
        for link in Path(f"/proc/{process}/fd").iterdir()
        if link.readlink().name.startswith("socket:")
    }
    lines = [line for name in ("tcp", "tcp6") for line in table(name)]
    return {
        int(line[1].rpartition(":")[2], 16)
        for line in lines
        if line[3] == "0A" and line[9] in sockets
    }


def table(name: str) -> list[list[str]]:
    """Return the system's table of connections."""
    return [line.split() for line in Path(f"/proc/net/{name}").read_text().splitlines()]


def test_only_this_machine_can_connect(store: EmbeddedStore) -> None:
    """The server listens on the loopback interface and nowhere else."""
    assert store.address.startswith("bolt://127.0.0.1:")
    with pytest.raises(ConnectionRefusedError):
        said("127.0.0.2", port(store), HANDSHAKE)


def test_nothing_but_bolt_can_be_reached(store: EmbeddedStore) -> None:
    """The engine's HTTP port, with all that is behind it, is closed."""
    process = store._process._child.pid
    (log,) = Path(f"/proc/{process}/cwd").glob("log/arcadedb.log.0")
    http = int(re.findall(r"HTTP Server started .* port=(\d+)", log.read_text())[0])
    assert listening(process) == {port(store)}
    with pytest.raises(ConnectionRefusedError):
        said("127.0.0.1", http, REQUEST)


def test_bolt_speaks_no_http(store: EmbeddedStore) -> None:
    """On the one port that is open, a request for a page is not answered."""
    assert b"200" not in said("127.0.0.1", port(store), REQUEST)


@pytest.mark.parametrize(
    "auth", [None, ("reader", ""), ("reader", "wrong"), ("root", ""), ("root", "root")]
)
def test_nobody_else_is_let_in(
    store: EmbeddedStore, auth: tuple[str, str] | None
) -> None:
    """Without the password nobody comes in, and there is no root at all."""
    with (
        neo4j.GraphDatabase.driver(store.address, auth=auth) as driver,
        pytest.raises(AuthError),
    ):
        driver.execute_query("RETURN 1")


def read(path: Path) -> bytes:
    """Return the bytes of a file, none where it has gone or is not ours."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_the_password_shows_nowhere(store: EmbeddedStore, home: Path) -> None:
    """Neither a process list, nor an environment, nor a file has the password."""
    assert store.auth
    password = store.auth[1].encode()
    places = [
        *Path("/proc").glob("[0-9]*/cmdline"),
        *Path("/proc").glob("[0-9]*/environ"),
        *(path for path in home.rglob("*") if path.is_file()),
    ]
    assert [path for path in places if password in read(path)] == []


def test_its_files_are_for_the_user_only(store: EmbeddedStore) -> None:
    """Nobody else on this machine may look into the folder of a server."""
    folder = Path(f"/proc/{store._process._child.pid}/cwd").resolve()
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_notebooks_can_use_it(store: EmbeddedStore, scheme: str) -> None:
    """The driver's ways to read work for others: alone, and in transactions."""
    address = store.address.replace("bolt", scheme)
    with neo4j.GraphDatabase.driver(address, auth=store.auth) as driver:
        records, _, _ = driver.execute_query(COUNT, database_=store.database)
        with driver.session() as session:
            in_reading = session.execute_read(lambda tx: tx.run(COUNT).values())
            in_writing = session.execute_write(lambda tx: tx.run(COUNT).values())
    assert [record.values() for record in records] == [[10]]
    assert in_reading == in_writing == [[10]]


def test_browsers_can_use_it(store: EmbeddedStore) -> None:
    """Neo4j Browser comes over a web socket, and is answered."""
    assert said("127.0.0.1", port(store), HANDSHAKE).startswith(b"HTTP/1.1 101 ")


def test_transactions_leave_nothing_behind(store: EmbeddedStore) -> None:
    """Those that fail, and those of a program that was killed, are gone with it."""
    asking = f"""
import sys, neo4j
driver = neo4j.GraphDatabase.driver({store.address!r}, auth={store.auth!r})
open = [driver.session().begin_transaction() for _ in range(20)]
print(sum(len(transaction.run({COUNT!r}).values()) for transaction in open), flush=True)
sys.stdin.read()
"""
    with start(asking) as program:
        assert first_line(program) == "20\n"
        program.kill()
    with neo4j.GraphDatabase.driver(store.address, auth=store.auth) as driver:
        for _ in range(20):
            with driver.session() as session, pytest.raises(Forbidden):
                session.execute_write(lambda tx: tx.run("CREATE (:Concept)").consume())
    assert eventually(lambda: running(store) == 0)
    assert store.query(COUNT).rows == ((10,),)
