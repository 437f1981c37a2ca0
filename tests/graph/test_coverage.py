"""What is covered, and how much that is."""

from conceptpath.graph.model import Concept
from conceptpath.graph.planning.breadth.coverage import (
    Item,
    Items,
    Share,
    labels,
    named,
    shares,
    worth,
)

IDEA = Item("ideas", "split")
TREES, FOREST = Item("areas", "trees"), Item("families", "ensemble")
TEXT = Item("values", "data=text")


def test_what_was_filtered_on_is_no_label() -> None:
    """A concept has a family and values, but not along an axis that was filtered on."""
    axes = {"family": ("tree",), "data": ("text",), "tradition": ("statistical",)}
    tree = Concept(id="tree", name="Tree", domain="d", axes=axes)
    assert set(labels(tree)) == {Item("families", "tree"), TEXT}
    assert set(labels(tree, ["data"])) == {Item("families", "tree")}
    assert set(labels(tree, ["family"])) == {TEXT}


def test_every_share_weighs_the_same() -> None:
    """Items weigh by how many have them, and each share has the same sum."""
    weights = worth({IDEA: 4, TREES: 3, FOREST: 1, TEXT: 2})
    assert weights[TREES] == 3 * weights[FOREST]
    assert weights[IDEA] == weights[TREES] + weights[FOREST] == weights[TEXT]


def test_shares_count_by_weight() -> None:
    """An area that three have is three quarters of the families that four have."""
    found = shares({IDEA: 4, TREES: 3, FOREST: 1, TEXT: 2}, [TREES, TEXT])
    assert found == (
        Share("ideas", 0, 0, 1),
        Share("families", 0.75, 1, 2),
        Share("values", 1, 1, 1),
    )


def test_a_share_with_nothing_to_cover_is_left_out() -> None:
    """Where no algorithm has a value on an axis, there is no share of values."""
    assert [share.name for share in shares({IDEA: 1}, [])] == ["ideas"]
    assert shares({}, []) == ()


def test_items_are_named_by_sort() -> None:
    """Items stand under what sort they are, in their order."""
    assert named([TEXT, IDEA, FOREST, TREES]) == Items(
        ideas=("split",),
        areas=("trees",),
        families=("ensemble",),
        values=("data=text",),
    )
