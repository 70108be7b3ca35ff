"""Answering: from a question to a decided outcome and a composed reply.

What a single answer does not need has modules of its own, which take their time to import: `live`,
`explanation`, `evaluation` and `hints`.
"""

from bot.answering.answerer import Answerer
from bot.answering.compose import (
    compose,
    compose_all,
    compose_entry,
    compose_event,
    suggest,
)
from bot.answering.facts.statements import statement_of, statements_of
from bot.answering.policy import DEFAULT_POLICY, DEFAULT_RISK, Policy, Risk
from bot.answering.reply import Reply, Statement, Suggestion
from bot.answering.snapshot import Snapshot, open_snapshot

__all__ = [
    "DEFAULT_POLICY",
    "DEFAULT_RISK",
    "Answerer",
    "Policy",
    "Reply",
    "Risk",
    "Snapshot",
    "Statement",
    "Suggestion",
    "compose",
    "compose_all",
    "compose_entry",
    "compose_event",
    "open_snapshot",
    "statement_of",
    "statements_of",
    "suggest",
]
