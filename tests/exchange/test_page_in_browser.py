"""The page as readers have it, in Chromium: narrow, wide, dark, printed, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from bot.exchange.page import as_page
from bot.knowledge import load
from tests.sandbox.visit import find_chromium, open_browser
from tests.world import settle, world_yaml

ROOT = Path(__file__).parents[2]
PHONE: ViewportSize = {"width": 375, "height": 812}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
LEAST_CONTRAST = 4.5  # WCAG 2.2, level AA
COLOURS = """names => {
    const probe = document.body.appendChild(document.createElement("span"));
    return names.map(name => {
        probe.style.color = `var(--${name})`;
        return getComputedStyle(probe).color;
    });
}"""
OVERFLOWING = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 80))"""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Not for the whole session: while it is open, no other event loop can run.
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("no Chromium: install Debian's package chromium, or set CHROMIUM to its path")
    with open_browser(chromium) as browser:
        yield browser


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Return the address of a page of the invented base, with a word longer than a phone."""
    text = world_yaml().replace("stay calm.", f"stay {'calm' * 40}.")
    (tmp_path / "world.yaml").write_text(text, "utf-8")
    page = tmp_path / "page.html"
    page.write_text(as_page(load(settle(tmp_path)).base), "utf-8")
    return page.as_uri()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Return what opens the page; whatever the browser complains about fails the test."""
    complaints: list[str] = []

    def opened(viewport: ViewportSize = PHONE, **options: Any) -> Page:  # noqa: ANN401 - Playwright's
        page = browser.new_page(viewport=viewport, **options)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url))
        page.goto(address)
        return page

    yield opened
    assert complaints == [address] * len(complaints)


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_nothing_is_wider_than_the_screen(visit: Open, width: int) -> None:
    page = visit({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(OVERFLOWING) == []


def test_the_search_hides_what_does_not_match_and_shows_it_again(visit: Open) -> None:
    page = visit()
    field, status = (
        page.get_by_role("searchbox", name="Search this page"),
        page.get_by_role("status"),
    )
    calm, cranes = page.locator("#fact-mayor-calm"), page.locator("#fact-cranes-damaged")
    expect(calm).to_be_visible()
    field.fill("  CRANES   harbour board ")
    expect(cranes).to_be_visible()
    expect(calm).to_be_hidden()
    expect(page.get_by_role("heading", name="Not stated")).to_be_hidden()
    expect(status).to_have_text(re.compile(r"^[1-9]\d* of \d+ entries$"))
    field.press("Enter")
    expect(calm).to_be_hidden()
    field.fill("zzz")
    expect(status).to_have_text(re.compile(r"^0 of \d+ entries$"))
    expect(page.get_by_role("heading", level=2)).to_have_count(0)
    field.fill("")
    expect(calm).to_be_visible()
    expect(status).to_have_text("")


def test_a_link_to_what_the_search_hides_shows_it(visit: Open) -> None:
    page = visit(DESKTOP)
    page.get_by_role("searchbox").fill("what pay the dockers ask for")
    expect(page.locator("#timeline")).to_be_hidden()
    page.get_by_role("link", name="Timeline").click()
    expect(page.locator("#timeline")).to_be_in_viewport()
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_without_scripts_everything_is_there_but_the_search(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    for name in ("Statements", "Timeline", "Who says what", "Sources", "Not stated"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    expect(page.locator("#fact-union-dismissal")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_contrast(visit: Open, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    grounds = page.evaluate(COLOURS, ["page", "panel"])
    for text in page.evaluate(COLOURS, ["text", "quiet", "link", "claimed", "reported"]):
        assert min(contrast(text, ground) for ground in grounds) >= LEAST_CONTRAST
    (ground,) = {page.evaluate("getComputedStyle(document.body).backgroundColor")}
    assert (luminance(ground) < 0.2) is (scheme == "dark")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour like rgb(29, 28, 26)."""
    parts = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_on_paper_there_is_nothing_to_press_and_black_on_white(visit: Open) -> None:
    page = visit(DESKTOP, color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.get_by_role("navigation")).to_have_count(0)
    assert page.evaluate(COLOURS, ["page", "text"]) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    expect(page.locator("#fact-union-dismissal")).to_be_visible()


def test_a_keyboard_reaches_the_content_first(visit: Open) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_no_barrier(visit: Open, scheme: str, viewport: ViewportSize) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    found = axe.Axe().run(visit(viewport, color_scheme=scheme))
    assert [violation["id"] for violation in found.response["violations"]] == []
