"""Where the user's files are: what they keep, and what can be made again."""

import os
from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """Return the folder of what the user keeps: profile and workspace.

    ``CONCEPTPATH_HOME`` in the environment moves it, to ``data`` below itself.
    """
    return _below_home("data") or platformdirs.user_data_path("conceptpath")


def cache_folder() -> Path:
    """Return the folder of what can be made again: compiled graphs, databases.

    ``CONCEPTPATH_HOME`` in the environment moves it, to ``cache`` below itself.
    """
    return _below_home("cache") or platformdirs.user_cache_path("conceptpath")


def _below_home(name: str) -> Path | None:
    home = os.environ.get("CONCEPTPATH_HOME")
    return Path(home).expanduser().absolute() / name if home else None
