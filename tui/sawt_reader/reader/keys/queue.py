"""Keys in order: each acts on what the one before it has done.

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
"""Seconds that a key waits at most for what the one before it has caused."""
ROUNDS = 2
"""A key bubbles up to the application, which runs its action; what the action posts bubbles once more."""


class KeyQueue:
    """Holds keys back until all messages that the key before them caused have been handled.

    Args:
        app: the application.
        act: runs the action of a key.
    """

    def __init__(self, app: App[None], act: Callable[[Key], Awaitable[None]]) -> None:
        self._app = app
        self._act = act
        self._waiting: deque[Key] = deque()
        self._running: asyncio.Task[None] | None = None

    async def handle(self, key: Key) -> None:
        """Act on a key now, or after those that came before it."""
        if self._running is not None and not self._running.done():
            self._waiting.append(key)
            return
        await self._act(key)
        self._running = asyncio.create_task(self._run_waiting())
        self._running.add_done_callback(self._raise_fault)

    async def _run_waiting(self) -> None:
        await self._settled()
        while self._waiting:
            await self._act(self._waiting.popleft())
            await self._settled()

    def _raise_fault(self, running: asyncio.Task[None]) -> None:
        """Raise a fault in the application, as if the key had not been held back."""
        if not running.cancelled() and (fault := running.exception()) is not None:
            self._app.call_later(self._throw, fault)

    @staticmethod
    def _throw(fault: BaseException) -> None:
        raise fault

    async def _settled(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                for _ in range(ROUNDS):
                    await self._handled()

    async def _handled(self) -> None:
        """Wait until the focused pane and all its ancestors have handled the messages they have so far."""
        for node in (self._app.focused or self._app.screen).ancestors_with_self:
            handled = asyncio.Event()
            if node.call_later(handled.set):
                await handled.wait()
