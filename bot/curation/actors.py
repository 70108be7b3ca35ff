"""The actors that a report seems to name: whoever it lets speak, and its capitalised names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.curation.ids import Ids
from bot.curation.sentences import Sentence
from bot.curation.speech import AGAIN, plain, speech_in
from bot.knowledge.checks.proper_names import name_runs
from bot.knowledge.model import ID_LENGTH, LABEL_LENGTH, NAME_LENGTH, SAID_BY
from bot.language.dates import MONTHS, WEEKDAYS
from bot.language.normalise import same_words

_ACRONYM: Final = re.compile(r" \(([A-Z][A-Za-z]{1,9})\)")
_PLACE: Final = re.compile(
    r"\b(?:in|at|near|around|across|off|outside|through"
    r"|(?:town|city|village|district|province|region|island|port|valley|river)(?: of)?) (?:the )?$"
)
# Where a name only tells which one is meant: "the Saint Olav clinic".
_INSTITUTION: Final = re.compile(
    r" (?:clinic|hospital|police|government|ministry|council|court|prosecutors?|university|school"
    r"|newspaper|agency|authority|authorities|depot|plant|factory|company|union|office|party)\b"
)
_LEGAL: Final = re.compile(r" (?:as|ag|ab|inc|ltd|llc|plc|gmbh|corp|co|sa|se|spa|oy|bv|nv|kg)")
_LONG, _NEARLY_ALL = 4, 0.8  # letters of a word, and words of a headline; what has capitals
_CALENDAR: Final = frozenset(name.title() for name in (*MONTHS, *WEEKDAYS))


@dataclass
class Named:
    """An actor as the text names it: the name as it reads after "according to", and shorter ones.

    `is_placed` tells that it stands only where places do.
    """

    name: str
    id: str = ""
    short: str | None = None
    aliases: list[str] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    is_speaker: bool = False
    is_placed: bool = True

    @property
    def words(self) -> str:
        """Return the name without an article or signs, in one case."""
        return same_words(self.name).removeprefix("the ")


@dataclass(frozen=True)
class Cast:
    """The actors of a report: who speaks in each sentence, and who else is named in it."""

    actors: tuple[Named, ...]
    places: tuple[str, ...]
    speakers: dict[Sentence, Named]
    present: dict[Sentence, tuple[Named, ...]]


def cast_of(sentences: Sequence[Sentence], ids: Ids) -> Cast:
    """Return the actors that the sentences name, with ids of their own."""
    found: dict[str, Named] = {}
    speakers: dict[Sentence, Named] = {}
    present: defaultdict[Sentence, list[Named]] = defaultdict(list)
    certain = {name for sentence in sentences for name in _certain(sentence)}
    for sentence in sentences:
        for named in _names(sentence, certain, found):
            present[sentence].append(named)
            if sentence.paragraph not in named.paragraphs:
                named.paragraphs.append(sentence.paragraph)
    last: dict[int, Named] = {}  # by paragraph: beyond it, "she said" is of somebody else
    for sentence in sentences:
        speaker = _speaker(sentence, last.get(sentence.paragraph), found)
        if speaker is not None:
            speakers[sentence] = last[sentence.paragraph] = speaker
    owners = _merged(list(found.values()))
    distinct = {owner.words: owner for owner in owners.values()}.values()
    for named in distinct:
        if named.is_speaker or not named.is_placed:
            named.id = ids.take(named.words, longest=ID_LENGTH - len(SAID_BY))
    return Cast(
        actors=tuple(named for named in distinct if named.id),
        places=tuple(named.name for named in distinct if not named.id),
        speakers={sentence: owners[one.words] for sentence, one in speakers.items()},
        present={
            sentence: _actors(owners[one.words] for one in names)
            for sentence, names in present.items()
        },
    )


def _actors(named: Iterable[Named]) -> tuple[Named, ...]:
    """Return the actors among those named, each once."""
    return tuple({one.words: one for one in named if one.id}.values())


def _is_headline(text: str) -> bool:
    """Tell whether nearly every word has a capital, so that none tells a name."""
    words = [word for word in text.split() if len(word) >= _LONG]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > _LONG and capitals > len(words) * _NEARLY_ALL


def _certain(sentence: Sentence) -> Iterator[str]:
    """Yield the names that are no mere beginnings of a sentence."""
    for run in () if _is_headline(sentence.text) else name_runs(sentence.text):
        if name := plain(run):
            yield name


def _names(sentence: Sentence, certain: set[str], found: dict[str, Named]) -> Iterator[Named]:
    """Yield the actors a sentence names, adding them to those found."""
    for run in () if _is_headline(sentence.text) else name_runs(sentence.text):
        name = plain(run) or (run.text if run.text in certain else None)
        if name is None or name in _CALENDAR or len(name) > NAME_LENGTH:
            continue
        lead, behind = sentence.text[: run.start], sentence.text[run.end :]
        words = run.text.split(" ")
        has_article = lead.endswith(("the ", "The ")) or words[0] == "The" != name.split(" ")[0]
        if has_article and (institution := _INSTITUTION.match(behind)):
            name += institution[0]
        named = _found(f"the {name}" if has_article else name, found)
        named.is_placed &= bool(_PLACE.search(lead))
        if (acronym := _ACRONYM.match(behind)) and acronym[1] not in found:
            named.short = acronym[1]
        yield named


def _found(name: str, found: dict[str, Named]) -> Named:
    named = found.setdefault(Named(name).words, Named(name))
    if name.startswith("the ") and not named.name.startswith("the "):
        named.name = name
    return named


def _speaker(sentence: Sentence, last: Named | None, found: dict[str, Named]) -> Named | None:
    """Return who speaks in a sentence, adding who is not found yet."""
    speech = speech_in(sentence.text)
    if speech is None or speech.speaker is None or len(speech.speaker) > NAME_LENGTH:
        return None
    if speech.speaker == AGAIN:
        return last
    speaker = _found(speech.speaker, found)
    speaker.is_speaker = True
    if sentence.paragraph not in speaker.paragraphs:
        speaker.paragraphs.append(sentence.paragraph)
    return speaker


def _merged(found: list[Named]) -> dict[str, Named]:
    """Return whom each name belongs to: "Quill" to "Mayor Ada Quill", "BLA" to the name before it.

    A short name that could be of several stays by itself.
    """
    owners = {one.words: one for one in found}
    for one in found:
        longer = [
            other
            for other in found
            if other.words.endswith(f" {one.words}")
            or _LEGAL.fullmatch(other.words.removeprefix(one.words))
            or (other.short and same_words(other.short) == one.words)
        ]
        owner = max(longer, key=lambda other: len(other.words), default=None)
        if owner and all(f" {owner.words}".endswith(f" {other.words}") for other in longer):
            owners[one.words] = owner
            _take_over(owner, one)
    return {words: owners.get(owner.words, owner) for words, owner in owners.items()}


def _take_over(owner: Named, one: Named) -> None:
    name = one.name.removeprefix("the ")
    if name != owner.short and len(name) <= LABEL_LENGTH:
        owner.aliases.append(name)
    owner.is_speaker |= one.is_speaker
    owner.is_placed &= one.is_placed
    owner.paragraphs = sorted({*owner.paragraphs, *one.paragraphs})
