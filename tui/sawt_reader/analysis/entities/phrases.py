"""Phrases that name a body: a head noun with its adjectives and complements, ordinals before it, initials after it.

« le ministère de l'Économie et des Finances », « Fonds d'aide aux veuves et orphelins de mer », « comité central du
Parti radical », « Haute Autorité des sources (HAS) », « la 2e section de la 23e chambre correctionnelle ».
"""

from __future__ import annotations

import functools
import re

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, names, persons
from sawt_reader.analysis.entities.runs import capitals, run
from sawt_reader.analysis.tokens import Tokens

_OF = frozenset({"de", "d'", "du", "des"})
_ARTICLES = frozenset({"la", "l'", "le", "les"})
_WITH_ARTICLE = frozenset({"du", "des", "au", "aux"})
_RELATIONAL = re.compile(
    rf"étrang(?:er|ère)s?|\w+(?:{lexicons.alternatives('organisations.toml', 'relational_endings')})"
)
_ORDINAL = re.compile(r"\d+(?:e|er|ère|ème)|[IVX]+(?:e|er|ème)")
# Before a common noun these end a name: « la Cour à l'audience », « le Conseil au complet ».
_PLACING = frozenset({"à", "au", "en", "sur", "sans"})
# Before the second of two nouns with articles: « pour *la* protection et *la* recherche ».
_PURPOSE = frozenset({"pour", "contre", "aux"})
# Feminine endings of inhabitants' names, which the model takes for nouns: « les mosquées *valmontoises* ».
_OF_TOWNS = ("oise", "oises", "aise", "aises", "ienne", "iennes")
_LONGEST = 20  # tokens: bounds the work on hostile text; half cuts names in 3, double changes nothing

_words = functools.partial(lexicons.words, "organisations.toml")


@functools.cache
def heads() -> frozenset[str]:
    """Nouns in lower case that can head the name of a body, with their plurals; most words are none of them."""
    capitalised = _words("capitalised")
    plurals = {word + "s" for word in capitalised}
    return _words("public") | _words("private") | capitalised | plurals | frozenset(_compounds())


def is_head(tokens: Tokens, i: int) -> bool:
    """Can the noun at `i` head the name of a body? « ministère », « Direction »; not « direction »."""
    lower = tokens.lower[i]
    if lower in _words("public") or lower in _words("private"):
        return not _in_capitals(tokens, i)
    if _compound(tokens, i) > i + 1:
        return True
    capitalised = _words("capitalised")
    return (lower in capitalised or lower.removesuffix("s") in capitalised) and (
        (tokens.capital[i] and not tokens.initial[i]) or _has_rank(tokens, i) or _has_ordinal(tokens, i)
    )


@functools.cache
def _compounds() -> dict[str, list[list[str]]]:
    """Compound heads by their first word."""
    found: dict[str, list[list[str]]] = {}
    for words in [compound.split(" ") for compound in lexicons.toml("organisations.toml")["compounds"]]:
        found.setdefault(words[0], []).append(words)
    return found


def _compound(tokens: Tokens, i: int) -> int:
    """The token after the head at `i`, which may be a compound: « office *de tourisme* », « comité *des fêtes* »."""
    for words in _compounds().get(tokens.lower[i], ()):
        if tokens.lower[i : i + len(words)] == words:
            return i + len(words)
    return i + 1


def _in_capitals(tokens: Tokens, i: int) -> bool:
    """Is it in a line of capitals? « LA COUR A DÉCIDÉ »."""
    return (
        len(tokens.forms[i]) > 3
        and tokens.forms[i].isupper()
        and any(
            len(word) > 1 and word.isupper() for word in tokens.forms[max(0, i - 1) : i + 2] if word != tokens.forms[i]
        )
    )


def _has_rank(tokens: Tokens, i: int) -> bool:
    """Does an adjective of rank follow? « direction *générale* », « police *judiciaire* »; not « groupe mondial »."""
    return i + 1 < len(tokens) and tokens.lower[i + 1] in _words("ranks") and tokens.lower[i] in _words("ranked")


def _has_ordinal(tokens: Tokens, i: int) -> bool:
    """Does a number count the body? « la *2e* section », « le *1er* régiment »."""
    return i > 0 and tokens.lower[i] in _words("numbered") and _ORDINAL.fullmatch(tokens.forms[i - 1]) is not None


def extent(tokens: Tokens, i: int) -> tuple[int, int]:
    """The tokens of the name that the head noun at `i` begins, half open; none if it begins none."""
    end = _confirmed(tokens, i) or max(_end(tokens, i), _organ(tokens, i))
    if end == i:
        return i, i
    counted = _has_ordinal(tokens, i)
    graced = end > i + 1 and i and tokens.forms[i - 1] in _words("adjectives_before")
    return i - 1 if counted or graced else i, end


