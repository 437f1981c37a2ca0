"""Goals side by side: what they share, where they part, what each adds."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.model import (
    Concept,
    Depth,
    Domain,
    Records,
    Specialization,
    Target,
)
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.compare import Comparison, Side, compare
from conceptpath.graph.planning.depth.outline import covers
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.goals import goals

from .strategies import depths, records, some

Task = tuple[Graph, list[str], dict[str, Depth]]


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Return a graph, two to four specializations of it, and what is known."""
    found = draw(records())
    ids = st.sampled_from([concept.id for concept in found.concepts])
    wanted = st.dictionaries(ids, depths, min_size=1)
    aims = tuple(
        Specialization(
            id=f"s{number}",
            name=f"Goal {number}",
            targets=tuple(Target(id=id_, depth=at) for id_, at in targets.items()),
        )
        for number, targets in enumerate(draw(st.lists(wanted, min_size=2, max_size=4)))
    )
    graph = build([structs.replace(found, specializations=aims)])
    return graph, [aim.id for aim in aims], draw(some(graph))


def steps(found: Comparison, side: Side) -> set[str]:
    """Return all steps of a side."""
    return {*found.trunk.steps, *side.extra.steps}


@given(tasks())
def test_together_is_the_plan_for_all(task: Task) -> None:
    """All goals together take the steps and the hours of the one plan for them."""
    graph, names, known = task
    together = compare(graph, names, known=known).together
    plan = path(graph, goals(graph, names), known=known)
    assert together.hours == plan.hours
    assert set(together.steps) == {step.id for step in plan.steps}


@given(tasks())
def test_hours_add_up(task: Task) -> None:
    """A side is the trunk and what comes after it, which holds all that is its own."""
    graph, names, known = task
    found = compare(graph, names, known=known)
    for side in found.sides:
        assert side.hours == found.trunk.hours + side.extra.hours
        assert set(side.own.steps) <= set(side.extra.steps)
    parts = [found.trunk, *(side.extra for side in found.sides)]
    if len(names) == 2:
        assert found.together.hours == sum(part.hours for part in parts)


@given(tasks())
def test_alone_is_the_path(task: Task) -> None:
    """Alone a side takes the hours of its path, which are never more, nothing known."""
    graph, names, known = task
    for name, side in zip(names, compare(graph, names, known=known).sides, strict=True):
        assert side.alone == path(graph, goals(graph, [name]), known=known).hours
    for side in compare(graph, names).sides:
        assert side.alone <= side.hours


@given(tasks())
def test_trunk_is_what_all_share(task: Task) -> None:
    """The trunk holds the steps that every side has, and no other."""
    graph, names, known = task
    found = compare(graph, names, known=known)
    shared = set.intersection(*(steps(found, side) for side in found.sides))
    assert set(found.trunk.steps) == shared


@given(tasks())
def test_trunk_can_be_learned_first(task: Task) -> None:
    """What a step of the trunk needs is in the trunk or known: it waits for no side."""
    graph, names, known = task
    trunk = compare(graph, names, known=known).trunk
    have = graph.required(known)
    for id_ in trunk.steps:
        for need in graph.needs(id_):
            if need.depth == "what" and not covers(have, id_, "what"):
                met = {*trunk.steps, *have} & {*need.prerequisites}
                assert met, (id_, need)


@given(tasks())
def test_fork_is_where_the_sides_go_on(task: Task) -> None:
    """From every fork concept each side goes on, or has arrived."""
    graph, names, _ = task
    found = compare(graph, names)
    for side in found.sides:
        needs = [need for id_ in side.extra.steps for need in graph.needs(id_)]
        used = {lower for need in needs for lower in need.prerequisites}
        assert set(found.fork) <= used | set(side.targets)


@given(tasks())
def test_fork_closes_the_trunk(task: Task) -> None:
    """With nothing known the fork is of the trunk, and all of the trunk lies below."""
    graph, names, _ = task
    found = compare(graph, names)
    below = graph.closure(found.fork, deep=True)
    assert set(found.fork) <= set(found.trunk.steps) <= below.keys()


@given(tasks())
def test_order_of_names_does_not_matter(task: Task) -> None:
    """Named in another order, the goals share the same and part at the same place."""
    graph, names, known = task
    one = compare(graph, names, known=known)
    other = compare(graph, names[::-1], known=known)
    assert (one.trunk, one.fork, one.together) == (
        other.trunk,
        other.fork,
        other.together,
    )
    assert {s.id: s for s in one.sides} == {s.id: s for s in other.sides}


@given(tasks())
def test_known_only_takes_out(task: Task) -> None:
    """What is known saves just the hours that are left out, and moves no fork."""
    graph, names, known = task
    before, after = compare(graph, names), compare(graph, names, known=known)
    assert after.fork == before.fork
    for old, new in zip(before.sides, after.sides, strict=True):
        assert new.hours + new.saved == old.hours
        assert steps(after, new) <= steps(before, old)


