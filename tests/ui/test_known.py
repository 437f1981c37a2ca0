"""What follows from saying that something is known."""

from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.ui.models.known import forgotten, implied, toggled

IDS = st.sampled_from(
    ["number", "addition", "multiplication", "division", "power", "polynomial"]
)
DEPTHS: list[Depth] = ["what", "why"]


def test_a_known_concept_implies_its_needs(sample: Graph) -> None:
    """Who knows powers knows products, sums and numbers."""
    known = implied(sample, {"power": "what"})
    assert list(known) == ["number", "addition", "multiplication", "power"]


def test_a_mark_is_taken_back_without_a_trace(sample: Graph) -> None:
    """Marking a concept and undoing it leaves the marks as they were."""
    marks = toggled(sample, {"number": "what"}, "power")
    assert toggled(sample, marks, "power") == {"number": "what"}


def test_known_at_what_becomes_known_at_why(sample: Graph) -> None:
    """A tick at the deeper depth deepens a mark and does not undo it."""
    marks = toggled(sample, {"power": "what"}, "power", "why")
    assert marks == {"power": "why"}


def test_the_rest_stays_known(sample: Graph) -> None:
    """Who knows powers but no products still knows sums."""
    assert forgotten(sample, {"power": "what"}, "multiplication") == {
        "addition": "what"
    }


@given(marks=st.dictionaries(IDS, st.sampled_from(DEPTHS)), id_=IDS)
def test_what_is_forgotten_is_not_implied(
    sample: Graph, marks: dict[str, Depth], id_: str
) -> None:
    """Nothing implies what was forgotten, and what others imply without it stays."""
    before = implied(sample, marks)
    after = implied(sample, forgotten(sample, marks, id_))
    others = implied(sample, {m: at for m, at in marks.items() if m != id_})
    stays = {c for c in others if id_ not in sample.required({c: others[c]})}
    assert id_ not in after
    assert stays <= set(after) <= set(before)
