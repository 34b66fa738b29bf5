"""brat standoff (https://brat.nlplab.org/standoff.html): the text as it is, and one annotation per line.

Text-bound annotations (T) for mentions, quotes, their cues and speakers, and claims; relations (R) from a quote or
claim to its speaker, its cue, its relay and the quote around it; attributes (A), the user's status among them; full
names and the user's notes on items as notes (#). Offsets count Unicode code points. A span may hold no line break, so
one that does is discontinuous, like one that is split by an incise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sawt_reader.exports import review
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import is_doubtful
from sawt_reader.reading.model import Claim, Entity, Mention, Quote, Reading, Source, Span
from sawt_reader.reading.wording import one_line

_LINE = re.compile(r"[^\n]+")


def text(reading: Reading) -> bytes:
    """The `.txt` file: the article's text, unchanged."""
    return reading.article.text.encode()


def standoff(reading: Reading) -> bytes:
    """The `.ann` file."""
    written = _Standoff(reading.article.text)
    for entity in reading.entities:
        written.entity(entity)
    for quote in reading.quotes:
        written.quote(quote)
    for claim in reading.claims:
        written.claim(claim)
    written.links(reading)
    written.reviews(reading)
    return "".join(f"{line}\n" for line in written.lines).encode()


class _Standoff:
    """The lines, and the running numbers of their ids."""

    def __init__(self, article: str) -> None:
        self.article = article
        self.lines: list[str] = []
        self.numbers: Counter[str] = Counter()
        # The T id of a quote, claim or entity (its first mention), and of a stretch of text given a role.
        self.marks: dict[str, str] = {}
        self.roles: dict[tuple[str, Span], str] = {}

    def entity(self, entity: Entity) -> None:
        """Add the mentions of an entity, each with the full name as a note, and their equivalence."""
        found = [self._bound(entity.kind.capitalize(), [mention]) for mention in entity.mentions]
        mentions = [mark for mark in found if mark]
        for mark in mentions:
            self._note(mark, entity.name)
        if mentions:
            self.marks[entity.id] = mentions[0]
        if len(mentions) > 1:
            self.lines.append(f"*\tEquiv {' '.join(mentions)}")

    def quote(self, quote: Quote) -> None:
        """Add the words, cue, speakers and relays of a quote."""
        mark = self._bound("Quote", quote.spans)
        if not mark:
            return
        self.marks[quote.id] = mark
        self._attribute("Kind", mark, quote.kind)
        self._attribute("Attribution", mark, quote.attribution)
        if quote.inferred:
            self._attribute("Inferred", mark)
        if is_doubtful(quote):
            self._attribute("Uncertain", mark)
        self._relate("Cue", mark, self._role("Cue", quote.cue))
        self._sources(mark, quote.speakers, quote.via)

    def claim(self, claim: Claim) -> None:
        """Add the words, claimants and relays of a claim."""
        mark = self._bound("Claim", claim.spans)
        if not mark:
            return
        self.marks[claim.id] = mark
        self._attribute("Certainty", mark, claim.certainty)
        self._attribute("SourceKind", mark, claim.source_kind)
        if claim.polarity == "denied":
            self._attribute("Denied", mark)
        if claim.hearsay:
            self._attribute("Hearsay", mark)
        self._sources(mark, claim.claimants, claim.via)

    def links(self, reading: Reading) -> None:
        """Add the relations between quotes and claims, once all have an id."""
        for quote in reading.quotes:
            self._relate("Nested_in", self.marks.get(quote.id), self.marks.get(quote.parent or ""))
        for claim in reading.claims:
            self._relate("Within", self.marks.get(claim.id), self.marks.get(claim.quote or ""))
            for opposite in claim.opposites:
                self._relate("Opposes", self.marks.get(claim.id), self.marks.get(opposite))

    def reviews(self, reading: Reading) -> None:
        """The user's status and notes of items; those of an entity are at its first mention."""
        for key, item in review.reviews(reading).items():
            if item.status and key in self.marks:
                self._attribute("Status", self.marks[key], item.status.replace(" ", "_"))
        for item_id, notes in review.notes(reading).items():
            if mark := self.marks.get(item_id or ""):
                for note in notes:
                    self._note(mark, wording.body(note))

    def _sources(self, mark: str, said_by: Sequence[Source], via: Sequence[Source]) -> None:
        for relation, sources in (("Said_by", said_by), ("Via", via)):
            for source in sources:
                role = self._role("Speaker", source.span)
                self._relate(relation, mark, role)
                if not role and source.name:
                    self._note(mark, f"{relation}: {source.name}")

    def _role(self, kind: str, span: Span | None) -> str | None:
        """The T id of a stretch of text in a role, which several items may share."""
        if span is None:
            return None
        if (kind, span) not in self.roles and (mark := self._bound(kind, [span])):
            self.roles[kind, span] = mark
        return self.roles.get((kind, span))

    def _bound(self, kind: str, spans: Sequence[Span | Mention]) -> str | None:
        """A text-bound annotation; None for spans that hold nothing but line breaks."""
        lines = [match for span in spans for match in _LINE.finditer(self.article, span.start, span.end)]
        if not lines:
            return None
        offsets = ";".join(f"{line.start()} {line.end()}" for line in lines)
        return self._line("T", f"{kind} {offsets}\t{' '.join(line[0] for line in lines)}")

    def _relate(self, kind: str, first: str | None, second: str | None) -> None:
        if first and second:
            self._line("R", f"{kind} Arg1:{first} Arg2:{second}")

    def _attribute(self, kind: str, mark: str, value: str = "") -> None:
        self._line("A", f"{kind} {mark} {value}".rstrip())

    def _note(self, mark: str, note: str) -> None:
        self._line("#", f"AnnotatorNotes {mark}\t{one_line(note)}")

    def _line(self, letter: str, rest: str) -> str:
        self.numbers[letter] += 1
        mark = f"{letter}{self.numbers[letter]}"
        self.lines.append(f"{mark}\t{rest}")
        return mark
