"""A plan as a checklist, and a concept as a page, in Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.export.markdown import concept_page, escape, write
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.budget import within
from conceptpath.graph.planning.depth.path import path


@pytest.fixture(scope="module")
def checklist(sample: Graph) -> str:
    """Return the plan for division and equations as a checklist."""
    return write(sample, path(sample, {"division": "why", "equation": "what"}))


@pytest.fixture(scope="module")
def page(sample: Graph) -> str:
    """Return multiplication as a page."""
    return concept_page(sample, sample["multiplication"])


def test_every_step_is_an_item_with_its_id(checklist: str) -> None:
    """Each step is one open item that ends in its id, in the order of the plan."""
    found = re.findall(r"^- \[ \] \*\*(\d+)\..*<!-- (.*) -->$", checklist, re.MULTILINE)
    assert found == [
        ("1", "number"),
        ("2", "addition"),
        ("3", "multiplication"),
        ("4", "division"),
        ("5", "variable"),
        ("6", "equation"),
    ]


def test_title_and_total(checklist: str) -> None:
    """The head names the goals, the number of steps and the hours."""
    assert checklist.startswith("# Path to Division, Equation\n\n6 steps, 10 h.\n")


def test_modules_are_headings_with_hours(sample: Graph) -> None:
    """Each module is a heading with its hours."""
    plan = path(sample, ["root-finding", "subtraction", "division"])
    found = re.findall(r"^## (.*)$", write(sample, plan), re.MULTILINE)
    assert found == ["Addition, Variable (3 h)", "Root finding, Division (14 h)"]


def test_what_a_budget_postpones_is_listed(sample: Graph) -> None:
    """Postponed steps stand at the end, without a box to tick."""
    plan = path(sample, ["subtraction"])
    text = write(sample, within(plan, 2))
    assert text.endswith("## Postponed (1 h)\n\n- Subtraction (1 h)\n")
    assert "Nothing to learn" not in write(sample, within(plan, 0))


@pytest.mark.parametrize(
    "line",
    [
        "  - For Division: A quotient undoes a product, from either side.",
        "  - Enough: You know the table up to ten.",
        "  - Learn: [How to count](<https://example.org/count>), chapter 1",
        "  - This is your goal.",
        "  Adding a number to itself \\[so often\\].",
    ],
)
def test_steps_say_all_about_themselves(checklist: str, line: str) -> None:
    """A step holds text, reasons, when it is enough, resources, and its goal."""
    assert line in checklist.splitlines()


def test_depth_why_is_told(checklist: str) -> None:
    """A step that is wanted at why says so."""
    assert "**3. Multiplication** (3 h, why)" in checklist


def test_answers_are_hidden(checklist: str) -> None:
    """The answer to a why-question can be unfolded, and tells how settled it is."""
    assert (
        "<summary>Why may the factors change places? (settled)</summary>"
        "A grid turned around" in checklist
    )


def test_nothing_to_learn(sample: Graph) -> None:
    """A plan without steps says so."""
    text = write(sample, path(sample, ["power"], known=["power"]))
    assert text == "# Path to Power\n\nNothing to learn: all of it is known.\n"


def test_page_ends_in_a_line_break(page: str, checklist: str) -> None:
    """Texts end in a line break, as files should."""
    assert (page[-1], checklist[-1]) == ("\n", "\n")


def test_page_has_its_sections(page: str) -> None:
    """A page has the sections that the concept has something for, and no others."""
    assert re.findall(r"^##? (.*)$", page, re.MULTILINE) == [
        "Multiplication",
        "What it is",
        "Why it works",
        "Enough",
        "Needs",
        "Unlocks",
        "Papers",
        "Do you know why?",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Concept in Arithmetic. 2 h, 1 h more to know why.",
        "- Addition: A product is a repeated sum.",
        "- Division",
        "- Euclid: Elements (-300)",
        "**Why may the factors change places?** (settled)",
    ],
)
def test_page_tells_all(page: str, line: str) -> None:
    """A page holds facts, needs, what is unlocked, papers and questions."""
    assert line in page.splitlines()


def test_gaps_are_told(sample: Graph) -> None:
    """Where a source has no text, the page says that it is not written yet."""
    assert "Not written yet." in concept_page(sample, sample["equation"])


def test_alternatives_are_joined(sample: Graph) -> None:
    """A need with alternatives names all of them."""
    page = concept_page(sample, sample["equation"])
    assert "- Subtraction or Division: It is solved by undoing" in page


def test_need_to_know_why_is_marked(sample: Graph) -> None:
    """A need that counts from why on says so."""
    page = concept_page(sample, sample["power"])
    assert "- Division (to know why): Dividing by the base" in page


def test_contrasts_are_told(sample: Graph) -> None:
    """A page says what the concept is not to be confused with."""
    page = concept_page(sample, sample["subtraction"])
    assert "- Division: It undoes a product." in page


@given(st.text())
def test_escaped_text_holds_the_same_characters(text: str) -> None:
    """Escaping only adds backslashes, and takes nothing away."""
    assert re.sub(r"\\([\\`*_{}\[\]<>#|~$])", r"\1", escape(text)) == text


@pytest.mark.parametrize("text", ["<script>", "a * b * c", "[x](y)", "`c`", "$x$"])
def test_no_text_becomes_markup(text: str) -> None:
    """Every character that could begin markup stands behind a backslash."""
    assert not re.search(r"(?<!\\)[*_`<\[\]$]", escape(text))
