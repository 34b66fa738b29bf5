"""Rules for organisations' names: head nouns with complements, carriers, initials, company endings.

« le ministère de l'Économie et des Finances », « Ligue des droits de l'enfant », « comité central du Parti radical »,
« le groupe Ondine », « Haute Autorité des sources (HAS) », « FC Valmont », « Orion Airways ».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, names, persons, phrases, places
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.entities.runs import NO_NAME, capitals, run
from sawt_reader.analysis.tokens import Tokens

_OF = frozenset({"de", "d'", "du", "des"})
_ACRONYM = re.compile(
    r"[A-ZÀ-Ý](?=[A-Z0-9&]*[A-ZÀ-Ý])[A-ZÀ-Ý0-9&]{1,6}(?:-[A-Z0-9]{1,4}|-[a-z])?|(?:[A-Z]\.){2,6}[A-Z]?"
)
_ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|ème)?")
_LONGEST = 16  # tokens: bounds the work on hostile text; half cuts names in 3, double changes nothing


_words = functools.partial(lexicons.words, "organisations.toml")


@functools.cache
def _triggers() -> frozenset[str]:
    """Words in lower case that may begin a name or announce one, with their plurals; most tokens are none of them."""
    keys = ("public", "private", "capitalised", "carriers")
    words = frozenset(word for key in keys for word in _words(key))
    return words | {word + "s" for word in words}


@functools.cache
def _capitalised_triggers() -> frozenset[str]:
    """Words in lower case that may begin or end a name if they have a capital."""
    return phrases.heads() | {word.lower() for key in ("bare", "clubs", "endings") for word in _words(key)}


def find(tokens: Tokens) -> Iterator[Candidate]:
    """Organisations by their grammar: phrases, carried names, companies, clubs (weight 3), initials (2)."""
    triggers, capitalised, buildings = _triggers(), _capitalised_triggers(), _words("buildings")
    taken = 0
    for i, (lower, capital) in enumerate(zip(tokens.lower, tokens.capital, strict=True)):
        if i < taken or not (capital or lower in triggers):
            continue
        if capital and lower not in capitalised and tokens.forms[i][1:2].islower():
            continue  # neither a noun that we look for nor initials
        for c in _at(tokens, i):
            if short := _initials_after(tokens, c.start, c.end):
                yield short
            is_building = c.start == i and lower in buildings and not capital
            yield c._replace(kind="place") if is_building else c
            taken = c.end


def _at(tokens: Tokens, i: int) -> Iterator[Candidate]:
    """The organisations whose names a token begins, announces or, as « Airways » does, ends."""
    start, end, weight = _named_by(tokens, i)
    if end <= i + 1 and tokens.forms[i] in _words("clubs") and (after := capitals(tokens, i)) > i + 1:
        end = after
    if end > i:
        yield Candidate(start, end, "organisation", weight)
    elif not tokens.capital[i]:
        for start, end in _carried(tokens, i):
            yield Candidate(start, end, "organisation", 3)
    elif tokens.forms[i] in _words("endings") and i and not tokens.initial[i] and not _is_shouted(tokens, i):
        start = _backwards(tokens, i)
        if start < i:
            yield Candidate(start, _english(tokens, i + 1), "organisation", 3)


def _initials_after(tokens: Tokens, start: int, end: int) -> Candidate | None:
    """The initials in brackets that spell a name: « Institut de la mer du Nord (*Imern*) »."""
    if tokens.forms[end + 1 : end + 2] == [] or tokens.forms[end] != "(" or not tokens.capital[end + 1]:
        return None
    spelled = names.is_spelled_by(tokens.forms[end + 1], tokens.name(start, end))
    return Candidate(end + 1, end + 2, "organisation", 3) if spelled else None


def _is_shouted(tokens: Tokens, i: int) -> bool:
    """Is it a word in a line of capitals? « CLAIRE PETIT ANNONCE SA CANDIDATURE »; not « EDF SA »."""
    words = tokens.forms[max(0, i - 2) : i]
    return len(words) > 1 and all(map(str.isupper, words)) and max(map(len, words)) > 3


def _named_by(tokens: Tokens, i: int) -> tuple[int, int, int]:
    """The name that a head noun, a bare noun or initials at `i` form: its tokens (none if empty) and weight."""
    if not tokens.nameable[i]:
        return i, i, 3
    if (
        tokens.lower[i] in phrases.heads()
        and phrases.is_head(tokens, i)
        and (found := phrases.extent(tokens, i)) != (i, i)
    ):
        return *found, 3
    if tokens.capital[i] and tokens.forms[i] in _words("bare") and not tokens.initial[i]:
        return i, i + 1, 3
    if tokens.capital[i] and is_acronym(tokens, i):
        return i, _past_suffix(tokens, i + 1), 2
    return i, i, 3


def _backwards(tokens: Tokens, i: int) -> int:
    """The first of the capitalised words before an ending."""
    start = i
    while start > max(0, i - _LONGEST) and not tokens.initial[start] and tokens.nameable[start - 1]:
        if tokens.lower[start - 1] in _joining(tokens.forms[i]) and start > 1 and tokens.capital[start - 2]:
            start -= 2
        elif tokens.capital[start - 1] and tokens.lower[start - 1] not in _words("carriers"):
            start -= 1
        else:
            break
    if tokens.initial[start] and tokens.pos[start] in NO_NAME:
        start += 1
    return start


def _joining(ending: str) -> set[str]:
    """Conjunctions before an ending: « Ward and Sons Ltd », « Ferrand et Cie »."""
    return {"and", "et"} if ending in {"Cie", "Fils"} else {"and"}


def _english(tokens: Tokens, i: int) -> int:
    """The token after an English complement at `i`: « National Library of Medicine »."""
    if i + 1 < len(tokens) and tokens.lower[i] in {"of", "for"} and tokens.capital[i + 1]:
        return capitals(tokens, i + 1)
    return i


def _past_suffix(tokens: Tokens, i: int) -> int:
    """The token after a short suffix of initials that the tokenizer split from them: « BRAV*-M* », not « CGT-FO »."""
    if gazetteer.known(tokens.forms[i - 1]):
        return i
    if i + 1 < len(tokens) and tokens.forms[i] == "-" and tokens.is_glued(i - 1) and tokens.is_glued(i):
        suffix = tokens.forms[i + 1]
        return i + 2 if suffix.isalnum() and len(suffix) < 5 and not gazetteer.known(suffix) else i
    return i


def _carried(tokens: Tokens, i: int) -> Iterator[tuple[int, int]]:
    """The name after a carrier and its adjectives, or the list after its plural.

    « le journal anglais The Star », « l'agence Orbis », « cinq entreprises belges (Ondine, Valoris et Orbis) ».
    """
    plural = tokens.lower[i] not in _words("carriers")
    if plural and tokens.lower[i].removesuffix("s") not in _words("carriers"):
        return
    j = _past_description(tokens, i + 1, marks={"«", '"', "“", "(", ":"} if plural else {"«", '"', "“"})
    if tokens.forms[j : j + 1] == [","] and tokens.lower[j + 1 : j + 2] in (["la"], ["le"], ["l'"]):
        j += 2  # « l'organisation patronale, la Valoris »
    limit = min(len(tokens), j + 3 * _LONGEST)
    while j < limit and (end := _carried_name(tokens, j)) > j:
        named_after_person = end == j + 1 and j == i + 1 and persons.is_listed(tokens.forms[j])
        yield (i if named_after_person and tokens.lower[i] in _words("houses") else j), end
        if not plural:
            return
        while end < limit and tokens.forms[end] in {",", "et", "ou", "»", '"', "”", "«", "“"}:
            end += 1
        j = end


def _past_description(tokens: Tokens, j: int, marks: set[str]) -> int:
    """The token after adjectives, a complement and an opening mark at `j`."""
    for _ in range(3):
        if j + 1 < len(tokens) and tokens.lower[j] in _OF and tokens.pos[j + 1] == "NOUN" and not tokens.capital[j + 1]:
            j += 2
        elif j < len(tokens) and (
            tokens.forms[j] in marks or (tokens.pos[j] in {"ADJ", "NUM"} and not tokens.capital[j])
        ):
            j += 1
    return j


def _carried_name(tokens: Tokens, j: int) -> int:
    """The token after a body's name at `j`; `j` if a people, a place or a person is named."""
    form = tokens.forms[j]
    if not (tokens.capital[j] and tokens.nameable[j] and len(form) > 1) or gazetteer.is_people(form):
        return j
    if persons.is_full_name(tokens, j) or tokens.lower[j] in persons.roles() or form in _words("not_acronyms"):
        return j
    known, end = gazetteer.known(form), run(tokens, j)
    return j if known and known.kind != "organisation" and known.weight > 1 and end == j + 1 else end


def is_acronym(tokens: Tokens, i: int) -> bool:
    """Is it an acronym? « OTAN », « C.G.T. »; not a Roman numeral, a word of a line in capitals, « ROME (AFP) »."""
    text = tokens.forms[i]
    if text[1:2].islower() or not _ACRONYM.fullmatch(text) or text in _words("not_acronyms") or _ROMAN.fullmatch(text):
        return False
    if not gazetteer.known(text) and (tokens.pos[i] in NO_NAME or gazetteer.is_common(text)):
        return False
    if places.opens_dispatch(tokens, i):
        return False
    if text.endswith(".") and i + 1 < len(tokens) and tokens.capital[i + 1] and not tokens.initial[i + 1]:
        return False
    return not any(
        0 <= j < len(tokens) and tokens.forms[j].isupper() and len(tokens.forms[j]) > 1 and tokens.forms[j].isalpha()
        for j in (i - 1, i + 1)
    )
