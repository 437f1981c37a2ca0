"""Chains of needs, and neighbours by other links, are those of the graph."""

import networkx as nx
import pytest

from conceptpath import Graph, path
from conceptpath.graph.planning.depth.witness import witnesses

from .asking import DEEPER, GOALS, Ask, has_choices, ids, view

#: Two concepts, of which the first needs the second, if only to know why.
PAIRS = (
    ("transformer", "derivative"),
    ("k-means", "set"),
    ("support-vector-machine", "hyperplane"),
    ("q-learning", "probability"),
    ("retrieval-augmented-generation", "function"),
)
pairs = pytest.mark.parametrize(("above", "below"), PAIRS)
#: Some on which much rests, the first on more chains than can be walked in time.
HUBS = ("elementary-algebra", "probability", "attention", "ensemble", "chain-rule")


@pairs
def test_chain_is_a_shortest_one(
    above: str, below: str, content_graph: Graph, ask: Ask
) -> None:
    """A chain leads from need to need, each with its reason, and none is shorter."""
    graph = content_graph
    reasons = {
        (id_, low): need.reason
        for id_ in graph
        for need in graph.needs(id_)
        for low in need.prerequisites
    }
    rows = ask("chain", **{"from": above, "to": below})

    assert nx.shortest_path_length(view(graph, deep=True), above, below) == len(rows)
    assert (above, below) == (rows[0]["id"], rows[-1]["needs"])
    assert ids(rows)[1:] == ids(rows, "needs")[:-1]
    for row in rows:
        assert reasons[row["id"], row["needs"]] == row["reason"]


def test_chain_is_as_long_as_the_planners(content_graph: Graph, ask: Ask) -> None:
    """Where there is no choice, a chain is as long as the one that a plan shows."""
    plan = path(content_graph, ["k-means"], depth="why", deep=True)

    for step in plan.steps[:-1]:
        (witness,) = witnesses(plan, step.id)
        rows = ask("chain", **{"from": "k-means", "to": step.id})
        assert len(witness.chain) == len(rows)


@pytest.mark.parametrize("ends", [("derivative", "transformer"), ("set", "set")])
def test_no_chain(ends: tuple[str, str], ask: Ask) -> None:
    """Without a way, and from a concept to itself, there is no chain."""
    assert ask("chain", **{"from": ends[0], "to": ends[1]}) == []


@pairs
@pytest.mark.parametrize("length", [2, 5])
def test_chains(
    above: str, below: str, length: int, content_graph: Graph, ask: Ask
) -> None:
    """All chains up to a length are found, the shortest first."""
    whole = view(content_graph, deep=True)
    ways = [*nx.all_simple_paths(whole, above, below, cutoff=length)]

    rows = ask("chains", **{"from": above, "to": below, "length": length})

    assert sorted(ways, key=lambda way: (len(way), way)) == [
        [node.properties["id"] for node in row["chain"].nodes] for row in rows
    ]
    assert [len(way) - 1 for way in sorted(ways, key=len)] == ids(rows, "needs")


@pytest.mark.parametrize("goal", [goal for goal in GOALS if goal != DEEPER])
def test_uses(goal: str, content_graph: Graph, ask: Ask) -> None:
    """Why a concept is in a plan are the plan's reasons, and of choices all others."""
    for step in path(content_graph, [goal]).steps[::5]:
        told = {(reason.dependent, reason.reason) for reason in step.reasons}
        rows = ask("uses", concept=step.id, goal=goal)
        found = {(row["id"], row["reason"]) for row in rows}
        assert told <= found
        assert told == found or has_choices(content_graph, [goal])


@pytest.mark.parametrize("concept", HUBS)
def test_dependents(concept: str, content_graph: Graph, ask: Ask) -> None:
    """What builds on a concept is what the graph counts, direct dependents first."""
    direct = sorted(content_graph.unlocks(concept))

    rows = ask("dependents", concept=concept)

    assert content_graph.dependents(concept) == len(rows)
    assert direct == ids(rows)[: len(direct)]
    assert [row["directly"] for row in rows] == [
        place < len(direct) for place in range(len(rows))
    ]


@pytest.mark.parametrize("concept", HUBS)
def test_dependents_why(concept: str, content_graph: Graph, ask: Ask) -> None:
    """Those that need a concept only to explain themselves name it so."""
    wanted = [
        (id_, need.reason)
        for id_ in sorted(content_graph)
        for need in content_graph.needs(id_)
        if need.depth == "why" and concept in need.prerequisites
    ]
    rows = ask("dependents-why", concept=concept)

    assert wanted == [(row["id"], row["reason"]) for row in rows]


@pytest.mark.parametrize("concept", ["precision-and-recall", "k-means", "transformer"])
def test_contrasts(concept: str, content_graph: Graph, ask: Ask) -> None:
    """The contrasts are those that the concept names, and those that name it."""
    named = [(c.id, c.difference) for c in content_graph[concept].contrasts]
    naming = [
        (other.id, contrast.difference)
        for other in content_graph.values()
        for contrast in other.contrasts
        if contrast.id == concept
    ]
    rows = ask("contrasts", concept=concept)

    assert sorted(named + naming) == [(row["id"], row["difference"]) for row in rows]


@pytest.mark.parametrize("concept", ["random-forest", "lasso", "transformer"])
def test_siblings(concept: str, content_graph: Graph, ask: Ask) -> None:
    """Siblings share a general idea, which is told, and are not the concept itself."""
    kinds = content_graph[concept].is_a
    wanted = [
        (kind, other.id)
        for kind in kinds
        for other in content_graph.values()
        if kind in other.is_a and other.id != concept
    ]
    rows = ask("siblings", concept=concept)

    assert sorted(wanted) == [(row["kind"], row["id"]) for row in rows]
