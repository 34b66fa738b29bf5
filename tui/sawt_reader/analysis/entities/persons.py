"""Rules for persons' names: titles, first names, particles, initials.

« M. Ferrand », « la ministre Awa Diallo », « Hélène de La Tour », « Mohammed ben Salmane », « J.-P. Morel »,
« Sandrine, 34 ans », « un dénommé Karim ».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.reading.model import Gender

if TYPE_CHECKING:  # `names` uses this module, and archives compare names without spaCy
    from sawt_reader.analysis.tokens import Tokens

PARTICLES = lexicons.words("names.toml", "particles")
_OF_PLACE = frozenset({"de", "du", "d'", "des", "la", "le"})
NEVER_FIRST = frozenset({"la", "le", "des", "du", "y"})
# Ranks before a name with a particle: « le général de Gaulle », but « le procureur de Valmont ».
_NOBLE = frozenset({"général", "colonel", "capitaine", "maréchal", "amiral", "commandant", "lieutenant"})
_ARMS = lexicons.words("names.toml", "commands")
# The first word of an office of two words: « l'ancienne Première ministre ».
_FIRST_OF_OFFICE = frozenset({"premier", "première"})
# A stop or mark inside a word, where a space is missing: « AFP."Dans ».
_GLUED = re.compile(r"\w\w\W*\.\W*\w\w|\w\"\w")
_SAINT = re.compile(r"Sainte?-")
_ROLES_OR_VERBS = lexicons.words("names.toml", "roles_or_verbs")
_BEFORE_NOUNS = (
    lexicons.words("function_words.toml", "determiners")
    | lexicons.words("titles.toml", "adjectives_before")
    | {"de", "d'", "au", "aux"}
)
_ARTICLES = lexicons.words("names.toml", "articles")
_NAMING = lexicons.words("names.toml", "naming")
_MARKS = frozenset({"«", "“", '"', "'", "»", "”"})
_INITIAL = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
# « al-Assad », « el-Béchir », « d'Ormesson » and « O'Brien » where the tokenizer leaves them whole.
_JOINED = re.compile(rf"(?:{lexicons.alternatives('names.toml', 'joined_particles')})[-'][^\W\d_a-z]\w+")
_LONGEST = 7  # tokens of a name: bounds the work on hostile text; 5 or 14 change nothing
# Tokens from a minister's title to a portfolio; half or double changes no article. Then the words allowed between.
_OFFICE = 12
_IN_OFFICE = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "CCONJ"})
_CHARGED = frozenset({",", "d'", "délégué", "déléguée", "chargé", "chargée"})


@functools.cache
def titles() -> dict[str, Gender | None]:
    """Forms of address with the gender they show: « Mme »."""
    return _genders(lexicons.toml("titles.toml")["address"])


@functools.cache
def roles() -> dict[str, Gender | None]:
    """Nouns for people by role, in lower case, with the gender they show: « sénatrice »."""
    genders: dict[str, Gender | None] = {"f": "female", "m": "male"}
    found = {row[0]: genders.get(row[1]) for row in lexicons.tsv("roles.tsv") if row[3] == "person" and row[2] == "s"}
    return found | _genders(lexicons.toml("titles.toml")["rank"])


@functools.cache
def generic() -> frozenset[str]:
    """Nouns for people that are not roles: « femme »."""
    return lexicons.words("titles.toml", "generic")


@functools.cache
def surnames() -> frozenset[str]:
    """Well-known surnames."""
    return frozenset(
        name
        for (line,) in (*lexicons.tsv("surnames.tsv"), *lexicons.tsv("surnames_by_hand.tsv"))
        for name in line.split(" ")
    )


def is_listed(word: str) -> bool:
    """Is it a first name or a well-known surname?"""
    return gazetteer.is_first_name(word) or word in surnames()


def _genders(table: dict[str, list[str]]) -> dict[str, Gender | None]:
    genders: dict[str, Gender | None] = {"female": "female", "male": "male"}
    return {word: genders.get(gender) for gender, words in table.items() for word in words}


def lacks_space(word: str) -> bool:
    """Did a missing space join two words here? « AFP."Dans »; `glue` parts the simpler ones."""
    return not word.isalpha() and _GLUED.search(word) is not None


