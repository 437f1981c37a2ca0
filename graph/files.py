"""Writing a file so that nobody ever sees half of it."""

import os
from pathlib import Path


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
