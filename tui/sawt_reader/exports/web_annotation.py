"""W3C Web Annotations (https://www.w3.org/TR/annotation-model/) of quotes, claims and entities, as JSON-LD.

Each span is selected twice: by its words with the text around them, and by its position. Positions count Unicode
code points, half open, in the article's text, whose SHA-256 is given.
"""

from __future__ import annotations

import base64
import json
import urllib.parse
from collections.abc import Iterator, Sequence
from typing import Any

from sawt_reader.exports import review
from sawt_reader.i18n import language
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import is_doubtful, is_doubtful_claim, is_doubtful_name
from sawt_reader.reading.kinds import Item, kind_of, spans
from sawt_reader.reading.model import Claim, Entity, Quote, ReaderNote, Reading, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# Code points of context before and after the words: enough to find them in a changed article (Hypothesis uses 32, too).
AROUND = 32

Json = dict[str, Any]


def build(reading: Reading) -> bytes:
    """A collection of annotations on one page."""
    base = name_of_text(reading)
    items = list(_annotations(reading, base))
    article = reading.article
    collection = {
        "@context": CONTEXT,
        "id": f"{base}#annotations",
        "type": "AnnotationCollection",
        "label": (
            f"{wording.one_line(article.title or article.source)}. Positions are Unicode code points, half open,"
            f" in the text with SHA-256 {article.id}."
        ),
        "generator": {
            "id": "urn:sawt-reader",
            "type": "Software",
            "name": f"sawt-reader {reading.analyzer.version}, {reading.analyzer.model}",
        },
        "total": len(items),
        "first": {"id": f"{base}#page1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=2).encode() + b"\n"


def name_of_text(reading: Reading) -> str:
    """The address of the article's text: its SHA-256 as a URI (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(reading.article.id)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _annotations(reading: Reading, base: str) -> Iterator[Json]:
    items: list[tuple[Item, list[Json]]] = [
        *((quote, _quote_bodies(reading, quote)) for quote in reading.quotes),
        *((claim, _claim_bodies(reading, claim)) for claim in reading.claims),
        *((entity, _entity_bodies(entity)) for entity in reading.entities),
    ]
    reviews, notes = review.reviews(reading), review.notes(reading)
    for item, bodies in items:
        reviewed = reviews.get(item.id)
        status = _tags(reviewed.status) if reviewed and reviewed.status else []
        comments = [body for note in notes.get(item.id, ()) for body in _comments(note)]
        motivation = "describing" if kind_of(item).is_statement else "identifying"
        targets = [_target(reading, base, span) for span in spans(item)]
        yield _annotation(base, item.id, motivation, [*bodies, *status, *comments], targets)
    for number, note in enumerate(notes.get(None, ()), start=1):
        # For words that are no longer in the text only the selector by quotation is left.
        target = _target(reading, base, note.span) if note.span else _quoted(reading, base, note.exact)
        motivation = "commenting" if note.body else "bookmarking"
        yield _annotation(base, f"note{number}", motivation, _comments(note), [target])
    for number, orphan in enumerate(review.orphans(reading), start=1):
        bodies = [_text("commenting", f"{wording.orphans_heading()}: {wording.orphan(orphan)}"), *_tags(orphan.layer)]
        yield _annotation(base, f"orphan{number}", "assessing", bodies, [_quoted(reading, base, orphan.exact)])


def _annotation(base: str, name: str, motivation: str, bodies: Sequence[Json], targets: Sequence[Json]) -> Json:
    return {
        "@context": CONTEXT,
        "id": f"{base}#{urllib.parse.quote(name, safe='')}",
        "type": "Annotation",
        "motivation": motivation,
        **({"body": bodies} if bodies else {}),
        "target": targets,
    }


def _target(reading: Reading, base: str, span: Span) -> Json:
    text, start, end = reading.article.text, span.start, span.end
    around = {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return _quoted(reading, base, text[start:end], around, position)


def _quoted(reading: Reading, base: str, exact: str, around: Json | None = None, *others: Json) -> Json:
    """Words of the article."""
    return {
        "type": "SpecificResource",
        "source": wording.web_address(reading.article.url) or base,
        "selector": [{"type": "TextQuoteSelector", "exact": exact, **(around or {})}, *others],
    }


def _quote_bodies(reading: Reading, quote: Quote) -> list[Json]:
    who = wording.no_breaks(wording.speaker(quote, reading))
    doubt = ["uncertain"] if is_doubtful(quote) else []
    return [_text("describing", _joined(who, wording.via(quote.via, reading))), *_tags("quote", quote.kind, *doubt)]


def _claim_bodies(reading: Reading, claim: Claim) -> list[Json]:
    who = wording.claimant(claim, reading)
    hearsay = ["hearsay"] if claim.hearsay else []
    described = _joined(who, wording.via(claim.via, reading))
    doubt = ["uncertain"] if is_doubtful_claim(claim, reading) else []
    tags = _tags("claim", claim.certainty, claim.polarity, *hearsay, *claim.types, *doubt)
    return [_text("describing", described), *tags]


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _entity_bodies(entity: Entity) -> list[Json]:
    doubt = ["uncertain"] if is_doubtful_name(entity) else []
    return [_text("identifying", entity.name), *_tags("entity", entity.kind, *doubt)]


def _comments(note: ReaderNote) -> list[Json]:
    """The words of a note, and the doubt about its place."""
    written = {"created": note.created, "modified": note.modified}
    comment = {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": note.body, **written}
    doubt = [_text("assessing", wording.approximate_match(note.exact))] if note.alike else []
    return [*([comment] if note.body else []), *doubt]


def _text(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "language": language(), "value": value}


def _tags(*tags: str) -> list[Json]:
    return [{"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag} for tag in tags]
