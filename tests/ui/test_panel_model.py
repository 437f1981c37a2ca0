"""What the panel says about a concept."""

from conceptpath.graph.model import Paper
from conceptpath.graph.network import Graph
from conceptpath.ui.models.blocks import Block, Label, Quiz, Row, Rows, Sources, Text
from conceptpath.ui.models.panel import panel, paper_source
from conceptpath.ui.state import Visit


def part(graph: Graph, id_: str, label: str, visit: Visit | None = None) -> Block:
    """Return the piece below a label of the panel."""
    body = panel(graph, visit or Visit(), id_).body
    labels = [block.text if isinstance(block, Label) else "" for block in body]
    return body[labels.index(label) + 1]


def rows(block: Block) -> tuple[Row, ...]:
    """Return the rows of a piece."""
    assert isinstance(block, Rows)
    return block.items


def test_needs_come_with_their_reasons(sample: Graph) -> None:
    """Each need says what exactly is used."""
    (need,) = rows(part(sample, "addition", "Needs 1"))
    assert (need.id, need.reason) == ("number", "What is added are two numbers.")


def test_needs_of_why_come_last_and_say_so(sample: Graph) -> None:
    """What only the explanation needs is told apart."""
    needs = rows(part(sample, "power", "Needs 2"))
    assert [need.id for need in needs] == ["multiplication", "division"]
    assert needs[1].reason.startswith("To explain why: Dividing")


def test_alternatives_are_offered_as_such(sample: Graph) -> None:
    """Of alternatives the second says that it stands for the first."""
    needs = rows(part(sample, "equation", "Needs 2"))
    assert needs[2].reason.startswith("Or this instead: ")


def test_known_needs_are_ticked(sample: Graph) -> None:
    """A need that follows from what is known counts as known."""
    visit = Visit(known={"power": "what"})
    needs = rows(part(sample, "polynomial", "Needs 2", visit))
    assert {need.id: need.known for need in needs} == {"variable": False, "power": True}


def test_hours_say_what_they_are(sample: Graph) -> None:
    """The head gives the hours of the concept alone and with all below it."""
    head = panel(sample, Visit(), "division").head[1]
    assert head == Text(
        text="Concept in Arithmetic · 2 h alone · 6 h with what it needs", quiet=True
    )


def test_questions_bring_answer_status_and_sources(sample: Graph) -> None:
    """A why-question has its answer, how settled it is, and what it rests on."""
    quiz = part(sample, "multiplication", "Do you know why?")
    assert isinstance(quiz, Quiz)
    assert quiz.status == "settled"
    assert [source.text for source in quiz.sources] == ["Elements", "How to count"]


def test_missing_text_is_admitted(sample: Graph) -> None:
    """Where a text is missing, the panel says so instead of leaving a gap."""
    assert part(sample, "power", "What it is") == Text(
        text="Not written yet.", quiet=True
    )


def test_roots_and_ends_are_said(sample: Graph) -> None:
    """What needs nothing and what nothing builds on is said in words."""
    start = part(sample, "number", "Needs 0")
    end = part(sample, "root-finding", "Unlocks 0")
    assert start == Text(text="Nothing: you can start here.", quiet=True)
    assert end == Text(text="Nothing on the map builds on it.", quiet=True)


def test_resources_say_where_in_them(sample: Graph) -> None:
    """A resource is named with its kind and the place in it."""
    sources = part(sample, "number", "Learn it from")
    assert isinstance(sources, Sources)
    assert sources.items[0].note == "textbook, chapter 1"


def test_papers_lead_to_where_they_are_free() -> None:
    """A paper links to arXiv before anything else, and to a DOI at last."""
    paper = Paper(id="p", title="P", arxiv="1706.03762", doi="10.1/1")
    assert paper_source(paper).url == "https://arxiv.org/abs/1706.03762"
    assert paper_source(Paper(id="p", title="P", doi="10.1/1")).url == (
        "https://doi.org/10.1/1"
    )


def test_an_address_that_could_run_code_is_left_out() -> None:
    """Only web addresses become links."""
    assert paper_source(Paper(id="p", title="P", url="javascript:alert(1)")).url == ""
