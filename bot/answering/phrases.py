"""The fixed sentences: everything the bot says that is not made of facts.

None of them says yes, no, true, false or confirmed on the bot's own behalf, and none repeats what a
user wrote, except a checked token.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from bot.answering.outcome import AboutKind, Correction
from bot.knowledge import Fact, FactBase, Relation, Source, StoryInfo

NOT_STATED = "{source} does not state {what}."
NEAREST = "The nearest it does say:"
NOT_CERTAIN = "Not certain this is what you mean. The nearest {source} says:"
OTHERS = "Something else? You may mean:"
NO_ANSWER = "My fact base holds nothing on that."
NO_ANSWER_BUT = "My fact base does not hold the answer to that."
WHAT_IT_SAYS = "What it says:"
ALL_READ = "what I have read"
EXAMPLES = "Questions it can answer, for example:"
OFFER = "Related questions it can answer:"
RELATED = "Related to that, {source} says:"
WHO_AND_WHERE = "Who says this, and where:"
ONLY_REPEATED = "I repeat what {source} says and check nothing myself."
WITH_CAVEAT = "There is a caveat on this:"
CAVEAT_ON_SOME = "There is a caveat on some of this:"
WITHOUT_CAVEAT = "This stands there without a caveat:"
ALSO_ASKED = "You also ask, as I read it:"
NOTHING_ON_THE_REST = "On the other question my fact base holds nothing."
ALSO_NEAR = "Also near that text:"
NOT_ALL_COMPARED = "That text is long; only its beginning is compared, at most {count} sentences."
NOT_ALL_READ = "You ask more than I answer at once; please ask the rest again by itself."
ON_STORY = "On {title}:"
SEVERAL_STORIES = "That may be asked of more than one story."
WHICH_STORY = "Which do you mean?"
LIVE_NOTICE = "As the report had it; not live information."
DATE_NOT_STATED = "date not stated"
# The one word of its kind: only where a source says of itself that it confirmed something.
CONFIRMED_SINCE = "Confirmed since by {source}, {date}, as that source itself says."
TAKEN_BACK = "Taken back since by {who}."
UPDATED = "Updated since by {who}."


_RELATION_LEADS: dict[Relation, str] = {
    "dismisses": "This dismisses",
    "dismissed_by": "Dismissed by",
    "differs": "The other side's account",
    "updates": "Earlier",
    "updated_by": "Later",
    "retracts": "This takes back",
    "retracted_by": "How it was taken back",
}
_ABOUT_ME: dict[AboutKind, str] = {
    "language": "I read English, also with Urdu or Hindi words in it; /help shows how to ask me.",
    "trust": (
        "I repeat what {source} says and who says it, and do not judge it; /help tells more."
    ),
    "maker": "I am a program that the people here set up to answer from {source}; see /help.",
    "identity": "I am a bot that answers questions from {source}; /help tells more.",
    "abilities": "I answer questions from {source}, with who says what; /help shows examples.",
    "help": "Ask me about {source} in a sentence of your own; /help shows how, with examples.",
    "insult": "I am only a program that answers from {source}; /help shows how to ask me.",
    "how_are_you": "I am a program, ready for a question about {source}; /help shows how to ask.",
    "greeting": "Hello. I answer questions from {source}; /help shows how to ask.",
    "thanks": "You are welcome; /help shows what else I can do.",
    "praise": "Glad to be of use; /help shows what else I can do.",
    "goodbye": "Goodbye; /help will be here.",
    "laughter": "Whenever you have a question about {source}, /help shows how to ask.",
    "interjection": "Whenever you have a question about {source}, /help shows how to ask.",
}


def name_of(source: Source) -> str:
    """Return how a source is called in a sentence: by title and publisher if it has any."""
    title = f"“{source.title}”" if source.title else "the report"
    return f"{title} ({source.publisher})" if source.publisher else title


def name_of_all(base: FactBase) -> str:
    """Return what the base's sources are called together."""
    sources = list(base.sources.values())
    return name_of(sources[0]) if len(sources) == 1 else ALL_READ


def on_story(story: StoryInfo) -> str:
    """Return the words that say which story a reply is of."""
    return ON_STORY.format(title=story.title)


def attribution(base: FactBase, fact: Fact) -> str:
    """Return "according to …": the claimant, or the source where it speaks in its own voice."""
    return f"according to {sayer(base, fact)}"


def sayer(base: FactBase, fact: Fact) -> str:
    """Return who says a fact: the claimant, or the source where it speaks in its own voice."""
    claimant = base.claimant_of(fact)
    return claimant.name if claimant else name_of(base.sources[fact.source])


def confirmed_since(source: Source) -> str:
    """Return the sentence for a caveat that a later source lifts, in that source's name."""
    date = source.published or DATE_NOT_STATED
    return CONFIRMED_SINCE.format(source=name_of(source), date=date)


def title_of(source: Source) -> str:
    """Return a source's name for where it stands first: "Report"."""
    return capitalised(name_of(source).removeprefix("the "))


def place(title: str, paragraphs: Sequence[int], date: str = "") -> str:
    """Return "Report, paragraph 1" or "Report, Monday, paragraphs 6 and 1"."""
    return ", ".join(filter(None, (title, date, in_paragraphs(paragraphs))))


def in_paragraphs(paragraphs: Sequence[int]) -> str:
    """Return "paragraph 1" or "paragraphs 6 and 1"."""
    if len(paragraphs) == 1:
        return f"paragraph {paragraphs[0]}"
    listed = ", ".join(map(str, paragraphs[:-1]))
    return f"paragraphs {listed} and {paragraphs[-1]}"


def provenance(base: FactBase, facts: Sequence[str]) -> str:
    """Return the sentence before facts whose source was asked for; of one, who and where."""
    if len(facts) > 1:
        return WHO_AND_WHERE
    fact = base.facts[facts[0]]
    source = base.sources[fact.source]
    claimant = base.claimant_of(fact)
    who = claimant.name if claimant else f"{name_of(source)} itself"
    return f"Said by {who}. Where: {place(title_of(source), fact.paragraphs)}."


def verification(base: FactBase, facts: Sequence[str]) -> str:
    """Return the sentences before facts of which it was asked whether they hold."""
    covered = [bool(base.caveats_of(base.facts[fact])) for fact in facts]
    how = WITHOUT_CAVEAT
    if any(covered):
        how = WITH_CAVEAT if all(covered) else CAVEAT_ON_SOME
    return f"{ONLY_REPEATED.format(source=name_of_all(base))} {how}"


def relation_lead(relation: Relation) -> str:
    """Return the words that introduce a related statement."""
    return _RELATION_LEADS[relation]


def about_me(source: str, kind: AboutKind) -> str:
    """Return the sentence about the bot itself that answers small talk."""
    return _ABOUT_ME[kind].format(source=source)


def correction(base: FactBase, found: Correction) -> str:
    """Return the sentence for what in the question the base contradicts or leaves open."""
    source = capitalised(name_of_all(base))
    match found.kind:
        case "number":
            token = found.token or "that number"
            is_held = found.is_of_another
            said = f"gives {token} for something else" if is_held else f"does not say {token} here"
            return f"{source} {said}."
        case "name":
            return f"{source} does not mention {found.token} in this."
        case "negation" | "opposite" | "role":
            return f"{source} does not put it that way."
        case "claimant":
            return f"{source} does not attribute that to {found.token}."
        case "quantifier":
            return f"{source} does not say “{found.token}” here."
        case "slot":
            return f"{source} does not say {found.token} in this."
        case _:
            assert_never(found.kind)


def capitalised(text: str) -> str:
    """Return the text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]
