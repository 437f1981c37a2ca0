"""A visit and the address that stands for it."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from conceptpath.graph.network import Graph
from conceptpath.ui.state import LEVELS, NOTHING, Visit, from_address, to_address

IDS = ("number", "addition", "power", "root-finding")
VISITS = st.builds(
    Visit,
    domain=st.sampled_from(["", "algebra", "arithmetic"]),
    axes=st.sampled_from([{}, {"family": "search"}]),
    levels=st.sampled_from(LEVELS),
    selected=st.sampled_from([None, NOTHING, *IDS]),
    opened=st.lists(st.integers(0, 6), unique=True).map(tuple),
    goals=st.lists(st.sampled_from([*IDS, "specialization:solver"]), unique=True).map(
        tuple
    ),
    depth=st.sampled_from(["what", "why"]),
    deep=st.booleans(),
    known=st.dictionaries(st.sampled_from(IDS), st.sampled_from(["what", "why"])),
    query=st.text(),
).map(lambda visit: replace(visit, from_link=bool(visit.known)))


@given(visit=VISITS)
def test_an_address_opens_the_same_view(sample: Graph, visit: Visit) -> None:
    """Whatever a visitor chose comes back from its address."""
    assert from_address(to_address(visit), sample) == (visit, ())


def test_defaults_leave_the_address_empty() -> None:
    """A visitor who has chosen nothing has a bare address."""
    assert to_address(Visit()) == {}


def test_what_the_profile_knows_is_no_part_of_the_address() -> None:
    """A link that is copied does not tell what its sender knows."""
    assert to_address(Visit(known={"number": "what"})) == {}


def test_lists_are_separated_by_spaces() -> None:
    """Ids in an address are readable: a space becomes a plus."""
    visit = Visit(
        known={"number": "what", "power": "why", "addition": "what"}, from_link=True
    )
    expected = {"known": "number addition", "known-why": "power"}
    assert to_address(visit) == expected


def test_words_that_name_nothing_are_left_out_and_told(sample: Graph) -> None:
    """An old or mistyped link still opens, and says what it could not find."""
    address = {"domain": "cooking", "goals": "solver solvr", "known": "nmber number"}
    visit, unknown = from_address({**address, "levels": "99"}, sample)
    assert visit == Visit(goals=("solver",), known={"number": "what"}, from_link=True)
    assert unknown == ("cooking", "99", "solvr", "nmber")
