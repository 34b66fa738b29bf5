"""What surrounds the prose of an article: datelines, bylines, captions, and lines that may be titles or headings.

Each rule reads one paragraph's text. All of them prefer to miss: a paragraph taken for furniture is hidden from the
analysis.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sawt_reader.sources.dates import WEEKDAY, dates

# Lengths in words.
LONGEST_TITLE = 30
LONGEST_HEADING = 12
_LONGEST_MASTHEAD = 6
_LONGEST_LINE = 20
_LONGEST_OUTLET = 4
_LONGEST_CAPTION = 40
# No word of a language written with spaces is longer on average, in code points: a cheap bound before counting words.
_WORD = 12

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"

_MODIFIED = re.compile(r"\b(?:mise? à jour|modifiée?|actualisée?|updated|modified)\b", re.IGNORECASE)
# What may stand beside a date: « Publié le 3 mars 2024 à 14h05, mis à jour à 16 h », « Temps de lecture : 3 min ».
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
# A date in a line stands as this mark while the line is cut into segments; no cleaned text has it.
_DATE = "\0"
_SEGMENTS = re.compile(rf"\s*[|•·/,;–—]\s*|\s-\s|\s+(?=(?:publiée?\s+)?(?:le\s+)?{_DATE})", re.IGNORECASE)
# « Damas (AFP), 3 mars 2024. – », « 3 mars 2024 - »: what stands before an article's first words.
_AGENCY = re.compile(rf"^(?:(?:{_CAPITAL}[\w’'-]*+\s?){{1,4}}(?:,|\([^()]{{2,30}}\),?)\s*(?:le\s)?)?$")
_DASH = re.compile(rf"^[\s.,]*(?:\([^()]{{2,30}}\)\s*|{_CAPITAL}[\w’'-]*\.?\s*)?[-–—]\s")
_OPENING = 120

_BYLINE_CUE = re.compile(
    r"^(?:(?:par|by|auteure?s?\s?:|(?:propos )?recueillis? (?:à \S+ )?par|texte de|reportage de)\s*:?\s+"
    r"|de\s+(?=notre\b|nos\b))",
    re.IGNORECASE,
)
_AGENCIES = frozenset({"afp", "ap", "reuters", "la rédaction", "avec afp", "avec reuters", "avec agences"})
_WITH_AGENCY = re.compile(r"\(?\bavec (?:l[’'])?(?:AFP|AP|Reuters|agences)\)?$")
# Between the names of a byline: « Jean Dupont et Lina Haddad, envoyée spéciale à Tyr, avec l’AFP ».
_JOINTS = frozenset("et de du des la le à au en avec pour and with notre nos van von ben bin el al".split())
_ROLES = frozenset(
    "envoyé envoyée envoyés envoyées spécial spéciale spéciaux spéciales correspondant correspondante correspondants "
    "correspondantes journaliste journalistes rédaction service agence agences".split()
)
_ELIDED = re.compile(r"^[dl][’']", re.IGNORECASE)
# What tells a newspaper's name in small letters: « Le Monde », « Tyr Info ».
_OUTLET = re.compile(
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
_BROKEN_OFF = re.compile(r"[.…;,:][)\]»”\"'’\s]*$")
_BULLET = re.compile(r"[-–—*•·‣▪>+]|\d{1,3}[.)°]\s|\w\)\s")
_OPENERS = "«“„\"'‘’([ \u00a0\u202f"


class Signature(NamedTuple):
    """A line that tells who wrote and when: a byline where it has names, else a dateline. Days are ISO 8601."""

    names: str | None = None
    published: str | None = None
    modified: str | None = None


def signature(text: str) -> Signature | None:
    """What a dateline or byline tells; None for a line with anything else in it.

    « | 27 novembre 2022, dimanche | », « Publié le 3 mars 2024 à 14h05, mis à jour le 4 mars », « Tyr, le 3 mars »,
    « Par Lina Haddad, envoyée spéciale à Tyr », « Le Phare / Par Lina Haddad, le 3 mars », « Lina Haddad | 3 mars ».
    """
    if not is_short(text, _LONGEST_LINE):
        return None
    published, modified, masked = _days(text)
    names: list[str] = []
    before: list[str] = []  # names of places or outlets
    for segment in filter(None, _SEGMENTS.split(masked)):
        if _is_dating(segment):
            continue
        if _DATE in segment or not _are_names(_BYLINE_CUE.sub("", segment)):
            return None
        if names or _BYLINE_CUE.match(segment) or segment.lower() in _AGENCIES or _WITH_AGENCY.search(segment):
            names.append(_BYLINE_CUE.sub("", segment))
        else:
            before.append(segment)
    dated = _DATE in masked
    if not names and dated and before and is_person(before[0]) and not masked.startswith(f"{before[0]},"):
        names, before = before, []
    if len(" ".join(before).split()) > _LONGEST_OUTLET or not (names or dated or (_LABEL.search(text) and not before)):
        return None
    return Signature(" ".join(", ".join(names).split()) or None, published or modified, modified)


def _days(text: str) -> tuple[str | None, str | None, str]:
    """The days of publication and change, and the text with a mark for each date."""
    published = modified = None
    masked, at = "", 0
    for date in dates(text):
        before = text[at : date.start]
        if _MODIFIED.search(before):
            modified = modified or date.day
        else:
            published = published or date.day
        masked, at = f"{masked}{before}{_DATE}", date.end
    return published, modified, masked + text[at:]


def _is_dating(segment: str) -> bool:
    """Whether a segment holds dates, times and their labels alone."""
    rest = _TIME.sub("", _LABEL.sub("", segment.replace(_DATE, " ")))
    return not any(character.isalnum() for character in rest)


def _are_names(text: str) -> bool:
    """Whether all words are capitalised, roles or joints: « Lina Haddad, envoyée spéciale à Tyr (AFP) »."""
    words = [word for word in (_ELIDED.sub("", word.strip("()")) for word in text.split()) if word]
    named = [word for word in words if word[0].isupper() or word in _ROLES]
    return (
        bool(named)
        and named[-1] == words[-1]
        and not is_sentence(text)
        and all(word in _JOINTS for word in words if word not in named)
    )


def agency_date(text: str) -> str | None:
    """The day in an agency's opening: « Tyr (AFP), 3 mars 2024 – Le port a rouvert. » The opening stays prose."""
    opening = text[:_OPENING]
    date = next(dates(opening), None)
    if date and _AGENCY.match(opening[: date.start]) and _DASH.match(opening[date.end :]):
        return date.day
    return None


