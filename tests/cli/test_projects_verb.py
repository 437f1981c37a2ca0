"""``conceptpath projects``: what to build with what is known."""

import pytest

from conceptpath.graph.network import Graph

from .conftest import Run


def test_what_to_build_for_reading(run: Run, content_graph: Graph) -> None:
    """Three projects are told: how far, when done, how to go on, and the way to 1."""
    ended = run("projects")
    lines = ended.out.splitlines()
    assert (ended.status, ended.err) == (0, "")
    more = len(content_graph.records.projects) - 3
    assert lines[0] == f"3 projects ({more} more fit)"
    assert [line[:2] for line in lines if line[1:3] == ". "] == ["1.", "2.", "3."]
    assert ended.out.count("Done when:") == ended.out.count("Then vary it:") == 3
    assert "A README" in ended.out
    assert lines[-1].startswith("The way to 1: conceptpath path ")


def test_the_way_leads_to_the_project(run: Run) -> None:
    """The path that is printed is the plan for what the project lacks."""
    *_, way = run("projects").out.splitlines()
    steps = run(*way.removeprefix("The way to 1: conceptpath ").split(), "--json").json
    [first, *_] = run("projects", "--json").json["fits"]
    assert [step["id"] for step in steps["steps"]] == first["missing"]


def test_json_shape(run: Run) -> None:
    """``--json`` prints the record with the documented keys."""
    found = run("projects", "transformer", "--json").json
    assert list(found) == ["goals", "fits", "more"]
    assert list(found["fits"][0]) == [
        "id",
        "name",
        "brief",
        "setting",
        "hours",
        "ready",
        "missing",
        "hours_missing",
        "practises",
        "uses",
        "on_path",
        "off_path",
        "serves",
        "rubric",
        "variants",
    ]


def test_known_makes_ready(run: Run) -> None:
    """A project is ready when know has marked all that it practises."""
    [first, *_] = run("projects", "--json").json["fits"]
    run("know", *first["practises"])
    [same, *_] = run("projects", "--json").json["fits"]
    assert (same["id"], same["missing"], same["ready"]) == (first["id"], [], 1.0)
    printed = run("projects").out
    assert "Ready: you know all that it practises." in printed
    assert "The way to 1" not in printed


def test_known_can_be_given(run: Run) -> None:
    """``--known`` adds to what is marked, ``--no-profile`` leaves the marks out."""
    [first, *_] = run("projects", "--json").json["fits"]
    given = run("projects", "--known", ",".join(first["practises"]), "--json").json
    assert (given["fits"][0]["id"], given["fits"][0]["missing"]) == (first["id"], [])
    run("know", *first["practises"])
    [without, *_] = run("projects", "--no-profile", "--json").json["fits"]
    assert without == first


def test_a_specialization_offers_its_own(run: Run) -> None:
    """For a specialization its projects come first, and the reasons are told."""
    ended = run("projects", "language-models")
    assert ended.out.startswith("3 projects for Language models (")
    assert "It belongs to Language models." in ended.out
    assert "Of your goals it practises " in ended.out
    assert "On the way there it practises " in ended.out


def test_a_goal_of_no_project(run: Run) -> None:
    """Where no project of the setting has to do with a goal, that is told first."""
    ended = run("projects", "transformer", "--setting", "production")
    assert ended.out.splitlines()[1].startswith("None practises what leads ")


def test_setting(run: Run) -> None:
    """``--setting`` leaves only projects of that setting."""
    fits = run("projects", "--setting", "production", "--json").json["fits"]
    assert {fit["setting"] for fit in fits} == {"production"}


@pytest.mark.parametrize("args", [("cooking",), ("--setting", "hobby")])
def test_wrong_use(run: Run, args: tuple[str, ...]) -> None:
    """An unknown goal or setting is wrong use."""
    ended = run("projects", *args)
    assert (ended.status, ended.out, bool(ended.err)) == (2, "", True)