@given(tasks())
def test_overlaps_lie_beyond_the_trunk(task: Task) -> None:
    """Among three sides the trunk, what two share and what is one's own are all."""
    graph, names, known = task
    found = compare(graph, names, known=known)
    sides = {side.id: side for side in found.sides}
    pairs = list(combinations(names, 2)) if len(names) > 2 else []
    assert [overlap.sides for overlap in found.overlaps] == pairs
    for overlap in found.overlaps:
        for id_ in overlap.sides:
            assert set(overlap.shared.steps) <= set(sides[id_].extra.steps)
            assert overlap.shared.hours <= sides[id_].extra.hours
    if len(names) == 3:
        parts = [*(o.shared for o in found.overlaps), *(s.own for s in found.sides)]
        hours = sum(part.hours for part in parts)
        assert found.trunk.hours + hours == found.together.hours


def test_two_concepts_by_heart(sample: Graph) -> None:
    """Polynomials and equations share sums and letters, three hours, and part there."""
    found = compare(sample, ["polynomial", "equation"])
    polynomial, equation = found.sides
    assert found.trunk.steps == ("number", "addition", "variable")
    assert found.fork == ("addition", "variable")
    assert (found.trunk.hours, found.together.hours) == (3, 11)
    assert polynomial.own.steps == ("multiplication", "power", "polynomial")
    assert [area.domain for area in equation.extra.areas] == ["algebra", "arithmetic"]
    assert (equation.hours, equation.extra.hours) == (6, 3)


def test_three_concepts_by_heart(sample: Graph) -> None:
    """Powers and division share sums and products, of which only one wants the why."""
    found = compare(sample, ["power", "division", "variable"])
    power, division, variable = found.sides
    assert (found.trunk.steps, found.fork) == (("number",), ("number",))
    assert [overlap.shared.steps for overlap in found.overlaps] == [
        ("addition", "multiplication"),
        (),
        (),
    ]
    assert (power.extra.hours, power.own.hours) == (4, 1)
    assert (division.own.steps, division.own.hours) == (
        ("multiplication", "division"),
        3,
    )
    assert variable.own == variable.extra


def test_shared_route_is_the_joint_one(sample: Graph) -> None:
    """Beside division, equations go by it; by themselves subtraction is cheaper."""
    equation, division = compare(sample, ["equation", "division"]).sides
    assert (equation.hours, equation.alone) == (10, 6)
    assert (division.hours, division.alone) == (7, 7)
    assert division.extra.steps == ()


def test_deeper_wanted_stands_in_both_parts(sample: Graph) -> None:
    """What one side wants at why is in the trunk at what, and after it for the rest."""
    found = compare(sample, ["solver", "polynomial"])
    solver, polynomial = found.sides
    assert "power" in found.trunk.steps
    assert "power" in solver.own.steps
    assert polynomial.extra.hours == 0
    assert found.fork == ("polynomial",)


def test_what_records_say_of_a_side(sample: Graph) -> None:
    """A side has the axes, targets, projects and papers of its record, in order."""
    solver, finding = compare(sample, ["solver", "root-finding"]).sides
    assert solver.name == "Equation solver"
    assert solver.targets == {"root-finding": "what", "power": "why"}
    assert (solver.projects, solver.reading) == (("calculator",), ("euclid-300",))
    assert finding.axes == {"family": ("search",)}


def test_goals_that_share_nothing() -> None:
    """Goals without a common need have an empty trunk and no fork."""
    graph = build([records_of_two()])
    found = compare(graph, ["one", "two"])
    assert (found.trunk.steps, found.fork) == ((), ())


def records_of_two() -> Records:
    """Return two concepts that have nothing to do with each other."""
    concepts = tuple(Concept(id=id_, name=id_, domain="d") for id_ in ("one", "two"))
    return Records(concepts=concepts, domains=(Domain(id="d", name="D"),))


@pytest.mark.parametrize("names", [[], ["power"], ["power", "Power"], ["solver"] * 2])
def test_fewer_than_two_goals(sample: Graph, names: list[str]) -> None:
    """Nothing, one goal, or one goal named twice is refused."""
    with pytest.raises(InputError, match="needs two different goals"):
        compare(sample, names)


def test_unknown_names(sample: Graph) -> None:
    """An unknown goal or known concept is an error that names it."""
    with pytest.raises(UnknownNameError, match="'ghost'"):
        compare(sample, ["power", "ghost"])
    with pytest.raises(UnknownNameError, match="'ghost'"):
        compare(sample, ["power", "equation"], known={"ghost": "what"})


def test_shipped_forks_can_be_read(content_graph: Graph) -> None:
    """Any two shipped specializations share a trunk, and part in a dozen places."""
    names = [f"specialization:{s.id}" for s in content_graph.records.specializations]
    for pair in combinations(names, 2):
        found = compare(content_graph, pair)
        assert found.trunk.steps
        assert 1 <= len(found.fork) <= 12
