"""Folders of the user, and files that are whole or not there."""

from pathlib import Path

import platformdirs
import pytest

from conceptpath.graph.files import write_aside
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
