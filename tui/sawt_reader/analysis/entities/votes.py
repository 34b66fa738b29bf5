"""What the rules alone would take a name for: votes by titles, gazetteers and the words around it.

The learnt weights (`kinds`) take it as evidence among others: rules know what is too rare to be learnt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sawt_reader.analysis.entities import gazetteer, names, organisations, person_evidence, persons, places
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.grammar import cues
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading.model import EntityKind

# Words before the initials of an organisation: « la CRX », « (CRX) ».
_MARKED = frozenset({"la", "le", "l'", "du", "au", "les", "("})
# Votes by a gazetteer's weight, 1 to 3 (see `gazetteer.Known`). Half or double the last changes no article.
_KNOWN = (0, 1, 3, 8)
_TITLED = 4  # for « Awa Morel » by « Mme Morel »; less than a rule for an organisation, « la fondation Morel »

Votes = dict[str, Counter[EntityKind]]


class Context(NamedTuple):
    """Votes by the form of a candidate and the words around it, as `person_evidence` and `places` give them."""

    person: int
    place: int


def context(tokens: Tokens, c: Candidate) -> Context:
    """What speaks for a person and for a place at a candidate."""
    return Context(person_evidence.evidence(tokens, c.start, c.end), places.evidence(tokens, c.start, c.end))


def votes(tokens: Tokens, mentions: Sequence[tuple[Candidate, str]], contexts: Iterable[Context]) -> Votes:
    """Votes for the kind of each name; a surname, in any spelling, and the full name share theirs.

    Args:
        tokens: of the whole text.
        mentions: candidates with their names.
        contexts: that of each of them.
    """
    found: Votes = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    alone: dict[str, int] = {}
    for (c, name), around in zip(mentions, contexts, strict=True):
        if gazetteer.is_metonym(name):
            found[name]["place" if places.is_seat(tokens, c.start) else "organisation"] += 2
            continue
        found[name][c.kind] += 2 * c.weight if c.weight > 2 else 1
        _add_context(tokens, c, around, found[name])
        if c.end - c.start > 1 and c.kind == "person":
            surnames[names.skeleton(tokens.forms[c.end - 1])] += 2 * c.weight
        elif c.kind == "person" and c.weight > 2:
            alone[names.skeleton(name)] = _TITLED
    for name, count in found.items():
        count["person"] += surnames.get(names.skeleton(name), 0)
        parts = name.split()
        if len(parts) > 1:
            count["person"] += alone.get(names.skeleton(parts[-1]), 0)
        if parts[-1] in persons.surnames() and all(part[0].isupper() for part in parts):
            count["person"] += 2
        if gazetteer.is_metonym(name):
            count["organisation"] += 1  # of two equal readings
        elif known := gazetteer.known(name):
            count[known.kind] += _KNOWN[known.weight]
        elif gazetteer.is_first_name(name):
            count["person"] += 2
    return found


def _add_context(tokens: Tokens, c: Candidate, around: Context, count: Counter[EntityKind]) -> None:
    """Add votes by the words around a candidate."""
    before = tokens.lower[c.start - 1] if c.start else ""
    if _speaks(tokens, c):
        if before != "les":  # « les Lions ont annoncé »: a team
            count["person"] += 1
        count["organisation"] += 1
    count["person"] += around.person
    count["place"] += around.place
    may_be_body = c.kind != "other" or before in _MARKED
    if may_be_body and c.end == c.start + 1 and organisations.is_acronym(tokens, c.start):
        count["organisation"] += 2


def _speaks(tokens: Tokens, c: Candidate) -> bool:
    """Is it the subject of a verb of speech? « Ferrand a déclaré », « …, estime Ferrand »."""
    for i in range(c.start, c.end):
        head = tokens.head[i]
        if tokens.dep[i] == "nsubj" and not c.start <= head < c.end:
            return head < len(tokens) and tokens.pos[head] == "VERB" and cues.is_form(tokens.lower[head])
    return False
