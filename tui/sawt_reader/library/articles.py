"""The articles: adding, opening, listing, finding.

The id of an article is the SHA-256 of its text. The texts that a URL or path has had are versions of one work and
share its notes, corrections and tags; lists show the version added last.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from sawt_reader.i18n import _
from sawt_reader.library import names, scope
from sawt_reader.library.records import EVERYTHING, Entry, Order, Scope, now
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.model import Article
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.soundness import article_flaw
from sawt_reader.sources.addresses import absolute

# The shortest prefix of an id that is accepted for it, in hexadecimal digits.
_SHORTEST_ID = 4

_FIELDS = tuple(field for field in Article.__struct_fields__ if field not in ("text", "blocks"))
_UNCHANGING = frozenset({"id", "work", "words", "length", "added"})
_ORDERS: dict[Order, str] = {
    "added": "a.added DESC",
    "opened": "a.opened DESC",
    "published": "a.day DESC",
    "title": "coalesce(a.title_key, a.source)",
    "outlet": "coalesce(a.outlet_key, '~'), a.day DESC",
}
_ENTRY = """SELECT a.id, a.source, a.url, a.title, a.outlet, a.byline, a.day, a.words, a.length, a.quotes, a.claims,
        a.place, a.added, a.opened, a.read, (SELECT count(*) FROM articles v WHERE v.work = a.work),
        (SELECT json_group_array(CAST(name AS TEXT)) FROM tags WHERE tags.work = a.work)
    FROM articles a """
# Not "IN (SELECT current …)", which SQLite would begin with, and then sort all.
_IS_CURRENT = "EXISTS (SELECT 1 FROM works w WHERE w.current = a.number)"
_encode_blocks = msgspec.json.Encoder().encode


def add(library: Library, article: Article) -> None:
    """Store an article, or update a stored one, as the current version of its work.

    The path of a file is stored as absolute, so that it is valid in every folder.
    """
    values = {field: getattr(article, field) for field in _FIELDS} | {
        "source": _absolute(article.source),
        "words": len(article.text.split()),
        "length": len(article.text),
        "title_key": names.key(article.title) if article.title else None,
        "outlet_key": names.key(article.outlet) if article.outlet else None,
        "added": now(),
    }
    with library.transaction():
        values["work"] = _work(library, article)
        # A value that is unknown this time, or "-" for standard input, does not overwrite a known one.
        updates = [f"{n} = coalesce(nullif(excluded.{n}, '-'), {n})" for n in values if n not in _UNCHANGING]
        ((number,),) = library.execute(
            f"INSERT INTO articles ({', '.join(values)}) VALUES ({', '.join(':' + name for name in values)})"
            f" ON CONFLICT (id) DO UPDATE SET {', '.join(updates)} RETURNING number",
            values,
        )
        library.execute(
            "INSERT INTO texts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET heading = coalesce(excluded.heading, heading), text = excluded.text, blocks = excluded.blocks"
            " WHERE (heading, text, blocks)"
            " IS NOT (coalesce(excluded.heading, heading), excluded.text, excluded.blocks)",
            (number, article.title, article.text, _encode_blocks(article.blocks).decode()),
        )
        library.execute("UPDATE works SET current = ? WHERE number = ?", (number, values["work"]))


def get(library: Library, article_id: str) -> Article | None:
    """The article with an id; None if there is none, or it is damaged."""
    found = library.values(
        Article,
        f"SELECT {', '.join(Article.__struct_fields__)} FROM articles JOIN texts USING (number) WHERE id = ?",
        (article_id,),
    )
    if found and article_flaw(found[0]):
        library.note_damaged(article_id)
        return None
    return found[0] if found else None


def find(library: Library, name: str) -> str:
    """The id of the only article that matches a name: an id, the beginning of one, a path or a URL.

    Raises:
        LibraryError: if none matches, or more than one.
    """
    rows = library.execute("SELECT id FROM articles WHERE id BETWEEN ? AND ? LIMIT 2", _ids(name))
    if not rows:
        rows = library.execute(
            "SELECT DISTINCT c.id FROM origins o JOIN works w ON w.number = o.work"
            " JOIN articles c ON c.number = w.current WHERE o.name IN (?, ?)",
            (one_line(name), _absolute(name)),
        )
    if len(rows) != 1:
        raise _unclear(name, several=bool(rows))
    found: str = rows[0][0]
    return found


def entries(library: Library, order: Order = "added", within: Scope = EVERYTHING, limit: int = -1) -> list[Entry]:
    """The current version of each work, the newest first; by title or outlet, in alphabetical order.

    Args:
        library: the library.
        order: the sort order.
        within: which articles.
        limit: most articles; -1 for all.
    """
    condition, values = scope.condition(library, within)
    ordered = f"ORDER BY {_ORDERS[order]}, a.number DESC LIMIT :limit"
    # First which ones: versions and tags are counted of these alone.
    listed = f"SELECT a.number FROM articles a WHERE {_IS_CURRENT} AND {condition} {ordered}"
    return _entries(library, f"WHERE a.number IN ({listed}) {ordered}", {**values, "limit": limit})


def count(library: Library, within: Scope = EVERYTHING) -> int:
    """The number of articles; versions of one count once."""
    if within == EVERYTHING:
        ((number,),) = library.execute("SELECT count(*) FROM works WHERE current IS NOT NULL")
        return int(number)
    condition, values = scope.condition(library, within)
    ((number,),) = library.execute(
        f"SELECT count(*) FROM articles a JOIN works w ON w.current = a.number WHERE {condition}", values
    )
    return int(number)


def entry(library: Library, article_id: str) -> Entry | None:
    """The list entry of one article."""
    return next(iter(_entries(library, "WHERE a.id = :id", {"id": article_id})), None)


def of_sources(library: Library, names: Sequence[str]) -> dict[str, tuple[str | None, bool]]:
    """The title of what is stored from each of some paths and addresses, and whether it is marked as read."""
    wanted = {_absolute(name): name for name in names}
    rows = library.execute(
        "SELECT o.name, a.title, a.read FROM json_each(?) n JOIN origins o ON o.name = n.value"
        " JOIN works w ON w.number = o.work JOIN articles a ON a.number = w.current",
        (msgspec.json.encode(list(wanted)).decode(),),
    )
    return {wanted[name]: (title, bool(read)) for name, title, read in rows}


def unread_of(library: Library, ids: Sequence[str]) -> set[str]:
    """Those of some articles, by their ids, that are not marked as read."""
    listed = msgspec.json.encode(list(ids)).decode()
    rows = library.execute(
        "SELECT a.id FROM json_each(?) n JOIN articles a ON a.id = n.value WHERE NOT a.read", (listed,)
    )
    return {id for (id,) in rows}


def versions(library: Library, article_id: str) -> list[Entry]:
    """All versions of an article, the last added first."""
    condition = "WHERE a.work = (SELECT work FROM articles WHERE id = :id) ORDER BY a.number DESC"
    return _entries(library, condition, {"id": article_id})


def previous(library: Library, article_id: str) -> Article | None:
    """The version of an article that was added last beside it; None if there is no other."""
    rows = library.execute(
        "SELECT v.id FROM articles a JOIN articles v ON v.work = a.work AND v.number != a.number WHERE a.id = ?"
        " ORDER BY v.number DESC LIMIT 1",
        (article_id,),
    )
    return get(library, rows[0][0]) if rows else None


def keep_versions(library: Library, article_id: str, most: int) -> None:
    """Delete all versions of an article but the last ones; its notes, corrections and tags stay.

    Args:
        library: the library.
        article_id: of the current version, which always stays.
        most: how many stay; 0 for all.
    """
    if most:
        library.execute(
            "DELETE FROM articles WHERE work = (SELECT work FROM articles WHERE id = :id) AND id != :id"
            " AND number NOT IN (SELECT v.number FROM articles a JOIN articles v ON v.work = a.work WHERE a.id = :id"
            " ORDER BY v.id = :id DESC, v.number DESC LIMIT :most)",
            {"id": article_id, "most": most},
        )


def mark_opened(library: Library, article_id: str) -> None:
    """Record that an article was opened now."""
    library.execute("UPDATE articles SET opened = ? WHERE id = ?", (now(), article_id))


def save_place(library: Library, article_id: str, place: int) -> None:
    """Store the last place read, in code points."""
    library.execute("UPDATE articles SET place = ? WHERE id = ?", (place, article_id))


def mark_read(library: Library, article_id: str, *, read: bool) -> None:
    """Mark an article as read or unread."""
    library.execute("UPDATE articles SET read = ? WHERE id = ?", (read, article_id))


def work_named(library: Library, name: str) -> int:
    """The number of the only work that matches a path, a URL, or the id of a text it has or had.

    Raises:
        LibraryError: if none matches, or more than one.
    """
    works = library.execute(
        "SELECT DISTINCT work FROM origins WHERE name IN (?, ?) OR length(name) = 64 AND name BETWEEN ? AND ?",
        (one_line(name), _absolute(name), *_ids(name)),
    )
    if len(works) != 1:
        raise _unclear(name, several=bool(works))
    number: int = works[0][0]
    return number


def _ids(name: str) -> tuple[str, str]:
    """Bounds of the ids that begin with a name; an empty range if it is too short."""
    digits = one_line(name).lower()
    # "g" sorts after all hexadecimal digits.
    return (digits, digits + "g") if len(digits) >= _SHORTEST_ID else ("g", "")


def _unclear(name: str, *, several: bool) -> LibraryError:
    """The error for a name that does not match exactly one article."""
    many, none = _("{name} matches more than one article"), _("{name} matches no article in the library")
    return LibraryError((many if several else none).format(name=name))


def _work(library: Library, article: Article) -> int:
    """The work of an article, found by its text, URL or path; a new one for a new article."""
    known_as = [name for name in (article.id, article.url, _absolute(article.source)) if name and name != "-"]
    for name in known_as:
        rows = library.execute("SELECT work FROM origins WHERE name = ?", (name,))
        if rows:
            break
    else:
        rows = library.execute("INSERT INTO works DEFAULT VALUES RETURNING number")
    work: int = rows[0][0]
    library.execute_many("INSERT OR IGNORE INTO origins VALUES (?, ?)", [(name, work) for name in known_as])
    return work


def _absolute(source: str) -> str:
    """A source with an absolute path, on one line as everything stored."""
    return one_line(source if source == "-" else absolute(source))


def _entries(library: Library, condition: str, values: dict[str, Any]) -> list[Entry]:
    """The entries of the articles `a` that satisfy a condition."""
    return library.values(Entry, _ENTRY + condition, values)
