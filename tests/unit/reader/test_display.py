from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.reader.display import content, guard, shown

HOSTILE = [
    "\x1b]52;c;UElFR0U=\x07",
    "\x1b[2J\x1b[H",
    "\x9b2J",
    "\x9d0;titre\x9c",
    "\x1bPq\x1b\\",
    "virement de \u202e000 1\u202c €",
    "a\u2066b\u2069c",
    "Du\u200bpont",
    "anti\u00adgel",
    "bon\U000e0063\U000e0061jour",
    "a\x00b\x08\x7f",
    "\ufeffdébut",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_could_act_or_hide_is_gone(text: str) -> None:
    for char in shown(text):
        assert unicodedata.category(char) not in {"Cc", "Cf"}


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
