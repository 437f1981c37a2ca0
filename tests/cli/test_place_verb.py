"""``conceptpath place``: what of a plan is known already."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conceptpath.commands.interview import FILE
from conceptpath.graph import profile
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.learning.belief import Answer
from conceptpath.graph.planning.learning.placement import QUESTIONS, Placement

from .conftest import Run

Type = Callable[..., None]
CONTRADICTION = (Answer("vector", "no"), Answer("embedding", "yes"))


class Keyboard(io.StringIO):
    """Typed lines, then Ctrl+C."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """Return the next line."""
        if not (line := super().readline(-1 if size is None else size)):
            raise KeyboardInterrupt
        return line


@pytest.fixture
def type_(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Return a function that types some lines, and may then press Ctrl+C."""

    def type_(*lines: str, interrupt: bool = False) -> None:
        text = "".join(f"{line}\n" for line in lines)
        stdin = Keyboard(text) if interrupt else io.StringIO(text)
        monkeypatch.setattr("sys.stdin", stdin)

    return type_


@pytest.fixture
def answers(tmp_path: Path) -> Callable[[str], str]:
    """Return a function that writes an answers file and returns its name."""

    def answers(text: str) -> str:
        file = tmp_path / "answers.txt"
        file.write_text(text, encoding="utf-8")
        return str(file)

    return answers


def test_ten_questions_and_a_result(run: Run, type_: Type) -> None:
    """Questions go to standard error, the result to standard output and profile."""
    type_(*["y"] * QUESTIONS)
    ended = run("place", "transformer")
    assert ended.status == 0
    assert ended.err.count("Can you do this?") == ended.err.count("a yes settles") > 5
    assert ended.out.startswith("Placement for Transformer: ")
    assert "Question" not in ended.out
    marks = profile.load().known
    assert {mark.basis for mark in marks.values()} == {"placement"}
    assert f"marked {len(marks)} concepts as known" in ended.err


def test_marks_shorten_the_plan_as_promised(
    run: Run, answers: Callable[[str], str]
) -> None:
    """The hours that placement says are saved are those that path then leaves out."""
    file = answers("gradient yes\nembedding yes\nattention no\n")
    found = run("place", "transformer", "--answers", file, "--json").json
    left = run("path", "transformer", "--json").json
    assert found["saved"] > 0
    assert left["hours"] == found["hours"] - found["saved"]


def test_json_shape(run: Run, answers: Callable[[str], str]) -> None:
    """``--json`` prints the result with the documented keys."""
    file = answers("vector yes\nmatrix no\nembedding yes\n")
    found = run("place", "transformer", "--answers", file, "--json").json
    assert list(found) == [
        "goals",
        "answers",
        "hours",
        "saved",
        "known",
        "unknown",
        "open",
        "shakiest",
        "contradictions",
        "ignored",
    ]
    assert list(found["known"][0]) == ["id", "name", "depth", "probability", "basis"]
    assert list(found["contradictions"][0]) == ["prerequisite", "dependent"]
    assert found["ignored"] == []


def test_dry_run_marks_nothing(run: Run, type_: Type) -> None:
    """With ``--dry-run`` the result is told and kept nowhere but in its answers."""
    type_("y", "n", "s")
    first = run("place", "transformer", "--dry-run")
    assert "nothing was marked (dry run)" in first.err
    assert not profile.place().exists()
    type_("s")
    again = run("place", "transformer")
    assert "going on after 2 answers" in again.err
    assert again.out == first.out


def test_interruption_keeps_the_answers(run: Run, type_: Type) -> None:
    """After Ctrl+C the same command goes on where it was, and then forgets it."""
    type_("y", "n", interrupt=True)
    ended = run("place", "transformer")
    assert (ended.status, ended.out) == (130, "")
    assert "2 answers kept; the same command goes on from there" in ended.err
    assert not profile.place().exists()
    type_("u", "s")
    ended = run("place", "transformer")
    assert "going on after 2 answers" in ended.err
    assert "Question 3 of at most 10" in ended.err
    assert ended.out.startswith("Placement for Transformer: 3 answers")
    assert FILE.load().placements == ()


def test_other_goals_are_another_placement(run: Run, type_: Type) -> None:
    """A placement that was begun for one goal is kept while another is placed."""
    type_("y", interrupt=True)
    run("place", "transformer")
    type_("y", "s")
    assert "going on" not in run("place", "k-means").err
    assert [list(p.goals) for p in FILE.load().placements] == [["transformer"]]


