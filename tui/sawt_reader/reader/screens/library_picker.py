"""Lists of articles and statements from the library; the page of a speaker, and the page of an outlet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library import articles, people, watches
from sawt_reader.library.names import key
from sawt_reader.library.records import OutletPage, OutletVoices, PersonPage, VoiceHistory
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.library.place import Page, Place
from sawt_reader.reader.screens.library_lines import (
    FAINT,
    counted_line,
    found_line,
    genders,
    heading,
    history_lines,
    outlet_cells,
    speaker_line,
    statement_line,
    voices_line,
)
from sawt_reader.reader.screens.picker import Choice
from sawt_reader.reader.screens.stored_picker import StoredPicker
from sawt_reader.reader.terminal.display import content

SHOWN_KINDS = (("quote", "claim"), ("quote",), ("claim",))
"""What a key goes through."""


class LibraryPicker(StoredPicker[Place | Page, Place]):
    """A list from the library. Returns the place picked; a page that is picked opens over the list."""

    PLACEHOLDER = N_("narrow by words")
    ENTER = N_("Open")
    BINDINGS: ClassVar[list[BindingType]] = bindings("library_picker")

    def pick(self, value: Place | Page | None, words: str) -> None:
        """Return the place picked, or open the page."""
        if isinstance(value, Place):
            self.dismiss(value._replace(among=tuple(self.places)))
        elif value is not None:
            self.open_page(value)

    @property
    def places(self) -> list[Place]:
        """The places listed."""
        return [value for value in self.values if isinstance(value, Place)]

    def open_page(self, page: Page) -> None:
        """Show a page over the list; a place picked there is the place picked here."""
        screens: dict[str, Callable[[LibraryThread, str], LibraryPicker]] = {
            "person": PersonScreen,
            "outlet": OutletScreen,
            "watch": WatchScreen,
        }

        self.show_screen(screens[page.of](self.library, page.name))

    def show_screen(self, screen: LibraryPicker) -> None:
        """Show another list over this one; a place picked there is the place picked here."""

        def leave(place: Place | None) -> None:
            if place is not None:
                self.dismiss(place)
            else:
                self.call_later(self.fill)

        self.app.push_screen(screen, leave)

    async def action_outlet(self) -> None:
        """Show the page of the highlighted article's outlet."""
        if not isinstance(self.value, Place):
            return
        entry = await self.ask(partial(articles.entry, article_id=self.value.article))
        if entry is not None and entry.outlet:
            self.open_page(Page("outlet", entry.outlet))
        else:
            self.show_message(_("The outlet of this article is not known."))


class PersonScreen(LibraryPicker):
    """Everything one speaker has said, in all articles, newest first."""

    TITLE = N_("Speaker")
    EMPTY = N_("The library has nothing by a speaker of this name. Articles appear here once they are analysed.")
    HELP = N_(
        "What this speaker has said in all the articles you have read, newest first: day, outlet, how it was said, the "
        "words. Names match only in full (accents and case ignored); “Macron” alone counts as someone else. Above them "
        "the quotes by month, who speaks in the same articles, and where."
    )
    ENTER = N_("Read it there")
    BINDINGS: ClassVar[list[BindingType]] = bindings("person")

    def __init__(self, library: LibraryThread, name: str) -> None:
        super().__init__(library)
        self._voice = name
        self._page: PersonPage | None = None
        self._history: VoiceHistory | None = None
        self._kinds = 0

    async def find(self, words: str) -> Sequence[Choice[Place | Page]]:
        """The statements that contain the words; case and accents are ignored."""
        if self._page is None:
            self._page = await self.ask(partial(people.person_page, name=self._voice))
            extent = _extent(self._page) if self._page else ""
            self.query_one(".box").border_title = content(" · ".join(filter(None, (self._voice, extent))))
            self._history = await self.ask(partial(people.voice_history, name=self._voice))
        said = self._page.statements if self._page else ()
        outlet = outlet_cells(said, self.app.size.width)
        statements: list[Choice[Place | Page]] = [
            Choice(statement_line(statement, outlet), Place(statement.article, statement.start))
            for statement in said
            if statement.layer in SHOWN_KINDS[self._kinds] and key(words) in key(statement.text)
        ]
        over_time = history_lines(self._history) if self._history and statements and not words else ()
        return [*(Choice(line, None) for line in over_time), *statements]

    async def action_kinds(self) -> None:
        """Switch to quotes only, claims only, both."""
        self._kinds = (self._kinds + 1) % len(SHOWN_KINDS)
        await self.fill()


