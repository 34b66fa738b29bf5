"""Names in, `Article` out: finding files, fetching pages, decoding, cleaning, the layout of a newspaper page."""

from tui.sources.article import article_from_text
from tui.sources.errors import FeedError, SourceError
from tui.sources.files import expand
from tui.sources.loading import Found, Load, first_readable, load

__all__ = ["FeedError", "Found", "Load", "SourceError", "article_from_text", "expand", "first_readable", "load"]
