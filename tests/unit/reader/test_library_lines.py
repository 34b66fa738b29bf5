"""A hit of the library says who, where, and shows the words searched for."""

from __future__ import annotations

import pytest

from sawt_reader.library.records import Hit
from sawt_reader.reader.screens.library_lines import hit_line
from sawt_reader.reading.model import Span

WORDS = "Partie civile, la commune demande que ceux qui ont fermé la piscine la rouvrent avant le mois de mai prochain."


def hit(**fields: object) -> Hit:
    start = WORDS.index("piscine")
    known = {
        "article": "a1",
        "title": "Le procès de\nla piscine",
        "outlet": "Le Phare",
        "day": "2026-02-09",
        "layer": "quote",
        "item": "q1",
        "start": 0,
        "snippet": WORDS,
        "matches": (Span(start, start + len("piscine")),),
        "speakers": ("Jeanne Corbin", "Paul Arnal"),
    }
    return Hit(**{**known, **fields})  # type: ignore[arg-type]


def test_who_title_and_outlet_are_over_the_words() -> None:
    about, words = hit_line(hit(), 140).plain.split("\n")
    assert about == "2026-02-09  quote     Jeanne Corbin and Paul Arnal  Le procès de la piscine  Le Phare"
    assert words == f"  {WORDS}"


def test_a_doubtful_speaker_has_its_sign() -> None:
    assert "Jeanne Corbin ?  Le procès" in hit_line(hit(speakers=("Jeanne Corbin",), unsure=True), 140).plain


def test_what_is_not_known_leaves_no_gap() -> None:
    about = hit_line(hit(layer="article", speakers=(), outlet=None), 140).plain.split("\n")[0]
    assert about == "2026-02-09  article   Le procès de la piscine"


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 100])
@pytest.mark.parametrize("sought", ["Partie", "commune", "piscine", "prochain"])
def test_the_hit_is_in_sight_at_any_width(columns: int, sought: str) -> None:
    start = WORDS.index(sought)
    line = hit_line(hit(matches=(Span(start, start + len(sought)),)), columns)
    words = line.plain.split("\n")[1]
    assert sought in words[: columns - 5]
    assert words.startswith("  …") is (sought != "Partie" and not (sought == "commune" and columns > 40))


def test_an_approximate_match_says_so() -> None:
    assert "\n  approximate match: …la commune" in hit_line(hit(layer="note", fit="alike"), 200).plain
