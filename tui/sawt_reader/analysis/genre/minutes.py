"""Minutes of a court, a council, a parliament: turns under labels of office, or the formulas of a record."""

from __future__ import annotations

import re
from collections import Counter

from sawt_reader.analysis.genre import labels
from sawt_reader.analysis.genre.page import Page, Turn, addresses, first_person

_RECORD = re.compile(r"\W*(?:procès-verbal|compte[- ]rendu)\b", re.IGNORECASE)
_FORMULA = re.compile(
    r"\W*(?:(?:étai(?:en)?t )?(?:présente?s?|excusée?s|absente?s)\b.{0,20}:|ordre du jour\b"
    r"|la séance est (?:ouverte|levée))",
    re.IGNORECASE,
)
_SITTING = re.compile(
    r"\b(?:audience|séance|conseil (?:municipal|régional|départemental|communautaire)|cour d['’]assises"
    r"|tribunal|commission d['’]enquête|audition)\b",
    re.IGNORECASE,
)
_OPENING = 3  # parts in which a record says what it is
# Half or double changes no article of 6,000 of the press.
_FEWEST = 3  # turns
_SHARE = 0.6  # of the turns that must be under a label of office
_FEWEST_CAPITALS = 3  # different labels in capitals that make minutes without any office


def is_record(page: Page) -> bool:
    """Does the page call itself a record and use its formulas? « Procès-verbal », « Étaient présents : »."""
    titled = any(_RECORD.match(text) for text in page.opening(_OPENING))
    return titled and any(_FORMULA.match(part.text) for part in page.parts)


def turns(page: Page) -> list[Turn]:
    """The turns of minutes in order; none for other texts."""
    stopped = sum(labels.of_part(part, stopped=True) is not None for part in page.parts) >= _FEWEST
    found = {n: label for n, part in enumerate(page.parts) if (label := labels.of_part(part, stopped=stopped))}
    found = {n: label for n, label in found.items() if label.is_office or label.is_capitals or page.parts[n].is_prose}
    counts = Counter(label.key for label in found.values())
    offices = {label.key for label in found.values() if label.is_office}
    capitals = {label.key for label in found.values() if label.is_capitals}
    if len(offices) < 2 and len(capitals) >= _FEWEST_CAPITALS and max(counts.values()) > 1:
        offices = capitals
    if not offices and any(map(_SITTING.search, page.opening(_OPENING))):
        offices = {key for key, count in counts.items() if count > 1}
    official = {n: label for n, label in found.items() if label.key in offices}
    if len(official) < _FEWEST or len(offices) < 2 or len(official) < _SHARE * len(found):
        return []
    if labels.are_quoted(page, official):
        return []
    return _with_continuations(page, official)


def _with_continuations(page: Page, official: dict[int, labels.Label]) -> list[Turn]:
    """The turns, with the parts that go on in the first or second person; others are the record's own words."""
    whole: list[Turn] = []
    speaking: labels.Label | None = None
    for number, part in enumerate(page.parts):
        if number in official:
            speaking = official[number]
            whole.append(
                Turn(number, speaking.after, part.end, "speaks", (speaking.start, speaking.end), speaking.name)
            )
        elif speaking is not None and part.is_prose:
            if part.text.startswith("(") or not (first_person(part.text) or addresses(part.text)):
                continue
            whole.append(Turn(number, part.start, part.end, "speaks", (speaking.start, speaking.end), speaking.name))
    return whole
