"""The project's own content: a folder of TOML files.

Every fault of every file is reported at once: the file, the key, what is wrong and how
to mend it.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, convert

from conceptpath.graph.errors import ContentError, Fault
from conceptpath.graph.model import (
    Axis,
    Concept,
    Domain,
    Paper,
    Project,
    Record,
    Records,
    Resource,
    Source,
    Specialization,
)
from conceptpath.ingest.misfits import mended

R = TypeVar("R", bound=Record)
Table = dict[str, Any]
#: A backslash in a basic string, where TOML reads it as an escape; \\ and \" are meant.
#: What may stand before it on its line: other strings, of both kinds, and no comment.
ESCAPE = re.compile(
    r"""^(?:[^#'"\n]|'[^'\n]*'|"(?:[^"\\\n]|\\["\\])*")*"""
    r""""(?:[^"\\\n]|\\["\\])*\\[^"\\]""",
    re.MULTILINE,
)


class Roots(Record, frozen=True, kw_only=True):
    """The content of ``roots.toml``."""

    roots: tuple[str, ...] = ()


class Reading(Struct, frozen=True):
    """What could be read of a content folder, and what is wrong with it.

    ``roots`` names the concepts that may need nothing, ``unread`` the records whose
    files are not even TOML; they stand in ``records`` with nothing but their id.
    """

    records: Records
    roots: tuple[str, ...]
    faults: tuple[Fault, ...]
    unread: frozenset[str]


def read(folder: Path) -> Records:
    """Return the records of a content folder.

    :param folder: A folder such as ``data/`` of the repository.
    :raises ContentError: If files are missing, are not TOML or do not fit the records.
    """
    reading = read_all(folder)
    if reading.faults:
        raise ContentError(f"the content in {folder} has faults", reading.faults)
    return reading.records


def read_all(folder: Path) -> Reading:
    """Return all that can be read of a content folder, with the faults beside it."""
    reader = _Reader(folder)
    records = Records(
        concepts=tuple(reader.concepts()),
        domains=tuple(reader.table("domains.toml", Domain)),
        papers=tuple(reader.table("papers.toml", Paper)),
        resources=tuple(reader.table("resources.toml", Resource)),
        sources=tuple(reader.table("sources.toml", Source)),
        axes=tuple(reader.table("axes.toml", Axis)),
        specializations=tuple(reader.folder("specializations", Specialization)),
        projects=tuple(reader.folder("projects", Project)),
    )
    roots = tuple(reader.roots())
    return Reading(records, roots, tuple(reader.faults), frozenset(reader.unread))


class _Reader:
    """Reads the files of one folder and gathers what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.faults: list[Fault] = []
        self.unread: set[str] = set()

    def concepts(self) -> Iterator[Concept]:
        for path in sorted(self.root.glob("concepts/*/*.toml")):
            given = {"id": path.stem, "domain": path.parent.name}
            yield self.record(path, given, Concept)

    def folder(self, name: str, kind: type[R]) -> Iterator[R]:
        for path in sorted(self.root.glob(f"{name}/*.toml")):
            yield self.record(path, {"id": path.stem}, kind)

    def table(self, name: str, kind: type[R]) -> Iterator[R]:
        path = self.root / name
        for id_, fields in self.toml(path).items():
            if isinstance(fields, dict):
                yield self.converted(path, {"id": id_}, fields, kind, f"{id_}.")
            else:
                self.fault(path, id_, "is not a table", f"write [{id_}] above its keys")

    def roots(self) -> Iterator[str]:
        path = self.root / "roots.toml"
        for id_ in self.converted(path, {}, self.toml(path), Roots).roots:
            if not any(self.root.glob(f"concepts/*/{id_}.toml")):
                self.fault(path, "roots", f"there is no concept {id_!r}", "drop it")
            yield id_

    def record(self, path: Path, given: Table, kind: type[R]) -> R:
        fields = self.toml(path)
        if not fields:
            self.unread.add(given["id"])
            return convert(mended({**given}, kind)[0], kind)
        return self.converted(path, given, fields, kind)

    def toml(self, path: Path) -> Table:
        """Return what a file says, or nothing but a fault."""
        try:
            text = path.read_text(encoding="utf-8")
            table = tomllib.loads(text)
        except FileNotFoundError:
            self.fault(path, "", "there is no such file", "write it")
        except UnicodeDecodeError as error:
            self.fault(path, "", f"byte {error.start} is not UTF-8", "save it so")
        except tomllib.TOMLDecodeError as error:
            self.fault(path, "", f"is not TOML: {error}", "mend the line")
        else:
            if not table:
                self.fault(path, "", "is empty", "write the record or delete the file")
            self.look_for_escapes(path, text)
            return table
        return {}

    def look_for_escapes(self, path: Path, text: str) -> None:
        for match in ESCAPE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            what = 'a backslash in "...", which TOML takes for an escape'
            self.fault(path, f"line {line}", what, "put the text in '...'")

    def converted(
        self, path: Path, given: Table, fields: Table, kind: type[R], prefix: str = ""
    ) -> R:
        for key in given.keys() & fields.keys():
            self.fault(path, prefix + key, "is told by the place", "leave it out")
        whole, misfits = mended({**fields, **given}, kind)
        for misfit in misfits:
            self.fault(path, prefix + misfit.key, misfit.what, misfit.mend)
        return convert(whole, kind)

    def fault(self, path: Path, key: str, what: str, mend: str) -> None:
        where = path.relative_to(self.root).as_posix()
        self.faults.append(Fault(where, key, what, mend))
