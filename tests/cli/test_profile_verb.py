"""``conceptpath profile``: what is known, and keeping it."""

import shlex
from datetime import timedelta
from pathlib import Path

import pytest

from conceptpath.graph import profile
from conceptpath.graph.profile import HALF_LIFE, Mark, Profile

from .conftest import Run

OLD = Mark("why", 1.0, profile.today() - timedelta(days=2 * HALF_LIFE), "placement")
KNOWN = Profile(known={"vector": Mark(), "set": OLD, "phlogiston": OLD})


@pytest.fixture
def known() -> Profile:
    """Return a profile with a sure mark, a shaky one and one that is gone."""
    return profile.update(lambda _: KNOWN)


def test_nothing_known(run: Run) -> None:
    """Without marks the way to the first one is told."""
    assert run("profile").out == (
        "Nothing is marked as known; begin with: conceptpath know CONCEPT\n"
    )


@pytest.mark.usefixtures("known")
def test_shaky_marks_come_first(run: Run) -> None:
    """What has faded comes first, then what is sure, then what is gone."""
    lines = run("profile").out.splitlines()
    assert lines == [
        "2 concepts marked as known, 2 more implied",
        "",
        "Shaky: check these again",
        f"   25%  Set, why  placement on {OLD.date}  set",
        "",
        "Known",
        f"  100%  Vector  said on {profile.today()}  vector",
        "",
        "Not in the map any more, kept and ignored",
        "  phlogiston",
    ]


@pytest.mark.usefixtures("known")
def test_json_is_the_standing(run: Run) -> None:
    """With --json the same is printed as a record."""
    printed = run("profile", "--json").json
    assert printed["marks"][0] == {
        "id": "set",
        "name": "Set",
        "depth": "why",
        "confidence": 0.25,
        "date": OLD.date.isoformat(),
        "basis": "placement",
        "shaky": True,
    }
    assert printed["gone"] == ["phlogiston"]


def test_backup_restores(run: Run, known: Profile, tmp_path: Path) -> None:
    """What was backed up can be restored after anything."""
    file = tmp_path / "kept.json"
    assert run("profile", "backup", str(file)).status == 0
    run("profile", "reset")
    run("know", "matrix")

    ended = run("profile", "restore", str(file))

    assert (ended.status, ended.out) == (0, f"restored 3 marks from {file}\n")
    assert profile.load() == known


def test_backup_replaces_nothing(run: Run, known: Profile, tmp_path: Path) -> None:
    """A file that is there is no place for a backup."""
    file = tmp_path / "kept.json"
    file.write_text("mine")
    ended = run("profile", "backup", str(file))
    assert (ended.status, "name another file" in ended.err) == (1, True)
    assert (file.read_text(), profile.load()) == ("mine", known)


def test_reset_keeps_what_was_known(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a reset nothing is known, and the command to go back can be copied."""
    monkeypatch.setenv("CONCEPTPATH_HOME", str(tmp_path / "Application Support"))
    known = profile.update(lambda _: KNOWN)
    ended = run("profile", "reset")
    assert (ended.out, profile.load()) == ("nothing is known now\n", Profile())

    *_, way_back = ended.err.strip().partition("to go back: conceptpath ")
    assert run(*shlex.split(way_back)).status == 0
    assert profile.load() == known


@pytest.mark.parametrize(
    "content", ["", "# Path to k-means", '{"version": 9}', '{"nodes": []}']
)
def test_wrong_file_restores_nothing(
    run: Run, known: Profile, tmp_path: Path, content: str
) -> None:
    """What is no profile is refused, and what is known stays."""
    file = tmp_path / "wrong.json"
    file.write_text(content)
    ended = run("profile", "restore", str(file))
    assert (ended.status, "wrong.json" in ended.err) == (1, True)
    assert (file.read_text(), profile.load()) == (content, known)


def test_restoring_mends_a_damaged_profile(
    run: Run, known: Profile, tmp_path: Path
) -> None:
    """A backup takes the place of a damaged profile, whose bytes are kept."""
    run("profile", "backup", str(tmp_path / "kept.json"))
    place = profile.place()
    place.write_bytes(b"{half")

    assert run("profile", "restore", str(tmp_path / "kept.json")).status == 0

    assert profile.load() == known
    [earlier] = place.parent.glob("profile-earlier-*")
    assert earlier.read_bytes() == b"{half"
