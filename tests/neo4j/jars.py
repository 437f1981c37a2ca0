"""A Neo4j from the jars that Maven fetches, run by Java.

The jars (123 MB) are kept in the user's cache folder, so that they are fetched once.
"""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from shutil import which
from tempfile import TemporaryDirectory
from threading import Timer
from xml.etree import ElementTree

import platformdirs
from neo4j import GraphDatabase

from tests.neo4j.server import NoServerError, Server

HERE = Path(__file__).parent
POM = HERE / "pom.xml"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
#: Packages of Java that Neo4j looks into.
OPENED = ("java.nio", "java.io", "sun.nio.ch")
JAVA = (
    *("java", "-Xmx1g", "-XX:+UseSerialGC"),
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
)
#: Compiling less well, but sooner, halves the time of the tests.
QUICK = ("-XX:TieredStopAtLevel=1",)
#: Seconds that the server may take to start.
START = 180.0


def is_java_there() -> bool:
    """Tell whether the jars can be fetched and run."""
    return bool(which("java") and which("mvn"))


@contextmanager
def run(flags: Sequence[str] = QUICK) -> Iterator[Server]:
    """Give a Neo4j in a temporary folder; it ends with this process at the latest.

    :param flags: Of Java.
    :raises NoServerError: If the jars cannot be fetched, or Java does not run them.
    """
    with TemporaryDirectory(prefix="neo4j-") as folder, started(folder, flags) as port:
        yield with_password(port)


@contextmanager
def started(folder: str | Path, flags: Sequence[str] = QUICK) -> Iterator[int]:
    """Give the port of a Neo4j in a folder; it ends at once, without tidying up.

    :param folder: The folder of its files.
    :param flags: Of Java.
    :raises NoServerError: If the jars cannot be fetched, or Java does not run them.
    """
    with subprocess.Popen(
        [*JAVA, *flags, "-cp", f"{jars()}/*", HERE / "Server.java", folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield _port(process)


def jars() -> Path:
    """Return the folder of the jars; the first time they are fetched."""
    version = ElementTree.parse(POM).findtext("{*}version")  # noqa: S314 - our own
    folder = platformdirs.user_cache_path("conceptpath") / f"neo4j-{version}"
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder.parent) as aside:
            _fetch(Path(aside, "jars"))
            Path(aside, "jars").rename(folder)
    return folder


def _fetch(folder: Path) -> None:
    command = ["mvn", "-q", "-B", "-f", str(POM), COPY, f"-DoutputDirectory={folder}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoServerError(f"Maven cannot fetch the jars of Neo4j:\n{done.stdout}")


def _port(process: "subprocess.Popen[str]") -> int:
    """Return where the server listens, as soon as it does."""
    assert process.stdout
    late = Timer(START, process.kill)
    late.start()
    port = process.stdout.readline()
    late.cancel()
    if not port:
        raise NoServerError(
            "Neo4j does not start; does 'java -version' say 17 or more?"
        )
    return int(port)


def with_password(port: int) -> Server:
    """Replace the password that every new server has, which lets nobody do more."""
    address, password = f"bolt://127.0.0.1:{port}", token_urlsafe(24)
    with GraphDatabase.driver(address, auth=("neo4j", "neo4j")) as driver:
        driver.execute_query(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new",
            new=password,
            database_="system",
        )
    return Server(address, ("neo4j", password))
