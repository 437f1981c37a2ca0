"""Which Neo4j the tests get: the first of three that is possible."""

import os
from contextlib import AbstractContextManager

from tests.neo4j.container import contained, is_docker_there
from tests.neo4j.given import given
from tests.neo4j.jars import is_java_there, run
from tests.neo4j.server import NoServerError, Server


def neo4j() -> AbstractContextManager[Server]:
    """Return what starts a Neo4j, and ends it.

    :raises NoServerError: If none is given, and none can be started.
    """
    if os.environ.get("NEO4J_URI"):
        return given()
    if is_docker_there():
        return contained()
    if is_java_there():
        return run()
    raise NoServerError(
        "there is no Neo4j for the tests: set NEO4J_URI, start Docker, or install "
        "Java 17 and Maven"
    )
