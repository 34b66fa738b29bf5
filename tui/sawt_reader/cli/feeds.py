"""`sawt-reader feeds …`: subscriptions to feeds, without opening the reader."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sawt_reader.cli.exits import fail, warn
from sawt_reader.cli.options import LibraryGroup, allow_private_option, json_option, opened, write_rows
from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library import subscriptions
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import SourceError, opml
from sawt_reader.sources import feeds as feed_sources
from sawt_reader.sources.addresses import Private, absolute, is_url
from sawt_reader.sources.feed_model import Feed, Subscription
from sawt_reader.system import files

if TYPE_CHECKING:
    from sawt_reader.library.store import Library
    from sawt_reader.library.subscriptions import Followed


@click.group(
    cls=LibraryGroup,
    help=N_(
        "The feeds you follow: list, add, remove, import, export, refresh.\n\n"
        "A FEED is an address, the path of a file, or the title of a feed you follow. The reader "
        "lists their articles (key R); sawt-reader FEED opens one."
    ),
)
def feeds() -> None:
    """The group."""


@feeds.command("list", help=N_("List the feeds, with their numbers of new and unread articles."))
@json_option
def list_(as_json: bool) -> None:
    with opened() as library:
        empty = _("No feeds yet; follow one with sawt-reader feeds add FEED.")
        write_rows(subscriptions.followed(library), feed_line, as_json=as_json, empty=empty)


@feeds.command(
    help=N_(
        "Follow feeds; they are fetched first.\n\n"
        "A feed that cannot be read is reported on standard error and skipped; the exit status is then 2."
    )
)
@click.argument("names", metavar="FEED...", nargs=-1, required=True)
@allow_private_option
def add(names: Sequence[str], allow_private: Private) -> None:
    with opened() as library:
        sys.exit(2 if fetch(library, list(map(absolute, names)), allow_private) else 0)


@feeds.command(help=N_("Fetch what is new in feeds; in all the feeds you follow if no FEED is named."))
@click.argument("names", metavar="[FEED...]", nargs=-1)
@allow_private_option
def refresh(names: Sequence[str], allow_private: Private) -> None:
    with opened() as library:
        sources = [subscriptions.find(library, name) for name in names]
        sources = sources or [feed.source for feed in subscriptions.followed(library)]
        sys.exit(2 if fetch(library, sources, allow_private) else 0)


@feeds.command(help=N_("Stop following feeds; the articles read from them stay in the library."))
@click.argument("names", metavar="FEED...", nargs=-1, required=True)
def remove(names: Sequence[str]) -> None:
    with opened() as library:
        for source in [subscriptions.find(library, name) for name in names]:
            subscriptions.remove(library, source)


@feeds.command(
    "import", help=N_("Follow the feeds of an OPML file, as other feed readers export it. Nothing is fetched.")
)
@click.argument("name", metavar="FILE")
def import_(name: str) -> None:
    try:
        listed = opml.read(name)
    except SourceError as error:
        fail(str(error))
    with opened() as library:
        added = subscriptions.follow(library, listed)
    click.echo(ngettext("{n} feed added", "{n} feeds added", added).format(n=added))


@feeds.command(help=N_("Write the feeds that have an address as OPML to FILE, or to standard output."))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option("--force", is_flag=True, help=N_("Replace existing files."))
def export(file: Path | None, force: bool) -> None:
    with opened() as library:
        followed = subscriptions.followed(library)
    listed = (Subscription(feed.source, feed.title, feed.folder) for feed in followed if is_url(feed.source))
    data = opml.write(listed)
    if file is None:
        click.echo(data)
        return
    try:
        files.write({file: lambda out: out.write(data)}, [feed.source for feed in followed], replace=force)
    except files.WriteError as error:
        fail(str(error))


def fetch(library: Library, sources: Sequence[str], allow_private: Private) -> int:
    """Fetch feeds, several at a time, and store what they announce. Returns how many could not be read."""
    failures = 0
    known = [subscriptions.known(library, source) for source in sources]
    for source, answer in zip(sources, _fetched(sources, known, allow_private), strict=True):
        if isinstance(answer, SourceError):
            failures += 1
            warn(str(answer))
            continue
        new = subscriptions.store(library, source, answer)
        line = ngettext("{title}: {n} new article", "{title}: {n} new articles", new)
        click.echo(one_line(line.format(title=answer.title, n=new)))
    return failures


def _fetched(
    sources: Sequence[str], known: Sequence[Feed | None], allow_private: Private
) -> Iterator[Feed | SourceError]:
    """Each feed, or why it cannot be read, in the order of the sources."""

    def load(source: str, before: Feed | None) -> Feed | SourceError:
        try:
            return feed_sources.load(source, known=before, allow_private=allow_private)
        except SourceError as error:
            return error

    with ThreadPoolExecutor(feed_sources.MOST_AT_ONCE) as pool:
        yield from pool.map(load, sources, known)


def feed_line(feed: Followed) -> str:
    """Numbers of new and unread articles, folder, title and address of a feed."""
    folder = one_line(feed.folder or "-")
    return f"{feed.new:>4} {feed.unread:>5}  {folder:12}  {one_line(feed.title)}  {one_line(feed.source)}"
