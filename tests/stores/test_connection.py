"""What the errors of the driver become."""

import pytest
from neo4j.exceptions import DriverError

from conceptpath.graph.errors import StoreUnavailableError
from conceptpath.graph.stores.bolt import Store


def test_an_interruption_stays_one(store: Store) -> None:
    """Ctrl-C that the driver turns into an error of its own is Ctrl-C again."""
    with pytest.raises(KeyboardInterrupt), store._connection.translated():
        try:
            raise KeyboardInterrupt
        finally:
            raise DriverError("closed")


def test_other_errors_are_ours(store: Store) -> None:
    """An error of the driver that nobody has interrupted is a StoreError."""
    with pytest.raises(StoreUnavailableError), store._connection.translated():
        raise DriverError("closed")
