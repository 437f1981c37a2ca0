"""Files that nobody ever sees half of, and that one program at a time changes."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from conceptpath.graph.errors import FolderError

#: How long another program may hold a file before this one gives up.
PATIENCE = 10.0


def write_kept(path: Path, content: bytes) -> None:
    """Write a file of the user's own folders, as :func:`write_aside` does.

    :raises FolderError: If the folder cannot be written; it names the way out.
    """
    try:
        write_aside(path, content)
    except OSError as error:
        raise _not_writable(path, error) from error


def write_aside(path: Path, content: bytes) -> None:
    """Write a file beside its place, then move it there in one step.

    :param path: The file; its folder is made where it is missing. A link stays one, and
        what is no file, such as a device or a pipe, is written to as it is.
    :param content: What the file is to hold.
    :raises OSError: If the folder cannot be written; what was there stays.
    """
    with opened_aside(path) as file:
        file.write(content)


@contextmanager
def opened_aside(path: Path) -> Iterator[BinaryIO]:
    """Give a file beside a place, which is moved there when the block has ended well.

    :param path: The place; see :func:`write_aside`.
    :raises OSError: If the folder cannot be written; what was there stays.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
        return
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        with aside.open("wb") as file:
            yield file
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def set_aside(path: Path, why: str) -> Path | None:
    """Rename a file of the user's, so that nothing can overwrite it any more.

    :param path: The file.
    :param why: A word for its new name, which also holds the time.
    :returns: Where it is now; nothing where there was no such file.
    :raises FolderError: If it cannot be renamed; it stays where it is.
    """
    time = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    try:
        return path.rename(path.with_name(f"{path.stem}-{why}-{time}{path.suffix}"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _not_writable(path, error) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other programs and threads from changing a file of the user's meanwhile.

    The system gives the lock back even when the program is killed.

    :param path: The file; the lock is a hidden file beside it.
    :raises FolderError: If the folder cannot be written, or another program holds the
        file for longer than :data:`PATIENCE` seconds.
    """
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = FileLock(path.with_name(f".{path.name}.lock")).acquire(PATIENCE)
    except Timeout as error:
        raise FolderError(
            f"{path} is being changed by another program; end that one and try again"
        ) from error
    except OSError as error:
        raise _not_writable(path, error) from error
    with held:
        yield


def _not_writable(path: Path, error: OSError) -> FolderError:
    return FolderError(
        f"{path} cannot be written ({error.strerror}); free the folder or set "
        "CONCEPTPATH_HOME to another one"
    )
