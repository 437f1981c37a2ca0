"""What a goal takes, asked in Cypher, is what the planner says."""

import networkx as nx
import pytest

from conceptpath import Graph, path
from conceptpath.graph.planning.depth.parts import closure, part
from conceptpath.graph.planning.learning.fringe import ready

from .asking import DEEPER, GOALS, Ask, Known, has_choices, ids, view, wants_why

#: What is known, in several ways: nothing, a little, much, and part of a choice.
KNOWN = (
    (),
    ("vector", "derivative"),
    ("gradient", "multilayer-perceptron"),
    ("logistic-regression",),
)
each = pytest.mark.parametrize("goal", GOALS)
known_in_ways = pytest.mark.parametrize("known", KNOWN, ids=len)


def test_both_kinds_of_goals_are_tried(content_graph: Graph) -> None:
    """Of the goals some go by a choice, some do not, and one wants more than what."""
    choosing = [goal for goal in GOALS if has_choices(content_graph, [goal])]

    assert 2 <= len(choosing) <= len(GOALS) - 3
    assert [goal for goal in GOALS if wants_why(content_graph, [goal])] == [DEEPER]


@each
def test_closure(goal: str, content_graph: Graph, ask: Ask) -> None:
    """The closure is the graph's, but for what is wanted at why below a goal."""
    found, whole = set(ids(ask("closure", goal=goal))), content_graph.closure([goal])

    assert found <= whole.keys()
    assert found == whole.keys() or wants_why(content_graph, [goal])


@each
def test_distances(goal: str, content_graph: Graph, ask: Ask) -> None:
    """Each concept of a closure has the distance of a shortest chain of needs."""
    nearest = nx.single_source_shortest_path_length(view(content_graph), goal)

    rows = ask("closure", goal=goal)

    assert {row["id"]: row["distance"] for row in rows} == dict(nearest)


@each
def test_closure_why(goal: str, content_graph: Graph, ask: Ask) -> None:
    """With everything at why, the closure and its hours are the graph's."""
    whole = content_graph.closure([goal], deep=True)
    steps = part(content_graph, closure(whole))

    rows = ask("closure-why", goal=goal)

    assert sorted(whole) == ids(rows)
    assert steps.hours == pytest.approx(sum(row["hours"] for row in rows))


def test_closure_why_of_everything(content_graph: Graph, ask: Ask) -> None:
    """All specializations at once end within the time limit: no chain is walked."""
    goals = [s.id for s in content_graph.records.specializations]
    targets = {t.id for s in content_graph.records.specializations for t in s.targets}

    found = ids(ask("closure-why", goal=goals))

    assert sorted(content_graph.closure(targets, deep=True)) == found


def test_several_goals_are_one_closure(content_graph: Graph, ask: Ask) -> None:
    """Several goals, specializations among them, are asked about at once."""
    targets = {t.id for s in content_graph.records.specializations for t in s.targets}

    rows = ask("closure", goal="language-models, k-means")

    assert {"transformer", "k-means", "bert"} <= set(ids(rows))
    assert {row["id"] for row in rows if not row["distance"]} <= {*targets, "k-means"}


@each
def test_needs(goal: str, content_graph: Graph, ask: Ask) -> None:
    """The direct needs are the concept's, in its order, choices marked."""
    wanted = [
        (lower, need.depth, need.at, need.reason, bool(need.any_of))
        for need in content_graph.needs(goal)
        for lower in need.prerequisites
    ]
    rows = ask("needs", concept=goal)

    assert wanted == [
        (row["id"], row["depth"], row["at"], row["reason"], bool(row["choice"]))
        for row in rows
    ]


@each
@known_in_ways
def test_missing(
    goal: str, known: tuple[str, ...], content_graph: Graph, ask: Ask
) -> None:
    """What is missing is the plan, and where there are choices all of those besides."""
    plan = {step.id for step in path(content_graph, [goal], known=known).steps}

    found = ids(ask("missing", goal=goal, known=list(known)))

    if wants_why(content_graph, [goal]):
        plan &= {*ids(ask("closure", goal=goal))}
    assert plan <= set(found)
    assert plan == set(found) or has_choices(content_graph, [goal])


@each
def test_missing_can_be_followed(goal: str, content_graph: Graph, ask: Ask) -> None:
    """What is missing comes in an order in which each need stands before its use."""
    found = ids(ask("missing", goal=goal, known=[]))

    for above, low in view(content_graph).subgraph(found).edges:
        assert found.index(low) < found.index(above)


@each
@known_in_ways
def test_ready(
    goal: str, known: tuple[str, ...], content_graph: Graph, ask: Ask
) -> None:
    """What is ready for a goal is the planner's, and what choices besides offer."""
    graph = content_graph
    have: Known = dict.fromkeys(known, "what")
    outer = {step.id for step in ready(graph, have, {goal: "what"}).outer}

    found = set(ids(ask("ready", goal=goal, known=list(known))))

    if wants_why(graph, [goal]):
        outer &= {*ids(ask("closure", goal=goal))}
    assert outer <= found
    assert outer == found or has_choices(graph, [goal])


@each
def test_waiting(goal: str, content_graph: Graph, ask: Ask) -> None:
    """What waits for a ready concept is all of the closure that builds on it."""
    needs = view(content_graph)
    whole = nx.descendants(needs, goal) | {goal}

    rows = ask("ready", goal=goal, known=[])

    assert rows
    assert {row["id"]: row["waiting"] for row in rows} == {
        id_: len(nx.ancestors(needs, id_) & whole) for id_ in ids(rows)
    }


@each
def test_hours(goal: str, content_graph: Graph, ask: Ask) -> None:
    """The hours by area are those of the closure."""
    found: Known
    found = dict.fromkeys(ids(ask("closure", goal=goal)), "what")
    areas = part(content_graph, closure(found)).areas

    rows = ask("hours", goal=goal)

    assert {area.domain: area.hours for area in areas} == pytest.approx(
        {row["domain"]: row["hours"] for row in rows}
    )
    assert len(found) == sum(row["concepts"] for row in rows)


@pytest.mark.parametrize("goal", [*GOALS, "language-models"])
def test_choices(goal: str, content_graph: Graph, ask: Ask) -> None:
    """The choices are the needs with alternatives of the closure."""
    whole: Known
    whole = dict.fromkeys(ids(ask("closure", goal=goal)), "what")
    groups = content_graph.groups(whole)

    rows = ask("choices", goal=goal)

    assert sorted((group.dependent, *group.need.any_of) for group in groups) == [
        (row["id"], *row["ways"]) for row in rows
    ]


@each
def test_stages(goal: str, content_graph: Graph, ask: Ask) -> None:
    """A stage stands for each step of the longest chain, and none needs a later one."""
    rows = ask("stages", goal=goal)
    stage = {id_: n for n, row in enumerate(rows) for id_ in row["concepts"]}
    needs = view(content_graph).subgraph(stage)

    assert stage.keys() == {*ids(ask("closure", goal=goal))}
    assert nx.dag_longest_path_length(needs, weight=None) + 1 == len(rows)
    assert all(stage[low] < stage[above] for above, low in needs.edges)
