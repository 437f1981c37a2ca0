"""Papers, and what it takes to read them, as lines for a terminal."""

import textwrap
from collections.abc import Collection, Iterable, Iterator, Sequence

from conceptpath.commands.output import WIDTH, faint, heading, wrapped
from conceptpath.graph.model import Need, Paper
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import Plan
from conceptpath.graph.planning.learning.guide import Earlier, Guide, TextGuide
from conceptpath.graph.planning.learning.mentions import Mention
from conceptpath.graph.planning.learning.reading import Readiness, ReadingList, Shelf
from conceptpath.graph.words import count

#: How many papers of a kind are printed, and how many names of concepts or authors in
#: a line; ``--json`` has them all.
PAPERS = 10
NAMES = 5
#: Where what is said of a paper begins.
INDENT = " " * 5


def shelf_lines(graph: Graph, shelf: Shelf) -> Iterator[str]:
    """Yield the papers that can be read now, then the nearest of the others."""
    whole = len(shelf.now) + len(shelf.later)
    yield heading(f"You can read {len(shelf.now)} of {count(whole, 'paper')} now")
    if not shelf.now:
        yield faint("Say what you know: conceptpath know CONCEPT, or --known ID,...")
    yield from _first(graph, shelf.now)
    if shelf.later:
        yield ""
        yield heading("Nearest of the others")
        yield from _first(graph, shelf.later)


def list_lines(graph: Graph, papers: ReadingList) -> Iterator[str]:
    """Yield the papers of a goal, one after another."""
    if not papers.papers:
        yield f"The map has no papers for {papers.name}."
        return
    hours = sum(ready.hours for ready in papers.papers)
    size = count(len(papers.papers), "paper")
    yield heading(f"Reading for {papers.name}: {size}, {hours:g} h to learn for them")
    for number, ready in enumerate(papers.papers, 1):
        yield from _entry(graph, ready, f"{number:3}. ")


def guide_lines(graph: Graph, guide: Guide) -> Iterator[str]:
    """Yield what a paper introduces and takes, and the way there."""
    paper = guide.paper
    yield heading(wrapped(paper.title))
    yield faint(wrapped(_joined(_some(paper.authors), paper.year, paper.venue)))
    yield faint(_joined(_address(paper), paper.id))
    if guide.introduces:
        yield wrapped(f"Introduces {_names(graph, guide.introduces)}")
    if guide.about:
        also = "Is also about" if guide.introduces else "Is about"
        yield wrapped(f"{also} {_names(graph, guide.about)}")
    if guide.introduces or guide.about:
        yield from _taken(graph, guide)
    else:
        yield "No concept of the map tells what it takes."
    yield from _before(graph, guide.before)


def _taken(graph: Graph, guide: Guide) -> Iterator[str]:
    if guide.needs:
        yield from ("", heading("Needs"))
    for need in guide.needs:
        yield from _need(graph, need, guide.plan.goals)
    yield from _way(guide.plan)
    if guide.helps:
        names = _names(graph, guide.helps)
        yield from ("", wrapped(f"Would help to judge its reasons: {names}"))


def text_lines(graph: Graph, guide: TextGuide) -> Iterator[str]:
    """Yield what a text is about, in which words, and the way to read it."""
    about = count(len(guide.topics), "concept") if guide.topics else "no concept"
    yield heading(f"The text is about {about} of the map")
    for id_ in guide.topics:
        said = _said(found for found in guide.mentions if id_ in found.concepts)
        yield wrapped(f"{graph[id_].name}  {faint(said)}", "  ")
    if guide.background:
        yield faint(
            wrapped(f"Not counted, as it may mean anything: {_said(guide.background)}")
        )
    if guide.topics:
        yield from _way(guide.plan)
        yield from _before(graph, guide.before)


def _first(graph: Graph, papers: Sequence[Readiness]) -> Iterator[str]:
    for ready in papers[:PAPERS]:
        yield from _entry(graph, ready, "  ")
    yield from _more(papers)


def _entry(graph: Graph, ready: Readiness, sign: str) -> Iterator[str]:
    yield from _cited(graph, ready, sign)
    if ready.lacks:
        size = f"{count(len(ready.missing), 'concept')}, {ready.hours:g} h"
        names = _names(graph, ready.lacks)
        yield wrapped(f"Learn first {names}: {size}", INDENT)


def _cited(graph: Graph, listed: Readiness | Earlier, sign: str) -> Iterator[str]:
    """Yield the title of a paper, how to find it, and what it introduces."""
    paper = listed.paper
    authors = (
        f"{paper.authors[0]} et al." if paper.authors[2:] else _some(paper.authors)
    )
    yield sign + wrapped(paper.title, INDENT).lstrip()
    found = f"{INDENT}{_joined(authors, paper.year, _address(paper))}  {paper.id}"
    yield faint(
        textwrap.fill(found, WIDTH, subsequent_indent=INDENT, break_on_hyphens=False)
    )
    if listed.introduces:
        yield wrapped(f"Introduces {_names(graph, listed.introduces)}", INDENT)


def _more(papers: Sequence[object]) -> Iterator[str]:
    if more := len(papers[PAPERS:]):
        yield faint(f"  +{more} more")


def _address(paper: Paper) -> str | None:
    return f"arXiv:{paper.arxiv}" if paper.arxiv else paper.doi or paper.url


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _need(graph: Graph, need: Need, lacking: Collection[str]) -> Iterator[str]:
    box = "[x]" if set(need.prerequisites).isdisjoint(lacking) else "[ ]"
    depth = ", why" if need.at == "why" else ""
    names = " or ".join(graph[id_].name for id_ in need.prerequisites)
    yield f"  {box} {names}{depth}"
    yield faint(wrapped(need.reason, " " * 6))


def _way(plan: Plan) -> Iterator[str]:
    """Yield what is to be learned, a module a paragraph."""
    yield ""
    if not plan.steps:
        yield "You can read it now."
        return
    size = f"{count(len(plan.steps), 'concept')}, {plan.hours:g} h"
    yield heading(f"Learn first: {size}")
    for name, steps in plan.modules():
        yield f"  {name}" + faint(f"  {sum(step.hours for step in steps):g} h")
        yield faint(wrapped(", ".join(step.name for step in steps), " " * 4))
    yield faint(f"Each step with its reasons:\n{_command(plan.goals)}")


def _command(goals: Iterable[str]) -> str:
    """Return the command that plans for some goals, fit to be copied."""
    words = f"conceptpath path {' '.join(goals)}"
    lines = textwrap.wrap(words, WIDTH - 6, break_on_hyphens=False)
    return "  " + " \\\n    ".join(lines)


def _before(graph: Graph, papers: Sequence[Earlier]) -> Iterator[str]:
    if papers:
        yield from ("", heading("Worth reading before"))
    for earlier in papers[:PAPERS]:
        yield from _cited(graph, earlier, "  ")
    yield from _more(papers)


def _said(found: Iterable[Mention]) -> str:
    """Return the words of some mentions, each once, in quotes."""
    return _some(dict.fromkeys(f'"{mention.words}"' for mention in found))


def _names(graph: Graph, ids: Iterable[str]) -> str:
    return _some([graph[id_].name for id_ in ids])


def _some(names: Collection[str]) -> str:
    """Return the first of some names, and how many more there are."""
    more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
    return ", ".join(list(names)[:NAMES]) + more
