"""An invented world to match against: a strike in the harbour of Port Vellen."""

from __future__ import annotations

from bot.matching import Candidate, Lexicon, words

CANDIDATES = (
    Candidate(
        "walkout-size",
        "answer",
        (
            "How many dockers walked out?",
            "number of dockers on strike",
            "how big is the walkout at the harbour",
            "dockers strike headcount according to the union",
            "how many stevedores downed tools",
            "how many people take part in the strike",
        ),
        ("The union says 340 dockers walked out at Port Vellen.",),
        ("how many dockers were dismissed", "how many sailors walked out"),
    ),
    Candidate(
        "walkout-size-company",
        "answer",
        (
            "How many dockers does the company say walked out?",
            "company figure for dockers on strike",
            "dockers on strike according to the harbour company",
        ),
        ("The harbour company says 120 dockers walked out.",),
    ),
    Candidate(
        "walkout-start",
        "answer",
        (
            "When did the walkout begin?",
            "what day did the dockers stop work",
            "since when are the cranes still",
        ),
        ("The walkout began on Monday.",),
    ),
    Candidate(
        "pay-offer",
        "answer",
        (
            "What pay rise does the company offer?",
            "pay rise offered by the harbour company",
            "what percentage is on the table",
        ),
        ("The company offers a pay rise of four percent.",),
    ),
    Candidate(
        "pay-demand",
        "answer",
        (
            "What pay rise does the union demand?",
            "pay rise demanded by the dockers",
            "how much more money do the workers want",
        ),
        ("The union demands a pay rise of nine percent.",),
        ("what pay do crane drivers get",),
    ),
    Candidate(
        "ferries-halted",
        "answer",
        (
            "Are the ferries to Karachi running?",
            "have the ferries stopped",
            "is there any boat out of Port Vellen",
        ),
        ("Ferries to Karachi are halted.",),
    ),
    Candidate(
        "pay",
        "answer",
        (
            "The dispute over pay",
            "what is the pay dispute about",
            "what does each side want in the pay dispute",
            "pay dispute explained",
        ),
        parts=("pay-offer", "pay-demand"),
    ),
    Candidate(
        "dismissed-count",
        "unknown",
        (
            "How many dockers were dismissed?",
            "number of workers fired for striking",
            "did anyone lose their job over the strike",
            "how many stevedores were sacked",
            "how many strikers got fired",
        ),
        ("the number of dismissed dockers",),
    ),
    Candidate(
        "strike-leader",
        "unknown",
        (
            "Who leads the strike?",
            "what is the name of the strike leader",
            "who is behind the walkout",
            "who is in charge of the strike",
            "leader of the strikers",
        ),
        ("the leader of the strike",),
    ),
)

UNION, COMPANY = "union", "company"


def plain(text: str) -> tuple[str, ...]:
    """Return the plain words of a text."""
    return tuple(words(text))


def group(*phrases: str) -> tuple[tuple[str, ...], ...]:
    """Return phrases as plain words, the way a lexicon wants them."""
    return tuple(map(plain, phrases))


LEXICON = Lexicon(
    synonyms=(
        group("walkout", "strike", "stoppage", "industrial action"),
        group("dockers", "stevedores", "dock workers"),
        group("ferry", "boat"),
    ),
    names=(
        (UNION, group("the dockers union", "union")),
        (COMPANY, group("harbour company", "company", "Vellen Harbour Company")),
    ),
)

PHRASINGS = [
    (candidate.id, phrasing) for candidate in CANDIDATES for phrasing in candidate.phrasings
]
