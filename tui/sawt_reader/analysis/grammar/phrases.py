"""Noun phrases, read from left to right: what speaks is a noun phrase far more often than it is a name.

« le ministre de l'Intérieur, Paul Arnal », « Léa Brun, économiste à Lyon », « un porte-parole de la police ».
The statistical parser is asked only where position does not decide.
"""

from __future__ import annotations

from typing import NamedTuple

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.nouns import Class
from sawt_reader.analysis.quotes.parse import Parse

_NOUNS = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"DET", "NUM", "ADJ"})
_AFTER = frozenset({"PROPN", "ADJ", "X", "NUM"})
_DETERMINERS = frozenset(
    "le la l' l les un une des du ce cet cette ces son sa ses leur leurs mon ma mes ton ta tes notre nos votre vos "
    "plusieurs quelques certains certaines tous toutes tout toute chaque aucun aucune divers "
    "diverses différents différentes".split()
)
_OUTGOING = frozenset("sortant sortante sortants élu élue désigné désignée déchu déchue déléguée délégué".split())
_OF = frozenset({"de", "d'", "d", "du", "des"})
_AT = frozenset({"à", "au", "aux", "en", "pour", "chez", "sur", "dans", "contre", "près", "auprès"})
ON_AIR = frozenset("micro antenne colonnes téléphone presse plateau ondes".split())
PRONOUNS = frozenset(
    "il elle ils elles on qui lui eux celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci celui-là celle-là "
    "lequel laquelle lesquels lesquelles certains certaines d'aucuns beaucoup plusieurs tous chacun chacune nul "
    "personne quelqu'un l'un l'une d'autres".split()
)
# With « l'une », « d'autres », « la plupart ».
_INDEFINITE = frozenset(
    "un une uns unes autres certains certaines plusieurs beaucoup plupart tous toutes chacun chacune".split()
)
# Adjectives that stand for a noun after a determiner: « un autre », « ce dernier », « la seconde ».
STANDING_ALONE = frozenset("autre autres premier première second seconde dernier dernière derniers dernières".split())
CLITIC_SUBJECTS = frozenset({"-il", "-elle", "-ils", "-elles", "-on", "-je", "-nous", "-vous", "-tu"})
SUBJECTS = frozenset({"il", "elle", "ils", "elles", "on", "qui"})
FIRST_AND_SECOND = frozenset({"je", "j'", "nous", "vous", "tu", "-je", "-nous", "-vous", "-tu"})
_BEFORE_VERB = frozenset({"se", "s'", "ne", "n'", "y", "en", "lui", "leur"})
_LONGEST = 40  # tokens; longer is a parse gone wrong


class Phrase(NamedTuple):
    """A noun phrase or pronoun: tokens `start` to `end`, half open, and its head noun."""

    start: int
    end: int
    head: int


def phrase_at(parse: Parse, i: int, limit: int) -> Phrase | None:
    """The noun phrase that begins at token `i` and ends before `limit` (tokens), appositions included."""
    if _is_partitive(parse, i, limit):
        whole = phrase_at(parse, i + (3 if parse.words[i] == "l'" else 2), limit)
        return Phrase(i, whole.end, whole.head) if whole else _indefinite(parse, i, limit)
    core = _core(parse, i, limit)
    if core is None:
        return _indefinite(parse, i, limit)
    end = _complements(parse, core, core.end, min(limit, i + _LONGEST), at=False)
    end = _apposition(parse, core, end, min(limit, i + _LONGEST))
    return Phrase(i, end, core.head)


def coordinated(parse: Parse, first: Phrase, limit: int) -> list[Phrase]:
    """A phrase and those joined to it by « et », « ou » or a comma: « Paul Arnal et la maire de Lyon »."""
    found = [first]
    at = first.end
    while at + 1 < limit and parse.words[at] in {"et", "ou", "ainsi"}:
        start = at + 2 if parse.words[at] == "ainsi" and parse.words[at + 1] == "que" else at + 1
        following = phrase_at(parse, start, limit)
        if following is None or source_class(parse, following) is None:
            break
        bare = following.start == following.head and parse.pos[following.head] == "NOUN"
        if bare and parse.pos[first.start] == "DET":  # « l'avocat et ancien ministre Paul Arnal »
            found[-1] = Phrase(found[-1].start, following.end, found[-1].head)
        else:
            found.append(following)
        at = following.end
    return found


