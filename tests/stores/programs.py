"""Programs that open the embedded database beside the one that tests them."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from conceptpath.graph.stores.bolt import Store
from tests.stores.raw import run

COUNT = "MATCH (n:Concept) RETURN count(n)"
#: Opens the sample, says where it listens, answers one query and waits to be told.
PROGRAM = f"""
import sys
from tests.conftest import SAMPLE
from conceptpath.graph.build import build
from conceptpath.graph.stores import open_store
store = open_store("embedded", build([SAMPLE], version="sample"))
print(store.address, store.query({COUNT!r}).rows, flush=True)
sys.stdin.read()
"""
REPOSITORY = Path(__file__).parents[2]


def start(program: str = PROGRAM, cwd: Path = REPOSITORY) -> "subprocess.Popen[str]":
    """Start a Python program beside this one; it finds the tests wherever it runs."""
    path = os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path},
    )


def first_line(program: "subprocess.Popen[str]") -> str:
    """Return what a program says first."""
    assert program.stdout
    return program.stdout.readline()


def eventually(holds: Callable[[], bool]) -> bool:
    """Return whether something holds now or within the next half a minute."""
    for _ in range(300):
        if holds():
            return True
        time.sleep(0.1)
    return False


def running(store: Store) -> int:
    """Return how many queries a server works on, beside the one that asks."""
    return len(run(store, "SHOW TRANSACTIONS YIELD transactionId")) - 1


def stores(home: Path) -> Path:
    """Return the folder of the databases below a home."""
    return home / "cache" / "stores"


def kept(home: Path) -> list[Path]:
    """Return the folders of the databases that are kept."""
    return [path for path in stores(home).iterdir() if len(path.name) == 32]


def working(home: Path) -> list[Path]:
    """Return the folders that programs work in."""
    return list(stores(home).glob("work-*"))
