"""``conceptpath path``: the plan for some goals."""

import json
from pathlib import Path

import pytest

from conceptpath.graph.network import Graph

from .conftest import Run


def test_plan_for_reading(run: Run) -> None:
    """A plan names its size, its modules and steps, their reasons and the goal."""
    ended = run("path", "linear-regression")
    lines = ended.out.splitlines()
    assert ended.status == 0
    assert lines[0].startswith("Path to Linear regression: ")
    assert any(line.strip().startswith("For Linear regression: ") for line in lines)
    assert lines[-1].endswith("linear-regression")
    assert "(your goal)" in lines[-1]


def test_json_shape(run: Run) -> None:
    """``--json`` prints the plan with the documented keys."""
    plan = run("path", "linear-regression", "--json").json
    assert list(plan) == ["goals", "hours", "steps", "known", "postponed", "routes"]
    assert list(plan["steps"][0]) == [
        "id",
        "name",
        "depth",
        "hours",
        "module",
        "reasons",
        "serves",
    ]
    assert list(plan["steps"][0]["reasons"][0]) == [
        "dependent",
        "name",
        "reason",
        "instead_of",
    ]


def test_known_is_left_out(run: Run) -> None:
    """What is known, by id or by name, is no step and is told."""
    plan = run("path", "transformer", "--known", "vector, Matrix", "--json").json
    assert {"vector", "matrix"}.isdisjoint(step["id"] for step in plan["steps"])


def test_several_goals_are_one_plan(run: Run) -> None:
    """Several goals make one plan, in which each step tells what it serves."""
    plan = run(
        "path", "linear-regression", "principal-component-analysis", "--json"
    ).json
    assert plan["goals"] == ["linear-regression", "principal-component-analysis"]
    served = {goal for step in plan["steps"] for goal in step["serves"]}
    assert served == set(plan["goals"])


def test_depth_is_for_goals_and_deep_for_all(run: Run) -> None:
    """``--depth`` deepens the goal, ``--deep`` everything."""
    depth = run("path", "linear-regression", "--depth", "why", "--json").json
    assert depth["steps"][-1]["depth"] == "why"
    deep = run("path", "linear-regression", "--deep", "--json").json
    assert {step["depth"] for step in deep["steps"]} == {"why"}


def test_deep_plan_is_everything_below(run: Run, content_graph: Graph) -> None:
    """Where no alternative is in play, a deep plan is all that can be reached."""
    plan = run("path", "matrix", "--depth", "why", "--deep", "--no-profile", "--json")
    below = content_graph.closure(["matrix"], deep=True)
    assert [step["id"] for step in plan.json["steps"]] == list(below)


def test_specialization_is_a_goal(run: Run, content_graph: Graph) -> None:
    """A specialization, with or without its prefix, means its targets."""
    goals = content_graph.records.specializations
    goal = next(goal for goal in goals if goal.id not in content_graph)
    plan = run("path", f"specialization:{goal.id}", "--json").json
    assert plan["goals"] == [target.id for target in goal.targets]
    assert run("path", goal.id, "--json").json == plan


def test_known_goal(run: Run) -> None:
    """A goal that is known already leaves nothing to learn, which is well."""
    ended = run("path", "vector", "--known", "vector")
    assert ended == (0, "Nothing to learn: Vector is known.\n", "")


def test_known_goal_as_json_and_markdown(run: Run) -> None:
    """An empty plan is an empty plan in every form."""
    known = ("path", "vector", "--known", "vector")
    assert run(*known, "--json").json["steps"] == []
    assert "Nothing to learn" in run(*known, "--format", "markdown").out


def test_markdown_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    """With ``-o`` the checklist is written to a file, and the message tells so."""
    target = tmp_path / "plan.md"
    printed = run("path", "linear-regression", "--format", "markdown").out
    ended = run("path", "linear-regression", "--format", "markdown", "-o", str(target))
    assert ended == (0, "", f"wrote {target}\n")
    assert target.read_text(encoding="utf-8") == printed
    assert printed.startswith("# Path to Linear regression\n")


def test_file_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    """Where the file cannot be, it is named and the status is 1."""
    (tmp_path / "taken").write_text("a file is in the way", encoding="utf-8")
    ended = run("path", "vector", "-o", str(tmp_path / "taken" / "plan.md"))
    assert (ended.status, ended.out) == (1, "")
    assert "plan.md cannot be written" in ended.err


@pytest.mark.parametrize(
    "args",
    [
        ("path",),
        ("path", "vector", "--depth", "whyy"),
        ("path", "vector", "--json", "--format", "markdown"),
    ],
)
def test_wrong_use(run: Run, args: tuple[str, ...]) -> None:
    """A missing goal, an unknown depth, and two forms at once are wrong use."""
    ended = run(*args)
    assert (ended.status, ended.out, bool(ended.err)) == (2, "", True)


def test_json_goes_to_a_file_too(run: Run, tmp_path: Path) -> None:
    """``-o`` takes JSON as it takes text."""
    target = tmp_path / "plan.json"
    assert run("path", "set", "--json", "-o", str(target)).out == ""
    assert json.loads(target.read_text())["goals"] == ["set"]
