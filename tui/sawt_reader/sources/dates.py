"""Dates as French and English newspapers print them: « dimanche 27 novembre 2022 », "November 27, 2022", 27/11/2022."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan",
            "février fevrier févr fév february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "août aout august aug",
            "septembre sept september sep",
            "octobre october oct",
            "novembre november nov",
            "décembre decembre déc december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_DAYS = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday "
    "lun mar mer jeu ven sam dim mon tue wed thu fri sat sun"
)
# Pattern of a day of the week.
WEEKDAY = r"\b(?:" + "|".join(_DAYS.split()) + r")\b\.?"
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = rf"(?:{WEEKDAY},?\s+)?"
_YEAR = r"(?:1[6-9]|20|21)\d\d"
_DATE = re.compile(
    rf"(?<!\d)(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)"
    rf"|(?<![\d/.])(?P<d2>\d\d?)(?P<sep>[/.-])(?P<m2>\d\d?)(?P=sep)(?P<y2>{_YEAR}|\d\d)(?![\d/])"
    rf"|{_DAY}(?<!\d)(?P<d3>\d\d?)(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<m3>{_MONTH}),?(?:\s+(?P<y3>{_YEAR})\b)?"
    rf"|{_DAY}\b(?P<m4>{_MONTH})\s+(?P<d4>\d\d?)(?:st|nd|rd|th)?(?:,?\s+(?P<y4>{_YEAR})\b)?(?!\d)",
    re.IGNORECASE,
)
# Two-digit years up to this one belong to the twenty-first century, as in POSIX.
_PIVOT = 68


class PrintedDate(NamedTuple):
    """A date in a text: start and end in code points, and the day in ISO 8601; None without a year."""

    start: int
    end: int
    day: str | None


def dates(text: str) -> Iterator[PrintedDate]:
    """The dates in a text, without impossible ones. In figures the day comes first: 04/03/2024 is in March."""
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        for form in "1234":
            if day := parts[f"d{form}"]:
                date = _date(match, parts[f"y{form}"], parts[f"m{form}"], day)
                if date:
                    yield date


def _date(match: re.Match[str], year: str | None, month: str, day: str) -> PrintedDate | None:
    number = int(month) if month.isdecimal() else _MONTHS[month.lower().rstrip(".")]
    if year and len(year) == 2:
        year = f"20{year}" if int(year) <= _PIVOT else f"19{year}"
    try:
        # Without a year, a leap year stands in: it has a 29 February.
        value = datetime.date(int(year or 2000), number, int(day))
    except ValueError:
        return None
    return PrintedDate(match.start(), match.end(), value.isoformat() if year else None)
