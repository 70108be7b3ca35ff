"""What is fuzzed: functions from bytes to nothing that fail where a promise is broken.

The fuzzer (`make fuzz`) and the tests call the same ones.
"""

from __future__ import annotations

import atexit
import logging
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import get_args

import yaml

from bot.answering import Answerer, Reply, compose_entry
from bot.answering.evaluation.graded import read_graded
from bot.answering.explanation import explain
from bot.answering.outcome import AboutKind
from bot.answering.reply import CorrectionNote
from bot.discord_bot.addressing import MessageContext, decide
from bot.discord_bot.layouts import present
from bot.discord_bot.layouts.pages import escaped
from bot.discord_bot.listings.actors import complete_actor, find_actor
from bot.discord_bot.log import HumanFormatter, JsonFormatter
from bot.errors import ConfigurationError, KnowledgeError, UsageError
from bot.knowledge import FactBase, load
from bot.knowledge.yaml import reader
from bot.language.numbers import NUMBER_WORDS
from bot.matching.text.lexicon import gazetteer
from bot.rendering import plain
from bot.settings import Settings, load_settings
from tests.discord_bot.views import classes_for
from tests.knowledge.faulty_bases import check_places, problems_of, small_base
from tests.knowledge.mutations import mutate
from tests.world import load_world

MESSAGE_CHARACTERS = 4_000  # of a message in Discord, all texts together
LONGEST_FIGURE = 24  # characters
FIGURE = re.compile(r"[0-9]+(?:[.,/][0-9]+)*(?:%|s|st|nd|rd|th)?")
FIGURE_WORDS = frozenset(
    "a an in to couple few several century half third seventh ninth eleventh twelfth fourth fifth "
    "sixth eighth tenth quarter quarters thirds fourths fifths sixths eighths tenths twentieth "
    "twentieths".split()
) | {*NUMBER_WORDS}
CHOICES = 25  # of an autocomplete in Discord
LOADERS = (yaml.CBaseLoader, yaml.BaseLoader)  # with libyaml, and where that is missing


@cache
def answerer() -> Answerer:
    """Return the answerer of the invented base."""
    return Answerer(load_world(folder() / "world").base)


