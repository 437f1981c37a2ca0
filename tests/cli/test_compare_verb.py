"""``conceptpath compare``: specializations side by side."""

import pytest

from conceptpath.graph.network import Graph

from .conftest import Run

PAIR = ("compare", "language-models", "image-recognition")
#: Three that share more in pairs than all together.
THREE = ("compare", "tabular-prediction", "responsible-machine-learning", "vector")


def test_comparison_for_reading(run: Run) -> None:
    """A comparison is a table, the trunk with its fork, and each one's own part."""
    ended = run(*PAIR)
    lines = ended.out.splitlines()
    assert (ended.status, ended.err) == (0, "")
    assert lines[0].startswith("Language models, Image recognition: ")
    assert lines[2].split() == ["steps", "hours", "after", "the", "trunk"]
    assert [line.split("  ")[0] for line in lines[3:7]] == [
        "Language models",
        "Image recognition",
        "trunk",
        "together",
    ]
    for start in ("The trunk, which all need: ", "Only Language models: "):
        assert any(line.startswith(start) for line in lines)
    for start in ("They part after ", "Toward: ", "Axes: ", "First pro", "First pap"):
        assert any(line.startswith(f"  {start}") for line in lines)


def test_it_fits_the_page(run: Run) -> None:
    """No line is longer than 88 characters, and none begins with a unit."""
    for args in (PAIR, THREE, (*PAIR, "--known", "transformer")):
        lines = run(*args).out.splitlines()
        assert max(map(len, lines)) <= 88
        assert not any(line.strip() in {"h", "h,"} for line in lines)


def test_numbers_of_the_table_are_those_of_the_record(run: Run) -> None:
    """The table shows steps and hours of the trunk and of all together."""
    found = run(*PAIR, "--json").json
    lines = [line.split() for line in run(*PAIR).out.splitlines()]
    for name in ("trunk", "together"):
        part = found[name]
        assert [name, str(len(part["steps"])), f"{part['hours']:g}"] in lines


def test_table_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the table is drawn, with the numbers that a pipe gets."""
    piped = run(*PAIR).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    drawn = run(*PAIR).out
    assert "│" not in piped
    [line] = [line for line in drawn.splitlines() if line.startswith("│ together")]
    assert line.replace("│", " ").split() == piped.splitlines()[6].split()


def test_deeper_goals_are_told(run: Run) -> None:
    """A target that is wanted at why says so, one that is wanted at what does not."""
    [line] = [line for line in run(*PAIR).out.splitlines() if "Toward: Tran" in line]
    assert line.startswith("  Toward: Transformer (why); Autoregressive")
    assert "Contrastive image-text pretraining (why)" not in run(*PAIR).out


def test_json_shape(run: Run) -> None:
    """``--json`` prints the comparison with the documented keys."""
    found = run(*THREE, "--json").json
    assert list(found) == ["sides", "trunk", "fork", "overlaps", "together"]
    assert list(found["sides"][0]) == [
        "id",
        "name",
        "axes",
        "targets",
        "hours",
        "alone",
        "saved",
        "extra",
        "own",
        "projects",
        "reading",
    ]
    assert list(found["trunk"]) == ["hours", "steps", "areas"]
    assert list(found["trunk"]["areas"][0]) == ["domain", "name", "hours"]
    assert list(found["overlaps"][0]) == ["sides", "shared"]


def test_pairs_are_told_among_three(run: Run) -> None:
    """Among three, what two of them share beyond the trunk stands in words."""
    out = run(*THREE).out
    pair = "Tabular prediction and Responsible machine learning: "
    assert "Shared by two, beyond the trunk" in out
    assert [line for line in out.splitlines() if line.startswith(f"  {pair}")]
    assert "Only Vector: nothing" in out


def test_alone_is_what_path_says(run: Run, content_graph: Graph) -> None:
    """The hours alone are those of the path, and are told where they differ."""
    found = run(*PAIR, "--json").json
    out = run(*PAIR).out
    assert len(found["sides"]) == 2
    for side in found["sides"]:
        assert side["id"] not in content_graph
        assert side["alone"] == run("path", side["id"], "--json").json["hours"]
        remark = f"By itself it takes {side['alone']:g} h"
        assert (remark in out) == (side["alone"] != side["hours"])


def test_known_is_saved(run: Run) -> None:
    """Marks and ``--known`` are taken out and told; ``--no-profile`` leaves them in."""
    before = run(*PAIR, "--json").json
    assert "known already" not in run(*PAIR).out
    run("know", "probability")
    assert "known already" in run(*PAIR).out
    marked = run(*PAIR, "--json").json
    assert marked["together"]["hours"] < before["together"]["hours"]
    assert run(*PAIR, "--no-profile", "--json").json == before
    more = run(*PAIR, "--known", "Transformer", "--json").json
    assert more["trunk"]["hours"] < marked["trunk"]["hours"]


def test_all_known(run: Run) -> None:
    """Where all is known nothing is left, and the fork is marked as known."""
    ended = run("compare", "vector", "matrix", "--known", "matrix")
    assert ended.status == 0
    assert "The trunk, which all need: nothing left to learn" in ended.out
    assert "They part after Vector (known)." in ended.out


def test_a_concept_is_not_told_as_its_own_aim(run: Run) -> None:
    """A concept that is compared leads toward itself, which nobody has to be told."""
    assert "Toward" not in run("compare", "vector", "matrix").out


def test_nothing_shared(run: Run) -> None:
    """Two roots share nothing."""
    ended = run("compare", "set", "elementary-algebra")
    assert (ended.status, "They share nothing." in ended.out) == (0, True)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("compare",), "Missing argument"),
        (("compare", "vector"), "needs two different goals, not just 'vector'"),
        (("compare", "vector", "Vector"), "name another"),
        (("compare", "vector", "ghost"), "'ghost'"),
        (("compare", "vector", "specialization:ghost"), "'ghost'"),
        ((*PAIR, "--known", "ghost"), "'ghost'"),
    ],
)
def test_wrong_use(run: Run, args: tuple[str, ...], message: str) -> None:
    """Too few goals and unknown names are wrong use, which is named."""
    ended = run(*args)
    assert (ended.status, ended.out) == (2, "")
    assert message in ended.err
