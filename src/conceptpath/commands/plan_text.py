"""How a plan is told in a terminal."""

from collections.abc import Iterator, Sequence
from math import fsum

from conceptpath.commands.output import faint, heading, wrapped
from conceptpath.graph.model import Concept
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import Plan, Reason, Step
from conceptpath.graph.planning.depth.routes import Route
from conceptpath.graph.planning.depth.witness import Witness
from conceptpath.graph.words import count

#: How many reasons of a step are printed, and how many names in a line; ``--json`` has
#: them all.
REASONS, NAMED = 2, 5


def as_text(graph: Graph, plan: Plan) -> str:
    """Return a plan for reading in a terminal."""
    names = ", ".join(graph[goal].name for goal in plan.goals)
    if not plan.steps and not plan.postponed:
        verb = "is" if len(plan.goals) == 1 else "are"
        return f"Nothing to learn: {names} {verb} known."
    lines = [heading(wrapped(f"Path to {names}: {_size(plan)}"))]
    lines += [faint(wrapped(line)) for line in _about(graph, plan)]
    number = 0
    for name, steps in plan.modules():
        lines += ["", heading(name) + faint(f"  {fsum(s.hours for s in steps):g} h")]
        for step in steps:
            number += 1
            lines += _step(step, number)
    ways = [faint(wrapped(_route(graph, route))) for route in plan.routes]
    lines += ["", *ways] if ways else []
    return "\n".join(lines)


def explained(graph: Graph, concept: Concept, found: Sequence[Witness]) -> str:
    """Return why a step is in a plan, for reading in a terminal."""
    lines = []
    for witness in found:
        goal = graph[witness.goal].name
        if not witness.chain:
            lines.append(heading(f"{concept.name} is a goal."))
            continue
        lines.append(heading(f"{concept.name}, for {goal}"))
        lines += [wrapped(_reason(reason), "  ") for reason in witness.chain]
    return "\n".join(lines)


def _size(plan: Plan) -> str:
    known = f", {len(plan.known)} known" if plan.known else ""
    return f"{count(len(plan.steps), 'step')}, {plan.hours:g} h{known}"


def _about(graph: Graph, plan: Plan) -> Iterator[str]:
    if plan.budget is not None:
        yield from _budget(graph, plan)
    if plan.finish:
        yield f"At {plan.finish.pace:g} h a week: {plan.finish} ({plan.finish.basis})."
    if plan.gap:
        yield f"Other alternatives may save up to {plan.gap:g} h."


def _budget(graph: Graph, plan: Plan) -> Iterator[str]:
    if not plan.postponed:
        yield f"Everything fits into {plan.budget:g} h."
        return
    total = len(plan.steps) + len(plan.postponed)
    kept = f"{len(plan.steps)} of {total} steps"
    yield f"{plan.budget:g} h keep {plan.worth:.0%} of the plan's worth: {kept}."
    hours = fsum(step.hours for step in plan.postponed)
    named = ", ".join(f"{s.name} ({s.hours:g} h)" for s in plan.postponed[:NAMED])
    more = len(plan.postponed) - NAMED
    rest = f", and {more} more" if more > 0 else ""
    yield f"Postponed, next first ({hours:g} h): {named}{rest}."
    for missed in plan.missed:
        alone = f"{missed.alone:g} h in all"
        if missed.alone <= (plan.budget or 0):
            alone += "; as the only goal it would fit"
        name = graph[missed.id].name
        yield f"Not reached: {name}, {missed.hours:g} h more ({alone})."


def _step(step: Step, number: int) -> Iterator[str]:
    depth = ", why" if step.depth == "why" else ""
    goal = " (your goal)" if step.id in step.serves else ""
    title = f"{number:4}. {step.name}{goal} "
    yield title + faint(f"{step.hours:g} h{depth}  {step.id}")
    for reason in step.reasons[:REASONS]:
        yield faint(wrapped(_reason(reason), " " * 6))
    if (more := len(step.reasons) - REASONS) > 0:
        yield faint(f"      and for {more} more")


def _reason(reason: Reason) -> str:
    others = ", ".join(reason.instead_of)
    instead = f" (instead of {others})" if others else ""
    return f"For {reason.name}: {reason.reason}{instead}"


def _route(graph: Graph, route: Route) -> str:
    instead = ", ".join(graph[id_].name for id_ in route.instead_of)
    change = f"{abs(route.extra):g} h {'more' if route.extra >= 0 else 'less'}"
    adds = f", adds {_names(graph, route.adds)}" if route.adds else ""
    saves = f", saves {_names(graph, route.saves)}" if route.saves else ""
    way = f"Another way: {graph[route.via].name} instead of {instead}"
    return f"{way}, {change}{adds}{saves} (--via {route.via})"


def _names(graph: Graph, ids: Sequence[str]) -> str:
    names = ", ".join(graph[id_].name for id_ in ids[:NAMED])
    return f"{names} +{len(ids) - NAMED}" if len(ids) > NAMED else names
