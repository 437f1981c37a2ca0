"""``conceptpath papers``: which papers can be read, and what the others lack."""

import io
from pathlib import Path

import pytest
from msgspec import structs

from conceptpath.commands.papers import as_text
from conceptpath.graph.build import build
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.guide import guide

from .conftest import Run

ABSTRACT = """Attention Is All You Need
We propose the Transformer, based on an attention mechanism, as a sequence-to-sequence
model, and evaluate a set of functions.
"""


@pytest.fixture
def abstract(tmp_path: Path) -> str:
    """Return the name of a file with a title and an abstract."""
    file = tmp_path / "abstract.txt"
    file.write_text(ABSTRACT, encoding="utf-8")
    return str(file)


def test_all_papers(run: Run, content_graph: Graph) -> None:
    """Without a paper, those to be read now are counted and the nearest listed."""
    ended = run("papers", "--known", "transformer")
    total = len(content_graph.records.papers)
    first, *lines = ended.out.splitlines()
    assert ended.status == 0
    assert first.startswith("You can read ")
    assert first.endswith(f" of {total} papers now")
    assert "Nearest of the others" in lines
    assert sum(line.startswith("  +") and line.endswith(" more") for line in lines) == 2


def test_beginner_is_told_what_to_do(run: Run) -> None:
    """Who has said nothing yet is told how to say what is known."""
    assert "conceptpath know CONCEPT" in run("papers").out


def test_all_papers_as_json(run: Run) -> None:
    """``--json`` prints both lists whole, with the documented keys."""
    shelf = run("papers", "--known", "Transformer, convolution", "--json").json
    assert list(shelf) == ["now", "later"]
    keys = ["paper", "introduces", "about", "lacks", "missing", "hours"]
    assert list(shelf["now"][0]) == list(shelf["later"][0]) == keys
    assert shelf["now"][0]["missing"] == []
    assert shelf["later"][0]["hours"] > 0


def test_profile_counts(run: Run) -> None:
    """What the profile holds is known, unless it is left out."""
    run("know", "transformer")
    assert run("papers").out == run("papers", "--known", "transformer").out
    assert run("papers", "--no-profile").out != run("papers").out


def test_one_paper(run: Run) -> None:
    """A paper tells what it introduces, needs and lacks, and what comes before."""
    out = run("papers", "vaswani-et-al-2017", "--known", "tensor").out
    assert out.startswith("Attention Is All You Need\nAshish Vaswani, ")
    assert "arXiv:1706.03762" in out
    assert "Introduces Multi-head attention, Positional encoding, Transformer" in out
    assert "  [x] Tensor\n" in out
    assert "  [ ] Self-attention\n" in out
    assert "\nLearn first: " in out
    assert "\n  conceptpath path " in out
    assert "bahdanau-et-al-2014" in out.partition("Worth reading before")[2]


def test_lines_fit_a_terminal(run: Run, content_graph: Graph, abstract: str) -> None:
    """No line of any paper, list or text is longer than 88 characters."""
    asked = ["class-imbalance"]
    asked += [paper.id for paper in content_graph.records.papers[::25]]
    asked += [goal.id for goal in content_graph.records.specializations]
    for args in (*([one] for one in asked), [], ["--text", abstract]):
        lines = run("papers", *args).out.splitlines()
        assert [line for line in lines if len(line) > 88] == []


def test_one_paper_as_json(run: Run) -> None:
    """``--json`` prints the guide to a paper with the documented keys."""
    guide = run("papers", "attention is all you need", "--json").json
    keys = ["paper", "introduces", "about", "needs", "helps", "plan", "before"]
    assert list(guide) == keys
    assert guide["paper"]["arxiv"] == "1706.03762"
    assert {"id", "reason"} <= guide["needs"][0].keys()
    assert list(guide["before"][0]) == ["paper", "introduces"]
    assert guide["plan"]["steps"]


def test_words_need_no_quotes(run: Run) -> None:
    """Words of title, author and year mean a paper, quoted or not."""
    quoted = run("papers", "vaswani all you need").out
    assert run("papers", "vaswani", "all", "you", "need").out == quoted
    assert quoted.startswith("Attention Is All You Need\n")


def test_paper_that_can_be_read(run: Run) -> None:
    """Who knows what it takes is told so."""
    ended = run("papers", "bahdanau-et-al-2014", "--known", "attention")
    assert "You can read it now." in ended.out
    assert "Learn first" not in ended.out


