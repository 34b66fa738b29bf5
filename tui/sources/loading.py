"""A source by its name to an `Article`: fetched or read, its format recognised, laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from tui.model import Article
from tui.sources import files, web
from tui.sources.addresses import is_url
from tui.sources.article import article_from_extract, article_from_text
from tui.sources.cleaning import one_line
from tui.sources.decoding import as_utf8, decode
from tui.sources.errors import FeedError, SourceError
from tui.sources.extract import Extract
from tui.sources.formats import FEED, MEDIA_TYPES, recognise

Load = Callable[[str], Article]
"""A source by its name to an article; raises `SourceError`."""


def load(name: str, *, allow_private: bool = False) -> Article:
    """Read one source named as `expand` names it; "-" is standard input, read to its end; a URL is fetched.

    Args:
        name: a path, "-", or a URL.
        allow_private: fetch from this machine and the local network, too.

    Raises:
        FeedError: for a feed, which is a list of articles.
        SourceError: for what is missing, unreadable, too large, binary or empty, or cannot be fetched.
    """
    shown = "standard input" if name == files.STDIN else one_line(name)
    if is_url(name):
        return _load_page(name, shown, allow_private=allow_private)
    data = files.read(name, shown)
    return _article(recognise(name, data), data, name, shown)


class Found(NamedTuple):
    """The first of several sources that could be read.

    Attributes:
        name: of the source; "" where none could be read.
        article: what it holds; None where none could be read.
        failures: a line for each source before it.
    """

    name: str
    article: Article | None
    failures: tuple[str, ...]


def first_readable(names: Sequence[str], load: Load = load) -> Found:
    """Read sources in their order until one can be read; whatever goes wrong with one becomes a line.

    Args:
        names: as `load` takes them.
        load: reads one of them; may raise anything.
    """
    failures: list[str] = []
    for name in names:
        try:
            return Found(name, load(name), tuple(failures))
        except SourceError as error:
            failures.append(str(error))
        except Exception as error:  # a fault of ours in one source must not cost the others
            failures.append(f"{one_line(name)} cannot be opened ({type(error).__name__}: {error}); please report it")
    return Found("", None, tuple(failures))


def _load_page(url: str, shown: str, *, allow_private: bool) -> Article:
    page = web.fetch(url, allow_private=allow_private)
    data = as_utf8(page.data, page.charset)
    # What the bytes say first: servers call many things a text, and many things end in .pdf.
    found = recognise("", data) or MEDIA_TYPES.get(page.media_type) or recognise(urlsplit(page.url).path, data)
    article = _article(found, data, url, shown)
    return msgspec.structs.replace(article, url=one_line(page.url), retrieved=page.retrieved)


def _article(format_name: str | None, data: bytes, name: str, shown: str) -> Article:
    if format_name == FEED:
        raise FeedError(f"{shown} is a feed, a list of articles: give the address of one of them")
    if format_name:
        from tui.sources import sandbox

        article = article_from_extract(sandbox.run(format_name, data, shown, Extract), name)
    else:
        article = article_from_text(decode(data, shown), name)
    if not article.blocks:
        raise SourceError(f"{shown} is empty: give a source with some text in it")
    return article
