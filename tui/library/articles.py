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
from tui.library.store import Library, LibraryError
from tui.model import Article, Block

# The shortest beginning of an id that may stand for it, in hexadecimal digits.
_SHORTEST_ID = 4

_FIELDS = tuple(field for field in Article.__struct_fields__ if field != "blocks")
_ORDERS: dict[Order, str] = {
    "added": "a.added DESC",
    "opened": "a.opened DESC",
    "published": "a.day DESC",
    "title": "coalesce(a.title, a.source) COLLATE NOCASE",
    "outlet": "coalesce(a.outlet_key, '~'), a.day DESC",
}
_ENTRY = """SELECT a.id, a.source, a.url, a.title, a.outlet, a.byline, a.day, a.words, a.quotes, a.claims, a.place,
        a.added, a.opened, a.read, (SELECT count(*) FROM articles v WHERE v.work = a.work),
        (SELECT json_group_array(name) FROM tags WHERE tags.work = a.work)
    FROM articles a """
_encode_blocks = msgspec.json.Encoder().encode
_decode_blocks = msgspec.json.Decoder(tuple[Block, ...]).decode
_decode_tags = msgspec.json.Decoder(tuple[str, ...]).decode


def add(library: Library, article: Article) -> None:
    """Keep an article, or what is newly known about one that is there, as the current version of its work."""
    time = now()
    values = {field: getattr(article, field) for field in _FIELDS} | {
        "source": _lasting(article.source),
        "blocks": _encode_blocks(article.blocks).decode(),
        "day": article.published or (article.retrieved or time)[:10],
        "words": len(article.text.split()),
        "outlet_key": names.key(article.outlet) if article.outlet else None,
        "added": time,
    }
    with library.transaction():
        values["work"] = _work(library, article)
        kept = {"id", "text", "work", "added"}
        ((number,),) = library.execute(
            f"INSERT INTO articles ({', '.join(values)}) VALUES ({', '.join(':' + name for name in values)})"
            f" ON CONFLICT (id) DO UPDATE SET {', '.join(f'{n} = excluded.{n}' for n in values if n not in kept)}"
            " RETURNING number",
            values,
        )
        library.execute("UPDATE works SET current = ? WHERE number = ?", (number, values["work"]))


def get(library: Library, id: str) -> Article | None:
    """The article with an id."""
    rows = library.execute(f"SELECT {', '.join(_FIELDS)}, blocks FROM articles WHERE id = ?", (id,))
    if not rows:
        return None
    *values, blocks = rows[0]
    return Article(**dict(zip(_FIELDS, values, strict=True)), blocks=_decode_blocks(blocks))


def find(library: Library, name: str) -> str:
    """The id of the one article meant by its id, the beginning of it, its path or its URL.

    Raises:
        LibraryError: when there is none, or more than one.
    """
    rows = library.execute(
        "SELECT c.id FROM origins o JOIN works w ON w.number = o.work JOIN articles c ON c.number = w.current"
        " WHERE o.name IN (?, ?) AND NOT EXISTS (SELECT 1 FROM articles a WHERE a.id = o.name)",
        (name, _lasting(name)),
    )
    if not rows and len(name) >= _SHORTEST_ID:
        rows = library.execute(
            "SELECT id FROM articles WHERE id >= ? AND id < ? LIMIT 2", (name.lower(), name.lower() + "g")
        )
    if len(rows) != 1:
        raise LibraryError(f"{'more than one article' if rows else 'no article'} in the library is meant by {name}")
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


def forget(library: Library, id: str) -> Forgotten:
    """Take an article out with all its versions and all that came from them, and overwrite where they stood."""
    with library.transaction():
        count = len(versions(library, id))
        library.execute("DELETE FROM works WHERE number = (SELECT work FROM articles WHERE id = ?)", (id,))
    return Forgotten(count, library.wipe())


def _work(library: Library, article: Article) -> int:
    """The work that an article is a version of, by its text, its URL or its path; a new one for a new article."""
    known_as = [name for name in (article.id, article.url, _lasting(article.source)) if name and name != "-"]
    for name in known_as:
        rows = library.execute("SELECT work FROM origins WHERE name = ?", (name,))
        if rows:
            break
    else:
        rows = library.execute("INSERT INTO works DEFAULT VALUES RETURNING number")
    work: int = rows[0][0]
    library.execute_many("INSERT OR IGNORE INTO origins VALUES (?, ?)", [(name, work) for name in known_as])
    return work


def _lasting(source: str) -> str:
    """A source by a name that means the same in every folder."""
    return source if source == "-" or "://" in source else str(Path(source).absolute())


def _entries(library: Library, condition: str, values: tuple[Any, ...]) -> list[Entry]:
    """The entries of the articles `a` that meet a condition."""
    return [
        Entry(*(*row[:13], bool(row[13]), row[14], _decode_tags(row[15])))
        for row in library.execute(_ENTRY + condition, values)
    ]
