"""Words that a line end cuts, and narrow columns: the text is reflowed, and every other word keeps its place."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.sources import article_from_text
from sawt_reader.sources.hyphens import keeps_hyphen

OLD = """Dunes, le 3 avril. Le ministre s'est rendu hier à Dunes, où la popu-
lation l'a reçu avec froideur. « Je ne suis pas venu pour pro-
mettre monts et merveilles », a déclaré M. Perrin, a-t-
il ajouté devant le conseil réuni. Le maire a répondu aux ou-
vriers du port."""


@pytest.mark.parametrize(
    ("left", "right", "keeps"),
    [
        ("popu", "lation", False),
        ("dit", "il", True),
        ("situati", "on", False),
        ("allons", "nous", True),
        ("prin", "ce", False),
        ("est", "ce", True),
        ("eux", "mêmes", True),
        ("celui", "ci", True),
        ("vingt", "deux", True),
        ("affirme-t", "elle", True),
        ("Saint", "Nazaire", True),
        ("ex", "ministre", True),
        ("l'ex", "ministre", True),
        ("ex", "pliqué", False),
        ("porte", "parole", False),
        ("rendez", "vous", True),
    ],
)
def test_which_hyphens_stay(left: str, right: str, keeps: bool) -> None:
    assert keeps_hyphen(left, right, {"ex", "ministre", "porte", "porteparole", "rendez-vous"}) is keeps


def test_cut_words_are_whole_and_the_others_keep_their_place() -> None:
    article = article_from_text(OLD)
    assert len(article.text) == len(OLD) and len(article.blocks) == 1
    words = article.text.split()
    assert {"population", "promettre", "a-t-il", "ouvriers"} <= set(words)
    assert "popu-" not in article.text
    for word in ("froideur", "Perrin", "conseil", "maire"):
        assert article.text.index(word) == OLD.index(word)


def test_the_words_of_a_quotation_are_whole(read) -> None:
    reading = read(OLD)
    said = [reading.article.text[q.spans[0].start : q.spans[-1].end].split() for q in reading.quotes]
    assert any("promettre" in words for words in said)


@pytest.mark.parametrize("width", [25, 30, 38, 40])
def test_a_narrow_column_is_one_paragraph(width: int) -> None:
    prose = (
        "Le ministre de la marine s'est rendu hier à Dunes, où la population l'a reçu avec froideur et sans un cri. "
        "Le maire a répondu que la ville attendait des actes, non des discours, et que les ouvriers du port ne "
        "reprendraient pas le travail avant lundi."
    )
    article = article_from_text(textwrap.fill(prose, width))
    assert [" ".join(article.text[b.start : b.end].split()) for b in article.blocks] == [prose]


VERSE = """Le vent se lève sur la mer
Les barques rentrent au port
La nuit descend
Et les enfants regardent
Une lampe s'allume
Puis une autre"""


def test_verse_and_lists_stay_lines() -> None:
    assert len(article_from_text(VERSE).blocks) == 6
    names = "Claire Petit, maire\nPaul Roux, secrétaire\nAnne Le Guen, élue\nJean Aubry, pêcheur"
    assert len(article_from_text(names).blocks) == 4


@given(st.text(alphabet="ab-' \n\u2010,.É", max_size=80))
def test_reading_again_changes_nothing(text: str) -> None:
    once = article_from_text(text)
    assert all(once.text[b.start : b.end].strip() == once.text[b.start : b.end] for b in once.blocks)
    assert all(one.end <= other.start for one, other in zip(once.blocks, once.blocks[1:], strict=False))
