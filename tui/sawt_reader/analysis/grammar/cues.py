"""Verbs that report speech or thought, looked up by any of their forms.

The lexicon `cues.tsv` lists lemmas with a grade; the forms come from `grammar.verbs`. A form says nothing of the
part of speech (« rapport », « dit », « lance »): `grammar.marked` asks where one stands as a verb.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Literal, NamedTuple, cast

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.verbs import inflect

Grade = Literal["declarative", "opinion", "directive", "incise_only", "ambiguous"]

# Words that may stand inside a group: « fait aussi savoir », « met le monde en garde » is left to the noun rules.
_INSERTED = 2


class Cue(NamedTuple):
    """A verb of reporting.

    Attributes:
        lemma: its infinitive; of a group all its words, « faire savoir ».
        grade: what it reports, see `cues.tsv`.
        frames: the complements that can hold reported words: que, si, inf, de, a, small, se.
    """

    lemma: str
    grade: Grade
    frames: frozenset[str]


# Any other verb, where its place alone shows that it reports: « « … », s'étrangle le père ».
UNLISTED = Cue("(unlisted)", "incise_only", frozenset())


@functools.cache
def _forms() -> tuple[dict[str, Cue], dict[str, list[tuple[tuple[str, ...], Cue]]]]:
    """Single verbs by form, and groups by the form of their first word: the words that must follow, and the cue."""
    single: dict[str, Cue] = {}
    groups: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for lemma, grade, frames in lexicons.tsv("cues.tsv"):
        cue = Cue(lemma, cast(Grade, grade), frozenset(frames.split()))
        verb, *tail = lemma.split()
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
