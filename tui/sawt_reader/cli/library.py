"""`sawt-reader library …`: the articles that have been read, without opening the reader."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import get_args

import click

from sawt_reader.cli.exits import warn
from sawt_reader.cli.library_add import add
from sawt_reader.cli.options import LibraryGroup, json_option, opened, write_rows
from sawt_reader.i18n import N_, _
from sawt_reader.library import articles, exported, readings, removal, roles, tags
from sawt_reader.library.records import Entry, HeldRole, Hit, Order, Scope, SearchLayer
from sawt_reader.library.search import search
from sawt_reader.library.store import data_folder
from sawt_reader.reading.safe_text import one_line

# Hexadecimal digits of an id that are printed; the user may type them for the whole id.
SHOWN_ID = 10


tag_option = click.option("--tag", "with_tags", multiple=True, help=N_("Only articles with this tag; repeatable."))
articles_argument = click.argument("names", metavar="ARTICLE...", nargs=-1, required=True)


@click.group(
    cls=LibraryGroup,
    help=N_(
        "The articles you have read, stored on this machine only.\n\n"
        "One SQLite file in a private folder (see: library path) holds the texts, their readings, your notes, "
        'corrections and tags, and where you stopped reading. "remove" takes a text out and keeps your notes on it; '
        '"forget" deletes everything. With --no-library the reader stores nothing at all.\n\n'
        "An ARTICLE is named by its id or the beginning of it, its path, or its URL."
    ),
)
def library() -> None:
    """The group."""


library.add_command(add)


@library.command("list", help=N_("List the articles."))
@click.option("--sort", type=click.Choice(get_args(Order)), default="added", show_default=True)
@click.option("--unread", is_flag=True, help=N_("Only articles that are not marked as read."))
@click.option("--outlet", help=N_("Only articles of this outlet."))
@tag_option
@json_option
def list_(sort: Order, unread: bool, outlet: str | None, with_tags: tuple[str, ...], as_json: bool) -> None:
    with opened() as store:
        within = Scope(unread=unread, tags=with_tags, outlet=outlet)
        empty = _("No articles yet; those you open with sawt-reader FILE are stored here.")
        if within != Scope():
            empty = _("No article matches.")
        write_rows(articles.entries(store, sort, within), entry_line, as_json=as_json, empty=empty)


@library.command("search", help=N_("Find WORDS in articles, quotes, claims and notes, ignoring case and accents."))
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--in",
    "layers",
    type=click.Choice(get_args(SearchLayer)),
    multiple=True,
    default=get_args(SearchLayer),
    help=N_("Search only these; repeatable."),
)
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(1, 1_000_000), help=N_("Hits of each kind.")
)
@tag_option
@json_option
def search_(
    words: Sequence[str], layers: Sequence[SearchLayer], limit: int, with_tags: tuple[str, ...], as_json: bool
) -> None:
    with opened() as store:
        hits = search(store, " ".join(words), layers, limit, Scope(tags=with_tags))
        empty = _("Nothing found. Case and accents are ignored; the last word may be incomplete.")
        write_rows(hits, hit_line, as_json=as_json, empty=empty)


@library.command(help=N_("Tag articles, including all their versions."))
@click.argument("tag")
@articles_argument
@click.option("--remove", is_flag=True, help=N_("Remove the tag instead."))
def tag(tag: str, names: Sequence[str], remove: bool) -> None:
    with opened() as store, store.transaction():
        for article_id in [articles.find(store, name) for name in names]:
            (tags.remove if remove else tags.add)(store, article_id, tag)


@library.command("tags", help=N_("List the tags, with their numbers of articles."))
@json_option
def tags_(as_json: bool) -> None:
    with opened() as store:
        empty = _("No tags yet; add one with sawt-reader library tag TAG ARTICLE.")
        write_rows(
            tags.counted(store),
            lambda tag: f"{tag.articles:>6}  {one_line(tag.name)}",
            as_json=as_json,
            empty=empty,
        )


@library.command(
    help=N_(
        "Tell what is known of NAME, or who was NAME, a role such as « ministre de la Justice ».\n\n"
        "Each line is a person and a role that articles of the library state beside the name: the days of the first "
        "and the last of them, how many there are, and the id and title of the last. Roles match in all their words: "
        "« maire de Lyon » is not « maire de Nantes »."
    )
)
@click.argument("name", nargs=-1, required=True)
@json_option
def who(name: Sequence[str], as_json: bool) -> None:
    with opened() as store:
        readings.complete_index(store)
        empty = _("Nothing is known of it; roles are taken from articles that state them beside a name.")
        write_rows(roles.who(store, " ".join(name)), role_line, as_json=as_json, empty=empty)


@library.command(
    help=N_(
        "Write readings as JSON lines, with their tags, notes and corrections; all readings if no ARTICLE is named.\n\n"
        "`sawt-reader export` converts them to other formats."
    )
)
@click.argument("names", metavar="[ARTICLE...]", nargs=-1)
def export(names: Sequence[str]) -> None:
    with opened() as store:
        missing = 0
        for article_id in [articles.find(store, name) for name in names] or [e.id for e in articles.entries(store)]:
            line = exported.line(store, article_id)
            if line is None:
                missing += 1
                message = _("{id} has not been analysed; open it in the reader first")
                warn(message.format(id=article_id[:SHOWN_ID]))
            else:
                click.echo(line)
    sys.exit(2 if names and missing else 0)


@library.command(help=N_("Remove articles; reading one again restores its notes, corrections and tags."))
@articles_argument
def remove(names: Sequence[str]) -> None:
    with opened() as store:
        for article_id in [articles.find(store, name) for name in names]:
            removal.remove(store, article_id)


@library.command(
    help=N_("Delete articles with all their versions and everything derived from them, and overwrite their data.")
)
@articles_argument
def forget(names: Sequence[str]) -> None:
    with opened() as store:
        if not removal.forget(store, *names).wiped:
            warn(_("another reader is open; traces of the article stay in its files until it is closed"))


@library.command(help=N_("Print the folder of the library; SAWT_READER_DATA chooses another."))
def path() -> None:
    click.echo(data_folder())


def entry_line(entry: Entry) -> str:
    """Id, day, state, quotes and claims, outlet, title and tags of an article."""
    unread = _("new") if entry.opened is None else f"{entry.percent} %"
    state = _("read") if entry.read else unread
    counts = f"{'-' if entry.quotes is None else entry.quotes:>4} {'-' if entry.claims is None else entry.claims:>4}"
    outlet = one_line(entry.outlet or "-")
    named = one_line(" ".join([entry.title or entry.source, *(f"#{tag}" for tag in entry.tags)]))
    return f"{entry.id[:SHOWN_ID]}  {entry.day}  {state:5} {counts}  {outlet:20}  {named}"


def hit_line(hit: Hit) -> str:
    """Id, day and layer of a hit, whether a note's words are still in the text, and the words around it."""
    doubt = {"equal": "", "alike": _("approximate match:") + " ", "gone": _("not in this version:") + " "}[hit.fit]
    return f"{hit.article[:SHOWN_ID]}  {hit.day}  {hit.layer:7}  {doubt}{one_line(hit.snippet)}"


def role_line(held: HeldRole) -> str:
    """Days, number of articles, person, role, and the last of the articles."""
    days = " – ".join(dict.fromkeys(filter(None, (held.first, held.last)))) or "-"
    named = one_line(f"{held.name}, {held.role}")
    return f"{days:23} {held.articles:>4}  {named}  {held.article[:SHOWN_ID]}  {one_line(held.title)}"
