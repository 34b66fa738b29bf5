"""What changed between two versions of an article, and the list of its versions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content

from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library import articles
from sawt_reader.library.names import key
from sawt_reader.library.records import Entry, SentenceChange
from sawt_reader.library.sentence_changes import sentence_changes
from sawt_reader.library.store import Library
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.screens.library_lines import FAINT, heading
from sawt_reader.reader.screens.picker import Choice
from sawt_reader.reader.screens.side_by_side import columns_in, differences, side_by_side
from sawt_reader.reader.screens.stored_picker import StoredPicker
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.glyphs import CHANGE_SIGNS
from sawt_reader.reading.model import Article, Span

INDENT = "  "
MINUTES = 16
"""Characters of an ISO time up to its minutes."""


class ChangesScreen(StoredPicker[Span, Span]):
    """The sentences that differ from an older version. Returns the place of one in the current text."""

    TITLE = N_("What changed")
    PLACEHOLDER = N_("narrow by words")
    HELP = N_(
        "The sentences that differ from the version before, or from another one that you choose: ± changed, + added, "
        "− removed. [-These words-] were there before, {+these+} are new. In a wide terminal both versions stand side "
        "by side. Typography does not count, nor does a sentence that was only moved. Corrections that fit nothing in "
        "this version are listed below."
    )
    ENTER = N_("Go there")
    FITTED = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("changes")

    def __init__(self, library: LibraryThread, article: Article, orphans: Sequence[str]) -> None:
        """Prepare the list.

        Args:
            library: where the versions are.
            article: the current version.
            orphans: corrections that no longer fit, one line each.
        """
        super().__init__(library)
        self._article = article
        self._orphans = orphans
        self._before: Entry | None = None
        self._changes: Sequence[SentenceChange] | None = None

    async def find(self, words: str) -> Sequence[Choice[Span]]:
        """The sentences with the typed words in one of the versions; case and accents are ignored."""
        if self._changes is None:
            id = self._before.id if self._before else None
            self._before, self._changes = await self.ask(partial(_changes, article=self._article, id=id)) or (None, ())
            self._show_title()
        wanted, cells = key(words), columns_in(self.app.size.width)
        found = [
            Choice(change_columns(change, cells) if cells else change_line(change), change.new)
            for change in self._changes
            if wanted in key(" ".join(part.text for part in change.parts))
        ]
        if found and cells and self._before is not None:
            before = _("version of {time}").format(time=minutes(self._before.added))
            old, new = (content(name, "bold") for name in (before, _("this version")))
            found.insert(0, Choice(side_by_side(old, new, cells, content(INDENT)), None))
        if self._orphans:
            found.append(Choice(heading(_("CORRECTIONS THAT NO LONGER FIT"), len(self._orphans)), None))
            found += [Choice(content(orphan), None) for orphan in self._orphans]
        return found

    def _show_title(self) -> None:
        parts = [_(self.TITLE)]
        if self._before is not None:
            count = len(self._changes or ())
            parts.append(_("since the version of {time}").format(time=minutes(self._before.added)))
            parts.append(ngettext("{n} sentence", "{n} sentences", count).format(n=count))
        self.query_one(".box").border_title = content(" · ".join(parts))

    @property
    def empty(self) -> str:
        """Why nothing is listed."""
        if self._before is None:
            return _("The library has no other version of this article.")
        return _("No sentence differs.")

    def pick(self, value: Span | None, words: str) -> None:
        """Return the place."""
        if value is not None:
            self.dismiss(value)

    @work
    async def action_versions(self) -> None:
        """Choose the version to compare with."""
        chosen = await self.app.push_screen_wait(VersionsScreen(self.library, self._article.id))
        if chosen is not None:
            self._before, self._changes = chosen, None
            await self.fill()


class VersionsScreen(StoredPicker[Entry, Entry]):
    """The other versions of an article, the last one first. Returns the one chosen."""

    TITLE = N_("Versions")
    PLACEHOLDER = N_("narrow by day")
    EMPTY = N_("The library has no other version of this article.")
    HELP = N_("The other versions of this article that the library has: when each was stored, its words, its title.")
    ENTER = N_("Compare")

    def __init__(self, library: LibraryThread, article: str) -> None:
        super().__init__(library)
        self._article = article

    async def find(self, words: str) -> Sequence[Choice[Entry]]:
        """The versions with the typed words in time or title."""
        found = await self.ask(partial(articles.versions, article_id=self._article)) or []
        return [
            Choice(version_line(entry), entry)
            for entry in found
            if entry.id != self._article and key(words) in key(f"{minutes(entry.added)} {entry.title or ''}")
        ]

    def pick(self, value: Entry | None, words: str) -> None:
        """Return the version."""
        if value is not None:
            self.dismiss(value)


def change_line(change: SentenceChange) -> Content:
    """What has happened to a sentence, and its words with those that differ marked."""
    return Content.assemble((f"{CHANGE_SIGNS[change.kind]} ", "bold $accent"), differences(change.parts))


def change_columns(change: SentenceChange, cells: int) -> Content:
    """The same with the sentence as it was in a first column of `cells`, and as it is in a second one."""
    sign = Content.assemble((f"{CHANGE_SIGNS[change.kind]} ", "bold $accent"))
    return side_by_side(differences(change.parts, "added"), differences(change.parts, "missing"), cells, sign)


def version_line(entry: Entry) -> Content:
    """When a version was stored, its length, and its title."""
    words = ngettext("{n} word", "{n} words", entry.words).format(n=entry.words)
    return Content.assemble(
        content(f"{minutes(entry.added)}  "), content(f"{words:>12}  ", FAINT), content(entry.title or entry.source)
    )


def minutes(time: str) -> str:
    """An ISO time in UTC as it is shown: "2024-05-02 10:12"."""
    return time[:MINUTES].replace("T", " ")


def _changes(library: Library, article: Article, id: str | None) -> tuple[Entry | None, list[SentenceChange]]:
    """The version compared with, by default the one before, and the sentences that differ."""
    before = articles.get(library, id) if id else articles.previous(library, article.id)
    if before is None:
        return None, []
    return articles.entry(library, before.id), sentence_changes(before, article)
