"""Metacademy's Django fixture: rows in, records out."""

import json
from pathlib import Path
from typing import Any

import pytest

from conceptpath.graph.build import build
from conceptpath.graph.errors import ContentError
from conceptpath.graph.model import Concept, Records
from conceptpath.ingest import metacademy

#: A fixture of two concepts, in Metacademy's own form.
ROWS: list[tuple[str, str, dict[str, Any]]] = [
    ("graph.tag", "algebra", {"title": "Algebra"}),
    (
        "graph.concept",
        "aaaa",
        {
            "tag": "vector_space",
            "title": "",
            "summary": "",
            "tags": [],
            "learn_time": 0.777,
        },
    ),
    (
        "graph.concept",
        "bbbb",
        {
            "tag": "eigen_vectors",
            "title": "eigenvectors",
            "summary": "Directions that stay.",
            "tags": ["algebra"],
            "learn_time": 2.0,
        },
    ),
    (
        "graph.dependency",
        "aaaabbbb",
        {
            "source": "aaaa",
            "target": "bbbb",
            "reason": "They \n live in it.",
            "ordering": 1,
        },
    ),
    ("graph.goal", "g2", {"concept": "bbbb", "text": "* find  them", "ordering": 2}),
    ("graph.goal", "g1", {"concept": "bbbb", "text": "* name them", "ordering": 1}),
    (
        "graph.globalresource",
        "rrrr",
        {
            "title": "Linear algebra",
            "authors": "[u'G. Strang', u'A. Other']",
            "resource_type": "online course",
            "url": "https://example.org",
            "access": "free",
        },
    ),
    (
        "graph.globalresource",
        "ssss",
        {"title": "", "authors": "[]", "resource_type": "", "url": "", "access": ""},
    ),
    (
        "graph.conceptresource",
        "l1",
        {"concept": "bbbb", "global_resource": "rrrr", "core": True, "ordering": 1},
    ),
    (
        "graph.conceptresource",
        "l2",
        {"concept": "bbbb", "global_resource": "ssss", "core": True, "ordering": 2},
    ),
    (
        "graph.resourcelocation",
        "p1",
        {"cresource": "l1", "location_text": "Lecture 21 ", "ordering": 0},
    ),
    ("graph.targetgraph", "t1", {"depth": 1}),
]


def fixture(folder: Path, rows: list[tuple[str, str, dict[str, Any]]]) -> Path:
    """Write a fixture and return its file."""
    file = folder / "fixture.json"
    keys = ("model", "pk", "fields")
    named = [dict(zip(keys, row, strict=True)) for row in rows]
    file.write_text(json.dumps(named), encoding="utf-8")
    return file


@pytest.fixture
def small(tmp_path: Path) -> Records:
    """Return the records of the fixture of two concepts."""
    return metacademy.read([fixture(tmp_path, ROWS)])


@pytest.fixture
def eigenvectors(small: Records) -> Concept:
    """Return the concept with everything."""
    return small.concepts[1]


def test_ids_are_prefixed_slugs(small: Records) -> None:
    """Ids begin with the name of the source, and underscores become hyphens."""
    assert [concept.id for concept in small.concepts] == [
        "metacademy.vector-space",
        "metacademy.eigen-vectors",
    ]


def test_names_begin_with_a_capital(small: Records) -> None:
    """A title, or else the tag, becomes a name with a capital."""
    assert [concept.name for concept in small.concepts] == [
        "Vector space",
        "Eigenvectors",
    ]


def test_needs_keep_their_reasons(eigenvectors: Concept) -> None:
    """A dependency becomes a need with its reason on one line, and its source."""
    [need] = eigenvectors.needs
    assert (need.id, need.reason, need.sources) == (
        "metacademy.vector-space",
        "They live in it.",
        ("metacademy",),
    )


def test_goals_become_enough(eigenvectors: Concept) -> None:
    """The goals of a concept, in their order, say when it is enough."""
    assert eigenvectors.enough == "name them; find them"


def test_hours_are_rounded(small: Records) -> None:
    """Learning times are hours to one decimal."""
    assert [concept.hours for concept in small.concepts] == [0.8, 2.0]


def test_domains_hang_below_the_source(small: Records) -> None:
    """Tags become domains below one of the source; without a tag it is that one."""
    assert [(d.id, d.parent) for d in small.domains] == [
        ("metacademy", None),
        ("metacademy.algebra", "metacademy"),
    ]
    assert [c.domain for c in small.concepts] == ["metacademy", "metacademy.algebra"]


