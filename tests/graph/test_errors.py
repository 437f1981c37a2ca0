"""One tree of errors, each with its data, the offending value and the way out."""

import pytest

from conceptpath.graph import errors
from conceptpath.graph.errors import (
    AmbiguousNameError,
    ConceptpathError,
    Fault,
    GraphError,
    InputError,
    QueryError,
    TimeLimitError,
    UnknownNameError,
)

TREE = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, Exception)
]


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_everything_is_under_one_root(kind: type[Exception]) -> None:
    """Who catches ConceptpathError catches every error of the module."""
    assert issubclass(kind, ConceptpathError)


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_the_tree_is_drawn(kind: type[Exception]) -> None:
    """The module's docstring draws every error."""
    assert kind.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_exit_status(kind: type[ConceptpathError]) -> None:
    """What cannot be asked ends with 2, everything else with 1."""
    assert kind.exit_status == (2 if issubclass(kind, InputError) else 1)


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (InputError, ValueError),
        (UnknownNameError, LookupError),
        (errors.FolderError, OSError),
    ],
)
def test_builtin_is_a_base(kind: type[Exception], builtin: type[Exception]) -> None:
    """Errors with a built-in counterpart can be caught as that."""
    assert issubclass(kind, builtin)


@pytest.mark.parametrize(
    ("near", "message"),
    [
        ((), "there is no concept 'x'"),
        (("a",), "there is no concept 'x'; did you mean a?"),
        (("a", "b", "c"), "there is no concept 'x'; did you mean a, b or c?"),
    ],
)
def test_unknown_name(near: tuple[str, ...], message: str) -> None:
    """An unknown name is told with the names near to it."""
    assert str(UnknownNameError("concept", "x", near)) == message


def test_ambiguous_name() -> None:
    """A name with several readings lists them and asks for the id."""
    assert (
        str(AmbiguousNameError("x", ["a", "b"])) == "'x' can mean a or b; give the id"
    )


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (Fault("f", "k", "w", "m"), "f: k - w - m"),
        (Fault("f", "", "w"), "f: w"),
    ],
)
def test_fault_leaves_out_what_is_empty(fault: Fault, line: str) -> None:
    """A fault is one line of file, key, what and way out, as far as there are any."""
    assert str(fault) == line


def test_all_faults_are_told() -> None:
    """An error of several faults has one line for each, below a summary."""
    error = GraphError("no graph", [Fault("a", "", "x"), Fault("b", "", "y")])
    assert str(error) == "no graph\na: x\nb: y"
    assert len(error.faults) == 2


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (QueryError("no such label", 2, 7), "no such label (line 2, column 7)"),
        (QueryError("no such label"), "no such label"),
    ],
)
def test_query_error_tells_the_place(error: QueryError, message: str) -> None:
    """A query error tells line and column where they are known."""
    assert str(error) == message


def test_time_limit_tells_the_way_out() -> None:
    """A query that was stopped says how to allow it more."""
    assert "2.5 s" in str(TimeLimitError(2.5))
    assert "--timeout" in str(TimeLimitError(2.5))
