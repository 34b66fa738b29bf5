"""From names to the reader on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from tui.endings import fail
from tui.library import pages
from tui.model import Article
from tui.sources import SourceError, expand, load


def open_reader(sources: Sequence[str], *, keep: bool = True, allow_private: bool = False) -> int:
    """Open the reader on some sources; where none is named, on the article read last, at first on the sample.

    Args:
        sources: files, folders, URLs or "-", as they stand on the command line.
        keep: whether the library keeps what is read.
        allow_private: fetch from this machine and local networks, too.

    Returns:
        The exit status; 2 after one line on standard error when nothing can be read or there is no terminal.
    """
    try:
        names = expand(sources)
        article = None if sources or not keep else _last_article()
        if article is None:
            article = (pages.load if keep else load)(names[0], allow_private=allow_private)
        elif article.source not in names:
            names = [article.source, *names]
    except SourceError as error:
        fail(str(error))
    if not sys.stdout.isatty():
        fail("the reader needs a terminal to draw on; for JSON use: sawt-reader analyze SOURCE...")
    attach_keyboard()

    from tui.reader.app import run

    return run(article, names, keep=keep)


def _last_article() -> Article | None:
    from tui.library import sessions

    return sessions.last_article()


def attach_keyboard() -> None:
    """Make the terminal standard input again after a source came through it, so that keys reach the reader."""
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        fail("the reader needs a keyboard and no terminal is attached; for JSON use: sawt-reader analyze -")
    os.dup2(terminal, 0)
    os.close(terminal)
    keyboard = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdin = sys.__stdin__ = keyboard  # type: ignore[misc]  # Textual reads keys from sys.__stdin__
