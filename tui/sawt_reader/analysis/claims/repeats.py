"""Claims of the article that only repeat its title: « Le port ferme » above « Le port *de Rieux* ferme : »."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis.claims.opposites import content
from sawt_reader.analysis.claims.propositions import Proposition
from sawt_reader.analysis.claims.score import Place
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

# Content words that a title's claim must have to be known again.
_LEAST = 2


def of_title(
    tokens: Tokens, claims: Sequence[model.Claim], propositions: Sequence[Proposition], places: Sequence[Place]
) -> dict[str, str]:
    """The id of the title's claim that a claim of the article adds no word and no doubt to, by the claim's id.

    Args:
        tokens: of the whole text.
        claims: in the order of the text.
        propositions: of each claim.
        places: of each sentence.
    """
    pairs = list(zip(claims, propositions, strict=True))
    titles = [(c, content(tokens, p)) for c, p in pairs if places[c.sentence] == "title"]
    if not titles:
        return {}
    found: dict[str, str] = {}
    for claim, proposition in pairs:
        if places[claim.sentence] == "title" or claim.source_kind != "author":
            continue
        words = content(tokens, proposition)
        for title, known in titles:
            if len(words) >= _LEAST and words <= known and _holds_as(title, claim):
                found[claim.id] = title.id
                break
    return found


def _holds_as(one: model.Claim, other: model.Claim) -> bool:
    """Are both as firm, and neither or both denied?"""
    return (one.certainty, one.polarity) == (other.certainty, other.polarity)
