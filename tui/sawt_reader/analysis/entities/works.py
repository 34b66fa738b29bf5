"""Events, laws, cases and prizes: « la guerre du Golfe », « l'affaire Dreyfus », « la Coupe du monde »."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.tokens import Tokens

_OF = frozenset({"de", "d'", "du", "des"})
_MATTERS = frozenset({"affaire", "scandale"})
# Tokens of a name: bounds the work on hostile text; half or double changes no article.
_LONGEST = 12
_ARTICLES = frozenset({"la", "l'"})


_heads = functools.partial(lexicons.words, "stop.toml")


def find(tokens: Tokens) -> Iterator[Candidate]:
    """Named events (weight 3): a head noun with a proper name beside it or as its complement."""
    events, cases = _heads("events"), _heads("cases")
    for i, lower in enumerate(tokens.lower):
        if (lower in events or lower in cases) and tokens.nameable[i] and _heads_a_phrase(tokens, i):
            end = _beside(tokens, i + 1) if lower in cases else _complement(tokens, i)
            if lower in _MATTERS:
                end = max(end, _matter(tokens, i + 1))
            if end > i + 1:
                yield Candidate(i, end, "other", 3)


def _heads_a_phrase(tokens: Tokens, i: int) -> bool:
    """Not « l'effort de guerre », where it only describes."""
    return tokens.capital[i] or not (i and tokens.forms[i - 1] in {"de", "d'"})


def _beside(tokens: Tokens, i: int) -> int:
    """The token after a run of capitals at `i`."""
    limit = min(len(tokens), i + _LONGEST)
    while i < limit and tokens.capital[i] and tokens.nameable[i] and not tokens.initial[i]:
        i += 1
    return i


def _complement(tokens: Tokens, head: int) -> int:
    """The token after « guerre d'Algérie », « Coupe du monde », « prix Ondine »; `head` where no name follows."""
    i = head + 1
    if i < len(tokens) and tokens.lower[i] in _OF:
        i += 1
        i += i < len(tokens) and tokens.forms[i] in _ARTICLES
        end = _beside(tokens, i)
        if end > i and (known := gazetteer.known(tokens.name(i, end))) and known.kind == "organisation":
            return head
        if end == i < len(tokens) and tokens.capital[head] and not tokens.initial[head] and tokens.pos[i] == "NOUN":
            return i + 1
        return end if end > i else head
    return _beside(tokens, i)


def _matter(tokens: Tokens, i: int) -> int:
    """The token after what a case is about: « l'affaire des écoutes de Valmont », « le scandale du sang contaminé »."""
    end = i
    while end + 1 < len(tokens) and tokens.lower[end] in (_OF if end > i else {"du", "des"}):
        after = end + 1
        if tokens.capital[after]:
            end = _beside(tokens, after)
        elif tokens.pos[after] == "NOUN":
            end = after + 1
            while end < len(tokens) and tokens.pos[end] in {"ADJ", "VERB"} and not tokens.capital[end]:
                end += 1
        else:
            break
    return end
