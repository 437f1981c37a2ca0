"""The whole of a plan, before what is known is taken out."""

import pytest
from hypothesis import given

from conceptpath.graph.build import build
from conceptpath.graph.model import LEVEL, Concept, Depth, Domain, Need, Records
from conceptpath.graph.network import Graph, Group
from conceptpath.graph.planning.depth.outline import Outline, covers, hours_left

from .strategies import tasks

Task = tuple[Graph, dict[str, Depth], dict[str, Depth]]


@given(tasks())
def test_order_holds_the_closure(task: Task) -> None:
    """The order has each concept of the closure once, after what meets its needs."""
    graph, goals, _ = task
    outline = Outline(graph, goals)
    place = {id_: number for number, id_ in enumerate(outline.order)}
    assert sorted(place) == sorted(outline.depths)
    for id_, depth in outline.depths.items():
        for need in graph.needs(id_):
            if LEVEL[need.depth] <= LEVEL[depth]:
                lower = need.id or outline.choice.chosen[Group(id_, need)]
                assert place[lower] < place[id_]


@given(tasks())
def test_nothing_is_left_of_what_is_known(task: Task) -> None:
    """What is left to learn is wanted deeper than it is known."""
    graph, goals, known = task
    have = graph.required(known)
    left = Outline(graph, goals).todo(have)
    assert not any(covers(have, id_, at) for id_, at in left.items())


@pytest.mark.parametrize(
    "goals",
    [
        ("transformer", "gradient-boosting"),
        ("convolutional-neural-network", "support-vector-machine", "k-means"),
        ("bert", "n-gram-model", "hidden-markov-model"),
        ("deep-q-network", "gaussian-process"),
    ],
)
def test_statistical_comes_before_deep(
    content_graph: Graph, goals: tuple[str, ...]
) -> None:
    """No deep concept stands before a statistical one that rests on nothing deep."""
    outline = Outline(content_graph, dict.fromkeys(goals, "why"))
    tradition = {id_: content_graph[id_].axes.get("tradition") for id_ in outline.order}
    deep = {id_ for id_ in outline.order if tradition[id_] == ("deep",)}
    first = min(outline.order.index(id_) for id_ in deep)
    late = [
        id_
        for id_ in outline.order[first:]
        if "statistical" in (tradition[id_] or ())
        and deep.isdisjoint(content_graph.closure([id_], "why"))
    ]
    assert late == []


def test_statistical_on_deep_does_not_come_early() -> None:
    """What rests on something deep waits for it, and does not bring it forward."""
    deep, statistical = {"tradition": ("deep",)}, {"tradition": ("statistical",)}
    net = Concept(id="net", name="N", domain="d", axes=deep)
    lens = Concept(
        id="lens", name="L", domain="d", axes=statistical, needs=(Need(id="net"),)
    )
    tree = Concept(id="tree", name="T", domain="d", axes=statistical)
    domains = (Domain(id="d", name="D"),)
    graph = build([Records(concepts=(net, lens, tree), domains=domains)])
    assert Outline(graph, dict.fromkeys(graph, "what")).order == ["tree", "net", "lens"]


def test_hours_left_to_why(sample: Graph) -> None:
    """Known at what and wanted at why, a concept costs what why adds."""
    product = sample["multiplication"]
    assert hours_left(product, "why", {}) == 3
    assert hours_left(product, "why", {"multiplication": "what"}) == 1
    assert hours_left(product, "what", {}) == 2
