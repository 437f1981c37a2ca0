"""What it takes to read one paper, or one text, and what to read before.

The way there is the plan for the needs that are not met (:mod:`..depth.path`). A pasted
text, such as a title and an abstract, takes the concepts that it is about
(:mod:`.mentions`). Worth reading before are the nearest papers that introduce what is
needed.
"""

from collections.abc import Container, Iterable, Mapping
from math import inf

from msgspec import structs

from conceptpath.graph.errors import InputError
from conceptpath.graph.model import Depth, Need, Paper
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import Plan, path
from conceptpath.graph.planning.learning.mentions import Mention, mentions, topics
from conceptpath.graph.planning.learning.papers import helps, introducing, links, needs
from conceptpath.graph.planning.learning.reading import gap
from conceptpath.graph.planning.result import Result


class Earlier(Result, frozen=True):
    """A paper worth reading before, and what it introduces of what is needed."""

    paper: Paper
    introduces: tuple[str, ...]


class Guide(Result, frozen=True):
    """What a paper introduces and takes; its unmet needs are the goals of ``plan``."""

    paper: Paper
    introduces: tuple[str, ...]
    about: tuple[str, ...]
    needs: tuple[Need, ...]
    #: What is not needed to read it and would help to judge its reasons.
    helps: tuple[str, ...]
    plan: Plan
    before: tuple[Earlier, ...]


class TextGuide(Result, frozen=True):
    """What a text is about, in which words, and the plan to read it.

    ``background`` are words that name a concept, too, and are no evidence of it.
    """

    topics: tuple[str, ...]
    mentions: tuple[Mention, ...]
    background: tuple[Mention, ...]
    plan: Plan
    before: tuple[Earlier, ...]


def guide(graph: Graph, paper: Paper, known: Mapping[str, Depth]) -> Guide:
    """Return what a paper introduces, what it takes, and the way there.

    :param paper: A paper of the graph.
    :param known: How deep each concept is known; what that implies counts as known.
    :raises UnknownNameError: If a known concept is not in the graph.
    """
    linked, have = links(graph)[paper.id], graph.required(known)
    takes, missing = needs(graph, linked), gap(graph, linked, have)
    named = [id_ for need in takes for id_ in need.prerequisites]
    beyond = {*have, *missing.todo, *named}
    return Guide(
        paper=paper,
        introduces=linked.introduces,
        about=linked.about,
        needs=takes,
        helps=tuple(id_ for id_ in helps(graph, linked) if id_ not in beyond),
        plan=_plan(graph, missing.lacks, known, linked.teaches),
        before=_before(graph, named, paper),
    )


def guide_text(graph: Graph, text: str, known: Mapping[str, Depth]) -> TextGuide:
    """Return what a text is about, and the way to read it.

    :param text: A title and an abstract, or any other text.
    :param known: How deep each concept is known; what that implies counts as known.
    :returns: An empty plan where the text is about no concept, or all are known.
    :raises InputError: If there are no words in the text.
    :raises UnknownNameError: If a known concept is not in the graph.

    >>> from conceptpath.graph.model import Concept, Records
    >>> svm = Concept(id="svm", name="Support vector machine", domain="kernels")
    >>> graph = Graph(Records(concepts=(svm,)))
    >>> guide_text(graph, "On support vector machines", {}).plan.hours
    1.0
    """
    if not any(map(str.isalnum, text)):
        raise InputError("the text has no words; give a title and an abstract")
    found = mentions(graph, text)
    about: dict[str, Depth] = dict.fromkeys(topics(graph, text, found), "what")
    return TextGuide(
        topics=tuple(about),
        mentions=tuple(m for m in found if not about.keys().isdisjoint(m.concepts)),
        background=tuple(m for m in found if about.keys().isdisjoint(m.concepts)),
        plan=_plan(graph, about, known),
        before=_before(graph, about),
    )


def _plan(
    graph: Graph,
    goals: Mapping[str, Depth],
    known: Mapping[str, Depth],
    teaches: Container[str] = (),
) -> Plan:
    """Return the plan for some needs, without what the paper teaches itself."""
    if not goals:
        return Plan(goals=(), hours=0.0, steps=())
    plan = path(graph, goals, known=known)
    steps = tuple(step for step in plan.steps if step.id not in teaches)
    return structs.replace(plan, steps=steps, hours=sum(step.hours for step in steps))


def _before(
    graph: Graph, wanted: Iterable[str], paper: Paper | None = None
) -> tuple[Earlier, ...]:
    """Return the papers that introduce what is wanted, the oldest first."""
    by_id = {other.id: other for other in graph.records.papers}
    last = paper.year if paper and paper.year is not None else inf
    found = [
        Earlier(by_id[id_], tuple(sorted(introduces, key=graph.position)))
        for id_, introduces in introducing(
            graph, wanted, {paper.id} if paper else ()
        ).items()
        if (by_id[id_].year or -inf) <= last
    ]
    return tuple(sorted(found, key=lambda e: (e.paper.year or -inf, e.paper.id)))
