"""Whether the claimant affirms or denies a proposition."""

from __future__ import annotations

from sawt_reader.analysis.claims.negation import is_negated
from sawt_reader.analysis.claims.propositions import Proposition
from sawt_reader.analysis.claims.words import EXCLUDING
from sawt_reader.analysis.grammar.cues import verb_forms
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model


def polarity(tokens: Tokens, proposition: Proposition) -> model.Polarity:
    """Denied: « La loi ne passera pas », « il dément la vente ».

    Affirmed: « il ne reste que deux jours », and « il n'exclut pas un recours », which leaves it open.
    """
    if claimant_denies(tokens, proposition):
        return "denied"
    if proposition.is_noun:
        return "affirmed"
    main = proposition.predicates[0]
    if tokens.lower[main.head] in EXCLUDING or not is_negated(tokens, main, proposition.first, proposition.after):
        return "affirmed"
    return "denied"


def claimant_denies(tokens: Tokens, proposition: Proposition) -> bool:
    """Does the claimant deny another's claim? « Le maire *nie* avoir vu la lettre »."""
    denying = verb_forms("denying")
    if proposition.report is not None:
        return tokens.lower[proposition.report.verb] in denying
    quote = proposition.quote
    if quote is None or quote.cue is None or quote.kind == "direct":
        return False
    return any(tokens.lower[i] in denying for i in tokens.between(quote.cue.start, quote.cue.end))
