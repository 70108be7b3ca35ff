"""A report taken apart: what could become facts, actors, events and unknowns, each with its id."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from bot.curation.actors import Cast, Named, cast_of
from bot.curation.ids import Ids
from bot.curation.readings import Reading, reading_of
from bot.curation.sentences import sentences_of
from bot.curation.templates import Kind, Template, guess, stems_of, templates

_TELLING = 2  # words of an id


@dataclass(frozen=True)
class Report:
    """A report's text, what its story is called, and the kind of story if it was chosen."""

    story: str
    text: str
    chosen: Kind | None = None
    ids: Ids = field(default_factory=Ids, init=False, repr=False)

    @cached_property
    def source(self) -> str:
        """The id of the report among the sources."""
        return self.ids.take(
            self.story if self.story.endswith("report") else f"{self.story}-report"
        )

    @cached_property
    def kind(self) -> Kind:
        """The kind of story, as chosen or as the text tells."""
        return self.chosen or guess(stems_of(self._sentences))

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """What each sentence holds."""
        return tuple(map(reading_of, sentences_of(self.text)))

    @cached_property
    def cast(self) -> Cast:
        """Who is named, and who speaks."""
        return cast_of([reading.sentence for reading in self.readings], self.ids)

    @cached_property
    def facts(self) -> dict[str, Reading]:
        """What a fact could be made of, by the id it would have."""
        told = (one for one in self.readings if one.says_something and not one.is_warning)
        return {self.ids.take(self._gist(one)): one for one in told}

    @cached_property
    def warnings(self) -> tuple[Reading, ...]:
        """What says that something is not verified."""
        return tuple(one for one in self.readings if one.is_warning)

    @cached_property
    def passed_over(self) -> tuple[Reading, ...]:
        """What nothing was found in."""
        return tuple(one for one in self.readings if not (one.says_something or one.is_warning))

    @cached_property
    def days(self) -> dict[str, list[str]]:
        """The days the report names, each with the ids of the facts it names them in."""
        days: dict[str, list[str]] = {}
        for identity, reading in self.facts.items():
            for day in reading.days:
                days.setdefault(day, []).append(identity)
        return days

    @cached_property
    def templates(self) -> dict[str, Template]:
        """The unknowns to begin with, by the id they would have."""
        found = templates(self.kind, self._sentences)
        return {self.ids.take(one.id): one for one in found}

    def speaker(self, reading: Reading) -> Named | None:
        """Return who says what a sentence holds, as far as that is clear."""
        return self.cast.speakers.get(reading.sentence)

    def mentions(self, words: tuple[str, ...]) -> list[int]:
        """Return the paragraphs in which any of the words stands."""
        found = chain.from_iterable(self._places.get(one, ()) for one in stems_of(words))
        return sorted(set(found))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The paragraphs of each stem."""
        places: dict[str, list[int]] = {}
        for reading in self.readings:
            for one in stems_of([reading.sentence.text]):
                places.setdefault(one, []).append(reading.sentence.paragraph)
        return places

    @property
    def _sentences(self) -> list[str]:
        return [reading.sentence.text for reading in self.readings]

    def _gist(self, reading: Reading) -> str:
        """Return words for the id of a fact: two that tell what it is about, where there are."""
        speaker = self.speaker(reading)
        named = (speaker, *self.cast.present.get(reading.sentence, ()))
        subject = next((one.id for one in named if one), "")
        words = reading.gist or ((reading.verb,) if reading.verb else ())
        lead = (subject,) if len(words) < _TELLING else ()
        return " ".join((*lead, *words)) or f"paragraph {reading.sentence.paragraph}"
