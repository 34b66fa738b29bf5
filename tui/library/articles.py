"""The articles: adding, opening, listing, tagging, removing, forgetting.

An article is known by its id, the SHA-256 of its text. The texts that one URL or path has had are versions of one work
and share its notes, corrections and tags; lists show the version that was added last.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from tui.library import names
from tui.library.records import Entry, Forgotten, Order, now
from tui.library.schema import INDEXES
from tui.library.store import Library, LibraryError
from tui.model import Article, Block

# The shortest beginning of an id that may stand for it, in hexadecimal digits.
_SHORTEST_ID = 4

_FIELDS = tuple(field for field in Article.__struct_fields__ if field not in ("text", "blocks"))
_LASTING = frozenset({"id", "work", "words", "length", "added"})
_ORDERS: dict[Order, str] = {
    "added": "a.added DESC",
    "opened": "a.opened DESC",
    "published": "a.day DESC",
    "title": "coalesce(a.title_key, a.source)",
    "outlet": "coalesce(a.outlet_key, '~'), a.day DESC",
}
_ENTRY = """SELECT a.id, a.source, a.url, a.title, a.outlet, a.byline, a.day, a.words, a.length, a.quotes, a.claims,
        a.place, a.added, a.opened, a.read, (SELECT count(*) FROM articles v WHERE v.work = a.work),
        (SELECT json_group_array(name) FROM tags WHERE tags.work = a.work)
    FROM articles a """
_encode_blocks = msgspec.json.Encoder().encode
_decode_blocks = msgspec.json.Decoder(tuple[Block, ...]).decode
_decode_tags = msgspec.json.Decoder(tuple[str, ...]).decode


def add(library: Library, article: Article) -> None:
    """Keep an article, or what is newly known about one that is there, as the current version of its work.

    The path of a file is kept from the root on, so that it means the same everywhere.
    """
    values = {field: getattr(article, field) for field in _FIELDS} | {
        "source": _rooted(article.source),
        "words": len(article.text.split()),
        "length": len(article.text),
        "title_key": names.key(article.title) if article.title else None,
        "outlet_key": names.key(article.outlet) if article.outlet else None,
        "added": now(),
    }
    with library.transaction():
        values["work"] = _work(library, article)
        # What is not known this time, or only as "-" for standard input, leaves what is known.
        learnt = [f"{n} = coalesce(nullif(excluded.{n}, '-'), {n})" for n in values if n not in _LASTING]
        ((number,),) = library.execute(
            f"INSERT INTO articles ({', '.join(values)}) VALUES ({', '.join(':' + name for name in values)})"
            f" ON CONFLICT (id) DO UPDATE SET {', '.join(learnt)} RETURNING number",
            values,
        )
        library.execute(
            "INSERT INTO texts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET heading = excluded.heading"
            " WHERE excluded.heading <> coalesce(heading, '')",
            (number, article.title, article.text, _encode_blocks(article.blocks).decode()),
        )
        library.execute("UPDATE works SET current = ? WHERE number = ?", (number, values["work"]))


def get(library: Library, id: str) -> Article | None:
    """The article with an id."""
    rows = library.execute(
        f"SELECT {', '.join(_FIELDS)}, text, blocks FROM articles JOIN texts USING (number) WHERE id = ?", (id,)
    )
    if not rows:
        return None
    *values, text, blocks = rows[0]
    return Article(**dict(zip(_FIELDS, values, strict=True)), text=text, blocks=_decode_blocks(blocks))


def find(library: Library, name: str) -> str:
    """The id of the one article meant by its id, the beginning of it, its path or its URL.

    Raises:
        LibraryError: when there is none, or more than one.
    """
    rows = library.execute("SELECT id FROM articles WHERE id BETWEEN ? AND ? LIMIT 2", _ids(name))
    if not rows:
        rows = library.execute(
            "SELECT DISTINCT c.id FROM origins o JOIN works w ON w.number = o.work"
            " JOIN articles c ON c.number = w.current WHERE o.name IN (?, ?)",
            (name, _rooted(name)),
        )
    if len(rows) != 1:
        raise _unclear(name, bool(rows))
    found: str = rows[0][0]
    return found


def entries(
    library: Library,
    order: Order = "added",
    *,
    unread: bool = False,
    tag: str | None = None,
    outlet: str | None = None,
    limit: int = -1,
) -> list[Entry]:
    """The current version of each work, the newest first, titles and outlets by the alphabet.

    Args:
        library: the library.
        order: what to sort by.
        unread: leave out those marked as read.
        tag: only those with this tag.
        outlet: only those of the outlet with this name.
        limit: at most so many; -1 for all.
    """
    wanted, values = ["a.number IN (SELECT current FROM works)"], list[Any]()
    if unread:
        wanted.append("NOT a.read")
    if tag is not None:
        wanted.append("a.work IN (SELECT work FROM tags WHERE name = ?)")
        values.append(tag)
    if outlet is not None:
        wanted.append("a.outlet_key = ?")
        values.append(names.key(outlet))
    condition = f"WHERE {' AND '.join(wanted)} ORDER BY {_ORDERS[order]}, a.number DESC LIMIT ?"
    return _entries(library, condition, (*values, limit))


def entry(library: Library, id: str) -> Entry | None:
    """What the list says of one article."""
    return next(iter(_entries(library, "WHERE a.id = ?", (id,))), None)


def versions(library: Library, id: str) -> list[Entry]:
    """All versions of the work of an article, the last added first."""
    condition = "WHERE a.work = (SELECT work FROM articles WHERE id = ?) ORDER BY a.number DESC"
    return _entries(library, condition, (id,))


def opened(library: Library, id: str) -> None:
    """Say that an article is being read."""
    library.execute("UPDATE articles SET opened = ? WHERE id = ?", (now(), id))


def keep_place(library: Library, id: str, place: int) -> None:
    """Keep the last place read, in code points."""
    library.execute("UPDATE articles SET place = ? WHERE id = ?", (place, id))


def mark_read(library: Library, id: str, read: bool) -> None:
    """Mark an article as read, or unread again."""
    library.execute("UPDATE articles SET read = ? WHERE id = ?", (read, id))


def tag(library: Library, id: str, name: str) -> None:
    """Give a tag to the work of an article."""
    library.execute("INSERT OR IGNORE INTO tags SELECT work, ? FROM articles WHERE id = ?", (name, id))


def untag(library: Library, id: str, name: str) -> None:
    """Take a tag off the work of an article."""
    library.execute("DELETE FROM tags WHERE name = ? AND work = (SELECT work FROM articles WHERE id = ?)", (name, id))


def tags(library: Library) -> list[str]:
    """All tags, by the alphabet."""
    return [name for (name,) in library.execute("SELECT DISTINCT name FROM tags ORDER BY name COLLATE NOCASE")]


def remove(library: Library, id: str) -> None:
    """Take a text and its readings out. Notes, corrections and tags stay and are back when it is added again."""
    with library.transaction():
        for (work,) in library.execute("DELETE FROM articles WHERE id = ? RETURNING work", (id,)):
            library.execute(
                "UPDATE works SET current = (SELECT max(number) FROM articles WHERE work = works.number)"
                " WHERE number = ? AND current IS NULL",
                (work,),
            )
            library.execute(
                "DELETE FROM works WHERE number = ? AND current IS NULL"
                " AND number NOT IN (SELECT work FROM annotations UNION SELECT work FROM tags)",
                (work,),
            )


def forget(library: Library, *named: str) -> Forgotten:
    """Take articles out with all their versions and all that came from them, and overwrite where they stood.

    Args:
        library: the library.
        named: as for `find`; an article that was removed and left notes is known by them too.

    Raises:
        LibraryError: when a name means no article, or more than one; then none is forgotten.
    """
    with library.transaction():
        works = {_work_named(library, name) for name in named}
        count = 0
        for work in works:
            ((versions,),) = library.execute("SELECT count(*) FROM articles WHERE work = ?", (work,))
            count += versions
            library.execute("DELETE FROM works WHERE number = ?", (work,))
        # A full-text index only notes what is deleted; its words go when its parts are merged.
        for index in INDEXES:
            library.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    return Forgotten(count, library.wipe())


def _work_named(library: Library, name: str) -> int:
    """The one work meant by a path, a URL, or the id of a text it has or had."""
    works = library.execute(
        "SELECT DISTINCT work FROM origins WHERE name IN (?, ?) OR length(name) = 64 AND name BETWEEN ? AND ?",
        (name, _rooted(name), *_ids(name)),
    )
    if len(works) != 1:
        raise _unclear(name, bool(works))
    number: int = works[0][0]
    return number


def _ids(name: str) -> tuple[str, str]:
    """The lowest and the highest id that a name may be the beginning of; none where it is too short for one."""
    return (name.lower(), name.lower() + "g") if len(name) >= _SHORTEST_ID else ("g", "")


def _unclear(name: str, several: bool) -> LibraryError:
    """Of a name that does not mean exactly one article."""
    return LibraryError(f"{'more than one article' if several else 'no article'} in the library is meant by {name}")


def _work(library: Library, article: Article) -> int:
    """The work that an article is a version of, by its text, its URL or its path; a new one for a new article."""
    known_as = [name for name in (article.id, article.url, _rooted(article.source)) if name and name != "-"]
    for name in known_as:
        rows = library.execute("SELECT work FROM origins WHERE name = ?", (name,))
        if rows:
            break
    else:
        rows = library.execute("INSERT INTO works DEFAULT VALUES RETURNING number")
    work: int = rows[0][0]
    library.execute_many("INSERT OR IGNORE INTO origins VALUES (?, ?)", [(name, work) for name in known_as])
    return work


def _rooted(source: str) -> str:
    """A source by a name that means the same in every folder."""
    return source if source == "-" or "://" in source else str(Path(source).absolute())


def _entries(library: Library, condition: str, values: tuple[Any, ...]) -> list[Entry]:
    """The entries of the articles `a` that meet a condition."""
    return [
        Entry(*(*row[:14], bool(row[14]), row[15], _decode_tags(row[16])))
        for row in library.execute(_ENTRY + condition, values)
    ]
