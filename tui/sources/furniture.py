"""What surrounds the prose of an article: datelines, bylines, captions, and lines that may be titles or headings.

Each rule reads one paragraph's text. All of them prefer to miss: a paragraph taken for furniture is hidden from the
analysis.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.sources.dates import WEEKDAY, dates

# Lengths in words.
LONGEST_TITLE = 30
LONGEST_HEADING = 12
_LONGEST_MASTHEAD = 6
_LONGEST_LINE = 20
_LONGEST_CAPTION = 40
# No word of a language written with spaces is longer on average, in code points: a cheap bound before counting words.
_WORD = 12

_CAPITAL = "[A-ZÀ-ÖØ-Þ]"

_MODIFIED = re.compile(r"\b(?:mise? à jour|modifiée?|actualisée?|updated|modified)\b", re.IGNORECASE)
# What may stand beside the date: « Publié le 3 mars 2024 à 14h05, mis à jour à 16 h », « Temps de lecture : 3 min ».
_BESIDE_DATE = re.compile(
    r"\bT?\d{1,2}\s?(?:h(?:eures?)?\s?(?:\d\d)?|:\d\d(?::\d\d)?)\b\s?(?:[ap]\.?m\b\.?)?"
    r"|[+-]\d\d:?\d\d\b|\b(?:GMT|UTC|CES?T|Z|heure de Paris)\b"
    r"|\b(?:temps de )?lecture\s?:?\s?(?:de )?\d+\s?min(?:utes?)?\b|\b\d+\s?min(?:utes?)?(?: de lecture)?\b"
    r"|\b(?:publiée?|postée?|parue?|mise? (?:en ligne|à jour)|dernière (?:mise à jour|modification)|modifiée?"
    r"|actualisée?|date(?: de publication)?|published|posted|updated|last|modified|on)\b"
    rf"|\b(?:le|à|et|at|and|the)\b|{WEEKDAY}",
    re.IGNORECASE,
)
# « Beyrouth, le 3 mars 2024 »: up to three capitalised words and a comma.
_PLACE = re.compile(rf"^(?:{_CAPITAL}[\w’'-]*\s?){{1,3}},\s")
# « Damas (AFP), 3 mars 2024. – », « 3 mars 2024 - »: what stands before an article's first words.
_AGENCY = re.compile(rf"^(?:(?:{_CAPITAL}[\w’'-]*\s?){{1,4}}(?:,|\([^()]{{2,30}}\),?)\s*(?:le\s)?)?$")
_DASH = re.compile(rf"^[\s.,]*(?:\([^()]{{2,30}}\)\s*|{_CAPITAL}[\w’'-]*\.?\s*)?[-–—]\s")
_OPENING = 120

_BYLINE_CUE = re.compile(
    r"^(?:(?:par|by|(?:propos )?recueillis? (?:à \S+ )?par|texte de|reportage de)\s*:?\s+|de\s+(?=notre\b|nos\b))",
    re.IGNORECASE,
)
_AGENCIES = frozenset({"afp", "ap", "reuters", "la rédaction", "avec afp", "avec reuters", "avec agences"})
# Between the names of a byline: « Jean Dupont et Lina Haddad, envoyée spéciale à Tyr, avec l’AFP ».
_LINKS = frozenset(
    "et de du des la le à au en avec pour and with notre nos envoyé envoyée envoyés envoyées spécial spéciale spéciaux "
    "spéciales correspondant correspondante correspondants correspondantes journaliste journalistes rédaction service "
    "agence agences van von ben bin el al".split()
)
_ELIDED = re.compile(r"^[dl][’']", re.IGNORECASE)
_DATE_LEAD = re.compile(r"[\s,|•·–—-]*(?:\bpubliée?\b)?\s*(?:\ble)?\s*$", re.IGNORECASE)

_CAPTION = re.compile(
    r"^(?:©|\(c\)|\(photo "
    r"|(?:photos?|images?|illustrations?|légendes?|crédits?(?: photos?)?|infographies?)\s*(?::|©|\())"
    r"|(?:©|\bcrédits?(?: photos?)?\s?:|\bphotos?\s?:|\(photos?\b)[^.!?…]{2,40}$"
    r"|[.!?…»]\s*\(?\w[\w .-]{1,25}\s?/\s?(?:AFP|AP|Reuters|Getty|EPA|REA|Sipa)\b[^.]{0,20}$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][)\]»”\"'’\s]*$")
_BROKEN_OFF = re.compile(r"[.…;,:][)\]»”\"'’\s]*$")
_BULLET = re.compile(r"[-–—*•·‣▪>+]|\d{1,3}[.)°]\s|\w\)\s")
_OPENERS = "«“„\"'‘’([ \u00a0\u202f"


class Dateline(NamedTuple):
    """The days a dateline gives, ISO 8601."""

    published: str | None = None
    modified: str | None = None


class Byline(NamedTuple):
    """Who signs, without « Par », and the days given beside the names."""

    names: str
    dateline: Dateline


def dateline(text: str) -> Dateline | None:
    """The days of a line that holds a date and nothing else of note; None for any other text.

    « | 27 novembre 2022, dimanche | », « Publié le 3 mars 2024 à 14h05, mis à jour le 4 mars », « Tyr, le 3 mars ».
    """
    if not is_short(text, _LONGEST_LINE):
        return None
    rest, at = "", 0
    published = modified = None
    for date in dates(text):
        before = text[at : date.start]
        if _MODIFIED.search(before):
            modified = modified or date.day
        else:
            published = published or date.day
        rest, at = f"{rest}{before} ", date.end
    rest = _BESIDE_DATE.sub("", _PLACE.sub("", rest + text[at:]))
    if not at or any(character.isalnum() for character in rest):
        return None
    return Dateline(published or modified, modified)


def agency_date(text: str) -> str | None:
    """The day in an agency's opening: « Tyr (AFP), 3 mars 2024 – Le port a rouvert. » The opening stays prose."""
    opening = text[:_OPENING]
    date = next(dates(opening), None)
    if date and _AGENCY.match(opening[: date.start]) and _DASH.match(opening[date.end :]):
        return date.day
    return None


