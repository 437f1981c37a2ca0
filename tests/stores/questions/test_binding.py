"""What a person gives a question becomes the parameters of its Cypher."""

import pytest

from conceptpath.graph.errors import AmbiguousNameError, InputError, UnknownNameError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.questions import bound, question, questions


@pytest.mark.parametrize("name", questions())
def test_defaults_are_in_the_shipped_content(name: str, content_graph: Graph) -> None:
    """Every question can be asked of the shipped content without any value."""
    assert (
        bound(question(name), content_graph).keys() == question(name).parameters.keys()
    )


@pytest.mark.parametrize(
    ("name", "given", "meant"),
    [
        ("needs", {"concept": "Times"}, {"concept": "multiplication"}),
        ("needs", {"concept": "times-table"}, {"concept": "multiplication"}),
        ("closure", {"goal": "power, sum,power"}, {"goal": ["power", "addition"]}),
        ("closure", {"goal": ["power", "solver"]}, {"goal": ["power", "root-finding"]}),
        ("closure", {"goal": "equation solver"}, {"goal": ["root-finding", "power"]}),
        ("closure", {"goal": " , "}, {"goal": []}),
        (
            "targets",
            {"specialization": "Equation Solver"},
            {"specialization": "solver"},
        ),
        ("debated", {"domain": "Algebra"}, {"domain": "algebra"}),
        ("paper", {"paper": "euclid"}, {"paper": "euclid-300"}),
        ("by-axis", {"value": "Search"}, {"value": "search"}),
        ("hubs", {"count": 3}, {"count": 3}),
        ("hubs", {"count": "12"}, {"count": 12}),
        (
            "project-needs",
            {"project": "a calculator", "known": ""},
            {"project": "calculator", "known": []},
        ),
    ],
)
def test_names_become_ids(
    name: str, given: dict[str, object], meant: dict[str, object], sample: Graph
) -> None:
    """Whatever has a name is found by it, in lists too, and comes out as its id."""
    assert bound(question(name), sample, given) == meant


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("needs", {"concpt": "power"}, "no parameter 'concpt'; did you mean concept"),
        ("needs", {"x": "power"}, "no parameter 'x'; did you mean concept"),
        ("roots", {"count": 3}, "no parameter 'count'"),
        ("needs", {"concept": "powr"}, "no concept 'powr'; did you mean power"),
        ("closure", {"goal": "power, solvr"}, "'solvr'; did you mean solver"),
        ("targets", {"specialization": "solvr"}, "'solvr'; did you mean solver"),
        ("debated", {"domain": "algbra"}, "no domain 'algbra'; did you mean algebra"),
        ("paper", {"paper": "newton"}, "no paper 'newton'"),
        ("by-axis", {"value": "serch"}, "no axis value 'serch'; did you mean search"),
    ],
)
def test_unknown_names_are_refused(
    name: str, given: dict[str, object], told: str, sample: Graph
) -> None:
    """A name that nothing bears is refused, and near names are told."""
    with pytest.raises(UnknownNameError, match=told):
        bound(question(name), sample, given)


def test_names_with_two_readings_are_refused(sample: Graph) -> None:
    """An alias of two concepts is refused, and both are told."""
    with pytest.raises(AmbiguousNameError, match="division or subtraction"):
        bound(question("needs"), sample, {"concept": "inverse operation"})


@pytest.mark.parametrize("value", ["0", "-1", "2.5", "many", "", 0, 2.5, [3]])
def test_numbers_are_whole_and_positive(value: object, sample: Graph) -> None:
    """A number is refused unless it is a whole one from 1 on."""
    with pytest.raises(InputError, match=r"give (one like 20|a text)"):
        bound(question("hubs"), sample, {"count": value})


@pytest.mark.parametrize("value", [["power"], {"id": "power"}, None])
def test_a_name_is_a_text(value: object, sample: Graph) -> None:
    """Anything but a text is refused as the name of one concept."""
    with pytest.raises(InputError, match="is no name; give a text"):
        bound(question("needs"), sample, {"concept": value})
