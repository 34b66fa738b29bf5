"""« Devoir »: an appointment or a wish? « Le procès doit s'ouvrir lundi », « l'État doit agir »."""

from __future__ import annotations

from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.dates import MONTHS, WEEKDAYS
from sawt_reader.analysis.grammar.predicates import Predicate
from sawt_reader.analysis.tokens import Tokens

_LATER = frozenset(("demain", "prochain", "prochaine", "prochains", "prochaines", *WEEKDAYS, *MONTHS))
_PLANNED = words.hedges("planned")
# Tokens: « Doit rencontrer son homologue allemand *lundi* »; half loses claims in 3, double changes nothing.
_TIME_WITHIN = 10


def is_fixed_for_later(tokens: Tokens, main: Predicate) -> bool:
    """Is it an appointment? « Le procès *doit* s'ouvrir *lundi* »; not « l'État doit agir », a wish."""
    return main.finite == main.head and tokens.lower[main.head] in words.DUTY and _is_dated(tokens, main)


def is_planned(tokens: Tokens, main: Predicate) -> bool:
    """Is it planned now? « Une fête *est prévue* samedi » asserts the plan; its date lies ahead."""
    return bool(main.auxiliaries) and tokens.lower[main.head] in _PLANNED and tokens.is_present(main.finite)


def is_due(tokens: Tokens, main: Predicate) -> bool:
    """Is it expected on a day? « Les écoles *devraient* rouvrir *mi-mai* »; not « cela devrait suffire », a guess."""
    form = tokens.lower[main.head]
    return main.finite == main.head and form in ("devrait", "devraient") and _is_dated(tokens, main)


def _is_dated(tokens: Tokens, main: Predicate) -> bool:
    infinitive = tokens.child(main.head, ("xcomp",))
    if infinitive is None or tokens.lower[infinitive] == "pouvoir":
        return False
    later = range(infinitive + 1, min(infinitive + _TIME_WITHIN, len(tokens)))
    return any(
        tokens.lower[i].removeprefix("mi-") in _LATER and tokens.lower[i - 1] not in ("chaque", "tous") for i in later
    )
