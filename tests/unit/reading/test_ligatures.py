from __future__ import annotations

import re

import pytest

from sawt_reader.reading.ligatures import parted, pattern, spellings


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("affirme", "aﬃrme"),
        ("affirme", "aﬀirme"),
        ("oeuvre", "œuvre"),
        ("fin", "ﬁn"),
        ("reflet", "reﬂet"),
        ("fin", "fin"),
    ],
)
def test_letters_find_their_ligature(typed: str, written: str) -> None:
    assert re.fullmatch(pattern(re.escape(parted(typed))), written)
    assert written in spellings(typed)


def test_a_ligature_finds_its_letters() -> None:
    assert set(spellings("œuvre")) == {"oeuvre", "œuvre"}
    assert re.fullmatch(pattern(parted("œuvre")), "oeuvre")


def test_spellings_are_not_without_number() -> None:
    assert len(list(spellings("fi" * 40))) <= 32
