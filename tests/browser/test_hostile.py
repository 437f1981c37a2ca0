"""Text of a source that tries to be more than text."""

from urllib.parse import urlsplit

import pytest

from .conftest import EVIL, Visit, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "path", ["/?domain=evil&select=evil", "/plan?goals=evil&select=evil"]
)
def test_text_stays_text(visit: Visit, path: str) -> None:
    """Names, reasons and answers are shown as they are; nothing in them runs."""
    visitor = visit()
    visitor.page.on("dialog", lambda _: visitor.complaints.append("a dialog opened"))
    visitor.open(path)
    visitor.settle()
    for fold in visitor.page.locator("summary:visible").all():
        fold.click()
    visitor.page.locator(".map").hover(position={"x": 40, "y": 40})
    expect(visitor.page.get_by_text(EVIL).first).to_be_visible()
    assert visitor.complaints == []
    assert visitor.hosts <= {urlsplit(visitor.url).netloc, ""}


def test_found_names_stay_text(visit: Visit) -> None:
    """The names in the lists to choose from are shown as they are."""
    visitor = visit()
    visitor.open("/plan?goals=evil")
    visitor.page.get_by_role("combobox", name="Find a concept").click()
    visitor.page.get_by_role("combobox", name="Find a concept").fill("onerror")
    expect(visitor.page.get_by_role("option").last).to_contain_text("<img src=x")
    assert visitor.complaints == []
    assert visitor.hosts <= {urlsplit(visitor.url).netloc, ""}
