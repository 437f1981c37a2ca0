"""A store over a server of our own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock

from conceptpath.graph.errors import StoreError, StoreUnavailableError
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.embedded.process import Process
from conceptpath.graph.stores.embedded.server import DATABASE


class EmbeddedStore(Store):
    """A store over a server of our own, whose only user may read and no more.

    Others on this machine can read what it holds, while it is open: they need its
    ``address``, ``auth`` and ``database``.

    :param process: The server; it ends with the store, or when that cannot be made.
    :param again: Starts another server, where one has crashed.
    :raises StoreUnavailableError: If the server does not start.
    """

    def __init__(
        self, process: Process, again: Callable[[], Process] | None = None
    ) -> None:
        self._again, self._starting = again, Lock()
        self._use(process)

    def _use(self, process: Process) -> None:
        self._process = process
        with ExitStack() as undo:
            undo.callback(process.stop)
            super().__init__(process.address, process.auth, DATABASE)
            undo.pop_all()

    def close(self) -> None:
        """End the server."""
        self._process.stop()

    @contextmanager
    def _served(self) -> Iterator[None]:
        """Start another server where ours has crashed; tell what it does not survive.

        :raises StoreError: If the server has dropped the query, for want of memory.
        """
        with self._starting:
            if self._again and self._process.has_crashed():
                self._use(self._again())
        try:
            yield
        except StoreUnavailableError as error:
            if not self._process.stop.alive:
                raise
            raise StoreError(
                "the embedded database has dropped the query, which may need more "
                "memory than it has; ask for less (a LIMIT, a shorter path or list)"
            ) from error
