"""Markdown notes: front matter in YAML, quotations with their speakers, claims with their certainty, names.

The user's notes are under the quotation or claim that they are on, all others under a heading at the end.

The text is escaped: nothing in an article acts as markup in CommonMark, GitHub's Markdown or Obsidian.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import get_args

from sawt_reader.exports import review
from sawt_reader.i18n import _
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import is_doubtful
from sawt_reader.reading.labels import entity_section, genre_label
from sawt_reader.reading.model import Claim, Entity, EntityKind, Quote, ReaderNote, Reading

# Characters that act anywhere in a line: emphasis, code, links, HTML, tables, mathematics, tags, mentions; and those
# that act in pairs or between others: %% and == (Obsidian), bare addresses, which become links.
_ACTING = re.compile(r"[\\`*_\[\]<>&~|$#@^{}]|%(?=%)|=(?==)|!(?=\[)|:(?=//|\w+:)|(?<=\w)\.(?=[^\W\d])", re.IGNORECASE)
# Characters that act at the start of a line: headings, lists, underlines, quotes.
_OPENING = re.compile(r"^(?:(?=[-+=:])|(\d{1,9})(?=[.)]))")


def build(reading: Reading) -> bytes:
    """The notes on an article."""
    notes = _Notes(reading)
    sections = (notes.quotes(), notes.claims(), notes.names(), notes.others(), notes.orphans())
    return "\n".join((*chain(_front_matter(reading), _head(reading), *sections), "")).encode()


def escape(text: str) -> str:
    """A text on one line in which no Markdown acts, wherever in a line it is put."""
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
    if reading.genre:
        imprint.append(genre_label(reading.genre))
    line = " · ".join(escape(part) for part in imprint if part)
    address = wording.web_address(article.url)
    origin = f"<{address}>" if address else escape(article.source)
    yield ""
    yield _("Source: {imprint}").format(imprint=" · ".join(filter(None, [line, origin])))


class _Notes:
    """The sections of a reading, with the user's notes and corrections."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._corrections = review.Corrections(reading)
        self._notes: Mapping[str | None, Sequence[ReaderNote]] = review.notes(reading)

    def quotes(self) -> Iterator[str]:
        """Each quote as a block quote, followed by its notes."""
        if self._reading.quotes:
            yield from ("", f"## {_('Quotes')}")
        for quote in self._reading.quotes:
            yield ""
            yield f"> {escape(wording.quotation(quote, self._reading))}"
            yield ">"
            yield f"> — {self._attribution(quote)}"
            for note in self._notes.get(quote.id, ()):
                yield from ("", _note(wording.body(note)))

    def _attribution(self, quote: Quote) -> str:
        parts = [f"**{escape(wording.no_breaks(wording.speaker(quote, self._reading)))}**"]
        parts.append(escape(wording.via(quote.via, self._reading)))
        if quote.cue:
            parts.append(f"«\u00a0{escape(wording.words([quote.cue], self._reading))}\u00a0»")
        parts.append(_("sentence {n}").format(n=quote.sentence + 1))
        if is_doubtful(quote):
            parts.append(escape(wording.no_breaks(wording.speaker_reasons(quote, self._reading))))
        parts.append(self._verdict(quote))
        return ", ".join(filter(None, parts))

    def claims(self) -> Iterator[str]:
        """One line per claim, the highest score first."""
        if self._reading.claims:
            yield from ("", f"## {_('Claims to check')}", "")
        for claim in sorted(self._reading.claims, key=lambda claim: -claim.score):
            yield f"- {self._claim(claim)}"
            yield from self._below(claim)

    def _claim(self, claim: Claim) -> str:
        words = escape(wording.no_breaks(wording.words(claim.spans, self._reading)))
        about = [f"**{escape(wording.claimant(claim, self._reading))}**"]
        about += [
            escape(wording.via(claim.via, self._reading)),
            wording.certainty(claim),
            wording.types(claim),
            _("score {n} of 100").format(n=wording.rank(claim.score)),
            _("sentence {n}").format(n=claim.sentence + 1),
            self._verdict(claim),
        ]
        return f"{words} — {', '.join(filter(None, about))}"

    def names(self) -> Iterator[str]:
        """One list of names per kind."""
        for kind in get_args(EntityKind):
            found = [entity for entity in self._reading.entities if entity.kind == kind]
            if found:
                yield from ("", f"## {entity_section(kind)}", "")
            for entity in found:
                roles = "".join(f", {escape(role)}" for role in entity.roles)
                verdict = self._verdict(entity)
                name = escape(wording.no_breaks(wording.name(entity)))
                yield f"- {name}{roles} ({len(entity.mentions)}){f', {verdict}' if verdict else ''}"
                yield from self._below(entity)

    def others(self) -> Iterator[str]:
        """Notes on sentences, and bookmarks: the words they are on, then the note."""
        if self._notes.get(None):
            yield from ("", f"## {_('Notes and bookmarks')}")
        for note in self._notes.get(None, ()):
            words, doubt = wording.passage(note, self._reading), wording.doubt(note)
            yield from ("", f"> {escape(words)}{f' ({escape(doubt)})' if doubt else ''}")
            if note.body:
                yield from ("", _note(note.body))

    def orphans(self) -> Iterator[str]:
        """Corrections that fit no item: the words they were made on, then the correction."""
        orphans = review.orphans(self._reading)
        if orphans:
            yield from ("", f"## {wording.orphans_heading()}", "")
        for orphan in orphans:
            yield f"- {escape(wording.one_line(orphan.exact))} — *{escape(wording.orphan(orphan))}*"

    def _verdict(self, item: Quote | Claim | Entity) -> str:
        verdict = self._corrections.verdict(item.id)
        return f"*{escape(verdict)}*" if verdict else ""

    def _below(self, item: Claim | Entity) -> Iterator[str]:
        return (f"  - {_note(wording.body(note), indent='    ')}" for note in self._notes.get(item.id, ()))


def _note(body: str, indent: str = "") -> str:
    """The words of a note, with its line breaks."""
    lines = (escape(line) or "\u00a0" for line in body.splitlines())
    return _("Note: {words}").format(words=f"\\\n{indent}".join(lines))
