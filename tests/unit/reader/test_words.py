"""Selections that move by words: always whole words of the text, at least one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.reader.text.words import Words
from sawt_reader.reading.model import Span

from ...factories import Text

TEXT = Text(
    ("paragraph", "Il l’a dit : « Même celle de la piscine ? » Puis, dimanche, rien."),
    ("paragraph", "« Non », a-t-elle répondu."),
)
ARTICLE = TEXT.article()


def words(span: Span) -> str:
    return TEXT.text[span.start : span.end]


def test_an_end_goes_by_a_word_or_to_where_a_quotation_or_clause_ends() -> None:
    sentence = Span(0, TEXT.text.index(" Puis"))
    found = Words(ARTICLE, sentence)
    at = found.moved(found.snapped(sentence), 1, start=True)
    assert words(at).startswith("l’a dit"), "« l’ » is a word"
    at = found.moved(at, 1, start=True, to_sign=True)
    assert words(at) == "« Même celle de la piscine ? »"
    shorter = found.moved(at, -1, start=False)
    assert words(shorter) == "« Même celle de la piscine ?"
    assert words(found.moved(shorter, 1, start=False, to_sign=True)) == words(at)
    assert words(found.moved(at, 1, start=False, to_sign=True)).endswith("Puis")


def test_what_the_mouse_selected_grows_to_whole_words() -> None:
    found = Words(ARTICLE, Span(0, 5))
    start = TEXT.text.index("cine")
    assert words(found.snapped(Span(start, start + 2))) == "piscine"


STEPS = st.lists(st.tuples(st.integers(-9, 9), st.booleans(), st.booleans()), max_size=8)


@given(st.integers(0, len(TEXT.text)), st.integers(0, 30), STEPS)
def test_a_selection_is_never_empty_and_never_cuts_a_word(start: int, length: int, steps: list) -> None:
    span = Span(start, min(start + length, len(TEXT.text)))
    found = Words(ARTICLE, span)
    at = found.snapped(span)
    for count, at_start, to_sign in steps:
        at = found.moved(at, count, start=at_start, to_sign=to_sign)
        assert at.start < at.end and found.snapped(at) == at and words(at).strip() == words(at)
