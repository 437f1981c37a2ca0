"""``conceptpath doctor``: versions, folders, and what is missing."""

import os
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click
from msgspec import Struct

from conceptpath import __version__
from conceptpath.commands.output import json_option, print_json
from conceptpath.graph.errors import ConceptpathError
from conceptpath.graph.folders import cache_folder, data_folder
from conceptpath.loading import CONTENT, load_graph

#: The packages whose absence or version explains most trouble.
PACKAGES = ("arcadedb", "click", "msgspec", "neo4j", "networkx", "pyvis", "streamlit")


class Finding(Struct, frozen=True):
    """One line of the report: whether it is well, about what, and how it stands."""

    well: bool
    about: str
    state: str


@click.command(name="doctor")
@json_option
def command(as_json: bool) -> int:
    """Tell versions and folders, and what is missing.

    \b
    conceptpath doctor
    """
    findings = [*_versions(), *_folders(), _graph()]
    if as_json:
        print_json(findings)
    for finding in () if as_json else findings:
        sign = "ok " if finding.well else "!! "
        click.echo(f"{sign}{finding.about:16} {finding.state}")
    return 0 if all(finding.well for finding in findings) else 1


def _versions() -> Iterator[Finding]:
    system = f"{platform.system()} {platform.machine()}"
    yield Finding(True, "conceptpath", __version__)
    yield Finding(True, "python", f"{platform.python_version()} on {system}")
    for name in PACKAGES:
        try:
            yield Finding(True, name, version(name))
        except PackageNotFoundError:
            yield Finding(False, name, f"is missing; run: pip install {name}")


def _folders() -> Iterator[Finding]:
    yield Finding(True, "content", str(CONTENT))
    for about, folder in (("data", data_folder()), ("cache", cache_folder())):
        well = os.access(_first_there(folder), os.W_OK)
        advice = "" if well else " cannot be written; set CONCEPTPATH_HOME"
        yield Finding(well, f"{about} folder", f"{folder}{advice}")


def _first_there(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())


def _graph() -> Finding:
    try:
        graph = load_graph()
    except ConceptpathError as error:
        return Finding(False, "graph", str(error))
    return Finding(True, "graph", f"{len(graph)} concepts, version {graph.version}")
