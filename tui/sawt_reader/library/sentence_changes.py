"""The sentences that differ between two versions of an article. Pure functions.

Sentences are cut here by their marks, so that versions which no analysis has read can be compared as well. Typography
does not count (`equal_words`), nor does a sentence that stands elsewhere in the other version.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from sawt_reader.library.equal_words import fold
from sawt_reader.library.records import Part, SentenceChange
from sawt_reader.library.same_words import Words, differences, share_in_common
from sawt_reader.reading.model import Article, Span

# Least share of words in common of two versions of one sentence; with fewer, one was removed and another added.
_LEAST_IN_COMMON = 0.4
# Most sentences in a row that are paired by their words, as that takes quadratic time.
_MOST_PAIRED = 40
_SENTENCE = re.compile(r"\S(?:[^.!?…\n]|[.!?…](?!\s|[»”\"]))*(?:[.!?…]+(?:\s?[»”\"])?)?")


def sentence_changes(old: Article, new: Article) -> list[SentenceChange]:
    """The sentences that were changed, added or removed, in the order of the new version."""
    before, after = _sentences(old), _sentences(new)
    one = [fold(old.text[place.start : place.end]) for place in before]
    other = [fold(new.text[place.start : place.end]) for place in after]
    moved = Counter(one) & Counter(other)
    found: list[SentenceChange] = []
    for how, a, a_end, b, b_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        gone = [before[n] for n in range(a, a_end) if one[n] not in moved]
        come = [after[n] for n in range(b, b_end) if other[n] not in moved]
        at = after[b].start if b < len(after) else len(new.text)
        found += _paired(gone, come, old.text, new.text, at)
    return found


def _sentences(article: Article) -> list[Span]:
    """The sentences of the blocks, code points."""
    return [
        Span(match.start(), match.end())
        for block in article.blocks
        for match in _SENTENCE.finditer(article.text, block.start, block.end)
    ]


def _paired(gone: Sequence[Span], come: Sequence[Span], old: str, new: str, at: int) -> Iterator[SentenceChange]:
    """The changes of a stretch: each new sentence with the old one that is most like it.

    Args:
        gone: sentences of the old text that are not in the new one.
        come: sentences of the new text that are not in the old one.
        old: the old text.
        new: the new text.
        at: where removed sentences stood, in the new text.
    """
    left = list(gone)
    before = {place: Words(old[place.start : place.end]) for place in gone}
    for place in come:
        words = Words(new[place.start : place.end])
        likes = [(share_in_common(before[one], words), -n) for n, one in enumerate(left[:_MOST_PAIRED])]
        share, number = max(likes, default=(0.0, 0))
        if share < _LEAST_IN_COMMON:
            yield SentenceChange("added", None, place, (Part("added", _one_line(words.text)),))
            continue
        was = left.pop(-number)
        yield SentenceChange("changed", was, place, differences(before[was], words).parts)
    for was in left:
        yield SentenceChange("removed", was, Span(at, at), (Part("missing", _one_line(old[was.start : was.end])),))


def _one_line(text: str) -> str:
    return " ".join(text.split())
