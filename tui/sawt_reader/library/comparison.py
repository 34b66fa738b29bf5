"""Two articles side by side by their quotes: shared, cut or altered, differently attributed, only in one. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sawt_reader.library.records import ComparedArticles, Part, QuotedWords, SharedQuote
from sawt_reader.library.same_words import Words, compare, same_people
from sawt_reader.reading.glyphs import is_doubtful
from sawt_reader.reading.model import Quote, Reading
from sawt_reader.reading.wording import source_name


def compare_articles(here: Reading, there: Reading) -> ComparedArticles:
    """Compare the quotes of two readings, with the user's corrections where they have any."""
    ours, theirs = _quotes(here), _quotes(there)
    # The pairs with most words in common first; a quote that the other article splits has a pair with each part.
    pairs = sorted(_pairs(ours, theirs), key=lambda pair: (-_in_common(pair[2].parts), pair[0], pair[1]))
    paired_here, paired_there = set[int](), set[int]()
    shared: list[tuple[int, int, SharedQuote]] = []
    for one, other, pair in pairs:
        if one not in paired_here or other not in paired_there:
            shared.append((one, other, pair))
            paired_here.add(one)
            paired_there.add(other)
    return ComparedArticles(
        shared=tuple(pair for _one, _other, pair in sorted(shared, key=lambda found: found[:2])),
        only_here=tuple(said for number, (said, _) in enumerate(ours) if number not in paired_here),
        only_there=tuple(said for number, (said, _) in enumerate(theirs) if number not in paired_there),
    )


def _quotes(reading: Reading) -> list[tuple[QuotedWords, Words]]:
    found = []
    for quote in reading.quotes:
        said = _quoted(quote, reading)
        found.append((said, Words(said.text)))
    return found


def _quoted(quote: Quote, reading: Reading) -> QuotedWords:
    return QuotedWords(
        item=quote.id,
        start=quote.spans[0].start,
        text=" … ".join(reading.article.text[span.start : span.end] for span in quote.spans),
        speakers=tuple(source_name(source, reading) for source in quote.speakers),
        unsure=is_doubtful(quote),
    )


def _pairs(
    ours: Sequence[tuple[QuotedWords, Words]], theirs: Sequence[tuple[QuotedWords, Words]]
) -> Iterator[tuple[int, int, SharedQuote]]:
    """All pairs of quotes with the same words, by their numbers; only those with a run in common are compared."""
    having = defaultdict[tuple[str, ...], set[int]](set)
    for number, (_said, words) in enumerate(theirs):
        for run in words.runs:
            having[run].add(number)
    for one, (said, words) in enumerate(ours):
        for other in sorted(set[int]().union(*(having[run] for run in words.runs if run in having))):
            there, their_words = theirs[other]
            if (found := compare(words, their_words)) is not None:
                same = same_people(said.speakers, there.speakers)
                yield one, other, SharedQuote(said, there, found.likeness, found.parts, same)


def _in_common(parts: Sequence[Part]) -> int:
    return sum(len(part.text.split()) for part in parts if part.kind == "same")
