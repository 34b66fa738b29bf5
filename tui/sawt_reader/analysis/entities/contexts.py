"""Names of bodies that no head noun announces, by the words beside them.

« le PDG d'Orbis », « au micro de Radio Ondine », « cité par L'Écho du Nord », « comme l'a révélé Valmont Info »,
« France Bleu Ardèche »; and platforms, which are a medium (« sur Twitter ») unless they act (« Twitter a annoncé »).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, persons
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.entities.runs import NO_NAME, capitals, run
from sawt_reader.analysis.tokens import SUBJECTS, Tokens

_OF = frozenset({"de", "d'", "du", "des"})
_LONGEST = 5  # tokens of a body's name before the place of its branch; no known one is longer
_BESIDE_NAME = frozenset({"la", "l'", "le", "les", "«", '"', "“"})

_words = functools.partial(lexicons.words, "organisations.toml")


def find(tokens: Tokens) -> Iterator[Candidate]:
    """Bodies by the words before them and branches by a place after them (weight 3, 4); platforms (4)."""
    yield from _platforms(tokens)
    end = 0
    for i in tokens.capitals:
        if i < end or (tokens.initial[i] and tokens.pos[i] in NO_NAME):
            continue
        if (end := _branch(tokens, i)) > i:
            yield Candidate(i, end, "organisation", 4)
        elif (_is_announced(tokens, i) or _is_explained(tokens, i)) and (end := _announced(tokens, i)) > i:
            yield Candidate(i, end, "organisation", 3)


def _is_announced(tokens: Tokens, i: int) -> bool:
    """Do the words before show that a body is named? « le PDG de », « cité par », « comme le rapporte »."""
    j = i - 1
    while j > 0 and i - j < 3 and tokens.lower[j] in _BESIDE_NAME:
        j -= 1
    if j < 1 or tokens.begins_sentence[i]:
        return False
    before, word = tokens.lower[j - 1], tokens.lower[j]
    if word in _OF:
        member = j > 2 and tokens.lower[j - 2] in _OF and tokens.lower[j - 3] in _words("staff")
        return before in _words("owned") or before in _words("staff") or member
    if word == "par":
        return before in _words("quoted")
    if word in _words("reveals") and j > 1:
        return "comme" in tokens.lower[max(0, j - 3) : j - 1] and before in {"le", "l'", "a"}
    return False


def _is_explained(tokens: Tokens, i: int) -> bool:
    """Does an apposition say that it is a body? « Valoris, une société de Rieux »; not « à Rieux, la société »."""
    if i and (tokens.lower[i - 1] in {"à", "en"} or tokens.capital[i - 1]):
        return False
    end = capitals(tokens, i)
    if tokens.forms[end : end + 1] != [","] or run(tokens, i) < end:
        return False
    j, limit = end + 1, min(len(tokens), end + 4)
    while j < limit and (tokens.pos[j] == "ADJ" or tokens.lower[j] in {"un", "une"}):
        j += 1
    return tokens.lower[j : j + 1] != [] and tokens.lower[j] in _words("carriers") and not tokens.capital[j]


def _announced(tokens: Tokens, i: int) -> int:
    """The token after an announced name; `i` if it is a person's, a people's, a place's or an office."""
    end = run(tokens, i)
    first = tokens.forms[i]
    if persons.is_full_name(tokens, i) or gazetteer.is_people(first) or tokens.lower[i] in persons.roles():
        return i
    if end == i + 1 and (len(first) < 3 or persons.is_listed(first)):
        return i
    found = gazetteer.known(tokens.name(i, end))
    if not found and end == i + 1 and (gazetteer.is_common(first) or not first.isalnum()):
        return i
    return i if (found and found.kind != "organisation") or tokens.lower[i] in _stop("words") else end


def _branch(tokens: Tokens, i: int) -> int:
    """The token after a known body with the place of its branch, or `i`: « France Bleu Ardèche », « Ondine France »."""
    if not any(tokens.capital[i + 1 : i + _LONGEST]):
        return i
    for after in gazetteer.ends(tokens, i, gazetteer.lengths(tokens.forms[i])):
        if after < len(tokens) and tokens.capital[after] and not tokens.initial[after] and tokens.nameable[after]:
            known = gazetteer.known(tokens.name(i, after))
            if known and known.kind == "organisation" and (known.weight == 3 or after > i + 1):
                stop = run(tokens, after)
                if tokens.name(i, after) in _words("networks"):
                    return stop
                return stop if gazetteer.is_large_place(tokens.name(after, stop)) else i
    return i


_stop = functools.partial(lexicons.words, "stop.toml")


def _platforms(tokens: Tokens) -> Iterator[Candidate]:
    """Platforms: « Twitter a annoncé », « le PDG de Facebook » show bodies, « sur Twitter » alone a medium."""
    platforms = _words("platforms")
    found = [i for i, form in enumerate(tokens.forms) if form in platforms]
    acting = {tokens.forms[i] for i in found if _acts(tokens, i) or _is_announced(tokens, i)}
    for i in found:
        yield Candidate(i, i + 1, "organisation" if tokens.forms[i] in acting else "other", 4)


def _acts(tokens: Tokens, i: int) -> bool:
    """Is it the subject of a verb, and not behind a preposition that the parser overlooked?"""
    head = tokens.head[i]
    return (
        tokens.dep[i] in SUBJECTS
        and head < len(tokens)
        and tokens.is_verb(head)
        and not (i and tokens.lower[i - 1] in {"sur", "via", "par", "et", "ou", ","})
    )
