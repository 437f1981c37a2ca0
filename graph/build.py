"""From the records of several sources to one graph.

The order is Kahn's (1962), with one preference: of what is ready, stay in the
domain of the last concept, else go to the earliest domain of the tree. So a plan
reads in stretches of one subject and not as a jumble of everything that is ready.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import Any

from msgspec import structs

from conceptpath.graph.cycles import cycles
from conceptpath.graph.errors import Fault, GraphError
from conceptpath.graph.links import dangling
from conceptpath.graph.model import Concept, Records
from conceptpath.graph.network import Graph

#: Kinds of records whose order means something.
ORDERED = frozenset({"domains", "axes"})


def build(sources: Iterable[Records], version: str = "") -> Graph:
    """Return the graph of everything that some sources say.

    :param sources: The records of each source.
    :param version: What :attr:`Graph.version` is to be.
    :raises GraphError: If ids are given twice, a concept needs another twice, links
        lead nowhere or needs form a cycle; all such faults are in the one error.

    >>> from conceptpath.graph.model import Concept, Domain, Need
    >>> vector = Concept(id="vector", name="Vector", domain="algebra")
    >>> needs = (Need(id="vectr", reason="A matrix is a row of vectors."),)
    >>> matrix = Concept(id="matrix", name="Matrix", domain="algebra", needs=needs)
    >>> algebra = Domain(id="algebra", name="Algebra")
    >>> build([Records(concepts=(vector, matrix), domains=(algebra,))])
    Traceback (most recent call last):
        ...
    conceptpath.graph.errors.GraphError: the records do not make a graph
    matrix: needs[0].id - there is no concept 'vectr' - did you mean vector?
    """
    records = combined(sources)
    faults = [
        *_ids_twice(records),
        *_needs_twice(records.concepts),
        *dangling(records),
        *_cycles(records.concepts),
    ]
    if faults:
        raise GraphError("the records do not make a graph", faults)
    return Graph(structs.replace(records, concepts=in_order(records)), version)


def combined(sources: Iterable[Records]) -> Records:
    """Return the records of several sources as one.

    Domains and axes keep their order, which is that of the tree and of its contrasts;
    all others come by id, so that it does not matter which source came first.
    """
    parts = [structs.asdict(source) for source in sources]
    return Records(
        **{
            name: tuple(_sorted(name, (r for part in parts for r in part[name])))
            for name in Records.__struct_fields__
        }
    )


def _sorted(name: str, records: Iterable[Any]) -> Iterable[Any]:
    return records if name in ORDERED else sorted(records, key=lambda r: r.id)


def in_order(records: Records) -> tuple[Concept, ...]:
    """Return the concepts so that each stands after all it needs.

    :param records: Records without a cycle among the settled needs.
    """
    rank = {domain.id: place for place, domain in enumerate(records.domains)}
    subject = {c.id: rank[c.domain] for c in records.concepts}
    missing = {c.id: len(_below(c)) for c in records.concepts}
    above = defaultdict(list)
    for concept in records.concepts:
        for lower in _below(concept):
            above[lower].append(concept.id)
    by_id = {concept.id: concept for concept in records.concepts}
    return tuple(by_id[id_] for id_ in _walk(subject, missing, above))


def _walk(
    subject: Mapping[str, int],
    missing: dict[str, int],
    above: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    ready: defaultdict[int, list[str]] = defaultdict(list)
    for id_, count in missing.items():
        if not count:
            ready[subject[id_]].append(id_)
    for heap in ready.values():
        heapify(heap)
    domain = min(ready, default=0)
    while ready:
        if domain not in ready:
            domain = min(ready)
        id_ = heappop(ready[domain])
        if not ready[domain]:
            del ready[domain]
        yield id_
        for dependent in above.get(id_, ()):
            missing[dependent] -= 1
            if not missing[dependent]:
                heappush(ready[subject[dependent]], dependent)


def _below(concept: Concept) -> set[str]:
    """Return what the concept needs, each alternative included."""
    settled = (need for need in concept.needs if need.status == "settled")
    return {lower for need in settled for lower in need.prerequisites}


def _ids_twice(records: Records) -> Iterator[Fault]:
    for name in Records.__struct_fields__:
        counts = Counter(record.id for record in getattr(records, name))
        for id_, count in counts.items():
            if count > 1:
                what = f"{count} {name} have this id"
                yield Fault(id_, "id", what, "rename all but one")


def _needs_twice(concepts: Iterable[Concept]) -> Iterator[Fault]:
    for concept in concepts:
        counts = Counter(id_ for need in concept.needs for id_ in need.prerequisites)
        for id_, count in counts.items():
            if count > 1:
                what = f"{id_} stands in {count} needs"
                yield Fault(concept.id, "needs", what, "keep one")


def _cycles(concepts: Iterable[Concept]) -> Iterator[Fault]:
    for cycle in cycles({concept.id: _below(concept) for concept in concepts}):
        written = " -> ".join([*cycle, cycle[0]])
        yield Fault(cycle[0], "needs", f"a cycle: {written}", "leave out one of these")
