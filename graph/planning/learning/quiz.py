"""Do I know why: the why-questions of some concepts that are worth asking now.

What is known least surely comes first, and of what is equally sure that on which least
of the rest builds: who can explain it shows what lies below, and where somebody fails,
what it rests on becomes less sure, so that the next sitting asks there (so goes down
the diagnosis of Sagefy, an open tutor). What is not known yet comes last, first of it
that on which most of the rest builds.

The questions of one sitting take turns over the areas, since reviews that mix kinds of
problems last longer than blocks of one kind (Rohrer, Dedrick and Burgess 2014: 72 %
against 38 % right two weeks later).
What the answers say is in :mod:`conceptpath.graph.planning.learning.grades`.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence, Set
from itertools import zip_longest

from conceptpath.graph.model import Question, QuestionStatus
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.result import Result

#: How many questions are worth asking in one sitting.
SITTING = 10


class Cited(Result, frozen=True):
    """A paper or resource that an answer rests on."""

    id: str
    title: str
    year: int | None = None


class Card(Result, frozen=True):
    """A why-question with its answer; ``id`` is ``concept.question``."""

    id: str
    concept: str
    name: str
    ask: str
    answer: str
    status: QuestionStatus
    cites: tuple[Cited, ...]
    #: What to look at again when the answer is not known.
    rests_on: tuple[str, ...]
    #: How many of the concepts asked about rest on this one.
    supports: int
    #: How surely the concept is known, from 0 to 1; nothing where it is not known.
    confidence: float | None


class Quiz(Result, frozen=True):
    """The questions of one sitting; ``more`` counts those that are left for others."""

    cards: tuple[Card, ...]
    more: int


def quiz(
    graph: Graph,
    ids: Iterable[str],
    sure: Mapping[str, float] | None = None,
    *,
    later: Container[str] = (),
    limit: int = SITTING,
) -> Quiz:
    """Return the why-questions of some concepts, for one sitting.

    :param ids: The concepts asked about: those of a plan, or what is known.
    :param sure: How surely each known concept is known; what is not known comes last.
    :param later: Concepts that let equally sure ones go first, as they have just been
        asked about.
    :param limit: The most questions to return.
    :raises UnknownNameError: If there is no concept of such an id.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Records
    >>> why = Question(id="order", ask="Why may the factors change places?")
    >>> times = Concept(id="times", name="Times", domain="sums", questions=(why,))
    >>> sums = Domain(id="sums", name="Sums")
    >>> graph = build([Records(concepts=(times,), domains=(sums,))])
    >>> [card.id for card in quiz(graph, ["times"]).cards]
    ['times.order']
    """
    known, supports = sure or {}, _supports(graph, set(ids))

    def urgency(id_: str) -> tuple[float, ...]:
        if id_ not in known:
            return 1, -supports[id_]
        return 0, known[id_], id_ in later, supports[id_]

    asked = [
        (id_, question)
        for id_ in sorted(supports, key=urgency)
        for question in graph[id_].questions
    ]
    cards = [_card(graph, *pair, known, supports) for pair in asked[:limit]]
    return Quiz(_in_turn(graph, cards), max(0, len(asked) - limit))


def _supports(graph: Graph, ids: Set[str]) -> dict[str, int]:
    """Return how many of some concepts rest on each of them, directly or not."""
    below = graph.closure(ids, deep=True)
    above: dict[str, set[str]] = {id_: set() for id_ in below}
    for id_, dependents in reversed(above.items()):
        for lower in graph.prerequisites(id_):
            above[lower] |= dependents | ({id_} & ids)
    return {id_: len(above[id_]) for id_ in below if id_ in ids}


def _card(
    graph: Graph,
    id_: str,
    question: Question,
    known: Mapping[str, float],
    supports: Mapping[str, int],
) -> Card:
    return Card(
        id=f"{id_}.{question.id}",
        concept=id_,
        name=graph[id_].name,
        ask=question.ask,
        answer=question.answer,
        status=question.status,
        cites=_cites(graph, question),
        rests_on=tuple(p for p in graph.prerequisites(id_) if p in supports),
        supports=supports[id_],
        confidence=known.get(id_),
    )


def _cites(graph: Graph, question: Question) -> tuple[Cited, ...]:
    by_id = {r.id: Cited(r.id, r.title) for r in graph.records.resources}
    by_id |= {p.id: Cited(p.id, p.title, p.year) for p in graph.records.papers}
    return tuple(by_id[id_] for id_ in question.cites)


def _in_turn(graph: Graph, cards: Sequence[Card]) -> tuple[Card, ...]:
    """Return cards so that their areas take turns, each in the order it has."""
    areas: defaultdict[str, list[Card]] = defaultdict(list)
    for card in cards:
        areas[graph[card.concept].domain].append(card)
    turns = zip_longest(*areas.values())
    return tuple(card for turn in turns for card in turn if card)
