"""Markdown notes: front matter in YAML, quotations with who says them, claims with their certainty, names.

The reader's notes stand under the quotation or claim that they are on, the others under a heading of their own.

The text is escaped: nothing in an article acts as markup in CommonMark, GitHub's Markdown or Obsidian.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from sawt_reader.exports import review
from sawt_reader.i18n import _
from sawt_reader.reading import wording
from sawt_reader.reading.model import Claim, Entity, ItemReview, Quote, ReaderNote, Reading

# Signs that act anywhere in a line: emphasis, code, links, HTML, tables, mathematics, tags, mentions; and those that
# do so in company: %% and == (Obsidian), addresses that become links by themselves.
_ACTING = re.compile(r"[\\`*_\[\]<>&~|$#@^{}]|%(?=%)|=(?==)|!(?=\[)|:(?=//|\w+:)|(?<=\w)\.(?=[^\W\d])", re.IGNORECASE)
# Signs that act at the start of a line: headings, lists, underlines, quotes.
_OPENING = re.compile(r"^(?:(?=[-+=:])|(\d{1,9})(?=[.)]))")


def build(reading: Reading) -> bytes:
    """The notes on an article."""
    notes = _Notes(reading)
    said = (notes.quotes(), notes.claims(), notes.names(), notes.others(), notes.orphans())
    return "\n".join((*chain(_front_matter(reading), _head(reading), *said), "")).encode()


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
    yield f"# {escape(article.title or _('Untitled'))}"
    imprint = [article.outlet, article.byline, wording.day(article.published)]
    line = " · ".join(escape(part) for part in imprint if part)
    address = wording.web_address(article.url)
    origin = f"<{address}>" if address else escape(article.source)
    yield ""
    yield _("Source: {imprint}").format(imprint=" · ".join(filter(None, [line, origin])))


class _Notes:
    """The sections of a reading, with what its reader has said."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._reviews: Mapping[str, ItemReview] = review.reviews(reading)
        self._notes: Mapping[str | None, Sequence[ReaderNote]] = review.notes(reading)

    def quotes(self) -> Iterator[str]:
        """Each as a block quote, its notes after it."""
        if self._reading.quotes:
            yield from ("", f"## {_('Quotes')}")
        for quote in self._reading.quotes:
            yield ""
            yield f"> {escape(wording.quotation(self._reading, quote))}"
            yield ">"
            yield f"> — {self._attribution(quote)}"
            for note in self._notes.get(quote.id, ()):
                yield from ("", _note(wording.body(note)))

    def _attribution(self, quote: Quote) -> str:
        parts = [f"**{escape(wording.speakers(self._reading, quote))}**"]
        if quote.via:
            parts.append(_("according to {names}").format(names=escape(wording.names(self._reading, quote.via))))
        if quote.cue:
            parts.append(f"«\u00a0{escape(wording.words(self._reading, [quote.cue]))}\u00a0»")
        parts += [_("sentence {n}").format(n=quote.sentence + 1), self._verdict(quote)]
        return ", ".join(filter(None, parts))

    def claims(self) -> Iterator[str]:
        """A line each, what to check first before the others."""
        if self._reading.claims:
            yield from ("", f"## {_('Claims to check')}", "")
        for claim in sorted(self._reading.claims, key=lambda claim: -claim.score):
            yield f"- {self._claim(claim)}"
            yield from self._below(claim)

    def _claim(self, claim: Claim) -> str:
        words = escape(wording.no_breaks(wording.words(self._reading, claim.spans)))
        about = [f"**{escape(wording.claimants(self._reading, claim))}**"]
        if claim.via:
            about.append(_("according to {names}").format(names=escape(wording.names(self._reading, claim.via))))
        about += [
            wording.certainty(claim),
            wording.types(claim),
            _("score {n}").format(n=wording.decimal(claim.score)),
            _("sentence {n}").format(n=claim.sentence + 1),
            self._verdict(claim),
        ]
        return f"{words} — {', '.join(filter(None, about))}"

    def names(self) -> Iterator[str]:
        """A list of names a kind."""
        for kind, section in wording.SECTIONS.items():
            found = [entity for entity in self._reading.entities if entity.kind == kind]
            if found:
                yield from ("", f"## {section}", "")
            for entity in found:
                roles = "".join(f", {escape(role)}" for role in entity.roles)
                verdict = self._verdict(entity)
                yield f"- {escape(entity.name)}{roles} ({len(entity.mentions)}){f', {verdict}' if verdict else ''}"
                yield from self._below(entity)

    def others(self) -> Iterator[str]:
        """Notes on sentences, and bookmarks: the words they are on, then what they say."""
        if self._notes.get(None):
            yield from ("", f"## {_('Notes and bookmarks')}")
        for note in self._notes.get(None, ()):
            words, doubt = wording.passage(self._reading, note), wording.doubt(note)
            yield from ("", f"> {escape(words)}{f' ({escape(doubt)})' if doubt else ''}")
            if note.body:
                yield from ("", _note(note.body))

    def orphans(self) -> Iterator[str]:
        """Corrections that fit no item: the words they were made on, then what they say."""
        lost = review.orphans(self._reading)
        if lost:
            yield from ("", f"## {wording.ORPHANS}", "")
        for said in lost:
            yield f"- {escape(wording.one_line(said.exact))} — *{escape(wording.orphan(said))}*"

    def _verdict(self, item: Quote | Claim | Entity) -> str:
        said = wording.verdict(self._reading, self._reviews.get(item.id))
        return f"*{escape(said)}*" if said else ""

    def _below(self, item: Claim | Entity) -> Iterator[str]:
        return (f"  - {_note(wording.body(note), indent='    ')}" for note in self._notes.get(item.id, ()))


def _note(body: str, indent: str = "") -> str:
    """The words of a note, their lines kept."""
    lines = (escape(line) or "\u00a0" for line in body.splitlines())
    return _("Note: {words}").format(words=f"\\\n{indent}".join(lines))
