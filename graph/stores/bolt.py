"""A database behind any Bolt server, asked in Cypher."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import TracebackType
from typing import Self

from msgspec import ValidationError

from conceptpath.graph.errors import GraphError, StoreError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.answer import Answer
from conceptpath.graph.stores.asking import Parameters, asked
from conceptpath.graph.stores.connection import Connection
from conceptpath.graph.stores.loader import Loader, Progress
from conceptpath.graph.stores.rows import Rows
from conceptpath.graph.stores.transfer.difference import Loaded
from conceptpath.graph.stores.transfer.records import graph_of
from conceptpath.graph.stores.transfer.stored import is_marked, stored


class Store:
    """A database that holds a graph and is asked in Cypher; queries only read.

    :param address: Where the server is, like ``bolt://localhost:7687``.
    :param auth: User and password.
    :param database: Which database of the server, by default its own default.
    :raises InputError: If the address is none.
    :raises StoreUnavailableError: If the server cannot be used, or is too old.
    """

    def __init__(
        self,
        address: str,
        auth: tuple[str, str] | None = None,
        database: str | None = None,
    ) -> None:
        self.address, self.auth, self.database = address, auth, database
        self._connection = Connection(address, auth, database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End what the store has started; a server it only talks to goes on."""

    def write(
        self,
        graph: Graph,
        *,
        prune: bool = False,
        progress: Progress | None = None,
    ) -> Loaded:
        """Write what differs from a graph, all of it or nothing.

        Written twice, nothing changes; a connection that is cut is taken up again for
        a minute. What others have added to the database stays as it is.

        :param graph: The graph.
        :param prune: Whether what was written before and is in the graph no more goes,
            with the properties that others have set on it.
        :param progress: Told after each batch how many rows are written, of how many.
        :returns: How much was added, changed and removed.
        :raises StoreError: If the database cannot be written, or holds nodes of the
            same labels that conceptpath has not written.
        """
        return Loader(self._connection, graph, prune, progress).load()

    def read(self) -> Graph:
        """Return the graph that was written.

        :raises StoreError: If none was, or it has been changed so that it is none.
        """
        with (
            self._connection.translated(),
            self._connection.driver() as driver,
            self._connection.carrying(driver) as session,
        ):
            if not session.execute_read(is_marked):
                raise StoreError(
                    f"{self.address} holds no graph of conceptpath; write one with: "
                    f"conceptpath load {self.address}"
                )
            found = session.execute_read(stored)
        try:
            return graph_of(found)
        except (GraphError, ValidationError, KeyError) as error:
            raise StoreError(
                f"what {self.address} holds was changed and is no graph any more: "
                f"{error}; write it again with: conceptpath load --prune {self.address}"
            ) from error

    def query(
        self,
        cypher: str,
        parameters: Parameters = None,
        *,
        timeout: float = 10.0,
        limit: int = 10_000,
    ) -> Answer:
        """Return what a query finds; see :meth:`stream` for what is raised.

        :param cypher: A query that only reads.
        :param parameters: The values of each ``$name`` in it.
        :param timeout: Seconds after which it is stopped.
        :param limit: The most rows that are fetched; the answer says if it had more.
        """
        began = time.perf_counter()
        with self.stream(cypher, parameters, timeout=timeout, limit=limit) as rows:
            found = tuple(rows)
        took = time.perf_counter() - began
        return Answer(rows.columns, found, rows.truncated, took, rows.hints)

    @contextmanager
    def stream(
        self,
        cypher: str,
        parameters: Parameters = None,
        *,
        timeout: float = 10.0,
        limit: int = 10_000,
    ) -> Iterator[Rows]:
        """Give the rows of a query while they come in, for as long as one likes.

        :param cypher: A query that only reads.
        :param parameters: The values of each ``$name`` in it.
        :param timeout: Seconds after which it is stopped, fetched rows included.
        :param limit: The most rows that are fetched.
        :raises InputError: If a limit is not positive, or a parameter not plain.
        :raises QueryError: If the server cannot make sense of the query.
        :raises WriteRefusedError: If the query would change anything.
        :raises TimeLimitError: If it ran longer than allowed.
        :raises StoreUnavailableError: If the server has gone away.
        """
        with (
            self._served(),
            asked(self._connection, cypher, parameters, timeout, limit) as rows,
        ):
            yield rows

    def _served(self) -> AbstractContextManager[None]:
        """Return what stands around a query where the server is one of ours."""
        return nullcontext()
