"""The shipped content: clean, as large as promised, and right where it can be told."""

import csv
import json
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conceptpath.graph.export.concept_schema import write
from conceptpath.graph.model import Question
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.search import fold
from conceptpath.ingest.check import check
from conceptpath.loading import CONTENT

SCHEMA = CONTENT / "concept.schema.json"
#: Each record type and the least number of records of it.
LEAST = {
    "concepts": 140,
    "papers": 60,
    "resources": 25,
    "specializations": 6,
    "projects": 6,
}
#: Papers that the reference lists by a later appearance, and their first one.
LISTED_LATER = {
    "chawla-et-al-2002": "JAIR 16, 2002; it came to arXiv in 2011",
    "rumelhart-et-al-1986": "Nature 323; the reference has a reprint of 1988",
    "reddi-et-al-2018": "ICLR 2018; it came to arXiv a year later",
}
Row = dict[str, str]


def test_content_is_clean() -> None:
    """No file, no text and no need of the content has a fault."""
    assert [str(fault) for fault in check(CONTENT).faults] == []


@pytest.mark.parametrize(("name", "least"), LEAST.items())
def test_content_is_large_enough(content_graph: Graph, name: str, least: int) -> None:
    """The content holds at least the promised number of records."""
    assert len(getattr(content_graph.records, name)) >= least


def test_every_id_is_a_slug(content_graph: Graph) -> None:
    """Ids are lower-case ASCII letters and digits in groups joined by hyphens."""
    for name in content_graph.records.__struct_fields__:
        for record in getattr(content_graph.records, name):
            parts = record.id.split("-")
            assert all(part.isascii() and part.isalnum() for part in parts), record.id
            assert record.id == record.id.lower()


def test_schema_is_in_step_with_the_model(content_graph: Graph) -> None:
    """The schema beside the content is the one that the model writes."""
    assert SCHEMA.read_text(encoding="utf-8") == write(content_graph)


def test_every_concept_fits_the_schema() -> None:
    """Every concept file is what editors are told that it should be."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for file in CONTENT.glob("concepts/*/*.toml"):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        assert [e.message for e in validator.iter_errors(table)] == [], file.name


def test_schema_refuses_a_typo() -> None:
    """The schema marks a key that is not known, and what is missing."""
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    need = {"id": "vector", "reson": "Rows are vectors."}
    messages = {e.message for e in validator.iter_errors({"needs": [need]})}
    assert any("'reson' was unexpected" in message for message in messages)
    assert "'name' is a required property" in messages


def test_every_file_names_its_schema() -> None:
    """Every concept file begins with the path to its schema, so that editors help."""
    for file in CONTENT.glob("concepts/*/*.toml"):
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        assert first.startswith("#:schema ")
        assert (
            file.parent / first.removeprefix("#:schema ")
        ).resolve() == SCHEMA.resolve()


@pytest.mark.parametrize(
    "id_",
    ["elementary-algebra", "linear-regression", "transformer", "q-learning"],
)
def test_everything_begins_at_a_root(content_graph: Graph, id_: str) -> None:
    """A path into each part of the field begins at a concept without needs."""
    first = next(iter(content_graph.closure([id_], deep=True)))
    assert content_graph.needs(first) == ()


def test_every_specialization_is_a_goal(content_graph: Graph) -> None:
    """Each specialization can be named by its id, has targets, projects and papers."""
    for goal in content_graph.records.specializations:
        assert goals(content_graph, [f"specialization:{goal.id}"])
        assert goal.projects, goal.id
        assert goal.reading, goal.id
        assert goal.id not in content_graph, "its name would mean the concept"


def question(graph: Graph, concept: str, id_: str) -> Question:
    """Return a question of a concept."""
    return next(q for q in graph[concept].questions if q.id == id_)


def test_why_a_kernel_svm_gets_hard(content_graph: Graph) -> None:
    """What makes training an SVM hard with more data is the kernel, and its matrix."""
    asked = question(content_graph, "kernel-support-vector-machine", "data-size")
    assert "as the data set grows" in asked.ask
    assert "kernel" in asked.answer
    assert "matrix" in asked.answer
    assert (asked.status, bool(asked.cites)) == ("settled", True)


def test_why_neurons_have_a_bias(content_graph: Graph) -> None:
    """The bias shifts the boundary, and regression and SVM have it, too."""
    asked = question(content_graph, "neuron-bias", "why-a-bias")
    assert "do only they" in asked.ask
    for word in ("origin", "intercept", "support vector machine"):
        assert word in asked.answer


def test_batch_normalization_is_debated(content_graph: Graph) -> None:
    """How batch normalization works is settled, why it helps is debated."""
    how = question(content_graph, "batch-normalization", "why-and-how")
    why = question(content_graph, "batch-normalization", "why-it-works")
    assert (how.status, why.status) == ("settled", "debated")
    assert len(why.cites) > 1
    assert "covariate shift" in why.answer


def test_why_games_are_hard(content_graph: Graph) -> None:
    """With several learning agents, each one's world changes as the others learn."""
    asked = question(
        content_graph, "multi-agent-reinforcement-learning", "why-games-are-hard"
    )
    assert "games of several agents" in asked.ask
    assert "station" in asked.answer


@pytest.fixture(scope="module")
def reference(shared_data: Path) -> list[Row]:
    """Return the papers of the reference list."""
    with (shared_data / "papers_reference.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def plain(title: str) -> str:
    """Return a title as titles are compared."""
    return fold(title).replace(" ", "")


def year_of(arxiv: str | None) -> str:
    """Return the year that an arXiv id tells, empty where there is no id."""
    return f"20{arxiv[:2]}" if arxiv else ""


def test_arxiv_ids_are_those_of_their_titles(
    content_graph: Graph, reference: list[Row]
) -> None:
    """Every arXiv id that the reference knows has the same title there."""
    titles = defaultdict(set)
    for row in reference:
        titles[row["arxiv_id"]].add(plain(row["title"]))
    papers = [p for p in content_graph.records.papers if p.arxiv and p.arxiv in titles]
    wrong = {p.id for p in papers if plain(p.title) not in titles[p.arxiv or ""]}
    assert (wrong, len(papers) > 50) == (set(), True)


def test_titles_have_their_arxiv_id(content_graph: Graph, reference: list[Row]) -> None:
    """Every title for which the reference has an arXiv id has the same one."""
    known = defaultdict(set)
    for row in reference:
        known[plain(row["title"])].add(row["arxiv_id"])
    for paper in content_graph.records.papers:
        ids = known[plain(paper.title)] - {""}
        assert not ids or paper.arxiv in ids, paper.id


def test_years_are_known(content_graph: Graph, reference: list[Row]) -> None:
    """The year of a paper that the reference lists is the one there or of arXiv."""
    known = defaultdict(set)
    for row in reference:
        known[plain(row["title"])].add(row["year"])
    for paper in content_graph.records.papers:
        years = known[plain(paper.title)] - {""}
        if years and paper.id not in LISTED_LATER:
            assert str(paper.year) in years | {year_of(paper.arxiv)}, paper.id
