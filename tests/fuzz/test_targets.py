"""The fuzz targets hold: on their corpus, on generated input, and they notice what is broken."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering import Answerer, phrases
from bot.knowledge.yaml import reader
from tests.fuzz.run import BOUNDS, CORPUS, DICTIONARY, NAMES
from tests.fuzz.targets import (
    TARGETS,
    fuzz_base,
    fuzz_graded,
    fuzz_question,
    fuzz_settings,
    fuzz_shell,
    fuzz_structure,
)
from tests.world import world_yaml

WORDS = tuple(
    word.encode("latin-1").decode("unicode_escape").encode("latin-1")
    for word in re.findall(r'^"(.*)"$', DICTIONARY.read_text("utf-8"), re.MULTILINE)
)
WORLD = world_yaml().encode()
MIXED = st.lists(st.one_of(st.sampled_from(WORDS), st.binary(max_size=8)), max_size=20).map(
    b"".join
)
# Any Unicode, and what is known to be awkward in it: marks, bidi controls, NUL, lone surrogates.
AWKWARD = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\0\u0301\u0336\u202e\u2066\u200d\ufdfa\u3164²½٢`<@>:/*")
    ),
    max_size=300,
).map(lambda text: text.encode("utf-8", "surrogatepass"))
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
more = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def _the_loader_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LOADER", reader.LOADER)


@st.composite
def changed_worlds(draw: st.DrawFn) -> bytes:
    """Return the invented base with some places overwritten, doubled or cut out."""
    data = WORLD
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data = data[:start] + draw(MIXED) + data[start if draw(st.booleans()) else end :]
    return data


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*/*")), ids=lambda file: file.name)
def test_each_target_holds_on_its_corpus(file: Path) -> None:
    TARGETS[file.parent.name](file.read_bytes())


def test_every_target_is_run_and_has_a_corpus() -> None:
    assert tuple(TARGETS) == NAMES
    assert sorted(folder.name for folder in CORPUS.iterdir()) == sorted(NAMES)
    assert len(BOUNDS) == 2, "time and memory of one input"


@few
@given(st.one_of(changed_worlds(), MIXED, st.binary(max_size=200)))
def test_any_file_is_a_base_or_problems(data: bytes) -> None:
    fuzz_base(data)


GRADED = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.floats()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)
KEYS = st.sampled_from(["question", "kind", "expect", "also", "abstain", "expects"])


@more
@given(
    st.one_of(
        AWKWARD,
        MIXED,
        st.lists(st.dictionaries(KEYS, GRADED), max_size=4).map(
            lambda lines: "\n".join(map(json.dumps, lines)).encode()
        ),
    )
)
def test_any_file_of_questions_is_questions_or_problems(data: bytes) -> None:
    fuzz_graded(data)


@few
@given(st.binary(max_size=8))
def test_any_faults_in_a_base_are_told_where_they_are(data: bytes) -> None:
    fuzz_structure(data)


@more
@given(st.one_of(AWKWARD, MIXED))
def test_any_question_comes_to_an_outcome_that_repeats_nothing_of_it(data: bytes) -> None:
    fuzz_question(data)


@more
@given(
    st.one_of(
        AWKWARD, MIXED, st.from_regex(r"\Af[0-9]:[a-z]{0,8}:[a-z0-9:-]{0,90}\Z").map(str.encode)
    )
)
def test_any_text_of_discord_is_taken(data: bytes) -> None:
    fuzz_shell(data)


@few
@given(st.one_of(AWKWARD, MIXED))
def test_any_settings_file_is_settings_or_a_sentence(data: bytes) -> None:
    fuzz_settings(data)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "a" * 1_000_000,
        "how many cranes were damaged? " * 30_000,
        "\u0301\u0327" * 500_000,
        "\ufdfa" * 100_000,
        "\0" * 1_000_000,
        "\ud800" * 100_000,
        "<@123456789012345678> " * 10_000,
        "@everyone " * 10_000,
        "\u202e\u2066\u2067" * 10_000,
        # What makes careless patterns search again from every place.
        "<a:" * 1_000,
        "</:1" * 1_000,
        "``a" * 1_000,
        " " * 100_000 + "x",
        "(a+)+$" * 1_000,
        "n't'd've" * 1_000,
        "1," * 1_000,
        "one in " * 1_000,
        "people said that i heard that " * 1_000,
        "9" * 100_000,
        "between 10 and " + "9" * 1_900,
    ],
    ids=lambda question: ascii(question[:24]),
)
def test_a_hostile_question_comes_to_an_outcome(question: str) -> None:
    data = question.encode("utf-8", "surrogatepass")
    fuzz_question(data)
    fuzz_shell(data[:20_000])


def test_the_targets_notice_a_reply_that_repeats_the_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fuzz_question(b"xyzzy")
    monkeypatch.setattr(phrases, "NO_ANSWER", "Nothing on xyzzy.")
    with pytest.raises(AssertionError):
        fuzz_question(b"xyzzy")


def test_the_targets_notice_an_unforeseen_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(Answerer, "reply", fail)
    with pytest.raises(RecursionError):
        fuzz_question(b"how many cranes?")
