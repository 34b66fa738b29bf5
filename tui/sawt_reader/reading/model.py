"""The data contract `sawt-reading/1`: immutable values. `serialization` makes JSON of them and reads it.

Offsets count Unicode code points into `Article.text`, half open. Renaming or removing a field, or changing its meaning,
needs a new schema number; readers of the JSON ignore unknown fields.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from sawt_reader.reading.normal_form import as_name

SCHEMA: Literal["sawt-reading/1"] = "sawt-reading/1"

BlockKind = Literal["masthead", "dateline", "byline", "title", "standfirst", "heading", "paragraph", "caption"]
EntityKind = Literal["person", "organisation", "place", "other"]
Gender = Literal["female", "male"]
KindReason = Literal["title", "role", "name", "speaks", "known", "press", "words", "form", "listed", "model"]
Genre = Literal["interview", "live", "release", "opinion", "minutes", "posts"]
SpeakerReason = Literal[
    "named",
    "words",
    "role",
    "wider",
    "gender",
    "only",
    "subject",
    "near",
    "spoke",
    "title",
    "often",
    "turn",
    "follows",
    "first person",
    "pronoun",
    "parallel",
]
QuoteKind = Literal["direct", "indirect", "mixed"]
Attribution = Literal["verb", "inversion", "preposition", "comme", "noun", "colon", "none"]
Polarity = Literal["affirmed", "denied"]
Certainty = Literal["asserted", "hedged", "unconfirmed", "predicted", "hypothetical"]
ClaimType = Literal["quantity", "comparison", "cause", "event", "state", "rule", "prediction"]
SourceKind = Literal["author", "named", "role", "anonymous", "none"]
Direction = Literal["exact", "more", "less", "about"]
Status = Literal["to check", "checked", "doubtful"]
CorrectedField = Literal["words", "cue", "kind", "certainty", "polarity", "name", "same"]


class Struct(msgspec.Struct, frozen=True, gc=False):
    """The base of all values here: immutable, compared by value."""


class Span(Struct, frozen=True):
    """A stretch of the article's text: code points `start` to `end`, half open."""

    start: int
    end: int