def test_resources_with_a_title_are_taken(small: Records) -> None:
    """A resource has title, kind and the authors that Python 2 printed."""
    [resource] = small.resources
    assert (resource.id, resource.kind, resource.authors) == (
        "metacademy.linear-algebra-rrrr",
        "course",
        ("G. Strang", "A. Other"),
    )


def test_pointers_tell_the_place(eigenvectors: Concept) -> None:
    """A concept points into the resources that it can be learned from."""
    [pointer] = eigenvectors.learn
    assert (pointer.resource, pointer.where) == (
        "metacademy.linear-algebra-rrrr",
        "Lecture 21",
    )


def test_source_is_named_with_its_licence(small: Records) -> None:
    """The source comes with its licence, and every concept names it."""
    assert [(s.id, s.licence) for s in small.sources] == [
        ("metacademy", "CC BY-SA 3.0")
    ]
    assert {concept.sources for concept in small.concepts} == {("metacademy",)}


def test_records_make_a_graph(small: Records) -> None:
    """What was read is a graph."""
    assert list(build([small])) == [
        "metacademy.vector-space",
        "metacademy.eigen-vectors",
    ]


def test_authors_that_are_no_list(tmp_path: Path) -> None:
    """A resource whose authors cannot be read is kept, without them."""
    cut = changed(6, authors="[u'G. Strang'")
    [resource] = metacademy.read([fixture(tmp_path, cut)]).resources
    assert (resource.title, resource.authors) == ("Linear algebra", ())


def changed(number: int, **fields: object) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the rows with some fields of one row changed, dropped where ``...``."""
    model, pk, before = ROWS[number]
    whole = {**before, **fields}
    kept = {key: value for key, value in whole.items() if value is not ...}
    return [*ROWS[:number], (model, pk, kept), *ROWS[number + 1 :]]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="no rows"),
        pytest.param(ROWS[:1], id="no concept"),
        pytest.param(changed(1, tag=...), id="concept without a tag"),
        pytest.param(changed(1, learn_time="long"), id="time that is no number"),
        pytest.param(changed(3, source=...), id="dependency without a source"),
    ],
)
def test_fixture_that_is_not_metacademys(
    tmp_path: Path, rows: list[tuple[str, str, dict[str, Any]]]
) -> None:
    """JSON that is no fixture of Metacademy's is a clear error, not an empty answer."""
    file = fixture(tmp_path, rows)
    with pytest.raises(ContentError, match="nothing was ingested") as caught:
        metacademy.read([file])
    [fault] = caught.value.faults
    assert (fault.where, fault.mend) == (str(file), metacademy.MEND)


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"[1, 2]", b"not JSON", b'[{"model": "\xff"}]', b"\0" * 99]
)
def test_file_that_is_no_fixture(tmp_path: Path, damage: bytes) -> None:
    """A file that is not JSON, or other JSON, is told apart and named."""
    file = tmp_path / "fixture.json"
    file.write_bytes(damage)
    with pytest.raises(ContentError, match="is not a Django fixture"):
        metacademy.read([file])


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named, with what to give instead."""
    with pytest.raises(ContentError, match=r"no\.json: cannot be read: No such file"):
        metacademy.read([tmp_path / "no.json"])


@pytest.fixture(scope="module")
def real(shared_data: Path) -> Path:
    """Return the fixture that Metacademy published."""
    return shared_data / "metacademy" / "graph_data.json"


def test_real_fixture(real: Path) -> None:
    """The published fixture has 487 concepts and 1,208 needs, 1,006 with a reason."""
    concepts = metacademy.read([real]).concepts
    needs = [need for concept in concepts for need in concept.needs]
    reasons = [need for need in needs if need.reason]
    assert (len(concepts), len(needs), len(reasons)) == (487, 1208, 1006)


def test_real_fixture_makes_a_graph(real: Path) -> None:
    """Paths can be planned on the published fixture."""
    graph = build([metacademy.read([real])])
    assert len(graph.closure(["metacademy.variational-bayes"])) > 20


def test_real_fixture_cut_in_half(real: Path, tmp_path: Path) -> None:
    """Half of the published fixture is refused as a whole."""
    half = tmp_path / "half.json"
    half.write_bytes(real.read_bytes()[: real.stat().st_size // 2])
    with pytest.raises(ContentError, match="truncated"):
        metacademy.read([half])


def test_json_that_is_not_a_fixture(shared_data: Path) -> None:
    """A real file of other JSON is refused."""
    with pytest.raises(ContentError, match="is not a Django fixture"):
        metacademy.read([shared_data / "negative" / "invalid.json"])
