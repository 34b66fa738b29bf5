"""The values of the library. Offsets are code points of the article's text; times are ISO 8601 in UTC."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any, Literal, get_args

import msgspec

from sawt_reader.reading.labels import Likeness
from sawt_reader.reading.model import Article, Certainty, CorrectedField, Polarity, Source, Span, Status, Struct

Layer = Literal["sentence", "entity", "quote", "claim"]
Order = Literal["added", "opened", "published", "title", "outlet"]
SearchLayer = Literal["article", "quote", "claim", "note"]
Fit = Literal["equal", "alike", "gone"]
CORRECTED_FIELDS: tuple[CorrectedField, ...] = get_args(CorrectedField)


class Anchor(Struct, frozen=True):
    """The target of an annotation, a sentence or an item: its position and its words, which survive an edit elsewhere.

    Attributes:
        start: offset, as is `end`, in the text it was made on.
        exact: the words themselves.
        prefix: up to 32 code points before them.
        suffix: up to 32 code points after them.
        article: id of the text it was made on; "" if unknown.
        repeated: the words occurred more than once in that text.
        exactly: match only equal words; the user has rejected an approximate match.
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
    """A bookmarked place."""

    id: str
    anchor: Anchor
    created: str


class Note(Struct, frozen=True, tag="note"):
    """The user's comment on a place."""

    id: str
    anchor: Anchor
    body: str
    created: str
    modified: str


class Draft(Struct, frozen=True, tag="draft"):
    """The text of a note that has not been saved.

    Attributes:
        note: id of the note it will change; None for a new one.
    """

    id: str
    anchor: Anchor
    body: str
    modified: str
    note: str | None = None


class Correction(Struct, frozen=True, tag="correction"):
    """The user's correction of one item of the analysis. A field that is None leaves the item's own value.

    Attributes:
        created: when it was last changed.
        speakers: names of speakers or claimants, of entities or typed by the user. Empty: unknown.
        made: the item itself is the user's: the analysis did not find it. The anchor has its words; those of an entity
            stand for each of its mentions.
        words: an item from its first word to its last, instead of the anchor's.
        cue: the words that attribute a quote.
        kind: of an entity or quote, one of `EntityKind` or `QuoteKind`.
        name: of an entity.
        same: words of the entity or voice that this one is. Here the layer "entity" is also that of a voice that is no
            entity: the anchor has the words of one place where it speaks.
        by: who made it, for one that was imported.
        imported: when it was imported.
    """

    id: str
    anchor: Anchor
    created: str
    dismissed: bool | None = None
    speakers: tuple[str, ...] | None = None
    status: Status | None = None
    made: bool = False
    words: Anchor | None = None
    cue: Anchor | None = None
    kind: str | None = None
    certainty: Certainty | None = None
    polarity: Polarity | None = None
    name: str | None = None
    same: Anchor | None = None
    by: str = ""
    imported: str | None = None

    @property
    def changed(self) -> tuple[CorrectedField, ...]:
        """The fields of the item that it sets, beside speakers and status."""
        return tuple(field for field in CORRECTED_FIELDS if getattr(self, field) is not None)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing of its item."""
        said = (self.dismissed, self.speakers, self.status)
        return not self.made and not self.changed and said == (None, None, None)


Annotation = Bookmark | Note | Draft | Correction
TextAnnotation = Bookmark | Note | Draft
"""An annotation of the text itself; a correction is one of the analysis."""


class ListedAnnotation(Struct, frozen=True):
    """An annotation in the list: a bookmark, note or draft with its place, or a correction that fits no item.

    Attributes:
        article: id of the article; of several versions the current one.
        title: of the article, or its source.
        place: the passage it is on in that version; None if that is gone, and for a correction.
        alike: the passage is only an approximate match.
    """

    article: str
    title: str
    annotation: Annotation
    place: Span | None
    alike: bool = False


class Change(Struct, frozen=True):
    """A change that can be undone.

    Attributes:
        article: id of an article; the annotation belongs to all its versions.
        before: the annotation before the change; None if it is added.
        after: the annotation after the change; None if it is removed.
    """

    article: str
    before: Annotation | None
    after: Annotation | None

    def inverse(self) -> Change:
        """The change that undoes this one."""
        return Change(self.article, self.after, self.before)


class Conflict(Struct, frozen=True):
    """A field of an item that two people have set differently, and not been asked to agree on since.

    Attributes:
        field: of `Correction`.
        sides: the corrections that set it, the one in force last.
    """

    field: str
    sides: tuple[Correction, ...]


class Review(Struct, frozen=True):
    """The sum of all corrections of one item of a reading.

    Attributes:
        speakers: replace the item's own; None keeps those.
        changed: other fields that the user has set.
        made: the user has added the item.
        conflicts: on which people disagree.
    """

    dismissed: bool = False
    speakers: tuple[Source, ...] | None = None
    status: Status | None = None
    changed: tuple[CorrectedField, ...] = ()
    made: bool = False
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether the user has given a verdict: set a speaker or words, dismissed it, checked it."""
        said = self.dismissed or self.made or self.speakers is not None or bool(self.changed)
        return (said or self.status == "checked") and self.status not in ("doubtful", "to check") and not self.conflicts


