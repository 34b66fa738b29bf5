"""Keys one after the other: each acts on what the one before it has done.

Textual hands a key to the pane in focus as soon as it arrives, while that pane may still be busy with the key before:
of "/port" typed in one go, or sent by a program, the article would get the letters and the search line none.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual.app import App
from textual.events import Key

PATIENCE = 0.25
"""Seconds that a key waits at most for what the one before it has set going."""
ROUNDS = 2
"""A key bubbles up to the application, which runs its action; what the action posts bubbles once more."""


class KeyQueue:
    """Holds keys back until all that the key before them caused has been heard.

    Args:
        app: the application.
        act: has it act on a key.
    """

    def __init__(self, app: App[None], act: Callable[[Key], Awaitable[None]]) -> None:
        self._app = app
        self._act = act
        self._waiting: deque[Key] = deque()
        self._going: asyncio.Task[None] | None = None

    async def take(self, key: Key) -> None:
        """Act on a key now, or after those that came before it."""
        if self._going is not None and not self._going.done():
            self._waiting.append(key)
            return
        await self._act(key)
        self._going = asyncio.create_task(self._go_on())
        self._going.add_done_callback(self._tell)

    async def _go_on(self) -> None:
        await self._settled()
        while self._waiting:
            await self._act(self._waiting.popleft())
            await self._settled()

    def _tell(self, going: asyncio.Task[None]) -> None:
        """Hand a fault to the application, as if the key had not been held back."""
        if not going.cancelled() and (fault := going.exception()) is not None:
            self._app.call_later(self._throw, fault)

    @staticmethod
    def _throw(fault: BaseException) -> None:
        raise fault

    async def _settled(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                for _ in range(ROUNDS):
                    await self._heard()

    async def _heard(self) -> None:
        """Wait until the pane in focus and all that is around it have heard what was said to them so far."""
        for node in (self._app.focused or self._app.screen).ancestors_with_self:
            heard = asyncio.Event()
            if node.call_later(heard.set):
                await heard.wait()
