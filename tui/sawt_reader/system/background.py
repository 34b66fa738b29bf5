"""Waiting for slow functions in a daemon thread: reading a file, fetching a page."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


async def in_background(function: Callable[[], Answer]) -> Answer:
    """Call a function in a new thread, and return or raise what it does.

    The caller may be cancelled, and the program may end, meanwhile: the thread is abandoned and its result discarded.
    (The end of the program would wait for the threads of asyncio's own pool.)
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Answer] = loop.create_future()

    def call() -> None:
        try:
            answer = function()
        except BaseException as error:
            report(future.set_exception, error)
        else:
            report(future.set_result, answer)

    def report(set_on_future: Callable[..., None], result: object) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: None if future.done() else set_on_future(result))

    threading.Thread(target=call, name="background", daemon=True).start()
    return await future
