"""``conceptpath know``: mark concepts as known."""

import click

from conceptpath.commands.output import json_option, print_json
from conceptpath.graph import profile
from conceptpath.graph.model import Depth
from conceptpath.graph.search import resolve
from conceptpath.loading import load_graph


@click.command(name="know")
@click.argument("names", nargs=-1, required=True, metavar="CONCEPT...")
@click.option(
    "--depth",
    type=click.Choice(["what", "why"]),
    default="what",
    help="How deep: use it, or derive it.",
)
@json_option
def command(names: tuple[str, ...], depth: Depth, as_json: bool) -> None:
    """Mark concepts as known; plans leave them out, with all they imply.

    \b
    conceptpath know vector matrix
    conceptpath know "chain rule" --depth why
    """
    graph = load_graph()
    ids: dict[str, Depth] = {resolve(graph, name).id: depth for name in names}
    marked = profile.load().marked(ids)
    profile.save(marked)
    if as_json:
        print_json(marked)
        return
    implied = len(graph.required(ids)) - len(ids)
    click.echo(f"marked {', '.join(ids)} as known, which implies {implied} more")
