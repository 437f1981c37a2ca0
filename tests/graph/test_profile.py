"""The learner's profile."""

import pytest

from conceptpath.graph import profile
from conceptpath.graph.errors import FolderError


def test_nothing_is_known_at_first() -> None:
    """Without a file the profile is empty."""
    assert profile.load().depths() == {}


def test_marks_are_kept() -> None:
    """What is marked and saved is there after loading, at its depth."""
    profile.save(profile.load().marked({"vector": "what", "matrix": "why"}))

    assert profile.load().depths() == {"vector": "what", "matrix": "why"}


def test_forgetting_takes_back_only_what_is_named() -> None:
    """Known and then forgotten restores what was there before."""
    before = profile.Profile().marked({"vector": "what"})

    assert before == before.marked({"matrix": "what"}).without({"matrix"})


@pytest.mark.parametrize(
    "damage", [b"", b"\0" * 64, b'{"version": 1, "known": [', b"{}{}"]
)
def test_damaged_profile_is_kept_aside(damage: bytes) -> None:
    """A damaged profile is moved aside with its bytes, and the error says where."""
    place = profile.place()
    place.parent.mkdir(parents=True)
    place.write_bytes(damage)

    with pytest.raises(FolderError, match="profile-damaged-"):
        profile.load()

    [aside] = place.parent.glob("profile-damaged-*")
    assert damage == aside.read_bytes()
    assert profile.Profile() == profile.load()


def test_profile_of_a_later_version_is_not_read_as_this_one() -> None:
    """A version this program does not know is treated as damage, not as empty."""
    place = profile.place()
    place.parent.mkdir(parents=True)
    place.write_text('{"version": 2, "known": {}}')

    with pytest.raises(FolderError):
        profile.load()


def test_folder_that_cannot_be_written() -> None:
    """Where the data folder cannot be, the error names the way out."""
    folder = profile.place().parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file stands in the way")

    with pytest.raises(FolderError, match="CONCEPTPATH_HOME"):
        profile.save(profile.Profile())
