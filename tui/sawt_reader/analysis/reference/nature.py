"""What the head of a noun phrase is: its class, number and gender, and whether it is a demonym."""

from __future__ import annotations

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked, MentionSpan
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.reference import stems
from sawt_reader.analysis.reference.stems import adjective_of, fold
from sawt_reader.reading.model import Gender

_MASCULINE, _FEMININE, _PLURAL, _OF_EITHER = (
    lexicons.words("descriptions.toml", key) for key in ("masculine", "feminine", "plural", "of_either_gender")
)
PERSONS = frozenset({"person", "generic", "demonym"})
BODIES = frozenset({"organisation", "group", "medium", "body"})
_MASCULINE_ENDINGS = tuple(lexicons.words("descriptions.toml", "masculine_endings"))


def demonym(marked: Marked, phrase: Phrase, mention: MentionSpan | None) -> tuple[str, str] | None:
    """« le Normand », « la Russe »: a demonym with a capital after an article, not the place or a paper."""
    head = phrase.head
    if head == phrase.start or not marked.is_capital(head) or (mention is not None and mention.kind != "person"):
        return None
    word = marked.words[head]
    found = stems.people(word)
    if found is None or fold(word) == found[0] or nouns.role(word) is not None:
        return None
    return ("country" if found[1] == "country" else "place"), found[0]


def class_of(phrase: Phrase, noun: str, stem: str, *, is_compound: bool, is_bare: bool) -> str | None:
    """The class of a noun (see `nouns.Role`), "generic" or "body"; None if it is none for people or bodies.

    Args:
        phrase: around it.
        noun: in lower case.
        stem: its key, or that of the role of several words that it begins.
        is_compound: it begins such a role.
        is_bare: nothing restricts it.
    """
    if is_compound or stem in stems.compounds():  # « la garde des Sceaux »
        role = nouns.role(stem)
        return role.kind if role is not None else stems.class_of(stem) or "person"
    if noun in nouns.words("generic"):
        return "generic"
    role = nouns.role(noun)
    if noun in nouns.words("body") and role is not None and is_bare and phrase.end - phrase.start <= 2:
        return "body"
    if role is not None:
        return role.kind
    return stems.class_of(noun)


def is_plural(marked: Marked, phrase: Phrase, noun: str) -> bool:
    """By the determiner, or else the noun."""
    first = marked.words[phrase.start]
    if phrase.start < phrase.head and (first in _MASCULINE or first in _FEMININE or first == "l'"):
        return False
    if phrase.start < phrase.head and first in _PLURAL:
        return True
    role = nouns.role(noun)
    if role is not None or noun == "bras":
        return role is not None and role.number == "p"
    return noun.endswith("s") and stems.stem_of(noun) != noun


def gender(marked: Marked, phrase: Phrase, noun: str, kind: str, *, end: int) -> Gender | None:
    """By the article or adjective before the noun, the noun, or the adjective after it: « juge adjointe »."""
    if noun in _OF_EITHER:
        return None
    role = nouns.role(noun)
    for k in range(phrase.start, phrase.head):
        if marked.words[k] in _FEMININE and kind in PERSONS:
            return "female"  # « l'ancienne député »
        if marked.words[k] in _MASCULINE and (role is None or role.gender != "f"):
            return "male"
    if role is not None and role.gender in {"m", "f"}:
        return "female" if role.gender == "f" else "male"
    if kind not in PERSONS:
        return None
    k = phrase.head + 1
    if k < end and marked.pos[k] == "ADJ":
        word = fold(marked.words[k])
        if word.endswith("e") and adjective_of(word) != word:
            return "female"
        if word.endswith(_MASCULINE_ENDINGS):
            return "male"
    return None