def _confirmed(tokens: Tokens, head: int) -> int | None:
    """The end of a name that initials in brackets confirm, or None: « Fédération des ports libres (FPL) »."""
    for i in range(head + 1, min(len(tokens) - 1, head + _LONGEST)):
        if tokens.forms[i] == "(":
            short = tokens.forms[i + 1]
            known = gazetteer.known(short)
            common = short in _words("not_acronyms") or (known and known.kind == "other")
            return i if i > head + 1 and not common and names.is_spelled_by(short, tokens.name(head, i)) else None
        apposed = tokens.forms[i] == "," and tokens.lower[i + 1] in _ARTICLES
        if not tokens.nameable[i] or tokens.begins_sentence[i] or tokens.is_finite(i) or apposed:
            return None
    return None


def _end(tokens: Tokens, i: int) -> int:
    """The token after the name that the head noun at `i` begins; `i` if it begins none."""
    public, capital = tokens.lower[i] in _words("public"), tokens.capital[i]
    counted = _has_ordinal(tokens, i)
    named = (capital and not tokens.initial[i]) or counted
    adjectives, complements, placed = 0, 0, False
    first = end = _compound(tokens, i)
    limit = min(len(tokens), i + _LONGEST)
    ranked, branch = _has_rank(tokens, i), tokens.forms[i] in _words("branches")
    while end < limit:
        if not complements and not branch and _is_adjective(tokens, end) and (capital or not tokens.capital[end]):
            named |= tokens.capital[end]
            adjectives += 1
            end += 1
            continue
        if not complements and adjectives and tokens.lower[end] in _words("participles"):
            end += 1
            break
        if not complements and adjectives and (after := _further_adjectives(tokens, end, limit)) > end:
            end = after
            continue
        if end == first + adjectives and _is_beside(tokens, i, end):
            named, complements, end = True, complements + 1, run(tokens, end)
            continue
        free = (capital or public or ranked) and (complements > 0 or tokens.lower[end] not in {"et", ","})
        whole = placed or (end > i + 1 and _is_known(tokens, i, end))
        after, proper = _complement(tokens, i, end, limit, free=free and not whole)
        placed = proper and gazetteer.is_large_place(tokens.forms[after - 1])
        if whole and not placed and not (proper and tokens.lower[end] in {"de", "d'"} and tokens.capital[end + 1]):
            break
        if after == end:
            if end == i + 1 and _is_generic(tokens, end):
                return i
            break
        bears = first > i + 1 or _bears_a_name(tokens, i, after, proper=proper)
        if not (public or capital or adjectives or counted or bears):
            break
        named |= proper or ranked
        complements += 1
        end = after
    if end == i + 1:
        return end if tokens.forms[i] in _words("bare") and not tokens.initial[i] else i
    if public and complements:
        return end
    return end if named or (capital and complements) else i


def _organ(tokens: Tokens, i: int) -> int:
    """The token after an organ named by its field and its owner, or `i`: « comité des droits de l'enfant de l'ONU »."""
    if tokens.lower[i] not in _words("organs") or tokens.capital[i]:
        return i
    end, limit = i + 1, min(len(tokens), i + _LONGEST)
    while end < limit and _is_adjective(tokens, end) and not tokens.capital[end]:
        end += 1
    for _ in range(4):
        if end + 2 >= limit or tokens.lower[end] not in _OF or (j := _past_link(tokens, end, limit)) is None:
            return i
        after = _known_end(tokens, j)
        body = gazetteer.known(tokens.name(j, after)) if after > j else None
        if body and body.kind == "organisation" and body.weight > 1:
            return after
        if is_head(tokens, j) and (after := _end(tokens, j)) > j + 1:
            return after
        if tokens.pos[j] != "NOUN" or tokens.capital[j]:
            return i
        end = _common_complement(tokens, j, limit)
    return i


def _is_generic(tokens: Tokens, i: int) -> bool:
    """Does a complement at `i` make the head a common noun? « conseil *d'administration* », « cour de récréation »."""
    return tokens.lower[i] in _OF and tokens.lower[i + 1 : i + 2] != [] and _never(tokens, i + 1)


def _never(tokens: Tokens, i: int) -> bool:
    return tokens.lower[i] in _words("never_complements") and not tokens.capital[i]


