"""The page: everything is there, bound to who says it, escaped, and in an order that reads."""

from __future__ import annotations

import itertools
import json
import re
from base64 import b64encode
from dataclasses import fields
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

from bot.answering import Statement
from bot.exchange.claim_review import linked_data
from bot.exchange.page import as_page
from bot.exchange.page.markup import element, verbatim
from bot.knowledge import FactBase, load
from bot.knowledge.model import Document
from tests.discord_bot.bases import bases
from tests.rendering.binding import bound_statement, loose_statements, squeezed
from tests.world import load_world, settle, world_yaml

ROOT = Path(__file__).parents[2]
HOSTILE = "</script><script>alert(1)</script><b onclick='x'>\"&amp;"
RECOUNT = """
  - id: recount
    question: How many ships wait now?
    statement: Thirty ships wait.
    source: later
    paragraphs: [1]
    updates: [ships-waiting]
    asks: [ships on friday]

topics:"""
NOT_READ = ("script", "style", "title")


class Page(HTMLParser):
    """What a reader gets of a page: its text, and the elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._within: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Assert that it is the innermost element that ends."""
        assert self._within.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text by the kind of element it stands in."""
        kind = next((one for one in reversed(self._within) if one in NOT_READ), "text")
        self.texts.setdefault(kind, []).append(data)

    @property
    def text(self) -> str:
        """Return what is read."""
        return " ".join(self.texts["text"])

    def values(self, attribute: str) -> list[str]:
        """Return the values of an attribute on all elements."""
        return [value for _, found in self.elements if (value := found.get(attribute)) is not None]

    def tags(self) -> list[str]:
        """Return the names of all elements in order."""
        return [tag for tag, _ in self.elements]


def base_of(folder: Path, *replacements: tuple[str, str]) -> FactBase:
    """Return the invented base with some texts replaced."""
    text = world_yaml()
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "world.yaml").write_text(text, "utf-8")
    return load(settle(folder)).base


@pytest.fixture(scope="module")
def shipped() -> FactBase:
    return load(ROOT / "knowledge").base


def assert_complete(base: FactBase) -> Page:
    """Assert that every statement is there, and none without what binds it."""
    page = Page(as_page(base))
    text = squeezed(page.text)
    assert loose_statements(base, page.text) == []
    for fact in base.facts.values():
        assert bound_statement(base, fact) in text
        assert page.values("id").count(f"fact-{fact.id}") == 1
    assert len(page.values("id")) == len(set(page.values("id")))
    return page


def test_every_statement_is_there_with_what_binds_it(shipped: FactBase, tmp_path: Path) -> None:
    for base in (shipped, load_world(tmp_path).base):
        page = assert_complete(base)
        shown = [unknown.what for unknown in base.unknowns.values()]
        shown += [event.when for event in base.content.events]
        shown += [topic.title for topic in base.content.topics if topic.id == "death-toll"]
        assert [text for text in shown if text.lower() not in page.text.lower()] == []


@settings(max_examples=10, deadline=None)
@given(bases)
def test_whatever_the_base_holds_is_bound_and_escaped(base: FactBase) -> None:
    page = assert_complete(base)
    assert {"b", "iframe", "img", "object", "link"}.isdisjoint(page.tags())
    assert page.tags().count("script") == 2


def test_a_dismissal_stands_with_what_it_dismisses(shipped: FactBase) -> None:
    text = squeezed(Page(as_page(shipped)).text)
    facts = shipped.facts
    for fact in facts.values():
        for other in fact.dismisses:
            dismissed = re.escape(bound_statement(shipped, facts[other]))
            source = r"(?:Note:.{1,400}?)?Source:Report,paragraphs?[\dand,]+"
            dismissal = re.escape(bound_statement(shipped, fact))
            both = rf"{dismissed}{source}Dismissedby:{dismissal}"
            assert len(re.findall(both, text)) == len(re.findall(dismissed, text))


def test_texts_are_never_markup(tmp_path: Path) -> None:
    base = base_of(
        tmp_path,
        ("She asked everybody to stay calm.", f"'{HOSTILE.replace(chr(39), chr(39) * 2)}'"),
        ("Harbour at a standstill", "'</title><script>'"),
        ("name: Mayor Ada Quill", "name: 'Ada <Quill> \"'"),
    )
    page = Page(as_page(base))
    assert HOSTILE in page.text
    assert page.tags().count("script") == 2
    assert page.texts["title"] == ["</title><script>"]
    data = next(text for text in page.texts["script"] if text.startswith("{"))
    assert json.loads(data) == linked_data(base)


def test_what_would_end_its_element_is_refused() -> None:
    for text in ("a</script>", "<!--"):
        with pytest.raises(ValueError, match="would end the element script"):
            verbatim("script", text)
    assert element("p", "<", id=None, hidden=True) == "<p hidden>&lt;</p>"
    assert element("input", disabled=False, class_='"') == '<input class="&quot;">'


def test_it_loads_nothing_and_runs_its_own_script_alone(shipped: FactBase) -> None:
    text = as_page(shipped)
    page = Page(text)
    assert page.values("src") == []
    assert all(target.startswith("#") for target in page.values("href"))
    assert {target[1:] for target in page.values("href")} <= {*page.values("id")}
    policy = next(value for value in page.values("content") if "default-src" in value)
    for kind in ("style", "script"):
        content = re.findall(rf"<{kind}>(.*?)</{kind}>", text, re.DOTALL)
        assert len(content) == 1
        digest = b64encode(sha256(content[0].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_headings_are_in_order_and_landmarks_named(shipped: FactBase, tmp_path: Path) -> None:
    topics = "topics:" + world_yaml().split("topics:")[1].split("unknowns:")[0]
    without_topics = base_of(tmp_path, (topics, ""))
    for base in (shipped, load_world(tmp_path / "world").base, without_topics):
        page = Page(as_page(base))
        levels = [int(tag[1]) for tag in page.tags() if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(level <= before + 1 for before, level in itertools.pairwise(levels))
        assert page.elements[0] == ("html", {"lang": "en"})
        for landmark in ("header", "nav", "main", "footer"):
            assert page.tags().count(landmark) == 1
        assert {*page.values("aria-labelledby")} <= {*page.values("id")}


def test_without_a_title_it_has_that_of_its_only_source(tmp_path: Path, shipped: FactBase) -> None:
    base = load_world(tmp_path).base
    assert Page(as_page(base)).texts["title"] == ["Harbour at a standstill"]
    assert Page(as_page(base, "Docks")).texts["title"] == ["Docks"]
    assert Page(as_page(shipped)).texts["title"] == ["The attacks in Balochistan"]
    unnamed = FactBase(Document(), "nothing")
    assert Page(as_page(unnamed)).texts["title"] == ["What is reported, and who says it"]


def test_what_a_base_does_not_have_has_no_section(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(
        "sources:\n  - {id: note, paragraphs: 1}\n"
        "facts:\n  - {id: rain, question: Did it rain?, statement: It rained., source: note,"
        " paragraphs: [1], asks: [was there rain]}\n",
        "utf-8",
    )
    page = assert_complete(load(settle(tmp_path)).base)
    assert page.values("href") == ["#content", "#statements", "#sources"]
    assert "It gives no warning about the statements in it." in page.text
    assert "date not stated" in page.text


def test_several_sources_are_dated_and_what_came_later_is_told(tmp_path: Path) -> None:
    base = base_of(
        tmp_path,
        ("\nactors:", "  - {id: later, published: Friday, paragraphs: 2}\n\nactors:"),
        (
            "    note: The report does",
            "    lifted: {sides-unchecked: {why: Counted., by: later}}\n    note: The report does",
        ),
        ("\ntopics:", RECOUNT),
    )
    text = " ".join(assert_complete(base).text.split())
    assert "Source: Report, Friday, paragraph 1 Earlier: Reported — according to “Harb" in text
    assert "Source: “Harbour at a standstill”, date not stated, paragraph 1" in text
    assert "Confirmed since by the report, Friday, as that source itself says." in text


def test_every_part_of_a_statement_has_been_thought_of() -> None:
    # A new part of a statement belongs on the page and into the linked data, or on this list.
    assert {field.name for field in fields(Statement)} == {
        *("id", "question", "statement", "claimant", "attribution", "caveats", "source"),
        *("note", "time_bound", "notices", "responses", "story"),
    }
