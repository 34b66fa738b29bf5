"""Words of a claim that only the article explains: pronouns, demonstratives, bare roles, days without a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.nouns import role
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

_PRONOUNS = lexicons.words("function_words.toml", "unresolved_pronouns")
_AFTER_DEMONSTRATIVES = lexicons.words("function_words.toml", "after_demonstratives")
_DEMONSTRATIVES = frozenset("ce cet cette ces".split())
_DEICTICS = lexicons.words("time.toml", "deictics")
_ARTICLES = frozenset("le la l' les".split())
_COMPLEMENTS = ("nmod", "appos", "acl", "acl:relcl", "flat:name", "amod")


def unresolved(tokens: Tokens, first: int, after: int, dates: Sequence[model.Date]) -> tuple[model.Span, ...]:
    """The pronouns, demonstratives, bare roles and days without a date among the tokens `first` up to `after`."""
    return tuple(
        model.Span(tokens.start[i], tokens.end[j - 1])
        for i, j in _spans(tokens, first, after)
        if not any(date.start <= tokens.start[i] < date.end for date in dates)
    )


def _spans(tokens: Tokens, first: int, after: int) -> Iterator[tuple[int, int]]:
    for i in range(first, after):
        word = tokens.lower[i]
        if word in _DEMONSTRATIVES and i + 1 < after and tokens.pos[i] == "DET":
            yield i, min(after, tokens.head[i] + 1) if tokens.head[i] > i else i + 1
        elif word in _PRONOUNS and tokens.pos[i] == "PRON":
            if not tokens.dep[i].startswith("expl") and not _announces(tokens, i):
                yield i, i + 1
        elif word in _DEICTICS:
            yield i, i + 1
        elif word in _ARTICLES and _is_bare_role(tokens, i, after):
            yield i, i + 2


def _announces(tokens: Tokens, i: int) -> bool:
    """Does it announce words that follow? « *C'*est la mairie qui paie », « *ce* qui compte », « *il* est prévu »."""
    following = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
    if tokens.lower[i] in ("ce", "ceux", "celui", "celle", "celles") and following in _AFTER_DEMONSTRATIVES:
        return True
    governed = tokens.children[tokens.head[i]]
    if tokens.lower[i] == "il":
        return following == "y" or any(tokens.dep[c] in ("ccomp", "csubj") and c > i for c in governed)
    return tokens.lower[i] in ("c'", "ce") and any(tokens.dep[c] == "acl:relcl" for c in governed)


def _is_bare_role(tokens: Tokens, i: int, after: int) -> bool:
    """Is it a role alone? « *Le ministre* a signé », not « le ministre de l'Intérieur », « la ministre Anne Morel »."""
    noun = i + 1
    known = role(tokens.lower[noun]) if noun < after and tokens.pos[noun] == "NOUN" else None
    if known is None or known.kind != "person":
        return False
    return not any(tokens.dep[c] in _COMPLEMENTS for c in tokens.children[noun])
