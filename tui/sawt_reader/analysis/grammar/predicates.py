"""A predicate: a conjugated verb with its auxiliaries, or an attribute with its copula."""

from __future__ import annotations

from typing import NamedTuple

from sawt_reader.analysis.grammar.mood import Mood, mood
from sawt_reader.analysis.tokens import AUXILIARIES, Tokens


class Predicate(NamedTuple):
    """Token indices of a predicate.

    Attributes:
        head: the lexical verb, or the attribute (« elle est *absente* »).
        finite: the conjugated form: an auxiliary, the copula or the verb itself.
        auxiliaries: auxiliaries and copula in order, `finite` included if it is one.
        mood: conditional or future of the conjugated form.
        perfect: a compound past: « a reçu », « aurait été tué ».
    """

    head: int
    finite: int
    auxiliaries: tuple[int, ...]
    mood: Mood | None
    perfect: bool


def predicate(tokens: Tokens, head: int) -> Predicate | None:
    """The predicate with this head; None if nothing in it is conjugated."""
    auxiliaries = tuple(c for c in tokens.children[head] if tokens.dep[c] in AUXILIARIES)
    if not auxiliaries and tokens.pos[head] not in ("VERB", "AUX"):
        # The tagger may miss a verb; no other word ends in -eront, -iraient.
        if tokens.lower[head].endswith(("eront", "iront", "raient")) and mood(tokens.lower[head]):
            return Predicate(head, head, (), mood(tokens.lower[head]), perfect=False)
        return Predicate(head, head, (), None, perfect=False) if _governs_as_a_verb(tokens, head) else None
    if [tokens.lower[a] for a in auxiliaries] == ["a"] and tokens.lower[head].endswith(("er", "ir", "re")):
        return None  # « A lire aussi »: a preposition without its accent
    for i in sorted((*auxiliaries, head)):
        form_mood = mood(tokens.lower[i])
        if form_mood or tokens.is_finite(i) or may_be_present(tokens, i, head):
            perfect = any(tokens.dep[a] == "aux:tense" for a in auxiliaries)
            return Predicate(head, i, auxiliaries, form_mood, perfect)
    return None


def _governs_as_a_verb(tokens: Tokens, head: int) -> bool:
    """Do its dependents make it a verb, whatever its tag? « La région *multiplie* les chantiers », « n'en *vend* »."""
    if any(tokens.lower[c] in ("ne", "n'") for c in tokens.children[head]):
        return True
    if tokens.lower[head].endswith("aient"):
        return True  # no other word does
    if any(tokens.lower[c] in ("se", "s'") and tokens.dep[c] == "expl:comp" for c in tokens.children[head]):
        return True  # « la machine *se grippe* »
    if not tokens.lower[head].endswith(("e", "ent", "t")):
        return False
    subject, thing = tokens.child(head, ("nsubj",)), tokens.child(head, ("obj",))
    return subject is not None and thing is not None and subject < head < thing


def may_be_present(tokens: Tokens, i: int, head: int) -> bool:
    """Is it a present that the tagger took for a participle? « La victoire *fait* de lui un chef », « il *réduit* »."""
    if i != head:
        return False
    thing = tokens.child(head, ("obj",))
    if tokens.lower[i].endswith("it") and thing is not None and thing > i:
        return True  # « la loi *punit* les fraudeurs »: a participle takes no object
    subject = tokens.subject(head)
    if subject is None or subject > i:
        return False
    if tokens.is_infinitive(i) and not tokens.lower[i].endswith(("r", "re")):
        return True
    return tokens.lower[i].endswith(("fait", "dit", "uit", "crit", "raint"))
