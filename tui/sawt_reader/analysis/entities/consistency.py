"""Gives each name one kind throughout an article, by all the evidence, and adds mentions that were missed.

A model calls « Morel » a place in one sentence and an organisation in the next. A name that has a title or first name
somewhere, or speaks, is a person everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

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
# A word so often with a capital is a name: « le Ballon », « le Territoire ».
_ESTABLISHED = 3

Votes = dict[str, Counter[EntityKind]]


def settle(tokens: Tokens, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with one kind per name, without everyday words, and with further mentions of the names."""
    votes = _votes(tokens, candidates)
    kinds = {name: kind for name, count in votes.items() if (kind := _elected(count))}
    settled = [c._replace(kind=kind) for c in candidates if (kind := kinds.get(tokens.name(c.start, c.end)))]
    inside = Counter(tokens.forms[i] for c in settled for i in range(c.start, c.end) if not tokens.initial[i])
    settled = [
        c for c in settled if not _is_common(tokens, c, inside) and not person_evidence.is_none(tokens, c.start, c.end)
    ]
    kinds |= {form: "person" for form in _surnames(tokens, settled) if form not in kinds}
    return sorted([*settled, *_repeated(tokens, settled, kinds)])


def _surnames(tokens: Tokens, candidates: list[Candidate]) -> set[str]:
    """The surnames of the persons named in full, which may stand alone: « Awa Morel … Morel »."""
    last = {tokens.forms[c.end - 1] for c in candidates if c.kind == "person" and c.end > c.start + 1}
    return {
        form
        for form in last
        if len(form) > 3 and not gazetteer.known(form) and (form in persons.surnames() or not gazetteer.is_common(form))
    }


def _elected(count: Counter[EntityKind]) -> EntityKind | None:
    """The kind with most votes; None where the evidence against a person leaves none."""
    kind = max(count, key=lambda kind: (count[kind], kind == "person", kind))
    return kind if count[kind] > 0 else None


def _votes(tokens: Tokens, candidates: Iterable[Candidate]) -> Votes:
    """Votes for the kind of each name; a surname, in any spelling, and the full name share theirs."""
    votes: Votes = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for c in candidates:
        name = tokens.name(c.start, c.end)
        if gazetteer.is_metonym(name):
            votes[name]["place" if places.is_seat(tokens, c.start) else "organisation"] += 2
            continue
        votes[name][c.kind] += 2 * c.weight if c.weight > 2 else 1
        _add_context(tokens, c, votes[name])
        if c.end - c.start > 1 and c.kind == "person":
            surnames[names.skeleton(tokens.forms[c.end - 1])] += 2 * c.weight
        elif c.kind == "person" and c.weight > 2:
            alone[names.skeleton(name)] = _TITLED
    for name, count in votes.items():
        count["person"] += surnames[names.skeleton(name)]
        parts = name.split()
        if len(parts) > 1:
            count["person"] += alone[names.skeleton(parts[-1])]
        if parts[-1] in persons.surnames() and all(part[0].isupper() for part in parts):
            count["person"] += 2
        if gazetteer.is_metonym(name):
            count["organisation"] += 1  # of two equal readings
        elif found := gazetteer.known(name):
            count[found.kind] += _KNOWN[found.weight]
        elif gazetteer.is_first_name(name):
            count["person"] += 2
    return votes


def _add_context(tokens: Tokens, c: Candidate, count: Counter[EntityKind]) -> None:
    """Add votes by the words around a candidate."""
    before = tokens.lower[c.start - 1] if c.start else ""
    if _speaks(tokens, c):
        if before != "les":  # « les Lions ont annoncé »: a team
            count["person"] += 1
        count["organisation"] += 1
    count["person"] += person_evidence.evidence(tokens, c.start, c.end)
    count["place"] += places.evidence(tokens, c.start, c.end)
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


def _is_common(tokens: Tokens, c: Candidate, inside: Counter[str]) -> bool:
    """Is it an everyday word that only the model marks, as a place or at the start? « l'Aide », « Météo : ».

    Args:
        tokens: of the whole text.
        c: a candidate.
        inside: words of names by how often they occur inside a sentence.
    """
    text = tokens.forms[c.start]
    one_word = c.end == c.start + 1 and c.weight < 3
    if c.kind == "place" and one_word and inside[text] < _ESTABLISHED and places.is_common(tokens, c.start):
        return not _speaks(tokens, c)
    if c.weight > 2 or not tokens.initial[c.start] or text in inside or any(tokens.capital[c.start + 1 : c.end]):
        return False
    found = gazetteer.known(text)
    if found and found.weight > 1:
        return places.begins_headline(tokens, c.start) and one_word
    return gazetteer.is_common(text) or c.kind == "other" or person_evidence.is_unlikely_opening(tokens, c.start, c.end)


def _repeated(tokens: Tokens, candidates: list[Candidate], kinds: dict[str, EntityKind]) -> list[Candidate]:
    """Further mentions of the names outside the candidates, the longest at each word."""
    taken = {i for c in candidates for i in range(c.start, c.end)}
    lengths: dict[str, set[int]] = defaultdict(set)
    for c in candidates:
        lengths[tokens.forms[c.start]].add(c.end - c.start)
        if tokens.forms[c.end - 1] in kinds:
            lengths[tokens.forms[c.end - 1]].add(1)
    found = []
    for i, text in enumerate(tokens.forms):
        if text not in lengths or i in taken or not tokens.capital[i] or not tokens.nameable[i]:
            continue
        for length in sorted(lengths[text], reverse=True):
            end = i + length
            if end > len(tokens) or any(j in taken for j in range(i, end)):
                continue
            name = tokens.name(i, end)
            if name in kinds and len(name) > 1 and not _is_piece(tokens, i, end):
                found.append(Candidate(i, end, kinds[name], 1))
                taken.update(range(i, end))
                break
    return found


def _is_piece(tokens: Tokens, start: int, end: int) -> bool:
    """Is it a piece of a longer name or of a word that begins a sentence?"""
    if end < len(tokens) and tokens.capital[end] and tokens.nameable[end] and not tokens.initial[end]:
        return True
    common = tokens.pos[start] not in {"PROPN", "NOUN", ""} and tokens.forms[start] not in persons.surnames()
    return end == start + 1 and tokens.initial[start] and common
