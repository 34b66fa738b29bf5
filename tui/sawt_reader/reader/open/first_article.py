"""The first article: read while the app starts, and longer where that takes time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait

from sawt_reader.i18n import _, number
from sawt_reader.reading.model import Article
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import Found, Load
from sawt_reader.sources.files import STDIN
from sawt_reader.sources.standard_input import standard_input


class FirstArticle:
    """Starts reading the first of the sources that is an article, in a thread that does not keep the process alive.

    Args:
        find: finds it, with a function that reads a source.
        load: reads a source.
    """

    def __init__(self, find: Callable[[Load], Found], load: Load) -> None:
        self._load = load
        self._name = ""
        self._found: Future[Found] = Future()
        threading.Thread(target=self._run, args=(find,), name="first", daemon=True).start()

    def _run(self, find: Callable[[Load], Found]) -> None:
        try:
            self._found.set_result(find(self._read))
        except BaseException as error:
            self._found.set_exception(error)

    def _read(self, name: str, *, linked_from: str | None = None, encoding: str | None = None) -> Article:
        self._name = name
        return self._load(name, linked_from=linked_from, encoding=encoding)

    def wait(self, seconds: float | None = None) -> Found | None:
        """What was found; None if that takes longer.

        Raises:
            BaseException: whatever finding it raised.
        """
        wait([self._found], seconds)
        return self._found.result() if self._found.done() else None

    def progress(self) -> str:
        """What is being read, and how much of it there is: "reading standard input… 12 kB"."""
        if self._name != STDIN:
            return _("reading {source}…").format(source=one_line(self._name))
        size = _("{n} kB").format(n=number(-(-standard_input.received // 1000), ","))
        return _("reading {source}…").format(source=_("standard input")) + f" {size}"
