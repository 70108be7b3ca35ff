"""Follow-ups: what a text means that replies to an answer of the bot's.

By its words (`cues.txt`) it asks who says it, whether it holds, for more, or when, where and why;
or it is half a question, and is matched with the one it follows; or a whole one, which stands
alone. All that is known of the last reply is which entries it showed.
"""

from bot.answering.follow_ups.context import Context, context_of
from bot.answering.follow_ups.reading import asks_about_claim, may_follow_up
from bot.answering.follow_ups.resolving import decide_after

__all__ = [
    "Context",
    "asks_about_claim",
    "context_of",
    "decide_after",
    "may_follow_up",
]
