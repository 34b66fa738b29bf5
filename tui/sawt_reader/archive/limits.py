"""How long an article may take: the work is done in a thread of its own, which is told to stop when its time is over.

Time is that of the processor, so that a busy machine costs no article; a clock several times as long ends what waits
for ever. What does not look up from a long step of compiled code is ended with its process by SIGPROF, so this is for
the workers of an engine, which replace one that ended.
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
PATIENCE = 8
"""How many times its time of the processor an article may take by the clock."""
GRACE = 10
"""Seconds between telling the thread to stop and ending the process."""
# Seconds between two looks at a thread whose time is nearly over.
_LOOK = 0.02


class Limit(Struct, frozen=True):
    """What an article may take: seconds of the processor, and milliseconds more for each word; 0 seconds: no limit."""

    seconds: float
    milliseconds_per_word: float = 0

    @classmethod
    def of_settings(cls, settings: AnalyzeSettings) -> Limit:
        """As the user has set it."""
        return cls(settings.seconds, settings.milliseconds_per_word)

    def of(self, article: Article) -> float:
        """Seconds for one article; infinite where there is no limit."""
        return (
            self.seconds + len(article.text.split()) * self.milliseconds_per_word / 1000 if self.seconds else math.inf
        )


class TooLong(Exception):
    """The work has taken its time, and more."""


class _Stop(SystemExit):
    """Raised in the thread that works: no `except Exception` holds it, and the thread ends with it without a word."""


class _Clock(NamedTuple):
    """The processor's clock of the thread that works, as it tells it itself: nobody else knows whether it is over."""

    thread: int
    id: int
    started: float

    @classmethod
    def of_this_thread(cls) -> _Clock:
        """Start to count."""
        # macOS has no such clock; in a worker that of the process says nearly the same.
        ask = getattr(time, "pthread_getcpuclockid", lambda thread: time.CLOCK_PROCESS_CPUTIME_ID)
        id = ask(get_ident())
        return cls(get_ident(), id, time.clock_gettime(id))

    def seconds(self) -> float:
        """How much the thread has taken; 0 where it is just over."""
        try:
            return time.clock_gettime(self.id) - self.started
        except OSError:
            return 0


def within(seconds: float, work: Callable[[], T]) -> T:
    """What the work returns or raises.

    Raises:
        TooLong: when it has taken longer.
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
        raise TooLong
    return result.result()


def _watch(thread: Thread, clock: _Clock, seconds: float) -> None:
    """Wait for a thread; stop it when its time is over, and the process when it does not stop."""
    until = time.monotonic() + PATIENCE * seconds
    told = 0.0
    while thread.is_alive():
        now = time.monotonic()
        left = min(seconds - clock.seconds(), until - now)
        if left <= 0:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(clock.thread), ctypes.py_object(_Stop))
            told = told or now
            if now - told > GRACE:
                signal.raise_signal(signal.SIGPROF)
        thread.join(max(left, _LOOK))
