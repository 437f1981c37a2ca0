"""What is installed is what lies in the repository, under one name."""

import os
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile
from zipfile import ZipFile

import pytest

import conceptpath

from .tree import ROOMS, ROOT, modules

LINKS = ("graph", "ingest", "ui", "data")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LINKS)
def test_link_leads_to_the_room(name: str) -> None:
    """The link of each room in ``src/conceptpath`` leads to the folder of its name."""
    link = ROOT / "src" / "conceptpath" / name
    if link.is_file():
        pytest.skip("this clone was made without support for links")
    assert link.is_symlink()
    assert link.resolve() == ROOT / name


def test_rooms_have_one_name() -> None:
    """No room is imported a second time under its bare name."""
    code = "import sys, conceptpath.cli, conceptpath.ingest.check; print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert set(LINKS).isdisjoint(ended.stdout.split())


def test_exported_names() -> None:
    """What the package exports is sorted and is there."""
    names = conceptpath.__all__
    assert names == sorted(names)
    assert [name for name in names if not hasattr(conceptpath, name)] == []


def test_everything_public_is_exported() -> None:
    """What the front door imports for others stands in ``__all__``."""
    public = {
        name
        for name, value in vars(conceptpath).items()
        if not name.startswith("_") and not isinstance(value, type(sys))
    }
    assert set(conceptpath.__all__) == public


def test_every_package_is_listed() -> None:
    """The packages of the build are the folders with Python, and those of the data."""
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    assert {module.package for module in modules()} == listed - data_packages()


def data_packages() -> set[str]:
    """Return the packages that hold data and no Python."""
    patterns = PROJECT["tool"]["setuptools"]["package-data"]
    return {name for name in patterns if name.startswith("conceptpath.data.")}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of all files that git knows, as a fresh clone has them."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    named = subprocess.run(
        listing, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if named.returncode:
        pytest.skip("this is no clone, so nobody knows which files belong to it")
    folder = tmp_path_factory.mktemp("clone")
    for name in named.stdout.splitlines():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).exists():
            copyfile(ROOT / name, place, follow_symlinks=False)
    return folder


@pytest.fixture(scope="module")
def wheel(source: Path, require_all: bool) -> Path:
    """Return the wheel that is built from a fresh clone."""
    if not find_spec("build") and not require_all:
        pytest.skip("the package build is not installed")
    command = [sys.executable, "-m", "build", "--wheel", str(source)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    [made] = (source / "dist").glob("*.whl")
    return made


def test_wheel_holds_every_file(source: Path, wheel: Path) -> None:
    """Every file of the rooms is in the wheel at its place, and nothing else is."""
    expected = {
        f"{package.replace('.', '/')}/{file.relative_to(source / folder).as_posix()}"
        for folder, package in ROOMS.items()
        for file in (source / folder).rglob("*")
        if file.is_file() and not file.is_symlink()
    }
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == expected


def test_wheel_holds_the_licences(wheel: Path) -> None:
    """Both licences travel with the wheel."""
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    licences = [
        name.partition("/licenses/")[2] for name in names if "/licenses/" in name
    ]
    assert sorted(licences) == ["LICENSE", "data/LICENSE"]


def test_installed_wheel_answers(wheel: Path, tmp_path: Path) -> None:
    """Installed somewhere else, the console command runs and finds its content."""
    target = tmp_path / "installed"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    subprocess.run([*command, "--target", str(target), str(wheel)], check=True)
    environment = {**os.environ, "PYTHONPATH": str(target)}

    def answer(*args: str) -> str:
        script = target / "bin" / "conceptpath"
        ended = subprocess.run(
            [sys.executable, str(script), *args],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return ended.stdout

    assert answer("--version") == f"conceptpath {conceptpath.__version__}\n"
    assert str(target) in answer("doctor")
    assert "Path to Transformer" in answer("path", "transformer")
