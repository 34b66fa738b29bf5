"""Anchors: they tie an annotation to a passage, and find it in another version of the text. Pure functions.

An anchor has the fields of TextQuoteSelector and TextPositionSelector in the W3C Web Annotation Data Model, in code
points. `find_unchanged` accepts equal words only, for corrections; `locate` also accepts approximate matches, for
notes, and marks them.
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

# Least similarity of an edited passage to the old one: half of its words in the same order.
_LEAST_LIKENESS = 0.5
# Most words whose order is compared, as that takes quadratic time. In longer passages order hardly matters.
_MOST_ORDERED = 300
# Most places considered for words that a text repeats, and for each end of an edited passage.
_MOST_PLACES = 1000
_MOST_ENDS = 3
# Longest text, in code points, that is folded to make an anchor: a million take 0.15 s, and the user is waiting.
_LONGEST_FOLDED = 500_000


class Located(NamedTuple):
    """Where an annotation was found.

    Attributes:
        alike: it may be the wrong place: the words are only similar, or equal but occur elsewhere too.
    """

    span: Span
    alike: bool


def anchor(text: str, layer: Layer, span: Span) -> Anchor:
    """Anchor a span of the text; for an item of several spans, from the start of the first to the end of the last."""
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


def find_unchanged(anchor: Anchor, text: str) -> Span | None:
    """The only place that has the words of an anchor; None if they are gone, or the place is ambiguous.

    In a changed text the words must be equal (`equal_words`) and occur only once. Words that occur more often, now or
    in the text the anchor was made on, must also have exactly the prefix and suffix of the anchor.
    """
    if is_unchanged(anchor, text):
        return Span(anchor.start, anchor.end)
    words, target = fold(anchor.exact), folded(text)
    place = _only(target.places(words))
    if place is None or anchor.repeated:
        # A shorter prefix or suffix reaches the edge of the text.
        edges = (START if len(anchor.prefix) < CONTEXT else "", END if len(anchor.suffix) < CONTEXT else "")
        before = "\n".join(filter(None, (edges[0], fold(anchor.prefix))))
        after = "\n".join(filter(None, (fold(anchor.suffix), edges[1])))
        place = _only(target.between(before, words, after))
    return None if place is None else target.span(place, words)


def locate(anchor: Anchor, text: str) -> Located | None:
    """Find the words of an anchor, or similar ones, in a text that may be a later version; None if they are gone.

    If `find_unchanged` has no answer: among several places with equal words, the one whose surroundings fit best, then
    the nearest; else a passage with the same surroundings, beginning or end, and at least half of its words the same.
    """
    if span := find_unchanged(anchor, text):
        return Located(span, alike=False)
    if anchor.exactly or not anchor.exact.strip():
        return None
    span = _best_repetition(anchor, text) or _edited_passage(anchor, text)
    return Located(span, alike=True) if span else None


def has_words(anchor: Anchor, text: str) -> bool:
    """Whether a text has the words of an anchor anywhere."""
    return is_unchanged(anchor, text) or next(folded(text).places(fold(anchor.exact)), None) is not None


@lru_cache(maxsize=4)
def _id(text: str) -> str:
    """The id of an article with this text."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def _is_repeated(text: str, exact: str) -> bool:
    """Whether the words occur in the text more than once; in a long text only exact repetitions count."""
    if len(text) > _LONGEST_FOLDED:
        return text.count(exact) > 1
    return _only(folded(text).places(fold(exact))) is None


def _only(places: Iterable[int]) -> int | None:
    """The only place; None for none or several."""
    first = list(islice(places, 2))
    return first[0] if len(first) == 1 else None


def _best_repetition(anchor: Anchor, text: str) -> Span | None:
    """Among several places with equal words, the one whose surroundings fit best, then the nearest."""
    words, target = fold(anchor.exact), folded(text)
    spans = [target.span(place, words) for place in islice(target.places(words), _MOST_PLACES)]
    return max(spans, key=lambda s: (_context_fit(anchor, text, s), -abs(s.start - anchor.start)), default=None)


def _places(text: str, words: str) -> Iterator[int]:
    """Every occurrence of the words, overlapping ones included."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _context_fit(anchor: Anchor, text: str, span: Span) -> int:
    """How many code points around a span, counted outwards from it, equal those around the anchor."""
    before = text[max(0, span.start - len(anchor.prefix)) : span.start]
    after = text[span.end : span.end + len(anchor.suffix)]
    return _common_length(before[::-1], anchor.prefix[::-1]) + _common_length(after, anchor.suffix)


def _common_length(one: str, other: str) -> int:
    """The length of the common prefix, in code points."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _edited_passage(anchor: Anchor, text: str) -> Span | None:
    """The passage most similar to the anchor's, among those between a possible start and a possible end."""
    head, tail = anchor.exact[:CONTEXT], anchor.exact[-CONTEXT:]
    starts = {place + len(anchor.prefix) for place in _near(text, anchor.prefix, anchor.start)}
    starts.update(_near(text, head, anchor.start))
    ends = set(_near(text, anchor.suffix, anchor.end))
    ends.update(place + len(tail) for place in _near(text, tail, anchor.end))
    # A shorter prefix or suffix reaches the edge of the text, so the passage may, too.
    if len(anchor.prefix) < CONTEXT:
        starts.add(0)
    if len(anchor.suffix) < CONTEXT:
        ends.add(len(text))
    length = len(anchor.exact)
    spans = [Span(s, e) for s, e in product(starts, ends) if length <= 2 * (e - s) <= 4 * length]
    old = anchor.exact.split()
    matcher = SequenceMatcher(b=old, autojunk=False)

    def likeness(span: Span) -> float:
        matcher.set_seq1(text[span.start : span.end].split())
        return matcher.ratio() if len(old) <= _MOST_ORDERED else matcher.quick_ratio()

    ranked = ((likeness(span), -abs(span.start - anchor.start), span.start, span.end) for span in spans)
    best, _, start, end = max(ranked, default=(0.0, 0, 0, 0))
    return Span(start, end) if best >= _LEAST_LIKENESS else None


def _near(text: str, words: str, position: int) -> list[int]:
    """The occurrences of the words that are nearest to a position."""
    if not words:
        return []
    places = islice(_places(text, words), _MOST_PLACES)
    return sorted(places, key=lambda place: abs(place - position))[:_MOST_ENDS]
