"""From names to the reader on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sawt_reader.cli.exits import check_current_folder, fail, warn
from sawt_reader.i18n import _
from sawt_reader.library import pages
from sawt_reader.reader.open.first_article import FirstArticle
from sawt_reader.reading.model import Article
from sawt_reader.sources import Found, Load, SourceError, expand, feeds, first_readable, load
from sawt_reader.sources.addresses import Private
from sawt_reader.sources.confinement import EVERYWHERE, confined_to
from sawt_reader.sources.files import STDIN
from sawt_reader.sources.standard_input import standard_input
from sawt_reader.system import settings
from sawt_reader.system.orphans import hang_up, when_unread

if TYPE_CHECKING:
    from sawt_reader.archive.browser import Browser

ARCHIVES = (".jsonl", ".sqlite", ".db", ".parquet")
"""Endings under which `analyze` writes the readings of many articles."""

DRIVER = "TEXTUAL_DRIVER"
"""Textual's variable that names what draws where it is no terminal, as in `sawt-reader serve`."""

QUICK = 0.1
"""Seconds in which a source is read before the screen is prepared: most files take less."""
PATIENCE = 0.2
"""Seconds more, once it is prepared, before it is shown without an article."""


def open_reader(
    sources: Sequence[str], *, keep: bool | None = None, allow_private: Private | None = None, confined: bool = False
) -> int:
    """Open the reader on some sources; where none is named, on the article read last, at first on the sample.

    Args:
        sources: files, folders, URLs or "-", as they stand on the command line.
        keep: whether the library keeps what is read; None as the settings say.
        allow_private: which hosts of private networks pages may be fetched from; None as the settings say.
        confined: read and write files only in the folders of the sources.

    Returns:
        The exit status; 2 after a line on standard error for each source when none can be read, or without a terminal.
    """
    if DRIVER in os.environ:
        when_unread(sys.stdout.fileno(), hang_up)  # nobody sees it without its server
    chosen, problems = settings.read()
    keep = chosen.library.keep if keep is None else keep
    if allow_private is None:
        allow_private = Private.allowed(by_settings=chosen.web.allow_private)
    within = confined_to(sources) if confined else EVERYWHERE
    read: Load = within.guarded(partial(pages.load if keep else load, allow_private=allow_private))
    check_terminal()
    check_current_folder()
    named = _named(sources, keep)
    first = _started(named, read)

    from sawt_reader.reader.app import SawtReader, run
    from sawt_reader.reader.library.library_thread import LibraryThread
    from sawt_reader.reader.open.loaders import Loaders
    from sawt_reader.reader.open.start import Start
    from sawt_reader.reader.services import Services

    found = first.wait(PATIENCE)
    _check(found)
    reader = SawtReader(
        found.article if found and found.article else Article(id="", source="", text="", blocks=()),
        Services(
            library=LibraryThread() if keep else None,
            loaders=Loaders(
                load=read,
                load_feed=within.guarded(partial(feeds.load, allow_private=allow_private)),
                within=within,
            ),
            settings=chosen,
            archive=named.archive,
        ),
        Start(
            sources=named.to_choose_from(found),
            folders=named.folders,
            feeds=found.feeds if found else (),
            failures=(*problems, *(found.failures if found else ())),
            first=None if found else first,
        ),
    )
    status = run(reader)
    if found is None:
        _check(first.wait(0))
    return status


class _Named(NamedTuple):
    """What the command line names.

    Attributes:
        names: of what can be read: files, those in folders, URLs and "-".
        folders: as they were named.
        archive: the one that is shown, if any.
        find: finds the first article, with a function that reads a source.
        is_typed: whether one of the sources is typed at the keyboard.
    """

    names: Sequence[str]
    folders: Sequence[str]
    archive: Browser | None
    find: Callable[[Load], Found]
    is_typed: bool

    def to_choose_from(self, found: Found | None) -> Sequence[str]:
        """The names once the first article was looked for.

        What could not be read can be tried again: it stays in the list, as feeds do. What is typed is typed once.
        """
        if found is None:
            return self.names
        again = (name for name in self.names if not self.is_typed or name != STDIN)
        return list(dict.fromkeys([found.name, *again]))


