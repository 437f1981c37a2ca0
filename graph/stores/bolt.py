"""A database behind any Bolt server, asked in Cypher.

Each question has a connection of its own, because hanging up is the only thing that
stops a server that does not heed its time limit, or that has a million rows left to
send. On this machine that costs a millisecond.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from secrets import token_hex
from threading import Event
from types import TracebackType
from typing import Any, ClassVar, LiteralString, Self

from msgspec import ValidationError
from neo4j import Driver, Query, Result, Session
from neo4j.exceptions import ClientError, DriverError, Neo4jError

from conceptpath.graph.errors import (
    GraphError,
    InputError,
    QueryError,
    StoreError,
    WriteRefusedError,
)
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.answer import Answer
from conceptpath.graph.stores.connection import FETCH, Connection
from conceptpath.graph.stores.cypher import gate
from conceptpath.graph.stores.cypher.hints import hints
from conceptpath.graph.stores.faults import query_error, refused, store_error
from conceptpath.graph.stores.fence import Fence
from conceptpath.graph.stores.literal import literal
from conceptpath.graph.stores.loader import Loader, Progress
from conceptpath.graph.stores.rows import Rows
from conceptpath.graph.stores.transfer.difference import Loaded
from conceptpath.graph.stores.transfer.records import graph_of
from conceptpath.graph.stores.transfer.stored import is_marked, stored

Parameters = Mapping[str, Any] | None
#: Seconds to wait for a query to end that was told to.
YIELD = 1.0
#: The queries that end with a mark.
RUNNING: LiteralString = """
SHOW TRANSACTIONS YIELD transactionId, currentQuery
WHERE currentQuery ENDS WITH $mark RETURN transactionId
"""


class Store:
    """A database that holds a graph and is asked in Cypher; queries only read.

    :param address: Where the server is, like ``bolt://localhost:7687``.
    :param auth: User and password.
    :param database: Which database of the server, by default its own default.
    :raises InputError: If the address is none.
    :raises StoreUnavailableError: If the server cannot be used, or is too old.
    """

    #: Whether the server refuses by itself to write, and to read files.
    read_only: ClassVar[bool] = False

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
        :param prune: Whether what was written before and is in the graph no more goes.
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
        _check(cypher, timeout, limit)
        mark = f"// conceptpath {token_hex(8)}"
        query = Query(literal(f"{cypher} {mark}"), timeout=timeout)
        with self._connection.driver() as driver:
            fence = Fence(timeout, lambda ended: self._stop(driver, mark, ended))
            with (
                self._explained(cypher),
                self._connection.translated(fence),
                fence,
                self._connection.reading(driver, min(limit + 1, FETCH)) as session,
            ):
                found = self._remarks(session, cypher, parameters)
                with closing(driver):
                    result = _run(session, query, parameters)
                    yield Rows(cypher, result, limit, found)
                with suppress(DriverError):
                    result.consume()  # nothing more can come: the driver is to know

    def _remarks(
        self, session: Session, cypher: str, parameters: Parameters
    ) -> tuple[str, ...]:
        """Refuse a query that writes before it runs; return hints about it."""
        if self._connection.is_arcadedb:
            if not self.read_only and gate.writes(cypher):
                raise refused()
            return hints(cypher, None)
        try:
            text = literal(f"EXPLAIN\n{cypher}")
            summary = _run(session, text, parameters).consume()
        except ClientError as error:
            raise store_error(error, self.address, above=1) from error
        if summary.query_type != "r":
            raise refused()
        return hints(cypher, summary.gql_status_objects)

    @contextmanager
    def _explained(self, cypher: str) -> Iterator[None]:
        """Tell a query that makes no sense from one that was refused as a write."""
        try:
            yield
        except WriteRefusedError:
            if reason := self._why_senseless(cypher):
                raise query_error(reason) from None
            raise

    def _why_senseless(self, cypher: str) -> str | None:  # noqa: ARG002
        """Return why a refused query makes no sense, for servers that do not tell."""
        return None

    def _stop(self, driver: Driver, mark: str, ended: Event) -> None:
        """Tell the server to stop a query; hang up on one that goes on."""
        with (
            suppress(Neo4jError, DriverError),
            self._connection.driver() as other,
            self._connection.reading(other) as session,
        ):
            for id_ in session.run(RUNNING, mark=mark).value():
                session.run("TERMINATE TRANSACTIONS $id", id=id_).consume()
        if not ended.wait(YIELD):
            driver.close()


def _check(cypher: str, timeout: float, limit: int) -> None:
    if timeout <= 0 or limit <= 0:
        raise InputError(
            f"a time limit of {timeout:g} s and at most {limit} rows leave no room "
            "for an answer; both must be above 0"
        )
    if not cypher.strip():
        raise QueryError("the query is empty; try MATCH (c:Concept) RETURN c.name")
    gate.check(cypher)


def _run(
    session: Session, query: Query | LiteralString, parameters: Parameters
) -> Result:
    try:
        return session.run(query, dict(parameters or {}))
    except (TypeError, ValueError, OverflowError) as error:
        raise InputError(f"a parameter cannot be sent: {error}") from error
