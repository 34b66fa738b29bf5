"""Nouns for sources (« ministre », « rapport », « ONG ») and other nouns around quotations, from the lexicons."""

from __future__ import annotations

import functools
import re
from typing import Literal, NamedTuple, cast

from sawt_reader.analysis import lexicons

_PROFESSION = re.compile(r"\w{3,}(logue|iste|icienne|icien)(s?)")

Class = Literal["person", "group", "organisation", "document", "medium", "pronoun", "name"]


class Role(NamedTuple):
    """A noun as a source: its gender (m, f, mf), number (s, p) and class."""

    gender: str
    number: str
    kind: Class


@functools.cache
def _roles() -> dict[str, Role]:
    found: dict[str, Role] = {}
    for word, gender, number, kind in lexicons.tsv("roles.tsv"):
        found.setdefault(word, Role(gender, number, cast(Class, kind)))
        if number == "s":
            found.setdefault(_plural(word), Role(gender, "p", cast(Class, kind)))
    return found


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z")):
        return noun
    if noun.endswith("al"):
        return noun[:-1] + "ux"
    return noun + ("x" if noun.endswith(("eau", "eu")) else "s")


def role(word: str) -> Role | None:
    """The gender, number and class of a noun in lower case; None if it cannot be a source."""
    word = word.removeprefix("ex-")
    return _roles().get(word) or _by_suffix(word)


def _by_suffix(word: str) -> Role | None:
    """Professions outside the lexicon: « toxicologue », « urbaniste », « mathématicienne »."""
    match = _PROFESSION.fullmatch(word)
    if match is None or word.removesuffix("s") in words("not_people"):
        return None
    gender = "f" if match[1] == "icienne" else "m" if match[1] == "icien" else "mf"
    return Role(gender, "p" if match[2] else "s", "person")


@functools.cache
def words(name: str) -> frozenset[str]:
    """A word list of `nouns.toml`, by its key."""
    return lexicons.words("nouns.toml", name)
