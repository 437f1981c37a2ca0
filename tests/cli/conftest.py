"""Running the command line as its entry point does: in the process, on a terminal."""

import json
import os
import pty
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from select import select
from subprocess import Popen
from typing import Any, NamedTuple

import pytest

from conceptpath.cli import main


class Outcome(NamedTuple):
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Outcome]
#: The command line, on the terminal that is its standard input.
PROGRAM = "import os; os.login_tty(0); from conceptpath.cli import main; main()"


@pytest.fixture
def run(
    warm_home: Path,  # noqa: ARG001 - so that a command finds the graph compiled
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Return a function that runs the command line with some arguments."""

    def run(*args: str) -> Outcome:
        monkeypatch.setattr("sys.argv", ["conceptpath", *args])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        printed = capsys.readouterr()
        return Outcome(ended.value.code, printed.out, printed.err)

    return run


class Terminal:
    """The command line on a terminal, which answers as soon as it is asked.

    It fails where nothing is printed for a minute.
    """

    def __init__(self, *args: str) -> None:
        self.screen, inside = pty.openpty()
        command = [sys.executable, "-c", PROGRAM, *args]
        self.process = Popen(command, stdin=inside, stdout=inside, stderr=inside)
        os.close(inside)
        self.seen = ""

    def type(self, prompt: str, keys: str) -> None:
        """Wait for a prompt, then press some keys."""
        while prompt not in self.seen:
            assert self.read(), f"it ended before {prompt!r}"
        self.seen = self.seen.partition(prompt)[2]
        os.write(self.screen, keys.encode())

    def end(self) -> tuple[int, str]:
        """Return the status it ended with, and what else it printed."""
        while self.read():
            pass
        return self.process.wait(timeout=60), self.seen

    def read(self) -> bool:
        """Read on; return whether there was more to read."""
        assert select([self.screen], [], [], 60)[0], f"it hangs after {self.seen!r}"
        try:
            more = os.read(self.screen, 4096)
        except OSError:  # the terminal is gone with its process
            return False
        self.seen += more.decode(errors="replace")
        return bool(more)

    def close(self) -> None:
        """End the process, whatever it waits for."""
        self.process.kill()
        self.process.wait()
        os.close(self.screen)


OnTerminal = Callable[..., Terminal]


@pytest.fixture
def terminal() -> Iterator[OnTerminal]:
    """Return a function that runs the command line on a terminal."""
    opened: list[Terminal] = []

    def terminal(*args: str) -> Terminal:
        opened.append(Terminal(*args))
        return opened[-1]

    yield terminal
    for each in opened:
        each.close()
