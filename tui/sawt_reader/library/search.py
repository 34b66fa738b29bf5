"""Full-text search over articles, quotes, claims and notes. « Teheran » finds Téhéran.

All words must be there, in any order; the last one may be the beginning of a word, so that one can search while
typing. Words in quotation marks, « » or " ", must stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

import msgspec

from sawt_reader.library import readings, scope
from sawt_reader.library.anchors import locate
from sawt_reader.library.records import EVERYTHING, Anchor, Fit, Hit, Scope, SearchLayer
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Span

LAYERS: tuple[SearchLayer, ...] = get_args(SearchLayer)

_PIECE = re.compile(r"[«“\"](?P<phrase>[^»”\"]*)(?P<closed>[»”\"]?)|(?P<word>[^\s«»“”\"]+)")
# What SQLite cannot take in a string: NUL and half of a surrogate pair.
_UNFIT = re.compile("[\0\ud800-\udfff]")
# What SQLite puts around matches and cut ends while it makes a snippet; cleaned text holds no control characters.
_OPEN, _CLOSE, _CUT = "\x01", "\x02", "\x03"
_WORDS_OF_SNIPPET = 24
# SQLite compares every match in a text with every other for the best snippet: « les » of a whole book took it seconds.
# In texts longer than this, in code points, we show the first place ourselves, so many code points about it.
_LONG = 200_000
_AROUND = 80

_ARTICLES = """SELECT a.id, a.title, a.outlet, a.day, NULL,
        CASE WHEN length(t.text) <= :long THEN snippet(text_index, 1, :open, :close, :cut, :words) END, t.text
    FROM text_index i JOIN texts t ON t.number = i.rowid JOIN articles a ON a.number = i.rowid
    JOIN works w ON w.current = a.number WHERE text_index MATCH :query AND {scope} ORDER BY i.rank LIMIT :limit"""
# Ranking by relevance reads the length of every match: 45 ms of CPU for 57,000 sentences, and sentences differ little.
_STATEMENTS = """SELECT a.id, a.title, a.outlet, a.day, s.item,
        snippet(statement_index, 0, :open, :close, :cut, :words), s.start
    FROM statement_index i JOIN statements s ON s.number = i.rowid JOIN articles a ON a.number = s.article
    JOIN works w ON w.current = a.number
    WHERE statement_index MATCH :query AND s.layer = :layer AND {scope} ORDER BY i.rowid DESC LIMIT :limit"""
_NOTES = """SELECT a.id, a.title, a.outlet, a.day, n.id,
        snippet(annotation_index, 0, :open, :close, :cut, :words), n.record, t.text
    FROM annotation_index i JOIN annotations n ON n.number = i.rowid JOIN works w ON w.number = n.work
    JOIN articles a ON a.number = w.current JOIN texts t ON t.number = a.number
    WHERE annotation_index MATCH :query AND n.kind = 'note' AND {scope} ORDER BY i.rowid DESC LIMIT :limit"""
_QUERIES: dict[SearchLayer, str] = {"article": _ARTICLES, "quote": _STATEMENTS, "claim": _STATEMENTS, "note": _NOTES}


# What the queries give: see `_hit`.
_Shape = tuple[tuple[str, str | None, str | None, str, str | None, str | None, int | str], tuple[str, ...]]


class _Anchored(msgspec.Struct):
    """Of a note's record what a hit needs."""

    anchor: Anchor


def search(
    library: Library,
    words: str,
    layers: Sequence[SearchLayer] = LAYERS,
    limit: int = 50,
    within: Scope = EVERYTHING,
) -> list[Hit]:
    """Where the words stand, layer by layer: the articles they say most about first, the latest of the others first.

    Args:
        library: the library.
        words: as typed; nothing in them is an error.
        layers: where to look.
        limit: at most so many hits of each layer.
        within: in which articles.
    """
    query = match_expression(words)
    if not query:
        return []
    readings.renew(library)
    condition, values = scope.condition(library, within)
    values |= {
        "query": query,
        "limit": limit,
        "open": _OPEN,
        "close": _CLOSE,
        "cut": _CUT,
        "words": _WORDS_OF_SNIPPET,
        "long": _LONG,
    }
    first = re.compile("|".join(re.escape(match["phrase"] or match["word"]) for match in _pieces(words)), re.IGNORECASE)
    found = []
    for layer in layers:
        for row in library.execute(_QUERIES[layer].format(scope=condition), {**values, "layer": layer}):
            try:
                msgspec.convert((row[:7], row[7:]), _Shape)
                found.append(_hit(layer, *row) if row[5] is not None else _hit_of_long(layer, first, *row))
            except msgspec.DecodeError:
                library.leave_out(row[4] or row[0])
    return found


def _pieces(words: str) -> list[re.Match[str]]:
    """The words and phrases of what has been typed."""
    return [match for match in _PIECE.finditer(_UNFIT.sub(" ", words)) if any(c.isalnum() for c in match[0])]


def match_expression(words: str) -> str:
    """What FTS5 is asked for: each word or phrase as a string, so that none of its operators can be typed by chance."""
    pieces = _pieces(words)
    strings = [f'"{match["phrase"] or match["word"]}"' for match in pieces]
    being_typed = pieces and pieces[-1].end() == len(words) and not pieces[-1]["closed"]
    return " ".join(strings) + ("*" if being_typed else "")


def _hit(
    layer: SearchLayer,
    article: str,
    title: str | None,
    outlet: str | None,
    day: str,
    item: str | None,
    marked: str,
    where: int | str,
    text: str = "",
) -> Hit:
    """A hit from its row.

    `where` is the text of an article, the start of a quote or claim, the record of a note on `text`.
    """
    snippet, matches = _unmarked(marked)
    fit: Fit = "equal"
    if isinstance(where, int):
        start = where
    elif layer == "note":
        start, fit = _found_again(msgspec.json.decode(where, type=_Anchored).anchor, text)
    else:
        first = matches[0].start if matches else 0
        start = max(0, where.find(snippet.strip(_CUT))) + first - snippet.startswith(_CUT)
    shown = snippet.replace(_CUT, "…").replace("\n", " ")
    return Hit(article, title, outlet, day, layer, item, start, shown, matches, fit)


def _found_again(anchor: Anchor, text: str) -> tuple[int, Fit]:
    """Where the words of a note begin in a text, and whether they are its words."""
    found = locate(anchor, text)
    if found is None:
        return anchor.start, "gone"
    return found.span.start, "alike" if found.alike else "equal"


def _hit_of_long(
    layer: SearchLayer,
    wanted: re.Pattern[str],
    article: str,
    title: str | None,
    outlet: str | None,
    day: str,
    item: str | None,
    _unmade: None,
    text: str,
) -> Hit:
    """A hit in a long text: its first place, or the beginning where the words stand there with other accents."""
    match = wanted.search(text)
    start, end = match.span() if match else (0, 0)
    begin = max(0, start - _AROUND)
    shown = text[begin : end + _AROUND].replace("\n", " ")
    matches = (Span(start - begin, end - begin),) if match else ()
    return Hit(article, title, outlet, day, layer, item, start, shown, matches)


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A snippet without the marks around matches, and where these are in it."""
    text, matches = "", []
    for piece in marked.split(_OPEN):
        match, closed, rest = piece.partition(_CLOSE)
        if closed:
            matches.append(Span(len(text), len(text) + len(match)))
        text += match + rest
    return text, tuple(matches)
