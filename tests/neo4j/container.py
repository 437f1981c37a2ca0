"""A Neo4j in Docker."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_urlsafe
from shutil import which

from tests.neo4j.server import Server

IMAGE = "neo4j:5.26"


def is_docker_there() -> bool:
    """Tell whether a Docker daemon answers."""
    asked = ["docker", "version"]
    return (
        bool(which("docker"))
        and not subprocess.run(asked, capture_output=True, check=False).returncode
    )


@contextmanager
def contained() -> Iterator[Server]:
    """Give a Neo4j in a container of its own, which goes with all that it holds."""
    from testcontainers.community.neo4j import Neo4jContainer

    password = token_urlsafe(24)
    with Neo4jContainer(IMAGE, password=password, username="neo4j") as container:
        yield Server(container.get_connection_url(), ("neo4j", password))
