"""Tags of articles. They belong to a work, so all versions of an article share them."""

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
    """Tag the work of an article.

    Returns:
        The stored tag: without "#", its words joined by hyphens. If an existing tag differs only in case or accents,
        that one is used.

    Raises:
        LibraryError: if the name has no letter or digit.
    """
    tag = checked(library, name)
    library.execute("INSERT OR IGNORE INTO tags SELECT work, ? FROM articles WHERE id = ?", (tag, article_id))
    return tag


def remove(library: Library, article_id: str, name: str) -> None:
    """Remove a tag from the work of an article."""
    library.execute(
        "DELETE FROM tags WHERE name = ? AND work = (SELECT work FROM articles WHERE id = ?)",
        (spelled(library, name), article_id),
    )


def of(library: Library, article_id: str) -> list[str]:
    """The tags of an article, in alphabetical order."""
    rows = library.values(
        _Named, "SELECT name FROM tags JOIN articles USING (work) WHERE id = ? ORDER BY 1", (article_id,)
    )
    return [row.name for row in rows]


def counted(library: Library) -> list[Tag]:
    """All tags, those with most articles first."""
    return library.values(
        Tag,
        "SELECT name, count(*) FROM tags JOIN works ON number = work WHERE current IS NOT NULL"
        " GROUP BY name ORDER BY 2 DESC, name COLLATE NOCASE",
    )


def checked(library: Library, name: str) -> str:
    """As `spelled`. Raises LibraryError if the name has no letter or digit."""
    tag = spelled(library, name)
    if not any(map(str.isalnum, tag)):
        raise LibraryError(_("a tag needs a letter or a digit"))
    return tag


def spelled(library: Library, name: str) -> str:
    """The tag for a name: the existing one that matches, or a new one."""
    tag = hyphenated(name)
    used = (row.name for row in library.values(_Named, "SELECT DISTINCT name FROM tags"))
    return next((known for known in used if names.key(known) == names.key(tag)), tag)


def hyphenated(name: str) -> str:
    """A name in the form of a tag: without "#", its words joined by hyphens."""
    return "-".join(one_line(name).replace("#", " ").split())
