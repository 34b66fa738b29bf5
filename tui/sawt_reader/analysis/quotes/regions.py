"""The words that a frame (« selon X ») attributes: the sentence around it without the frame itself."""

from __future__ import annotations

from collections.abc import Collection

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.quotes import content, dialogues, terms
from sawt_reader.analysis.quotes.drafts import Draft, pairs_within
from sawt_reader.analysis.quotes.prepositions import RELATIVES, Frame

_LINKS = lexicons.words("function_words.toml", "clause_links")
_DATELINE = 16  # tokens of a city, a date and an agency before a dash; half or double changes nothing
_LONG = 6  # words: the minimum for a fragment before « selon X »; half or double changes nothing
_HEADLINE = 4  # tokens: the minimum for a sentence without a verb
_REACH = 150  # tokens on either side of a source; a longer sentence has no full stops. Half or double changes nothing
_NEW_CLAUSE = lexicons.words("function_words.toml", "clause_openers")
_BREAKS = frozenset({";", ":"})
_THAT = frozenset({"que", "qu'"})
_RELATIVE = lexicons.words("function_words.toml", "relative_pronouns") | _THAT
_ADDING = frozenset({"et", "ou", "mais", "ainsi", "y"})  # « y compris »
_FIRST_PERSON = lexicons.words("function_words.toml", "first_and_second_person")
# Relations of a word to its head: what a clause cannot do without, before and after a frame.
_NEEDING = ("nsubj", "aux", "cop", "case", "mark", "det", "expl")
_NEEDED = ("xcomp", "ccomp", "obj", "iobj", "obl:arg")


def draft(
    marked: Marked, frame: Frame, edges: content.Edges, earliest: int = 0, latest: int | None = None
) -> Draft | None:
    """The quote of a frame, in one or two pieces; None if the sentence has no other words.

    After another frame a figure says enough: « 9 000 selon la police, *30 000 grévistes* selon le syndicat ».

    Args:
        marked: the text.
        frame: the words that attribute it.
        edges: attributions to leave out where they close the sentence.
        earliest: the token after the previous frame, where this one's words begin at the earliest.
        latest: the token before which they end, if not with the sentence.
    """
    first, after = marked.sentence_bounds(frame.start)
    first, after = max(first, frame.start - _REACH), min(after, frame.end + _REACH)
    level = marked.pair_of(frame.start)
    if level is not None:
        first, after = max(first, level.first + 1), min(after, level.after - 1)
    if frame.attribution == "noun":
        return _of_noun(marked, frame, after)
    left = _left(marked, max(first, earliest), frame.start, level)
    if marked.words[frame.end - 1] in RELATIVES:  # « Paul Arnal, pour qui [la loi est juste] », « selon lequel »
        left = (frame.start, frame.start)
    right_end = next(
        (k for k in range(frame.end, after) if marked.words[k] == ";" and marked.pair_of(k) == level), after
    )
    right_end = right_end if latest is None else min(right_end, latest)
    right_end = content.before_edges(marked, frame.end, right_end, edges, but=frame.start)
    pieces = []
    for start, end in (left, (frame.end, right_end)):
        if start < end:
            start = content.past_links(marked, content.trim_start(marked, start, end), end)
            end = content.without_gloss(marked, start, content.trim_end(marked, start, end))
            if _has_words(marked, start, end):
                pieces.append((start, end))
    if len(pieces) == 2:
        pieces = _of_both(marked, frame, *pieces)
    elif pieces and frame.attribution == "inversion":
        pieces[-1] = _without_tail(marked, *pieces[-1])
    says = _says_something(marked, pieces) or dialogues.turn_start(marked, frame.start) is not None
    if pieces and not says and earliest > first and any(marked.words[k].isdigit() for k in range(*left)):
        start, end = pieces[0]
        pieces, says = [(start + (marked.words[start] in _ADDING), end)], True
    if not pieces or not (says or _is_headline(marked, pieces, frame, after)):
        return None
    return _build(marked, frame, pieces)


