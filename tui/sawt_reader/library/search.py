"""Full-text search over articles, quotes, claims and notes. « Teheran » finds Téhéran.

All words must occur, in any order; the last one may be the beginning of a word, for searches while the user types.
Words in quotation marks, « » or " ", must be adjacent.
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
from sawt_reader.reading import ligatures
from sawt_reader.reading.model import Span

LAYERS: tuple[SearchLayer, ...] = get_args(SearchLayer)

_TERM = re.compile(r"[«“\"](?P<phrase>[^»”\"]*)(?P<closed>[»”\"]?)|(?P<word>[^\s«»“”\"]+)")
# SQLite accepts neither NUL nor half of a surrogate pair in a string.
_INVALID = re.compile("[\0\ud800-\udfff]")
# SQLite marks matches and cut ends in a snippet with these; cleaned text contains no control characters.
_OPEN, _CLOSE, _CUT = "\x01", "\x02", "\x03"
_WORDS_OF_SNIPPET = 24
# To find the best snippet, SQLite compares all matches in a text with each other: for « les » in a whole book that took
# seconds. In texts longer than this, in code points, we show the first match, with so much on either side.
_LONG = 200_000
_CONTEXT = 80

_ARTICLES = """SELECT a.id, a.title, a.outlet, a.day, NULL,
        CASE WHEN length(t.text) <= :long THEN snippet(text_index, 1, :open, :close, :cut, :words) END, t.text
    FROM text_index i JOIN texts t ON t.number = i.rowid JOIN articles a ON a.number = i.rowid
    JOIN works w ON w.current = a.number WHERE text_index MATCH :query AND {scope} ORDER BY i.rank LIMIT :limit"""
# No ranking: it would read the length of every match, 45 ms of CPU for 57,000 sentences, which differ little in length.
_STATEMENTS = """SELECT a.id, a.title, a.outlet, a.day, s.item,
        snippet(statement_index, 0, :open, :close, :cut, :words), s.start, s.speakers, s.unsure
    FROM statement_index i JOIN statements s ON s.number = i.rowid JOIN articles a ON a.number = s.article
    JOIN works w ON w.current = a.number
    WHERE statement_index MATCH :query AND s.layer = :layer AND {scope} ORDER BY i.rowid DESC LIMIT :limit"""
_NOTES = """SELECT a.id, a.title, a.outlet, a.day, n.id,
        snippet(annotation_index, 0, :open, :close, :cut, :words), n.record, t.text
    FROM annotation_index i JOIN annotations n ON n.number = i.rowid JOIN works w ON w.number = n.work
    JOIN articles a ON a.number = w.current JOIN texts t ON t.number = a.number
    WHERE annotation_index MATCH :query AND n.kind = 'note' AND {scope} ORDER BY i.rowid DESC LIMIT :limit"""
_QUERIES: dict[SearchLayer, str] = {"article": _ARTICLES, "quote": _STATEMENTS, "claim": _STATEMENTS, "note": _NOTES}


# The types of a row, to find damaged ones; for its meaning see `_hit`.
_RowTypes = tuple[tuple[str, str | None, str | None, str, str | None, str | None, int | str], tuple[str | int, ...]]


class _Anchored(msgspec.Struct):
    """The part of a note's record that a hit needs."""

    anchor: Anchor


def search(
    library: Library,
    words: str,
    layers: Sequence[SearchLayer] = LAYERS,
    limit: int = 50,
    within: Scope = EVERYTHING,
) -> list[Hit]:
    """Search the library. Hits are grouped by layer: articles by relevance, all others newest first.

    Args:
        library: the library.
        words: as typed; any text is a valid query.
        layers: what to search.
        limit: most hits of each layer.
        within: which articles to search.
    """
    query = match_expression(words)
    if not query:
        return []
    readings.update_index(library)
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
    typed = (term["phrase"] or term["word"] for term in _terms(words))
    any_term = re.compile("|".join(ligatures.pattern(re.escape(ligatures.parted(t))) for t in typed), re.IGNORECASE)
    found = []
    for layer in layers:
        for row in library.execute(_QUERIES[layer].format(scope=condition), {**values, "layer": layer}):
            try:
                msgspec.convert((row[:7], row[7:]), _RowTypes)
                found.append(_hit(layer, *row) if row[5] is not None else _hit_in_long_text(layer, any_term, *row))
            except msgspec.DecodeError:
                library.note_damaged(row[4] or row[0])
    return found


