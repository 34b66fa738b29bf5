"""Changes of the library that can be undone, beside those of annotations: each sets something on or off.

A function here says what a key does, as a value (`remove_article`), which `sawt_reader.library.changes` makes, undoes
and redoes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from msgspec.structs import replace

from sawt_reader.i18n import _
from sawt_reader.library import articles, names, removal, subscriptions, tags, watches
from sawt_reader.library.records import Removed
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.model import Struct
from sawt_reader.sources.feed_model import Subscription


class ConflictError(LibraryError):
    """What a change begins with is not there: another process has changed it. Nothing was written."""


class Switch(Struct, frozen=True):
    """A change that sets something on or off.

    Attributes:
        on: what it is after the change.
    """

    on: bool

    def inverse(self) -> Self:
        """The change that undoes this one."""
        return replace(self, on=not self.on)

    def apply(self, library: Library) -> Self:
        """Make the change; nothing happens where it is so already. Returns it with what its inverse restores.

        Raises:
            LibraryError: if the article it is about is not in the library.
        """
        raise NotImplementedError


class ReadChange(Switch, frozen=True):
    """An article is marked as read, or as unread."""

    article: str

    def apply(self, library: Library) -> Self:
        """As `Switch.apply`."""
        require(library, self.article)
        articles.mark_read(library, self.article, read=self.on)
        return self


class TagChange(Switch, frozen=True):
    """A tag is added to an article, or removed from it."""

    article: str
    tag: str

    def apply(self, library: Library) -> Self:
        """As `Switch.apply`."""
        require(library, self.article)
        (tags.add if self.on else tags.remove)(library, self.article, self.tag)
        return self


class ArticleChange(Switch, frozen=True):
    """An article is removed from the library, or restored.

    Attributes:
        title: for messages.
        removed: what it was; None while it is in the library.
    """

    article: str
    title: str
    removed: Removed | None = None

    def apply(self, library: Library) -> Self:
        """As `Switch.apply`."""
        if not self.on:
            return replace(self, removed=removal.remove(library, self.article) or self.removed)
        if self.removed:
            removal.restore(library, self.removed)
        elif not articles.entry(library, self.article):
            raise ConflictError(_("{title} was damaged and cannot be restored").format(title=self.title))
        return replace(self, removed=None)


class WatchChange(Switch, frozen=True):
    """A search is saved, or not watched any more.

    Attributes:
        saved: the watch that was removed.
    """

    search: str
    saved: watches.Saved | None = None

    def apply(self, library: Library) -> Self:
        """As `Switch.apply`."""
        if not self.on:
            return replace(self, saved=watches.remove(library, self.search) or self.saved)
        if self.saved:
            watches.restore(library, self.saved)
        else:
            watches.add(library, self.search)
        return replace(self, saved=None)


class FeedChange(Switch, frozen=True):
    """Feeds are followed, or not followed any more.

    Attributes:
        feeds: what they were when they were removed.
    """

    feeds: tuple[subscriptions.Removed, ...]

    def apply(self, library: Library) -> Self:
        """As `Switch.apply`."""
        if not self.on:
            feeds = tuple(subscriptions.remove(library, feed.source) or feed for feed in self.feeds)
            return replace(self, feeds=feeds)
        for feed in self.feeds:
            subscriptions.restore(library, feed)
        # Their articles are in the library again, and need not be stored twice.
        return replace(self, feeds=tuple(replace(feed, articles=()) for feed in self.feeds))


class FeedReadChange(Switch, frozen=True):
    """Articles of a feed are marked as read, or as unread.

    Attributes:
        ids: of those that were not, in the feed.
    """

    source: str
    ids: tuple[str, ...]

    def apply(self, library: Library) -> Self:
        """As `Switch.apply`."""
        subscriptions.mark_read(library, self.source, self.ids, read=self.on)
        return self


def toggle_read(library: Library, article: str) -> ReadChange | None:
    """Mark an article as read, or as unread; None if there is no such article."""
    entry = articles.entry(library, article)
    return ReadChange(not entry.read, article) if entry else None


def set_tag(library: Library, article: str, tag: str, *, on: bool | None = None) -> TagChange | None:
    """Add a tag to an article, or remove it; without `on` the one that it is not. None if it is so already.

    Raises:
        LibraryError: when the tag has no letter or digit.
    """
    name = tags.checked(library, tag)
    has = any(names.key(name) == names.key(known) for known in tags.of(library, article))
    return None if has is on else TagChange(not has, article, name)


def remove_article(library: Library, article: str) -> ArticleChange | None:
    """Remove an article; None if there is no such article."""
    entry = articles.entry(library, article)
    return ArticleChange(False, article, entry.title or entry.source) if entry else None


def set_watch(library: Library, search: str, *, on: bool) -> WatchChange | None:
    """Save a search, or forget it; None if it is so already."""
    search = " ".join(search.split())
    return None if (search in watches.searches(library)) is on else WatchChange(on, search)


def follow(library: Library, feeds: Iterable[Subscription]) -> FeedChange | None:
    """Follow feeds, without fetching them; None if all are followed."""
    known = {feed.source for feed in subscriptions.followed(library)}
    new = {feed.url: feed for feed in feeds if feed.url not in known}
    named = tuple(subscriptions.Removed(feed.url, feed.title, feed.folder) for feed in new.values())
    return FeedChange(True, named) if named else None


def unfollow(library: Library, source: str) -> FeedChange | None:
    """Stop following a feed; None if it is not followed."""
    found = (feed for feed in subscriptions.followed(library) if feed.source == source)
    named = tuple(subscriptions.Removed(feed.source, feed.title, feed.folder) for feed in found)
    return FeedChange(False, named) if named else None


def mark_announced(library: Library, source: str, ids: Sequence[str], *, read: bool) -> FeedReadChange | None:
    """Mark articles of a feed as read or unread; None if all are so already."""
    others = subscriptions.marked(library, source, read=not read)
    changed = tuple(id for id in ids if id in others)
    return FeedReadChange(read, source, changed) if changed else None


def require(library: Library, article: str) -> None:
    """Raise LibraryError if an article is not in the library."""
    if not library.execute("SELECT 1 FROM articles WHERE id = ?", (article,)):
        raise LibraryError(_("the article is no longer in the library; reopen it"))
