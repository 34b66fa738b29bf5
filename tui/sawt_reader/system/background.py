"""Waiting for what may take long: a file, a page of the web."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


async def in_background(function: Callable[[], Answer]) -> Answer:
    """What a function gives or raises, called in a thread of its own.

    Who waits may be cancelled, and the program may end, meanwhile: the thread is left to itself, what it finds is
    thrown away. (Threads of asyncio's own pool would have to be waited for.)
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Answer] = loop.create_future()

    def call() -> None:
        try:
            answer = function()
        except BaseException as error:
            tell(future.set_exception, error)
        else:
            tell(future.set_result, answer)

    def tell(how: Callable[..., None], what: object) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(lambda: None if future.done() else how(what))

    threading.Thread(target=call, name="background", daemon=True).start()
    return await future
