"""Anchors: tying an annotation to words, and finding the words again in another version of the text. Pure functions.

The three parts follow the TextQuoteSelector and TextPositionSelector of the W3C Web Annotation Data Model, in code
points. `stands` finds equal words only, for corrections; `locate` looks for similar ones too, for notes, and says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from sawt_reader.library.equal_words import END, START, fold, folded
from sawt_reader.library.records import Anchor, Layer
from sawt_reader.reading.model import Span

CONTEXT = 32
"""Code points of prefix and suffix."""

# How alike the words of an edited passage must be to the old ones: half of them in the same order.
_ALIKE = 0.5
# Words up to which their order is compared: it takes quadratic time. In longer passages order hardly matters.
_ORDERED = 300
# Places looked at for words that stand in a text over and over, and for each end of an edited passage.
_MOST_PLACES = 1000
_MOST_ENDS = 3
# Code points up to which a text is folded when an anchor is made, which takes 0.15 s for a million.
_FOLDED_AT_ONCE = 500_000


class Located(NamedTuple):
    """Where an annotation was found.

    Attributes:
        alike: the words there are only similar, or are equal but stand elsewhere too: it may be the wrong place.
    """

    span: Span
    alike: bool


def anchor(text: str, layer: Layer, span: Span) -> Anchor:
    """Tie to a span of the text; of an item that has several, from the start of the first to the end of the last."""
    exact = text[span.start : span.end]
    return Anchor(
        layer,
        span.start,
        span.end,
        exact=exact,
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        article=_id(text),
        repeated=_is_repeated(text, exact),
    )


def is_unchanged(anchor: Anchor, text: str) -> bool:
    """Whether this is the text the anchor was made on."""
    return anchor.article == _id(text) and text[anchor.start : anchor.end] == anchor.exact


def stands(anchor: Anchor, text: str) -> Span | None:
    """The one place where the words of an anchor stand; None where they are gone or it might be another place.

    In a changed text the words must be equal (`equal_words`) and stand at one place only. Words that stand at several,
    or did so in the text the anchor was made on, must have just the surroundings of the anchor.
    """
    if is_unchanged(anchor, text):
        return Span(anchor.start, anchor.end)
    words, place_of = fold(anchor.exact), folded(text)
    place = _only(place_of.places(words))
    if place is None or anchor.repeated:
        # A shorter prefix or suffix reached to the edge of the text.
        edges = (START if len(anchor.prefix) < CONTEXT else "", END if len(anchor.suffix) < CONTEXT else "")
        before = "\n".join(filter(None, (edges[0], fold(anchor.prefix))))
        after = "\n".join(filter(None, (fold(anchor.suffix), edges[1])))
        place = _only(place_of.between(before, words, after))
    return None if place is None else place_of.span(place, words)


def locate(anchor: Anchor, text: str) -> Located | None:
    """Find the words of an anchor, or similar ones, in a text that may be a later version; None when they are gone.

    Where the words do not stand at one sure place: of several places with equal words the one whose surroundings fit
    best, then the nearest. Else a passage in the same surroundings, or with the same beginning or end, of which half
    the words are the same.
    """
    if span := stands(anchor, text):
        return Located(span, alike=False)
    if anchor.exactly or not anchor.exact.strip():
        return None
    span = _best_of_equal(anchor, text) or _edited(anchor, text)
    return Located(span, alike=True) if span else None


def has_words(anchor: Anchor, text: str) -> bool:
    """Whether the words of an anchor stand anywhere in a text."""
    return is_unchanged(anchor, text) or next(folded(text).places(fold(anchor.exact)), None) is not None


@lru_cache(maxsize=4)
def _id(text: str) -> str:
    """The id of an article with this text."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def _is_repeated(text: str, exact: str) -> bool:
    """Whether the words stand in the text more than once; in a long text, printed just so."""
    if len(text) > _FOLDED_AT_ONCE:
        return text.count(exact) > 1
    return _only(folded(text).places(fold(exact))) is None


def _only(places: Iterable[int]) -> int | None:
    """The one place there is; None for none or several."""
    first = list(islice(places, 2))
    return first[0] if len(first) == 1 else None


def _best_of_equal(anchor: Anchor, text: str) -> Span | None:
    """Of several places with equal words the one that is most like the anchor's."""
    words, place_of = fold(anchor.exact), folded(text)
    spans = [place_of.span(place, words) for place in islice(place_of.places(words), _MOST_PLACES)]
    return max(spans, key=lambda s: (_fit(anchor, text, s), -abs(s.start - anchor.start)), default=None)


def _places(text: str, words: str) -> Iterator[int]:
    """Each place where the words stand, from the first on, overlaps included."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _fit(anchor: Anchor, text: str, span: Span) -> int:
    """How many code points next to a span are those next to the anchor."""
    before = text[max(0, span.start - len(anchor.prefix)) : span.start]
    after = text[span.end : span.end + len(anchor.suffix)]
    return _common(before[::-1], anchor.prefix[::-1]) + _common(after, anchor.suffix)


def _common(one: str, other: str) -> int:
    """The length of the common beginning, in code points."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _edited(anchor: Anchor, text: str) -> Span | None:
    """The passage most like the anchor's, between places where it can begin and end."""
    head, tail = anchor.exact[:CONTEXT], anchor.exact[-CONTEXT:]
    starts = {place + len(anchor.prefix) for place in _near(text, anchor.prefix, anchor.start)}
    starts.update(_near(text, head, anchor.start))
    ends = set(_near(text, anchor.suffix, anchor.end))
    ends.update(place + len(tail) for place in _near(text, tail, anchor.end))
    # At the edge of the text there is nothing to look for: the edge itself is the place.
    if len(anchor.prefix) < CONTEXT:
        starts.add(0)
    if len(anchor.suffix) < CONTEXT:
        ends.add(len(text))
    length = len(anchor.exact)
    spans = [Span(s, e) for s, e in product(starts, ends) if length <= 2 * (e - s) <= 4 * length]
    old = anchor.exact.split()
    words = SequenceMatcher(b=old, autojunk=False)

    def likeness(span: Span) -> float:
        words.set_seq1(text[span.start : span.end].split())
        return words.ratio() if len(old) <= _ORDERED else words.quick_ratio()

    ranked = ((likeness(span), -abs(span.start - anchor.start), span.start, span.end) for span in spans)
    alike, _, start, end = max(ranked, default=(0.0, 0, 0, 0))
    return Span(start, end) if alike >= _ALIKE else None


def _near(text: str, words: str, position: int) -> list[int]:
    """The places where the words stand that are nearest to a position."""
    if not words:
        return []
    places = islice(_places(text, words), _MOST_PLACES)
    return sorted(places, key=lambda place: abs(place - position))[:_MOST_ENDS]
