"""What a placement has found out of a plan, and what of it goes into the profile."""

from collections.abc import Mapping, Sequence
from typing import Literal

from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import covers
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.learning.belief import (
    CERTAIN,
    NOTHING,
    Answer,
    Contradiction,
    Item,
    Space,
    Standing,
    beliefs,
    contradictions,
    evidence,
    knowledge_space,
    standings,
)
from conceptpath.graph.planning.learning.knowledge import forget
from conceptpath.graph.planning.learning.placement import Placement
from conceptpath.graph.planning.result import Result
from conceptpath.graph.profile import Profile

#: How many of the least sure steps are named.
SHAKIEST = 3
#: What a belief rests on: an answer about the step itself, one about another step, the
#: learner's profile, or nothing yet.
Basis = Literal["said", "inferred", "profile", "nothing"]
#: The bases that a placement itself has found.
TOLD: tuple[Basis, ...] = ("said", "inferred")


class Belief(Result, frozen=True):
    """How probably one step is known, and what that rests on."""

    id: str
    name: str
    depth: Depth
    probability: float
    basis: Basis


class Verdict(Result, frozen=True):
    """What a learner knows of a plan, as far as a placement has found out.

    ``hours`` is what the plan takes without knowing anything, ``saved`` what falls away
    of it. ``shakiest`` are the known steps of least probability, of equal ones those
    that rest on most. ``ignored`` are answers about what is no step of the plan.
    """

    goals: tuple[str, ...]
    answers: int
    hours: float
    saved: float
    known: tuple[Belief, ...]
    unknown: tuple[Belief, ...]
    open: tuple[Belief, ...]
    shakiest: tuple[Belief, ...]
    contradictions: tuple[Contradiction, ...]
    ignored: tuple[Answer, ...]

    @property
    def steps(self) -> int:
        """How many steps the plan has; one at depth ``why`` counts twice."""
        return len(self.known) + len(self.unknown) + len(self.open)

    def depths(self) -> dict[str, Depth]:
        """Return how deep each known concept is known."""
        return {belief.id: belief.depth for belief in self.known}


def verdict(
    graph: Graph, placement: Placement, marks: Mapping[Item, float] = NOTHING
) -> Verdict:
    """Return what the learner knows of the plan, as far as the answers tell.

    :param placement: The goals and the answers so far.
    :param marks: What the learner is known to know, and how surely (0 to 1).
    :raises UnknownNameError: If a goal is not in the graph.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Need, Records
    >>> needs = (Need(id="vector", reason="Its rows are vectors."),)
    >>> graph = build([Records(
    ...     concepts=(
    ...         Concept(id="vector", name="Vector", domain="algebra"),
    ...         Concept(id="matrix", name="Matrix", domain="algebra", needs=needs),
    ...     ),
    ...     domains=(Domain(id="algebra", name="Algebra"),),
    ... )])
    >>> answers = (Answer("vector", "yes"),)
    >>> found = verdict(graph, Placement({"matrix": "what"}, answers=answers))
    >>> found.depths(), found.saved, found.hours
    ({'vector': 'what'}, 1.0, 2.0)
    """
    plan = path(graph, placement.goals)
    space = knowledge_space(graph, plan, marks)
    found = _beliefs(graph, space, placement)
    known = found["known"]
    left = path(graph, placement.goals, known={b.id: b.depth for b in known})
    return Verdict(
        goals=plan.goals,
        answers=len(placement.answers),
        hours=plan.hours,
        saved=plan.hours - left.hours,
        known=known,
        unknown=found["unknown"],
        open=found["open"],
        shakiest=_shakiest(space, known),
        contradictions=contradictions(space, placement.answers),
        ignored=tuple(a for a in placement.answers if a.item not in space.down),
    )


def learned(graph: Graph, before: Profile, found: Verdict) -> Profile:
    """Return a profile after a placement.

    What the answers tell to be known is marked, as surely as it is believed; what they
    tell not to be known, at the depth that they tell of, is no longer marked or
    implied.

    :param before: The profile that the placement began with.
    :param found: What the placement found.
    """
    after = forget(graph, before, _denied(graph, before, found))
    marked = graph.required(after.on(graph).depths())
    new = {
        belief.id: belief
        for belief in found.known
        if belief.basis in TOLD or not covers(marked, belief.id, belief.depth)
    }
    return after.marked(
        {id_: belief.depth for id_, belief in new.items()},
        confidence={id_: belief.probability for id_, belief in new.items()},
        basis="placement",
    )


def _denied(graph: Graph, before: Profile, found: Verdict) -> dict[str, Depth]:
    """Return what a profile implies and the answers do not, and from which depth on."""
    marked = graph.required(before.on(graph).depths())
    denied = [
        belief
        for belief in (*found.unknown, *found.open)
        if belief.basis in TOLD and covers(marked, belief.id, belief.depth)
    ]
    denied.sort(key=lambda belief: -LEVEL[belief.depth])
    return {belief.id: belief.depth for belief in denied}


def _beliefs(
    graph: Graph, space: Space, placement: Placement
) -> Mapping[Standing, tuple[Belief, ...]]:
    """Return what is believed of each step, by how it stands, in the plan's order."""
    bases, sure = _bases(space, placement), beliefs(space, placement.answers)
    found: dict[Standing, list[Belief]] = {"known": [], "unknown": [], "open": []}
    for item, standing in standings(space, placement.answers).items():
        probability = round(min(max(sure[item], 1 - CERTAIN), CERTAIN), 2)
        name = graph[item.id].name
        belief = Belief(item.id, name, item.depth, probability, bases[item])
        found[standing].append(belief)
    return {standing: tuple(some) for standing, some in found.items()}


def _bases(space: Space, placement: Placement) -> Mapping[Item, Basis]:
    bases: dict[Item, Basis] = dict.fromkeys(space.items, "nothing")
    for found in evidence(space, placement.answers):
        for item in found.reach:
            if bases[item] != "said":
                bases[item] = "inferred" if found.answered else "profile"
        if found.answered:
            bases[found.item] = "said"
    return bases


def _shakiest(space: Space, known: Sequence[Belief]) -> tuple[Belief, ...]:
    def key(belief: Belief) -> tuple[float, int]:
        return belief.probability, -len(space.down[Item(belief.id, belief.depth)])

    return tuple(sorted(known, key=key)[:SHAKIEST])
