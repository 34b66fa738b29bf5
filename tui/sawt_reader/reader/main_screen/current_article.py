"""What runs when an article is opened: its stored state is shown, the rest is analysed, the position is saved."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.message import Message

from sawt_reader.i18n import ngettext
from sawt_reader.reader.keys.key_names import key_of
from sawt_reader.reader.library.library_thread import OptionalLibrary
from sawt_reader.reader.library.queries import (
    Position,
    StoredState,
    find_changes,
    find_holders,
    index_next,
    last_session,
    load_state,
    save_opened,
    save_position,
    save_reading,
)
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.open.analyses import Analyses
from sawt_reader.reader.services import Services
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Article, Reading, Span

if TYPE_CHECKING:
    from sawt_reader.reader.open.neighbours import Neighbours

SAVED_AFTER = 1
"""Seconds from a key or click until the position is saved."""


@dataclass
class Replied(Message):
    """The worker has sent a reply."""

    reply: protocol.Reply


@dataclass
class Opened(Message):
    """An article has been opened."""

    article: Article


class FirstStart(Message):
    """The reader was never used with this library before."""


class CurrentArticle:
    """Opens articles, one after the other.

    Args:
        app: gets the messages `Replied`, `Opened` and `FirstStart`.
        screen: shows the articles.
        services: of the app.
        library: stores articles, readings and positions.
    """

    def __init__(self, app: App[Any], screen: ReadingScreen, services: Services, library: OptionalLibrary) -> None:
        self.screen = screen
        self.neighbours: Neighbours | None = None
        """What next and previous go through; None for what was named."""
        self._app = app
        self._library = library
        self._names_holders = services.settings.library.names
        self._versions = services.settings.library.versions
        self._analyses = Analyses(services.worker, lambda reply: app.post_message(Replied(reply)))
        self._given = services.archive.first if services.archive else None
        """A reading that came with its article, from an archive."""
        self._opening: asyncio.Task[None] | None = None
        self._shown: Article | None = None
        """The article whose stored state has been shown; until then the position is not the user's."""
        self._saved: Position | None = None
        self._will_save = False

    # --- Opening

    def begin(self, opening: Coroutine[Any, Any, None]) -> None:
        """Run the opening of an article; `opened` waits for it."""
        self._opening = asyncio.create_task(opening)

    async def opened(self) -> None:
        """Wait until all that is known of the article is shown, or its analysis is under way."""
        if self._opening is not None:
            await self._opening

    async def build_indexes(self) -> None:
        """Build the indexes that the library lacks, once the article is open."""
        await self.opened()
        await self._library.build_indexes()
        indexed = False
        while await self._library.ask(index_next):
            indexed = True
        if indexed:
            await self._name_holders()

    async def resume(self) -> None:
        """Arrange the panes as they were left, and open the first article."""
        session = await self._library.ask(last_session)
        if session is not None:
            same = session.article == self.screen.article.id
            self.screen.call_later(self.screen.panes.restore, session.layout, same_article=same)
        elif self._library.exists:
            self._app.post_message(FirstStart())
        await self._open()

    async def show(self, article: Article, start: int | None = None, reading: Reading | None = None) -> None:
        """Open an article.

        Args:
            article: may be the current one.
            start: code point to go to; None for the last place read.
            reading: one that came with the article.
        """
        if reading is not None:
            self._given = reading
        if article != self.screen.article:
            await self.save()
            self.screen.open(article)
            self.begin(self._open(start))
        elif start is not None:
            self.screen.visit(Span(start, start + 1))

    async def _open(self, start: int | None = None) -> None:
        """Show the stored state of the article on the screen; have it analysed if there is no reading."""
        article = self.screen.article
        self._analyses.forget()
        self._app.post_message(Opened(article))
        stored = await self._library.ask(partial(load_state, article=article)) or StoredState()
        if start is not None:
            stored = stored._replace(place=start)
        given = self._given if self._given is not None and self._given.article == article else None
        if stored.reading is None and given is not None:
            stored = stored._replace(reading=given)
        else:
            given = None
        if given is not None:
            from sawt_reader.library.holders import without

            # What a library knew where the archive was made is not known here.
            stored = stored._replace(reading=without(given))
        if self.screen.article is not article:
            return
        if stored.reading is None:
            await self._analyses.begin(article)
        shown = asyncio.Event()
        # Through the screen's queue: by then it has its panes.
        self.screen.call_later(self._show_stored, article, stored, shown)
        await shown.wait()
        await self._library.ask(partial(save_opened, article=article))
        self._app.run_worker(self._show_changes(article, is_new=stored.is_new), group="library")
        if given is not None:
            await self._library.ask(partial(save_reading, reading=given))

    def _show_stored(self, article: Article, stored: StoredState, shown: asyncio.Event) -> None:
        shown.set()
        if self.screen.article is article:
            self.screen.show_stored(stored)
            self._shown = article
            self.save_soon()
            if stored.reading is not None:
                self._app.run_worker(self._name_holders(), group="library")
                self._app.call_after_refresh(self._renew)

    async def _show_changes(self, article: Article, *, is_new: bool) -> None:
        """Mark the sentences that differ from the version before; tell how many the first time."""
        changes = await self._library.ask(partial(find_changes, article=article, keep=self._versions))
        if not changes or self.screen.article is not article:
            return
        self.screen.show_changes([change.new.start for change in changes])
        if is_new:
            message = ngettext(
                "{n} sentence differs from the version before; {key} shows it.",
                "{n} sentences differ from the version before; {key} shows them.",
                len(changes),
            )
            self._app.notify(message.format(n=len(changes), key=key_of(self._app, "app.changes")))

    # --- Its analysis

    async def analyse_again(self) -> None:
        """Ask for a new reading, after a failure."""
        self.screen.wait()
        await self._analyses.begin(self.screen.article)

    async def receive(self, reply: protocol.Reply) -> None:
        """Show a reply about the current article, and store whole readings of any."""
        if isinstance(reply, protocol.Done):
            self._app.run_worker(self._library.ask(partial(save_reading, reading=reply.reading)), group="library")
        self._analyses.receive(reply)
        # Through the screen's queue: before it has its panes it can show nothing.
        self.screen.call_later(self._show_reply, reply)
        if isinstance(reply, protocol.Ready):
            await self._renew()

    def _show_reply(self, reply: protocol.Reply) -> None:
        if self._analyses.is_current(reply):
            self.screen.show_reply(reply)
            if isinstance(reply, protocol.Done):
                self._app.run_worker(self._name_holders(), group="library")

    async def _renew(self) -> None:
        await self._analyses.renew(self.screen.reading)

    async def _name_holders(self) -> None:
        """Show who held the offices that the whole reading names without a person, as the library knows."""
        analysed = self.screen.analysed
        if analysed is None or not self._names_holders:
            return
        holders = await self._library.ask(partial(find_holders, reading=analysed))
        if holders is not None:
            self.screen.name_holders(analysed, holders)

    # --- The position

    def save_soon(self) -> None:
        """Save the position within a second, so that it survives even if the process is killed."""
        if self._library.exists and not self._will_save:
            self._will_save = True
            self._app.set_timer(SAVED_AFTER, self._save_now)

    async def _save_now(self) -> None:
        self._will_save = False
        await self.save()

    async def save(self) -> None:
        """Save the position, once it is the user's and where it has changed."""
        screen = self.screen
        if screen.article is not self._shown:
            return
        position = Position(screen.article.id, screen.place, screen.finished, screen.panes.layout_json)
        if position != self._saved:
            self._saved = position
            await self._library.ask(partial(save_position, position=position))

    async def close(self) -> None:
        """End the worker and save the position."""
        await self._analyses.close()
        await self.save()
