"""Quotes that somebody relays, with the three kinds of marks.

A line of `says` is « speaker: words », pieces of one quote joined by " | "; who relays it in brackets.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.reading.model import Reading

from .said import STYLES, heard, restyle

Read = Callable[[str], Reading]

CASES: list[tuple[str, list[str]]] = [
    (
        "« Le virus circule toujours », a dit le médecin, cité par l'agence Reuters.",
        ["médecin (Reuters): « Le virus circule toujours »"],
    ),
    (
        "Interrogé par la radio RTX, un cadre confie que tout le monde attend.",
        ["cadre (RTX): que tout le monde attend"],
    ),
    (
        "« On a souffert », a réagi le coach au micro de Radio Phare.",
        ["coach (Radio Phare): « On a souffert »"],
    ),
    ("« On arrive », a dit Awa Diallo à notre journal.", ["Awa Diallo: « On arrive »"]),
    ("Contacté par son voisin, le maire a dit que la digue tenait.", ["maire: que la digue tenait"]),
    (
        "« Tout va bien », a déclaré le président, selon son porte-parole.",
        ["président (porte-parole): « Tout va bien »"],
    ),
    (
        "Selon le quotidien Ouest-Matin, le ministre a affirmé que la loi serait retirée.",
        ["ministre (Ouest-Matin): que la loi serait retirée"],
    ),
    (
        "Le ministre a affirmé que la loi, selon les experts, était inutile.",
        ["ministre: que la loi, selon les experts, était inutile"],
    ),
]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("text", "says"), CASES)
def test_relay(read: Read, text: str, says: list[str], style: str) -> None:
    if style == "guillemets" or "«" in text:
        assert heard(read(restyle(text, style))) == [restyle(say, style) for say in says]
