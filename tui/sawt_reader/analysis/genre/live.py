"""Live blogs: entries that begin with an hour. Nobody who speaks in one entry goes on to speak in the next."""

from __future__ import annotations

import re

from sawt_reader.analysis.genre.page import Page

_HOUR = re.compile(
    r"[\[•*►·–—-]*\s?(?:à\s)?(?P<hour>[01]?\d|2[0-3])\s?[hH:]\s?(?P<minute>[0-5]\d)\b\]?(?!\s*(?:à|et|-|–)\s*\d)",
    re.IGNORECASE,
)
_AFTER_HOUR = re.compile(r"\s*[.:|–—-]?\s*")
_LIVE = re.compile(
    r"\b(?:en|le|notre) direct\b|\A\W*direct\b|\blive\b|minute par minute|\ble fil\b|dernières informations"
    r"|toutes les infos|heure par heure",
    re.IGNORECASE,
)
_OPENING = 3  # parts in which a page says that it is a live blog
# Half or double changes no article of 6,000 of the press.
_FEWEST, _FEWEST_UNANNOUNCED = 2, 4  # entries
_WORDS = 8  # of an entry on average; those of a timetable have fewer


def entries(page: Page) -> list[int]:
    """The numbers of the parts that begin an entry; none for other texts."""
    hours = {n: _minutes(match) for n, part in enumerate(page.parts) if (match := _HOUR.match(part.text))}
    if len(hours) < _FEWEST:
        return []
    numbers = sorted(hours)
    times = [hours[n] for n in numbers]
    ordered = times == sorted(times) or times == sorted(times, reverse=True)
    announced = any(map(_LIVE.search, page.opening(_OPENING)))
    words = sum(len(part.text.split()) for part in page.parts[numbers[0] :])
    if announced or (ordered and len(times) >= _FEWEST_UNANNOUNCED and words >= _WORDS * len(times)):
        return numbers
    return []


def hours(page: Page) -> list[tuple[int, int]]:
    """The code points of the hours that begin the entries, with the dash or colon after them."""
    found = []
    for number in entries(page):
        part = page.parts[number]
        if match := _HOUR.match(part.text):
            after = _AFTER_HOUR.match(part.text, match.end())
            found.append((part.start, part.start + (after.end() if after else match.end())))
    return found


def _minutes(match: re.Match[str]) -> int:
    return int(match["hour"]) * 60 + int(match["minute"])
