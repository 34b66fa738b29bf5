"""Evidence for and against a person, from the form of a name and the words around it.

« Ivan Morel, ancien ministre », « le gouvernement Morel »; against it « le Point », « Lyon-Nantes », « l'USS Morel ».
"""

from __future__ import annotations

import functools

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, persons
from sawt_reader.analysis.tokens import SUBJECTS, Tokens

_words = functools.partial(lexicons.words, "names.toml")
_PLURAL = frozenset({"les", "des", "aux"})
_DETERMINERS = lexicons.words("function_words.toml", "determiners")
_PRONOUNS = lexicons.words("function_words.toml", "pronouns") | {"moi", "je", "nous"}
_OPENING, _CLOSING = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'})
# The votes of what cannot be a person: they outweigh all others.
IMPOSSIBLE = -1_000
_SHOUTED = 4  # words in capitals make a heading


def evidence(tokens: Tokens, start: int, end: int) -> int:
    """Votes for a person, negative against; enough against it to outweigh every other where it cannot be one."""
    if not _may_be_person(tokens, start, end):
        return IMPOSSIBLE
    before = tokens.lower[start - 1] if start else ""
    votes = 0
    if persons.has_role(tokens, end) and not (end == start + 1 and tokens.forms[start].isupper()):
        votes += 3
    if before in _words("before_surnames"):
        votes += 1
    if any(tokens.lower[i] in _words("personal_particles") for i in range(start + 1, end - 1)):
        votes += 2
    noun = tokens.lower[start - 2] if start > 1 and before in _OPENING else before
    if noun in _words("before_things") or _is_eponym(tokens, start, end):
        votes -= 9
    return votes + (_of_single(tokens, start) if end == start + 1 else _of_several(tokens, start))


def _of_several(tokens: Tokens, start: int) -> int:
    """Votes by the first of several words: against « Villa Médicis », « Domaine de Rieux »."""
    return -2 if gazetteer.is_common(tokens.forms[start]) and not persons.is_listed(tokens.forms[start]) else 0


def _of_single(tokens: Tokens, i: int) -> int:
    """Votes by what stands around a single word, of which an unlisted one needs no article: « le Point »."""
    before = tokens.lower[i - 1] if i else ""
    if before in _PLURAL or gazetteer.is_people(tokens.forms[i]):  # « la commission des Lois », « de nombreux Belges »
        return -3
    if persons.is_listed(tokens.forms[i]):
        return 0
    alone = _in_marks(tokens, i) or _in_brackets(tokens, i)
    return -3 * (before in _words("articles")) - 2 * alone - 2 * _is_beside(tokens, i)


def _in_brackets(tokens: Tokens, i: int) -> bool:
    """Is it alone in brackets, as initials are? « le service d'incendie (Sdis) »."""
    return 0 < i < len(tokens) - 1 and tokens.forms[i - 1] == "(" and tokens.forms[i + 1] == ")"


def _is_beside(tokens: Tokens, i: int) -> bool:
    """Does it stand beside a noun for no person? « l'application Ondine », « le marché Ferrand »."""
    before = i - 1
    if i == 0 or tokens.pos[before] != "NOUN" or tokens.capital[before] or tokens.initial[i]:
        return False
    noun = tokens.lower[before]
    of_persons = noun.removesuffix("s") in persons.roles() or noun in _words("kin") or noun in _words("before_surnames")
    return not of_persons and noun not in _words("naming") and tokens.forms[before] not in persons.titles()


def _is_eponym(tokens: Tokens, start: int, end: int) -> bool:
    """Has a thing its name from somebody? « l'échelle de Richter », « la maladie d'Alzheimer »."""
    return (
        end == start + 1
        and start > 1
        and tokens.lower[start - 1] in {"de", "d'"}
        and tokens.lower[start - 2] in _words("of_eponyms")
    )


def _in_marks(tokens: Tokens, i: int) -> bool:
    """Is it alone in quotation marks, as a title of a work is? Not « alias « Momo » »."""
    if not 0 < i < len(tokens) - 1 or tokens.forms[i - 1] not in _OPENING or tokens.forms[i + 1] not in _CLOSING:
        return False
    return i < 2 or tokens.lower[i - 2] not in _words("naming")


def _may_be_person(tokens: Tokens, start: int, end: int) -> bool:
    """Has it the form of a person's name? Not « Premier ministre belge », « Moi Président », « Gilets jaunes »."""
    inside = range(start, end)
    for i in inside:
        form = tokens.forms[i]
        if not form.isalpha() and any(map(str.isdigit, form)):
            return False
        if tokens.capital[i] or not form[0].isalpha() or tokens.lower[i] in persons.PARTICLES:
            continue
        small_first_name = i == start and end > start + 1 and gazetteer.is_first_name(tokens.forms[i].title())
        if not small_first_name and not persons.is_name(tokens, i) and not tokens.is_glued(i - 1):
            return False
    last = end - 1
    if end - start > 1:
        article_last = tokens.capital[last] and tokens.lower[last] in _DETERMINERS
        stopped = tokens.lower[start] in lexicons.words("stop.toml", "words") and not persons.is_listed(
            tokens.forms[start]
        )
        if tokens.lower[start] in _PRONOUNS or article_last or stopped:
            return False
        if tokens.lower[last] in persons.roles() and not gazetteer.is_first_name(tokens.forms[start]):
            return False
    if (
        len(inside) >= _SHOUTED
        and sum(tokens.forms[i].isupper() and len(tokens.forms[i]) > 1 for i in inside) >= _SHOUTED
    ):
        return False
    return not _is_group(tokens, start, end) and not _is_thing(tokens, start, end)


def _is_thing(tokens: Tokens, start: int, end: int) -> bool:
    """Is it named after somebody, with hyphens, or the end of such a name? « Charles-de-Gaulle », « Rieux-Morel »."""
    after_hyphen = start > 1 and tokens.forms[start - 1] == "-" and tokens.is_hyphen(start - 1)
    name = tokens.name(start, end)
    if "-" not in name or " " in name:
        return after_hyphen
    parts = name.split("-")
    first, last = parts[0], parts[-1]
    if not gazetteer.is_first_name(first) or gazetteer.is_first_name(last):
        return after_hyphen
    return after_hyphen or "de" in parts or last in persons.surnames() or _is_beside(tokens, start)


def _is_group(tokens: Tokens, start: int, end: int) -> bool:
    """Is it a group named by everyday words in the plural? « Gilets Jaunes », « Insoumis »; not « Georges Martin »."""
    inside = range(start, end)
    if len(inside) == 1 or not all(tokens.lower[i][-1] in "sx" for i in inside):
        return False
    return all(gazetteer.is_common(tokens.forms[i]) and not persons.is_listed(tokens.forms[i]) for i in inside)


def is_none(tokens: Tokens, start: int, end: int) -> bool:
    """Does it name nothing of any kind? A cry or law, « Allah Akbar », « Lex Morel »; two names, « Lyon-Nantes »."""
    return any(tokens.lower[i] in _words("impersonal") for i in range(start, end)) or _is_pairing(tokens, start, end)


def _is_pairing(tokens: Tokens, start: int, end: int) -> bool:
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


def is_unlikely_opening(tokens: Tokens, start: int, end: int) -> bool:
    """Does a lone unlisted word begin a sentence, not as its subject? « Combative, elle s'est défendue »."""
    if (
        end > start + 1
        or persons.is_listed(tokens.forms[start])
        or tokens.dep[start] in SUBJECTS
        or not tokens.dep[start]
    ):
        return False
    return tokens.forms[end : end + 1] != [":"] or not tokens.forms[start][-1].isalpha()