class Block(Struct, frozen=True):
    """A paragraph, title or other unit of layout: code points `start` to `end`. Blocks never overlap.

    Attributes:
        level: depth of a heading, 1 the outermost; None for other kinds.
        language: ISO 639 code of a passage in another language than the article; absent elsewhere.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    language: str | msgspec.UnsetType = msgspec.UNSET


class Article(Struct, frozen=True):
    """A text, decoded, normalised (NFC) and cleaned, with the facts of its publication.

    Attributes:
        id: SHA-256 of `text` in UTF-8, in hexadecimal.
        source: where it was read from: a path, a URL, or "-" for standard input. Cleaned: for display, not to open.
        retrieved: when a URL was fetched, ISO 8601.
        published: day of publication, ISO 8601 (YYYY-MM-DD).
        modified: day of the last change, ISO 8601.
        language: ISO 639 code, that of 639-1 where there is one; "und" where it cannot be told.
        dropped: how many dangerous or useless code points the cleaning removed.
        notice: a warning to show first, a sentence in the language of the interface: "An article for subscribers: only
            its beginning is here."
        blocks: in the order of the text.
    """

    id: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    retrieved: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str = "fr"
    dropped: int = 0
    notice: str | None = None


class Sentence(Struct, frozen=True):
    """A sentence: code points `start` to `end`, within the block with index `block`."""

    start: int
    end: int
    block: int


class Mention(Struct, frozen=True):
    """A place where an entity is named: code points, and the index of the sentence in which it starts."""

    start: int
    end: int
    sentence: int


class KindSign(Struct, frozen=True):
    """Evidence for the kind of an entity.

    Attributes:
        reason: "title": a form of address before it, as « M. »; "role": a noun of a role beside it, as « le maire »;
            "name": a first name in it, or a known surname; "speaks": it is the subject of a verb of speech; "known":
            a gazetteer has it; "press": how the press uses the name; "words": words beside it, as « le groupe »,
            « chez », « salariés de »; "form": its own form, as « ministère de … », « X-sur-Y », initials; "listed":
            it stands beside other names of the kind; "model": the statistical model takes it for one.
        words: words of the article that show it, on one line; "" for none.
    """

    reason: KindReason
    words: str = ""


class Entity(Struct, frozen=True):
    """One person, organisation, place or other named thing of the article.

    Attributes:
        name: its longest form in the text.
        aliases: its other forms, in order of appearance.
        roles: descriptions from apposition, as "secrétaire du Conseil national de sécurité russe".
        country: ISO 3166-1 alpha-2 code of a place, where unambiguous.
        mentions: in the order of the text; never empty.
        kind_confidence: 0 to 1, the probability that this is a name and of this kind; 1 in readings of versions that
            did not estimate it.
        kind_signs: what speaks for the kind, the strongest first, at most three; none in readings of such versions.

    Name, aliases and roles are brought into normal form (`sawt_reader.reading.normal_form`).
    """

    id: str
    kind: EntityKind
    name: str
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    gender: Gender | None = None
    country: str | None = None
    kind_confidence: float = 1.0
    kind_signs: tuple[KindSign, ...] = ()

    def __post_init__(self) -> None:
        """Bring the names into normal form; equal ones become one."""
        name = as_name(self.name)
        if name != self.name:
            msgspec.structs.force_setattr(self, "name", name)
        for field, others in (("aliases", self.aliases), ("roles", self.roles)):
            formed = tuple(map(as_name, others))
            if formed != others:
                distinct = dict.fromkeys(one for one in formed if field == "roles" or one != name)
                msgspec.structs.force_setattr(self, field, tuple(distinct))


class FromLibrary(Struct, frozen=True):
    """Who held an office at the time, as another article in the user's library states.

    Attributes:
        name: of the person.
        role: the words of that article for it.
        article: id of that article.
        title: of that article, or its source.
        published: day of its publication, YYYY-MM-DD.
    """

    name: str
    role: str
    article: str
    title: str
    published: str


class Source(Struct, frozen=True):
    """Who speaks or relays: the words in the text, the entity they mean, its fullest name. Each may be unknown.

    Attributes:
        from_library: not found in this article but in the user's library, and only in what the reader shows or
            exports: who held the office that `name` is. Several contradict each other, and nobody is named.
    """

    span: Span | None = None
    entity: str | None = None
    name: str | None = None
    from_library: tuple[FromLibrary, ...] | msgspec.UnsetType = msgspec.UNSET

    def __post_init__(self) -> None:
        """Bring the name into normal form."""
        if self.name is not None and (name := as_name(self.name)) != self.name:
            msgspec.structs.force_setattr(self, "name", name)


class SpeakerSign(Struct, frozen=True):
    """Evidence for the speaker of a quote.

    Attributes:
        reason: "named": the name stands with the words; "words": left by its own words, as nobody named fits; "role":
            the article says this of them; "wider": a wider word for what the article says of them; "gender": the gender
            fits; "only": the only one it can be so far; "subject": subject of the sentence before; "near": named just
            before; "spoke": spoke last; "title": title or standfirst names them; "often": named or quoted most;
            "turn": the turn of a dialogue or interview; "follows": the quotation goes on from the one before;
            "first person": « je » or « nous » of them; "pronoun": a pronoun that is left open; "parallel": the same
            place in the sentence as before.
        span: the words of the article that show it.
    """

    reason: SpeakerReason
    span: Span | None = None


class Quote(Struct, frozen=True):
    """Words reported from somebody. A direct span includes its quotation marks, an indirect one its "que".

    Attributes:
        spans: one, or several when an incise or a paragraph break splits it.
        cue: the lexical verb without its auxiliary, or the preposition.
        speakers: several when co-ordinated; empty when unknown.
        via: who relays, from the nearest to the outermost.
        inferred: the speaker is not in the sentence, or a resolved pronoun.
        confidence: 0 to 1, the calibrated probability that these are words that this speaker said.
        speaker_confidence: 0 to 1, the same on another scale: where the words are found, 97 of 100 speakers are right
            from .8 on; below it stands "?". None in readings of versions that did not estimate it.
        basis: how the speaker was reached, the strongest sign first; none in readings of such versions.
        parent: id of the quote this one is nested in.
        sentence: index of the sentence it starts in.
    """

    id: str
    kind: QuoteKind
    attribution: Attribution
    spans: tuple[Span, ...]
    sentence: int
    cue: Span | None = None
    speakers: tuple[Source, ...] = ()
    via: tuple[Source, ...] = ()
    inferred: bool = False
    confidence: float = 1.0
    parent: str | None = None
    speaker_confidence: float | None = None
    basis: tuple[SpeakerSign, ...] = ()


class Quantity(Struct, frozen=True):
    """A measured amount: code points, its value in base units, the unit or counted noun, and the bound it states."""

    start: int
    end: int
    value: float
    unit: str | None = None
    direction: Direction = "exact"


class Date(Struct, frozen=True, omit_defaults=True):
    """A date: code points, and its ISO 8601 value (YYYY, YYYY-MM or YYYY-MM-DD); of a range `until` is the end."""

    start: int
    end: int
    value: str
    until: str | None = None


class Reason(Struct, frozen=True):
    """A named feature that moved a claim's score by `weight`, and the words that show it."""

    feature: str
    weight: float
    span: Span | None = None


