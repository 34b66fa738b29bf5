from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from sawt_reader.reader.text.wrapping import _UNEVEN, Layout, row_end
from sawt_reader.reading.model import Block

# Words, marks of French, wide and joining characters, white space of every kind: what wraps badly when it does.
ALPHABET = "ab é’«»—…\u00a0\u202f  \n\n中文\u0301\u200d\ufe0f👩💻🇫🇷سلامً"
texts = st.text(alphabet=ALPHABET, max_size=200) | st.text(max_size=60)
widths = st.integers(min_value=1, max_value=30)


def laid_out(paragraphs: list[str], width: int) -> tuple[str, list[Block], Layout]:
    starts = accumulate((len(paragraph) + 2 for paragraph in paragraphs), initial=0)
    blocks = [
        Block("paragraph", start, start + len(paragraph)) for start, paragraph in zip(starts, paragraphs, strict=False)
    ]
    text = "\n\n".join(paragraphs)
    return text, blocks, Layout(text, blocks, width)


def rows(layout: Layout) -> list[int]:
    layout.wrap_to_row(10**9)
    return list(range(len(layout)))


def wrapped(text: str, width: int) -> list[str]:
    found, at = [], 0
    while at < len(text):
        end = row_end(text, at, len(text), width)
        found.append(text[at:end])
        at = end
    return found


@given(texts, widths)
def test_rows_tile_the_text_and_fit_the_width(text: str, width: int) -> None:
    found = wrapped(text, width)
    assert "".join(found) == text
    for row in found:
        seen = row.rstrip(" \n")
        # Not `cell_len`: it counts a letter after a joiner that joins nothing, as in "\u200daa".
        graphemes, cells = split_graphemes(seen)
        assert cells <= width or len(graphemes) == 1


@given(texts, widths)
def test_a_word_is_cut_only_where_it_is_wider_than_the_pane(text: str, width: int) -> None:
    found = wrapped(text, width)
    for i, row in enumerate(found[:-1]):
        if not row.endswith((" ", "\n")):
            word = row.rsplit(" ", 1)[-1] + found[i + 1].split(" ", 1)[0].split("\n", 1)[0]
            assert cell_len(word) > width or " " not in row.strip()


def test_marks_stay_with_their_words() -> None:
    text = "Il a dit\u00a0: «\u00a0Nous partons demain matin\u00a0», puis il est parti."
    for width in range(10, 40):
        for row in wrapped(text, width):
            assert row.strip() not in {"«", "»", ":"}
            assert not row.startswith(("»", ":"))
            assert not row.rstrip(" ").endswith("«")


def test_line_breaks_of_the_source_stay() -> None:
    assert wrapped("un vers\nun autre  \n\nla fin", 30) == ["un vers\n", "un autre  \n", "\n", "la fin"]


def test_a_hard_wrapped_paragraph_is_reflowed_in_its_place() -> None:
    paragraph = "Le port de Tyr\nrouvre lundi et\nles dockers aussi.\n  Un retrait\nreste."
    text, _, layout = laid_out(["Un titre", paragraph], 30)
    shown = [layout.text[slice(*layout.visible(row))] for row in rows(layout)]
    assert shown == ["Un titre", "", "Le port de Tyr rouvre lundi et", "les dockers aussi.", "  Un retrait reste."]
    assert [layout.text[at] for at, sign in enumerate(text) if sign != "\n"] == [sign for sign in text if sign != "\n"]


def test_a_combining_mark_stays_with_its_letter_at_the_edge() -> None:
    assert wrapped("abcde\u0301fg", 5) == ["abcde\u0301", "fg"]


def test_even_characters_take_one_cell() -> None:
    assert all(cell_len(chr(code)) == 1 for code in range(32, 0x2100) if not _UNEVEN.match(chr(code)))


@given(st.lists(texts, max_size=6), widths)
def test_every_code_point_has_its_row_and_back(paragraphs: list[str], width: int) -> None:
    _, blocks, layout = laid_out(paragraphs, width)
    for row in rows(layout):
        start, end = layout.visible(row)
        for offset in range(start, end):
            assert layout.row_at(offset) == row
    seen = {offset for row in rows(layout) for offset in range(*layout.visible(row))}
    for block in blocks:
        hidden = set(range(block.start, block.end)) - seen
        assert all(layout.visible(layout.row_at(offset))[1] <= offset for offset in hidden)


@given(st.lists(texts, max_size=4), widths)
def test_every_grapheme_has_its_cell_and_back(paragraphs: list[str], width: int) -> None:
    text, _, layout = laid_out(paragraphs, width)
    for row in rows(layout):
        start, end = layout.visible(row)
        for left, _, cells in split_graphemes(text[start:end])[0]:
            if cells:
                place = layout.cell_at(start + left)
                assert place[0] == row
                assert layout.offset_at(*place) == start + left


@given(st.lists(texts, max_size=6), widths, st.data())
def test_wrapping_on_demand_gives_the_same_rows(paragraphs: list[str], width: int, data: st.DataObject) -> None:
    text, _, whole = laid_out(paragraphs, width)
    _, _, lazy = laid_out(paragraphs, width)
    expected = [whole.visible(row) for row in rows(whole)]
    for offset in data.draw(st.lists(st.integers(0, len(text)), max_size=4)):
        assert lazy.row_at(offset) == whole.row_at(offset)
    assert [lazy.visible(row) for row in rows(lazy)] == expected


def test_a_blank_row_stands_between_blocks() -> None:
    _, _, layout = laid_out(["un", "deux trois"], 5)
    assert [layout.visible(row) for row in rows(layout)] == [(0, 2), (2, 2), (4, 8), (9, 14)]


def test_height_is_guessed_from_what_is_wrapped() -> None:
    _, _, layout = laid_out(["mot " * 200] * 50, 40)
    layout.wrap_to_row(100)
    assert not layout.complete
    guess = layout.height
    rows(layout)
    assert abs(guess - layout.height) < layout.height * 0.05


@pytest.mark.parametrize("text", ["", "\n\n", " "])
def test_nothing_to_show(text: str) -> None:
    layout = Layout(text, (), 10)
    assert (layout.row_at(0), layout.start(0), layout.visible(0), layout.height) == (0, 0, (0, 0), 0)
    assert layout.offset_at(0, 3) == 0


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Elle a dit « oui » hier.", 12, ["Elle a dit ", "« oui » ", "hier."]),
        ("Il part « demain » matin", 16, ["Il part ", "« demain » matin"]),
        ("Pourquoi partir ? Parce que", 16, ["Pourquoi ", "partir ? Parce ", "que"]),
        ("Le pont tient , dit-on ici", 14, ["Le pont ", "tient , dit-on ", "ici"]),
        ("« « «", 3, ["« « ", "«"]),
    ],
)
def test_marks_stay_with_their_words_whatever_space_is_typed(text: str, width: int, expected: list[str]) -> None:
    assert wrapped(text, width) == expected
