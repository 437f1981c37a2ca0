"""What answers to why-questions say about how surely something is known.

It is a convention. Not to know the answer halves the confidence in the concept, to be
unsure takes a quarter of it, to know it halves the doubt. The first two also shake what
the concept rests on when it is to be explained, by less with each need in between: the
weights of the needs on the way are multiplied, and what stays below a tenth is left
alone. Fractional implicit repetition (Skycak 2023) lets credit trickle down by such
weights, as doubt does here. A concept that is known stays known: it gets shaky.
"""

from collections.abc import Mapping
from typing import Literal

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import LEVEL
from conceptpath.graph.near import near
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.result import Result

Reply = Literal["yes", "no", "unsure"]
#: The share of the confidence that an answer takes.
LOSS: Mapping[Reply, float] = {"no": 0.5, "unsure": 0.25}
#: The share of the doubt that a right answer takes.
GAIN = 0.5
#: How much doubt a need passes on that has no strength of its own.
PASSED = 1 / 3
#: The least weight that still shakes a concept.
LEAST = 0.1


class Change(Result, frozen=True):
    """How surely a concept was known before some answers, and is after them."""

    id: str
    name: str
    before: float
    after: float


class Grade(Result, frozen=True):
    """Some answers by question, and what they change, in learning order.

    ``unmarked`` are concepts that are not known, of which an answer was.
    """

    answers: Mapping[str, Reply]
    changes: tuple[Change, ...]
    unmarked: tuple[str, ...]


def graded(
    graph: Graph, sure: Mapping[str, float], answers: Mapping[str, Reply]
) -> Grade:
    """Return what some answers change in the confidence in what is known.

    The order of the answers does not matter: right ones count after all others.

    :param sure: How surely each known concept is known, from 0 to 1. What is not in it
        is not known, so that nothing can be said about it.
    :param answers: Answers by question, whose id is ``concept.question``.
    :raises UnknownNameError: If there is no such question.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Question, Records
    >>> why = Question(id="order", ask="Why may the factors change places?")
    >>> times = Concept(id="times", name="Times", domain="sums", questions=(why,))
    >>> sums = Domain(id="sums", name="Sums")
    >>> graph = build([Records(concepts=(times,), domains=(sums,))])
    >>> graded(graph, {"times": 0.8}, {"times.order": "no"}).changes[0].after
    0.4
    """
    about = _concepts(graph, answers)
    after: dict[str, float] = {}
    for question in sorted(answers, key=lambda id_: answers[id_] == "yes"):
        now = {**sure, **after}
        after |= _moved(graph, now, about[question], answers[question])
    right = [about[id_] for id_, answer in answers.items() if answer == "yes"]
    return Grade(
        answers=dict(answers),
        changes=tuple(
            Change(id_, graph[id_].name, sure[id_], after[id_])
            for id_ in sorted(after, key=graph.position)
        ),
        unmarked=tuple(dict.fromkeys(id_ for id_ in right if id_ not in sure)),
    )


def question_ids(graph: Graph) -> dict[str, str]:
    """Return the concept of every question, by the question's ``concept.question``."""
    return {f"{c.id}.{q.id}": c.id for c in graph.values() for q in c.questions}


def _concepts(graph: Graph, answers: Mapping[str, Reply]) -> dict[str, str]:
    known = question_ids(graph)
    for id_ in answers:
        if id_ not in known:
            raise UnknownNameError("question", id_, near(id_, known))
    return {id_: known[id_] for id_ in answers}


def _moved(
    graph: Graph, sure: Mapping[str, float], concept: str, answer: Reply
) -> dict[str, float]:
    """Return the new confidence in everything that one answer touches."""
    if concept not in sure:
        return {}
    if answer == "yes":
        return {concept: 1 - (1 - sure[concept]) * (1 - GAIN)}
    weights = _weights(graph, concept)
    return {
        id_: sure[id_] * (1 - LOSS[answer] * weight)
        for id_, weight in weights.items()
        if id_ in sure
    }


def _weights(graph: Graph, id_: str) -> dict[str, float]:
    """Return how much of a doubt about a concept reaches what explains it."""
    weights = {id_: 1.0}
    for dependent, depth in reversed(graph.closure([id_], "why").items()):
        for need in graph.needs(dependent):
            strength = PASSED if need.strength is None else need.strength
            passed = weights.get(dependent, 0.0) * strength
            if passed >= LEAST and LEVEL[need.depth] <= LEVEL[depth]:
                for lower in need.prerequisites:
                    weights[lower] = max(passed, weights.get(lower, 0.0))
    return weights
