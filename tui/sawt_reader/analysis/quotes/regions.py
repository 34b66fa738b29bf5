"""The words a frame accounts for: the sentence around it, less the frame itself."""

from __future__ import annotations

from collections.abc import Collection

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.quotes import content, dialogues, terms
from sawt_reader.analysis.quotes.drafts import Draft, pairs_within
from sawt_reader.analysis.quotes.parse import Parse
from sawt_reader.analysis.quotes.prepositions import Frame

_LINKS = frozenset("mais et or car donc ainsi puis enfin toutefois cependant néanmoins pourtant".split())
_DATELINE = 16  # tokens of a city, a date and an agency before a dash at most
_LONG = 6  # words of a fragment that « selon X » right after it accounts for alone
_REACH = 150  # tokens on either side of a frame at most; a longer sentence is a list or a page without full stops
_NEW_CLAUSE = frozenset("que qu' qui dont où et mais ou , car si lorsque quand comme".split())
_BREAKS = frozenset({";", ":"})


def draft(parse: Parse, frame: Frame, edges: content.Edges, least: int = 0) -> Draft | None:
    """The quote of a frame, in one piece or two; None where the sentence holds nothing else.

    Args:
        parse: the text.
        frame: the words that attribute it.
        edges: the other attributions, left out where they close the sentence.
        least: the token after the frame before this one; what belongs to that is not taken.
    """
    first, after = parse.sentence_bounds(frame.start)
    first, after = max(first, frame.start - _REACH), min(after, frame.end + _REACH)
    level = parse.inside[frame.start]
    if level >= 0:
        first, after = max(first, parse.pair_tokens[level][0] + 1), min(after, parse.pair_tokens[level][1] - 1)
    if frame.attribution == "noun":
        return _of_noun(parse, frame, after)
    left = _left(parse, max(first, least), frame.start, level)
    if parse.words[frame.end - 1] == "qui":  # « Paul Arnal, pour qui [la loi est juste] »
        left = (frame.start, frame.start)
    right_end = next((k for k in range(frame.end, after) if parse.words[k] == ";" and parse.inside[k] == level), after)
    right_end = content.before_edges(parse, frame.end, right_end, edges, but=frame.start)
    pieces = []
    for start, end in (left, (frame.end, right_end)):
        if start < end:
            start = content.trim_start(parse, start, end)
            end = content.trim_end(parse, start, end)
            if _has_words(parse, start, end):
                pieces.append((start, end))
    if len(pieces) == 2 and _trails(parse, pieces[1]):
        del pieces[1]
    if not pieces or not (_tells(parse, pieces) or dialogues.turn_start(parse, frame.start) >= 0):
        return None
    return _build(parse, frame, pieces)


def _trails(parse: Parse, right: tuple[int, int]) -> bool:
    """« …, selon la police, soit dix de plus », « …, prévenait l'institut, début mars »: an afterthought."""
    if any(parse.verb[k] or parse.inside[k] >= 0 for k in range(*right)):
        return False
    first = parse.words[right[0]]
    return first == "soit" or first in nouns.words("time") or parse.pos[right[0]] == "NUM"


def beside(parse: Parse, frame: Frame, taken: Collection[int]) -> Draft | None:
    """« Pour le maire, « … » », « « … » selon le maire »: the words in marks right beside the frame."""
    before, k = frame.start - 1, frame.end
    while k < len(parse.words) and parse.words[k] in {",", ":"}:
        k += 1
    follows = k < len(parse.words) and parse.inside[k] >= 0 and parse.pair_tokens[parse.inside[k]][0] == k
    number = parse.inside[k] if follows else parse.inside[before] if before >= 0 else -1
    if number < 0 or number in taken:
        return None
    if not terms.may_float(parse, number) and (follows or len(terms.inner_words(parse, number)) < _LONG):
        return None
    first = parse.pair_tokens[number][0]
    if follows and _interrupts(parse, frame, number):
        return None
    told = any(parse.verb[j] == "Fin" and parse.inside[j] < 0 for j in range(parse.sentence_bounds(first)[0], first))
    if not follows and not told:
        return None
    return Draft(
        "direct" if terms.has_finite_verb(parse, number) else "mixed",
        frame.attribution,
        list(parse.pairs[number].pieces),
        cue=frame.cue,
        speakers=list(frame.sources),
        pairs=[number],
    )


