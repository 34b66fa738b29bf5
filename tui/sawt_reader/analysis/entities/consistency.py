"""Gives each name one kind throughout an article, by all its evidence, and adds mentions that were missed.

A model calls « Morel » a place in one sentence and an organisation in the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sawt_reader.analysis.entities import gazetteer, kinds, persons
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.entities.evidence import Evidence
from sawt_reader.analysis.entities.kinds import Decision
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading.model import EntityKind


def settle(
    tokens: Tokens, candidates: list[Candidate], evidence: Mapping[str, Evidence]
) -> tuple[list[Candidate], dict[str, Decision]]:
    """The candidates with one kind per name, and further mentions of the names; and the decision on each name.

    What is neither a person, an organisation nor a place stays as "other" if it was taken for a work, event or product.

    Args:
        tokens: of the whole text.
        candidates: the mentions in order; none overlaps another.
        evidence: for each name among the candidates.
    """
    decisions = {name: kinds.decide(name, found) for name, found in evidence.items()}
    settled = []
    for c in candidates:
        kind = decisions[tokens.name(c.start, c.end)].kind
        if kind or (c.kind == "other" and (c.weight > 2 or not tokens.initial[c.start])):
            settled.append(c._replace(kind=kind or "other"))
    found = {tokens.name(c.start, c.end): c.kind for c in settled}
    found |= {form: "person" for form in _surnames(tokens, settled) if form not in found}
    return sorted([*settled, *_repeated(tokens, settled, found)]), decisions


def _surnames(tokens: Tokens, candidates: list[Candidate]) -> set[str]:
    """The surnames of the persons named in full, which may stand alone: « Awa Morel … Morel »."""
    last = {tokens.forms[c.end - 1] for c in candidates if c.kind == "person" and c.end > c.start + 1}
    return {
        form
        for form in last
        if len(form) > 3 and not gazetteer.known(form) and (form in persons.surnames() or not gazetteer.is_common(form))
    }


def _repeated(tokens: Tokens, candidates: list[Candidate], kinds: dict[str, EntityKind]) -> list[Candidate]:
    """Further mentions of the names outside the candidates, the longest at each word."""
    taken = {i for c in candidates for i in range(c.start, c.end)}
    lengths: dict[str, set[int]] = defaultdict(set)
    for c in candidates:
        lengths[tokens.forms[c.start]].add(c.end - c.start)
        if tokens.forms[c.end - 1] in kinds:
            lengths[tokens.forms[c.end - 1]].add(1)
    found = []
    for i in tokens.capitals:
        text = tokens.forms[i]
        if text not in lengths or i in taken:
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