def _new_name(parse: Parse, head: int, k: int) -> bool:
    """Does another name begin here? « à Lyon Paul Arnal »."""
    if parse.words[head] in nouns.words("time"):
        return parse.pos[k] == "PROPN"  # « a prévenu mardi Paul Arnal »
    if parse.pos[head] != "PROPN" or parse.pos[k] != "PROPN":
        return False
    return -1 < parse.mention[head] != parse.mention[k] > -1 or parse.dep[k] in {"obj", "nsubj"}


def _joins_adjectives(parse: Parse, k: int, limit: int) -> bool:
    if k + 1 >= limit or parse.words[k] != "et" or parse.pos[k - 1] != "ADJ" or parse.pos[k + 1] != "ADJ":
        return False
    return k + 2 == limit or parse.pos[k + 2] not in _NOUNS


def _is_partitive(parse: Parse, i: int, limit: int) -> bool:
    """« un des chercheurs », « l'une de ses avocates »."""
    if i + 2 >= limit:
        return False
    k = i + 1 if parse.words[i] == "l'" else i
    return (
        k + 2 < limit
        and parse.words[k] in {"un", "une", "certains", "certaines"}
        and parse.words[k + 1] in {"de", "des", "d'"}
    )


def _indefinite(parse: Parse, i: int, limit: int) -> Phrase | None:
    """« certains », « d'autres », « l'une d'elles », « plusieurs d'entre eux », « la plupart »: no noun follows."""
    if i >= limit:
        return None
    k = i + (i + 1 < limit and parse.words[i] in {"l'", "les", "la", "d'"})
    if parse.words[i] == "d'" and parse.words[k] != "autres":
        return None
    if k >= limit or parse.words[k] not in _INDEFINITE:
        return None
    if k == i and parse.words[k] in {"un", "une", "autres", "plupart"}:
        return None
    end = k + 1
    if end + 1 < limit and parse.words[end] in _OF:
        at = end + 2 if parse.words[end + 1] == "entre" and end + 2 < limit else end + 1
        end = at + 1 if parse.words[at] in {"eux", "elles", "nous"} else end
    return Phrase(i, end, k)


def _core(parse: Parse, i: int, limit: int) -> Phrase | None:
    """Determiners, adjectives, the head noun and the names and adjectives after it."""
    k = i
    while k < limit and (parse.pos[k] in _BEFORE or parse.words[k] in _DETERMINERS) and not is_noun(parse, k):
        k += 1
        if k < limit and parse.words[k] == "de" and parse.words[k - 1] in {"plus", "beaucoup", "près", "nombre"}:
            k += 1
    if k > i:
        k = _skip_term(parse, k, limit)
    if k >= limit or not (is_noun(parse, k) or (k > i and parse.inside[k - 1] >= 0 > parse.inside[i])):
        return None
    head = k if is_noun(parse, k) else k - 1
    k += is_noun(parse, k)
    while k < limit and parse.inside[k] == parse.inside[head]:
        if 0 <= parse.mention[k] == parse.mention[head] and parse.words[k][0].isalnum():  # « Yann Le Goff »
            k += 1
            continue
        if _new_name(parse, head, k):
            break
        if _joins_adjectives(parse, k, limit):  # « les élus locaux et régionaux »
            k += 2
            continue
        names = is_noun(parse, k) and parse.words[k] not in nouns.words("time")
        if not (
            names or parse.pos[k] in _AFTER or parse.words[k] in _OUTGOING or (parse.words[k] == "-" and k + 1 < limit)
        ):
            break
        k += 1
    return Phrase(i, k, head)


