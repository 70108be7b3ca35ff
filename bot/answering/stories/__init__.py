"""Stories: several bases side by side, each answering for itself, and which of them answers."""

from bot.answering.stories.opening import open_stories
from bot.answering.stories.stories import Routed, Stories
from bot.answering.stories.titles import reply_under, shows_something

__all__ = ["Routed", "Stories", "open_stories", "reply_under", "shows_something"]
