"""How firmly a proposition is stated: asserted, hedged, unconfirmed, predicted or hypothetical."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.duty import is_due, is_fixed_for_later
from sawt_reader.analysis.claims.negation import is_negated
from sawt_reader.analysis.claims.propositions import Proposition
from sawt_reader.analysis.grammar.cues import cue_at, verb_forms
from sawt_reader.analysis.grammar.predicates import Predicate, predicate
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

# Relations that confine an adverb: « des produits *potentiellement* dangereux » does not hedge the claim.
_CLOSED = ("acl", "acl:relcl", "advcl", "ccomp", "csubj", "parataxis", "conj", "amod", "nmod")
# « *A* pour sa part longuement *confirmé* »: tokens; half changes nothing, double makes one certainty wrong.
_AUXILIARY_DISTANCE = 5
_ABOUT_TO = ["sur", "le", "point", "de"]
_CONDITIONS = frozenset(("si", "s'"))
_ME = frozenset("je j' nous".split())
# « L'*objectif* est que la ligne rouvre en mai. »
_PURPOSES = frozenset("objectif but ambition".split())
_BILLS = frozenset("loi projet proposition réforme amendement texte".split())
_BY_NOW = frozenset("désormais maintenant enfin dorénavant".split())
_CLAUSES = ("ccomp", "xcomp", "csubj", "advcl")
# Subjects of a condition that is open, not a concession: « si *on* attend, on perd ».
_ANYBODY = frozenset("on vous tu".split())


def certainty(tokens: Tokens, proposition: Proposition) -> model.Certainty:
    """The first certainty among the predicates that is not "asserted": « ouvre en mai et *fermera* en juin »."""
    if proposition.is_noun:
        verb = tokens.lower[proposition.predicates[0].head]
        return "predicted" if verb in words.FORESEEING else "hedged" if verb in verb_forms("doubting") else "asserted"
    for main in (*proposition.predicates, *_clefts(tokens, proposition.predicates[0])):
        found = _of_predicate(tokens, proposition, main)
        if found != "asserted":
            return found
    if any(tokens.lower[i] in verb_forms("doubting") for i in _reporting_words(tokens, proposition)):
        return "hedged"  # « elle *craint* que le pont cède », « il *suppose* que … »
    return _as_thought(tokens, proposition) or "asserted"


def _as_thought(tokens: Tokens, proposition: Proposition) -> model.Certainty | None:
    """The certainty of what a speaker only thinks: « *je crois que* le vote passera » predicts it."""
    main = proposition.predicates[0]
    subject = tokens.subject(main.head)
    if subject is None and tokens.lower[main.finite] == "est":
        subject = main.finite - 1  # misread: « l'*objectif* est que … »
    purpose = subject is not None and tokens.lower[subject] in _PURPOSES
    thinks = tokens.lower[main.head] in words.THINKING and subject is not None and tokens.lower[subject] in _ME
    if not (purpose or thinks):
        return None
    content = next((c for c in tokens.children[main.head] if c > main.head and tokens.dep[c] in _CLAUSES), None)
    inner = None if content is None else predicate(tokens, content)
    if purpose:
        being = tokens.lower[main.head] == "est" or "est" in (tokens.lower[a] for a in main.auxiliaries)
        return "predicted" if being and inner is not None and content != subject else None
    found = "asserted" if inner is None else _of_predicate(tokens, proposition, inner)
    return "hedged" if found == "asserted" else found


def _clefts(tokens: Tokens, main: Predicate) -> list[Predicate]:
    """The predicates of a cleft sentence's relative clauses: « C'est la maire *qui ouvrira* le bal »."""
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
    past = main.perfect and not tokens.is_finite(main.head)
    if not past and tokens.is_present(main.finite) and _depends(tokens, proposition, main):
        return "hypothetical"
    if is_due(tokens, main):
        return "predicted"
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
    """A conditional for the future in the past, a hypothesis, or hearsay. Modals (« pourrait ») are hedges already."""
    subject = tokens.subject(main.head)
    if subject is not None and tokens.lower[subject] in words.FIRST_OR_SECOND_PERSON:
        return "hypothetical"
    if main.perfect and tokens.lower[main.head] in words.MODALS_AND_DUTY:
        return "hypothetical"  # « le pire aurait pu arriver »
    if not main.perfect and any(tokens.lower[i] in _BILLS for i in (subject, *_sources(tokens, proposition)) if i):
        return "hypothetical"  # « le projet de loi *interdirait* la pêche »: if it passes
    if not main.perfect and _is_reported_in_the_past(tokens, proposition):
        return "predicted"
    if not main.perfect and subject is not None and _is_indefinite(tokens, subject) and not main.auxiliaries:
        return "hypothetical"
    return "unconfirmed"


def _is_reported_in_the_past(tokens: Tokens, proposition: Proposition) -> bool:
    """Is the conditional a future in the past? « Elle *a promis* que le pont rouvrirait »."""
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
    """The words that report it indirectly: the cue of its quotation, or the verb of its report."""
    quote = proposition.quote
    if quote is not None and quote.cue is not None and quote.kind != "direct":
        return tokens.between(quote.cue.start, quote.cue.end)
    return () if proposition.report is None else (proposition.report.verb,)


def _sources(tokens: Tokens, proposition: Proposition) -> Sequence[int]:
    """The tokens of who says it: « *le projet* prévoit que la pêche serait interdite »."""
    if proposition.report is not None:
        return (proposition.report.subject,)
    speakers = proposition.quote.speakers if proposition.quote is not None else ()
    return [i for s in speakers[:1] if s.span for i in tokens.between(s.span.start, s.span.end)][:2]


def _is_indefinite(tokens: Tokens, subject: int) -> bool:
    """Is it something that has not happened? « *Une* défaite compromettrait »."""
    return any(tokens.lower[c] in ("un", "une") for c in tokens.children[subject])


def _supposes(tokens: Tokens, proposition: Proposition) -> bool:
    """Is the predicate conditional on something? « *si* le gel persiste, … », « *en cas de* victoire »."""
    for i in range(proposition.first, proposition.after):
        word = tokens.lower[i]
        if word in _CONDITIONS and tokens.pos[i] == "SCONJ" and tokens.lower[i - 1] not in ("même", "comme"):
            return tokens.dep[tokens.head[i]] not in ("ccomp", "xcomp")
    return _has_phrase(tokens, proposition, "supposition")


def _depends(tokens: Tokens, proposition: Proposition, main: Predicate) -> bool:
    """Does a claim in the present hang on a condition? « *Si on* attend, on perd », « ça marche *si* l'eau monte ».

    Not before the claim of a text in its own voice, where « si » may concede: « *si* le maire est ravi, les élus
    protestent ».
    """
    for i in range(proposition.first, proposition.after):
        if tokens.lower[i] not in _CONDITIONS or tokens.pos[i] != "SCONJ":
            continue
        if tokens.lower[i - 1] in ("même", "comme", "sauf", "que", "et", "ou"):
            continue
        verb = tokens.head[i]
        condition = predicate(tokens, verb) if verb > i and tokens.dep[verb] not in ("ccomp", "xcomp") else None
        if condition is None or condition.perfect or condition.head == main.head:
            continue
        if i > main.finite:
            return (
                tokens.dep[verb] == "advcl" and tokens.head[verb] == main.head and cue_at(tokens.lower, i - 1) is None
            )
        subject = tokens.subject(verb)
        anybody = subject is not None and tokens.lower[subject] in _ANYBODY
        return anybody or proposition.quote is not None
    return False


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
        return not _is_able(tokens, main)
    if tokens.lower[main.head] in words.EXCLUDING and is_negated(tokens, main, proposition.first, proposition.after):
        return True
    if _has_phrase(tokens, proposition, "adverbs"):
        return True
    adverbs = words.hedges("adverbs")
    return any(
        tokens.lower[i] in adverbs and _governs(tokens, main.head, i)
        for i in range(proposition.first, proposition.after)
    )


def _is_possibility(tokens: Tokens, proposition: Proposition, main: Predicate) -> bool:
    """Is it left open? « Peut », « pourra », « pourrait »; not « a pu », « pouvait » (it happened), « ne peut pas »."""
    if tokens.child(main.head, ("xcomp", "ccomp", "csubj", "expl:subj")) is None:
        return False
    if main.mood == "conditional":
        return True
    if main.mood == "future":
        return False  # « les élèves *pourront* sortir »: a permission to come
    subject = tokens.subject(main.head)
    if subject is not None and tokens.lower[subject] in (*words.FIRST_OR_SECOND_PERSON, "on"):
        return False
    if any(word in _BY_NOW for word in tokens.lower[main.finite + 1 : main.finite + 3]):
        return False  # « les aveugles *peuvent désormais* voter »: they are able to
    return tokens.is_present(main.finite) and not is_negated(tokens, main, proposition.first, proposition.after)


def _is_impersonal(tokens: Tokens, main: Predicate) -> bool:
    """Is it impersonal? « Il est probable que », not « le coût probable »."""
    subject = tokens.subject(main.head)
    return subject is not None and tokens.lower[subject] in ("il", "c'", "ce")


def _is_able(tokens: Tokens, main: Predicate) -> bool:
    """Does « possible » mean that one can? « Il est *possible de* réserver »; not « il est possible que … »."""
    following = tokens.lower[main.head + 1 : main.head + 2]
    return tokens.lower[main.head] == "possible" and following in (["de"], ["d'"]) and main.mood != "conditional"


def _is_going_to(tokens: Tokens, proposition: Proposition, main: Predicate) -> bool:
    """Is it a near future? « La mairie *va fermer* », « s'apprête à », « est sur le point de »."""
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
    """Is it scheduled? « La délégation *est attendue* samedi », « des retards *sont à prévoir* »."""
    if is_negated(tokens, main, proposition.first, proposition.after):
        return False
    if is_fixed_for_later(tokens, main):
        return True
    if tokens.lower[main.head] in words.ANNOUNCING and tokens.lower[main.head - 1] in ("s'", "se"):
        return tokens.is_present(main.head)  # « la journée *s'annonce* difficile »
    if tokens.lower[main.head] in words.hedges("scheduled"):
        return bool(main.auxiliaries) and tokens.is_present(main.finite)
    return tokens.lower[main.head] == "prévoir" and bool(main.auxiliaries)


def _is_unknown(tokens: Tokens, main: Predicate) -> bool:
    """Is it unknown? « On ignore si le pilote a survécu », « nul ne sait si … »."""
    return tokens.lower[main.head] in words.UNKNOWING and any(
        tokens.lower[i] in _CONDITIONS for i in range(main.head + 1, min(main.head + 3, len(tokens)))
    )


def _presumed_attribute(tokens: Tokens, main: Predicate) -> bool:
    """Is the attribute qualified? « Il est l'auteur *présumé* des tirs »."""
    return bool(main.auxiliaries) and any(
        c > main.finite and tokens.lower[c] in words.hedges("presumed") for c in tokens.children[main.head]
    )


def _has_phrase(tokens: Tokens, proposition: Proposition, name: str) -> bool:
    """Is one of these phrases in the clause?"""
    found = words.hedging_phrases(name).find(tokens, proposition.first, proposition.after)
    return next(found, None) is not None


def _governs(tokens: Tokens, head: int, i: int) -> bool:
    """Does the word modify the main clause rather than a clause or phrase inside it?"""
    for _ in range(4):
        if tokens.head[i] == head:
            return True
        i = tokens.head[i]
        if tokens.dep[i] in _CLOSED:
            return False
    return False
