"""A source by its name to an `Article`: fetched or read, its format recognised, laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading.model import Article
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import feeds, files, opml, web
from sawt_reader.sources.addresses import Private, is_url, rooted
from sawt_reader.sources.article import article_from_extract, article_from_text
from sawt_reader.sources.decoding import as_utf8, decode
from sawt_reader.sources.errors import SourceError, errors_of
from sawt_reader.sources.extract import Extract
from sawt_reader.sources.feed_model import FeedError
from sawt_reader.sources.recognition import FEED, MEDIA_TYPES, OPML, recognise

# Each may be a paragraph; so many cost a second and 150 MB.
MOST_LINES = 500_000


class Load(Protocol):
    """A source by its name to an article, as `load` reads it."""

    def __call__(self, name: str, *, linked_from: str | None = None) -> Article:
        """Read a source; raises `SourceError`."""


def load(name: str, *, allow_private: Private = Private.NONE, linked_from: str | None = None) -> Article:
    """Read one source named as `expand` names it; "-" is standard input, read to its end; a URL is fetched.

    Args:
        name: a path, "-", or a URL.
        allow_private: which hosts of private networks pages may be fetched from.
        linked_from: the feed that gave the URL; None where the user named it.

    Raises:
        FeedError: for a feed or a list of feeds; it holds them.
        SourceError: for what is missing, unreadable, too large, binary or empty, or cannot be fetched.
    """
    shown = _("standard input") if name == files.STDIN else one_line(name)
    with errors_of(shown):
        return _load_page(name, allow_private, linked_from) if is_url(name) else _load_file(name)


class Found(NamedTuple):
    """The first of several sources that is an article.

    Attributes:
        name: of the source; "" where none could be read.
        article: what it holds; None where none could be read.
        failures: a line for each source before it that could not be read.
        feeds: those before it that are feeds or lists of feeds.
    """

    name: str
    article: Article | None
    failures: tuple[str, ...]
    feeds: tuple[FeedError, ...] = ()


def first_readable(names: Sequence[str], load: Callable[[str], Article] = load) -> Found:
    """Read sources in their order until one is an article; whatever goes wrong with one becomes a line.

    Args:
        names: as `load` takes them.
        load: reads one of them; may raise anything.
    """
    failures: list[str] = []
    met: list[FeedError] = []
    for name in names:
        try:
            with errors_of(one_line(name)):
                return Found(name, load(name), tuple(failures), tuple(met))
        except FeedError as error:
            met.append(error)
        except SourceError as error:
            failures.append(str(error))
    return Found("", None, tuple(failures), tuple(met))


def _load_file(name: str) -> Article:
    data = files.read(name)
    found = recognise(name, data)
    if found in (FEED, OPML):
        if name == files.STDIN:
            raise SourceError(_("a feed, not an article"), _("give its address or its file"))
        path = rooted(name)
        raise FeedError(path, feeds.parse(data, path) if found == FEED else opml.parse(data))
    return _article(found, data, name)


def _load_page(url: str, allow_private: Private, linked_from: str | None) -> Article:
    page = web.fetch(url, allow_private=allow_private, linked_from=linked_from)
    data = as_utf8(page.data, page.charset)
    # What the bytes say first: servers call many things a text, and many things end in .pdf.
    found = recognise("", data) or MEDIA_TYPES.get(page.media_type) or recognise(urlsplit(page.url).path, data)
    if found in (FEED, OPML):
        raise FeedError(url, feeds.of_page(page) if found == FEED else opml.parse(data))
    article = _article(found, data, url)
    return msgspec.structs.replace(article, url=one_line(page.url), retrieved=page.retrieved)


def _article(format_name: str | None, data: bytes, name: str) -> Article:
    if format_name:
        from sawt_reader.sources import sandbox

        article = article_from_extract(sandbox.run(format_name, data, Extract), name)
    else:
        text = decode(data)
        if text.count("\n") > MOST_LINES:
            raise SourceError(_("more than {n} lines").format(n=MOST_LINES), _("split it into smaller files"))
        article = article_from_text(text, name)
    if not article.blocks:
        raise SourceError(_("empty"), _("give a source with some text in it"))
    return article
