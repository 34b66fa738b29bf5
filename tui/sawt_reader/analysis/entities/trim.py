"""Trims the model's spans to the name: without determiners, titles, marks and stray words at either end.

« M. Ferrand », « le Valmont », « Lyon - » become « Ferrand », « Valmont », « Lyon »; « Madame la Présidente » goes.
"""

from __future__ import annotations

import functools
import re

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, persons, places
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading.model import EntityKind

# Marks that end a name anywhere.
_BREAKS = frozenset('« » “ ” „ " ( ) [ ] { } , ; : ! ? … ... | / \\ < > = + * – — • · † _'.split())
_NUMBER = re.compile(r"[\d.,:%°/-]+(?:e|er|ème|h)?")
# Letters; a longer word in capitals is from a button or heading: « PARTAGER ». 4 or 8 change 2 articles.
_LONGEST_INITIALS = 6
_BEFORE_ROLE = frozenset({"premier", "première", "ancien", "ancienne", "vice", "haut", "haute"})
_ARTICLES = frozenset({"le", "la", "les", "l'"})
_OUTSIDE = lexicons.words("function_words.toml", "prepositions_after_organisations")
_CODE = re.compile(r"[^\W\d_]?[a-z]*\d+\w*|[IVX]+(?:er|e|ème)")
# Parts of speech of capitalised first words of sentences that are not names.
_COMMON = frozenset({"ADV", "VERB", "AUX", "PRON", "DET", "ADP", "CCONJ", "SCONJ", "INTJ", "ADJ"})


_stop = functools.partial(lexicons.words, "stop.toml")


def trim(tokens: Tokens, start: int, end: int, kind: EntityKind) -> tuple[int, int] | None:
    """The name inside tokens `start` to `end`, or None."""
    if kind in {"place", "organisation"}:
        for form in tokens.forms[start:end]:
            if places.is_run_on(form) and not gazetteer.known(form):
                return None
    start, end = _unbroken(tokens, start, end)
    if kind != "other" and start < end:
        start = _past_titles(tokens, start, end, kind)
    if kind != "person":  # « l'AFP Me Morel »
        end = next((i for i in range(start + 1, end) if tokens.forms[i] in persons.titles()), end)
    while start < end and not _may_begin(tokens, start, end, kind):
        start += 1
    if kind == "person":
        end = persons.run(tokens, start, particle=True)
    if kind == "organisation" and start < end and tokens.initial[start] and _is_body(tokens, start + 1, end):
        start += 1  # « Grève Valoris »
    if kind == "organisation":
        end = next((i for i in range(start + 1, end) if _leads_out(tokens, start, i)), end)
    while end > start and not _may_end(tokens, end - 1, kind):
        end -= 1
    if kind in {"person", "place"}:
        while end - 1 > start and gazetteer.is_people(tokens.forms[end - 1]) and not tokens.capital[end - 1]:
            end -= 1
    return (start, end) if start < end and _is_name(tokens, start, end, kind) else None


def opens_with_office(tokens: Tokens, start: int, end: int) -> bool:
    """« Premier ministre Jean Morel » is a person, « Premier ministre au sortir de … » no name."""
    return end - start > 1 and tokens.lower[start] in _BEFORE_ROLE and tokens.lower[start + 1] in persons.roles()


def _is_body(tokens: Tokens, start: int, end: int) -> bool:
    found = gazetteer.known(tokens.name(start, end)) if start < end else None
    return bool(found and found.kind == "organisation" and not gazetteer.known(tokens.name(start - 1, end)))


def _leads_out(tokens: Tokens, start: int, i: int) -> bool:
    """Does a preposition end an organisation's name? « Ondine à Valmont », « L'Ondine pour l'Asie »."""
    if tokens.lower[i] == "pour":
        return gazetteer.known(tokens.name(start, i)) is not None
    return tokens.lower[i] in _OUTSIDE or (tokens.lower[i] in _stop("days") and not tokens.capital[i])


