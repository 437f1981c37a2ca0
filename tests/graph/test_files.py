"""Folders of the user, and files that are whole or not there."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import platformdirs
import pytest

from conceptpath.graph import files
from conceptpath.graph.errors import FolderError
from conceptpath.graph.files import locked, set_aside, write_aside, write_kept
from conceptpath.graph.folders import cache_folder, data_folder


def test_home_moves_both_folders(home: Path) -> None:
    """CONCEPTPATH_HOME moves what is kept and what can be made again."""
    assert (data_folder(), cache_folder()) == (home / "data", home / "cache")


def test_without_home_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without CONCEPTPATH_HOME the folders are those of the platform."""
    monkeypatch.delenv("CONCEPTPATH_HOME")
    assert data_folder() == platformdirs.user_data_path("conceptpath")
    assert cache_folder() == platformdirs.user_cache_path("conceptpath")


def test_home_may_begin_with_a_tilde(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tilde in CONCEPTPATH_HOME means the user's home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CONCEPTPATH_HOME", "~/here")
    assert data_folder() == tmp_path / "here" / "data"


def test_folder_is_made(tmp_path: Path) -> None:
    """A missing folder is made, with those above it."""
    write_aside(tmp_path / "a" / "b" / "file", b"content")
    assert (tmp_path / "a" / "b" / "file").read_bytes() == b"content"


def test_failed_writing_leaves_what_was_there(tmp_path: Path) -> None:
    """Where a file cannot take its place, what is there stays, with nothing beside."""
    (tmp_path / "taken" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        write_aside(tmp_path / "taken", b"content")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_link_stays_a_link(tmp_path: Path) -> None:
    """What is written to a link goes to the file that it names."""
    (tmp_path / "link").symlink_to(tmp_path / "kept" / "file")
    for content in (b"one", b"two"):
        write_aside(tmp_path / "link", content)
        assert (tmp_path / "kept" / "file").read_bytes() == content
    assert (tmp_path / "link").is_symlink()


def test_pipe_stays_a_pipe(tmp_path: Path) -> None:
    """What is no file is written to, and nothing takes its place."""
    os.mkfifo(tmp_path / "pipe")
    pipe = os.open(tmp_path / "pipe", os.O_RDWR | os.O_NONBLOCK)
    write_aside(tmp_path / "pipe", b"content")
    assert os.read(pipe, 99) == b"content"
    os.close(pipe)
    assert (tmp_path / "pipe").is_fifo()


def test_threads_write_whole_files(tmp_path: Path) -> None:
    """Of several threads that write one file, each writes all of it."""
    contents = [bytes([number]) * 1_000_000 for number in range(40)]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda each: write_aside(tmp_path / "a", each), contents))
    assert (tmp_path / "a").read_bytes() in contents
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_file_set_aside_keeps_its_bytes(tmp_path: Path) -> None:
    """A file set aside has another name, which says why, and the same bytes."""
    file = tmp_path / "a.json"
    file.write_bytes(b"content")

    aside = set_aside(file, "damaged")

    assert aside is not None
    assert aside.name.startswith("a-damaged-")
    assert (aside.suffix, aside.read_bytes()) == (".json", b"content")
    assert not file.exists()


def test_files_set_aside_do_not_replace_each_other(tmp_path: Path) -> None:
    """Two files set aside in the same second are both there."""
    file = tmp_path / "a.json"
    for content in (b"one", b"two"):
        file.write_bytes(content)
        set_aside(file, "earlier")
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"one", b"two"}


def test_user_file_that_cannot_be_changed_stays(tmp_path: Path) -> None:
    """Where a file can be neither written nor renamed, the way out is told."""
    (tmp_path / "a.json" / "inside").mkdir(parents=True)
    with pytest.raises(FolderError, match="CONCEPTPATH_HOME"):
        write_kept(tmp_path / "a.json", b"content")
    with pytest.raises(FolderError, match="CONCEPTPATH_HOME"):
        set_aside(tmp_path / "a.json", "name-too-long" * 30)
    assert (tmp_path / "a.json" / "inside").is_dir()


def test_nothing_to_set_aside(tmp_path: Path) -> None:
    """Where there is no file, setting it aside does nothing."""
    assert set_aside(tmp_path / "none.json", "earlier") is None


def test_lock_that_is_held_is_not_given_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who does not get a file in time is told whom to end, and changes nothing."""
    monkeypatch.setattr(files, "PATIENCE", 0.01)
    with (
        locked(tmp_path / "a"),
        pytest.raises(FolderError, match="by another program; end"),
        locked(tmp_path / "a"),
    ):
        pytest.fail("both have the lock")  # pragma: no cover


def test_lock_is_given_back_after_a_failure(tmp_path: Path) -> None:
    """What goes wrong while a file is held goes on as it is and frees the file."""
    with pytest.raises(FolderError, match="mine"), locked(tmp_path / "a"):
        raise FolderError("mine")
    with locked(tmp_path / "a"):
        pass
