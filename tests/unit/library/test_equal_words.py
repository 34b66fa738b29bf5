"""Words that are equal however they are printed, and words that are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.library.equal_words import END, START, Folded, fold
from sawt_reader.reading.model import Span

TEXTS = st.text("ab é’'«» \u00a0\n-—.", max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LE PRÉFET PART", "Le préfet part"),
        ("l’été à l’île", "l'ete a l'ile"),
        ("« Oui », dit-il", "“Oui”, dit‑il"),
        ("«\u00a0Oui\u202f! »", '"Oui!"'),
        ("le pont\nest   fermé", "le\u202fpont est\u00a0fermé"),
        ("— Non…", "- Non..."),
        ("des œufs", "des oeufs"),
        ("la sou\u00admission", "la soumission"),
        ("E\u0301lise", "Élise"),
    ],
)
def test_print_does_not_matter(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nous soutenons la loi", "nous refusons la loi"),
        ("des accords", "désaccords"),
        ("Il part ?", "Il part."),
        ("10² km", "102 km"),
        ("« oui »", "oui"),
        ("3,5 %", "35 %"),
        ("ne part pas", "part"),
        ("Paul voit Luc", "Luc voit Paul"),
    ],
)
def test_words_their_order_and_other_marks_do(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXTS, TEXTS, TEXTS)
def test_words_are_found_wherever_they_stand(before: str, words: str, after: str) -> None:
    text, wanted = f"{before} {words} {after}", fold(words)
    found = [Folded(text).span(place, wanted) for place in Folded(text).places(wanted)]
    assert all(fold(text[span.start : span.end]) == wanted for span in found)
    assert (
        any(len(before) < span.start + 1 and span.end <= len(before) + 1 + len(words) for span in found) or not wanted
    )


def test_whole_words_are_found_and_each_place_of_repeated_ones() -> None:
    text = Folded("non, nonchalant ; Non et non")
    assert [text.span(place, "non") for place in text.places("non")] == [Span(0, 3), Span(18, 21), Span(25, 28)]


def test_surroundings_tell_places_apart() -> None:
    text = Folded("Oui, dit Anne. Oui, dit Luc.")
    assert list(text.between("", "oui", ",\ndit\nluc")) == [5]
    assert list(text.between(START, "oui", ",")) == [0]
    assert list(text.between("ne\n.", "oui", "")) == [5], "from any letter on"
    assert list(text.between("dit", "luc", f".\n{END}")) == [8]
    assert list(text.between(START, "luc", "")) == []


def test_nothing_is_found_nowhere() -> None:
    assert list(Folded("a b").places(fold(" \n"))) == list(Folded("").places("a")) == []
