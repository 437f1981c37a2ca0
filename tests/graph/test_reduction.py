"""The needs that no longer way implies."""

import networkx as nx
from hypothesis import given

from conceptpath.graph.planning.depth.order import Below
from conceptpath.graph.planning.depth.reduction import reduced

from .test_order import acyclic


@given(acyclic())
def test_reduction_is_that_of_networkx(below: Below) -> None:
    """The needs that stay are the edges of the transitive reduction."""
    view = nx.DiGraph((id_, low) for id_, lower in below.items() for low in lower)
    found = {(id_, low) for id_, lower in reduced(below).items() for low in lower}
    assert found == set(nx.transitive_reduction(view).edges)


@given(acyclic())
def test_reducing_twice_changes_nothing(below: Below) -> None:
    """A reduction has no need that can be left out."""
    once = reduced(below)
    assert reduced(once) == once