def is_role(tokens: Tokens, i: int) -> bool:
    """Is this token a noun for a person by role? « le juge Morel »; not « …, juge M. Morel »: a verb."""
    if tokens.lower[i] not in roles():
        return False
    if tokens.lower[i] not in _ROLES_OR_VERBS or tokens.capital[i] or i + 1 == len(tokens):
        return True
    if i and tokens.lower[i - 1] in _BEFORE_NOUNS:
        return True
    after_words = i > 0 and (tokens.forms[i - 1] == "," or tokens.forms[i - 1] in _MARKS)
    named = tokens.capital[i + 1] or tokens.forms[i + 1] in titles()
    return not named and not (after_words and tokens.lower[i + 1] in _ARTICLES)


def is_name(tokens: Tokens, i: int) -> bool:
    """Could this token be part of a person's name? It has a capital and is not a title or an acronym."""
    text = tokens.forms[i]
    if not tokens.nameable[i] or lacks_space(text):
        return False
    if not tokens.capital[i]:
        return _JOINED.fullmatch(text) is not None
    if text in titles() or (tokens.lower[i] in PARTICLES and len(text) < 3):
        return False
    if not text[-1].isalpha():
        return _INITIAL.fullmatch(text) is not None or (text[-1] == "'" and tokens.is_glued(i))
    return not (text.isupper() and 1 < len(text) < 5) or _is_capitalised_surname(tokens, i)


def _is_capitalised_surname(tokens: Tokens, i: int) -> bool:
    """Is it a surname in capitals after a first name? « Awa ROUX »; not « Awa Roux (UMP) »."""
    text = tokens.forms[i]
    return bool(i and text.isalpha() and gazetteer.is_first_name(tokens.forms[i - 1]) and not gazetteer.known(text))


def run(tokens: Tokens, i: int, *, particle: bool = False) -> int:
    """The token after the name that begins at `i`; `i` if none does.

    Args:
        tokens: of the whole text.
        i: a token.
        particle: may it begin with a particle? « de Gaulle », « van der Laan », never « la ».
    """
    if (
        i < len(tokens)
        and not tokens.capital[i]
        and tokens.lower[i] in PARTICLES
        and (not particle or tokens.lower[i] in NEVER_FIRST)
    ):
        return i
    if _in_capitals(tokens, i):
        return _run_of_capitals(tokens, i)
    end, limit = i, min(len(tokens), i + _LONGEST)
    while end < limit:
        if is_name(tokens, end) and (end == i or not tokens.initial[end]):
            end += 1
            continue
        if end > i and (after := _past_nickname(tokens, end)) > end:
            end = after
            continue
        if end > i and tokens.forms[end] == "-" and tokens.is_glued(end - 1) and tokens.is_glued(end):
            end += 2
            continue
        if end > i and tokens.forms[end - 1][-1] == "'" and tokens.is_glued(end - 1) and tokens.forms[end].isalpha():
            end += 1
            continue
        after = end
        while after < limit and tokens.lower[after] in PARTICLES:
            has_hyphen = after + 1 < limit and tokens.forms[after + 1] == "-" and tokens.is_glued(after + 1)
            after += 2 if has_hyphen else 1
        if end < after < limit and is_name(tokens, after) and _belongs(tokens, i, end, after):
            end = after + 1
        else:
            break
    return end


def _in_capitals(tokens: Tokens, i: int) -> bool:
    """Is the name in a line of capitals? « CLAIRE PETIT A ANNONCÉ »."""
    return (
        i + 2 < len(tokens)
        and all(tokens.forms[j].isupper() and tokens.nameable[j] for j in (i, i + 1, i + 2))
        and all(len(tokens.forms[j]) > 2 and tokens.forms[j][-1].isalpha() for j in (i, i + 1))
    )


