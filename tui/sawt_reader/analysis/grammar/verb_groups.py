"""The verb group around a cue: auxiliaries, clitics, negation, and the verbs that bring it (« vient d'annoncer »)."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Literal, NamedTuple

from sawt_reader.analysis.grammar.marked import CueSpan, Marked
from sawt_reader.analysis.grammar.phrases import CLITIC_SUBJECTS, FIRST_AND_SECOND
from sawt_reader.analysis.grammar.verbs import BE, HAVE_OR_BE, inflect

Form = Literal["finite", "infinitive", "participle", "gerund"]

NEGATION = frozenset({"ne", "n'", "n"})
_CLITICS = frozenset("ne n' n se s' s me m' m te t' le la l' l les lui leur y en nous vous -t".split())
_REFLEXIVE = frozenset({"se", "s'", "s"})
# Set phrases that may stand between a verb and what belongs to it.
INSERTIONS = tuple(
    tuple(words.split())
    for words in (
        "pour sa part|pour leur part|de son côté|de leur côté|à son tour|à leur tour|en effet|en revanche|en outre|"
        "par ailleurs|d' ailleurs|quant à lui|quant à elle|de nouveau|à nouveau|tout de même|au passage|en particulier|"
        "d' ores et déjà|d' emblée|d' entrée|d' abord|en substance|sans détour|sans ambages|dans la foulée|"
        "pour la première fois|à plusieurs reprises"
    ).split("|")
)
_LONGEST_INSERTION = 10  # tokens, the commas included
_ADVERBS = 4  # words between the parts of a group


class VerbGroup(NamedTuple):
    """A verb of reporting with its auxiliaries and clitics.

    Attributes:
        start, end: tokens, half open; `end` is after the last word of the cue and its inverted pronoun.
        cue: where the cue stands in it.
        form: finite also of a participle with its auxiliary; gerund also of « avant d'ajouter ».
        inverted: the pronoun after the verb, « a-t-il », as a token; None without one.
    """

    start: int
    end: int
    cue: CueSpan
    form: Form
    inverted: int | None
    negated: bool
    reflexive: bool
    passive: bool
    first_person: bool


@functools.cache
def _bringing() -> frozenset[str]:
    """Verbs that bring an infinitive with the same subject: « tient à préciser », « vient d'annoncer »."""
    verbs = "venir tenir continuer commencer vouloir devoir aller souhaiter oser persister préférer hésiter finir"
    return frozenset(form for verb in verbs.split() for form in inflect(verb))


def verb_group(marked: Marked, cue: CueSpan) -> VerbGroup:
    """The verb group of a cue."""
    form = _form(marked, cue)
    first = marked.sentence_bounds(cue.start)[0]
    start, adverbs = cue.start, 0
    inverted: int | None = None
    if form == "infinitive":
        start = _bringer(marked, start, first)
        form = "finite" if start < cue.start else "gerund" if _is_further(marked, start) else form
    auxiliary = participle = form == "participle"
    while start > first and marked.pair_of(start - 1) == marked.pair_of(cue.start):
        word = marked.words[start - 1]
        if auxiliary and (skipped := _skip_insertion(marked, start)) < start:
            start = skipped
            continue
        if word in CLITIC_SUBJECTS:
            inverted = start - 1
        elif word in _CLITICS and not (word == "en" and marked.words[start].endswith("ant")):
            pass
        elif participle and word in HAVE_OR_BE:
            auxiliary = False
        elif marked.pos[start - 1] == "ADV" and word not in {"comme", "comment", "pourquoi"} and adverbs < _ADVERBS:
            adverbs += 1
        else:
            break
        start -= 1
    while start < cue.start and marked.pos[start] == "ADV" and marked.words[start] not in NEGATION:
        start += 1  # adverbs before the group are not of it
    end = cue.end
    if end < len(marked.words) and marked.words[end] == "-t":
        end += 1
    if end < len(marked.words) and marked.words[end] in CLITIC_SUBJECTS:
        inverted, end = end, end + 1
    group = marked.words[start : cue.start]
    reflexive = any(word in _REFLEXIVE for word in group)
    return VerbGroup(
        start,
        end,
        cue,
        form if auxiliary or not participle else "finite",
        inverted,
        any(word in NEGATION for word in group),
        reflexive,
        participle and not reflexive and any(word in BE for word in group),
        inverted is not None and marked.words[inverted] in FIRST_AND_SECOND,
    )


def by_sentence(marked: Marked, groups: Iterable[VerbGroup]) -> dict[int, list[VerbGroup]]:
    """The groups of each sentence that has any, in order."""
    found: dict[int, list[VerbGroup]] = {}
    for one in groups:
        found.setdefault(marked.sentence[one.cue.start], []).append(one)
    return found


def _form(marked: Marked, cue: CueSpan) -> Form:
    word = marked.words[cue.start]
    if word == cue.verb.lemma.split()[0]:
        return "infinitive"
    if word.endswith("ant"):
        return "gerund"
    k = _skip_insertion(marked, cue.start) - 1
    while k > 0 and (marked.pos[k] == "ADV" or marked.words[k] in _CLITICS or marked.words[k] in CLITIC_SUBJECTS):
        k -= 1
    k = _skip_insertion(marked, k + 1) - 1
    if k >= 0 and marked.words[k] in HAVE_OR_BE:
        return "participle"
    if word.endswith("it"):  # « dit », « écrit » may be either
        return "participle" if marked.words[min(cue.end, len(marked.words) - 1)] == "par" else "finite"
    if word.endswith(("é", "ée", "és", "ées")):
        return "participle"
    if cue.verb.lemma.split()[0].endswith("er"):
        return "finite"  # « lance », « résume », whatever the tagger says
    return "participle" if marked.is_participle(cue.start) and not word.endswith(("a", "ent", "ait")) else "finite"


def _skip_insertion(marked: Marked, k: int) -> int:
    """Where what stands between auxiliary and participle begins: « a[, mardi,] déclaré », « a [de son côté] dit »."""
    for words in INSERTIONS:
        if tuple(marked.words[max(0, k - len(words)) : k]) == words:
            return k - len(words)
    if k > 1 and marked.words[k - 1] == ",":
        for j in range(k - 2, max(0, k - _LONGEST_INSERTION), -1):
            if marked.words[j] == "," and marked.words[j - 1] in HAVE_OR_BE:
                return j
    return k


def _is_further(marked: Marked, infinitive: int) -> bool:
    """« …, avant d'ajouter que », « Et d'ajouter : »: like a gerund, with the subject of the sentence."""
    k = infinitive
    while k > 1 and marked.words[k - 1] in _CLITICS:
        k -= 1
    return k > 1 and marked.words[k - 1] in {"de", "d'"} and marked.words[k - 2] in {"avant", "et", "puis"}


def _bringer(marked: Marked, infinitive: int, first: int) -> int:
    """The verb that brings an infinitive, or the infinitive itself: « vient de [nous] dire »."""
    k = infinitive
    while k > first and marked.words[k - 1] in _CLITICS:
        k -= 1
    if k > first and marked.words[k - 1] in {"de", "d'", "à", "par"}:
        k -= 1
    if k > first and marked.words[k - 1] in _bringing() and marked.pos[k - 1] in {"VERB", "AUX"}:
        k -= 1
        while k > first and marked.words[k - 1] in HAVE_OR_BE:
            k -= 1
        return k
    return infinitive
