"""``conceptpath ready``: what can be learned now, and what to check again."""

from datetime import timedelta

import pytest

from conceptpath.graph import profile
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.planning.learning.fringe import ready
from conceptpath.graph.profile import HALF_LIFE, Mark, Profile, today

from .conftest import Run


def test_at_the_very_beginning(run: Run) -> None:
    """With nothing known the roots are ready, and the way to mark something is told."""
    ended = run("ready")
    lines = ended.out.splitlines()
    assert ended.status == 0
    assert lines[0].startswith("2 ready now for the whole map (")
    assert lines[1].startswith("   1. Set ")
    assert "needed by " in ended.out
    assert "nothing is marked as known; know and place" in ended.err
    assert run("ready", "--no-profile").err == ""


def test_toward_a_goal(run: Run) -> None:
    """Toward a goal each concept tells what it opens, and what is known is to check."""
    out = run("ready", "transformer", "--known", "linear-regression, Probability").out
    lines = out.splitlines()
    assert " ready now for Transformer (" in lines[0]
    assert lines[2].strip().startswith(("unlocks ", "brings nearer "))
    assert lines[-2] == "Stuck? Check again"
    assert "Probability" in lines[-1]
    assert max(map(len, lines)) <= 88


def test_goals_are_told_apart(run: Run) -> None:
    """What only some of several goals need says which, by the names that were given."""
    out = run("ready", "language-models", "transformer", "--known", "attention").out
    assert "ready now for Language models, Transformer (" in out
    assert "only for Language models" in out
    assert "only for Transformer" not in out


def test_the_rest_is_counted(run: Run) -> None:
    """Ten are printed, and how many more there are; ``--json`` has them all."""
    args = ("ready", "--known", "linear-regression,probability")
    out, all_ = run(*args).out, run(*args, "--json").json["outer"]
    assert "  10. " in out
    assert "  11. " not in out
    assert f"+{len(all_) - 10} more" in out


def test_json_shape(run: Run) -> None:
    """``--json`` prints the fringes with the documented keys."""
    now = run("ready", "matrix", "--known", "function", "--json").json
    assert list(now) == ["goals", "steps", "hours", "outer", "inner"]
    assert list(now["outer"][0]) == [
        "id",
        "name",
        "depth",
        "hours",
        "domain",
        "unlocks",
        "nearer",
        "dependents",
        "gain",
        "serves",
    ]
    assert list(now["inner"][0]) == ["id", "name", "depth", "confidence"]


def test_walk_to_a_goal(run: Run) -> None:
    """Marking the first that is ready, again and again, learns what path lists."""
    plan = [step["id"] for step in run("path", "matrix", "--json").json["steps"]]
    walked = []
    while outer := run("ready", "matrix", "--json").json["outer"]:
        walked.append(outer[0]["id"])
        run("know", walked[-1])
    assert sorted(walked) == sorted(plan)
    assert run("ready", "matrix").out.startswith("Nothing left to learn for Matrix.\n")


def test_goal_at_hand(run: Run) -> None:
    """A goal that is ready is called the goal."""
    assert "your goal" in run("ready", "matrix", "--known", "vector").out


def test_another_way_is_known(run: Run) -> None:
    """A step that only serves a need which is met otherwise by now says so."""
    names = ("eigenvector", "singular-value-decomposition")
    plan = run("path", "principal-component-analysis", "--json").json
    [taken] = {step["id"] for step in plan["steps"]}.intersection(names)
    [other] = set(names) - {taken}
    args = ["ready", "principal-component-analysis", "--known", other]
    walk = args
    while outer := run(*walk, "--json").json["outer"]:
        if taken in {step["id"] for step in outer}:
            break
        walk = [*walk[:-1], f"{walk[-1]},{outer[0]['id']}"]
    assert "another way to what it is for is known already" in run(*walk).out


def test_shaky_ones_come_first(run: Run) -> None:
    """What was marked long ago is to be checked before what was marked today."""
    long_ago = today() - timedelta(days=HALF_LIFE)
    marks = {"matrix": Mark(), "set": Mark(date=long_ago)}
    profile.update(lambda _: Profile(known=marks))
    assert run("ready").out.endswith("\n  Set (50% sure), Matrix\n")


@pytest.mark.parametrize("days", [0, 1])
def test_last_mark_decides_between_equals(
    run: Run, content_graph: Graph, days: int
) -> None:
    """Of equals the domain of the latest mark is first, of one day the one below."""
    before = today() - timedelta(days=days)
    marks = {"overfitting": Mark(date=before), "vector": Mark(date=today())}
    profile.update(lambda _: Profile(known=marks))
    outer = run("ready", "language-models", "--json").json["outer"]
    known = Profile(known=marks).depths()
    wanted = goals(content_graph, ["language-models"])
    orders = {
        last: [step.id for step in ready(content_graph, known, wanted, last=last).outer]
        for last in known
    }
    assert [step["id"] for step in outer] == orders["vector"] != orders["overfitting"]


@pytest.mark.parametrize(
    "args", [("ready", "ghost"), ("ready", "vector", "--known", "ghost")]
)
def test_unknown_names(run: Run, args: tuple[str, ...]) -> None:
    """An unknown goal or known concept is named."""
    ended = run(*args)
    assert (ended.status, ended.out, "'ghost'" in ended.err) == (2, "", True)
