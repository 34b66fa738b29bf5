"""A job of a dialog that waits for the network: it reports what it does and for how long, and can be stopped."""

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
    """The one job of a screen.

    Args:
        screen: the job ends with it.
        report: shows a line to the user.
    """

    def __init__(self, screen: Screen[Any], report: Callable[[str], None]) -> None:
        self._screen = screen
        self._report = report
        self._job: Worker[None] | None = None

    def start(self, job: Coroutine[None, None, None]) -> None:
        """Run a job, in place of a running one."""
        self._job = self._screen.run_worker(job, group="fetching", exclusive=True)

    async def wait_for(self, doing: str, function: Callable[[], Answer]) -> Answer:
        """Run a function in a thread, from a job; meanwhile report what is being done, and for how long.

        Args:
            doing: what is being done: "Fetching Le Phare".
            function: may take long; what it returns or raises is returned or raised.
        """
        since = time.monotonic()

        def report() -> None:
            seconds = round(time.monotonic() - since)
            waited = _(" ({n} s)").format(n=seconds) if seconds else ""
            message = _("{doing}…{waited} {stop} stops it.")
            self._report(message.format(doing=doing, waited=waited, stop=key_of(self._screen.app, "dialog.close")))

        report()
        clock = self._screen.set_interval(1, report)
        try:
            return await in_background(function)
        finally:
            clock.stop()

    def stop(self) -> bool:
        """Stop the job. Returns whether one was running."""
        if self._job is None or self._job.is_finished:
            return False
        self._job.cancel()
        self._report(_("Stopped."))
        return True
