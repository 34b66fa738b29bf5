"""Who speaks, as a label before the words: « Anne Morel : », « LE PRÉSIDENT. – », « Mme Roux (Ensemble) : »."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.genre.page import Page, Part

_CIVILITY = r"(?:M\.|MM\.|Mmes?|Mlle|Me|Dr|Pr)"
_NAMED = re.compile(
    r"(?:[–—-]\s?)?(?P<name>[A-ZÀ-Þ][^:\n?!«»\"“()]{0,70}?)(?P<aside>\s\([^)\n]{1,60}\))?"
    r"(?:\s?:|\.\s?[–—-]|\s[–—-])\s+(?=\S)"
)
# « LE PHARE. Pourquoi ? »
_CAPITALS = re.compile(r"(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ' ’-]{3,40})(?P<aside>\s\([^)\n]{1,60}\))?\.\s+(?=[A-ZÀ-Þ«(])")
# The form of the parliament: « Mme la présidente. La parole est à … ».
_STOPPED = re.compile(
    rf"(?P<name>{_CIVILITY}\s[^.:\n?!«»]{{2,70}}?)(?P<aside>\s\([^)\n]{{1,60}}\))?\.\s+(?=[A-ZÀ-Þ«(])"
)
_ABBREVIATED = re.compile(rf"\b(?:{_CIVILITY}|[A-ZÀ-Þ]\.)", re.IGNORECASE)
_CIVIL = re.compile(rf"{_CIVILITY}\s", re.IGNORECASE)
_INITIALS = re.compile(r"[A-ZÀ-Þ]\.?(?:[ -]?[A-ZÀ-Þ]\.?){1,3}")
_LETTERS = frozenset({"q", "r", "question", "réponse", "reponse"})
_ARTICLE = re.compile(r"(?:le|la|les)\s|l['’]", re.IGNORECASE)
_WORDS = 10  # the most of a label; half loses « M. Roux, ministre de l'Intérieur et des … »


class Label(NamedTuple):
    """A label and where the words begin, as code points of the text.

    Attributes:
        name: who speaks, without what stands in brackets.
        start, end: of the name.
        after: the first code point of the words.
    """

    name: str
    start: int
    end: int
    after: int

    @property
    def key(self) -> str:
        """The name without role, to compare: « M. Ferry, rapporteur » is « M. Ferry »."""
        return self.name.split(",")[0].strip(" .").lower()

    @property
    def is_initials(self) -> bool:
        """Is it « A. M. », « AM »? Not « CGT »."""
        return is_initials(self.name)

    @property
    def is_capitals(self) -> bool:
        """Is it « DIRECTION », but no initials, and not « QUESTION »?"""
        return self.name.isupper() and not self.is_initials and self.key not in _LETTERS

    @property
    def is_office(self) -> bool:
        """Does it name an office or begin with a civility? « Le procureur », « M. Roux », « Avocat général »."""
        if _CIVIL.match(self.name):
            return True
        article = _ARTICLE.match(self.name)
        words = self.name[article.end() if article else 0 :].split()
        return is_role(words[0]) and (article is not None or words[1:] == [word.lower() for word in words[1:]])

    @property
    def is_person(self) -> bool:
        """May it be a name of somebody? « Anne Morel », « A. M. »; not « Résultat »."""
        words = self.name.split(",")[0].split()
        return self.is_initials or (len(words) > 1 and all(word[:1].isupper() for word in words))


def of_part(part: Part, *, stopped: bool = False) -> Label | None:
    """The label at the head of a part.

    Args:
        part: one of the page.
        stopped: does a full stop after « M. Roux » make a label?
    """
    match = _NAMED.match(part.text) or _CAPITALS.match(part.text) or (_STOPPED.match(part.text) if stopped else None)
    if match is None:
        return None
    name = match["name"].rstrip()
    if len(name.split()) > _WORDS or "." in _ABBREVIATED.sub(" ", name).strip(" ."):
        return None
    start = part.start + match.start("name")
    return Label(name, start, start + len(name), part.start + match.end())


def are_quoted(page: Page, labelled: Mapping[int, Label]) -> bool:
    """Are most of the words after labels in marks? A list of quotations: « M. Roux : « … » »."""
    marked = sum(page.parts[n].text[label.after - page.parts[n].start] in '«"“' for n, label in labelled.items())
    return marked * 2 > len(labelled)


def is_initials(name: str) -> bool:
    """Is a name « A. M. » or « AM »? Not « CGT »."""
    return _INITIALS.fullmatch(name) is not None and ("." in name or len(name) == 2)


@functools.cache
def _roles() -> frozenset[str]:
    singular = {row[0] for row in lexicons.tsv("roles.tsv") if row[3] in {"person", "group"}}
    return frozenset(singular | {f"{word}s" for word in singular})


def is_role(word: str) -> bool:
    """Is a word the name of an office or profession? « Économiste », « rapporteure »."""
    bare = re.sub(r"^ex-|^co-?|\W", "", word.lower())
    return (
        bare in _roles() or word.lower().strip(",.") in _roles() or bare.endswith(("logue", "logues", "iste", "istes"))
    )
