"""Pages from the web, kept: one that was read once opens again when it cannot be fetched.

SQLite is imported only where a page is kept or looked for: what opens a file first passes here, too.
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
    folder: Path | None = None,
) -> Article:
    """Read a source as `sawt_reader.sources.load` does, and keep it when it is a page.

    A page that cannot be had, because one is offline or because it is gone, is the kept one, with a notice that says
    so; a feed that is followed is as it was, without asking for it. Without a library that can be used, a page is only
    read.

    Args:
        name: a path, "-", or a URL.
        allow_private: which hosts of private networks pages may be fetched from.
        linked_from: the feed that gave the URL; None where the user named it.
        folder: of the library; None is the user's.

    Raises:
        FeedError: for a feed or a list of feeds; it holds them.
        SourceError: for what cannot be read, and was not kept.
    """
    if not is_url(name):
        return sources.load(name)
    if feed := _followed(name, folder):
        raise FeedError(name, feed)
    try:
        article = sources.load(name, allow_private=allow_private, linked_from=linked_from)
    except FeedError:
        raise
    except SourceError:
        kept = _kept(name, folder)
        if kept is None:
            raise
        return kept
    _keep(article, folder)
    return article


def _keep(article: Article, folder: Path | None) -> None:
    from sawt_reader.library import articles
    from sawt_reader.library.store import Library, LibraryError

    try:
        with Library(folder) as library:
            articles.add(library, article)
    except LibraryError:
        return


def _followed(url: str, folder: Path | None) -> Feed | None:
    """A feed as it was when it was last asked for."""
    from sawt_reader.library import subscriptions
    from sawt_reader.library.store import Library, LibraryError

    try:
        with Library(folder) as library:
            return subscriptions.known(library, url)
    except LibraryError:
        return None


def _kept(url: str, folder: Path | None) -> Article | None:
    """What was read at a URL the last time."""
    from sawt_reader.library import articles
    from sawt_reader.library.store import Library, LibraryError

    try:
        with Library(folder) as library:
            article = articles.get(library, articles.find(library, url))
    except LibraryError:
        return None
    if article is None or article.retrieved is None:
        return None
    said = _("A copy kept on {day}: the page cannot be had now.").format(day=day(article.retrieved[:10]))
    return msgspec.structs.replace(article, notice=" ".join(filter(None, (said, article.notice))))
