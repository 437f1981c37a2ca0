"""Which concepts a text names, and which of them it is about.

Names are found as whole words with a token dictionary: at each word the longest run of
words that is called like a concept wins, and the search goes on behind it
(leftmost-longest). Words are compared as :func:`conceptpath.graph.search.fold` does,
longer names with other hyphens and spaces, too ("auto-encoder"); a name in capitals
only as it is written ("MAP" is no map). Positions are those in the text as given,
whatever folding does to its length.

A word alone can mean anything ("set", "attention"), so it takes evidence that a text
is about a concept. A name of several words, an abbreviation or a coined spelling is
enough, and so is one everyday word in the title. Elsewhere one everyday word, or two
letters, count in company, where a neighbour in the graph is named for sure, or, outside
mathematics, where they are said twice. An alias that is one everyday word never counts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from conceptpath.graph.model import Concept
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.explore import subtree
from conceptpath.graph.planning.result import Result
from conceptpath.graph.search import fold

#: How far the words of a mention alone prove that its concept is meant.
Evidence = Literal["sure", "word", "weak"]
EVIDENCE: tuple[Evidence, ...] = ("sure", "word", "weak")
#: The domain whose everyday words mean little even when they are said twice.
BACKGROUND = "mathematics"
#: The most words of a title.
TITLE = 25
#: From how many letters on a name is known with other hyphens and spaces.
JOINED = 5
#: A word, with the apostrophes and the combining accents inside it.
TOKEN = re.compile(r"[^\W_]+(?:['\u2019\u0300-\u036f]+[^\W_]+)*[\u0300-\u036f]*")
LETTERS = re.compile(r"[\W_]")
#: Where a sentence ends or an aside begins; no name goes on behind it.
BREAK = re.compile(r"[.;:!?)]\s|\s\(")


class Mention(Result, frozen=True):
    """Words of a text, and the concepts that are called so: one, unless ambiguous."""

    words: str
    start: int
    end: int
    concepts: tuple[str, ...]
    evidence: Evidence


class _Name(NamedTuple):
    text: str
    concept: str
    evidence: Evidence


#: The names that fold to one key.
_Names = Mapping[str, Sequence[_Name]]


def mentions(graph: Graph, text: str) -> tuple[Mention, ...]:
    """Return what in a text is called like a concept, in order and without overlap.

    :param text: Any text.
    :returns: Mentions such that ``text[mention.start : mention.end] == mention.words``.

    >>> from conceptpath.graph.model import Records
    >>> svm = Concept(id="svm", name="Support vector machine", domain="kernels")
    >>> graph = Graph(Records(concepts=(svm,)))
    >>> [mention] = mentions(graph, "We train support-vector machines.")
    >>> mention.words, mention.start, mention.concepts
    ('support-vector machines', 9, ('svm',))
    """
    names = _names(graph)
    tokens = list(TOKEN.finditer(text))
    return tuple(_leftmost_longest(names, text, tokens))


def topics(graph: Graph, text: str, found: Iterable[Mention]) -> tuple[str, ...]:
    """Return the concepts that a text is about, in learning order.

    :param text: The text; its first line is a title if it is short.
    :param found: The mentions in the text. An ambiguous one is evidence of nothing.
    """
    single = [mention for mention in found if len(mention.concepts) == 1]
    words = [mention for mention in single if mention.evidence == "word"]
    sure = {mention.concepts[0] for mention in single if mention.evidence == "sure"}
    sure |= {word.concepts[0] for word in words if word.end <= _end_of_title(text)}
    said = Counter(word.concepts[0] for word in words)
    everyday = subtree(graph, BACKGROUND)
    likely = {
        id_
        for id_, times in said.items()
        if not sure.isdisjoint(_neighbours(graph, id_))
        or (times > 1 and graph[id_].domain not in everyday)
    }
    return tuple(sorted(sure | likely, key=graph.position))


def _end_of_title(text: str) -> int:
    """Return where the first line ends, or 0 if it is too long for a title."""
    start = len(text) - len(text.lstrip())
    line = text[start:].partition("\n")[0]
    return start + len(line) if len(line.split()) <= TITLE else 0


def _leftmost_longest(
    names: _Names, text: str, tokens: Sequence[re.Match[str]]
) -> Iterator[Mention]:
    folded = [fold(token.group()) for token in tokens]
    most = _most_words(names)
    place = 0
    while place < len(tokens):
        for last in range(min(place + most, len(tokens)) - 1, place - 1, -1):
            called = names.get(_key(folded[place : last + 1]), ())
            start, end = tokens[place].start(), tokens[last].end()
            if called and (found := _mention(called, text, start, end)):
                yield found
                place = last
                break
        place += 1


def _mention(names: Iterable[_Name], text: str, start: int, end: int) -> Mention | None:
    """Return what some words mean by names that fold alike, or nothing."""
    words = text[start:end]
    called = [name for name in names if _is_written(name.text, words)]
    if not called or BREAK.search(words):
        return None
    called = [name for name in called if name.text.isupper()] or called
    called = [name for name in called if "." not in name.concept] or called
    concepts = tuple(dict.fromkeys(name.concept for name in called))
    best = min(called, key=lambda name: EVIDENCE.index(name.evidence))
    return Mention(words, start, end, concepts, best.evidence)


def _is_written(name: str, words: str) -> bool:
    """Tell whether words that fold like a name are written like it, if that matters."""
    own, written = (LETTERS.sub("", text) for text in (name, words))
    if name.isupper():
        return written in (own, f"{own}s")
    own, written = own.casefold(), written.casefold()
    return len(own) > 3 or written in (own, f"{own}s")


def _names(graph: Graph) -> _Names:
    names: defaultdict[str, list[_Name]] = defaultdict(list)
    for concept in graph.values():
        for text in (concept.name, *map(_bare, concept.aliases)):
            if words := fold(text).split():
                names[_key(words)].append(
                    _Name(text, concept.id, _evidence(concept, text))
                )
    return names


def _bare(alias: str) -> str:
    """Return an alias without the reading in brackets that tells it from another."""
    return alias.partition(" (")[0]


def _evidence(concept: Concept, name: str) -> Evidence:
    if len(name) > 2 and not (name.isalpha() and name[1:].islower()):
        return "sure"
    return "word" if name == concept.name or name.isupper() else "weak"


def _most_words(names: _Names) -> int:
    """Return how many words of a text a name can be, one of its own being split."""
    texts = (name.text for called in names.values() for name in called)
    return 1 + max((len(fold(text).split()) for text in texts), default=0)


def _key(words: Sequence[str]) -> str:
    joined = "".join(words).replace(" ", "")
    return joined if len(joined) >= JOINED else " ".join(words)


def _neighbours(graph: Graph, id_: str) -> set[str]:
    concept = graph[id_]
    contrasts = (contrast.id for contrast in concept.contrasts)
    around = (*graph.prerequisites(id_), *graph.unlocks(id_))
    return {*around, *contrasts, *concept.is_a}
