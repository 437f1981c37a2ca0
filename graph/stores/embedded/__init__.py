"""The embedded database: a server of our own that answers this program and no other.

What a graph becomes is loaded once into a folder that is ``kept``. Who opens it gets
a copy, and a server over that: a ``process`` that runs ``server`` and knows one user
(see ``users``), who may only read. So programs do not meet, and nothing outlives the
program that started it.
"""

from typing import TYPE_CHECKING

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.embedded.serving import serving

if TYPE_CHECKING:
    from conceptpath.graph.stores.embedded.store import EmbeddedStore

__all__ = ["open_embedded"]


def open_embedded(graph: Graph) -> "EmbeddedStore":
    """Return a store that holds a graph; it is loaded where this is the first time.

    :param graph: The graph to hold.
    :raises StoreUnavailableError: If the database is not installed or does not start,
        or the folder for it cannot be written.
    """
    process = serving(graph)
    # It takes as long as the server needs to start.
    from conceptpath.graph.stores.embedded.store import EmbeddedStore

    return EmbeddedStore(process, again=lambda: serving(graph))
