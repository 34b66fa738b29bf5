"""The verb group around a cue: auxiliaries, clitics, negation, and the verbs that govern it (« vient d'annoncer »)."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Literal, NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.marked import CueSpan, Marked
from sawt_reader.analysis.grammar.phrases import CLITIC_SUBJECTS, FIRST_AND_SECOND
from sawt_reader.analysis.grammar.verbs import BE, HAVE_OR_BE, inflect

Form = Literal["finite", "infinitive", "participle", "gerund"]

NEGATION = frozenset({"ne", "n'", "n"})
_CLITICS = lexicons.words("function_words.toml", "clitics")
_HAVE = frozenset("a ont avait avaient aura auront".split())
_REFLEXIVE = frozenset({"se", "s'", "s"})
_INSERTIONS = [phrase.split() for phrase in lexicons.toml("function_words.toml")["insertions"]]
_BEGINNING = {words[0]: [other for other in _INSERTIONS if other[0] == words[0]] for words in _INSERTIONS}
_ENDING = {words[-1]: [other for other in _INSERTIONS if other[-1] == words[-1]] for words in _INSERTIONS}
# « a, *dans un entretien au Monde, mardi,* affirmé »: tokens, commas included; half or double changes nothing.
_LONGEST_INSERTION = 10
_ADVERBS = 4  # « a *pourtant très clairement* dit »: half or double changes nothing


class VerbGroup(NamedTuple):
    """A verb of reporting with its auxiliaries and clitics.

    Attributes:
        start, end: tokens, half open; `end` is after the last word of the cue and its inverted pronoun.
        cue: the cue inside it.
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


def is_another_use(group: VerbGroup) -> bool:
    """Does a verb that reports only as a reflexive, or never as one, stand otherwise? « Il *emporte* son « arc » »."""
    frames = group.cue.verb.frames
    return ("no_se" in frames and group.reflexive) or ("se" in frames and not group.reflexive and "obj" not in frames)


@functools.cache
def _governing_forms() -> frozenset[str]:
    """Forms of verbs that govern an infinitive with the same subject: « tient à préciser », « vient d'annoncer »."""
    verbs = "venir tenir continuer commencer vouloir devoir aller souhaiter oser persister préférer finir "
    verbs += "accorder contenter borner limiter empresser plaire profiter"
    return frozenset(form for verb in verbs.split() for form in inflect(verb)) | _affirmed_forms()


@functools.cache
def _affirmed_forms() -> frozenset[str]:
    """Forms of verbs whose negation affirms the infinitive: « ne cesse de répéter », « n'hésite plus à dire »."""
    return frozenset(form for verb in ("cesser", "hésiter", "manquer") for form in inflect(verb))


def verb_group(marked: Marked, cue: CueSpan) -> VerbGroup:
    """The verb group of a cue."""
    form = _form(marked, cue)
    first = marked.sentence_bounds(cue.start)[0]
    start, end = cue.start, cue.end
    if form == "infinitive":
        start = _governing_verb(marked, start, first)
        form = "finite" if start < cue.start else "gerund" if _shares_subject(marked, start) else form
    is_participle = form == "participle"
    left = _leftwards(marked, cue, start, first, is_participle=is_participle)
    start, inverted = left.start, left.inverted
    has_auxiliary = left.has_auxiliary or (is_participle and _shares_auxiliary(marked, start, first))
    if end + 1 < len(marked) and (marked.words[end] == "-t" or _is_euphonic(marked, end)):
        end += 1
    elif end + 3 < len(marked) and marked.words[end : end + 3] == ["-", "t", "-"]:
        end += 2  # « affirme-t-elle.« Nous … » », which the tokenizer parts at each hyphen
    if end < len(marked) and marked.words[end] in CLITIC_SUBJECTS:
        inverted, end = end, end + 1
    elif end + 1 < len(marked) and marked.words[end] == "-" and f"-{marked.words[end + 1]}" in CLITIC_SUBJECTS:
        inverted, end = end + 1, end + 2  # « prévient-il » where the tokenizer parts the hyphen
    elif inverted is None:  # « fait-*on* valoir »
        inverted = next((k for k in range(start, end) if marked.words[k] in CLITIC_SUBJECTS), None)
    before = marked.words[start : cue.start]
    reflexive = any(word in _REFLEXIVE for word in before)
    return VerbGroup(
        start,
        end,
        cue,
        "finite" if has_auxiliary else form,
        inverted,
        negated=any(word in NEGATION for word in before) and _affirmed_forms().isdisjoint(before),
        reflexive=reflexive,
        passive=is_participle and not reflexive and any(word in BE for word in before),
        first_person=inverted is not None and marked.words[inverted] in FIRST_AND_SECOND,
    )


