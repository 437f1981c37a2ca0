"""A Neo4j that tests ask, and how it is emptied between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from neo4j import Driver, GraphDatabase

from conceptpath.graph.stores import schema
from conceptpath.graph.stores.literal import literal

#: The names of what constrains the database, and of what is indexed.
CONSTRAINTS = "SHOW CONSTRAINTS YIELD name"
INDEXES = "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"
FOREIGN = f"""
RETURN EXISTS {{ MATCH (n) WHERE n.{schema.OURS} IS NULL }}
    OR EXISTS {{ MATCH ()-[r]->() WHERE r.{schema.OURS} IS NULL }}
"""
EVERYTHING = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"


class NoServerError(Exception):
    """There is no Neo4j that the tests may use; the message says why."""


class Server(NamedTuple):
    """Where a Neo4j is, and how one gets in."""

    address: str
    auth: tuple[str, str]
    database: str | None = None

    @contextmanager
    def driver(self) -> Iterator[Driver]:
        """Give a driver of which the server keeps its remarks to itself."""
        with GraphDatabase.driver(
            self.address, auth=self.auth, notifications_min_severity="OFF"
        ) as driver:
            yield driver

    def agent(self) -> str:
        """Return the name and the version of the server."""
        with self.driver() as driver:
            return driver.get_server_info().agent

    def values(self, cypher: str) -> list[Any]:
        """Return the first column of what a statement finds."""
        with self.driver() as driver, driver.session(database=self.database) as session:
            return session.run(literal(cypher)).value()

    def holds_foreign(self) -> bool:
        """Tell whether anything is there that conceptpath has not written."""
        ours = set(schema.CONSTRAINTS)
        named = {*self.values(CONSTRAINTS), *self.values(INDEXES)}
        return bool(named - ours or self.values(FOREIGN)[0])

    def empty(self) -> None:
        """Remove everything: data, constraints, indexes."""
        for name in self.values(CONSTRAINTS):
            self.values(f"DROP CONSTRAINT `{name}` IF EXISTS")
        for name in self.values(INDEXES):
            self.values(f"DROP INDEX `{name}` IF EXISTS")
        self.values(EVERYTHING)
