"""The article on the page: quotes in the colour of their voice, names underlined by kind, a sign at each claim."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import glyph
from sawt_reader.reading.model import Block, BlockKind, Claim, Quote, Reading

_TAGS: dict[BlockKind, str] = {"title": "h1", "heading": "h2"}


class Key(NamedTuple):
    """How the voices of a quote are shown: their letters, and the CSS class of the first one's colour."""

    letters: str
    colour: str


class _Highlight(NamedTuple):
    """A highlighted stretch of text, code points: its CSS classes, its colour, and the HTML before it."""

    start: int
    end: int
    classes: str
    colour: str = ""
    before: str = ""


def article(reading: Reading, keys: Mapping[str, Key]) -> str:
    """The blocks of an article as HTML. `keys` gives the key of each quote's id."""
    marks = sorted(_marks(reading, keys), key=lambda mark: (mark.start, -mark.end))
    starts = [mark.start for mark in marks]
    return "\n".join(
        _block(reading, block, marks[bisect.bisect_left(starts, block.start) : bisect.bisect_left(starts, block.end)])
        for block in reading.article.blocks
    )


def _marks(reading: Reading, keys: Mapping[str, Key]) -> Iterator[_Highlight]:
    for quote in reading.quotes:
        for number, span in enumerate(quote.spans):
            before = "" if number else _quote_sign(reading, quote, keys[quote.id])
            yield _Highlight(span.start, span.end, "quote", keys[quote.id].colour, before)
        if quote.cue:
            yield _Highlight(quote.cue.start, quote.cue.end, "cue")
    for claim in reading.claims:
        # A claim covers most of its sentence, so only its start is marked.
        yield _Highlight(claim.spans[0].start, claim.spans[0].start, "", before=_claim_sign(claim))
    for entity in reading.entities:
        for number, mention in enumerate(entity.mentions):
            before = "" if number else f'<a id="{escape(entity.id)}"></a>'
            yield _Highlight(mention.start, mention.end, f"name {entity.kind}", before=before)


def _quote_sign(reading: Reading, quote: Quote, key: Key) -> str:
    who = escape(wording.no_breaks(wording.speaker(quote, reading)))
    item = escape(quote.id)
    return f'<a id="{item}" href="#row-{item}" class="key {key.colour}" title="{who}">{key.letters}</a>'


def _claim_sign(claim: Claim) -> str:
    item, certainty = escape(claim.id), escape(wording.certainty(claim))
    return f'<a id="{item}" href="#row-{item}" class="glyph" title="{certainty}">{glyph(claim)}</a>'


def _block(reading: Reading, block: Block, marks: Sequence[_Highlight]) -> str:
    tag = _TAGS.get(block.kind, "p")
    language = f' lang="{escape(block.language)}"' if isinstance(block.language, str) else ""
    words = "".join(_pieces(reading.article.text, block, marks))
    return f'<{tag} class="{block.kind}"{language} dir="auto">{words}</{tag}>'


def _pieces(text: str, block: Block, marks: Sequence[_Highlight]) -> Iterator[str]:
    """The text of a block, cut where a highlight starts or ends; a piece has the classes of all highlights over it."""
    ends = {mark.end for mark in marks if mark.end < block.end}
    cuts = sorted({block.start, block.end, *(mark.start for mark in marks), *ends})
    over: list[_Highlight] = []
    coming = iter(marks)
    following = next(coming, None)
    for start, end in pairwise(cuts):
        over = [mark for mark in over if mark.end > start]
        while following and following.start == start:
            yield following.before
            over.append(following)
            following = next(coming, None)
        # A nested quote starts later than the one around it, or ends earlier: its colour is the last.
        colours = [mark.colour for mark in over if mark.colour]
        names = dict.fromkeys(mark.classes for mark in over if mark.classes)
        classes = " ".join([*names, *colours[-1:]])
        words = escape(text[start:end])
        yield f'<span class="{classes}">{words}</span>' if classes else words
