"""Rules for organisations' names: head nouns with complements, carriers, initials, company endings.

« le ministère de l'Économie et des Finances », « Ligue des droits de l'enfant », « comité central du Parti radical »,
« le groupe Ondine », « Haute Autorité des sources (HAS) », « FC Valmont », « Orion Airways ».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, names, persons, places
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.tokens import Tokens

_OF = frozenset({"de", "d'", "du", "des"})
_ARTICLES = frozenset({"la", "l'", "le", "les"})
_RELATIONAL = re.compile(
    rf"étrang(?:er|ère)s?|\w+(?:{lexicons.alternatives('organisations.toml', 'relational_endings')})"
)
_ACRONYM = re.compile(r"[A-ZÀ-Ý](?=[A-Z0-9&]*[A-ZÀ-Ý])[A-ZÀ-Ý0-9&]{1,6}(?:-[A-Z0-9]{1,4})?|(?:[A-Z]\.){2,6}[A-Z]?")
_ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|ème)?")
# Before a common noun these end a name: « la Cour à l'audience », « le Conseil au complet ».
_PLACING = frozenset({"à", "au", "en", "sur", "sans"})
# Parts of speech of a first word outside the name: « Selon Orion Airways ».
_NO_NAME = frozenset({"ADP", "DET", "ADV", "CCONJ", "SCONJ", "PRON", "VERB", "AUX"})
_BEFORE = lexicons.words("organisations.toml", "adjectives_before")
# Heads whose complements may be a list: « le ministère du Budget, des Comptes publics et de la Réforme ».
_LISTED = frozenset({"ministère", "secrétariat", "commission", "direction", "comité", "chambre"})
_LONGEST = 16  # tokens: bounds the work on hostile text; half cuts names in 3, double changes nothing


_words = functools.partial(lexicons.words, "organisations.toml")


def find(tokens: Tokens) -> Iterator[Candidate]:
    """Organisations by their grammar: phrases, carried names, companies, clubs (weight 3), initials (2)."""
    carriers, endings, clubs = _words("carriers"), _words("endings"), _words("clubs")
    i = 0
    while i < len(tokens):
        lower, form = tokens.lower[i], tokens.forms[i]
        start, end, weight = _named_by(tokens, i)
        if end == i and lower in carriers and not tokens.capital[i]:
            start, end = _carried(tokens, i)
        elif end == i + 1 and form in clubs:
            end = max(end, capitals(tokens, i))
        if end == i and form in endings and i and not tokens.initial[i] and not _is_shouted(tokens, i):
            start = _backwards(tokens, i)
            end = _english(tokens, i + 1) if start < i else i
        if end > start:
            yield Candidate(start, end, "organisation", weight)
        i = max(end, i + 1)


def _is_shouted(tokens: Tokens, i: int) -> bool:
    """Is it a word in a line of capitals? « CLAIRE PETIT ANNONCE SA CANDIDATURE »; not « EDF SA »."""
    words = tokens.forms[max(0, i - 2) : i]
    return len(words) > 1 and all(map(str.isupper, words)) and max(map(len, words)) > 3


def _named_by(tokens: Tokens, i: int) -> tuple[int, int, int]:
    """The name that a head noun, a bare noun or initials at `i` form: its tokens (none if empty) and weight."""
    if not tokens.nameable[i]:
        return i, i, 3
    lower, is_capital = tokens.lower[i], tokens.capital[i]
    public = lower in _words("public")
    if public or lower in _words("private") or (is_capital and lower.removesuffix("s") in _words("capitalised")):
        end = _to_initials(tokens, i, phrase(tokens, i, public=public))
        has_adjective = end > i + 1 and i and tokens.forms[i - 1] in _BEFORE
        return i - 1 if has_adjective else i, end, 3
    if is_capital and tokens.forms[i] in _words("bare") and not tokens.initial[i]:
        return i, i + 1, 3
    if is_capital and is_acronym(tokens, i):
        return i, i + 1, 2
    return i, i, 3


def phrase(tokens: Tokens, i: int, *, public: bool) -> int:
    """The token after the name that the head noun at `i` begins; `i` if it begins none."""
    named = tokens.capital[i] and not tokens.initial[i]
    capital, adjectives, complements = tokens.capital[i], 0, 0
    end, limit = i + 1, min(len(tokens), i + _LONGEST)
    while end < limit:
        if not complements and _is_adjective(tokens, end):
            named |= tokens.capital[end]
            adjectives += 1
            end += 1
            continue
        if _is_beside(tokens, i, end) and end == i + 1 + adjectives:
            after = capitals(tokens, end)
            named, complements, end = True, complements + 1, after
            continue
        after, proper = _complement(tokens, i, end, limit, free=capital or public)
        if after == end:
            break
        if not (public or capital or adjectives or _bears_a_name(tokens, i, after, proper=proper)):
            break
        named |= proper
        complements += 1
        end = after
    if end == i + 1:
        return end if tokens.forms[i] in _words("bare") and not tokens.initial[i] else i
    if public and complements:
        return end
    return end if named or (capital and complements) else i


def _bears_a_name(tokens: Tokens, head: int, end: int, *, proper: bool) -> bool:
    """Is the complement its name? « l'institut de la Mer »; not « le club de son père », « l'école de Rieux »."""
    return proper and tokens.lower[head] in _words("eponymous") and not _is_place(tokens, end - 1)


def _is_place(tokens: Tokens, i: int) -> bool:
    found = gazetteer.known(tokens.forms[i])
    return bool(found and found.kind == "place" and found.weight > 1)


def _to_initials(tokens: Tokens, head: int, end: int) -> int:
    """The end of a name that initials in brackets confirm, or `end`: « Fédération des ports libres (FPL) »."""
    for i in range(head + 1, min(len(tokens) - 1, head + _LONGEST)):
        if tokens.forms[i] == "(":
            return i if names.is_acronym_of(tokens.forms[i + 1], tokens.name(head, i)) else end
    return end


def _is_beside(tokens: Tokens, head: int, i: int) -> bool:
    """Is the proper name after the head part of its name? « Fondation Ondine »; not « la fédération UMP »."""
    if (
        not tokens.capital[i]
        or not tokens.nameable[i]
        or tokens.initial[i]
        or tokens.forms[i] in _words("not_acronyms")
    ):
        return False
    if tokens.pos[i] in {"VERB", "AUX", "ADV", "PRON"}:
        return False
    if tokens.lower[head] in _words("carriers") and not tokens.capital[head]:
        return False
    if not tokens.capital[head] and is_acronym(tokens, i):
        return False
    return tokens.lower[head] in _words("eponymous") or not gazetteer.is_first_name(tokens.forms[i])


def _is_adjective(tokens: Tokens, i: int) -> bool:
    """Is it a relational adjective? « national », « socialiste », « belge »; not « nouvelle », « chargé »."""
    lower = tokens.lower[i]
    if tokens.pos[i] not in {"ADJ", "PROPN", "NOUN"} or lower in _words("descriptive"):
        return False
    if persons.is_full_name(tokens, i):  # « Rassemblement national Marine Morel »
        return False
    relational = _RELATIONAL.fullmatch(lower) is not None or lower in _words("adjectives")
    return relational or gazetteer.is_people(lower)


def _complement(tokens: Tokens, head: int, i: int, limit: int, *, free: bool) -> tuple[int, bool]:
    """A complement at `i`: the token after it (`i` if there is none), and whether it contains a proper name.

    Args:
        tokens: of the whole text.
        head: the head noun.
        i: a token after it.
        limit: where the name must end at the latest.
        free: may a common noun be the complement? « Organisation mondiale de la santé ».
    """
    link = _link(tokens, head, i, limit)
    j = None if link is None else _past_link(tokens, link, limit)
    if link is None or j is None:
        return i, False
    common = tokens.lower[j] in lexicons.words("stop.toml", "words")
    if tokens.capital[j] and (not common or tokens.lower[head] in _words("public")):
        if not _may_name(tokens, head, link, j):
            return i, False
        return _proper_complement(tokens, j, limit), True
    if free and tokens.pos[j] == "NOUN" and head <= tokens.head[j] < j and tokens.lower[i] not in _PLACING:
        return _common_complement(tokens, j, limit), False
    return i, False


def _link(tokens: Tokens, head: int, i: int, limit: int) -> int | None:
    """The preposition that links a complement at `i` to the head: « *de* la mer », « et *des* ports »."""
    j = i
    if tokens.lower[head] in _LISTED and tokens.lower[i] in {"et", ","} and i + 1 < limit:
        j += 1
        if tokens.lower[j] not in _OF or (tokens.forms[i] == "," and not _ends_in_and(tokens, j, limit)):
            return None
    links = tokens.lower[j] in _OF or (tokens.lower[j] in _words("links") and tokens.capital[head])
    return j if links else None


def _past_link(tokens: Tokens, link: int, limit: int) -> int | None:
    """The noun after a preposition and its article, or None."""
    j = link + 1
    has_article = tokens.lower[link] in {"du", "des", "au", "aux"}
    if j < limit and not has_article and tokens.forms[j] in _ARTICLES:
        j += 1
    return j if j < limit and tokens.nameable[j] else None


def _may_name(tokens: Tokens, head: int, link: int, j: int) -> bool:
    """Can a capitalised complement be part of the name? Not a person's name, nor a place that only says where."""
    if persons.is_full_name(tokens, j) and tokens.lower[head] not in _words("eponymous"):
        return False
    place = gazetteer.known(tokens.forms[j])
    return not (place and place.kind == "place" and tokens.lower[link] in _words("links"))


