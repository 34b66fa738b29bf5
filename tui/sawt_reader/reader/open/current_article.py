"""The article in hand: what is known of it comes back, the rest is analysed, and where the reader is is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from textual.app import App

from sawt_reader.reader.library.library_thread import (
    Ask,
    Kept,
    Standing,
    keep_reading,
    keep_standing,
    last_session,
    recall,
    welcome,
)
from sawt_reader.reader.open.analyses import Analyses
from sawt_reader.reader.open.worker_client import Report, WorkerClient
from sawt_reader.reader.screens.reading import ReadingScreen
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Article, Reading, Span

KEPT_AFTER = 1
"""Seconds from a key or click to the keeping of where the reader is."""


class InHand:
    """Puts articles in hand, one after the other.

    Args:
        app: runs what takes long.
        screen: shows them.
        ask: asks the library.
        worker: the way to the analysis.
        report: is called with each thing the worker says, and hands it to `hear` in the app's own time.
        given: the reading that came with an article, if one did.
        opened: is called with each article.
    """

    def __init__(
        self,
        app: App[Any],
        screen: ReadingScreen,
        ask: Ask,
        worker: WorkerClient,
        report: Report,
        given: Callable[[Article], Reading | None],
        opened: Callable[[Article], object],
    ) -> None:
        self._app = app
        self._screen = screen
        self._ask = ask
        self._analyses = Analyses(worker, report)
        self._given = given
        self._opened = opened
        self._arriving: asyncio.Task[None] | None = None
        self._arrived: Article | None = None
        """The article that what is known of it has been shown for; before, its place is not the reader's."""
        self._kept: Standing | None = None
        self._will_keep = False

    # --- Arriving

    def begin(self, arrival: Coroutine[Any, Any, None]) -> None:
        """Have an article arrive; `arrived` waits for that."""
        self._arriving = asyncio.create_task(arrival)

    async def arrived(self) -> None:
        """Wait until all that is known of the article in hand is shown, or its analysis is under way."""
        if self._arriving is not None:
            await self._arriving

    async def build_indexes(self) -> None:
        """Build what indexes the library lacks; an article that arrives comes first."""
        await self.arrived()
        await self._ask.build_indexes()

    async def resume(self) -> None:
        """Arrange the panes as they were left, and bring back what is known of the article."""
        session = await self._ask(last_session)
        if session is not None:
            same = session.article == self._screen.article.id
            self._screen.call_later(self._screen.panes.restore, session.layout, same)
        await self._arrive()

    async def show(self, article: Article, start: int | None = None) -> None:
        """Put an article in hand, at a code point of it or, for None, where it was read last."""
        if article != self._screen.article:
            await self.keep()
            self._screen.open(article)
            self.begin(self._arrive(start))
        elif start is not None:
            self._screen.visit(Span(start, start + 1))

    async def _arrive(self, start: int | None = None) -> None:
        """Bring back what is known of the article in hand; have it analysed where there is no reading."""
        screen = self._screen
        article = screen.article
        self._analyses.forget()
        self._opened(article)
        kept = await self._ask(partial(recall, article=article)) or Kept()
        if start is not None:
            kept = kept._replace(place=start)
        given = self._given(article) if kept.reading is None else None
        if given is not None:
            kept = kept._replace(reading=given)
        if screen.article is not article:
            return
        if kept.reading is None:
            await self._analyses.begin(article)
        shown = asyncio.Event()
        # The screen's own queue: by then it has its panes.
        screen.call_later(self._show_kept, article, kept, shown)
        await shown.wait()
        await self._ask(partial(welcome, article=article))
        if given is not None:
            await self._ask(partial(keep_reading, reading=given))

    def _show_kept(self, article: Article, kept: Kept, shown: asyncio.Event) -> None:
        shown.set()
        if self._screen.article is article:
            self._screen.recall(kept)
            self._arrived = article
            self.keep_soon()
            if kept.reading is not None:
                self._app.call_after_refresh(self._renew)

    # --- Its analysis

    async def analyse_again(self) -> None:
        """Ask for a new reading, after a failure."""
        self._screen.wait()
        await self._analyses.begin(self._screen.article)

    async def hear(self, reply: protocol.Reply) -> None:
        """Hand on what is about the article in hand, and keep whole readings of any."""
        if isinstance(reply, protocol.Done):
            self._app.run_worker(self._ask(partial(keep_reading, reading=reply.reading)), group="library")
        self._analyses.hear(reply)
        # Through the screen's own queue: before it has its panes it can show nothing.
        self._screen.call_later(self._hand_on, reply)
        if isinstance(reply, protocol.Ready):
            await self._renew()

    def _hand_on(self, reply: protocol.Reply) -> None:
        if self._analyses.is_of_hand(reply):
            self._screen.take(reply)

    async def _renew(self) -> None:
        await self._analyses.renew(self._screen.reading)

    # --- Where the reader is

    def keep_soon(self) -> None:
        """Keep before long where the reader is, so that a reader that is killed goes on there, too."""
        if self._ask.has_library and not self._will_keep:
            self._will_keep = True
            self._app.set_timer(KEPT_AFTER, self._keep_now)

    async def _keep_now(self) -> None:
        self._will_keep = False
        await self.keep()

    async def keep(self) -> None:
        """Keep where the reader is, once that is known and where it is news."""
        screen = self._screen
        if screen.article is not self._arrived:
            return
        standing = Standing(screen.article.id, screen.place, screen.finished, screen.panes.layout_json)
        if standing != self._kept:
            self._kept = standing
            await self._ask(partial(keep_standing, standing=standing))

    async def close(self) -> None:
        """Leave no process behind, and the place where the reader was."""
        await self._analyses.close()
        await self.keep()
