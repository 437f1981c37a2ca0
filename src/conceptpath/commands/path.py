"""``conceptpath path``: the plan for some goals."""

from datetime import date
from pathlib import Path

import click
from msgspec import structs

from conceptpath.commands.goal import goal_options
from conceptpath.commands.known import known_marks, known_options
from conceptpath.commands.output import (
    deliver,
    json_option,
    output_option,
    print_json,
)
from conceptpath.commands.plan_text import as_text, explained
from conceptpath.graph.errors import InputError
from conceptpath.graph.model import Depth
from conceptpath.graph.planning.depth.path import Plan, path
from conceptpath.graph.planning.depth.routes import routes
from conceptpath.graph.planning.depth.witness import witnesses
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.search import resolve
from conceptpath.loading import load_graph


@click.command(name="path")
@goal_options
@click.option("--deep", is_flag=True, help="Learn everything at depth why.")
@known_options
@click.option("--keep-implied", is_flag=True, help="Leave out only what is marked.")
@click.option("--via", default="", metavar="ID,...", help="Alternatives to take.")
@click.option("--hours", type=float, help="Only what fits into so many hours.")
@click.option("--pace", metavar="PACE", help="Such as 6h/week: when it is done.")
@click.option("--explain", metavar="CONCEPT", help="Only why this one is in the plan.")
@click.option("--format", "format_", metavar="FORMAT", help="Such as markdown.")
@output_option
@json_option
def command(
    names: tuple[str, ...],
    depth: Depth,
    deep: bool,
    known: str,
    no_profile: bool,
    keep_implied: bool,
    via: str,
    hours: float | None,
    pace: str | None,
    explain: str | None,
    format_: str | None,
    target: Path | None,
    as_json: bool,
) -> None:
    """Plan: what to learn for some goals, in which order, and why.

    A goal is a concept or a specialization, by id, name or alias.

    \b
    conceptpath path transformer --known vector,matrix
    conceptpath path tabular-prediction --hours 40 --pace 6h/week
    conceptpath path "support vector machine" --depth why --explain vector
    conceptpath path tabular-prediction --format markdown -o plan.md
    """
    if format_ and (as_json or explain):
        other = "--json" if as_json else "--explain"
        raise InputError(f"--format and {other} cannot go together; choose one")
    graph = load_graph()
    wanted = goals(graph, names, depth)
    have = known_marks(graph, known, no_profile).depths()
    ways = {resolve(graph, name).id for name in filter(None, via.split(","))}
    plan = path(
        graph, wanted, deep=deep, known=have, keep_implied=keep_implied, via=ways
    )
    others = routes(graph, wanted, deep=deep, known=have, via=ways)
    plan = _within(structs.replace(plan, routes=others), hours, pace)
    if explain:
        step = resolve(graph, explain)
        found = witnesses(plan, step.id)
        if as_json:
            print_json(found, target)
        else:
            deliver(explained(graph, step, found), target)
    elif as_json:
        print_json(plan, target)
    elif format_:
        from conceptpath.graph.export import plan_writer

        deliver(plan_writer(format_)(graph, plan), target)
    else:
        deliver(as_text(graph, plan), target)


def _within(plan: Plan, hours: float | None, pace: str | None) -> Plan:
    """Return the plan within a budget, with the time it takes at a pace."""
    if hours is not None:
        from conceptpath.graph.planning.depth.budget import within

        plan = within(plan, hours)
    if pace is not None:
        from conceptpath.graph.planning.depth.pace import finish, hours_a_week

        done = finish(plan.hours, hours_a_week(pace), date.today())
        plan = structs.replace(plan, finish=done)
    return plan
