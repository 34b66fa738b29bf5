"""What kind of fact a claim states: quantity, comparison, cause, event, state, rule, prediction.

A reader sees these, so each must be plain from the words. A word for a cause or a law somewhere in the sentence is not
enough: « il a critiqué *la loi* » states no rule, « une ville *plus* calme a été choisie » compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.comparisons import comparison
from sawt_reader.analysis.claims.propositions import Proposition
from sawt_reader.analysis.grammar.cues import verb_forms
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

_ORDER: tuple[model.ClaimType, ...] = ("quantity", "comparison", "cause", "event", "state", "rule", "prediction")
# « Contraint *les riverains* à partir »: how far « à » may stand from the verb. Tokens;
# half changes 1, double nothing.
_REACH = 10


class TypedBy(NamedTuple):
    """A type and the words that show it, as a match in tokens; no words for what the predicate as a whole shows."""

    type: model.ClaimType
    match: words.Match | None = None


def claim_types(
    tokens: Tokens,
    proposition: Proposition,
    certainty: model.Certainty,
    quantities: tuple[model.Quantity, ...],
    *,
    is_title: bool,
) -> list[TypedBy]:
    """The types of a claim, in the order of the contract, each once."""
    found = [TypedBy("quantity")] if any(not _is_age(tokens, q) for q in quantities) else []
    found += [TypedBy("comparison", m) for m in [comparison(tokens, proposition, quantities)] if m]
    rule = next(_rules(tokens, proposition), None)
    found += [TypedBy("rule", rule)] if rule else []
    # « La loi *oblige* les bailleurs à … » rules, it causes nothing.
    found += [TypedBy("cause", m) for m in [next(_causes(tokens, proposition), None)] if m and m != rule]
    main = proposition.predicates[0]
    if certainty == "predicted" or (certainty == "hedged" and main.mood is not None):
        found.append(TypedBy("prediction"))
    elif not any(typed.match and typed.match.first == main.head for typed in found):
        found.append(TypedBy("state" if _is_state(tokens, proposition, is_title=is_title) else "event"))
    return sorted(found, key=lambda typed: _ORDER.index(typed.type))


def _is_age(tokens: Tokens, quantity: model.Quantity) -> bool:
    """« Un lycéen *de 17 ans* », « Anne Morel, *34 ans*, » tell who, not how much; « dix ans *de prison* » measures."""
    if quantity.unit not in ("ans", "mois"):
        return False
    first, after = tokens.at(quantity.start), tokens.at(quantity.end - 1) + 1
    following = tokens.lower[after] if after < len(tokens) else ""
    apposed = tokens.lower[first - 1] == "," and following in (",", ".", ")", "»")
    return apposed or (tokens.lower[first - 1] == "de" and following not in ("de", "d'"))


def _causes(tokens: Tokens, proposition: Proposition) -> Iterator[words.Match]:
    """« *En raison du* gel », « la crue a *provoqué* », « … , *entraînant* la chute », « *car* il pleuvait »."""
    first, after = proposition.first, proposition.after
    yield from words.type_phrases("cause").find(tokens, first, after)
    heads = {i for p in proposition.predicates for i in (p.head, tokens.child(p.head, ("xcomp",)))}
    for i in range(first, after):
        word = tokens.lower[i]
        if word == "car":
            found = tokens.pos[i] == "CCONJ" and tokens.pos[i - 1] != "DET"
        elif i in heads or (word.endswith("ant") and tokens.pos[i] == "VERB"):
            pushes = word in words.type_verbs("pushing") and _pushes(tokens, i, after)
            found = pushes or word in words.type_verbs("cause")
        else:
            continue
        if found:
            yield words.Match(i, i + 1)


def _pushes(tokens: Tokens, verb: int, after: int) -> bool:
    """« La hausse *pousse* les clients *à partir* »."""
    following = range(verb + 1, min(after - 1, verb + _REACH))
    return any(tokens.lower[i] == "à" and tokens.is_infinitive(i + 1) for i in following)


def _rules(tokens: Tokens, proposition: Proposition) -> Iterator[words.Match]:
    """« La loi *prévoit* une amende », « la chasse *est interdite* », « le décret a été *abrogé* »."""
    yield from words.type_phrases("rule").find(tokens, proposition.first, proposition.after)
    if proposition.is_noun:
        return
    for main in proposition.predicates:
        subject = tokens.subject(main.head)
        form = tokens.lower[main.head]
        by_law = subject is not None and tokens.lower[subject] in words.laws() and form in words.type_verbs("ruling")
        if by_law or form in words.type_verbs("rule"):
            yield words.Match(main.head, main.head + 1)


def _is_state(tokens: Tokens, proposition: Proposition, *, is_title: bool) -> bool:
    """« Le pont est fermé », « elle habitait Lyon », « la ville possède deux ports »; but « il a fermé » happened.

    The present tells what goes on, but for verbs of a moment (« il *quitte* Lyon ») and in headlines (« Le mur cède »).
    """
    main = proposition.predicates[0]
    form = tokens.lower[main.finite]
    if proposition.is_noun:
        return tokens.lower[main.head] in verb_forms("describing")
    if form in ("fut", "furent"):
        return False
    if any(tokens.dep[a] == "cop" for a in main.auxiliaries):
        return True
    if main.perfect or (main.head == main.finite and form in words.type_verbs("momentary")):
        return False
    if form in words.STATIVE or tokens.is_imperfect(main.finite):
        return True
    # What the tagger took for a noun was found by the ending of a present.
    present = tokens.is_present(main.finite) or tokens.pos[main.finite] not in ("VERB", "AUX")
    return present and main.mood is None and not is_title
