"""What can be opened, and what happens to it on disk meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sawt_reader.i18n import _, ngettext
from sawt_reader.reading.model import Article, Span
from sawt_reader.sources import Found, Load, SourceError, first_readable
from sawt_reader.sources.addresses import is_url
from sawt_reader.sources.files import place
from sawt_reader.sources.folder_watch import FileStamp, changes, scan, stamps
from sawt_reader.system.background import in_background

INTERVAL = 2
"""Seconds between two checks; one of 1,000 files takes about 15 ms, in a thread."""


class FileChanges(NamedTuple):
    """What has happened since the last check.

    Attributes:
        summary: what was added to the folders or removed, for the user; "" if nothing was.
        rewritten: whether the file of the current article has changed since it was read or last checked.
    """

    summary: str = ""
    rewritten: bool = False


class Reloaded(NamedTuple):
    """A source that was reloaded.

    Attributes:
        article: the new version, or the old one where nothing has changed; None if it cannot be read.
        start: the code point of the old place in a new version; None where its words are gone.
        reason: why there is no new version.
    """

    article: Article | None
    start: int | None = None
    reason: str = ""


class SourceList:
    """The sources that can be chosen from, and the folders some of them are in.

    Args:
        article: the current one; without a text while the first is still being read.
        names: of all sources, the article's first.
        folders: watched for files that are added, changed or removed.

    Attributes:
        articles: what there is, by name; None for what has not been read yet, or has changed since.
    """

    def __init__(self, article: Article, names: Sequence[str], folders: Sequence[str] = ()) -> None:
        first = names[:1] if article.text else ()
        self.articles: dict[str, Article | None] = {**dict.fromkeys(names), **dict.fromkeys(first, article)}
        self._folders = list(folders)
        self._known: tuple[FileStamp, ...] = ()
        self._file: FileStamp | None = None
        """Of the current article, when it was reloaded or last checked."""
        self._times_read = 0
        self._checking = False

    def put_first(self, name: str, article: Article) -> None:
        """Put a source first, with what was read from it."""
        self.articles = {name: article, **{other: known for other, known in self.articles.items() if other != name}}

    def unfold(self, found: Found) -> None:
        """Put the articles of a bundle in the place of their file, where one was found."""
        if found.bundle:
            file = found.name.rpartition("#")[0]
            listed = self.articles if file in self.articles else {**self.articles, file: None}
            self.articles = {
                one: known for name, old in listed.items() for one, known in _unfolded(name, old, file, found.bundle)
            }

    def watch(self, folder: str) -> None:
        """Watch another folder."""
        if folder not in self._folders:
            self._folders.append(folder)

    async def check(self, current: str) -> FileChanges:
        """Update the list from the disk; nothing while an earlier check waits for a slow drive.

        Args:
            current: source of the current article; it stays in the list whatever becomes of its file.
        """
        if self._checking:
            return FileChanges()
        self._checking = True
        times_read = self._times_read
        try:
            found, file = await in_background(partial(_files_now, tuple(self._folders), current))
        finally:
            self._checking = False
        seen, self._known = changes(self._known, found), found
        listed: dict[str, list[str]] = {}  # the names of the articles of each file
        for name in self.articles:
            listed.setdefault(place(name)[0], []).append(name)
        added = [file for file in seen.added if file not in listed]
        changed = [name for file in seen.changed for name in listed.get(file, ()) if name != current]
        removed = [file for file in seen.removed if file in listed and current not in listed[file]]
        self.articles.update(dict.fromkeys([*added, *changed]))
        for name in (name for file in removed for name in listed[file]):
            del self.articles[name]
        if times_read != self._times_read:
            file = None  # seen before it was reloaded: it may be older than what was read
        rewritten = bool(file and self._file and file.name == self._file.name and file != self._file)
        # A file is gone for a moment while an editor writes it.
        self._file = file or self._file
        return FileChanges(_summary(len(added), len(removed)), rewritten)

    async def reload(self, article: Article, span: Span, load: Load) -> Reloaded:
        """Reload the file or page of an article.

        Args:
            article: as it was read.
            span: where the user is in it, in code points.
            load: reads it.
        """
        from sawt_reader.library.anchors import anchor, locate

        name = article.source
        if name == "-":
            return Reloaded(None, reason=_("This text did not come from a file or URL, so it cannot be reloaded."))
        file, found = await in_background(lambda: (_file(name), first_readable([name], load)))
        if found.article is None:
            return Reloaded(None, reason=" · ".join([*found.failures, *map(str, found.feeds)]))
        self._file = file
        self._times_read += 1
        if found.article.id == article.id:
            return Reloaded(article, reason=_("It has not changed."))
        if name in self.articles:
            self.articles[name] = found.article
        same = locate(anchor(article.text, "sentence", span), found.article.text)
        return Reloaded(found.article, same.span.start if same else None)


def _files_now(folders: Sequence[str], current: str) -> tuple[tuple[FileStamp, ...], FileStamp | None]:
    """The files in the folders that can be read, each once; and the file of the current article."""
    found: list[FileStamp] = []
    for folder in folders:
        try:
            found += scan(folder)
        except SourceError:
            continue  # missing for the moment, as a drive that was unplugged
    return tuple(dict.fromkeys(found)), _file(current)


def _file(name: str) -> FileStamp | None:
    """The file of a source as it is now; None for an address, or where there is no file."""
    return None if is_url(name) else next(stamps([Path(place(name)[0])]), None)


def _unfolded(
    name: str, known: Article | None, file: str, bundle: Mapping[str, Article]
) -> Iterable[tuple[str, Article | None]]:
    return bundle.items() if name == file else [(name, known)]


def _summary(added: int, removed: int) -> str:
    parts = (
        ngettext("{n} new file in the folder", "{n} new files in the folder", added).format(n=added) if added else "",
        ngettext("{n} file is gone", "{n} files are gone", removed).format(n=removed) if removed else "",
    )
    return " · ".join(filter(None, parts))
