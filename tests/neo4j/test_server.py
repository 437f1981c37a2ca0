"""The Neo4j of the tests is one, is emptied, and is never that of somebody else."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import ServiceUnavailable

from conceptpath.graph.network import Graph
from tests.neo4j.database import Database
from tests.neo4j.given import given
from tests.neo4j.jars import is_java_there
from tests.neo4j.server import NoServerError
from tests.neo4j.start import neo4j
from tests.tree import ROOT

pytestmark = pytest.mark.neo4j
FOREIGN = (
    "CREATE (:Person)",
    "CREATE CONSTRAINT theirs FOR (n:Concept) REQUIRE n.name IS UNIQUE",
    "CREATE INDEX their_index FOR (n:Person) ON (n.name)",
)
#: Starts a Neo4j, and says where it listens.
PROGRAM = """
from tests.neo4j.jars import run
with run() as server:
    print(server.address, flush=True)
    input()
"""


@pytest.fixture
def named(
    neo4j_database: Database, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """Return the database, empty, with its server named by the environment."""
    neo4j_database.empty()
    address, (user, password), name = neo4j_database.server
    monkeypatch.setenv("NEO4J_URI", address)
    monkeypatch.setenv("NEO4J_USERNAME", user)
    monkeypatch.setenv("NEO4J_PASSWORD", password)
    if name:
        monkeypatch.setenv("NEO4J_DATABASE", name)
    yield neo4j_database
    neo4j_database.empty()


def test_it_is_a_neo4j(neo4j_database: Database) -> None:
    """What answers is Neo4j itself."""
    assert neo4j_database.server.agent().startswith("Neo4j/")


@pytest.mark.parametrize("cypher", FOREIGN)
def test_what_others_have_is_never_emptied(named: Database, cypher: str) -> None:
    """A server that is given with a node, constraint or index of others is refused."""
    named.server.values(cypher)
    with pytest.raises(NoServerError, match="has not written"), neo4j():
        pass
    assert named.server.holds_foreign()


def test_a_relationship_of_others_counts(named: Database, sample: Graph) -> None:
    """What somebody has added between our nodes is theirs."""
    named.holding(sample)
    named.server.values("MATCH (n:Domain) CREATE (n)-[:LIKES]->(n)")
    with pytest.raises(NoServerError, match="has not written"), given():
        pass


def test_what_we_have_written_may_go(named: Database, sample: Graph) -> None:
    """A server that is given with a graph of ours is used, and left without it."""
    named.holding(sample)
    with given() as server:
        assert server == named.server
    assert named.server.values("MATCH (n) RETURN count(n)") == [0]


def test_emptying_takes_everything(named: Database) -> None:
    """Data, constraints and indexes are gone afterwards."""
    for cypher in FOREIGN:
        named.server.values(cypher)
    named.empty()
    assert not named.server.holds_foreign()
    assert named.server.values("MATCH (n) RETURN count(n)") == [0]


@pytest.mark.skipif(not is_java_there(), reason="needs Java and Maven")
def test_it_ends_with_the_tests(tmp_path: Path) -> None:
    """A Neo4j from jars is gone soon after whoever started it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout
        address = program.stdout.readline().strip()
        program.kill()
        program.communicate(timeout=30)  # the server has the other end of stderr, too
    with (
        GraphDatabase.driver(address, auth=("neo4j", "")) as driver,
        pytest.raises(ServiceUnavailable),
    ):
        driver.verify_connectivity()
