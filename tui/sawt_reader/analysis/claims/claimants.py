"""Who makes a claim, who relays it, and what kind of source that is."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Mapping, Sequence, Set
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims.propositions import Proposition
from sawt_reader.analysis.claims.words import offences
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

_ANONYMOUS = lexicons.words("nouns.toml", "anonymous")
_PREPOSITIONS = frozenset(("selon", "d'", "après", "par", ",", "et"))
_THE_PAPERS = ("nos informations", "nos sources", "nos estimations", "nos calculs")
_BEST_KNOWN: tuple[model.SourceKind, ...] = ("named", "role", "anonymous", "none")


class Chain(NamedTuple):
    """The sources of a claim: who makes it, who relays it (nearest first), and their kind."""

    claimants: tuple[model.Source, ...]
    via: tuple[model.Source, ...]
    kind: model.SourceKind


class Naming(NamedTuple):
    """Data for naming a source.

    Attributes:
        written: the text as the article spells it.
        quotes: by id.
        mentions: start and end (code points) and id of the entity, in order.
        names: of entities, by id.
        pronoun: resolves the pronoun at a token.
        author: whose the unattributed words at a code point are; nobody for the article's own voice.
        unread: tokens that are no words of anybody; never a source.
    """

    written: str
    quotes: Mapping[str, model.Quote]
    mentions: Sequence[tuple[int, int, str]]
    names: Mapping[str, str]
    pronoun: Callable[[int], model.Source]
    author: Callable[[int], tuple[model.Source, ...]]
    unread: Set[int] = frozenset()

    def entity_at(self, offset: int) -> str | None:
        """Id of the entity mentioned at a code point."""
        at = bisect.bisect_right(self.mentions, offset, key=lambda mention: mention[0]) - 1
        return self.mentions[at][2] if at >= 0 and offset < self.mentions[at][1] else None


def chain(tokens: Tokens, proposition: Proposition, naming: Naming) -> Chain:
    """The sources of a proposition: the speakers of its quotation, its relays, then those of the quotations around it.

    « A-t-on appris *de source policière* »: the informant claims it. « Selon *nos informations* »: the paper does.
    """
    outer = _enclosing(proposition.quote, naming.quotes)
    via = tuple(source for quote in outer for source in (*quote.speakers, *quote.via))
    if proposition.report is not None and proposition.report.subject not in naming.unread:
        inner = () if proposition.quote is None else (*proposition.quote.speakers, *proposition.quote.via)
        head, verb = proposition.report.subject, proposition.report.verb
        heads = [head, *(_coordinated(tokens, head, verb) if proposition.report.content is None else ())]
        acts = [] if proposition.report.content is not None else _acts(tokens, heads)
        sources = tuple(_noun_phrase(tokens, i, verb, naming, [*heads, *acts]) for i in heads)
        return Chain(sources, (*inner, *via), _kind(tokens, sources))
    if proposition.quote is None:
        if (own := _in_whose_eyes(tokens, proposition)) is not None:
            sources = (naming.pronoun(own),)
            return Chain(sources, (), _kind(tokens, sources))
        author = naming.author(tokens.start[proposition.first])
        return Chain(author, (), "named") if author else Chain((), (), "author")
    speakers, relays = proposition.quote.speakers, proposition.quote.via
    if relays and [_words(tokens, s) for s in speakers] == ["on"]:
        speakers, relays = relays[:1], relays[1:]
    if speakers and _words(tokens, speakers[0]) in _THE_PAPERS:
        return Chain((), (), "author")
    return Chain(speakers, (*relays, *via), _kind(tokens, speakers))


def _in_whose_eyes(tokens: Tokens, proposition: Proposition) -> int | None:
    """The possessive of « à *ses* yeux » in or just before a proposition."""
    for i in range(max(1, proposition.first - 3), proposition.after - 1):
        if tokens.lower[i + 1] == "yeux" and tokens.lower[i] in ("ses", "leurs") and tokens.lower[i - 1] == "à":
            return i if i + 2 >= proposition.first or tokens.lower[i + 2] == "," else None
    return None


def _words(tokens: Tokens, source: model.Source) -> str:
    return tokens.text[source.span.start : source.span.end].lower().lstrip("-t") if source.span else ""


def _enclosing(quote: model.Quote | None, quotes: Mapping[str, model.Quote]) -> list[model.Quote]:
    """The quotations around a quote, from the nearest to the outermost."""
    found: list[model.Quote] = []
    while quote is not None and quote.parent is not None and len(found) < len(quotes):
        quote = quotes.get(quote.parent)
        if quote is not None:
            found.append(quote)
    return found


def _coordinated(tokens: Tokens, head: int, verb: int) -> list[int]:
    """The nouns put together with the agent of a verb: « par le port *et la ville* »."""
    after = (c for i in (head, verb) for c in tokens.children[i] if c > head)
    return [c for c in after if tokens.dep[c] == "conj" and tokens.pos[c] in ("NOUN", "PROPN")]


def _acts(tokens: Tokens, heads: Sequence[int]) -> list[int]:
    """The nouns for what the agents accuse somebody of: « accusé par une femme *de viol* »."""
    return [c for i in heads for c in tokens.children[i] if tokens.lower[c] in offences()]


def _noun_phrase(tokens: Tokens, head: int, verb: int, naming: Naming, heads: Sequence[int] = ()) -> model.Source:
    """The source with this head noun: its words on its side of the verb, and the entity that they name.

    Without those of the other nouns in `heads`.
    """
    apart = [c for c in tokens.children[head] if tokens.dep[c] in ("acl:relcl", "acl", "xcomp", "advcl") or c in heads]
    clauses = {i for c in apart for i in tokens.subtree(c)}
    side = [i for i in sorted(tokens.subtree(head)) if i not in clauses and (i < verb) == (head < verb)]
    inside = [i for i in side if i == head or tokens.lower[i] not in _PREPOSITIONS or i > head] or [head]
    while len(inside) > 1 and (tokens.pos[inside[-1]] in ("PUNCT", "PRON")):
        inside.pop()  # « la mairie, *elle,* parle de … »
    while (
        inside[-1] + 1 < verb and naming.entity_at(tokens.start[inside[-1] + 1]) and tokens.pos[inside[-1]] != "PUNCT"
    ):
        inside.append(inside[-1] + 1)  # a name that the parser attached to the verb
    start, end = tokens.start[inside[0]], tokens.end[inside[-1]]
    if tokens.pos[head] == "PRON":
        return naming.pronoun(head)
    words = naming.written[start:end]
    for i in (head, *(i for i in inside if not _is_governed(tokens, i))):
        entity = naming.entity_at(tokens.start[i])
        if entity is not None:
            return model.Source(model.Span(start, end), entity, naming.names.get(entity, words))
    article = inside[0] if len(inside) > 1 and tokens.pos[inside[0]] == "DET" else None
    return model.Source(
        model.Span(start, end), None, words if article is None else naming.written[tokens.start[article + 1] : end]
    )


def _is_governed(tokens: Tokens, i: int) -> bool:
    """Does a name only say which one? « Le maire *de Lyon* », « l'usine *à la Ciotat* »."""
    before = i - 1
    while before > 0 and (tokens.pos[before] in ("DET", "PROPN") or tokens.lower[before] == "-"):
        before -= 1
    return tokens.pos[i] != "PROPN" or tokens.pos[before] == "ADP"


def _kind(tokens: Tokens, sources: Sequence[model.Source]) -> model.SourceKind:
    """The best-known kind among the sources: named, then role, then anonymous."""
    return min((_kind_of(tokens, source) for source in sources), key=_BEST_KNOWN.index, default="none")


def _kind_of(tokens: Tokens, source: model.Source) -> model.SourceKind:
    """« Anne Morel » is named, « la préfète » a role, « une source proche du dossier » anonymous."""
    if source.entity is not None:
        return "named"
    in_text = tokens.text[source.span.start : source.span.end] if source.span else ""
    words = (source.name or in_text).split()
    if not words:
        return "none"
    if any(word.lower().strip('«»",.') in _ANONYMOUS for word in words) or words[0].lower() in ("un", "une", "des"):
        return "anonymous"
    return "named" if any(word[:1].isupper() for word in words[1:]) else "role"