def test_paper_that_nothing_is_linked_to(sample: Graph) -> None:
    """Of a paper that no concept names it is said that nothing is known of it."""
    lost = structs.replace(sample.records.papers[0], id="lost")
    records = structs.replace(sample.records, papers=(*sample.records.papers, lost))
    graph = build([records])
    out = as_text(graph, guide(graph, lost, {}))
    assert "No concept of the map tells what it takes." in out
    assert "You can read it now." not in out


def test_papers_of_a_specialization(run: Run, content_graph: Graph) -> None:
    """A specialization gives its own reading list, in its order."""
    goals = {goal.id: goal for goal in content_graph.records.specializations}
    found = run("papers", "language-models", "--json").json
    assert list(found) == ["name", "papers"]
    listed = tuple(ready["paper"]["id"] for ready in found["papers"])
    assert listed == goals["language-models"].reading
    out = run("papers", "language-models").out
    assert out.startswith(f"Reading for Language models: {len(listed)} papers, ")
    assert "\n  1. " in out


def test_papers_of_a_concept(run: Run) -> None:
    """A concept, by any of its names, gives the papers that lead to it and use it."""
    out = run("papers", "SVM").out
    assert out.startswith("Reading for Support vector machine: ")
    assert "Support-vector networks" in out


def test_concept_without_papers(run: Run) -> None:
    """Where no paper leads to a goal, that is told and well."""
    ended = run("papers", "reinforcement-learning")
    assert ended == (0, "The map has no papers for Reinforcement learning.\n", "")


def test_text(run: Run, abstract: str) -> None:
    """A pasted abstract is told by what it is about, in its words, and the way."""
    ended = run("papers", "--text", abstract)
    assert ended.status == 0
    assert ended.out.startswith("The text is about ")
    assert '\n  Attention  "Attention", "attention mechanism"\n' in ended.out
    assert 'Not counted, as it may mean anything: "set", "functions"' in ended.out
    assert "\nLearn first: " in ended.out


def test_text_as_json(run: Run, abstract: str) -> None:
    """``--json`` prints mentions with their place in the text."""
    guide = run("papers", "--text", abstract, "--json").json
    assert list(guide) == ["topics", "mentions", "background", "plan", "before"]
    mention = guide["mentions"][0]
    assert list(mention) == ["words", "start", "end", "concepts", "evidence"]
    assert ABSTRACT[mention["start"] : mention["end"]] == mention["words"]


def test_text_from_standard_input(
    run: Run, abstract: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``-`` reads standard input, with or without a byte order mark."""
    content = io.BytesIO(ABSTRACT.encode("utf-8-sig"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(content, encoding="utf-8"))
    assert run("papers", "--text", "-").out == run("papers", "--text", abstract).out


def test_text_about_nothing(run: Run, tmp_path: Path) -> None:
    """A text that names no concept ends with status 1, and says so."""
    file = tmp_path / "life.txt"
    file.write_text("On the meaning of life", encoding="utf-8")
    ended = run("papers", "--text", str(file))
    assert ended == (1, "The text is about no concept of the map\n", "")
    assert run("papers", "--text", str(file), "--json").json["topics"] == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the text has no words; give a title and an abstract"),
        (b"\xffA title", "is not UTF-8 text (byte 0)"),
        (b"%PDF-1.5\n\xd0\xd4", "save the title and the abstract as plain text"),
        (b"word " * 2_000_000, "has more than 1,000,000 bytes"),
    ],
)
def test_bad_text(run: Run, tmp_path: Path, content: bytes, message: str) -> None:
    """A file that is empty, binary or huge is refused with the way out."""
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    ended = run("papers", "--text", str(file))
    assert (ended.status, ended.out) == (2, "")
    assert message in ended.err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--text", "no-such-file.txt"), "no-such-file.txt"),
        (("--text", "."), "Is a directory"),
        (("transformer", "--text", "-"), "choose one"),
        (("qqqq",), "there is no paper, concept or specialization 'qqqq'"),
        (("",), "there is no paper, concept or specialization ''"),
        (("transformr",), "did you mean transformer"),
        (("atention is all you need",), "did you mean vaswani-et-al-2017"),
        (("learning",), "papers; add words of the title, an author or the year"),
        (("--known", "qqqq"), "there is no concept 'qqqq'"),
    ],
)
def test_wrong_use(run: Run, args: tuple[str, ...], message: str) -> None:
    """What is not there, or cannot go together, is named and is wrong use."""
    ended = run("papers", *args)
    assert (ended.status, ended.out) == (2, "")
    assert message in ended.err
