"""The plan: everything needed, nothing known, in learning order, with reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth import choices
from conceptpath.graph.planning.depth.path import Plan, path

from .strategies import graphs, some, tasks

Task = tuple[Graph, dict[str, Depth], dict[str, Depth]]


def ids(plan: Plan) -> list[str]:
    """Return the ids of the steps of a plan."""
    return [step.id for step in plan.steps]


def depths(plan: Plan) -> dict[str, Depth]:
    """Return how deep each step of a plan is wanted."""
    return {step.id: step.depth for step in plan.steps}


@given(tasks())
def test_every_order_is_valid(task: Task) -> None:
    """No step stands before anything that it needs at its depth."""
    graph, goals, known = task
    plan = path(graph, goals, known=known)
    place = {id_: number for number, id_ in enumerate(ids(plan))}
    for step in plan.steps:
        for need in graph.needs(step.id):
            if need.id in place and LEVEL[need.depth] <= LEVEL[step.depth]:
                assert place[need.id] < place[step.id]
        for reason in step.reasons:
            assert place[step.id] < place[reason.dependent]


@given(tasks())
def test_plan_is_closed(task: Task) -> None:
    """Every need that counts for what is left of a step is met by a step or known."""
    graph, goals, known = task
    plan = path(graph, goals, known=known)
    have = graph.required(known)
    for step in plan.steps:
        for need in graph.needs(step.id):
            if max_level(step.id, have) < LEVEL[need.depth] <= LEVEL[step.depth]:
                met = [max_level(low, depths(plan), have) for low in need.prerequisites]
                assert max(met) >= LEVEL[need.at]


def max_level(id_: str, *known: dict[str, Depth]) -> int:
    """Return the deepest level at which something has a concept, 0 for none."""
    return max((LEVEL[depth[id_]] for depth in known if id_ in depth), default=0)


@given(tasks())
def test_nothing_known_stands_in_a_plan(task: Task) -> None:
    """What is known deep enough, or implied by it, is no step."""
    graph, goals, known = task
    have = graph.required(known)
    for step in path(graph, goals, known=known).steps:
        assert LEVEL[step.depth] > max_level(step.id, have)


@given(tasks())
def test_keeping_what_is_implied_leaves_out_only_the_marks(task: Task) -> None:
    """Who does not trust the inference gets the whole plan without what is marked."""
    graph, goals, known = task
    whole, kept = path(graph, goals), path(graph, goals, known=known, keep_implied=True)
    assert ids(kept) == [
        id_ for id_, at in depths(whole).items() if max_level(id_, known) < LEVEL[at]
    ]


@given(tasks())
def test_forgetting_restores_the_plan(task: Task) -> None:
    """A plan depends on what is known and not on what was known before."""
    graph, goals, known = task
    before = path(graph, goals)
    path(graph, goals, known=known)
    assert path(graph, goals) == before


@given(tasks())
def test_steps_and_known_are_apart(task: Task) -> None:
    """What a plan leaves out as known is none of its steps."""
    graph, goals, known = task
    plan = path(graph, goals, known=known)
    assert set(plan.known).isdisjoint(ids(plan))


@given(tasks())
def test_marking_known_only_takes_out(task: Task) -> None:
    """With something known the steps are those without it, in the same order."""
    graph, goals, known = task
    left = ids(path(graph, goals, known=known))
    assert [id_ for id_ in ids(path(graph, goals)) if id_ in set(left)] == left


@given(tasks())
def test_marking_known_never_deepens(task: Task) -> None:
    """With something known no step is wanted deeper than without it."""
    graph, goals, known = task
    before = depths(path(graph, goals))
    after = depths(path(graph, goals, known=known))
    assert all(LEVEL[at] <= LEVEL[before[id_]] for id_, at in after.items())


@given(tasks())
def test_a_learned_plan_leaves_nothing(task: Task) -> None:
    """Who knows every step of a plan has nothing left to learn for its goals."""
    graph, goals, _ = task
    learned = depths(path(graph, goals))
    assert path(graph, goals, known=learned).steps == ()


@given(tasks())
def test_merging_goals_commutes(task: Task) -> None:
    """The order in which goals are named does not change the steps."""
    graph, goals, known = task
    turned = dict(reversed(goals.items()))
    assert depths(path(graph, goals, known=known)) == depths(
        path(graph, turned, known=known)
    )


@given(tasks())
def test_hours_add_up(task: Task) -> None:
    """The hours of a plan are those of its steps, and of its modules."""
    graph, goals, known = task
    plan = path(graph, goals, known=known)
    assert sum(step.hours for step in plan.steps) == plan.hours
    steps = [step for _, module in plan.modules() for step in module]
    assert tuple(steps) == plan.steps


@given(tasks())
def test_knowing_never_costs_hours(task: Task) -> None:
    """A plan with something known takes no more hours than without."""
    graph, goals, known = task
    assert path(graph, goals, known=known).hours <= path(graph, goals).hours


@given(tasks())
def test_every_step_has_a_reason(task: Task) -> None:
    """A step is a goal or is needed by another step, and says so."""
    graph, goals, known = task
    plan = path(graph, goals, known=known)
    for step in plan.steps:
        dependents = {reason.dependent for reason in step.reasons}
        assert dependents or step.id in goals
        assert dependents <= set(ids(plan))


@given(tasks())
def test_what_is_kept_though_implied_has_a_reason(task: Task) -> None:
    """A step that only something known needs says so, and serves a goal."""
    graph, goals, known = task
    plan = path(graph, goals, known=known, keep_implied=True)
    for step in plan.steps:
        dependents = {reason.dependent for reason in step.reasons}
        assert dependents or step.id in goals
        assert dependents <= {*ids(plan), *plan.known}
        assert step.serves


@given(tasks())
def test_every_step_serves_what_it_leads_to(task: Task) -> None:
    """A step serves exactly the goals that can be reached over reasons."""
    graph, goals, known = task
    steps = {step.id: step for step in path(graph, goals, known=known).steps}
    for step in steps.values():
        above = {goal for r in step.reasons for goal in steps[r.dependent].serves}
        assert set(step.serves) == above | ({step.id} & set(goals))


@given(tasks())
def test_deep_plan_wants_everything_at_why(task: Task) -> None:
    """A deep plan has every step at depth why."""
    graph, goals, _ = task
    plan = path(graph, goals, deep=True)
    assert set(depths(plan).values()) == {"why"}


@given(st.data())
def test_all_goals_at_the_default_depth(data: st.DataObject) -> None:
    """Goals given as ids are wanted at the depth given beside them."""
    graph = data.draw(graphs())
    goals = data.draw(some(graph, least=1))
    plan = path(graph, list(goals), depth="why")
    assert plan == path(graph, dict.fromkeys(goals, "why"))


def test_plan_by_heart(sample: Graph) -> None:
    """A polynomial at what takes six steps of eight hours, without division."""
    plan = path(sample, ["polynomial"])
    assert ids(plan) == [
        "number",
        "addition",
        "multiplication",
        "power",
        "variable",
        "polynomial",
    ]
    assert plan.hours == 8


def test_depth_of_a_goal_brings_more_needs(sample: Graph) -> None:
    """A power at why needs division, which wants multiplication at why."""
    plan = path(sample, ["power"], depth="why")
    assert depths(plan) == {
        "number": "what",
        "addition": "what",
        "multiplication": "why",
        "division": "what",
        "power": "why",
    }
    assert plan.hours == 9


def test_known_at_what_and_wanted_at_why(sample: Graph) -> None:
    """What is known at what and wanted at why costs only the hours that why adds."""
    plan = path(sample, ["division"], known=["multiplication"])
    assert [(step.id, step.hours) for step in plan.steps] == [
        ("multiplication", 1),
        ("division", 2),
    ]
    assert plan.known == ("number", "addition")


def test_cheapest_alternative_is_taken(sample: Graph) -> None:
    """For an equation alone, subtraction is cheaper than division."""
    assert "subtraction" in ids(path(sample, ["equation"]))


def test_alternative_that_is_needed_anyway_is_free(sample: Graph) -> None:
    """Who learns division anyway needs no subtraction for an equation."""
    plan = path(sample, ["equation", "division"])
    assert "subtraction" not in ids(plan)
    [reason] = plan.steps[ids(plan).index("division")].reasons
    assert reason.instead_of == ("subtraction",)


def test_first_listed_alternative_wins_a_tie(sample: Graph) -> None:
    """Where two alternatives cost the same, the first listed one is taken."""
    plan = path(sample, ["equation", "division", "subtraction"])
    [reason] = [
        reason for step in plan.steps for reason in step.reasons if reason.instead_of
    ]
    assert reason.instead_of == ("division",)


def test_marking_known_does_not_switch_the_route(sample: Graph) -> None:
    """Knowing division does not change that subtraction was chosen."""
    assert "subtraction" in ids(path(sample, ["equation"], known=["division"]))


def test_known_goal_still_counts_for_the_route(sample: Graph) -> None:
    """Knowing division, a goal beside equations, keeps it the chosen alternative."""
    plan = path(sample, ["equation", "division"], known=["division"])
    assert ids(plan) == ["variable", "equation"]


def test_known_concept_implies_no_alternative(sample: Graph) -> None:
    """Who knows equations may know either alternative, so neither is implied."""
    plan = path(sample, ["subtraction"], known=["equation"])
    assert ids(plan) == ["addition", "subtraction"]


def test_knowing_what_leaves_only_what_why_adds(sample: Graph) -> None:
    """Who can use a concept needs none of its alternatives again to derive it."""
    plan = path(sample, ["equation"], depth="why", known=["equation"])
    assert [(step.id, step.hours) for step in plan.steps] == [("equation", 0)]


def test_a_deep_plan_deepens_what_is_known(sample: Graph) -> None:
    """In a deep plan what a known concept needs is wanted at why, too."""
    plan = path(sample, ["power"], deep=True, known=["power"])
    assert depths(plan) == dict.fromkeys(
        ("number", "addition", "multiplication", "division", "power"), "why"
    )


def test_reason_is_that_of_the_need(sample: Graph) -> None:
    """A step tells who needs it and why, in the words of the need."""
    steps = {step.id: step for step in path(sample, ["equation"]).steps}
    variable = steps["variable"]
    [reason] = variable.reasons
    assert (reason.name, reason.reason) == ("Equation", "The unknown is a letter.")


def test_a_need_that_does_not_count_is_no_reason(sample: Graph) -> None:
    """A power at what is no reason for division, which is a goal of its own."""
    steps = {step.id: step for step in path(sample, ["power", "division"]).steps}
    division = steps["division"]
    assert (division.reasons, division.serves) == ((), ("division",))


def test_what_served_only_the_known_is_left_out(sample: Graph) -> None:
    """Who knows equations needs the alternative no more that would have led there."""
    plan = path(sample, ["root-finding"], known=["equation"])
    assert "subtraction" in ids(path(sample, ["root-finding"]))
    assert "subtraction" not in ids(plan)


def test_a_plan_tells_how_far_it_may_be_off(
    sample: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan has the gap of its choice among alternatives."""
    assert path(sample, ["equation"]).gap == 0
    monkeypatch.setattr(choices, "LIMIT", 0)
    assert path(sample, ["equation"]).gap == 2


