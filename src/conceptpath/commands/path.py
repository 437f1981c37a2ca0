"""``conceptpath path``: the plan for some goals."""

from pathlib import Path

import click

from conceptpath.commands.output import (
    deliver,
    faint,
    heading,
    json_option,
    output_option,
    print_json,
    wrapped,
)
from conceptpath.graph import profile
from conceptpath.graph.errors import InputError
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.planning.path import Plan, Reason, Step, path
from conceptpath.graph.search import resolve
from conceptpath.graph.words import count
from conceptpath.loading import load_graph

#: How many reasons of a step are printed; ``--json`` has them all.
REASONS = 2


@click.command(name="path")
@click.argument("names", nargs=-1, required=True, metavar="GOAL...")
@click.option(
    "--depth",
    type=click.Choice(["what", "why"]),
    default="what",
    help="How deep the goals: use them, or derive them.",
)
@click.option("--deep", is_flag=True, help="Learn everything at depth why.")
@click.option("--known", default="", metavar="ID,...", help="What you know already.")
@click.option("--no-profile", is_flag=True, help="Leave out what know has marked.")
@click.option("--format", "format_", metavar="FORMAT", help="Such as markdown.")
@output_option
@json_option
def command(
    names: tuple[str, ...],
    depth: Depth,
    deep: bool,
    known: str,
    no_profile: bool,
    format_: str | None,
    target: Path | None,
    as_json: bool,
) -> None:
    """Plan: what to learn for some goals, in which order, and why.

    A goal is a concept or a specialization, by id, name or alias.

    \b
    conceptpath path transformer --known vector,matrix
    conceptpath path "support vector machine" --depth why
    conceptpath path tabular-prediction --format markdown -o plan.md
    """
    if format_ and as_json:
        raise InputError("--format and --json cannot go together; choose one")
    graph = load_graph()
    wanted = goals(graph, names, depth)
    marks = {} if no_profile else profile.load().depths()
    have = {id_: at for id_, at in marks.items() if id_ in graph}
    for name in filter(None, map(str.strip, known.split(","))):
        have.setdefault(resolve(graph, name).id, "what")
    plan = path(graph, wanted, deep=deep, known=have)
    if as_json:
        print_json(plan, target)
    elif format_:
        from conceptpath.graph.export import plan_writer

        deliver(plan_writer(format_)(graph, plan), target)
    else:
        deliver(as_text(graph, plan), target)


def as_text(graph: Graph, plan: Plan) -> str:
    """Return a plan for reading in a terminal."""
    names = ", ".join(graph[goal].name for goal in plan.goals)
    if not plan.steps:
        return f"Nothing to learn: {names} is known."
    known = f", {len(plan.known)} known" if plan.known else ""
    size = count(len(plan.steps), "step")
    lines = [heading(f"Path to {names}: {size}, {plan.hours:g} h{known}")]
    number = 0
    for name, steps in plan.modules():
        lines += ["", heading(name) + faint(f"  {sum(s.hours for s in steps):g} h")]
        for step in steps:
            number += 1
            lines += _step(step, number)
    return "\n".join(lines)


def _step(step: Step, number: int) -> list[str]:
    depth = ", why" if step.depth == "why" else ""
    goal = " (your goal)" if step.id in step.serves else ""
    title = f"{number:4}. {step.name}{goal} "
    lines = [title + faint(f"{step.hours:g} h{depth}  {step.id}")]
    lines += [
        faint(wrapped(_reason(reason), " " * 6)) for reason in step.reasons[:REASONS]
    ]
    if more := len(step.reasons) - REASONS:
        lines += [faint(f"      and for {more} more")] if more > 0 else []
    return lines


def _reason(reason: Reason) -> str:
    instead = (
        f" (instead of {', '.join(reason.instead_of)})" if reason.instead_of else ""
    )
    return f"For {reason.name}: {reason.reason}{instead}"
