from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.sources import SourceError, article_from_text
from sawt_reader.sources.decoding import decode

FRENCH = "Le préfet a été entendu à l’hôtel de ville : « Ça suffit », a-t-il lâché."


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "mac_roman"])
def test_the_encodings_french_is_written_in(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == FRENCH


def test_short_latin_1_is_not_taken_for_another_code_page() -> None:
    assert decode("Hôtel à vendre".encode("latin-1")) == "Hôtel à vendre"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides_and_is_counted_once(mark: bytes, encoding: str) -> None:
    article = article_from_text(decode(mark + FRENCH.encode(encoding)))
    assert (article.text, article.dropped) == (FRENCH, 1)


def test_a_broken_byte_does_not_cost_the_whole_text() -> None:
    sound = FRENCH * 20
    assert decode(sound.encode() + b"\xff") == sound + "\ufffd"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, b"%PDF-1.7 text", b"{\\rtf1 texte}", b"PK\x03\x04\x00\x00"]
)
def test_a_binary_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="binary file"):
        decode(data)


@given(st.binary())
def test_any_bytes_give_a_text_or_a_clear_refusal(data: bytes) -> None:
    try:
        article_from_text(decode(data))
    except SourceError as error:
        assert error.reason and error.remedy


@given(st.text())
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    try:
        assert decode(text.encode(errors="replace")) == text.encode(errors="replace").decode()
    except SourceError:
        assert any(character < " " for character in text) or text.startswith("%")