def is_noun(parse: Parse, i: int) -> bool:
    """Is this a noun, or used as one? The tagger misses some: « porte-parole », « M. », « un autre »."""
    if parse.pos[i] in _NOUNS:
        return True
    word = parse.words[i]
    if word in STANDING_ALONE:
        follows = parse.pos[i + 1] if i + 1 < len(parse.words) else ""
        return i > 0 and parse.words[i - 1] in _DETERMINERS and follows not in {"NOUN", "PROPN", "ADJ"}
    if parse.pos[i] != "DET" and parse.mention[i] >= 0 and parse.text[parse.start[i]].isupper():
        return parse.pos[i] in {"X", "VERB", "ADJ", "ADV", "PRON"}
    if parse.pos[i] in {"PRON", "ADJ", "X", "VERB", "ADV"}:
        previous = parse.words[i - 1] if i else ""
        return word in nouns.words("civility") or (
            nouns.role(word) is not None
            and (previous in _DETERMINERS or parse.pos[i] != "VERB")
            and parse.pos[i] != "ADJ"
        )
    return False


def _skip_term(parse: Parse, k: int, limit: int) -> int:
    """Past a name in quotation marks: « le journal « L'Avenir » »."""
    if 0 < k < limit and parse.inside[k] >= 0 and parse.inside[k] != parse.inside[k - 1]:
        first, after = parse.pair_tokens[parse.inside[k]]
        if k == first and after - first <= 7 and after <= limit:
            return after
    return k


def _complements(parse: Parse, core: Phrase, k: int, limit: int, at: bool) -> int:
    """The end of a phrase after « de … », « (…) » and, in an apposition (`at`), « à … »."""
    while k < limit:
        word = parse.words[k]
        if (after := _skip_term(parse, k, limit)) > k:
            k = after
        elif word in _OF or (word in _AT and (at or _belongs(parse, core, k))) or _is_charged(parse, k):
            inner = _core(parse, k + 1, limit) or (_core(parse, k + 2, limit) if _is_charged(parse, k) else None)
            if inner is None:
                return k
            k = inner.end
        elif word == "(":
            close = next((j for j in range(k, min(limit, k + 12)) if parse.words[j] == ")"), None)
            if close is None:
                return k
            k = close + 1
        elif word in {"et", "ou"} and at and k + 1 < limit and (inner := _core(parse, k + 1, limit)):
            k = inner.end
        elif word == "par" and parse.words[k + 1 : k + 2] == ["intérim"]:
            k += 2
        elif word in {"lui-même", "elle-même", "eux-mêmes", "elles-mêmes"}:
            k += 1
        else:
            return k
    return k


def _belongs(parse: Parse, core: Phrase, k: int) -> bool:
    """Does « à … » belong to the noun, not to the verb? « un professeur à Lyon », not « a dit le maire à Paul »."""
    inner = _core(parse, k + 1, min(len(parse.words), k + 8))
    if inner is None or source_class(parse, inner) == "medium" or parse.words[inner.head] in ON_AIR:
        return False
    if parse.words[k] == "en" and parse.words[inner.head] in {"matière", "charge"}:
        return True
    return parse.dep[inner.head] == "nmod" and core.start <= parse.head[inner.head] < core.end


def _is_charged(parse: Parse, k: int) -> bool:
    """« chargé de … », « établi par … », « proche de … » after a noun."""
    if k + 1 >= len(parse.words) or parse.words[k + 1] not in {"de", "d'", "du", "des", "par", "à", "au", "sur"}:
        return False
    word = parse.words[k]
    return word in {"proche", "proches", "membre"} or (
        parse.pos[k] in {"VERB", "ADJ"} and word.endswith(("é", "ée", "és", "ées", "i", "ie", "is", "ies"))
    )