def byline(text: str) -> Byline | None:
    """Who signs a line, and its date if it holds one; None for any other text.

    « Par Lina Haddad, envoyée spéciale à Tyr », « Propos recueillis par Jean Dupont | 3 mars 2024 », « Avec AFP ».
    """
    if not is_short(text, _LONGEST_LINE) or is_sentence(text):
        return None
    days: Dateline | None = Dateline()
    first = next(dates(text), None)
    if first:
        names = _DATE_LEAD.sub("", text[: first.start])
        text, days = names, dateline(text[len(names) :])
    if not days or not _is_signature(text):
        return None
    return Byline(_BYLINE_CUE.sub("", text), days)


def _is_signature(text: str) -> bool:
    if text.lower().replace("l’", "").replace("l'", "") in _AGENCIES:
        return True
    cue = _BYLINE_CUE.match(text)
    person, _, agency = text.partition(" avec ")
    if not cue:
        return is_person(person) and _is_signature(f"avec {agency}") if agency else False
    words = [_ELIDED.sub("", word.strip("(),;|/&–—-")) for word in text[cue.end() :].split()]
    return any(words) and all(not word or word in _LINKS or word[0].isupper() for word in words)


def is_person(text: str) -> bool:
    """Whether a line looks like a bare name: « Lina Haddad ». Only a neighbouring dateline makes it a byline."""
    words = text.split()
    named = [word for word in words if word[0].isupper() and word.replace("-", "").replace(".", "").isalpha()]
    return len(named) >= 2 and len(words) <= 4 and all(word in named or word in _LINKS for word in words)


def is_masthead(text: str) -> bool:
    """Whether a line may name the outlet: a few words in capitals."""
    return is_short(text, _LONGEST_MASTHEAD) and text.isupper() and not is_sentence(text)


def is_caption(text: str) -> bool:
    """Whether a line is a picture's caption or credit: « © Lina Haddad », « Le port de Tyr. Photo : AFP »."""
    return is_short(text, _LONGEST_CAPTION) and _CAPTION.search(text) is not None


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
