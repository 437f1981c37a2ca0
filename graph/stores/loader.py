"""Writing a graph into a database: what differs, in one transaction."""

from collections.abc import Callable, Sequence

from neo4j import ManagedTransaction, Session
from neo4j.exceptions import ConstraintError

from conceptpath.graph.errors import StoreError, WriteRefusedError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.connection import Connection
from conceptpath.graph.stores.literal import literal
from conceptpath.graph.stores.transfer.content import NodeKey
from conceptpath.graph.stores.transfer.difference import Loaded, difference, loaded
from conceptpath.graph.stores.transfer.rows import content
from conceptpath.graph.stores.transfer.statements import (
    LOCK,
    Statement,
    constraints,
    statements,
)
from conceptpath.graph.stores.transfer.stored import (
    foreign,
    is_marked,
    misnamed,
    stored,
)

#: It is told how many rows are written, and of how many.
Progress = Callable[[int, int], None]
#: So many nodes of others are named in an error.
NAMED = 3


class Loader:
    """Writes one graph into one database.

    Everything happens in one transaction, so that others see all of it or nothing, and
    one that was cut is simply run again; the driver does that by itself for a while.

    :param connection: The server.
    :param graph: The graph.
    :param prune: Whether what was written before and is not in the graph goes.
    :param progress: Told after each batch.
    """

    def __init__(
        self,
        connection: Connection,
        graph: Graph,
        prune: bool,
        progress: Progress | None,
    ) -> None:
        self._connection, self._wanted = connection, content(graph)
        self._prune, self._progress = prune, progress

    def load(self) -> Loaded:
        """Write what differs, and return how much that was.

        :raises StoreError: If the database cannot be written, or holds what is not
            ours in the place of what is to be written.
        """
        address = self._connection.address
        try:
            with (
                self._connection.translated(),
                self._connection.driver() as driver,
                self._connection.carrying(driver) as session,
            ):
                self._constrain(session)
                return self._written(session)
        except WriteRefusedError as error:
            raise StoreError(
                f"{address} does not let this user write data and constraints; give "
                "one who may, or a database that is not read-only"
            ) from error

    def _written(self, session: Session) -> Loaded:
        try:
            return session.execute_write(self._write)
        except ConstraintError:
            # Another load was faster, on a server where the lock holds back nobody.
            return session.execute_write(self._write)

    def _constrain(self, session: Session) -> None:
        session.execute_read(self._refuse_foreign)
        for text in constraints():
            session.execute_write(_run, text)
        if others := session.execute_read(misnamed):
            raise StoreError(
                f"{self._connection.address} has constraints of the names "
                f"{', '.join(others)} on something else; drop them, or use another "
                "database"
            )

    def _write(self, transaction: ManagedTransaction) -> Loaded:
        self._refuse_foreign(transaction)
        _run(transaction, LOCK)
        changes = difference(self._wanted, stored(transaction))
        todo = list(statements(changes, prune=self._prune))
        return loaded(changes, *self._made(transaction, todo))

    def _made(
        self, transaction: ManagedTransaction, todo: Sequence[Statement]
    ) -> tuple[int, int]:
        """Run statements; return how many nodes and relationships that deleted."""
        done, total = 0, sum(len(statement.rows) for statement in todo)
        nodes = relationships = 0
        for text, rows in todo:
            counters = transaction.run(literal(text), rows=rows).consume().counters
            nodes += counters.nodes_deleted
            relationships += counters.relationships_deleted
            done += len(rows)
            if self._progress:
                self._progress(done, total)
        return nodes, relationships

    def _refuse_foreign(self, transaction: ManagedTransaction) -> None:
        others = list(foreign(transaction))
        if is_marked(transaction):
            others = [key for key in others if key in self._wanted.nodes]
        if others:
            raise StoreError(_not_ours(self._connection.address, others))


def _run(transaction: ManagedTransaction, text: str) -> None:
    transaction.run(literal(text)).consume()


def _not_ours(address: str, others: list[NodeKey]) -> str:
    names = ", ".join(f"(:{label} {{id: {id_!r}}})" for label, id_ in others[:NAMED])
    more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
    return (
        f"{address} holds nodes with our labels that conceptpath has not written: "
        f"{names}{more}; nothing was changed: use another database, or rename them"
    )
