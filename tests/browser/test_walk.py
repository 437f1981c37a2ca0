"""The whole road of a visitor: open, search, click, plan, mark, reload, download."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from .conftest import Visit, Visitor, expect

pytestmark = pytest.mark.browser
#: Where each card stands.
POSITIONS = "map => map.positions"


def test_the_whole_road(visit: Visit) -> None:
    """A visitor comes from a search to a plan in a file, and nothing complains."""
    visitor = visit()
    visitor.open("/")
    _search(visitor)
    _make_a_plan(visitor)
    text = _mark_and_download(visitor)
    assert visitor.page.url.count("known") == 0
    assert "- [ ] **1. " in text
    assert "<!-- support-vector-machine -->" in text
    assert visitor.complaints == []
    assert visitor.hosts <= {urlsplit(visitor.url).netloc, ""}


def _search(visitor: Visitor) -> None:
    field = visitor.page.get_by_role("combobox", name="Find a concept")
    field.click()
    field.press_sequentially("suport vectr machines")
    field.press("Enter")
    expect(visitor.page.locator("h2")).to_have_text("Support vector machine")
    visitor.settle()


def _make_a_plan(visitor: Visitor) -> None:
    page = visitor.page
    page.get_by_role("button", name="Make it a goal").click()
    expect(page.get_by_role("button", name="Drop this goal")).to_be_visible()
    visitor.click_card("naive-bayes")
    expect(page.locator("h2")).to_have_text("Naive Bayes")
    page.get_by_role("link", name="Plan").click()
    expect(page.locator("h1")).to_contain_text("h to Support vector machine")


def _mark_and_download(visitor: Visitor) -> str:
    page = visitor.page
    before = page.locator("h1").inner_text()
    page.get_by_role("checkbox").first.check()
    expect(page.locator("h1")).not_to_have_text(before)
    after = page.locator("h1").inner_text()
    page.reload()
    expect(page.locator("h1")).to_have_text(after)
    expect(page.get_by_role("checkbox").first).to_be_checked()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Markdown").click()
    assert download.value.suggested_filename == "path-to-support-vector-machine.md"
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_a_copied_link_opens_the_same_view(visit: Visit) -> None:
    """What one visitor sees, another one sees at the same address."""
    first, second = visit(), visit()
    first.open("/?domain=deep-learning&levels=3")
    first.page.get_by_role("button", name="I know this").click()
    expect(first.page.get_by_role("button", name="Known ✓ Undo")).to_be_visible()
    first.settle()
    second.open(first.page.url.removeprefix(first.url))
    expect(second.page.get_by_role("button", name="Known ✓ Undo")).to_be_visible()
    second.settle()
    drawn = [v.page.locator(".map").evaluate(POSITIONS) for v in (first, second)]
    assert drawn[0] == drawn[1]


def test_back_undoes_the_last_choice(visit: Visit) -> None:
    """The browser's Back button goes to the view before, not out of the explorer."""
    visitor = visit()
    visitor.open("/?select=naive-bayes")
    visitor.click_card("linear-regression")
    expect(visitor.page.locator("h2")).to_have_text("Linear regression")
    visitor.settle()
    visitor.page.go_back()
    expect(visitor.page.locator("h2")).to_have_text("Naive Bayes")


def test_nothing_moves_on_select_mark_or_unfold(visit: Visit) -> None:
    """Cards keep their places, whatever is selected, marked or unfolded."""
    visitor = visit()
    visitor.open("/")
    canvas = visitor.page.locator(".map")
    visitor.click_card("naive-bayes")
    expect(visitor.page.locator("h2")).to_have_text("Naive Bayes")
    visitor.settle()
    before = canvas.evaluate(POSITIONS)
    visitor.page.get_by_role("button", name="I know this").click()
    expect(visitor.page.get_by_role("button", name="Known ✓ Undo")).to_be_visible()
    for fold in [id_ for id_ in before if id_.startswith("fold:")]:
        visitor.click_card(fold)
        visitor.settle()
    after = canvas.evaluate(POSITIONS)
    assert {id_ for id_ in before if after.get(id_) != before[id_]} <= {
        id_ for id_ in before if id_.startswith("fold:")
    }


def test_the_map_is_used_with_keys_alone(visit: Visit) -> None:
    """Arrows move, Enter opens, k marks, g makes a goal, Escape leaves."""
    visitor = visit()
    visitor.open("/?select=naive-bayes")
    page = visitor.page
    page.locator(".map canvas").wait_for()
    page.locator(".map").focus()
    page.keyboard.press("ArrowUp")
    said = page.locator(".spoken").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h2")).to_have_text(said.partition(",")[0])
    visitor.settle()
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Known ✓ Undo")).to_be_visible()
    page.keyboard.press("g")
    expect(page.get_by_role("button", name="Drop this goal")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("h2")).to_have_text("Nothing selected")
    assert visitor.complaints == []


def test_why_here_opens_the_chain_to_the_goal(visit: Visit) -> None:
    """Each step tells how it leads to the goal."""
    visitor = visit()
    visitor.open("/plan?goals=support-vector-machine")
    visitor.page.get_by_role("button", name="Why here?").first.click()
    chain = visitor.page.locator(".chain:visible p")
    expect(chain.last).to_have_text("Support vector machine is your goal.")
