"""From the errors of the driver, and of two servers, to ours.

Neo4j counts columns from 1 and says "(line 1, column 18 (offset: 17))"; ArcadeDB counts
them from 0 and says "at line 1:17 - " or "at line 1, column 17".
"""

import re

from neo4j.exceptions import ClientError, DriverError, Neo4jError

from conceptpath.graph.errors import QueryError, StoreError, WriteRefusedError
from conceptpath.graph.stores.unreachable import explanation, first_line, unreachable

_FROM_ONE = re.compile(r" \(line (\d+), column (\d+) \(offset: \d+\)\)")
_FROM_ZERO = re.compile(r" at line (\d+)(?::|, column )(\d+)(?: -)?")
_REFUSED = re.compile(r"\.(AccessMode|Forbidden|WriteOnReadOnlyAccessDatabase)$")
_STOPPED = re.compile(r"\.TransactionTimedOut|\.Terminated$")
_CLASH = re.compile(r"\.Schema\.")


def store_error(
    error: Neo4jError | DriverError, address: str, above: int = 0
) -> StoreError:
    """Return the error of ours that says what an error of the driver says.

    :param error: What the driver raised.
    :param address: The server that was asked.
    :param above: How many lines were put above the query before it was sent.
    """
    if isinstance(error, DriverError) or explanation(error):
        return unreachable(address, error)
    code, message = error.code or "", error.message or ""
    if _REFUSED.search(code) or "read only database" in message:
        return refused()
    if _CLASH.search(code):
        return StoreError(
            f"{address} has a constraint or an index that does not go with ours: "
            f"{first_line(message).rstrip('.')}; drop it, or use another database"
        )
    if isinstance(error, ClientError):
        return query_error(message, above)
    return StoreError(f"{address} could not do it: {first_line(message)}")


def is_time_limit(error: Neo4jError | DriverError) -> bool:
    """Return whether a server says that it has stopped a query."""
    return isinstance(error, Neo4jError) and bool(_STOPPED.search(error.code or ""))


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
            return QueryError(first_line(text), line, column)
    return QueryError(first_line(message))
