"""A load that cannot be done says why, and leaves what others have as it was."""

import pytest
from neo4j.exceptions import Neo4jError

from conceptpath.graph.build import build
from conceptpath.graph.errors import StoreError, WriteRefusedError
from conceptpath.graph.model import Records
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.faults import store_error
from tests.neo4j.database import Database
from tests.stores.conftest import Holding
from tests.stores.raw import run

CLASHES = {
    "CREATE INDEX theirs FOR (n:Concept) ON (n.id)": r"index \(:Concept \{id\}\)",
    "CREATE INDEX concept_id FOR (n:Person) ON (n.name)": "index called 'concept_id'",
    "CREATE CONSTRAINT theirs FOR (n:Concept) REQUIRE n.kind IS UNIQUE": (
        "property `kind` = 'concept'"
    ),
}


@pytest.mark.neo4j
@pytest.mark.parametrize("cypher", CLASHES)
def test_what_clashes_is_named(
    neo4j_database: Database, sample: Graph, cypher: str
) -> None:
    """An index or a constraint of others that is in the way stays, and is named."""
    store = neo4j_database.empty()
    run(store, cypher)
    clash = f"constraint or an index.*{CLASHES[cypher]}.*; drop it, or use another"
    with pytest.raises(StoreError, match=clash) as caught:
        store.write(sample)
    assert ".;" not in str(caught.value)
    assert run(store, "MATCH (n) RETURN count(n)") == [[0]]


def test_a_name_of_ours_on_something_else_is_told(
    writable: Store, sample: Graph
) -> None:
    """A constraint that only has the name of ours does not pass for it."""
    run(writable, "CREATE CONSTRAINT paper_id FOR (n:Person) REQUIRE n.id IS UNIQUE")
    with pytest.raises(StoreError, match="names paper_id on something else; drop"):
        writable.write(sample)
    assert run(writable, "MATCH (n) RETURN count(n)") == [[0]]


def test_a_database_that_is_only_read_is_told(
    in_embedded: Holding, sample: Graph
) -> None:
    """Who may not write learns that, not that a query was refused."""
    store = in_embedded(sample)
    with pytest.raises(StoreError, match=r"not let this user write.*give one who may"):
        store.write(build([Records()]), prune=True)
    assert store.read().records == sample.records


def test_a_server_that_is_only_read_is_told() -> None:
    """What Neo4j says whose settings let nobody write is known for what it is."""
    error = Neo4jError._hydrate_neo4j(
        code="Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
        message="No write operations are allowed on this database.",
    )
    assert isinstance(store_error(error, "bolt://localhost"), WriteRefusedError)
