"""How surely a learner knows each step of a plan, given some answers.

Whoever knows a step knows what it needs, so what a learner knows of a plan is a
down-set (knowledge spaces; Doignon and Falmagne 1985). Answers err: a yes without being
able is a guess, a no though able a slip (Falmagne and Doignon 1988).

The exact posterior sums over all down-sets, and merely to count them is #P-complete
(Provan and Ball 1983); ALEKS lists them (Eppstein, arXiv:0803.4030). Here each step has
log-odds of its own, even at first, and each answer reports on every step that it
decides: a yes on the step and all it needs, a no on the step and all that needs it. A
mark of the learner's counts as one yes at most, and of several the surest.
This ignores that a yes makes the steps above a little likelier too, and a no those
below less likely, and that answers on related steps are not independent: sums of
several are too sure. It keeps what matters: true answers settle nothing wrongly, their
order is of no account, and a prerequisite is never less likely known than what needs
it, for a yes that reaches the one reaches the other, and so does a no.
"""

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import covers
from conceptpath.graph.planning.depth.path import Plan
from conceptpath.graph.planning.learning.grades import Reply
from conceptpath.graph.planning.result import Result
from conceptpath.graph.profile import SHAKY

Standing = Literal["known", "unknown", "open"]

#: How often a learner says yes without being able, and no though able. A convention:
#: learners judge themselves here, and cannot hit the right answer by luck as in a test.
GUESS, SLIP = 0.1, 0.1
YES = math.log((1 - SLIP) / GUESS)
NO = math.log(SLIP / (1 - GUESS))
#: What a reply adds to the log-odds; unsure is half a no.
WEIGHT: Mapping[Reply, float] = MappingProxyType(
    {"yes": YES, "no": NO, "unsure": NO / 2}
)
#: From this probability on a step is known, and up to 1 minus it unknown; one true
#: answer is enough (0.9), an unsure is not (0.25).
SURE = 0.8
#: The most that is ever claimed for sure.
CERTAIN = 0.99
NOTHING: Mapping["Item", float] = MappingProxyType({})


class Item(Result, frozen=True, cache_hash=True):
    """What is asked about: a concept at a depth. A step at ``why`` is two items."""

    id: str
    depth: Depth = "what"


class Answer(Result, frozen=True):
    """What a learner said about a concept at a depth."""

    id: str
    reply: Reply
    depth: Depth = "what"

    @property
    def item(self) -> Item:
        """What the answer is about."""
        return Item(self.id, self.depth)


class Contradiction(Result, frozen=True):
    """A no to a prerequisite, and a yes to what needs it, or a mark on that."""

    prerequisite: Item
    dependent: Item


class Evidence(NamedTuple):
    """What an answer or a mark adds to the log-odds of the items in its reach."""

    item: Item
    weight: float
    reach: frozenset[Item]
    answered: bool


class Space(NamedTuple):
    """The items of a plan, in its order, and which of them imply which.

    ``down`` holds all that knowing an item implies, ``up`` all that implies it, each
    with the item itself. Of alternatives none is implied.
    """

    items: tuple[Item, ...]
    down: Mapping[Item, frozenset[Item]]
    up: Mapping[Item, frozenset[Item]]
    marks: tuple[Evidence, ...] = ()


def knowledge_space(
    graph: Graph, plan: Plan, marks: Mapping[Item, float] = NOTHING
) -> Space:
    """Return what can be asked about a plan, and what is believed beforehand.

    :param graph: The graph, which says what implies what.
    :param plan: The plan.
    :param marks: What the learner is known to know, and how surely (0 to 1). A shaky
        one says nothing; one outside the plan counts for what it implies.
    """
    items = tuple(
        Item(step.id, depth)
        for step in plan.steps
        for depth in LEVEL
        if LEVEL[depth] <= LEVEL[step.depth]
    )
    down = {item: _implied(graph, item, items) for item in items}
    up = {low: frozenset(i for i in items if low in down[i]) for low in items}
    firm = {item: sure for item, sure in marks.items() if sure >= SHAKY}
    said = (
        _mark(item, sure, _implied(graph, item, items)) for item, sure in firm.items()
    )
    return Space(items, down, up, tuple(said))


