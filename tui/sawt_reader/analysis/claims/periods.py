"""Stretches of time: « du 3 au 5 mars », « entre 2015 et 2018 », « au premier trimestre », « les années 1990 »."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sawt_reader.analysis import lexicons

_TIME = lexicons.toml("time.toml")
_MONTHS = {name: n for n, names in enumerate(_TIME["months"], 1) for name in names.split()}
_NTH: dict[str, int] = _TIME["nth"]
# First months; the next two belong to it. Winter goes on in the next year.
_SEASONS: dict[str, int] = _TIME["seasons"]
_WEEKDAYS: dict[str, int] = {name: n for n, name in enumerate(_TIME["weekdays"])}
_PARTS = {"trimestre": 3, "semestre": 6}  # months

_DAY = "1er|[12]?[0-9]|3[01]"
_MONTH = "|".join(_MONTHS)
_YEAR = "1[0-9]{3}|20[0-9]{2}"
_WEEKDAY = f"(?:(?:{'|'.join(_TIME['weekdays'])}) )?"
_NEAR = "(?: (?P<near>derni(?:er|ère)|passée?|prochaine?))?"

_FORMS = (
    rf"(?:du|entre le|les|le) {_WEEKDAY}(?P<day>{_DAY})(?: (?P<from_month>{_MONTH}))?(?: (?P<from_year>{_YEAR}))?"
    rf" (?:au|et(?: le)?) {_WEEKDAY}(?P<last>{_DAY}) (?P<month>{_MONTH})(?: (?P<year>{_YEAR}))?{_NEAR}",
    rf"(?:entre |de |d'|depuis )(?P<from_month>{_MONTH})(?: (?P<from_year>{_YEAR}))? (?:et|à) (?P<to_month>{_MONTH})"
    rf"(?: (?P<year>{_YEAR}))?{_NEAR}",
    rf"(?:entre|de|nuit du) (?P<first>{'|'.join(_WEEKDAYS)}) (?:et|au?|à) (?P<last_weekday>{'|'.join(_WEEKDAYS)})"
    rf"(?! (?:{_DAY}) ){_NEAR}",
    rf"(?:entre|de) (?P<since>{_YEAR}) (?:et|à) (?P<to>{_YEAR})",
    rf"(?P<since>{_YEAR})[-–](?P<to>{_YEAR})",
    rf"(?:(?:au|le|du|ce|dès le) )?(?P<nth>{'|'.join(_NTH)}) (?P<part>{'|'.join(_PARTS)})"
    rf"(?: (?:de )?(?P<year>{_YEAR}))?",
    rf"(?:(?P<this>cet?) |à l'|l'|au |le )(?P<season>{'|'.join(_SEASONS)})(?: (?P<year>{_YEAR}))?{_NEAR}",
    r"années (?P<decade>1[0-9][0-9]0|20[0-9]0|[3-9]0)",
)
_PATTERNS = tuple(re.compile(rf"(?<![\w-]){form}(?![\w%€-])") for form in _FORMS)

# The day from which a month or day counts as past or to come: see `dates.dates`.
Ahead = Callable[[int], bool]


class Period(NamedTuple):
    """Code points of its words, its first and its last day, month or year, ISO 8601."""

    start: int
    end: int
    value: str
    until: str


def periods(text: str, today: dt.date | None, ahead: Ahead) -> Iterator[Period]:
    """The periods of a text in lower case that can be worked out; none overlaps another.

    Args:
        text: folded, in lower case.
        today: the day of publication; without it only periods with a year can be worked out.
        ahead: does a date at this code point lie ahead?
    """
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            words = {key: value for key, value in match.groupdict().items() if value}
            ends = _ends(words, today, ahead=ahead(match.start()), definite=match[0].startswith(("à l'", "au ")))
            if ends is not None:
                taken.append(match.span())
                yield Period(*match.span(), *ends)


def _ends(words: dict[str, str], today: dt.date | None, *, ahead: bool, definite: bool) -> tuple[str, str] | None:
    if "near" in words:
        ahead = words["near"].startswith("prochain")
    if "decade" in words:
        first = int(words["decade"]) + (1900 if len(words["decade"]) == 2 else 0)
        return f"{first}", f"{first + 9}"
    if "since" in words:
        return (words["since"], words["to"]) if words["since"] < words["to"] else None
    if "last" in words:
        return _days(words, today, ahead=ahead)
    if "last_weekday" in words:
        return None if today is None else _weekdays(words, today, ahead=ahead)
    if "to_month" in words:
        first, last = _MONTHS[words["from_month"]], _MONTHS[words["to_month"]]
        begin = words.get("from_year") or (str(int(words["year"]) - (first > last)) if "year" in words else None)
        length = (last - first) % 12 + 1
        if begin and "year" in words:
            length = last - first + 1 + 12 * (int(words["year"]) - int(begin))
        words = {"year": begin} if begin else words
        return _months(words, first, length, today, ahead=ahead) if length > 1 else None
    if "part" in words:
        length = _PARTS[words["part"]]
        month = length * (_NTH[words["nth"]] - 1) + 1
        return _months(words, month, length, today, ahead=ahead) if month <= 12 else None
    winter = words["season"] == "hiver"
    if winter and "year" in words:
        return None  # « l'hiver 2021 »: which of two?
    if not (definite or words.keys() & {"this", "year", "near"}):
        return None  # « l'été, on pêche »: every summer
    return _months(words, _SEASONS[words["season"]], 3, today, ahead=ahead, now="this" in words)


def _months(
    words: dict[str, str], month: int, length: int, today: dt.date | None, *, ahead: bool, now: bool = False
) -> tuple[str, str] | None:
    """So many months from one on: in the year that is given, else the last or the next such months."""
    if "year" in words:
        year = int(words["year"])
    elif today is None:
        return None
    else:
        year = today.year
        over = (year, month + length - 1) < (today.year, today.month)
        begun = month <= today.month
        if (ahead and over) or ("near" in words and ahead and begun):
            year += 1
        elif (not ahead and not begun and not now) or ("near" in words and not ahead and not over):
            year -= 1
    last = year * 12 + month - 1 + length - 1
    return f"{year}-{month:02}", f"{last // 12}-{last % 12 + 1:02}"


def _weekdays(words: dict[str, str], today: dt.date, *, ahead: bool) -> tuple[str, str]:
    """The next or the last such days: « de mardi à jeudi », told on a Friday, is this week's."""
    first, last = _WEEKDAYS[words["first"]], _WEEKDAYS[words["last_weekday"]]
    length = dt.timedelta((last - first) % 7)
    if ahead:
        begin = today + dt.timedelta((first - today.weekday()) % 7)
    else:
        begin = today - dt.timedelta((today.weekday() - last) % 7) - length
    return begin.isoformat(), (begin + length).isoformat()


def _days(words: dict[str, str], today: dt.date | None, *, ahead: bool) -> tuple[str, str] | None:
    month, last = _MONTHS[words["month"]], _number(words["last"])
    since, day = _MONTHS[words.get("from_month", words["month"])], _number(words["day"])
    if "year" not in words and today is None:
        return None
    try:
        if "year" in words:
            end = dt.date(int(words["year"]), month, last)
        else:
            assert today is not None
            years = (today.year, today.year + 1) if ahead else (today.year, today.year - 1)
            ends = [dt.date(year, month, last) for year in years]
            fits = (end >= today if ahead else end <= today + dt.timedelta(31) for end in ends)
            end = next((end for end, fit in zip(ends, fits, strict=True) if fit), ends[-1])
        begin = dt.date(int(words.get("from_year", end.year - (since > month))), since, day)
    except ValueError:
        return None
    return (begin.isoformat(), end.isoformat()) if begin < end else None


def _number(day: str) -> int:
    return 1 if day == "1er" else int(day)
