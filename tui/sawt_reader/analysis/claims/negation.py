"""Negated predicates: « ne … pas », « ne … jamais »; not « ne … que », which restricts, nor « ne » alone."""

from __future__ import annotations

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.predicates import Predicate
from sawt_reader.analysis.tokens import Tokens

_NE = frozenset(("ne", "n'"))
_CLITICS = lexicons.words("function_words.toml", "object_clitics")
_NEGATORS = lexicons.words("function_words.toml", "negators")
_NEGATIVE_SUBJECTS = frozenset("aucun aucune nul nulle rien personne ni".split())
# With these, « que » after the verb restricts: « il n'a plus que dix jours », « il n'est autre que le maire ».
_RESTRICTED = frozenset("plus jamais guère rien".split())


def is_negated(tokens: Tokens, main: Predicate, first: int, after: int) -> bool:
    """Is the predicate of the clause `first` up to `after` under « ne … pas », or its subject « aucun »?"""
    verb = main.finite
    ne = _particle(tokens, verb, first)
    if ne is None:
        return _spoken_negation(tokens, main, after)
    if _negative_subject(tokens, main) or "jamais" in tokens.lower[first:ne]:
        return True
    for i in range(ne + 1, min(after, main.head + 6, len(tokens))):
        word = tokens.lower[i]
        if word in ("que", "qu'") and i > verb:
            return False
        if word in _NEGATORS:
            following = tokens.lower[i + 1] if i + 1 < after else ""
            return not (following in ("que", "qu'") and (word in _RESTRICTED or i < main.head))
    return False


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
        if tokens.lower[i] in ("pas", "jamais") and tokens.dep[i] == "advmod":
            return tokens.lower[i] == "pas" and tokens.lower[min(i + 1, len(tokens) - 1)] not in ("que", "mal")
    return False
