"""Claim: the content is whole, and its needs point the way that people say.

Prints what the map holds by domain; the shares of concepts with a why-question, a
resource, and a paper where the kind is algorithm; needs without a reason, redundant
needs and orphans; the longest chain and the closures. Then it compares the needs with
pairs that people have labelled in data mining (AL-CPL; Liang et al. 2018), from the
source data that ``CONCEPTPATH_SHARED_DATA`` names: names are matched strictly, through
aliases; a need is a prerequisite in the closure at ``why``. No need is ever tuned to
that file. Exits with 1 below a target.
"""

import csv
import os
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import NamedTuple

from conceptpath import Graph, load_graph
from conceptpath.graph.errors import InputError
from conceptpath.graph.lint import lint_graph
from conceptpath.graph.search import resolve

QUESTIONS, RESOURCES, PAPERS = 0.9, 0.85, 0.8
PAIRS, DIRECTION = 60, 0.97
#: The quantile of the normal distribution for an interval of 95 %.
Z = 1.96


class Pair(NamedTuple):
    """Two concepts, and whether people call the first a prerequisite of the second."""

    before: str
    after: str
    label: bool


def main() -> int:
    """Print the tables; return 1 where a target is missed."""
    graph = load_graph(workspace=False)
    missed = [*_counts(graph), *_shapes(graph), *_gold(graph)]
    for line in missed:
        print(f"missed: {line}")
    return int(bool(missed))


def _counts(graph: Graph) -> Iterator[str]:
    homes = Counter(concept.domain for concept in graph.values())
    for domain in graph.records.domains:
        if homes[domain.id]:
            _line(domain.id, homes[domain.id])
    concepts = list(graph.values())
    algorithms = [concept for concept in concepts if concept.kind == "algorithm"]
    yield from _share("with a why-question", [c.questions for c in concepts], QUESTIONS)
    yield from _share("with a resource", [c.learn for c in concepts], RESOURCES)
    papers = [c.introduced_by or c.papers for c in algorithms]
    yield from _share("algorithms with a paper", papers, PAPERS)
    reasons = [need.reason for concept in concepts for need in concept.needs]
    yield from _share("needs with a reason", reasons, 1.0)


def _share(what: str, having: Sequence[object], target: float) -> Iterator[str]:
    share = sum(map(bool, having)) / len(having)
    _line(what, f"{share:.1%} of {len(having)} (target {target:.0%})")
    if share < target:
        yield what


def _shapes(graph: Graph) -> Iterator[str]:
    faults = lint_graph(graph)
    _line("redundant needs and orphans", f"{len(faults)} (target 0)")
    yield from map(str, faults)
    sizes = [len(graph.closure([id_], "why")) for id_ in graph]
    print(f"{'longest chain of needs':40} {max(map(graph.stage, graph)):4}")
    print(
        f"{'closure, median and largest':40} {statistics.median(sizes):g}, {max(sizes)}"
    )


def _gold(graph: Graph) -> Iterator[str]:
    folder = os.environ.get("CONCEPTPATH_SHARED_DATA")
    if not folder:
        yield "CONCEPTPATH_SHARED_DATA does not name the folder of the source data"
        return
    pairs = list(_pairs(graph, Path(folder) / "gold" / "alcpl_data_mining.csv"))
    covered = [pair for pair in pairs if pair.label]
    others = [pair for pair in pairs if not pair.label]
    found = sum(_needs(graph, pair.after, pair.before) for pair in covered)
    turned = sum(_needs(graph, pair.before, pair.after) for pair in covered)
    wrong = sum(_needs(graph, pair.after, pair.before) for pair in others)
    direction = found / (found + turned)
    low, high = _interval(found, len(covered))
    share = f"{found / len(covered):.1%} ({low:.1%} to {high:.1%})"
    _line("labelled prerequisites covered", f"{len(covered)} (target {PAIRS})")
    _line("found in the closure", share)
    _line("related the same way round", f"{direction:.1%} (target {DIRECTION:.0%})")
    _line("labelled as none, found as needs", f"{wrong} of {len(others)}")
    if len(covered) < PAIRS:
        yield f"{len(covered)} pairs covered"
    if direction < DIRECTION:
        yield f"direction {direction:.1%}"


def _line(what: str, value: object) -> None:
    print(f"{what:40} {value}")


def _pairs(graph: Graph, file: Path) -> Iterator[Pair]:
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            before, after = (_named(graph, row[key]) for key in ("source", "target"))
            if before and after and before != after:
                yield Pair(before, after, row["label"] == "1")


def _named(graph: Graph, name: str) -> str:
    try:
        return resolve(graph, name.partition(" (")[0]).id
    except InputError:
        return ""


def _needs(graph: Graph, dependent: str, lower: str) -> bool:
    return lower in graph.closure([dependent], "why")


def _interval(hits: int, tries: int) -> tuple[float, float]:
    """Return Wilson's interval for a share (Wilson 1927)."""
    share, spread = hits / tries, Z**2 / tries
    middle = share + spread / 2
    reach = Z * sqrt(share * (1 - share) / tries + spread / (4 * tries))
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


if __name__ == "__main__":
    sys.exit(main())
