"""What a placement has found out, and what of it the profile keeps."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import covers
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.learning.belief import (
    Answer,
    Contradiction,
    Item,
    knowledge_space,
)
from conceptpath.graph.planning.learning.placement import Placement
from conceptpath.graph.planning.learning.verdict import Belief, learned, verdict
from conceptpath.graph.profile import Mark, Profile

from .strategies import tasks
from .test_belief import replies

POWER = Placement({"power": "what"})
Task = tuple[Graph, dict[str, Depth], dict[str, Depth]]


def said(*pairs: str) -> Placement:
    """Return a placement for powers after answers such as ``number yes``."""
    answers = (Answer(*pair.split()) for pair in pairs)  # type: ignore[arg-type]
    return structs.replace(POWER, answers=tuple(answers))


def ids(beliefs: tuple[Belief, ...]) -> list[str]:
    """Return what some beliefs are about."""
    return [belief.id for belief in beliefs]


def test_every_step_stands_somewhere(sample: Graph) -> None:
    """Each step is known, unknown or open, with its probability and its basis."""
    found = verdict(sample, said("addition yes", "power no"))
    assert found.known == (
        Belief("number", "Number", "what", 0.9, "inferred"),
        Belief("addition", "Addition", "what", 0.9, "said"),
    )
    assert found.open == (
        Belief("multiplication", "Multiplication", "what", 0.5, "nothing"),
    )
    assert found.unknown == (Belief("power", "Power", "what", 0.1, "said"),)
    assert (found.steps, found.answers) == (4, 2)


def test_hours_saved_are_those_of_the_plan(sample: Graph) -> None:
    """What is saved is the difference of the plans, with all that served only it."""
    equation = Placement({"equation": "what"}).answered(Item("equation"), "yes")
    found = verdict(sample, equation)
    assert ids(found.open) == ["addition", "subtraction"]
    assert (found.hours, found.saved) == (6, 6)
    assert verdict(sample, POWER).saved == 0


def test_profile_is_a_basis(sample: Graph) -> None:
    """What only a mark tells is said to rest on the profile."""
    found = verdict(sample, said("power no"), {Item("addition"): 0.7})
    assert [(b.probability, b.basis) for b in found.known] == [(0.7, "profile")] * 2


def test_what_was_said_is_no_inference(sample: Graph) -> None:
    """A step that was asked about rests on its own answer, whatever else implies it."""
    found = verdict(sample, said("number yes", "multiplication yes"))
    bases = {belief.id: belief.basis for belief in found.known}
    assert bases == {"number": "said", "addition": "inferred", "multiplication": "said"}


def test_shakiest_are_named(sample: Graph) -> None:
    """The least sure steps come first, of equally sure ones those that rest on most."""
    found = verdict(sample, said("power yes", "number yes"))
    assert ids(found.shakiest) == ["power", "multiplication", "addition"]


def test_nothing_is_quite_sure(sample: Graph) -> None:
    """However often it is said, no belief is firmer than 0.99."""
    yes = verdict(sample, said(*["power yes"] * 9))
    no = verdict(sample, said(*["number no"] * 9))
    assert {b.probability for b in (*yes.known, *no.unknown)} == {0.99, 0.01}


def test_contradictions_and_strange_answers_are_named(sample: Graph) -> None:
    """The result holds what disagrees, and answers about what is no step."""
    found = verdict(sample, said("number no", "power yes", "equation yes"))
    assert found.contradictions == (Contradiction(Item("number"), Item("power")),)
    assert found.ignored == (Answer("equation", "yes"),)


def test_deepest_known_depth_counts(sample: Graph) -> None:
    """A concept known at both depths is known at why."""
    why = Placement({"multiplication": "why"})
    found = verdict(sample, why.answered(Item("multiplication", "why"), "yes"))
    assert found.depths()["multiplication"] == "why"
    assert len(found.known) == 4


def test_profile_learns_what_was_found(sample: Graph) -> None:
    """What is known is marked with how surely, and that placement told so."""
    after = learned(sample, Profile(), verdict(sample, said("addition yes")))
    assert {id_: (m.confidence, m.basis) for id_, m in after.known.items()} == {
        "number": (0.9, "placement"),
        "addition": (0.9, "placement"),
    }


def test_profile_unlearns_what_was_denied(sample: Graph) -> None:
    """A no takes back the shaky mark that had implied it, and no other mark."""
    before = Profile().marked({"power": "what", "variable": "what"}, confidence=0.4)
    found = verdict(sample, said("multiplication no"), today(before))
    after = learned(sample, before, found)
    assert after.known == {"variable": before.known["variable"]}


def test_what_a_denied_mark_implied_is_kept(sample: Graph) -> None:
    """Who no longer knows powers knows what they rest on, as surely as before."""
    before = Profile().marked({"power": "what"}, confidence=0.9)
    found = verdict(sample, said("power no"), today(before))
    after = learned(sample, before, found)
    assert {id_: mark.confidence for id_, mark in after.known.items()} == {
        "number": 0.9,
        "addition": 0.9,
        "multiplication": 0.9,
    }


def test_denied_why_leaves_the_what(sample: Graph) -> None:
    """A no to why takes back the why, not the what, nor what needs only the what."""
    before = Profile().marked({"power": "what", "multiplication": "why"})
    why = Placement({"multiplication": "why"})
    no = why.answered(Item("multiplication", "why"), "no")
    found = verdict(sample, no, today(before))
    assert [(b.id, b.depth) for b in found.unknown] == [("multiplication", "why")]
    assert learned(sample, before, found).depths() == {"power": "what"}
    assert covers(sample.required({"power": "what"}), "multiplication", "what")


def test_shaky_marks_that_were_not_asked_about_stay(sample: Graph) -> None:
    """A placement that ends early takes back nothing it did not ask about."""
    before = Profile().marked({"power": "what"}, confidence=0.4)
    found = verdict(sample, said("number yes"), today(before))
    assert "power" in ids(found.open)
    assert learned(sample, before, found).known["power"] == Mark(confidence=0.4)


@given(tasks())
def test_without_answers_the_profile_stays(task: Task) -> None:
    """A placement that was not answered changes no mark."""
    graph, goals, known = task
    before = Profile().marked(known)
    found = verdict(graph, Placement(goals), today(before))
    assert learned(graph, before, found) == before


@given(tasks(), st.sampled_from([0.4, 0.6, 1.0]), st.data())
def test_profile_says_what_placement_found(
    task: Task, confidence: float, data: st.DataObject
) -> None:
    """Afterwards the profile implies all that is known, nothing the answers denied."""
    graph, goals, known = task
    before = Profile().marked(known, confidence=confidence)
    placement = Placement(goals)
    items = knowledge_space(graph, path(graph, goals)).items
    for item in data.draw(st.lists(st.sampled_from(items), max_size=5)):
        placement = placement.answered(item, data.draw(replies))
    found = verdict(graph, placement, today(before))
    implied = graph.required(learned(graph, before, found).depths())
    assert all(covers(implied, b.id, b.depth) for b in found.known)
    denied = (*found.unknown, *found.open)
    told = [b for b in denied if b.basis in ("said", "inferred")]
    assert [b for b in told if covers(implied, b.id, b.depth)] == []


def today(profile: Profile) -> dict[Item, float]:
    """Return the marks of a profile as placement takes them."""
    return {Item(id_, m.depth): m.confidence for id_, m in profile.known.items()}