def _bears_a_name(tokens: Tokens, head: int, end: int, *, proper: bool) -> bool:
    """Is the complement its name? « l'institut de la Mer », « parquet de Rieux »; not « le club de son père »."""
    if tokens.lower[head] in _words("local"):
        return proper
    return proper and tokens.lower[head] in _words("eponymous") and not gazetteer.is_large_place(tokens.forms[end - 1])


def _is_known(tokens: Tokens, start: int, end: int) -> bool:
    """Is it a whole name that a list has? « Assemblée nationale » needs no complement but a place."""
    found = gazetteer.known(tokens.name(start, end))
    return bool(found and found.kind == "organisation" and found.weight > 2)


def _is_beside(tokens: Tokens, head: int, i: int) -> bool:
    """Is the proper name after the head part of its name? « Fondation Ondine »; not « la fédération UMP »."""
    if (
        not tokens.capital[i]
        or not tokens.nameable[i]
        or tokens.initial[i]
        or tokens.forms[i] in _words("not_acronyms")
    ):
        return False
    if tokens.pos[i] in {"VERB", "AUX", "ADV", "PRON"}:
        return False
    if tokens.lower[head] in _words("carriers") and not tokens.capital[head]:
        return False
    if not tokens.capital[head] and tokens.forms[i].isupper() and len(tokens.forms[i]) > 1:
        return False
    return tokens.lower[head] in _words("eponymous") or not gazetteer.is_first_name(tokens.forms[i])


def _is_adjective(tokens: Tokens, i: int) -> bool:
    """Is it a relational adjective? « national », « socialiste », « belge »; not « nouvelle », « chargé »."""
    if persons.is_full_name(tokens, i):  # « Rassemblement national Marine Morel »
        return False
    lower = tokens.lower[i]
    if tokens.pos[i] not in {"ADJ", "PROPN", "NOUN"} or lower in _words("descriptive"):
        return False
    if tokens.capital[i] and gazetteer.is_first_name(tokens.forms[i]):
        return False
    relational = _RELATIONAL.fullmatch(lower) is not None or lower in _words("adjectives")
    return relational or gazetteer.is_people(lower)


def _further_adjectives(tokens: Tokens, i: int, limit: int) -> int:
    """The token after a list of adjectives that goes on at `i`: « économique*, social et environnemental* »."""
    j = i
    while j + 1 < limit and tokens.forms[j] in {",", "et"} and _is_adjective(tokens, j + 1):
        if tokens.capital[j + 1] or tokens.pos[j + 1] != "ADJ":
            return i
        j += 2
        if tokens.forms[j - 2] == "et":
            return j
    return i


def _complement(tokens: Tokens, head: int, i: int, limit: int, *, free: bool) -> tuple[int, bool]:
    """A complement at `i`: the token after it (`i` if there is none), and whether it contains a proper name.

    Args:
        tokens: of the whole text.
        head: the head noun.
        i: a token after it.
        limit: where the name must end at the latest.
        free: may a common noun be the complement? « Organisation mondiale de la santé ».
    """
    link = _link(tokens, head, i, limit, free=free)
    j = None if link is None else _past_link(tokens, link, limit)
    if link is None or j is None:
        return _second_noun(tokens, head, i, limit) if free else i, False
    if _never(tokens, j):
        return i, False
    common = tokens.lower[j] in lexicons.words("stop.toml", "words")
    if tokens.capital[j] and (not common or tokens.capital[head] or tokens.lower[head] in _words("public")):
        if not _may_name(tokens, head, link, j) or (link > i and tokens.lower[head] not in _words("listed")):
            return i, False
        return _proper_complement(tokens, j, limit), True
    ordinal = j + 1 < limit and _has_ordinal(tokens, j + 1)
    if ordinal:
        return _common_complement(tokens, j + 1, limit), True
    purposive = tokens.lower[link] in _PURPOSE and tokens.lower[head] in _words("purposive")
    attached = tokens.head[j] < j and (tokens.head[j] >= head or (tokens.capital[head] and tokens.lower[link] in _OF))
    attached |= link > i or purposive
    is_noun = tokens.pos[j] == "NOUN" and attached
    free = free and tokens.lower[head] not in _words("alone")
    if free and is_noun and tokens.lower[i] not in _PLACING and not _opens_another(tokens, i, link, j):
        return _common_complement(tokens, j, limit), False
    return i, False


def _opens_another(tokens: Tokens, i: int, link: int, j: int) -> bool:
    """Does a coordinated complement name a person or another body? « et du maire », « et des commissions »."""
    lower = tokens.lower[j]
    body = is_head(tokens, j) or lower.removesuffix("s") in _words("private")
    return link > i and (lower in persons.roles() or body)


