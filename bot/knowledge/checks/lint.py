"""Editorial rules: what the bot shows takes no side, judges nothing and invents no date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import Final, NamedTuple

from bot.errors import Problem
from bot.knowledge.checks.dated import dated_by_the_source
from bot.knowledge.checks.displayed_texts import Shown, as_given, shown
from bot.knowledge.checks.draft import Draft
from bot.knowledge.model import Fact
from bot.knowledge.yaml.findings import quoted
from bot.knowledge.yaml.limits import MAX_SHOWN_CHARACTERS
from bot.language.calendar_days import impossible_days
from bot.language.normalise import same_words


class Finding(NamedTuple):
    """What a rule has to say about a string."""

    what: str
    remedy: str


Rule = Callable[[Shown, Draft], Iterator[Finding]]

_LOADED: Final = re.compile(
    r"\b(terroris[mt]s?|bad guys?|enem(?:y|ies)|thugs?|martyr(?:s|ed|dom)?)\b", re.IGNORECASE
)
_DENIES: Final = re.compile(r"\b(den(?:y|ies|ied|ial|ials|ying))\b", re.IGNORECASE)
# Without an opening mark inside, so that a row of them is not searched again from each one.
_QUOTATION: Final = re.compile(r"“[^“”]*”|\"[^\"]*\"|\u2018[^\u2018\u2019]*\u2019")
_VERDICT_FIRST: Final = re.compile(r"\W*(yes|no|true|false|confirmed)\b", re.IGNORECASE)
_VERDICT_LAST: Final = re.compile(r"[^\w\s]\s*(yes|no|true|false|confirmed)\W*\Z", re.IGNORECASE)
_VERDICT: Final = re.compile(
    r"\b((?:is|are|was|were|been)\s+(?:now\s+)?(?:true|false|confirmed)"
    r"|answer\s+(?:is|was)\s+(?:yes|no))\b",
    re.IGNORECASE,
)
# "://" comes first, and not what leads to it, so that a row of dots is not searched from each.
_REACHING_OUT: Final = re.compile(
    r"(?<=[a-z0-9])://\S*|@(?:everyone|here)\b|\b(?:www\.|mailto:)\S+"
    r"|\b(?:discord\.(?:gg|me|io|li)|dsc\.gg|discord(?:app)?\.com/invite)/\S+",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(
    r"\b(really|actually|truly|obviously|of course|admit\w*|so-called|right\s*\?"
    r"|(?:is|are|was|were|do|does|did|has|have|had|ca|could|wo|would|should)n['’]t)",
    re.IGNORECASE,
)


def lint(draft: Draft) -> Iterator[Problem]:
    """Yield a problem for each string that breaks an editorial rule."""
    worded, given = tuple(shown(draft.content)), tuple(as_given(draft.content))
    if sum(len(string.text) for string in (*worded, *given)) > MAX_SHOWN_CHARACTERS:
        what = f"the texts that people read hold more than {MAX_SHOWN_CHARACTERS} characters"
        yield draft.problem((), what, "split the base, or remove what is not needed")
        return
    for strings, rules in ((worded, RULES), (given, (nothing_to_follow, possible_day))):
        for string, rule in product(strings, rules):
            for what, remedy in rule(string, draft):
                yield draft.problem(string.path, f"in '{string.role}': {what}", remedy)
    yield from dated_by_the_source(worded, draft)


def no_loaded_words(string: Shown, _: Draft) -> Iterator[Finding]:
    """Yield the words that take a side, unless a claimant says them."""
    if string.is_claimed_statement:
        return
    for found in _LOADED.finditer(string.text):
        yield Finding(f"the word '{found[1]}' takes a side", "name the people without judging them")


def dismisses_not_denies(string: Shown, draft: Draft) -> Iterator[Finding]:
    """Yield the forms of "deny" that nobody is quoted with, where there is a claim to dismiss.

    Otherwise the source's own verb stands: "access was denied", a denial of what nobody claims.
    """
    if string.fact is not None and not _answers_a_claim(string.fact, draft):
        return
    for found in _DENIES.finditer(_QUOTATION.sub("", string.text)):
        yield Finding(f"the word '{found[1]}'", "write 'dismisses', 'dismissed' or 'dismissal'")


def _answers_a_claim(fact: Fact, draft: Draft) -> bool:
    """Tell whether a fact dismisses a claim, or others claim something about who states it."""
    return bool(fact.dismisses) or not draft.claimants_about(fact.claimant) <= {fact.claimant}


def no_verdict(string: Shown, _: Draft) -> Iterator[Finding]:
    """Yield what reads as the bot's own yes or no to a question."""
    if string.role not in {"statement", "note"}:
        return
    if found := _VERDICT_FIRST.match(string.text):
        what = f"it begins with '{found[1]}', which reads as an answer of the bot's own"
        yield Finding(what, "begin with what is said or reported")
    plain = _QUOTATION.sub("", string.text)
    if found := _VERDICT_LAST.search(plain):
        what = f"it ends with '{found[1]}', which reads as an answer of the bot's own"
        yield Finding(what, "end with what is said or reported")
    for found in _VERDICT.finditer(plain):
        yield Finding(f"'{found[1]}' is a verdict", "say what is reported or claimed, and by whom")


def nothing_to_follow(string: Shown, _: Draft) -> Iterator[Finding]:
    """Yield links, invites and calls to everybody: what is shown leads nowhere and pings nobody."""
    for found in _REACHING_OUT.finditer(string.text):
        scheme = string.text[: found.start()].split(" ")[-1] if found[0][0] == ":" else ""
        what = f"{quoted(scheme + found[0])} is a link or a ping"
        yield Finding(what, "say it in words, or take it out")


def neutral_question(string: Shown, _: Draft) -> Iterator[Finding]:
    """Yield what makes a question lead to an answer, or not a question."""
    if string.role != "question":
        return
    if not string.text.endswith("?") or re.search(r"[?!.]\s", string.text):
        yield Finding("it is not one question", "write one sentence that ends in '?'")
    for found in _LEADING.finditer(string.text):
        yield Finding(f"'{found[1]}' suggests an answer", "ask so that no answer is expected")


def noun_phrase(string: Shown, _: Draft) -> Iterator[Finding]:
    """Yield what keeps an unknown from going into the middle of a sentence."""
    if string.role == "what" and string.text.endswith((".", "?", "!")):
        yield Finding("it ends like a sentence", "write what reads on after 'does not state'")


def caveat_by_itself(string: Shown, draft: Draft) -> Iterator[Finding]:
    """Yield caveats written by hand where the base puts them by itself."""
    if string.fact is None or string.role == "question":
        return
    caveats = draft.covering(string.fact)
    words = f" {same_words(string.text)} " if caveats else ""
    for caveat in caveats:
        label = same_words(caveat.label)
        if label and caveat.id not in string.fact.lifted and f" {label} " in words:
            what = f"the caveat '{caveat.id}' is written out, and is shown by itself too"
            yield Finding(what, "leave it to the caveat")


def possible_day(string: Shown, _: Draft) -> Iterator[Finding]:
    """Yield the days that no calendar has, in the date of a source and the time of an event."""
    if string.role in {"published", "when"}:
        for day in impossible_days(string.text):
            yield Finding(f"{quoted(day)} is a day that no calendar has", "correct the date")


RULES: Final[tuple[Rule, ...]] = (
    no_loaded_words,
    dismisses_not_denies,
    no_verdict,
    nothing_to_follow,
    neutral_question,
    noun_phrase,
    caveat_by_itself,
)
