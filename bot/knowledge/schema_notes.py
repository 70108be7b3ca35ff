"""What an editor tells of each key: an example, and a description where the model gives none.

The examples are of one small story, a flood in an invented town.
"""

from __future__ import annotations

from typing import Final

_ID: Final = "What the files call it: small letters, digits, hyphens; never changed later."
_ASKS: Final = "How people ask for it, in their words; for matching only, never shown."

# By key, for every kind of record that has no note of its own.
DESCRIPTIONS: Final = {
    "asks": _ASKS,
    "facts": "Ids of the facts, in the order of the source's paragraphs.",
    "id": _ID,
    "not_asks": "Near misses it must not answer; never shown.",
    "paragraphs": "The numbers of the paragraphs that say it.",
    "question": "Neutral; shown to people, who can pick it.",
    "source": "Id of the source that says it.",
    "title": "Shown to people as a heading.",
}
DESCRIPTIONS_OF: Final = {
    "Document": {
        "story": "What this folder is about, where there are several.",
        "sources": "The documents that the facts come from.",
        "actors": "The people, groups and governments in the sources.",
        "caveats": "The warnings that the sources themselves give.",
        "facts": "What the bot can say, each with who says it and where.",
        "topics": "Facts that answer one question together.",
        "unknowns": "What people ask and no source says.",
        "events": "The timeline, dated in the sources' words.",
        "synonyms": "Groups of words that mean the same in this story.",
        "golden": "Questions that measure the bot, written by somebody else than the asks.",
    },
    "StoryInfo": {
        "id": "How programs and commands call the story.",
        "title": "How members call it, as it reads after 'On': the attacks in Balochistan.",
        "language": "The language of its texts; only English is understood so far.",
        "home": "Id of the Discord server where its curators work.",
    },
    "Source": {
        "title": "The title as published; null where there is none.",
        "publisher": "Who published it; null where the document does not say.",
    },
    "Actor": {
        "short": "A shorter name for lists and buttons.",
        "aliases": "Other names people use; for matching only.",
    },
    "Caveat": {
        "label": "One or two words that stand with each statement it covers.",
        "text": "The warning in a sentence, close to the source's own words.",
    },
    "Lifting": {"why": "Why the caveat does not hold for the fact; never shown."},
    "Event": {
        "facts": "Ids of the facts that happened then; only these may name the date.",
        "order": "Its place in the timeline; each event has a number of its own.",
    },
    "Golden": {
        "question": "A question as a member would ask it; no phrasing of the base.",
        "expect": "Ids of the facts, topics or unknowns any of which is a right answer.",
        "abstain": "True where the base must not answer.",
    },
}

EXAMPLES: Final[dict[str, object]] = {
    "abstain": True,
    "about": ["mill-owners"],
    "aliases": ["town council", "the councillors"],
    "also": ["warning-dismissed"],
    "asks": ["how many homes were flooded", "number of houses under water"],
    "by": "second-report",
    "claimant": "council",
    "covers": ["council", "mill-owners"],
    "curator_note": "Paragraph 3 gives another figure for the whole valley.",
    "differs": ["homes-flooded-residents"],
    "dismisses": ["warning-ignored"],
    "expect": ["homes-flooded"],
    "facts": ["homes-flooded", "bridge-closed"],
    "home": 123456789012345678,
    "id": "homes-flooded",
    "label": "Unverified",
    "language": "en",
    "lifted": {"not-checked": {"why": "Paragraph 2 confirms the figure.", "by": "second-report"}},
    "missed": True,
    "name": "the town council",
    "not_asks": ["how many shops were flooded"],
    "note": "The report does not say when they were counted.",
    "order": 10,
    "paragraphs": [2],
    "published": "5 May 2024",
    "publisher": "Alder Post",
    "question": "How many homes does the council say were flooded?",
    "retracts": ["bridge-collapsed"],
    "see": ["homes-flooded"],
    "sha256": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
    "short": "the council",
    "source": "flood-report",
    "statement": "It counted 40 flooded homes.",
    "text": "Nobody has checked what either side says.",
    "time_bound": True,
    "title": "The flooded homes, as each side tells it",
    "todo": "confirm who says this",
    "updates": ["homes-flooded-monday"],
    "what": "the number of injured",
    "when": "late on Monday",
    "why": "The second report confirms the figure.",
}
EXAMPLES_OF: Final[dict[str, dict[str, object]]] = {
    "Document": {
        "story": {"id": "alder-flood", "title": "the flood in Alder"},
        "sources": [{"id": "flood-report", "title": "Flood in Alder", "paragraphs": 6}],
        "actors": [{"id": "council", "name": "the town council"}],
        "caveats": [
            {
                "id": "not-checked",
                "label": "Unverified",
                "text": "Nobody has checked what either side says.",
                "source": "flood-report",
                "paragraphs": [6],
                "covers": ["council"],
            }
        ],
        "facts": [
            {
                "id": "homes-flooded",
                "question": "How many homes does the council say were flooded?",
                "statement": "It counted 40 flooded homes.",
                "claimant": "council",
                "source": "flood-report",
                "paragraphs": [2],
                "asks": ["how many homes were flooded"],
            }
        ],
        "topics": [
            {
                "id": "homes",
                "title": "The flooded homes, as each side tells it",
                "question": "How many homes were flooded?",
                "facts": ["homes-flooded", "homes-flooded-residents"],
            }
        ],
        "unknowns": [{"id": "injured", "what": "the number of injured", "see": ["homes-flooded"]}],
        "events": [{"id": "flood", "when": "Monday", "order": 10, "facts": ["bridge-closed"]}],
        "synonyms": [["homes", "houses", "dwellings"]],
        "golden": [{"question": "any idea how many houses got wet", "expect": ["homes-flooded"]}],
    },
    "StoryInfo": {"id": "alder-flood", "title": "the flood in Alder"},
    "Source": {"id": "flood-report", "title": "Flood in Alder", "paragraphs": 6},
    "Actor": {"id": "council"},
    "Caveat": {"id": "not-checked", "paragraphs": [6]},
    "Topic": {"id": "homes", "question": "How many homes were flooded?"},
    "Unknown": {"id": "injured", "asks": ["how many were hurt", "wounded count"]},
    "Event": {"id": "flood", "facts": ["bridge-closed"]},
    "Golden": {"question": "any idea how many houses got wet"},
}
