"""A web page in one file: the article with its highlights, who speaks and how much, tables of quotes and claims.

No script and nothing to load: the content security policy allows the page's style, by its hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import string
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import get_args

from sawt_reader.exports import review
from sawt_reader.exports.page_article import Key, article
from sawt_reader.i18n import _, language, ngettext
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import DENIED, GLYPHS, glyph, is_doubtful
from sawt_reader.reading.labels import (
    certainty_label,
    entity_kind_label,
    entity_section,
    genre_label,
    polarity_label,
    quote_kind_label,
)
from sawt_reader.reading.model import Claim, EntityKind, Quote, ReaderNote, Reading
from sawt_reader.reading.voices import Voice, voices

# Colours of voices in page.css.
COLOURS = 8


def build(reading: Reading) -> bytes:
    """The page, HTML 5 in UTF-8."""
    room = Path(__file__)
    style = room.with_suffix(".css").read_text(encoding="utf-8")
    every = voices(reading)
    keys = _keys(every)
    title = wording.one_line(reading.article.title or reading.article.source)
    page = string.Template(room.with_suffix(".html").read_text(encoding="utf-8")).substitute(
        style=style,
        style_hash=f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}",
        title=escape(title),
        counts=_counts(reading, every),
        origin=_origin(reading),
        language=escape(reading.article.language),
        article=_title(reading, title) + article(reading, keys),
        page_language=language(),
        voices_heading=_("Voices"),
        legend_heading=_("Legend"),
        names_heading=_("Names"),
        quotes_heading=_("Quotes"),
        claims_heading=_("Claims"),
        claims_note=_("The score, 0 to 100, ranks what to check first; it does not say what is true."),
        made_by=_("Machine analysis by {program}. Please verify before use.").format(
            program=escape(f"sawt-reader {reading.analyzer.version}, {reading.analyzer.model}")
        ),
        text_hash=_("SHA-256 of the text: {hash}").format(hash=escape(reading.article.id)),
        voices=_voices(every),
        legend=_legend(),
        names=_names(reading),
        quotes=_quotes(reading, keys),
        claims=_claims(reading),
        notes=_notes(reading) + _orphans(reading),
    )
    return page.encode()


def _keys(every: Sequence[Voice]) -> dict[str, Key]:
    """For each quote the letters of its voices and the colour of the first."""
    keys: dict[str, Key] = {}
    for number, voice in enumerate(every):
        key = _key(number, voice)
        for quote in voice.quotes:
            earlier = keys.get(quote.id)
            keys[quote.id] = Key(f"{earlier.letters}+{key.letters}", earlier.colour) if earlier else key
    return keys


def _key(number: int, voice: Voice) -> Key:
    if not voice.is_known:
        return Key("?", "v0")
    letter = string.ascii_uppercase[number] if number < len(string.ascii_uppercase) else str(number + 1)
    return Key(letter, f"v{number + 1}" if number < COLOURS else "v0")


def _title(reading: Reading, title: str) -> str:
    """A heading where the text of the article has none."""
    printed = any(block.kind == "title" for block in reading.article.blocks)
    return "" if printed or not reading.article.title else f'<h1 dir="auto">{escape(title)}</h1>\n'


def _counts(reading: Reading, every: Sequence[Voice]) -> str:
    named = sum(voice.is_known for voice in every)
    quotes, claims, entities = len(reading.quotes), len(reading.claims), len(reading.entities)
    return " · ".join(
        (
            ngettext("{n} voice", "{n} voices", named).format(n=named),
            ngettext("{n} quote", "{n} quotes", quotes).format(n=quotes),
            ngettext("{n} claim", "{n} claims", claims).format(n=claims),
            ngettext("{n} name", "{n} names", entities).format(n=entities),
        )
    )


def _origin(reading: Reading) -> str:
    article = reading.article
    address = wording.web_address(article.url)
    link = f'<a href="{escape(address)}" rel="noreferrer noopener">{escape(address)}</a>' if address else ""
    genre = genre_label(reading.genre) if reading.genre else None
    parts = [escape(part) for part in (article.outlet, article.byline, wording.day(article.published), genre) if part]
    return " · ".join(filter(None, [*parts, link])) or escape(wording.one_line(article.source))


def _voices(every: Sequence[Voice]) -> str:
    """The chart: one bar per voice, as long as its words, the literal ones first."""
    if not every:
        return _none(_("Nobody is quoted."))
    longest = max(voice.words for voice in every) or 1
    total = sum(voice.words for voice in every) or 1
    rows = (_bar(voice, _key(number, voice), longest, total) for number, voice in enumerate(every))
    note = _("Words quoted from each voice. Dark: word for word; light: reported.")
    return f'<p class="note">{note}</p>\n<ol class="voices">\n{_lines(rows)}\n</ol>'


def _bar(voice: Voice, key: Key, longest: int, total: int) -> str:
    literal, words = 100 * voice.literal / longest, 100 * voice.words / longest
    counted = ngettext("{n} word", "{n} words", voice.words).format(n=voice.words)
    return (
        f'<li class="voice {key.colour}"><span class="key {key.colour}">{key.letters}</span>'
        f'<span dir="auto">{escape(voice.name)}</span>'
        f'<span class="number">{counted} · {100 * voice.words / total:.0f}\u00a0%</span>'
        f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="reported" x="{literal:.1f}" width="{words - literal:.1f}" height="10"/>'
        f'<rect class="literal" width="{literal:.1f}" height="10"/></svg></li>'
    )


def _legend() -> str:
    """What the highlights mean; the examples are French, as the article is."""
    certainties = [f"{sign}\u00a0{certainty_label(certainty)}" for certainty, sign in GLYPHS.items()]
    certainties.append(f"{DENIED}\u00a0{polarity_label('denied')}")
    rows = (
        ('<span class="key v1">A</span>', _("a quote, with the letter and colour of its voice")),
        ('<span class="cue">dit</span>', _("the word that introduces a quote")),
        *((f'<span class="name {kind}">nom</span>', entity_kind_label(kind)) for kind in get_args(EntityKind)),
        ('<span class="glyph">◆</span>', _("a claim: {certainties}").format(certainties=" · ".join(certainties))),
    )
    return f"<dl>{''.join(f'<dt>{sign}</dt><dd>{meaning}</dd>' for sign, meaning in rows)}</dl>"


def _names(reading: Reading) -> str:
    groups, corrections = [], review.Corrections(reading)
    for kind in get_args(EntityKind):
        chips = [
            f'<li><a href="#{escape(entity.id)}" dir="auto">{escape(wording.no_breaks(wording.name(entity)))}</a>'
            f' <span class="times">{len(entity.mentions)}</span>{_by_hand(corrections.verdict(entity.id))}</li>'
            for entity in reading.entities
            if entity.kind == kind
        ]
        if chips:
            groups.append(f'<p class="kind">{entity_section(kind)}</p>\n<ul class="chips">\n{_lines(chips)}\n</ul>')
    return _lines(groups) or _none(_("No name found."))


def _by_hand(verdict: str) -> str:
    """What a person has said of a name, after it; "" for nothing."""
    return f' <span class="verdict">{escape(verdict)}</span>' if verdict else ""


def _quotes(reading: Reading, keys: dict[str, Key]) -> str:
    if not reading.quotes:
        return _none(_("No quotation found."))
    notes = _Annotations(reading)
    rows = (_quote(reading, quote, keys[quote.id], notes) for quote in reading.quotes)
    return _table((_("Voice"), _("Quote"), _("Introduced by"), _("Via"), _("Kind"), _("Sentence")), rows)


def _quote(reading: Reading, quote: Quote, key: Key, notes: _Annotations) -> str:
    sign = f'<span class="key {key.colour}">{key.letters}</span> '
    reasons = escape(wording.no_breaks(wording.speaker_reasons(quote, reading))) if is_doubtful(quote) else ""
    why = f'<p class="verdict">{reasons}</p>' if reasons else ""
    cells = (
        ("who", sign + escape(wording.no_breaks(wording.speaker(quote, reading))) + why),
        ("words", escape(wording.quotation(quote, reading)) + notes.of(quote)),
        ("short", escape(wording.words([quote.cue], reading)) if quote.cue else ""),
        ("short", escape(wording.names(quote.via, reading))),
        ("short", quote_kind_label(quote.kind)),
        ("figure", _place(quote)),
    )
    return _row(quote.id, cells)


def _claims(reading: Reading) -> str:
    if not reading.claims:
        return _none(_("No claim found."))
    notes = _Annotations(reading)
    ranked = sorted(reading.claims, key=lambda claim: -claim.score)
    columns = (
        *(_("Claim"), _("Who claims it"), _("Via"), _("Certainty")),
        *(_("About"), _("Score"), _("Sentence")),
    )
    return _table(columns, (_claim(reading, claim, notes) for claim in ranked))


def _claim(reading: Reading, claim: Claim, notes: _Annotations) -> str:
    bar = (
        '<svg class="score" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{100 * claim.score:.0f}" height="10"/></svg>'
    )
    cells = (
        ("words", escape(wording.no_breaks(wording.words(claim.spans, reading))) + notes.of(claim)),
        ("who", escape(wording.claimant(claim, reading))),
        ("short", escape(wording.names(claim.via, reading))),
        ("short", f'<span class="glyph">{glyph(claim)}</span>{wording.certainty(claim)}'),
        ("short", wording.types(claim)),
        ("figure", f"{wording.rank(claim.score)}{bar}"),
        ("figure", _place(claim)),
    )
    return _row(claim.id, cells)


class _Annotations:
    """The user's notes and corrections on quotes and claims, as lines under their words."""

    def __init__(self, reading: Reading) -> None:
        self._corrections = review.Corrections(reading)
        self._notes = review.notes(reading)

    def of(self, item: Quote | Claim) -> str:
        """Status, correction and notes of an item; "" for none."""
        verdict = escape(self._corrections.verdict(item.id))
        chip = f'<p class="verdict">{verdict}</p>' if verdict else ""
        return chip + "".join(_note(note) for note in self._notes.get(item.id, ()))


