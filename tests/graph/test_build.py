"""From the records of several sources to one graph, or one report of all faults."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.errors import GraphError
from conceptpath.graph.model import (
    Concept,
    Contrast,
    Domain,
    Need,
    Pointer,
    Question,
    Records,
    Specialization,
    Target,
)

from .strategies import records

DOMAIN = Domain(id="d", name="D")


def concept(id_: str, *needs: str, **fields: object) -> Concept:
    """Return a concept that needs some others."""
    made = tuple(Need(id=lower) for lower in needs)
    whole = Concept(id=id_, name=id_, domain="d", needs=made)
    return structs.replace(whole, **fields)


def source(*concepts: Concept) -> Records:
    """Return records of some concepts and their domain."""
    return Records(concepts=concepts, domains=(DOMAIN,))


def faults(*sources: Records) -> list[str]:
    """Return the faults of records that do not make a graph."""
    with pytest.raises(GraphError) as caught:
        build(sources)
    return [str(fault) for fault in caught.value.faults]


@given(records(), st.randoms(use_true_random=False))
def test_order_of_input_does_not_matter(found: Records, random: Random) -> None:
    """The learning order is the same in whatever order the concepts are given."""
    shuffled = list(found.concepts)
    random.shuffle(shuffled)
    other = structs.replace(found, concepts=tuple(shuffled))
    assert list(build([found])) == list(build([other]))


@given(records(), st.data())
def test_split_into_sources_does_not_matter(
    found: Records, data: st.DataObject
) -> None:
    """The learning order is the same from one source or from two."""
    cut = data.draw(st.integers(0, len(found.concepts)))
    first = structs.replace(found, concepts=found.concepts[:cut])
    second = Records(concepts=found.concepts[cut:])
    assert list(build([first, second])) == list(build([found]))


@given(records())
def test_nothing_is_lost(found: Records) -> None:
    """A graph holds exactly the concepts that it was built from."""
    graph = build([found])
    assert dict(graph) == {concept.id: concept for concept in found.concepts}


def test_nothing_makes_an_empty_graph() -> None:
    """No source at all makes a graph without concepts."""
    assert dict(build([])) == {}


def test_order_stays_in_a_domain() -> None:
    """Of what is ready the order takes the domain of the concept before."""
    domains = (DOMAIN, Domain(id="e", name="E"))
    concepts = (
        concept("a", "b"),
        concept("b", domain="e"),
        concept("c", domain="e"),
        concept("z"),
    )
    graph = build([Records(concepts=concepts, domains=domains)])
    assert list(graph) == ["z", "b", "c", "a"]


def test_unknown_id_gets_a_near_name() -> None:
    """A need for an unknown id is reported with the key and the nearest id."""
    assert faults(source(concept("vector"), concept("matrix", "vectr"))) == [
        "matrix: needs[0].id - there is no concept 'vectr' - did you mean vector?"
    ]


def test_dangling_alternative_is_reported() -> None:
    """An alternative that leads nowhere is a fault, even where others exist."""
    either = concept("b", needs=(Need(any_of=("a", "zebra")),))
    assert faults(source(concept("a"), either)) == [
        "b: needs[0].any_of - there is no concept 'zebra'"
    ]


def test_id_twice_within_a_source() -> None:
    """An id given twice is a fault that says how often."""
    assert faults(source(concept("a"), concept("a"))) == [
        "a: id - 2 concepts have this id - rename all but one"
    ]


def test_id_twice_between_sources() -> None:
    """Two sources cannot give the same id."""
    assert faults(source(concept("a")), Records(concepts=(concept("a"),))) == [
        "a: id - 2 concepts have this id - rename all but one"
    ]


def test_a_concept_that_stands_in_two_needs() -> None:
    """What a concept needs twice, as an alternative too, is reported."""
    needs = (Need(id="a"), Need(any_of=("a", "b")))
    both = source(concept("a"), concept("b"), concept("c", needs=needs))
    assert faults(both) == ["c: needs - a stands in 2 needs - keep one"]


def test_cycle_is_written_out() -> None:
    """A cycle is reported as the whole way around."""
    [fault] = faults(source(concept("a", "c"), concept("b", "a"), concept("c", "b")))
    assert fault == "a: needs - a cycle: a -> c -> b -> a - leave out one of these"


def test_concept_that_needs_itself() -> None:
    """A concept that needs itself is a cycle of one."""
    [fault] = faults(source(concept("a", "a")))
    assert fault == "a: needs - a cycle: a -> a - leave out one of these"


def test_alternatives_count_for_cycles() -> None:
    """A cycle through an alternative is a cycle."""
    either = concept("b", needs=(Need(any_of=("a", "c")),))
    [fault] = faults(source(concept("a", "b"), either, concept("c")))
    assert "a -> b -> a" in fault


def test_proposed_needs_do_not_make_a_cycle() -> None:
    """A proposed need may lead back, as it never enters a plan."""
    back = concept("a", needs=(Need(id="b", status="proposed"),))
    assert list(build([source(back, concept("b", "a"))])) == ["a", "b"]


def test_each_knot_is_reported() -> None:
    """Two cycles apart from each other are two faults."""
    pairs = (concept("a", "b"), concept("b", "a"), concept("c", "d"), concept("d", "c"))
    assert [fault[:2] for fault in faults(source(*pairs))] == ["a:", "c:"]


def test_all_faults_are_in_one_report() -> None:
    """An id twice, a dangling link and a cycle are reported together."""
    found = faults(
        source(
            concept("a"),
            concept("a"),
            concept("b", "zebra"),
            concept("c", "e"),
            concept("e", "c"),
        )
    )
    assert [fault[:2] for fault in found] == ["a:", "b:", "c:"]


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (concept("a", domain="x"), "a: domain - there is no domain 'x'"),
        (concept("a", also_in=("x",)), "a: also_in - there is no domain 'x'"),
        (concept("a", is_a=("x",)), "a: is_a - there is no concept 'x'"),
        (
            concept("a", introduced_by=("x",)),
            "a: introduced_by - there is no paper 'x'",
        ),
        (concept("a", papers=("x",)), "a: papers - there is no paper 'x'"),
        (concept("a", sources=("x",)), "a: sources - there is no source 'x'"),
        (
            concept("a", contrasts=(Contrast(id="x"),)),
            "a: contrasts[0].id - there is no concept 'x'",
        ),
        (
            concept("a", learn=(Pointer(resource="x"),)),
            "a: learn[0].resource - there is no resource 'x'",
        ),
        (
            concept("a", questions=(Question(id="q", ask="?", cites=("x",)),)),
            "a: questions.q.cites - there is no paper or resource 'x'",
        ),
    ],
    ids=lambda value: value.partition(" - ")[0] if isinstance(value, str) else "",
)
def test_every_link_of_a_concept_is_checked(record: Concept, fault: str) -> None:
    """Each kind of link that a concept has is reported where it leads nowhere."""
    assert faults(source(record)) == [fault]


def test_links_of_the_other_records_are_checked() -> None:
    """Domains and specializations cannot name what is not there either."""
    domain = Domain(id="d", name="D", parent="x", representatives=("y",))
    goal = Specialization(
        id="s", name="S", targets=(Target(id="t"),), projects=("p",), reading=("r",)
    )
    assert faults(Records(domains=(domain,), specializations=(goal,))) == [
        "d: parent - there is no domain 'x'",
        "d: representatives - there is no concept 'y'",
        "s: targets - there is no concept 't'",
        "s: projects - there is no project 'p'",
        "s: reading - there is no paper 'r'",
    ]
