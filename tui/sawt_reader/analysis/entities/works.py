"""What is named and is no person, place or organisation: events, cases, laws, prizes, works, products.

« la guerre du Golfe », « l'affaire Dreyfus », « la Coupe du monde », « l'émission Le Grand Débat », « un Airbus A320 ».
"""

from __future__ import annotations

import functools
import re
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
_OPENING, _CLOSING = frozenset({"«", '"', "“"}), frozenset({"»", '"', "”"})
# « COP24 », « G7 », « Euro 2020 », « A320 », « 737 », « H5N1 », « RN88 ».
_NUMBERED = re.compile(r"(?:COP|G|CAC|A|RN|RD|H\dN)-?\d+[A-Z]?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MODEL = re.compile(r"[A-Z]{0,3}-?\d{2,4}[A-Za-z]{0,2}")


_heads = functools.partial(lexicons.words, "stop.toml")


def find(tokens: Tokens) -> Iterator[Candidate]:
    """Named events, cases, works and products (weight 3): a head noun with a name, or a name with a number."""
    events, cases, titled = _heads("events"), _heads("cases"), _heads("titled")
    triggers = events | cases | titled
    columns = zip(tokens.lower, tokens.capital, tokens.nameable, strict=True)
    for i, (lower, capital, nameable) in enumerate(columns):
        if not nameable or not (capital or lower in triggers):
            continue
        if lower in events or lower in cases:
            if i and tokens.forms[i - 1] in {"de", "d'"} and not capital:
                continue  # « l'effort de guerre »
            end = _beside(tokens, i + 1) if lower in cases else _complement(tokens, i)
            if lower in _MATTERS:
                end = max(end, _matter(tokens, i + 1))
            if end > i + 1:
                yield Candidate(i, end, "other", 3)
        elif lower in titled and not capital:
            start, end = _title(tokens, i + 1)
            if end > start:
                yield Candidate(start, end, "other", 3)
        elif capital and (end := _numbered(tokens, i)) > i:
            yield Candidate(i, end, "other", 3)


def _title(tokens: Tokens, i: int) -> tuple[int, int]:
    """The title of a work or the name of a product at `i`: « l'émission *Le Grand Débat* », « le film "*La Mer*" »."""
    if i < len(tokens) and tokens.pos[i] == "ADJ" and not tokens.capital[i]:
        i += 1
    if i < len(tokens) and tokens.forms[i] in _OPENING:
        limit = min(len(tokens), i + 1 + _LONGEST)
        close = next((j for j in range(i + 1, limit) if tokens.forms[j] in _CLOSING), i)
        return (i + 1, close) if close > i + 1 and tokens.capital[i + 1] else (i, i)
    end = _beside(tokens, i)
    found = gazetteer.known(tokens.name(i, end)) if end > i else None
    return (i, i) if found and found.kind != "other" else (i, end)


def _numbered(tokens: Tokens, i: int) -> int:
    """The token after an event or model with a number that begins at `i`, or `i`: « COP24 », « Airbus A320 »."""
    form = tokens.forms[i]
    if not form.isalpha() and _NUMBERED.fullmatch(form):
        return i + 1
    after = tokens.forms[i + 1] if i + 1 < len(tokens) else ""
    if after.isalpha():  # most words
        return i
    number = _YEAR if form in _heads("yearly") else _MODEL if form in _heads("makers") else None
    return i + 2 if number and number.fullmatch(after) else i


def _beside(tokens: Tokens, i: int) -> int:
    """The token after a run of capitals at `i`."""
    limit = min(len(tokens), i + _LONGEST)
    while i < limit and tokens.capital[i] and tokens.nameable[i] and not tokens.initial[i]:
        i += 1
    return i


def _complement(tokens: Tokens, head: int) -> int:
    """The token after « guerre d'Algérie », « Coupe du monde », « prix Ondine »; `head` if no name follows."""
    i = head + 1
    if i < len(tokens) and tokens.lower[i] in _OF:
        i += 1
        if i < len(tokens) and tokens.forms[i] in _ARTICLES:
            i += 1
        end = _beside(tokens, i)
        if end > i and (known := gazetteer.known(tokens.name(i, end))) and known.kind == "organisation":
            return head
        if end == i < len(tokens) and tokens.capital[head] and not tokens.initial[head] and tokens.pos[i] == "NOUN":
            return i + 1
        return end if end > i else head
    return _beside(tokens, i)


def _matter(tokens: Tokens, i: int) -> int:
    """The token after the topic of a case: « l'affaire des écoutes de Valmont », « le scandale du sang contaminé »."""
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