def _notes(reading: Reading) -> str:
    """The section of notes on sentences and names, and of bookmarks; "" without any."""
    notes = review.notes(reading)
    loose = [*(note for entity in reading.entities for note in notes.get(entity.id, ())), *notes.get(None, ())]
    if not loose:
        return ""
    rows = (_row_of_note(reading, note) for note in loose)
    return (
        '<section class="wide" aria-labelledby="notes">\n<h2 id="notes">'
        f"{_('Notes and bookmarks')}</h2>\n"
        f"{_table((_('Passage'), _('Note')), rows)}\n</section>"
    )


def _row_of_note(reading: Reading, note: ReaderNote) -> str:
    words = escape(wording.no_breaks(wording.passage(note, reading)))
    cell = _note(note) if note.body else f"★{_doubt(note)}"
    return f'<tr><td class="words">{words}</td><td>{cell}</td></tr>'


def _note(note: ReaderNote) -> str:
    return f'<p class="remark" dir="auto">✎\u00a0{escape(note.body)}</p>{_doubt(note)}'


def _doubt(note: ReaderNote) -> str:
    doubt = escape(wording.doubt(note))
    return f'<p class="verdict">{doubt}</p>' if doubt else ""


def _orphans(reading: Reading) -> str:
    """The section of corrections that fit no item; "" without any."""
    orphans = review.orphans(reading)
    if not orphans:
        return ""
    rows = (
        f'<tr><td class="words">{escape(wording.no_breaks(wording.one_line(orphan.exact)))}</td>'
        f"<td>{escape(wording.orphan(orphan))}</td></tr>"
        for orphan in orphans
    )
    return (
        '<section class="wide" aria-labelledby="orphans">\n<h2 id="orphans">'
        f"{wording.orphans_heading()}</h2>\n{_table((_('Passage'), _('Correction')), rows)}\n</section>"
    )


def _place(item: Quote | Claim) -> str:
    """A link to the place of an item, with the number of its sentence."""
    return f'<a href="#{escape(item.id)}">{item.sentence + 1}</a>'


def _row(item: str, cells: Iterable[tuple[str, str]]) -> str:
    written = "".join(f'<td class="{kind}">{cell}</td>' for kind, cell in cells)
    return f'<tr id="row-{escape(item)}">{written}</tr>'


def _table(columns: Iterable[str], rows: Iterable[str]) -> str:
    heads = "".join(f'<th scope="col">{column}</th>' for column in columns)
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{_lines(rows)}\n</tbody>\n</table>"


def _none(message: str) -> str:
    return f'<p class="none">{message}</p>'


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)
