"""How sure a quote is: a probability, lower where words or speaker are guessed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.quotes import confidence
from sawt_reader.reading.glyphs import UNSURE_SPEAKER
from sawt_reader.reading.model import Quote, Reading

Read = Callable[[str], Reading]
SURE = "« Nous avons rouvert le port ce matin à six heures », a déclaré le maire de Brest, Paul Arnal."


def last(reading: Reading) -> Quote:
    return reading.quotes[-1]


def doubt(quote: Quote) -> float:
    """What its speaker lacks to be certain."""
    assert quote.speaker_confidence is not None
    return 1 - quote.speaker_confidence


def test_what_stands_plainly_in_the_article_is_sure(read: Read) -> None:
    quote = last(read(SURE))
    assert quote.confidence > 0.8 and doubt(quote) < 1 - UNSURE_SPEAKER


@pytest.mark.parametrize(
    "text",
    [
        "La pluie tombe. « Nous avons rouvert le port ce matin à six heures. »",
        "Marc Aubin et Paul Arnal sont là. « Nous avons rouvert le port ce matin à six heures. »",
        "« Nous avons rouvert le port ce matin », entend-on partout.",
    ],
)
def test_a_guess_or_nobody_is_marked(read: Read, text: str) -> None:
    quote = last(read(text))
    assert doubt(quote) > 1 - UNSURE_SPEAKER and quote.confidence < last(read(SURE)).confidence - 0.15


def test_a_name_is_surer_than_a_pronoun_for_it(read: Read) -> None:
    text = "Paul Arnal est là, et Marc Aubin aussi. « Nous avons rouvert le port », a{} déclaré{}."
    named, meant = last(read(text.format("", " Paul Arnal"))), last(read(text.format("-t-il", "")))
    assert doubt(meant) > doubt(named)


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_scale_of_doubt_keeps_the_order_and_stays_a_probability(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= confidence._on_scale_of_doubt(low) <= confidence._on_scale_of_doubt(high) <= 1 + 1e-9


def test_the_scale_of_doubt_meets_the_mark_of_the_reader() -> None:
    assert confidence._on_scale_of_doubt(confidence._SURE) == pytest.approx(UNSURE_SPEAKER)
    assert confidence._on_scale_of_doubt(0.0) == 0 and confidence._on_scale_of_doubt(1.0) == pytest.approx(1)


SIGNS = st.dictionaries(
    st.sampled_from(sorted({sign for _, sign, _ in lexicons.tsv("confidence_weights.tsv")})),
    st.floats(-10, 10),
    max_size=20,
)


@given(st.sampled_from(["found", "speaker"]), SIGNS)
def test_any_signs_give_a_probability(question: confidence.Question, signs: confidence.Signs) -> None:
    assert 0 <= confidence._probability(question, signs) <= 1


def test_nothing_is_certain(read: Read) -> None:
    for text in (SURE, "« Oui ! »", "« a", "Selon X, oui."):
        for quote in read(text).quotes:
            assert 0 < quote.confidence < 1 and 0 < doubt(quote) < 1
