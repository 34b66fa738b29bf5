"""From names to the reader on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial

from tui.endings import fail, warn
from tui.library import pages
from tui.locale import _
from tui.model import Article
from tui.sources import SourceError, expand, first_readable, load


def open_reader(sources: Sequence[str], *, keep: bool = True, allow_private: bool = False) -> int:
    """Open the reader on some sources; where none is named, on the article read last, at first on the sample.

    Args:
        sources: files, folders, URLs or "-", as they stand on the command line.
        keep: whether the library keeps what is read.
        allow_private: fetch from this machine and local networks, too.

    Returns:
        The exit status; 2 after a line on standard error for each source when none can be read, or without a terminal.
    """
    read = partial(pages.load if keep else load, allow_private=allow_private)
    try:
        names = expand(sources)
    except SourceError as error:
        fail(str(error))
    article = None if sources or not keep else _last_article()
    if article is None:
        found = first_readable(names, read)
        article, failures = found.article, found.failures
    else:
        failures = ()
        names = list(dict.fromkeys([article.source, *names]))
    if article is None:
        for failure in failures:
            warn(failure)
        sys.exit(2)
    if not sys.stdout.isatty():
        fail(_("the reader needs a terminal to draw on; for JSON use: sawt-reader analyze SOURCE..."))
    attach_keyboard()

    from tui.reader.app import run

    # What could not be read can be tried again: it comes last in the list.
    names = [*names[len(failures) :], *names[: len(failures)]]
    return run(article, names, keep=keep, load=read, failures=failures)


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
        fail(_("the reader needs a keyboard and no terminal is attached; for JSON use: sawt-reader analyze -"))
    os.dup2(terminal, 0)
    os.close(terminal)
    keyboard = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdin = sys.__stdin__ = keyboard  # type: ignore[misc]  # Textual reads keys from sys.__stdin__
