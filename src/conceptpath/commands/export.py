"""``conceptpath export``: the whole graph in another format."""

from pathlib import Path

import click

from conceptpath.commands.output import deliver, output_option
from conceptpath.graph.export import GRAPH_FORMATS, graph_writer
from conceptpath.loading import load_graph


@click.command(name="export")
@click.argument("format_", metavar="FORMAT")
@output_option
def command(format_: str, target: Path | None) -> None:
    """Write the whole graph in another format."""
    deliver(graph_writer(format_)(load_graph()), target)


command.help = f"""Write the whole graph in another format: {", ".join(GRAPH_FORMATS)}.

A plan is exported by path --format.

\b
conceptpath export json -o graph.json
conceptpath export schema -o data/concept.schema.json
"""
