"""The map as a whole, asked in Cypher, is the graph."""

from collections import Counter

import pytest

from conceptpath import Graph
from conceptpath.graph.planning.learning.fringe import ready

from .asking import Ask, Known, ids, view


def test_hubs(content_graph: Graph, ask: Ask) -> None:
    """Hubs are the concepts on which most others rest, counted as the graph does."""
    graph = content_graph
    ranked = sorted(graph, key=lambda id_: (-graph.dependents(id_), id_))[:30]

    rows = ask("hubs", count=30)

    assert ranked == ids(rows)
    for row in rows:
        assert graph.dependents(row["id"]) == row["dependents"]
        assert len(graph.unlocks(row["id"])) == row["directly"]


def test_roots(content_graph: Graph, ask: Ask) -> None:
    """Roots are the concepts without needs."""
    wanted = sorted(id_ for id_ in content_graph if not content_graph.needs(id_))

    assert wanted == ids(ask("roots"))


def test_ends(content_graph: Graph, ask: Ask) -> None:
    """Ends are the concepts that nothing needs, with the specializations they end."""
    graph = content_graph
    ends = [c for c in graph.values() if not graph.unlocks(c.id)]
    ends.sort(key=lambda concept: (concept.domain, concept.id))

    rows = ask("ends")

    assert [concept.id for concept in ends] == ids(rows)
    assert [
        sorted(
            s.id
            for s in graph.records.specializations
            if concept.id in {target.id for target in s.targets}
        )
        for concept in ends
    ] == ids(rows, "specializations")


def test_domains(content_graph: Graph, ask: Ask) -> None:
    """The areas hold each concept once, and its hours at both depths."""
    concepts = content_graph.values()
    rows = ask("domains")

    assert Counter(c.domain for c in concepts) == {r["id"]: r["concepts"] for r in rows}
    for name, total in {
        "hours": sum(concept.hours for concept in concepts),
        "hours_why": sum(concept.hours_why for concept in concepts),
        "algorithms": sum(concept.kind == "algorithm" for concept in concepts),
    }.items():
        assert total == pytest.approx(sum(row[name] for row in rows))


@pytest.mark.parametrize("domain", ["neural-networks", "deep-learning"])
def test_area(domain: str, content_graph: Graph, ask: Ask) -> None:
    """An area holds the concepts that live there or in one of its parts."""
    parents = {d.id: d.parent for d in content_graph.records.domains}
    wanted = [
        (c.domain, c.id)
        for c in content_graph.values()
        if domain in (c.domain, parents[c.domain])
    ]
    rows = ask("area", domain=domain)

    assert sorted(wanted) == [(row["lives_in"], row["id"]) for row in rows]


def test_needs_between_domains(content_graph: Graph, ask: Ask) -> None:
    """Each need that leads out of an area is counted between the two."""
    graph = content_graph
    needs = view(graph, deep=True).edges
    crossing = Counter((graph[a].domain, graph[b].domain) for a, b in needs)

    rows = ask("between-domains")

    assert {pair: n for pair, n in crossing.items() if pair[0] != pair[1]} == {
        (row["domain"], row["builds_on"]): row["needs"] for row in rows
    }


@pytest.mark.parametrize(
    ("above", "below"),
    [("deep-learning", "mathematics"), ("statistics", "probability")],
)
def test_bridges(above: str, below: str, content_graph: Graph, ask: Ask) -> None:
    """Bridges are the concepts of one area that those of another need."""
    parents = {d.id: d.parent for d in content_graph.records.domains}
    inside = {
        area: {
            c.id
            for c in content_graph.values()
            if area in (c.domain, parents[c.domain])
        }
        for area in (above, below)
    }
    wanted = {
        id_: sorted(inside[above] & {*content_graph.unlocks(id_)})
        for id_ in inside[below]
        if inside[above] & {*content_graph.unlocks(id_)}
    }
    rows = ask("bridges", **{"from": above, "to": below})

    assert wanted == {row["id"]: row["dependents"] for row in rows}
    assert [len(row["dependents"]) for row in rows] == ids(rows, "needed_by")


@pytest.mark.parametrize(
    "value", ["unsupervised", "kernel", "text", "deep", "production"]
)
def test_by_axis(value: str, content_graph: Graph, ask: Ask) -> None:
    """Algorithms are chosen by a value of any axis."""
    wanted = [
        (concept.domain, concept.id)
        for concept in content_graph.values()
        if concept.kind == "algorithm"
        and any(value in values for values in concept.axes.values())
    ]
    rows = ask("by-axis", value=value)

    assert sorted(wanted) == [(row["domain"], row["id"]) for row in rows]


def test_in_two_domains(content_graph: Graph, ask: Ask) -> None:
    """Concepts in several areas are those that say so, the areas in their order."""
    wanted = {c.id: list(c.also_in) for c in content_graph.values() if c.also_in}

    rows = ask("in-two-domains")

    assert wanted == {row["id"]: row["seen_from"] for row in rows}
    assert [content_graph[id_].domain for id_ in ids(rows)] == ids(rows, "lives_in")


@pytest.mark.parametrize(
    "known",
    [(), ("vector",), ("gradient", "linear-regression", "bayes-theorem")],
    ids=len,
)
def test_unlocked(known: tuple[str, ...], content_graph: Graph, ask: Ask) -> None:
    """What can be learned next is the outer fringe of what is known."""
    have: Known = dict.fromkeys(known, "what")
    fringe = ready(content_graph, have)

    found = ids(ask("unlocked", known=list(known)))

    assert sorted(step.id for step in fringe.outer) == sorted(found)
