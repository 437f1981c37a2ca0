"""From the errors of the driver, and of two servers, to ours.

Neo4j counts columns from 1 and says "(line 1, column 18 (offset: 17))"; ArcadeDB counts
them from 0 and says "at line 1:17 - " or "at line 1, column 17".
"""

import re

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
)

from conceptpath.graph.errors import (
    QueryError,
    StoreError,
    StoreUnavailableError,
    WriteRefusedError,
)

_FROM_ONE = re.compile(r" \(line (\d+), column (\d+) \(offset: \d+\)\)")
_FROM_ZERO = re.compile(r" at line (\d+)(?::|, column )(\d+)(?: -)?")
_REFUSED = re.compile(r"\.AccessMode$|\.Forbidden$")
_STOPPED = re.compile(r"\.TransactionTimedOut|\.Terminated$")
_NOT_THERE = re.compile(r"\.DatabaseNotFound$")


def store_error(
    error: Neo4jError | DriverError, address: str, above: int = 0
) -> StoreError:
    """Return the error of ours that says what an error of the driver says.

    :param error: What the driver raised.
    :param address: The server that was asked.
    :param above: How many lines were put above the query before it was sent.
    """
    if isinstance(error, DriverError):
        return unreachable(address, error)
    code, message = error.code or "", error.message or ""
    if isinstance(error, AuthError) or _NOT_THERE.search(code):
        return unreachable(address, error)
    if _REFUSED.search(code) or "read only database" in message:
        return refused()
    if isinstance(error, ClientError):
        return query_error(message, above)
    return StoreError(f"{address} could not do it: {_first_line(message)}")


def is_time_limit(error: Neo4jError | DriverError) -> bool:
    """Return whether a server says that it has stopped a query."""
    return isinstance(error, Neo4jError) and bool(_STOPPED.search(error.code or ""))


def unreachable(address: str, error: Neo4jError | DriverError) -> StoreUnavailableError:
    """Return the error for a server that cannot be used, with the way out."""
    if isinstance(error, AuthError):
        way_out = "give the right user and password"
    elif isinstance(error, ConfigurationError):
        way_out = "use an address like bolt://localhost:7687"
    else:
        way_out = "start the server, correct the address, or use 'embedded'"
    said = getattr(error, "message", None) or str(error)
    reason = _first_line(said).partition(" (resolved to")[0]
    return StoreUnavailableError(f"cannot use {address!r}: {reason}; {way_out}")


def refused() -> WriteRefusedError:
    """Return the error for a query that does more than read the graph."""
    return WriteRefusedError(
        "the query was refused, because it would change the database or read a file; "
        "queries here only read the graph: use MATCH ... RETURN"
    )


def query_error(message: str, above: int = 0) -> QueryError:
    """Return the error for a query the server cannot run, with its place in it.

    :param message: What the server says.
    :param above: How many lines were put above the query before it was sent.

    >>> query_error("Syntax error at line 1:9 - no viable alternative").column
    10
    >>> str(query_error("Invalid input 'X' (line 2, column 1 (offset: 9))", above=1))
    "Invalid input 'X' (line 1, column 1)"
    """
    for pattern, first in ((_FROM_ONE, 1), (_FROM_ZERO, 0)):
        if place := pattern.search(message):
            text = message.replace(place[0], ":" * place[0].endswith("-"), 1)
            line, column = int(place[1]) - above, int(place[2]) + 1 - first
            return QueryError(_first_line(text), line, column)
    return QueryError(_first_line(message))


def _first_line(message: str) -> str:
    return message.partition("\n")[0].strip()
