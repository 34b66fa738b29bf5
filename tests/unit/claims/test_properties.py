"""What holds for the claims of any text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PIECES = [
    "« ", " »", "“", "”", '"', "(", ")", " : ", " ; ", ", ", ". ", " ? ", "\n\n", " — ", "…", "\u00a0", "’", "0", "-",
    "Le maire", "la préfète", "Anne Morel", "il", "qui", "que", "selon", "si", "ne", "pas", "aucun", "et", "mais",
    "a déclaré", "nie", "affirme", "a", "aurait", "pourrait", "fermera", "fermé", "est", "plus de", "300", "12 %",
    "3,5 millions", "d'euros", "un tiers", "mardi", "le 3 mars", "en 2015", "hier", "un pont", "la digue", "à Lyon",
    "\U0001f600", "\u0301", "\u202e", "x" * 50,
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map(" ".join)
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FEW
@given(TEXTS)
def test_any_text(read, text):
    reading = read(text)
    ids = [claim.id for claim in reading.claims]
    quotes = {quote.id for quote in reading.quotes}
    by_id = {claim.id: claim for claim in reading.claims}
    assert len(set(ids)) == len(ids)
    starts = [claim.spans[0].start for claim in reading.claims]
    assert starts == sorted(starts)
    for claim in reading.claims:
        assert claim.quote is None or claim.quote in quotes
        assert 0 <= claim.sentence < len(reading.sentences)
        assert 0 <= claim.score <= 1
        assert all(claim.id in by_id[other].opposites for other in claim.opposites)
        assert (claim.source_kind == "author") == (claim.quote is None and not claim.claimants)
        start, end = claim.spans[0].start, claim.spans[-1].end
        assert any(block.start <= start < end <= block.end for block in reading.article.blocks)
        inner = [*claim.spans, *claim.quantities, *claim.dates, *claim.unresolved]
        assert all(start <= part.start < part.end <= end for part in inner)


def test_a_text_without_a_full_stop(read):
    reading = read("le maire a fermé le pont et " * 2000)
    assert all(claim.spans[0].start < claim.spans[0].end for claim in reading.claims)
