"""`make screenshots`: what the bot looks like, as pictures in docs/images.

They are taken in the sandbox, of a copy of the shipped base; those of the page, of the file itself.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, ViewportSize, expect

from bot.exchange.page import as_page
from bot.knowledge import load
from tests.sandbox.visit import ROOT, Screen, Visit, find_chromium, open_browser, serve_sandbox

IMAGES = ROOT / "docs" / "images"
# High enough for the longest reply to be on the screen at once.
SCREENS = {"desktop": Screen(1280, 2400), "phone": Screen(390, 3200, scale=2)}
WIDEST = 720  # a message takes no more of a wide page
MARGIN = 8
PAGE_TITLE = "Attacks in Balochistan"
PAGE_SCREENS = {"desktop": Screen(1280, 1180), "phone": Screen(390, 1335, scale=2)}
COLOURS = 128  # enough for flat surfaces and grey letters; makes the files a third as large
# What to type into lies close under the last message; hidden, it keeps its place.
NO_COMPOSER = ".channel-composer { visibility: hidden; }"
EDITED = ("carried grenades and firearms", "were armed with grenades and firearms")
ADDED = """\
unknowns:
  - id: report-length
    what: how many words the report has
    asks: [word count of the report]
"""
BROKEN = """\
facts:
  - id: Curfew
    question: Is there a curfew?
    paragraphs: 9
    status: [
"""

Scene = Callable[[Visit], Locator]


def asked(question: str) -> Scene:
    """Return the scene of a question in the channel and the reply to it."""
    return lambda visit: visit.say(question)


def mentioned(question: str) -> Scene:
    """Return the scene of a question that mentions the bot and the reply to it."""
    return lambda visit: visit.say(f"{visit.mention()} {question}")


def followed_up(question: str, follow_up: str) -> Scene:
    """Return the scene of what replies to the reply to a question, and the reply to it."""
    return lambda visit: visit.say_to(visit.say(question), follow_up)


def used(command: str, **options: str) -> Scene:
    """Return the scene of a slash command and the reply to it."""
    return lambda visit: visit.command(command, **options)


SCENES: dict[str, Scene] = {
    "claim": asked("how many civilians were killed?"),
    "topic": asked("how many people were killed?"),
    "dismissal": asked("what did India say about the accusation?"),
    "unknown": mentioned("how many people were injured?"),
    "nearest": asked("what about the militants?"),
    "follow-up": followed_up("how many civilians were killed?", "source?"),
    "about-me": asked("are you a bot?"),
    "correction": mentioned("did 50 civilians die?"),
    "refusal": mentioned("who are the good guys?"),
    "timeline": used("timeline"),
    "actor": used("actors", name="india"),
}


def main() -> None:
    """Take all pictures."""
    chromium = find_chromium()
    if chromium is None:
        sys.exit("There is no Chromium; install Debian's package chromium, or set CHROMIUM.")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with open_browser(chromium) as browser:
        for name, screen in SCREENS.items():
            _photograph_all(browser, name, screen)
        for name, screen in PAGE_SCREENS.items():
            _photograph_page(browser, name, screen)


def _photograph_page(browser: Browser, name: str, screen: Screen) -> None:
    """Take a picture of how the page of the story begins."""
    viewport: ViewportSize = {"width": screen.width, "height": screen.height}
    page = browser.new_page(viewport=viewport, device_scale_factor=screen.scale)
    page.set_content(as_page(load(ROOT / "knowledge").base, PAGE_TITLE))
    _keep(page.screenshot(), f"page-{name}")


def _photograph_all(browser: Browser, name: str, screen: Screen) -> None:
    with tempfile.TemporaryDirectory() as folder:
        knowledge = Path(shutil.copytree(ROOT / "knowledge", Path(folder) / "knowledge"))
        with serve_sandbox(knowledge) as address:
            visit = Visit(browser, address, screen)
            for scene, play in SCENES.items():
                _photograph(visit, play(visit), f"{scene}-{name}")
            visit.become("Editor")
            _edit(knowledge)
            _photograph(visit, visit.command("reload"), f"reload-{name}")
            (knowledge / "broken.yaml").write_text(BROKEN, "utf-8")
            _photograph(visit, visit.command("reload"), f"reload-refused-{name}")


def _edit(knowledge: Path) -> None:
    for file in knowledge.rglob("*.yaml"):
        text = file.read_text("utf-8")
        file.write_text(text.replace(*EDITED), "utf-8")
    (knowledge / "added.yaml").write_text(ADDED, "utf-8")


def _photograph(visit: Visit, reply: Locator, name: str) -> None:
    visit.page.mouse.move(0, 0)  # what is pointed at has buttons of its own
    expect(reply.get_by_role("button", disabled=True)).to_have_count(0)
    reply.scroll_into_view_if_needed()
    reply.element_handle().wait_for_element_state("stable")
    taken = visit.page.screenshot(clip=_frame(reply), animations="disabled", style=NO_COMPOSER)
    _keep(taken, name)


def _keep(taken: bytes, name: str) -> None:
    file = IMAGES / f"{name}.png"
    Image.open(BytesIO(taken)).convert("RGB").quantize(COLOURS).save(file, optimize=True)
    print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1000:.0f} kB")  # noqa: T201 - a program


def _frame(reply: Locator) -> FloatRect:
    """Return where the reply is, with what it replies to where that is a message."""
    by_command = reply.get_by_text("used /").count() > 0
    question = reply.locator("xpath=preceding-sibling::article[1]")
    first = _box(reply if by_command else question)
    last = _box(reply)
    top = max(0.0, first["y"] - MARGIN)
    return {
        "x": first["x"],
        "y": top,
        "width": min(first["width"], WIDEST),
        "height": last["y"] + last["height"] + MARGIN - top,
    }


def _box(element: Locator) -> FloatRect:
    box = element.bounding_box()
    assert box is not None, "the message is not shown"
    return box


if __name__ == "__main__":
    main()
