"""From what a person names as goals to concepts and depths."""

import pytest
from msgspec import structs

from conceptpath.graph.errors import AmbiguousNameError, UnknownNameError
from conceptpath.graph.model import Concept, Specialization, Target
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import goals


def test_concepts_by_any_name(sample: Graph) -> None:
    """A goal may be an id, a name or an alias."""
    assert goals(sample, ["power", "Root finding", "times"]) == {
        "power": "what",
        "root-finding": "what",
        "multiplication": "what",
    }


def test_specialization_means_its_targets(sample: Graph) -> None:
    """The goals of a specialization are its targets, each with its depth."""
    assert goals(sample, ["solver"]) == {"root-finding": "what", "power": "why"}


def test_depth_is_a_least(sample: Graph) -> None:
    """A depth given for all goals deepens the targets that want less."""
    assert goals(sample, ["solver"], "why") == {"root-finding": "why", "power": "why"}


@pytest.mark.parametrize("names", [["power", "solver"], ["solver", "power"]])
def test_deepest_wish_wins(sample: Graph, names: list[str]) -> None:
    """A concept that two goals mean is wanted at the deeper of both depths."""
    assert goals(sample, names)["power"] == "why"


def test_concept_comes_before_a_specialization(sample: Graph) -> None:
    """A name that both bear means the concept, unless the prefix says otherwise."""
    other = Specialization(id="power", name="P", targets=(Target(id="number"),))
    records = structs.replace(sample.records, specializations=(other,))
    graph = Graph(records)
    assert goals(graph, ["power"]) == {"power": "what"}
    assert goals(graph, ["specialization:power"]) == {"number": "what"}


def test_id_of_a_specialization_comes_before_an_alias(sample: Graph) -> None:
    """An id means its specialization, even where a concept has it as an alias."""
    other = Specialization(id="times", name="T", targets=(Target(id="number"),))
    graph = Graph(structs.replace(sample.records, specializations=(other,)))
    assert goals(graph, ["times"]) == {"number": "what"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Powers", "number"),
        ("powers", "number"),
        ("Power", "power"),
        ("specialization:powers", "number"),
        ("Quotient", "number"),
        ("quotients", "division"),
        ("Root finding", "root-finding"),
    ],
)
def test_a_name_as_written_comes_before_other_spellings(
    sample: Graph, name: str, meant: str
) -> None:
    """A specialization's name wins over plurals and aliases, but not over a name."""
    called = {"powers": "Powers", "one": "Quotient", "two": "Root Finding"}
    target = (Target(id="number"),)
    others = tuple(
        Specialization(id=id_, name=name, targets=target)
        for id_, name in called.items()
    )
    graph = Graph(structs.replace(sample.records, specializations=others))
    assert goals(graph, [name]) == {meant: "what"}


def test_two_concepts_of_one_name_are_still_told(sample: Graph) -> None:
    """A specialization's name does not hide that two concepts have it as theirs."""
    twins = [Concept(id=id_, name="Force", domain="algebra") for id_ in ("f1", "f2")]
    other = Specialization(id="forces", name="Force", targets=(Target(id="number"),))
    concepts = (*sample.records.concepts, *twins)
    graph = Graph(
        structs.replace(sample.records, concepts=concepts, specializations=(other,))
    )
    with pytest.raises(AmbiguousNameError, match="f1 or f2"):
        goals(graph, ["Force"])


def test_mistyped_goal_gets_near_names_of_both(sample: Graph) -> None:
    """The names near to a mistyped goal are concepts and specializations."""
    with pytest.raises(UnknownNameError) as caught:
        goals(sample, ["solvr"])
    assert (caught.value.what, caught.value.near[-1]) == (
        "concept or specialization",
        "solver",
    )


def test_mistyped_specialization_gets_near_names(sample: Graph) -> None:
    """After the prefix only specializations are near."""
    with pytest.raises(UnknownNameError) as caught:
        goals(sample, ["specialization:solvr"])
    assert (caught.value.what, caught.value.near) == ("specialization", ("solver",))


def test_name_with_two_readings_is_refused(sample: Graph) -> None:
    """A goal that two concepts are called is not guessed."""
    with pytest.raises(AmbiguousNameError, match="division or subtraction"):
        goals(sample, ["inverse operation"])


def test_no_names_no_goals(sample: Graph) -> None:
    """Nothing named means nothing wanted."""
    assert goals(sample, []) == {}
