"""The page as a whole: its head, its parts in order, and what it may load, which is nothing."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import Final

from bot.answering.phrases import capitalised, name_of_all
from bot.exchange.claim_review import linked_data
from bot.exchange.page.markup import Html, element, verbatim
from bot.exchange.page.sections import sections
from bot.knowledge import FactBase

MARK: Final = '<meta name="generator" content="factbot">'
UNTITLED: Final = "What is reported, and who says it"
_INTRODUCTION: Final = (
    "What {source} says and what is claimed there, each statement with who makes it and what the "
    "source warns of. This page does not judge who is right."
)
_STYLE: Final = files(__package__).joinpath("page.css").read_text("utf-8")
_SCRIPT: Final = files(__package__).joinpath("search.js").read_text("utf-8")


def as_page(base: FactBase, title: str = "") -> str:
    """Return a base as an HTML page; without a title it is that of its only source, if it has one.

    Nothing in it needs a script; with one, the statements can be searched.
    """
    title = title or _title(base)
    parts = sections(base)
    contents = (
        element("li", element("a", heading, href=f"#{name}"))
        for name, (heading, _) in parts.items()
    )
    body = element(
        "body",
        element("a", "Skip to the content", href="#content", class_="skip"),
        element(
            "header",
            element("h1", title),
            element("p", _INTRODUCTION.format(source=name_of_all(base)), class_="intro"),
        ),
        element("nav", element("ul", *contents), aria_label="Contents"),
        element("main", _search(), *(part for _, part in parts.values()), id="content"),
        element("footer", element("p", f"Made by factbot from revision {base.revision}.")),
        verbatim("script", _SCRIPT),
    )
    return f"<!doctype html>\n{element('html', _head(base, title), body, lang='en')}\n"


def _head(base: FactBase, title: str) -> Html:
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none';"
        f" style-src '{_digest(_STYLE)}'; script-src '{_digest(_SCRIPT)}'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="generator", content="factbot"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("title", title),
        verbatim("style", _STYLE),
        verbatim("script", _linked_data(base), type="application/ld+json"),
    )


def _search() -> Html:
    """Return what the script shows, as it does nothing without one."""
    return element(
        "form",
        element("label", "Search this page", for_="search"),
        element("input", id="search", type="search", autocomplete="off", spellcheck="false"),
        element("p", id="found", role="status"),
        role="search",
        hidden=True,
    )


def _linked_data(base: FactBase) -> str:
    """Return the claims as JSON in which nothing can be read as markup."""
    return json.dumps(linked_data(base), ensure_ascii=False).replace("<", "\\u003c")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _title(base: FactBase) -> str:
    if story := base.content.story:
        return capitalised(story.title)
    titles = [source.title for source in base.sources.values()]
    return titles[0] if len(titles) == 1 and titles[0] else UNTITLED
