"""Small changes to small inputs."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

_HOSTILE = json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text(encoding="utf-8"))
# What parsers of French, of mark-up and of numbers look for.
TOKENS = [
    *_HOSTILE.values(),
    *"« » “ ” \" ' ’ — – … : ; , . ? ! ( ) [ ] { } < > & # * _ ` | \\ / = + - % € ~ ^ @".split(),
    *"dit-il a-t-elle selon d'après que qu'il n'a pas aurait Mme M. Paris le 3 mars 2024 12 000 millions 1er".split(),
    *"<p> </p> <h1> <script> <!-- --> <![CDATA[ ]]> &#0; &#x10ffff; &amp; <!DOCTYPE <?xml".split(),
    *"null true [] {} -1 0 1e999 NaN 99999999999999999999 الوزير 中文".split(),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\0",
        "\u00a0",
        "\u202f",
        "\ufeff",
        "\u200b",
        "e\u0301",
        "\U0001f469\u200d\U0001f4bb",
    ),
    "Le ministre de l’Économie, Paul Arnal, a déclaré : « Nous partons ». ",
]
LARGEST = 20_000


def mutated(chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    """A seed with one to eight changes."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 1, 1, 2, 8, 40, 400)))
        match chance.randrange(7):
            case 0:
                data[start:end] = b""
            case 1:
                data[start:start] = _token(chance)
            case 2:
                data[start:end] = _token(chance)
            case 3:
                data[start:start] = bytes(data[start:end]) * chance.choice((1, 2, 30))
            case 4 if end > start:
                data[start] ^= 1 << chance.randrange(8)
            case 5:
                other = chance.choice(seeds)
                cut = chance.randrange(len(other) + 1)
                data[start:end] = other[cut : cut + chance.choice((4, 40, 400))]
            case _:
                data[start:end] = chance.randbytes(chance.choice((1, 2, 4)))
        del data[LARGEST:]
    return bytes(data)


def _token(chance: random.Random) -> bytes:
    return chance.choice(TOKENS).encode("utf-8", "surrogatepass") * chance.choice((1, 1, 1, 2, 50))
