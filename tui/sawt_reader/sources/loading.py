"""Loads a source as an `Article`: fetches or reads it, recognises its format, lays it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading.model import Article
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import feeds, files, opml, web
from sawt_reader.sources.addresses import Private, absolute, is_url
from sawt_reader.sources.article import article_from_extract, article_from_text
from sawt_reader.sources.decoding import as_utf8, decode
from sawt_reader.sources.errors import SourceError, errors_of
from sawt_reader.sources.extract import Extract
from sawt_reader.sources.feed_model import FeedError
from sawt_reader.sources.recognition import FEED, MEDIA_TYPES, OPML, recognise

# Each line may be a paragraph; this many take a second and 150 MB.
MOST_LINES = 500_000


class Load(Protocol):
    """A function that loads an article, as `load` does."""

    def __call__(self, name: str, *, linked_from: str | None = None, encoding: str | None = None) -> Article:
        """Read a source; raises `SourceError`."""


def load(
    name: str,
    *,
    allow_private: Private = Private.NONE,
    linked_from: str | None = None,
    encoding: str | None = None,
) -> Article:
    """Load one source: read a file, or standard input to its end, or fetch a page.

    Args:
        name: a path, "-" for standard input, or a URL.
        allow_private: which hosts of private networks pages may be fetched from.
        linked_from: the feed that contained the URL; None if the user named it.
        encoding: a codec for plain texts that are not UTF-8; None to guess it.

    Raises:
        FeedError: for a feed or a list of feeds, which it contains.
        SourceError: for a source that is missing, unreadable, too large, binary or empty, or cannot be fetched.
    """
    shown = _("standard input") if name == files.STDIN else one_line(name)
    with errors_of(shown):
        return _load_page(name, allow_private, linked_from, encoding) if is_url(name) else _load_file(name, encoding)


class Found(NamedTuple):
    """The first of several sources that is an article.

    Attributes:
        name: of the source; "" if none is an article.
        article: the article; None if there is none.
        failures: a line for each earlier source that could not be read.
        feeds: the earlier sources that are feeds or lists of feeds.
    """

    name: str
    article: Article | None
    failures: tuple[str, ...]
    feeds: tuple[FeedError, ...] = ()


def first_readable(names: Sequence[str], load: Callable[[str], Article] = load) -> Found:
    """Load sources in order until one is an article. Any error becomes a line.

    Args:
        names: as for `load`.
        load: loads one of them; may raise anything.
    """
    failures: list[str] = []
    found_feeds: list[FeedError] = []
    for name in names:
        try:
            with errors_of(one_line(name)):
                return Found(name, load(name), tuple(failures), tuple(found_feeds))
        except FeedError as error:
            found_feeds.append(error)
        except SourceError as error:
            failures.append(str(error))
    return Found("", None, tuple(failures), tuple(found_feeds))


def _load_file(name: str, encoding: str | None) -> Article:
    data = files.read(name)
    found = recognise(name, data)
    if found in (FEED, OPML):
        if name == files.STDIN:
            raise SourceError(_("a feed, not an article"), _("give its address or its file"))
        path = absolute(name)
        raise FeedError(path, feeds.parse(data, path) if found == FEED else opml.parse(data))
    return _article(found, data, name, encoding)


def _load_page(url: str, allow_private: Private, linked_from: str | None, encoding: str | None) -> Article:
    page = web.fetch(url, allow_private=allow_private, linked_from=linked_from)
    data = as_utf8(page.data, page.charset)
    # The bytes decide first: servers declare text for anything, and many URLs end in .pdf.
    found = recognise("", data) or MEDIA_TYPES.get(page.media_type) or recognise(urlsplit(page.url).path, data)
    if found in (FEED, OPML):
        raise FeedError(url, feeds.of_page(page) if found == FEED else opml.parse(data))
    article = _article(found, data, url, encoding)
    return msgspec.structs.replace(article, url=one_line(page.url), retrieved=page.retrieved)


def _article(format_name: str | None, data: bytes, name: str, encoding: str | None) -> Article:
    if format_name:
        from sawt_reader.sources import sandbox

        article = article_from_extract(sandbox.run(format_name, data, Extract), name)
    else:
        text, notice = decode(data, encoding)
        if text.count("\n") > MOST_LINES:
            raise SourceError(_("more than {n} lines").format(n=MOST_LINES), _("split it into smaller files"))
        article = article_from_text(text, name, notice)
    if not article.blocks:
        raise SourceError(_("empty"), _("give a source with some text in it"))
    return article
