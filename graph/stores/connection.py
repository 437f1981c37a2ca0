"""Where a server is and how it is talked to: the official driver, and our errors."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import READ_ACCESS, Driver, GraphDatabase, Session
from neo4j.exceptions import DriverError, Neo4jError

from conceptpath.graph.errors import InputError, StoreUnavailableError, TimeLimitError
from conceptpath.graph.stores.address import shown
from conceptpath.graph.stores.faults import is_time_limit, store_error
from conceptpath.graph.stores.fence import Fence
from conceptpath.graph.stores.unreachable import cause, unreachable

#: Seconds to wait for a server to be there, for it to answer in its language, and for
#: a cut connection to come back while writing.
CONNECT, GREET, PATIENCE = 5.0, 10.0, 60.0
#: The most rows to ask for at a time.
FETCH = 1_000
_VERSION = re.compile(r"Neo4j/(\d+)\.\S*")
#: The first version of Neo4j whose Cypher is the one that is written here.
OLDEST = 5

# What a server remarks on a query (an unknown label, say) becomes hints, and is not
# for the terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Connection:
    """A server that has been reached, with the user that it knows.

    Its parameters and errors are those of a :class:`~.bolt.Store`.
    """

    def __init__(
        self, address: str, auth: tuple[str, str] | None, database: str | None
    ) -> None:
        self.address, self.auth, self.database = address, auth, database
        self._place = shown(address, database)
        try:
            #: What the server calls itself, like ``Neo4j/5.26.0``.
            self.agent = self._reached()
        except ValueError as error:
            raise InputError(f"{address!r} is no address: {error}") from error
        except (Neo4jError, DriverError) as error:
            raise unreachable(self._place, error) from error
        self._refuse_old()

    @property
    def is_arcadedb(self) -> bool:
        """Whether the server is ArcadeDB, which explains no query before it runs."""
        return "ArcadeDB" in self.agent

    def driver(self) -> Driver:
        """Return a driver of its own; closing it hangs up."""
        return GraphDatabase.driver(
            self.address,
            auth=self.auth,
            connection_timeout=CONNECT,
            connection_acquisition_timeout=GREET,
            max_transaction_retry_time=PATIENCE,
        )

    def reading(self, driver: Driver, fetch_size: int = FETCH) -> Session:
        """Return a session that reads."""
        return driver.session(
            database=self.database,
            default_access_mode=READ_ACCESS,
            fetch_size=fetch_size,
        )

    def carrying(self, driver: Driver) -> Session:
        """Return a session that carries a graph over or back, without any remarks."""
        return driver.session(database=self.database, notifications_min_severity="OFF")

    @contextmanager
    def translated(self, fence: Fence | None = None) -> Iterator[None]:
        """Turn the errors of the driver into ours, past a fence into a time limit."""
        try:
            yield
        except (Neo4jError, DriverError) as error:
            if isinstance(cause(error), KeyboardInterrupt):
                raise KeyboardInterrupt from error  # the driver makes others of it
            if fence and (fence.passed or is_time_limit(error)):
                raise TimeLimitError(fence.seconds) from error
            raise store_error(error, self._place) from error

    def _reached(self) -> str:
        with self.driver() as driver, self.reading(driver) as session:
            session.run("RETURN 1").consume()  # the database is there, too
            return driver.get_server_info().agent

    def _refuse_old(self) -> None:
        found = _VERSION.match(self.agent)
        if found and int(found[1]) < OLDEST:
            raise StoreUnavailableError(
                f"{self.address} runs {found[0]}; conceptpath needs Neo4j {OLDEST} or "
                "later: use a newer server, or 'embedded'"
            )
