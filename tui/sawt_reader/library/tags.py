"""Tags: words the reader hangs on articles, to find them by. They belong to a work, so that every version has them."""

from __future__ import annotations

from typing import NamedTuple

from sawt_reader.i18n import _
from sawt_reader.library import names
from sawt_reader.library.records import Tag
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.safe_text import one_line


class _Named(NamedTuple):
    name: str


def add(library: Library, article_id: str, name: str) -> str:
    """Give a tag to the work of an article.

    Returns:
        The tag as it is kept: without "#", its words joined by hyphens; as an older one is spelled that differs by case
        and accents alone.

    Raises:
        LibraryError: when nothing is left of the name.
    """
    tag = spelled(library, name)
    if not any(map(str.isalnum, tag)):
        raise LibraryError(_("a tag needs a letter or a digit"))
    library.execute("INSERT OR IGNORE INTO tags SELECT work, ? FROM articles WHERE id = ?", (tag, article_id))
    return tag


def remove(library: Library, article_id: str, name: str) -> None:
    """Take a tag off the work of an article."""
    library.execute(
        "DELETE FROM tags WHERE name = ? AND work = (SELECT work FROM articles WHERE id = ?)",
        (spelled(library, name), article_id),
    )


def of(library: Library, article_id: str) -> list[str]:
    """The tags of an article, by the alphabet."""
    rows = library.values(
        _Named, "SELECT name FROM tags JOIN articles USING (work) WHERE id = ? ORDER BY 1", (article_id,)
    )
    return [row.name for row in rows]


def counted(library: Library) -> list[Tag]:
    """All tags, those of the most articles first."""
    return library.values(
        Tag,
        "SELECT name, count(*) FROM tags JOIN works ON number = work WHERE current IS NOT NULL"
        " GROUP BY name ORDER BY 2 DESC, name COLLATE NOCASE",
    )


def spelled(library: Library, name: str) -> str:
    """A name as a tag, spelled as the tag in use that it means."""
    tag = written(name)
    used = (row.name for row in library.values(_Named, "SELECT DISTINCT name FROM tags"))
    return next((known for known in used if names.key(known) == names.key(tag)), tag)


def written(name: str) -> str:
    """A name as a new tag is written: its words joined by hyphens."""
    return "-".join(one_line(name).replace("#", " ").split())
