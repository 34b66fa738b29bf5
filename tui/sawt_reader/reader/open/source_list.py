"""What can be opened, and what happens to it on the disk meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sawt_reader.i18n import _, ngettext
from sawt_reader.reading.model import Article, Span
from sawt_reader.sources import Load, SourceError, first_readable
from sawt_reader.sources.addresses import is_url
from sawt_reader.sources.folder_watch import FileStamp, changes, scan, stamps
from sawt_reader.system.background import in_background

INTERVAL = 2
"""Seconds between two looks; one at 1,000 files takes about 15 ms, in a thread."""


class News(NamedTuple):
    """What has happened since the last look.

    Attributes:
        said: of the folders, for the reader; "" where nothing came or went.
        rewritten: whether the file of the article in hand has changed since it was read or last looked at.
    """

    said: str = ""
    rewritten: bool = False


class Again(NamedTuple):
    """A source that was read anew.

    Attributes:
        article: the new version, or the old one where nothing has changed; None where it cannot be read.
        start: the code point where the old place is in a new version; None where its words are gone.
        said: why there is no new version.
    """

    article: Article | None
    start: int | None = None
    said: str = ""


class Shelf:
    """The sources that can be chosen from, and the folders some of them are from.

    Args:
        article: the one in hand; without a text while the first is still being read.
        names: of all sources, the article's first.
        folders: to be watched for files that come, change and go.

    Attributes:
        articles: what there is, by name; None for what has not been read yet, or has changed since.
    """

    def __init__(self, article: Article, names: Sequence[str], folders: Sequence[str] = ()) -> None:
        first = names[:1] if article.text else ()
        self.articles: dict[str, Article | None] = {**dict.fromkeys(names), **dict.fromkeys(first, article)}
        self._folders = list(folders)
        self._known: tuple[FileStamp, ...] = ()
        self._file: FileStamp | None = None
        """Of the article in hand, when it was read again or last looked at."""
        self._times_read = 0
        self._looking = False

    def put_first(self, name: str, article: Article) -> None:
        """Put a source at the head, with what was read from it."""
        self.articles = {name: article, **{other: there for other, there in self.articles.items() if other != name}}

    def watch(self, folder: str) -> None:
        """Watch another folder."""
        if folder not in self._folders:
            self._folders.append(folder)

    async def look(self, here: str) -> News:
        """See what has happened, and follow it; nothing while an earlier look waits for a slow drive.

        Args:
            here: source of the article in hand; it stays on the shelf whatever becomes of its file.
        """
        if self._looking:
            return News()
        self._looking = True
        times_read = self._times_read
        try:
            found, file = await in_background(partial(_stand, tuple(self._folders), here))
        finally:
            self._looking = False
        seen, self._known = changes(self._known, found), found
        added = [name for name in seen.added if name not in self.articles]
        changed = [name for name in seen.changed if name in self.articles and name != here]
        removed = [name for name in seen.removed if name in self.articles and name != here]
        self.articles.update(dict.fromkeys([*added, *changed]))
        for name in removed:
            del self.articles[name]
        if times_read != self._times_read:
            file = None  # seen before it was read again: it may be older than what was read
        rewritten = bool(file and self._file and file.name == self._file.name and file != self._file)
        # A file is gone for a moment while an editor writes it.
        self._file = file or self._file
        return News(_told(len(added), len(removed)), rewritten)

    async def read_again(self, article: Article, place: Span, load: Load) -> Again:
        """Read the file or page of an article anew.

        Args:
            article: as it was read.
            place: where the reader is in it, in code points.
            load: reads it.
        """
        from sawt_reader.library.anchors import anchor, locate

        name = article.source
        if name == "-":
            return Again(None, said=_("This text is from no file and no address: it cannot be read anew."))
        file, found = await in_background(lambda: (_file(name), first_readable([name], load)))
        if found.article is None:
            return Again(None, said=" · ".join([*found.failures, *map(str, found.feeds)]))
        self._file = file
        self._times_read += 1
        if found.article.id == article.id:
            return Again(article, said=_("It has not changed."))
        if name in self.articles:
            self.articles[name] = found.article
        same = locate(anchor(article.text, "sentence", place), found.article.text)
        return Again(found.article, same.span.start if same else None)


def _stand(folders: Sequence[str], here: str) -> tuple[tuple[FileStamp, ...], FileStamp | None]:
    """What stands in the folders that can be read, each file once; and the file of the article in hand."""
    found: list[FileStamp] = []
    for folder in folders:
        try:
            found += scan(folder)
        except SourceError:
            continue  # not there for the moment, as a drive that was taken off
    return tuple(dict.fromkeys(found)), _file(here)


def _file(name: str) -> FileStamp | None:
    """The file of a source as it is now; None for an address, or where there is no file."""
    return None if is_url(name) else next(stamps([Path(name)]), None)


def _told(added: int, removed: int) -> str:
    came = ngettext("{n} new file in the folder", "{n} new files in the folder", added).format(n=added)
    went = ngettext("{n} file is gone", "{n} files are gone", removed).format(n=removed)
    return " · ".join(words for words, number in ((came, added), (went, removed)) if number)
