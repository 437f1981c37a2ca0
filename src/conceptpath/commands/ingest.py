"""``conceptpath ingest``: add a source to the user's workspace."""

from pathlib import Path

import click

from conceptpath.commands.output import json_option, print_json
from conceptpath.ingest.workspace import Ingestion


@click.command(name="ingest")
@click.argument("source")
@click.argument(
    "inputs", nargs=-1, type=click.Path(path_type=Path), metavar="[INPUT]..."
)
@click.option("--dry-run", is_flag=True, help="Say what would be added; add nothing.")
@json_option
def command(
    source: str, inputs: tuple[Path, ...], dry_run: bool, as_json: bool
) -> None:
    """Add a source to your own workspace.

    The shipped content is never touched; a source replaces what it gave before.

    \b
    conceptpath ingest metacademy graph_data.json --dry-run
    """
    from conceptpath.graph.errors import InputError
    from conceptpath.ingest.base import source_kind
    from conceptpath.ingest.workspace import prepare, store

    kind = source_kind(source)
    if not inputs:
        raise InputError(f"{source} reads {kind.reads}; name its file")
    ingestion = prepare(source, kind.read(inputs))
    place = None if dry_run else store(ingestion)
    if as_json:
        print_json(
            {**_counts(ingestion), "left_out": ingestion.left_out, "dry_run": dry_run}
        )
        return
    for fault in ingestion.left_out:
        click.echo(str(fault), err=True)
    counts = ", ".join(
        f"{number:,} {name}" for name, number in _counts(ingestion).items()
    )
    click.echo(f"{source}: {counts}")
    click.echo(
        "nothing was written (dry run)" if place is None else f"written to {place}"
    )


def _counts(ingestion: Ingestion) -> dict[str, int]:
    return {
        "concepts": len(ingestion.records.concepts),
        "needs": ingestion.needs,
        "resources": len(ingestion.records.resources),
        "domains": len(ingestion.records.domains),
    }
