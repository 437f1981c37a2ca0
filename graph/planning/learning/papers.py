"""What a paper takes: its needs, read from the concepts that name it.

A paper that introduces a concept teaches it, so it takes what that concept needs, and
not the concept. A paper that introduces nothing takes the concepts that name it because
it uses or questions them; where none names it, those whose questions cite it. A concept
that is younger than a paper grew out of it, as if the paper had introduced it. Who
knows what a paper introduces can read it.

Only needs at depth ``what`` count, because a paper gives its own reasons. What counts
from ``why`` on helps: with it one can judge the reasons.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from conceptpath.graph.errors import (
    AmbiguousNameError,
    InputError,
    UnknownNameError,
)
from conceptpath.graph.model import Concept, Need, Paper
from conceptpath.graph.near import near
from conceptpath.graph.network import Graph
from conceptpath.graph.search import fold

#: What is said of a need that no concept explains.
USED = "The paper uses or questions it."
#: How many concepts down a chain of needs an earlier paper is looked for.
STEPS = 2
#: Of how many papers that bear the same words an error lists the ids.
READINGS = 6


class Linked(NamedTuple):
    """A paper, the concepts that it introduces, and others that it is about.

    ``teaches`` are those that it introduces and those that grew out of it. All of them
    are given by id, in learning order.
    """

    paper: Paper
    introduces: tuple[str, ...]
    about: tuple[str, ...]
    teaches: tuple[str, ...]


def links(graph: Graph) -> dict[str, Linked]:
    """Return all papers with what they are linked to, some to nothing."""
    introduced = _by_paper((p, c.id) for c in graph.values() for p in c.introduced_by)
    naming = _by_paper((p, c.id) for c in graph.values() for p in c.papers)
    citing = _by_paper(_cited(graph.values()))
    found = {}
    for paper in graph.records.papers:
        own = introduced.get(paper.id, ())
        others = naming.get(paper.id) or (() if own else citing.get(paper.id, ()))
        about = tuple(id_ for id_ in others if id_ not in own)
        later = tuple(id_ for id_ in about if _is_younger(graph[id_], paper))
        found[paper.id] = Linked(paper, own, about, own + later)
    return found


def needs(
    graph: Graph, linked: Linked, known: Collection[str] = ()
) -> tuple[Need, ...]:
    """Return what it takes to read a paper, each need once.

    :param known: Concepts of which nothing has to be learned to read about them.
    """
    if not linked.teaches:
        return tuple(Need(id=id_, reason=USED) for id_ in linked.about)
    if linked.introduces and set(known).issuperset(linked.introduces):
        return ()
    unknown = (id_ for id_ in linked.teaches if id_ not in known)
    found: dict[object, Need] = {}
    for need in (need for id_ in unknown for need in graph.needs(id_)):
        if need.depth == "what" and not set(linked.teaches) & set(need.prerequisites):
            found.setdefault((need.prerequisites, need.at), need)
    return tuple(found.values())


def helps(graph: Graph, linked: Linked) -> tuple[str, ...]:
    """Return what a paper's concepts need to explain themselves, in learning order."""
    found = {
        lower
        for id_ in linked.teaches
        for need in graph.needs(id_)
        if need.depth == "why"
        for lower in need.prerequisites
    }
    return tuple(sorted(found.difference(linked.teaches), key=graph.position))


def introducing(
    graph: Graph, wanted: Iterable[str], but: Container[str]
) -> dict[str, set[str]]:
    """Return the nearest papers that introduce some concepts, or what these need.

    Along each chain of needs it is the first such paper, at most :data:`STEPS` concepts
    down: what was introduced further below is history.

    :param but: Ids of papers that are passed over; what they introduce is no step down.
    :returns: By the id of the paper, the concepts it introduces.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for _ in range(STEPS):
        level, below = list(wanted), list[str]()
        for id_ in level:
            introduced_by = graph[id_].introduced_by
            others = [paper for paper in introduced_by if paper not in but]
            for paper in others:
                found[paper].add(id_)
            if not others:
                (level if introduced_by else below).extend(needed(graph, id_))
        wanted = below
    return dict(found)


def needed(graph: Graph, id_: str) -> list[str]:
    """Return what a concept needs at depth ``what``, each alternative included."""
    counting = (need for need in graph.needs(id_) if need.depth == "what")
    return [lower for need in counting for lower in need.prerequisites]


def find(graph: Graph, text: str) -> Paper:
    """Return the one paper that a text means: its id, or words that only it has.

    Words are those of title, authors and year, in any order and spelling of
    :func:`conceptpath.graph.search.fold`; a whole title means its paper.

    :raises UnknownNameError: If no paper has all the words; it holds near ids.
    :raises AmbiguousNameError: If a few papers have them.
    :raises InputError: If many do.

    >>> from conceptpath.graph.model import Records
    >>> euclid = Paper(id="euclid-300", title="Elements", authors=("Euclid",))
    >>> find(Graph(Records(papers=(euclid,))), "euclid elements").id
    'euclid-300'
    """
    papers = {paper.id: paper for paper in graph.records.papers}
    titles = {fold(paper.title): id_ for id_, paper in papers.items()}
    wanted = fold(text)
    if exact := papers.get(text) or papers.get(titles.get(wanted, "")):
        return exact
    found = [id_ for id_, paper in papers.items() if _bears(paper, wanted)]
    if len(found) > READINGS:
        what = f"{text!r} fits {len(found)} papers"
        raise InputError(f"{what}; add words of the title, an author or the year")
    if len(found) > 1:
        raise AmbiguousNameError(text, found)
    if not found:
        close = near(text, papers) or near(wanted, titles)
        raise UnknownNameError(
            "paper", text, [titles.get(name, name) for name in close]
        )
    return papers[found[0]]


def _bears(paper: Paper, words: str) -> bool:
    own = fold(" ".join([paper.title, *paper.authors, str(paper.year)])).split()
    return bool(words) and set(words.split()) <= set(own)


def _by_paper(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for paper, concept in pairs:
        found[paper][concept] = None
    return {paper: tuple(concepts) for paper, concepts in found.items()}


def _cited(concepts: Iterable[Concept]) -> Iterator[tuple[str, str]]:
    for concept in concepts:
        for question in concept.questions:
            yield from ((paper, concept.id) for paper in question.cites)


def _is_younger(concept: Concept, paper: Paper) -> bool:
    known = concept.year is not None and paper.year is not None
    return known and (concept.year or 0) > (paper.year or 0)