def _of_both(marked: Marked, frame: Frame, left: tuple[int, int], right: tuple[int, int]) -> list[tuple[int, int]]:
    """Which of the words on both sides of a frame are its source's: both, or those on one side."""
    if _is_heading(marked, frame, left):
        return [right]
    opens = _opening_word(marked, right[0])
    if marked.words[right[0]] in {"alors", "tandis"} and _THAT.intersection(marked.words[right[0] + 1 : right[0] + 2]):
        return [left]  # the narrator goes on
    if marked.pair_of(frame.start) is not None or _needs(marked, left, right) or opens == "mais":
        return [left, right]
    if opens in _RELATIVE and marked.pos[right[0]] != "SCONJ":
        return [left]
    if not any(marked.is_finite(k) for k in range(*left)):
        clause = any(marked.is_finite(k) for k in range(*right))
        return [left, right] if clause and not marked.is_quoted(left[0]) else [left]
    if marked.words[frame.end] == ":":
        return [left]
    if marked.is_quoted(right[0]):
        pair = marked.pair_of(right[0])
        return [left, right] if pair and terms.has_finite_verb(marked, pair) else [left]
    rival = marked.words[right[1] : right[1] + 1] == ["selon"]  # « 9 000 selon la police et 30 000 selon le syndicat »
    if opens == "et" and not rival and not any(marked.is_finite(k) for k in range(*right)):
        return [left, right]
    if marked.words[frame.end] != ",":
        # « la preuve, selon lui [d'un oubli] », not « selon les chiffres [de mai] »
        return [left, right] if marked.pos[frame.end - 1] == "PRON" else [left]
    reason = marked.pos[right[0]] in {"ADP", "ADV"}
    depends = any(left[0] <= marked.head[k] < left[1] and marked.dep[k].startswith("obl") for k in range(*right))
    return [left, right] if reason and depends and not nouns.words("time") & {opens} else [left]


def _without_tail(marked: Marked, start: int, end: int) -> tuple[int, int]:
    """The tokens without what the narrator adds to a sentence in marks: « « Le quai est usé », bâti en 1900 »."""
    pair = marked.pair_of(start)
    if pair is None or pair.first != start or not terms.is_sentence(marked, pair) or pair.after >= end:
        return start, end
    added = marked.words[pair.after] in {",", "("} and marked.words[pair.after + 1] not in _ADDING
    goes_on = any(marked.is_quoted(k) or marked.words[k] in _FIRST_PERSON for k in range(pair.after, end))
    return (start, pair.after if added and not goes_on else end)


def _is_heading(marked: Marked, frame: Frame, left: tuple[int, int]) -> bool:
    """Do only words that are not said stand before a frame: a heading without a full stop, « En effet »?"""
    if marked.is_capital(frame.start):
        return True
    linked = content.past_links(marked, left[0], frame.start + 1) >= left[1]
    return linked or (left[1] - left[0] == 1 and marked.pos[left[0]] == "ADV")


