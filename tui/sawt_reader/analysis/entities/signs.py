"""What a reader is told about why a name has its kind: the evidence in the contract's terms."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from sawt_reader.analysis.entities.evidence import Evidence
from sawt_reader.reading.model import KindReason, KindSign

MOST = 3

# Evidence by its first words, the longest first. What only a grammarian would understand has no entry.
_REASONS: tuple[tuple[str, KindReason], ...] = (
    ("rule person 4", "title"),
    ("rule person 3", "role"),
    ("more like a person", "role"),
    ("rule organisation", "form"),
    ("rule place", "form"),
    ("like a place", "form"),
    ("stands for a name", "form"),
    ("begins with first name", "name"),
    ("first name", "name"),
    ("surname", "name"),
    ("ends person", "name"),
    ("first known", "known"),
    ("last known", "known"),
    ("known", "known"),
    ("press", "press"),
    ("speaks", "speaks"),
    ("acronym", "form"),
    ("head", "form"),
    ("model", "model"),
    ("listed with", "listed"),
    ("before", "words"),
    ("of", "words"),
    ("apposition", "words"),
    ("subject", "words"),
    ("object", "words"),
)


def shown(strongest: Iterable[str], evidence: Evidence) -> tuple[KindSign, ...]:
    """At most `MOST` signs, each reason once but "words".

    Args:
        strongest: evidence, the strongest first.
        evidence: all evidence for the name.
    """
    found: list[KindSign] = []
    for sign in strongest:
        translated = _sign(sign, evidence)
        if translated and translated not in found:
            found.append(translated)
    return tuple(found[:MOST])


def _sign(sign: str, evidence: Evidence) -> KindSign | None:
    if sign == "rule person 3" and evidence["begins with first name"]:
        return KindSign("name")
    return _translated(sign)


@functools.lru_cache(maxsize=4_000)
def _translated(sign: str) -> KindSign | None:
    for start, reason in _REASONS:
        if sign == start or sign.startswith(start + " "):
            if reason != "words":
                return KindSign(reason)
            word = sign.removeprefix(start + " ")
            return KindSign(reason, word + (" de" if start == "of" else "")) if word[1:].isalpha() else None
    return None
