"""The grammar of places' names: a geographic noun with its complement, a district by number, and what tells a place.

« la rue des Tilleuls », « le golfe de Valmont », « le 3e arrondissement », « Rieux-sur-Orge », « le maire de Rieux ».
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator

from sawt_reader.analysis.entities import gazetteer
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.entities.words import Words
from sawt_reader.analysis.lexicons import toml

# No name is longer, in tokens.
_LONGEST = 12
_OF = frozenset({"de", "d'", "du", "des"})
_ARTICLES = frozenset({"la", "l'", "les"})
_ORDINAL = re.compile(r"(?:\d+|[IVX]+)(?:er|e|ème|ᵉ)")
# « Rieux-sur-Orge », « Villers-lès-Nonnes », « Saint-Aubert », « Orville ».
_TOPONYM = re.compile(
    r"\w+-(?:sur|sous|le|la|les|lès|lez|en|au|aux|du|de|des|d'|l')-?\w.*|Sainte?s?-\w+|\w{2,}(?:ville|court|heim|willer)s?"
)
# A town in capitals, a day or an agency, a dash: « VALBOURG, 12 mars – La maire », « SAINT-LYS (AFP) - La maire ».
_DATELINE = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ' -]+[A-ZÀ-Þ])(?:,[^()–—«\n]*\d[^()–—«\n]*(?: ?\([^()\n]+\))?| ?\([^()\n]+\))"
    r" ?[–—-] (?=[A-ZÀ-Þ«\"“])"
)
_LONGEST_DATELINE = 80


@functools.cache
def nouns(field: str) -> frozenset[str]:
    """A list of `places.toml`."""
    return frozenset(toml("places.toml")[field])


def find(words: Words) -> Iterator[Candidate]:
    """Places by their grammar (weight 3)."""
    heads, beside = nouns("heads"), nouns("beside")
    for i, lower in enumerate(words.lower):
        if not words.name[i]:
            continue
        if (lower in heads or lower in beside) and (not words.capital[i] or words.initial[i]):
            end = _phrase(words, i, lower in heads)
        elif opens_dispatch(words, i):
            yield Candidate(i, _after_town(words, i) or i + 1, "place", 3)
            continue
        elif lower in {"arrondissement", "arrondissements"} and i and _ORDINAL.fullmatch(words.text[i - 1]):
            yield Candidate(i - 1, i + 1, "place", 3)
            continue
        else:
            continue
        if end > i:
            yield Candidate(i, end, "place", 3)


def opens_dispatch(words: Words, i: int) -> bool:
    """Does a city in capitals begin the dispatch of an agency? « DAKAR (AFP) », « PARIS, 3 mars (Reuters) ».

    A town that nobody knows does where the dateline is whole: « VALBOURG (AFP) – La maire »; « DIRECT – La maire » is
    none.
    """
    if not (words.initial[i] and words.text[i].isupper()):
        return False
    if words.text[i + 1 : i + 2] not in (["("], [","], ["-"]):
        return False
    found = gazetteer.known(words.text[i].title())
    return found.kind == "place" if found else _after_town(words, i) is not None


def _after_town(words: Words, i: int) -> int | None:
    """The token after the town of a whole dateline that begins at `i`; None where there is none."""
    start = words.start[i]
    found = _DATELINE.match(words.string, start, start + _LONGEST_DATELINE)
    return bisect_left(words.start, found.end(1), i) if found else None


def _phrase(words: Words, head: int, any_complement: bool) -> int:
    """The token after « rue des Tilleuls » or « stade Ferrand »; `head` where no name follows or it needs no head."""
    i = head + 1
    if i < len(words) and words.lower[i] in _OF:
        article = words.lower[i] in {"du", "des"} or (i + 1 < len(words) and words.text[i + 1] in _ARTICLES)
        if not (any_complement or article):
            return head
        i += 1
        i += i < len(words) and words.text[i] in _ARTICLES
    end, limit = i, min(len(words), i + _LONGEST)
    while end < limit and words.name[end] and not words.initial[end]:
        if words.capital[end] and not gazetteer.is_people(words.text[end]):
            end += 1
        elif end > i and words.hyphen(end):
            end += 2
        else:
            break
    if end == i:
        return head
    found = gazetteer.known(words.between(i, end)) if i > head + 1 else None
    return head if found and found.weight == 3 else end


def evidence(words: Words, start: int, end: int) -> int:
    """How much the form of a name and the words before it speak for a place."""
    found = 2 if end == start + 1 and _TOPONYM.fullmatch(words.text[start]) else 0
    if not start:
        return found
    before = words.lower[start - 1]
    if before in {"à", "en"} and words.lower[start - 2 : start - 1] != ["grâce"]:
        found += 1
    elif before in {"de", "d'"} and start > 1 and words.lower[start - 2] in nouns("before"):
        found += 3
    return found
