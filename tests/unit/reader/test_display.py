from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.reader.terminal.display import content, guard, shown

HOSTILE: dict[str, str] = json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text(encoding="utf-8"))
# Format characters that Arabic, Persian and emoji need.
STAYS = "\u200e\u200f\u200c\u200d"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_could_act_or_hide_is_gone(text: str) -> None:
    for char in shown(text).replace("\n", ""):
        assert char in STAYS or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_any_string_can_be_sent_to_a_terminal(text: str) -> None:
    seen = shown(text)
    seen.encode("utf-8")
    assert not any(unicodedata.category(char) == "Cc" and char != "\n" for char in seen)
    assert shown(seen) == seen


@pytest.mark.parametrize(
    "text", ["« Été\u00a0», dit-il.", "נ\u200fא", "می\u200cخواهم", "👩\u200d💻", "x\ufe0f", "e\u0301"]
)
def test_text_of_any_script_comes_back_unchanged(text: str) -> None:
    assert shown(text) == text


def test_white_space() -> None:
    assert shown("a\tb\r\nc\rd\x0be\x0cf\x85g\u2028h") == "a b\nc\nd\ne\nf\ng\nh"


def test_a_file_name_that_is_not_utf8() -> None:
    assert shown(b"caf\xe9.txt".decode("utf-8", "surrogateescape")) == "caf\ufffd.txt"


def test_markup_means_nothing() -> None:
    assert content("[LSE] [/] [@click=app.quit]x[/]", "bold").plain == "[LSE] [/] [@click=app.quit]x[/]"


def test_a_row_with_arabic_is_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLTERM", raising=False)
    assert guard("الشرق الأوسط (AFP)") == "\u200e"
    assert guard("L’Orient (AFP)") == ""
    monkeypatch.setenv("MLTERM", "3.9")
    assert guard("الشرق الأوسط (AFP)") == ""
