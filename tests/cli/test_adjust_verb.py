"""``conceptpath adjust``: own hours, notes and needs."""

from pathlib import Path

import pytest

from conceptpath.graph import adjustments
from conceptpath.graph.adjustments import Adjustments
from conceptpath.loading import load_graph

from .conftest import Run


def hours(run: Run, goal: str) -> float:
    """Return the hours of a plan."""
    return float(run("path", goal, "--json").json["hours"])


def test_nothing_is_adjusted_at_first(run: Run) -> None:
    """Without adjustments the list is empty, and that is told."""
    assert run("adjust").out == "Nothing is adjusted.\n"
    assert run("adjust", "matrix").out == "Nothing is adjusted for matrix.\n"


def test_own_hours_and_note_are_shown_as_own(run: Run) -> None:
    """What the learner has set is told as theirs, beside what the map says."""
    before = load_graph()["matrix"].hours
    run("adjust", "matrix", "--hours", "7.5", "--note", "chapter *2*")
    assert run("adjust").out.splitlines() == [
        "Matrix  matrix",
        f"  Your hours: 7.5 instead of {before:g}.",
        "  Your note: chapter *2*",
    ]
    page = run("show", "matrix").out
    assert page.endswith(
        f"## Yours\n\n- Your hours: 7.5 instead of {before:g}.\n"
        "- Your note: chapter \\*2\\*\n"
    )
    assert run("show", "matrix", "--json").json["own"] == {
        "hours": 7.5,
        "note": "chapter *2*",
    }


def test_nothing_own_is_shown_of_others(run: Run) -> None:
    """A concept without adjustments is shown as it is for everybody."""
    before = run("show", "vector")
    run("adjust", "matrix", "--note", "mine")
    assert run("show", "vector") == before
    assert run("show", "vector", "--json").json["own"] is None


def test_own_hours_count_in_plans(run: Run) -> None:
    """A plan takes as much longer as the learner says."""
    before = hours(run, "matrix")
    run("adjust", "matrix", "--hours", str(load_graph()["matrix"].hours + 4))
    assert hours(run, "matrix") == before + 4


def test_need_set_aside_enters_no_plan(run: Run) -> None:
    """What only a need set aside would bring is missing in plans; show tells why."""
    before = {s["id"] for s in run("path", "backpropagation", "--json").json["steps"]}
    assert "computational-graph" in before

    run("adjust", "backpropagation", "--without", "Computational graph")

    after = {s["id"] for s in run("path", "backpropagation", "--json").json["steps"]}
    assert "computational-graph" not in after
    needs, _, yours = run("show", "backpropagation").out.partition("## Yours")
    assert "Computational graph:" not in needs
    assert "Set aside by you: Computational graph. The map says: " in yours


def test_need_that_comes_another_way_is_told(run: Run) -> None:
    """Where a need set aside stays in plans, it is told through what."""
    graph = load_graph()
    id_, lower, via = next(
        (id_, lower.id, upper.id)
        for id_ in graph
        for lower in graph.needs(id_)
        for upper in graph.needs(id_)
        if lower.id and upper.id and lower != upper
        if lower.id in graph.required({upper.id: upper.at})
    )
    printed = run("adjust", id_, "--without", lower).out
    assert f"stays in plans, as {graph[via].name} needs it." in " ".join(
        printed.split()
    )


def test_clearing_restores(run: Run, home: Path) -> None:
    """After clearing all is as before, and the graph has its old version."""
    before = run("show", "matrix"), load_graph().version
    run("adjust", "matrix", "--hours", "9", "--note", "x", "--without", "vector")
    assert load_graph().version != before[1]

    assert run("adjust", "matrix", "--clear").out == "Nothing is adjusted for matrix.\n"

    assert (run("show", "matrix"), load_graph().version) == before
    assert (home / "data" / "adjustments.json").is_file()


def test_the_content_alone_is_never_adjusted(run: Run) -> None:
    """Without the workspace, or unadjusted, the graph is that of everybody."""
    run("adjust", "matrix", "--hours", "9")
    every = load_graph(adjusted=False)
    assert load_graph()["matrix"].hours == 9
    assert every["matrix"] == load_graph(workspace=False)["matrix"]
    assert every["matrix"].hours != 9


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--hours", "2"], "name one concept"),
        (["--clear"], "name one concept"),
        (["matrix", "--clear", "--hours", "2"], "either what to adjust or --clear"),
        (["matrix", "--hours", "0"], "0 hours are no time to learn"),
        (["matrix", "--hours", "nan"], "nan hours are no time to learn"),
        (["matrix", "--hours", "two"], "'two' is not a valid float"),
        (["matrx", "--hours", "2"], "did you mean matrix"),
        (["matrix", "--without", "svm"], "matrix has no need 'svm'; it needs vector"),
    ],
)
def test_wrong_use(run: Run, args: list[str], message: str) -> None:
    """What cannot be adjusted is refused with the way out, and nothing is kept."""
    ended = run("adjust", *args)
    assert (ended.status, message in ended.err) == (2, True), ended.err
    assert adjustments.load() == Adjustments()


def test_what_no_longer_exists_can_be_cleared(run: Run) -> None:
    """An adjusted concept that is gone is told, and can be cleared by its id."""
    adjustments.update(
        lambda _: Adjustments(concepts={"phlogiston": adjustments.Adjustment(hours=2)})
    )
    assert run("adjust").out == (
        "Not in the map any more, kept and ignored: phlogiston\n"
    )
    run("adjust", "phlogiston", "--clear")
    assert adjustments.load() == Adjustments()


def test_need_that_no_longer_exists_is_told(run: Run) -> None:
    """A need that was set aside, and that the map has dropped, is told as such."""
    own = adjustments.Adjustment(without=("phlogiston",))
    adjustments.update(lambda _: Adjustments(concepts={"matrix": own}))
    assert run("adjust", "matrix").out.endswith(
        "Set aside by you: phlogiston, which is no need of it any more.\n"
    )


def test_json_is_the_record(run: Run) -> None:
    """With --json the adjustments are printed as the file holds them."""
    run("adjust", "matrix", "--without", "vector")
    assert run("adjust", "--json").json == {
        "version": 1,
        "concepts": {"matrix": {"without": ["vector"]}},
    }
