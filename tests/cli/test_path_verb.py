"""``conceptpath path``: the plan for some goals."""

import json
import re
from pathlib import Path

import pytest
from msgspec import structs

from conceptpath.commands.plan_text import as_text
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.budget import within
from conceptpath.graph.planning.depth.path import path

from .conftest import Run


def test_plan_for_reading(run: Run) -> None:
    """A plan names its size, its modules and steps, their reasons and the goal."""
    ended = run("path", "linear-regression")
    lines = ended.out.splitlines()
    assert ended.status == 0
    assert lines[0].startswith("Path to Linear regression: ")
    assert any(line.strip().startswith("For Linear regression: ") for line in lines)
    [goal] = [line for line in lines if line.endswith(" linear-regression")]
    assert "(your goal)" in goal


def test_what_a_step_says(run: Run) -> None:
    """A step says whether it is for the why, two reasons, and how many more it has."""
    goal = ("path", "kernel-support-vector-machine", "--depth", "why")
    out, steps = run(*goal).out, run(*goal, "--json").json["steps"]
    told = [reason for step in steps for reason in step["reasons"][:2]]
    more = [len(step["reasons"]) - 2 for step in steps if len(step["reasons"]) > 2]
    assert re.findall(r"and for (\d+) more", out) == [str(number) for number in more]
    assert out.count("      For ") == len(told)
    whys = sum(step["depth"] == "why" for step in steps)
    assert len(re.findall(r" h, why  [a-z-]+$", out, re.MULTILINE)) == whys > 0
    instead = [reason for reason in told if reason["instead_of"]]
    assert out.count("(instead") == len(instead) > 0


def test_a_goal_that_would_fit_alone_is_told(sample: Graph) -> None:
    """Of two goals that a budget misses, the one that fits as the only goal says so."""
    plan = within(path(sample, ["subtraction", "variable"]), 2)
    text = as_text(sample, plan)
    assert "Not reached: Subtraction, 1 h more (3 h in all)." in text
    assert "Variable, 1 h more (2 h in all; as the only goal it would fit)." in text


def test_a_plan_that_may_be_dearer_than_another_says_so(sample: Graph) -> None:
    """Where the choice is not exact, it is told by how many hours it may be off."""
    plan = structs.replace(path(sample, ["equation"]), gap=2.5)
    assert "Other alternatives may save up to 2.5 h." in as_text(sample, plan)


def test_json_shape(run: Run) -> None:
    """``--json`` prints the plan with the documented keys."""
    plan = run("path", "linear-regression", "--json").json
    assert list(plan) == [
        "goals",
        "hours",
        "steps",
        "known",
        "gap",
        "postponed",
        "budget",
        "worth",
        "missed",
        "routes",
        "finish",
    ]
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
    assert {step["id"] for step in plan.json["steps"]} == set(below)


def test_specialization_is_a_goal(run: Run, content_graph: Graph) -> None:
    """A specialization, with or without its prefix, means its targets."""
    goals = content_graph.records.specializations
    goal = next(goal for goal in goals if goal.id not in content_graph)
    plan = run("path", f"specialization:{goal.id}", "--json").json
    assert plan["goals"] == [target.id for target in goal.targets]
    assert run("path", goal.id, "--json").json == plan


def test_specialization_by_its_name(run: Run) -> None:
    """The name of a specialization means it, though a concept's is nearly the same."""
    by_name = run("path", "Language models", "--json").json
    assert by_name == run("path", "language-models", "--json").json


def test_known_goal(run: Run) -> None:
    """A goal that is known already leaves nothing to learn, which is well."""
    ended = run("path", "vector", "--known", "vector")
    assert ended == (0, "Nothing to learn: Vector is known.\n", "")


def test_known_goals(run: Run) -> None:
    """Several goals that are known are told as several."""
    ended = run("path", "vector", "matrix", "--known", "matrix")
    assert ended.out == "Nothing to learn: Vector, Matrix are known.\n"


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


def test_a_budget_postpones_and_says_what_it_costs(run: Run) -> None:
    """``--hours`` keeps what fits; the rest is named, with the goals not reached."""
    ended = run("path", "linear-regression", "k-means", "--hours", "20")
    plan = run("path", "linear-regression", "k-means", "--hours", "20", "--json").json
    assert plan["hours"] <= plan["budget"] == 20
    assert plan["postponed"]
    assert "20 h keep" in ended.out
    assert "Not reached: k-means" in ended.out


