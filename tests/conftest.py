"""What all tests share: a graph everyone knows by heart, a home, the shared data."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

import hypothesis
import pytest

from conceptpath import load_graph
from conceptpath.graph.build import build
from conceptpath.graph.model import (
    Axis,
    Concept,
    Contrast,
    Domain,
    Need,
    Paper,
    Pointer,
    Project,
    Question,
    Records,
    Resource,
    Source,
    Specialization,
    Target,
)
from conceptpath.graph.network import Graph
from conceptpath.ingest import curated
from conceptpath.loading import CONTENT
from tests.neo4j.database import Database
from tests.neo4j.server import NoServerError
from tests.neo4j.start import neo4j

ARITHMETIC = (
    Concept(
        id="number",
        name="Number",
        domain="arithmetic",
        aliases=("numeral",),
        what="What is counted with.",
        learn=(Pointer(resource="counting-book", where="chapter 1"),),
    ),
    Concept(
        id="addition",
        name="Addition",
        domain="arithmetic",
        aliases=("sum", "plus"),
        what="Putting two numbers together.",
        needs=(Need(id="number", reason="What is added are two numbers."),),
    ),
    Concept(
        id="subtraction",
        name="Subtraction",
        domain="arithmetic",
        aliases=("minus", "inverse operation"),
        needs=(Need(id="addition", reason="A difference undoes a sum."),),
        contrasts=(Contrast(id="division", difference="It undoes a product."),),
    ),
    Concept(
        id="multiplication",
        name="Multiplication",
        domain="arithmetic",
        aliases=("product", "times"),
        what="Adding a number to itself [so often].",
        why="Counting a grid by rows or by columns gives the same.",
        enough="You know the table up to ten.",
        hours=2,
        hours_why=1,
        needs=(Need(id="addition", reason="A product is a repeated sum."),),
        questions=(
            Question(
                id="order",
                ask="Why may the factors change places?",
                answer="A grid turned around still holds as many points.",
                cites=("euclid-300", "counting-book"),
            ),
        ),
        introduced_by=("euclid-300",),
        was=("times-table",),
    ),
    Concept(
        id="division",
        name="Division",
        domain="arithmetic",
        aliases=("quotient", "inverse operation"),
        hours=2,
        needs=(
            Need(
                id="multiplication",
                at="why",
                reason="A quotient undoes a product, from either side.",
            ),
        ),
    ),
    Concept(
        id="power",
        name="Power",
        domain="arithmetic",
        hours_why=1,
        is_a=("multiplication",),
        needs=(
            Need(id="multiplication", reason="A power is a repeated product."),
            Need(
                id="division",
                depth="why",
                reason="Dividing by the base shows why the power of 0 is 1.",
            ),
        ),
    ),
)
ALGEBRA = (
    Concept(
        id="variable",
        name="Variable",
        domain="algebra",
        needs=(Need(id="number", reason="A letter stands for a number."),),
    ),
    Concept(
        id="equation",
        name="Equation",
        domain="algebra",
        hours=2,
        needs=(
            Need(id="variable", reason="The unknown is a letter."),
            Need(
                any_of=("subtraction", "division"),
                reason="It is solved by undoing an operation on both sides.",
            ),
        ),
    ),
    Concept(
        id="polynomial",
        name="Polynomial",
        domain="algebra",
        also_in=("arithmetic",),
        hours=2,
        needs=(
            Need(id="variable", reason="It is a function of one letter."),
            Need(id="power", reason="Its terms are powers of the letter."),
        ),
    ),
    Concept(
        id="root-finding",
        name="Root finding",
        kind="algorithm",
        domain="algebra",
        hours=3,
        axes={"family": ("search",)},
        needs=(
            Need(id="equation", reason="A root solves the equation f(x) = 0."),
            Need(id="polynomial", reason="The f in question is a polynomial."),
            Need(id="number", status="proposed", reason="Roots are numbers."),
        ),
    ),
)
#: Ten concepts, in learning order number, addition, multiplication, division, power,
#: subtraction, variable, equation, polynomial, root-finding. An equation is solved by
#: subtraction (1 h) unless division (5 h with what it needs) is learned anyway.
SAMPLE = Records(
    concepts=(*ALGEBRA, *ARITHMETIC),
    domains=(
        Domain(id="arithmetic", name="Arithmetic", representatives=("addition",)),
        Domain(id="algebra", name="Algebra"),
    ),
    papers=(Paper(id="euclid-300", title="Elements", authors=("Euclid",), year=-300),),
    resources=(
        Resource(
            id="counting-book",
            title="How to count",
            kind="textbook",
            url="https://example.org/count",
        ),
    ),
    specializations=(
        Specialization(
            id="solver",
            name="Equation solver",
            targets=(Target(id="root-finding"), Target(id="power", depth="why")),
            projects=("calculator",),
            reading=("euclid-300",),
        ),
    ),
    projects=(Project(id="calculator", name="A calculator", practises=("addition",)),),
    sources=(Source(id="curated", name="By hand"),),
    axes=(Axis(id="family", name="Family", values=("search",)),),
)


# The same examples on every machine, however slow it is.
hypothesis.settings.register_profile(
    "tests", deadline=None, derandomize=True, max_examples=50
)
hypothesis.settings.load_profile("tests")


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Mark the tests that use the shared data, so that one can choose."""
    for item in items:
        if "shared_data" in getattr(item, "fixturenames", ()):
            item.add_marker("shared_data")


@pytest.fixture(scope="session")
def sample() -> Graph:
    """Return the ten-concept graph that everyone knows by heart."""
    return build([SAMPLE], version="sample")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home of its own for what a user keeps."""
    monkeypatch.setenv("CONCEPTPATH_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="session")
def content_graph() -> Graph:
    """Return the graph of the shipped content."""
    return build([curated.read(CONTENT)])


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache folder that holds the graph of the shipped content."""
    home = tmp_path_factory.mktemp("warm")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCEPTPATH_HOME", str(home))
        load_graph()
    return home / "cache"


@pytest.fixture
def warm_home(home: Path, warm_cache: Path) -> Path:
    """Return the test's home, with the shipped content compiled already."""
    shutil.copytree(warm_cache, home / "cache")
    return home


@pytest.fixture(scope="session")
def require_all() -> bool:
    """Tell whether a test that cannot run has to fail (CONCEPTPATH_REQUIRE_ALL)."""
    return bool(os.environ.get("CONCEPTPATH_REQUIRE_ALL"))


@pytest.fixture(scope="session")
def shared_data(require_all: bool) -> Path:
    """Return the folder of the real source data (CONCEPTPATH_SHARED_DATA)."""
    folder = os.environ.get("CONCEPTPATH_SHARED_DATA")
    if folder and Path(folder).is_dir():
        return Path(folder)
    reason = "CONCEPTPATH_SHARED_DATA does not name the folder of the source data"
    given_up = pytest.fail if require_all else pytest.skip
    raise given_up.Exception(reason)


@pytest.fixture(scope="session")
def neo4j_database(require_all: bool) -> Iterator[Database]:
    """Return the database of a real Neo4j, started when a test first asks for it."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(neo4j())
        except NoServerError as error:
            given_up = pytest.fail if require_all else pytest.skip
            raise given_up.Exception(str(error)) from error
        yield Database(server)
