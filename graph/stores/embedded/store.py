"""A store over a server of our own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from conceptpath.graph.errors import StoreError, StoreUnavailableError
from conceptpath.graph.stores.asking import Parameters
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.embedded.process import Process
from conceptpath.graph.stores.embedded.server import DATABASE
from conceptpath.graph.stores.rows import Rows


class EmbeddedStore(Store):
    """A store over a server of our own, whose only user may read and no more.

    Others on this machine can read what it holds, while it is open: they need its
    ``address``, ``auth`` and ``database``.

    :param process: The server; it ends with the store.
    :param again: Starts another server, where one has crashed.
    :raises StoreUnavailableError: If the server does not start.
    """

    def __init__(
        self, process: Process, again: Callable[[], Process] | None = None
    ) -> None:
        self._again = again
        self._use(process)

    def _use(self, process: Process) -> None:
        self._process = process
        super().__init__(process.address, process.auth, DATABASE)

    def close(self) -> None:
        """End the server."""
        self._process.stop()

    @contextmanager
    def stream(
        self,
        cypher: str,
        parameters: Parameters = None,
        *,
        timeout: float = 10.0,
        limit: int = 10_000,
    ) -> Iterator[Rows]:
        """Give the rows of a query while they come in; see :meth:`Store.stream`.

        :raises StoreError: If the server has dropped the query, for want of memory.
        """
        if self._again and self._process.has_crashed():
            self._use(self._again())
        try:
            with super().stream(cypher, parameters, timeout=timeout, limit=limit) as r:
                yield r
        except StoreUnavailableError as error:
            if not self._process.stop.alive:
                raise
            raise StoreError(
                "the embedded database has dropped the query, which may need more "
                "memory than it has; ask for less (a LIMIT, a shorter path or list)"
            ) from error
