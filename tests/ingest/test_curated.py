"""The project's own content: TOML files in, records or all their faults out."""

from pathlib import Path

import pytest

from conceptpath.graph.errors import ContentError
from conceptpath.ingest import curated


def change(file: Path, old: str, new: str) -> None:
    """Replace a text in a file that holds it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> list[str]:
    """Return the faults of a content folder."""
    return [str(fault) for fault in curated.read_all(folder).faults]


def test_good_content_has_no_fault(content: Path) -> None:
    """A folder with everything in place is read without a fault."""
    records = curated.read(content)
    assert [len(getattr(records, name)) for name in records.__struct_fields__] == [
        2,  # concepts
        1,  # domains
        1,  # papers
        1,  # resources
        1,  # specializations
        1,  # projects
        1,  # sources
        1,  # axes
    ]


def test_place_tells_id_and_domain(content: Path) -> None:
    """The file name is the id of a concept and the folder its domain."""
    concepts = curated.read(content).concepts
    assert [(c.id, c.domain) for c in concepts] == [
        ("matrix", "algebra"),
        ("vector", "algebra"),
    ]


def test_formula_in_a_literal_string_is_kept(content: Path) -> None:
    """In a literal string a backslash stays a backslash."""
    assert curated.read(content).concepts[0].what.endswith(r"$\nabla f$.")


def test_roots_are_read(content: Path) -> None:
    """The roots are those that roots.toml lists."""
    assert curated.read_all(content).roots == ("vector",)


def test_typo_and_what_is_missing_are_both_named(content: Path) -> None:
    """A mistyped key is named with the right one, and so is what is missing for it."""
    (content / "papers.toml").write_text('[gauss-1809]\ntitel = "T"', encoding="utf-8")
    assert faults(content) == [
        "papers.toml: gauss-1809.titel - is not a known key - did you mean title?",
        "papers.toml: gauss-1809.title - is missing - write it",
    ]


def test_mistyped_reason_is_named(content: Path, matrix: Path) -> None:
    """``reson`` is named, with ``reason`` as the way out."""
    change(matrix, "reason =", "reson =")
    assert faults(content) == [
        "concepts/algebra/matrix.toml: needs[0].reson - is not a known key"
        " - did you mean reason?"
    ]


def test_missing_name(content: Path, vector: Path) -> None:
    """A concept without a name is told what is missing."""
    change(vector, 'name = "Vector"', "")
    assert faults(content) == [
        "concepts/algebra/vector.toml: name - is missing - write it"
    ]


def test_missing_list(content: Path) -> None:
    """A missing list is told like any missing field."""
    (content / "axes.toml").write_text('[data]\nname = "Data"\n', encoding="utf-8")
    assert faults(content) == ["axes.toml: data.values - is missing - write it"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            'name = "Vector"',
            "name = 5",
            "name - does not fit: Expected `str`, got `int`",
        ),
        (
            'what = "',
            'kind = "thing"\nwhat = "',
            "kind - does not fit: Invalid enum value 'thing'",
        ),
        (
            'what = "',
            'hours = "two"\nwhat = "',
            "hours - does not fit: Expected `float`, got `str`",
        ),
        (
            "learn = [{ resource",
            "learn = [5, { resource",
            "learn[0] - does not fit: Expected `object`, got `int`",
        ),
        (
            'what = "',
            'axes = { data = "text" }\nwhat = "',
            "axes - does not fit: Expected `array`, got `str`",
        ),
    ],
)
def test_value_of_the_wrong_kind(
    content: Path, vector: Path, old: str, new: str, fault: str
) -> None:
    """A value of the wrong kind is reported with its key and what was expected."""
    change(vector, old, new)
    assert faults(content)[0] == f"concepts/algebra/vector.toml: {fault}"


def test_key_that_the_place_tells(content: Path, vector: Path) -> None:
    """An id in the file would be a second truth, so it is a fault."""
    change(vector, "name", 'id = "vektor"\nname')
    assert faults(content) == [
        "concepts/algebra/vector.toml: id - is told by the place - leave it out"
    ]


@pytest.mark.parametrize(
    "line",
    [
        r'why = "The gradient $\nabla f$ is one."',
        r'aliases = ["column", "\nabla"]',
        r'why = "Say \"this\" and \tau."',
        r"""aliases = ['literal \n', "\beta"]""",
    ],
)
def test_backslash_in_a_basic_string(content: Path, vector: Path, line: str) -> None:
    """A formula in a basic string, where TOML reads an escape, is found on its line."""
    key = line.split(" = ")[0]
    kept = [x for x in vector.read_text().splitlines() if not x.startswith(key)]
    vector.write_text("\n".join([line, *kept]), encoding="utf-8")
    assert faults(content) == [
        'concepts/algebra/vector.toml: line 1 - a backslash in "...", which TOML takes'
        " for an escape - put the text in '...'"
    ]


@pytest.mark.parametrize(
    "line",
    [
        r'aliases = ["say \"this\""]',
        r'aliases = ["a\\b"]',
        r"aliases = ['\nabla', '\alpha']",
        r'aliases = ["a"] # not "\nabla"',
    ],
)
def test_backslash_that_is_meant(content: Path, vector: Path, line: str) -> None:
    """Escaped quotes and backslashes, literal strings and comments are no fault."""
    change(vector, "name", f"{line}\nname")
    assert faults(content) == []


def test_escape_that_toml_does_not_know(content: Path, vector: Path) -> None:
    """An escape that TOML refuses is a fault of that file with its line."""
    change(vector, "A list of numbers.", r"An \alpha.")
    [fault] = faults(content)
    assert fault.startswith("concepts/algebra/vector.toml: is not TOML: ")
    assert "line 3" in fault


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (b"", "is empty - write the record or delete the file"),
        (b"# nothing yet\n", "is empty - write the record or delete the file"),
        (b'name = "\xff"', "byte 8 is not UTF-8 - save it so"),
    ],
    ids=["empty", "comment", "not UTF-8"],
)
def test_file_without_a_record(
    content: Path, vector: Path, damage: bytes, fault: str
) -> None:
    """An empty file, and one that is not text, is one fault each."""
    vector.write_bytes(damage)
    assert faults(content) == [f"concepts/algebra/vector.toml: {fault}"]


def test_faulty_files_are_reported_together(
    content: Path, vector: Path, matrix: Path
) -> None:
    """Faults of several files stand in one report."""
    vector.write_text("name = ", encoding="utf-8")
    change(matrix, "why", "whi")
    (content / "papers.toml").write_text("gauss = 1809\n", encoding="utf-8")
    (content / "sources.toml").unlink()
    found = faults(content)
    assert [fault.partition(":")[0] for fault in found] == [
        "concepts/algebra/matrix.toml",
        "concepts/algebra/vector.toml",
        "papers.toml",
        "sources.toml",
    ]
    assert found[2:] == [
        "papers.toml: gauss - is not a table - write [gauss] above its keys",
        "sources.toml: there is no such file - write it",
    ]


def test_root_that_is_no_concept(content: Path) -> None:
    """A root without a file is a fault of roots.toml."""
    (content / "roots.toml").write_text('roots = ["vektor"]', encoding="utf-8")
    assert faults(content) == [
        "roots.toml: roots - there is no concept 'vektor' - drop it"
    ]


def test_reading_raises_all_faults(content: Path, vector: Path, matrix: Path) -> None:
    """Reading for use is refused as a whole, with every fault in the error."""
    vector.write_text("", encoding="utf-8")
    matrix.write_text("", encoding="utf-8")
    with pytest.raises(ContentError, match="has faults") as caught:
        curated.read(content)
    assert len(caught.value.faults) == 2