def _terms(words: str) -> list[re.Match[str]]:
    """The words and phrases of a query."""
    return [term for term in _TERM.finditer(_INVALID.sub(" ", words)) if any(c.isalnum() for c in term[0])]


def match_expression(words: str) -> str:
    """The query for FTS5. Every word or phrase is a quoted string, so that nothing typed is taken for an operator.

    Letters find their ligature: « oeuvre » finds « œuvre ».
    """
    terms = _terms(words)
    being_typed = terms and terms[-1].end() == len(words) and not terms[-1]["closed"]
    return " AND ".join(
        _any_spelling(term["phrase"] or term["word"], "*" if being_typed and term is terms[-1] else "")
        for term in terms
    )


def _any_spelling(words: str, end: str) -> str:
    strings = [f'"{spelling}"{end}' for spelling in ligatures.spellings(words)]
    return strings[0] if len(strings) == 1 else f"({' OR '.join(strings)})"


def match_phrase(words: str) -> str:
    """The query for adjacent words, the last of which may be the beginning of one; "" where there are none."""
    kept = " ".join(word for word in _INVALID.sub(" ", words).replace('"', " ").split() if any(map(str.isalnum, word)))
    return f'"{kept}"*' if kept else ""


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
    unsure: int = 0,
) -> Hit:
    """The hit of a row.

    `where` is the text of an article, the start of a quote or claim, or the record of a note; `text` that of a note's
    article, or the speakers of a quote or claim, as JSON.
    """
    snippet, matches = _unmarked(marked)
    fit: Fit = "equal"
    speakers: tuple[str, ...] = ()
    if isinstance(where, int):
        start, speakers = where, msgspec.json.decode(text, type=tuple[str, ...])
    elif layer == "note":
        start, fit = _note_place(msgspec.json.decode(where, type=_Anchored).anchor, text)
    else:
        start = max(0, where.find(snippet.strip(_CUT)))
        if matches:
            start += matches[0].start
        if snippet.startswith(_CUT):
            start -= 1
    shown = snippet.replace(_CUT, "…").replace("\n", " ")
    return Hit(article, title, outlet, day, layer, item, start, shown, matches, fit, speakers, bool(unsure))


def _note_place(anchor: Anchor, text: str) -> tuple[int, Fit]:
    """Where the passage of a note begins in a text, and whether it is unchanged."""
    found = locate(anchor, text)
    if found is None:
        return anchor.start, "gone"
    return found.span.start, "alike" if found.alike else "equal"


def _hit_in_long_text(
    layer: SearchLayer,
    any_term: re.Pattern[str],
    article: str,
    title: str | None,
    outlet: str | None,
    day: str,
    item: str | None,
    _no_snippet: None,
    text: str,
) -> Hit:
    """A hit in a long text: its first match, or the beginning if the words occur only with different accents."""
    match = any_term.search(text)
    start, end = match.span() if match else (0, 0)
    begin = max(0, start - _CONTEXT)
    shown = text[begin : end + _CONTEXT].replace("\n", " ")
    matches = (Span(start - begin, end - begin),) if match else ()
    return Hit(article, title, outlet, day, layer, item, start, shown, matches)


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A snippet without the marks around matches, and the spans of the matches."""
    text, matches = "", []
    for piece in marked.split(_OPEN):
        match, closed, rest = piece.partition(_CLOSE)
        if closed:
            matches.append(Span(len(text), len(text) + len(match)))
        text += match + rest
    return text, tuple(matches)
