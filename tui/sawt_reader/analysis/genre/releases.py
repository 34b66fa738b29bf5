"""Press releases: what they say at their head, and the parts below that assert nothing."""

from __future__ import annotations

import re

from sawt_reader.analysis.genre.page import Page

_HEAD = re.compile(
    r"\W*(?:communiqué(?P<full> de presse| commun)?|pour diffusion immédiate|à diffuser immédiatement)\b"
    r"(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_PLAIN_REST = re.compile(r"\s*(?:\Z|[:|–—-]\s|du \d|n°)")
_ISSUED = re.compile(r"\s(?:de|du|des|de la|de l['’]|d['’])\s?\S")
_CONTACT = re.compile(
    r"\W*(?:vos )?(?:contacts?\b\s*(?:\Z|[:\n–—-])|contacts? (?:presse|médias?|communication|pour la presse)"
    r"|service (?:de )?(?:presse|communication)\b|relations? (?:avec la )?(?:presse|médias|publiques))",
    re.IGNORECASE,
)
_PRESS_CONTACT = re.compile(r"\W*(?:contacts? (?:presse|médias?)|service de presse|relations? presse)", re.IGNORECASE)
_ABOUT = re.compile(r"\W*à propos (?:de la\b|de l['’]|de\b|du\b|des\b|d['’])\s?", re.IGNORECASE)
# « Dunes, le 3 mai 2024 – Le port ouvre. »
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w'’ -]{1,30}?(?:\s\([^)\n]{1,20}\))?,?\s(?:le\s)?(?:[a-z]{5,8}\s)?\d{1,2}(?:er)?\s"
    r"[a-zéû]{3,9}\s(?:19|20)\d\d(?:\s\([^)\n]{1,20}\))?\s?(?:\.\s[–—-]|[–—.-])\s"
)
_END = re.compile(r"\W*(?:fin|###)\W*\Z", re.IGNORECASE)
OPENING = 3  # parts in which a release says what it is
_LONGEST_HEAD = 14  # words
_LONGEST_ABOUT = 12  # words of a heading; a paragraph may begin with these words too


def is_release(page: Page) -> bool:
    """Does the page say that it is a release, or have both a press contact and a paragraph about its issuer?"""
    if head_of(page) is not None:
        return True
    parts = page.parts
    about = any(_ABOUT.match(part.text) and len(part.text.split()) <= _LONGEST_ABOUT for part in parts)
    return about and any(_PRESS_CONTACT.match(part.text) for part in parts)


def head_of(page: Page) -> str | None:
    """The line that says what it is: « Communiqué de presse de la Ville de Dunes »."""
    return next((text for text in page.opening(OPENING) if _is_head(text)), None)


def _is_head(text: str) -> bool:
    match = _HEAD.match(text)
    if match is None:
        return False
    rest = match["rest"]
    if _PLAIN_REST.match(rest):
        return True
    short = len(text.split()) <= _LONGEST_HEAD and not text.endswith((".", "!", "?"))
    return bool(match["full"]) and short and _ISSUED.match(rest) is not None and ":" not in rest


def boilerplate(page: Page) -> set[int]:
    """The numbers of the parts that are no news: contacts, what the issuer is, all that follows the end."""
    found: set[int] = set()
    below = False
    for number, part in enumerate(page.parts):
        below = below or bool(_CONTACT.match(part.text) or _ABOUT.match(part.text) or _END.match(part.text))
        if below and number:
            found.add(number)
    return found


def datelines(page: Page) -> list[tuple[int, int]]:
    """The code points of place and date before the first words of a paragraph."""
    matches = ((part, _DATELINE.match(part.text)) for part in page.parts)
    return [(part.start, part.start + match.end()) for part, match in matches if match]


def about(page: Page) -> tuple[int, int] | None:
    """The code points after « À propos de », where the issuer is named."""
    for part in page.parts:
        if match := _ABOUT.match(part.text):
            line = part.text.split("\n")[0]
            return part.start + match.end(), part.start + len(line)
    return None
