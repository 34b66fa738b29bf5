"""Markdown notes: front matter in YAML, quotations with who says them, claims with their certainty, names.

The text is escaped: nothing in an article acts as markup in CommonMark, GitHub's Markdown or Obsidian.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tui.exports import wording
from tui.model import Claim, Quote, Reading

# Signs that act anywhere in a line: emphasis, code, links, HTML, tables, mathematics, tags, mentions; and those that
# do so in company: %% and == (Obsidian), addresses that become links by themselves.
_ACTING = re.compile(r"[\\`*_\[\]<>&~|$#@^{}]|%(?=%)|=(?==)|!(?=\[)|:(?=//|\w+:)|(?<=\w)\.(?=[^\W\d])", re.IGNORECASE)
# Signs that act at the start of a line: headings, lists, underlines, quotes.
_OPENING = re.compile(r"^(?:(?=[-+=:])|(\d{1,9})(?=[.)]))")


def build(reading: Reading) -> bytes:
    """The notes on an article."""
    return "\n".join(
        [*_front_matter(reading), *_head(reading), *_quotes(reading), *_claims(reading), *_names(reading)]
    ).encode()


def escape(text: str) -> str:
    """A text on one line in which no Markdown acts, wherever in a line it stands."""
    line = _ACTING.sub(r"\\\g<0>", wording.one_line(text))
    return _OPENING.sub(lambda match: f"{match[1] or ''}\\", line)


def _front_matter(reading: Reading) -> Iterator[str]:
    article = reading.article
    facts = {
        "title": article.title,
        "outlet": article.outlet,
        "author": article.byline,
        "published": article.published,
        "modified": article.modified,
        "url": article.url,
        "retrieved": article.retrieved,
        "source": article.source,
        "language": article.language,
        "sha256": article.id,
        "analyzer": f"sawt-reader {reading.analyzer.version}, {reading.analyzer.model}",
    }
    yield "---"
    # A JSON string is a YAML string; a day in quotes stays a string.
    yield from (f"{name}: {json.dumps(fact, ensure_ascii=False)}" for name, fact in facts.items() if fact)
    yield "---"


def _head(reading: Reading) -> Iterator[str]:
    article = reading.article
    yield ""
    yield f"# {escape(article.title or 'Sans titre')}"
    imprint = [article.outlet, article.byline, wording.day(article.published)]
    line = " · ".join(escape(part) for part in imprint if part)
    address = wording.web_address(article.url)
    origin = f"<{address}>" if address else escape(article.source)
    yield ""
    yield f"Source\u00a0: {' · '.join(filter(None, [line, origin]))}"


def _quotes(reading: Reading) -> Iterator[str]:
    if reading.quotes:
        yield from ("", "## Citations")
    for quote in reading.quotes:
        yield ""
        yield f"> {escape(wording.quotation(reading, quote))}"
        yield ">"
        yield f"> — {_attribution(reading, quote)}"


def _attribution(reading: Reading, quote: Quote) -> str:
    parts = [f"**{escape(wording.speakers(reading, quote))}**"]
    if quote.via:
        parts.append(f"selon {escape(wording.names(reading, quote.via))}")
    if quote.cue:
        parts.append(f"«\u00a0{escape(wording.words(reading, [quote.cue]))}\u00a0»")
    return ", ".join([*parts, f"phrase {quote.sentence + 1}"])


def _claims(reading: Reading) -> Iterator[str]:
    if reading.claims:
        yield from ("", "## Affirmations à vérifier", "")
    for claim in sorted(reading.claims, key=lambda claim: -claim.score):
        yield f"- {_claim(reading, claim)}"


def _claim(reading: Reading, claim: Claim) -> str:
    words = escape(wording.no_breaks(wording.words(reading, claim.spans)))
    about = [f"**{escape(wording.claimants(reading, claim))}**"]
    if claim.via:
        about.append(f"selon {escape(wording.names(reading, claim.via))}")
    about += [
        wording.certainty(claim),
        wording.types(claim),
        f"indice {wording.decimal(claim.score)}",
        f"phrase {claim.sentence + 1}",
    ]
    return f"{words} — {', '.join(filter(None, about))}"


def _names(reading: Reading) -> Iterator[str]:
    for kind, section in wording.SECTIONS.items():
        found = [entity for entity in reading.entities if entity.kind == kind]
        if found:
            yield from ("", f"## {section}", "")
        for entity in found:
            roles = f", {', '.join(escape(role) for role in entity.roles)}" if entity.roles else ""
            yield f"- {escape(entity.name)}{roles} ({len(entity.mentions)})"
    yield ""
