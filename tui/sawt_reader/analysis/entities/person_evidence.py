"""Evidence for and against a person, from the form of a name and the words around it.

« Ivan Morel, ancien ministre », « le gouvernement Morel »; against it « le Point », « Lyon-Nantes », « l'USS Morel ».
"""

from __future__ import annotations

import functools

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, persons
from sawt_reader.analysis.tokens import Tokens

_words = functools.partial(lexicons.words, "names.toml")
_ARTICLES = frozenset({"le", "la", "l'", "les", "au", "aux", "du", "des", "un", "une", "ce", "cet", "cette", "ces"})
_DETERMINERS = lexicons.words("function_words.toml", "determiners")
_PRONOUNS = lexicons.words("function_words.toml", "pronouns") | {"moi", "je", "nous"}
_OPENING, _CLOSING = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'})
# Outweighs every other vote.
_IMPOSSIBLE = -1_000
_SHOUTED = 4  # words in capitals that make a heading; one more or less changes no article


def evidence(tokens: Tokens, start: int, end: int) -> int:
    """Votes for a person, negative against; enough against it to outweigh every other where it cannot be one."""
    if not _may_be_person(tokens, start, end):
        return _IMPOSSIBLE
    before = tokens.lower[start - 1] if start else ""
    votes = 0
    if persons.has_role(tokens, end) and not (end == start + 1 and tokens.forms[start].isupper()):
        votes += 3
    if before in _words("before_surnames"):
        votes += 1
    if any(tokens.lower[i] in _words("personal_particles") for i in range(start + 1, end - 1)):
        votes += 2
    if before in _words("before_things") or _is_eponym(tokens, start, end):
        votes -= 9
    if end == start + 1 and before in {"des", "les", "aux"}:  # « la commission des Lois »
        votes -= 3
    elif end > start + 1 and gazetteer.is_common(tokens.forms[start]) and not _is_listed(tokens, start):
        votes -= 2  # « Villa Médicis », « Domaine de Rieux »
    elif end == start + 1 and not _is_listed(tokens, start):
        if before in _ARTICLES:
            votes -= 3
        if _in_marks(tokens, start, end):
            votes -= 2
    return votes


def _is_listed(tokens: Tokens, i: int) -> bool:
    return gazetteer.is_first_name(tokens.forms[i]) or tokens.forms[i] in persons.surnames()


def _is_eponym(tokens: Tokens, start: int, end: int) -> bool:
    """Has a thing its name from somebody? « l'échelle de Richter », « la maladie d'Alzheimer »."""
    return (
        end == start + 1
        and start > 1
        and tokens.lower[start - 1] in {"de", "d'"}
        and tokens.lower[start - 2] in _words("of_eponyms")
    )


def _in_marks(tokens: Tokens, start: int, end: int) -> bool:
    """Is it alone in quotation marks, as a title of a work is? Not « alias « Momo » »."""
    if not start or end >= len(tokens) or tokens.forms[start - 1] not in _OPENING or tokens.forms[end] not in _CLOSING:
        return False
    return start < 2 or tokens.lower[start - 2] not in _words("naming")


def _may_be_person(tokens: Tokens, start: int, end: int) -> bool:
    """Has it the form of a person's name? Not « Premier ministre belge », « Moi Président », « Gilets jaunes »."""
    inside = range(start, end)
    for i in inside:
        if tokens.lower[i] in _words("impersonal") or any(map(str.isdigit, tokens.forms[i])):
            return False
        if tokens.capital[i] or not tokens.forms[i][0].isalpha() or tokens.lower[i] in persons.PARTICLES:
            continue
        small_first_name = i == start and end > start + 1 and gazetteer.is_first_name(tokens.forms[i].title())
        if not small_first_name and not persons.is_name(tokens, i) and not tokens.is_glued(i - 1):
            return False
    last = end - 1
    if end - start > 1:
        article_last = tokens.capital[last] and tokens.lower[last] in _DETERMINERS
        if tokens.lower[start] in _PRONOUNS or article_last:
            return False
        if tokens.lower[last] in persons.roles() and not gazetteer.is_first_name(tokens.forms[start]):
            return False
    if sum(tokens.forms[i].isupper() and len(tokens.forms[i]) > 1 for i in inside) >= _SHOUTED:
        return False
    return not _is_group(tokens, start, end) and not _is_thing(tokens, start, end)


def _is_thing(tokens: Tokens, start: int, end: int) -> bool:
    """Is it named after somebody, with hyphens, or the end of such a name? « Charles-de-Gaulle », « Rieux-Morel »."""
    after_hyphen = start > 1 and tokens.forms[start - 1] == "-" and tokens.is_hyphen(start - 1)
    parts = tokens.name(start, end).split("-")
    return after_hyphen or (
        len(parts) > 1
        and " " not in tokens.name(start, end)
        and gazetteer.is_first_name(parts[0])
        and ("de" in parts or parts[-1] in persons.surnames())
        and not gazetteer.is_first_name(parts[-1])
    )


def _is_group(tokens: Tokens, start: int, end: int) -> bool:
    """Is it a group named by everyday words in the plural? « Gilets Jaunes », « Insoumis »; not « Georges Martin »."""
    if any(_is_listed(tokens, i) for i in range(start, end)):
        return False
    plural = all(tokens.lower[i][-1] in "sx" for i in range(start, end))
    return plural and end - start > 1 and all(gazetteer.is_common(tokens.forms[i]) for i in range(start, end))


def is_pairing(tokens: Tokens, start: int, end: int) -> bool:
    """Are they two names with a hyphen, as of a match or a pair? « Lyon-Nantes », « Belgique-Maroc »."""
    name = tokens.name(start, end)
    if name.count("-") != 1 or " " in name or gazetteer.known(name) or gazetteer.is_first_name(name):
        return False
    before = tokens.lower[start - 1] if start else ""
    if before in persons.roles() or (start and tokens.forms[start - 1] in persons.titles()):
        return False
    left, right = name.split("-")
    if any(part.lower() in lexicons.words("stop.toml", "words") for part in (left, right)):  # « Liban-Nord »
        return False
    places = [found for part in (left, right) if (found := gazetteer.known(part)) and found.kind == "place"]
    if len(places) == 2:
        return all(place.weight > 1 for place in places)
    return left in persons.surnames() and right in persons.surnames()
