"""What content must be beyond being a graph."""

from typing import Any

import pytest
from hypothesis import given
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.lint import implied, lint, lint_graph
from conceptpath.graph.model import (
    Axis,
    Concept,
    Domain,
    Need,
    Pointer,
    Question,
    Records,
)
from conceptpath.graph.network import Graph

from .strategies import graphs

GOOD = Concept(
    id="good",
    name="Good",
    domain="d",
    what="What.",
    why="Why.",
    enough="You can do it.",
    learn=(Pointer(resource="book"),),
    questions=(Question(id="q", ask="Why?", answer="So."),),
    needs=(Need(id="root", reason="Its rows are exactly such things."),),
)


def faults(**fields: Any) -> list[str]:
    """Return the faults of a good concept with some fields changed."""
    concept = structs.replace(GOOD, **fields)
    axes = (Axis(id="family", name="Family", values=("linear", "tree")),)
    records = Records(
        concepts=(concept,), domains=(Domain(id="d", name="D"),), axes=axes
    )
    return [str(fault) for fault in lint(records, ["root"])]


def reason(text: str) -> dict[str, Any]:
    """Return the fields of a concept whose one need has a reason."""
    return {"needs": (Need(id="root", reason=text),)}


def test_good_concept_has_no_fault() -> None:
    """A concept with everything in place has no fault."""
    assert faults() == []


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"what": ""}, "good: what - is empty - write it"),
        ({"why": ""}, "good: why - is empty - write it"),
        ({"enough": ""}, "good: enough - is empty - write it"),
        (
            {"what": "a\nabla"},
            "good: what - holds a control character - put formulas in '...'",
        ),
        ({"hours": 0}, "good: hours - are 0 - say how long it takes"),
        ({"learn": ()}, "good: learn - is empty - name a resource"),
        ({"questions": ()}, "good: questions - is empty - ask why"),
        (
            {"questions": (Question(id="q", ask="Why?"),)},
            "good: questions.q.answer - is empty - write it",
        ),
        (
            {"questions": (*GOOD.questions, *GOOD.questions)},
            "good: questions - 2 have the id 'q' - rename all but one",
        ),
        (
            reason("Too short."),
            "good: needs[0].reason - has 10 characters"
            " - say in 20 to 200 what exactly is used",
        ),
        (
            reason("x" * 201),
            "good: needs[0].reason - has 201 characters"
            " - say in 20 to 200 what exactly is used",
        ),
        (
            reason("Its rows are the \nabla of them."),
            "good: needs[0].reason - holds a control character - put formulas in '...'",
        ),
        (
            reason("It is needed for all of this."),
            "good: needs[0].reason - says nothing: 'It is needed for all of this.'"
            " - say what exactly is used",
        ),
        (
            {"needs": ()},
            "good: needs - are none - name one (or see roots.toml)",
        ),
        (
            {"needs": (Need(reason="It rests on nothing at all."),)},
            "good: needs[0] - has not exactly one of id and any_of - give one of them",
        ),
        (
            {"axes": {"familly": ("tree",)}},
            "good: axes - there is no axis 'familly' - did you mean family?",
        ),
        (
            {"kind": "algorithm", "axes": {"family": ("linea",)}},
            "good: axes.family - 'linea' is no value - did you mean linear?",
        ),
        (
            {"kind": "algorithm"},
            "good: axes.family - family and kind 'algorithm' do not fit"
            " - only algorithms have one",
        ),
        (
            {"axes": {"family": ("tree",)}},
            "good: axes.family - family and kind 'concept' do not fit"
            " - only algorithms have one",
        ),
    ],
    ids=lambda value: value.split(" - ")[0] if isinstance(value, str) else "",
)
def test_each_rule(fields: dict[str, Any], fault: str) -> None:
    """Each rule reports its fault, and no other rule reports it again."""
    assert faults(**fields) == [fault]


def test_root_with_a_need() -> None:
    """A concept that is listed as a root may need nothing."""
    records = Records(concepts=(GOOD,), domains=(Domain(id="d", name="D"),))
    assert [str(fault) for fault in lint(records, ["good"])] == [
        "good: needs - roots.toml has it as a root - drop one"
    ]


def test_name_twice() -> None:
    """Two concepts whose names are spelt alike are a fault."""
    other = structs.replace(GOOD, id="other", name="GOOD")
    records = Records(concepts=(GOOD, other), domains=(Domain(id="d", name="D"),))
    assert [str(fault) for fault in lint(records, [])] == [
        "other: name - good is called so, too - rename one"
    ]


def test_concept_outside_a_leaf() -> None:
    """A concept lives in a leaf of the domain tree."""
    domains = (Domain(id="d", name="D"), Domain(id="e", name="E", parent="d"))
    assert [str(f) for f in lint(Records(concepts=(GOOD,), domains=domains), [])] == [
        "good: domain - d has domains below it - choose one of those"
    ]


def graph(**needs: tuple[Need, ...]) -> Graph:
    """Return a graph of concepts given by their needs."""
    concepts = [
        Concept(id=id_, name=id_, domain="d", needs=given)
        for id_, given in needs.items()
    ]
    return build(
        [Records(concepts=tuple(concepts), domains=(Domain(id="d", name="D"),))]
    )


A, B = Need(id="a"), Need(id="b")


def test_redundant_need() -> None:
    """A need that another need brings along is a fault."""
    found = lint_graph(graph(a=(), b=(A,), c=(A, B)))
    assert [str(fault) for fault in found] == [
        "c: needs - a is implied by the other needs - leave it out"
    ]


@pytest.mark.parametrize(
    "needs",
    [
        pytest.param(
            {"a": (), "b": (A,), "c": (Need(id="a", at="why"), B)},
            id="wanted deeper",
        ),
        pytest.param(
            {"a": (), "b": (A,), "c": (A, Need(id="b", depth="why"))},
            id="the other counts only from why on",
        ),
        pytest.param(
            {"a": (), "z": (), "b": (Need(any_of=("a", "z")),), "c": (A, B)},
            id="by way of an alternative",
        ),
        pytest.param(
            {"a": (), "b": (Need(id="a", depth="why"),), "c": (A, B)},
            id="only below why",
        ),
    ],
)
def test_need_that_changes_plans_is_kept(needs: dict[str, tuple[Need, ...]]) -> None:
    """A need that no mandatory way of the same depth brings is not redundant."""
    assert lint_graph(graph(**needs)) == []


@given(graphs())
def test_implied_needs_change_no_closure(graph: Graph) -> None:
    """A need called implied can be left out, and its concept requires the same."""
    for concept in graph.values():
        for need in graph.needs(concept.id):
            if need.id and implied(graph, concept, need):
                kept = tuple(other for other in concept.needs if other is not need)
                small = without(graph, structs.replace(concept, needs=kept))
                for depth in ("what", "why"):
                    wanted = {concept.id: depth}
                    assert small.required(wanted) == graph.required(wanted)  # type: ignore[arg-type]


def without(graph: Graph, changed: Concept) -> Graph:
    """Return a graph with one concept changed."""
    concepts = tuple(changed if c.id == changed.id else c for c in graph.values())
    return Graph(structs.replace(graph.records, concepts=concepts))


def test_orphan() -> None:
    """A concept with no need in either direction is a fault."""
    found = lint_graph(graph(a=(), b=(A,), z=()))
    assert [str(fault) for fault in found] == [
        "z: needs - it needs nothing and nothing needs it - link it to the map"
    ]
