"""Papers, resources and questions, asked in Cypher, are those of the records."""

from collections import Counter

import pytest

from conceptpath import Graph
from conceptpath.graph.planning.learning.papers import links
from conceptpath.graph.planning.learning.quiz import quiz

from .asking import GOALS, Ask, ids

each = pytest.mark.parametrize("goal", GOALS)
DOMAINS = ("deep-learning", "probability", "mathematics")


@each
def test_papers(goal: str, content_graph: Graph, ask: Ask) -> None:
    """The papers on the way are those that introduced it, the oldest first."""
    whole = set(ids(ask("closure", goal=goal)))
    wanted = [
        (linked.paper.year, id_, sorted(whole & {*linked.introduces}))
        for id_, linked in links(content_graph).items()
        if whole & {*linked.introduces}
    ]
    rows = ask("papers", goal=goal)

    assert sorted(wanted) == [
        (row["year"], row["id"], row["introduces"]) for row in rows
    ]


@pytest.mark.parametrize("paper", ["vaswani-et-al-2017", "shannon-1948", "pearl-1995"])
def test_paper(paper: str, content_graph: Graph, ask: Ask) -> None:
    """A paper's concepts are those that say so, in each of three ways."""
    wanted = set()
    for concept in content_graph.values():
        cited = {cite for question in concept.questions for cite in question.cites}
        wanted |= (
            {(concept.id, "introduces")} if paper in concept.introduced_by else set()
        )
        wanted |= {(concept.id, "names")} if paper in concept.papers else set()
        wanted |= {(concept.id, "cites")} if paper in cited else set()

    rows = ask("paper", paper=paper)

    assert sorted(wanted) == [(row["id"], row["how"]) for row in rows]


def test_most_used_papers(content_graph: Graph, ask: Ask) -> None:
    """The most used papers have the most concepts and questions that name them."""
    named: Counter[str] = Counter()
    cited: Counter[str] = Counter()
    for concept in content_graph.values():
        named.update([*concept.introduced_by, *concept.papers])
        cited.update(cite for q in concept.questions for cite in q.cites)
    papers = [paper.id for paper in content_graph.records.papers]
    papers.sort(key=lambda id_: (-named[id_] - cited[id_], id_))

    rows = ask("most-used-papers", count=30)

    assert papers[:30] == ids(rows)
    assert [(named[id_], cited[id_]) for id_ in papers[:30]] == [
        (row["concepts"], row["questions"]) for row in rows
    ]


@each
def test_resources(goal: str, content_graph: Graph, ask: Ask) -> None:
    """Each concept has the first of its resources, with the place in it."""
    whole = ids(ask("closure", goal=goal))
    first = [(id_, content_graph[id_].learn[0]) for id_ in sorted(whole)]

    rows = ask("resources", goal=goal)

    assert [(id_, pointer.resource, pointer.where) for id_, pointer in first] == [
        (row["id"], row["resource"], row["place"]) for row in rows
    ]


@each
def test_one_resource(goal: str, content_graph: Graph, ask: Ask) -> None:
    """Resources are ranked by how many concepts of a goal they teach."""
    whole = ids(ask("closure", goal=goal))
    teaches = Counter(
        resource
        for id_ in whole
        for resource in {pointer.resource for pointer in content_graph[id_].learn}
    )
    ranked = sorted(teaches.items(), key=lambda pair: (-pair[1], pair[0]))

    rows = ask("one-resource", goal=goal)

    assert ranked == [(row["id"], row["teaches"]) for row in rows]
    assert {len(whole)} == {row["of_all"] for row in rows}


@each
def test_why_questions(goal: str, content_graph: Graph, ask: Ask) -> None:
    """The why-questions of a goal are those that a quiz on it would ask."""
    cards = quiz(content_graph, ids(ask("closure", goal=goal)), limit=10_000).cards

    rows = ask("why-questions", goal=goal)

    assert {card.id: card.status for card in cards} == {
        row["id"]: row["status"] for row in rows
    }


@pytest.mark.parametrize("domain", DOMAINS)
def test_debated(domain: str, content_graph: Graph, ask: Ask) -> None:
    """Debated and open are all questions of an area that are not settled."""
    parents = {d.id: d.parent for d in content_graph.records.domains}
    wanted = {
        (f"{concept.id}.{question.id}", question.status)
        for concept in content_graph.values()
        for question in concept.questions
        if domain in (concept.domain, parents[concept.domain])
        and question.status != "settled"
    }
    rows = ask("debated", domain=domain)

    assert wanted == {(row["id"], row["status"]) for row in rows}
