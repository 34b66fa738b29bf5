"""Claims of the article that only repeat its title: « Le port ferme » above « Le port *de Rieux* ferme : »."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis.claims.opposites import Facts
from sawt_reader.analysis.claims.score import Place
from sawt_reader.reading import model

# Content words that a claim must have to be known again.
_LEAST = 2


def of_title(facts: Sequence[Facts], places: Sequence[Place]) -> dict[str, str]:
    """The id of the title's claim that a claim of the article adds no word and no doubt to, by the claim's id.

    Args:
        facts: of the claims, in the order of the text.
        places: of each sentence.
    """
    titles = [fact for fact in facts if places[fact.claim.sentence] == "title"]
    found: dict[str, str] = {}
    for fact in facts:
        claim, words = fact.claim, fact.stems
        if places[claim.sentence] == "title" or claim.source_kind != "author" or len(words) < _LEAST:
            continue
        title = next((t.claim for t in titles if words <= t.stems and _holds_as(t.claim, claim)), None)
        if title is not None:
            found[claim.id] = title.id
    return found


def _holds_as(one: model.Claim, other: model.Claim) -> bool:
    """Are both as firm, and neither or both denied?"""
    return (one.certainty, one.polarity) == (other.certainty, other.polarity)
