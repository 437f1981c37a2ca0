"""Other ways to the same goals."""

from hypothesis import given

from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.depth.routes import OFFERED, routes

from .strategies import tasks

Task = tuple[Graph, dict[str, Depth], dict[str, Depth]]


@given(tasks())
def test_a_route_is_the_plan_by_that_way(task: Task) -> None:
    """What a route says it costs, adds and saves is what its plan has."""
    graph, goals, known = task
    usual, plan = path(graph, goals), path(graph, goals, known=known)
    for route in routes(graph, goals, known=known):
        whole = {step.id for step in path(graph, goals, via=[route.via]).steps}
        way = path(graph, goals, known=known, via=[route.via])
        before = {step.id for step in usual.steps}
        assert (route.hours, route.extra) == (way.hours, way.hours - plan.hours)
        assert (set(route.adds), set(route.saves)) == (whole - before, before - whole)


@given(tasks())
def test_routes_are_few_and_cheapest_first(task: Task) -> None:
    """At most two ways are offered, in the order of their hours, all different."""
    graph, goals, known = task
    found = routes(graph, goals, known=known)
    assert len(found) <= OFFERED
    assert list(found) == sorted(found, key=lambda route: route.hours)
    assert all(route.adds or route.saves for route in found)


def test_the_other_way_to_an_equation(sample: Graph) -> None:
    """An equation can be solved by division, for four hours more."""
    [route] = routes(sample, {"equation": "what"})
    assert (route.via, route.instead_of) == ("division", ("subtraction",))
    assert (route.hours, route.extra) == (10, 4)
    assert (route.adds, route.saves) == (
        ("multiplication", "division"),
        ("subtraction",),
    )


def test_a_way_that_has_become_cheaper_is_offered(sample: Graph) -> None:
    """Who knows division saves an hour by it; the plan itself stays as it was."""
    [route] = routes(sample, {"equation": "what"}, known={"division": "why"})
    assert (route.via, route.extra) == ("division", -1)


def test_the_way_back(sample: Graph) -> None:
    """A plan that goes by another way offers the usual one."""
    [route] = routes(sample, {"equation": "what"}, via=["division"])
    assert (route.via, route.instead_of, route.extra) == (
        "subtraction",
        ("division",),
        -4,
    )


def test_no_alternatives_no_routes(sample: Graph) -> None:
    """A plan without alternatives has no other way."""
    assert routes(sample, {"power": "what"}) == ()
