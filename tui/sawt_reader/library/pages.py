"""Stored web pages: a page that was read once opens even if it cannot be fetched.

SQLite is imported only in functions, as files are opened through this module, too, and do not need it.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from sawt_reader import sources
from sawt_reader.i18n import _, day
from sawt_reader.reading.model import Article
from sawt_reader.sources import FeedError, SourceError
from sawt_reader.sources.addresses import Private, is_url
from sawt_reader.sources.feed_model import Feed


def load(
    name: str,
    *,
    allow_private: Private = Private.NONE,
    linked_from: str | None = None,
    encoding: str | None = None,
    folder: Path | None = None,
) -> Article:
    """Read a source as `sawt_reader.sources.load` does, and store it if it is a web page.

    A page that cannot be fetched is replaced by its stored copy, with a notice; a followed feed is not fetched but
    taken from the library. If the library cannot be used, pages are only read.

    Args:
        name: a path, "-", or a URL.
        allow_private: which hosts of private networks pages may be fetched from.
        linked_from: the feed that contained the URL; None if the user named it.
        encoding: a codec for plain texts that are not UTF-8; None to guess it.
        folder: of the library; None for the user's.

    Raises:
        FeedError: for a feed or a list of feeds.
        SourceError: for a source that cannot be read and has no stored copy.
    """
    if not is_url(name):
        return sources.load(name, encoding=encoding)
    if feed := _followed(name, folder):
        raise FeedError(name, feed)
    try:
        article = sources.load(name, allow_private=allow_private, linked_from=linked_from, encoding=encoding)
    except FeedError:
        raise
    except SourceError:
        stored = _stored(name, folder)
        if stored is None:
            raise
        return stored
    _store(article, folder)
    return article


def _store(article: Article, folder: Path | None) -> None:
    from sawt_reader.library import articles
    from sawt_reader.library.store import Library, LibraryError

    try:
        with Library(folder) as library:
            articles.add(library, article)
    except LibraryError:
        return


def _followed(url: str, folder: Path | None) -> Feed | None:
    """A followed feed, as it was when last fetched."""
    from sawt_reader.library import subscriptions
    from sawt_reader.library.store import Library, LibraryError

    try:
        with Library(folder) as library:
            return subscriptions.known(library, url)
    except LibraryError:
        return None


def _stored(url: str, folder: Path | None) -> Article | None:
    """The stored copy of a page."""
    from sawt_reader.library import articles
    from sawt_reader.library.store import Library, LibraryError

    try:
        with Library(folder) as library:
            article = articles.get(library, articles.find(library, url))
    except LibraryError:
        return None
    if article is None or article.retrieved is None:
        return None
    note = _("Stored copy of {day}: the page is currently unavailable.").format(day=day(article.retrieved[:10]))
    return msgspec.structs.replace(article, notice=" ".join(filter(None, (note, article.notice))))
