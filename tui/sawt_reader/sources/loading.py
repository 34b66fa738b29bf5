"""Loads a source as an `Article`: fetches or reads it, recognises its format, lays it out."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

import msgspec

from sawt_reader.i18n import _, ngettext
from sawt_reader.reading.model import Article
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import bundles, feeds, files, foreign, opml, web
from sawt_reader.sources.addresses import Private, absolute, is_url, without_tracking
from sawt_reader.sources.article import article_from_extract, article_from_text
from sawt_reader.sources.decoding import as_utf8, decode
from sawt_reader.sources.errors import SourceError, errors_of
from sawt_reader.sources.extract import Extract
from sawt_reader.sources.feed_model import FeedError
from sawt_reader.sources.recognition import FEED, HTML, MEDIA_TYPES, OPML, recognise

# Each line may be a paragraph; this many take a second and 150 MB.
MOST_LINES = 500_000
_EXTRACTS: Any = list[Extract] | Extract


class Load(Protocol):
    """A function that loads an article, as `load` does."""

    def __call__(self, name: str, *, linked_from: str | None = None, encoding: str | None = None) -> Article:
        """Read a source; raises `SourceError`."""


class BundleError(SourceError):
    """A file with several articles in place of one.

    Attributes:
        articles: all of them; the source of the first is "FILE#1".
    """

    def __init__(self, shown: str, articles: Sequence[Article]) -> None:
        n = len(articles)
        reason = ngettext("contains {n} article, not one", "contains {n} articles, not one", n).format(n=n)
        super().__init__(
            reason, _("name one of them: {first} to {last}").format(first=f"{shown}#1", last=f"{shown}#{n}")
        )
        self.articles = articles


def load(
    name: str,
    *,
    allow_private: Private = Private.NONE,
    linked_from: str | None = None,
    encoding: str | None = None,
) -> Article:
    """Load one source: read a file, or standard input to its end, or fetch a page.

    Args:
        name: a path, "-" for standard input, a URL, or an article of a bundle: "press.rtf#12".
        allow_private: which hosts of private networks pages may be fetched from.
        linked_from: the feed that contained the URL; None if the user named it.
        encoding: a codec for plain texts that are not UTF-8; None to guess it.

    Raises:
        FeedError: for a feed or a list of feeds, which it contains.
        BundleError: for a file with several articles, which it contains.
        SourceError: for a source that is missing, unreadable, too large, binary or empty, or cannot be fetched.
    """
    shown = _("standard input") if name == files.STDIN else one_line(name)
    with errors_of(shown):
        return _load_page(name, allow_private, linked_from, encoding) if is_url(name) else _load_file(name, encoding)


def load_all(name: str, load: Callable[[str], Article] = load) -> Sequence[Article]:
    """The articles of a source: several of a bundle, one of any other source.

    Args:
        name: as for `load`.
        load: loads one; what it raises is raised, but for bundles.
    """
    try:
        return [load(name)]
    except BundleError as error:
        return error.articles


class Found(NamedTuple):
    """The first of several sources that is an article.

    Attributes:
        name: of the source; "" if none is an article.
        article: the article; None if there is none.
        failures: a line for each earlier source that could not be read.
        feeds: the earlier sources that are feeds or lists of feeds.
        bundle: the articles of the file, by name, if it has several; the article found is the first.
    """

    name: str
    article: Article | None
    failures: tuple[str, ...]
    feeds: tuple[FeedError, ...] = ()
    bundle: Mapping[str, Article] = MappingProxyType({})

    def put_in(self, names: Sequence[str]) -> list[str]:
        """The names, with those of all articles in the place of the file that has them."""
        if not self.bundle:
            return list(names)
        file = self.name.rpartition("#")[0]
        return [one for name in names for one in (self.bundle if name == file else (name,))]


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
        except BundleError as error:
            bundle = {article.source: article for article in error.articles}
            first = error.articles[0]
            return Found(first.source, first, tuple(failures), tuple(found_feeds), bundle)
        except SourceError as error:
            failures.append(str(error))
    return Found("", None, tuple(failures), tuple(found_feeds))


def _load_file(name: str, encoding: str | None) -> Article:
    file, number = files.place(name)
    data = files.read(file)
    found = recognise(file, data)
    if found in (FEED, OPML):
        if name == files.STDIN:
            raise SourceError(_("a feed, not an article"), _("give its address or its file"))
        path = absolute(file)
        raise FeedError(path, feeds.parse(data, path) if found == FEED else opml.parse(data))
    articles = _articles(found, data, file, encoding)
    if number is None:
        return _only(articles, file)
    if number > len(articles):
        reason = ngettext("contains only {n} article", "contains only {n} articles", len(articles))
        raise SourceError(reason.format(n=len(articles)), _("check the name"))
    return articles[number - 1]


def _load_page(url: str, allow_private: Private, linked_from: str | None, encoding: str | None) -> Article:
    page = web.fetch(url, allow_private=allow_private, linked_from=linked_from)
    data = as_utf8(page.data, page.charset)
    # The bytes decide first: servers declare text for anything, and many URLs end in .pdf.
    found = recognise("", data) or MEDIA_TYPES.get(page.media_type) or recognise(urlsplit(page.url).path, data)
    if found in (FEED, OPML):
        raise FeedError(url, feeds.of_page(page) if found == FEED else opml.parse(data))
    articles = _articles(found, data, url, encoding)
    if len(articles) > 1:
        raise SourceError(_("a page with several articles"), _("save it and open the file"))
    return msgspec.structs.replace(articles[0], url=one_line(without_tracking(page.url)), retrieved=page.retrieved)


def _only(articles: Sequence[Article], name: str) -> Article:
    if len(articles) > 1:
        raise BundleError(one_line(name), articles)
    return articles[0]


def _articles(format_name: str | None, data: bytes, name: str, encoding: str | None) -> Sequence[Article]:
    """The articles in a file: one, or those of a bundle."""
    if format_name in (None, HTML):
        foreign.refuse(name, data)
    if format_name:
        from sawt_reader.sources import sandbox

        result: Extract | list[Extract] = sandbox.run(format_name, data, _EXTRACTS)
        found = result if isinstance(result, list) else bundles.split(result) or [result]
        articles = [article_from_extract(extract, name) for extract in found]
    else:
        text, notice = decode(data, encoding)
        if text.count("\n") > MOST_LINES:
            raise SourceError(_("more than {n} lines").format(n=MOST_LINES), _("split it into smaller files"))
        several = bundles.split_text(text)
        articles = [article_from_extract(extract, name) for extract in several]
        articles = articles or [article_from_text(text, name, notice)]
    articles = [article for article in articles if article.blocks]
    if not articles:
        raise SourceError(_("empty"), _("give a source with some text in it"))
    if len(articles) > 1:
        sources = (one_line(f"{name}#{n}") for n in itertools.count(1))
        articles = [msgspec.structs.replace(article, source=next(sources)) for article in articles]
    return articles
