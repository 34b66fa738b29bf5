"""The line of an item, on one row and on two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.item_line import ItemLine

LONG = ItemLine(
    lead=content("!56 ◆ "),
    who=content("le président de l’assemblée des riverains du port"),
    brief=content("le président de l’assemblée des riverains du port"),
    doubt=content(" ?"),
    more=content("62 %"),
    words=content("que les travaux n’étaient pas terminés et qu’il faudrait attendre encore deux ans"),
)


def test_a_long_speaker_leaves_room_for_the_words_and_keeps_its_doubt() -> None:
    row = LONG.one_row(52).plain
    assert row == "!56 ◆ le président d… ?  que les travaux n’étaient …"


def test_two_rows_have_who_and_how_surely_then_the_words() -> None:
    who, words = LONG.two_rows(60, 6)
    assert who.plain == "!56 ◆ le président de l’assemblée des riverains du port ?  …"
    assert words.plain == "      que les travaux n’étaient pas terminés et qu’il faudr…"


def test_words_of_nobody_take_both_rows_and_break_between_words() -> None:
    line = ItemLine(lead=content("  5 ◆ "), words=content("Le port rouvre ses quais, et la rade aussi, dès lundi."))
    first, second = (row.plain for row in line.two_rows(30, 6))
    assert first == "  5 ◆ Le port rouvre ses"
    assert second == "      quais, et la rade aussi…"


def test_what_the_reader_has_said_goes_before_a_name_and_after_figures() -> None:
    checked = content("checked")
    assert ItemLine(content("Valmer   2"), review=checked).one_row(40).plain == "checked  Valmer   2"
    assert LONG._replace(review=checked).one_row(52).plain.startswith("!56 ◆ checked  le président")


@given(
    st.integers(1, 80),
    st.text("ab «»\u0301中é ", max_size=30),
    st.text("ab «»\u0301中é ", max_size=90),
    st.booleans(),
)
def test_no_row_is_wider_than_the_list(width: int, who: str, words: str, doubtful: bool) -> None:
    doubt = content(" ?" if doubtful else "")
    line = ItemLine(content("!56 ◆ "), content(who), content(who), doubt, content("hedged"), words=content(words))
    for row in (line.one_row(width), *line.two_rows(width, 6)):
        assert row.cell_length <= width and "\n" not in row.plain
