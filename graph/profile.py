"""What the learner knows: one JSON file in the user's data folder.

``{"version": 1, "known": {ID: {"depth", "confidence", "date", "basis"}}}``. A damaged
file is moved aside, never overwritten, and the message says where it went.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from conceptpath.graph.errors import FolderError
from conceptpath.graph.files import write_kept
from conceptpath.graph.folders import data_folder
from conceptpath.graph.model import Depth


class Mark(Struct, frozen=True):
    """That a concept is known: how deep, how surely (0 to 1), since when, and why."""

    depth: Depth = "what"
    confidence: float = 1.0
    date: str = ""
    basis: str = "said"


class Profile(Struct, frozen=True):
    """All marks of a learner, by concept."""

    version: Literal[1] = 1
    known: Mapping[str, Mark] = {}

    def depths(self) -> dict[str, Depth]:
        """Return how deep each known concept is known."""
        return {id_: mark.depth for id_, mark in self.known.items()}

    def marked(self, ids: Mapping[str, Depth]) -> "Profile":
        """Return the profile with some concepts marked as known today."""
        today = datetime.now(UTC).date().isoformat()
        new = {id_: Mark(depth=depth, date=today) for id_, depth in ids.items()}
        return Profile(known={**self.known, **new})

    def without(self, ids: set[str]) -> "Profile":
        """Return the profile without the marks of some concepts."""
        known = {id_: mark for id_, mark in self.known.items() if id_ not in ids}
        return Profile(known=known)


def place() -> Path:
    """Return the file of the profile."""
    return data_folder() / "profile.json"


def load() -> Profile:
    """Return the learner's profile, an empty one where there is none yet.

    :raises FolderError: If the file is damaged (it is moved aside) or unreadable.
    """
    file = place()
    try:
        return msgspec.json.decode(file.read_bytes(), type=Profile)
    except (FileNotFoundError, NotADirectoryError):
        return Profile()
    except OSError as error:
        raise FolderError(f"{file} cannot be read: {error.strerror}") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _set_aside(file, error) from error


def save(profile: Profile) -> None:
    """Write the learner's profile in place of the earlier one.

    :raises FolderError: If the folder cannot be written.
    """
    write_kept(place(), msgspec.json.format(msgspec.json.encode(profile)))


def _set_aside(file: Path, error: Exception) -> FolderError:
    aside = file.with_name(f"profile-damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}.json")
    try:
        file.rename(aside)
    except OSError as fault:
        return FolderError(f"{file} is damaged ({error}) and stays: {fault.strerror}")
    return FolderError(
        f"{file} is damaged ({error}); it was kept as {aside.name}; run the command "
        "again to start with an empty profile"
    )
