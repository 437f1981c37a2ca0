"""Which store an address stands for, and what happens when nobody is there."""

import socket
import subprocess
import sys

import pytest

from conceptpath.graph.errors import InputError, StoreUnavailableError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores import open_store


@pytest.mark.parametrize(
    "address", ["", "Embedded", "http://localhost", "localhost:7687", "bolt+x://a"]
)
def test_other_addresses_are_wrong_use(sample: Graph, address: str) -> None:
    """What is no address of a store is named, with those that are."""
    with pytest.raises(InputError, match="bolt://localhost:7687") as caught:
        open_store(address, sample)
    assert repr(address) in str(caught.value)


@pytest.mark.parametrize(
    "scheme", ["bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"]
)
def test_nobody_there_is_told(sample: Graph, scheme: str) -> None:
    """An address where nobody listens is named, with the way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"{scheme}://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StoreUnavailableError, match="start the server") as caught:
            open_store(address, sample, auth=("neo4j", "secret"))
    assert address in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("address", ["bolt://", "bolt://localhost:port", "bolt://[x"])
def test_half_an_address_is_told(sample: Graph, address: str) -> None:
    """An address that leads nowhere is an error of ours, not of a library."""
    with pytest.raises((InputError, StoreUnavailableError)):
        open_store(address, sample)


def test_who_does_not_ask_does_not_pay() -> None:
    """The module imports neither the driver nor the database before it is used."""
    program = (
        "import sys, conceptpath.graph.stores, conceptpath.graph.stores.schema;"
        "print({'neo4j', 'arcadedb', 'subprocess'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
