"""What kind of text an article is, where it is not plain news: by its layout and by words with which such texts begin.

Each kind has marks of its own that news hardly ever has, and needs several of them, so plain news stays plain news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sawt_reader.analysis.text import FURNITURE
from sawt_reader.reading.model import Article, Genre

_ANNOUNCED = re.compile(r"propos recueillis|entretien avec|interview", re.IGNORECASE)
_RELEASE = re.compile(r"\s*(?:communiqué(?: de presse)?|pour diffusion immédiate)\s*(?:$|[:–—-])", re.IGNORECASE)
_TURN = re.compile(
    r"(?:(?:M\.|Mme|Me|LE|LA)\s|L'|L’)[^\n.:–—]{1,40}?\.?\s*[–—-]\s|[A-ZÀ-Þ][A-ZÀ-Þ' ’-]{5,40}\.\s*[–—-]\s"
)
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\s?[hH:]\s?[0-5]\d\b(?!\s*(?:à|et|-)\s*\d)")
_POST = re.compile(r"[^\n]{0,40}@\w{2,}|[^\n]{0,200}https?://(?:twitter|x)\.com/")
_FIRST_PERSON = re.compile(r"\b(?:je|nous|notre|nos|mon|ma|mes)\b|\bj['’]", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:vous|votre|vos|tu)\b|\A(?:Q|Question)\s?[:.]", re.IGNORECASE)
_QUOTED = re.compile(r"«[^»]*»|\"[^\"\n]*\"|“[^”]*”")
# A byline with a role: « Anne Morel, sociologue », « Par Jean Roux, maire de Dunes ».
_ROLE = re.compile(r"[^,\n]{4,60}, (?:[a-zà-ÿ]+)")
# Above a page with a rhetorical question, a timetable or an address or two. Half or double of any changes no article of
# 6,000 of the press.
_LONGEST_QUESTION = 600  # code points
_FEWEST, _FEWEST_ANNOUNCED = 3, 2  # questions, hours, turns, posts; fewer questions on a page that says what it is
_SHARE = 0.2  # of the blocks that must be questions
_MOST_BLOCKS = 3  # the first, in which a release says what it is
_I_OR_WE = 0.02  # of the words outside marks that must be in the first person
_LONG_ENOUGH = 120  # words


def of(article: Article) -> Genre | None:
    """The genre of an article; None for plain news."""
    texts = [article.text[b.start : b.end].strip() for b in article.blocks if b.kind not in FURNITURE]
    if _count(_TURN, texts) >= _FEWEST:
        return "minutes"
    if questions(texts):
        return "interview"
    if _count(_HOUR, texts) >= _FEWEST:
        return "live"
    if _count(_POST, texts) >= max(_FEWEST, len(texts) // 2):
        return "posts"
    if any(_RELEASE.match(text) for text in texts[:_MOST_BLOCKS]):
        return "release"
    return "opinion" if _is_opinion(article, texts) else None


def questions(texts: Sequence[str]) -> set[int]:
    """The numbers of the blocks that ask, if this is an interview.

    They are short and end in « ? », and the next one does not.
    """
    asks = [text.endswith("?") and len(text) <= _LONGEST_QUESTION for text in texts]
    found = {n for n, ask in enumerate(asks) if ask and n + 1 < len(asks) and not asks[n + 1]}
    if len(found) < _FEWEST_ANNOUNCED:
        return set()
    announced = any(map(_ANNOUNCED.search, texts))
    if len(found) < max(_FEWEST_ANNOUNCED if announced else _FEWEST, _SHARE * len(texts)):
        return set()
    return found if announced or _is_talk(texts, found) else set()


def _is_talk(texts: Sequence[str], asking: set[int]) -> bool:
    """Does somebody ask somebody, rather than a page its readers? « Que risquez-vous ? », « Q : … », « Je pars »."""
    asked = sum(_ADDRESSED.search(texts[n]) is not None for n in asking)
    answered = sum(_FIRST_PERSON.search(_QUOTED.sub(" ", texts[n + 1])) is not None for n in asking)
    return max(asked, answered) * 2 >= len(asking)


def _count(begins: re.Pattern[str], texts: Sequence[str]) -> int:
    return sum(begins.match(text) is not None for text in texts)


def _is_opinion(article: Article, texts: Sequence[str]) -> bool:
    """Does somebody with a role sign a text in the first person, outside quotations?"""
    if not article.byline or not _ROLE.match(article.byline):
        return False
    own = _QUOTED.sub(" ", "\n".join(texts))
    words = len(own.split())
    return words >= _LONG_ENOUGH and len(_FIRST_PERSON.findall(own)) >= _I_OR_WE * words
