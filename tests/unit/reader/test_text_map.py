from __future__ import annotations

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.reader.text.highlights import Highlight, Highlights
from sawt_reader.reader.text.text_map import BOTH, Parts, first_highlights
from sawt_reader.reader.text.wrapping import Layout
from sawt_reader.reading.model import Block, Span

NOTHING = Highlights(())
TEXT = "Le vent souffle sur la rade. " * 40
QUARTERS = Parts((0, 25, 50, 75), 100)


def layer(name: str, *places: tuple[int, int]) -> Highlights:
    return Highlights(Highlight(start, end, name) for start, end in places)


def names(*layers: Highlights, quotes: Highlights = NOTHING, claims: Highlights = NOTHING) -> list[str]:
    return [mark.name if mark else "" for mark in first_highlights(QUARTERS, layers, quotes, claims)]


def test_a_row_shows_quote_claim_or_both():
    assert names(quotes=layer("quote", (10, 60)), claims=layer("claim", (30, 31), (80, 81))) == [
        "quote",
        BOTH,
        "quote",
        "claim",
    ]


def test_what_matters_most_goes_first():
    quotes = layer("quote", (0, 100))
    assert names(layer("current", (30, 40)), layer("hit", (20, 35)), quotes=quotes) == [
        "hit",
        "current",
        "quote",
        "quote",
    ]


def test_a_mark_begins_where_its_row_begins_or_it_does():
    first, second, third, _ = first_highlights(QUARTERS, (), layer("quote", (10, 60)), layer("claim", (5, 6)))
    assert first is not None and (first.start, first.name) == (5, BOTH)
    assert second is not None and third is not None and (second.start, third.start) == (25, 50)


@given(st.integers(1, 60), st.integers(1, 80), st.booleans())
def test_the_parts_tile_the_text(count: int, width: int, whole: bool):
    blocks = (Block("paragraph", 0, 300), Block("paragraph", 302, len(TEXT)))
    layout = Layout(TEXT, blocks, width)
    if whole:
        layout.wrap_to_offset(len(TEXT))
    parts = Parts(layout.parts(count), len(TEXT))
    assert 0 < len(parts) <= count
    assert parts[0].start == 0 and parts[len(parts) - 1].end == len(TEXT)
    assert all(parts[row].end == parts[row + 1].start for row in range(len(parts) - 1))


@given(st.lists(st.integers(0, 99), max_size=30), st.integers(0, 99), st.integers(1, 100))
def test_the_rows_of_a_place_hold_it(cuts: list[int], start: int, length: int):
    parts = Parts((0, *sorted(cuts)), 100)
    place = Span(start, min(100, start + length))
    rows = parts.rows_of(place)
    assert parts[rows[0]].start <= place.start and place.end <= parts[rows[-1]].end
    assert bisect_left([parts[row].start for row in rows], place.end) == len(rows)


def test_an_empty_text_has_no_rows():
    layout = Layout("", (), 10)
    layout.wrap_to_offset(0)
    assert len(Parts(layout.parts(20), 0)) == 0
    assert not Parts().rows_of(Span(0, 1)) and first_highlights(Parts(), (), NOTHING, NOTHING) == []
