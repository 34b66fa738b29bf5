"""Quantities: a number, its bound and its unit: « plus de 300 drones », « 1,2 Md€ », « un tiers des élèves »."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims.dates import MONTHS, WEEKDAYS
from sawt_reader.analysis.claims.numerals import figures, number
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

_GLUED = re.compile(r"(\d[\d.,]*)([a-z€$£%°]+\d?)\.?")
_LABELS = lexicons.words("numbers.toml", "labelled")
_ARTICLES = frozenset(("un", "une"))
_ONE_OF = lexicons.words("numbers.toml", "counted_by_un")
_DEFINITE = lexicons.words("function_words.toml", "known_determiners")
_SMALL = lexicons.words("numbers.toml", "small")
_BEFORE_UNITS = lexicons.words("function_words.toml", "before_units")
_BEFORE_YEARS = lexicons.words("time.toml", "before_bare_years")
_LOOK_AHEAD = 8  # tokens of a number in words, « trois cent quatre-vingt-dix mille »; half or double changes nothing


class Amount(NamedTuple):
    """A value and its unit: tokens `first` up to `after`."""

    first: int
    after: int
    value: float
    unit: str | None
    about: bool = False


def quantities(tokens: Tokens, first: int, after: int) -> tuple[model.Quantity, ...]:
    """The quantities among the tokens `first` up to `after`, in order."""
    found: list[model.Quantity] = []
    for amount in _amounts(tokens, first, after):
        unit = amount.unit
        if unit is None and found and tokens.lower[amount.first - 1] == "contre":
            unit = found[-1].unit  # « 40 cas, contre 12 en 2020 »
        start, direction = _bound(tokens, amount, first)
        span = (tokens.start[start], tokens.word_end(amount.after - 1))
        found.append(model.Quantity(*span, amount.value, unit, direction))
    return tuple(found)


def _amounts(tokens: Tokens, first: int, after: int) -> Iterator[Amount]:
    i = first
    while i < after:
        word = tokens.lower[i]
        if not (word[0].isdigit() or "-" in word or word in _openings()):
            i += 1
            continue
        amount = (
            _share(tokens, i, after)
            or _fraction(tokens, i, after)
            or _collective(tokens, i, after)
            or _counted(tokens, i, after)
        )
        if amount:
            yield amount
            i = amount.after
        else:
            i += 1


def _counted(tokens: Tokens, i: int, after: int) -> Amount | None:
    """« 7,2 milliards d'euros », « vingt-deux élus », « 40M€ »."""
    word = tokens.lower[i]
    if not (word[0].isdigit() or word.split("-")[0] in _number_words()) or tokens.pos[i] == "ADJ":
        return None
    glued = _GLUED.fullmatch(word)
    if glued and (value := figures(glued[1])) is not None and (measure := _unit(glued[2])):
        return Amount(i, i + 1, value * measure[1], measure[0])
    read = number(tokens.lower[i : min(after, i + _LOOK_AHEAD)])
    if read is None or _is_label(tokens, i, read.value, i + read.length, after):
        return None
    end = i + read.length
    value, end = _abbreviated_scale(tokens, read.value, end, after)
    if word in _ARTICLES and read.length == 1 and (end >= after or tokens.lower[end] not in _ONE_OF):
        return None
    unit, end, worth = _unit_after(tokens, end, after)
    if worth is None and _is_known_set(tokens, i):
        return None
    if unit is None and (not word[0].isdigit() or (read.length == 1 and _is_year(value)) or _is_name_before(tokens, i)):
        return None
    value, end = _with_minutes(tokens, value, unit, end, after)
    return Amount(i, end, value * (worth or 1.0), unit)


def _is_known_set(tokens: Tokens, i: int) -> bool:
    """« *Les deux* pays », « ces trois communes », « ses quatre enfants »: which ones, not how many."""
    return i > 0 and tokens.lower[i - 1] in _DEFINITE and tokens.lower[i] in _SMALL


def _is_name_before(tokens: Tokens, i: int) -> bool:
    """« la fusée Vega 3 », « le quai 12 »: a number after its noun names it."""
    return i > 0 and tokens.pos[i - 1] in ("NOUN", "PROPN") and tokens.lower[i - 1].isalpha()


def _with_minutes(tokens: Tokens, value: float, unit: str | None, end: int, after: int) -> tuple[float, int]:
    """« 2 h 30 » is two hours and a half."""
    if unit != "heures" or end >= after or not tokens.lower[end].isdecimal() or len(tokens.lower[end]) != 2:
        return value, end
    return value + int(tokens.lower[end]) / 60, end + 1


def _fraction(tokens: Tokens, i: int, after: int) -> Amount | None:
    """« un tiers des élèves », « trois quarts », « la moitié du budget »."""
    fractions = _table("fractions")
    if i + 1 >= after or tokens.lower[i + 1] not in fractions:
        return None
    value = fractions[tokens.lower[i + 1]]
    if tokens.lower[i] not in ("la", "le"):
        count = number([tokens.lower[i]])
        if count is None:
            return None
        value *= count.value
    elif tokens.lower[i + 1] != "moitié":
        return None
    unit, end, _ = _unit_after(tokens, i + 2, after)
    return Amount(i, end, round(value, 6), unit)


def _share(tokens: Tokens, i: int, after: int) -> Amount | None:
    """« Deux élèves sur trois », « un train sur quatre »."""
    words = tokens.lower[i : min(after, i + 4)]
    if len(words) < 4 or words[2] != "sur" or tokens.pos[i + 1] not in ("NOUN", "PROPN"):
        return None
    part, whole = number(words[:1]), number(words[3:])
    if part is None or whole is None or not 0 < part.value < whole.value:
        return None
    return Amount(i, i + 4, round(part.value / whole.value, 6), words[1])


