"""The library: what has been read, searched while one types; and the page of one speaker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, NamedTuple, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.library import articles, people, readings, removal
from tui.library.names import key
from tui.library.records import Entry, Hit, Statement
from tui.library.search import search
from tui.library.store import Library, LibraryError
from tui.locale import _
from tui.model import Article, Reading
from tui.reader.display import content
from tui.reader.keeper import Keeper
from tui.reader.screens.picker import Choice, Picker

Answer = TypeVar("Answer")

UNREAD = "●"
OUTLET_CELLS = 16


class Place(NamedTuple):
    """Where to go.

    Attributes:
        article: id of an article of the library.
        start: code point; None for the last place read.
    """

    article: str
    start: int | None = None


class KeptPicker(Picker[Place, Place]):
    """A list out of the library. Gives the place picked."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper

    async def ask(self, question: Callable[[Library], Answer]) -> Answer | None:
        """Ask the library; trouble with it is told in the last line."""
        try:
            return await self._keeper.ask(question)
        except LibraryError as error:
            self.tell(str(error))
            return None

    def pick(self, value: Place | None, words: str) -> None:
        """Give the place picked."""
        if value is not None:
            self.dismiss(value)


class LibraryScreen(KeptPicker):
    """The articles, those opened last first; while one types, where the words stand in them."""

    TITLE = _("Library")
    PLACEHOLDER = _("search articles, quotes, claims and notes")
    EMPTY = _("Nothing found. What you open in the reader is kept here.")
    HINT = _("Enter: open · F4: read or unread · F8: remove · F9: bring back · Esc: close")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4", "mark_read", _("Mark as read, or unread"), show=False, id="library.read"),
        Binding("f8", "remove", _("Remove the article; its notes are kept"), show=False, id="library.remove"),
        Binding("f9", "bring_back", _("Bring back what was removed"), show=False, id="library.bring_back"),
    ]

    def __init__(self, keeper: Keeper) -> None:
        super().__init__(keeper)
        self._removed: list[tuple[Article, Reading | None, int]] = []

    async def find(self, words: str) -> Sequence[Choice[Place]]:
        """The articles; for words, where they stand."""
        if words.strip():
            hits = await self.ask(partial(search, words=words)) or []
            return [Choice(_hit_line(hit), Place(hit.article, hit.start)) for hit in hits]
        entries = await self.ask(partial(articles.entries, order="opened")) or []
        return [Choice(_entry_line(entry), Place(entry.id)) for entry in entries]

    async def action_mark_read(self) -> None:
        """Mark the highlighted article as read, or as unread again."""

        def toggle(library: Library, id: str) -> None:
            entry = articles.entry(library, id)
            articles.mark_read(library, id, not (entry and entry.read))

        if self.value is not None:
            await self.ask(partial(toggle, id=self.value.article))
            await self.fill()

    async def action_remove(self) -> None:
        """Take the highlighted article out."""

        def remove(library: Library, id: str) -> tuple[Article, Reading | None, int] | None:
            article, reading, entry = articles.get(library, id), readings.load(library, id), articles.entry(library, id)
            removal.remove(library, id)
            return (article, reading, entry.place) if article and entry else None

        if self.value is not None and (gone := await self.ask(partial(remove, id=self.value.article))):
            self._removed.append(gone)
            await self.fill()
            self.tell(
                _("Removed: {title}. F9 brings it back; notes on it are kept.").format(
                    title=gone[0].title or gone[0].source
                )
            )

    async def action_bring_back(self) -> None:
        """Bring back the article removed last."""

        def bring_back(library: Library, article: Article, reading: Reading | None, place: int) -> None:
            with library.transaction():
                articles.add(library, article)
                articles.keep_place(library, article.id, place)
                articles.opened(library, article.id)
                if reading is not None:
                    readings.save(library, reading)

        if self._removed:
            article, reading, place = self._removed.pop()
            await self.ask(partial(bring_back, article=article, reading=reading, place=place))
            await self.fill()
            self.tell(_("Back: {title}").format(title=article.title or article.source))


class PersonScreen(KeptPicker):
    """All that one speaker has said over all articles, the newest first."""

    PLACEHOLDER = _("narrow by words")
    EMPTY = _("Nothing said under this name in the library.")
    HINT = _("Enter: read it there · Esc: close")
    TITLE = _("Speaker")

    def __init__(self, keeper: Keeper, name: str) -> None:
        super().__init__(keeper)
        self._speaker = name

    async def on_mount(self) -> None:
        """Say whose page it is."""
        self.query_one(".box").border_title = content(self._speaker)

    async def find(self, words: str) -> Sequence[Choice[Place]]:
        """What was said that holds the words, case and accents apart."""
        page = await self.ask(partial(people.person, name=self._speaker))
        said = page.statements if page else ()
        return [Choice(_statement_line(s), Place(s.article, s.start)) for s in said if key(words) in key(s.text)]


def _entry_line(entry: Entry) -> Content:
    place = "begun" if entry.place else ""
    return Content.assemble(
        (f"{' ' if entry.read else UNREAD} ", "bold $accent"),
        content(f"{entry.day}  "),
        content(entry.outlet or "").truncate(OUTLET_CELLS, ellipsis=True, pad=True),
        "  ",
        content(entry.title or entry.source, "bold"),
        content(f"  {place}", "$foreground 60%"),
    )


def _hit_line(hit: Hit) -> Content:
    snippet = content(hit.snippet)
    for match in hit.matches:
        snippet = snippet.stylize("bold underline", match.start, match.end)
    return Content.assemble(content(f"{hit.day}  {hit.layer:<8}", "$foreground 60%"), snippet)


def _statement_line(statement: Statement) -> Content:
    about = " ".join(filter(None, (statement.day, statement.outlet, "?" if statement.unsure else "", statement.status)))
    return Content.assemble(content(f"{about}  ", "$foreground 60%"), content(" ".join(statement.text.split())))
