"""The handle of the process in which the embedded server runs."""

import json
import subprocess
import sys
import weakref
from functools import cached_property
from pathlib import Path
from threading import Timer
from typing import Any

from conceptpath.graph.errors import StoreUnavailableError
from conceptpath.graph.stores.embedded import server
from conceptpath.graph.stores.embedded.users import Mode, create_user

#: Seconds that a server may take to start, and to stop.
START, STOP = 60.0, 10.0
#: What a server says that cannot say anything any more.
ENDED = '{"error": "its process has ended"}'


class Process:
    """An embedded server that starts; it ends with this program, whatever ends that.

    :param mode: ``load`` makes the database; ``read`` lets nobody change it, and
        removes the folder in the end.
    :param folder: The folder for the server's files, and for the database.
    :raises OSError: If the folder cannot be written.
    """

    def __init__(self, mode: Mode, folder: Path) -> None:
        #: The user and the password.
        self.auth = create_user(folder, mode)
        self._child = subprocess.Popen(  # noqa: S603 - our own file and folder
            [sys.executable, "-P", server.__file__, folder, mode],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=folder,
            start_new_session=True,
        )
        #: Ends the server; done unasked when this object or the program ends.
        self.stop = weakref.finalize(self, _stop, self._child)

    @cached_property
    def address(self) -> str:
        """Where the server listens, once it does.

        :raises StoreUnavailableError: If it does not start.
        """
        late = Timer(START, self._child.kill)
        late.start()
        try:
            return f"bolt://127.0.0.1:{self._said()['port']}"
        finally:
            late.cancel()

    def has_crashed(self) -> bool:
        """Return whether the server has ended though nobody has stopped it."""
        return self.stop.alive and self._child.poll() is not None

    def _said(self) -> dict[str, Any]:
        assert self._child.stdout  # noqa: S101 - it is a pipe
        line = self._child.stdout.readline()
        answer: dict[str, Any] = json.loads(line or ENDED)
        if "error" in answer:
            raise StoreUnavailableError(
                f"the embedded database does not run ({answer['error']}); try again, "
                "or use the address of a Neo4j server"
            )
        return answer


def _stop(child: subprocess.Popen[str]) -> None:
    try:
        child.communicate(timeout=STOP)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
