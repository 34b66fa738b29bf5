"""Quantities, a number with its bound and unit: « plus de 300 drones », « 1,2 Md€ », « un tiers des élèves »."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.dates import MONTHS, WEEKDAYS
from sawt_reader.analysis.claims.numerals import figures, number
from sawt_reader.analysis.grammar import verbs
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

_GLUED = re.compile(r"([+-]?\d[\d.,]*)([a-z€$£%°]+\d?)\.?")
_SIGNED = re.compile(r"[+−-]\d.*")
_LABELS = lexicons.words("numbers.toml", "labelled")
_ARTICLES = frozenset(("un", "une"))
_ONE_OF = lexicons.words("numbers.toml", "counted_by_un")
_DEFINITE = lexicons.words("function_words.toml", "known_determiners")
_SMALL = lexicons.words("numbers.toml", "small")
_TIMES = lexicons.words("time.toml", "units")
_HALF = frozenset(("demi", "demie"))
_DETERMINERS = lexicons.words("function_words.toml", "determiners")
_CHANGING = words.type_verbs("change") | frozenset(verbs.inflect("passer") | verbs.inflect("ramener"))
_CHANGE_WITHIN = 4  # tokens from « passé » to the first figure
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
    bound: model.Direction | None = None


def quantities(tokens: Tokens, first: int, after: int) -> tuple[model.Quantity, ...]:
    """The quantities among the tokens `first` up to `after`, in order."""
    found: list[model.Quantity] = []
    for amount in _amounts(tokens, first, after):
        unit = amount.unit
        if unit is None and found and tokens.lower[amount.first - 1] == "contre":
            unit = found[-1].unit  # « 40 cas, contre 12 en 2020 »
        start, direction = _bound(tokens, amount, first)
        if amount.bound is not None:
            direction = amount.bound
        span = (tokens.start[start], tokens.word_end(amount.after - 1))
        found.append(model.Quantity(*span, amount.value, unit, direction))
    return tuple(found)


def _amounts(tokens: Tokens, first: int, after: int) -> Iterator[Amount]:
    i = first
    while i < after:
        word = tokens.lower[i]
        if not (word[0].isdigit() or word[0] == "+" or "-" in word or word in _openings()):
            i += 1
            continue
        if ends := _range(tokens, i, first, after):
            yield from ends
            i = ends[1].after
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


def _range(tokens: Tokens, i: int, first: int, after: int) -> tuple[Amount, Amount] | None:
    """The ends of a range: « entre *10* et *15 %* », « de 3.000 à 5.000 billets », « deux à trois élus ».

    The first has the unit and the scale of the second. In « passé de 8 à 10 % » they are no bounds.
    """
    low = number(tokens.lower[i : min(after, i + _LOOK_AHEAD)])
    joint = i + low.length if low is not None else after
    if low is None or joint + 1 >= after:
        return None
    before = tokens.lower[i - 1] if i > first else ""
    if tokens.lower[joint] != ("et" if before == "entre" else "à"):
        return None
    high = _counted(tokens, joint + 1, after)
    if high is None or high.unit is None or not tokens.lower[i][0].isalnum():
        return None
    value, whole = low.value, number(tokens.lower[joint + 1 : min(after, joint + 1 + _LOOK_AHEAD)])
    figure = number([tokens.lower[joint + 1]])
    if whole is not None and figure is not None and figure.value and value <= figure.value < whole.value:
        value *= whole.value / figure.value  # « entre 1,4 et 2,3 *milliards* »
    if value >= high.value or (value == low.value and _is_year(value) and _is_year(high.value)):
        return None
    changes = any(word in _CHANGING for word in tokens.lower[max(first, i - _CHANGE_WITHIN) : i])
    bounds: tuple[model.Direction, model.Direction] = ("exact", "exact") if changes else ("more", "less")
    start = i - 1 if before == "entre" else i
    return (
        Amount(start, joint, value, high.unit, bound=bounds[0]),
        high._replace(bound=bounds[1]),
    )


def _counted(tokens: Tokens, i: int, after: int) -> Amount | None:
    """A number with a unit or counted noun: « 7,2 milliards d'euros », « vingt-deux élus », « 40M€ »."""
    word = tokens.lower[i]
    if _SIGNED.fullmatch(word):
        return _signed(tokens, i, after)
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
    other = _other_bound(tokens, value, end, after)
    unit, end, worth = _unit_after(tokens, end if other is None else other, after)
    if other is not None and unit is None:
        return None
    if worth is None and _is_known_set(tokens, i):
        return None
    if unit is None and (not word[0].isdigit() or (read.length == 1 and _is_year(value)) or _is_a_name(tokens, i)):
        return None
    value, end = _with_rest(tokens, value, unit, end, after)
    return Amount(i, end, value * (worth or 1.0), unit, about=other is not None)


