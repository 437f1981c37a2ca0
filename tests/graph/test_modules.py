"""Cutting an order of learning into modules."""

from itertools import groupby, pairwise

from hypothesis import given

from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.modules import LONGEST, NAMES, SHORTEST, modules
from conceptpath.graph.planning.depth.order import Below, light_order
from conceptpath.graph.planning.depth.outline import Outline

from .test_order import acyclic, with_all_below


def stretches(below: Below) -> list[tuple[tuple[str, ...], list[str]]]:
    """Return the modules of a light order: names and what is in them."""
    order = light_order(below)
    named = modules(order, below)
    return [(name, list(ids)) for name, ids in groupby(order, named.__getitem__)]


@given(acyclic(most=40))
def test_modules_are_neither_short_nor_long(below: Below) -> None:
    """A module has three to nine steps, or is the whole of a shorter plan."""
    sizes = [len(ids) for _, ids in stretches(below)]
    assert sum(sizes) == len(below)
    assert len(sizes) == 1 or all(SHORTEST <= size <= LONGEST for size in sizes)


@given(acyclic(most=40))
def test_a_module_is_named_by_what_it_leads_to(below: Below) -> None:
    """The names are concepts that no other of the module uses, the largest two."""
    for names, ids in stretches(below):
        inside = {id_: with_all_below({id_}, below) & set(ids) for id_ in ids}
        tops = [id_ for id_ in ids if sum(id_ in inside[up] for up in ids) == 1]
        sizes = sorted((len(inside[top]) for top in tops), reverse=True)
        assert list(names) == [id_ for id_ in tops if id_ in names]
        assert sorted((len(inside[n]) for n in names), reverse=True) == sizes[:NAMES]


def test_cuts_are_where_little_is_open() -> None:
    """Two chains of four that share nothing are cut between them."""
    below = {
        f"{chain}{n}": (f"{chain}{n - 1}",) if n else ()
        for chain in "ab"
        for n in range(4)
    }
    assert [ids for _, ids in stretches(below)] == [list(below)[:4], list(below)[4:]]


def test_modules_of_a_real_plan(content_graph: Graph) -> None:
    """At the cuts of a long plan less is open than between the other steps."""
    outline = Outline(content_graph, {"transformer": "why"})
    place = {id_: number for number, id_ in enumerate(outline.order)}
    last = {
        low: max(place[up] for up in outline.below if low in outline.below[up])
        for lower in outline.below.values()
        for low in lower
    }
    open_ = [
        sum(place[low] < now <= end for low, end in last.items())
        for now in range(1, len(place))
    ]
    cut = [outline.modules[a] != outline.modules[b] for a, b in pairwise(outline.order)]
    at_cuts = [number for number, here in zip(open_, cut, strict=True) if here]
    inside = [number for number, here in zip(open_, cut, strict=True) if not here]
    assert sum(at_cuts) / len(at_cuts) < sum(inside) / len(inside)
