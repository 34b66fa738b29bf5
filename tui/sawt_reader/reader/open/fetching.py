"""What a dialog does while it waits for the network: it says so, counts the seconds, and can be told to stop."""

from __future__ import annotations

import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from textual.screen import Screen
from textual.worker import Worker

from sawt_reader.i18n import _
from sawt_reader.reader.keys.key_names import key_of
from sawt_reader.system.background import in_background

Answer = TypeVar("Answer")


class Fetching:
    """The one job of a screen that waits.

    Args:
        screen: whose job it is; it ends with the screen.
        tell: shows a line to the reader.
    """

    def __init__(self, screen: Screen[Any], tell: Callable[[str], None]) -> None:
        self._screen = screen
        self._tell = tell
        self._job: Worker[None] | None = None

    def start(self, job: Coroutine[None, None, None]) -> None:
        """Have a job run, in place of one that is under way."""
        self._job = self._screen.run_worker(job, group="fetching", exclusive=True)

    async def wait_for(self, doing: str, function: Callable[[], Answer]) -> Answer:
        """What a function gives or raises, in a job; meanwhile the reader is told what is being done, and how long.

        Args:
            doing: what is being done: "Le Phare is being fetched".
            function: may take long; called in another thread.
        """
        since = time.monotonic()

        def say() -> None:
            seconds = round(time.monotonic() - since)
            waited = _(" ({n} s)").format(n=seconds) if seconds else ""
            told = _("{doing}…{waited} {stop} stops it.")
            self._tell(told.format(doing=doing, waited=waited, stop=key_of(self._screen.app, "dialog.close")))

        say()
        clock = self._screen.set_interval(1, say)
        try:
            return await in_background(function)
        finally:
            clock.stop()

    def stop(self) -> bool:
        """Stop the job. Returns whether there was one under way."""
        if self._job is None or self._job.is_finished:
            return False
        self._job.cancel()
        self._tell(_("Stopped."))
        return True