def _shares_auxiliary(marked: Marked, start: int, first: int) -> bool:
    """Does a participle share the auxiliary of an earlier one? « a dénoncé « … » et [loué « … »] »."""
    if start - 1 <= first or marked.words[start - 1] not in {"et", "mais", "puis"}:
        return False
    level = marked.pair_of(start)
    for k in range(start - 2, first, -1):
        if marked.pair_of(k) is level and marked.is_verb(k):
            if marked.is_participle(k) or marked.words[k].endswith(("é", "ées", "és", "ée")):
                return marked.words[k - 1] in _HAVE or (marked.pos[k - 1] == "ADV" and marked.words[k - 2] in _HAVE)
            if not marked.words[start].endswith("é"):
                return False  # only « vanté » may follow from afar: « a dénoncé un plan qui tarde et [vanté « … »] »
    return False


class _Left(NamedTuple):
    """The left part of a group: its first token, inverted pronoun (« a-t-*elle* dit ») and presence of an auxiliary."""

    start: int
    inverted: int | None
    has_auxiliary: bool


def _leftwards(marked: Marked, cue: CueSpan, start: int, first: int, *, is_participle: bool) -> _Left:
    """Extend a group left from token `start` over clitics, adverbs and a participle's auxiliary, down to `first`."""
    inverted, has_auxiliary, adverbs = None, False, 0
    while start > first and marked.pair_of(start - 1) is marked.pair_of(cue.start):
        word = marked.words[start - 1]
        wants_auxiliary = is_participle and not has_auxiliary
        if wants_auxiliary and (skipped := _skip_insertion(marked, start)) < start:
            start = skipped
            continue
        if word in CLITIC_SUBJECTS:
            inverted = start - 1
        elif _is_euphonic(marked, start - 1) or (
            word in _CLITICS and not (word == "en" and marked.words[start].endswith("ant"))
        ):
            pass
        elif is_participle and word in HAVE_OR_BE:
            has_auxiliary = True
        elif marked.pos[start - 1] == "ADV" and word not in {"comme", "comment", "pourquoi"} and adverbs < _ADVERBS:
            adverbs += 1
        else:
            break
        start -= 1
    while start < cue.start and marked.pos[start] == "ADV" and marked.words[start] not in NEGATION:
        start += 1  # adverbs before the group are outside it
    return _Left(start, inverted, has_auxiliary)


def _is_euphonic(marked: Marked, k: int) -> bool:
    """Is it the t between a verb and its pronoun, with a hyphen missing? « a t-il dit », « répond t-elle »."""
    return marked.words[k] in {"t", "-t", "t-", "-t-"} and marked.words[k + 1] in CLITIC_SUBJECTS


def by_sentence(marked: Marked, groups: Iterable[VerbGroup]) -> dict[int, list[VerbGroup]]:
    """The groups of each sentence that has any, in order."""
    found: dict[int, list[VerbGroup]] = {}
    for group in groups:
        found.setdefault(marked.sentence[group.cue.start], []).append(group)
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


def past_insertion(marked: Marked, k: int) -> int:
    """The token after an insertion that begins at `k`, or `k`: « a dit [de son côté] que … »."""
    found = (words for words in _BEGINNING.get(marked.words[k], ()) if marked.words[k : k + len(words)] == words)
    return k + len(next(found, ()))


def _skip_insertion(marked: Marked, k: int) -> int:
    """The start of an insertion that ends before `k`, or `k`: « a[, mardi,] déclaré », « a [de son côté] dit »."""
    for words in _ENDING.get(marked.words[k - 1], ()) if k else ():
        if marked.words[max(0, k - len(words)) : k] == words:
            return k - len(words)
    if k > 1 and marked.words[k - 1] == ",":
        for j in range(k - 2, max(0, k - _LONGEST_INSERTION), -1):
            if marked.words[j] == "," and marked.words[j - 1] in HAVE_OR_BE:
                return j
    return k


def _shares_subject(marked: Marked, infinitive: int) -> bool:
    """Does an infinitive share the sentence's subject, like a gerund? « …, avant d'ajouter », « Et d'ajouter : »."""
    k = infinitive
    while k > 1 and marked.words[k - 1] in _CLITICS:
        k -= 1
    return k > 1 and marked.words[k - 1] in {"de", "d'"} and marked.words[k - 2] in {"avant", "et", "puis"}


def _governing_verb(marked: Marked, infinitive: int, first: int) -> int:
    """The verb that governs an infinitive, or the infinitive itself: « vient de [nous] dire »."""
    k = infinitive
    while k > first and marked.words[k - 1] in _CLITICS:
        k -= 1
    if k > first and marked.words[k - 1] in {"de", "d'", "à", "par", "pour"}:
        k -= 1
    while k > first and marked.words[k - 1] in {"pas", "plus", "jamais"}:
        k -= 1  # « n'hésite [plus] à dire »
    inverted = k > first + 1 and marked.words[k - 2] in CLITIC_SUBJECTS  # « s'est-il borné à dire »
    if k > first and marked.words[k - 1] in _governing_forms() and (marked.pos[k - 1] in {"VERB", "AUX"} or inverted):
        k -= 1
        while k > first and (
            marked.words[k - 1] in HAVE_OR_BE or (inverted and marked.words[k - 1] in CLITIC_SUBJECTS)
        ):
            k -= 1
        return k
    return infinitive
