"""`sawt-reader feeds …`: the feeds that are followed, without the reader. Every heavy import is inside a command."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sawt_reader.cli.options import LibraryGroup, allow_private_option, json_option, opened, shown, write
from sawt_reader.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from sawt_reader.library.store import Library
    from sawt_reader.library.subscriptions import Followed
    from sawt_reader.sources import SourceError
    from sawt_reader.sources.addresses import Private
    from sawt_reader.sources.feeds import Feed

# Feeds that are asked for at once.
AT_ONCE = 4


@click.group(
    cls=LibraryGroup,
    help=N_(
        "The feeds you follow: list, add, remove, import, export, refresh.\n\n"
        "A FEED is an address, the path of a file, or the title of a feed that is followed. The reader "
        "lists their articles (key R); sawt-reader FEED opens one."
    ),
)
def feeds() -> None:
    """The commands."""


@feeds.command("list", help=N_("List the feeds, with how many of their articles are new and unread."))
@json_option
def list_(as_json: bool) -> None:
    from sawt_reader.library import subscriptions

    with opened() as library:
        empty = _("No feed yet; sawt-reader feeds add FEED follows one.")
        write(subscriptions.followed(library), as_json, feed_line, empty)


@feeds.command(
    help=N_(
        "Follow feeds, once they have been fetched.\n\n"
        "A feed that cannot be read is named on standard error and left out; the exit status is then 2."
    )
)
@click.argument("names", metavar="FEED...", nargs=-1, required=True)
@allow_private_option
def add(names: Sequence[str], allow_private: Private) -> None:
    from sawt_reader.sources.addresses import rooted

    with opened() as library:
        sys.exit(2 if ask(library, list(map(rooted, names)), allow_private) else 0)


@feeds.command(help=N_("Ask feeds for what is new; all that are followed when no FEED is named."))
@click.argument("names", metavar="[FEED...]", nargs=-1)
@allow_private_option
def refresh(names: Sequence[str], allow_private: Private) -> None:
    from sawt_reader.library import subscriptions

    with opened() as library:
        sources = [subscriptions.find(library, name) for name in names]
        sources = sources or [feed.source for feed in subscriptions.followed(library)]
        sys.exit(2 if ask(library, sources, allow_private) else 0)


@feeds.command(help=N_("Follow feeds no longer; the articles read from them stay in the library."))
@click.argument("names", metavar="FEED...", nargs=-1, required=True)
def remove(names: Sequence[str]) -> None:
    from sawt_reader.library import subscriptions

    with opened() as library:
        for source in [subscriptions.find(library, name) for name in names]:
            subscriptions.remove(library, source)


@feeds.command(
    "import", help=N_("Follow the feeds of a list in OPML, as other feed readers export it. Nothing is fetched.")
)
@click.argument("name", metavar="FILE")
def import_(name: str) -> None:
    from sawt_reader.cli.exits import fail
    from sawt_reader.library import subscriptions
    from sawt_reader.sources import SourceError, opml

    try:
        listed = opml.read(name)
    except SourceError as error:
        fail(str(error))
    with opened() as library:
        added = subscriptions.follow(library, listed)
    click.echo(ngettext("{n} feed added", "{n} feeds added", added).format(n=added))


@feeds.command(help=N_("Write the feeds that have an address as a list in OPML to FILE, or to the screen."))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--force", is_flag=True, help=N_("Replace a file that exists."))
def export(file: Path | None, force: bool) -> None:
    from sawt_reader.cli.exits import fail
    from sawt_reader.library import subscriptions
    from sawt_reader.sources import opml
    from sawt_reader.sources.addresses import is_url
    from sawt_reader.system.files import WriteError
    from sawt_reader.system.files import write as write_file

    with opened() as library:
        followed = subscriptions.followed(library)
    listed = (opml.Subscription(feed.source, feed.title, feed.folder) for feed in followed if is_url(feed.source))
    data = opml.write(listed)
    if file is None:
        click.echo(data)
        return
    try:
        write_file({file: lambda out: out.write(data)}, [feed.source for feed in followed], replace=force)
    except WriteError as error:
        fail(str(error))


def ask(library: Library, sources: Sequence[str], allow_private: Private) -> int:
    """Ask for feeds, some at once, and keep what they announce. Returns how many could not be had."""
    from sawt_reader.cli.exits import warn
    from sawt_reader.library import subscriptions
    from sawt_reader.sources import SourceError
    from sawt_reader.sources import feeds as feed_sources

    failures = 0
    jobs = [
        partial(feed_sources.load, source, known=subscriptions.known(library, source), allow_private=allow_private)
        for source in sources
    ]
    for source, answer in zip(sources, _answers(jobs), strict=True):
        if isinstance(answer, SourceError):
            failures += 1
            warn(str(answer))
            continue
        new = subscriptions.take(library, source, answer)
        said = ngettext("{title}: {n} new article", "{title}: {n} new articles", new)
        click.echo(shown(said.format(title=answer.title, n=new)))
    return failures


def _answers(jobs: Iterable[Callable[[], Feed]]) -> Iterable[Feed | SourceError]:
    """What each job gives, or why it gives nothing, in their order."""
    from sawt_reader.sources import SourceError

    def answer(job: Callable[[], Feed]) -> Feed | SourceError:
        try:
            return job()
        except SourceError as error:
            return error

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(answer, jobs)


def feed_line(feed: Followed) -> str:
    """New, unread, folder, title and address of a feed."""
    folder = shown(feed.folder or "-")
    return f"{feed.new:>4} {feed.unread:>5}  {folder:12}  {shown(feed.title)}  {shown(feed.source)}"
