"""Mentions: the model's spans and the rules' candidates, merged so that none overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Span

from sawt_reader.analysis.entities import contexts, gazetteer, organisations, persons, places, works
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.entities.trim import opens_with_office, trim
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading.model import EntityKind

KINDS: dict[str, EntityKind] = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "LOC": "place", "GPE": "place", "MISC": "other",
}  # fmt: skip


# The article of a name by its form in a sentence: « au Figaro », « le Figaro » for « Le Figaro ».
_CONTRACTED = {"au": "Le ", "du": "Le ", "aux": "Les ", "des": "Les "}
_ARTICLES = {"le": "Le ", "la": "La ", "les": "Les ", "l'": "L'"} | _CONTRACTED
_OF = frozenset({"de", "d'"})
# Parts of speech of a first word in lower case: « parti radical ».
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})


def find(tokens: Tokens, ents: Iterable[Span]) -> list[Candidate]:
    """All candidates for mentions in order, none overlapping another. Hints (weight 1) are left out.

    Args:
        tokens: of the whole text.
        ents: the model's entities.
    """
    ruled = [
        *organisations.find(tokens),
        *contexts.find(tokens),
        *persons.find(tokens),
        *works.find(tokens),
        *places.find(tokens),
        *_known(tokens),
    ]
    ruled = [c for c in ruled if c.weight > 1]
    sure = _longest([c for c in ruled if c.weight > 2])
    at = {i: c for c in sure for i in range(c.start, c.end)}
    exact = {(c.start, c.end) for c in sure}  # what a rule finds, too, needs no trimming: the rule's candidate is kept
    others = [span for span in ents if (span.start, span.end) not in exact]
    modelled = [c for c in _modelled(tokens, others) if not _cut_by(tokens, c, at)]
    covered = {i for c in modelled for i in range(c.start, c.end)}
    found = _longest([c for c in sure if c.start not in covered] + modelled + [c for c in ruled if c.weight < 3])
    return list(_parted(tokens, found))


def _parted(tokens: Tokens, found: list[Candidate]) -> Iterator[Candidate]:
    """The candidates, with two persons named in one breath apart: « le conseiller d'*Anne Morel* *Jean Roux* »."""
    names = {tuple(tokens.forms[c.start : c.end]) for c in found if c.kind == "person"}
    for c in found:
        after_of = c.start > 0 and tokens.lower[c.start - 1] in _OF
        second = next(
            (
                i
                for i in range(c.start + 2, c.end - 1)
                if c.kind == "person" and after_of and persons.is_full_name(tokens, c.start)
                if persons.is_full_name(tokens, i) and tuple(tokens.forms[i : c.end]) in names
            ),
            None,
        )
        if second is None:
            yield c
        else:
            yield c._replace(end=second)
            yield c._replace(start=second)


def _modelled(tokens: Tokens, ents: Iterable[Span]) -> Iterator[Candidate]:
    """The model's spans, trimmed (weight 2)."""
    for span in ents:
        kind = KINDS.get(span.label_)
        if kind == "other" and opens_with_office(tokens, span.start, span.end):
            kind = "person" if any(tokens.capital[span.start + 2 : span.end]) else None
        trimmed = trim(tokens, span.start, span.end, kind) if kind else None
        if kind and trimmed and not (kind != "person" and persons.is_office(tokens, trimmed[0])):
            yield Candidate(*trimmed, kind, 2)


def _known(tokens: Tokens) -> Iterator[Candidate]:
    """The longest known name at each word: of several words or a country's, weight 3; of a city, 2."""
    after, small = 0, gazetteer.small_beginnings()
    beginnings = [  # without most words
        (i, form, capital)
        for i, (form, capital) in enumerate(zip(tokens.forms, tokens.capital, strict=True))
        if capital or form in small or not (form.isalpha() and form.isascii())
    ]
    for i, form, capital in beginnings:
        if i < after or not tokens.nameable[i] or not (capital or tokens.pos[i] in _NOMINAL or form.isdigit()):
            continue
        if (lengths := gazetteer.lengths(form)) and (found := _known_at(tokens, i, lengths)):
            after, known = found
            yield from _entry(tokens, i, after, known)
        elif capital and i and tokens.lower[i - 1] in _ARTICLES and (candidate := _with_article(tokens, i)):
            yield candidate
            after = candidate.end


