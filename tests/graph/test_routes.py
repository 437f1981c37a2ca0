"""Other ways to the same goals."""

from typing import Any

from hypothesis import given

from conceptpath.graph.build import build
from conceptpath.graph.model import Concept, Depth, Domain, Need, Records
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
        other = path(graph, goals, via=[route.via])
        assert other.steps != usual.steps
        whole = {step.id for step in other.steps}
        way = path(graph, goals, known=known, via=[route.via])
        before = {step.id for step in usual.steps}
        assert (route.hours, route.extra) == (way.hours, way.hours - plan.hours)
        assert (set(route.adds), set(route.saves)) == (whole - before, before - whole)


@given(tasks())
def test_routes_are_few_and_cheapest_first(task: Task) -> None:
    """At most two ways are offered, in the order of their hours."""
    graph, goals, known = task
    found = routes(graph, goals, known=known)
    assert len(found) <= OFFERED
    assert list(found) == sorted(found, key=lambda route: route.hours)


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


def graph_of(*concepts: Concept) -> Graph:
    """Return a graph of some concepts."""
    return build([Records(concepts=concepts, domains=(Domain(id="d", name="D"),))])


def test_a_way_that_would_not_be_gone_is_no_route() -> None:
    """To take the dear alternative below another one is to take the other of that."""
    graph = graph_of(
        Concept(id="cheap", name="Cheap", domain="d"),
        Concept(id="dear", name="Dear", domain="d", hours=5),
        Concept(
            id="near", name="N", domain="d", needs=(Need(any_of=("cheap", "dear")),)
        ),
        Concept(id="far", name="Far", domain="d", hours=2.5),
        Concept(id="goal", name="G", domain="d", needs=(Need(any_of=("near", "far")),)),
    )
    [route] = routes(graph, {"goal": "what"})
    assert (route.via, route.instead_of, route.extra) == ("far", ("near",), 0.5)


def crossing(*ways: tuple[str, float], id_: str = "goal", **more: Any) -> list[Concept]:
    """Return a goal that needs one of some concepts, each with its hours."""
    either = Need(any_of=tuple(way for way, _ in ways))
    made = [Concept(id=way, name=way, domain="d", hours=h) for way, h in ways]
    return [*made, Concept(id=id_, name=id_, domain="d", needs=(either,), **more)]


def test_a_way_that_hardly_differs_is_not_offered() -> None:
    """Two of a hundred hours are no other way, ten are."""
    for hours, offered in ((1, False), (5, True)):
        other = (("this", hours), ("that", hours))
        graph = graph_of(*crossing(*other, hours=100 - hours))
        assert bool(routes(graph, {"goal": "what"})) == offered


def test_no_more_than_two_ways_are_offered() -> None:
    """Of four ways the two cheapest others are offered."""
    graph = graph_of(*crossing(("a", 4), ("b", 3), ("c", 2), ("d", 1)))
    assert [route.via for route in routes(graph, {"goal": "what"})] == ["c", "b"]


def test_what_was_asked_for_stays() -> None:
    """Another way at one place keeps what was asked for at the others."""
    first = crossing(("bus", 3), ("tram", 2), id_="town")
    second = crossing(("ship", 3), ("ferry", 2), id_="isle")
    graph = graph_of(*first, *second)
    goals: dict[str, Depth] = {"town": "what", "isle": "what"}
    found = routes(graph, goals, via=["bus", "ferry"])
    assert {(way.via, way.hours, way.extra) for way in found} == {
        ("tram", 6, -1),
        ("ship", 8, 1),
    }


def test_the_same_way_is_offered_once() -> None:
    """One concept that is the other way at two places makes one route."""
    both = (Need(any_of=("bus", "tram")),)
    town, isle = (
        Concept(id=id_, name=id_, domain="d", needs=both) for id_ in ("town", "isle")
    )
    graph = graph_of(*crossing(("bus", 3), ("tram", 2)), town, isle)
    goals: dict[str, Depth] = {"town": "what", "isle": "what"}
    assert [way.via for way in routes(graph, goals)] == ["bus"]


def test_deep_ways_are_deep() -> None:
    """Where all is learned for the why, so is another way."""
    graph = graph_of(*crossing(("bus", 3), ("tram", 2), hours_why=4))
    [route] = routes(graph, {"goal": "what"}, deep=True)
    assert (route.hours, route.extra) == (8, 1)


def test_two_ways_may_differ_in_depth_only() -> None:
    """Where both are learned anyway, which one is learned for the why is a choice."""
    deeper = (Need(any_of=("one", "two"), at="why"),)
    graph = graph_of(
        Concept(id="one", name="One", domain="d", hours_why=1),
        Concept(id="two", name="Two", domain="d", hours_why=2),
        Concept(id="goal", name="Goal", domain="d", needs=deeper),
    )
    [route] = routes(graph, dict.fromkeys(("one", "two", "goal"), "what"))
    assert (route.via, route.extra, route.adds, route.saves) == ("two", 1, (), ())


def test_what_is_learned_anyway_is_no_route() -> None:
    """Where both alternatives are needed, neither is another way, even for no hours."""
    both = (Need(any_of=("one", "two")),)
    graph = graph_of(
        *(Concept(id=id_, name=id_, domain="d", hours=0) for id_ in ("one", "two")),
        Concept(id="goal", name="Goal", domain="d", hours=0, needs=both),
    )
    assert routes(graph, dict.fromkeys(("one", "two", "goal"), "what")) == ()


def test_no_alternatives_no_routes(sample: Graph) -> None:
    """A plan without alternatives has no other way."""
    assert routes(sample, {"power": "what"}) == ()
