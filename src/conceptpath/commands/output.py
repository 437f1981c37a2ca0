"""What all verbs share: the ``--json`` option, and where results go."""

import re
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from conceptpath.graph.errors import FolderError
from conceptpath.graph.files import opened_aside

F = TypeVar("F", bound=Callable[..., Any])
WIDTH = 88
HOURS = re.compile(r"(?<=\d) h\b")


def json_option(function: F) -> F:
    """Add ``--json`` to a command."""
    option = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
    return option(function)


def output_option(function: F) -> F:
    """Add ``-o FILE`` to a command."""
    kind = click.Path(dir_okay=False, path_type=Path)
    help_ = "Write to this file instead of standard output."
    return click.option("-o", "--output", "target", type=kind, help=help_)(function)


def print_json(value: object, target: Path | None = None) -> None:
    """Print a value as indented JSON, or write it to a file.

    :raises FolderError: If the file cannot be written.
    """
    deliver(indented_json(value), target)


def indented_json(value: object) -> str:
    """Return a value as JSON for people to read, too.

    >>> print(indented_json({"id": "vector"}))
    {
      "id": "vector"
    }
    """
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def deliver(text: str, target: Path | None) -> None:
    """Print a text, or write it to a file.

    :raises FolderError: If the file cannot be written.
    """
    if target is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    with written(target) as write:
        write(text)


@contextmanager
def written(target: Path) -> Iterator[Callable[[str], object]]:
    """Give what writes to a file; it is there when all is written, or not at all.

    :raises FolderError: If the file cannot be written.
    """
    try:
        with opened_aside(target) as file:
            yield lambda text: file.write(text.encode())
    except OSError as error:
        raise FolderError(f"{target} cannot be written: {error.strerror}") from error
    click.echo(f"wrote {target}", err=True)


def wrapped(text: str, indent: str = "") -> str:
    """Return a text in lines of at most :data:`WIDTH` characters.

    A number stays with its unit of hours.

    >>> wrapped("word " * 16 + "about 1.5 h").splitlines()[1]
    '1.5 h'
    """
    kept = HOURS.sub("\u00a0h", text)
    lines = textwrap.fill(
        kept,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )
    return lines.replace("\u00a0h", " h")


def heading(text: str) -> str:
    """Return a heading, bold on a terminal."""
    return click.style(text, bold=True)


def faint(text: str) -> str:
    """Return a side remark, dim on a terminal."""
    return click.style(text, dim=True)
