"""`sawt-reader library …`: the articles that have been read, without opening the reader."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import get_args

import click

from sawt_reader.cli.exits import warn
from sawt_reader.cli.library_add import add
from sawt_reader.cli.options import LibraryGroup, json_option, opened, write_rows
from sawt_reader.cli.said import marked
from sawt_reader.i18n import N_, _
from sawt_reader.library import articles, exported, people, readings, removal, roles, tags, watches
from sawt_reader.library.records import Entry, HeldRole, Hit, Order, OutletVoices, Scope, SearchLayer, SentenceChange
from sawt_reader.library.search import search
from sawt_reader.library.sentence_changes import sentence_changes
from sawt_reader.library.store import data_folder
from sawt_reader.library.watches import Found
from sawt_reader.reading.glyphs import CHANGE_SIGNS
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.wording import listed

# Hexadecimal digits of an id that are printed; the user may type them for the whole id.
SHOWN_ID = 10


tag_option = click.option("--tag", "with_tags", multiple=True, help=N_("Only articles with this tag; repeatable."))
article_argument = click.argument("name", metavar="ARTICLE")
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


@library.command(help=N_("List the versions that the library has of an article, the last one first."))
@article_argument
@json_option
def versions(name: str, as_json: bool) -> None:
    with opened() as store:
        found = articles.versions(store, articles.find(store, name))
        write_rows(found, version_line, as_json=as_json, empty="")


@library.command(
    help=N_(
        "Show the sentences of an article that differ from its version before, or from that with the id VERSION.\n\n"
        "± is a sentence that was changed, + one that was added, − one that was removed. [-These words-] were there "
        "before, {+these+} are new."
    )
)
@article_argument
@click.option("--since", metavar="VERSION", help=N_("The version to compare with; see: library versions."))
@json_option
def changes(name: str, since: str | None, as_json: bool) -> None:
    with opened() as store:
        new = articles.get(store, articles.find(store, name))
        old = articles.get(store, articles.find(store, since)) if since else new and articles.previous(store, new.id)
        if new is None or old is None:
            warn(_("the library has no other version of this article"))
            sys.exit(2)
        empty = _("No sentence differs.")
        write_rows(sentence_changes(old, new), change_line, as_json=as_json, empty=empty)


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


@library.command(
    help=N_(
        "Watch SEARCH: save it, and count its hits in the library and in the feeds from now on.\n\n"
        "A SEARCH has words, and the terms person:NAME (who says it), outlet:NAME, accuses:NAME (who is accused) and "
        "above:FIGURE (as 300, 40k, 10M). Names of several words are in quotation marks or joined by hyphens."
    )
)
@click.argument("search", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help=N_("Stop watching it instead."))
def watch(search: Sequence[str], remove: bool) -> None:
    with opened() as store:
        (watches.remove if remove else watches.add)(store, " ".join(search))


@library.command(
    help=N_(
        "Count the women and men whom each outlet quotes, and the people whose gender its articles do not show, with "
        "their quotes. Each person counts once for an outlet; organisations do not count."
    )
)
@click.option("--outlet", help=N_("Only this outlet."))
@json_option
def voices(outlet: str | None, as_json: bool) -> None:
    with opened() as store:
        readings.complete_index(store)
        empty = _("Nobody is quoted in the library.")
        write_rows(people.voices_by_outlet(store, outlet), voices_line, as_json=as_json, empty=empty)


@library.command("watches", help=N_("List the watches, with their numbers of hits and of new ones."))
@json_option
def watches_(as_json: bool) -> None:
    with opened() as store:
        empty = _("No watches yet; add one with sawt-reader library watch SEARCH.")
        write_rows(
            watches.listed(store),
            lambda one: f"{one.hits:>6} {one.new:>6}  {one_line(one.search)}",
            as_json=as_json,
            empty=empty,
        )


@library.command(help=N_("Print what a SEARCH or a watch finds, new hits first; see: library watch."))
@click.argument("search", nargs=-1, required=True)
@click.option("--seen", is_flag=True, help=N_("Count the hits of the watch as seen from now on."))
@json_option
def hits(search: Sequence[str], seen: bool, as_json: bool) -> None:
    with opened() as store:
        asked = " ".join(search)
        write_rows(watches.find(store, asked), found_line, as_json=as_json, empty=_("Nothing found."))
        if seen:
            watches.mark_seen(store, asked)


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


def version_line(entry: Entry) -> str:
    """Id, time, words and title of a version."""
    title = one_line(entry.title or entry.source)
    return f"{entry.id[:SHOWN_ID]}  {entry.added[:16].replace('T', ' ')}  {entry.words:>6}  {title}"


def change_line(change: SentenceChange) -> str:
    """What has happened to a sentence, and its words."""
    return f"{CHANGE_SIGNS[change.kind]} {one_line(marked(change.parts))}"


def found_line(one: Found) -> str:
    """Whether new, id, day, outlet, layer, who says it, and the words."""
    sign = "*" if one.new else " "
    where = f"{one.article[:SHOWN_ID]:10}  {one.day}  {one_line(one.outlet or '-'):20}  {one.layer:7}"
    who = f"{one_line(listed(one.speakers))}: " if one.speakers else ""
    return f"{sign} {where}  {who}{one_line(one.text)}"


def voices_line(one: OutletVoices) -> str:
    """Outlet; women, men and people of unknown gender, each with their quotes."""
    counts = (
        _("{women} women ({quotes})").format(women=one.women, quotes=one.women_quotes),
        _("{men} men ({quotes})").format(men=one.men, quotes=one.men_quotes),
        _("{unknown} unknown ({quotes})").format(unknown=one.unknown, quotes=one.unknown_quotes),
    )
    return f"{one_line(one.outlet or '-'):24}" + "".join(f"  {count:20}" for count in counts).rstrip()


def role_line(held: HeldRole) -> str:
    """Days, number of articles, person, role, and the last of the articles."""
    days = " – ".join(dict.fromkeys(filter(None, (held.first, held.last)))) or "-"
    named = one_line(f"{held.name}, {held.role}")
    return f"{days:23} {held.articles:>4}  {named}  {held.article[:SHOWN_ID]}  {one_line(held.title)}"
