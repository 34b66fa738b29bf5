"""Words in quotation marks that are not quotes: titles, names, legal labels, slogans, scare quotes."""

from __future__ import annotations

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan

_NAMES = frozenset({"nom", "titre", "surnom", "label"})
_MOVEMENTS = frozenset(tuple(words.split()) for words in lexicons.toml("nouns.toml")["movements"])
_SHORT = 3  # words: the minimum for a quotation without a cue; 2 changes nothing, 4 loses one
_TITLE = 8  # words: the maximum for a title; half or double changes nothing
_ARTICLES = frozenset("le la l' les un une des".split())


def inner_words(marked: Marked, pair: QuotedSpan) -> list[int]:
    """The tokens with letters or digits inside a pair."""
    first, after = pair.first, pair.after
    return [k for k in range(first, after) if marked.words[k][:1].isalnum() and marked.pair_of(k) == pair]


def has_finite_verb(marked: Marked, pair: QuotedSpan) -> bool:
    """Is there a finite verb inside a pair?"""
    first, after = pair.first, pair.after
    return any(marked.is_finite(k) for k in range(first, after))


def is_sentence(marked: Marked, pair: QuotedSpan) -> bool:
    """Is it a full sentence: a capital, a verb, and nothing before the marks that governs it?"""
    first = pair.first
    inside = inner_words(marked, pair)
    if not inside or not marked.is_capital(inside[0]) or not has_finite_verb(marked, pair):
        return False
    return first == 0 or marked.pos[first - 1] not in {"ADP", "DET", "SCONJ", "CCONJ", "VERB", "AUX", "PRON"}


def is_name(marked: Marked, pair: QuotedSpan) -> bool:
    """Is it a title or a name? « L'Avenir », or any words after « intitulé », « le film », « baptisée »."""
    inside = inner_words(marked, pair)
    if not inside or is_movement(marked, pair):
        return True
    first = pair.first
    previous = marked.words[first - 1] if first else ""
    before = marked.words[first - 2] if first > 1 else ""
    verb = has_finite_verb(marked, pair)
    if previous in nouns.words("naming") or (before in _NAMES and previous in {"de", "d'"}):
        return not (verb and marked.text[marked.start[inside[0]]].islower())
    if _is_nickname(marked, pair, inside):
        return True
    if is_title(marked, pair):
        return True
    heavy = [k for k in inside if len(marked.words[k]) > 3]
    capital = sum(marked.is_capital(k) for k in heavy)
    return len(inside) <= 6 and bool(heavy) and capital == len(heavy) and not verb


def is_movement(marked: Marked, pair: QuotedSpan) -> bool:
    """Is it the name of a group that the press sets in marks? « gilets jaunes »."""
    return tuple(marked.words[k] for k in inner_words(marked, pair)) in _MOVEMENTS


def is_title(marked: Marked, pair: QuotedSpan) -> bool:
    """Is it a title: a capital within the sentence and no verb? « publie « La Mer en nous » »."""
    first, inside = pair.first, inner_words(marked, pair)
    if not inside or len(inside) > _TITLE or has_finite_verb(marked, pair):
        return False
    if first == marked.sentence_bounds(first)[0] or marked.words[first - 1] == ":":
        return False
    if not marked.is_capital(inside[0]):
        return False
    return marked.words[inside[0]] in _ARTICLES or marked.pos[first - 1] in {"NOUN", "PROPN"}


def _is_nickname(marked: Marked, pair: QuotedSpan, inside: list[int]) -> bool:
    """Is it a nickname before or within a name? « Paul « Polo » Arnal »."""
    after = pair.after
    follows = after < len(marked.words) and marked.pos[after] == "PROPN"
    return len(inside) == 1 and follows and marked.is_capital(inside[0])


def may_float(marked: Marked, pair: QuotedSpan) -> bool:
    """Can a pair without a cue in its sentence be a quote? Only if it is a clause."""
    if is_name(marked, pair) or not has_finite_verb(marked, pair):
        return False
    return len(inner_words(marked, pair)) >= _SHORT