@cache
def folder() -> Path:
    """Return a folder to write to, which goes with the process."""
    made = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def as_text(data: bytes) -> str:
    """Return any bytes as a text: what is not UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def fuzz_base(data: bytes) -> None:
    """Bytes of a file: a base that can be shown, or problems of one line each."""
    place = folder() / "base"
    place.mkdir(exist_ok=True)
    (place / "a.yaml").write_bytes(data)
    for loader in LOADERS:
        reader.LOADER = loader
        try:
            base = load(place).base
        except KnowledgeError as error:
            assert error.problems
            assert all(str(problem).isprintable() for problem in error.problems)
        else:
            _show(base)


def fuzz_structure(data: bytes) -> None:
    """Bytes as a seed: a base with faults in it has problems where they are, or can be shown."""
    place = folder() / "structure"
    place.mkdir(exist_ok=True)
    random, base = Random(data), deepcopy(small_base())
    faults = [mutate(base, random) for _ in range(1 + len(data) % 3)]
    check_places(small_base(), base, problems_of(base, place), faults)


def fuzz_graded(data: bytes) -> None:
    """Bytes of a file of graded questions: questions that can be counted, or a line a problem."""
    file = folder() / "questions.jsonl"
    file.write_bytes(data)
    try:
        questions = read_graded(file, answerer().base)
    except UsageError as error:
        assert all(line.isprintable() for line in str(error).split("\n"))
    else:
        for question in questions:
            assert question.abstain != bool(question.expect)
            assert set(question.expect) <= answerer().base.entries.keys()
            assert question.kind.isprintable()


def fuzz_question(data: bytes) -> None:
    """Text of a question: an outcome each way it can come, and nothing of the text in it."""
    text = as_text(data)
    asked = answerer()
    for reply in (
        asked.reply(text),
        asked.reply(text, addressed=False),
        asked.relevant_facts(text),
    ):
        if reply is not None:
            _holds_only_the_base(reply)
    assert len(asked.complete(text, CHOICES)) <= CHOICES
    assert explain(asked, asked.decide(text)).lines()


def fuzz_shell(data: bytes) -> None:
    """Text that comes from Discord: custom ids, names, messages; and what is logged and shown."""
    text = as_text(data)
    assert len(classes_for(text)) == bool(re.fullmatch(r"f\d+:.*", text, re.DOTALL))
    base = answerer().base
    assert len(complete_actor(base, text, CHOICES)) <= CHOICES
    found = find_actor(base, text)
    assert found is None or found.id in base.actors
    decide(MessageContext(in_ask_channel=True, text=text))
    assert "<" not in escaped(text).replace("\\<", "")
    _is_logged_in_one_line(text)


PLACED = re.compile(
    r"\.env:\d+: (not a setting|not UTF-8|holds a control|no setting has this|refers to a"
    r"|[A-Z_]+ is set in)"
)


def fuzz_settings(data: bytes) -> None:
    """Bytes of `.env`: settings, or a sentence that repeats nothing of them."""
    (folder() / ".env").write_bytes(data)
    try:
        with chdir(folder()):
            assert load_settings().rate_limit >= 0
    except ConfigurationError as error:
        names = {name.upper() for name in Settings.model_fields}
        remedies = {field.description for field in Settings.model_fields.values()}
        for line in str(error).splitlines():
            setting = re.sub(r"^\.env:\d+: ", "", line)
            name, _, remedy = setting.partition(" cannot be used as it is set; set it to ")
            assert (name in names and remedy in remedies) or PLACED.match(line)


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType(
    {
        "base": fuzz_base,
        "structure": fuzz_structure,
        "graded": fuzz_graded,
        "question": fuzz_question,
        "shell": fuzz_shell,
        "settings": fuzz_settings,
    }
)


def _show(base: FactBase) -> None:
    for entry in base.entries:
        reply = compose_entry(base, entry)
        assert plain(reply.blocks)
        assert present(reply, asker=1).content_length() <= MESSAGE_CHARACTERS


def _holds_only_the_base(reply: Reply) -> None:
    own = tuple(block for block in reply.blocks if not isinstance(block, CorrectionNote))
    assert set(plain(own).split()) <= _words_of_the_bot()
    for note in reply.corrections:
        token = note.correction.token
        assert not token or token in gazetteer().names.values() or _is_figure(token)
        assert plain((note,)).isprintable() or "\n" in plain((note,))


@cache
def _words_of_the_bot() -> frozenset[str]:
    """Return all words it can say of the invented base."""
    return frozenset(word for text in _texts_of_the_bot() for word in text.split())


def _texts_of_the_bot() -> Iterator[str]:
    from bot.answering import phrases  # noqa: PLC0415 - its constants are what is looked at

    base = answerer().base
    yield from (plain(compose_entry(base, entry).blocks) for entry in base.entries)
    yield from (f"- {item.question}" for item in answerer().complete("", len(base.entries)))
    yield from (f"- About {unknown.what}" for unknown in base.unknowns.values())
    yield from (value for value in vars(phrases).values() if isinstance(value, str))
    yield from (phrases.about_me(phrases.name_of_all(base), kind) for kind in get_args(AboutKind))
    yield phrases.capitalised(phrases.name_of_all(base))
    yield from (phrases.about_me(phrases.name_of_all(base), kind) for kind in get_args(AboutKind))


def _is_figure(token: str) -> bool:
    """Tell whether a text is a figure in the bot's own spelling."""
    return len(token) <= LONGEST_FIGURE and all(
        FIGURE.fullmatch(part) or part in FIGURE_WORDS for part in token.split()
    )


def _is_logged_in_one_line(text: str) -> None:
    record = logging.LogRecord("fuzz", logging.INFO, "", 0, "%s", (text,), None)
    record.fields = {"text": text, "texts": (text, text)}
    for formatter in (HumanFormatter(), JsonFormatter()):
        assert formatter.format(record).isprintable()
