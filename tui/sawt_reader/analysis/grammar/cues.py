"""Verbs that report speech or thought, looked up by any of their forms.

The lexicon `reporting_verbs.tsv` lists infinitives with a grade; the forms come from `grammar.verbs`. A form does not
tell the part of speech (« rapport », « dit », « lance »): look up only what the tagger calls a verb.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Literal, NamedTuple, cast

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.verbs import inflect

Grade = Literal["declarative", "opinion", "directive", "incise_only", "ambiguous", "claims_only"]

# Words that may stand inside a group: « fait aussi savoir », « met le monde en garde » is left to the noun rules.
# None changes 1 article, four nothing.
_INSERTED = 2


class Cue(NamedTuple):
    """A line of `reporting_verbs.tsv`, whose head explains the values.

    Attributes:
        lemma: the infinitive; of a group all its words, « faire savoir ».
        grade: what it reports.
        frames: the complements that can hold reported words: que, si, inf, de, a, small, se, hearer.
        claims: what it does to a claim: denying, doubting, speaking …
    """

    lemma: str
    grade: Grade
    frames: frozenset[str]
    claims: frozenset[str] = frozenset()


# Any other verb, where its place alone shows that it reports: « « … », s'étrangle le père ».
UNLISTED = Cue("(unlisted)", "incise_only", frozenset())


@functools.cache
def _listed() -> tuple[Cue, ...]:
    """Every line of the lexicon, in its order: where two verbs share a form, the first one has it."""
    return tuple(
        _cue(lemma, cast(Grade, grade), frozenset(frames.split()), frozenset(" ".join(claims).split()))
        for lemma, grade, frames, *claims in lexicons.tsv("reporting_verbs.tsv")
    )


def _cue(lemma: str, grade: Grade, frames: frozenset[str], claims: frozenset[str]) -> Cue:
    """A verb that declares a clause reports a noun too; not a reflexive one (« le film *émeut* la salle »)."""
    if grade == "declarative" and not ("se" in frames or " " in lemma or claims & {"speaking", "words_only"}):
        claims |= {"reporting"}
    return Cue(lemma, grade, frames, claims)


@functools.cache
def infinitives(trait: str) -> frozenset[str]:
    """The verbs that have this word among their frames or in their claims column: "denying" gives « nier »."""
    return frozenset(cue.lemma for cue in _listed() if trait in cue.frames or trait in cue.claims)


@functools.cache
def verb_forms(trait: str) -> frozenset[str]:
    """Every form of these verbs: "denying" gives « nie », « niait »."""
    return frozenset(form for lemma in infinitives(trait) for form in inflect(lemma))


@functools.cache
def _forms() -> tuple[dict[str, Cue], dict[str, list[tuple[tuple[str, ...], Cue]]]]:
    """Single verbs by form, and groups by the form of their first word: the words that must follow, and the cue."""
    single: dict[str, Cue] = {}
    groups: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in _listed():
        if cue.grade == "claims_only":
            continue
        verb, *tail = cue.lemma.split()
        for form in inflect(verb):
            if tail:
                groups.setdefault(form, []).append((tuple(tail), cue))
            else:
                single.setdefault(form, cue)
    return single, groups


def is_form(word: str) -> bool:
    """Could this word, in lower case, be a verb of reporting or begin a group that is one?"""
    single, groups = _forms()
    return word in single or word in groups


def cue_at(words: Sequence[str], i: int) -> tuple[Cue, int] | None:
    """The cue that begins at word `i` of a text in lower case, and the index after its last word.

    « fait savoir » is one cue, up to two words may stand inside it (« fait également savoir »).
    """
    single, groups = _forms()
    word = words[i]
    for tail, cue in groups.get(word, ()):
        for start in range(i + 1, i + 2 + _INSERTED):
            if tuple(words[start : start + len(tail)]) == tail:
                return cue, start + len(tail)
    return (single[word], i + 1) if word in single else None
