"""``conceptpath check``: everything that is wrong with content, at once."""

from pathlib import Path

import click

from conceptpath.commands.output import json_option, print_json
from conceptpath.loading import CONTENT


@click.command(name="check")
@click.argument(
    "folder",
    required=False,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="[PATH]",
)
@json_option
def command(folder: Path | None, as_json: bool) -> int:
    """Read content and report every fault of every file.

    Without a path it reads the shipped content.

    \b
    conceptpath check
    conceptpath check data
    """
    from conceptpath.ingest.check import check

    report = check(folder or CONTENT)
    if as_json:
        print_json(report)
    else:
        for fault in report.faults:
            click.echo(str(fault))
        click.echo(report.summary, err=bool(report.faults))
    return 1 if report.faults else 0
