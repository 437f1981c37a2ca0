"""``conceptpath quiz``: why-questions, with the answers hidden."""

from pathlib import Path

import pytest

from conceptpath.graph import profile
from conceptpath.graph.network import Graph
from conceptpath.graph.profile import Mark

from .conftest import OnTerminal, Run

KNOWN = "support-vector-machine"
ENTER, CTRL_D = "\n", "\x04"


def written(folder: Path, text: str) -> str:
    """Return the name of a file with some answers."""
    file = folder / "answers.txt"
    file.write_text(text, encoding="utf-8")
    return str(file)


def question(graph: Graph, concept: str = KNOWN) -> str:
    """Return the id of the first question about a concept."""
    return f"{concept}.{graph[concept].questions[0].id}"


def test_a_pipe_gets_questions_without_answers(run: Run, content_graph: Graph) -> None:
    """Piped, a quiz prints ids, status and questions; how to go on is a message."""
    run("know", KNOWN)
    ended = run("quiz")
    first, *_ = content_graph[KNOWN].questions
    assert ended.status == 0
    assert f"{question(content_graph)}  {first.status}" in ended.out.splitlines()
    assert first.ask.split()[-1] in ended.out
    assert first.answer.split(".")[0] not in ended.out.replace("\n  ", " ")
    assert "--answers FILE" in ended.err


def test_json_has_the_answers(run: Run) -> None:
    """``--json`` prints the cards, answers included, with the documented keys."""
    run("know", KNOWN)
    sitting = run("quiz", "--count", "1", "--json").json
    [card] = sitting["cards"]
    assert list(sitting) == ["cards", "more"]
    assert list(card) == [
        "id",
        "concept",
        "name",
        "ask",
        "answer",
        "status",
        "cites",
        "rests_on",
        "supports",
        "confidence",
    ]
    assert (card["concept"], card["confidence"]) == (KNOWN, 1.0)
    assert card["answer"]
    assert sitting["more"] > 0


def test_a_goal_asks_about_its_plan(run: Run) -> None:
    """With a goal the questions are about the steps of its plan, known or not."""
    steps = run("path", KNOWN, "--json").json["steps"]
    cards = run("quiz", KNOWN, "--count", "999", "--json").json["cards"]
    assert {card["concept"] for card in cards} == {step["id"] for step in steps}


def test_what_is_asked_about_can_be_given(run: Run) -> None:
    """``--known`` adds to what is marked, ``--no-profile`` leaves the marks out."""
    run("know", KNOWN)
    both = run("quiz", "--known", "transformer", "--count", "999", "--json").json
    one = run("quiz", "--no-profile", "--known", "vector", "--json").json
    about = [{card["concept"] for card in sitting["cards"]} for sitting in (both, one)]
    assert {KNOWN, "transformer"} < about[0]
    assert "vector" in about[1] and KNOWN not in about[1]
    assert set(profile.load().known) == {KNOWN}


def test_nothing_known(run: Run) -> None:
    """Without marks and goal there is nothing to ask, which is well."""
    ended = run("quiz")
    assert (ended.status, ended.err) == (0, "")
    assert "Nothing is marked as known yet" in ended.out


def test_answers_change_the_profile(
    run: Run, tmp_path: Path, content_graph: Graph
) -> None:
    """A wrong answer makes its concept and what it rests on shaky, and keeps them."""
    run("know", KNOWN, "--depth", "why")
    wrong = written(tmp_path, f"{question(content_graph)} no")
    grade = run("quiz", "--answers", wrong, "--json").json
    marks = profile.load().known
    assert {change["id"] for change in grade["changes"]} == set(marks)
    assert marks[KNOWN] == Mark(depth="why", confidence=0.5, basis="quiz")
    assert all(0.5 <= mark.confidence < 1 for mark in marks.values())


def test_what_was_asked_today_waits(run: Run, tmp_path: Path) -> None:
    """Of what is equally sure, the next sitting begins with what was not asked."""
    run("know", "set", "function", "vector")
    [first] = run("quiz", "--count", "1", "--json").json["cards"]
    run("quiz", "--answers", written(tmp_path, f"{first['id']} yes"))
    [then] = run("quiz", "--count", "1", "--json").json["cards"]
    assert (first["confidence"], then["confidence"]) == (1.0, 1.0)
    assert then["concept"] != first["concept"]


def test_what_answers_say_for_reading(
    run: Run, tmp_path: Path, content_graph: Graph
) -> None:
    """It is told what was known, what got shakier or surer, and what is not marked."""
    run("know", KNOWN)
    run("quiz", "--answers", written(tmp_path, f"{question(content_graph)} unsure"))
    other = question(content_graph, "transformer")
    file = written(tmp_path, f"{question(content_graph)} yes\n{other} yes\n")
    assert run("quiz", "--answers", file).out.splitlines() == [
        "You knew 2 of 2 answers.",
        "Surer now: Support vector machine 88%.",
        "You knew an answer about what is not marked as known; if so:",
        "  conceptpath know transformer",
    ]
    file = written(tmp_path, f"{question(content_graph)} no")
    assert (
        "Shakier now: Support vector machine 44%" in run("quiz", "--answers", file).out
    )


def test_faulty_answers_change_nothing(run: Run, tmp_path: Path) -> None:
    """Faults are told with their lines, and the profile stays as it was."""
    run("know", KNOWN)
    before = profile.load()
    file = written(tmp_path, "nonsense\nvector.nothing yes\n")
    ended = run("quiz", "--answers", file)
    assert (ended.status, ended.out) == (1, "")
    assert ("line 1" in ended.err, "line 2" in ended.err) == (True, True)
    assert profile.load() == before


def test_no_answers(run: Run, tmp_path: Path) -> None:
    """A file without answers changes nothing, which is well."""
    ended = run("quiz", "--answers", written(tmp_path, "# nothing yet\n"))
    assert ended == (0, "No answer was given.\n", "")


@pytest.mark.parametrize("args", [("cooking",), ("--count", "0"), ("--answers", "no")])
def test_wrong_use(run: Run, args: tuple[str, ...]) -> None:
    """An unknown goal, no questions at all, and a missing file are wrong use."""
    ended = run("quiz", *args)
    assert (ended.status, ended.out, bool(ended.err)) == (2, "", True)


def test_a_terminal_shows_the_answer_then_asks(run: Run, terminal: OnTerminal) -> None:
    """On a terminal the answer waits for Enter; an interruption keeps the replies."""
    run("know", KNOWN)
    screen = terminal("quiz")
    screen.type("Enter shows the answer", ENTER)
    screen.type("(s)top", f"n{ENTER}")
    # Ctrl+D waits in the terminal until it is read; a signal may come too early.
    screen.type("Enter shows the answer", CTRL_D)
    status, printed = screen.end()
    assert status == 130
    assert "You knew 0 of 1 answer." in printed
    assert profile.load().known[KNOWN].confidence == 0.5


def test_a_terminal_can_be_left(run: Run, terminal: OnTerminal) -> None:
    """With s the quiz ends well, and counts what was replied before."""
    run("know", KNOWN)
    screen = terminal("quiz")
    screen.type("Enter shows the answer", ENTER)
    screen.type("(s)top", f"s{ENTER}")
    status, printed = screen.end()
    assert (status, "No answer was given." in printed) == (0, True)
