"""What kind of fact a claim states: quantity, comparison, cause, event, state, rule, prediction."""

from __future__ import annotations

from typing import NamedTuple

from tui import model
from tui.analysis.claims import words
from tui.analysis.claims.predicates import Predicate
from tui.analysis.claims.propositions import Proposition
from tui.analysis.claims.tokens import Tokens

_ORDER: tuple[model.ClaimType, ...] = ("quantity", "comparison", "cause", "event", "state", "rule", "prediction")
_LEXICAL: tuple[model.ClaimType, ...] = ("comparison", "cause", "rule")
_STATIVE = frozenset(
    "est sont était étaient a ont avait avaient existe existent reste restent possède possèdent compte "
    "comptent demeure demeurent semble semblent".split()
)


class TypedBy(NamedTuple):
    """A type and the words that show it, as a match in tokens; no words for what the predicate as a whole shows."""

    type: model.ClaimType
    match: words.Match | None = None


def claim_types(
    tokens: Tokens, proposition: Proposition, certainty: model.Certainty, quantities: tuple[model.Quantity, ...]
) -> list[TypedBy]:
    """The types of a claim, in the order of the contract, each once."""
    found = [TypedBy("quantity")] if quantities else []
    for name in _LEXICAL:
        match = next(words.type_phrases(name).find(tokens, proposition.first, proposition.after), None)
        if match:
            found.append(TypedBy(name, match))
    future = certainty == "predicted" or (certainty == "hedged" and proposition.predicates[0].mood is not None)
    found.append(
        TypedBy("prediction" if future else "state" if _is_state(tokens, proposition.predicates[0]) else "event")
    )
    return sorted(found, key=lambda typed: _ORDER.index(typed.type))


def _is_state(tokens: Tokens, main: Predicate) -> bool:
    """« Le pont est fermé », « il existe deux voies », « elle habitait Lyon »; but « il a fermé » happened."""
    if main.perfect or tokens.lower[main.finite] in ("fut", "furent"):
        return False
    copula = any(tokens.dep[a] == "cop" for a in main.auxiliaries)
    return copula or tokens.lower[main.finite] in _STATIVE or "Tense=Imp" in tokens.morph[main.finite]
