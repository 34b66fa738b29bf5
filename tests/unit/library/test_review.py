"""Corrections laid over readings, the same one and others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sawt_reader.library.anchors import anchor
from sawt_reader.library.corrected import with_reviews
from sawt_reader.library.equal_words import fold
from sawt_reader.library.records import Correction, Layer, Review, new_correction, new_note
from sawt_reader.library.review import corrected, reviewed, target
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import Claim, Entity, Mention, Quote, Reading, Source, Span

Make = Callable[..., Reading]


def overlay(reading: Reading, corrections: list[Correction]) -> Mapping[str, Review]:
    return corrected(reading, corrections).reviews


def orphans(reading: Reading, corrections: list[Correction]) -> list[Correction]:
    about = corrected(reading, corrections).about
    return [one for one in corrections if one.id not in about]


def correct(reading: Reading, layer: Layer, item: Quote | Claim | Entity, **fields) -> Correction:
    return new_correction(anchor(reading.article.text, layer, extent(item)), **fields)


def test_the_latest_correction_of_each_field_counts(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"))
    corrections = [
        correct(reading, "quote", reading.quotes[1], dismissed=True, status="to check"),
        correct(reading, "quote", reading.quotes[1], dismissed=False),
        correct(reading, "claim", reading.claims[0], status="doubtful"),
    ]
    assert overlay(reading, corrections) == {"q2": Review(False, None, "to check"), "c1": Review(status="doubtful")}


def test_a_claim_follows_the_corrected_speaker_of_its_quote(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"))
    said = [
        msgspec.structs.replace(claim, quote=quote.id, claimants=quote.speakers)
        for claim, quote in zip(reading.claims, reading.quotes, strict=True)
    ]
    reading = msgspec.structs.replace(reading, claims=tuple(said))
    speaker, claimant = (Source(name="Omar Gil"),), (Source(name="Nina Pic"),)
    first, second = with_reviews(reading, {"q1": Review(speakers=speaker)}).claims
    assert (first.claimants, second) == (speaker, reading.claims[1])
    own = {"q1": Review(speakers=speaker), "c1": Review(speakers=claimant)}
    assert with_reviews(reading, own).claims[0].claimants == claimant, "its own correction counts"


def test_a_speaker_is_the_entity_of_that_name_or_the_name_alone(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"))
    known = correct(reading, "quote", reading.quotes[0], speakers=("Luc Bel",))
    typed = correct(reading, "quote", reading.quotes[1], speakers=("Zoé Gar",))
    nobody = correct(reading, "claim", reading.claims[1], speakers=())
    reviews = overlay(reading, [known, typed, nobody])
    assert reviews["q1"].speakers == (Source(entity="e2", name="Luc Bel"),)
    assert reviews["q2"].speakers == (Source(name="Zoé Gar"),)
    assert reviews["c2"].speakers == ()


def test_a_correction_survives_a_new_analysis(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route départementale l’est aussi"))
    correction = correct(reading, "quote", reading.quotes[1], dismissed=True)
    again = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route départementale l’est aussi"), first=40)
    last = again.quotes[1]
    shorter = msgspec.structs.replace(last, spans=(Span(last.spans[0].start + 2, last.spans[0].end - 2),))
    again = msgspec.structs.replace(again, quotes=(again.quotes[0], shorter))
    assert overlay(again, [correction]) == {"q41": Review(dismissed=True)}


def test_a_correction_follows_an_edited_article(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"))
    correction = correct(reading, "quote", reading.quotes[1], status="checked")
    edited = reading_of(
        ("Omar Mont", "une navette circule"), ("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi")
    )
    assert overlay(edited, [correction]) == {"q3": Review(status="checked")}


def test_a_correction_whose_item_is_gone_says_nothing(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"))
    correction = correct(reading, "quote", reading.quotes[1], dismissed=True)
    assert overlay(reading_of(("Anne Roy", "le pont est fermé")), [correction]) == {}
    assert overlay(msgspec.structs.replace(reading, quotes=reading.quotes[:1]), [correction]) == {}


def test_an_entity_is_meant_by_any_of_its_mentions(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"))
    correction = correct(reading, "entity", reading.entities[0], dismissed=True)
    assert overlay(reading, [correction]) == {"e1": Review(dismissed=True)}


AGAINST = "nous refusons cette loi et nous irons jusqu’au bout de la procédure"
FOR = "nous soutenons cette loi et nous irons jusqu’au bout de la procédure"


def test_a_correction_never_moves_to_opposite_words(reading_of: Make) -> None:
    reading = reading_of(("Claire Petit", AGAINST), ("Hugo Vannier", FOR))
    correction = correct(reading, "quote", reading.quotes[0], speakers=("Nora Vidal",), status="to check")
    edited = reading_of(("Hugo Vannier", FOR))
    assert orphans(edited, [correction]) == [correction]
    told = reviewed(edited, [correction])
    assert told.quotes == edited.quotes
    (orphan,) = told.review.orphans
    assert (orphan.layer, orphan.exact, orphan.status) == ("quote", f"« {AGAINST} »", "to check")
    assert (orphan.speakers, orphan.dismissed) == ((Source(name="Nora Vidal"),), False)
    back = reading_of(("Omar Mont", "une navette circule"), ("Claire Petit", AGAINST), ("Hugo Vannier", FOR))
    assert set(overlay(back, [correction])) == {"q2"}, "it is back with its words"


def test_on_the_same_text_the_one_item_that_shares_half_is_meant(reading_of: Make) -> None:
    reading = reading_of(("Claire Petit", AGAINST), ("Hugo Vannier", FOR))
    correction = correct(reading, "quote", reading.quotes[0], dismissed=True)
    quote = reading.quotes[0]
    start, end = quote.spans[0].start, quote.spans[0].end

    def analysed_as(*spans: tuple[int, int]) -> Reading:
        quotes = (
            msgspec.structs.replace(quote, id=f"q{n}", spans=(Span(*span),)) for n, span in enumerate(spans, start=1)
        )
        return msgspec.structs.replace(reading, quotes=tuple(quotes))

    length = end - start
    assert set(overlay(analysed_as((start, end - length // 3)), [correction])) == {"q1"}
    assert not overlay(analysed_as((start, start + length // 3)), [correction])
    assert not overlay(analysed_as((start, end - 9), (start + 9, end)), [correction]), "two of them"
    assert set(overlay(analysed_as((start, end - 9), (start, end)), [correction])) == {"q2"}, "its own ends come first"
    assert not overlay(analysed_as((start, end), (start, end)), [correction])


def test_in_a_changed_text_the_item_must_have_the_words_and_no_more(reading_of: Make) -> None:
    reading = reading_of(("Claire Petit", AGAINST))
    correction = correct(reading, "claim", reading.claims[0], dismissed=True)
    edited = reading_of(("Omar Mont", "une navette circule"), ("Claire Petit", AGAINST))
    assert set(overlay(edited, [correction])) == {"c2"}
    claim = edited.claims[1]
    longer = msgspec.structs.replace(claim, spans=(Span(claim.spans[0].start, claim.spans[0].end + 2),))
    edited = msgspec.structs.replace(edited, claims=(edited.claims[0], longer))
    assert target(edited, correction.anchor) is None


def test_a_name_means_its_entity_in_a_changed_text_and_nobody_where_two_bear_it(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"))
    correction = correct(reading, "entity", reading.entities[0], dismissed=True)
    edited = reading_of(("Luc Bel", "la route aussi"), ("Anne Roy", "le pont rouvre"), ("Anne Roy", "je crois"))
    assert set(overlay(edited, [correction])) == {"e2"}
    bearer = edited.entities[1]
    again = edited.article.text.rindex("Anne Roy")
    other = msgspec.structs.replace(bearer, id="e3", mentions=(Mention(again, again + 8, 2),))
    assert not overlay(msgspec.structs.replace(edited, entities=(bearer, other)), [correction])


def test_a_note_on_similar_words_says_so(reading_of: Make) -> None:
    reading = reading_of(("Claire Petit", AGAINST), ("Hugo Vannier", FOR))
    note = new_note(anchor(reading.article.text, "quote", extent(reading.quotes[0])), "à vérifier")
    (kept,) = reviewed(reading, [note]).review.notes
    assert (kept.item, kept.alike) == ("q1", False)
    (moved,) = reviewed(reading_of(("Hugo Vannier", FOR)), [note]).review.notes
    assert (moved.item, moved.alike, moved.exact) == ("q1", True, f"« {AGAINST} »")


WORDS = st.lists(st.sampled_from("je ne veux pas plus vote contre pour la loi Oui".split()), min_size=1, max_size=5)
SAID = st.lists(st.tuples(st.sampled_from(("Anne Roy", "Luc Bel", "un témoin")), WORDS.map(" ".join)), max_size=5)


@st.composite
def edits(draw: st.DrawFn) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What is said in a text, and in one in which some of it was taken out, added, changed or moved."""
    before = draw(SAID.filter(bool))
    after = list(before)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(after)))
        after[at : at + draw(st.integers(0, 2))] = draw(SAID)[:2]
    if draw(st.booleans()):
        after = [(speaker, words.upper().replace("’", "'")) for speaker, words in after]
    return before, draw(st.permutations(after)) if draw(st.booleans()) else after


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits())
def test_whatever_is_edited_a_correction_is_on_equal_words_or_on_none(reading_of: Make, edit) -> None:
    before, after = (reading_of(*said) for said in edit)
    text = after.article.text
    layers: dict[Layer, tuple[Quote | Claim | Entity, ...]] = {
        "quote": before.quotes,
        "claim": before.claims,
        "entity": before.entities,
    }
    for layer, items in layers.items():
        for item in items:
            correction = correct(before, layer, item, dismissed=True)
            assert target(before, correction.anchor) == item
            found = target(after, correction.anchor)
            spans = () if found is None else found.mentions if layer == "entity" else (extent(found),)
            words = {fold(text[span.start : span.end]) for span in spans}
            assert found is None or fold(correction.anchor.exact) in words
