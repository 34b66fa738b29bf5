"""Time limits for articles: the work runs in a separate thread, which is stopped when its time is over.

CPU time counts, so that no article fails on a busy machine; a wall-clock limit several times as long ends work that
waits forever. A thread that stays in compiled code cannot be stopped: SIGPROF then kills the process. So this is for
the workers of an engine, which replaces dead ones.
"""

from __future__ import annotations

import ctypes
import math
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from threading import Thread, get_ident
from typing import NamedTuple, TypeVar

from sawt_reader.reading.model import Article, Struct
from sawt_reader.system.settings import AnalyzeSettings

T = TypeVar("T")
WALL_FACTOR = 8
"""The wall-clock limit, as a multiple of the limit of CPU time."""
GRACE = 10
"""Seconds between the request to stop the thread and the end of the process."""
# Seconds between checks of a thread whose time is nearly over.
_CHECK = 0.02


class Limit(Struct, frozen=True):
    """CPU seconds for an article, plus milliseconds for each of its words; 0 seconds for no limit."""

    seconds: float
    milliseconds_per_word: float = 0

    @classmethod
    def of_settings(cls, settings: AnalyzeSettings) -> Limit:
        """The limit in the settings."""
        return cls(settings.seconds, settings.milliseconds_per_word)

    def of(self, article: Article) -> float:
        """Seconds for one article; infinite for no limit."""
        return (
            self.seconds + len(article.text.split()) * self.milliseconds_per_word / 1000 if self.seconds else math.inf
        )


class TimeLimitError(Exception):
    """The work exceeded its limit."""


class _Stop(SystemExit):
    """Raised in the working thread: no `except Exception` catches it, and it ends the thread silently."""


class _Clock(NamedTuple):
    """The CPU clock of the working thread, read by that thread first, as the id is valid only while it runs."""

    thread: int
    id: int
    started: float

    @classmethod
    def of_this_thread(cls) -> _Clock:
        """Start the clock."""
        # macOS has no such clock; in a worker that of the process is nearly the same.
        ask = getattr(time, "pthread_getcpuclockid", lambda _thread: time.CLOCK_PROCESS_CPUTIME_ID)
        clock_id = ask(get_ident())
        return cls(get_ident(), clock_id, time.clock_gettime(clock_id))

    def seconds(self) -> float:
        """CPU seconds of the thread; 0 if it has just ended."""
        try:
            return time.clock_gettime(self.id) - self.started
        except OSError:
            return 0


def within(seconds: float, work: Callable[[], T]) -> T:
    """Run the work; return its result or raise its exception.

    Raises:
        TimeLimitError: if it takes longer.
    """
    if seconds == math.inf:
        return work()
    clock: Future[_Clock] = Future()
    result: Future[T] = Future()
    context = copy_context()

    def run() -> None:
        try:
            clock.set_result(_Clock.of_this_thread())
            result.set_result(context.run(work))
        except _Stop:
            return
        except BaseException as error:
            result.set_exception(error)

    thread = Thread(target=run, daemon=True)
    signal.setitimer(signal.ITIMER_PROF, 2 * seconds + GRACE)
    try:
        thread.start()
        _watch(thread, clock.result(), seconds)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if not result.done():
        raise TimeLimitError
    return result.result()


def _watch(thread: Thread, clock: _Clock, seconds: float) -> None:
    """Wait for a thread; stop it when its time is over, and the process if it does not stop."""
    until = time.monotonic() + WALL_FACTOR * seconds
    stopped = 0.0
    while thread.is_alive():
        now = time.monotonic()
        left = min(seconds - clock.seconds(), until - now)
        if left <= 0:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(clock.thread), ctypes.py_object(_Stop))
            stopped = stopped or now
            if now - stopped > GRACE:
                signal.raise_signal(signal.SIGPROF)
        thread.join(max(left, _CHECK))
