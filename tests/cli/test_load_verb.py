"""``conceptpath load``: the graph in a database of one's own."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.model import Project
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.embedded.process import Process
from conceptpath.graph.stores.embedded.store import EmbeddedStore
from tests.conftest import SAMPLE
from tests.neo4j.database import Database
from tests.stores.raw import run as send

from .conftest import OnTerminal, Run

PASSWORD = "p@ss/word"  # noqa: S105 - nobody's
Server = tuple[str, Store]


def named(monkeypatch: pytest.MonkeyPatch, store: Store) -> str:
    """Let the environment say who may write to a store; return its address."""
    user, password = store.auth or ("", "")
    monkeypatch.setenv("NEO4J_USERNAME", user)
    monkeypatch.setenv("NEO4J_PASSWORD", password)
    monkeypatch.delenv("NEO4J_DATABASE", raising=False)
    return f"{store.address}/{store.database or ''}".rstrip("/")


@pytest.fixture
def server(
    tmp_path: Path, sample: Graph, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    """Return the address of a server to load the sample into, and its store."""
    monkeypatch.setattr("conceptpath.commands.load.load_graph", lambda: sample)
    (folder := tmp_path / "server").mkdir()
    with EmbeddedStore(Process("load", folder)) as store:
        yield named(monkeypatch, store), store


def test_a_load_says_what_it_did(run: Run, server: Server, sample: Graph) -> None:
    """The first load adds everything, the second finds that nothing is to do."""
    address, store = server
    said = run("load", address)
    assert said == (0, f"{address}: added 19 nodes and 38 relationships\n", "")
    assert store.read().records == sample.records
    again = run("load", address)
    assert again == (0, f"{address}: nothing to do, it holds this graph already\n", "")


def test_what_is_left_over_is_pruned(run: Run, server: Server) -> None:
    """What is no part of the graph any more is told, and goes when that is wished."""
    address, store = server
    more = Project(id="abacus", name="An abacus", practises=("addition",))
    store.write(build([structs.replace(SAMPLE, projects=(*SAMPLE.projects, more))]))
    assert run("load", address).out == (
        f"{address}: nothing to do, it holds this graph already; "
        "1 node and 1 relationship are no part of the graph any more: "
        "--prune removes them\n"
    )
    pruned = run("load", address, "--prune").out
    assert pruned == f"{address}: removed 1 node and 1 relationship\n"


def test_the_record_counts(run: Run, server: Server) -> None:
    """``--json`` prints the numbers, with the documented keys."""
    counts = {"added": 19, "changed": 0, "removed": 0, "left": 0}
    edges = {**counts, "added": 38}
    record = {"nodes": counts, "relationships": edges}
    assert run("load", server[0], "--json").json == record


def test_a_database_of_others_is_refused(run: Run, server: Server) -> None:
    """The refusal is a failure, on standard error, and nothing else is printed."""
    address, store = server
    send(store, "CREATE (:Concept {id: 'number'})")
    ended = run("load", address)
    assert (ended.status, ended.out) == (1, "")
    assert "nothing was changed" in ended.err


@pytest.mark.usefixtures("warm_home")
def test_a_terminal_sees_how_far_it_is(server: Server, terminal: OnTerminal) -> None:
    """On a terminal there is a bar, and it is gone in the end."""
    status, printed = terminal("load", server[0]).end()
    assert status == 0
    assert "Loading" in printed
    assert f"{server[0]}: added" in printed.rpartition("\x1b[2K")[2]


def test_the_environment_names_the_server(
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an address the one that Neo4j's tools know is used."""
    monkeypatch.setenv("NEO4J_URI", server[0])
    assert run("load").out.startswith(f"{server[0]}: added")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "name the server to load into"),
        (("embedded",), "the embedded database always holds the graph"),
        (("http://localhost",), "'http://localhost' is no store"),
    ],
)
def test_wrong_use(
    run: Run, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], message: str
) -> None:
    """What is no server is wrong use, and is told before anything is asked."""
    monkeypatch.delenv("NEO4J_URI", raising=False)
    ended = run("load", *args)
    assert (ended.status, ended.out) == (2, "")
    assert message in ended.err


@pytest.mark.neo4j
def test_a_neo4j_is_loaded(
    run: Run,
    neo4j_database: Database,
    sample: Graph,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A real Neo4j gets the same graph, and then answers to query."""
    store = neo4j_database.empty()
    address = named(monkeypatch, store)
    monkeypatch.setattr("conceptpath.commands.load.load_graph", lambda: sample)
    assert run("load", address).status == 0
    assert store.read().records == sample.records
    asked = run("query", "MATCH (a:Algorithm) RETURN a.id", "--store", address)
    assert asked.out == "a.id\nroot-finding\n"


@pytest.mark.neo4j
def test_a_wrong_password_is_shown_nowhere(
    run: Run, neo4j_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A password in an address appears in no message, encoded or not."""
    address = named(monkeypatch, neo4j_database.store)
    secret = quote(PASSWORD, safe="")
    ended = run("load", address.replace("//", f"//nobody:{secret}@"))
    assert (ended.status, ended.out) == (1, "")
    assert "the user or the password is wrong" in ended.err
    assert not any(text in ended.err for text in (PASSWORD, secret, "word@"))
