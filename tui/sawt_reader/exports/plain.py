"""Plain text for screen readers, Braille displays and pipes: numbered sentences, then who and what, who said what.

One sentence or item per line, never wrapped. Nothing is drawn: what a glyph or colour shows elsewhere is put in words,
and every item names its sentence. Every space is a plain one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sawt_reader.i18n import _, ngettext
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import is_doubtful_name, is_uncertain
from sawt_reader.reading.labels import entity_kind_label, genre_label, quote_kind_label
from sawt_reader.reading.model import Claim, Entity, Quote, Reading
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.voices import voices


def build(reading: Reading) -> bytes:
    """The article and what was found in it, in UTF-8; every line is safe to show on a terminal."""
    return "".join(f"{one_line(line)}\n" for line in lines(reading)).encode()


def lines(reading: Reading) -> Iterator[str]:
    """The lines, with an empty one between two parts."""
    yield from _head(reading)
    yield from _sentences(reading)
    entities = [_entity(entity) for entity in sorted(reading.entities, key=lambda entity: entity.kind == "other")]
    yield from _part(_("Entities: {n}"), entities, _("No names found."))
    quotes = [_quote(reading, number, quote) for number, quote in enumerate(reading.quotes, 1)]
    yield from _part(_("Quotes: {n}"), quotes, _("No quotation found."))
    claims = [_claim(reading, number, claim) for number, claim in enumerate(reading.claims, 1)]
    yield from _part(_("Claims: {n}"), claims, _("No claim found."))
    yield from _part(_("Voices: {n}"), list(_voices(reading)), _("Nobody is quoted."))


def _head(reading: Reading) -> Iterator[str]:
    article = reading.article
    yield from filter(
        None, (article.title, article.outlet, article.byline, wording.day(article.published), article.notice)
    )
    if reading.genre:
        yield _("Kind of text: {genre}").format(genre=genre_label(reading.genre))
    yield _("Source: {source}").format(source=article.url or article.source)


def _sentences(reading: Reading) -> Iterator[str]:
    """One numbered sentence per line, with an empty line before each block."""
    block = None
    for number, sentence in enumerate(reading.sentences, 1):
        if sentence.block != block:
            block = sentence.block
            yield ""
        yield f"{number}. {reading.article.text[sentence.start : sentence.end]}"


def _part(heading: str, items: Sequence[str], nothing: str) -> Iterator[str]:
    yield ""
    yield heading.format(n=len(items))
    yield from items or [nothing]


def _entity(entity: Entity) -> str:
    """Name, kind, doubt, roles, sentences, as `Anne Le Goff, person: présidente du syndicat. Sentences 4, 9.`."""
    numbers = sorted({mention.sentence + 1 for mention in entity.mentions})
    where = ngettext("Sentence {numbers}.", "Sentences {numbers}.", len(numbers))
    what = f"{wording.name(entity)}, {entity_kind_label(entity.kind)}"
    if is_doubtful_name(entity):
        what = f"{what}, {_('uncertain')}"
    if entity.roles:
        what = _("{who}: {words}").format(who=what, words=", ".join(entity.roles))
    return f"{what}. {where.format(numbers=', '.join(map(str, numbers)))}"


def _quote(reading: Reading, number: int, quote: Quote) -> str:
    """Who says what, and why that is doubtful: `2. Sentence 5. Anne Le Goff: « Non » (direct)`."""
    facts = [quote_kind_label(quote.kind), *_doubts(quote, reading)]
    facts.append(wording.via(quote.via, reading))
    return _item(number, quote.sentence, wording.speaker(quote, reading), wording.quotation(quote, reading), facts)


def _doubts(quote: Quote, reading: Reading) -> Iterator[str]:
    """Why the speaker is doubtful, or who it is where the sentence does not name them."""
    if quote.inferred and quote.speakers:
        yield _("not named in the sentence: inferred")
    if quote.inferred or is_uncertain(quote):
        yield wording.speaker_reasons(quote, reading)
    if is_uncertain(quote):
        yield _("uncertain")


def _claim(reading: Reading, number: int, claim: Claim) -> str:
    """Who asserts what, how firmly: `3. Sentence 5. the article: le port rouvre (asserted; event; 30 of 100)`."""
    score = _("{n} of 100").format(n=wording.rank(claim.score))
    facts = [wording.certainty(claim), wording.types(claim), wording.via(claim.via, reading), score]
    return _item(number, claim.sentence, wording.claimant(claim, reading), wording.words(claim.spans, reading), facts)


def _item(number: int, sentence: int, who: str, words: str, facts: Sequence[str]) -> str:
    return _("{number}. Sentence {sentence}. {who}: {words} ({facts})").format(
        number=number, sentence=sentence + 1, who=who, words=words, facts=_("; ").join(filter(None, facts))
    )


def _voices(reading: Reading) -> Iterator[str]:
    """How much each voice speaks, the most words first: "Anne Le Goff: 2 quotes, 15 words"."""
    for voice in voices(reading):
        quotes = ngettext("{n} quote", "{n} quotes", len(voice.quotes)).format(n=len(voice.quotes))
        words = ngettext("{n} word", "{n} words", voice.words).format(n=voice.words)
        yield _("{who}: {words}").format(who=voice.name, words=f"{quotes}, {words}")
