"""The database and the planner answer alike on the shipped content."""

import pytest

from conceptpath import Graph, path
from conceptpath.graph.stores.bolt import Store

BELOW = "MATCH (c:Concept {id: $goal})-[:REQUIRES*1..]->(p) RETURN DISTINCT p.id"
GOALS = (
    "gradient",
    "singular-value-decomposition",
    "lagrange-multipliers",
    "central-limit-theorem",
    "hypothesis-test",
    "adam",
    "k-means",
    "decision-tree",
    "gradient-boosting",
    "naive-bayes",
    "support-vector-machine",
    "q-learning",
    "multilayer-perceptron",
    "convolutional-neural-network",
    "long-short-term-memory",
    "transformer",
    "bert",
    "principal-component-analysis",
    "multi-agent-reinforcement-learning",
    "retrieval-augmented-generation",
)


def below(store: Store, goal: str) -> set[str]:
    """Return what a goal needs, as Cypher says it."""
    return {id_ for (id_,) in store.query(BELOW, {"goal": goal}).rows}


def planned(graph: Graph, goal: str) -> set[str]:
    """Return what a plan for a goal holds besides the goal."""
    plan = path(graph, [goal], depth="why", deep=True)
    return {step.id for step in plan.steps} - {goal}


def test_the_content_comes_back(content_graph: Graph, content_store: Store) -> None:
    """What is read from a database is the graph that was written, record by record."""
    assert content_store.read().records == content_graph.records


@pytest.mark.parametrize("goal", GOALS)
def test_cypher_finds_what_is_planned(
    goal: str, content_graph: Graph, content_store: Store
) -> None:
    """A query finds the whole plan, and where needs have alternatives all of those."""
    found, plan = below(content_store, goal), planned(content_graph, goal)
    closure = content_graph.closure([goal], deep=True)

    assert plan <= found
    assert plan == found or any(content_graph.groups(closure))


def test_both_kinds_of_goals_are_tried(content_graph: Graph) -> None:
    """Of the twenty goals at least five have no alternatives, and five have."""
    closures = [content_graph.closure([goal], deep=True) for goal in GOALS]
    with_groups = sum(any(content_graph.groups(closure)) for closure in closures)

    assert 5 <= with_groups <= len(GOALS) - 5
