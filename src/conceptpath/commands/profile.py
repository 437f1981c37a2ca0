"""``conceptpath profile``: what is known, and how that is kept."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from conceptpath.commands.output import faint, heading, json_option, print_json
from conceptpath.graph import profile
from conceptpath.graph.errors import FolderError
from conceptpath.graph.planning.learning.standing import Known, Standing, standing
from conceptpath.graph.profile import Profile
from conceptpath.graph.words import count
from conceptpath.loading import load_graph


@click.group(name="profile", invoke_without_command=True)
@json_option
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Show, back up, restore or reset what you know.

    \b
    conceptpath profile
    conceptpath profile backup known.json
    conceptpath profile restore known.json
    conceptpath profile reset
    """
    if context.invoked_subcommand:
        return
    found = standing(load_graph(), profile.load(), profile.today())
    print_json(found) if as_json else click.echo("\n".join(_lines(found)))


@command.command(name="backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write what you know to FILE, which must not be there yet."""
    if file.exists():
        raise FolderError(f"{file} is there already; name another file")
    print_json(profile.load(), file)


@command.command(name="restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Know what FILE says; what is there now is kept beside it."""
    restored = profile.FILE.read(file)
    _kept(profile.FILE.replace(restored))
    click.echo(f"restored {count(len(restored.known), 'mark')} from {file}")


@command.command(name="reset")
def reset() -> None:
    """Know nothing again; what is there now is kept beside it."""
    _kept(profile.FILE.replace(Profile()))
    click.echo("nothing is known now")


def _kept(earlier: Path | None) -> None:
    if earlier:
        way_back = f"conceptpath profile restore {shlex.quote(str(earlier))}"
        click.echo(f"the earlier profile is kept; to go back: {way_back}", err=True)


def _lines(found: Standing) -> Iterator[str]:
    if found.marks:
        size = f"{count(len(found.marks), 'concept')} marked as known"
        yield heading(f"{size}, {len(found.implied)} more implied")
    else:
        yield "Nothing is marked as known; begin with: conceptpath know CONCEPT"
    shaky = [mark for mark in found.marks if mark.shaky]
    sure = [mark for mark in found.marks if not mark.shaky]
    for title, marks in (("Shaky: check these again", shaky), ("Known", sure)):
        if marks:
            yield from ("", heading(title), *map(_mark, marks))
    if found.gone:
        yield from ("", heading("Not in the map any more, kept and ignored"))
        yield f"  {', '.join(found.gone)}"


def _mark(mark: Known) -> str:
    why = ", why" if mark.depth == "why" else ""
    since = faint(f"{mark.basis} on {mark.date}  {mark.id}")
    return f"{mark.confidence:6.0%}  {mark.name}{why}  {since}"
