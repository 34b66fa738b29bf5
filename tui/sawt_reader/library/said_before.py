"""Said before: where in the library the words of a quote stand, whole, cut or altered.

Runs of words of the quote that contain a rare word are looked up in the full-text indexes; the passages found are then
compared with it word by word (`same_words`). Passages in any version of the quote's own article do not count.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from sawt_reader.library import readings, statements
from sawt_reader.library.records import Repetition, Statement
from sawt_reader.library.same_words import RUN, Comparison, Words, common_part, compare
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Struct

# Runs that are looked up at most: the rarest of as many stretches, so that each half of a quote is looked for.
_MOST_RUNS = 16
# A word is common from so many articles on; shorter words, in letters, are taken for common without counting.
_COMMON = 3000
_SHORT = 4
# Most passages found for one run, most that are compared, and most articles without a reading that are.
_MOST_FOUND = 300
_MOST_COMPARED = 150
_MOST_TEXTS = 30

_COUNT = f"SELECT count(*) FROM (SELECT 1 FROM text_index WHERE text_index MATCH ? LIMIT {_COMMON})"
_FIND = f"SELECT rowid FROM {{index}} WHERE {{index}} MATCH ? LIMIT {_MOST_FOUND}"
_OTHERS = "s.number IN ({numbers}) AND a.work IS NOT (SELECT work FROM articles WHERE id = ?)"
_UNREAD = """SELECT a.id, a.title, a.outlet, a.day, t.text FROM articles a JOIN works w ON w.current = a.number
    JOIN texts t ON t.number = a.number WHERE a.number IN ({numbers}) AND a.quotes IS NULL
        AND a.work IS NOT (SELECT work FROM articles WHERE id = ?) LIMIT """ + str(_MOST_TEXTS)


class _Text(Struct, frozen=True):
    """An article that has not been analysed."""

    article: str
    title: str | None
    outlet: str | None
    day: str
    text: str


def find(library: Library, words: str, article: str = "", limit: int = 200) -> list[Repetition]:
    """The passages of other articles that have the words of a quote, the earliest first.

    Of one article a quote comes before a claim with the same words. Words that too many passages have, as « Je ne sais
    pas », are not looked for.

    Args:
        library: the library.
        words: of the quote, with or without its quotation marks.
        article: id of the article it stands in; "" for none.
        limit: most passages.
    """
    readings.update_index(library)
    here = Words(words)
    runs = list(_rare_runs(library, here))
    if not runs:
        return []
    said = _in_statements(library, here, runs, article)
    unread = _in_texts(library, here, runs, article)
    return sorted([*said, *unread], key=lambda one: (one.day, one.article, one.start))[:limit]


def _rare_runs(library: Library, here: Words) -> Iterator[str]:
    """The rarest run of each stretch of the words, as phrases for FTS5; none that a passage cannot have."""
    ranks = [_rank(library, here.printed(n, 1)) for n in range(len(here))]
    runs = [(min(ranks[n : n + RUN]), n) for n in range(len(here) - RUN + 1)]
    stretch = max(1, math.ceil(len(runs) / _MOST_RUNS))
    for start in range(0, len(runs), stretch):
        found = [run for run in runs[start : start + stretch] if 0 < run[0] < _COMMON]
        if found:
            yield f'"{here.printed(min(found)[1], RUN)}"'


def _rank(library: Library, word: str) -> int:
    """How many articles have a word, at most `_COMMON`."""
    if len(word) < _SHORT:
        return _COMMON
    ((count,),) = library.execute(_COUNT, (f'"{word}"',))
    return int(count)


def _found(library: Library, index: str, runs: Sequence[str], most: int) -> list[int]:
    """The rows of an index that have most of the runs."""
    found = Counter[int]()
    for run in runs:
        found.update(number for (number,) in library.execute(_FIND.format(index=index), (run,)))
    return [number for number, _count in found.most_common(most)]


def _in_statements(library: Library, here: Words, runs: Sequence[str], article: str) -> list[Repetition]:
    numbers = ",".join(map(str, _found(library, "statement_index", runs, _MOST_COMPARED)))
    found: list[tuple[Statement, Comparison]] = []
    for said in statements.select(library, f"WHERE {_OTHERS.format(numbers=numbers)}", (article,)):
        if (comparison := compare(here, Words(said.text))) is not None:
            found.append((said, comparison))
    # A claim inside a quote has its words, too.
    quoted: dict[str, list[range]] = {}
    for said, _comparison in found:
        if said.layer == "quote":
            quoted.setdefault(said.article, []).append(range(said.start, said.start + len(said.text)))
    return [
        Repetition(
            article=said.article,
            title=said.title,
            outlet=said.outlet,
            day=said.day,
            layer=said.layer,
            start=said.start,
            text=said.text,
            speakers=said.speakers,
            unsure=said.unsure,
            likeness=comparison.likeness,
            parts=comparison.parts,
        )
        for said, comparison in found
        if said.layer == "quote" or not any(said.start in place for place in quoted.get(said.article, ()))
    ]


def _in_texts(library: Library, here: Words, runs: Sequence[str], article: str) -> Iterator[Repetition]:
    """In articles that have not been analysed, so that no speaker is known."""
    numbers = ",".join(map(str, _found(library, "text_index", runs, _MOST_COMPARED)))
    for one in library.values(_Text, _UNREAD.format(numbers=numbers), (article,)):
        at = 0
        for paragraph in one.text.splitlines(keepends=True):
            part = common_part(here, Words(paragraph))
            text = paragraph[part.start : part.end] if part else ""
            if part and (comparison := compare(here, Words(text))) is not None:
                yield Repetition(
                    article=one.article,
                    title=one.title,
                    outlet=one.outlet,
                    day=one.day,
                    layer="article",
                    start=at + part.start,
                    text=text,
                    speakers=(),
                    unsure=False,
                    likeness=comparison.likeness,
                    parts=comparison.parts,
                )
            at += len(paragraph)