class Entry(Struct, frozen=True):
    """An article in the list.

    Attributes:
        day: of publication, else of retrieval, else of addition: YYYY-MM-DD.
        words: counted at white space.
        length: of the text in code points.
        quotes: how many, as `claims`; None while it has not been analysed.
        place: the last place read.
        opened: when it was last opened; None for never.
        read: whether it is marked as read.
        versions: how many versions its source or URL has had.
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
        """How much of the text has been read, up to the last place."""
        return round(100 * min(self.place, self.length) / max(self.length, 1))


class Scope(Struct, frozen=True):
    """A selection of articles, by conditions that must all hold.

    Attributes:
        unread: only articles not marked as read.
        tags: only articles with all of these tags.
        outlet: only articles of the outlet with this name; None for any.
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
    """A removed version of an article.

    Attributes:
        state: its columns that do not come from the article, as `sawt_reader.library.removal` reads them.
        readings: model, version of the analyser and body of each.
    """

    article: Article
    state: tuple[str | int | None, ...]
    readings: tuple[tuple[str, str, bytes], ...]


class Removed(Struct, frozen=True):
    """All versions of a removed article, the oldest first, for `removal.restore`."""

    versions: tuple[RemovedText, ...]

    @property
    def title(self) -> str:
        """Its title in lists."""
        article = self.versions[-1].article
        return article.title or article.source


