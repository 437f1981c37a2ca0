"""The stores that the compliance suite runs on: read by all tests, or fresh."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conceptpath.graph.network import Graph
from conceptpath.graph.stores import open_store
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.embedded import EmbeddedStore
from conceptpath.graph.stores.process import Process


@pytest.fixture(scope="session", params=["embedded"])
def store(sample: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store that holds the sample, for queries that only read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCEPTPATH_HOME", str(tmp_path_factory.mktemp("home")))
        opened = open_store("embedded", sample)
    with opened:
        yield opened


@pytest.fixture(params=["embedded"])
def writable(tmp_path: Path) -> Iterator[Store]:
    """Return a store that holds nothing yet and may be written."""
    with EmbeddedStore(Process("load", tmp_path / "databases")) as opened:
        yield opened
