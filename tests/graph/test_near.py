"""Names near to a mistyped one."""

from conceptpath.graph.near import did_you_mean, near


def test_best_comes_first() -> None:
    """The names most like the given one come first."""
    assert near("matrix", ["matrices", "matrixes", "vector"])[0] == "matrixes"


def test_nothing_far_is_offered() -> None:
    """A name unlike all others gets no suggestion."""
    assert near("cooking", ["vector", "matrix"]) == []


def test_order_of_the_known_does_not_matter() -> None:
    """The answer is the same in whatever order the known names come."""
    known = ["path", "patch", "paths"]
    assert near("pat", known) == near("pat", reversed(known))


def test_limit_is_kept() -> None:
    """No more names come back than asked for."""
    assert len(near("pat", ["path", "patch", "paths"], limit=1)) == 1


def test_way_out_names_two_at_most() -> None:
    """The hint offers the two nearest names."""
    assert did_you_mean("pat", ["path", "pat", "pats"]).count(" or ") == 1


def test_no_way_out_is_empty() -> None:
    """Where nothing is near there is no hint."""
    assert did_you_mean("cooking", ["vector"]) == ""
