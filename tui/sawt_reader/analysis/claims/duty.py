"""« Devoir »: an appointment or a wish? « Le procès doit s'ouvrir lundi », « l'État doit agir »."""

from __future__ import annotations

from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.dates import MONTHS, WEEKDAYS
from sawt_reader.analysis.grammar.predicates import Predicate
from sawt_reader.analysis.tokens import Tokens

_LATER = frozenset(("demain", "prochain", "prochaine", "prochains", "prochaines", *WEEKDAYS, *MONTHS))
# « Doit rencontrer son homologue allemand *lundi* »: tokens; half loses claims
# in 3, double changes nothing.
_TIME_WITHIN = 10


def is_fixed_for_later(tokens: Tokens, main: Predicate) -> bool:
    """« Le procès *doit* s'ouvrir *lundi* » is a date, « l'État doit agir » a wish."""
    if main.finite != main.head or tokens.lower[main.head] not in words.DUTY:
        return False
    infinitive = tokens.child(main.head, ("xcomp",))
    if infinitive is None:
        return False
    later = range(infinitive + 1, min(infinitive + _TIME_WITHIN, len(tokens)))
    return any(tokens.lower[i] in _LATER and tokens.lower[i - 1] not in ("chaque", "tous") for i in later)