def _signed(tokens: Tokens, i: int, after: int) -> Amount | None:
    """A change with its sign: « +95 % », « -12% », « +1.888 cas »."""
    word, sign = tokens.lower[i][1:], 1.0 if tokens.lower[i][0] == "+" else -1.0
    if (i and tokens.is_glued(i - 1)) and tokens.lower[i - 1] not in ("(", "«"):
        return None  # a score, a dash
    glued = _GLUED.fullmatch(word)
    if glued and (value := figures(glued[1])) is not None and (measure := _unit(glued[2])):
        return Amount(i, i + 1, sign * value * measure[1], measure[0])
    value = figures(word)
    if value is None:
        return None
    unit, end, worth = _unit_after(tokens, i + 1, after)
    return None if unit is None else Amount(i, end, sign * value * (worth or 1.0), unit)


def _is_known_set(tokens: Tokens, i: int) -> bool:
    """Does it say which ones, not how many? « *Les deux* pays », « ces trois communes », « ses quatre enfants »."""
    return i > 0 and tokens.lower[i - 1] in _DEFINITE and tokens.lower[i] in _SMALL


def _is_a_name(tokens: Tokens, i: int) -> bool:
    """Is it part of a name, or a day? « La fusée Vega 3 », « le quai 12 », « *le* 12 »."""
    if i == 0:
        return False
    return tokens.lower[i - 1] == "le" or (tokens.pos[i - 1] in ("NOUN", "PROPN") and tokens.lower[i - 1].isalpha())


def _with_rest(tokens: Tokens, value: float, unit: str | None, end: int, after: int) -> tuple[float, int]:
    """Add minutes or a half after the unit: « 2 h 30 » and « deux heures *et demie* » are 2.5."""
    if unit in _TIMES and end + 2 <= after and tokens.lower[end] == "et" and tokens.lower[end + 1] in _HALF:
        return value + 0.5, end + 2
    if unit != "heures" or end >= after or not tokens.lower[end].isdecimal() or len(tokens.lower[end]) != 2:
        return value, end
    return value + int(tokens.lower[end]) / 60, end + 1


def _fraction(tokens: Tokens, i: int, after: int) -> Amount | None:
    """A fraction: « un tiers des élèves », « trois quarts », « la moitié du budget »."""
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
    """A ratio: « Deux élèves sur trois », « un train sur quatre »."""
    if i + 3 >= after or tokens.pos[i + 1] not in ("NOUN", "PROPN"):
        return None
    on = i + 4 if tokens.lower[i + 2] in ("de", "d'") else i + 2  # « un fumeur *de cigarettes* sur cinq »
    if on + 1 >= after or tokens.lower[on] != "sur":
        return None
    part, whole = number([tokens.lower[i]]), number([tokens.lower[on + 1]])
    if part is None or whole is None or not 0 < part.value < whole.value:
        return None
    return Amount(i, on + 2, round(part.value / whole.value, 6), tokens.lower[i + 1])


def _collective(tokens: Tokens, i: int, after: int) -> Amount | None:
    """An approximate number: « une centaine de blessés », « des milliers de pages », « trois douzaines »."""
    word = tokens.lower[i]
    value = _table("collective").get(word) or _table("collective").get(word.removesuffix("s"))
    if value is None and not (word in ("millions", "milliards") and i and not number([tokens.lower[i - 1]])):
        return None
    value = value or _table("multipliers")[word]
    start, end = i, i + 1
    if i and (count := number([tokens.lower[i - 1]])):
        start, value = i - 1, value * count.value
    if end + 1 < after and tokens.lower[end] == "de" and (scale := _scale(tokens.lower[end + 1])):
        end, value = end + 2, value * scale  # « une dizaine *de milliers* d'élèves »
    unit, end, _ = _unit_after(tokens, end, after)
    return Amount(start, end, value, unit, about=True)


def _scale(word: str) -> float | None:
    """The factor of « millions », « milliers »."""
    return _table("multipliers").get(word) or _table("collective").get(word.removesuffix("s"))


