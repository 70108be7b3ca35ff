"""Generated bases of any size, the same ones each time: for measuring speed, not quality.

Words follow Zipf's law, as in any text: a few are everywhere, most are rare. Half of the entries
have an invented compound of their own ("harbourtax"), so the vocabulary grows with the base. An
entry has 5 to 30 phrasings over a handful of words of its own; each question is a phrasing nobody
wrote down, and every third one is misspelt.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from benchmarks.noise import SLIPS, misspelt
from benchmarks.yaml_files import loaded
from bot.knowledge import FactBase
from bot.language.dates import dates_in
from bot.matching import Candidate, EntryKind

FEWEST, MOST = 5, 30  # phrasings an entry
TOPIC_WORDS = 8
COMPOUND_SHARE = 0.5
UNKNOWN_SHARE = 1 / 3
FLATTENING = 10  # Zipf–Mandelbrot: the most frequent words are less so than by Zipf's law
OPENINGS = (
    "what is the {}",
    "how many {}",
    "who said that {}",
    "when did {}",
    "where was {}",
    "why does the {}",
    "is it true that {}",
    "tell me about {}",
    "which {}",
    "did anyone {}",
    "{}",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLAIMANTS = 9
EVENT_FACTS = 10  # of each event
JOINTS = ("of the", "in", "and", "for", "by", "with the", "on", "to", "from the", "")


class World(NamedTuple):
    """A generated base, and questions to it."""

    candidates: tuple[Candidate, ...]
    questions: tuple[str, ...]


def facts(count: int, seed: int = 0) -> FactBase:
    """Return a base of so many facts, each with a figure, a day, a claimant and some phrasings."""
    random_ = random.Random(seed)
    drawn = _Words(random_)
    written: list[dict[str, object]] = []
    listed: list[list[str]] = [[] for _ in range(-(-count // EVENT_FACTS))]
    for number in range(count):
        topic = drawn.undated_topic()
        things, event = " ".join(topic[:3]), number % len(listed)
        day = DAYS[event % len(DAYS)]
        listed[event].append(f"fact-{number}")
        written.append(
            {
                "id": f"fact-{number}",
                "question": f"What did it count in case {number:,}?",
                "statement": f"It counted {random_.randint(2, 9_999):,} {things} on a {day}.",
                "claimant": f"actor-{number % CLAIMANTS}",
                "source": "report",
                "paragraphs": [1],
                "asks": [f"{_phrasing(topic, drawn, random_)} {n}" for n in range(FEWEST)],
            }
        )
    return loaded(
        {
            "sources": [{"id": "report", "paragraphs": 1}],
            "actors": [
                {"id": f"actor-{n}", "name": f"Speaker {n} of the council"}
                for n in range(CLAIMANTS)
            ],
            "facts": written,
            "events": [
                {"id": f"event-{n}", "when": DAYS[n % len(DAYS)], "order": n, "facts": ids}
                for n, ids in enumerate(listed)
            ],
        }
    )


def waking_questions(base: FactBase) -> Iterator[str]:
    """Yield questions that another figure, day, name, speaker, a denial or an open slot is in."""
    for fact in base.facts.values():
        topic = " ".join(fact.statement.split()[3:6])
        yield f"were two hundred {topic} counted"
        yield f"were between 3 and {len(fact.statement)}% of the {topic} counted"
        yield f"were {topic} counted on a friday in december"
        yield f"how many {topic} were counted in Karachi"
        yield f"how many {topic} did it count according to Speaker 3 of the council"
        yield f"not a single {topic} was counted"
        yield f"when were the {topic} counted"


class _Words:
    """Words as they occur in text: the more frequent, the more often drawn."""

    def __init__(self, random_: random.Random) -> None:
        self._random = random_
        text = files("bot.matching").joinpath("data/common_words.txt").read_text("utf-8")
        self._words = text.split()
        random_.shuffle(self._words)
        weights = (1 / (rank + FLATTENING) for rank in range(len(self._words)))
        self._cumulated = list(accumulate(weights))

    def draw(self, count: int) -> list[str]:
        """Return words, frequent ones more often than others."""
        return self._random.choices(self._words, cum_weights=self._cumulated, k=count)

    def topic(self) -> list[str]:
        """Return the words an entry is about, perhaps with a compound of its own."""
        rare = self._random.sample(self._words, 2)
        own = ["".join(rare)] if self._random.random() < COMPOUND_SHARE else rare
        return [*own, *self.draw(TOPIC_WORDS - len(own))]

    def undated_topic(self) -> list[str]:
        """Return such words without a day of the week, which no event would list."""
        topic = self.topic()
        while dates_in(" ".join(topic)):
            topic = self.topic()
        return topic


def world(phrasings: int, questions: int, seed: int = 0) -> World:
    """Return a base of at least so many phrasings, and questions to it."""
    random_ = random.Random(seed)
    drawn = _Words(random_)
    topics: list[list[str]] = []
    candidates: list[Candidate] = []
    written = 0
    while written < phrasings:
        topic = drawn.topic()
        count = random_.randint(FEWEST, MOST)
        texts = tuple(_phrasing(topic, drawn, random_) for _ in range(count))
        kind: EntryKind = "unknown" if random_.random() < UNKNOWN_SHARE else "answer"
        candidates.append(Candidate(f"entry-{len(topics)}", kind, texts))
        topics.append(topic)
        written += count
    return World(tuple(candidates), tuple(_questions(questions, topics, drawn, random_)))


def _questions(
    count: int, topics: list[list[str]], drawn: _Words, random_: random.Random
) -> Iterator[str]:
    for number in range(count):
        question = _phrasing(random_.choice(topics), drawn, random_)
        slip = random_.choice(SLIPS)
        typo = misspelt(question, slip, random_, shortest=5) if number % 3 == 0 else None
        yield typo or question


def _phrasing(topic: list[str], drawn: _Words, random_: random.Random) -> str:
    """Return two to four of the topic's words and one or two others, joined as in a question."""
    chosen = [*random_.sample(topic, random_.randint(2, 4)), *drawn.draw(random_.randint(1, 2))]
    random_.shuffle(chosen)
    joined = " ".join(f"{word} {random_.choice(JOINTS)}".strip() for word in chosen[:-1])
    return random_.choice(OPENINGS).format(f"{joined} {chosen[-1]}")