def _link(tokens: Tokens, head: int, i: int, limit: int, *, free: bool) -> int | None:
    """The preposition that links a complement at `i` to the head: « *de* la mer », « et *des* ports »."""
    j = i
    if free and tokens.lower[i] in {"et", ","} and i > head + 1 and i + 1 < limit:
        j += 1
        if tokens.lower[j] not in _OF and tokens.lower[j] not in {"aux", "à"}:
            return None
        if tokens.forms[i] == "," and (tokens.lower[j] == "à" or not _ends_in_and(tokens, j, limit)):
            return None
    links = tokens.lower[j] in _OF or (tokens.lower[j] in _words("links") and tokens.capital[head])
    return j if links else None


def _past_link(tokens: Tokens, link: int, limit: int) -> int | None:
    """The noun after a preposition and its article, or None."""
    j = link + 1
    if j < limit and tokens.lower[link] not in _WITH_ARTICLE and tokens.forms[j] in _ARTICLES:
        j += 1
    return j if j < limit and tokens.nameable[j] else None


def _second_noun(tokens: Tokens, head: int, i: int, limit: int) -> int:
    """The token after a second noun of a complement, or `i`: « des veuves et *orphelins* », « pour … et la *paix* »."""
    if tokens.lower[i] != "et" or i < head + 3 or i + 1 >= limit:
        return i
    has_article = tokens.lower[i + 1] in _ARTICLES
    j = i + 2 if has_article else i + 1
    if j >= limit or tokens.pos[j] != "NOUN" or tokens.capital[j] or is_head(tokens, j):
        return i
    if not (tokens.dep[j] == "conj" and head < tokens.head[j] < i) or tokens.lower[j] in persons.roles():
        return i
    if has_article and not any(tokens.lower[k] in _PURPOSE for k in range(head + 1, i)):
        return i
    return _common_complement(tokens, j, limit)


def _may_name(tokens: Tokens, head: int, link: int, j: int) -> bool:
    """Can a capitalised complement be part of the name? Not a person's name, nor a place that only says where."""
    if persons.is_full_name(tokens, j) and tokens.lower[head] not in _words("eponymous"):
        return False
    place = gazetteer.known(tokens.forms[j])
    return not (place and place.kind == "place" and tokens.lower[link] in _words("links"))


def _proper_complement(tokens: Tokens, j: int, limit: int) -> int:
    """The token after a proper name in the complement and its adjectives."""
    end = capitals(tokens, j)
    known = _known_end(tokens, j)
    apart = (
        j < known < end - 1
        and gazetteer.is_large_place(tokens.forms[known - 1])
        and not any(map(tokens.is_hyphen, range(known, end)))
    )
    after = max(known if apart else run(tokens, j), known)
    any_adjective = gazetteer.is_common(tokens.forms[j])  # « des Affaires européennes », « du Parti radical belge »
    while after < limit and (
        (_is_adjective(tokens, after) and (any_adjective or not gazetteer.is_people(tokens.forms[after])))
        or tokens.lower[after] in _words("participles")
    ):
        after += 1
    return after


def _common_complement(tokens: Tokens, j: int, limit: int) -> int:
    """The token after a common noun in the complement, hyphenated parts and adjectives included."""
    j += 1
    while j + 1 < limit and tokens.forms[j] == "-" and tokens.is_glued(j):
        j += 2
    while j < limit and _qualifies(tokens, j):
        j += 1
        if (after := _further_adjectives(tokens, j, limit)) > j:
            j = after
    return j


def _qualifies(tokens: Tokens, i: int) -> bool:
    """Does the adjective or participle name the noun before it? « social unifié »; not « opposée au projet »."""
    lower = tokens.lower[i]
    if tokens.capital[i] or lower in _words("descriptive"):
        return False
    if lower in _words("participles"):
        return True
    if lower.endswith(_OF_TOWNS):
        return True
    return tokens.pos[i] == "ADJ" and _is_adjective(tokens, i)


def _known_end(tokens: Tokens, i: int) -> int:
    """The token after the longest known name at `i`: « Nations unies », « Parti socialiste »."""
    return (
        max((j for j in range(i, min(len(tokens), i + 5)) if gazetteer.known(tokens.name(i, j + 1))), default=i - 1) + 1
    )


def _ends_in_and(tokens: Tokens, i: int, limit: int) -> bool:
    """Does a list of complements that continues at `i` end in « et de … »?"""
    for j in range(i, limit - 1):
        if tokens.lower[j] == "et":
            return tokens.lower[j + 1] in _OF or tokens.lower[j + 1] == "aux"
        if tokens.is_finite(j):
            return False
    return False
