"""A JSON file of the user's that survives bad input, other programs and other versions.

A damaged file is moved aside, never overwritten. One that a later version of the
program has written stays where it is: it is whole, and that version needs it there.
Changes are made one program at a time, so that none is lost.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, Literal, TypeVar

import msgspec
from msgspec import Struct

from conceptpath.graph.errors import FolderError
from conceptpath.graph.files import locked, set_aside, write_kept
from conceptpath.graph.folders import data_folder


class UserRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """What such a file holds: the version of its format, and more in subclasses."""

    version: Literal[1] = 1


#: What reading a damaged file raises; the last where it is nested absurdly deep.
DAMAGE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class _Header(Struct):
    version: int


R = TypeVar("R", bound=UserRecord)


class UserFile(Generic[R]):
    """A file in the user's data folder that holds one record.

    :param name: The name of the file, without its ending.
    :param empty: The record where there is no file.
    """

    def __init__(self, name: str, empty: R) -> None:
        self.name, self.empty = name, empty

    @property
    def place(self) -> Path:
        """Where the file is."""
        return data_folder() / f"{self.name}.json"

    def load(self) -> R:
        """Return what the file holds, the empty record where there is none.

        :raises FolderError: If the file is damaged (it is moved aside), of a later
            version (it stays) or unreadable.
        """
        try:
            content = self.place.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return self.empty
        except OSError as error:
            raise _not_readable(self.place, error) from error
        try:
            return self._decoded(content, self.place)
        except DAMAGE as error:
            raise self._kept(error) from error

    def read(self, file: Path) -> R:
        """Return what another file holds, and leave it as it is.

        :param file: A copy that the user has kept.
        :raises FolderError: If it is none of this kind, of a later version, or
            unreadable.
        """
        try:
            content = file.read_bytes()
        except OSError as error:
            raise _not_readable(file, error) from error
        try:
            return self._decoded(content, file)
        except DAMAGE as error:
            raise FolderError(f"{file} holds no {self.name}: {error}") from error

    def update(self, change: Callable[[R], R]) -> R:
        """Change what the file holds, while no other program does.

        :param change: Returns the new record for the one that is there.
        :returns: The new record.
        :raises FolderError: As :meth:`load`, or if the folder cannot be written.
        """
        with locked(self.place):
            before = self.load()
            after = change(before)
            # By bytes, as records that are equal may differ in the order they hold.
            if (content := _encoded(after)) != _encoded(before):
                write_kept(self.place, content)
        return after

    def replace(self, record: R) -> Path | None:
        """Put a record in place of what the file holds, whatever that is.

        :returns: Where the earlier file is kept; nothing where there was none.
        :raises FolderError: If the folder cannot be written.
        """
        with locked(self.place):
            earlier = set_aside(self.place, "earlier")
            write_kept(self.place, _encoded(record))
        return earlier

    def _decoded(self, content: bytes, file: Path) -> R:
        version = msgspec.json.decode(content, type=_Header).version
        if version > self.empty.version:
            raise FolderError(
                f"{file} was written by a later version of conceptpath (its format is "
                f"{version}, this one reads up to {self.empty.version}) and stays as "
                "it is; install that one, or name another folder in CONCEPTPATH_HOME"
            )
        return msgspec.json.decode(content, type=type(self.empty))

    def _kept(self, damage: Exception) -> FolderError:
        aside = set_aside(self.place, "damaged")
        kept = f"kept as {aside.name}" if aside else "moved by another program"
        return FolderError(
            f"{self.place} is damaged ({damage}) and was {kept}; mend it and rename it "
            f"back, or run the command again to start with an empty {self.name} file"
        )


def _encoded(record: UserRecord) -> bytes:
    return msgspec.json.format(msgspec.json.encode(record))


def _not_readable(file: Path, error: OSError) -> FolderError:
    return FolderError(f"{file} cannot be read: {error.strerror}")
