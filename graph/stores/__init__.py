"""Databases that hold a graph and answer Cypher."""

from typing import TYPE_CHECKING

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.address import EMBEDDED, Address, read_address

if TYPE_CHECKING:
    from conceptpath.graph.stores.bolt import Store

__all__ = ["open_store"]


def open_store(
    address: str | Address,
    graph: Graph,
    *,
    auth: tuple[str, str] | None = None,
    database: str | None = None,
) -> "Store":
    """Return a store to be asked in Cypher; close it, or use it in a ``with``.

    :param address: ``embedded`` for a database of our own that holds the graph, or
        where a server is, like ``bolt://localhost:7687``; nothing is loaded there. It
        may say who asks, and which database: ``bolt://user:password@host/database``.
    :param graph: The graph that the embedded database is to hold.
    :param auth: User and password of a server, before those of its address.
    :param database: Which database of the server, before that of its address; by
        default its own default.
    :raises InputError: If the address is of no known form.
    :raises StoreUnavailableError: If the database cannot be started or reached.

    >>> from conceptpath.graph.model import Records
    >>> open_store("localhost", Graph(Records()))
    Traceback (most recent call last):
        ...
    conceptpath.graph.errors.InputError: 'localhost' is no store; use 'embedded', or an address like bolt://localhost:7687 or neo4j+s://example.org
    """  # noqa: E501
    place = read_address(address) if isinstance(address, str) else address
    if place.url == EMBEDDED:
        from conceptpath.graph.stores.embedded import open_embedded

        return open_embedded(graph)
    from conceptpath.graph.stores.bolt import Store

    return Store(place.url, auth or place.auth, database or place.database)
