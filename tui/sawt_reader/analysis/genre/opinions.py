"""Opinion pieces: what section they stand in, who signs them, and how much they speak in the first person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.genre.labels import is_role
from sawt_reader.analysis.genre.page import Page, first_person, unquoted

_SECTION = re.compile(
    rf"\W*(?:l[ae]\s|l['’])?(?:{lexicons.alternatives('nouns.toml', 'opinion_sections')})s?\s*"
    r"(?:\Z|[.|:–—-]\s|(?:de|à)\s[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_NAME = r"(?:(?:Dr|Pr|Me)\s)?[A-ZÀ-Þ][\w'’.-]+(?:\s(?:de|du|d['’]|el|ben|von|van|[A-ZÀ-Þ][\w'’.-]*)){1,4}"
_SIGNED = re.compile(
    rf"(?:(?i:par|de|carte blanche à)\s)?(?P<name>{_NAME})(?:\s?[,(\n]\s?|\s(?P<verb>est)\s|\s[–—-]\s)"
    r"(?P<role>[^\n]{3,})"
)
_ALONE = re.compile(rf"(?:[Pp]ar\s)?{_NAME}")
_GIVEN = re.compile(r"carte blanche à\s", re.IGNORECASE)
_SIGNATORIES = re.compile(r"\W*(?:(?:les |premiers )*signataires|signé par|collectif)\b.{0,30}:", re.IGNORECASE)
_OF_THE_PAPER = lexicons.words("nouns.toml", "of_the_paper")
_ROLE_WITHIN = 7  # words after the name; « ancienne secrétaire d'État »
_HEAD, _FOOT = 5, 3  # parts at either end in which a signature stands
_LONGEST = 250  # code points of a signature
# A third of each changes no article of 6,000 of the press.
_I_OR_WE = 0.02  # of the words outside marks that must be in the first person
_I_OR_WE_IN_SECTION = 0.004
_LONG_ENOUGH = 60  # words


class Signature(NamedTuple):
    """Where somebody signs: the number of the part, and the code points of the name or names.

    `is_plain`: a signature that says no more, which stands nowhere else; not « Anne Morel est sociologue. ».
    """

    part: int
    start: int
    end: int
    is_plain: bool


def is_opinion(page: Page) -> bool:
    """Is it a piece of somebody who argues in their own name?

    The section says so, or somebody with a role signs a text in the first person.
    """
    if in_section(page):
        return bool(signatures(page)) or _share(page) >= _I_OR_WE_IN_SECTION
    signed = _has_role(page.byline) or any(signature.is_plain for signature in signatures(page))
    return signed and _share(page) >= _I_OR_WE


def in_section(page: Page) -> bool:
    """Does it stand in a section of opinions? « Tribune », « POINT DE VUE – … »."""
    return any(map(_SECTION.match, page.opening(2)))


def introductions(page: Page) -> set[int]:
    """The numbers of the parts in which the paper presents the piece: « TRIBUNE. Un collectif alerte … »."""
    return {n for n, part in enumerate(page.parts[:_HEAD]) if part.kind != "title" and _SECTION.match(part.text)}


def section_names(page: Page) -> list[tuple[int, int]]:
    """The code points of the names of sections before other words: « OPINION. … »."""
    matches = ((part, _SECTION.match(part.text)) for part in page.parts[:2])
    return [(part.start, part.start + match.end()) for part, match in matches if match]


def _share(page: Page) -> float:
    """How many of the words outside marks are in the first person; 0 of a short text."""
    own = unquoted("\n".join(part.text for part in page.parts if part.is_prose))
    words = len(own.split())
    return first_person(own) / words if words >= _LONG_ENOUGH else 0.0


def signatures(page: Page) -> list[Signature]:
    """Where the authors sign with a role, or a list of signatories does; none for a journalist of the paper."""
    return list(_signatures(page))


def _signatures(page: Page) -> Iterator[Signature]:
    count = len(page.parts)
    for number, part in enumerate(page.parts):
        given = part.kind == "title" and not _GIVEN.match(part.text)
        if _HEAD <= number < count - _FOOT or given or len(part.text) > _LONGEST:
            continue
        below = page.parts[number + 1].text if number + 1 < count else ""
        if match := _SIGNATORIES.match(part.text):
            yield Signature(number, part.start + match.end(), part.end, is_plain=True)
        elif _ALONE.fullmatch(part.text) and len(below) <= _LONGEST and is_role(below.split(" ")[0]):
            yield Signature(number, part.start, part.end, is_plain=True)
            yield Signature(number + 1, part.start, part.end, is_plain=True)
        elif match := _SIGNED.match(part.text):
            told = match["verb"] is not None  # « Anne Morel est sociologue. »
            ends = part.text.endswith((".", "!", "?", "…"))
            if told == ends and _is_role(match["role"]):
                end = match.end("name") if told else len(part.text)  # « A, docker, et B, grutier »
                yield Signature(number, part.start + match.start("name"), part.start + end, not told)


def _is_role(text: str) -> bool:
    words = [word.strip(",.;()") for word in re.split(r"[\s'’]", text)[:_ROLE_WITHIN]]
    return any(map(is_role, words)) and _OF_THE_PAPER.isdisjoint(word.lower() for word in words)


def _has_role(byline: str | None) -> bool:
    name, _, role = (byline or "").partition(", ")
    return bool(name) and _is_role(role)
