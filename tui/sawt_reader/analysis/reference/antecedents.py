"""The antecedent of a relative pronoun: « le maire, qui … », « X, pour qui … »."""

from __future__ import annotations

from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import Phrase, around, phrase_at, source_class
from sawt_reader.analysis.tokens import AUXILIARIES

_ANTECEDENT = 24  # tokens before « , qui » that its antecedent may take; half or double changes nothing


def antecedent(marked: Marked, qui: int) -> Phrase | None:
    """The antecedent of a relative « qui »: the phrase that ends at the comma before it, or the parser's."""
    first = marked.bounds[marked.sentence[qui]][0]
    comma = qui - 2 if marked.pos[qui - 1] == "ADP" else qui - 1  # « , pour qui »
    if comma > first and marked.words[comma] == ",":
        for k in range(max(first, comma - _ANTECEDENT), comma):
            whole = phrase_at(marked, k, comma)
            if whole and whole.end == comma and source_class(marked, whole) and not _is_inner(marked, k):
                return whole
    verb = marked.head[qui]
    noun = marked.head[verb]
    if marked.dep[verb].startswith("acl") and first <= noun < qui:
        found = around(marked, noun, first, qui)
        if found and source_class(marked, found):
            return _person_around(marked, found, first, qui) or _person_within(marked, found, verb) or found
    k = qui - 2 if qui and marked.words[qui - 1] == "," else qui - 1
    mention = marked.mention_of(k) if k >= first else None
    if mention is not None:
        return Phrase(mention.start, mention.end, mention.start)
    return None


def _person_around(marked: Marked, body: Phrase, first: int, qui: int) -> Phrase | None:
    """The person whose complement a body is, before « qui »: « la *cheffe* du parquet qui dit … »; or None."""
    role = body.start - 1 - (marked.pos[body.start - 1] == "ADP")
    if role < first or source_class(marked, body) == "person":
        return None
    whole = around(marked, role, first, qui)
    return whole if whole and whole.end == body.end and source_class(marked, whole) == "person" else None


def _person_within(marked: Marked, things: Phrase, verb: int) -> Phrase | None:
    """The person in the complement of things before a verb in the singular: « les mots de la *cheffe* qui dit … »."""
    auxiliary = marked.tokens.child(verb, AUXILIARIES)
    said = verb if auxiliary is None else auxiliary
    if not marked.tokens.is_plural(things.head) or "Number=Sing" not in marked.tokens.morph[said]:
        return None
    for k in range(things.head + 1, things.end):
        found = phrase_at(marked, k + 1, things.end) if marked.words[k] in {"de", "d'", "du"} else None
        if found and source_class(marked, found) == "person":
            return found
    return None


def _is_inner(marked: Marked, k: int) -> bool:
    """Is the phrase at `k` a complement of the noun before it? « professeur au [Muséum] »."""
    return k > 1 and marked.pos[k - 1] == "ADP" and marked.pos[k - 2] in {"NOUN", "ADJ", "PROPN"}
