"""Where an answer goes: the terminal, a pipe, or a file that nobody sees half of."""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from conceptpath.commands.console.shown import harmless
from conceptpath.commands.output import written

#: How many characters are printed at a time.
BATCH = 1 << 16


def on_terminal(target: Path | None) -> bool:
    """Tell whether an answer is for somebody to look at."""
    return target is None and sys.stdout.isatty()


def paged(text: str) -> None:
    """Print a text, a longer one than the screen of a terminal through a pager."""
    if text.count("\n") + 1 < shutil.get_terminal_size().lines:
        click.echo(text)
    else:
        click.echo_via_pager(text)


def write_all(parts: Iterable[str], target: Path | None) -> None:
    """Print parts of a text as they come, or write them to a file.

    :param target: The file; it is there when it is complete, or not at all.
    :raises FolderError: If the file cannot be written.
    """
    if target is None:
        _print(parts)
        return
    with written(target) as write:
        for part in parts:
            write(part)


def notes(hints: Iterable[str], limit: int, *, truncated: bool) -> None:
    """Say beside an answer what is odd about it."""
    if truncated:
        more = f"only the first {limit:,} rows are shown; there are more (see --limit)"
        click.echo(more, err=True)
    for hint in hints:
        click.echo(harmless(f"hint: {hint}"), err=True)


def _print(parts: Iterable[str]) -> None:
    shown = _visible if sys.stdout.isatty() else str
    waiting: list[str] = []
    size = 0
    for part in parts:
        waiting.append(shown(part))
        size += len(part)
        if size > BATCH:
            click.echo("".join(waiting), nl=False)
            waiting, size = [], 0
    click.echo("".join(waiting), nl=False)


def _visible(text: str) -> str:
    return harmless(text.replace("\r\n", "\n"))
