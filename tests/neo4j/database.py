"""The database of the Neo4j of the tests: one for all graphs in turn."""

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store
from tests.neo4j.server import Server


class Database:
    """A database that may be emptied, and that knows what was put into it.

    :param server: Where it is.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self.store = Store(*server)
        self._held: Graph | None = None

    def empty(self) -> Store:
        """Return the store with nothing in it, to be written."""
        self._held = None
        self.server.empty()
        return self.store

    def holding(self, graph: Graph) -> Store:
        """Return the store with a graph in it, to be read; it is loaded if it must."""
        if self._held is not graph:
            self.empty().write(graph)
            self._held = graph
        return self.store
