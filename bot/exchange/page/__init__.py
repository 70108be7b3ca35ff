"""A story as one static page: everything is in it, and nothing is fetched from elsewhere."""

from bot.exchange.page.document import MARK, as_page

__all__ = ["MARK", "as_page"]
