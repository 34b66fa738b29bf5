"""The page of a speaker, and the page of an outlet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from sawt_reader.i18n import _, ngettext
from sawt_reader.library import people
from sawt_reader.library.names import key
from sawt_reader.library.records import PersonPage, SourcePage
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.library.library_thread import Keeper
from sawt_reader.reader.screens.library_lines import counted_line, heading, outlet_cells, speaker_line, statement_line
from sawt_reader.reader.screens.library_picker import KeptPicker, Page, Place
from sawt_reader.reader.screens.picker import Choice
from sawt_reader.reader.terminal.display import content

SHOWN_LAYERS = (("quote", "claim"), ("quote",), ("claim",))
"""What a key goes through."""


class PersonScreen(KeptPicker):
    """All that one speaker has said over all articles, the newest first."""

    TITLE = _("Speaker")
    PLACEHOLDER = _("narrow by words")
    EMPTY = _("Nothing said under this name in the library. What is read and analysed is found here.")
    HELP = _(
        "What this speaker has said in all that you have read, the newest first: day, outlet, how it was said, the "
        "words. Names are the same when they are so whole, accents and capitals apart: “Macron” alone is another one."
    )
    ENTER = _("Read it there")
    BINDINGS: ClassVar[list[BindingType]] = bindings("person")

    def __init__(self, keeper: Keeper, name: str) -> None:
        super().__init__(keeper)
        self._voice = name
        self._page: PersonPage | None = None
        self._layers = 0

    async def find(self, words: str) -> Sequence[Choice[Place | Page]]:
        """What was said that holds the words, case and accents apart."""
        if self._page is None:
            self._page = await self.ask(partial(people.person, name=self._voice))
            extent = _extent(self._page) if self._page else ""
            self.query_one(".box").border_title = content(" · ".join(filter(None, (self._voice, extent))))
        said = self._page.statements if self._page else ()
        outlet = outlet_cells(said, self.app.size.width)
        return [
            Choice(statement_line(statement, outlet), Place(statement.article, statement.start))
            for statement in said
            if statement.layer in SHOWN_LAYERS[self._layers] and key(words) in key(statement.text)
        ]

    async def action_kinds(self) -> None:
        """Go on to quotes alone, claims alone, both."""
        self._layers = (self._layers + 1) % len(SHOWN_LAYERS)
        await self.fill()


class OutletScreen(KeptPicker):
    """All articles of one outlet, the newest first; who speaks in them; what others have from it."""

    TITLE = _("Outlet")
    PLACEHOLDER = _("narrow by words")
    EMPTY = _("Nothing by this outlet in the library.")
    HELP = _(
        "The articles of this outlet that you have read, the newest first, with their numbers of quotes and claims; "
        "who speaks in them most; and what other articles have from it."
    )

    def __init__(self, keeper: Keeper, name: str) -> None:
        super().__init__(keeper)
        self._voice = name
        self._page: SourcePage | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The outlet's own page leads to no other outlet."""
        return action != "outlet"

    async def find(self, words: str) -> Sequence[Choice[Place | Page]]:
        """What holds the words, case and accents apart, in three parts."""
        if self._page is None:
            self._page = await self.ask(partial(people.source, name=self._voice))
            self.query_one(".box").border_title = content(self._voice)
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
            _("WHAT OTHERS HAVE FROM IT"): [
                Choice(statement_line(statement, outlet), Place(statement.article, statement.start))
                for statement in self._page.relayed
                if wanted in key(statement.text)
            ],
        }
        return [
            line for name, lines in parts.items() if lines for line in (Choice(heading(name, len(lines)), None), *lines)
        ]


def screen_of(page: Page, keeper: Keeper) -> KeptPicker:
    """The screen that shows a page."""
    return (PersonScreen if page.of == "person" else OutletScreen)(keeper, page.name)


def _extent(page: PersonPage) -> str:
    """How much there is, over which time."""
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
