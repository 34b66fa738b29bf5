"""Recognises the furniture of an article: datelines, bylines, captions, lines that may be titles or headings.

Every rule looks at the text of one paragraph. All of them favour precision, as the analysis does not see a paragraph
taken for furniture.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sawt_reader.sources.dates import WEEKDAY, dates

# Lengths in words, a little above the longest ones seen in French newspapers.
LONGEST_TITLE = 30
LONGEST_HEADING = 12
_LONGEST_MASTHEAD = 6
_LONGEST_LINE = 20
_LONGEST_OUTLET = 4
_LONGEST_CAPTION = 40
# Code points: above the mean length of a word in any language written with spaces. Bounds a text before it is split.
_LONGEST_MEAN_WORD = 12

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"

_MODIFIED_CUE = re.compile(r"\b(?:mise? à jour|modifiée?|actualisée?|updated|modified)\b", re.IGNORECASE)
# Words beside a date: « Publié le 3 mars 2024 à 14h05, mis à jour à 16 h », « Temps de lecture : 3 min ».
_LABEL = re.compile(
    r"\b(?:temps de )?lecture\s?:?\s?(?:de )?\d+\s?min(?:utes?|\.)?|\b\d+\s?min(?:utes?)? de lecture\b"
    r"|\b(?:publiée?|postée?|parue?|mise? (?:en ligne|à jour)|dernière (?:mise à jour|modification)|modifiée?"
    r"|actualisée?|date(?: de publication)?|published|posted|updated|last|modified|on)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\bT?\d{1,2}\s?(?:h(?:eures?)?\s?(?:\d\d)?|:\d\d(?::\d\d)?)\b\s?(?:[ap]\.?m\b\.?)?"
    rf"|[+-]\d\d:?\d\d\b|\b(?:GMT|UTC|CES?T|Z|heure de Paris|aujourd[’']hui|hier)\b"
    rf"|\b(?:le|à|et|at|and|the)\b|{WEEKDAY}",
    re.IGNORECASE,
)
# Replaces each date while a line is split into segments; cleaned text never contains it.
_DATE = "\0"
_SEGMENTS = re.compile(rf"\s*[|•·/,;–—]\s*|\s-\s|\s+(?=(?:publiée?\s+)?(?:le\s+)?{_DATE})", re.IGNORECASE)
# The opening of an agency's article: « Damas (AFP), 3 mars 2024. – », « 3 mars 2024 - ».
_AGENCY = re.compile(rf"^(?:(?:{_CAPITAL}[\w’'-]*+\s?){{1,4}}(?:,|\([^()]{{2,30}}\),?)\s*(?:le\s)?)?$")
_DASH = re.compile(rf"^[\s.,]*(?:\([^()]{{2,30}}\)\s*|{_CAPITAL}[\w’'-]*\.?\s*)?[-–—]\s")
_LONGEST_OPENING = 120  # code points

_BYLINE_CUE = re.compile(
    r"^(?:(?:par|by|auteure?s?\s?:|(?:propos )?recueillis? (?:à \S+ )?par|texte de|reportage de)\s*:?\s+"
    r"|de\s+(?=notre\b|nos\b))",
    re.IGNORECASE,
)
_AGENCIES = frozenset({"afp", "ap", "reuters", "la rédaction", "avec afp", "avec reuters", "avec agences"})
_WITH_AGENCY = re.compile(r"\(?\bavec (?:l[’'])?(?:AFP|AP|Reuters|agences)\)?$")
# Between the names of a byline: « Jean Dupont et Lina Haddad, envoyée spéciale à Tyr, avec l’AFP ».
_CONNECTIVES = frozenset("et de du des la le à au en avec pour and with notre nos van von ben bin el al".split())
_ROLES = frozenset(
    "envoyé envoyée envoyés envoyées spécial spéciale spéciaux spéciales correspondant correspondante correspondants "
    "correspondantes journaliste journalistes rédaction service agence agences".split()
)
_ELIDED = re.compile(r"^[dl][’']", re.IGNORECASE)
# Signs of a newspaper's name that is not all in capitals: « Le Monde », « Tyr Info ».
_OUTLET_CUE = re.compile(
    r"^(?:(?:le|la|les|the)\s|l[’'])|\b(?:agence|hebdo|infos?|international|journal|magazine|news|post|presse|radio|times"
    r"|tv)\b",
    re.IGNORECASE,
)

_CAPTION = re.compile(
    r"©|\(c\)|\(photo "
    r"|(?:photos?|images?|illustrations?|légendes?|crédits?(?: photos?)?|infographies?)\s*(?::|©|\()",
    re.IGNORECASE,
)
# A credit at the end: « … © Lina Haddad », « … Photo : AFP », « … Lina Haddad/AFP ».
_CREDIT = re.compile(
    r"(?:©|\bcrédits?(?: photos?)?\s?:|\bphotos?\s?:|\(photos?\b)[^.!?…]{2,40}$"
    r"|[.!?…»]\s*\(?\w[\w .-]{1,25}\s?/\s?(?:AFP|AP|Reuters|Getty|EPA|REA|Sipa)\b[^.]{0,20}$",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 60  # code points
_SENTENCE_END = re.compile(r"[.!?…][)\]»”\"'’\s]*$")
_STOP_OR_COMMA = re.compile(r"[.…;,:][)\]»”\"'’\s]*$")
_BULLET = re.compile(r"[-–—*•·‣▪>+]|\d{1,3}[.)°]\s|\w\)\s")
_OPENERS = "«“„\"'‘’([ \u00a0\u202f"


class Signature(NamedTuple):
    """The facts of a byline, or of a dateline if it has no names. Days are ISO 8601."""

    names: str | None = None
    published: str | None = None
    modified: str | None = None


# A newspaper rather than a person: « Le Courrier du Port – mercredi 3 avril ».
_ARTICLE = re.compile(r"(?:l[ae]s?\s|l['’])", re.IGNORECASE)


def signature(text: str) -> Signature | None:
    """The facts of a dateline or byline; None for a line that contains anything else.

    « | 27 novembre 2022, dimanche | », « Publié le 3 mars 2024 à 14h05, mis à jour le 4 mars », « Tyr, le 3 mars »,
    « Par Lina Haddad, envoyée spéciale à Tyr », « Le Phare / Par Lina Haddad, le 3 mars », « Lina Haddad | 3 mars ».
    """
    if not is_short(text, _LONGEST_LINE):
        return None
    published, modified, masked = _days(text)
    names: list[str] = []
    before: list[str] = []  # names of places or outlets
    for segment in filter(None, _SEGMENTS.split(masked)):
        if _is_date_only(segment):
            continue
        if _DATE in segment or not _are_names(_BYLINE_CUE.sub("", segment)):
            return None
        if names or _BYLINE_CUE.match(segment) or segment.lower() in _AGENCIES or _WITH_AGENCY.search(segment):
            names.append(_BYLINE_CUE.sub("", segment))
        else:
            before.append(segment)
    dated = _DATE in masked
    of_a_person = bool(before) and is_person(before[0]) and not _ARTICLE.match(before[0])
    if not names and dated and of_a_person and not masked.startswith(f"{before[0]},"):
        names, before = before, []
    if len(" ".join(before).split()) > _LONGEST_OUTLET or not (names or dated or (_LABEL.search(text) and not before)):
        return None
    return Signature(" ".join(", ".join(names).split()) or None, published or modified, modified)


def _days(text: str) -> tuple[str | None, str | None, str]:
    """The days of publication and modification, and the text with its dates replaced by `_DATE`."""
    published = modified = None
    masked, at = "", 0
    for date in dates(text):
        before = text[at : date.start]
        if _MODIFIED_CUE.search(before):
            modified = modified or date.day
        else:
            published = published or date.day
        masked, at = f"{masked}{before}{_DATE}", date.end
    return published, modified, masked + text[at:]


def _is_date_only(segment: str) -> bool:
    """Whether a segment contains only dates, times and their labels."""
    rest = _TIME.sub("", _LABEL.sub("", segment.replace(_DATE, " ")))
    return not any(character.isalnum() for character in rest)


def _are_names(text: str) -> bool:
    """Whether all words are capitalised, roles or connectives: « Lina Haddad, envoyée spéciale à Tyr (AFP) »."""
    words = [word for word in (_ELIDED.sub("", word.strip("()")) for word in text.split()) if word]
    named = [word for word in words if word[0].isupper() or word in _ROLES]
    return (
        bool(named)
        and named[-1] == words[-1]
        and not is_sentence(text)
        and all(word in _CONNECTIVES for word in words if word not in named)
    )


def agency_date(text: str) -> str | None:
    """The day in an agency's opening: « Tyr (AFP), 3 mars 2024 – Le port a rouvert. » The opening remains prose."""
    opening = text[:_LONGEST_OPENING]
    date = next(dates(opening), None)
    if date and _AGENCY.match(opening[: date.start]) and _DASH.match(opening[date.end :]):
        return date.day
    return None


