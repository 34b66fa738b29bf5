"""Checks of an article or a reading from a file or the library, beyond the types that msgspec has checked.

Without them a damaged file would crash whatever uses it. Each flaw is a clause for a message. A reference to a missing
item is not a flaw: it means nobody, and readings that a script has filtered have such references.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any

from msgspec.structs import replace

from sawt_reader.i18n import _
from sawt_reader.reading.kinds import Item, all_items, kind_of, originals
from sawt_reader.reading.model import Article, ItemReview, OrphanReview, Quote, Reading, Sentence
from sawt_reader.reading.safe_text import clean
from sawt_reader.reading.serialization import to_json

# The deepest heading and the largest count: far beyond what any analysis gives.
_DEEPEST, _MOST = 100, 2**53


def flaw(reading: Reading) -> str | None:
    """The first flaw of a reading; None for a sound one. Its strings are not checked."""
    return next(_flaws(reading), None)


def article_flaw(article: Article) -> str | None:
    """The first flaw of an article; None for a sound one. Its strings and its id are not checked."""
    return next(_article_flaws(article), None)


def is_clean(reading: Reading) -> bool:
    """Whether no string of a reading contains what cleaning removes; its source may be any name a system allows.

    The JSON is checked, all strings at once. There a control character is an escape.
    """
    written = to_json(replace(reading, article=replace(reading.article, source=""))).decode()
    escapes = written.replace("\\\\", "").replace('\\"', "").replace("\\n", "")
    return "\\" not in escapes and clean(written).text == written


def is_of_text(article: Article) -> bool:
    """Whether the id of an article is the hash of its text."""
    return hashlib.sha256(article.text.encode(errors="replace")).hexdigest() == article.id


def _flaws(reading: Reading) -> Iterator[str]:
    yield from _article_flaws(reading.article)
    yield from _sentence_flaws(reading)
    items = all_items(reading)
    reviews = (*reading.review.items, *reading.review.followed) if reading.review else ()
    original = [item for review in reviews for item in originals(review)]
    if not _are_distinct(items) or not _are_distinct(original) or not _are_distinct(reviews):
        yield _("two items have the same id")
    for item in (*items, *original):
        yield from _item_flaws(item, reading)
    if not _lie_within(reading.terms, reading):
        yield _("a span is outside the text")
    yield from _review_flaws(reading)
    if _has_cycle([*(review.quote for review in reviews if review.quote), *reading.quotes]):
        yield _("a quote is nested in itself")


def _article_flaws(article: Article) -> Iterator[str]:
    if not article.blocks:
        yield _("it has no block of text")
    if not all(0 <= block.start < block.end <= len(article.text) for block in article.blocks):
        yield _("a block is empty or outside the text")
    if not all(one.end <= other.start for one, other in pairwise(article.blocks)):
        yield _("its blocks overlap")
    if not all(block.level is None or 0 < block.level <= _DEEPEST for block in article.blocks):
        yield _("a number is out of range")
    if not 0 <= article.dropped <= _MOST:
        yield _("a number is out of range")


def _sentence_flaws(reading: Reading) -> Iterator[str]:
    blocks = reading.article.blocks

    def fits(sentence: Sentence) -> bool:
        if not 0 <= sentence.block < len(blocks):
            return False
        block = blocks[sentence.block]
        return block.start <= sentence.start < sentence.end <= block.end

    if not all(map(fits, reading.sentences)):
        yield _("a sentence is outside its block")
    if not all(one.end <= other.start for one, other in pairwise(reading.sentences)):
        yield _("its sentences overlap")


def _are_distinct(items: Sequence[Item | ItemReview]) -> bool:
    ids = [item.item if isinstance(item, ItemReview) else item.id for item in items]
    return len(set(ids)) == len(ids)


def _item_flaws(item: Item, reading: Reading) -> Iterator[str]:
    kind = kind_of(item)
    own = kind.spans(item)
    if not item.id:
        yield _("an item has no id")
    if not own:
        yield _("an item has no span")
    if not _lie_within(chain(own, kind.pointers(item)), reading):
        yield _("a span is outside the text")
    if not all(one.end <= other.start for one, other in pairwise(own)):
        yield _("the spans of an item overlap")
    if not all(0 <= sentence < len(reading.sentences) for sentence in kind.sentences(item)):
        yield _("an item is not in a sentence")
    if not all(map(_is_in_range, kind.numbers(item))):
        yield _("a number is out of range")


def _lie_within(spans: Iterable[Any], reading: Reading) -> bool:
    end = len(reading.article.text)
    return all(0 <= span.start <= span.end <= end for span in spans)


def _is_in_range(number: tuple[float, float, float]) -> bool:
    value, least, most = number
    return math.isfinite(value) and least <= value <= most


def _review_flaws(reading: Reading) -> Iterator[str]:
    """Of what the user has said: each review is of the one item it holds, each note on words of the text."""
    if not reading.review:
        return
    for review in (*reading.review.items, *reading.review.followed):
        if [item.id for item in originals(review)] != [review.item]:
            yield _("a correction does not belong to an item")
    said: list[ItemReview | OrphanReview] = [*reading.review.items, *reading.review.orphans]
    spans = [source.span for review in said for source in review.speakers or () if source.span]
    spans += [note.span for note in reading.review.notes if note.span]
    if not _lie_within(spans, reading):
        yield _("a span is outside the text")


def _has_cycle(quotes: Sequence[Quote]) -> bool:
    """Whether a quote is nested in itself, by way of others or at once."""
    parent = {quote.id: quote.parent for quote in quotes}
    sound: set[str] = set()
    for start in parent:
        path: set[str] = set()
        at: str | None = start
        while at is not None and at not in sound:
            if at in path:
                return True
            path.add(at)
            at = parent.get(at)
        sound |= path
    return False
