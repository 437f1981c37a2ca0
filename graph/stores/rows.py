"""The rows of a query while they come in."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from neo4j import Result

from conceptpath.graph.stores.cypher.columns import columns
from conceptpath.graph.stores.values import plain


class Rows:
    """The rows of a running query, fetched as they are asked for, at most once.

    :param cypher: The query.
    :param result: What the driver returned.
    :param limit: The most rows to give.
    :param hints: What is odd about the query.
    """

    def __init__(
        self, cypher: str, result: Result, limit: int, hints: tuple[str, ...]
    ) -> None:
        self._result, self._limit = result, limit
        #: The names of the columns, also where there is no row.
        self.columns = tuple(result.keys()) or columns(cypher)
        #: What is odd about the query, an unknown label for instance.
        self.hints = hints
        #: Once all rows were given: whether there are more than the limit allows.
        self.truncated = False

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for record in islice(self._result, self._limit):
            yield tuple(map(plain, record.values()))
        self.truncated = self._result.peek() is not None
