"""The spaCy stage `sawt_claims`: what is asserted, by whom, how firmly.

It needs `sawt_quotes` before it. `sawt_entities` before that improves claimants' names.
"""

from __future__ import annotations

import bisect

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from sawt_reader.analysis.claims import opposites, repeats, score
from sawt_reader.analysis.claims.certainty import certainty
from sawt_reader.analysis.claims.claim_types import claim_types
from sawt_reader.analysis.claims.claimants import Naming, chain
from sawt_reader.analysis.claims.clauses import trim
from sawt_reader.analysis.claims.dates import dates
from sawt_reader.analysis.claims.duty import is_planned
from sawt_reader.analysis.claims.polarity import polarity
from sawt_reader.analysis.claims.propositions import Proposition, propositions
from sawt_reader.analysis.claims.quantities import quantities
from sawt_reader.analysis.claims.unresolved import unresolved
from sawt_reader.analysis.extensions import MENTIONS, PARSED, register, warn_if_missing
from sawt_reader.analysis.grammar.marked import Marked, marked_of
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.reference.authors import author_of
from sawt_reader.analysis.reference.referents import Referents
from sawt_reader.analysis.text import FURNITURE, written
from sawt_reader.analysis.tokens import Tokens, tokens_of
from sawt_reader.reading import model

_SILENT = FURNITURE | {"byline", "caption"}


