"""Every fault of a content folder at once, from spelling to the shape of the graph."""

from pathlib import Path

from conceptpath.ingest.check import check


def faults(folder: Path) -> list[str]:
    """Return the faults that a check reports."""
    return [str(fault) for fault in check(folder).faults]


def test_good_content_is_clean(content: Path) -> None:
    """A folder without a fault is counted and called clean."""
    assert check(content).summary == "2 concepts, 1 needs: no fault"


def test_unknown_id(content: Path, matrix: Path) -> None:
    """A need for a concept that is not there gets a near name."""
    text = matrix.read_text(encoding="utf-8").replace('"vector"', '"vectr"')
    matrix.write_text(text, encoding="utf-8")
    assert faults(content) == [
        "matrix: needs[0].id - there is no concept 'vectr' - did you mean vector?"
    ]


def test_cycle(content: Path, vector: Path) -> None:
    """A cycle is written out."""
    with vector.open("a", encoding="utf-8") as file:
        file.write('[[needs]]\nid = "matrix"\nreason = "It has a single column."\n')
    assert faults(content) == [
        "vector: needs - roots.toml has it as a root - drop one",
        "matrix: needs - a cycle: matrix -> vector -> matrix - leave out one of these",
    ]


def test_faults_of_all_kinds_stand_together(
    content: Path, vector: Path, matrix: Path
) -> None:
    """Spelling, rules and links are reported in one go, in that order."""
    broken = vector.read_text(encoding="utf-8").replace("enough", "enugh")
    vector.write_text(broken, encoding="utf-8")
    dangling = matrix.read_text(encoding="utf-8").replace('"gauss-1809"]', '"gaus"]')
    matrix.write_text(dangling, encoding="utf-8")
    assert faults(content) == [
        "concepts/algebra/vector.toml: enugh - is not a known key"
        " - did you mean enough?",
        "vector: enough - is empty - write it",
        "matrix: introduced_by - there is no paper 'gaus'",
    ]


def test_misspelt_reason_and_the_missing_one(content: Path, matrix: Path) -> None:
    """``reson`` is named, and so is that the need is left without a reason."""
    text = matrix.read_text(encoding="utf-8").replace("reason", "reson")
    matrix.write_text(text, encoding="utf-8")
    assert faults(content) == [
        "concepts/algebra/matrix.toml: needs[0].reson - is not a known key"
        " - did you mean reason?",
        "matrix: needs[0].reason - has 0 characters"
        " - say in 20 to 200 what exactly is used",
    ]


def test_unread_file_is_one_fault(content: Path, vector: Path) -> None:
    """What a file that is not TOML would say is not reported as missing, too."""
    vector.write_text("name = ", encoding="utf-8")
    [fault] = faults(content)
    assert fault.startswith("concepts/algebra/vector.toml: is not TOML")


def test_backslash_is_reported_with_its_line(content: Path, vector: Path) -> None:
    r"""A formula such as ``"\nabla"`` is a fault even where TOML can read it."""
    text = vector.read_text(encoding="utf-8").replace("A list", r"A $\nabla$ list")
    vector.write_text(text, encoding="utf-8")
    assert faults(content)[0].startswith("concepts/algebra/vector.toml: line 3 - ")


def test_empty_folder(tmp_path: Path) -> None:
    """An empty folder is told which files it lacks."""
    found = check(tmp_path)
    assert found.summary == "0 concepts, 0 needs: 6 faults"
    assert {fault.what for fault in found.faults} == {"there is no such file"}
