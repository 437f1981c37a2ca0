"""Running the command line as its entry point does, within the process."""

import json
from collections.abc import Callable
from pathlib import Path
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