class Statement(Struct, frozen=True):
    """A quote or claim and its place.

    Attributes:
        article: id of the article.
        item: id of the quote or claim in its reading.
        start: where it begins in the article.
        speakers: names, corrections included.
        unsure: a "?" follows the speakers.
        kind: of a quote "direct", "indirect" or "mixed"; of a claim "denied" or its certainty; None if unknown.
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


class Part(Struct, frozen=True):
    """A stretch of two compared passages, on one line.

    Attributes:
        kind: "missing": only in the first; "added": only in the second.
    """

    kind: Literal["same", "missing", "added"]
    text: str


class Repetition(Struct, frozen=True):
    """A passage of another article with the words of a quote.

    Attributes:
        layer: "article" if the article has not been analysed, so that nobody is known to say it.
        start: where the passage begins in that article.
        text: its words.
        speakers: as named there, corrections included.
        unsure: a "?" follows the speakers.
        likeness: how its words differ, as `sawt_reader.library.same_words.Comparison` says.
        parts: the words of the quote and of the passage.
    """

    article: str
    title: str | None
    outlet: str | None
    day: str
    layer: Literal["quote", "claim", "article"]
    start: int
    text: str
    speakers: tuple[str, ...]
    unsure: bool
    likeness: Likeness
    parts: tuple[Part, ...]


class QuotedWords(Struct, frozen=True):
    """A quote of one of two compared articles.

    Attributes:
        item: id of the quote in its reading.
        start: where it begins in its article.
        speakers: names, corrections included.
        unsure: a "?" follows the speakers.
    """

    item: str
    start: int
    text: str
    speakers: tuple[str, ...]
    unsure: bool


class SharedQuote(Struct, frozen=True):
    """A quote that two articles have.

    Attributes:
        likeness: how its words differ there, as `sawt_reader.library.same_words.Comparison` says.
        parts: the words of both.
        same_speakers: whether both give it to the same people, as far as their names tell.
    """

    here: QuotedWords
    there: QuotedWords
    likeness: Likeness
    parts: tuple[Part, ...]
    same_speakers: bool


class ComparedArticles(Struct, frozen=True):
    """Two articles by their quotes, each in the order of its text."""

    shared: tuple[SharedQuote, ...]
    only_here: tuple[QuotedWords, ...]
    only_there: tuple[QuotedWords, ...]


class SentenceChange(Struct, frozen=True):
    """A sentence that differs between two versions of an article.

    Attributes:
        kind: what has happened to it.
        old: where it stood in the old text; None if it was added.
        new: where it stands in the new text; if it was removed, an empty span where it would stand.
        parts: the words of both versions.
    """

    kind: Literal["changed", "added", "removed"]
    old: Span | None
    new: Span
    parts: tuple[Part, ...]


class Speaker(Struct, frozen=True):
    """A speaker, with the numbers of quotes and claims, and of articles they are in."""

    name: str
    quotes: int
    claims: int
    articles: int


class Outlet(Struct, frozen=True):
    """An outlet, and the number of its articles."""

    name: str
    articles: int


class PersonPage(Struct, frozen=True):
    """The statements of one speaker, the newest first. `total` includes those beyond the limit."""

    name: str
    statements: tuple[Statement, ...]
    total: int


class HeldRole(Struct, frozen=True):
    """A role of a person, as articles of the library state it.

    Attributes:
        name: of the person.
        role: its words in the last of the articles.
        articles: how many state it.
        first: day of the first of them, YYYY-MM-DD; None if none of them has a date.
        last: day of the last of them; "" if none has a date.
        article: id of the last.
        title: of the last, or its source.
    """

    name: str
    role: str
    articles: int
    first: str | None
    last: str
    article: str
    title: str


class Counted(Struct, frozen=True):
    """A name, and a number."""

    name: str
    number: int


class VoiceHistory(Struct, frozen=True):
    """A speaker over time.

    Attributes:
        months: quotes in each month from the first to the last, as "2024-03".
        beside: who speaks in the same articles, with the numbers of these.
        outlets: where the speaker is quoted, with the numbers of quotes.
    """

    months: tuple[Counted, ...]
    beside: tuple[Counted, ...]
    outlets: tuple[Counted, ...]


class OutletVoices(Struct, frozen=True):
    """Whom an outlet quotes: women, men, and people whose gender no article shows, each with the number of quotes.

    Attributes:
        outlet: None for articles whose outlet is not known.
    """

    outlet: str | None
    women: int
    women_quotes: int
    men: int
    men_quotes: int
    unknown: int
    unknown_quotes: int


class OutletPage(Struct, frozen=True):
    """An outlet: its articles, whom they quote, and the statements it relayed in others, the newest first."""

    name: str
    articles: tuple[Entry, ...]
    speakers: tuple[Speaker, ...]
    relayed: tuple[Statement, ...]


class Hit(Struct, frozen=True):
    """A search result.

    Attributes:
        item: id of the quote, claim or note; None for an article.
        start: offset in the article's text; for a note whose passage is gone, where it was made.
        snippet: the words around the match, on one line.
        matches: the words searched for, as code points of the snippet.
        fit: for a note, whether its passage is unchanged ("equal"), an approximate match, or gone.
        speakers: names of those who say the quote or claim.
        unsure: whether they are shown with "?".
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
    speakers: tuple[str, ...] = ()
    unsure: bool = False


class Session(Struct, frozen=True):
    """The last session: the current article, and JSON of the reader about panes and filters."""

    article: str
    layout: str


class Forgotten(Struct, frozen=True):
    """The result of `removal.forget`.

    Attributes:
        versions: how many texts were deleted.
        wiped: False if another process still uses old pages of the file; they are deleted when it closes.
    """

    versions: int
    wiped: bool


def now() -> str:
    """The current time. Always with milliseconds, so that times sort as strings."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def new_bookmark(anchor: Anchor) -> Bookmark:
    """Create a bookmark."""
    return Bookmark(uuid.uuid4().hex, anchor, now())


def new_note(anchor: Anchor, body: str) -> Note:
    """Create a note."""
    time = now()
    return Note(uuid.uuid4().hex, anchor, body, time, time)


def edited(note: Note, body: str) -> Note:
    """The note with a new text."""
    return msgspec.structs.replace(note, body=body, modified=now())


def new_draft(anchor: Anchor, note: Note | None) -> Draft:
    """Create a draft, which starts with the text of the note it will change."""
    return Draft(uuid.uuid4().hex, anchor, note.body if note else "", now(), note.id if note else None)


def new_correction(anchor: Anchor, **fields: Any) -> Correction:
    """Create a correction.

    Args:
        anchor: what it is about.
        fields: of `Correction`.
    """
    return Correction(uuid.uuid4().hex, anchor, now(), **fields)
