"""Concepts that need one another in a circle."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.cycles import cycles

names = st.sampled_from("abcdef")
tables = st.dictionaries(names, st.sets(names))


@given(tables)
def test_one_cycle_of_each_knot(below: dict[str, set[str]]) -> None:
    """There are as many cycles as knots, and each leads around within one."""
    view = nx.DiGraph((id_, low) for id_, lows in below.items() for low in lows)
    loops = {id_ for id_ in view if view.has_edge(id_, id_)}
    knots = [
        k for k in nx.strongly_connected_components(view) if len(k) > 1 or k & loops
    ]
    found = cycles(below)
    assert len(found) == len(knots)
    for cycle in found:
        links = zip(cycle, [*cycle[1:], cycle[0]], strict=True)
        assert all(lower in below[id_] for id_, lower in links)
        assert any(set(cycle) <= knot for knot in knots)