def test_kept_answers_about_what_is_gone(run: Run, type_: Type) -> None:
    """Ids that the map has no longer are named, and the other answers still count."""
    type_("y", interrupt=True)
    run("place", "transformer")
    kept = json.loads(FILE.place.read_text())
    kept["placements"][0]["answers"].append({"id": "phlogiston", "reply": "no"})
    FILE.place.write_text(json.dumps(kept))
    type_("s")
    ended = run("place", "transformer")
    assert "left out, as the map has them no longer: phlogiston" in ended.err
    assert ended.out.startswith("Placement for Transformer: 1 answer\n")


def test_what_was_learned_meanwhile_counts(run: Run, type_: Type) -> None:
    """A no that was given before a mark does not take the mark back."""
    type_("n", interrupt=True)
    run("place", "transformer")
    [begun] = FILE.load().placements
    run("know", begun.answers[0].id)
    type_("y", "s")
    ended = run("place", "transformer")
    assert "going on after 0 answers given before" in ended.err
    assert begun.answers[0].id in profile.load().known


def test_damaged_answers_are_kept_aside(run: Run, type_: Type) -> None:
    """A damaged file of kept answers is moved aside, named, and never overwritten."""
    FILE.place.parent.mkdir(parents=True)
    FILE.place.write_bytes(b'{"version": 1, "placements": [')
    type_("y")
    ended = run("place", "transformer")
    assert (ended.status, ended.out) == (1, "")
    assert "placements-damaged-" in ended.err
    [aside] = FILE.place.parent.glob("placements-damaged-*")
    assert aside.read_bytes() == b'{"version": 1, "placements": ['


def test_input_may_end_early(run: Run, type_: Type) -> None:
    """Where a pipe ends, placement ends with what was answered."""
    type_("y")
    ended = run("place", "transformer")
    assert ended.status == 0
    assert ended.out.startswith("Placement for Transformer: 1 answer\n")
    type_()
    ended = run("place", "k-means")
    assert ended.out == "Nothing was answered, so nothing has changed.\n"


def test_mistyped_key_is_asked_again(run: Run, type_: Type) -> None:
    """Another key than those offered is named, and the question stays."""
    type_("maybe", "Y", "s")
    ended = run("place", "transformer")
    assert "'maybe' is not one of" in ended.err
    assert ended.out.startswith("Placement for Transformer: 1 answer\n")


def test_nothing_to_ask(run: Run) -> None:
    """Who knows the goal is asked nothing, which is well."""
    run("know", "matrix")
    ended = run("place", "matrix")
    assert ended == (0, "Nothing to ask: every step to Matrix is known.\n", "")


def test_known_is_not_asked_about(run: Run, type_: Type) -> None:
    """What is marked counts as known from the first question on."""
    opened = re.compile(r"of (\d+) open steps")
    type_("s")
    [before] = opened.findall(run("place", "transformer").err)
    run("know", "vector")
    type_("s")
    [after] = opened.findall(run("place", "transformer").err)
    assert int(after) < int(before)


def test_contradiction_is_told(run: Run, answers: Callable[[str], str]) -> None:
    """Answers that contradict each other are no error, but named."""
    file = answers("vector no\nembedding yes\n")
    ended = run("place", "transformer", "--answers", file)
    assert ended.status == 0
    assert "yes to Embedding, but no to Vector, which it needs" in ended.out


def test_contradiction_is_asked_about(run: Run, type_: Type) -> None:
    """Kept answers that contradict each other lead to one more question, with why."""
    both = Placement({"transformer": "what"}, answers=CONTRADICTION)
    FILE.update(lambda before: before.having(both))
    type_("y", "s")
    ended = run("place", "transformer")
    assert ended.err.count("Asked again: Embedding is known by your answers") == 1
    assert "contradict" not in ended.out


def test_answers_elsewhere_are_said(run: Run, answers: Callable[[str], str]) -> None:
    """Answers about what is no step of the plan are named and count for nothing."""
    file = answers("vector yes\nk-means yes\n")
    ended = run("place", "matrix", "--answers", file)
    assert "ignored, as no step of this plan: k-means" in ended.err
    assert "k-means" not in profile.load().known


