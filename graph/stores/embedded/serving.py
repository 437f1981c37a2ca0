"""Starting a server over a copy of a database that is kept."""

import shutil
import weakref
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import metadata
from pathlib import Path
from tempfile import mkdtemp

from conceptpath.graph.errors import StoreUnavailableError
from conceptpath.graph.folders import cache_folder
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.embedded.kept import WORK, kept, lock_of, sweep
from conceptpath.graph.stores.embedded.process import Process
from conceptpath.graph.stores.embedded.server import DATABASE, DATABASES


def serving(graph: Graph) -> Process:
    """Return a server that is about to start, over a database that holds a graph.

    :param graph: The graph to hold.
    :raises StoreUnavailableError: If the database is not installed, or the folder for
        it cannot be written.
    """
    root = cache_folder() / "stores"
    with _explained(root):
        root.mkdir(parents=True, exist_ok=True)
        database = kept(root, graph)
        sweep(root)
        return _copied(database, root)


def _copied(database: Path, root: Path) -> Process:
    folder = Path(mkdtemp(prefix=WORK, dir=root))
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, folder, ignore_errors=True)
        lock = lock_of(folder)
        lock.acquire()
        _copy(database / DATABASE, folder / DATABASES / DATABASE)
        process = Process("read", folder)
        weakref.finalize(process, lock.release)
        undo.pop_all()
    return process


def _copy(files: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    for path in files.iterdir():
        shutil.copyfile(path, folder / path.name)


@contextmanager
def _explained(root: Path) -> Iterator[None]:
    try:
        yield
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
