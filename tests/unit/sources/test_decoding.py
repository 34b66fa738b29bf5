from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.sources import SourceError, article_from_text
from sawt_reader.sources.code_pages import NAMES, guess
from sawt_reader.sources.decoding import codec_of
from sawt_reader.sources.decoding import decode as decoded


def decode(data: bytes) -> str:
    return decoded(data).text


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
        found = decoded(text.encode(errors="replace"))
        assert found.notice or found.text == text.encode(errors="replace").decode()
    except SourceError:
        assert any(character < " " for character in text) or text.startswith("%")


SENTENCES = (
    "Le maire a été réélu à Évry.",
    "L’œuvre coûte 12 €, dit-on à Noël.",
    "« Ça suffit », a lâché l’élue.",
    "À l’hôtel, où l’on dîne.",
)


@pytest.mark.parametrize("encoding", [*NAMES, "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("capitals", [False, True])
def test_a_sentence_shows_its_code_page(encoding: str, capitals: bool) -> None:
    for sentence in SENTENCES:
        # People wrote what a code page lacks in another way: « oeuvre », « l'élue ».
        written = sentence.upper() if capitals else sentence
        for modern, old in (("’", "'"), ("œ", "oe"), ("Œ", "OE"), ("€", "euros"), ("É", "E"), ("À", "A")):
            written = written if modern.encode(encoding, "ignore") else written.replace(modern, old)
        assert decode(written.encode(encoding, "ignore")) == written.encode(encoding, "ignore").decode(encoding)


def test_what_is_not_windows_1252_is_told() -> None:
    assert decoded(FRENCH.encode("cp1252")).notice is None
    notice = decoded(FRENCH.encode("mac_roman")).notice
    assert notice == "Read as Mac Roman: choose another with --encoding or in the palette."


def test_a_guess_that_rests_on_little_is_told() -> None:
    notice = decoded("Ñandú, 50 £".encode("cp1252")).notice
    assert notice is not None and "not sure" in notice


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
def test_another_script_is_not_made_french(encoding: str) -> None:
    text = "Мэр сказала в понедельник, что порт будет закрыт три недели."
    assert decode(text.encode(encoding)) == text


def test_arabic_is_not_made_french() -> None:
    text = "قال رئيس البلدية في بيان إن الأشغال انتهت"
    assert decode(text.encode("cp1256")) == text


def test_no_code_page_is_sure_of_noise() -> None:
    assert guess(bytes(range(128, 256))) is None


def test_the_encoding_chosen_is_used_for_what_is_not_utf_8() -> None:
    assert decoded("dé".encode("cp850"), "cp850").text == "dé"
    assert decoded("dé".encode(), "cp850").text == "dé"
    assert decoded("dé".encode("utf-16-le"), "utf-16-le").text == "dé"


@pytest.mark.parametrize(
    ("name", "codec"),
    [("Mac Roman", "mac-roman"), ("latin-9", "iso8859-15"), ("CP850", "cp850"), ("utf8", "utf-8"), ("", None)],
)
def test_encodings_by_their_usual_names(name: str, codec: str | None) -> None:
    assert codec_of(name) == (codec, "")


@pytest.mark.parametrize("name", ["martien", "rot13", "a\x00b"])
def test_an_unknown_encoding_is_refused_with_a_way_out(name: str) -> None:
    found = codec_of(name)
    assert found.name is None and "try UTF-8" in found.problem


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_utf_8_written_twice_is_mended_and_told(wrong: str) -> None:
    plain = FRENCH.replace("’", "'")
    found = decoded(plain.encode().decode(wrong).encode())
    assert found.text == plain
    assert found.notice is not None and "two conversions" in found.notice


def test_lines_in_two_encodings_are_each_read_in_their_own() -> None:
    found = decoded(f"{FRENCH}\n".encode() + f"{FRENCH}\n".encode("cp1252"))
    assert found.text == f"{FRENCH}\n{FRENCH}\n"
    assert found.notice is not None and "UTF-8 and Windows-1252" in found.notice


def test_c1_controls_are_windows_1252() -> None:
    article = article_from_text("L\x92\x8cuvre co\u00fbte 12 \x80\x85")
    assert article.text == "L’Œuvre coûte 12 €…"


def test_entities_of_a_page_are_read_and_told() -> None:
    found = decoded(b"Le pr&eacute;fet a &eacute;t&eacute; re&ccedil;u. &laquo;&nbsp;Non&nbsp;&raquo;, R&amp;D")
    assert found.text == "Le préfet a été reçu. «\u00a0Non\u00a0», R&D"
    assert found.notice is not None and "as in HTML" in found.notice