def _interrupts(parse: Parse, frame: Frame, number: int) -> bool:
    """« L'accusé, selon la juge, « a menti » »: the words in marks go on with the clause before the frame."""
    start = parse.sentence_bounds(frame.start)[0]
    inside = parse.pair_tokens[number][0] + 1
    verbal = parse.verb[inside] == "Fin" or parse.words[inside] in {"ne", "n'", "se", "s'"}
    return verbal and any(parse.pos[k] in {"NOUN", "PROPN", "PRON"} for k in range(start, frame.start))


def _of_noun(parse: Parse, frame: Frame, limit: int) -> Draft | None:
    """« la déclaration de X selon laquelle [la réforme est une erreur] a surpris »: up to the verb of the noun."""
    verbs = [k for k in range(frame.end, limit) if parse.verb[k] == "Fin" and parse.inside[k] < 0]
    told = any(parse.verb[k] == "Fin" for k in range(parse.sentence_bounds(frame.start)[0], frame.start))
    end = limit
    if not told and len(verbs) > 1 and not any(parse.words[k] in _NEW_CLAUSE for k in range(verbs[0], verbs[1])):
        end = verbs[1]
    end = content.trim_end(parse, frame.end, end)
    return _build(parse, frame, [(frame.end, end)]) if end > frame.end + 1 else None


def _left(parse: Parse, first: int, frame_start: int, level: int) -> tuple[int, int]:
    """The part of the sentence before the frame that belongs to it."""
    start = first
    for k in range(first, frame_start):
        if parse.words[k] in _BREAKS and parse.inside[k] == level:
            start = k + 1
    if start == first:
        start = _past_dateline(parse, first, frame_start)
    k = frame_start - 1
    while k > start and parse.words[k] == ",":
        k -= 1
    if k >= start and parse.inside[k] == level:
        if parse.words[k] in {"qui", "que", "qu'", "dont", "où"}:
            start = k
        elif parse.words[k] in _LINKS | {"alors", "parce"}:
            start = k + 1
    return start, frame_start


def _past_dateline(parse: Parse, first: int, limit: int) -> int:
    """« LE HAVRE (AFP) - Un incendie … »: the token after the dash."""
    for k in range(first + 1, min(limit, first + _DATELINE)):
        if parse.words[k] in {"-", "–", "—"} and parse.words[k - 1] == ")":
            return k + 1
    return first


def _tells(parse: Parse, pieces: list[tuple[int, int]]) -> bool:
    """Is there a verb, or a quotation?"""
    return any(parse.verb[k] or parse.inside[k] >= 0 for start, end in pieces for k in range(start, end))


def _has_words(parse: Parse, start: int, end: int) -> bool:
    words = [w for w in parse.words[start:end] if w[:1].isalnum()]
    return bool(words) and not (len(words) == 1 and words[0] in _LINKS)


def _build(parse: Parse, frame: Frame, pieces: list[tuple[int, int]]) -> Draft:
    held = [number for start, end in pieces for number in pairs_within(parse, start, end)]
    loose = sum(
        parse.inside[k] < 0 and parse.words[k][:1].isalnum() for start, end in pieces for k in range(start, end)
    )
    spans = [parse.chars(start, end) for start, end in pieces]
    if held and loose <= 1:
        spans = [piece for number in held for piece in parse.pairs[number].pieces]
    return Draft(
        "indirect" if not held else "direct" if loose <= 1 else "mixed",
        frame.attribution,
        spans,
        cue=frame.cue,
        speakers=list(frame.sources),
        pairs=held,
    )
