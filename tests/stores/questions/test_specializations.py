"""Specializations and projects, asked in Cypher, are what the planner says."""

from itertools import pairwise

import pytest

from conceptpath import Graph, path
from conceptpath.graph.planning.depth.compare import compare
from conceptpath.graph.planning.named import named, targets

from .asking import Ask, has_choices, ids

PAIRS = (
    ("language-models", "image-recognition"),
    ("bayesian-modelling", "statistical-foundations"),
    ("tabular-prediction", "forecasting"),
    ("recommender-systems", "optimization-for-learning"),
)
pairs = pytest.mark.parametrize(("one", "other"), PAIRS)
PROJECTS = ("small-language-model", "cartpole-agent", "credit-scorecard")


def takes(graph: Graph, name: str) -> set[str]:
    """Return all that a specialization takes, each target at its own depth."""
    found: set[str] = set()
    for id_, depth in targets(named(graph, name)).items():
        found |= graph.closure([id_], depth).keys()
    return found


@pytest.mark.parametrize("name", [name for pair in PAIRS for name in pair])
def test_targets(name: str, content_graph: Graph, ask: Ask) -> None:
    """The targets are the specialization's, in its order, each with its depth."""
    rows = ask("targets", specialization=name)

    assert [*targets(named(content_graph, name)).items()] == [
        (row["id"], row["depth"]) for row in rows
    ]


@pytest.mark.parametrize("name", ["language-models", "statistical-foundations"])
def test_reading_list(name: str, content_graph: Graph, ask: Ask) -> None:
    """The reading list is the specialization's, in its order."""
    (found,) = (s for s in content_graph.records.specializations if s.id == name)

    assert list(found.reading) == ids(ask("reading-list", specialization=name))


@pairs
def test_overlap(one: str, other: str, content_graph: Graph, ask: Ask) -> None:
    """What two specializations share is the intersection of what they take."""
    shared = takes(content_graph, one) & takes(content_graph, other)

    assert sorted(shared) == ids(ask("overlap", one=one, other=other))


@pairs
def test_overlap_holds_the_trunk(
    one: str, other: str, content_graph: Graph, ask: Ask
) -> None:
    """What two specializations share holds the trunk of their comparison."""
    trunk = set(compare(content_graph, [one, other]).trunk.steps)

    found = set(ids(ask("overlap", one=one, other=other)))

    assert trunk <= found
    assert trunk == found or has_choices(
        content_graph, found | takes(content_graph, one)
    )


@pairs
def test_only(one: str, other: str, content_graph: Graph, ask: Ask) -> None:
    """What only the one takes and what both share is all that it takes."""
    own = ids(ask("only", one=one, other=other))

    assert sorted(takes(content_graph, one) - takes(content_graph, other)) == own


@pytest.mark.parametrize("goal", ["language-models", "k-means", "gradient"])
def test_projects(goal: str, content_graph: Graph, ask: Ask) -> None:
    """Each project that practises something of a goal is told, the best first."""
    whole = set(ids(ask("closure", goal=goal)))
    wanted = {
        project.id: [id_ for id_ in project.practises if id_ in whole]
        for project in content_graph.records.projects
        if whole & {*project.practises}
    }
    rows = ask("projects", goal=goal)
    practised = [len(row["practised"]) for row in rows]

    assert wanted == {row["id"]: row["practised"] for row in rows}
    assert all(more >= less for more, less in pairwise(practised))
    assert not whole & {id_ for row in rows for id_ in row["besides"]}


@pytest.mark.parametrize("project", PROJECTS)
@pytest.mark.parametrize("known", [(), ("gradient", "multilayer-perceptron")], ids=len)
def test_project_needs(
    project: str, known: tuple[str, ...], content_graph: Graph, ask: Ask
) -> None:
    """What a project takes is the plan for what it practises, and of choices more."""
    (found,) = (p for p in content_graph.records.projects if p.id == project)
    plan = {s.id for s in path(content_graph, found.practises, known=known).steps}

    missing = set(ids(ask("project-needs", project=project, known=list(known))))

    assert plan <= missing
    assert plan == missing or has_choices(content_graph, found.practises)
