"""Anchors: tying a note to words, and finding the words again in another version of the text. Pure functions.

The three parts follow the TextQuoteSelector and TextPositionSelector of the W3C Web Annotation Data Model, in code
points.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice, product

from tui.library.records import Anchor, Layer
from tui.model import Span

CONTEXT = 32
"""Code points of prefix and suffix."""

# How alike the words of an edited passage must be to the old ones: half of them in the same order.
_ALIKE = 0.5
# Words up to which their order is compared: it takes quadratic time. In longer passages order hardly matters.
_ORDERED = 300
# Places looked at for words that stand in a text over and over, and for each end of an edited passage.
_MOST_PLACES = 1000
_MOST_ENDS = 3


def anchor(text: str, layer: Layer, span: Span) -> Anchor:
    """Tie to a span of the text; of an item that has several, from the start of the first to the end of the last."""
    return Anchor(
        layer,
        span.start,
        span.end,
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def locate(anchor: Anchor, text: str) -> Span | None:
    """Find the words of an anchor in a text, which may be a later version; None when they are gone.

    Words that stand there unchanged are found wherever they moved; of several places the one whose surroundings fit
    best counts, then the nearest. Else a passage in the same surroundings, or with the same beginning or end, of which
    half the words are the same.
    """
    if not anchor.exact:
        return None
    places = list(islice(_places(text, anchor.exact), _MOST_PLACES))
    if text.startswith(anchor.exact, anchor.start):
        places.append(anchor.start)
    if places:
        start = max(places, key=lambda place: (_fit(anchor, text, place), -abs(place - anchor.start)))
        return Span(start, start + len(anchor.exact))
    return _edited(anchor, text)


def _places(text: str, words: str) -> Iterator[int]:
    """Each place where the words stand, from the first on, overlaps included."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _fit(anchor: Anchor, text: str, start: int) -> int:
    """How many code points next to a place are those next to the anchor."""
    end = start + len(anchor.exact)
    before = text[max(0, start - len(anchor.prefix)) : start]
    after = text[end : end + len(anchor.suffix)]
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
