"""What fits into a budget: closed, nested, never over it, and worth most."""

from itertools import pairwise
from math import inf, nan

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.errors import InputError
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.budget import curve, within
from conceptpath.graph.planning.depth.path import Plan, Reason, Step, path

from .strategies import plain_graphs, tasks
from .test_max_closure import closed_sets

budgets = st.floats(0, 60)
Task = tuple[Graph, dict[str, Depth], dict[str, Depth]]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Return the plan for some goals on a random graph, hours not always round."""
    graph, goals, known = draw(tasks())
    plan = path(graph, goals, known=known)
    minutes = st.sampled_from([0.0, 0.1, 0.2, 0.7, 1 / 3, 1.0, 2.5])
    steps = tuple(structs.replace(s, hours=draw(minutes)) for s in plan.steps)
    hours = sum(step.hours for step in steps)
    return structs.replace(plan, steps=steps, hours=hours)


def ids(steps: tuple[Step, ...]) -> list[str]:
    """Return the ids of steps."""
    return [step.id for step in steps]


def step(id_: str, hours: float, *dependents: str) -> Step:
    """Return a step to the goal."""
    reasons = tuple(Reason(up, up, "It is used.") for up in dependents)
    return Step(id_, id_, "what", hours, "Module", reasons, ("goal",))


def plan_of(*steps: Step) -> Plan:
    """Return a plan of steps to the goal."""
    return Plan(("goal",), sum(step.hours for step in steps), steps)


def below_of(plan: Plan) -> dict[str, list[str]]:
    """Return what each step of a plan needs."""
    return {
        upper.id: [
            lower.id
            for lower in plan.steps
            if upper.id in {reason.dependent for reason in lower.reasons}
        ]
        for upper in plan.steps
    }


def worth_by_networkx(plan: Plan) -> dict[str, int]:
    """Return how many steps need each one, itself included, a goal counted twice."""
    view: nx.DiGraph[str] = nx.DiGraph()
    for id_, lower in below_of(plan).items():
        view.add_node(id_)
        view.add_edges_from((id_, low) for low in lower)
    return {
        id_: sum(1 + (up in plan.goals) for up in {id_} | nx.ancestors(view, id_))
        for id_ in ids(plan.steps)
    }


@given(plans(), budgets)
def test_what_is_kept_is_closed(plan: Plan, hours: float) -> None:
    """No step that is kept needs one that is postponed."""
    part = within(plan, hours)
    kept = set(ids(part.steps))
    for later in part.postponed:
        assert kept.isdisjoint(reason.dependent for reason in later.reasons)


@given(plans(), budgets)
def test_it_never_costs_more_than_the_budget(plan: Plan, hours: float) -> None:
    """The hours of what is kept are those of its steps, at most the budget."""
    part = within(plan, hours)
    assert part.hours <= hours
    assert part.hours == pytest.approx(sum(step.hours for step in part.steps))


@given(plans(), budgets, budgets)
def test_budgets_are_nested(plan: Plan, one: float, other: float) -> None:
    """What the smaller of two budgets keeps the larger one keeps, and as much worth."""
    small, large = (within(plan, hours) for hours in sorted((one, other)))
    assert set(ids(small.steps)) <= set(ids(large.steps))
    assert small.worth <= large.worth


@given(plans(), budgets)
def test_nothing_is_lost(plan: Plan, hours: float) -> None:
    """Each step is kept, in the order of the plan, or postponed, as it was."""
    part = within(plan, hours)
    assert len(part.steps) + len(part.postponed) == len(plan.steps)
    rest = [step for step in plan.steps if step not in part.postponed]
    assert ids(part.steps) == ids(tuple(rest))


@given(tasks(), budgets)
def test_what_is_known_counts_for_no_budget(task: Task, hours: float) -> None:
    """Where what is implied is kept, a budget counts and closes the steps only."""
    graph, goals, known = task
    part = within(path(graph, goals, known=known, keep_implied=True), hours)
    assert part.hours <= hours
    for later in part.postponed:
        dependents = {reason.dependent for reason in later.reasons}
        assert dependents.isdisjoint(ids(part.steps))


@given(plans())
def test_the_whole_budget_keeps_the_plan(plan: Plan) -> None:
    """A budget of the plan's hours, or of many more, is the plan itself."""
    for part in (within(plan, plan.hours), within(plan, 1e9)):
        assert structs.replace(part, budget=None) == plan


@given(plans())
def test_no_other_part_is_worth_more(plan: Plan) -> None:
    """Where a block ends, no closed part of at most so many hours is worth more."""
    worth = worth_by_networkx(plan)
    hours = {step.id: step.hours for step in plan.steps}
    parts = [
        (sum(hours[id_] for id_ in part), sum(worth[id_] for id_ in part))
        for part in closed_sets(below_of(plan))
    ]
    for point in curve(plan).points:
        if point.best:
            rivals = [gain for spent, gain in parts if spent <= point.hours + 1e-9]
            assert point.worth * sum(worth.values()) == pytest.approx(max(rivals))