def is_person(text: str) -> bool:
    """Whether a line may be a bare name: « Lina Haddad ». It is a byline only next to a dateline."""
    words = text.split()
    named = [word for word in words if word[0].isupper() and word.replace("-", "").replace(".", "").isalpha()]
    return len(named) >= 2 and len(words) <= 4 and all(word in named or word in _CONNECTIVES for word in words)


def is_masthead(text: str) -> bool:
    """Whether a line may be the name of the outlet: a few words in capitals, or « Le Phare », « Tyr Info »."""
    if not is_short(text, _LONGEST_MASTHEAD) or is_sentence(text):
        return False
    return text.isupper() or (_are_names(text) and _OUTLET_CUE.search(text) is not None)


def is_caption(text: str) -> bool:
    """Whether a line is the caption or credit of a picture: « © Lina Haddad », « Le port de Tyr. Photo : AFP »."""
    if not is_short(text, _LONGEST_CAPTION):
        return False
    return _CAPTION.match(text) is not None or _CREDIT.search(text[-_LONGEST_CREDIT:]) is not None


def is_sentence(text: str) -> bool:
    """Whether a paragraph ends with a full stop or the like, before closing quotation marks and brackets."""
    return _SENTENCE_END.search(text[-20:]) is not None


def may_be_heading(text: str, longest: int) -> bool:
    """Whether a line may be a title or heading: at most `longest` words, the first with a capital or figure, no stop.

    A question or exclamation may be one; a list item, a line of dialogue, or a line ending in a comma or colon may not.
    """
    opening = text.lstrip(_OPENERS)[:1]
    return (
        is_short(text, longest)
        and (opening.isdecimal() or (opening.isalpha() and not opening.islower()))
        and not _BULLET.match(text)
        and not _STOP_OR_COMMA.search(text[-20:])
        and any(character.isalpha() for character in text)
    )


def is_short(text: str, longest: int) -> bool:
    """Whether a text has at most `longest` words."""
    return len(text) <= longest * _LONGEST_MEAN_WORD and len(text.split()) <= longest
