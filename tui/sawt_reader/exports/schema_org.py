"""schema.org JSON-LD: the article, its `Quotation`s and `Claim`s. No ClaimReview and no rating: nothing is judged."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Mapping, Sequence
from typing import Any

from sawt_reader.exports.web_annotation import name_of_text
from sawt_reader.i18n import _
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import is_doubtful, is_doubtful_claim
from sawt_reader.reading.model import Claim, EntityKind, Quote, Reading, Source

Json = dict[str, Any]

# `spokenByCharacter` takes a Person or an Organization; « Paris » that speaks is a government.
_SPEAKERS: dict[EntityKind, str] = {"person": "Person", "organisation": "Organization", "place": "Organization"}
_TYPES: dict[EntityKind, str] = {**_SPEAKERS, "place": "Place", "other": "Thing"}


def build(reading: Reading) -> bytes:
    """One graph: a NewsArticle, its Quotations and its Claims, linked by @id."""
    base = name_of_text(reading)
    kinds = {entity.id: entity.kind for entity in reading.entities}
    graph = [
        _article(reading, base),
        *(_quotation(reading, base, quote, kinds) for quote in reading.quotes),
        *(_claim(reading, base, claim, kinds) for claim in reading.claims),
    ]
    document = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def _article(reading: Reading, base: str) -> Json:
    article = reading.article
    return _known(
        {
            "@id": base,
            "@type": "NewsArticle",
            "headline": article.title,
            "url": wording.web_address(article.url),
            "datePublished": article.published,
            "dateModified": article.modified,
            "inLanguage": article.language,
            "author": article.byline and {"name": article.byline},
            "publisher": article.outlet and {"@type": "Organization", "name": article.outlet},
            "mentions": [{"@type": _TYPES[entity.kind], "name": entity.name} for entity in reading.entities],
            "hasPart": [{"@id": _id(base, quote.id)} for quote in reading.quotes],
        }
    )


def _quotation(reading: Reading, base: str, quote: Quote, kinds: Mapping[str, EntityKind]) -> Json:
    return _known(
        {
            "@id": _id(base, quote.id),
            "@type": "Quotation",
            "text": wording.words(quote.spans, reading),
            "inLanguage": reading.article.language,
            "spokenByCharacter": _people(reading, quote.speakers, kinds),
            "description": is_doubtful(quote) and _("speaker uncertain"),
            "isPartOf": {"@id": _id(base, quote.parent) if quote.parent else base},
        }
    )


def _claim(reading: Reading, base: str, claim: Claim, kinds: Mapping[str, EntityKind]) -> Json:
    appearance = _id(base, claim.quote) if claim.quote else base
    return _known(
        {
            "@id": _id(base, claim.id),
            "@type": "Claim",
            "text": wording.words(claim.spans, reading),
            "inLanguage": reading.article.language,
            "author": _people(reading, claim.claimants, kinds),
            "description": is_doubtful_claim(claim, reading) and _("speaker uncertain"),
            "appearance": {"@id": appearance},
        }
    )


def _people(reading: Reading, sources: Sequence[Source], kinds: Mapping[str, EntityKind]) -> list[Json]:
    """The speakers; without a type if they are not entities."""
    found = []
    for source in sources:
        kind = _SPEAKERS.get(kinds.get(source.entity or "", "other"))
        found.append(_known({"@type": kind, "name": wording.source_name(source, reading)}))
    return found


def _id(base: str, item: str) -> str:
    return f"{base}#{urllib.parse.quote(item, safe='')}"


def _known(fields: Json) -> Json:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value}
