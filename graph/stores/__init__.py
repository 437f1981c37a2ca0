"""Databases that hold a graph and answer Cypher."""

from typing import TYPE_CHECKING

from conceptpath.graph.errors import InputError
from conceptpath.graph.network import Graph

if TYPE_CHECKING:
    from conceptpath.graph.stores.bolt import Store

__all__ = ["open_store"]

EMBEDDED = "embedded"
SCHEMES = tuple(
    f"{scheme}{security}://"
    for scheme in ("bolt", "neo4j")
    for security in ("", "+s", "+ssc")
)


def open_store(
    address: str, graph: Graph, *, auth: tuple[str, str] | None = None
) -> "Store":
    """Return a store to be asked in Cypher; close it, or use it in a ``with``.

    :param address: ``embedded`` for a database of our own that holds the graph, or
        where a server is, like ``bolt://localhost:7687``; nothing is loaded there.
    :param graph: The graph that the embedded database is to hold.
    :param auth: User and password of a server.
    :raises InputError: If the address is of no known form.
    :raises StoreUnavailableError: If the database cannot be started or reached.

    >>> from conceptpath.graph.model import Records
    >>> open_store("http://localhost", Graph(Records()))
    Traceback (most recent call last):
        ...
    conceptpath.graph.errors.InputError: 'http://localhost' is no store; use 'embedded', or an address like bolt://localhost:7687 or neo4j+s://example.org
    """  # noqa: E501
    if address == EMBEDDED:
        from conceptpath.graph.stores.embedded import open_embedded

        return open_embedded(graph)
    if address.startswith(SCHEMES):
        from conceptpath.graph.stores.bolt import Store

        return Store(address, auth)
    raise InputError(
        f"{address!r} is no store; use 'embedded', or an address like "
        "bolt://localhost:7687 or neo4j+s://example.org"
    )
