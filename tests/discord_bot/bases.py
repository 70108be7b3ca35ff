"""Generated fact bases, as full and as awkward as the checks let them be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st

from bot.knowledge import FactBase, load
from bot.knowledge.model import (
    CAVEAT_LENGTH,
    ID_LENGTH,
    LABEL_LENGTH,
    MAX_RELATED,
    MAX_SEE,
    NAME_LENGTH,
    NOTE_LENGTH,
    QUESTION_LENGTH,
    SAID_BY,
    STATEMENT_LENGTH,
    WHAT_LENGTH,
)
from bot.knowledge.yaml.limits import MAX_CAVEATS

Record = dict[str, Any]

# What fills a text up: markdown, mentions, wide and joined characters. (Links are refused.)
FILLINGS = ("x", "*", "_", "`", "\\", "<@1>", "[a](b) ", "|", "> ", "# ", "😀", "é")


@dataclass
class Builder:
    """Makes the records of one base; `fullness` is how often a text is as long as it may be."""

    random: Random
    fullness: float
    count: int = 0

    def text(self, limit: int, end: str = "") -> str:
        """Return a text nobody else has."""
        self.count += 1
        start = f"W{self.count}q "
        filling = self.random.choice(FILLINGS)
        full = self.random.random() < self.fullness
        length = limit if full else self.random.randint(len(start), limit)
        whole = (start + filling * limit)[: max(length - len(end), len(start))].strip()
        return whole + end

    def identity(self, kind: str, limit: int = ID_LENGTH) -> str:
        """Return an id of a kind."""
        self.count += 1
        short = f"{kind}-{self.count}"
        is_full = self.random.random() < self.fullness
        return f"{short}-{'a' * limit}"[:limit] if is_full else short

    def maybe(self, limit: int) -> str | None:
        """Return a text or none."""
        return self.text(limit) if self.random.random() < 0.5 + self.fullness / 2 else None

    def some(self, ids: Sequence[str], least: int, most: int) -> list[str]:
        """Return some of the ids, each once."""
        most = min(most, len(ids))
        return self.random.sample(ids, self.random.randint(least, most))

    def paragraphs(self) -> list[int]:
        """Return paragraphs of a source that has 100,000."""
        return self.random.sample(range(1, 100_001), self.random.randint(1, 20))

    def times(self, least: int, most: int) -> range:
        """Return how often something is to be made."""
        return range(self.random.randint(least, most))


def build_base(seed: int, fullness: float) -> FactBase:
    """Return a base that has passed every check, the same for the same seed and fullness."""
    builder = Builder(Random(seed), fullness)
    sources = [_source(builder) for _ in builder.times(1, 3)]
    actors = [_actor(builder) for _ in builder.times(1, 40)]
    source_ids, actor_ids = _ids(sources), _ids(actors)
    caveats = [_caveat(builder, source_ids, actor_ids) for _ in builder.times(0, MAX_CAVEATS)]
    facts = list(_facts(builder, source_ids, actor_ids))
    fact_ids = _ids(facts)
    topics = {frozenset(topic["facts"]): topic for topic in _topics(builder, fact_ids)}
    return _loaded(
        {
            "sources": sources,
            "actors": actors,
            "caveats": [caveat for caveat in caveats if _covers_any(caveat, facts)],
            "facts": facts,
            "events": [_event(builder, order, fact_ids) for order in builder.times(0, 5)],
            "topics": list(topics.values()),
            "unknowns": [_unknown(builder, fact_ids) for _ in builder.times(0, 4)],
        }
    )


# Hypothesis draws two numbers only: drawing every text makes it prefer bases that hold little.
bases = st.builds(build_base, st.integers(0, 2**32), st.sampled_from((0.0, 0.5, 1.0)))


def _loaded(sections: dict[str, list[Record]]) -> FactBase:
    """Return the base as the loader lets it pass; raises KnowledgeError where it does not."""
    with TemporaryDirectory() as folder:
        text = json.dumps(sections, ensure_ascii=False)  # JSON is YAML too
        (Path(folder) / "base.yaml").write_text(text, encoding="utf-8")
        return load(Path(folder)).base


def _source(builder: Builder) -> Record:
    return {
        "id": builder.identity("source"),
        "title": builder.maybe(NAME_LENGTH),
        "publisher": builder.maybe(NAME_LENGTH),
        "published": builder.maybe(NAME_LENGTH),
        "paragraphs": 100_000,
    }


def _actor(builder: Builder) -> Record:
    return {
        "id": builder.identity("actor", ID_LENGTH - len(SAID_BY)),
        "name": builder.text(NAME_LENGTH),
        "short": builder.maybe(LABEL_LENGTH),
    }


def _caveat(builder: Builder, sources: Sequence[str], actors: Sequence[str]) -> Record:
    return {
        "id": builder.identity("caveat"),
        "label": builder.text(LABEL_LENGTH),
        "text": builder.text(CAVEAT_LENGTH),
        "source": builder.random.choice(sources),
        "paragraphs": builder.paragraphs(),
        "covers": builder.some(actors, 1, 30),
    }


def _facts(builder: Builder, sources: Sequence[str], actors: Sequence[str]) -> Iterator[Record]:
    """Yield facts; half of them are about the first claims, so that some have many responses."""
    claims: list[Record] = []
    for _ in builder.times(2, 25):
        claimant = builder.random.choice((None, *actors))
        fact: Record = {
            "id": builder.identity("fact"),
            "question": builder.text(QUESTION_LENGTH, end="?"),
            "statement": builder.text(STATEMENT_LENGTH),
            "claimant": claimant,
            "about": builder.some(actors, 0, 4),
            "source": builder.random.choice(sources),
            "paragraphs": builder.paragraphs(),
            "note": builder.maybe(NOTE_LENGTH),
            "time_bound": builder.random.random() < 0.5,
        }
        others = [claim["id"] for claim in claims if claim["claimant"] != claimant][:4]
        if claimant and others:
            related = builder.some(others, 0, 2 * MAX_RELATED)
            fact["dismisses"] = related[:MAX_RELATED]
            fact["differs"] = related[MAX_RELATED:]
        if claimant:
            claims.append(fact)
        yield fact


def _event(builder: Builder, order: int, facts: Sequence[str]) -> Record:
    return {
        "id": builder.identity("event"),
        "when": builder.text(NAME_LENGTH),
        "order": order,
        "facts": builder.some(facts, 1, 25),
    }


def _unknown(builder: Builder, facts: Sequence[str]) -> Record:
    return {
        "id": builder.identity("unknown"),
        "what": builder.text(WHAT_LENGTH).rstrip(".?!"),
        "see": builder.some(facts, 0, MAX_SEE),
    }


def _ids(records: Sequence[Record]) -> list[str]:
    return [record["id"] for record in records]


def _topics(builder: Builder, facts: Sequence[str]) -> Iterator[Record]:
    for _ in builder.times(0, 3):
        yield {
            "id": builder.identity("topic"),
            "title": builder.text(NAME_LENGTH),
            "question": builder.text(QUESTION_LENGTH, end="?"),
            "facts": builder.some(facts, 2, 25),
        }


def _covers_any(caveat: Record, facts: Sequence[Record]) -> bool:
    return any(
        fact["source"] == caveat["source"] and fact["claimant"] in caveat["covers"]
        for fact in facts
    )