def _proper_complement(tokens: Tokens, j: int, limit: int) -> int:
    """The token after a proper name in the complement and its adjectives."""
    after = max(capitals(tokens, j), _known_end(tokens, j))
    while after < limit and _is_adjective(tokens, after) and not gazetteer.is_people(tokens.forms[after]):
        after += 1
    return after


def _common_complement(tokens: Tokens, j: int, limit: int) -> int:
    """The token after a common noun in the complement, hyphenated parts and adjectives included."""
    j += 1
    while j + 1 < limit and tokens.forms[j] == "-" and tokens.is_glued(j):
        j += 2
    while j < limit and tokens.pos[j] == "ADJ" and _is_adjective(tokens, j):
        j += 1
    return j


def _known_end(tokens: Tokens, i: int) -> int:
    """The token after the longest known name at `i`: « Nations unies », « Parti socialiste »."""
    return (
        max((j for j in range(i, min(len(tokens), i + 5)) if gazetteer.known(tokens.name(i, j + 1))), default=i - 1) + 1
    )


def _ends_in_and(tokens: Tokens, i: int, limit: int) -> bool:
    """Does a list of complements that continues at `i` end in « et de … »?"""
    if tokens.lower[i] not in _OF:
        return False
    for j in range(i, limit - 1):
        if tokens.lower[j] == "et":
            return tokens.lower[j + 1] in _OF
    return False


