"""A stretch of cable between a client and a server that can be cut."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import inf
from threading import Event, Thread
from urllib.parse import urlsplit


class Cable:
    """Carries bytes to a Bolt server, and is cut once after so many.

    :param address: The address of the server.
    :param cut_after: After how many bytes towards the server it is cut, once.
    """

    def __init__(self, address: str, cut_after: float) -> None:
        self.lead_to(address)
        self._left = cut_after
        self._listener = socket.create_server(("127.0.0.1", 0))
        #: The address to use instead.
        self.address = f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"
        #: Set once it was cut.
        self.was_cut = Event()

    def lead_to(self, address: str) -> None:
        """Lead new connections to another server."""
        target = urlsplit(address)
        self._target = (target.hostname or "", target.port or 7687)

    def serve(self) -> None:
        """Take connections until the listener is closed."""
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._target)
                Thread(target=self._carry, args=(client, server), daemon=True).start()
                Thread(target=_copy, args=(server, client), daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _carry(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError), client, server:
            while data := client.recv(65536):
                self._left -= len(data)
                if self._left < 0 and not self.was_cut.is_set():
                    self.was_cut.set()
                    client.shutdown(socket.SHUT_RDWR)
                    server.shutdown(socket.SHUT_RDWR)
                    return
                server.sendall(data)


def _copy(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
        other.shutdown(socket.SHUT_RDWR)


@contextmanager
def cable(address: str, cut_after: float = inf) -> Iterator[Cable]:
    """Lay a cable to a server, for as long as the block runs."""
    one = Cable(address, cut_after)
    Thread(target=one.serve, daemon=True).start()
    try:
        yield one
    finally:
        one.close()
