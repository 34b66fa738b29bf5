"""Words found again: on the same text, on a text edited around them or in them; and not where they are gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.library.anchors import CONTEXT, anchor, locate
from tui.model import Span

# Few letters, so that the same words stand in a text over and over.
TEXT = st.text("ab «é.\n", max_size=80)
FIRST = "Le préfet a fermé le pont dans la nuit. "
SECOND = "Les camions passeront par Orville jusqu’à la fin des travaux, en avril. "
THIRD = "Une navette est prévue pour les écoliers du plateau."


@st.composite
def spans_in_texts(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXT.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(spans_in_texts())
def test_same_text_gives_the_same_span(case: tuple[str, Span]) -> None:
    text, span = case
    assert locate(anchor(text, "sentence", span), text) == (span, False)


@given(spans_in_texts(), TEXT, TEXT)
def test_what_is_added_elsewhere_only_moves_it(case: tuple[str, Span], before: str, after: str) -> None:
    text, span = case
    marked = f"{text[: span.start]}§{text[span.start : span.end]}¶{text[span.end :]}"
    found = locate(anchor(marked, "quote", Span(span.start, span.end + 2)), f"{before}{marked}{after}")
    assert found == (Span(span.start + len(before), span.end + 2 + len(before)), False)


@given(spans_in_texts(), TEXT)
def test_any_other_text_gives_nothing_or_a_span_within(case: tuple[str, Span], other: str) -> None:
    text, span = case
    found = locate(anchor(text, "claim", span), other)
    assert found is None or 0 <= found.span.start < found.span.end <= len(other)


@given(st.text(min_size=1), st.text())
def test_hostile_text_does_not_raise(text: str, other: str) -> None:
    made = anchor(text, "sentence", Span(0, len(text)))
    assert locate(made, text) == (Span(0, len(text)), False)
    assert locate(made, "") is None
    locate(made, other)


def sentence(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words.rstrip()))


def test_context_is_32_code_points() -> None:
    made = anchor(FIRST + SECOND + THIRD, "sentence", sentence(FIRST + SECOND + THIRD, SECOND))
    assert (len(made.prefix), len(made.suffix)) == (CONTEXT, CONTEXT) == (32, 32)
    assert FIRST.endswith(made.prefix) and (" " + THIRD).startswith(made.suffix)


def test_the_surroundings_choose_between_equal_words() -> None:
    text = f"Il a dit non au maire.\n{FIRST}Il a dit non au préfet."
    made = anchor(text, "quote", Span(text.rindex("Il a dit non"), text.rindex("Il a dit non") + 12))
    edited = "Une première ligne. " * 9 + text
    start = edited.rindex("Il a dit non")
    assert locate(made, edited) == (Span(start, start + 12), False)


def test_an_edited_sentence_is_found_whole() -> None:
    made = anchor(FIRST + SECOND + THIRD, "sentence", sentence(FIRST + SECOND + THIRD, SECOND))
    for new in (
        "Les camions passeront par Orville jusqu’à la fin du chantier, début mai. ",
        "Tous les camions et les cars passeront par Orville jusqu’à la fin des travaux. ",
    ):
        text = "Mis à jour hier soir. " + FIRST + new + THIRD
        assert locate(made, text) == (sentence(text, new), True)


def test_an_edited_sentence_is_found_when_its_neighbours_changed_too() -> None:
    made = anchor(FIRST + SECOND + THIRD, "sentence", sentence(FIRST + SECOND + THIRD, SECOND))
    new = "Les camions passeront par Orville et non par Belmont jusqu’à la fin des travaux, en avril."
    text = f"Le pont est fermé. {new} Rien n’est prévu pour les écoliers."
    assert locate(made, text) == (sentence(text, new), True)


def test_a_sentence_that_was_replaced_is_not_found() -> None:
    made = anchor(FIRST + SECOND + THIRD, "sentence", sentence(FIRST + SECOND + THIRD, SECOND))
    assert locate(made, FIRST + "Personne ne sait combien de temps cela va durer pour les riverains. " + THIRD) is None


def test_words_repeated_a_million_times_are_found_at_once() -> None:
    text = "non " * 1_000_000
    made = anchor(text, "sentence", Span(2_000_000, 2_000_003))
    assert locate(made, text) == (Span(2_000_000, 2_000_003), False)
    assert locate(made, "oui " * 1_000_000) is None
