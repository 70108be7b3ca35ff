"""What administrators read: plain lines, in a message where they fit, else in a file."""

from bot.discord_bot.reports.report import Report, send_report

__all__ = ["Report", "send_report"]