def is_person(text: str) -> bool:
    """Whether a line looks like a bare name: « Lina Haddad ». Only a neighbouring dateline makes it a byline."""
    words = text.split()
    named = [word for word in words if word[0].isupper() and word.replace("-", "").replace(".", "").isalpha()]
    return len(named) >= 2 and len(words) <= 4 and all(word in named or word in _JOINTS for word in words)


def is_masthead(text: str) -> bool:
    """Whether a line may name the outlet: a few words in capitals, or « Le Phare », « Tyr Info »."""
    if not is_short(text, _LONGEST_MASTHEAD) or is_sentence(text):
        return False
    return text.isupper() or (_are_names(text) and _OUTLET.search(text) is not None)


def is_caption(text: str) -> bool:
    """Whether a line is a picture's caption or credit: « © Lina Haddad », « Le port de Tyr. Photo : AFP »."""
    if not is_short(text, _LONGEST_CAPTION):
        return False
    return _CAPTION.match(text) is not None or _CREDIT.search(text[-_LONGEST_CREDIT:]) is not None


def is_sentence(text: str) -> bool:
    """Whether a paragraph ends as a sentence does, closing marks aside."""
    return _SENTENCE_END.search(text[-20:]) is not None


def is_label(text: str, longest: int) -> bool:
    """Whether a line may be a title or heading: at most `longest` words, opened by a capital or figure, without a stop.

    A question or an exclamation may be one; what ends in a comma or colon, a list item or a line of dialogue is none.
    """
    opening = text.lstrip(_OPENERS)[:1]
    return (
        is_short(text, longest)
        and (opening.isdecimal() or (opening.isalpha() and not opening.islower()))
        and not _BULLET.match(text)
        and not _BROKEN_OFF.search(text[-20:])
        and any(character.isalpha() for character in text)
    )


def is_short(text: str, longest: int) -> bool:
    """Whether a text has at most `longest` words."""
    return len(text) <= longest * _WORD and len(text.split()) <= longest