def _run_of_capitals(tokens: Tokens, i: int) -> int:
    """The token after first names, particles and one surname in a line of capitals, where the next word may be any."""
    end, limit = i, min(len(tokens), i + _LONGEST)
    while end < limit and _is_first_name_in_any_case(tokens, end):
        end += 1
    if end == i:
        return i
    while end < limit and tokens.lower[end] in PARTICLES:
        end += 1
    named = end < limit and tokens.nameable[end] and tokens.forms[end].isupper() and len(tokens.forms[end]) > 2
    return end + 1 if named else i


def _is_first_name_in_any_case(tokens: Tokens, i: int) -> bool:
    """Is it a first name, in capitals too? « Claire », « CLAIRE »."""
    text = tokens.forms[i]
    return gazetteer.is_first_name(text.title() if text.isupper() and len(text) > 2 else text)


def _past_nickname(tokens: Tokens, i: int) -> int:
    """The token after a nickname in marks inside a name, or `i`: « Awa "la Reine" Diallo »."""
    if tokens.forms[i] not in _MARKS:
        return i
    for j in range(i + 2, min(len(tokens) - 1, i + 5)):
        if tokens.forms[j] in _MARKS:
            surname = is_name(tokens, j + 1) and not tokens.is_glued(j)
            return j + 1 if surname and all(tokens.nameable[i : j + 1]) else i
    return i


def _belongs(tokens: Tokens, i: int, particle: int, after: int) -> bool:
    """Does the name continue after a particle? « Anne de Kerros »; not « Anne Morel de Rieux »."""
    if tokens.lower[particle] not in _OF_PLACE or tokens.capital[particle]:
        return True
    if particle == i + 1 and gazetteer.is_first_name(tokens.forms[i]):
        return _is_noble(tokens, particle, after)
    if tokens.lower[particle] in NEVER_FIRST or (
        particle > i and after > particle + 1 and not tokens.capital[after - 1]
    ):
        return False
    if particle - i > 1:
        hyphen = "-" in tokens.forms[after] or tokens.is_hyphen(after + 1)
        unknown = not hyphen and not tokens.forms[after].isupper() and not gazetteer.known(tokens.forms[after])
        return tokens.forms[after] in surnames() or (unknown and tokens.lower[particle] == "de")
    place = gazetteer.known(tokens.forms[after])
    return not (place and place.weight > 1) or tokens.is_hyphen(after + 1)


def _is_noble(tokens: Tokens, particle: int, after: int) -> bool:
    """Do a particle and a name follow a first name alone? « Awa de Valmont », « Awa de la Tour », « Jean le Bon »."""
    if tokens.forms[after].isupper() or tokens.lower[after] in roles():
        return False
    if "-" in tokens.forms[after] and (not _SAINT.match(tokens.forms[after]) or gazetteer.known(tokens.forms[after])):
        return False
    if tokens.lower[particle] == "le":
        return after == particle + 1
    link = tokens.lower[particle] in {"de", "d'"}
    if after == particle + 1:
        return link
    return link and not gazetteer.known(tokens.forms[after]) and not gazetteer.is_common(tokens.forms[after])


def find(tokens: Tokens) -> Iterator[Candidate]:
    """Names after a title (weight 4) or a role (3), with a first name (3), first names alone (1, or 3 if described)."""
    triggers, stopped, known = _triggers(), _stop("words"), surnames()
    followers = [*tokens.forms, ""][1:]
    taken = 0
    for i, (lower, capital, follower) in enumerate(zip(tokens.lower, tokens.capital, followers, strict=True)):
        if i < taken or not (capital or lower in triggers or follower in known):
            continue
        found = _announced(tokens, i) if capital or lower in triggers else None
        if found is None and _is_first_name(tokens, i):
            found = _with_first_name(tokens, i)
            if found and found.weight > 1 and (origin := _origin(tokens, found.end)):
                yield origin
        if found and found.end > found.start and tokens.lower[found.start] not in stopped:
            yield found
            taken = found.end


