"""Forms of French verbs from the infinitive, in place of a lemmatizer, which would cost seconds at start-up.

`inflect` gives all simple tenses, the infinitive and both participles in all genders and numbers. Regular verbs follow
from their ending (« affirmer », « avertir », « répondre »), irregular ones from the principal parts in
`lexicons/irregular_verbs.tsv`. Where usage varies (« il martelle », « il martèle »), it gives both forms: they serve to
recognise verbs, not to write them.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from sawt_reader.analysis import lexicons

HAVE = lexicons.words("conjugation.toml", "have")
BE = lexicons.words("conjugation.toml", "be")
HAVE_OR_BE = HAVE | BE
_IMPERFECT = ("ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont", *_IMPERFECT)
_PAST = {vowel: endings.split() for vowel, endings in lexicons.toml("conjugation.toml")["past"].items()}


class Parts(NamedTuple):
    """The principal parts of a verb: je, nous, ils, je (future), il (passé simple), past participle; two exceptions."""

    je: str
    nous: str
    ils: str
    future: str
    past: str
    participle: str
    subjunctive: str = ""
    vous: str = ""


@functools.cache
def _irregular() -> dict[str, Parts]:
    return {row[0]: Parts(*row[1:]) for row in lexicons.tsv("irregular_verbs.tsv")}


def principal_parts(infinitive: str) -> Parts:
    """The principal parts of a verb: from the longest listed ending that fits, or else regular."""
    endings = _irregular()
    for start in range(len(infinitive) - 2):
        ending = infinitive[start:]
        if ending in endings:
            stem = infinitive[:start]
            return Parts(*(stem + part if part else "" for part in endings[ending]))
    stem = infinitive[:-2]
    if infinitive.endswith("er"):
        return _first_group(stem)
    if infinitive.endswith("ir"):
        return Parts(f"{stem}is", f"{stem}issons", f"{stem}issent", f"{stem}irai", f"{stem}it", f"{stem}i")
    return Parts(f"{stem}s", f"{stem}ons", f"{stem}ent", f"{stem}rai", f"{stem}it", f"{stem}u")


def _first_group(stem: str) -> Parts:
    """The parts of a regular verb in -er; c and g keep their sound before a and o: « annonçons », « jugeons »."""
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    return Parts(f"{stem}e", f"{soft}ons", f"{stem}ent", f"{stem}erai", f"{soft}a", f"{stem}é")


def _strong_stems(stem: str) -> Iterator[str]:
    """The stems before a mute e that differ from the infinitive's: « lève », « rappelle », « espère », « appuie »."""
    if re.search(r"e[^aeiouyé]$", stem):
        yield f"{stem[:-2]}è{stem[-1]}"
        if stem[-1] in "lt":
            yield stem + stem[-1]
    elif match := re.search(r"é([^aeiouyé]{1,2})$", stem):
        yield f"{stem[: match.start()]}è{match[1]}"
    elif stem.endswith("y"):
        yield stem[:-1] + "i"


def inflect(infinitive: str) -> set[str]:
    """Every simple form of a verb in lower case, its infinitive and its participles in all genders and numbers."""
    if infinitive == "être":
        return set(BE)
    je, nous, ils, future, past, participle, subjunctive, vous = principal_parts(infinitive)
    hard = nous.removesuffix("ons")  # before a, o: « jugeons », « annonçait »
    soft = infinitive[:-2] if infinitive.endswith("er") else hard  # before e, i: « jugez », « annoncions »
    forms = {infinitive, je, nous, ils, vous or f"{soft}ez", participle, *_present(infinitive, je)}
    forms.update((soft if ending[0] == "i" else hard) + ending for ending in ("ant", *_IMPERFECT))
    forms.update(future.removesuffix("ai") + ending for ending in _FUTURE)
    forms.update(
        (subjunctive or f"{ils.removesuffix('ent')}e").removesuffix("e") + ending for ending in ("e", "es", "ent")
    )
    if subjunctive:
        forms.update(subjunctive.removesuffix("e") + ending for ending in ("ions", "iez"))
    vowel = next((v for v in ("int", "it", "ut") if past.endswith(v)), "a")
    forms.update(past.removesuffix(vowel) + ending for ending in _PAST[vowel])
    if vowel == "a":
        forms.add(f"{soft}èrent")
    agreed = participle.replace("û", "u")
    forms.update((f"{agreed}e", f"{agreed}es", agreed if agreed.endswith("s") else f"{agreed}s"))
    for mute in _strong_stems(infinitive[:-2]) if infinitive.endswith("er") else ():
        forms.update(mute + ending for ending in ("e", "es", "ent"))
        forms.update(f"{mute}er{ending}" for ending in _FUTURE)
    return forms


def _present(infinitive: str, je: str) -> Iterator[str]:
    """The present with « tu » and « il »: « juges, juge », « dis, dit », « prends, prend », « connais, connaît »."""
    if je.endswith("e"):
        yield f"{je}s"
    else:
        stem = je.rstrip("sx")
        yield stem if stem[-1] in "dtc" else f"{stem}t"
    if infinitive.endswith("ître"):
        yield infinitive.removesuffix("re")
