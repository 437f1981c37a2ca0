"""``GOAL... [--depth]``: the goals of a command, and how deep they are wanted."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def goal_options(function: F) -> F:
    """Add goals, of which one must be given, and ``--depth`` to a command."""
    names = click.argument("names", nargs=-1, required=True, metavar="GOAL...")
    depth = click.option(
        "--depth",
        type=click.Choice(["what", "why"]),
        default="what",
        help="How deep the goals: use them, or derive them.",
    )
    return names(depth(function))
