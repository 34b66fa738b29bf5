"""Dates as ISO 8601 values relative to the day of publication: « le 3 mars », « jeudi dernier », « fin 2015 ».

Why not a library: of 26 such expressions from the press, dateparser 1.5 reads 15, at 2 ms each, and takes
« mardi à Mars » for a day in March.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims.numerals import number
from sawt_reader.analysis.claims.periods import periods
from sawt_reader.reading import model

WEEKDAYS = {name: n for n, name in enumerate(lexicons.toml("time.toml")["weekdays"])}
MONTHS = {name: n for n, names in enumerate(lexicons.toml("time.toml")["months"], 1) for name in names.split()}
_DAYS: dict[str, int] = lexicons.toml("time.toml")["days"]

_NEAR = "(?: (?P<near>derni(?:er|ère)|passée?|prochaine?))?"
_YEAR = "(?P<year>1[0-9]{3}|20[0-9]{2})"
_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
_COUNT = "(?:tout juste |environ |près de |à peine |plus de |presque )?(?P<count>[0-9]{1,3}|[a-zéû-]{2,20})"
_UNIT = "(?P<unit>jour|semaine|mois|an|année)s?"

_BEFORE = 40  # code points before a date that tell its direction
_SOON = 31  # days, a month: see `_nearest`; none at all changes 3, three months change 2

# The forms of a date, tried in this order. « mars » and « 2015 » are dates only next to a word that shows it.
_FORMS = (
    f"(?:{_WEEKDAY} )?(?:le )?(?P<day>1er|[12]?[0-9]|3[01]) {_MONTH}(?: {_YEAR})?{_NEAR}",
    rf"(?:le )?(?P<day>0?[1-9]|[12][0-9]|3[01])/(?P<figure>0?[1-9]|1[0-2])/{_YEAR}",
    f"{_MONTH} {_YEAR}",
    f"(?:(?:{lexicons.alternatives('time.toml', 'before_months')}) |mi-|d'){_MONTH}{_NEAR}",
    # « fermé le lundi », « ouvert du lundi au jeudi » are every week.
    rf"(?<!\ble )(?<!chaque )(?<!di au ){_WEEKDAY}{_NEAR}(?! au (?:{'|'.join(WEEKDAYS)})\b)",
    f"(?P<adverb>{'|'.join(_DAYS)})",
    "(?:le )?(?P<weekend>week-end) (?P<near>dernier|passé|prochain)",
    "(?:la |le |l')(?P<period>semaine|mois|année|an) (?P<near>derni(?:er|ère)|passée?|prochaine?)",
    "(?:cette |ce )(?P<period>semaine|mois|année)(?:-ci)?",
    f"(?P<ago>il y a) {_COUNT} {_UNIT}",
    f"dans {_COUNT} {_UNIT}",
    f"(?:(?:{lexicons.alternatives('time.toml', 'before_years')}) |\\(){_YEAR}",
    # « la crise de 2008 », not « près de 2000 armes ».
    rf"(?<!près )(?<!plus )(?<!moins )de {_YEAR}"
    rf"(?= (?:{lexicons.alternatives('time.toml', 'after_years')})\b|[,.;:)]|$)",
)
_PATTERNS = tuple(re.compile(rf"(?<![\w-]){form}(?![\w%€-])") for form in _FORMS)
# Most claims have no date: this search for what every form needs rules them out.
_QUICK = re.compile(rf"[0-9]{{4}}|{'|'.join([*MONTHS, *WEEKDAYS])}|\ban|{lexicons.alternatives('time.toml', 'hints')}")


# « élu le 6 juillet » is past even in a claim about the future, not « sera élu »; « dès lundi » is to come.
_DONE = re.compile(r"(?:^|(?P<before>[\w'-]+) |[(,;] ?)(?:\w{2,}[éiu]e?s?|mort|morte|ouverte?|mise?|prise?) $")
_TO_BE = lexicons.words("function_words.toml", "before_participles")
_FROM_NOW = re.compile(r"(?:\bdès|à partir d[eu]|à compter d[eu]|d'ici(?: à| au)?) (?:le )?$")


def dates(text: str, offset: int, published: str | None, *, ahead: bool, past: bool = False) -> tuple[model.Date, ...]:
    """The dates of a claim that can be worked out, in order.

    Args:
        text: the claim's words, folded (straight apostrophes, plain spaces).
        offset: code point of the first of them in the article.
        published: day of publication, ISO 8601; without it only dates with a year can be worked out.
        ahead: is the claim about the future? « mardi » is then the next one, otherwise the last one.
        past: is it told in a past tense?
    """
    text = text.lower()
    if not _QUICK.search(text):
        return ()
    today = _parse(published)
    found: list[model.Date] = []
    taken: list[tuple[int, int]] = []

    def later(at: int) -> bool:
        return _is_ahead(text[max(0, at - _BEFORE) : at], ahead=ahead, past=past)

    for period in periods(text, today, later):
        taken.append((period.start, period.end))
        found.append(model.Date(offset + period.start, offset + period.end, period.value, period.until))
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            value = _value({k: v for k, v in match.groupdict().items() if v}, today, ahead=later(match.start()))
            taken.append(match.span())
            if value is not None:
                found.append(model.Date(offset + match.start(), offset + match.end(), value))
    return tuple(sorted(found, key=lambda date: date.start))


def _is_ahead(before: str, *, ahead: bool, past: bool) -> bool:
    """Does the date after these words lie ahead?"""
    if not ahead:
        return not past and _FROM_NOW.search(before) is not None
    done = _DONE.search(before)
    return done is None or done["before"] in _TO_BE


def _parse(day: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((day or "")[:10])
    except ValueError:
        return None


def _value(words: dict[str, str], today: dt.date | None, *, ahead: bool) -> str | None:
    """The ISO value of a form; None if it needs an unknown day of publication, or if there is no such day."""
    try:
        if "year" in words and "day" not in words:
            return f"{words['year']}-{MONTHS[words['month']]:02}" if "month" in words else words["year"]
        if "year" in words:
            month = int(words["figure"]) if "figure" in words else MONTHS[words["month"]]
            return dt.date(int(words["year"]), month, _day(words)).isoformat()
        if today is None:
            return None
        ahead = words["near"].startswith("prochain") if "near" in words else ahead
        return _relative(words, today, ahead=ahead)
    except (ValueError, OverflowError):
        return None


def _relative(words: dict[str, str], today: dt.date, *, ahead: bool) -> str | None:
    if "day" in words:
        month, day = MONTHS[words["month"]], _day(words)
        return _nearest(
            lambda year: dt.date(year, month, day), today, ahead=ahead, strictly="near" in words
        ).isoformat()
    if "month" in words:
        month = MONTHS[words["month"]]
        return _nearest(
            lambda year: dt.date(year, month, 28), today, ahead=ahead, strictly="near" in words
        ).isoformat()[:7]
    if "weekday" in words:
        return _weekday(WEEKDAYS[words["weekday"]], today, ahead=ahead, strictly="near" in words).isoformat()
    if "adverb" in words:
        return (today + dt.timedelta(_DAYS[words["adverb"]])).isoformat()
    if "weekend" in words:
        return _weekday(WEEKDAYS["samedi"], today, ahead=ahead, strictly=True).isoformat()
    if "period" in words:
        steps = 0 if "near" not in words else 1 if ahead else -1
        return _shift(today, words["period"], steps)
    count = number([words["count"]])
    return None if count is None else _shift(today, words["unit"], int(-count.value if "ago" in words else count.value))


def _day(words: dict[str, str]) -> int:
    return 1 if words["day"] == "1er" else int(words["day"])


def _nearest(on: Callable[[int], dt.date], today: dt.date, *, ahead: bool, strictly: bool) -> dt.date:
    """Complete a date without a year: the next such day in a claim about the future, otherwise the last.

    A day less than a month ahead counts too: « le sommet s'ouvre le 3 décembre », published in November.
    """
    years = (today.year - 1, today.year, today.year + 1)
    days = []
    for year in years:
        try:
            days.append(on(year))
        except ValueError:  # 29 février
            continue
    if ahead:
        return min(day for day in days if day >= today)
    latest = today if strictly else today + dt.timedelta(_SOON)
    return max(day for day in days if day <= latest)


def _weekday(weekday: int, today: dt.date, *, ahead: bool, strictly: bool) -> dt.date:
    """« Mardi »: the next one in a claim about the future, otherwise the last; today counts unless `strictly`."""
    if ahead:
        distance = (weekday - today.weekday()) % 7
        return today + dt.timedelta(distance or (7 if strictly else 0))
    distance = (today.weekday() - weekday) % 7
    return today - dt.timedelta(distance or (7 if strictly else 0))


def _shift(today: dt.date, unit: str, steps: int) -> str:
    """A date `steps` units from today, as precise as the unit: « il y a trois jours » a day, « il y a dix ans » a year.

    A week becomes the month of its Thursday, as ISO 8601 assigns weeks to years.
    """
    if unit.startswith("jour"):
        return (today + dt.timedelta(steps)).isoformat()
    if unit.startswith("semaine"):
        return (today + dt.timedelta(7 * steps + 3 - today.weekday())).isoformat()[:7]
    if unit == "mois":
        months = today.year * 12 + today.month - 1 + steps
        return f"{dt.date(months // 12, months % 12 + 1, 1):%Y-%m}"
    return f"{dt.date(today.year + steps, 1, 1).year:04}"
