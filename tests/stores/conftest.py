"""The stores that the tests run on, embedded and on Neo4j: to be read, or empty."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from conceptpath.graph.network import Graph
from conceptpath.graph.stores import open_store
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.embedded.process import Process
from conceptpath.graph.stores.embedded.store import EmbeddedStore
from tests.neo4j.database import Database

SERVERS = ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]
#: Returns a store that holds a graph.
Holding = Callable[[Graph], Store]


@pytest.fixture(scope="session")
def in_neo4j(neo4j_database: Database) -> Holding:
    """Return what puts a graph into Neo4j."""
    return neo4j_database.holding


@pytest.fixture(scope="session")
def in_embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Holding]:
    """Return what opens an embedded database of a graph, which stays open."""
    home = str(tmp_path_factory.mktemp("home"))
    opened: list[tuple[Graph, Store]] = []
    with ExitStack() as stack:

        def holding(graph: Graph) -> Store:
            for held, store in opened:
                if held is graph:
                    return store
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("CONCEPTPATH_HOME", home)
                new = stack.enter_context(open_store("embedded", graph))
            opened.append((graph, new))
            return new

        yield holding


@pytest.fixture(params=SERVERS)
def holding(request: pytest.FixtureRequest) -> Holding:
    """Return what puts a graph into a database that is only read."""
    found: Holding = request.getfixturevalue(f"in_{request.param}")
    return found


@pytest.fixture
def store(holding: Holding, sample: Graph) -> Store:
    """Return a store that holds the sample, for queries that only read."""
    return holding(sample)


@pytest.fixture
def content_store(holding: Holding, content_graph: Graph) -> Store:
    """Return a store that holds the shipped content, for queries that only read."""
    return holding(content_graph)


@pytest.fixture(params=SERVERS)
def writable(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return a store that holds nothing yet and may be written."""
    if request.param == "neo4j":
        yield request.getfixturevalue("neo4j_database").empty()
    else:
        (folder := tmp_path / "server").mkdir()
        with EmbeddedStore(Process("load", folder)) as opened:
            yield opened
