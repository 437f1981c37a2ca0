"""The sweep of a closure on graphs too large for plain Python."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph import closures
from conceptpath.graph.layers import Layers
from conceptpath.graph.network import Graph
from conceptpath.graph.sweep import Row

from .strategies import graphs, some


@given(st.data(), st.booleans())
def test_layers_find_what_the_plain_sweep_finds(
    data: st.DataObject, deep: bool
) -> None:
    """Both sweeps give every closure the same concepts, depths and order."""
    graph = data.draw(graphs())
    wanted = data.draw(some(graph, least=1))
    plain = graph.required(wanted, deep=deep), graph.closure(wanted, "why", deep=deep)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(closures, "LARGE", 0)
        layered = Graph(graph.records)
        assert plain == (
            layered.required(wanted, deep=deep),
            layered.closure(wanted, "why", deep=deep),
        )
        assert list(plain[1]) == list(layered.closure(wanted, "why", deep=deep))


def test_a_chain_has_a_layer_a_position() -> None:
    """On a chain each sweep finds everything below its start, in order."""
    rows = [Row(), *(Row((place,)) for place in range(9))]
    layers = Layers((rows, rows), range(10))
    for start in range(10):
        wanted, deeply = layers.sweep({start: "what"})
        assert (wanted.tolist(), deeply.tolist()) == (list(range(start + 1)), [])


def test_nothing_has_no_layers() -> None:
    """Without positions there is nothing to sweep."""
    assert [len(found) for found in Layers(([], []), []).sweep({})] == [0, 0]