def beliefs(space: Space, answers: Iterable[Answer] = ()) -> dict[Item, float]:
    """Return the probability that each item of a plan is known.

    Of several replies to one item the last counts, as often as it was given.

    :param space: The items of the plan.
    :param answers: The answers so far, in their order.

    >>> low, high = Item("vector"), Item("matrix")
    >>> down = {low: frozenset([low]), high: frozenset([low, high])}
    >>> up = {low: frozenset([low, high]), high: frozenset([high])}
    >>> space = Space((low, high), down, up)
    >>> [round(p, 2) for p in beliefs(space, [Answer("matrix", "yes")]).values()]
    [0.9, 0.9]
    >>> [round(p, 2) for p in beliefs(space, [Answer("vector", "yes")]).values()]
    [0.9, 0.5]
    """
    found = evidence(space, answers)
    odds = {item: _odds(found, item) for item in space.items}
    return {item: (1 + math.tanh(value / 2)) / 2 for item, value in odds.items()}


def standings(space: Space, answers: Iterable[Answer] = ()) -> dict[Item, Standing]:
    """Return whether each item is known, unknown or still open.

    What is known by a mark stays so until it is shaky or an answer denies it; all else
    has to be sure.

    :param space: The items of the plan.
    :param answers: The answers so far, in their order.

    >>> vector = Item("vector")
    >>> alone = {vector: frozenset([vector])}
    >>> standings(Space((vector,), alone, alone), [Answer("vector", "no")])
    {Item(id='vector', depth='what'): 'unknown'}
    """
    answers = tuple(answers)
    found = evidence(space, answers)
    marked = {item for mark in found if not mark.answered for item in mark.reach}
    denied = {item for denial in found if denial.weight <= NO for item in denial.reach}
    return {
        item: _standing(probability, SHAKY if item in marked - denied else SURE)
        for item, probability in beliefs(space, answers).items()
    }


def contradictions(
    space: Space, answers: Iterable[Answer]
) -> tuple[Contradiction, ...]:
    """Return the pairs of which the one denies what the other implies."""
    found = evidence(space, answers)
    return tuple(
        Contradiction(low.item, high.item)
        for low in found
        for high in found
        if low.weight <= NO and high.weight > 0 and low.item in high.reach
    )


def evidence(space: Space, answers: Iterable[Answer]) -> list[Evidence]:
    """Return what marks and answers say; answers on other concepts say nothing.

    A no and an unsure take the place of what a mark says of the same concept, so deep
    or deeper.
    """
    replies: dict[Item, list[Reply]] = {}
    for answer in answers:
        if answer.item in space.down:
            replies.setdefault(answer.item, []).append(answer.reply)
    doubted = [item for item, said in replies.items() if said[-1] != "yes"]
    marks = [_beside(space, mark, doubted) for mark in space.marks]
    return [*marks, *(_report(space, item, said) for item, said in replies.items())]


def _implied(graph: Graph, item: Item, items: Iterable[Item]) -> frozenset[Item]:
    below = graph.required({item.id: item.depth})
    return frozenset(low for low in items if covers(below, low.id, low.depth))


def _mark(item: Item, confidence: float, reach: frozenset[Item]) -> Evidence:
    """Return what a mark says: it was a yes once, and is worth no more than one."""
    sure = min(confidence, CERTAIN)
    weight = min(math.log(sure / (1 - sure)), YES)
    return Evidence(item, weight, reach, answered=False)


def _beside(space: Space, mark: Evidence, doubted: Iterable[Item]) -> Evidence:
    """Return what a mark says beside what is doubted of its own concept."""
    above = (space.up[item] for item in doubted if item.id == mark.item.id)
    return mark._replace(reach=mark.reach.difference(*above))


def _odds(found: Iterable[Evidence], item: Item) -> float:
    """Return the log-odds of an item: of marks the surest counts, of answers each."""
    about = [evidence for evidence in found if item in evidence.reach]
    marks = (mark.weight for mark in about if not mark.answered)
    answers = (answer.weight for answer in about if answer.answered)
    # fsum rounds only once, so that the laws hold to the last digit.
    return math.fsum([max(marks, default=0.0), *answers])


def _report(space: Space, item: Item, replies: list[Reply]) -> Evidence:
    last = replies[-1]
    reach = space.down if last == "yes" else space.up
    weight = WEIGHT[last] * replies.count(last)
    return Evidence(item, weight, reach[item], answered=True)


def _standing(probability: float, least: float) -> Standing:
    if probability >= least:
        return "known"
    return "unknown" if probability <= 1 - SURE else "open"
