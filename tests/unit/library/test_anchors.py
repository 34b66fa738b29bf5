"""Words found again: on the same text, on a text edited around them or in them; and not where they are gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sawt_reader.library.anchors import CONTEXT, anchor, find_unchanged, locate
from sawt_reader.library.equal_words import fold
from sawt_reader.reading.model import Span

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


@given(spans_in_texts(), TEXT)
def test_what_stands_in_another_text_has_equal_words(case: tuple[str, Span], other: str) -> None:
    text, span = case
    made = anchor(text, "quote", span)
    place = find_unchanged(made, other)
    assert place is None or fold(other[place.start : place.end]) == fold(made.exact) or other == text


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


def test_print_may_change_and_the_words_still_stand() -> None:
    text = "Le maire a dit : « L’été sera   chaud\nà Orville ». Fin."
    made = anchor(text, "quote", sentence(text, "« L’été sera   chaud\nà Orville »"))
    changed = "Ajout. LE MAIRE a dit : “L'été sera chaud à Orville”. Fin."
    assert find_unchanged(made, changed) == sentence(changed, "“L'été sera chaud à Orville”")


def test_words_of_a_changed_text_that_stand_twice_need_their_surroundings() -> None:
    text = "Anne Roy est venue lundi et elle a répondu : « Non ». Luc Bel, lui, a répondu le lendemain matin : « Non »."
    first, second = (sentence(text[start:], "« Non »") for start in (0, 60))
    made = [anchor(text, "quote", span) for span in (first, Span(second.start + 60, second.end + 60))]
    longer = f"{text} Puis la séance a été levée."
    assert find_unchanged(made[0], longer) == first
    assert find_unchanged(made[1], longer) is None, "what follows it is new"
    assert locate(made[1], longer) == (Span(second.start + 60, second.end + 60), True), "a note may try"
    alone = text[text.index("Luc Bel") :]
    assert find_unchanged(made[0], alone) is None, "the one that is left may be the other's"
    assert find_unchanged(made[1], alone) == sentence(alone, "« Non »")
    assert find_unchanged(made[1], f"Hier, {text}") == Span(second.start + 66, second.end + 66)


def test_of_an_older_anchor_the_text_is_not_known() -> None:
    old = replace(anchor(FIRST + SECOND, "sentence", sentence(FIRST + SECOND, SECOND)), article="", repeated=False)
    assert find_unchanged(old, FIRST + SECOND) == sentence(FIRST + SECOND, SECOND)


def test_what_the_reader_has_refused_is_found_by_equal_words_alone() -> None:
    text = FIRST + SECOND + THIRD
    made = replace(anchor(text, "sentence", sentence(text, SECOND)), exactly=True)
    edited = text.replace("des travaux", "du chantier")
    assert locate(made, edited) is None
    assert locate(made, f"Ajout. {text}") == (sentence(f"Ajout. {text}", SECOND), False)
