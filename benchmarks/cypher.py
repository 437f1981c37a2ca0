"""Claim: the embedded database answers ten named questions no slower than Neo4j.

A Neo4j from jars (Java 17 and Maven) and the embedded database, on this machine, asked
in turn through the same store; seconds by the wall clock, as the work is done in other
processes. Printed besides: how long loads take, into an empty database and again where
nothing changes, of the shipped graph, of Metacademy's (``CONCEPTPATH_SHARED_DATA``) and
of a random one with 20,000 concepts and 100,000 needs; a closure in Cypher against
``Graph.closure``, which shows why plans do not go through Cypher; and a cold
``conceptpath query "RETURN 1"`` against a bare interpreter (CPU seconds, all children).
A million rows that stream may take 20 MB of a client. Exits with 1 above a target.
"""

import os
import resource
import statistics
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from cold_start import seconds
from measure import Work, medians, told
from random_graph import random_graph

from conceptpath import Graph, load_graph
from conceptpath.graph.build import build
from conceptpath.graph.stores import open_store
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.embedded.process import Process
from conceptpath.graph.stores.embedded.store import EmbeddedStore
from conceptpath.graph.stores.questions import bound, question
from conceptpath.ingest import metacademy

sys.path.append(str(Path(__file__).parents[1]))  # the Neo4j of the tests
from tests.neo4j.database import Database
from tests.neo4j.jars import run

Auth = tuple[str, str] | None
CONCEPTS, NEEDS = 20_000, 100_000
QUESTIONS = (
    *("closure", "missing", "ready", "hours", "chain"),
    *("dependents", "overlap", "papers", "hubs", "between-domains"),
)
WARM, ROUNDS, STARTS = 30, 21, 11
SLOWEST = 1.0
GOAL = "transformer"
CLOSURE = "MATCH (c:Concept {id: $goal})-[:REQUIRES*1..]->(p) RETURN DISTINCT p.id"
MILLION = 1_000_000
ROWS = f"UNWIND range(1, {MILLION}) AS i RETURN i, 'row ' + toString(i) AS text"
MEMORY = 20


def main() -> int:
    """Print the tables; return 1 where a target is missed."""
    graph = load_graph(workspace=False)
    graphs = {"shipped": graph, **_graphs()}
    with tempfile.TemporaryDirectory() as home, run(flags=()) as server:
        os.environ["CONCEPTPATH_HOME"] = home
        neo4j = Database(server)
        with open_store("embedded", graph) as embedded:
            stores = {"Neo4j": neo4j.holding(graph), "embedded": embedded}
            missed = [*map(_stream, stores, stores.values()), _questions(graph, stores)]
            _closures(graph, stores)
        for name, one in graphs.items():
            _load(name, one, neo4j)
        _cold_start()
    return int(any(missed))


def _stream(side: str, store: Store) -> bool:
    """Print what a million rows take of a client; return whether it is too much."""
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        server = store.address, store.auth, store.database
        grown = fresh.submit(_grown, *server).result() / 2**20
    print(f"a million rows from {side:8} {grown:14.1f} MB (target: at most {MEMORY})")
    return grown > MEMORY


def _grown(address: str, auth: Auth, database: str | None) -> int:
    """Return how much this process grows while a million rows come in."""
    store = Store(address, auth, database)
    before = peak = _resident()
    with store.stream(ROWS, timeout=600, limit=MILLION) as rows:
        for number, _ in enumerate(rows):
            if not number % 1_000:
                peak = max(peak, _resident())
    return peak - before


def _resident() -> int:
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * resource.getpagesize()


def _questions(graph: Graph, stores: Mapping[str, Store]) -> bool:
    """Print the questions; return whether half of them are slower than on Neo4j."""
    print(f"ten named questions, median of {ROUNDS}, embedded to Neo4j")
    ratio = statistics.median(_ratio(graph, stores, name) for name in QUESTIONS)
    print(f"  median {ratio:.2f} (target: at most {SLOWEST:g})")
    return ratio > SLOWEST


def _ratio(graph: Graph, stores: Mapping[str, Store], name: str) -> float:
    cypher, parameters = question(name).cypher, bound(question(name), graph)
    sides = {
        side: partial(store.query, cypher, parameters) for side, store in stores.items()
    }
    medians(sides, WARM)
    times = medians(sides, ROUNDS, time.perf_counter)
    neo4j, embedded = (times[side] * 1e3 for side in stores)
    print(f"  {name:18} {neo4j:8.1f} ms {embedded:8.1f} ms {embedded / neo4j:6.2f}")
    return embedded / neo4j


def _closures(graph: Graph, stores: Mapping[str, Store]) -> None:
    print(f"the closure of {GOAL}")
    sides: dict[str, Work] = {
        f"Cypher, {side}": partial(store.query, CLOSURE, {"goal": GOAL})
        for side, store in stores.items()
    }
    sides["Graph.closure"] = lambda: graph.closure([GOAL], deep=True)
    told(medians(sides, ROUNDS, time.perf_counter), {})


def _graphs() -> dict[str, Graph]:
    folder = os.environ.get("CONCEPTPATH_SHARED_DATA")
    if not folder:
        sys.exit("CONCEPTPATH_SHARED_DATA does not name the folder of the source data")
    file = Path(folder) / "metacademy" / "graph_data.json"
    return {
        "Metacademy": build([metacademy.read([file])]),
        f"{CONCEPTS} concepts, {NEEDS} needs": random_graph(CONCEPTS, NEEDS),
    }


def _load(name: str, graph: Graph, neo4j: Database) -> None:
    print(f"{name}: into an empty database, and again")
    with (
        tempfile.TemporaryDirectory() as folder,
        EmbeddedStore(Process("load", Path(folder))) as embedded,
    ):
        for side, store in ("Neo4j", neo4j.empty()), ("embedded", embedded):
            first, again = (_wall(partial(store.write, graph)) for _ in range(2))
            print(f"  {side:34} {first:10.2f} s {again:10.2f} s")


def _wall(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _cold_start() -> None:
    program = str(Path(sysconfig.get_path("scripts")) / "conceptpath")
    bare = [sys.executable, "-c", "pass"]
    ours = [program, "query", "RETURN 1"]
    seconds(ours)
    pairs = [(seconds(bare), seconds(ours)) for _ in range(STARTS)]
    one, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"python -c pass             {one * 1e3:8.1f} ms")
    print(f'conceptpath query "RETURN 1" {other * 1e3:6.1f} ms {other / one:6.2f}x')


if __name__ == "__main__":
    sys.exit(main())
