"""The databases that are kept: one folder for each graph, made once, then only copied.

A folder is named by what is in it. It is loaded under another name and then renamed,
so that there is never half of it, and two programs that load at a time do not meet.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from filelock import FileLock

from conceptpath.graph.errors import StoreError, StoreUnavailableError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores import schema, transfer
from conceptpath.graph.stores.embedded.process import Process
from conceptpath.graph.stores.embedded.server import DATABASES

#: How the names of folders begin that a program works in.
WORK = "work-"
#: Seconds for which a database is kept that nobody opens, and those after which a
#: folder that nobody holds is not just about to be held.
KEPT, MINUTE = 24 * 3600, 60


def kept(root: Path, graph: Graph) -> Path:
    """Return the folder of the database that holds a graph; load it where it is not.

    :param root: The folder of all of them.
    :param graph: The graph.
    :raises OSError: If the folder cannot be written.
    :raises PackageNotFoundError: If the database is not installed.
    :raises StoreUnavailableError: If the graph cannot be loaded.
    """
    folder = root / _name(graph)
    if not _is_whole(folder):
        with TemporaryDirectory(prefix=WORK, dir=root) as work, lock_of(Path(work)):
            _load(Path(work), graph)
            _put(Path(work, "new"), folder)
    os.utime(folder)
    return folder / DATABASES


def lock_of(folder: Path) -> FileLock:
    """Return the lock of a folder; who holds it works there, and others keep away.

    The system gives it back even when the program is killed; else any of its threads
    may.
    """
    return FileLock(folder / "lock", timeout=0, thread_local=False)


def sweep(root: Path) -> None:
    """Remove what nobody has opened for long, or has left behind while working."""
    for folder in root.iterdir():
        with suppress(FileNotFoundError):  # another program sweeps, too
            # A clock that was set back makes what is there look new for ever.
            age = abs(time.time() - folder.stat().st_mtime)
            if age > (MINUTE if folder.name.startswith(WORK) else KEPT):
                _remove(folder)


def _name(graph: Graph) -> str:
    """Return a name for what would be loaded, by this code and into this database."""
    parts = (metadata.version("arcadedb"), graph.version, graph.records)
    digest = hashlib.sha256(msgspec.msgpack.encode(parts))
    for path in _code():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def _code() -> Iterator[Path]:
    yield Path(schema.__file__)
    yield from sorted(Path(transfer.__file__).parent.glob("*.py"))


def _load(work: Path, graph: Graph) -> None:
    from conceptpath.graph.stores.embedded.store import EmbeddedStore

    with EmbeddedStore(Process("load", work)) as store:
        try:
            store.write(graph)
        except StoreError as error:
            raise StoreUnavailableError(
                f"the embedded database cannot be loaded into {str(work.parent)!r}: "
                f"{error}; make room there, or set CONCEPTPATH_HOME to another folder"
            ) from error
    new = work / "new"
    new.mkdir()
    (work / DATABASES).rename(new / DATABASES)
    (new / "digest").write_bytes(_digest(new / DATABASES))


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


def _remove(folder: Path) -> None:
    """Remove a folder at once; one that a program works in, or has open, may stay."""
    with (
        suppress(OSError),
        lock_of(folder),
        TemporaryDirectory(dir=folder.parent, ignore_cleanup_errors=True) as aside,
    ):
        folder.rename(Path(aside, folder.name))