def _collective(tokens: Tokens, i: int, after: int) -> Amount | None:
    """« une centaine de blessés », « des milliers de pages », « trois douzaines »: never exact."""
    word = tokens.lower[i]
    value = _table("collective").get(word) or _table("collective").get(word.removesuffix("s"))
    if value is None and not (word in ("millions", "milliards") and i and not number([tokens.lower[i - 1]])):
        return None
    value = value or _table("multipliers")[word]
    start = i
    if i and (count := number([tokens.lower[i - 1]])):
        start, value = i - 1, value * count.value
    unit, end, _ = _unit_after(tokens, i + 1, after)
    return Amount(start, end, value, unit, about=True)


def _abbreviated_scale(tokens: Tokens, value: float, end: int, after: int) -> tuple[float, int]:
    """« 3 Md d'euros »: a scale that stands before its unit."""
    scale = lexicons.toml("units.toml")["scales"].get(tokens.lower[end]) if end < after else None
    if scale is None or end + 1 >= after or tokens.lower[end + 1] not in ("d'", "de", "€", "$"):
        return value, end
    return value * scale, end + 1


def _unit_after(tokens: Tokens, i: int, after: int) -> tuple[str | None, int, float | None]:
    """The unit or counted noun from token `i`: its name, the token after it, what one is worth if it is a unit."""
    k = i
    while k < after and tokens.lower[k] in _BEFORE_UNITS and k < i + 2:
        k += 1
    for length in (3, 2, 1):
        unit = _unit("".join(tokens.lower[k : k + length]).removesuffix(".")) if k + length <= after else None
        if unit:
            return unit[0], k + length, unit[1]
    if tokens.lower[k : k + 2] == ["pour", "cent"] and k + 2 <= after:
        return "%", k + 2, 1.0
    while k < after and tokens.pos[k] == "ADJ" and k < i + 4:
        k += 1
    if (
        k < after
        and tokens.pos[k] in ("NOUN", "PROPN")
        and not _is_time(tokens.lower[k])
        and tokens.lower[k][0].isalpha()
    ):
        if tokens.lower[k + 1 : k + 2] == ["-"] and k + 2 < after:
            return "".join(tokens.lower[k : k + 3]), k + 3, None  # « pick-up »
        return tokens.lower[k], k + 1, None
    if k < after and k > i and tokens.pos[k - 1] == "ADJ":
        return tokens.lower[k - 1], k, None
    return None, i, None


def _is_time(word: str) -> bool:
    return word in MONTHS or word in WEEKDAYS


def _is_label(tokens: Tokens, i: int, value: float, after_number: int, after: int) -> bool:
    """A date, a year, an article of law, a time of day: a number that counts nothing."""
    before = tokens.lower[i - 1] if i else ""
    is_year = after_number == i + 1 and _is_year(value)  # « 1 500 » is none
    following = tokens.lower[after_number] if after_number < after else ""
    if before in ("-", "–") and tokens.lower[i - 2 : i - 1] and tokens.lower[i - 2][0].isdigit():
        return True  # a score: « 3-1 »
    if (
        following in ("-", "–")
        and tokens.lower[after_number + 1 : after_number + 2]
        and (tokens.lower[after_number + 1].isdecimal() and tokens.start[after_number] == tokens.end[after_number - 1])
    ):
        return True
    if following in MONTHS or before in _LABELS or before in ("tous", "toutes"):
        return True
    if following in ("et", "au", "à", "-") and after_number + 2 < after and tokens.lower[after_number + 2] in MONTHS:
        return True
    if before in MONTHS and is_year:
        return True
    if following in ("h", "heures") and before in ("à", "vers", "dès", "avant", "après"):
        return True
    return is_year and (before in _BEFORE_YEARS or not following.isalpha())


def _is_year(value: float) -> bool:
    return value == int(value) and 1000 <= value <= 2100


def _bound(tokens: Tokens, amount: Amount, first: int) -> tuple[int, model.Direction]:
    """The words that bound a number, before it: « plus de », « environ »; where the quantity begins with them."""
    for length in (3, 2, 1):
        start = amount.first - length
        if start >= first:
            direction = _directions().get(" ".join(tokens.lower[start : amount.first]))
            if direction:
                return start, direction
    before = tokens.lower[amount.first - 1] if amount.first > first else ""
    if amount.about:
        many = before in ("des", "plusieurs", "quelques", "de")
        return (amount.first - (before in ("plusieurs", "quelques", "des")), "more" if many else "about")
    return amount.first, "exact"


@functools.cache
def _directions() -> dict[str, model.Direction]:
    lists = lexicons.toml("numbers.toml")["directions"]
    return {phrase: cast(model.Direction, name) for name, phrases in lists.items() for phrase in phrases}


@functools.cache
def _openings() -> frozenset[str]:
    """The words a quantity can begin with: most tokens are none of them."""
    collective = _table("collective")
    return frozenset({*_number_words(), *collective, *(f"{word}s" for word in collective), "la", "le"})


@functools.cache
def _number_words() -> frozenset[str]:
    return frozenset({*_table("values"), *_table("multipliers")})


def _table(name: str) -> dict[str, float]:
    return cast(dict[str, float], lexicons.toml("numbers.toml")[name])


def _unit(form: str) -> tuple[str, float] | None:
    found = lexicons.toml("units.toml")["units"].get(form)
    return (found[0], float(found[1])) if found else None
