"""From what a person types to a concept.

Names are compared without case, accents, hyphens and plural, in American spelling.
Only what matches nothing exactly is compared by similarity (rapidfuzz' WRatio).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from conceptpath.graph.errors import AmbiguousNameError, UnknownNameError
from conceptpath.graph.model import Concept
from conceptpath.graph.network import Graph

Matched = Literal["id", "name", "alias", "part", "similar"]
KINDS: tuple[Matched, ...] = ("id", "name", "alias")
#: British endings and their American counterparts.
SPELLINGS = (
    (re.compile(r"(?<=\w\w)is(e|ed|es|er|ers|ing|ation|ations)\b"), r"iz\1"),
    (re.compile(r"(?<=\w\w)lys(e|ed|es|ing|er)\b"), r"lyz\1"),
    (re.compile(r"\b(behavi|col|fav|harb|hon|lab|neighb|vap)our"), r"\1or"),
    (re.compile(r"\b(cent|fib|lit|met)re(s?)\b"), r"\1er\2"),
    (re.compile(r"(label|model|travel|signal|channel|cancel)l(?=ed|ing|er)"), r"\1"),
    (re.compile(r"\bcatalogue"), "catalog"),
    (re.compile(r"\bgrey"), "gray"),
)
APOSTROPHE = re.compile("['\u2019]")
#: What is not worth offering as "similar", of 100.
LEAST_SCORE = 80.0


class Match(Struct, frozen=True):
    """A concept that a text may mean; ``score`` is 100 for an exact match."""

    id: str
    name: str
    matched: Matched
    score: float


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return a text as names are compared.

    >>> fold("K-Nearest Neighbours") == fold("k nearest neighbor")
    True
    >>> fold("Regularisation"), fold("Poincaré maps")
    ('regularization', 'poincare map')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = " ".join(re.findall(r"[^\W_]+", APOSTROPHE.sub("", plain)))
    for british, american in SPELLINGS:
        plain = british.sub(american, plain)
    return re.sub(r"(?<=\w[^\Wsiu])(?<!ia)s\b", "", plain)


def search(graph: Graph, text: str, limit: int = 10) -> list[Match]:
    """Return the concepts that a text may mean, the best first.

    First what is called exactly so (by id, or else by name, or else by alias), then
    what holds the text in a name, then what is called nearly so.

    :param text: What a person typed.
    :param limit: The most matches to return.

    >>> from conceptpath.graph.model import Concept, Records
    >>> svm = Concept(id="svm", name="Support vector machine", domain="kernels")
    >>> graph = Graph(Records(concepts=(svm,)))
    >>> [match.matched for match in search(graph, "suport vector machines")]
    ['similar']
    """
    exact = _exact(graph, text)
    ids = {match.id for match in exact}
    others = [match for match in _ranked(graph, text) if match.id not in ids]
    return [*exact, *others][:limit]


def resolve(graph: Graph, text: str) -> Concept:
    """Return the one concept that a text names: by id, name, alias or former id.

    :raises UnknownNameError: If nothing is called so; it holds similar names.
    :raises AmbiguousNameError: If several concepts are called so.
    """
    exact = _exact(graph, text)
    if not exact:
        near = [match.id for match in _ranked(graph, text)][:3]
        raise UnknownNameError("concept", text, near)
    if len(exact) > 1:
        raise AmbiguousNameError(text, [match.id for match in exact])
    return graph[exact[0].id]


def _exact(graph: Graph, text: str) -> list[Match]:
    if text in graph:
        return [Match(text, graph[text].name, "id", 100.0)]
    wanted = _compact(text)
    for kind in KINDS:
        found = [c for c in graph.values() if wanted in map(_compact, _called(c, kind))]
        if found:
            return [Match(c.id, c.name, kind, 100.0) for c in found]
    return []


def _called(concept: Concept, kind: Matched) -> tuple[str, ...]:
    match kind:
        case "id":
            return (concept.id, concept.id.rpartition(".")[2], *concept.was)
        case "name":
            return (concept.name,)
        case _:
            bare = (alias.partition(" (")[0] for alias in concept.aliases)
            return (*concept.aliases, *bare)


def _compact(text: str) -> str:
    return fold(text).replace(" ", "")


def _ranked(graph: Graph, text: str) -> Iterator[Match]:
    wanted = fold(text)
    names = _names(graph)
    seen: set[str] = set()
    for name, matched, score in (*_holding(wanted, names), *_similar(wanted, names)):
        for id_ in names[name]:
            if id_ not in seen:
                seen.add(id_)
                yield Match(id_, graph[id_].name, matched, round(score, 1))


def _names(graph: Graph) -> Mapping[str, list[str]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for concept in graph.values():
        for name in {fold(name) for kind in KINDS for name in _called(concept, kind)}:
            names[name].append(concept.id)
    return names


def _holding(wanted: str, names: Iterable[str]) -> Iterator[tuple[str, Matched, float]]:
    holding = [name for name in names if wanted and wanted in name]
    holding.sort(key=lambda name: (not name.startswith(wanted), len(name), name))
    for name in holding:
        yield name, "part", 100.0 * len(wanted) / len(name)


def _similar(wanted: str, names: Iterable[str]) -> Iterator[tuple[str, Matched, float]]:
    from rapidfuzz import fuzz, process

    near = process.extract(
        wanted, list(names), scorer=fuzz.WRatio, limit=20, score_cutoff=LEAST_SCORE
    )
    for name, score, _ in near:
        yield name, "similar", score
