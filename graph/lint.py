"""What the shipped content must be beyond being a graph.

Each rule is a function from records to faults. Redundant is a need that can be left
out without changing any plan: its prerequisite is wanted at least as deep by way of
the concept's other mandatory needs that count at the same depth or lower.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from conceptpath.graph.errors import Fault
from conceptpath.graph.lint_texts import REASON_LENGTH, lint_texts
from conceptpath.graph.model import LEVEL, Concept, Depth, Need, Records, Specialization
from conceptpath.graph.near import did_you_mean
from conceptpath.graph.network import Graph
from conceptpath.graph.search import fold

#: Openings that say nothing.
EMPTY_REASONS = re.compile(r"\b(is|are) (needed|required|important|necessary)\b", re.I)
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
TEXTS = ("what", "why", "enough")


def lint(records: Records, roots: Collection[str]) -> list[Fault]:
    """Return everything that a record by itself gets wrong.

    :param records: The content.
    :param roots: The concepts that may need nothing.
    """
    faults = [fault for concept in records.concepts for fault in _concept(concept)]
    faults += _axes(records)
    faults += _names(records.concepts)
    faults += _leaves(records)
    faults += _roots(records.concepts, roots)
    faults += lint_texts(records)
    return faults


def lint_graph(graph: Graph) -> list[Fault]:
    """Return what is wrong between concepts: needs implied by others, orphans."""
    return [*_redundant(graph), *_orphans(graph)]


def _concept(concept: Concept) -> Iterator[Fault]:
    for rule in (_texts, _needs, _questions):
        for key, what, mend in rule(concept):
            yield Fault(concept.id, key, what, mend)


Finding = tuple[str, str, str]


def _texts(concept: Concept) -> Iterator[Finding]:
    texts = {"name": concept.name} | {key: getattr(concept, key) for key in TEXTS}
    for key, text in texts.items():
        if not text:
            yield key, "is empty", "write it"
        if CONTROL.search(text):
            yield key, "holds a control character", r"put formulas in '...'"
    if concept.hours <= 0:
        yield "hours", f"are {concept.hours:g}", "say how long it takes"
    if not concept.learn:
        yield "learn", "is empty", "name a resource"


def _needs(concept: Concept) -> Iterator[Finding]:
    for number, need in enumerate(concept.needs):
        key = f"needs[{number}]"
        if bool(need.id) == bool(need.any_of):
            yield key, "has not exactly one of id and any_of", "give one of them"
        for what, mend in _reason(need.reason):
            yield f"{key}.reason", what, mend


def _reason(reason: str) -> Iterator[tuple[str, str]]:
    if len(reason) not in REASON_LENGTH:
        yield f"has {len(reason)} characters", "say in 20 to 200 what exactly is used"
    if CONTROL.search(reason):
        yield "holds a control character", r"put formulas in '...'"
    if EMPTY_REASONS.search(reason):
        yield f"says nothing: {reason!r}", "say what exactly is used"


def _questions(concept: Concept) -> Iterator[Finding]:
    if not concept.questions:
        yield "questions", "is empty", "ask why"
    for question in concept.questions:
        if not question.answer:
            yield f"questions.{question.id}.answer", "is empty", "write it"
    for id_, count in Counter(q.id for q in concept.questions).items():
        if count > 1:
            yield "questions", f"{count} have the id {id_!r}", "rename all but one"


def _axes(records: Records) -> Iterator[Fault]:
    values = {axis.id: axis.values for axis in records.axes}
    choosing: list[Concept | Specialization]
    choosing = [*records.concepts, *records.specializations]
    for record in choosing:
        for axis, given in record.axes.items():
            if axis not in values:
                what = f"there is no axis {axis!r}"
                yield Fault(record.id, "axes", what, did_you_mean(axis, values))
            for value in set(given) - set(values.get(axis, given)):
                mend = did_you_mean(value, values[axis])
                yield Fault(record.id, f"axes.{axis}", f"{value!r} is no value", mend)
    for concept in records.concepts:
        if ("family" in concept.axes) != (concept.kind == "algorithm"):
            what = f"family and kind {concept.kind!r} do not fit"
            yield Fault(concept.id, "axes.family", what, "only algorithms have one")


def _names(concepts: Iterable[Concept]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for concept in concepts:
        other = first.setdefault(fold(concept.name), concept.id)
        if other != concept.id:
            yield Fault(concept.id, "name", f"{other} is called so, too", "rename one")


def _leaves(records: Records) -> Iterator[Fault]:
    groups = {domain.parent for domain in records.domains}
    for concept in records.concepts:
        if concept.domain in groups:
            what = f"{concept.domain} has domains below it"
            yield Fault(concept.id, "domain", what, "choose one of those")


def _roots(concepts: Iterable[Concept], roots: Collection[str]) -> Iterator[Fault]:
    for concept in concepts:
        if not concept.needs and concept.id not in roots:
            yield Fault(concept.id, "needs", "are none", "name one (or see roots.toml)")
        if concept.needs and concept.id in roots:
            yield Fault(concept.id, "needs", "roots.toml has it as a root", "drop one")


def _redundant(graph: Graph) -> Iterator[Fault]:
    for concept in graph.values():
        for need in concept.needs:
            if need.id and implied(graph, concept, need):
                what = f"{need.id} is implied by the other needs"
                yield Fault(concept.id, "needs", what, "leave it out")


def implied(graph: Graph, concept: Concept, need: Need) -> bool:
    """Tell whether a need can be left out without changing any plan."""
    others: dict[str, Depth] = {
        other.id: other.at
        for other in graph.needs(concept.id)
        if other.id and other is not need and LEVEL[other.depth] <= LEVEL[need.depth]
    }
    below = graph.required(others)
    return need.id in below and LEVEL[below[need.id]] >= LEVEL[need.at]


def _orphans(graph: Graph) -> Iterator[Fault]:
    for id_ in graph:
        if not graph.needs(id_) and not graph.unlocks(id_):
            what = "it needs nothing and nothing needs it"
            yield Fault(id_, "needs", what, "link it to the map")