def _needs(marked: Marked, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Are the words before a frame no whole clause? « Le pont sera, selon lui, [fermé] », « Il faut, dit-il, agir »."""
    last = left[1] - 1
    if marked.is_finite(last) or marked.pos[last] in {"AUX", "ADP", "DET", "SCONJ"} or marked.words[last] in _RELATIVE:
        return True
    outside = (k for k in range(*left) if right[0] <= marked.head[k] < right[1] and not marked.is_quoted(k))
    if any(marked.dep[k].startswith(_NEEDING) for k in outside):
        return True
    inside = (k for k in range(*right) if left[0] <= marked.head[k] < left[1])
    return any(marked.dep[k].startswith(_NEEDED) for k in inside)


def _opening_word(marked: Marked, k: int) -> str:
    return marked.words[k + 1] if marked.is_quoted(k) and k + 1 < len(marked) else marked.words[k]


def beside(marked: Marked, frame: Frame, taken: Collection[QuotedSpan]) -> Draft | None:
    """The quote of words in marks right beside the frame: « Pour le maire, « … » », « « … » selon le maire »."""
    before, k = frame.start - 1, frame.end
    while k < len(marked.words) and marked.words[k] in {",", ":"}:
        k += 1
    pair = marked.pair_of(k) if k < len(marked) else None
    follows = pair is not None and pair.first == k
    if not follows:
        pair = marked.pair_of(before) if before >= 0 else None
    if pair is None or pair in taken:
        return None
    if not terms.may_float(marked, pair) and (follows or len(terms.inner_words(marked, pair)) < _LONG):
        return None
    first = pair.first
    if follows and _interrupts(marked, frame, pair):
        return None
    has_verb = any(
        marked.is_finite(j) and not marked.is_quoted(j) for j in range(marked.sentence_bounds(first)[0], first)
    )
    if not follows and not has_verb:
        return None
    return Draft(
        "direct" if terms.has_finite_verb(marked, pair) else "mixed",
        frame.attribution,
        list(pair.pieces),
        cue=frame.cue,
        speakers=list(frame.sources),
        pairs=[pair],
    )


def _interrupts(marked: Marked, frame: Frame, pair: QuotedSpan) -> bool:
    """Do the words in marks continue the clause before the frame? « L'accusé, selon la juge, « a menti » »."""
    start = marked.sentence_bounds(frame.start)[0]
    inside = pair.first + 1
    verbal = marked.is_finite(inside) or marked.words[inside] in {"ne", "n'", "se", "s'"}
    return verbal and any(marked.pos[k] in {"NOUN", "PROPN", "PRON"} for k in range(start, frame.start))


def _of_noun(marked: Marked, frame: Frame, limit: int) -> Draft | None:
    """The quote up to the noun's verb: « la déclaration de X selon laquelle [la réforme est une erreur] a surpris »."""
    verbs = [k for k in range(frame.end, limit) if marked.is_finite(k) and not marked.is_quoted(k)]
    has_verb = any(marked.is_finite(k) for k in range(marked.sentence_bounds(frame.start)[0], frame.start))
    end = limit
    if not has_verb and len(verbs) > 1 and not any(marked.words[k] in _NEW_CLAUSE for k in range(verbs[0], verbs[1])):
        end = verbs[1]
    end = content.trim_end(marked, frame.end, end)
    return _build(marked, frame, [(frame.end, end)]) if end > frame.end + 1 else None


def _left(marked: Marked, first: int, frame_start: int, level: QuotedSpan | None) -> tuple[int, int]:
    """The part of the sentence before the frame that belongs to it."""
    start = first
    for k in range(first, frame_start):
        if marked.pair_of(k) != level or marked.words[k] not in _BREAKS:
            continue
        # « La baisse est nette : 15 % en mai, selon la mairie »
        if (
            marked.words[k] == ";"
            or any(marked.is_verb(j) for j in range(k + 1, frame_start))
            or content.is_topic(marked, start, k)
        ):
            start = k + 1
    if start == first:
        start = content.past_heading(marked, _past_dateline(marked, first, frame_start), frame_start)
    k = frame_start - 1
    while k > start and marked.words[k] == ",":
        k -= 1
    said = marked.pair_of(k) if k >= start else None
    if level is None and said is not None and said.after == k + 1 and content.is_own_clause(marked, start, said):
        start = said.first
    if k >= start and marked.pair_of(k) == level:
        if marked.words[k] in {"qui", "que", "qu'", "dont", "où"}:
            start = k
        elif marked.words[k] in _LINKS | {"alors", "parce"}:
            start = k + 1
    return start, frame_start


def _past_dateline(marked: Marked, first: int, limit: int) -> int:
    """The token after a dateline's dash, or `first`: « LE HAVRE (AFP) - Un incendie … »."""
    for k in range(first + 1, min(limit, first + _DATELINE)):
        if marked.words[k] in {"-", "–", "—"} and marked.words[k - 1] == ")":
            return k + 1
    return first


def _says_something(marked: Marked, pieces: list[tuple[int, int]]) -> bool:
    """Is there a verb, or a quotation?"""
    return any(marked.is_verb(k) or marked.is_quoted(k) for start, end in pieces for k in range(start, end))


def _is_headline(marked: Marked, pieces: list[tuple[int, int]], frame: Frame, after: int) -> bool:
    """Is it a sentence without a verb that the frame closes? « Un port à l'abandon, selon la maire »."""
    closes = not any(marked.words[k][:1].isalnum() for k in range(frame.end, after))
    return closes and marked.words[frame.start - 1] == "," and pieces[0][1] - pieces[0][0] >= _HEADLINE


def _has_words(marked: Marked, start: int, end: int) -> bool:
    words = [w for w in marked.words[start:end] if w[:1].isalnum()]
    return bool(words) and not (len(words) == 1 and words[0] in _LINKS)


def _build(marked: Marked, frame: Frame, pieces: list[tuple[int, int]]) -> Draft:
    held = [pair for start, end in pieces for pair in pairs_within(marked, start, end)]
    loose = [
        k
        for start, end in pieces
        for k in range(start, end)
        if not marked.is_quoted(k) and marked.words[k][:1].isalnum()
    ]
    # « Or « le quai est usé », selon X », not « Il « est usé », selon X »
    only_marks = not loose or (len(loose) == 1 and marked.pos[loose[0]] != "PRON")
    spans = [marked.chars(start, end) for start, end in pieces]
    if held and only_marks:
        spans = [piece for pair in held for piece in pair.pieces]
    return Draft(
        "indirect" if not held else "direct" if only_marks else "mixed",
        frame.attribution,
        spans,
        cue=frame.cue,
        speakers=list(frame.sources),
        pairs=held,
    )
