"""A small folder of content without a fault."""

from pathlib import Path

import pytest

FILES = {
    "axes.toml": '[data]\nname = "Data"\nvalues = ["text", "image"]\n',
    "domains.toml": '[algebra]\nname = "Algebra"\n',
    "papers.toml": '[gauss-1809]\ntitle = "Theoria motus"\nyear = 1809\n',
    "resources.toml": '[book]\ntitle = "A book"\nkind = "textbook"\n',
    "roots.toml": 'roots = ["vector"]\n',
    "sources.toml": '[curated]\nname = "By hand"\n',
    "projects/toy.toml": 'name = "A toy"\npractises = ["matrix"]\n',
    "specializations/all.toml": 'name = "All"\ntargets = [{ id = "matrix" }]\n',
    "concepts/algebra/vector.toml": """
name = "Vector"
what = "A list of numbers."
why = "Numbers that belong together move together."
enough = "You can add two of them."
learn = [{ resource = "book" }]
questions = [{ id = "why", ask = "Why lists?", answer = "They keep an order." }]
""",
    "concepts/algebra/matrix.toml": """
name = "Matrix"
what = 'A table of numbers such as $\\nabla f$.'
why = "It is a linear map once bases are chosen."
enough = "You can multiply two of them."
learn = [{ resource = "book", where = "chapter 2" }]
introduced_by = ["gauss-1809"]

[[needs]]
id = "vector"
reason = "The rows of a matrix are vectors, and so are its columns."

[[questions]]
id = "why"
ask = "Why is the product defined like that?"
answer = "So that it is the composition of the two maps."
cites = ["gauss-1809", "book"]
""",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a folder of content with two concepts and no fault."""
    folder = tmp_path / "content"
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def vector(content: Path) -> Path:
    """Return the file of the concept that the other one needs."""
    return content / "concepts" / "algebra" / "vector.toml"


@pytest.fixture
def matrix(content: Path) -> Path:
    """Return the file of the concept with a need."""
    return content / "concepts" / "algebra" / "matrix.toml"
