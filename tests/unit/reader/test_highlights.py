from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.reader.text.highlights import Highlight, Highlights, ReadingHighlights, named_highlights, pieces
from sawt_reader.reading.model import Span

highlights = st.lists(
    st.builds(
        lambda start, size, name: Highlight(start, start + size, name),
        st.integers(0, 50),
        st.integers(0, 20),
        st.sampled_from("ab"),
    ),
    max_size=12,
)


def names_at(offset: int, layer: Highlights) -> list[str]:
    return [mark.name for mark in layer.within(offset, offset + 1)]


@given(highlights)
def test_highlights_cover_what_was_given_once(given: list[Highlight]) -> None:
    layer = Highlights(given)
    for offset in range(75):
        covering = [mark.name for mark in given if mark.start <= offset < mark.end]
        found = names_at(offset, layer)
        assert len(found) == bool(covering)
        assert set(found) <= set(covering)


@given(highlights, highlights, st.integers(0, 70), st.integers(0, 30))
def test_pieces_tile_and_say_what_holds(below: list[Highlight], above: list[Highlight], start: int, size: int) -> None:
    layers = [Highlights(below), Highlights(above)]
    end = start + size
    found = list(pieces(start, end, layers))
    assert [offset for left, right, _ in found for offset in range(left, right)] == list(range(start, end))
    for left, right, names in found:
        for offset in range(left, right):
            assert list(names) == [name for layer in layers for name in names_at(offset, layer)]


def test_a_mark_longer_than_the_row_is_cut_to_it() -> None:
    assert list(pieces(10, 20, [named_highlights([Span(0, 10**6)], "quote")])) == [(10, 20, ("quote",))]


def test_where_claims_start() -> None:
    found = ReadingHighlights(claim_starts=[5, 30])
    assert [found.claim_in(start, start + 10) for start in (0, 5, 6, 21, 31)] == [True, True, False, True, False]
