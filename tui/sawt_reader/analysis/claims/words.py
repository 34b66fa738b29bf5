"""Word lists of the claims package, for look-up by form in lower case."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import verbs
from sawt_reader.analysis.tokens import Tokens

FIRST_OR_SECOND_PERSON = frozenset("je j' tu nous vous".split())
MODALS = frozenset(verbs.inflect("pouvoir"))
OBLIGATION = frozenset(verbs.inflect("devoir"))
DUTY = frozenset("dois doit devons devez doivent".split())
NECESSITY = frozenset("faut faudrait fallait".split())
SEEMING = frozenset(verbs.inflect("sembler") | verbs.inflect("paraître"))
RISKING = frozenset(verbs.inflect("risquer"))
# « *Je pense* que le pont tiendra »: a guess, if the speaker thinks it.
THINKING = lexicons.words("function_words.toml", "guessing")
UNKNOWING = frozenset(verbs.inflect("ignorer") | verbs.inflect("savoir"))
ESTIMATING = frozenset(verbs.inflect("estimer") | verbs.inflect("évaluer") | verbs.inflect("chiffrer"))
FORESEEING = frozenset(verbs.inflect("prévoir") | verbs.inflect("anticiper"))
EXPECTING = ESTIMATING | FORESEEING
MODALS_AND_DUTY = MODALS | OBLIGATION
ANNOUNCING = frozenset(verbs.inflect("annoncer"))
MAKING = frozenset(verbs.inflect("faire"))
PREPARING = frozenset(verbs.inflect("apprêter"))
STATIVE = frozenset(form for infinitive in ("être", "avoir", "exister") for form in verbs.inflect(infinitive))
HAVING = frozenset("a ont ai avons avait avaient".split())
# « N'exclut pas un recours » leaves it open.
EXCLUDING = frozenset(verbs.inflect("exclure") | verbs.inflect("écarter"))
GOING = lexicons.words("conjugation.toml", "going")


class Phrases:
    """Finds words and phrases in a text in lower case; # in a phrase matches a number in figures."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            # The tokenizer splits words after an apostrophe.
            words = tuple(phrase.replace("'", "' ").replace(",", " ,").split())
            self._by_first.setdefault(words[0], []).append(words)

    def find(self, tokens: Tokens, first: int, after: int) -> Iterator[Match]:
        """Their matches among the tokens `first` up to `after`."""
        for i, word in enumerate(tokens.lower[first:after], first):
            if word not in self._by_first:
                continue
            for words in self._by_first[word]:
                end = i + len(words)
                if end <= after and all(map(_fits, words[1:], tokens.lower[i + 1 : end])):
                    yield Match(i, end)
                    break


class Match(NamedTuple):
    """Tokens `first` up to `after`."""

    first: int
    after: int


def _fits(wanted: str, word: str) -> bool:
    return word == wanted or (wanted == "#" and word[:1].isdigit())


@functools.cache
def hedges(name: str) -> frozenset[str]:
    """The single words of a list of `claims_hedges.toml`."""
    return frozenset(word for word in lexicons.toml("claims_hedges.toml")[name] if " " not in word)


@functools.cache
def hedging_phrases(name: str) -> Phrases:
    """The phrases of a list of `claims_hedges.toml`."""
    return Phrases(word for word in lexicons.toml("claims_hedges.toml")[name] if " " in word)


@functools.cache
def openings() -> Phrases:
    """Phrases that only present the claim after them, from `claims_types.toml`: "reste que"."""
    return Phrases(lexicons.toml("claims_types.toml")["openings"])


@functools.cache
def type_phrases(name: str) -> Phrases:
    """The phrases that show a type of claim, from `claims_types.toml`."""
    return Phrases(lexicons.toml("claims_types.toml")["phrases"][name])


@functools.cache
def type_verbs(name: str) -> frozenset[str]:
    """The forms of the verbs that show a type of claim, from `claims_types.toml`."""
    infinitives = lexicons.toml("claims_types.toml")["verbs"][name]
    return frozenset(form for infinitive in infinitives for form in verbs.inflect(infinitive))


@functools.cache
def laws() -> frozenset[str]:
    """Nouns for sources of rules, from `claims_types.toml`: "loi", "décret"."""
    return lexicons.words("claims_types.toml", "laws")


@functools.cache
def offences() -> frozenset[str]:
    """What one can accuse somebody of, from `claims_types.toml`: "viol", "fraude"."""
    lists = lexicons.toml("claims_types.toml")["matters"]
    return frozenset((*lists["harm"], *lists["misconduct"]))


@functools.cache
def matters(name: str) -> Phrases:
    """Phrases about harm, misconduct or public affairs, from `claims_types.toml`."""
    return Phrases(lexicons.toml("claims_types.toml")["matters"][name])
