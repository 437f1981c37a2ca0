"""What can be learned now, and what to check again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.build import build
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import LEVEL, Concept, Depth, Domain, Need, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import covers
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.planning.learning.fringe import Fringe, ready

from .strategies import graphs, tasks

Task = tuple[Graph, dict[str, Depth], dict[str, Depth]]


def outer(now: Fringe) -> dict[str, Depth]:
    """Return what is ready, and to which depth."""
    return {step.id: step.depth for step in now.outer}


def inner(now: Fringe) -> list[str]:
    """Return what is to be checked again."""
    return [check.id for check in now.inner]


def learnable(graph: Graph, id_: str, depth: Depth, have: dict[str, Depth]) -> bool:
    """Tell whether every need that counts at a depth is met."""
    return all(
        any(covers(have, lower, need.at) for lower in need.prerequisites)
        for need in graph.needs(id_)
        if LEVEL[need.depth] <= LEVEL[depth]
    )


@given(tasks())
def test_ready_is_not_known_and_every_need_met(task: Task) -> None:
    """On the whole map just that is ready which is not known and has its needs met."""
    graph, _, known = task
    have = graph.required(known)
    assert outer(ready(graph, known)) == {
        id_: at
        for id_, at in graph.closure(graph).items()
        if not covers(have, id_, at) and learnable(graph, id_, at, have)
    }


@given(tasks())
def test_toward_goals_it_is_the_fringe_of_their_plan(task: Task) -> None:
    """Toward goals just those steps of their plan are ready whose needs are met."""
    graph, wanted, known = task
    have = graph.required(known)
    assert outer(ready(graph, known, wanted)) == {
        step.id: step.depth
        for step in path(graph, wanted, known=known).steps
        if learnable(graph, step.id, step.depth, have)
    }


@given(tasks())
def test_nothing_is_ready_only_where_nothing_is_left(task: Task) -> None:
    """The fringe is empty just where the plan is, or where the whole map is known."""
    graph, wanted, known = task
    now = ready(graph, known, wanted)
    assert bool(now.outer) == bool(path(graph, wanted, known=known).steps)
    assert bool(ready(graph, known).outer) == bool(ready(graph, known).steps)
    assert ready(graph, graph.closure(graph, "why", deep=True)).outer == ()


@given(tasks(), st.data())
def test_learning_keeps_the_rest_ready(task: Task, data: st.DataObject) -> None:
    """Whoever learns a ready concept of the map finds every other one still ready."""
    graph, _, known = task
    if before := outer(ready(graph, known)):
        id_ = data.draw(st.sampled_from(sorted(before)))
        after = outer(ready(graph, {**known, id_: before.pop(id_)}))
        assert before.items() <= after.items()


@given(tasks(), st.data())
def test_learning_keeps_the_plan_ready(task: Task, data: st.DataObject) -> None:
    """Toward goals, too, every other one stays ready as long as the plan holds it."""
    graph, wanted, known = task
    if before := outer(ready(graph, known, wanted)):
        id_ = data.draw(st.sampled_from(sorted(before)))
        more: dict[str, Depth] = {**known, id_: before.pop(id_)}
        left = {step.id for step in path(graph, wanted, known=more).steps}
        assert before.keys() & left <= outer(ready(graph, more, wanted)).keys()


@given(tasks(), st.data())
def test_walking_the_fringe_learns_the_plan(task: Task, data: st.DataObject) -> None:
    """Whatever is taken from the fringe first, its needs are met, and the plan ends."""
    graph, wanted, known = task
    steps = path(graph, wanted, known=known).steps
    plan: dict[str, Depth] = {step.id: step.depth for step in steps}
    known = dict(known)
    while now := outer(ready(graph, known, wanted)):
        id_ = data.draw(st.sampled_from(sorted(now)))
        assert LEVEL[plan.pop(id_)] >= LEVEL[now[id_]]
        assert learnable(graph, id_, now[id_], graph.required(known))
        known[id_] = now[id_]
    assert path(graph, wanted, known=known).steps == ()


@given(tasks())
def test_size_of_what_is_left(task: Task) -> None:
    """Steps and hours are those of the plan, those of what is ready among them."""
    graph, wanted, known = task
    now, plan = ready(graph, known, wanted), path(graph, wanted, known=known)
    assert (now.steps, now.hours) == (len(plan.steps), plan.hours)
    steps = {step.id: step for step in plan.steps}
    for step in now.outer:
        assert (step.hours, step.serves) == (
            steps[step.id].hours,
            steps[step.id].serves,
        )


@given(graphs())
def test_roots_are_ready_at_first(graph: Graph) -> None:
    """With nothing known the concepts without needs are ready."""
    assert {id_ for id_ in graph if not graph.needs(id_)} <= outer(
        ready(graph, {})
    ).keys()


@given(tasks())
def test_what_is_unlocked_becomes_ready(task: Task) -> None:
    """Learning a concept makes ready what it unlocks, and not what it brings nearer."""
    graph, _, known = task
    before = ready(graph, known)
    for step in before.outer:
        after = set(outer(ready(graph, {**known, step.id: step.depth})))
        assert after - set(outer(before)) == set(step.unlocks)
        assert after.isdisjoint(step.nearer)


@given(tasks())
def test_what_is_unlocked_toward_goals(task: Task) -> None:
    """Toward goals, too, what a step unlocks is ready after it, if still needed."""
    graph, wanted, known = task
    for step in ready(graph, known, wanted).outer:
        more: dict[str, Depth] = {**known, step.id: step.depth}
        left = {step.id for step in path(graph, wanted, known=more).steps}
        after = outer(ready(graph, more, wanted)).keys()
        assert left.intersection(step.unlocks) <= after


@given(tasks())
def test_most_comes_first(task: Task) -> None:
    """Toward goals the gain falls from the first to the last, as far as it is told."""
    graph, wanted, known = task
    gains = [round(step.gain, 1) for step in ready(graph, known, wanted).outer]
    assert gains == sorted(gains, reverse=True)


@given(tasks())
def test_inner_fringe_is_what_nothing_known_builds_on(task: Task) -> None:
    """What is to be checked is known, and nothing else that is known implies it."""
    graph, _, known = task
    have = graph.required(known)
    checked = inner(ready(graph, known))
    assert set(checked) <= known.keys()
    for id_ in checked:
        others: dict[str, Depth] = {k: at for k, at in have.items() if k != id_}
        assert id_ not in graph.required(others)


@given(tasks())
def test_toward_goals_only_their_part_is_checked(task: Task) -> None:
    """Toward goals only that is to be checked which their plan would hold."""
    graph, wanted, known = task
    plan = path(graph, wanted, known=known)
    assert set(inner(ready(graph, known, wanted))) <= set(plan.known)


def test_whole_map_by_heart(sample: Graph) -> None:
    """Who knows sums can go on to products, differences and letters, in this order."""
    now = ready(sample, {"addition": "what"})
    assert [(step.id, step.depth, step.dependents) for step in now.outer] == [
        ("variable", "what", 3),
        ("subtraction", "what", 2),
        ("multiplication", "why", 5),
    ]
    assert now.outer[2].unlocks == ("division", "power")
    assert inner(now) == ["addition"]
    assert (now.steps, now.hours) == (8, 15)


def test_goal_by_heart(sample: Graph) -> None:
    """Toward polynomials a product opens a power, a letter only brings them nearer."""
    now = ready(sample, {"addition": "what"}, {"polynomial": "what"})
    letter, product = now.outer
    assert (product.id, product.depth, product.unlocks) == (
        "multiplication",
        "what",
        ("power",),
    )
    assert (letter.id, letter.nearer) == ("variable", ("polynomial",))
    # A power of 1 h for 2 h; half of 2 h, as polynomials wait for powers as well.
    assert (product.gain, letter.gain) == (0.5, 1)
    assert product.serves == letter.serves == ("polynomial",)


def test_one_alternative_is_enough(sample: Graph) -> None:
    """Who knows division can learn equations, whose plan goes by subtraction."""
    known: dict[str, Depth] = {"division": "what", "variable": "what"}
    now = ready(sample, known, {"equation": "what"})
    assert [step.id for step in now.outer] == ["equation", "subtraction"]
    assert [step.gain for step in now.outer] == [1, 0]


def test_known_at_what_is_ready_to_be_deepened(sample: Graph) -> None:
    """A power known at what can be deepened as soon as division is known."""
    goal: dict[str, Depth] = {"power": "why"}
    assert "power" not in outer(ready(sample, {"power": "what"}, goal))
    [step] = ready(sample, {"power": "what", "division": "what"}, goal).outer
    assert (step.id, step.depth, step.hours) == ("power", "why", 1)


def test_depth_of_a_need_counts(sample: Graph) -> None:
    """Division wants products at why: knowing them at what does not make it ready."""
    goal: dict[str, Depth] = {"division": "what"}
    now = ready(sample, {"multiplication": "what"}, goal)
    assert outer(now) == {"multiplication": "why"}
    assert list(outer(ready(sample, {"multiplication": "why"}, goal))) == ["division"]


def test_too_shallow_an_alternative_opens_nothing() -> None:
    """An alternative that the plan holds less deep than a need asks opens nothing."""
    need = Need(any_of=("bus", "tram"), at="why")
    concepts = (
        Concept(id="bus", name="Bus", domain="d"),
        Concept(id="tram", name="Tram", domain="d", hours_why=5),
        Concept(id="town", name="Town", domain="d", needs=(need,)),
    )
    graph = build([Records(concepts=concepts, domains=(Domain(id="d", name="D"),))])
    goal: dict[str, Depth] = dict.fromkeys(["tram", "town"], "what")
    now = ready(graph, {}, goal)
    assert {step.id: step.unlocks for step in now.outer} == {
        "bus": ("town",),
        "tram": (),
    }


def test_domain_of_the_last_comes_first(sample: Graph) -> None:
    """Between equals the domain of what was learned last comes first."""
    goal: dict[str, Depth] = dict.fromkeys(["subtraction", "variable"], "what")
    known: dict[str, Depth] = {"addition": "what"}
    first = [
        next(iter(outer(ready(sample, known, goal, last=last))))
        for last in ("addition", "equation")
    ]
    assert first == ["subtraction", "variable"]


def test_shaky_ones_are_checked_first(sample: Graph) -> None:
    """What is known least surely is to be checked first; without a word it is sure."""
    known: dict[str, Depth] = dict.fromkeys(["variable", "division", "power"], "what")
    now = ready(sample, known, confidence={"power": 0.25, "division": 0.5})
    assert [(check.id, check.confidence) for check in now.inner] == [
        ("power", 0.25),
        ("division", 0.5),
        ("variable", 1),
    ]


def test_a_learned_goal_leaves_nothing(sample: Graph) -> None:
    """Toward a known goal nothing is ready, and it can still be checked."""
    now = ready(sample, {"polynomial": "what"}, {"power": "what"})
    assert (now.goals, now.steps, now.hours, now.outer) == (("power",), 0, 0, ())
    assert inner(now) == ["power"]


@pytest.mark.parametrize(("known", "goal"), [("ghost", "power"), ("power", "ghost")])
def test_unknown_ids_are_named(sample: Graph, known: str, goal: str) -> None:
    """An unknown goal or known concept is an error that names it."""
    with pytest.raises(UnknownNameError, match="'ghost'"):
        ready(sample, {known: "what"}, {goal: "what"})


def test_shipped_roots_are_where_one_begins(content_graph: Graph) -> None:
    """With nothing known just the shipped roots are ready."""
    roots = {id_ for id_ in content_graph if not content_graph.needs(id_)}
    assert outer(ready(content_graph, {})).keys() == roots


def test_shipped_specializations_can_be_walked(content_graph: Graph) -> None:
    """Taking the best of the fringe again and again learns a shipped specialization."""
    wanted = goals(content_graph, ["specialization:tabular-prediction"])
    known: dict[str, Depth] = {}
    hours = 0.0
    while now := ready(content_graph, known, wanted).outer:
        known[now[0].id] = now[0].depth
        hours += now[0].hours
    assert hours == path(content_graph, wanted).hours
    assert all(covers(known, goal, at) for goal, at in wanted.items())
