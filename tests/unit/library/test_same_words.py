"""Passages with the same words, and how they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.library.same_words import Words, common_part, compare, differences, same_people

QUOTE = "« Nous ne céderons jamais au chantage, et nous le ferons savoir demain »"


def marked(here: str, there: str) -> tuple[str, str] | None:
    """The likeness of two passages, and their words with signs."""
    found = compare(Words(here), Words(there))
    if found is None:
        return None
    signs = {"same": "{}", "missing": "[{}]", "added": "({})"}
    return found.likeness, " ".join(signs[part.kind].format(part.text) for part in found.parts)


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (
            "“NOUS NE CEDERONS JAMAIS AU CHANTAGE — et nous le ferons savoir demain”",
            ("whole", "NOUS NE CEDERONS JAMAIS AU CHANTAGE — et nous le ferons savoir demain"),
        ),
        (
            "« Nous ne céderons jamais au chantage »",
            ("cut", "Nous ne céderons jamais au chantage [et nous le ferons savoir demain]"),
        ),
        (
            "« Nous ne céderons jamais […] et nous le ferons savoir demain »",
            ("cut", "Nous ne céderons jamais [au chantage] et nous le ferons savoir demain"),
        ),
        (
            "« Je le répète : nous ne céderons jamais au chantage, et nous le ferons savoir demain »",
            ("longer", "(Je le répète) nous ne céderons jamais au chantage, et nous le ferons savoir demain"),
        ),
        (
            "« Nous ne céderons pas au chantage, et nous le ferons savoir demain »",
            ("altered", "Nous ne céderons [jamais] (pas) au chantage, et nous le ferons savoir demain"),
        ),
        (
            "que nous ne céderons jamais au chantage, et nous le ferons savoir demain",
            ("whole", "nous ne céderons jamais au chantage, et nous le ferons savoir demain"),
        ),
        (
            "« Nous le ferons savoir demain, à toute la presse »",
            ("part", "[Nous ne céderons jamais au chantage, et] Nous le ferons savoir demain (à toute la presse)"),
        ),
        ("« Nous ne céderons jamais rien de tout ce que nos parents ont bâti ici »", None),
        ("« Le pont est fermé depuis hier soir et jusqu’à nouvel ordre »", None),
        ("", None),
    ],
)
def test_how_words_stand_elsewhere(there: str, expected: tuple[str, str] | None):
    assert marked(QUOTE, there) == expected


def test_few_words_are_no_evidence():
    assert marked("« Je ne sais »", "« Je ne sais »") is None


def test_the_part_of_a_paragraph_that_has_the_words():
    paragraph = f"Le maire a parlé. {QUOTE}, a-t-il dit. Puis il est parti."
    place = common_part(Words(QUOTE), Words(paragraph))
    assert place is not None
    assert paragraph[place.start : place.end] == QUOTE.strip("« »")


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        (["Claire Petit"], ["claire PETIT"], True),
        (["Petit"], ["Claire Petit"], True),
        (["Claire Petit"], ["Luc Petit"], False),
        (["Claire Petit", "Luc Bel"], ["Luc Bel"], True),
        ([], ["Luc Bel"], False),
        ([], [], True),
    ],
)
def test_who_says_it(here: list[str], there: list[str], same: bool):
    assert same_people(here, there) is same_people(there, here) is same


PASSAGES = st.lists(st.sampled_from("a b c d e f œuvre l’été 312 000 « » , …".split()), max_size=30).map(" ".join)


@given(PASSAGES, PASSAGES)
def test_no_word_is_lost_or_doubled(here: str, there: str):
    parts = differences(Words(here), Words(there)).parts
    for kind, passage in (("missing", here), ("added", there)):
        words = Words(" ".join(part.text for part in parts if part.kind in ("same", kind)))
        assert list(words.folded) == list(Words(passage).folded)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_compared(here: str, there: str):
    one, other = Words(here), Words(there)
    assert len(one.folded) == len(one)
    found = compare(one, other)
    assert (found is None) == (compare(other, one) is None)