@functools.cache
def _triggers() -> frozenset[str]:
    """Words in lower case after which a name may stand; most tokens are none of them."""
    return frozenset({*map(str.lower, titles()), *roles(), *_NAMING})


def _announced(tokens: Tokens, i: int) -> Candidate | None:
    """The name, possibly empty, after a title, role or office, or from an initial; None without any of these."""
    lower, form = tokens.lower[i], tokens.forms[i]
    if form in titles() and tokens.nameable[i]:
        return Candidate(i + 1, run(tokens, i + 1, particle=True), "person", 4)
    if lower in _NAMING and (start := _introduced(tokens, i)):
        return Candidate(start, run(tokens, start), "person", 3)
    if is_role(tokens, i):
        start = _after_role(tokens, i + 1)
        end = run(tokens, start, particle=lower in _NOBLE and tokens.pos[i] != "ADJ")
        is_name = end > start and not _is_other(tokens, start, end)
        return Candidate(start, end if is_name else start, "person", 3)
    if tokens.capital[i] and (end := _after_office(tokens, i)) > i + 1:
        return Candidate(i + 1, end, "person", 3)
    if form.endswith(".") and _INITIAL.fullmatch(form) and (end := run(tokens, i)) > i + 1:
        return Candidate(i, end, "person", 3)
    return None


def _introduced(tokens: Tokens, i: int) -> int | None:
    """The token that a word of naming at `i` introduces as a name: « un dénommé Karim », « alias « Momo » »."""
    start = i + 2 if i + 1 < len(tokens) and tokens.forms[i + 1] in _MARKS else i + 1
    named = start < len(tokens) and tokens.capital[start] and is_name(tokens, start)
    return start if named and not gazetteer.known(tokens.forms[start]) else None


def _is_first_name(tokens: Tokens, i: int) -> bool:
    if not tokens.capital[i]:
        return _is_small_first_name(tokens, i)
    if not _is_first_name_in_any_case(tokens, i) or not is_name(tokens, i) or _follows_au(tokens, i):
        return False
    # « la Maison Blanche Awa Diallo »
    return not (i and tokens.capital[i - 1] and gazetteer.known(tokens.name(i - 1, i + 1)))


def _is_small_first_name(tokens: Tokens, i: int) -> bool:
    """Does a first name in lower case stand before a known surname? « le Parti socialiste olivier Faure »."""
    return (
        i + 1 < len(tokens)
        and tokens.capital[i + 1]
        and tokens.forms[i + 1] in surnames()
        and tokens.lower[i - 1] not in _BEFORE_NOUNS
        and gazetteer.is_first_name(tokens.forms[i].title())
    )


def _with_first_name(tokens: Tokens, i: int) -> Candidate | None:
    """A first name and surname (weight 3) or a first name alone (1); None if a gazetteer has the whole name."""
    end = run(tokens, i) if tokens.capital[i] else run(tokens, i + 1)
    if end == i + 1:
        described = _has_age(tokens, end) or (
            tokens.lower[end + 1 : end + 2] in (["un"], ["une"]) and has_role(tokens, end)
        )
        return Candidate(i, end, "person", 3 if described and not gazetteer.known(tokens.forms[i]) else 1)
    if gazetteer.known(tokens.name(i, end)):
        return None
    is_other = tokens.forms[i] == "France" and tokens.forms[end - 1] not in surnames()  # « France Télévisions »
    return Candidate(i, end, "person", 1 if is_other else 3)


def _has_age(tokens: Tokens, i: int) -> bool:
    """Does an age follow? « Sandrine, 34 ans »."""
    return (
        tokens.forms[i : i + 1] in ([","], ["("])
        and tokens.forms[i + 1 : i + 2] != []
        and (tokens.forms[i + 1].isdigit() and tokens.lower[i + 2 : i + 3] == ["ans"])
    )


