"""The compiled graph in the user's cache folder.

One file holds the records in learning order, a digest of the files they were made of,
and name, size and time of each. Files that look unchanged are not read; files that
only look changed (a fresh clone) are digested; changed ones are compiled anew. A cache
that is damaged, or was written by another version, is ignored and written again. A
folder that cannot be written costs time, never the answer.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from conceptpath.graph.files import write_aside
from conceptpath.graph.model import Records
from conceptpath.graph.network import Graph

#: Raised whenever the shape or the order of the records changes.
FORMAT = 2


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """What a file looked like: path, size in bytes, time of change in ns."""

    path: str
    size: int
    time: int


class Compiled(msgspec.Struct, frozen=True, array_like=True):
    """The content of a cache file."""

    format: int
    program: str
    stamps: tuple[Stamp, ...]
    digest: str
    records: Records


def cached(
    files: Sequence[Path], compile_: Callable[[], Graph], place: Path, program: str
) -> Graph:
    """Return the graph of some files, compiled only when they have changed.

    :param files: The files that the graph is made of, in a fixed order.
    :param compile_: Makes the graph from the files; its version is set here.
    :param place: The cache file.
    :param program: The version of the program; another one compiles anew.
    :raises ConceptpathError: Whatever ``compile_`` raises.
    """
    stamps = tuple(_stamp(path) for path in files)
    found = _read(place)
    if found and (found.format, found.program) == (FORMAT, program):
        if found.stamps == stamps:
            return Graph(found.records, found.digest)
        if found.digest == digest(files):
            return _kept(Graph(found.records, found.digest), stamps, place, program)
    graph = Graph(compile_().records, digest(files))
    return _kept(graph, stamps, place, program)


def digest(files: Sequence[Path]) -> str:
    """Return a digest (20 hexadecimal digits) of the names and bytes of some files."""
    sha = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        sha.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode())
        sha.update(content)
    return sha.hexdigest()[:20]


def _kept(graph: Graph, stamps: tuple[Stamp, ...], place: Path, program: str) -> Graph:
    compiled = Compiled(FORMAT, program, stamps, graph.version, graph.records)
    with suppress(OSError):
        write_aside(place, msgspec.msgpack.encode(compiled))
    return graph


def _read(place: Path) -> Compiled | None:
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        return msgspec.msgpack.decode(place.read_bytes(), type=Compiled)
    return None


def _stamp(path: Path) -> Stamp:
    stat = os.stat(path)  # noqa: PTH116 - Path.stat costs twice as much
    return Stamp(str(path), stat.st_size, stat.st_mtime_ns)