@given(plans())
def test_worth_counts_what_needs_a_step(plan: Plan) -> None:
    """A step adds the number of steps that need it, a goal twice, to the share."""
    worth = worth_by_networkx(plan)
    shares = [0.0, *(point.worth for point in curve(plan).points)]
    for (less, more), point in zip(pairwise(shares), curve(plan).points, strict=True):
        assert (more - less) * sum(worth.values()) == pytest.approx(worth[point.id])


@given(plans(), budgets)
def test_a_goal_is_missed_where_it_is_postponed(plan: Plan, hours: float) -> None:
    """A missed goal lacks the postponed steps that serve it; the others are reached."""
    part = within(plan, hours)
    later = {step.id: step for step in part.postponed}
    assert [goal.id for goal in part.missed] == [g for g in plan.goals if g in later]
    for goal in part.missed:
        lacking = [s.hours for s in later.values() if goal.id in s.serves]
        assert goal.hours == pytest.approx(sum(lacking))
        assert goal.hours <= goal.alone <= plan.hours + 1e-9


@given(plain_graphs(), st.data())
def test_a_goal_alone_costs_its_own_plan(graph: Graph, data: st.DataObject) -> None:
    """Without alternatives a goal alone takes the hours of the plan to it only."""
    plan = path(graph, data.draw(st.sets(st.sampled_from(list(graph)), min_size=1)))
    for goal in within(plan, 0).missed:
        assert goal.alone == path(graph, [goal.id]).hours


def test_on_the_shipped_content(content_graph: Graph) -> None:
    """A third of the hours keeps most of the worth, and names the goal it misses."""
    plan = path(content_graph, ["transformer"])
    part = within(plan, plan.hours / 3)
    assert part.worth > 1 / 2
    assert [goal.id for goal in part.missed] == ["transformer"]
    assert part.missed[0].alone == plan.hours


def test_between_two_ends_it_is_near_the_bound(content_graph: Graph) -> None:
    """Over all budgets, less than 0.02 of the worth is missing to the bound on average.

    The bound leads straight from one end of a block to the next.
    """
    for special in content_graph.records.specializations:
        plan = path(content_graph, {goal.id: goal.depth for goal in special.targets})
        points = curve(plan).points
        steps = [(0.0, 0.0), *((point.hours, point.worth) for point in points)]
        ends = [(0.0, 0.0), *((p.hours, p.worth) for p in points if p.best)]
        kept = sum(low * (end - start) for (start, low), (end, _) in pairwise(steps))
        bound = sum((b - a) * (low + up) / 2 for (a, low), (b, up) in pairwise(ends))
        assert 0 <= (bound - kept) / plan.hours < 0.02


def test_a_budget_stops_at_what_does_not_fit() -> None:
    """A short step never overtakes a long one, or budgets would not be nested."""
    plan = plan_of(
        step("base", 1, "long", "goal"), step("long", 5, "goal"), step("goal", 1)
    )
    kept = [len(within(plan, hours).steps) for hours in (0, 1, 5, 6, 7)]
    assert kept == [0, 1, 1, 2, 3]


def test_what_comes_next_is_postponed_first() -> None:
    """The first postponed step is the one that a larger budget keeps."""
    plan = plan_of(step("dear", 9, "goal"), step("cheap", 2, "goal"), step("goal", 1))
    assert ids(within(plan, 1).postponed) == ["cheap", "dear", "goal"]


def test_free_steps_are_kept_without_any_hours() -> None:
    """A budget of 0 keeps what costs nothing and rests on nothing that costs."""
    plan = plan_of(step("free", 0, "goal"), step("dear", 2, "goal"), step("goal", 0))
    assert ids(within(plan, 0).steps) == ["free"]


def test_hours_are_decimals() -> None:
    """Three times 0.1 fits into 0.3, although their sum as floats is more."""
    steps = (step("a", 0.1, "goal"), step("b", 0.1, "goal"), step("c", 0.1, "goal"))
    plan = plan_of(*steps, step("goal", 5))
    assert sum(step.hours for step in steps) > 0.3
    part = within(plan, 0.3)
    assert (ids(part.steps), part.hours) == (["a", "b", "c"], 0.3)


def test_reasons_of_kept_steps_come_first() -> None:
    """A kept step is explained by what is learned with it, then by what is not."""
    plan = plan_of(
        step("base", 1, "goal", "next"), step("next", 1, "goal"), step("goal", 9)
    )
    reasons = within(plan, 2).steps[0].reasons
    assert [reason.dependent for reason in reasons] == ["next", "goal"]


def test_one_curve_serves_many_budgets(sample: Graph) -> None:
    """With the curve at hand a budget keeps the same as without."""
    plan = path(sample, ["root-finding"])
    along = curve(plan)
    for hours in range(12):
        assert within(plan, hours, along) == within(plan, hours)


@pytest.mark.parametrize("hours", [-1, -0.5, nan, inf, -inf])
def test_no_such_budget(sample: Graph, hours: float) -> None:
    """A budget that is negative or no finite number is refused by name."""
    with pytest.raises(InputError, match=f"from 0 on, not {hours!r}"):
        within(path(sample, ["equation"]), hours)


def test_without_steps_everything_fits() -> None:
    """Where nothing is left to learn, no budget postpones or misses anything."""
    part = within(Plan(("goal",), 0.0, (), known=("goal",)), 0)
    assert (part.worth, part.postponed, part.missed) == (1.0, (), ())
