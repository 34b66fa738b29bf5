from __future__ import annotations
from collections.abc import Callable
from typing import Literal, NamedTuple
from sawt_reader.analysis.grammar import nouns
Fit = Literal["same", "wider", "fits", "unrelated", "contradicts"]
class Description(NamedTuple):
    head: int; start: int; end: int
    noun: str; stem: str; kind: str
    gender: str | None
    is_plural: bool; is_former: bool; is_coming: bool; is_definite: bool
    modifiers: frozenset[str]; complements: frozenset[str]
def of_phrase(marked, phrase, same):
    role = nouns.role(marked.words[phrase.head])
    if role is None: return None
    w=[marked.words[k] for k in range(phrase.head+1,phrase.end) if len(marked.words[k])>3]
    return Description(phrase.head,phrase.start,phrase.end,marked.words[phrase.head],marked.words[phrase.head],role.kind,{"m":"male","f":"female"}.get(role.gender),role.number=="p",False,False,marked.words[phrase.start] in frozenset("le la l' ce cet cette ces les l son sa".split()),frozenset(),frozenset(w))
def compare(said, known):
    if said.stem!=known.stem: return "unrelated"
    if said.complements<=known.complements: return "same"
    return "fits" if known.complements<=said.complements else "contradicts"