def _unbroken(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The first range of tokens without a mark, line break or furniture in it."""
    while start < end and (tokens.forms[start] in _BREAKS or not tokens.nameable[start]):
        start += 1
    for i in range(start, end):
        if (
            tokens.forms[i] in _BREAKS
            or not tokens.nameable[i]
            or (tokens.forms[i] == "-" and not tokens.is_glued(i - 1))
        ):
            return start, i
    return start, end


def _past_titles(tokens: Tokens, start: int, end: int, kind: EntityKind) -> int:
    """The token after the last title: « président de la République Jean Morel » begins at « Jean ».

    An organisation only loses a role noun at its head: « Présidente de la Banque du Nord ».
    """
    if kind == "organisation":
        noun = start + 1 if tokens.lower[start] in _BEFORE_ROLE else start
        return noun + 1 if noun < end and tokens.lower[noun] in persons.roles() else start
    addresses, roles = persons.titles(), persons.roles()
    for i in range(end - 1, start - 1, -1):
        if tokens.forms[i] in addresses or (tokens.lower[i] in roles and not (tokens.capital[i] and i > start)):
            after = i + 1
            return (
                after if kind == "place" or persons.run(tokens, after, particle=True) > after or i + 1 == end else start
            )
    return start


def _may_begin(tokens: Tokens, i: int, end: int, kind: EntityKind) -> bool:
    if tokens.capital[i]:
        particle = kind == "person" and tokens.lower[i] in persons.PARTICLES and i + 1 < end and tokens.capital[i + 1]
        particle = particle and tokens.lower[i + 1] not in persons.roles()
        if kind == "place" and tokens.lower[i] in _ARTICLES and i + 1 < end and _needs_no_article(tokens, i, end):
            return False
        if kind == "place" and not places.begins(tokens, i, end):
            return False
        marked = kind == "other" and i > 0 and tokens.forms[i - 1] in {"«", "“", '"'}
        return particle or marked or not (tokens.pos[i] in {"DET", "ADP"} and tokens.initial[i])
    lower = tokens.lower[i]
    if kind == "place":
        return places.begins(tokens, i, end)
    if kind == "other":
        return lower in _stop("events")
    return kind == "person" and lower in persons.PARTICLES and i + 1 < end and tokens.capital[i + 1]


def _needs_no_article(tokens: Tokens, i: int, end: int) -> bool:
    """Is the article outside the name? « Le Congo »; not « Le Havre »."""
    return bool(gazetteer.known(tokens.name(i + 1, end)) and not gazetteer.known(tokens.name(i, end)))


def _may_end(tokens: Tokens, i: int, kind: EntityKind) -> bool:
    text = tokens.forms[i]
    if kind in {"person", "place"} and text[0].isdigit():
        return False
    if text[-1].isalnum():
        return not (tokens.pos[i] in {"ADP", "DET", "CCONJ", "PRON", "SCONJ"} and not tokens.capital[i])
    return (len(text) > 2 and text.endswith(".")) or text in {"Inc.", "Ltd."}


def _is_name(tokens: Tokens, start: int, end: int, kind: EntityKind) -> bool:
    """Is it a name? It has a capital and is not a date, a people, a title or an everyday word."""
    inside = range(start, end)
    text = tokens.name(start, end)
    stopped = _stop("words")
    if not any(tokens.capital[start:end]) or text.lower() in stopped:
        return False
    if all(
        tokens.lower[i] in stopped or tokens.lower[i] in _ARTICLES or _NUMBER.fullmatch(tokens.forms[i]) for i in inside
    ):
        return False
    shouted = text.isupper() and (end - start > 1 or len(text) > _LONGEST_INITIALS or gazetteer.is_common(text))
    if kind in {"other", "organisation"} and shouted and not gazetteer.known(text):
        return False
    if kind != "organisation" and places.is_route(text):
        return False
    if kind == "place" and not gazetteer.known(text) and not places.is_name(tokens, start, end):
        return False
    if end - start == 1:
        known = gazetteer.known(text)
        if known and known.weight > 1 and not (kind == "place" and places.is_portfolio(tokens, start)):
            return True
        if text in persons.titles() or len(text) < 2 or text in lexicons.words("organisations.toml", "not_acronyms"):
            return False
        if (gazetteer.is_people(text) and kind != "person") or _CODE.fullmatch(text):
            return False
        if tokens.initial[start] and tokens.pos[start] in _COMMON:
            return False
        return not (tokens.lower[start].removesuffix("s") in persons.roles() and kind != "organisation")
    return True
