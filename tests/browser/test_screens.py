"""Every screen on desktop and phone, in light and dark: usable by everyone."""

from urllib.parse import urlsplit

import pytest

from .conftest import DESKTOP, PHONE, Visit, expect

pytestmark = pytest.mark.browser

PATHS = {
    "look": "/?select=naive-bayes&known=vector",
    "plan": "/plan?goals=support-vector-machine&known=vector",
    "no goal": "/plan",
    "ask": "/ask",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_screen_is_sound(
    visit: Visit, path: str, size: tuple[int, int], scheme: str
) -> None:
    """No fault of access, no sideways scroll, no complaint, no other host."""
    from axe_playwright_python.sync_playwright import Axe

    visitor = visit(size, scheme)
    visitor.open(path)
    visitor.settle()
    found = Axe().run(visitor.page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []
    wide = visitor.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= visitor.page.evaluate("innerWidth")
    assert visitor.complaints == []
    assert visitor.hosts <= {urlsplit(visitor.url).netloc, ""}


def test_the_sheet_of_the_phone_opens_only_on_a_tap(visit: Visit) -> None:
    """On a phone the panel covers the map only once a card was chosen."""
    visitor = visit(PHONE)
    visitor.open("/")
    visitor.settle()
    panel = visitor.page.locator(".st-key-panel")
    expect(panel).not_to_have_css("position", "fixed")
    visitor.click_card("naive-bayes")
    expect(panel).to_have_css("position", "fixed")
    visitor.page.get_by_role("button", name="Close").click()
    expect(panel).not_to_have_css("position", "fixed")
