"""Facts that a sentence reports and no quotation holds: « l'ONG dénonce le recours à la torture »."""

from __future__ import annotations

from typing import NamedTuple

from tui.analysis.claims.negation import is_negated
from tui.analysis.claims.predicates import Predicate, predicate
from tui.analysis.claims.tokens import Tokens
from tui.analysis.claims.words import verb_forms
from tui.analysis.cues import cue_at
from tui.analysis.quotes.nouns import role

_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM")
_LEAST_CONTENT = 2  # of them
_DEMONSTRATIVES = frozenset("ce cet cette ces".split())
# How far after a verb its « que » may stand: « juge, au contraire, que ». Tokens.
_CLAUSE_DISTANCE = 6
_PERSONS = frozenset("il elle ils elles celui-ci celle-ci certains".split())


class Report(NamedTuple):
    """What a sentence reports and no quotation holds: « l'ONG *dénonce* le recours à la torture ».

    Attributes: token indices of the verb, of its subject, and of the first word reported.
    """

    verb: int
    subject: int
    content: int


def report(tokens: Tokens, main: Predicate) -> Report | None:
    """A verb of reporting with a noun as object, or a clause that is no quotation of its own, and who reports it."""
    opening = _reported_clause(tokens, main)
    denies = tokens.lower[main.head] in verb_forms("denying")
    if opening is None and tokens.lower[main.head] not in verb_forms("reporting"):
        return None
    subject = tokens.child(main.head, ("nsubj",))
    if subject is None and opening and main.head and tokens.pos[main.head - 1] in ("NOUN", "PROPN"):
        subject = main.head - 1
    if subject is None or subject > main.head or not _can_speak(tokens, subject):
        return None
    if not denies and is_negated(tokens, main, 0, len(tokens)):
        return None
    if opening is not None:
        return Report(main.head, subject, opening)
    relation = "obl:arg" if tokens.lower[main.head] in verb_forms("speaking") else "obj"
    things = [c for c in tokens.children[main.head] if tokens.dep[c] == relation and c > main.head]
    is_noun = bool(things) and tokens.pos[things[0]] in ("NOUN", "PROPN")
    return Report(main.head, subject, main.head + 1) if is_noun else None


def _reported_clause(tokens: Tokens, main: Predicate) -> int | None:
    """Where the clause begins that a verb of saying or thinking brings: « juge pourtant *que …* », « nie *avoir* »."""
    found = cue_at(tokens.lower, main.head)
    denies = tokens.lower[main.head] in verb_forms("denying")
    if not denies and (found is None or found[0].grade not in ("declarative", "opinion")):
        return None
    openings = ("que", "qu'", "avoir", "être") if denies else ("que", "qu'")
    following = range(main.head + 1, min(main.head + _CLAUSE_DISTANCE, len(tokens)))
    at = next((i for i in following if tokens.lower[i] in openings), None)
    if at is None or (at > main.head + 1 and not (tokens.dep[at] == "mark" and tokens.pos[at] == "SCONJ")):
        return None
    return at


def _can_speak(tokens: Tokens, subject: int) -> bool:
    """A name, a pronoun for a person, a role: « l'ONG », « le rapport »; not « la baisse »."""
    word = tokens.lower[subject]
    if tokens.pos[subject] == "PRON":
        return word in _PERSONS
    return tokens.pos[subject] == "PROPN" or role(word) is not None


def reported_predicate(tokens: Tokens, reported: Report) -> Predicate | None:
    """The predicate of what is reported as a clause; None for a noun."""
    clauses = (c for c in tokens.children[reported.verb] if c > reported.content and tokens.dep[c] == "ccomp")
    content = next(clauses, None)
    return None if content is None else predicate(tokens, content)


def says_enough(tokens: Tokens, reported: Report, first: int, after: int) -> bool:
    """Not « (le maire conteste) *ces chiffres* », « (elle dénonce) *une « honte »* »; a denial may be short."""
    content = sum(tokens.pos[i] in _CONTENT for i in range(first, after))
    if content < _LEAST_CONTENT:
        return tokens.lower[reported.verb] in verb_forms("denying") and tokens.lower[first] not in _DEMONSTRATIVES
    return True