def capitals(tokens: Tokens, i: int) -> int:
    """The token after a run of capitalised words: « Human Rights Watch », « Morel & Fils »."""
    end, limit = i, min(len(tokens), i + _LONGEST)
    of_person = i < len(tokens) and tokens.forms[i] != "France" and gazetteer.is_first_name(tokens.forms[i])
    while end < limit and tokens.nameable[end] and not (end > i and tokens.initial[end]):
        if end > i and (tokens.forms[end] in persons.titles() or (not of_person and persons.is_full_name(tokens, end))):
            break  # « l'AFP Me Morel », « l'hôpital de Valmont Awa Diallo »
        if tokens.capital[end] or (end > i and tokens.forms[end].isdigit() and len(tokens.forms[end]) < 3):
            end += 1
        elif end > i and (
            tokens.is_hyphen(end) or (tokens.forms[end] == "&" and end + 1 < len(tokens) and tokens.capital[end + 1])
        ):
            end += 2
        else:
            break
    return end


def _backwards(tokens: Tokens, i: int) -> int:
    """The first of the capitalised words before an ending."""
    start = i
    while start > max(0, i - _LONGEST) and not tokens.initial[start] and tokens.nameable[start - 1]:
        if tokens.lower[start - 1] == "and" and start > 1 and tokens.capital[start - 2]:
            start -= 2
        elif tokens.capital[start - 1] and tokens.lower[start - 1] not in _words("carriers"):
            start -= 1
        else:
            break
    if tokens.initial[start] and tokens.pos[start] in _NO_NAME:
        start += 1
    return start


def _english(tokens: Tokens, i: int) -> int:
    """The token after an English complement at `i`: « National Library of Medicine »."""
    if i + 1 < len(tokens) and tokens.lower[i] in {"of", "for"} and tokens.capital[i + 1]:
        return capitals(tokens, i + 1)
    return i


def _carried(tokens: Tokens, i: int) -> tuple[int, int]:
    """The name after a carrier and its adjectives: « le journal anglais The Star », « l'agence Orbis »."""
    j = i + 1
    for _ in range(3):
        if j + 1 < len(tokens) and tokens.lower[j] in _OF and tokens.pos[j + 1] == "NOUN" and not tokens.capital[j + 1]:
            j += 2
        elif (j < len(tokens) and tokens.pos[j] == "ADJ" and not tokens.capital[j]) or (
            j < len(tokens) and tokens.forms[j] in {"«", '"', "“"}
        ):
            j += 1
    if (
        j < len(tokens)
        and tokens.capital[j]
        and tokens.nameable[j]
        and len(tokens.forms[j]) > 1
        and not gazetteer.is_people(tokens.forms[j])
    ):
        known = gazetteer.known(tokens.forms[j])
        end = capitals(tokens, j)
        named_after = j == i + 1 and tokens.lower[i] in _words("eponymous_carriers")
        if persons.is_full_name(tokens, j) and not named_after:  # « l'organisation patronale Awa Diallo »
            return i, i
        if not (known and known.kind == "place" and end == j + 1):
            return j, end
    return i, i


def is_acronym(tokens: Tokens, i: int) -> bool:
    """Is it an acronym? « OTAN », « C.G.T. »; not a Roman numeral, a word of a line in capitals, « ROME (AFP) »."""
    text = tokens.forms[i]
    if not _ACRONYM.fullmatch(text) or text in _words("not_acronyms") or _ROMAN.fullmatch(text):
        return False
    if places.opens_dispatch(tokens, i):
        return False
    if text.endswith(".") and i + 1 < len(tokens) and tokens.capital[i + 1] and not tokens.initial[i + 1]:
        return False
    return not any(
        0 <= j < len(tokens) and tokens.forms[j].isupper() and len(tokens.forms[j]) > 1 and tokens.forms[j].isalpha()
        for j in (i - 1, i + 1)
    )
