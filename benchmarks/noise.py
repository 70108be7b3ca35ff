"""Golden questions under noise: what changes that must not, and what does not that must."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import Column, Table
from bot.answering import Answerer
from bot.answering.outcome import AboutMe, Answer, Nearest, NoAnswer, NotStated, Recall

SWAPS = Path(__file__).parent / "data" / "swaps.tsv"
LONG = 7  # letters
SLIPS = ("swap", "drop", "double")
Change = Callable[[str], list[str]]
GREETINGS = ("hi, {}", "Hello everyone! {}", "hey guys {}", "Good morning. {}", "{} thanks!")


def recased(text: str) -> list[str]:
    """Return the text in other cases."""
    return [text.upper(), text.lower(), string.capwords(text)]


def respaced(text: str) -> list[str]:
    """Return the text with other white space between and around the words."""
    return [f"  {text}\n", text.replace(" ", "   "), text.replace(" ", "\u00a0")]


def repunctuated(text: str) -> list[str]:
    """Return the text without punctuation at its end, or with more of it."""
    plain = text.rstrip(" ?!.")
    return [plain, f"{plain}?", f"{plain}!?!", f"{plain}...", text.replace(",", "")]


def greeted(text: str) -> list[str]:
    """Return the text with a greeting before or thanks after it."""
    return [greeting.format(text) for greeting in GREETINGS]


def slipped(word: str, slip: str, random_: random.Random) -> str:
    """Return the word with one slip behind its first letter, which people seldom get wrong.

    "swap" exchanges two neighbouring letters that differ, "drop" leaves one out, "double" writes
    one twice.
    """
    unlike = [at for at in range(1, len(word) - 1) if word[at] != word[at + 1]]
    if slip == "swap" and unlike:
        at = random_.choice(unlike)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    at = random_.randrange(1, len(word))
    return word[: at + 1] + word[at:] if slip == "double" else word[:at] + word[at + 1 :]


def misspelt(text: str, slip: str, random_: random.Random, shortest: int = LONG) -> str | None:
    """Return the text with one slip in one of its long words, or None where it has none."""
    typed = text.split(" ")
    long = [at for at, word in enumerate(typed) if len(word) >= shortest and word.isalpha()]
    if not long:
        return None
    at = random_.choice(long)
    return " ".join([*typed[:at], slipped(typed[at], slip, random_), *typed[at + 1 :]])


@dataclass(frozen=True, slots=True)
class Swap:
    """A question, and the same with another actor, another number or a negation."""

    kind: str
    original: str
    swapped: str


def swaps() -> list[Swap]:
    """Return the fixed table of swaps."""
    lines = SWAPS.read_text("utf-8").splitlines()[1:]
    return [Swap(*line.split("\t")) for line in lines]


def decided(answerer: Answerer, text: str) -> tuple[str, ...]:
    """Return the outcome of a question: the kind of reply, its subject, and its corrections.

    What else is on offer, and in which order, is no part of it.
    """
    match answerer.decide(text).outcome:
        case Answer() as answer:
            return ("answer", answer.entry, *(found.kind for found in answer.corrections))
        case NotStated() as not_stated:
            return ("not stated", not_stated.unknown)
        case Nearest() as nearest:
            return ("nearest", nearest.entry)
        case NoAnswer() | Recall():
            return ("no answer",)
        case AboutMe() as about:
            return ("about me", about.kind)


def is_plain(answerer: Answerer, text: str) -> bool:
    """Tell whether a question gets an answer without a correction."""
    outcome = answerer.decide(text).outcome
    return isinstance(outcome, Answer) and not outcome.corrections


def noise_table(answerer: Answerer, questions: Iterable[str]) -> Table:
    """Return the share of questions whose outcome changes under each noise."""
    random_ = random.Random(0)
    kinds: dict[str, list[bool]] = {}
    for question in questions:
        before = decided(answerer, question)
        for kind, variant in _variants(question, random_):
            kinds.setdefault(kind, []).append(decided(answerer, variant) != before)
    kinds["one slip: all"] = [
        changed for slip in SLIPS for changed in kinds.get(f"one slip: {slip}", ())
    ]
    rows = tuple(
        (kind, len(found), sum(found) / len(found)) for kind, found in kinds.items() if found
    )
    columns = (Column(""), Column("questions", "{:,}"), Column("outcome changes"))
    return Table("Golden questions under noise", columns, rows, NOISE_NOTES)


def _variants(question: str, random_: random.Random) -> Iterator[tuple[str, str]]:
    """Yield every kind of noise with a question under it, as far as that changes the text."""
    for kind, change in HARMLESS.items():
        for variant in change(question):
            if variant != question:
                yield kind, variant
    for slip in SLIPS:
        typo = misspelt(question, slip, random_)
        if typo is not None:
            yield f"one slip: {slip}", typo


def swap_table(answerer: Answerer) -> Table:
    """Return how often a swapped question gets a plain answer, as the original may."""
    found: dict[str, list[tuple[bool, bool]]] = {}
    for swap in swaps():
        plain = (is_plain(answerer, swap.original), is_plain(answerer, swap.swapped))
        found.setdefault(swap.kind, []).append(plain)
    found["all"] = [pair for pairs in found.values() for pair in pairs]
    rows = tuple(
        (kind, len(pairs), *(sum(which) / len(pairs) for which in zip(*pairs, strict=True)))
        for kind, pairs in found.items()
    )
    columns = (
        Column(""),
        Column("questions", "{:,}"),
        Column("original plainly answered"),
        Column("swapped plainly answered"),
    )
    return Table("Swapped actors, numbers and negations", columns, rows, SWAP_NOTES)


HARMLESS: dict[str, Change] = {
    "case": recased,
    "spacing": respaced,
    "punctuation": repunctuated,
    "greeting": greeted,
}
NOISE_NOTES = (
    (
        "An outcome is the kind of reply, the entry it is about, and what it corrects. A slip "
        f"is in one word of {LONG} letters or more, anywhere but in its first letter (seeded)."
    ),
)
SWAP_NOTES = (
    (
        "A fixed table: each question once as the base can answer it, and once with another "
        "actor, number, day or speaker, or a negation. Plainly: answered without a correction."
    ),
)
