"""The grammar of organisations' names: a head noun with its complements, carriers, initials, endings of companies.

« le ministère de l'Économie et des Finances », « Ligue des droits de l'enfant », « comité central du Parti radical »,
« le groupe Ondine », « Haute Autorité des sources (HAS) », « FC Valmont », « Orion Airways ».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from sawt_reader.analysis.entities import gazetteer, names, persons, places
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.entities.words import Words
from sawt_reader.analysis.lexicons import toml

_OF = frozenset({"de", "d'", "du", "des"})
_ARTICLES = frozenset({"la", "l'", "le", "les"})
# Endings of relational adjectives, which name: « national », « constitutionnelle », « olympique », « judiciaires ».
_RELATIONAL = re.compile(
    r"étrang(?:er|ère)s?|\w+(?:al|ale|aux|ales|el|elle|iques?|aires?|ifs?|ives?|istes?|iers?|ières?|ieure?s?)"
)
_ACRONYM = re.compile(r"[A-ZÀ-Ý](?=[A-Z0-9&]*[A-ZÀ-Ý])[A-ZÀ-Ý0-9&]{1,6}(?:-[A-Z0-9]{1,4})?|(?:[A-Z]\.){2,6}[A-Z]?")
_ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|ème)?")
# With a common noun they lead out of a name: « la Cour à l'audience », « le Conseil au complet ».
_PLACING = frozenset({"à", "au", "en", "sur", "sans"})
# Parts of speech of a first word that is no part of a name: « Selon Orion Airways ».
_NO_NAME = frozenset({"ADP", "DET", "ADV", "CCONJ", "SCONJ", "PRON", "VERB", "AUX"})
# Adjectives before the head, with a capital: « la Haute Autorité des sources », « Nouveau Parti de la mer ».
_BEFORE = frozenset("Haut Haute Grand Grande Nouveau Nouvelle Jeune Libre Premier Première".split())
# Heads whose complements may be a list: « le ministère du Budget, des Comptes publics et de la Réforme ».
_LISTED = frozenset({"ministère", "secrétariat", "commission", "direction", "comité", "chambre"})
_LONGEST = 16


@functools.cache
def _words(field: str) -> frozenset[str]:
    return frozenset(toml("organisations.toml")[field])


@functools.cache
def _common() -> frozenset[str]:
    return frozenset(toml("stop.toml")["words"])


def find(words: Words) -> Iterator[Candidate]:
    """Organisations by their grammar: phrases, carried names, companies, clubs (weight 3), initials (2)."""
    public, private, bare, carriers = (_words(f) for f in ("public", "private", "bare", "carriers"))
    capitalised = _words("capitalised")
    endings, clubs = _words("endings"), _words("clubs")
    i = 0
    while i < len(words):
        lower, end, start, weight = words.lower[i], i, i, 3
        if not words.name[i]:
            pass
        elif lower in public or lower in private or (words.capital[i] and lower.removesuffix("s") in capitalised):
            end = _to_initials(words, i, phrase(words, i, lower in public))
            if end > i + 1 and i and words.text[i - 1] in _BEFORE:
                start = i - 1
        elif words.capital[i]:
            if words.text[i] in bare and not words.initial[i]:
                end = i + 1
            elif is_acronym(words, i):
                end, weight = i + 1, 2
        if end == i and lower in carriers and not words.capital[i]:
            start, end = _carried(words, i)
        elif end == i + 1 and words.text[i] in clubs:
            end = max(end, capitals(words, i))
        if end == i and words.text[i] in endings and i and not words.initial[i]:
            start = _backwards(words, i)
            end = _english(words, i + 1) if start < i else i
        if end > start:
            yield Candidate(start, end, "organisation", weight)
        i = max(end, i + 1)


def phrase(words: Words, i: int, public: bool) -> int:
    """The token after the name that the head noun at `i` begins; `i` where it begins none."""
    named = words.capital[i] and not words.initial[i]
    capital, adjectives, complements = words.capital[i], 0, 0
    end, limit = i + 1, min(len(words), i + _LONGEST)
    while end < limit:
        if not complements and _is_adjective(words, end):
            named |= words.capital[end]
            adjectives += 1
            end += 1
            continue
        if _is_beside(words, i, end) and end == i + 1 + adjectives:
            after = capitals(words, end)
            named, complements, end = True, complements + 1, after
            continue
        after, proper = _complement(words, i, end, limit, capital or public)
        if after == end:
            break
        if not (public or capital or adjectives or _bears_a_name(words, i, after, proper)):
            break
        named |= proper
        complements += 1
        end = after
    if end == i + 1:
        return end if words.text[i] in _words("bare") and not words.initial[i] else i
    if public and complements:
        return end
    return end if named or (capital and complements) else i


def _bears_a_name(words: Words, head: int, end: int, proper: bool) -> bool:
    """« l'institut de la Mer », but neither « le club de son père » nor « l'école de Rieux », which only lies there."""
    return proper and words.lower[head] in _words("eponymous") and not _is_place(words, end - 1)


def _is_place(words: Words, i: int) -> bool:
    found = gazetteer.known(words.text[i])
    return bool(found and found.kind == "place" and found.weight > 1)


def _to_initials(words: Words, head: int, end: int) -> int:
    """The token before initials in brackets that the name stands for: « Fédération des ports libres (FPL) »."""
    for i in range(head + 1, min(len(words) - 1, head + _LONGEST)):
        if words.text[i] == "(":
            return i if names.is_acronym_of(words.text[i + 1], words.between(head, i)) else end
    return end


def _is_beside(words: Words, head: int, i: int) -> bool:
    """Is the proper name beside the head a part of it? « Fondation Ondine », but « la fédération UMP » has its own."""
    if not words.capital[i] or not words.name[i] or words.initial[i] or words.text[i] in _words("not_acronyms"):
        return False
    if words.pos[i] in {"VERB", "AUX", "ADV", "PRON"}:
        return False
    if words.lower[head] in _words("carriers") and not words.capital[head]:
        return False
    if not words.capital[head] and is_acronym(words, i):
        return False
    return words.lower[head] in _words("eponymous") or not gazetteer.is_first_name(words.text[i])


def _is_adjective(words: Words, i: int) -> bool:
    """A relational adjective: « national », « socialiste », « belge »; not « nouvelle » or « chargé »."""
    lower = words.lower[i]
    if words.pos[i] not in {"ADJ", "PROPN", "NOUN"} or lower in _words("descriptive"):
        return False
    relational = _RELATIONAL.fullmatch(lower) is not None or lower in _words("adjectives")
    return relational or gazetteer.is_people(lower)


def _complement(words: Words, head: int, i: int, limit: int, free: bool) -> tuple[int, bool]:
    """A complement at `i`: the token after it, `i` where none is, and whether it holds a proper name.

    Args:
        words: the text.
        head: the head noun.
        i: a token after it.
        limit: where the name must end at the latest.
        free: may common nouns be the complement? « Organisation mondiale de la santé ».
    """
    j = i
    listed = words.lower[head] in _LISTED
    if listed and words.lower[j] in {"et", ","} and j + 1 < limit:
        j += 1
        if words.lower[j] not in _OF or (words.text[i] == "," and not _list_goes_on(words, j, limit)):
            return i, False
    linked = words.lower[j] in _words("links")
    if words.lower[j] not in _OF and not (linked and words.capital[head]):
        return i, False
    contracted = words.lower[j] in {"du", "des", "au", "aux"}
    j += 1
    if j < limit and not contracted and words.text[j] in _ARTICLES:
        j += 1
    if j >= limit or not words.name[j]:
        return i, False
    if words.capital[j] and (words.lower[j] not in _common() or words.lower[head] in _words("public")):
        if persons.is_full_name(words, j) and words.lower[head] not in _words("eponymous"):
            return i, False
        place = gazetteer.known(words.text[j])
        if linked and place and place.kind == "place":
            return i, False
        after = max(capitals(words, j), _known_end(words, j))
        while after < limit and _is_adjective(words, after) and not gazetteer.is_people(words.text[after]):
            after += 1
        return after, True
    if free and words.pos[j] == "NOUN" and head <= words.head[j] < j and words.lower[i] not in _PLACING:
        j += 1
        while j + 1 < limit and words.text[j] == "-" and words.glued(j):
            j += 2
        while j < limit and words.pos[j] == "ADJ" and _is_adjective(words, j):
            j += 1
        return j, False
    return i, False


def _known_end(words: Words, i: int) -> int:
    """The token after the longest known name at `i`: « Nations unies », « Parti socialiste »."""
    return (
        max((j for j in range(i, min(len(words), i + 5)) if gazetteer.known(words.between(i, j + 1))), default=i - 1)
        + 1
    )


def _list_goes_on(words: Words, i: int, limit: int) -> bool:
    """After a comma: does a list of complements end in « et de … »?"""
    if words.lower[i] not in _OF:
        return False
    for j in range(i, limit - 1):
        if words.lower[j] == "et":
            return words.lower[j + 1] in _OF
    return False


def capitals(words: Words, i: int) -> int:
    """The token after a run of capitalised words: « Human Rights Watch », « Morel & Fils »."""
    end, limit = i, min(len(words), i + _LONGEST)
    while end < limit and words.name[end] and not (end > i and words.initial[end]):
        if words.capital[end] or (end > i and words.text[end].isdigit() and len(words.text[end]) < 3):
            end += 1
        elif end > i and (
            words.hyphen(end) or (words.text[end] == "&" and end + 1 < len(words) and words.capital[end + 1])
        ):
            end += 2
        else:
            break
    return end


def _backwards(words: Words, i: int) -> int:
    """The first of the capitalised words before an ending."""
    start = i
    while start > max(0, i - _LONGEST) and not words.initial[start] and words.name[start - 1]:
        if words.lower[start - 1] == "and" and start > 1 and words.capital[start - 2]:
            start -= 2
        elif words.capital[start - 1] and words.lower[start - 1] not in _words("carriers"):
            start -= 1
        else:
            break
    if words.initial[start] and words.pos[start] in _NO_NAME:
        start += 1
    return start


def _english(words: Words, i: int) -> int:
    """The token after an English complement at `i`: « National Library of Medicine »."""
    if i + 1 < len(words) and words.lower[i] in {"of", "for"} and words.capital[i + 1]:
        return capitals(words, i + 1)
    return i


def _carried(words: Words, i: int) -> tuple[int, int]:
    """The name after a carrier, past what describes it: « le journal anglais The Star », « l'agence Orbis »."""
    j = i + 1
    for _ in range(3):
        if j + 1 < len(words) and words.lower[j] in _OF and words.pos[j + 1] == "NOUN" and not words.capital[j + 1]:
            j += 2
        elif (j < len(words) and words.pos[j] == "ADJ" and not words.capital[j]) or (
            j < len(words) and words.text[j] in {"«", '"', "“"}
        ):
            j += 1
    if (
        j < len(words)
        and words.capital[j]
        and words.name[j]
        and len(words.text[j]) > 1
        and not gazetteer.is_people(words.text[j])
    ):
        known = gazetteer.known(words.text[j])
        end = capitals(words, j)
        if not (known and known.kind == "place" and end == j + 1):
            return j, end
    return i, i


def is_acronym(words: Words, i: int) -> bool:
    """Initials of a body: « OTAN », « C.G.T. »; no Roman number, no word of a line in capitals, no « ROME (AFP) »."""
    text = words.text[i]
    if not _ACRONYM.fullmatch(text) or text in _words("not_acronyms") or _ROMAN.fullmatch(text):
        return False
    if places.opens_dispatch(words, i):
        return False
    if text.endswith(".") and i + 1 < len(words) and words.capital[i + 1] and not words.initial[i + 1]:
        return False
    return not any(
        0 <= j < len(words) and words.text[j].isupper() and len(words.text[j]) > 1 and words.text[j].isalpha()
        for j in (i - 1, i + 1)
    )
