"""Opening the reader on a terminal, for `start` and `read`. Nothing here imports click, which would delay it."""

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
from sawt_reader.sources import Found, Load, SourceError, expand, feeds, first_readable, links, load
from sawt_reader.sources.addresses import Private
from sawt_reader.sources.confinement import EVERYWHERE, confined_to
from sawt_reader.sources.decoding import codec_of
from sawt_reader.sources.files import STDIN
from sawt_reader.sources.standard_input import standard_input
from sawt_reader.system import settings
from sawt_reader.system.orphans import hang_up, when_unread

if TYPE_CHECKING:
    from sawt_reader.archive.browser import Browser
    from sawt_reader.reader.services import Services

DRIVER = "TEXTUAL_DRIVER"
"""Textual's variable that names the driver where there is no terminal, as under `sawt-reader serve`."""

WAIT_BEFORE_SCREEN = 0.1
"""Seconds to wait for the first article before the screen is prepared: most files take less."""
WAIT_FOR_ARTICLE = 0.2
"""Seconds to wait once it is prepared; then it is shown without an article."""


def open_reader(
    sources: Sequence[str],
    *,
    keep: bool | None = None,
    allow_private: Private | None = None,
    encoding: str | None = None,
    confined: bool = False,
) -> int:
    """Open the reader on sources; without any, on the article read last, or on the sample the first time.

    Args:
        sources: files, folders, URLs or "-", as given on the command line.
        keep: whether articles are stored in the library; None to follow the settings.
        allow_private: which hosts of private networks pages may be fetched from; None to follow the settings.
        encoding: a codec for plain texts that are not UTF-8; None to follow the settings.
        confined: read and write files only in the folders of the sources.

    Returns:
        The exit status: 2 if no source can be read, each of them reported on standard error, or without a terminal.
    """
    if DRIVER in os.environ:
        when_unread(sys.stdout.fileno(), hang_up)  # without its server nobody can see it
    chosen, problems = settings.read()
    keep = chosen.library.keep if keep is None else keep
    if allow_private is None:
        allow_private = Private.allowed(by_settings=chosen.web.allow_private)
    if encoding is None:
        encoding, problem = codec_of(chosen.files.encoding)
        problems = (*problems, *filter(None, (problem,)))
    within = confined_to(sources) if confined else EVERYWHERE
    read: Load = within.guarded(partial(pages.load if keep else load, allow_private=allow_private, encoding=encoding))
    check_terminal()
    check_current_folder()
    named = _named(sources, keep=keep)
    first = _started(named, read)
    # Only now, while the first article is read: these import Textual.
    from sawt_reader.reader.library.library_thread import LibraryThread
    from sawt_reader.reader.open.loaders import Loaders
    from sawt_reader.reader.services import Services

    services = Services(
        library=LibraryThread() if keep else None,
        loaders=Loaders(
            load=read,
            load_feed=within.guarded(partial(feeds.load, allow_private=allow_private)),
            load_links=within.guarded(partial(links.load, allow_private=allow_private)),
            within=within,
        ),
        settings=chosen,
        archive=named.archive,
    )
    return _run(named, first, services, problems)


def _run(named: _Named, first: FirstArticle, services: Services, problems: Sequence[str]) -> int:
    """Run the reader, with the first article if it was read in time. Returns its exit status."""
    from sawt_reader.reader.app import SawtReader, run
    from sawt_reader.reader.open.start import Start

    found = first.wait(WAIT_FOR_ARTICLE)
    _check(found)
    reader = SawtReader(
        found.article if found and found.article else Article(id="", source="", text="", blocks=()),
        services,
        Start(
            sources=named.to_choose_from(found),
            folders=named.folders,
            feeds=found.feeds if found else (),
            failures=(*problems, *named.skipped, *(found.failures if found else ())),
            greets=True,
            first=None if found else first,
        ),
    )
    status = run(reader)
    if found is None:
        _check(first.wait(0))
    return status


class _Named(NamedTuple):
    """The sources on the command line.

    Attributes:
        names: files, those of folders, URLs and "-".
        folders: as they were named.
        archive: the archive to show, if one is named.
        find: finds the first article, with a function that reads a source.
        is_typed: whether one of the sources is typed at the keyboard.
        skipped: a line for each kind of files in the folders that are no texts.
    """

    names: Sequence[str]
    folders: Sequence[str]
    archive: Browser | None
    find: Callable[[Load], Found]
    is_typed: bool
    skipped: Sequence[str] = ()

    def to_choose_from(self, found: Found | None) -> Sequence[str]:
        """The names for the list of sources, once the first article was looked for.

        Sources that cannot be read stay in the list, to be retried. Typed text is there only as the first article.
        """
        if found is None:
            return self.names
        others = (name for name in found.put_in(self.names) if not self.is_typed or name != STDIN)
        return list(dict.fromkeys([found.name, *others]))


