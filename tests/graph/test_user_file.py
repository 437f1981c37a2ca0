"""A JSON file of the user's: damage, other versions, other programs."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from conceptpath.graph import profile
from conceptpath.graph.errors import FolderError
from conceptpath.graph.profile import FILE, Profile

#: Marks ten concepts, one after the other, once a line has come.
MARKS_TEN = """
import sys
from conceptpath.graph import profile
print("ready", flush=True)
input()
for number in range(10):
    profile.update(lambda before: before.marked({f"{sys.argv[1]}{number}": "what"}))
"""
LATER = b'{"version": 2, "known": {"vector": {"certainty": "high"}}}'


@pytest.fixture
def place() -> Path:
    """Return the place of the file, in a folder that is there."""
    FILE.place.parent.mkdir(parents=True)
    return FILE.place


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\0" * 64,
        b"\xff\xfe",
        b"{}",
        b'{"version": 1, "known": [',
        b'{"version": 1}{}',
        b'{"version": 1, "knwon": {}}',
        b'{"version": 1, "knwon": ' + b"[" * 9999,
        b'{"version": 1, "known": {"vector": {"depth": "deep"}}}',
        b'{"version": 1, "known": {"vector": {"confidence": 2}}}',
        b'{"version": 1, "known": {"vector": {"date": "yesterday"}}}',
    ],
)
def test_damaged_file_is_kept_aside(place: Path, damage: bytes) -> None:
    """A damaged file is moved aside with its bytes, and the error says where."""
    place.write_bytes(damage)

    with pytest.raises(FolderError, match="profile-damaged-"):
        FILE.load()

    [aside] = place.parent.glob("profile-damaged-*")
    assert damage == aside.read_bytes()
    assert FILE.load() == Profile()


def test_change_of_a_damaged_file_is_not_made(place: Path) -> None:
    """Where the file is damaged a change fails, and the next one can be made."""
    place.write_bytes(b"{")

    with pytest.raises(FolderError, match="damaged"):
        profile.update(lambda before: before.marked({"vector": "what"}))

    assert not place.exists()
    assert profile.update(lambda before: before) == Profile()


def test_file_of_a_later_version_stays(place: Path) -> None:
    """What a later version wrote is neither read nor changed nor moved."""
    place.write_bytes(LATER)

    for deed in (FILE.load, lambda: FILE.update(lambda before: before)):
        with pytest.raises(FolderError, match=r"later version .*its format is 2"):
            deed()

    assert place.read_bytes() == LATER


@pytest.mark.parametrize("content", [LATER, b'{"nodes": []}', b"{", b"\xff"])
def test_other_file_is_read_and_left(tmp_path: Path, content: bytes) -> None:
    """A file that holds something else is named, and stays where it is."""
    file = tmp_path / "other.json"
    file.write_bytes(content)

    with pytest.raises(FolderError, match=r"other\.json"):
        FILE.read(file)

    assert file.read_bytes() == content


def test_unreadable_place(place: Path) -> None:
    """Where a folder stands in the way, the error names it, and it stays."""
    place.mkdir()
    for deed in (FILE.load, lambda: FILE.read(place)):
        with pytest.raises(FolderError, match=r"profile\.json cannot be read"):
            deed()
    assert place.is_dir()


def test_folder_that_cannot_be_written() -> None:
    """Where the data folder cannot be, the error names the way out."""
    folder = FILE.place.parent
    folder.write_text("a file stands in the way")

    with pytest.raises(FolderError, match="CONCEPTPATH_HOME"):
        FILE.update(lambda before: before.marked({"vector": "what"}))


def test_replaced_file_is_kept(place: Path) -> None:
    """Whatever the file holds, replacing it keeps its bytes beside the new one."""
    place.write_bytes(LATER)

    earlier = FILE.replace(Profile())

    assert earlier is not None
    assert earlier.read_bytes() == LATER
    assert FILE.load() == Profile()


def test_change_that_fails_changes_nothing() -> None:
    """Where a change cannot be made, what was there is there."""
    before = profile.update(lambda before: before.marked({"vector": "what"}))

    with pytest.raises(ZeroDivisionError):
        profile.update(
            lambda before: before.marked({"matrix": "what"}, confidence=1 / 0)
        )

    assert profile.load() == before


def test_no_mark_of_other_processes_is_lost() -> None:
    """Of what three processes mark at the same time, all is there."""
    command = [sys.executable, "-c", MARKS_TEN]
    runs = [
        Popen([*command, name], stdin=PIPE, stdout=PIPE, text=True) for name in "abc"
    ]
    for run in runs:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
    for run in runs:
        assert run.stdin is not None
        run.stdin.write("\n")
        run.stdin.close()
    assert [run.wait(timeout=60) for run in runs] == [0, 0, 0]
    for run in runs:
        assert run.stdout is not None
        run.stdout.close()

    assert set(profile.load().known) == {f"{a}{n}" for a in "abc" for n in range(10)}


def test_no_mark_of_other_threads_is_lost() -> None:
    """Of what the threads of one process mark at the same time, all is there."""
    ids = [f"c{number}" for number in range(20)]

    def mark(id_: str) -> None:
        profile.update(lambda before: before.marked({id_: "what"}))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(mark, ids))

    assert set(profile.load().known) == set(ids)
