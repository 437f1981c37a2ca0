"""The handle of the process in which the embedded server runs."""

import json
import subprocess
import sys
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import IO, Any, Literal, cast

from conceptpath.graph.errors import StoreUnavailableError
from conceptpath.graph.stores import server

#: Seconds that a server may take to start, and to stop.
START, STOP = 60.0, 10.0
#: What a server says that cannot say anything any more.
ENDED = '{"error": "its process has ended"}'


class Process:
    """A running embedded server; it ends with this process, whatever ends that.

    :param mode: ``load`` makes the database, ``read`` refuses every change of it.
    :param databases: The folder that the database is in.
    :raises StoreUnavailableError: If it does not start.
    :raises OSError: If the folder cannot be written.
    """

    def __init__(self, mode: Literal["load", "read"], databases: Path) -> None:
        own = tempfile.mkdtemp(prefix="server-", dir=databases.parent)
        child = subprocess.Popen(  # noqa: S603 - our own file and folders
            [sys.executable, "-P", server.__file__, mode, databases, own],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=databases.parent,
            start_new_session=True,
        )
        self._to = cast("IO[str]", child.stdin)
        self._from = cast("IO[str]", child.stdout)
        self._asking = Lock()
        #: Ends the server; done unasked when this object or the program ends.
        self.stop = weakref.finalize(self, _stop, child, self._to, self._from)
        late = Timer(START, child.kill)
        late.start()
        ready = self._answer()
        late.cancel()
        self.address = f"bolt://127.0.0.1:{ready['port']}"
        self.auth = ("root", str(ready["password"]))

    def fault(self, cypher: str) -> str | None:
        """Return why the database cannot make sense of a query, if it cannot.

        :raises StoreUnavailableError: If the server has ended.
        """
        with self._asking:
            with suppress(OSError):  # then there is no answer, either
                self._to.write(f"{json.dumps(cypher)}\n")
                self._to.flush()
            fault: str | None = self._answer()["fault"]
            return fault

    def _answer(self) -> dict[str, Any]:
        line = self._from.readline()
        answer: dict[str, Any] = json.loads(line or ENDED)
        if "error" in answer:
            self.stop()
            raise StoreUnavailableError(
                f"the embedded database does not run ({answer['error']}); try again, "
                "or use the address of a Neo4j server"
            )
        return answer


def _stop(child: subprocess.Popen[str], *pipes: IO[str]) -> None:
    for pipe in pipes:
        with suppress(OSError):
            pipe.close()
    try:
        child.wait(STOP)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