def _apposition(parse: Parse, core: Phrase, k: int, limit: int) -> int:
    """The end of the phrase after « , directeur du port » or, after a role, « , Paul Arnal »."""
    while k < limit:
        comma = parse.words[k] == ","
        start = k + 1 if comma else k
        named = any(parse.pos[j] == "PROPN" or parse.mention[j] >= 0 for j in range(core.start, k))
        if comma and (aged := _age(parse, start, limit)) > start:
            k = aged
            continue
        inner = _core(parse, start, limit)
        if inner is None or parse.words[inner.head] in nouns.words("time"):
            return k
        role = nouns.role(parse.words[inner.head])
        describes = role is not None and role.kind == "person" and named
        titled = parse.pos[inner.start] == "PROPN" or parse.words[inner.start] in nouns.words("civility")
        names = not named and titled and comma
        names = names and _can_bear_a_name(parse, core)
        names = names or (comma and parse.mention[inner.start] >= 0 and _can_bear_a_name(parse, core))
        if not comma and not named and _can_bear_a_name(parse, core) and parse.mention[inner.head] >= 0:
            return inner.end  # « le quotidien régional Le Phare »
        if not (describes or names):
            return k
        if not comma and (parse.words[start] not in {"le", "la", "l'", "les"} or not _is_person(parse, core)):
            return k  # « a répondu à l'Assemblée la ministre »
        after = _complements(parse, inner, inner.end, limit, at=comma and describes)
        if comma and after < len(parse.words) and (parse.verb[after] == "Fin" or parse.words[after] in _BEFORE_VERB):
            return k  # « selon un proche du maire, Paul Arnal se retire »
        if comma and after < limit and parse.words[after] in {"et"} and not describes:
            return k
        k = after
    return k


def _is_person(parse: Parse, core: Phrase) -> bool:
    number = parse.mention[core.head]
    return number < 0 or parse.mentions[number].label_ in {"person", "PER"}


def _age(parse: Parse, k: int, limit: int) -> int:
    """The token after « 32 ans », « âgé de 32 ans »; or `k`."""
    if k >= limit:
        return k
    at = k + 2 if parse.words[k] in {"âgé", "âgée", "âgés", "âgées"} else k
    return at + 2 if at + 1 < limit and parse.pos[at] == "NUM" and parse.words[at + 1] == "ans" else k


def _can_bear_a_name(parse: Parse, core: Phrase) -> bool:
    role = nouns.role(parse.words[core.head])
    return role is not None and role.kind in {"person", "organisation", "medium"}


def source_class(parse: Parse, phrase: Phrase) -> Class | None:
    """What kind of source a phrase can be, or None where it cannot speak (« la situation », « lundi »)."""
    word = parse.words[phrase.head]
    if word.removeprefix("-") in PRONOUNS or word in STANDING_ALONE or is_indefinite(parse, phrase):
        return "pronoun"
    if word in nouns.words("time"):
        return None
    role = nouns.role(word)
    if role is not None:
        return role.kind
    if word in nouns.words("civility"):
        return "name"
    mentioned = parse.mention[phrase.head]
    if mentioned >= 0 or parse.pos[phrase.head] == "PROPN":
        return "name"
    return None


def is_indefinite(parse: Parse, phrase: Phrase) -> bool:
    """« l'une d'elles », « certains »: somebody of a group, whom nothing names."""
    return parse.words[phrase.head] in _INDEFINITE and _indefinite(parse, phrase.start, phrase.end) == phrase


def around(parse: Parse, head: int, first: int, limit: int) -> Phrase | None:
    """The phrase with this head noun."""
    start = head - 1 if head > first and parse.words[head - 1] == "l'" else head
    if _is_partitive(parse, start, limit):
        return phrase_at(parse, start, limit)
    if parse.words[head] in SUBJECTS or (parse.pos[head] == "PRON" and not is_noun(parse, head)):
        return Phrase(head, head + 1, head)
    while start > first and parse.inside[start - 1] == parse.inside[head] and leads(parse, start - 1):
        start -= 1
    found = phrase_at(parse, start, limit)
    return found if found and found.start <= head < found.end else Phrase(start, head + 1, head)


def leads(parse: Parse, i: int) -> bool:
    """Does this token lead up to a noun: a determiner, adjective, numeral or title?"""
    return (
        parse.pos[i] in {"DET", "NUM", "ADJ"}
        or parse.words[i] in nouns.words("civility")
        or parse.words[i] in {"le", "la", "l'", "les", "un", "une", "des"}
    )
