"""One query on its way: judged, sent, timed, and stopped where it goes on too long.

Each has a connection of its own, because hanging up is the only thing that stops a
server that does not heed its time limit, or that has a million rows left to send. To
a server on the same machine that costs a millisecond.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from secrets import token_hex
from threading import TIMEOUT_MAX, Event, Timer
from typing import Any, LiteralString

from neo4j import Driver, Query, Result, Session
from neo4j.exceptions import ClientError, DriverError, Neo4jError

from conceptpath.graph.errors import InputError, QueryError
from conceptpath.graph.stores.connection import FETCH, Connection
from conceptpath.graph.stores.cypher import gate
from conceptpath.graph.stores.cypher.hints import hints
from conceptpath.graph.stores.cypher.tokens import tokens
from conceptpath.graph.stores.faults import refused, store_error
from conceptpath.graph.stores.fence import Fence
from conceptpath.graph.stores.literal import literal
from conceptpath.graph.stores.rows import Rows

Parameters = Mapping[str, Any] | None
#: What stands before a query to ask for the plan of the server.
PLANS = frozenset({"EXPLAIN", "PROFILE"})
#: Seconds to wait for a query to end that was told to.
YIELD = 1.0
#: The queries that end with a mark.
RUNNING: LiteralString = """
SHOW TRANSACTIONS YIELD transactionId, currentQuery
WHERE currentQuery ENDS WITH $mark RETURN transactionId
"""


@contextmanager
def asked(
    connection: Connection,
    cypher: str,
    parameters: Parameters,
    timeout: float,
    limit: int,
) -> Iterator[Rows]:
    """Give the rows of a query, which has a server and limits.

    See :meth:`~conceptpath.graph.stores.bolt.Store.stream`.
    """
    _check(cypher, timeout, limit)
    mark = f"// conceptpath {token_hex(8)}"
    query = Query(literal(f"{cypher} {mark}"), timeout=timeout)
    with connection.driver() as driver:
        fence = Fence(timeout, lambda ended: _stop(connection, driver, mark, ended))
        with (
            connection.translated(fence),
            fence,
            connection.reading(driver, min(limit + 1, FETCH)) as session,
        ):
            remarks = _remarks(connection, session, cypher, parameters)
            with closing(driver):
                result = _run(session, query, parameters)
                yield Rows(cypher, result, limit, remarks)
            with suppress(DriverError):
                result.consume()  # nothing more can come: the driver is to know


def _check(cypher: str, timeout: float, limit: int) -> None:
    if not (0 < timeout <= TIMEOUT_MAX and 0 < limit <= sys.maxsize):
        raise InputError(
            f"a time limit of {timeout:g} s and at most {limit} rows cannot be kept; "
            "both must be above 0, and not endless"
        )
    if not cypher.strip():
        raise QueryError("the query is empty; try MATCH (c:Concept) RETURN c.name")
    gate.check(cypher)
    _refuse_plans(cypher)


def _refuse_plans(cypher: str) -> None:
    first = next((token for token in tokens(cypher) if token.is_code), None)
    if first and first.keyword in PLANS:
        raise QueryError(
            f"{first.text} asks how a server would run a query, which is not shown "
            "here; leave it out, or ask with the tools of the server"
        )


def _remarks(
    connection: Connection, session: Session, cypher: str, parameters: Parameters
) -> tuple[str, ...]:
    """Refuse a query that writes before it runs; return hints about it."""
    if connection.is_arcadedb:
        if gate.writes(cypher):
            raise refused()
        return hints(cypher, None)
    try:
        text = literal(f"EXPLAIN\n{cypher}")
        summary = _run(session, text, parameters).consume()
    except ClientError as error:
        raise store_error(error, connection.address, above=1) from error
    if summary.query_type != "r":
        raise refused()
    return hints(cypher, summary.gql_status_objects)


def _run(
    session: Session, query: Query | LiteralString, parameters: Parameters
) -> Result:
    try:
        return session.run(query, dict(parameters or {}))
    except (TypeError, ValueError, OverflowError) as error:
        raise InputError(f"a parameter cannot be sent: {error}") from error


def _stop(connection: Connection, driver: Driver, mark: str, ended: Event) -> None:
    """Tell the server to stop a query; hang up on one that goes on meanwhile."""
    hang_up = Timer(YIELD, driver.close)
    hang_up.daemon = True
    hang_up.start()
    with (
        suppress(Neo4jError, DriverError),
        connection.driver() as other,
        connection.reading(other) as session,
    ):
        for id_ in session.run(RUNNING, mark=mark).value():
            session.run("TERMINATE TRANSACTIONS $id", id=id_).consume()
    if ended.wait(YIELD):
        hang_up.cancel()
