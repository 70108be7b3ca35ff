"""The fixed sentences that only Discord needs; all others are in `answering.phrases`."""

from __future__ import annotations

from bot.answering.phrases import capitalised
from bot.knowledge import Relation

GONE = "That is no longer in the fact base."
OUTDATED = "This button comes from an older version of me; please ask again."
NONE_OF_THESE = "Then my fact base does not hold the answer to that."
NOTHING_RELATED = "My fact base holds nothing else that is near this."
RELATED = "Near this, my fact base also holds:"
NEAR_THE_TEXT = "What my fact base holds near that text; it is no verdict on it."
CHOOSE = "Choose a question"  # the sentence above the select has introduced it
NONE_OPTION = "None of these"
TOO_LONG = (
    "What belongs here is too long for a message, with who says it and its caveats. "
    "The terminal shows it."
)
NOT_YOURS = "Only the member who asked, and moderators of this channel, can remove this."
MENTION_ME = "I cannot read a reply without a mention: mention me, or switch the @ on."
CANNOT_READ = (
    "I cannot read that message. In its menu, choose Apps and “Check against the facts”,"
    " or give its text to /check."
)
ASK_ME = "Ask me something about what I have read, for instance:"
NO_TEXT = "That message holds no text that I could compare with the facts."
ANSWERED_ABOVE = "Answered above: {link} (with /ask you get it privately)"
SLOW_DOWN = "That is more than I can answer in a minute; please ask me again a little later."
FAILED = "Something went wrong on my side; it has been noted as {reference}."
COMMAND_CHANGED = "That command has changed since; please choose it from the list again."
NOT_FOR_YOU = "Only my administrators can use that command, and only where they may administer me."
NOT_A_MANAGER = "Only members with Manage Server can set me up, and only in their server."
NOT_A_CURATOR = "Only this server's curators, whose roles /setup names, can see that."
KEPT = "The current fact base stays in use."
TAKE_OVER_BUTTON = "Take over"
KEEP_BUTTON = "Keep the old"
RELATED_BUTTON = "Related"
FORGET_BUTTON = "Forget me"
REMOVE_BUTTON = "Remove"
PREVIOUS_BUTTON = "Previous"
NEXT_BUTTON = "Next"


_LEADS_ON: dict[Relation, str] = {
    "dismisses": "{which} dismisses",
    "dismissed_by": "{which} is dismissed by",
    "differs": "The other side's account of {which}",
    "updates": "What came before {which}",
    "updated_by": "What came after {which}",
    "retracts": "{which} takes back",
    "retracted_by": "How {which} was taken back",
}


def lead_on(relation: Relation, which: str) -> str:
    """Return the words that introduce a statement related to `which`, such as "the first"."""
    return capitalised(_LEADS_ON[relation].format(which=which))