def _abbreviated_scale(tokens: Tokens, value: float, end: int, after: int) -> tuple[float, int]:
    """Apply an abbreviated scale before a unit: « 3 Md d'euros »."""
    scale = lexicons.toml("units.toml")["scales"].get(tokens.lower[end]) if end < after else None
    if scale is None or end + 1 >= after:
        return value, end
    of = end + 2 if tokens.lower[end + 1] in ("d'", "de") else end + 1
    if _unit("".join(tokens.lower[of : min(after, of + 1)])) is None:
        return value, end  # « 120 *m* de long »
    return value * scale, end + 1


def _other_bound(tokens: Tokens, value: float, end: int, after: int) -> int | None:
    """The token after the second number of « 2 *ou 3* rapports », which counts the same; None if there is none."""
    if end + 1 >= after or tokens.lower[end] != "ou":
        return None
    other = number(tokens.lower[end + 1 : min(after, end + 1 + _LOOK_AHEAD)])
    return None if other is None or other.value <= value else end + 1 + other.length


def _unit_after(tokens: Tokens, i: int, after: int) -> tuple[str | None, int, float | None]:
    """The unit or counted noun at token `i`: its name, the token after it, and a unit's factor (None for a noun)."""
    unit, end, worth = _bare_unit_after(tokens, i, after)
    if unit is None or end >= after or unit not in _currencies("shared"):
        return unit, end, worth
    if tokens.lower[end] in _currencies("which"):
        return f"{unit} {tokens.as_written(end, end + 1) if tokens.capital[end] else tokens.lower[end]}", end + 1, worth
    if tokens.lower[end] in ("de", "d'") and end + 1 < after and tokens.lower[end + 1] in _currencies("places"):
        last = end + 3 if tokens.lower[end + 1] == "hong" else end + 2
        return f"{unit} {tokens.text[tokens.start[end] : tokens.end[min(last, after) - 1]]}", min(last, after), worth
    return unit, end, worth


def _bare_unit_after(tokens: Tokens, i: int, after: int) -> tuple[str | None, int, float | None]:
    """The same without the country of a currency."""
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
    """Does the number count nothing? A date, a year, an article of law, a time of day."""
    before = tokens.lower[i - 1] if i else ""
    is_year = after_number == i + 1 and _is_year(value)  # not « 1 500 »
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
    if following in ("h", "heure", "heures") and before in ("à", "vers", "dès", "avant", "après"):
        return True
    # « la présidentielle de 2022 des élections », « au trimestre 2020 les services »
    return is_year and (before in _BEFORE_YEARS or not following.isalpha() or following in _DETERMINERS)


def _is_year(value: float) -> bool:
    return value == int(value) and 1000 <= value <= 2100


def _bound(tokens: Tokens, amount: Amount, first: int) -> tuple[int, model.Direction]:
    """The bound before a number, « plus de », « environ »: the token where the quantity begins, and the direction."""
    for length in (3, 2, 1):
        start = amount.first - length
        if start >= first:
            direction = _directions().get(" ".join(tokens.lower[start : amount.first]))
            if direction:
                return start, direction
    before = tokens.lower[amount.first - 1] if amount.first > first else ""
    if amount.about:
        if before in ("des", "plusieurs", "quelques"):
            return amount.first - 1, "more"
        return amount.first, "more" if before == "de" else "about"
    return amount.first, "exact"


@functools.cache
def _directions() -> dict[str, model.Direction]:
    lists = lexicons.toml("numbers.toml")["directions"]
    return {phrase: cast(model.Direction, name) for name, phrases in lists.items() for phrase in phrases}


@functools.cache
def _openings() -> frozenset[str]:
    """The words that a quantity can begin with, to skip most tokens fast."""
    collective = _table("collective")
    return frozenset({*_number_words(), *collective, *(f"{word}s" for word in collective), "la", "le"})


@functools.cache
def _number_words() -> frozenset[str]:
    return frozenset({*_table("values"), *_table("multipliers")})


@functools.cache
def _currencies(name: str) -> frozenset[str]:
    return frozenset(lexicons.toml("units.toml")["currencies"][name].split())


def _table(name: str) -> dict[str, float]:
    return cast(dict[str, float], lexicons.toml("numbers.toml")[name])


def _unit(form: str) -> tuple[str, float] | None:
    found = lexicons.toml("units.toml")["units"].get(form)
    return (found[0], float(found[1])) if found else None
