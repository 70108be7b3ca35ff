"""The matcher's entries: candidates, their single texts, and how well one matches a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern
from typing import Literal, NamedTuple

from bot.matching.text.lexicon import Mention
from bot.matching.text.tokens import unframed, words

EntryKind = Literal["answer", "unknown", "off_topic"]
Role = Literal["phrasing", "statement", "by_rule", "near_miss"]
OFF_TOPIC = "#off-topic"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry as the matcher sees it.

    `phrasings` are questions it answers, `by_rule` such as no human wrote, `statements` what it
    says (they count less),
    `near_misses` questions in the same words that it does not answer, `parts` the ids of other
    candidates it is made of, `versions` those that tell the same of another time and are shown with
    it, and `shown` the other texts a reader sees with it. Only what is shown
    counts as naming anybody: a phrasing may well hold a name just to be answered with another.
    Where nothing is shown, the phrasings have to do.
    """

    id: str
    kind: EntryKind
    phrasings: tuple[str, ...]
    statements: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    by_rule: tuple[str, ...] = ()

    @property
    def seen(self) -> tuple[str, ...]:
        """Return every text a reader sees with it."""
        return (*self.statements, *self.shown)


class Line(NamedTuple):
    """One text of a candidate: `entry` is the candidate's number, `plain` the text's words."""

    entry: int
    role: Role
    text: str
    plain: tuple[str, ...]


@cache
def background() -> Candidate:
    """Return the class of everything a base is not about: greetings, trivia, other news."""
    text = files("bot.matching").joinpath("data/off_topic.txt").read_text("utf-8")
    return Candidate(OFF_TOPIC, "off_topic", tuple(text.splitlines()))


def lines_of(entry: int, candidate: Candidate) -> Iterator[Line]:
    """Yield the texts of a candidate as lines, plain words without frames."""
    texts: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("phrasing", candidate.phrasings),
        ("statement", candidate.statements),
        ("by_rule", candidate.by_rule),
        ("near_miss", candidate.near_misses),
    )
    for role, of_role in texts:
        for text in of_role:
            # Interned, a word is held once for all texts: a third of the memory of many lines.
            yield Line(entry, role, text, tuple(map(intern, unframed(words(text)))))


@dataclass(frozen=True, slots=True)
class Match:
    """How well an entry matches a text.

    `score` combines `evidence` and `reranked` (a logarithm); `self_similarity` is how well its own
    phrasings match each other, `coverage` the share of the words it holds, `subject_words` how many
    of those that say something of a subject, `question_type_share` how usual the type of question
    is for it; `phrasing` is its nearest text and `cosine` how near that is; `near_miss_cosine` is
    that of the nearest question it is known not to answer.
    """

    id: str
    kind: EntryKind
    score: float
    evidence: float
    reranked: float
    self_similarity: float
    phrasing: str
    cosine: float
    coverage: float
    subject_words: int
    near_miss_cosine: float
    question_type_share: float
    parts: tuple[str, ...]
    versions: tuple[str, ...]
    unsupported_names: tuple[Mention, ...]
