"""Events, laws, cases and prizes: « la guerre du Golfe », « l'affaire Dreyfus », « la Coupe du monde »."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from sawt_reader.analysis.entities import gazetteer
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.entities.words import Words
from sawt_reader.analysis.lexicons import toml

_OF = frozenset({"de", "d'", "du", "des"})
_MATTERS = frozenset({"affaire", "scandale"})
# No name is longer, in tokens.
_LONGEST = 12
_ARTICLES = frozenset({"la", "l'"})


@functools.cache
def _heads(field: str) -> frozenset[str]:
    return frozenset(toml("stop.toml")[field])


def find(words: Words) -> Iterator[Candidate]:
    """Named events (weight 3): a head noun with a proper name beside it or as its complement."""
    events, cases = _heads("events"), _heads("cases")
    for i, lower in enumerate(words.lower):
        if (lower in events or lower in cases) and words.name[i] and _heads_a_phrase(words, i):
            end = _beside(words, i + 1) if lower in cases else _complement(words, i)
            if lower in _MATTERS:
                end = max(end, _matter(words, i + 1))
            if end > i + 1:
                yield Candidate(i, end, "other", 3)


def _heads_a_phrase(words: Words, i: int) -> bool:
    """Not « l'effort de guerre », where it only describes."""
    return words.capital[i] or not (i and words.text[i - 1] in {"de", "d'"})


def _beside(words: Words, i: int) -> int:
    """The token after a run of capitals at `i`."""
    limit = min(len(words), i + _LONGEST)
    while i < limit and words.capital[i] and words.name[i] and not words.initial[i]:
        i += 1
    return i


def _complement(words: Words, head: int) -> int:
    """The token after « guerre d'Algérie », « Coupe du monde », « prix Ondine »; `head` where no name follows."""
    i = head + 1
    if i < len(words) and words.lower[i] in _OF:
        i += 1
        i += i < len(words) and words.text[i] in _ARTICLES
        end = _beside(words, i)
        if end > i and (known := gazetteer.known(words.between(i, end))) and known.kind == "organisation":
            return head
        if end == i < len(words) and words.capital[head] and not words.initial[head] and words.pos[i] == "NOUN":
            return i + 1
        return end if end > i else head
    return _beside(words, i)


def _matter(words: Words, i: int) -> int:
    """The token after what a case is about: « l'affaire des écoutes de Valmont », « le scandale du sang contaminé »."""
    end = i
    while end + 1 < len(words) and words.lower[end] in (_OF if end > i else {"du", "des"}):
        after = end + 1
        if words.capital[after]:
            end = _beside(words, after)
        elif words.pos[after] == "NOUN":
            end = after + 1
            while end < len(words) and words.pos[end] in {"ADJ", "VERB"} and not words.capital[end]:
                end += 1
        else:
            break
    return end
