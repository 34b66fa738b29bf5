from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.reading.safe_text import MOST_MARKS, clean, escaped, harmless, one_line

HOSTILE: dict[str, str] = json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text(encoding="utf-8"))
STAYS = "\u00a0\u202f\u200e\u200f\u200c\u200d"


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hostile_is_left(name: str) -> None:
    text, dropped = clean(HOSTILE[name])
    for character in text:
        assert (
            character == "\n" or character in STAYS or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Cn"}
        )
    assert dropped >= 0


@pytest.mark.parametrize("name", HOSTILE)
def test_json_keeps_its_value_and_shows_nothing_hostile(name: str) -> None:
    told = escaped(json.dumps({"title": HOSTILE[name]}, ensure_ascii=False))
    assert json.loads(told) == {"title": HOSTILE[name]}
    assert harmless(told) == (told, 0)


def test_a_clean_text_is_unchanged() -> None:
    text = f"Titre\n\n«\u00a0Non\u202f!\u00a0», dit-il.\n  Retrait, 12\u202f000\u00a0€ — œuvre… {STAYS}\n"
    assert clean(text) == (text, 0)


@pytest.mark.parametrize(
    ("raw", "text", "dropped"),
    [
        ("\ufeffBonjour", "Bonjour", 1),
        ("mi\u00adnis\u200btre", "ministre", 2),
        ("virement de \u202e001\u202c", "virement de 001", 2),
        ("a\x1b[2Jb", "a[2Jb", 1),
        ("a\tb", "a b", 0),
        ("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh", 0),
        ("e\u0301te\u0301", "été", 0),
        ("e\u200b\u0301", "é", 1),
        ("a\ud800b", "a\ufffdb", 0),
        ("a\U000e0041\ufffeb", "ab", 2),
        ("", "", 0),
    ],
)
def test_what_goes_and_what_is_counted(raw: str, text: str, dropped: int) -> None:
    assert clean(raw) == (text, dropped)


def test_a_tower_of_marks_is_cut_and_counted() -> None:
    text, dropped = clean("Z" + "\u0301\u0316" * 50_000 + "a")
    assert dropped == 100_000 - MOST_MARKS
    assert text.endswith("a")


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text).text
    assert clean(once) == (once, 0)
    once.encode()


def test_a_name_is_shown_on_one_line() -> None:
    assert one_line(" un\nnom\x1b[31m \udcff ") == "un nom[31m \ufffd"
