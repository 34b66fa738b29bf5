"""How firmly a proposition is put forward: asserted, hedged, unconfirmed, predicted or hypothetical."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.duty import is_fixed_for_later
from sawt_reader.analysis.claims.negation import is_negated
from sawt_reader.analysis.claims.propositions import Proposition
from sawt_reader.analysis.grammar.cues import verb_forms
from sawt_reader.analysis.grammar.predicates import Predicate, predicate
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

# What keeps an adverb to itself: « des produits *potentiellement* dangereux » is no guess.
_CLOSED = ("acl", "acl:relcl", "advcl", "ccomp", "csubj", "parataxis", "conj", "amod", "nmod")
# « *A* pour sa part longuement *confirmé* »: tokens; half changes nothing, double makes one certainty wrong.
_AUXILIARY_DISTANCE = 5
_ABOUT_TO = ["sur", "le", "point", "de"]
_CONDITIONS = frozenset(("si", "s'"))


def certainty(tokens: Tokens, proposition: Proposition) -> model.Certainty:
    """The certainty of the main predicate; of « ouvre en mai et fermera en juin », the first that is not asserted."""
    if proposition.is_noun:
        return "asserted"
    for main in (*proposition.predicates, *_clefts(tokens, proposition.predicates[0])):
        found = _of_predicate(tokens, proposition, main)
        if found != "asserted":
            return found
    return "hedged" if _is_guessed(tokens, proposition.quote) else "asserted"


def _is_guessed(tokens: Tokens, quote: model.Quote | None) -> bool:
    """« Elle *craint* que le pont cède », « il *suppose* que … »: not even the source asserts it."""
    if quote is None or quote.cue is None or quote.kind == "direct":
        return False
    guessing = verb_forms("doubting")
    return any(tokens.lower[i] in guessing for i in tokens.between(quote.cue.start, quote.cue.end))


def _clefts(tokens: Tokens, main: Predicate) -> list[Predicate]:
    """« C'est la maire *qui ouvrira* le bal »: the relative clause is the predicate."""
    subject = tokens.subject(main.head)
    if subject is None or tokens.lower[subject] not in ("c'", "ce") or not main.auxiliaries:
        return []
    if tokens.pos[main.head] != "PROPN" and not any(tokens.is_definite(c) for c in tokens.children[main.head]):
        return []
    relatives = [c for c in tokens.children[main.head] if tokens.dep[c] == "acl:relcl"]
    return [found for c in relatives if (found := predicate(tokens, c))]


def _of_predicate(tokens: Tokens, proposition: Proposition, main: Predicate) -> model.Certainty:
    form = tokens.lower[main.finite]
    conditional = main.mood == "conditional"
    if (main.mood or form in words.GOING or form in words.MODALS) and _supposes(tokens, proposition):
        return "hypothetical"
    if _is_hedged(tokens, proposition, main):
        return "hedged"
    if main.mood == "future" or _is_going_to(tokens, proposition, main) or _is_scheduled(tokens, proposition, main):
        return "predicted"
    if conditional:
        return _of_conditional(tokens, proposition, main)
    if (
        _is_unknown(tokens, main)
        or tokens.lower[main.head] in words.hedges("presumed")
        or _presumed_attribute(tokens, main)
    ):
        return "unconfirmed"
    return "asserted"


def _of_conditional(tokens: Tokens, proposition: Proposition, main: Predicate) -> model.Certainty:
    """Future in the past, another world, or the press. Modal ones (« pourrait ») have been read before."""
    subject = tokens.subject(main.head)
    if subject is not None and tokens.lower[subject] in words.FIRST_OR_SECOND_PERSON:
        return "hypothetical"
    if main.perfect and tokens.lower[main.head] in words.MODALS:
        return "hypothetical"  # « le pire aurait pu arriver »
    if not main.perfect and _is_reported_in_the_past(tokens, proposition):
        return "predicted"
    if not main.perfect and subject is not None and _is_indefinite(tokens, subject) and not main.auxiliaries:
        return "hypothetical"
    return "unconfirmed"


def _is_reported_in_the_past(tokens: Tokens, proposition: Proposition) -> bool:
    """« Elle *a promis* que le pont rouvrirait »: the conditional is the future of then."""
    for i in _reporting_words(tokens, proposition):
        if tokens.lower[i].endswith("ant"):
            return True  # « a parlé une heure, *assurant* que … »
        if tokens.pos[i] in ("VERB", "AUX"):
            auxiliary = tokens.child(i, ("aux:tense",))
            if auxiliary is not None or tokens.is_imperfect(i) or tokens.is_past(i):
                return True
        if any(word in words.HAVING for word in tokens.lower[max(0, i - _AUXILIARY_DISTANCE) : i]):
            return tokens.lower[i].endswith(("é", "i", "u", "is", "it", "ert", "int"))
    return False


def _reporting_words(tokens: Tokens, proposition: Proposition) -> Sequence[int]:
    """The words that bring it indirectly: the cue of its quotation, the verb of its report."""
    quote = proposition.quote
    if quote is not None and quote.cue is not None and quote.kind != "direct":
        return tokens.between(quote.cue.start, quote.cue.end)
    return () if proposition.report is None else (proposition.report.verb,)


