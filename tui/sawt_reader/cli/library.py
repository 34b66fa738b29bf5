"""`sawt-reader library …`: what has been read, without the reader. Every import of the library is inside a command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from sawt_reader.cli.options import LibraryGroup, json_option, opened, shown, write
from sawt_reader.i18n import N_, _

if TYPE_CHECKING:
    from sawt_reader.library.records import Entry, Hit, Order, SearchLayer

ORDERS = ("added", "opened", "published", "title", "outlet")
KINDS = ("article", "quote", "claim", "note")
# Digits of an id that are shown, and may be typed, for the whole.
SHOWN_ID = 10


tag_option = click.option("--tag", "tags", multiple=True, help=N_("Only what has this tag; may be repeated."))
articles_argument = click.argument("names", metavar="ARTICLE...", nargs=-1, required=True)


@click.group(
    cls=LibraryGroup,
    help=N_(
        "What you have read, kept on this machine alone.\n\n"
        "One SQLite file, in a private folder (see: library path), holds the texts, what was found in "
        'them, your notes, corrections and tags, and the places where you stopped. "remove" takes a text '
        'out and leaves your notes on it; "forget" leaves nothing. With --no-library the reader keeps '
        "nothing at all.\n\n"
        "An ARTICLE is named by its id or the beginning of it, its path, or its URL."
    ),
)
def library() -> None:
    """The commands."""


@library.command("list", help=N_("List the articles."))
@click.option("--sort", type=click.Choice(ORDERS), default="added", show_default=True)
@click.option("--unread", is_flag=True, help=N_("Only what is not marked as read."))
@click.option("--outlet", help=N_("Only what this outlet has published."))
@tag_option
@json_option
def list_(sort: Order, unread: bool, outlet: str | None, tags: tuple[str, ...], as_json: bool) -> None:
    from sawt_reader.library import articles
    from sawt_reader.library.records import Scope

    with opened() as store:
        within = Scope(unread, tags, outlet)
        empty = _("Nothing here yet; what sawt-reader FILE opens is kept here.")
        empty = empty if within == Scope() else _("No article of the library is like that.")
        write(articles.entries(store, sort, within), as_json, entry_line, empty)


@library.command("search", help=N_("Find WORDS in articles, quotes, claims and notes; case and accents do not matter."))
@click.argument("words", nargs=-1, required=True)
@click.option("--in", "layers", type=click.Choice(KINDS), multiple=True, help=N_("Look only here; may be repeated."))
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 1_000_000), help=N_("Hits of each kind.")
)
@tag_option
@json_option
def search_(
    words: Sequence[str], layers: Sequence[SearchLayer], limit: int, tags: tuple[str, ...], as_json: bool
) -> None:
    from sawt_reader.library.records import Scope
    from sawt_reader.library.search import LAYERS, search

    with opened() as store:
        hits = search(store, " ".join(words), layers or LAYERS, limit, Scope(tags=tags))
        empty = _("Nothing found. Case and accents do not matter; the last word may be unfinished.")
        write(hits, as_json, hit_line, empty)


@library.command(help=N_("Give a TAG to articles, all their versions included."))
@click.argument("tag")
@articles_argument
@click.option("--remove", is_flag=True, help=N_("Take the tag off instead."))
def tag(tag: str, names: Sequence[str], remove: bool) -> None:
    from sawt_reader.library import articles, tags

    with opened() as store, store.transaction():
        for id in [articles.find(store, name) for name in names]:
            (tags.take if remove else tags.give)(store, id, tag)


@library.command("tags", help=N_("List the tags, and how many articles have each."))
@json_option
def tags_(as_json: bool) -> None:
    from sawt_reader.library import tags

    with opened() as store:
        empty = _("No tags yet; sawt-reader library tag TAG ARTICLE gives one.")
        write(tags.counted(store), as_json, lambda tag: f"{tag.articles:>6}  {shown(tag.name)}", empty)


@library.command(
    help=N_(
        "Write readings as JSON lines, with their tags, notes and corrections; all of them when no "
        "ARTICLE is named.\n\n"
        "`sawt-reader export` makes other formats of them."
    )
)
@click.argument("names", metavar="[ARTICLE...]", nargs=-1)
def export(names: Sequence[str]) -> None:
    from sawt_reader.cli.exits import warn
    from sawt_reader.library import articles, exported

    with opened() as store:
        missing = 0
        for id in [articles.find(store, name) for name in names] or [e.id for e in articles.entries(store)]:
            line = exported.line(store, id)
            if line is None:
                missing += 1
                warn(_("{id} has not been analysed; open it in the reader first").format(id=id[:SHOWN_ID]))
            else:
                click.echo(line)
    sys.exit(2 if names and missing else 0)


@library.command(help=N_("Take articles out; their notes, corrections and tags are back when they are read again."))
@articles_argument
def remove(names: Sequence[str]) -> None:
    from sawt_reader.library import articles, removal

    with opened() as store:
        for id in [articles.find(store, name) for name in names]:
            removal.remove(store, id)


@library.command(
    help=N_("Take articles out with all their versions and all that came from them, and overwrite where they stood.")
)
@articles_argument
def forget(names: Sequence[str]) -> None:
    from sawt_reader.cli.exits import warn
    from sawt_reader.library import removal

    with opened() as store:
        if not removal.forget(store, *names).wiped:
            warn(_("another reader is open; traces of the article stay in its files until it is closed"))


@library.command(help=N_("Print the folder that holds the library; SAWT_READER_DATA chooses another."))
def path() -> None:
    from sawt_reader.library.store import data_folder

    click.echo(data_folder())


def entry_line(entry: Entry) -> str:
    """Id, day, state, quotes and claims, outlet, title and tags of an article."""
    state = _("read") if entry.read else _("new") if entry.opened is None else f"{entry.percent} %"
    counts = f"{'-' if entry.quotes is None else entry.quotes:>4} {'-' if entry.claims is None else entry.claims:>4}"
    outlet = shown(entry.outlet or "-")
    named = shown(" ".join([entry.title or entry.source, *(f"#{tag}" for tag in entry.tags)]))
    return f"{entry.id[:SHOWN_ID]}  {entry.day}  {state:5} {counts}  {outlet:20}  {named}"


def hit_line(hit: Hit) -> str:
    """Id, day and layer of a hit, whether a note is still on its words, and the words around it."""
    doubt = {"equal": "", "alike": _("approximate match:") + " ", "gone": _("not in this version:") + " "}[hit.fit]
    return f"{hit.article[:SHOWN_ID]}  {hit.day}  {hit.layer:7}  {doubt}{shown(hit.snippet)}"
