"""The projects that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Depth, Project
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.learning.projects import Fit, projects

from .strategies import tasks

#: What every project asks for, whatever it is about.
RUBRIC = (
    "README",
    "exploratory analysis",
    "cost function",
    "hyper-parameter",
    "error analysis",
)


def having(graph: Graph, *found: Project) -> Graph:
    """Return a graph with these projects, which no specialization lists."""
    goals = [structs.replace(s, projects=()) for s in graph.records.specializations]
    return build(
        [structs.replace(graph.records, projects=found, specializations=tuple(goals))]
    )


@pytest.fixture
def three(sample: Graph) -> Graph:
    """Return the sample with three projects, for which no specialization asks."""
    return having(
        sample,
        Project(id="grid", name="Grid", practises=("division",), hours=1),
        Project(id="abacus", name="Abacus", practises=("addition",), hours=2),
        Project(id="tally", name="Tally", practises=("number",), hours=4),
    )


@st.composite
def workshops(draw: st.DrawFn) -> tuple[Graph, dict[str, Depth], dict[str, Depth]]:
    """Return a graph with projects, goals on it, and what the learner knows."""
    graph, goals, known = draw(tasks())
    practised = st.lists(st.sampled_from(list(graph)), min_size=1, unique=True)
    found = [
        Project(id=f"p{number}", name="P", practises=tuple(ids), hours=hours)
        for number, (ids, hours) in enumerate(
            draw(st.lists(st.tuples(practised, st.integers(1, 9)), max_size=5))
        )
    ]
    return having(graph, *found), goals, known


def ids(fits: tuple[Fit, ...]) -> list[str]:
    """Return the ids of some projects."""
    return [fit.id for fit in fits]


def test_soonest_done_comes_first(three: Graph) -> None:
    """Projects come by the hours until they are done, of learning and building."""
    found = projects(three, {}).fits
    assert [(fit.id, fit.hours_missing, fit.total) for fit in found] == [
        ("abacus", 2, 4),
        ("tally", 1, 5),
        ("grid", 7, 8),
    ]


def test_what_is_known_brings_projects_nearer(three: Graph) -> None:
    """A project whose concepts are known is ready, and others get nearer."""
    found = projects(three, {"multiplication": "why"}).fits
    assert [(fit.id, fit.missing, fit.ready) for fit in found] == [
        ("abacus", (), 1),
        ("grid", ("division",), 5 / 7),
        ("tally", (), 1),
    ]


def test_the_rest_is_counted(three: Graph) -> None:
    """No more are returned than asked for; the others that fit are counted."""
    found = projects(three, {}, limit=1)
    assert (ids(found.fits), found.more) == (["abacus"], 2)


def test_setting(three: Graph) -> None:
    """Only projects of the wanted setting are looked at."""
    serving = Project(id="till", name="Till", practises=("sum",), setting="production")
    till = structs.replace(serving, practises=("addition",))
    graph = having(three, *three.records.projects, till)
    assert ids(projects(graph, {}, setting="production").fits) == ["till"]
    assert "till" not in ids(projects(graph, {}, setting="academic").fits)


def test_a_goal_chooses_what_uses_it(three: Graph) -> None:
    """With a goal only projects fit that use it or practise what leads to it."""
    found = projects(three, {}, goals={"multiplication": "what"})
    assert [(fit.id, fit.uses, fit.on_path) for fit in found.fits] == [
        ("grid", ("multiplication",), ()),
        ("abacus", (), ("addition",)),
        ("tally", (), ("number",)),
    ]
    assert ids(projects(three, {}, goals={"division": "what"}).fits)[0] == "grid"
    assert ids(projects(three, {}, goals={"variable": "what"}).fits) == ["tally"]


def test_practising_more_of_the_way_comes_before_hours(sample: Graph) -> None:
    """Of what uses the goals alike, more of their plan practised goes first."""
    short = Project(id="short", name="Short", practises=("number",), hours=1)
    long = Project(id="long", name="Long", practises=("number", "addition"), hours=9)
    graph = having(sample, short, long)
    found = projects(graph, {}, goals={"multiplication": "what"}).fits
    assert ids(found) == ["long", "short"]
    assert ids(projects(graph, {}).fits) == ["short", "long"]


def test_what_is_off_the_way_is_told(three: Graph) -> None:
    """Of what a project lacks, it tells what the plan for the goals does not teach."""
    [fit, *_] = projects(three, {}, goals={"multiplication": "what"}).fits
    assert fit.missing == ("number", "addition", "multiplication", "division")
    assert fit.off_path == ("division",)
    assert {fit.off_path for fit in projects(three, {}).fits} == {()}


def test_a_goal_that_no_project_serves(sample: Graph) -> None:
    """Where no project has to do with the goal, all are offered by hours."""
    graph = having(sample, Project(id="own", name="Own", practises=("number",)))
    [fit] = projects(graph, {}, goals={"addition": "what"}).fits
    assert fit.on_path == ("number",)
    far = having(sample, Project(id="far", name="Far", practises=("variable",)))
    [fit] = projects(far, {}, goals={"addition": "what"}).fits
    assert (fit.id, fit.uses, fit.on_path) == ("far", (), ())


def test_a_specialization_comes_first_in_its_order(sample: Graph) -> None:
    """Goals with all targets of a specialization bring its projects to the front."""
    near = Project(id="near", name="Near", practises=("power",))
    far = Project(id="far", name="Far", practises=("root-finding",), hours=9)
    [solver] = sample.records.specializations
    listing = structs.replace(solver, projects=("calculator", "far"))
    records = structs.replace(
        sample.records,
        projects=(near, far, *sample.records.projects),
        specializations=(listing,),
    )
    graph = build([records])
    wanted: dict[str, Depth] = {"root-finding": "what", "power": "why"}
    found = projects(graph, {}, goals=wanted).fits
    assert ids(found) == ["calculator", "far", "near"]
    assert [fit.serves for fit in found] == [("solver",), ("solver",), ()]
    shallow: dict[str, Depth] = dict.fromkeys(wanted, "what")
    assert ids(projects(graph, {}, goals=shallow).fits)[0] == "far"


def test_a_project_that_practises_nothing_is_ready(sample: Graph) -> None:
    """A project of another source that names no concept can begin at once."""
    [fit] = projects(having(sample, Project(id="blank", name="Blank")), {}).fits
    assert (fit.missing, fit.ready) == ((), 1)


def test_unknown_goal(three: Graph) -> None:
    """A goal that is not in the graph is named."""
    with pytest.raises(UnknownNameError, match="'cooking'"):
        projects(three, {}, goals={"cooking": "what"})


@given(workshops())
def test_missing_is_the_plan(
    workshop: tuple[Graph, dict[str, Depth], dict[str, Depth]],
) -> None:
    """What a project lacks is the plan for what it practises, with its hours."""
    graph, goals, known = workshop
    for fit in projects(graph, known, goals=goals, limit=9).fits:
        plan = path(graph, fit.practises, known=known)
        assert tuple(step.id for step in plan.steps) == fit.missing
        assert plan.hours == fit.hours_missing
        assert 0 <= fit.ready <= 1


@given(workshops())
def test_knowing_more_brings_every_project_nearer(
    workshop: tuple[Graph, dict[str, Depth], dict[str, Depth]],
) -> None:
    """No project gets further away by what somebody knows."""
    graph, _, known = workshop
    before = {fit.id: fit.total for fit in projects(graph, {}, limit=9).fits}
    after = projects(graph, known, limit=9).fits
    assert all(fit.total <= before[fit.id] for fit in after)
    assert [fit.total for fit in after] == sorted(fit.total for fit in after)


def test_every_shipped_rubric_is_whole(content_graph: Graph) -> None:
    """Each project of the content says in all respects when it is done."""
    for project in content_graph.records.projects:
        asked = " ".join(project.rubric).lower()
        assert [part for part in RUBRIC if part.lower() not in asked] == []
        assert project.variants


def test_every_specialization_begins_with_its_first_project(
    content_graph: Graph,
) -> None:
    """For a specialization of the content, its own first project is offered first."""
    for goal in content_graph.records.specializations:
        wanted: dict[str, Depth] = {t.id: t.depth for t in goal.targets}
        found = projects(content_graph, {}, goals=wanted).fits
        assert found[0].id == goal.projects[0]
        assert goal.id in found[0].serves
