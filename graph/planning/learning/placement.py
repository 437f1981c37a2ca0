"""What of a plan does a learner know already: ten questions that split it best.

Asked is the step of which either answer decides much: the largest minimum of the open
steps that it needs (a yes decides them) and of those that need it (a no does), itself
counted in both. It is the half-split rule of knowledge assessment (Falmagne and Doignon
1988) with steps counted instead of states. A contradiction is asked about once more,
where most of the answers disagree. :mod:`.belief` says what an answer
means.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from conceptpath.graph.former import present_ids
from conceptpath.graph.model import Concept, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import covers
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.learning.belief import (
    NOTHING,
    Answer,
    Contradiction,
    Item,
    Space,
    contradictions,
    knowledge_space,
    standings,
)
from conceptpath.graph.planning.learning.grades import Reply
from conceptpath.graph.planning.result import Result

#: After how many answers a placement ends, settled or not.
QUESTIONS = 10


class Placement(Result, frozen=True):
    """How far a placement has come: its goals and the answers so far.

    It serialises to JSON and back; ``version`` is that of the graph it began with.
    """

    goals: Mapping[str, Depth]
    version: str = ""
    answers: tuple[Answer, ...] = ()

    def answered(self, item: Item, reply: Reply) -> "Placement":
        """Return the placement with one more answer."""
        answer = Answer(item.id, reply, item.depth)
        return structs.replace(self, answers=(*self.answers, answer))

    def on(self, graph: Graph) -> "Placement":
        """Return the answers whose concepts a graph has; former ids become present."""
        now = present_ids(graph)
        kept = (
            structs.replace(answer, id=now[answer.id])
            for answer in self.answers
            if answer.id in now
        )
        return structs.replace(self, answers=tuple(kept))

    def learned_since(self, known: Mapping[str, Depth]) -> "Placement":
        """Return it without doubts about what has become known since they were told.

        What is known is never asked about, so such an answer is older than the mark.

        :param known: How deep each concept is known by now.
        """
        kept = (
            answer
            for answer in self.answers
            if answer.reply == "yes" or not covers(known, answer.id, answer.depth)
        )
        return structs.replace(self, answers=tuple(kept))

    def gone(self, graph: Graph) -> tuple[str, ...]:
        """Return the ids answered about that a graph has not, not even as former."""
        now = present_ids(graph)
        asked = dict.fromkeys(answer.id for answer in self.answers)
        return tuple(id_ for id_ in asked if id_ not in now)


class Probe(Result, frozen=True):
    """A question of a placement, and why it is asked."""

    item: Item
    name: str
    #: What it is, in one sentence.
    what: str
    #: What the learner can do who says yes.
    enough: str
    #: Which question this is, counted from 1.
    number: int
    steps: int
    #: How many steps are open before it, and how many of them each answer decides.
    open: int
    if_yes: int
    if_no: int
    #: What it contradicts, where it was asked before.
    again: tuple[Contradiction, ...] = ()


def choose(space: Space, answers: Iterable[Answer]) -> Item | None:
    """Return the item to ask about next, or nothing where all is settled or asked.

    :param space: The items of the plan.
    :param answers: The answers so far, in their order.

    >>> low, high = Item("vector"), Item("matrix")
    >>> down = {low: frozenset([low]), high: frozenset([low, high])}
    >>> up = {low: frozenset([low, high]), high: frozenset([high])}
    >>> space = Space((low, high), down, up)
    >>> choose(space, [])
    Item(id='vector', depth='what')
    >>> choose(space, [Answer("vector", "no")])
    """
    answers = tuple(answers)
    asked = {answer.item for answer in answers}
    open_ = _open(space, answers)

    def split(item: Item) -> tuple[int, int]:
        below, above = len(space.down[item] & open_), len(space.up[item] & open_)
        return min(below, above), below + above

    unasked = (item for item in space.items if item in open_ and item not in asked)
    return _doubtful(space, answers) or max(unasked, key=split, default=None)


def ask(
    graph: Graph,
    placement: Placement,
    marks: Mapping[Item, float] = NOTHING,
    *,
    most: int = QUESTIONS,
) -> Probe | None:
    """Return the next question of a placement, or nothing where it is over.

    :param placement: The goals and the answers so far.
    :param marks: What the learner is known to know, and how surely (0 to 1).
    :param most: After how many answers it ends.
    :raises UnknownNameError: If a goal is not in the graph.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Domain, Need, Records
    >>> concepts = tuple(
    ...     Concept(id=id_, name=id_.title(), domain="algebra", needs=needs)
    ...     for id_, needs in (
    ...         ("number", ()),
    ...         ("vector", (Need(id="number", reason="Its entries are numbers."),)),
    ...         ("matrix", (Need(id="vector", reason="Its rows are vectors."),)),
    ...     )
    ... )
    >>> domains = (Domain(id="algebra", name="Algebra"),)
    >>> graph = build([Records(concepts=concepts, domains=domains)])
    >>> placement = Placement({"matrix": "what"})
    >>> probe = ask(graph, placement)
    >>> probe.name, probe.if_yes, probe.if_no
    ('Vector', 2, 2)
    >>> ask(graph, placement.answered(probe.item, "yes")).name
    'Matrix'
    """
    space = knowledge_space(graph, path(graph, placement.goals), marks)
    item = choose(space, placement.answers)
    if item is None or len(placement.answers) >= most:
        return None
    return _probe(graph[item.id], item, space, placement.answers)


def _probe(
    concept: Concept, item: Item, space: Space, answers: Sequence[Answer]
) -> Probe:
    open_, pairs = _open(space, answers), contradictions(space, answers)
    return Probe(
        item=item,
        name=concept.name,
        what=_first_sentence(concept.what),
        enough=_criterion(concept, item.depth),
        number=len(answers) + 1,
        steps=len(space.items),
        open=len(open_),
        if_yes=len(space.down[item] & open_),
        if_no=len(space.up[item] & open_),
        again=tuple(p for p in pairs if item in (p.prerequisite, p.dependent)),
    )


def _open(space: Space, answers: Iterable[Answer]) -> frozenset[Item]:
    found = standings(space, answers).items()
    return frozenset(item for item, standing in found if standing == "open")


def _doubtful(space: Space, answers: Sequence[Answer]) -> Item | None:
    """Return the item that most answers contradict, if none of the two was doubted."""
    times = Counter(answer.item for answer in answers)
    involved = Counter(
        item
        for pair in contradictions(space, answers)
        if max(times[pair.prerequisite], times[pair.dependent]) < 2
        for item in (pair.prerequisite, pair.dependent)
        if times[item]
    )
    return max(involved, key=involved.__getitem__, default=None)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=\.)\s+(?=[A-Z])", text, maxsplit=1)[0]


def _criterion(concept: Concept, depth: Depth) -> str:
    if depth == "what":
        return concept.enough or "You can say what it is, and use it."
    asked = (q.ask for q in concept.questions if q.status == "settled")
    example = next((f" For example: {ask}" for ask in asked), "")
    return f"You can derive it and explain why it works.{example}"
