"""The values the library takes and gives. Offsets count code points of the article's text; times are ISO 8601, UTC."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Literal

import msgspec

from sawt_reader.reading.model import Article, Source, Span, Status, Struct

Layer = Literal["sentence", "entity", "quote", "claim"]
Order = Literal["added", "opened", "published", "title", "outlet"]
SearchLayer = Literal["article", "quote", "claim", "note"]
Fit = Literal["equal", "alike", "gone"]


class Anchor(Struct, frozen=True):
    """What a note hangs on: a sentence or an item, by position and by its words, so that it outlives an edit.

    Attributes:
        start: code points, as `end`, in the text it was made on.
        exact: the words themselves.
        prefix: up to 32 code points before them.
        suffix: up to 32 code points after them.
        article: id of the text it was made on; "" where that is not known.
        repeated: the words stood in that text more than once.
        exactly: the reader has refused what was similar; only equal words count from then on.
    """

    layer: Layer
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    article: str = ""
    repeated: bool = False
    exactly: bool = False


class Bookmark(Struct, frozen=True, tag="bookmark"):
    """A place to come back to."""

    id: str
    anchor: Anchor
    created: str


class Note(Struct, frozen=True, tag="note"):
    """A reader's own words on a place."""

    id: str
    anchor: Anchor
    body: str
    created: str
    modified: str


class Draft(Struct, frozen=True, tag="draft"):
    """The words of a note that has not been saved.

    Attributes:
        note: id of the note that they are to change; None for a new one.
    """

    id: str
    anchor: Anchor
    body: str
    modified: str
    note: str | None = None


class Correction(Struct, frozen=True, tag="correction"):
    """What a reader says against the analysis of one item. A field that is None says nothing.

    Attributes:
        speakers: who speaks or claims, by name: an entity's, or one typed by the reader. Empty: nobody known.
    """

    id: str
    anchor: Anchor
    created: str
    dismissed: bool | None = None
    speakers: tuple[str, ...] | None = None
    status: Status | None = None


Annotation = Bookmark | Note | Draft | Correction
Remark = Bookmark | Note | Draft


class PlacedRemark(Struct, frozen=True):
    """A bookmark, note or draft and where it is; or a correction that fits no item.

    Attributes:
        article: id of the article; of several versions the current one.
        title: of the article, or its source.
        place: the words it is on, in that version; None where they are gone, and of a correction.
        alike: those words are only similar to the ones it was made on.
    """

    article: str
    title: str
    remark: Annotation
    place: Span | None
    alike: bool = False


class Change(Struct, frozen=True):
    """A step that can be undone: the annotation as it was and as it is to be; None where there is none.

    Attributes:
        article: id of an article; the annotation belongs to all its versions.
    """

    article: str
    before: Annotation | None
    after: Annotation | None

    def inverse(self) -> Change:
        """The step back."""
        return Change(self.article, self.after, self.before)


class Review(Struct, frozen=True):
    """The corrections of one item of a reading, taken together.

    Attributes:
        speakers: in place of the item's own; None leaves those.
    """

    dismissed: bool = False
    speakers: tuple[Source, ...] | None = None
    status: Status | None = None


class Entry(Struct, frozen=True):
    """An article in the list.

    Attributes:
        day: of publication, else of retrieval, else of addition: YYYY-MM-DD.
        words: counted at white space.
        length: of the text in code points.
        quotes: how many; None while it has not been analysed, and so `claims`.
        place: last place read, in code points.
        opened: when last; None for never.
        read: whether it has been marked as read.
        versions: how many texts this source or URL has had.
    """

    id: str
    source: str
    url: str | None
    title: str | None
    outlet: str | None
    byline: str | None
    day: str
    words: int
    length: int
    quotes: int | None
    claims: int | None
    place: int
    added: str
    opened: str | None
    read: bool
    versions: int
    tags: tuple[str, ...]

    @property
    def percent(self) -> int:
        """How much of the text stands before the last place read."""
        return round(100 * min(self.place, self.length) / max(self.length, 1))


class Scope(Struct, frozen=True):
    """Which articles are meant. All conditions must hold.

    Attributes:
        unread: only those that are not marked as read.
        tags: only those with all of these.
        outlet: only those of the outlet with this name; None for any.
    """

    unread: bool = False
    tags: tuple[str, ...] = ()
    outlet: str | None = None