def _named(sources: Sequence[str], *, keep: bool) -> _Named:
    archive, others = _archive(sources)
    skipped: list[str] = []
    names = _expanded(others, skipped.append) if others or archive is None else []
    find = partial(_found, archive.first.article) if archive else partial(_first, names if others else [], keep=keep)
    texts = frozenset(names)
    folders = [name for name in others if name not in texts]
    return _Named(names, folders, archive, find, STDIN in names and sys.stdin.isatty(), skipped)


def _started(named: _Named, read: Load) -> FirstArticle:
    """Start reading the first article, and wait for it a moment; for typed text, until it ends."""
    _take_terminal(partial(named.find, read))
    first = FirstArticle(named.find, read)
    # Until typed text ends, the keys are part of it.
    first.wait(None if named.is_typed else WAIT_BEFORE_SCREEN)
    return first


def _expanded(sources: Sequence[str], report: Callable[[str], object] | None = None) -> list[str]:
    try:
        return expand(sources, report=report)
    except SourceError as error:
        fail(str(error))


def _check(found: Found | None) -> None:
    """End with a line for each source if none could be read, unless one is still being read."""
    if found and found.article is None:
        for failure in found.failures:
            warn(failure)
        sys.exit(2)


def _archive(sources: Sequence[str]) -> tuple[Browser | None, Sequence[str]]:
    """The source that is an archive, and the other sources."""
    from sawt_reader.archive.suffixes import SUFFIXES

    if not any(name.lower().rstrip("/").endswith(SUFFIXES) for name in sources):
        return None, sources
    from sawt_reader.archive.browser import Browser
    from sawt_reader.archive.contents import is_archive
    from sawt_reader.reading.stored import ReadingError

    found = [name for name in sources if is_archive(name)]
    if len(found) > 1:
        fail(_("the reader shows one archive at a time: leave out {name}").format(name=found[1]))
    try:
        archive = Browser(Path(found[0])) if found else None
    except ReadingError as error:
        fail(str(error))
    return archive, [name for name in sources if name not in found]


def _first(names: Sequence[str], read: Load, *, keep: bool) -> Found:
    """The first of the sources that is an article.

    Without sources, and behind the list of a feed's articles, it is the article read last, or else the sample.
    """
    found = first_readable(names, read)
    if found.article or (names and not found.feeds):
        return found
    damage: list[str] = []
    last = _last_article(damage.append) if keep else None
    behind = _found(last) if last else first_readable(_expanded([]), read)
    return behind._replace(failures=(*found.failures, *damage, *behind.failures), feeds=found.feeds)


def _last_article(report: Callable[[str], object]) -> Article | None:
    from sawt_reader.library import sessions

    return sessions.last_article(report)


def _found(article: Article, _read: Load | None = None) -> Found:
    return Found(article.source, article, ())


def _plainly() -> str:
    """What to do without a screen."""
    return _("without a screen: sawt-reader --plain SOURCE..., or sawt-reader analyze SOURCE... for JSON")


def _take_terminal(find: Callable[[], Found]) -> None:
    """Connect keyboard and screen. Without a terminal end with a line, after those for sources that cannot be read."""
    if DRIVER in os.environ:
        return
    if not sys.stdout.isatty():
        _check(find())
        fail(_("the reader needs a terminal; {remedy}").format(remedy=_plainly()))
    attach_keyboard()
    attach_screen()


def check_terminal() -> None:
    """End with a line on a terminal that can only print lines."""
    term = os.environ.get("TERM", "")
    if DRIVER not in os.environ and os.name == "posix" and sys.stdout.isatty() and term in ("", "dumb", "unknown"):
        name = f"TERM={term}" if term else _("TERM is not set")
        fail(_("this terminal cannot show the reader ({name}); {remedy}").format(name=name, remedy=_plainly()))


def attach_keyboard() -> None:
    """Make the terminal standard input, so that keys reach the reader; piped input stays available as a source."""
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        fail(_("the reader needs a keyboard, but no terminal is attached; {remedy}").format(remedy=_plainly()))
    standard_input.set_aside()
    os.dup2(terminal, 0)
    os.close(terminal)
    keyboard = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdin = sys.__stdin__ = keyboard  # type: ignore[misc]  # Textual reads keys from sys.__stdin__


def attach_screen() -> None:
    """Have Textual draw on standard output where standard error is redirected, as in `2> log`."""
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        sys.__stderr__ = sys.__stdout__  # type: ignore[misc]  # Textual draws on sys.__stderr__
