"""The closed classes of French and the verb lists of this room, ready for look-up by form in lower case."""

from __future__ import annotations

import functools

from tui.analysis import lexicons, verbs

FIRST_OR_SECOND_PERSON = frozenset("je j' tu nous vous".split())
MODALS = frozenset(verbs.inflect("pouvoir"))
OBLIGATION = frozenset(verbs.inflect("devoir"))
DUTY = frozenset("dois doit devons devez doivent".split())
NECESSITY = frozenset("faut faudrait fallait".split())
SEEMING = frozenset(verbs.inflect("sembler") | verbs.inflect("paraître"))
RISKING = frozenset(verbs.inflect("risquer"))
GOING = frozenset("vais vas va allons allez vont allait allaient".split())


@functools.cache
def verb_forms(name: str) -> dict[str, str]:
    """Form to infinitive for a list of `claims_verbs.toml`: "nie" to "nier"."""
    return {
        form: infinitive
        for infinitive in lexicons.toml("claims_verbs.toml")[name]
        for form in verbs.inflect(infinitive)
    }


@functools.cache
def hedges(name: str) -> frozenset[str]:
    """The single words of a list of `claims_hedges.toml`."""
    return frozenset(word for word in lexicons.toml("claims_hedges.toml")[name] if " " not in word)


@functools.cache
def hedging_phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list of `claims_hedges.toml`, each as its words."""
    return tuple(tuple(word.split()) for word in lexicons.toml("claims_hedges.toml")[name] if " " in word)
