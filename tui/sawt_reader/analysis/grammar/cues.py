"""Verbs that report speech or thought, looked up by any of their forms.

The lexicon `reporting_verbs.tsv` lists infinitives with a grade; their forms come from `grammar.verbs`. A form may be a
noun too (« rapport », « dit », « lance »): look up only what the tagger calls a verb.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Literal, NamedTuple, cast

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.verbs import inflect

Grade = Literal["declarative", "opinion", "directive", "incise_only", "ambiguous", "claims_only"]

# Words inside a group: « fait *aussi* savoir », « met *le monde* en garde », « fait *de son côté* valoir ».
_INSERTED = 3


class Cue(NamedTuple):
    """A line of `reporting_verbs.tsv`, whose header explains the values.

    Attributes:
        lemma: the infinitive; for a group all its words, « faire savoir ».
        grade: what it reports.
        frames: the complements that can contain reported words: que, si, inf, perfect, de, obj, a,
            word, small, se, no_se, hearer.
        claims: its effect on a claim: denying, doubting, speaking …
    """

    lemma: str
    grade: Grade
    frames: frozenset[str]
    claims: frozenset[str] = frozenset()


# For verbs outside the lexicon that report by position alone: « « … », s'étrangle le père ».
UNLISTED = Cue("(unlisted)", "incise_only", frozenset())


@functools.cache
def _listed() -> tuple[Cue, ...]:
    """The lines of the lexicon in order: a form that two verbs share belongs to the first."""
    return tuple(
        _cue(lemma, cast(Grade, grade), frozenset(frames.split()), frozenset(" ".join(claims).split()))
        for lemma, grade, frames, *claims in lexicons.tsv("reporting_verbs.tsv")
    )


def _cue(lemma: str, grade: Grade, frames: frozenset[str], claims: frozenset[str]) -> Cue:
    """The line with the trait "reporting" added: a declarative verb takes a noun too, unless it is reflexive.

    « s'émouvoir » is listed as reflexive; « le film *émeut* la salle » reports nothing.
    """
    if grade == "declarative" and not ("se" in frames or " " in lemma or claims & {"speaking", "words_only"}):
        claims |= {"reporting"}
    return Cue(lemma, grade, frames, claims)


@functools.cache
def infinitives(trait: str) -> frozenset[str]:
    """The verbs with this word among their frames or in their claims column: "denying" gives « nier »."""
    return frozenset(cue.lemma for cue in _listed() if trait in cue.frames or trait in cue.claims)


@functools.cache
def verb_forms(trait: str) -> frozenset[str]:
    """All forms of the verbs with this trait: "denying" gives « nie », « niait »."""
    return frozenset(form for lemma in infinitives(trait) for form in inflect(lemma))


@functools.cache
def _forms() -> tuple[dict[str, Cue], dict[str, list[tuple[tuple[str, ...], Cue]]]]:
    """Single verbs by form; and groups by the form of their first word, each as the words that follow and the cue."""
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
    """Could this word, in lower case, be a reporting verb or begin a group that is one?"""
    single, groups = _forms()
    return word in single or word in groups


def cue_at(words: Sequence[str], i: int) -> tuple[Cue, int] | None:
    """The cue that begins at word `i` of a text in lower case, and the index after its last word.

    « fait savoir » is one cue, with up to two words inside it (« fait également savoir »).
    """
    single, groups = _forms()
    word = words[i]
    for tail, cue in groups.get(word, ()):
        for start in range(i + 1, i + 2 + _INSERTED):
            if tuple(words[start : start + len(tail)]) == tail:
                return cue, start + len(tail)
    return (single[word], i + 1) if word in single else None
