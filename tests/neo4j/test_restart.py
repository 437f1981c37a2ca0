"""A Neo4j that restarts while a graph is loaded into it."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store
from tests.neo4j.jars import is_java_there, started, with_password
from tests.stores.proxy import cable

pytestmark = pytest.mark.neo4j


def test_a_load_waits_for_a_server_that_restarts(
    sample: Graph, tmp_path: Path, require_all: bool
) -> None:
    """A load whose server dies in the middle is run again on the next, and whole."""
    if not is_java_there() and not require_all:
        pytest.skip("Java and Maven are needed to end a Neo4j in the middle")
    with ExitStack() as servers, ExitStack() as first:
        place, auth, _ = with_password(first.enter_context(started(tmp_path)))
        laid = servers.enter_context(cable(place))
        told: list[int] = []

        def restart(done: int, total: int) -> None:
            if not told and done > total / 2:
                first.close()
                port = servers.enter_context(started(tmp_path))
                laid.lead_to(f"bolt://127.0.0.1:{port}")
                told.append(port)

        Store(laid.address, auth).write(sample, progress=restart)
        back = Store(f"bolt://127.0.0.1:{told[0]}", auth).read()
    assert back.records == sample.records