def test_a_budget_that_holds_everything(run: Run) -> None:
    """With hours enough the plan is whole, and says so."""
    assert "Everything fits into 500 h." in run("path", "matrix", "--hours", "500").out


def test_a_budget_too_small_for_a_step(run: Run) -> None:
    """With no hour to spend the plan has no step, and nothing counts as known."""
    ended = run("path", "matrix", "--hours", "0")
    assert (ended.status, "Nothing to learn" in ended.out) == (0, False)
    assert "Not reached: Matrix" in ended.out


def test_a_pace_gives_a_range(run: Run) -> None:
    """``--pace`` tells a range of weeks and dates, and what it rests on."""
    plan = run("path", "matrix", "--pace", "6h/week", "--json").json
    assert plan["finish"]["pace"] == 6
    assert plan["finish"]["dates"][0] <= plan["finish"]["dates"][1]
    assert "a convention" in " ".join(
        run("path", "matrix", "--pace", "6h/week").out.split()
    )


def test_other_ways_are_told_and_can_be_taken(run: Run) -> None:
    """A plan names other ways; ``--via`` takes one, and offers the way back."""
    goal = ("path", "principal-component-analysis")
    [route, *_] = run(*goal, "--json").json["routes"]
    assert f"--via {route['via']}" in " ".join(run(*goal).out.split())
    assert " h less, " in " ".join(run(*goal, "--via", route["via"]).out.split())
    other = run(*goal, "--via", route["via"], "--json").json
    assert (other["hours"], route["via"] in [s["id"] for s in other["steps"]]) == (
        route["hours"],
        True,
    )


def test_other_ways_know_what_the_plan_knows(run: Run) -> None:
    """The hours of another way are those of its plan, as deep, without known things."""
    goal = ("path", "text-classification", "--deep", "--known", "vector")
    [route, *_] = run(*goal, "--json").json["routes"]
    other = run(*goal, "--via", route["via"], "--json").json
    assert other["hours"] == route["hours"]


def test_why_is_this_here(run: Run) -> None:
    """``--explain`` tells a chain of reasons from a step to each goal."""
    ended = run("path", "transformer", "--explain", "dot product")
    assert ended.out.startswith("Dot product, for Transformer\n")
    assert "For Transformer" in ended.out
    [witness] = run("path", "transformer", "--explain", "vector", "--json").json
    assert witness["chain"][-1]["dependent"] == witness["goal"] == "transformer"


def test_why_a_step_is_in_a_part(run: Run) -> None:
    """Within a budget ``--explain`` leads to the goal, also from what is postponed."""
    part = ("path", "transformer", "--hours", "20", "--explain")
    for name in ("vector", "attention"):
        assert run(*part, name).out == run("path", "transformer", *part[4:], name).out
    assert run(*part, "transformer").out == "Transformer is a goal.\n"


def test_what_is_implied_can_be_kept(run: Run) -> None:
    """``--keep-implied`` leaves out what is marked, and nothing else."""
    args = ("path", "matrix-multiplication", "--json", "--known", "dot-product")
    kept = run(*args, "--keep-implied").json
    assert kept["known"] == ["dot-product"]
    assert "vector" in [step["id"] for step in kept["steps"]]
    assert "vector" not in [step["id"] for step in run(*args).json["steps"]]


@pytest.mark.parametrize(
    "args",
    [
        ("path", "vector", "--hours", "-1"),
        ("path", "vector", "--hours", "nan"),
        ("path", "vector", "--pace", "fast"),
        ("path", "vector", "--via", "matrix"),
        ("path", "vector", "--explain", "transformer"),
        ("path",),
        ("path", "vector", "--depth", "whyy"),
        ("path", "vector", "--json", "--format", "markdown"),
        ("path", "vector", "--explain", "vector", "--format", "markdown"),
    ],
)
def test_wrong_use(run: Run, args: tuple[str, ...]) -> None:
    """What is no goal, number, way or step, and two forms at once, are wrong use."""
    ended = run(*args)
    assert (ended.status, ended.out, bool(ended.err)) == (2, "", True)


def test_json_goes_to_a_file_too(run: Run, tmp_path: Path) -> None:
    """``-o`` takes JSON as it takes text."""
    target = tmp_path / "plan.json"
    assert run("path", "set", "--json", "-o", str(target)).out == ""
    assert json.loads(target.read_text())["goals"] == ["set"]
