"""The grammar of places' names: a geographic noun with its complement, a district by number, and what tells a place.

« la rue des Tilleuls », « le golfe de Valmont », « le 3e arrondissement », « Rieux-sur-Orge », « le maire de Rieux ».
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.tokens import Tokens

# Tokens of a name: bounds the work on hostile text; half or double changes no article.
_LONGEST = 12
_OF = frozenset({"de", "d'", "du", "des"})
_ARTICLES = frozenset({"la", "l'", "les"})
_ORDINAL = re.compile(r"(?:\d+|[IVX]+)(?:er|e|ème|ᵉ)")
# « Rieux-sur-Orge », « Villers-lès-Nonnes », « Saint-Aubert », « Orville ».
_TOPONYM = re.compile(
    rf"\w+-(?:{lexicons.alternatives('places.toml', 'hyphenated')})-?\w.*|Sainte?s?-\w+"
    rf"|\w{{2,}}(?:{lexicons.alternatives('places.toml', 'endings')})s?"
)
# A town in capitals, a day or an agency, a dash: « VALBOURG, 12 mars – La maire », « SAINT-LYS (AFP) - La maire ».
_DATELINE = re.compile(
    r"([A-ZÀ-Þ][A-ZÀ-Þ' -]+[A-ZÀ-Þ])(?:,[^()–—«\n]*\d[^()–—«\n]*(?: ?\([^()\n]+\))?| ?\([^()\n]+\))"
    r" ?[–—-] (?=[A-ZÀ-Þ«\"“])"
)
_LONGEST_DATELINE = 80  # code points: a line of print; half or double changes no article


nouns = functools.partial(lexicons.words, "places.toml")


def find(tokens: Tokens) -> Iterator[Candidate]:
    """Places by their grammar (weight 3)."""
    heads, beside = nouns("heads"), nouns("beside")
    for i, lower in enumerate(tokens.lower):
        if not tokens.nameable[i]:
            continue
        if (lower in heads or lower in beside) and (not tokens.capital[i] or tokens.initial[i]):
            end = _phrase(tokens, i, any_complement=lower in heads)
        elif opens_dispatch(tokens, i):
            yield Candidate(i, _after_town(tokens, i) or i + 1, "place", 3)
            continue
        elif lower in {"arrondissement", "arrondissements"} and i and _ORDINAL.fullmatch(tokens.forms[i - 1]):
            yield Candidate(i - 1, i + 1, "place", 3)
            continue
        else:
            continue
        if end > i:
            yield Candidate(i, end, "place", 3)


def opens_dispatch(tokens: Tokens, i: int) -> bool:
    """Does a city in capitals begin the dispatch of an agency? « DAKAR (AFP) », « PARIS, 3 mars (Reuters) ».

    A town that nobody knows does where the dateline is whole: « VALBOURG (AFP) – La maire »; « DIRECT – La maire » is
    none.
    """
    if not (tokens.initial[i] and tokens.forms[i].isupper()):
        return False
    if tokens.forms[i + 1 : i + 2] not in (["("], [","], ["-"]):
        return False
    found = gazetteer.known(tokens.forms[i].title())
    return found.kind == "place" if found else _after_town(tokens, i) is not None


def _after_town(tokens: Tokens, i: int) -> int | None:
    """The token after the town of a whole dateline that begins at `i`; None where there is none."""
    start = tokens.start[i]
    found = _DATELINE.match(tokens.text, start, start + _LONGEST_DATELINE)
    return bisect_left(tokens.start, found.end(1), i) if found else None


def _phrase(tokens: Tokens, head: int, *, any_complement: bool) -> int:
    """The token after « rue des Tilleuls » or « stade Ferrand »; `head` where no name follows or it needs no head."""
    i = head + 1
    if i < len(tokens) and tokens.lower[i] in _OF:
        article = tokens.lower[i] in {"du", "des"} or (i + 1 < len(tokens) and tokens.forms[i + 1] in _ARTICLES)
        if not (any_complement or article):
            return head
        i += 1
        i += i < len(tokens) and tokens.forms[i] in _ARTICLES
    end, limit = i, min(len(tokens), i + _LONGEST)
    while end < limit and tokens.nameable[end] and not tokens.initial[end]:
        if tokens.capital[end] and not gazetteer.is_people(tokens.forms[end]):
            end += 1
        elif end > i and tokens.is_hyphen(end):
            end += 2
        else:
            break
    if end == i:
        return head
    found = gazetteer.known(tokens.name(i, end)) if i > head + 1 else None
    return head if found and found.weight == 3 else end


def evidence(tokens: Tokens, start: int, end: int) -> int:
    """How much the form of a name and the words before it speak for a place."""
    found = 2 if end == start + 1 and _TOPONYM.fullmatch(tokens.forms[start]) else 0
    if not start:
        return found
    before = tokens.lower[start - 1]
    if before in {"à", "en"} and tokens.lower[start - 2 : start - 1] != ["grâce"]:
        found += 1
    elif before in {"de", "d'"} and start > 1 and tokens.lower[start - 2] in nouns("before"):
        found += 3
    return found
