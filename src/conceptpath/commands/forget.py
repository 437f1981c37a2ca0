"""``conceptpath forget``: take marks back."""

import click

from conceptpath.commands.output import json_option, print_json
from conceptpath.graph import profile
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.near import near


@click.command(name="forget")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@json_option
def command(ids: tuple[str, ...], as_json: bool) -> None:
    """Take back that concepts are known.

    \b
    conceptpath forget vector
    """
    before = profile.load()
    for id_ in ids:
        if id_ not in before.known:
            raise UnknownNameError("known concept", id_, near(id_, before.known))
    after = before.without(set(ids))
    profile.save(after)
    print_json(after) if as_json else click.echo(f"forgot {', '.join(ids)}")
