"""Which roles are the same office, and which of them one person holds at a time. Pure functions.

Two roles are the same office if they have the same words, without articles and prepositions and whatever their gender:
« directrice de l'Institut Villon » = « directeur de l'institut Villon ». « maire de Lyon » is not « maire de Nantes »,
and « ancien ministre de la Justice » is not « ministre de la Justice ».
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from sawt_reader.library import names

_WORD = re.compile(r"\w+")
# Where a second role of the same person begins: « ministre de la Justice et garde des Sceaux ».
_AND = re.compile(r"\s+et\s+(?=(\w+))|\s*,\s+(?=(\w+))")
_ARTICLES = frozenset({"le", "la", "l", "du"})


class Office(NamedTuple):
    """A role, to compare it with others.

    Attributes:
        key: the same for all ways to write this office.
        is_single: whether one person holds it at a time and its words say which it is, so that it can name somebody in
            another article: not « ministre », « directeur de l'école », « député du Rhône », « ancien maire de Lyon ».
        is_national: whether who holds it depends on the state that the article is about: « Premier ministre ».
        is_feminine: whether it is said of a woman.
    """

    key: str
    is_single: bool
    is_national: bool
    is_feminine: bool


class _Word(NamedTuple):
    """A word of a role: as printed, folded in its masculine form, whether that differs, and its number in the role."""

    printed: str
    folded: str
    is_feminine: bool
    number: int


def offices(role: str) -> list[Office]:
    """The offices of a role, one for each that begins with a noun of office: « ministre et maire de Lyon » has two."""
    return [office(part) for part in _parts(role) if _WORD.search(part)]


def office(role: str) -> Office:
    """The office that a role or description names, as one."""
    table = _table()
    every = _words(role)
    words = [word for word in every if word.folded not in table.idle]
    head = _head(words, table)
    if head and " ".join(word.folded for word in words[:head]) in table.definite:
        between = {word.folded for word in every[words[0].number : words[head - 1].number]}
        head = head if between & _ARTICLES else 0
    first, rest = words[:head], list(words[head:])
    if head and rest and rest[0].folded in table.parties and rest[0].number == first[-1].number + 1:
        del rest[0]
    noun = " ".join(word.folded for word in first) or (rest.pop(0).folded if rest else "")
    complement = frozenset(word.folded for word in rest)
    key = _key(noun, complement, table)
    # Another office in its words is that of another person: « patron de LR et la présidente du RN ».
    is_other = any(word.folded in table.others or word.folded in table.nouns for word in rest)
    capitalised = {word.folded for word in rest if word.printed[0].isupper()}
    return Office(
        key=key,
        is_single=bool(head) and not is_other and _says_which(noun, complement, capitalised, table),
        is_national=_is_national(noun, complement, capitalised, table),
        is_feminine=any(word.is_feminine for word in first),
    )


def _is_national(noun: str, complement: frozenset[str], capitalised: set[str], table: _Table) -> bool:
    if noun in table.unique:
        return noun not in table.worldwide
    return noun in table.national or (capitalised <= table.institutions and not complement & table.states)


def _says_which(noun: str, complement: frozenset[str], capitalised: set[str], table: _Table) -> bool:
    if noun in table.unique:
        return True
    if noun in table.national:
        return bool(complement - table.vague)
    return bool(complement & table.states or capitalised - table.generic)


def _parts(role: str) -> Iterator[str]:
    """The parts of a role, cut before a noun of office without an article: with one it may be somebody else's."""
    start = 0
    for match in _AND.finditer(role):
        folded = _masculine(names.key(match[1] or match[2]))[0]
        if folded in _table().nouns:
            yield role[start : match.start()]
            start = match.end()
    yield role[start:]


def _words(role: str) -> list[_Word]:
    found = []
    for number, match in enumerate(_WORD.finditer(role)):
        folded, is_feminine = _masculine(names.key(match[0]))
        found.append(_Word(match[0], folded, is_feminine, number))
    return found


def _head(words: Sequence[_Word], table: _Table) -> int:
    """How many words the longest noun of office has that the role begins with; 0 if it begins with none."""
    for count in range(min(len(words), table.longest), 0, -1):
        if " ".join(word.folded for word in words[:count]) in table.heads:
            return count
    return 0


def _key(noun: str, complement: frozenset[str], table: _Table) -> str:
    """The key of an office: of several names for one, that of the first in the table."""
    rest = set(complement)
    for one, wanted, canonical in table.same:
        if noun == one and wanted <= rest:
            noun, rest = canonical[0], (rest - wanted) | set(canonical[1:])
            break
    return f"{noun}|{' '.join(sorted(rest))}"


@cache
def _masculine(folded: str) -> tuple[str, bool]:
    """A folded word in its masculine form, and whether it was in the feminine form."""
    table = _table()
    if folded in table.masculine:
        return table.masculine[folded], table.masculine[folded] != folded
    for ending, other in table.endings:
        if folded.endswith(ending) and folded[: -len(ending)] + other in table.inflected:
            return folded[: -len(ending)] + other, True
    return (folded[:-1], True) if folded.endswith("e") and folded[:-1] in table.inflected else (folded, False)


class _Table(NamedTuple):
    """The lists of `offices.toml`.

    Attributes:
        heads: all nouns of office; `nouns` the first words of these, `longest` the number of words of the longest.
        same: a noun, words that must follow it, and the words of the office that these mean.
        inflected: words with a feminine form.
    """

    unique: frozenset[str]
    worldwide: frozenset[str]
    national: frozenset[str]
    definite: frozenset[str]
    heads: frozenset[str]
    nouns: frozenset[str]
    longest: int
    same: tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]
    others: frozenset[str]
    generic: frozenset[str]
    institutions: frozenset[str]
    vague: frozenset[str]
    idle: frozenset[str]
    parties: frozenset[str]
    states: frozenset[str]
    masculine: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    inflected: frozenset[str]


@cache
def _table() -> _Table:
    data: dict[str, Any] = tomllib.loads(files(__package__).joinpath("offices.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(value.split()) for name, value in data.items() if isinstance(value, str)}
    unique, national = frozenset(data["unique"]), frozenset(data["national"])
    heads = unique | national | frozenset(data["named"])
    nouns = {word for head in heads for word in head.split()}
    return _Table(
        unique=unique,
        worldwide=frozenset(data["worldwide"]),
        national=national,
        definite=frozenset(data["definite"]),
        heads=heads,
        nouns=frozenset(head.split()[0] for head in heads),
        longest=max(len(head.split()) for head in heads),
        same=tuple(_same(data["same"], heads)),
        masculine=data["masculine"],
        endings=tuple(data["endings"].items()),
        inflected=frozenset(nouns | lists["others"] | lists["states"] | lists["parties"] | lists["vague"]),
        **lists,
    )


def _same(
    rows: Sequence[Sequence[str]], heads: frozenset[str]
) -> Iterator[tuple[str, frozenset[str], tuple[str, ...]]]:
    for first, *rest in rows:
        canonical = _split(first, heads)
        for other in rest:
            noun, *words = _split(other, heads)
            yield noun, frozenset(words), canonical


def _split(role: str, heads: frozenset[str]) -> tuple[str, ...]:
    """The noun of an office of the table, and its other words."""
    noun = max((head for head in heads if f"{role} ".startswith(f"{head} ")), key=len)
    return noun, *role[len(noun) :].split()
