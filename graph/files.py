"""Writing a file so that nobody ever sees half of it."""

import os
from pathlib import Path

from conceptpath.graph.errors import FolderError


def write_kept(path: Path, content: bytes) -> None:
    """Write a file of the user's own folders, as :func:`write_aside` does.

    :raises FolderError: If the folder cannot be written; it names the way out.
    """
    try:
        write_aside(path, content)
    except OSError as error:
        raise FolderError(
            f"{path} cannot be written ({error.strerror}); free the folder or set "
            "CONCEPTPATH_HOME to another one"
        ) from error


def write_aside(path: Path, content: bytes) -> None:
    """Write a file beside its place, then move it there in one step.

    :param path: The file; its folder is made where it is missing.
    :param content: What the file is to hold.
    :raises OSError: If the folder cannot be written; what was there stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
