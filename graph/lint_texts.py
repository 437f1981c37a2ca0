"""What texts of the content get wrong, between concepts and by themselves.

Each rule caught a fault that had been made twice: an ``enough`` that names no doing, a
debate without a source, a name that means two concepts, a sentence that stands in two,
a reason that only repeats the names of what it joins.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from conceptpath.graph.errors import Fault
from conceptpath.graph.model import Concept, Records
from conceptpath.graph.search import fold

#: Characters of a reason, so that it says something and fits a line or two.
REASON_LENGTH = range(20, 201)
#: What a learner can do is said in these words.
DOING = "You can "
#: A sentence from so many characters on does not stand in two files by chance.
COPIED = 60
#: Words that say nothing about what is used, besides those of one or two letters.
EMPTY = frozenset(
    {"and", "are", "for", "from", "its", "that", "the", "used", "use", "using", "with"}
)
#: So many words of a reason must be others than those and the names it joins.
SAYING = 2
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def lint_texts(records: Records) -> Iterator[Fault]:
    """Yield what the texts of some records get wrong.

    >>> weak = Concept(id="sum", name="Sum", domain="d", enough="You know sums.")
    >>> [fault.key for fault in lint_texts(Records(concepts=(weak,)))]
    ['enough']
    """
    names = {concept.id: _words(concept.name) for concept in records.concepts}
    for concept in records.concepts:
        yield from _own(concept, names)
    yield from _double_names(records.concepts)
    yield from _copies(records.concepts)


def _own(concept: Concept, names: Mapping[str, set[str]]) -> Iterator[Fault]:
    if concept.enough and not concept.enough.startswith(DOING):
        mend = f"begin with {DOING!r} and a verb"
        yield Fault(concept.id, "enough", "does not say what one can do", mend)
    for question in concept.questions:
        if question.status == "debated" and not question.cites:
            key = f"questions.{question.id}.cites"
            yield Fault(
                concept.id, key, "is empty", "a debate has sources: cite both sides"
            )
    for number, need in enumerate(concept.needs):
        joined = names[concept.id].union(
            *(names.get(p, ()) for p in need.prerequisites)
        )
        saying = _words(need.reason) - joined - EMPTY
        few = sum(len(word) > 2 for word in saying) < SAYING
        if few and len(need.reason) in REASON_LENGTH:
            what = f"only repeats the names: {need.reason!r}"
            yield Fault(concept.id, f"needs[{number}].reason", what, "say what is used")


def _double_names(concepts: Iterable[Concept]) -> Iterator[Fault]:
    owner: dict[str, str] = {}
    for concept in concepts:
        owner.setdefault(fold(concept.name), concept.id)
    for concept in concepts:
        for alias in concept.aliases:
            other = owner.setdefault(fold(alias), concept.id)
            if other != concept.id:
                what = f"{alias!r} means {other}, too"
                yield Fault(
                    concept.id,
                    "aliases",
                    what,
                    "leave it to one, or add a reading in brackets",
                )


def _copies(concepts: Iterable[Concept]) -> Iterator[Fault]:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for concept in concepts:
        for text in {s for t in _texts(concept) for s in SENTENCE_END.split(t)}:
            if len(text) >= COPIED:
                places[text].append(concept.id)
    for text, ids in places.items():
        for id_ in ids[1:]:
            yield Fault(
                id_, "text", f"{text!r} stands in {ids[0]}, too", "write it anew"
            )


def _texts(concept: Concept) -> Iterator[str]:
    yield from (concept.what, concept.why, concept.enough)
    yield from (need.reason for need in concept.needs)
    yield from (contrast.difference for contrast in concept.contrasts)
    yield from (question.answer for question in concept.questions)


def _words(text: str) -> set[str]:
    return set(fold(text).split())