def _named(sources: Sequence[str], keep: bool) -> _Named:
    archive, others = _archive(sources)
    names = _expanded(others) if others or archive is None else []
    find = partial(_found, archive.first.article) if archive else partial(_first, names if others else [], keep)
    texts = frozenset(names)
    folders = [name for name in others if name not in texts]
    return _Named(names, folders, archive, find, STDIN in names and sys.stdin.isatty())


def _started(named: _Named, read: Load) -> FirstArticle:
    """Begin to read the first article; what takes no time, or is typed, has been read."""
    _take_terminal(partial(named.find, read))
    first = FirstArticle(named.find, read)
    # What is typed is an article to its end; only then are the keys the reader's.
    first.wait(None if named.is_typed else QUICK)
    return first


def _expanded(sources: Sequence[str]) -> list[str]:
    try:
        return expand(sources)
    except SourceError as error:
        fail(str(error))


def _check(found: Found | None) -> None:
    """End where no source could be read, with a line for each; not where one is still being read."""
    if found and found.article is None:
        for failure in found.failures:
            warn(failure)
        sys.exit(2)


def _archive(sources: Sequence[str]) -> tuple[Browser | None, Sequence[str]]:
    """The source that is an archive, and the sources that are none."""
    if not any(name.lower().rstrip("/").endswith(ARCHIVES) for name in sources):
        return None, sources
    from sawt_reader.archive.browser import Browser
    from sawt_reader.archive.contents import is_archive
    from sawt_reader.reading.stored import BadReading

    found = [name for name in sources if is_archive(name)]
    if len(found) > 1:
        fail(_("the reader shows one archive at a time: leave out {name}").format(name=found[1]))
    try:
        archive = Browser(Path(found[0])) if found else None
    except BadReading as error:
        fail(str(error))
    return archive, [name for name in sources if name not in found]


def _first(names: Sequence[str], keep: bool, read: Load) -> Found:
    """The first of the sources that is an article.

    Where none is named, and behind the list of a feed's articles: the one read last, at first the sample.
    """
    found = first_readable(names, read)
    if found.article or (names and not found.feeds):
        return found
    damage: list[str] = []
    last = _last_article(damage.append) if keep else None
    behind = _found(last) if last else first_readable(_expanded([]), read)
    return behind._replace(failures=(*found.failures, *damage, *behind.failures), feeds=found.feeds)


def _last_article(told: Callable[[str], object]) -> Article | None:
    from sawt_reader.library import sessions

    return sessions.last_article(told)


def _found(article: Article, _read: Load | None = None) -> Found:
    return Found(article.source, article, ())


def _plainly() -> str:
    """How to read without a screen."""
    return _("without a screen: sawt-reader --plain SOURCE..., or sawt-reader analyze SOURCE... for JSON")


def _take_terminal(find: Callable[[], Found]) -> None:
    """Make ready to draw, and to hear keys; where there is no terminal, what cannot be read is told first."""
    if DRIVER in os.environ:
        return
    if not sys.stdout.isatty():
        _check(find())
        fail(_("the reader needs a terminal to draw on; {remedy}").format(remedy=_plainly()))
    attach_keyboard()
    attach_screen()


def check_terminal() -> None:
    """End with a line on a terminal that can show lines alone."""
    term = os.environ.get("TERM", "")
    if DRIVER not in os.environ and os.name == "posix" and sys.stdout.isatty() and term in ("", "dumb", "unknown"):
        name = f"TERM={term}" if term else _("TERM is not set")
        fail(_("this terminal cannot show the reader ({name}); {remedy}").format(name=name, remedy=_plainly()))


def attach_keyboard() -> None:
    """Make the terminal standard input, so that keys reach the reader; what is piped in stays there for sources."""
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        fail(_("the reader needs a keyboard and no terminal is attached; {remedy}").format(remedy=_plainly()))
    standard_input.set_aside()
    os.dup2(terminal, 0)
    os.close(terminal)
    keyboard = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdin = sys.__stdin__ = keyboard  # type: ignore[misc]  # Textual reads keys from sys.__stdin__


def attach_screen() -> None:
    """Draw on standard output where standard error leads elsewhere, as in `2> log`: Textual draws on the latter."""
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]  # Textual draws on sys.__stderr__