class Claim(Struct, frozen=True):
    """A checkable proposition, without its attribution frame.

    Attributes:
        claimants: empty for the article itself (`source_kind` "author") or when unknown.
        via: who relays, from the nearest to the outermost.
        quote: id of the quote that contains it.
        hearsay: a conditional of the press, without a source.
        opposites: ids of claims of this article that contradict it.
        repeats: id of the title's claim to which it adds nothing.
        unresolved: words that do not stand alone (pronouns, "hier", "le ministre").
        score: 0 to 1; ranks what to check first, never says what is true.
        reasons: what adds up to the score.
    """

    id: str
    spans: tuple[Span, ...]
    sentence: int
    claimants: tuple[Source, ...] = ()
    via: tuple[Source, ...] = ()
    quote: str | None = None
    polarity: Polarity = "affirmed"
    certainty: Certainty = "asserted"
    hearsay: bool = False
    types: tuple[ClaimType, ...] = ()
    source_kind: SourceKind = "author"
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    opposites: tuple[str, ...] = ()
    unresolved: tuple[Span, ...] = ()
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    repeats: str | None = None


class Analyzer(Struct, frozen=True):
    """The analysis that made a reading: version with a hash of rules and lexicons, and the statistical model."""

    version: str
    model: str

    def reads_as(self, other: Analyzer) -> bool:
        """Whether both give the same reading of any text: same rules, lexicons and model, in any program version."""
        return (self._rules, self.model) == (other._rules, other.model)

    @property
    def _rules(self) -> str:
        return self.version.partition("+")[2] or self.version


class ItemReview(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The user's correction of one item, and the item as the analysis made it.

    Attributes:
        item: its id.
        entity: the item as the analysis made it, if it is an entity; likewise `quote` and `claim`.
        dismissed: it is wrong, and left out of the layers.
        speakers: who speaks or claims, instead of the analysis's; empty for unknown, None for no correction.
        changed: what else the user has set; "same" of an entity that is another one, and left out of the layers.
    """

    item: str
    entity: Entity | None = None
    quote: Quote | None = None
    claim: Claim | None = None
    dismissed: bool = False
    speakers: tuple[Source, ...] | None = None
    status: Status | None = None
    changed: tuple[CorrectedField, ...] = ()


class ReaderNote(Struct, frozen=True, kw_only=True):
    """The user's note on a sentence or item, or a bookmark there.

    Attributes:
        item: id of the item it is on; None for a sentence, or an item that the analysis no longer finds.
        span: the words it is on; None if they are not in this version of the text.
        exact: those words when it was written.
        body: lines of plain text; empty for a bookmark.
        created: ISO 8601, UTC.
        modified: ISO 8601, UTC.
        alike: an approximate match: the words at `span` differ from `exact`, and the user has not confirmed the place.
    """

    item: str | None
    span: Span | None
    exact: str
    body: str
    created: str
    modified: str
    alike: bool = False


class OrphanReview(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A correction that fits no item of this reading, and so has no effect.

    Attributes:
        layer: what kind of item it was made on.
        exact: the words of that item.
        created: ISO 8601, UTC.
        dismissed: as in `ItemReview`; likewise `speakers`, by name only, `status` and `changed`.
        added: the item itself was the user's.
    """

    layer: Literal["entity", "quote", "claim"]
    exact: str
    created: str
    dismissed: bool = False
    speakers: tuple[Source, ...] | None = None
    status: Status | None = None
    changed: tuple[CorrectedField, ...] = ()
    added: bool = False


class ReaderReview(Struct, frozen=True):
    """The user's corrections and notes, in the order of the text; `orphans` in the order they were made.

    Attributes:
        added: ids of the items that the analysis did not find and the user has added.
        followed: other items that are not as the analysis made them, because of a correction elsewhere: a claim follows
            the speaker of its quote, and a quote the name of its speaker. Only what they were is in them.
    """

    items: tuple[ItemReview, ...] = ()
    notes: tuple[ReaderNote, ...] = ()
    orphans: tuple[OrphanReview, ...] = ()
    added: tuple[str, ...] = ()
    followed: tuple[ItemReview, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """An article with everything the analysis found in it.

    Attributes:
        genre: what kind of text it is; absent for plain news.
        review: only if the user has corrected it or written notes. The layers are then as corrected, without dismissed
            items.
    """

    schema: Literal["sawt-reading/1"] = SCHEMA
    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    terms: tuple[Span, ...]
    claims: tuple[Claim, ...]
    analyzer: Analyzer
    genre: Genre | msgspec.UnsetType = msgspec.UNSET
    review: ReaderReview | msgspec.UnsetType = msgspec.UNSET
