"""The verb group around a cue: auxiliaries, clitics, negation, and the verbs that bring it (« vient d'annoncer »)."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Literal, NamedTuple

from sawt_reader.analysis.grammar.phrases import CLITIC_SUBJECTS, FIRST_AND_SECOND
from sawt_reader.analysis.grammar.verbs import BE, HAVE, inflect
from sawt_reader.analysis.quotes.parse import Parse, Spoken

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


class Predicate(NamedTuple):
    """A cue with its verb group.

    Attributes:
        start, end: tokens, half open; `end` is after the last word of the cue and its inverted pronoun.
        cue: where the cue stands in it.
        form: finite also of a participle with its auxiliary; gerund also of « avant d'ajouter ».
        inverted: the pronoun after the verb, « a-t-il », as a token; or -1.
    """

    start: int
    end: int
    cue: Spoken
    form: Form
    inverted: int
    negated: bool
    reflexive: bool
    passive: bool
    first_person: bool


@functools.cache
def _bringing() -> frozenset[str]:
    """Verbs that bring an infinitive with the same subject: « tient à préciser », « vient d'annoncer »."""
    verbs = "venir tenir continuer commencer vouloir devoir aller souhaiter oser persister préférer hésiter finir"
    return frozenset(form for verb in verbs.split() for form in inflect(verb))


def predicate(parse: Parse, cue: Spoken) -> Predicate:
    """The verb group of a cue."""
    form = _form(parse, cue)
    first = parse.sentence_bounds(cue.start)[0]
    start, adverbs, inverted = cue.start, 0, -1
    if form == "infinitive":
        start = _bringer(parse, start, first)
        form = "finite" if start < cue.start else "gerund" if _is_further(parse, start) else form
    auxiliary = participle = form == "participle"
    while start > first and parse.inside[start - 1] == parse.inside[cue.start]:
        word = parse.words[start - 1]
        if auxiliary and (skipped := _skip_insertion(parse, start)) < start:
            start = skipped
            continue
        if word in CLITIC_SUBJECTS:
            inverted = start - 1
        elif word in _CLITICS and not (word == "en" and parse.words[start].endswith("ant")):
            pass
        elif participle and (word in HAVE or word in BE):
            auxiliary = False
        elif parse.pos[start - 1] == "ADV" and word not in {"comme", "comment", "pourquoi"} and adverbs < _ADVERBS:
            adverbs += 1
        else:
            break
        start -= 1
    while start < cue.start and parse.pos[start] == "ADV" and parse.words[start] not in NEGATION:
        start += 1  # adverbs before the group are not of it
    end = cue.end
    if end < len(parse.words) and parse.words[end] == "-t":
        end += 1
    if end < len(parse.words) and parse.words[end] in CLITIC_SUBJECTS:
        inverted, end = end, end + 1
    group = parse.words[start : cue.start]
    reflexive = any(word in _REFLEXIVE for word in group)
    return Predicate(
        start,
        end,
        cue,
        form if auxiliary or not participle else "finite",
        inverted,
        any(word in NEGATION for word in group),
        reflexive,
        participle and not reflexive and any(word in BE for word in group),
        inverted >= 0 and parse.words[inverted] in FIRST_AND_SECOND,
    )


def by_sentence(parse: Parse, predicates: Iterable[Predicate]) -> dict[int, list[Predicate]]:
    """The predicates of each sentence that has any, in order."""
    found: dict[int, list[Predicate]] = {}
    for one in predicates:
        found.setdefault(parse.sentence[one.cue.start], []).append(one)
    return found


def _form(parse: Parse, cue: Spoken) -> Form:
    word = parse.words[cue.start]
    if word == cue.cue.lemma.split()[0]:
        return "infinitive"
    if word.endswith("ant"):
        return "gerund"
    k = _skip_insertion(parse, cue.start) - 1
    while k > 0 and (parse.pos[k] == "ADV" or parse.words[k] in _CLITICS or parse.words[k] in CLITIC_SUBJECTS):
        k -= 1
    k = _skip_insertion(parse, k + 1) - 1
    if k >= 0 and (parse.words[k] in HAVE or parse.words[k] in BE):
        return "participle"
    if word.endswith("it"):  # « dit », « écrit » may be either
        return "participle" if parse.words[min(cue.end, len(parse.words) - 1)] == "par" else "finite"
    if word.endswith(("é", "ée", "és", "ées")):
        return "participle"
    if cue.cue.lemma.split()[0].endswith("er"):
        return "finite"  # « lance », « résume », whatever the tagger says
    return "participle" if parse.verb[cue.start] == "Part" and not word.endswith(("a", "ent", "ait")) else "finite"


def _skip_insertion(parse: Parse, k: int) -> int:
    """Where what stands between auxiliary and participle begins: « a[, mardi,] déclaré », « a [de son côté] dit »."""
    for words in INSERTIONS:
        if tuple(parse.words[max(0, k - len(words)) : k]) == words:
            return k - len(words)
    if k > 1 and parse.words[k - 1] == ",":
        for j in range(k - 2, max(0, k - _LONGEST_INSERTION), -1):
            if parse.words[j] == "," and (parse.words[j - 1] in HAVE or parse.words[j - 1] in BE):
                return j
    return k


def _is_further(parse: Parse, infinitive: int) -> bool:
    """« …, avant d'ajouter que », « Et d'ajouter : »: like a gerund, with the subject of the sentence."""
    k = infinitive
    while k > 1 and parse.words[k - 1] in _CLITICS:
        k -= 1
    return k > 1 and parse.words[k - 1] in {"de", "d'"} and parse.words[k - 2] in {"avant", "et", "puis"}


def _bringer(parse: Parse, infinitive: int, first: int) -> int:
    """The verb that brings an infinitive, or the infinitive itself: « vient de [nous] dire »."""
    k = infinitive
    while k > first and parse.words[k - 1] in _CLITICS:
        k -= 1
    if k > first and parse.words[k - 1] in {"de", "d'", "à", "par"}:
        k -= 1
    if k > first and parse.words[k - 1] in _bringing() and parse.pos[k - 1] in {"VERB", "AUX"}:
        k -= 1
        while k > first and (parse.words[k - 1] in HAVE or parse.words[k - 1] in BE):
            k -= 1
        return k
    return infinitive
