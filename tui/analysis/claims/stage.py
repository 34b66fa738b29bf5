"""The spaCy stage `sawt_claims`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from tui import model
from tui.analysis.claims.certainty import certainty
from tui.analysis.claims.claimants import chain
from tui.analysis.claims.polarity import polarity
from tui.analysis.claims.propositions import propositions
from tui.analysis.claims.tokens import Tokens
from tui.analysis.extensions import MENTIONS, register
from tui.analysis.text import FURNITURE, blocks, sentences


class Claims:
    """Finds the claims of a Doc, from its parse and what the stages before it have written."""

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.claims`."""
        register()
        doc._.claims = find_claims(doc)
        return doc


def find_claims(doc: Doc) -> list[model.Claim]:
    """The claims of a parsed Doc in the order of the text."""
    if not len(doc) or not doc.has_annotation("DEP"):
        return []
    tokens = Tokens(doc)
    order = sentences(doc)
    kinds = [block.label_ for block in blocks(doc)]
    readable = [kinds[s.block] not in FURNITURE and kinds[s.block] != "byline" for s in order]
    quotes: list[model.Quote] = doc._.quotes
    by_id = {quote.id: quote for quote in quotes}
    names = {entity.id: entity.name for entity in doc._.entities}
    mentions = [(m.start_char, m.end_char, m.id_, names.get(m.id_, m.text)) for m in doc.spans.get(MENTIONS, ())]
    found: list[model.Claim] = []
    for p in sorted(propositions(tokens, order, quotes, readable), key=lambda p: p.first):
        way = chain(tokens, p, by_id, mentions)
        firmness = certainty(tokens, p)
        found.append(
            model.Claim(
                id=f"c{len(found) + 1}",
                spans=(model.Span(tokens.start[p.first], tokens.end[p.after - 1]),),
                sentence=p.sentence,
                claimants=way.claimants,
                via=way.via,
                quote=p.quote.id if p.quote else None,
                polarity=polarity(tokens, p),
                certainty=firmness,
                hearsay=firmness == "unconfirmed" and way.kind in ("author", "none"),
                source_kind=way.kind,
            )
        )
    return found


@Language.factory("sawt_claims")
def make_claims(nlp: Language, name: str) -> Claims:
    """The spaCy factory."""
    return Claims()
