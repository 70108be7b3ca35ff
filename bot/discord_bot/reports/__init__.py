"""What administrators read: plain lines, in a message where they fit, else in a file."""

from bot.discord_bot.reports.report import Report, send_report
from bot.discord_bot.reports.why import without_typed_words

__all__ = ["Report", "send_report", "without_typed_words"]
