"""Words in quotation marks that nobody says: titles, names, legal labels, slogans, words held at arm's length."""

from __future__ import annotations

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.quotes.parse import Parse

# Without a cue, a clause is a quotation from so many words on.
_NAMES = frozenset({"nom", "titre", "surnom", "label"})
_SHORT = 3
_TITLE = 8  # words of a title at most
_ARTICLES = frozenset("le la l' les un une des".split())


def inner_words(parse: Parse, number: int) -> list[int]:
    """The tokens with letters or digits inside a pair."""
    first, after = parse.pair_tokens[number]
    return [k for k in range(first, after) if parse.words[k][:1].isalnum() and parse.inside[k] == number]


def has_finite_verb(parse: Parse, number: int) -> bool:
    """Does a pair hold a clause of its own?"""
    first, after = parse.pair_tokens[number]
    return any(parse.verb[k] == "Fin" for k in range(first, after))


def is_sentence(parse: Parse, number: int) -> bool:
    """A capital, a verb, and nothing before the marks that it could hang on: it stands for itself."""
    first = parse.pair_tokens[number][0]
    inside = inner_words(parse, number)
    if not inside or not parse.text[parse.start[inside[0]]].isupper() or not has_finite_verb(parse, number):
        return False
    return first == 0 or parse.pos[first - 1] not in {"ADP", "DET", "SCONJ", "CCONJ", "VERB", "AUX", "PRON"}


def is_name(parse: Parse, number: int) -> bool:
    """A title or a name: « L'Avenir », or what follows « intitulé », « le film », « baptisée »."""
    inside = inner_words(parse, number)
    if not inside:
        return True
    first = parse.pair_tokens[number][0]
    previous = parse.words[first - 1] if first else ""
    before = parse.words[first - 2] if first > 1 else ""
    verb = has_finite_verb(parse, number)
    if previous in nouns.words("naming") or (before in _NAMES and previous in {"de", "d'"}):
        return not (verb and parse.text[parse.start[inside[0]]].islower())
    if _is_nickname(parse, number, inside):
        return True
    if is_title(parse, number):
        return True
    heavy = [k for k in inside if len(parse.words[k]) > 3]
    capital = sum(parse.text[parse.start[k]].isupper() for k in heavy)
    return len(inside) <= 6 and bool(heavy) and capital == len(heavy) and not verb


def is_title(parse: Parse, number: int) -> bool:
    """« publie « La Mer en nous » », « l'appel « Villes vertes » »: a capital within the sentence, no verb."""
    first, inside = parse.pair_tokens[number][0], inner_words(parse, number)
    if not inside or len(inside) > _TITLE or has_finite_verb(parse, number):
        return False
    if first == parse.sentence_bounds(first)[0] or parse.words[first - 1] == ":":
        return False
    if not parse.text[parse.start[inside[0]]].isupper():
        return False
    return parse.words[inside[0]] in _ARTICLES or parse.pos[first - 1] in {"NOUN", "PROPN"}


def _is_nickname(parse: Parse, number: int, inside: list[int]) -> bool:
    """« Coach » before or within a name: « Paul « Polo » Arnal »."""
    after = parse.pair_tokens[number][1]
    follows = after < len(parse.words) and parse.pos[after] == "PROPN"
    return len(inside) == 1 and follows and parse.text[parse.start[inside[0]]].isupper()


def may_float(parse: Parse, number: int) -> bool:
    """May a pair with no cue in its sentence be somebody's words? Only a clause of its own."""
    if is_name(parse, number) or not has_finite_verb(parse, number):
        return False
    return len(inner_words(parse, number)) >= _SHORT
