"""Names in, `Article` out: finding files, decoding, cleaning, the layout of a newspaper page."""

from tui.sources.article import article_from_text
from tui.sources.errors import SourceError
from tui.sources.files import expand, load

__all__ = ["SourceError", "article_from_text", "expand", "load"]
