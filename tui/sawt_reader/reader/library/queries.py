"""What the reader asks the library about the article it shows. Each runs in the library's thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from sawt_reader.reading.model import Article, Reading

if TYPE_CHECKING:
    from sawt_reader.library.holders import Holders
    from sawt_reader.library.records import Annotation, ComparedArticles, Repetition, SentenceChange, Session
    from sawt_reader.library.store import Library


class StoredState(NamedTuple):
    """What the library knows of an article.

    Attributes:
        reading: the last one made, of exactly these blocks.
        place: last place read, in code points.
        annotations: bookmarks, notes and corrections, in the order they were made.
        is_new: whether this text has never been opened.
    """

    reading: Reading | None = None
    place: int = 0
    annotations: tuple[Annotation, ...] = ()
    is_new: bool = False


class Position(NamedTuple):
    """Where the user is.

    Attributes:
        article: id.
        place: code point.
        finished: whether that is in the last sentence; the article counts as read then.
        layout: of the panes, as JSON.
    """

    article: str
    place: int
    finished: bool
    layout: str


def load_state(library: Library, article: Article) -> StoredState:
    """What is known of an article that is being opened. A new text is stored first: it may have notes."""
    from sawt_reader.library import annotation_store, articles, readings

    entry = articles.entry(library, article.id)
    if entry is None:
        articles.add(library, article)
    reading = readings.load(library, article.id)
    if reading and (reading.article.blocks, reading.article.text) == (article.blocks, article.text):
        reading = msgspec.structs.replace(reading, article=article)
    else:
        reading = None
    return StoredState(
        reading,
        entry.place if entry else 0,
        tuple(annotation_store.of(library, article.id)),
        is_new=entry is None or entry.opened is None,
    )


def save_opened(library: Library, article: Article) -> None:
    """Store an article that has been opened, and when."""
    from sawt_reader.library import articles

    articles.add(library, article)
    articles.mark_opened(library, article.id)


def save_reading(library: Library, reading: Reading) -> None:
    """Store a whole reading."""
    from sawt_reader.library import readings

    readings.save(library, reading)


def find_holders(library: Library, reading: Reading) -> Holders:
    """Who held the offices that a reading names without a person, as other articles state."""
    from sawt_reader.library import holders, readings

    readings.update_index(library)
    return holders.find(library, reading)


def find_repetitions(library: Library, words: str, article: str) -> list[Repetition]:
    """Where the words of a quote stand in other articles."""
    from sawt_reader.library import said_before

    return said_before.find(library, words, article)


def find_changes(library: Library, article: Article, keep: int) -> list[SentenceChange]:
    """The sentences of an article that differ from the version before; then versions beyond `keep` are deleted."""
    from sawt_reader.library import articles
    from sawt_reader.library.sentence_changes import sentence_changes

    before = articles.previous(library, article.id)
    found = sentence_changes(before, article) if before else []
    articles.keep_versions(library, article.id, keep)
    return found


def compare_with(library: Library, reading: Reading, other: str) -> ComparedArticles | None:
    """A reading beside the corrected one of another article, by its id; None if that has not been analysed."""
    from sawt_reader.library import exported
    from sawt_reader.library.comparison import compare_articles

    found = exported.reading(library, other)
    return compare_articles(reading, found) if found else None


def index_next(library: Library) -> bool:
    """Index some readings of earlier versions. Returns whether there were any."""
    from sawt_reader.library import appearances, readings

    return appearances.count_next(library) or readings.index_next(library)


def is_analysed(library: Library, article: Article) -> bool:
    """Whether the library has a reading of exactly this article; an article that is new is stored."""
    from sawt_reader.library import articles, readings

    reading = readings.load(library, article.id)
    if reading is not None and (reading.article.blocks, reading.article.text) == (article.blocks, article.text):
        return True
    articles.add(library, article)
    return False


class Known(NamedTuple):
    """What the library knows of a source: the title of what was read from it, and whether that is marked as read."""

    title: str | None
    read: bool


def known_sources(library: Library, names: Sequence[str]) -> dict[str, Known]:
    """What is known of paths and addresses, by these names; those never read are left out."""
    from sawt_reader.library import articles

    return {name: Known(*known) for name, known in articles.of_sources(library, names).items()}


def unread_of(library: Library, ids: Sequence[str]) -> set[str]:
    """Those of some articles that are not marked as read."""
    from sawt_reader.library import articles

    return articles.unread_of(library, ids)


def get_article(library: Library, id: str) -> Article | None:
    """The article with an id."""
    from sawt_reader.library import articles

    return articles.get(library, id)


def save_position(library: Library, position: Position) -> None:
    """Store where the user is, to continue there next time."""
    from sawt_reader.library import articles, sessions
    from sawt_reader.library.records import Session

    with library.transaction():
        articles.save_place(library, position.article, position.place)
        if position.finished:
            articles.mark_read(library, position.article, read=True)
        sessions.save(library, Session(position.article, position.layout))


def last_session(library: Library) -> Session | None:
    """Where the user stopped last time."""
    from sawt_reader.library import sessions

    return sessions.last(library)
