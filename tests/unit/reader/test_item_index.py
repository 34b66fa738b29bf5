from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.reader.navigation.item_index import ItemIndex
from sawt_reader.reading.kinds import CLAIMS, ENTITIES, QUOTES
from sawt_reader.reading.model import Claim, Reading, Span


def test_walking_entities_meets_every_mention(reading: Reading):
    found, at, met = ItemIndex(ENTITIES, reading.entities), -1, []
    while hit := found.after(at):
        at = hit[0].start
        met.append(hit[1].name)
    assert met == ["Valmer", "Valmer", "Jeanne Corbin", "Jeanne Corbin", "préfecture", "Mer libre"]
    assert len(found) == 6


def test_walking_quotes_stops_once_at_a_split_one(reading: Reading):
    found = ItemIndex(QUOTES, reading.quotes)
    split = reading.quotes[2]
    assert len(split.spans) == 2
    assert found.after(split.spans[0].start) == (reading.quotes[3].spans[0], reading.quotes[3])
    assert found.before(split.spans[1].start) == (split.spans[0], split)


def test_nothing_beyond_the_ends(reading: Reading):
    found = ItemIndex(CLAIMS, reading.claims)
    assert found.before(0) is None
    assert found.after(len(reading.article.text)) is None


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=12),
    st.tuples(st.integers(0, 90), st.integers(1, 20)),
)
def test_overlapping_finds_what_a_look_at_every_item_finds(stretches, place):
    claims = [Claim(f"c{n}", (Span(start, start + size),), 0) for n, (start, size) in enumerate(stretches)]
    here = Span(place[0], sum(place))
    expected = {claim.id for claim in claims if claim.spans[0].start < here.end and claim.spans[0].end > here.start}
    assert {claim.id for claim in ItemIndex(CLAIMS, claims).overlapping(here)} == expected
