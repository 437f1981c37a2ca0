"""Why a step is in a plan: the goals it serves, and a chain of reasons to each.

A chain is a shortest one, so that it reads in a few lines: this is used there, and that
in turn over there. One sweep from the goal down finds it, as a plan has no cycles.
"""

from collections.abc import Mapping

from conceptpath.graph.errors import InputError
from conceptpath.graph.planning.depth.path import Plan, Reason, Step
from conceptpath.graph.planning.result import Result


class Witness(Result, frozen=True):
    """One goal of a step, and the reasons that lead from the step up to it.

    Where no steps lead to the goal, the chain ends at something known.
    """

    goal: str
    #: Each reason names what uses the one before; empty where the step is the goal.
    chain: tuple[Reason, ...]


def witnesses(plan: Plan, id_: str) -> tuple[Witness, ...]:
    """Return for each goal that a step serves a shortest chain of reasons to it.

    :param plan: The plan.
    :param id_: A step of the plan, kept or postponed.
    :raises InputError: If the plan has no such step; it says whether it is known.

    >>> for_matrix = Reason("matrix", "Matrix", "Its rows are vectors.")
    >>> plan = Plan(goals=("matrix",), hours=2, steps=(
    ...     Step("vector", "Vector", "what", 1, "Matrix", (for_matrix,), ("matrix",)),
    ...     Step("matrix", "Matrix", "what", 1, "Matrix", (), ("matrix",)),
    ... ))
    >>> [reason.name for reason in witnesses(plan, "vector")[0].chain]
    ['Matrix']
    """
    steps = {step.id: step for step in _whole(plan)}
    if id_ not in steps:
        known = "it is known already" if id_ in plan.known else "nothing of it needs it"
        raise InputError(f"the plan has no step {id_!r}: {known}")
    return tuple(
        Witness(goal, _chain(id_, _nearer(plan, goal))) for goal in steps[id_].serves
    )


def _whole(plan: Plan) -> tuple[Step, ...]:
    """Return all steps, each after what it needs: no kept one needs a postponed one."""
    return (*plan.steps, *plan.postponed)


def _nearer(plan: Plan, goal: str) -> Mapping[str, Reason]:
    """Return for each step that serves a goal the reason that leads soonest to it."""
    far = {**dict.fromkeys(plan.known, len(_whole(plan))), goal: 0}
    nearer: dict[str, Reason] = {}
    for step in reversed(_whole(plan)):
        ways = [reason for reason in step.reasons if reason.dependent in far]
        if ways and step.id != goal:
            nearer[step.id] = min(ways, key=lambda reason: far[reason.dependent])
            far[step.id] = far[nearer[step.id].dependent] + 1
    return nearer


def _chain(id_: str, nearer: Mapping[str, Reason]) -> tuple[Reason, ...]:
    chain: list[Reason] = []
    while id_ in nearer:
        chain.append(nearer[id_])
        id_ = nearer[id_].dependent
    return tuple(chain)
