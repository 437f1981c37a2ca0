"""``conceptpath know`` and ``forget``."""

from pathlib import Path

import pytest

from conceptpath.graph import profile
from conceptpath.graph.profile import Mark, Profile

from .conftest import Run


@pytest.fixture
def plan(run: Run, tmp_path: Path) -> Path:
    """Return the file of an exported plan for k-means."""
    file = tmp_path / "plan.md"
    assert run("path", "k-means", "--format", "markdown", "-o", str(file)).status == 0
    return file


def tick(plan: Path, *ids: str) -> None:
    """Tick some steps of a plan in its file."""
    lines = plan.read_text(encoding="utf-8").splitlines()
    ends = tuple(f"<!-- {id_} -->" for id_ in ids)
    ticked = [x.replace("[ ]", "[x]", 1) if x.endswith(ends) else x for x in lines]
    plan.write_text("\n".join(ticked), encoding="utf-8")


def test_plans_leave_out_what_is_known(run: Run) -> None:
    """What know marks, and what it implies, is missing in later plans."""
    run("know", "dot-product")

    steps = {step["id"] for step in run("path", "perceptron", "--json").json["steps"]}
    assert not {"vector", "dot-product"} & steps


def test_profile_can_be_left_out(run: Run) -> None:
    """With --no-profile a plan is made as if nothing were known."""
    before = run("path", "perceptron")
    run("know", "dot-product")

    assert before == run("path", "perceptron", "--no-profile")


def test_forgetting_restores_the_plan(run: Run) -> None:
    """Known and then forgotten gives the plan of before."""
    before = run("path", "perceptron")
    run("know", "vector", "gradient")
    assert before != run("path", "perceptron")

    run("forget", "vector", "gradient")

    assert before == run("path", "perceptron")


def test_know_tells_what_follows(run: Run) -> None:
    """After marking is told what was marked, and how much of the map is known."""
    ended = run("know", "Vector", "scalar product", "--depth", "why")
    assert ended.out.startswith("marked vector, dot-product as known, which ")
    assert profile.load().depths() == {"vector": "why", "dot-product": "why"}


def test_unknown_name_marks_nothing(run: Run) -> None:
    """Where one of the names is unknown, none is marked."""
    ended = run("know", "vector", "matrx")
    assert (ended.status, "did you mean matrix" in ended.err) == (2, True)
    assert profile.load() == Profile()


def test_know_wants_something_to_mark(run: Run) -> None:
    """Without concept and plan the way out is told."""
    ended = run("know")
    assert (ended.status, "name concepts, or a plan with --from" in ended.err) == (
        2,
        True,
    )


def test_ticks_of_a_plan_are_read(run: Run, plan: Path) -> None:
    """What is ticked in an exported plan is known, and said to be ticked."""
    tick(plan, "vector", "distance-metric")

    ended = run("know", "--from", str(plan), "matrix")

    assert ended.out.startswith("marked vector, distance-metric, matrix as known")
    bases = {id_: mark.basis for id_, mark in profile.load().known.items()}
    assert bases == {"vector": "ticked", "distance-metric": "ticked", "matrix": "said"}


def test_plan_without_ticks(run: Run, plan: Path) -> None:
    """A plan in which nothing is ticked marks nothing, and that is no failure."""
    ended = run("know", "--from", str(plan))
    assert (ended.status, ended.out) == (
        0,
        "nothing new is ticked, so nothing was marked\n",
    )


def test_old_ticks_make_nothing_surer(run: Run, plan: Path) -> None:
    """A plan that is read again marks what is newly ticked, and leaves the rest."""
    tick(plan, "vector")
    run("know", "--from", str(plan))
    shaky = profile.update(
        lambda before: before.marked({"vector": "what"}, confidence=0.4)
    )
    tick(plan, "distance-metric")

    ended = run("know", "--from", str(plan))

    assert ended.out.startswith("marked distance-metric as known")
    assert profile.load().known["vector"] == shaky.known["vector"]


def test_broken_plan_marks_nothing(run: Run, plan: Path) -> None:
    """Where one line cannot be read, it is named and no tick is marked."""
    tick(plan, "vector", "set")
    text = plan.read_text(encoding="utf-8").replace("<!-- set -->", "<!-- sett -->")
    plan.write_text(text, encoding="utf-8")

    ended = run("know", "--from", str(plan))

    assert (ended.status, ended.out) == (1, "")
    assert "plan.md: line " in ended.err
    assert "there is no concept 'sett'" in ended.err
    assert profile.load() == Profile()


def test_implied_concept_can_be_forgotten(run: Run) -> None:
    """Forgetting what was only implied takes back what rests on it, and tells it."""
    run("know", "perceptron")

    forgot, resting = run("forget", "dot product").out.strip().split("; ")

    assert forgot == "forgot dot-product"
    assert resting.startswith("what rests on it is forgotten too: ")
    assert resting.endswith(", perceptron")
    assert profile.load().depths() == {
        "vector-norm": "what",
        "supervised-learning": "what",
    }


def test_what_only_the_mark_implied_rests_not_on_it(run: Run) -> None:
    """What a concept needs is told apart from what rests on it, and stays if marked."""
    run("know", "vector")
    run("know", "matrix")
    assert run("forget", "matrix").out == "forgot matrix\n"

    [_, alone] = run("forget", "vector").out.strip().split("; ")

    assert alone.startswith("what nothing else implies is forgotten too: elementary-")
    assert profile.load() == Profile()


def test_depth_that_is_forgotten_is_told(run: Run) -> None:
    """Where only the why rests on what is forgotten, it is said so."""
    run("know", "support-vector-machine", "--depth", "why")
    assert "support-vector-machine (why)" in run("forget", "convex-duality").out
    assert profile.load().depths()["support-vector-machine"] == "what"


def test_what_is_not_known_cannot_be_forgotten(run: Run) -> None:
    """Forgetting names a known concept, or changes nothing."""
    run("know", "vector")
    before = profile.load()
    ended = run("forget", "vector", "transformer")
    assert (ended.status, ended.err) == (
        2,
        "conceptpath: there is no known concept 'transformer'\n",
    )
    assert profile.load() == before


def test_what_no_longer_exists_is_ignored_kept_and_told(run: Run) -> None:
    """A mark whose concept is gone stays in the file until it is forgotten."""
    profile.update(lambda _: Profile(known={"phlogiston": Mark()}))

    ended = run("know", "vector")
    assert ended.err.startswith("ignored, as the map has them no longer: phlogiston ")
    assert set(profile.load().known) == {"phlogiston", "vector"}

    assert run("forget", "phlogiston").out == "forgot phlogiston\n"
    assert set(profile.load().known) == {"vector"}


@pytest.mark.parametrize("verb", ["know", "forget"])
def test_json_is_the_profile(run: Run, verb: str) -> None:
    """With --json the profile is printed as the file holds it."""
    run("know", "vector", "matrix")
    printed = run(verb, "matrix", "--json").json
    assert printed["version"] == 1
    assert printed["known"]["vector"] == {
        "depth": "what",
        "confidence": 1.0,
        "date": profile.today().isoformat(),
        "basis": "said",
    }