def _known_at(tokens: Tokens, i: int, lengths: int) -> tuple[int, gazetteer.Known] | None:
    """The end of the longest known name that begins at `i`, with one of these lengths, and its entry."""
    for end in gazetteer.ends(tokens, i, lengths):
        found = gazetteer.known(tokens.name(i, end))
        if found and _stands_alone(tokens, i, end, found):
            return end, found
    return None


def _entry(tokens: Tokens, start: int, end: int, found: gazetteer.Known) -> Iterator[Candidate]:
    """The candidate for a known name, with the part of a country after it: « l'Asie du Sud-Est »."""
    weight = found.weight if end == start + 1 else 3
    if found.kind == "place":
        if places.is_title(tokens, start):
            return
        if not found.countries:
            end = places.extended(tokens, end)
        if found.weight == 1:
            weight = 2
    yield Candidate(start, end, found.kind, weight)


def _with_article(tokens: Tokens, i: int) -> Candidate | None:
    """A known name whose article is outside it: « au Figaro », « maire du Havre », « à la Rochelle »."""
    before = tokens.lower[i - 1]
    article = _ARTICLES[before]
    for end in gazetteer.ends(tokens, i, gazetteer.lengths(article.strip("' ")) >> len(article)):
        found = gazetteer.known(article + tokens.name(i, end))
        if not found or (found.weight == 1 and end == i + 1):
            continue
        if found.kind == "place" and before not in _CONTRACTED and tokens.lower[i - 2 : i - 1] != ["à"]:
            continue
        if end == len(tokens) or not tokens.capital[end] or tokens.initial[end] or not tokens.nameable[end]:
            return Candidate(i, end, found.kind, 3)
    return None


def _stands_alone(tokens: Tokens, start: int, end: int, found: gazetteer.Known) -> bool:
    """Is a known name the whole name here rather than part of a longer one?"""
    if found.weight == 1:  # « Le Temps » with the capital of its article in a sentence
        return end > start + 1 and not tokens.initial[start]
    if tokens.forms[start].isupper() != tokens.name(start, end).isupper():
        return False
    if end < len(tokens) and tokens.forms[end].startswith("-") and tokens.is_glued(end - 1):
        return False
    if start and tokens.forms[start - 1].endswith("-") and tokens.is_glued(start - 1):
        return False
    if found.kind == "place" and end == start + 1 and places.begins_headline(tokens, start):
        return False
    if found.kind == "place" and found.weight == 2 and end == start + 1:
        if tokens.pos[start] not in {"PROPN", "NOUN", ""} and tokens.initial[start]:
            return False
        alone = not (end < len(tokens) and tokens.capital[end] and tokens.nameable[end] and not tokens.initial[end])
        before = start and tokens.capital[start - 1] and tokens.nameable[start - 1] and not tokens.initial[start]
        return alone and not (before and gazetteer.is_first_name(tokens.forms[start - 1]))
    return True


def _cut_by(tokens: Tokens, modelled: Candidate, at: dict[int, Candidate]) -> bool:
    """Do the rules contradict the model's span? It may contain a place or one known name: « Google Nord ».

    Args:
        tokens: of the whole text.
        modelled: the model's span.
        at: the rules' candidates by token.
    """
    inside = range(modelled.start, modelled.end)
    whole = all(tokens.capital[i] for i in inside)
    for c in {at[i] for i in inside if i in at}:
        if c.start < modelled.start or modelled.end < c.end or (c.start, c.end) == (modelled.start, modelled.end):
            return True
        if c.kind == "other" and modelled.kind != "other":
            return True
        if not (whole and c.end - c.start == 1) and not (
            c.kind == "place" and modelled.kind in {"organisation", "other"}
        ):
            return True
    return False


def _longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The longest candidates that do not overlap, of equal ones the surer, in the order of the text."""
    taken: set[int] = set()
    found = []
    for c in sorted(candidates, key=lambda c: (c.start - c.end, -c.weight, c.start)):
        inside = range(c.start, c.end)
        if taken.isdisjoint(inside):
            taken.update(inside)
            found.append(c)
    return sorted(found)
