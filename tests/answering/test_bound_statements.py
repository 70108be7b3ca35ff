"""No statement reaches a person without its attribution, its caveats and what answers it.

What a statement must carry is told from the records themselves, not by the code that composes.
"""

from __future__ import annotations

from random import Random

import pytest

from bot.answering import Reply, Snapshot
from bot.answering.reply import Block, Statement
from bot.knowledge import Fact, FactBase
from tests.answering.asking import all_statements, everything, with_facts

RELATIONS = ("dismisses", "differs", "updates", "retracts")


@pytest.fixture(params=["shipped", "invented", 1, 2, 3, 4, 5, 6])
def any_base(request: pytest.FixtureRequest, shipped: Snapshot, base: FactBase) -> FactBase:
    """Return the shipped base, the invented one, or that one with many more relations."""
    match request.param:
        case "shipped":
            return shipped.base
        case "invented":
            return base
        case seed:
            return tangled(base, Random(seed))


def test_each_entry_and_event_binds_each_statement(any_base: FactBase) -> None:
    for entry, blocks in everything(any_base):
        assert faults(any_base, blocks) == [], entry


def test_each_fact_topic_and_event_shows_its_facts(any_base: FactBase) -> None:
    listed = {topic.id: topic.facts for topic in any_base.topics.values()}
    listed |= {event.id: event.facts for event in any_base.timeline}
    listed |= {fact: (fact,) for fact in any_base.facts}
    listed |= {unknown.id: unknown.see for unknown in any_base.unknowns.values()}
    for entry, blocks in everything(any_base):
        assert {*listed[entry]} <= {shown.id for shown in all_statements(blocks)}, entry


def test_each_golden_reply_binds_each_statement(
    shipped: Snapshot, golden_replies: tuple[Reply, ...]
) -> None:
    for question, reply in zip(shipped.base.golden, golden_replies, strict=True):
        assert faults(shipped.base, reply.blocks) == [], question.question


def test_texts_of_people_are_set_beside_bound_statements_only(shipped: Snapshot) -> None:
    for golden in shipped.base.golden[::7]:
        reply = shipped.answerer.relevant_facts(f"{golden.question} India dismissed it.")
        assert faults(shipped.base, reply.blocks) == [], golden.question


@pytest.mark.parametrize(
    "robbed",
    [
        {"attribution": ""},
        {"caveats": ()},
        {"responses": ()},
        {"note": None},
        {"time_bound": True},
        {"statement": "It says 13 cranes were damaged."},
    ],
)
def test_the_check_itself_finds_what_is_missing(base: FactBase, robbed: dict[str, object]) -> None:
    (whole,) = all_statements(dict(everything(base))["cranes-damaged"])[:1]
    fields = {name: getattr(whole, name) for name in Statement.__dataclass_fields__}
    assert faults(base, (whole,)) == []
    assert faults(base, (Statement(**{**fields, **robbed}),)) != []


def tangled(base: FactBase, random: Random) -> FactBase:
    """Return the base with claims that answer each other in chains, circles and bundles."""
    claims = [fact for fact in base.facts.values() if fact.claimant]
    for number in range(20):
        claimant = random.choice(list(base.actors))
        others = [claim.id for claim in claims if claim.claimant != claimant]
        related = tuple(random.sample(others, random.randint(0, 2)))
        relation = random.choice(RELATIONS)
        changes = {"id": f"claim-{number}", "claimant": claimant, **dict.fromkeys(RELATIONS, ())}
        claims.append(random.choice(claims).model_copy(update={**changes, relation: related}))
    topics = [
        topic.model_copy(update={"facts": tuple(claim.id for claim in random.sample(claims, 6))})
        for topic in base.content.topics
    ]
    told = with_facts(base, claims)
    return type(base)(told.content.model_copy(update={"topics": tuple(topics)}), "tangled")


def faults(base: FactBase, blocks: tuple[Block, ...]) -> list[str]:
    """Return what is wrong with the statements in the blocks, by id."""
    shown = all_statements(blocks)
    ids = [one.id for one in shown]
    found = [f"{identity} is shown twice" for identity in {*ids} if ids.count(identity) > 1]
    for one in shown:
        fact = base.facts[one.id]
        if _carried(one) != _due(base, fact):
            found.append(f"{one.id} is not what its record says")
        if any(one.id in fact.retracts for fact in base.facts.values()):
            found += [f"{one.id} was taken back"] if not _says_taken_back(one) else []
        if missing := _related(base, fact) - {*ids}:
            found.append(f"{one.id} is shown without {', '.join(missing)}")
    return found


def _carried(shown: Statement) -> tuple[object, ...]:
    caveats = tuple((caveat.id, caveat.label, caveat.text) for caveat in shown.caveats)
    about = (shown.note, shown.time_bound, shown.source.id, shown.source.paragraphs)
    return shown.statement, shown.claimant, shown.attribution, caveats, *about


def _due(base: FactBase, fact: Fact) -> tuple[object, ...]:
    caveats = tuple(
        (caveat.id, caveat.label, caveat.text)
        for caveat in base.content.caveats
        if caveat.source == fact.source
        and fact.claimant in caveat.covers
        and caveat.id not in fact.lifted
    )
    about = (fact.note, fact.time_bound, fact.source, fact.paragraphs)
    return fact.statement, fact.claimant, f"according to {_speaker(base, fact)}", caveats, *about


def _speaker(base: FactBase, fact: Fact) -> str:
    if fact.claimant:
        return base.actors[fact.claimant].name
    source = base.sources[fact.source]
    title = f"“{source.title}”" if source.title else "the report"
    return f"{title} ({source.publisher})" if source.publisher else title


def _related(base: FactBase, fact: Fact) -> set[str]:
    answering = {other.id for other in base.content.facts if fact.id in _named_by(other)}
    return answering | _named_by(fact)


def _named_by(fact: Fact) -> set[str]:
    return {*fact.dismisses, *fact.differs, *fact.updates, *fact.retracts}


def _says_taken_back(shown: Statement) -> bool:
    return any(notice.startswith("Taken back since by ") for notice in shown.notices)
