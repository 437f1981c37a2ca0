"""Answers from a file."""

from pathlib import Path

import pytest

from conceptpath.commands.answers import read_answers
from conceptpath.graph.errors import FaultsError, InputError

ALLOWED = ("vector", "matrix")


def written(folder: Path, text: str) -> Path:
    """Return a file with some text."""
    file = folder / "answers.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_line_is_an_answer(tmp_path: Path) -> None:
    """Ids with yes, no or unsure are read in order; comments and gaps are skipped."""
    file = written(
        tmp_path, "# mine\n\nmatrix  No\nvector unsure # perhaps\nmatrix no\n"
    )
    answers = read_answers(file, ALLOWED)
    assert list(answers.items()) == [("matrix", "no"), ("vector", "unsure")]


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Each line that is no answer is told with its number and the way out."""
    lines = "vectr yes\nmatrix\nmatrix maybe so\nvector yes\nvector no\n"
    with pytest.raises(FaultsError) as raised:
        read_answers(written(tmp_path, lines), ALLOWED, "concept")
    assert [(fault.key, fault.what) for fault in raised.value.faults] == [
        ("line 1", "there is no concept 'vectr'; did you mean vector?"),
        ("line 2", "'matrix' gives no answer; write matrix yes, no or unsure"),
        ("line 3", "'matrix maybe so' gives no answer; write matrix yes, no or unsure"),
        ("line 5", "'vector' is answered no here and yes before; keep one of them"),
    ]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """A file that cannot be read as text is named."""
    file = tmp_path / "answers.txt"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"answers\.txt cannot be read as text"):
        read_answers(file, ALLOWED)
