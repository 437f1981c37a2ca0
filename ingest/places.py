"""Where the files lie that the graph is made of."""

from pathlib import Path

from conceptpath.graph.folders import data_folder

PATTERNS = ("*.toml", "concepts/*/*.toml", "specializations/*.toml", "projects/*.toml")


def content_files(folder: Path) -> list[Path]:
    """Return the files of a content folder, sorted."""
    return sorted(path for pattern in PATTERNS for path in folder.glob(pattern))


def workspace() -> Path:
    """Return the folder of the ingested sources, one file a source."""
    return data_folder() / "workspace"


def workspace_files() -> list[Path]:
    """Return the files of the ingested sources, sorted by name."""
    return sorted(workspace().glob("*.json"))
