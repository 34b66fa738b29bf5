"""The articles: adding, opening, listing, finding.

An article is known by its id, the SHA-256 of its text. The texts that one URL or path has had are versions of one work
and share its notes, corrections and tags; lists show the version that was added last.
"""

from __future__ import annotations

from typing import Any

import msgspec

from sawt_reader.i18n import _
from sawt_reader.library import names, scope
from sawt_reader.library.records import EVERYTHING, Entry, Order, Scope, now
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.model import Article
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.soundness import article_flaw
from sawt_reader.sources.addresses import rooted

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
        (SELECT json_group_array(CAST(name AS TEXT)) FROM tags WHERE tags.work = a.work)
    FROM articles a """
_encode_blocks = msgspec.json.Encoder().encode


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
            "INSERT INTO texts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET heading = coalesce(excluded.heading, heading), text = excluded.text, blocks = excluded.blocks"
            " WHERE (heading, text, blocks)"
            " IS NOT (coalesce(excluded.heading, heading), excluded.text, excluded.blocks)",
            (number, article.title, article.text, _encode_blocks(article.blocks).decode()),
        )
        library.execute("UPDATE works SET current = ? WHERE number = ?", (number, values["work"]))


def get(library: Library, article_id: str) -> Article | None:
    """The article with an id; None where there is none that can be read."""
    found = library.values(
        Article,
        f"SELECT {', '.join(Article.__struct_fields__)} FROM articles JOIN texts USING (number) WHERE id = ?",
        (article_id,),
    )
    if found and article_flaw(found[0]):
        library.leave_out(article_id)
        return None
    return found[0] if found else None


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
            (one_line(name), _rooted(name)),
        )
    if len(rows) != 1:
        raise _unclear(name, several=bool(rows))
    found: str = rows[0][0]
    return found


def entries(library: Library, order: Order = "added", within: Scope = EVERYTHING, limit: int = -1) -> list[Entry]:
    """The current version of each work, the newest first, titles and outlets by the alphabet.

    Args:
        library: the library.
        order: what to sort by.
        within: which articles.
        limit: at most so many; -1 for all.
    """
    condition, values = scope.condition(library, within)
    listed = f"WHERE a.number IN (SELECT current FROM works) AND {condition}"
    return _entries(
        library, f"{listed} ORDER BY {_ORDERS[order]}, a.number DESC LIMIT :limit", {**values, "limit": limit}
    )


def count(library: Library, within: Scope = EVERYTHING) -> int:
    """How many articles there are, all versions of one counted once."""
    condition, values = scope.condition(library, within)
    ((number,),) = library.execute(
        f"SELECT count(*) FROM articles a JOIN works w ON w.current = a.number WHERE {condition}", values
    )
    return int(number)


def entry(library: Library, article_id: str) -> Entry | None:
    """What the list says of one article."""
    return next(iter(_entries(library, "WHERE a.id = :id", {"id": article_id})), None)


def versions(library: Library, article_id: str) -> list[Entry]:
    """All versions of the work of an article, the last added first."""
    condition = "WHERE a.work = (SELECT work FROM articles WHERE id = :id) ORDER BY a.number DESC"
    return _entries(library, condition, {"id": article_id})


def opened(library: Library, article_id: str) -> None:
    """Say that an article is being read."""
    library.execute("UPDATE articles SET opened = ? WHERE id = ?", (now(), article_id))


def keep_place(library: Library, article_id: str, place: int) -> None:
    """Keep the last place read, in code points."""
    library.execute("UPDATE articles SET place = ? WHERE id = ?", (place, article_id))


def mark_read(library: Library, article_id: str, *, read: bool) -> None:
    """Mark an article as read, or unread again."""
    library.execute("UPDATE articles SET read = ? WHERE id = ?", (read, article_id))


def work_named(library: Library, name: str) -> int:
    """The number of the one work meant by a path, a URL, or the id of a text it has or had.

    Raises:
        LibraryError: when there is none, or more than one.
    """
    works = library.execute(
        "SELECT DISTINCT work FROM origins WHERE name IN (?, ?) OR length(name) = 64 AND name BETWEEN ? AND ?",
        (one_line(name), _rooted(name), *_ids(name)),
    )
    if len(works) != 1:
        raise _unclear(name, several=bool(works))
    number: int = works[0][0]
    return number


def _ids(name: str) -> tuple[str, str]:
    """The lowest and the highest id that a name may be the beginning of; none where it is too short for one."""
    digits = one_line(name).lower()
    return (digits, digits + "g") if len(digits) >= _SHORTEST_ID else ("g", "")


def _unclear(name: str, *, several: bool) -> LibraryError:
    """The error for a name that does not match exactly one article."""
    many, none = _("{name} matches more than one article"), _("{name} matches no article in the library")
    return LibraryError((many if several else none).format(name=name))


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
    """A source by a name that means the same in every folder, on one line as all that is kept."""
    return one_line(source if source == "-" else rooted(source))


def _entries(library: Library, condition: str, values: dict[str, Any]) -> list[Entry]:
    """The entries of the articles `a` that meet a condition."""
    return library.values(Entry, _ENTRY + condition, values)
