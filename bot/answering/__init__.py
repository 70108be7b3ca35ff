"""Answering: from a question to a decided outcome and a composed reply."""

from bot.answering.compose import (
    compose,
    compose_entry,
    compose_event,
    state,
    state_each,
    suggest,
)
from bot.answering.desk import AnswerDesk
from bot.answering.evaluate import Evaluation, evaluate
from bot.answering.explain import Explanation
from bot.answering.graded import GradedQuestion, graded, read_graded
from bot.answering.live import LiveBase, Reloaded, ReloadUnderWay, Snapshot, open_snapshot
from bot.answering.policy import DEFAULT_POLICY, DEFAULT_RISK, Policy, Risk
from bot.answering.reply import Reply, Statement, Suggestion
from bot.answering.selfcheck import check_base

__all__ = [
    "DEFAULT_POLICY",
    "DEFAULT_RISK",
    "AnswerDesk",
    "Evaluation",
    "Explanation",
    "GradedQuestion",
    "LiveBase",
    "Policy",
    "ReloadUnderWay",
    "Reloaded",
    "Reply",
    "Risk",
    "Snapshot",
    "Statement",
    "Suggestion",
    "check_base",
    "compose",
    "compose_entry",
    "compose_event",
    "evaluate",
    "graded",
    "open_snapshot",
    "read_graded",
    "state",
    "state_each",
    "suggest",
]