def test_goals_are_told_apart(sample: Graph) -> None:
    """Each step serves the goals that use it, in the order they were named."""
    plan = path(sample, ["variable", "addition"])
    assert {step.id: step.serves for step in plan.steps} == {
        "number": ("variable", "addition"),
        "addition": ("addition",),
        "variable": ("variable",),
    }


def test_modules_keep_their_names(sample: Graph) -> None:
    """Knowing what a module is named by changes the name of no other step."""
    before = {step.id: step.module for step in path(sample, ["root-finding"]).steps}
    after = path(sample, ["root-finding"], known=["power"]).steps
    assert {step.id: before[step.id] for step in after} == {
        step.id: step.module for step in after
    }


def test_a_plan_goes_by_the_alternative_that_is_asked_for(sample: Graph) -> None:
    """With ``via`` a need takes that alternative, though another one is cheaper."""
    plan = path(sample, ["equation"], via=["division"])
    assert ("division" in ids(plan), "subtraction" in ids(plan)) == (True, False)


def test_no_such_alternative_is_an_error(sample: Graph) -> None:
    """An alternative that the plan has not is named, with those it has."""
    with pytest.raises(InputError, match=r"'power'.* division, subtraction"):
        path(sample, ["equation"], via=["power"])
    with pytest.raises(InputError, match="there is none"):
        path(sample, ["power"], via=["division"])


def test_known_goal_leaves_nothing(sample: Graph) -> None:
    """A plan for what is known has no steps and no hours, and is no error."""
    plan = path(sample, ["power"], known=["power"])
    assert (plan.steps, plan.hours, plan.goals) == ((), 0, ("power",))


def test_no_goal_is_an_error(sample: Graph) -> None:
    """A plan without a goal is refused, with the way out."""
    with pytest.raises(InputError, match="name one or more concepts"):
        path(sample, [])


@pytest.mark.parametrize(("goals", "known"), [(["x"], []), (["power"], ["x"])])
def test_unknown_ids_are_named(
    sample: Graph, goals: list[str], known: list[str]
) -> None:
    """An unknown goal or known concept is an error that names it."""
    with pytest.raises(UnknownNameError, match="'x'"):
        path(sample, goals, known=known)


def test_plan_becomes_plain_values(sample: Graph) -> None:
    """A plan turns into dictionaries with the documented keys."""
    plain = path(sample, ["number"]).to_dict()
    assert list(plain) == [
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
    assert plain["steps"][0]["id"] == "number"
