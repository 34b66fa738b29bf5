"""Where a claim compares: « plus cher que », « le plus long pont du pays », « 12 %, contre 15 % »."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.propositions import Proposition
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

_DEGREES = lexicons.words("function_words.toml", "degrees")
_ALWAYS_COMPARE = _DEGREES - {"plus", "moins", "aussi", "autant", "davantage", "mieux"}
_DEFINITE = lexicons.words("function_words.toml", "superlative_determiners")
_BEFORE_SET_DEGREES = lexicons.words("function_words.toml", "before_set_degrees")
# « *Plus* sûre et bien plus rapide *que* »: how far « que » may stand. Tokens; half
# changes 5, double nothing.
_REACH = 6


def comparison(tokens: Tokens, proposition: Proposition, quantities: Sequence[model.Quantity]) -> words.Match | None:
    """The words that compare; None where nothing is set against something else."""
    first, after = proposition.first, proposition.after
    found = next(words.type_phrases("comparison").find(tokens, first, after), None)
    return found or next(_by_verb(tokens, proposition, quantities), None) or next(_by_degree(tokens, proposition), None)


def _by_verb(tokens: Tokens, proposition: Proposition, quantities: Sequence[model.Quantity]) -> Iterator[words.Match]:
    """« La dette *dépasse* le budget », « le loyer a *augmenté* de 8 % »; not « la mairie augmente les loyers »."""
    by_percentage = any(quantity.unit == "%" for quantity in quantities)
    for main in proposition.predicates:
        form = tokens.lower[main.head]
        if form in words.type_verbs("comparison") or (by_percentage and form in words.type_verbs("change")):
            yield words.Match(main.head, main.head + 1)


def _by_degree(tokens: Tokens, proposition: Proposition) -> Iterator[words.Match]:
    verb = proposition.predicates[0].finite
    heads = {p.head for p in proposition.predicates}
    for i in range(proposition.first, proposition.after):
        if tokens.lower[i] == "record" and i > verb and tokens.pos[i] in ("NOUN", "ADJ"):
            yield words.Match(i, i + 1)
        if tokens.lower[i] not in _DEGREES or _is_no_degree(tokens, i):
            continue
        than = _than(tokens, i, proposition.after)
        if than is not None:
            yield words.Match(i, than + 1)
        elif i > verb and (_is_superlative(tokens, i) or _is_comparative(tokens, i, heads)):
            yield words.Match(i, i + 1)


def _is_no_degree(tokens: Tokens, i: int) -> bool:
    """« N'a *plus* que », « de *plus* en plus », « au *moins* », « non *plus* », « en *plus* de », « *plus* de 30 »."""
    before = tokens.lower[i - 1] if i else ""
    following = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
    if before in _BEFORE_SET_DEGREES or following in ("tard", "tôt", "ou", "ni", ","):
        return True
    if tokens.lower[i] == "plus" and any(word in ("ne", "n'") for word in tokens.lower[max(0, i - 4) : i]):
        return True
    return following in ("de", "d'") and i + 2 < len(tokens) and tokens.pos[i + 2] == "NUM"


def _than(tokens: Tokens, i: int, after: int) -> int | None:
    """The « que » of a degree: « plus cher *que* l'ancien »; a verb before it opens another clause."""
    for k in range(i + 1, min(after, i + _REACH)):
        if tokens.lower[k] in ("que", "qu'"):
            return k
        if tokens.pos[k] in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _is_superlative(tokens: Tokens, i: int) -> bool:
    """« C'est *la plus* longue rue », « son *pire* résultat »; not of an adverb, « le plus souvent »."""
    if tokens.lower[i] in _ALWAYS_COMPARE:
        return tokens.lower[i - 1] in _DEFINITE or tokens.lower[i - 1] == "des"  # « l'une *des pires* crues »
    one_of = tokens.lower[i - 1] == "des" and tokens.lower[i - 2] in ("un", "une")
    return (one_of or tokens.lower[i - 1] in _DEFINITE) and tokens.pos[min(i + 1, len(tokens) - 1)] in (
        "ADJ",
        "VERB",
        "NOUN",
    )


def _is_comparative(tokens: Tokens, i: int, heads: Collection[int]) -> bool:
    """« Le tunnel est *plus* long »: the attribute itself; « aussi » there only adds, « elle est aussi maire »."""
    return tokens.lower[i] in ("plus", "moins") and tokens.head[i] in heads and tokens.pos[i + 1 : i + 2] == ["ADJ"]
