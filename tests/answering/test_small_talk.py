"""Small talk gets a sentence about the bot or nothing; no real question is taken for it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering import Answerer, Snapshot
from bot.answering.outcome import NEEDS_NO_REPLY, AboutKind, AboutMe
from bot.answering.reply import Sentence
from bot.answering.small_talk import LONG, LONGEST, small_talk
from tests.answering.asking import Changed

DATA = Path(__file__).parents[1] / "data"
ROWS = [line.rsplit("\t", 1) for line in (DATA / "small-talk.tsv").read_text("utf-8").splitlines()]
SMALL_TALK = [(text, kind) for text, kind in ROWS if kind != "not_small_talk"]
QUESTIONS = [text for text, kind in ROWS if kind == "not_small_talk"]
SAID_SO = {
    "are_you_a_bot": "identity",
    "who_made_you": "maker",
    "can_i_trust_you": "trust",
    "what_can_you_do": "abilities",
}
ALIKE = [{"abilities", "help"}, {"greeting", "how_are_you"}, {"laughter", "praise"}]


@pytest.mark.parametrize(("text", "kind"), SMALL_TALK)
def test_small_talk_is_known_by_its_kind(text: str, kind: str) -> None:
    found, expected = small_talk(text), SAID_SO.get(kind, kind)
    assert found == expected or {found, expected} in ALIKE


@pytest.mark.parametrize("text", QUESTIONS)
def test_no_question_is_taken_for_small_talk(shipped_answerer: Answerer, text: str) -> None:
    assert small_talk(text) is None
    assert not isinstance(shipped_answerer.decide(text).outcome, AboutMe)


def test_no_phrasing_of_the_shipped_base_is_taken_for_small_talk(shipped: Snapshot) -> None:
    asks = (ask for entry in shipped.base.entries.values() for ask in entry.asks)
    alike = [ask for ask in asks if small_talk(ask) is not None]
    assert alike
    taken = [ask for ask in alike if isinstance(shipped.answerer.decide(ask).outcome, AboutMe)]
    assert taken == []


def test_no_golden_question_with_an_answer_is_taken_for_small_talk(shipped: Snapshot) -> None:
    asked = [golden.question for golden in shipped.base.golden if not golden.abstain]
    assert [question for question in asked if small_talk(question) is not None] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("helloooo bot!!!", "greeting"),
        ("HAHAHAHA ok you are sooo dumb bro", "insult"),
        ("hi, what can you do?", "abilities"),
        ("thx bye", "thanks"),
        ("do you happen to know if you are a computer", None),
        ("can you tell me if you are a computer or a real person", "identity"),
        ("are you a robot, or a cyborg?", "identity"),
        ("which company made you", "maker"),
        ("which company made the weapons", None),
        ("who made it", None),
        ("thanks, who was it?", None),
        ("hello, who did it?", None),
        ("and you", "interjection"),
        ("who the hell made you", "maker"),
        ("are you run by the army?", "maker"),
        ("so you're just a bot?", "identity"),
        ("which country are you from", "identity"),
        ("why are you saying that", None),
        ("are you there, how many civilians died?", None),
        ("do you support the militants", "trust"),
        ("do you think the militants did it", None),
        ("how do I know this is true", "trust"),
        ("how do I know who did it", None),
        ("what sort of stuff do you know about", "abilities"),
        ("what do you know about the harbour", None),
        ("tell me a joke", "abilities"),
        ("tell me a fact about the harbour", None),
        ("worst bot I've ever seen", "insult"),
        ("what was the worst day", None),
        ("great, thanks for the quick answer", "thanks"),
        ("kya tum sach bolte ho", "trust"),
        ("seriously?", "help"),
        ("real?", "trust"),
        ("is this legit?", "trust"),
        ("is that even true", "trust"),
        ("?" * 2_000, "help"),
        ("wait what", "help"),
        ("؟", "help"),
        ("dead 💀", "laughter"),
        ("dead", None),
        ("100%", "interjection"),
        ("92%", None),
        ("F", "interjection"),
        ("F 🫡", "interjection"),
        ("5", None),
        ("杀", None),
        ("+1", "interjection"),
        ("low key crazy tbh right now seriously", None),
        ("👍", "laughter"),
        ("?!", "help"),
        ("…", "interjection"),
        ("\u202e", None),
        ("", None),
        ("hi " * LONGEST, "greeting"),
        ("hi " * (LONGEST + 1), None),
        ("hi" + " " * LONG + "who did it", None),
    ],
)
def test_what_is_small_talk(text: str, kind: str | None) -> None:
    assert small_talk(text) == kind


WORDS = st.sampled_from(
    "are you a bot who made the hi lol 😂 100% ? kya tum dead 92 can i trust".split()
)


@given(
    text=st.text(max_size=40) | st.lists(WORDS | st.text(max_size=9)).map(" ".join),
    has_subject=st.booleans(),
)
def test_any_text_is_of_a_kind_or_none(text: str, *, has_subject: bool) -> None:
    assert small_talk(text, has_subject=has_subject) in {None, *get_args(AboutKind)}


def test_what_is_said_to_the_bot_is_small_talk_though_the_base_holds_the_words(
    shipped_answerer: Answerer,
) -> None:
    for text in ("are you funded by India?", "are you an Indian bot", "which country are you from"):
        assert isinstance(shipped_answerer.decide(text).outcome, AboutMe)


def test_a_phrasing_of_what_is_not_stated_is_no_small_talk(shipped_answerer: Answerer) -> None:
    asked = "Who are you quoting all the time?"
    assert small_talk(asked) is not None
    assert shipped_answerer.reply(asked).outcome == "not_stated"


@pytest.mark.parametrize(("text", "kind"), SMALL_TALK)
def test_small_talk_is_never_said_to_be_missing_and_offers_nothing(
    shipped_answerer: Answerer, text: str, kind: str
) -> None:
    reply = shipped_answerer.reply(text)
    assert reply.outcome == "about_me", kind
    assert (reply.statements, reply.suggestions) == ((), ())
    assert shipped_answerer.reply(text, addressed=False) is None


@pytest.mark.parametrize("kind", get_args(AboutKind))
def test_thanks_and_laughter_need_no_reply(kind: AboutKind) -> None:
    assert AboutMe(kind, 0).needs_no_reply is (kind in NEEDS_NO_REPLY)


def test_a_phrasing_of_the_base_is_a_question_whatever_it_says(changed: Changed) -> None:
    asks = "asks: [percentage of goods, how important is the harbour]"
    found = changed((asks, "asks: [percentage of goods, are you open source]"))
    assert found.answerer.reply("are you open source?").outcome == "answer"
    assert found.answerer.reply("are you a bot?").outcome == "about_me"


@pytest.mark.parametrize(
    "text",
    [
        "Wie viele Zivilisten wurden getötet?",
        "¿Cuántos soldados murieron?",
        "有多少平民被杀",
        "Was hat Shehbaz Sharif über Balochistan gesagt?",
        "pourquoi Islamabad accuse l'Inde",
    ],
)
def test_a_question_in_another_language_is_told_which_one_the_bot_reads(
    shipped_answerer: Answerer, text: str
) -> None:
    reply = shipped_answerer.reply(text)
    assert reply.outcome == "about_me"
    (block,) = reply.blocks
    assert isinstance(block, Sentence)
    assert block.text.startswith("I read English")
    assert not reply.needs_no_reply
