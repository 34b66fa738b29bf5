"""Items that the user adds, changes, declares one and parts; claims that follow; two people's corrections."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sawt_reader.library.anchors import anchor
from sawt_reader.library.identities import identities
from sawt_reader.library.records import Correction, Layer, new_correction
from sawt_reader.library.review import corrected, reviewed
from sawt_reader.reading.kinds import all_items, extent, kind_of
from sawt_reader.reading.model import Mention, Reading, Source, Span
from sawt_reader.reading.score import analysed
from sawt_reader.reading.serialization import reading_from_json, to_json
from sawt_reader.reading.soundness import flaw
from sawt_reader.reading.voices import voices

from ...factories import Text

TEXT = Text(
    ("title", "Le pont de Corvel reste fermé"),
    (
        "paragraph",
        "« Le pont est fermé », a dit le maire, Paul Vautrin. Pour Lise Vautrin, c’est une faute."
        " « La route », a ajouté le prévenu, « l’est aussi ».",
    ),
    ("paragraph", "L’ancien trésorier a reconnu une erreur. Vautrin n’a rien vu. Le prévenu attend."),
)
MAYOR = TEXT.source("le maire, Paul Vautrin", entity="e1", name="Paul Vautrin")
ACCUSED = TEXT.source("le prévenu", name="le prévenu")


def reading() -> Reading:
    return TEXT.reading(
        TEXT.article(),
        entities=(
            TEXT.entity("Paul Vautrin", id="e1"),
            TEXT.entity("Corvel", id="e2", kind="place"),
        ),
        quotes=(
            TEXT.quote("« Le pont est fermé »", id="q1", cue="dit", speakers=(MAYOR,)),
            TEXT.quote("« La route »", "« l’est aussi »", id="q2", cue="ajouté", speakers=(ACCUSED,)),
        ),
        claims=(
            TEXT.claim("Le pont est fermé", id="c1", claimants=(MAYOR,), quote="q1", source_kind="named"),
            TEXT.claim("La route », a ajouté le prévenu, « l’est aussi", id="c2", claimants=(ACCUSED,), quote="q2"),
            TEXT.claim("Vautrin n’a rien vu", id="c3"),
        ),
    )


def on(layer: Layer, words: str, **fields: object) -> Correction:
    return new_correction(anchored(layer, TEXT.span(words)), **fields)


def anchored(layer: Layer, span: Span, text: str = TEXT.text):
    return anchor(text, layer, span)


def words(found: Reading, item) -> list[str]:
    return [found.article.text[span.start : span.end] for span in item.spans]


def test_a_claim_follows_the_speaker_that_its_quote_was_given() -> None:
    found = reading()
    given = new_correction(anchored("quote", extent(found.quotes[0])), speakers=("Lise Vautrin",))
    laid = corrected(found, [given])
    assert laid.reading.claims[0].claimants == (Source(name="Lise Vautrin"),)
    assert laid.reading.claims[1] == found.claims[1]
    own = new_correction(anchored("claim", extent(found.claims[0])), speakers=("Paul Vautrin",))
    assert corrected(found, [own, given]).reading.claims[0].claimants == (Source(entity="e1", name="Paul Vautrin"),)
    told = reviewed(found, [given]).review
    assert told and [one.item for one in told.items] == ["q1"]
    assert [(one.item, one.claim and one.claim.claimants) for one in told.followed] == [("c1", (MAYOR,))]


def test_a_quote_that_was_missed_is_added_with_its_speaker_and_its_claims() -> None:
    found = reading()
    missed = on(
        "quote", "une erreur", made=True, speakers=("l’ancien trésorier",), cue=anchored("quote", TEXT.span("reconnu"))
    )
    laid = corrected(found, [missed])
    added = laid.reading.quotes[-1]
    assert words(found, added) == ["une erreur"] and added.kind == "indirect" and added.sentence == 4
    assert [source.name for source in added.speakers] == ["l’ancien trésorier"]
    assert added.cue == TEXT.span("reconnu")
    assert laid.reviews[added.id].made and laid.about[missed.id] == added.id
    told = reviewed(found, [missed])
    assert told.review and told.review.added == (added.id,) and flaw(told) is None


def test_the_articles_own_claim_in_a_quote_that_was_added_is_its_speakers() -> None:
    found = reading()
    missed = on("quote", "Vautrin n’a rien vu", made=True, speakers=("Paul Vautrin",))
    laid = corrected(found, [missed])
    (claim,) = [claim for claim in laid.reading.claims if claim.id == "c3"]
    assert claim.claimants == (Source(entity="e1", name="Paul Vautrin"),) and claim.source_kind == "named"


def test_a_quote_that_the_analysis_finds_later_is_not_there_twice() -> None:
    found = reading()
    missed = on("quote", "une erreur", made=True, status="checked")
    again = replace(found, quotes=(*found.quotes, TEXT.quote("reconnu une erreur", id="q3", kind="indirect")))
    laid = corrected(again, [missed])
    assert [words(again, quote) for quote in laid.reading.quotes[2:]] == [["une erreur"]]
    assert laid.reviews["q3"].status == "checked" and not laid.reviews["q3"].made


def test_moved_ends_keep_what_is_left_out_between_them() -> None:
    found = reading()
    whole = new_correction(
        anchored("quote", extent(found.quotes[1])),
        words=anchored("quote", TEXT.span("La route », a ajouté le prévenu, « l’est")),
    )
    laid = corrected(found, [whole])
    assert words(found, laid.reading.quotes[1]) == ["La route »", "« l’est"]
    assert laid.reviews["q2"].changed == ("words",)
    start = new_correction(
        anchored("quote", extent(found.quotes[1])), words=anchored("quote", TEXT.span("« l’est aussi »"))
    )
    assert words(found, corrected(found, [start]).reading.quotes[1]) == ["« l’est aussi »"]


def test_values_of_items_are_set() -> None:
    found = reading()
    corrections = [
        new_correction(
            anchored("quote", extent(found.quotes[0])), kind="mixed", cue=anchored("quote", TEXT.span("a dit"))
        ),
        new_correction(anchored("claim", extent(found.claims[2])), certainty="hedged", polarity="denied"),
        new_correction(anchored("entity", extent(found.entities[1])), kind="organisation", name="Ville de Corvel"),
    ]
    laid = corrected(found, corrections).reading
    assert (laid.quotes[0].kind, laid.quotes[0].cue) == ("mixed", TEXT.span("a dit"))
    assert (laid.claims[2].certainty, laid.claims[2].polarity) == ("hedged", "denied")
    place = laid.entities[1]
    assert (place.kind, place.name, place.aliases) == ("organisation", "Ville de Corvel", ("Corvel",))
    renamed = new_correction(anchored("quote", extent(found.quotes[0])), speakers=("Corvel",))
    speaker = corrected(found, [*corrections, renamed]).reading.quotes[0].speakers
    assert speaker == (Source(entity="e2", name="Ville de Corvel"),), "the old name still means it"


def test_a_described_voice_that_is_somebody_is_so_in_all_quotes_and_claims() -> None:
    found = reading()
    same = new_correction(
        anchored("entity", TEXT.span("le prévenu")), same=anchored("entity", TEXT.span("Paul Vautrin"))
    )
    laid = corrected(found, [same])
    assert [voice.name for voice in voices(laid.reading)] == ["Paul Vautrin"]
    assert laid.reading.claims[1].claimants[0].entity == "e1"
    assert laid.joined["e1"] == [same] and laid.about[same.id]
    assert voices(corrected(found, []).reading)[1].name == "le prévenu"


def surname() -> Span:
    start = TEXT.span("Vautrin n’a").start
    return Span(start, start + len("Vautrin"))


def test_entities_that_are_added_and_one_with_another() -> None:
    found = reading()
    short = new_correction(anchored("entity", surname()), made=True)
    lise = on("entity", "Lise Vautrin", made=True)
    laid = corrected(found, [short, lise]).reading
    assert [entity.name for entity in laid.entities] == ["Corvel", "Paul Vautrin", "Lise Vautrin", "Vautrin"]
    assert len(laid.entities[3].mentions) == 1, "not inside the longer names"
    joined = replace(short, same=lise.anchor)
    one = corrected(found, [joined, lise]).reading.entities[-1]
    assert (one.name, one.aliases, len(one.mentions)) == ("Lise Vautrin", ("Vautrin",), 2)


def test_one_entity_that_is_two_is_parted() -> None:
    found = reading()
    mentions = (*found.entities[0].mentions, Mention(surname().start, surname().end, 5))
    whole = replace(found.entities[0], mentions=mentions, aliases=("Vautrin",))
    speaker = Source(surname(), "e1", "Paul Vautrin")
    quote = replace(found.quotes[1], speakers=(speaker,))
    found = replace(found, entities=(whole, found.entities[1]), quotes=(found.quotes[0], quote))
    laid = corrected(found, [new_correction(anchored("entity", surname()), made=True)]).reading
    names = [(entity.name, entity.aliases, len(entity.mentions)) for entity in laid.entities]
    assert ("Paul Vautrin", (), 1) in names and ("Vautrin", (), 1) in names
    assert [quote.speakers[0].name for quote in laid.quotes] == ["Paul Vautrin", "Vautrin"]


def test_who_is_said_to_be_each_other_in_a_ring_is_one() -> None:
    found = reading()
    a, b = (anchored("entity", TEXT.span(name)) for name in ("Paul Vautrin", "Corvel"))
    laid = corrected(found, [new_correction(a, same=b), new_correction(b, same=a)])
    assert len(laid.reading.entities) == 1
    assert len(identities(laid.reading)) == 2, "and the accused"


def test_added_items_follow_their_words_into_another_version_or_wait() -> None:
    missed = on("quote", "une erreur", made=True, speakers=("Lise Vautrin",))
    edited = Text(("paragraph", "Ajout du soir. L’ancien trésorier a reconnu une erreur."))
    moved = edited.reading(edited.article())
    assert words(moved, corrected(moved, [missed]).reading.quotes[0]) == ["une erreur"]
    gone = Text(("paragraph", "L’ancien trésorier a tout nié."))
    lost = reviewed(gone.reading(gone.article()), [missed]).review
    assert lost and lost.orphans[0].added and lost.orphans[0].exact == "une erreur"


def test_what_two_people_say_differently_is_a_conflict_until_somebody_decides() -> None:
    found = reading()
    where = anchored("quote", extent(found.quotes[0]))
    mine = replace(new_correction(where, speakers=("Lise Vautrin",)), created="2024-01-01T00:00:00.000Z")
    theirs = replace(
        new_correction(where, speakers=("Paul Vautrin",)),
        created="2024-01-02T00:00:00.000Z",
        by="Nadia",
        imported="2024-01-03T00:00:00.000Z",
    )
    (conflict,) = corrected(found, [mine, theirs]).reviews["q1"].conflicts
    assert conflict.field == "speakers" and conflict.sides == (mine, theirs)
    decided = replace(mine, created="2024-01-04T00:00:00.000Z")
    review = corrected(found, [decided, theirs]).reviews["q1"]
    assert review.conflicts == () and review.speakers == (Source(name="Lise Vautrin"),)
    agreeing = replace(theirs, speakers=("Lise Vautrin",))
    assert corrected(found, [mine, agreeing]).reviews["q1"].conflicts == ()


LAYERS: list[Layer] = ["entity", "quote", "claim"]
ITEMS = [(kind_of(item).name, extent(item)) for item in all_items(reading())]
PLACES = [
    Span(at, at + length)
    for at in range(0, len(TEXT.text), 7)
    for length in (3, 17, 60)
    if at + length < len(TEXT.text)
]
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "dismissed": st.booleans(),
        "speakers": st.sampled_from([(), ("Lise Vautrin",), ("Paul Vautrin", "le prévenu")]),
        "status": st.sampled_from(["checked", "doubtful"]),
        "words": st.sampled_from(PLACES),
        "cue": st.sampled_from(PLACES),
        "kind": st.sampled_from(["direct", "mixed", "person", "place"]),
        "certainty": st.just("hedged"),
        "name": st.just("Nom"),
        "same": st.sampled_from([place for layer, place in ITEMS if layer == "entity"] + [TEXT.span("le prévenu")]),
    },
)


def made_of(layer: Layer, place: Span, fields: dict, *, made: bool) -> Correction:
    placed = {name: anchored(layer, fields[name]) for name in ("words", "cue") if name in fields}
    placed |= {"same": anchored("entity", fields["same"])} if "same" in fields and layer == "entity" else {"same": None}
    return new_correction(anchored(layer, place), made=made, **{**fields, **placed})


CORRECTIONS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(ITEMS), FIELDS).map(lambda one: made_of(*one[0], one[1], made=False)),
        st.tuples(st.sampled_from(LAYERS), st.sampled_from(PLACES), FIELDS).map(lambda one: made_of(*one, made=True)),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(CORRECTIONS)
def test_whatever_is_corrected_the_reading_is_sound_and_what_the_analysis_made_is_known(
    corrections: list[Correction],
) -> None:
    found = reading()
    corrections = [replace(one, created=f"2024-01-01T00:00:0{n}.000Z") for n, one in enumerate(corrections)]
    told = reviewed(found, corrections)
    assert flaw(told) is None
    assert {(item.id, item) for item in all_items(analysed(told))} == {(item.id, item) for item in all_items(found)}
    assert reading_from_json(to_json(told)) == told
    assert corrected(found, corrections[::-1]) == corrected(found, corrections), "in the order they were made"
