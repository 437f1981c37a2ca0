"""What fits into some hours: the part of a plan that keeps most worth.

The *worth* of a step is the number of steps of the plan that need it, directly or not,
itself included; a goal counts double. There is one order in which steps are worth
keeping (:mod:`.decomposition`), and a budget follows it as far as the hours reach: it
stops at the first step that does not fit. So every part is closed under needs, and the
part for 20 hours lies inside the part for 60, whatever the numbers. At the end of a
block it is the best part of so many hours; between two such ends it is a good one.

Hours are read as the decimals they are written as, and added without rounding.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import accumulate, chain
from math import fsum, inf, lcm

from msgspec import structs

from conceptpath.graph.errors import InputError
from conceptpath.graph.planning.depth.decomposition import decompose
from conceptpath.graph.planning.depth.order import Below, closures, turned
from conceptpath.graph.planning.depth.path import Missed, Plan, Step
from conceptpath.graph.planning.result import Result


class Point(Result, frozen=True):
    """How far a plan has come when one more step is kept."""

    id: str
    #: The hours of this step and all before it, and their share of the plan's worth.
    hours: float
    worth: float
    #: Whether it ends a block: no other closed part of so many hours is worth more.
    best: bool


class Curve(Result, frozen=True):
    """The steps of a plan in the order of keeping, and how worth grows with hours."""

    points: tuple[Point, ...]


def curve(plan: Plan) -> Curve:
    """Return how the worth of a plan grows with the hours.

    >>> from conceptpath.graph.planning.depth.path import Reason
    >>> why = (Reason("matrix", "Matrix", "Its rows are vectors."),)
    >>> plan = Plan(("matrix",), 4.5, (
    ...     Step("vector", "Vector", "what", 1.5, "Algebra", why, ("matrix",)),
    ...     Step("matrix", "Matrix", "what", 3.0, "Algebra", (), ("matrix",)),
    ... ))
    >>> [(point.id, point.hours, point.worth) for point in curve(plan).points]
    [('vector', 1.5, 0.6), ('matrix', 4.5, 1.0)]
    """
    below = _below(plan)
    worth, (hours, unit) = _worth(plan, below), _whole_hours(plan)
    blocks = list(decompose(below, worth, hours))
    order = list(chain.from_iterable(blocks))
    ends, total = {block[-1] for block in blocks}, sum(worth.values())
    spent = accumulate(hours[id_] for id_ in order)
    kept = accumulate(worth[id_] for id_ in order)
    points = (
        Point(id_, used / unit, gained / total, id_ in ends)
        for id_, used, gained in zip(order, spent, kept, strict=True)
    )
    return Curve(tuple(points))


def wrong_budget(hours: float) -> str:
    """Return what is wrong with some hours as a budget, nothing where they are fine.

    >>> wrong_budget(0), wrong_budget(-1)
    ('', 'a budget is a number of hours from 0 on, not -1')
    """
    fine = 0 <= hours < inf
    return "" if fine else f"a budget is a number of hours from 0 on, not {hours!r}"


def within(plan: Plan, hours: float, along: Curve | None = None) -> Plan:
    """Return the part of a plan that fits into some hours.

    :param plan: The whole plan.
    :param hours: The budget, from 0 on.
    :param along: The curve of the plan, where several budgets are asked for.
    :raises InputError: If the budget is negative or not a finite number.

    >>> step = Step("vector", "Vector", "what", 2.0, "Algebra", (), ("vector",))
    >>> plan = Plan(("vector",), 2.0, (step,))
    >>> within(plan, 1.5).missed, within(plan, 2).missed
    ((Missed(id='vector', hours=2.0, alone=2.0),), ())
    >>> within(plan, -1)
    Traceback (most recent call last):
    conceptpath.graph.errors.InputError: a budget is a number of hours from 0 on, not -1
    """
    if wrong := wrong_budget(hours):
        raise InputError(wrong)
    points = (along or curve(plan)).points
    reach = bisect_right(points, hours, key=lambda point: point.hours)
    if hours >= plan.hours:
        reach = len(points)
    return _part(plan, hours, points[:reach], points[reach:])


def _part(
    plan: Plan, budget: float, kept: tuple[Point, ...], later: tuple[Point, ...]
) -> Plan:
    steps = {step.id: step for step in plan.steps}
    postponed = tuple(steps.pop(point.id) for point in later)
    spent, worth = plan.hours, 1.0
    if postponed:
        spent, worth = (kept[-1].hours, kept[-1].worth) if kept else (0.0, 0.0)
    return structs.replace(
        plan,
        hours=spent,
        steps=tuple(_kept_first(step, steps) for step in steps.values()),
        postponed=postponed,
        budget=budget,
        worth=worth,
        missed=tuple(_missed(plan, postponed)),
    )


def _kept_first(step: Step, kept: Collection[str]) -> Step:
    reasons = sorted(step.reasons, key=lambda reason: reason.dependent not in kept)
    return structs.replace(step, reasons=tuple(reasons))


def _missed(plan: Plan, postponed: Collection[Step]) -> Iterator[Missed]:
    later = {step.id for step in postponed}
    for goal in plan.goals:
        if goal in later:
            missing = fsum(step.hours for step in postponed if goal in step.serves)
            alone = fsum(step.hours for step in plan.steps if goal in step.serves)
            yield Missed(goal, missing, alone)


def _below(plan: Plan) -> Below:
    """Return what each step needs, as the reasons tell it."""
    below: dict[str, list[str]] = {step.id: [] for step in plan.steps}
    for step in plan.steps:
        for reason in step.reasons:
            if reason.dependent in below:
                below[reason.dependent].append(step.id)
    return below


def _worth(plan: Plan, below: Below) -> dict[str, int]:
    above = closures(dict(reversed(turned(below).items())))
    return {
        step.id: above[step.id].bit_count() + len(step.serves) for step in plan.steps
    }


def _whole_hours(plan: Plan) -> tuple[dict[str, int], int]:
    """Return the hours of each step in whole units, and how many make an hour."""
    exact = {step.id: Fraction(str(step.hours)) for step in plan.steps}
    unit = lcm(*(hours.denominator for hours in exact.values()))
    return {id_: int(hours * unit) for id_, hours in exact.items()}, unit
