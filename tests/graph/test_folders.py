"""Where the files of a user are."""

from pathlib import Path

import platformdirs
import pytest

from conceptpath.graph.folders import cache_folder, data_folder


def test_one_variable_moves_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CONCEPTPATH_HOME holds a folder for what is kept and one for what is not."""
    monkeypatch.setenv("CONCEPTPATH_HOME", str(tmp_path))
    assert (data_folder(), cache_folder()) == (tmp_path / "data", tmp_path / "cache")


def test_a_relative_home_is_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home named from the working folder stays where it was named."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONCEPTPATH_HOME", "here")
    assert data_folder() == tmp_path / "here" / "data"


@pytest.mark.parametrize("value", [None, ""])
def test_without_it_they_are_where_the_system_has_them(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    """Unset or empty, the folders are those that the system gives a program."""
    monkeypatch.delenv("CONCEPTPATH_HOME")
    if value is not None:
        monkeypatch.setenv("CONCEPTPATH_HOME", value)
    assert data_folder() == platformdirs.user_data_path("conceptpath")
    assert cache_folder() == platformdirs.user_cache_path("conceptpath")