EVERYTHING = Scope()


class Tag(Struct, frozen=True):
    """A tag, and how many articles have it."""

    name: str
    articles: int


class RemovedText(Struct, frozen=True):
    """A version of an article that was taken out.

    Attributes:
        state: the columns of it that do not come from the article, as `sawt_reader.library.removal` reads them.
        readings: model, version of the analyser, body.
    """

    article: Article
    state: tuple[str | int | None, ...]
    readings: tuple[tuple[str, str, bytes], ...]


class Removed(Struct, frozen=True):
    """All versions of an article that was taken out, the oldest first, so that it can be brought back."""

    versions: tuple[RemovedText, ...]

    @property
    def title(self) -> str:
        """What the lists called it."""
        article = self.versions[-1].article
        return article.title or article.source


class Statement(Struct, frozen=True):
    """A quote or claim and where it stands.

    Attributes:
        article: id of the article.
        item: id of the quote or claim in its reading.
        start: code points; where it begins in the article.
        speakers: names, corrections included.
        unsure: the speaker is inferred.
        kind: of a quote "direct", "indirect" or "mixed"; of a claim "denied" or its certainty; None where not known.
    """

    article: str
    title: str | None
    outlet: str | None
    day: str
    layer: Literal["quote", "claim"]
    item: str
    start: int
    text: str
    speakers: tuple[str, ...]
    unsure: bool
    status: Status | None
    kind: str | None


class Speaker(Struct, frozen=True):
    """Somebody who speaks in the library, and in how much of it."""

    name: str
    quotes: int
    claims: int
    articles: int


class Outlet(Struct, frozen=True):
    """An outlet, and how many of its articles are in the library."""

    name: str
    articles: int


class PersonPage(Struct, frozen=True):
    """All that one speaker has said, the newest first. `total` counts what a limit left out too."""

    name: str
    statements: tuple[Statement, ...]
    total: int


class SourcePage(Struct, frozen=True):
    """All that came from or through one source, the newest first: its articles, whom they quote, what it relayed."""

    name: str
    articles: tuple[Entry, ...]
    speakers: tuple[Speaker, ...]
    relayed: tuple[Statement, ...]


class Hit(Struct, frozen=True):
    """A place where searched words stand.

    Attributes:
        item: id of the quote, claim or note; None for an article.
        start: code points into the article's text; of a note whose words are gone where it was made.
        snippet: the words around, on one line.
        matches: the searched words, in code points of the snippet.
        fit: of a note, whether it is on the words it was written on, on similar ones, or those are gone.
    """

    article: str
    title: str | None
    outlet: str | None
    day: str
    layer: SearchLayer
    item: str | None
    start: int
    snippet: str
    matches: tuple[Span, ...]
    fit: Fit = "equal"


class Session(Struct, frozen=True):
    """Where the reader was left: the article, and the reader's own JSON about panes and filters."""

    article: str
    layout: str


class Forgotten(Struct, frozen=True):
    """What was taken out.

    Attributes:
        versions: how many texts.
        wiped: False when another reader still holds the old pages; they go when it closes.
    """

    versions: int
    wiped: bool


def now() -> str:
    """The time, to the millisecond, so that times sort as strings."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_bookmark(anchor: Anchor) -> Bookmark:
    """A bookmark made now."""
    return Bookmark(uuid.uuid4().hex, anchor, now())


def new_note(anchor: Anchor, body: str) -> Note:
    """A note made now."""
    time = now()
    return Note(uuid.uuid4().hex, anchor, body, time, time)


def edited(note: Note, body: str) -> Note:
    """The note with other words, changed now."""
    return msgspec.structs.replace(note, body=body, modified=now())


def new_draft(anchor: Anchor, note: Note | None) -> Draft:
    """A draft begun now, with the words of the note that it is to change."""
    return Draft(uuid.uuid4().hex, anchor, note.body if note else "", now(), note.id if note else None)


def new_correction(
    anchor: Anchor,
    *,
    dismissed: bool | None = None,
    speakers: tuple[str, ...] | None = None,
    status: Status | None = None,
) -> Correction:
    """A correction made now."""
    return Correction(uuid.uuid4().hex, anchor, now(), dismissed, speakers, status)
