"""``conceptpath search``: concepts by what they are called."""

import click

from conceptpath.commands.output import faint, json_option, print_json
from conceptpath.graph.search import search
from conceptpath.loading import load_graph


@click.command(name="search")
@click.argument("text")
@json_option
def command(text: str, as_json: bool) -> int:
    """Find concepts by what they are called.

    Case, hyphens, plural, British or American spelling do not matter, and small
    mistakes are forgiven.

    \b
    conceptpath search svm
    conceptpath search "gradient decent"
    """
    matches = search(load_graph(), text)
    if as_json:
        print_json(matches)
    for match in () if as_json else matches:
        note = (
            "" if match.score == 100 else f"  {match.matched}, {match.score:.0f} of 100"
        )
        click.echo(f"{match.id:36} {match.name}{faint(note)}")
    if not matches:
        click.echo(f"nothing is called {text!r} or nearly so", err=True)
    return 0 if matches else 1
