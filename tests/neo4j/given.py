"""The Neo4j that ``NEO4J_URI`` names, unless it holds anything of others."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from tests.neo4j.server import NoServerError, Server


@contextmanager
def given() -> Iterator[Server]:
    """Give the server that the environment names; its database is left empty.

    :raises NoServerError: If the database holds what conceptpath has not written.
    """
    server = Server(
        os.environ["NEO4J_URI"],
        (
            os.environ.get("NEO4J_USERNAME", "neo4j"),
            os.environ.get("NEO4J_PASSWORD", ""),
        ),
        os.environ.get("NEO4J_DATABASE"),
    )
    refuse_foreign(server)
    yield server
    server.empty()


def refuse_foreign(server: Server) -> None:
    """Raise an error where emptying would cost somebody something."""
    if server.holds_foreign():
        raise NoServerError(
            f"{server.address} holds what conceptpath has not written, and the tests "
            "empty the database: name another one with NEO4J_URI or NEO4J_DATABASE"
        )
