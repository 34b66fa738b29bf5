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

    Affirmed: « il ne reste que deux jours ». « Il n'exclut pas un recours », « il ne nie pas la vente » leave it open.
    """
    if claimant_denies(tokens, proposition):
        return "denied"
    if proposition.is_noun:
        return "affirmed"
    main = proposition.predicates[0]
    if tokens.lower[main.head] in EXCLUDING | verb_forms("denying"):
        return "affirmed"
    return "denied" if is_negated(tokens, main, proposition.first, proposition.after) else "affirmed"


def claimant_denies(tokens: Tokens, proposition: Proposition) -> bool:
    """Does the claimant deny another's claim? « Le maire *nie* avoir vu la lettre »."""
    denying = verb_forms("denying")
    if proposition.report is not None:
        verb = tokens.lower[proposition.report.verb]
        return verb in denying or verb in verb_forms("disclaiming")
    quote = proposition.quote
    if quote is None or quote.cue is None or quote.kind == "direct":
        return False
    if tokens.lower[tokens.at(quote.spans[0].start)] in ("de", "d'"):
        denying |= verb_forms("disclaiming")  # « se défend *d'*avoir menti »
    return any(tokens.lower[i] in denying for i in tokens.between(quote.cue.start, quote.cue.end))
