"""``conceptpath sources``: where the records came from."""

from collections import Counter

import click

from conceptpath.commands.output import faint, json_option, print_json
from conceptpath.graph.network import Graph
from conceptpath.loading import load_graph


@click.group(name="sources", invoke_without_command=True)
@json_option
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """List the sources, or remove one of yours.

    \b
    conceptpath sources
    conceptpath sources remove metacademy
    """
    if context.invoked_subcommand:
        return
    rows = _rows(load_graph())
    if as_json:
        print_json(rows)
        return
    for row in rows:
        version = f" ({row['version']})" if row["version"] else ""
        click.echo(
            f"{row['id']:16} {row['concepts']:6} concepts  {row['name']}{version}  "
            + faint(str(row["licence"]))
        )


@command.command(name="remove")
@click.argument("name")
def remove(name: str) -> None:
    """Take an ingested source out of your workspace."""
    from conceptpath.ingest.workspace import remove as remove_source

    click.echo(f"removed {remove_source(name)}")


def _rows(graph: Graph) -> list[dict[str, object]]:
    counts = Counter(s for c in graph.values() for s in c.sources or ("curated",))
    return [
        {
            "id": source.id,
            "name": source.name,
            "licence": source.licence,
            "version": source.version,
            "concepts": counts[source.id],
        }
        for source in graph.records.sources
    ]
