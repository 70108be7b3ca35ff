"""Claims as schema.org's ClaimReview in JSON-LD: what is said, by whom, under which caveat.

A claim under a caveat is a `ClaimReview`; the name of its rating is the caveat, and it has no
value, as nobody has rated it. A claim without a caveat is a plain `Claim`. What a source says in
its own voice is no claim: it stands here only along with one. Who says a claim has a name but no
type, because the base does not tell persons from organisations.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.answering import Statement, statement_of
from bot.answering.phrases import DATE_NOT_STATED, LIVE_NOTICE, capitalised, in_paragraphs
from bot.answering.reply import Response
from bot.knowledge import FactBase, Relation

MARK: Final = '"identifier": "factbot/claims/1"'
CONTEXT: Final = "https://schema.org"

Node = dict[str, object]

# What a claim itself says about the other; the other relations are said about the claim.
_OWN: Final[frozenset[Relation]] = frozenset({"dismisses", "updates", "retracts"})


def as_claim_review(base: FactBase) -> str:
    """Return the claims as indented JSON-LD with a final newline."""
    return json.dumps(linked_data(base), ensure_ascii=False, indent=2) + "\n"


def linked_data(base: FactBase) -> Node:
    """Return every claim, each with its caveats and all that is shown along with it."""
    about = {
        "@type": "CreativeWork",
        "identifier": "factbot/claims/1",
        "version": base.revision,
    }
    claims = (statement_of(base, fact) for fact in base.facts.values() if fact.claimant)
    return {"@context": CONTEXT, "@graph": [about, *(_reviewed(base, one) for one in claims)]}


def _reviewed(base: FactBase, claim: Statement) -> Node:
    if not claim.caveats:
        return _work(base, claim)
    return {**_review(base, claim), "itemReviewed": _work(base, claim)}


def _review(base: FactBase, claim: Statement) -> Node:
    """Return what the source warns of, without the claim itself."""
    source = base.sources[claim.source.id]
    ratings = [
        {"@type": "Rating", "alternateName": f"{caveat.label}: {caveat.text}"}
        for caveat in claim.caveats
    ]
    return {
        "@type": "ClaimReview",
        **({"author": {"name": source.publisher}} if source.publisher else {}),
        "claimReviewed": claim.statement,
        "reviewRating": ratings[0] if len(ratings) == 1 else ratings,
    }


def _work(base: FactBase, shown: Statement, response: Response | None = None) -> Node:
    """Return a statement with all that is shown along with it; `response` if it is one."""
    fact, source = base.facts[shown.id], _source(base, shown)
    said: Node = {"@type": "CreativeWork", "isPartOf": source}
    if shown.claimant:
        author = {"name": base.actors[shown.claimant].name}
        said = {"@type": "Claim", "author": author, "appearance": source}
    return {
        **said,
        "identifier": shown.id,
        "name": shown.question,
        "text": shown.statement,
        "description": " ".join(_description(shown, response)),
        **({"about": [_thing(base.actors[one].name) for one in fact.about]} if fact.about else {}),
        **({"review": _review(base, shown)} if response and shown.caveats else {}),
        **_related(base, shown),
    }


def _related(base: FactBase, shown: Statement) -> dict[str, list[Node]]:
    related: dict[str, list[Node]] = {}
    for one in shown.responses:
        name = "mentions" if one.relation in _OWN else "subjectOf"
        related.setdefault(name, []).append(_work(base, one.statement, one))
    return related


def _description(shown: Statement, response: Response | None) -> Iterator[str]:
    lead = f"{response.lead}: " if response else ""
    yield f"{lead}{shown.standing}, {shown.attribution}."
    yield from shown.notices
    if shown.note:
        yield shown.note
    if shown.time_bound:
        yield LIVE_NOTICE


def _source(base: FactBase, shown: Statement) -> Node:
    source = base.sources[shown.source.id]
    dated = f"dated “{source.published}”" if source.published else DATE_NOT_STATED
    where = capitalised(in_paragraphs(shown.source.paragraphs))
    work: Node = {
        "@type": "CreativeWork",
        "name": shown.source.title,
        "description": f"{where}; {dated}.",
    }
    if source.publisher:
        work["publisher"] = {"name": source.publisher}
    if day := _day(source.published or ""):
        work["datePublished"] = day
    return work


def _day(published: str) -> str | None:
    """Return the date in the form schema.org wants, if the source gives a whole one in digits."""
    try:
        return date.fromisoformat(published).isoformat()
    except ValueError:
        return None


def _thing(name: str) -> Node:
    return {"@type": "Thing", "name": name}
