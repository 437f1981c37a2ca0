"""The embedded database: one folder for each graph, made once, then only read.

A folder is named by what is in it. It is loaded under another name and then renamed,
so that there is never half of it, and two programs that load at a time do not meet.
Everybody opens it read-only: so any number of programs can, and no query changes it.
"""

import hashlib
import os
import time
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from conceptpath.graph.errors import (
    StoreUnavailableError,
    WriteRefusedError,
)
from conceptpath.graph.folders import cache_folder
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.answer import Answer
from conceptpath.graph.stores.bolt import Parameters, Store
from conceptpath.graph.stores.faults import query_error
from conceptpath.graph.stores.process import Process
from conceptpath.graph.stores.server import DATABASE
from conceptpath.graph.stores.writing import statements

#: Below a folder: the databases, of which there is one.
DATABASES = "databases"
#: Seconds after which a database that nobody has opened is removed.
KEPT = 24 * 3600


class EmbeddedStore(Store):
    """A store over a server of our own, which refuses writes by itself.

    :param process: The server; it ends with the store.
    :raises StoreUnavailableError: If the server cannot be used.
    """

    read_only = True

    def __init__(self, process: Process) -> None:
        self._process = process
        super().__init__(process.address, process.auth, DATABASE)

    def close(self) -> None:
        """End the server."""
        self._process.stop()

    def query(
        self,
        cypher: str,
        parameters: Parameters = None,
        *,
        timeout: float = 10.0,
        limit: int = 10_000,
    ) -> Answer:
        """Return what a query finds; see :meth:`Store.query`."""
        try:
            return super().query(cypher, parameters, timeout=timeout, limit=limit)
        except WriteRefusedError:
            # A read-only server refuses as a write what it cannot make sense of.
            if reason := self._process.fault(cypher):
                raise query_error(reason) from None
            raise


def open_embedded(graph: Graph) -> EmbeddedStore:
    """Return a store that holds a graph; it is loaded where this is the first time.

    :param graph: The graph to hold.
    :raises StoreUnavailableError: If the database is not installed or does not start,
        or the folder for it cannot be written.
    """
    root = cache_folder() / "stores"
    try:
        folder = root / _name(graph)
        root.mkdir(parents=True, exist_ok=True)
        _make(folder, graph)
        _sweep(root)
        return EmbeddedStore(Process("read", folder / DATABASES))
    except metadata.PackageNotFoundError as error:
        raise StoreUnavailableError(
            "the embedded database is not installed: run 'pip install arcadedb', or "
            "use the address of a Neo4j server"
        ) from error
    except OSError as error:
        raise StoreUnavailableError(
            f"the embedded database cannot write its folder {str(root)!r} "
            f"({error.strerror}); set CONCEPTPATH_HOME to a folder it can write"
        ) from error


def _name(graph: Graph) -> str:
    """Return a name for what this version of the database would hold."""
    content = metadata.version("arcadedb"), list(statements(graph))
    return hashlib.sha256(msgspec.json.encode(content)).hexdigest()[:32]


def _make(folder: Path, graph: Graph) -> None:
    if not _is_whole(folder):
        with TemporaryDirectory(prefix="loading-", dir=folder.parent) as aside:
            _load(Path(aside, "new"), graph)
            _put(Path(aside, "new"), folder)
    os.utime(folder)


def _load(folder: Path, graph: Graph) -> None:
    folder.mkdir()
    with EmbeddedStore(Process("load", folder / DATABASES)) as store:
        store.write(graph)
    (folder / "digest").write_bytes(_digest(folder / DATABASES))


def _put(new: Path, folder: Path) -> None:
    if folder.exists() and not _is_whole(folder):
        _remove(folder)
    try:
        new.rename(folder)
    except OSError:
        if not _is_whole(folder):  # else another program was faster
            raise


def _is_whole(folder: Path) -> bool:
    """Return whether a database is there and is, byte for byte, what was loaded."""
    try:
        return (folder / "digest").read_bytes() == _digest(folder / DATABASES)
    except OSError:
        return False


def _digest(folder: Path) -> bytes:
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(f"{path.name} {path.stat().st_size}\n".encode())
        total.update(path.read_bytes())
    return total.digest()


def _sweep(root: Path) -> None:
    """Remove what nobody has opened for long, half loaded databases included."""
    for folder in root.iterdir():
        with suppress(FileNotFoundError):  # another program sweeps, too
            if time.time() - folder.stat().st_mtime > KEPT:
                _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder at once; where a program has it open and may, it stays."""
    with (
        suppress(OSError),
        TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as aside,
    ):
        folder.rename(Path(aside, folder.name))
