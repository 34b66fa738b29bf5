"""Headings in quotation marks that repeat a quotation of the text, « Un gâchis immense », and titles « Name : words ».

They have no verb of reporting and often none at all; who says the words is said where they are quoted whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.grammar.phrases import FIRST_AND_SECOND, Phrase
from sawt_reader.analysis.quotes import content, terms
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.reading.model import QuoteKind

_WORD = re.compile(r"\w+")
_NAME = 8  # tokens of the name before a title's colon
_MOST = 100  # quotations with the same two words that are compared
_OPENING = frozenset({"un", "une", "des", "le", "la", "les", "l'", "-", "–", "—", "•", "►"})


def drafts(marked: Marked, pairs: Iterable[QuotedSpan], found: Sequence[Draft]) -> list[Draft]:
    """Quotes for the pairs that stand alone and repeat words of a quotation; each has its speakers.

    Args:
        marked: the text.
        pairs: those that no rule has attributed.
        found: the quotations with a speaker, whose words a heading may repeat.
    """
    alone = [pair for pair in pairs if _stands_alone(marked, pair) and not terms.is_movement(marked, pair)]
    if not alone:
        return []
    said: list[tuple[Draft, str]] = []
    holding: dict[tuple[str, str], list[int]] = {}
    for draft in found:
        if draft.pairs:
            words = _words(marked, draft.start, draft.end)
            for two in dict.fromkeys(pairwise(words)):
                holding.setdefault(two, []).append(len(said))
            said.append((draft, _joined(words)))
    repeats = []
    for pair in alone:
        words = _words(marked, pair.start, pair.end)
        rarest = min((holding.get(two, []) for two in pairwise(words)), key=len, default=[])  # none for one word
        twin = next((said[n][0] for n in rarest[:_MOST] if _joined(words) in said[n][1]), None)
        if twin is not None:
            own = Draft("direct", "none", list(pair.pieces), pairs=[pair], inherits_from=twin, evidence="floating")
            repeats.append(own)
    return repeats


def titled(marked: Marked, pairs: Sequence[QuotedSpan]) -> list[Draft]:
    """The quote of a title « Name : words »: words of a person in the first person, or with a fragment in marks.

    « Brun : nous ne céderons pas », « Port-Info : le quai sera « bientôt » fermé »; not « Brun : le quai ferme ».
    """
    if not marked.body:
        return []
    first, after = marked.body[0].first, marked.body[0].after
    colon = next((k for k in range(first, min(after, first + _NAME)) if marked.words[k] == ":"), None)
    name = marked.mention_of(first)
    if colon is None or name is None or name.kind == "place" or name.start != first or name.end != colon:
        return []
    begin, end = colon + 1, content.trim_end(marked, colon + 1, after)
    inside = [pair for pair in pairs if begin < pair.first and pair.after <= end and pair.depth == 0]
    opens = begin < end and not marked.is_quoted(begin) and any(marked.is_finite(k) for k in range(begin, end))
    own = name.kind == "person" and any(marked.words[k] in FIRST_AND_SECOND for k in range(begin, end))
    reports = bool(marked.cues_between(begin, end))  # « Brun : le préfet dément « … » »
    if not opens or not (own or (inside and not reports)) or marked.is_question(begin):
        return []
    kind: QuoteKind = "mixed" if inside else "indirect"
    who = [Phrase(first, colon, first)]
    words = [marked.chars(begin, end)]
    return [Draft(kind, "colon", words, speakers=who, pairs=inside, evidence="name before colon")]


def _stands_alone(marked: Marked, pair: QuotedSpan) -> bool:
    """Is nothing but an article, a dash or a colon before the marks, and nothing of their sentence after them?"""
    start = marked.sentence_bounds(pair.first)[0]
    k = pair.first
    while k > start and (marked.words[k - 1] in _OPENING or marked.words[k - 1].isspace()):
        k -= 1
    opens = k == start or marked.words[k - 1] in {":", ".", "!", "?", "»", '"'}
    after = pair.after
    if not opens or after >= len(marked):
        return opens
    ends_block = marked.block[after] != marked.block[after - 1] or marked.words[after].isspace()
    return ends_block or marked.is_capital(after) or marked.words[after] in {"-", "–", "—"}


def _words(marked: Marked, start: int, end: int) -> list[str]:
    return _WORD.findall(marked.text[start:end].lower())


def _joined(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