class OutletScreen(LibraryPicker):
    """All articles of one outlet, newest first; who speaks in them; what other outlets quote from it."""

    TITLE = N_("Outlet")
    EMPTY = N_("The library has nothing from this outlet.")
    HELP = N_(
        "The articles of this outlet that you have read, newest first, with their numbers of quotes and claims; "
        "who speaks in them most; and what other articles cite from it."
    )

    def __init__(self, library: LibraryThread, name: str) -> None:
        super().__init__(library)
        self._voice = name
        self._page: OutletPage | None = None
        self._genders: Sequence[OutletVoices] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An outlet's page does not lead to the outlet."""
        return action != "outlet"

    async def find(self, words: str) -> Sequence[Choice[Place | Page]]:
        """What contains the words, in three parts; case and accents are ignored."""
        if self._page is None:
            self._page = await self.ask(partial(people.outlet_page, name=self._voice))
            self.query_one(".box").border_title = content(self._voice)
            self._genders = await self.ask(partial(people.voices_by_outlet, outlet=self._voice)) or ()
        if self._page is None:
            return ()
        wanted, outlet = key(words), outlet_cells(self._page.relayed, self.app.size.width)
        parts: dict[str, list[Choice[Place | Page]]] = {
            _("ARTICLES"): [
                Choice(counted_line(entry), Place(entry.id))
                for entry in self._page.articles
                if wanted in key(entry.title or entry.source)
            ],
            _("WHO SPEAKS"): [
                Choice(speaker_line(speaker), Page("person", speaker.name))
                for speaker in self._page.speakers
                if wanted in key(speaker.name)
            ],
            _("CITED BY OTHERS"): [
                Choice(statement_line(statement, outlet), Place(statement.article, statement.start))
                for statement in self._page.relayed
                if wanted in key(statement.text)
            ],
        }
        quoted = () if words else [Choice(content(genders(one), FAINT), None) for one in self._genders]
        listed = (
            line for name, lines in parts.items() if lines for line in (Choice(heading(name, len(lines)), None), *lines)
        )
        return [*quoted, *listed]


class GendersScreen(LibraryPicker):
    """Women and men by outlet, the outlet with most quotes first."""

    TITLE = N_("Women and men by outlet")
    EMPTY = N_("Nobody is quoted in the library. Articles appear here once they are analysed.")
    HELP = N_(
        "How many women and men each outlet quotes, and people whose gender its articles do not show, with their "
        "numbers of quotes. Each person counts once for an outlet; organisations do not count."
    )

    async def find(self, words: str) -> Sequence[Choice[Place | Page]]:
        """The outlets with the typed words in their names."""
        found = await self.ask(people.voices_by_outlet) or ()
        return [
            Choice(voices_line(one), Page("outlet", one.outlet) if one.outlet else None)
            for one in found
            if key(words) in key(one.outlet or "")
        ]


class WatchScreen(LibraryPicker):
    """The hits of a watch, new ones first. They count as seen once the list is closed."""

    TITLE = N_("Watch")
    EMPTY = N_("Nothing has these words yet.")
    HELP = N_(
        "What this saved search finds in the library and in the feeds you follow, new hits first: whether new, day, "
        "outlet, kind, who says it, the words. An article of a feed that is not stored yet opens from the feed."
    )
    ENTER = N_("Read it there")

    def __init__(self, library: LibraryThread, search: str) -> None:
        super().__init__(library)
        self._search = search
        self._found: list[watches.Found] | None = None

    async def find(self, words: str) -> Sequence[Choice[Place | Page]]:
        """The hits that contain the words; case and accents are ignored."""
        if self._found is None:
            self._found = await self.ask(partial(watches.find, search=self._search)) or []
            await self.ask(partial(watches.mark_seen, search=self._search))
            new = sum(one.new for one in self._found)
            about = ngettext("{n} new hit", "{n} new hits", new).format(n=new) if new else ""
            self.query_one(".box").border_title = content(" · ".join(filter(None, (self._search, about))))
        return found_choices(self._found, words, self.app.size.width)


def found_choices(found: Sequence[watches.Found], words: str, columns: int) -> list[Choice[Place | Page]]:
    """The lines of hits that contain the words; one of a feed leads nowhere."""
    outlet, wanted = outlet_cells(found, columns), key(words)
    return [
        Choice(found_line(one, outlet), Place(one.article, one.start) if one.article else None)
        for one in found
        if wanted in key(" ".join((one.text, *one.speakers)))
    ]


def _extent(page: PersonPage) -> str:
    """How many statements there are, and from when to when."""
    said = page.statements
    if not said:
        return ""
    articles = len({statement.article for statement in said})
    first, last = said[-1].day, said[0].day
    counts = (
        _("the latest {n} of {total}").format(n=len(said), total=page.total) if page.total > len(said) else "",
        ngettext("{n} quote", "{n} quotes", n).format(n=n) if (n := sum(s.layer == "quote" for s in said)) else "",
        ngettext("{n} claim", "{n} claims", n).format(n=n) if (n := sum(s.layer == "claim" for s in said)) else "",
        ngettext("{n} article", "{n} articles", articles).format(n=articles),
        last if first == last else f"{first} – {last}",
    )
    return " · ".join(filter(None, counts))
