"""One client for every Bolt server: the official driver.

Each question has a connection of its own, because hanging up is the only thing that
stops a server that does not heed its time limit, or that has a million rows left to
send. On this machine that costs a millisecond.
"""

import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from itertools import islice
from secrets import token_hex
from threading import Event
from types import TracebackType
from typing import Any, ClassVar, LiteralString, Self

from neo4j import (
    READ_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    Query,
    Result,
    Session,
)
from neo4j.exceptions import ClientError, DriverError, Neo4jError

from conceptpath.graph.errors import InputError, QueryError, StoreError, TimeLimitError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.answer import Answer
from conceptpath.graph.stores.faults import is_time_limit, refused, store_error
from conceptpath.graph.stores.fence import Fence
from conceptpath.graph.stores.plain import plain
from conceptpath.graph.stores.writing import FOREIGN, constraints, statements

Parameters = dict[str, Any] | None
#: Seconds to wait for a connection, and for a query to end that was told to.
CONNECT, YIELD = 5.0, 1.0
#: The most rows to ask for at a time.
FETCH = 1_000
#: The queries that end with a mark.
RUNNING: LiteralString = """
SHOW TRANSACTIONS YIELD transactionId, currentQuery
WHERE currentQuery ENDS WITH $mark RETURN transactionId
"""

# What a server remarks on a query (an unknown label, say) is for logs, if anyone keeps
# some, and not for the terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Store:
    """A database that holds a graph and is asked in Cypher; queries only read.

    :param address: Where the server is, like ``bolt://localhost:7687``.
    :param auth: User and password.
    :param database: Which database of the server, by default its own default.
    :raises InputError: If the address is none.
    :raises StoreUnavailableError: If the server cannot be used.
    """

    #: Whether the server refuses by itself to write, and to read files.
    read_only: ClassVar[bool] = False

    def __init__(
        self,
        address: str,
        auth: tuple[str, str] | None = None,
        database: str | None = None,
    ) -> None:
        self.address = address
        self._auth = auth
        self._database = database
        try:
            with self._translated(), self._driver() as driver:
                driver.verify_connectivity()
        except ValueError as error:
            raise InputError(f"{address!r} is no address: {error}") from error

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

    def write(self, graph: Graph) -> None:
        """Write a graph, all of it or nothing; written twice, nothing changes.

        :param graph: The graph; what the database holds besides is left alone.
        :raises StoreError: If the database cannot be written, or holds nodes of the
            same labels that conceptpath has not written.
        """
        with (
            self._translated(),
            self._driver() as driver,
            driver.session(database=self._database) as session,
        ):
            if session.run(_literal(FOREIGN)).single(strict=True)["foreign"]:
                raise StoreError(
                    f"{self.address} holds nodes with the labels of a graph that "
                    "conceptpath has not written; use a database without them"
                )
            for text in constraints():
                session.run(_literal(text)).consume()
            session.execute_write(_write_all, graph)

    def query(
        self,
        cypher: str,
        parameters: Parameters = None,
        *,
        timeout: float = 10.0,
        limit: int = 10_000,
    ) -> Answer:
        """Return what a query finds.

        :param cypher: A query that only reads.
        :param parameters: The values of each ``$name`` in it.
        :param timeout: Seconds after which it is stopped.
        :param limit: The most rows that are fetched; the answer says if it had more.
        :raises InputError: If a limit is not positive, or a parameter not plain.
        :raises QueryError: If the server cannot make sense of the query.
        :raises WriteRefusedError: If the query would change anything.
        :raises TimeLimitError: If it ran longer than allowed.
        :raises StoreUnavailableError: If the server has gone away.
        """
        _check(cypher, timeout, limit)
        began = time.perf_counter()
        mark = f"// conceptpath {token_hex(8)}"
        query = Query(_literal(f"{cypher} {mark}"), timeout=timeout)
        with self._driver() as driver:
            fence = Fence(timeout, lambda ended: self._stop(driver, mark, ended))
            with (
                self._translated(fence),
                fence,
                self._reading(driver, min(limit + 1, FETCH)) as session,
            ):
                if not self.read_only:
                    self._refuse_writes(session, cypher, parameters)
                found = _fetched(session, driver, query, parameters, limit)
        return Answer(*found, time.perf_counter() - began)

    def _driver(self) -> Driver:
        return GraphDatabase.driver(
            self.address, auth=self._auth, connection_timeout=CONNECT
        )

    def _reading(self, driver: Driver, fetch_size: int = FETCH) -> Session:
        return driver.session(
            database=self._database,
            default_access_mode=READ_ACCESS,
            fetch_size=fetch_size,
        )

    @contextmanager
    def _translated(self, fence: Fence | None = None) -> Iterator[None]:
        try:
            yield
        except (Neo4jError, DriverError) as error:
            if fence and (fence.passed or is_time_limit(error)):
                raise TimeLimitError(fence.seconds) from error
            raise store_error(error, self.address) from error

    def _refuse_writes(
        self, session: Session, cypher: str, parameters: Parameters
    ) -> None:
        """Refuse a query, before it runs, of which the server says that it writes."""
        try:
            text = _literal(f"EXPLAIN\n{cypher}")
            summary = _run(session, text, parameters).consume()
        except ClientError as error:
            raise store_error(error, self.address, above=1) from error
        if summary.query_type != "r" or _reads_files(summary.plan or {}):
            raise refused()

    def _stop(self, driver: Driver, mark: str, ended: Event) -> None:
        """Tell the server to stop a query; hang up on one that goes on."""
        with (
            suppress(Neo4jError, DriverError),
            self._driver() as other,
            self._reading(other) as session,
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


def _write_all(transaction: ManagedTransaction, graph: Graph) -> None:
    for text, rows in statements(graph):
        transaction.run(_literal(text), rows=rows).consume()


def _fetched(
    session: Session, driver: Driver, query: Query, parameters: Parameters, limit: int
) -> tuple[tuple[str, ...], tuple[tuple[Any, ...], ...], bool]:
    """Return columns, rows and whether there are more, of which none is fetched."""
    with closing(driver):
        result = _run(session, query, parameters)
        columns = tuple(result.keys())
        rows = tuple(tuple(map(plain, row.values())) for row in islice(result, limit))
        truncated = result.peek() is not None
    with suppress(DriverError):
        result.consume()  # nothing more can come: the driver is to know it, too
    return columns, rows, truncated


def _run(
    session: Session, query: Query | LiteralString, parameters: Parameters
) -> Result:
    try:
        return session.run(query, parameters)
    except (TypeError, ValueError, OverflowError) as error:
        raise InputError(f"a parameter cannot be sent: {error}") from error


def _reads_files(plan: Mapping[str, Any]) -> bool:
    operator, children = plan.get("operatorType", ""), plan.get("children", ())
    return operator.startswith("LoadCSV") or any(map(_reads_files, children))


def _literal(text: str) -> LiteralString:
    """Return a text as the driver's types want it; what a user writes is data."""
    return text  # pyright: ignore[reportReturnType]