def _is_indefinite(tokens: Tokens, subject: int) -> bool:
    """« *Une* défaite compromettrait »: a thing that has not happened."""
    return any(tokens.lower[c] in ("un", "une") for c in tokens.children[subject])


def _supposes(tokens: Tokens, proposition: Proposition) -> bool:
    """A condition governs the predicate: « *si* le gel persiste, les prix monteront », « *en cas de* victoire »."""
    for i in range(proposition.first, proposition.after):
        word = tokens.lower[i]
        if word in _CONDITIONS and tokens.pos[i] == "SCONJ" and tokens.lower[i - 1] not in ("même", "comme"):
            return tokens.dep[tokens.head[i]] not in ("ccomp", "xcomp")
    return _has_phrase(tokens, proposition, "supposition")


def _is_hedged(tokens: Tokens, proposition: Proposition, main: Predicate) -> bool:
    form = tokens.lower[main.finite]
    if main.finite == main.head:
        if form in words.MODALS and _is_possibility(tokens, proposition, main):
            return True
        if form in words.OBLIGATION and main.mood == "conditional":
            return True
        if form in words.RISKING and tokens.lower[main.head + 1 : main.head + 2] in (["de"], ["d'"]):
            return True
        if form in words.SEEMING:
            return tokens.child(main.head, ("xcomp", "obj", "ccomp", "obl:arg", "iobj", "csubj")) is not None
    if main.auxiliaries and tokens.lower[main.head] in words.hedges("contingent"):
        return True
    if tokens.lower[main.head] in words.hedges("impersonal") and _is_impersonal(tokens, main):
        return True
    if form in words.EXCLUDING and is_negated(tokens, main, proposition.first, proposition.after):
        return True
    if _has_phrase(tokens, proposition, "adverbs"):
        return True
    adverbs = words.hedges("adverbs")
    return any(
        tokens.lower[i] in adverbs and _governs(tokens, main.head, i)
        for i in range(proposition.first, proposition.after)
    )


def _is_possibility(tokens: Tokens, proposition: Proposition, main: Predicate) -> bool:
    """« Peut », « pourra », « pourrait » leave it open; « a pu » and « pouvait » happened, « ne peut pas » denies."""
    if tokens.child(main.head, ("xcomp", "ccomp", "csubj", "expl:subj")) is None:
        return False
    if main.mood == "conditional":
        return True
    subject = tokens.subject(main.head)
    if subject is not None and tokens.lower[subject] in (*words.FIRST_OR_SECOND_PERSON, "on"):
        return False
    open_tense = main.mood == "future" or tokens.is_present(main.finite)
    return open_tense and not is_negated(tokens, main, proposition.first, proposition.after)


def _is_impersonal(tokens: Tokens, main: Predicate) -> bool:
    """« Il est probable que », not « le coût probable »."""
    subject = tokens.subject(main.head)
    return subject is not None and tokens.lower[subject] in ("il", "c'", "ce")


def _is_going_to(tokens: Tokens, proposition: Proposition, main: Predicate) -> bool:
    """« La mairie *va fermer* », « s'apprête à », « est sur le point de »; the imperfect alone is about the past."""
    form = tokens.lower[main.finite]
    if tokens.is_present(main.finite) and (
        tokens.lower[main.head] in words.PREPARING or tokens.lower[main.finite + 1 : main.finite + 5] == _ABOUT_TO
    ):
        return True
    if form not in words.GOING or (form.startswith("allai") and not _is_reported_in_the_past(tokens, proposition)):
        return False
    if main.finite != main.head:
        return tokens.is_infinitive(main.head)
    infinitive = tokens.child(main.head, ("xcomp",))
    return infinitive is not None and infinitive > main.head


def _is_scheduled(tokens: Tokens, proposition: Proposition, main: Predicate) -> bool:
    """« La délégation *est attendue* samedi », « des retards *sont à prévoir* »."""
    if is_negated(tokens, main, proposition.first, proposition.after):
        return False
    if is_fixed_for_later(tokens, main):
        return True
    if tokens.lower[main.head] in words.hedges("scheduled"):
        return bool(main.auxiliaries) and tokens.is_present(main.finite)
    return tokens.lower[main.head] == "prévoir" and bool(main.auxiliaries)


def _is_unknown(tokens: Tokens, main: Predicate) -> bool:
    """« On ignore si le pilote a survécu », « nul ne sait si … »."""
    return tokens.lower[main.head] in words.UNKNOWING and any(
        tokens.lower[i] in _CONDITIONS for i in range(main.head + 1, min(main.head + 3, len(tokens)))
    )


def _presumed_attribute(tokens: Tokens, main: Predicate) -> bool:
    """« Il est l'auteur *présumé* des tirs »."""
    return bool(main.auxiliaries) and any(
        tokens.lower[c] in words.hedges("presumed") for c in tokens.children[main.head]
    )


def _has_phrase(tokens: Tokens, proposition: Proposition, name: str) -> bool:
    """Does the clause hold one of these phrases?"""
    found = words.hedging_phrases(name).find(tokens, proposition.first, proposition.after)
    return next(found, None) is not None


def _governs(tokens: Tokens, head: int, i: int) -> bool:
    """Does the word belong to the main clause, not to a clause inside it?"""
    for _ in range(4):
        if tokens.head[i] == head:
            return True
        i = tokens.head[i]
        if tokens.dep[i] in _CLOSED:
            return False
    return False