def _follows_au(tokens: Tokens, i: int) -> bool:
    """Is it after « au », « aux » or « en », as a person's name never is? « au Liban-Nord »."""
    return i > 0 and tokens.lower[i - 1] in {"au", "aux", "en"}


def is_full_name(tokens: Tokens, i: int) -> bool:
    """Do a first name and a surname begin here? « Nancy Morel »; not « Nancy »."""
    if i + 1 == len(tokens) or not tokens.capital[i + 1] or not tokens.nameable[i + 1]:
        return False
    return gazetteer.is_first_name(tokens.forms[i]) or (not tokens.capital[i] and _is_small_first_name(tokens, i))


def _origin(tokens: Tokens, i: int) -> Candidate | None:
    """A person's place of origin after the name (weight 2): « Awa Morel de Rieux »."""
    if (
        i + 1 < len(tokens)
        and tokens.lower[i] in {"de", "d'"}
        and tokens.capital[i + 1]
        and not tokens.forms[i + 1].isupper()
    ):
        return Candidate(i + 1, i + 2, "place", 2)
    return None


_stop = functools.partial(lexicons.words, "stop.toml")


def _past_party(tokens: Tokens, i: int) -> int:
    """The token after a known body at `i` with a name after it: « le député *Les Verts* Jean Morel »."""
    for j in range(min(len(tokens) - 1, i + 5), i, -1):
        if tokens.capital[j] and tokens.capital[i] and not tokens.initial[j]:
            found = gazetteer.known(tokens.name(i, j))
            if found and found.kind == "organisation" and found.weight > 2:
                return j
    return i


def _after_role(tokens: Tokens, i: int) -> int:
    """The token after an adjective or command, if any: « le ministre français », « le général de division »."""
    if i + 2 < len(tokens) and tokens.lower[i] == "de" and tokens.lower[i + 1] in _ARMS:
        return i + 2
    if (after := _past_party(tokens, i)) > i:
        return after
    return i + 1 if i + 1 < len(tokens) and tokens.pos[i] == "ADJ" and not tokens.capital[i] else i


def has_role(tokens: Tokens, end: int) -> bool:
    """Does a role in apposition follow the name that ends here? « Ivan Morel, ancien ministre de la Mer, »."""
    if end + 1 >= len(tokens) or tokens.forms[end] not in {",", "("}:
        return False
    return any(is_role(tokens, i) and tokens.pos[i] != "VERB" for i in range(end + 1, min(len(tokens), end + 4)))


def _is_other(tokens: Tokens, start: int, end: int) -> bool:
    """Is it a party, people or office after the role? « le maire UMP », « ancienne Première ministre »."""
    found = gazetteer.known(tokens.name(start, end)) or (
        None if gazetteer.is_first_name(tokens.forms[start]) else gazetteer.known(tokens.forms[start])
    )
    if tokens.lower[start] in _FIRST_OF_OFFICE:
        return True
    return bool(found and found.weight > 1) or (end - start == 1 and gazetteer.is_people(tokens.forms[start]))


def is_office(tokens: Tokens, i: int) -> bool:
    """Is it a minister's portfolio? « la ministre chargée des Transports », « ministre de la Mer »."""
    offices = _stop("offices")
    for j in range(i - 1, max(-1, i - _OFFICE), -1):
        if tokens.lower[j] in offices:
            return True
        if tokens.pos[j] not in _IN_OFFICE and tokens.lower[j] not in _CHARGED:
            return False
    return False


def _after_office(tokens: Tokens, i: int) -> int:
    """The token after the name that follows a portfolio at `i`, or `i + 1`: « ministre de la Mer Zibou Ndolo »."""
    end = run(tokens, i + 1) if tokens.lower[i] in _stop("words") else i + 1
    return end if end > i + 2 and is_office(tokens, i) else i + 1
