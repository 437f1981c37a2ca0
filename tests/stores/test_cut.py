"""What becomes of a load when the connection is cut, or two load at a time."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from conceptpath.graph.build import build
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store
from tests.conftest import SAMPLE
from tests.stores.proxy import cable


@pytest.mark.parametrize("cut_after", [4_000, 8_000, 12_000])
def test_a_cut_connection_is_taken_up_again(
    writable: Store, sample: Graph, cut_after: int
) -> None:
    """A load whose connection is cut on the way is run again, and ends whole."""
    with cable(writable.address, cut_after) as laid:
        Store(laid.address, writable.auth, writable.database).write(sample)
    assert laid.was_cut.is_set()
    assert writable.read().records == sample.records


def test_two_loads_at_a_time_write_one_graph(writable: Store, sample: Graph) -> None:
    """Of two that load together one waits; nothing is written twice."""
    twin = build([SAMPLE], version="twin")
    with ThreadPoolExecutor() as pool:
        loads = [pool.submit(writable.write, graph) for graph in (sample, twin)]
        added = [load.result().nodes.added for load in loads]
    assert sorted(added) == [0, 19]
    assert writable.read().records == sample.records
    assert writable.query("MATCH ()-[r]->() RETURN count(r)").rows == ((38,),)
