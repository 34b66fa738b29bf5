"""Negated predicates: « ne … pas », « en aucun cas … ne »; not « ne … que », which restricts, nor most « ne » alone."""

from __future__ import annotations

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import verbs
from sawt_reader.analysis.grammar.predicates import Predicate
from sawt_reader.analysis.tokens import Tokens

_NE = frozenset(("ne", "n'"))
_CLITICS = lexicons.words("function_words.toml", "object_clitics")
_NEGATORS = lexicons.words("function_words.toml", "negators")
_NEGATIVE_SUBJECTS = frozenset("aucun aucune nul nulle rien personne ni".split())
# With these, « que » after the verb restricts: « il n'a plus que dix jours », « il n'est autre que le maire ».
_RESTRICTED = frozenset("plus jamais guère rien".split())
# « N'est *pas seulement* une gare », « n'en reste *pas moins* vrai » affirm; « n'est pas *moins cher* » denies.
_AFFIRMING = frozenset("seulement uniquement simplement".split())
# With these « ne » alone negates: « la foule n'a pu sortir ».
_NEGATED_ALONE = frozenset((*verbs.inflect("pouvoir"), *verbs.inflect("oser"), "saurait", "sauraient", "saurais"))
# Before « ne » they negate wherever they stand: « *jamais* le pont n'a cédé », « *en aucun cas* je ne partirai ».
_IN_FRONT = frozenset("jamais nullement aucunement ni".split())
_PREPOSITIONS = lexicons.words("function_words.toml", "before_negators")
# « En aucun cas les habitants de la vieille ville n' »: tokens before « ne ».
_IN_FRONT_WITHIN = 15


def is_negated(tokens: Tokens, main: Predicate, first: int, after: int) -> bool:
    """Is the predicate of the clause `first` up to `after` under « ne … pas », or its subject « aucun »?"""
    verb = main.finite
    ne = _particle(tokens, verb, first)
    if ne is None:
        return _spoken_negation(tokens, main, after)
    if _negative_subject(tokens, main) or _negator_in_front(tokens, first, ne):
        return True
    alone = any(tokens.lower[i] in _NEGATED_ALONE for i in (main.finite, main.head))
    for i in range(ne + 1, min(after, main.head + 6, len(tokens))):
        word = tokens.lower[i]
        if word in ("que", "qu'") and i > verb:
            return False
        if word in _NEGATORS:
            return not _affirms(tokens, main, i, after)
    return alone


def _affirms(tokens: Tokens, main: Predicate, i: int, after: int) -> bool:
    """Does the negator at `i` only restrict? « N'a *plus que* dix jours », « n'y avait *pas que* des élus »."""
    following = tokens.lower[i + 1] if i + 1 < after else ""
    if following in ("que", "qu'"):
        return tokens.lower[i] in _RESTRICTED or i < main.head or _restricts_a_noun(tokens, i + 1)
    if tokens.lower[i] != "pas":
        return False
    if following == "moins":
        # « ce ne sont *pas moins de* sept vols », « il n'en reste *pas moins* que »
        counts = i + 2 < after and tokens.lower[i + 2] in ("de", "d'")
        return counts or "en" in tokens.lower[main.finite - 1 : main.finite]
    return following in _AFFIRMING


def _restricts_a_noun(tokens: Tokens, que: int) -> bool:
    """Does « que » govern a noun, not a clause? « Pas *que* des invités »; not « ne dit pas *que* le pont tient »."""
    head = tokens.head[que]
    if head < que or tokens.pos[head] not in ("NOUN", "PROPN", "NUM", "PRON"):
        return False
    return tokens.subject(head) is None and not any(tokens.is_finite(i) for i in range(que, head))


def _negator_in_front(tokens: Tokens, first: int, ne: int) -> bool:
    """Is there a negator before « ne »? « *À aucun moment* la digue *n'*a cédé », « *pas un* élu *n'*est venu »."""
    for i in range(max(first, ne - _IN_FRONT_WITHIN), ne):
        word = tokens.lower[i]
        if word in _IN_FRONT or (word in ("aucun", "aucune") and i and tokens.lower[i - 1] in _PREPOSITIONS):
            return True
        if word == "pas" and tokens.lower[i + 1] in ("un", "une"):
            return True
    return ne > first and tokens.lower[ne - 1] in _NEGATIVE_SUBJECTS


def _particle(tokens: Tokens, verb: int, first: int) -> int | None:
    """The « ne » of this verb, with only clitics between them: « il *ne* le lui a pas dit »."""
    i = verb - 1
    if i > first and tokens.lower[i] in _NEGATORS:
        i -= 1  # « ne pas savoir »
    while i > first and tokens.lower[i] in _CLITICS:
        i -= 1
    return i if i >= first and tokens.lower[i] in _NE else None


def _negative_subject(tokens: Tokens, main: Predicate) -> bool:
    """Is the subject negative? « Aucun accord n'a été trouvé », « rien n'est prévu », « personne n'est venu »."""
    subject = tokens.subject(main.head)
    if subject is None:
        return False
    return tokens.lower[subject] in _NEGATIVE_SUBJECTS or any(
        tokens.lower[c] in _NEGATIVE_SUBJECTS for c in tokens.children[subject]
    )


def _spoken_negation(tokens: Tokens, main: Predicate, after: int) -> bool:
    """Is it negated without « ne », as in speech? « c'est pas vrai »."""
    for i in range(main.finite + 1, min(after, main.finite + 3)):
        word, following = tokens.lower[i], tokens.lower[min(i + 1, len(tokens) - 1)]
        if word in ("nullement", "aucunement") or (word == "plus" and following in ("rien", "personne")):
            return True
        if word in ("pas", "jamais") and tokens.dep[i] == "advmod":
            return word == "pas" and following not in ("que", "mal")
    return False
