"""The files of the source, as they lie in the repository."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
#: The folders of the source, and the packages they are mapped to.
ROOMS = {
    "src/conceptpath": "conceptpath",
    "graph": "conceptpath.graph",
    "ingest": "conceptpath.ingest",
    "ui": "conceptpath.ui",
    "data": "conceptpath.data",
}


class Module(NamedTuple):
    """A module by its full name, and the file it is written in."""

    name: str
    file: Path

    @property
    def text(self) -> str:
        """What the file holds."""
        return self.file.read_text(encoding="utf-8")

    @property
    def package(self) -> str:
        """The package that the module lies in, or is."""
        whole = self.file.name == "__init__.py"
        return self.name if whole else self.name.rpartition(".")[0]


def modules() -> Iterator[Module]:
    """Yield all modules of the package, room by room, without following links."""
    for folder, package in ROOMS.items():
        base = ROOT / folder
        for file in sorted(path for path in base.rglob("*.py") if within(base, path)):
            parts = file.relative_to(base).with_suffix("").parts
            names = [package, *(part for part in parts if part != "__init__")]
            yield Module(".".join(names), file)


def within(base: Path, path: Path) -> bool:
    """Tell whether a file lies below a folder without a link on the way."""
    return not any(p.is_symlink() for p in path.parents if p.is_relative_to(base))