class Claims:
    """Finds the claims of a Doc from its parse and the annotations of earlier stages."""

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.claims`."""
        register()
        warn_if_missing(doc, "sawt_claims", needs_quotes=True)
        doc._.claims = find_claims(doc)
        return doc


def find_claims(doc: Doc) -> list[model.Claim]:
    """The claims of a parsed Doc in the order of the text; none for a Doc without a parse."""
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    tokens = tokens_of(doc)
    order = tokens.sentences
    places = _places(tokens)
    quotes: list[model.Quote] = doc._.quotes
    marked = marked_of(doc)
    unread = {i for start, end in marked.silent for i in tokens.between(start, end)}
    readable = [place not in _SILENT for place in places]
    found = sorted(propositions(tokens, order, quotes, readable, unread), key=lambda p: p.first)
    naming = _naming(doc, marked, unread)
    claims = [_claim(f"c{n}", tokens, p, naming, doc._.published, places[p.sentence]) for n, p in enumerate(found, 1)]
    facts = opposites.facts_of(tokens, claims, found)
    links = opposites.link(facts)
    claims = [_with_opposites(claim, links[claim.id]) if claim.id in links else claim for claim in claims]
    folded = repeats.of_title(facts, places)
    return [msgspec.structs.replace(claim, repeats=folded.get(claim.id)) for claim in claims] if folded else claims


def _claim(
    id_: str, tokens: Tokens, proposition: Proposition, naming: Naming, published: str | None, place: score.Place
) -> model.Claim:
    first, after = proposition.first, proposition.after
    spans = _spans(tokens, proposition)
    way = chain(tokens, proposition, naming)
    firmness = certainty(tokens, proposition)
    amounts = tuple(q for q in _amounts(tokens, proposition) if _within(spans, q.start))
    words = tokens.text[tokens.start[first] : tokens.end[after - 1]]
    main = proposition.predicates[0]
    past = main.perfect or tokens.is_imperfect(main.finite) or tokens.is_past(main.finite)
    ahead = firmness == "predicted" or is_planned(tokens, main)
    days = dates(words, tokens.start[first], published, ahead=ahead, past=past)
    if firmness == "predicted" and main.mood == "future" and _is_history(tokens, days, published):
        firmness = "asserted"
    types = claim_types(tokens, proposition, firmness, amounts, is_title=place == "title")
    claim = model.Claim(
        id=id_,
        spans=spans,
        sentence=proposition.sentence,
        claimants=way.claimants,
        via=way.via,
        quote=proposition.quote.id if proposition.quote else None,
        polarity=polarity(tokens, proposition),
        certainty=firmness,
        hearsay=_is_press_conditional(proposition, firmness) and way.kind in ("author", "none"),
        types=tuple(typed.type for typed in types),
        source_kind=way.kind,
        quantities=amounts,
        dates=tuple(day for day in days if _within(spans, day.start)),
        unresolved=tuple(span for span in unresolved(tokens, first, after, days) if _within(spans, span.start)),
    )
    ranked = score.rank(tokens, proposition, claim, types, place)
    return msgspec.structs.replace(claim, score=ranked.score, reasons=ranked.reasons)


def _is_history(tokens: Tokens, days: tuple[model.Date, ...], published: str | None) -> bool:
    """Is it the future of history? « Il mourra en 1832 »; not « pour la première fois *depuis* 2002 »."""
    told = [day for day in days if "depuis" not in tokens.lower[max(0, tokens.at(day.start) - 1) :][:2]]
    return bool(published and told) and all(day.value[:4] < (published or "")[:4] for day in told)


def _is_press_conditional(proposition: Proposition, firmness: model.Certainty) -> bool:
    """Is it hearsay by mood? « Le pilote aurait perdu connaissance »; not « on ignore si … », « il est soupçonné »."""
    return firmness == "unconfirmed" and proposition.predicates[0].mood == "conditional"


def _amounts(tokens: Tokens, proposition: Proposition) -> tuple[model.Quantity, ...]:
    """The quantities of a claim; a bare figure takes the unit of the clause it completes."""
    found = quantities(tokens, proposition.first, proposition.after)
    if proposition.completes is None:
        return found
    unit = next((q.unit for q in quantities(tokens, *proposition.completes) if q.unit), None)
    return tuple(q if q.unit else msgspec.structs.replace(q, unit=unit) for q in found)


def _spans(tokens: Tokens, proposition: Proposition) -> tuple[model.Span, ...]:
    """The words of a claim; if an incise splits the quotation, the words on either side of it."""
    start, end = tokens.start[proposition.first], tokens.word_end(proposition.after - 1)
    quote = proposition.quote
    if quote is None or len(quote.spans) == 1:
        return (model.Span(start, end),)
    found: list[model.Span] = []
    following = bisect.bisect_right(quote.spans, start, key=lambda span: span.end)
    for piece in (quote.spans[n] for n in range(following, len(quote.spans))):
        if piece.start >= end:
            break
        first, after = trim(tokens, tokens.between(max(start, piece.start), min(end, piece.end)))
        # A token may lie across the marks of two pieces: « "Oui""Non" ».
        begin = max(tokens.start[first], found[-1].end if found else 0)
        if first < after and begin < tokens.word_end(after - 1):
            found.append(model.Span(begin, tokens.word_end(after - 1)))
    return tuple(found) or (model.Span(start, end),)


def _within(spans: tuple[model.Span, ...], offset: int) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _with_opposites(claim: model.Claim, ids: tuple[str, ...]) -> model.Claim:
    ranked = score.opposed(claim)
    return msgspec.structs.replace(claim, opposites=ids, score=ranked.score, reasons=ranked.reasons)


def _places(tokens: Tokens) -> list[score.Place]:
    """The kind of block of each sentence; "lead" for the first paragraph."""
    kinds = [block.kind for block in tokens.blocks]
    first = kinds.index("paragraph") if "paragraph" in kinds else None
    return ["lead" if sentence.block == first else kinds[sentence.block] for sentence in tokens.sentences]


def _naming(doc: Doc, marked: Marked, unread: set[int]) -> Naming:
    names = {entity.id: entity.name for entity in doc._.entities}
    mentions = [(m.start_char, m.end_char, m.id_) for m in doc.spans.get(MENTIONS, ())]
    quotes = {quote.id: quote for quote in doc._.quotes}
    author = author_of(marked, doc._.entities)

    def voice(offset: int) -> tuple[model.Source, ...]:
        return author.at(marked.block_at(offset))

    return Naming(written(doc), quotes, mentions, names, _Pronouns(doc), voice, unread)


class _Pronouns:
    """Resolves pronouns as the quotes stage does. The article is analysed for it on the first call."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._referents: Referents | None = None

    def __call__(self, i: int) -> model.Source:
        if self._referents is None:
            self._referents = Referents(marked_of(self._doc), self._doc._.entities)
            self._referents.heard(self._doc._.quotes)
        return self._referents.source(Phrase(i, i + 1, i))


@Language.factory("sawt_claims", requires=[*PARSED, "doc._.quotes"], assigns=["doc._.claims"])
def make_claims(nlp: Language, name: str) -> Claims:
    """The spaCy factory."""
    return Claims()
