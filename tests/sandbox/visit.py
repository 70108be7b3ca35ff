"""Somebody at the sandbox's page: what they do there and what they see."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Locator, expect, sync_playwright

ROOT = Path(__file__).parents[2]
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
PATIENCE_MS = 90_000  # a reload of the shipped base on a busy computer
MENTION = re.compile(r"^<@\d+>")
SECONDS_TO_END = 20
READY = """() => {
    const status = window.simcordPreview;
    const viewer = document.querySelector("#viewer-picker").value;
    return status?.ready && !status.awaitingRevision && status.viewerId === viewer;
}"""


def find_chromium() -> str | None:
    """Return the path of an installed Chromium, if there is one; `CHROMIUM` names another."""
    named = os.environ.get("CHROMIUM")
    names = [named] if named else ["chromium", "chromium-browser"]
    return next(filter(None, map(shutil.which, names)), None)


class Screen(NamedTuple):
    """The size of the page; `scale` is how many dots one of its pixels has."""

    width: int
    height: int
    scale: int = 1


DESKTOP = Screen(1280, 900)


@contextmanager
def open_browser(chromium: str) -> Iterator[Browser]:
    """Run Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def serve_sandbox(knowledge: Path) -> Iterator[str]:
    """Run `python -m bot try` and yield the address it tells; end it with Ctrl-C."""
    command = [sys.executable, "-m", "bot", "try", "--no-open", "--knowledge", str(knowledge)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as sandbox:  # noqa: S603 - our own program
        try:
            yield _address(sandbox)
            sandbox.send_signal(signal.SIGINT)
            code = sandbox.wait(SECONDS_TO_END)
            assert code == 0, f"the sandbox ended with {code}"
        finally:
            sandbox.kill()


class Visit:
    """A page of the sandbox, seen through Chromium."""

    def __init__(self, browser: Browser, address: str, screen: Screen = DESKTOP) -> None:
        self.page = browser.new_page(
            viewport={"width": screen.width, "height": screen.height},
            device_scale_factor=screen.scale,
            bypass_csp=True,  # the page forbids evaluating text: how Playwright waits for READY
        )
        self.page.set_default_timeout(PATIENCE_MS)
        self.messages = self.page.locator("article.channel-message")
        self.page.goto(address)
        self.settle()

    def become(self, name: str) -> None:
        """Look at the channel as another member."""
        self.page.get_by_label("Viewing as").select_option(label=name)
        self.settle()

    def say(self, text: str) -> Locator:
        """Write a message, and return the reply to it."""
        reply = self.messages.nth(self.messages.count() + 1)
        composer = self.page.get_by_label("Message", exact=True)
        composer.fill(text)
        composer.press("Enter")
        expect(reply).to_be_visible(timeout=PATIENCE_MS)
        self.settle()
        return reply

    def say_to(self, message: Locator, text: str) -> Locator:
        """Reply to a message, and return the reply to that."""
        message.hover()
        message.get_by_role("button", name="Reply").click()
        return self.say(text)

    def mention(self) -> str:
        """Return what mentions the bot: as the first message has it, opened to be edited."""
        composer = self.page.get_by_label("Message", exact=True)
        self.messages.first.hover()
        self.messages.first.get_by_role("button", name="Edit").click()
        expect(composer).to_have_value(MENTION)
        found = MENTION.match(composer.input_value())
        assert found is not None
        self.page.locator("#reply-cancel").click()
        expect(composer).to_have_value("")
        return found[0]

    def command(self, name: str, /, **options: str) -> Locator:
        """Use a slash command, and return the reply to it."""
        reply = self.messages.nth(self.messages.count())
        self.page.get_by_label("Message", exact=True).press_sequentially(f"/{name}")
        self.page.locator(".command-entry").get_by_text(f"/{name}", exact=True).click()
        for option, value in options.items():
            self._fill(option, value)
        self.page.get_by_role("button", name="Send").click()
        expect(reply).to_be_visible(timeout=PATIENCE_MS)
        self.settle()
        return reply

    def offered(self, typed: str) -> list[str]:
        """Return the commands offered for what is typed, and take it back."""
        composer = self.page.get_by_label("Message", exact=True)
        composer.press_sequentially(typed)
        entries = self.page.locator(".command-entry strong")
        expect(entries.first).to_be_visible()
        names = entries.all_inner_texts()
        composer.fill("")
        return names

    def press(self, button: Locator) -> None:
        """Press a button of a message."""
        button.click()
        self.settle()

    def _fill(self, option: str, value: str) -> None:
        field = self.page.locator(f".command-option-input[data-option={option}]")
        if not field.count():
            self.page.locator(".command-ghost").click()
            self.page.locator(".command-popup").get_by_text(option, exact=True).click()
        field.fill(value)
        field.press("Escape")  # closes the list of suggestions, which would take the next click

    def settle(self) -> None:
        """Wait until the page shows what there is."""
        self.page.wait_for_function(READY)


def _address(sandbox: subprocess.Popen[str]) -> str:
    assert sandbox.stdout is not None
    for line in sandbox.stdout:
        if line.strip().startswith("http://127.0.0.1:"):
            return line.strip()
    raise AssertionError("the sandbox ended without telling its address")
