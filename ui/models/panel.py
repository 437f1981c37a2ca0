"""What the panel says about one concept."""

from collections.abc import Iterator

from msgspec import Struct

from conceptpath.graph.model import LEVEL, Concept, Need, Paper, Question, Resource
from conceptpath.graph.network import Graph
from conceptpath.ui.models.blocks import (
    Block,
    Heading,
    Label,
    Quiz,
    Row,
    Rows,
    Source,
    Sources,
    Text,
)
from conceptpath.ui.state import Visit

#: How many of the concepts that build on one are listed before a fold.
UNLOCKS_SHOWN = 5


class Panel(Struct, frozen=True):
    """A concept in words: the head, then the parts below the buttons."""

    id: str
    head: tuple[Block, ...]
    body: tuple[Block, ...]
    known: bool
    goal: bool


def panel(graph: Graph, visit: Visit, id_: str) -> Panel:
    """Return what there is to say about a concept."""
    known = graph.required(visit.known)
    writer = _Writer(graph, visit, frozenset(known))
    return Panel(
        id=id_,
        head=tuple(writer.head(graph[id_])),
        body=tuple(writer.body(graph[id_])),
        known=id_ in known,
        goal=id_ in visit.goals,
    )


def hours(number: float) -> str:
    """Return hours with their unit.

    >>> hours(1.5), hours(3.0)
    ('1.5 h', '3 h')
    """
    return f"{number:g} h"


def paper_source(paper: Paper) -> Source:
    """Return a paper as something to read."""
    who = f"{paper.authors[0]} et al." if len(paper.authors) > 2 else ""
    who = who or " and ".join(paper.authors)
    note = ", ".join(str(part) for part in (who, paper.year) if part)
    return Source(paper.title, _address(paper), note)


class _Writer:
    """Writes the parts; holds what all of them look things up in."""

    def __init__(self, graph: Graph, visit: Visit, known: frozenset[str]) -> None:
        self.graph, self.visit, self.known = graph, visit, known
        records = graph.records
        self.domains = {domain.id: domain.name for domain in records.domains}
        self.papers = {paper.id: paper for paper in records.papers}
        self.resources = {resource.id: resource for resource in records.resources}

    def head(self, concept: Concept) -> Iterator[Block]:
        below = self.graph.required({concept.id: "what"})
        total = sum(self.graph[id_].hours for id_ in below)
        place = f"{concept.kind.capitalize()} in {self.domains[concept.domain]}"
        alone = f"{hours(concept.hours)} alone"
        whole = f"{hours(total)} with what it needs" if len(below) > 1 else ""
        yield Heading(text=concept.name)
        parts = (place, str(concept.year or ""), alone, whole)
        yield Text(text=" · ".join(part for part in parts if part), quiet=True)

    def body(self, concept: Concept) -> Iterator[Block]:
        yield from _text("What it is", concept.what)
        yield from _text("Why it works", concept.why)
        if concept.enough:
            yield from _text("Enough for now", concept.enough)
        yield from self._needs(concept)
        yield from self._unlocks(concept)
        yield from self._contrasts(concept)
        yield from self._questions(concept)
        yield from self._reading(concept)

    def _needs(self, concept: Concept) -> Iterator[Block]:
        needs = sorted(self.graph.needs(concept.id), key=lambda n: LEVEL[n.depth])
        yield Label(text=f"Needs {len(needs)}")
        if needs:
            yield Rows(items=tuple(row for need in needs for row in self._need(need)))
        else:
            yield Text(text="Nothing: you can start here.", quiet=True)

    def _need(self, need: Need) -> Iterator[Row]:
        for number, id_ in enumerate(need.prerequisites):
            why = "To explain why: " if need.depth == "why" else ""
            either = "Or this instead: " if number else ""
            yield self._row(id_, f"{either or why}{need.reason}")

    def _unlocks(self, concept: Concept) -> Iterator[Block]:
        unlocks = self.graph.unlocks(concept.id)
        yield Label(text=f"Unlocks {len(unlocks)}")
        if unlocks:
            rows = tuple(self._row(id_) for id_ in unlocks)
            yield Rows(items=rows, shown=UNLOCKS_SHOWN)
        else:
            yield Text(text="Nothing on the map builds on it.", quiet=True)

    def _contrasts(self, concept: Concept) -> Iterator[Block]:
        if concept.contrasts:
            yield Label(text="Not to be confused with")
            contrasts = concept.contrasts
            yield Rows(items=tuple(self._row(c.id, c.difference) for c in contrasts))

    def _questions(self, concept: Concept) -> Iterator[Block]:
        if concept.questions:
            yield Label(text="Do you know why?")
        for question in concept.questions:
            yield Quiz(
                key=f"{concept.id}.{question.id}",
                ask=question.ask,
                answer=question.answer,
                status=question.status,
                sources=tuple(self._cited(question)),
            )

    def _cited(self, question: Question) -> Iterator[Source]:
        for id_ in question.cites:
            if id_ in self.papers:
                yield paper_source(self.papers[id_])
            else:
                yield _resource_source(self.resources[id_])

    def _reading(self, concept: Concept) -> Iterator[Block]:
        if concept.learn:
            yield Label(text="Learn it from")
            pointers = [(self.resources[p.resource], p.where) for p in concept.learn]
            yield Sources(items=tuple(_resource_source(*p) for p in pointers))
        if papers := dict.fromkeys((*concept.introduced_by, *concept.papers)):
            yield Label(text="Papers")
            yield Sources(items=tuple(paper_source(self.papers[p]) for p in papers))

    def _row(self, id_: str, reason: str = "") -> Row:
        concept = self.graph[id_]
        return Row(
            id=id_,
            name=concept.name,
            kind=concept.kind,
            meta=hours(concept.hours),
            reason=reason,
            known=id_ in self.known,
        )


def _text(label: str, text: str) -> Iterator[Block]:
    yield Label(text=label)
    yield Text(text=text) if text else Text(text="Not written yet.", quiet=True)


def _resource_source(resource: Resource, where: str = "") -> Source:
    note = ", ".join(part for part in (resource.kind, where) if part)
    return Source(resource.title, _web(resource.url or ""), note)


def _address(paper: Paper) -> str:
    if paper.arxiv:
        return f"https://arxiv.org/abs/{paper.arxiv}"
    return _web(paper.url or (f"https://doi.org/{paper.doi}" if paper.doi else ""))


def _web(url: str) -> str:
    """Return an address a browser may open, empty for any other kind."""
    return url if url.startswith(("https://", "http://")) else ""