def test_faults_of_an_answers_file(run: Run, answers: Callable[[str], str]) -> None:
    """All faults are told at once with their lines, and nothing is marked."""
    file = answers("vectr yes\nmatrix perhaps\n# a remark\nvector yes\nvector no\n")
    ended = run("place", "transformer", "--answers", file)
    assert (ended.status, ended.out) == (1, "")
    lines = [line for line in ended.err.splitlines() if "line " in line]
    assert [line.split(" - ")[0][-6:] for line in lines] == [
        "line 1",
        "line 2",
        "line 5",
    ]
    assert "did you mean vector?" in ended.err
    assert not profile.place().exists()


def test_answers_at_depth_why(run: Run, answers: Callable[[str], str]) -> None:
    """A step at why is answered about as ``ID:why``, and marked so."""
    file = answers("support-vector-machine:why yes\n")
    goal = ("place", "support-vector-machine", "--depth", "why")
    assert run(*goal, "--answers", file).status == 0
    assert profile.load().depths()["support-vector-machine"] == "why"
    file = answers("support-vector-machine why yes\n")
    assert run(*goal, "--answers", file).status == 1


def test_answers_from_a_file_leave_begun_ones(
    run: Run, type_: Type, answers: Callable[[str], str]
) -> None:
    """Answers from a file do not end a placement that was begun by hand."""
    type_("y", interrupt=True)
    run("place", "transformer")
    run("place", "transformer", "--answers", answers("vector yes\n"))
    [begun] = FILE.load().placements
    assert begun.goals == {"transformer": "what"}


def test_forget_takes_it_back(run: Run, answers: Callable[[str], str]) -> None:
    """What placement has marked can be forgotten as any other mark."""
    run("place", "matrix", "--answers", answers("vector yes\n"))
    assert "vector" in profile.load().known
    assert run("forget", "vector").status == 0
    assert "vector" not in profile.load().known


def test_denied_mark_is_taken_back(run: Run, answers: Callable[[str], str]) -> None:
    """A no to what was marked takes the mark back, and says so."""
    run("know", "matrix")
    ended = run("place", "matrix", "--answers", answers("matrix no\n"))
    assert ended.err.endswith("no longer known: matrix\n")


def test_what_implies_the_denied_is_taken_back(
    run: Run, answers: Callable[[str], str]
) -> None:
    """A no to what marks imply takes them back; what they leave is nothing new."""
    run("know", "perceptron")
    ended = run("place", "dot-product", "--answers", answers("dot-product no\n"))
    assert "yes to Perceptron, but no to Dot product, which it needs" in ended.out
    assert ended.err.startswith("no longer known: dot-product, ")
    assert {mark.basis for mark in profile.load().known.values()} == {"said"}
    assert "matrix" not in profile.load().known


@pytest.mark.parametrize("args", [(), ("vectr",), ("vector", "--answers", "nowhere")])
def test_wrong_use(run: Run, args: tuple[str, ...]) -> None:
    """No goal, an unknown one, and a file that is not there are wrong use."""
    ended = run("place", *args)
    assert (ended.status, ended.out, bool(ended.err)) == (2, "", True)


def test_question_on_a_terminal(
    run: Run, type_: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal a question stands in a frame with how far placement has come."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    type_("y", "s")
    ended = run("place", "transformer")
    assert "Question 2 of at most 10" in ended.err
    assert re.search(r"╰─+ [1-9]\d* of \d+ steps settled ─+╯", ended.err)


def test_resuming_on_a_terminal(
    run: Run, type_: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal the learner may start again instead of going on."""
    type_("y", interrupt=True)
    run("place", "transformer")
    type_("n", "y", "s")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    ended = run("place", "transformer")
    assert "Go on after the 1 answer given before?" in ended.err
    assert "Question 1 of at most 10" in ended.err


def test_result_is_that_of_the_library(
    run: Run, type_: Type, content_graph: Graph
) -> None:
    """Each step of the plan stands in the result once, in the order of the plan."""
    type_("y", "n", "u", "s")
    found = run("place", "transformer", "--json").json
    steps = [step.id for step in path(content_graph, ["transformer"]).steps]
    told = [b["id"] for key in ("known", "unknown", "open") for b in found[key]]
    assert sorted(told) == sorted(steps)
    assert [id_ for id_ in steps if id_ in {b["id"] for b in found["known"]}] == [
        b["id"] for b in found["known"]
    ]


def test_kept_answers_are_records(run: Run, type_: Type) -> None:
    """What is kept is the placement itself: goals, version and answers."""
    type_("y", interrupt=True)
    run("place", "transformer")
    [begun] = FILE.load().placements
    [answer] = begun.answers
    assert answer == Answer(answer.id, "yes")
    assert begun.version
