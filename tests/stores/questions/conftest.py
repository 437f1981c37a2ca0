"""Asking a named question of the shipped content."""

from typing import Any

import pytest

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store

from .asking import Ask, asked


@pytest.fixture
def ask(content_graph: Graph, content_store: Store) -> Ask:
    """Return what asks a question of the shipped content by name."""

    def rows(name: str, **values: object) -> list[dict[str, Any]]:
        return asked(content_store, content_graph, name, **values)

    return rows
