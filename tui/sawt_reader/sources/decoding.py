"""Decodes bytes to text: detects the encoding, and refuses binary data."""

from __future__ import annotations

import codecs
import html
import re
from typing import NamedTuple

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import code_pages
from sawt_reader.sources.errors import SourceError

# Longest first: the byte order mark of UTF-32 starts with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
# Encodings a page may declare, and the codecs that browsers use for them (Encoding Standard: cp1252 for Latin-1).
_DECLARED = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "cp1252": "cp1252",
    "iso8859-15": "iso8859-15",
    "mac-roman": "mac-roman",
    "cp1256": "cp1256",
    "iso8859-6": "iso8859-6",
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
_DECLARATION = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
# Bytes in which browsers look for it (HTML, "prescan a byte stream to determine its encoding").
_DECLARED_WITHIN = 1024
# Formats that are not plain text but may contain few control characters.
_MARKED_UP = (b"%PDF-", b"%!PS", b"{\\rtf")
# Bytes examined to recognise a binary file, and the most control characters in a text; random bytes have .09.
_SAMPLE = 8192
_MOST_CONTROLS = 0.03
_TEXT_CONTROLS = bytes({7, 8, 9, 10, 11, 12, 13, 27})
_CONTROLS = bytes(set(range(32)) - set(_TEXT_CONTROLS))
# Of the characters of a text in UTF-16, one byte in two is zero wherever it is in the Latin alphabet.
_ZEROS = 0.4
# Characters: fewer may be anything.
_FEWEST = 4
# A text is damaged UTF-8, not a different encoding, if it has this many valid non-ASCII characters per broken one.
_VALID_PER_BROKEN = 10
# Where most letters are beyond ASCII, a text is in another script: its code pages, in the order they are tried.
_OTHER_SCRIPTS = ["cp1251", "koi8_r", "cp1253", "cp1255", "iso8859_6", "gb18030", "big5", "shift_jis", "euc_kr"]
_OTHER_SCRIPT = 0.5
# How sure a guess is that rests on no table, and how sure one must be to be shown without a doubt.
_UNSURE, _SURE = 0.5, 0.9
# What UTF-8 looks like when it was read as Windows-1252 and written as UTF-8 again: « Ã© », « â€™ ».
_TWICE = re.compile("[\u00c2\u00c3\u00e2][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]")
# Entities of letters and marks of French, and how many show that a text without tags was cut out of a page.
_ENTITY = re.compile(r"&(?:[aeiouycAEIOUYC](?:acute|grave|circ|uml|cedil)|[lr]aquo|nbsp|[lr]squo|oelig|#0?39|#8217);")
_ENTITIES = 3


class Decoded(NamedTuple):
    """A text, and what to tell about its encoding: a sentence in the language of the interface, or None."""

    text: str
    notice: str | None = None


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text in `data`: by its byte order mark, as UTF-8, as UTF-16, or in the likeliest code page.

    A byte order mark stays in the text (cleaning removes and counts it). In a text of UTF-8 and another encoding, each
    line is read by itself; a broken byte in a line of UTF-8 becomes U+FFFD.

    Args:
        data: bytes of a text.
        encoding: a codec that the user chose; used for what has no byte order mark and is not UTF-8.

    Raises:
        SourceError: for binary data, or bytes that are not text in the encoding.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(codec, "replace"))
    if encoding and not _is_utf8(data):
        return Decoded(_in_chosen(data, encoding))
    if utf16 := _without_mark(data):
        return Decoded(data.decode(utf16, "replace"))
    if _is_binary(data):
        raise SourceError(_("binary file, not a text"), _("give a plain text file"))
    try:
        return _mended(data.decode())
    except UnicodeDecodeError:
        return _mixed(data) or _guessed(data)


class Codec(NamedTuple):
    """A codec, None to guess; and in one line what is wrong with its name, "" for nothing."""

    name: str | None
    problem: str = ""


def codec_of(name: str) -> Codec:
    """The codec that a user means: "latin-9", "Mac Roman", "CP850", or "" to guess."""
    if not name:
        return Codec(None)
    by_name = {_letters(shown): codec for codec, shown in code_pages.NAMES.items()}
    try:
        found = codecs.lookup(by_name.get(_letters(name), name.strip()))
        b"ab".decode(found.name, "replace")  # LookupError for a codec that makes no text of bytes
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        message = _("{name} is no encoding that is known here; try {names}")
        names = ", ".join(map(shown, ("utf-8", *code_pages.NAMES)))
        return Codec(None, message.format(name=one_line(name), names=names))
    return Codec(found.name)


def _letters(name: str) -> str:
    """A name without case, spaces and marks."""
    return "".join(filter(str.isalnum, name.casefold()))


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the head of a page or an XML document declares."""
    found = _DECLARATION.search(data[:_DECLARED_WITHIN])
    return found[1].decode("ascii") if found else None


def as_utf8(data: bytes, declared: str | None) -> bytes:
    """Convert a text to UTF-8, from the encoding that its server or its head declares.

    It is unchanged if that is unknown, or if it is valid UTF-8 whatever is declared, as that is hardly ever a chance.
    """
    try:
        encoding = _DECLARED.get(codecs.lookup(declared or "").name)
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return data
    try:
        data.decode()
    except UnicodeDecodeError:
        if encoding and not data.startswith(tuple(mark for mark, _ in _MARKS)):
            return data.decode(encoding, "replace").encode()
    return data


def _is_binary(data: bytes) -> bool:
    if data.startswith(_MARKED_UP):
        return True
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(sample)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\x00" not in data


def _in_chosen(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace")
    except (LookupError, UnicodeError) as error:
        reason = _("not a text in {encoding}").format(encoding=shown(encoding))
        raise SourceError(reason, _("choose another encoding")) from error


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without its byte order mark, by the zeros of the Latin alphabet."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if len(data) % 2 or half < _FEWEST:
        return None
    high, low = sample[1::2].count(0), sample[::2].count(0)
    if min(high, low) == 0 and max(high, low) >= _ZEROS * 2 * half:
        return "utf-16-le" if high else "utf-16-be"
    return None


def _mended(text: str) -> Decoded:
    """A text that was written as UTF-8 twice, or with entities of HTML, as it was meant; any other as it is."""
    if _TWICE.search(text):
        import ftfy

        mended = ftfy.fix_encoding(text)
        if mended != text:
            message = _("This text was garbled by two conversions, « Ã© » for « é », and has been mended.")
            return Decoded(mended, message)
    if len(_ENTITY.findall(text[:_SAMPLE])) >= _ENTITIES:
        message = _("This text had accents written as in HTML; they have been read.")
        return Decoded(html.unescape(text), message)
    return Decoded(text)


def _mixed(data: bytes) -> Decoded | None:
    """A text of UTF-8 with lines in a code page or a few broken bytes; None for a text that is all in a code page."""
    lines = data.splitlines(keepends=True)
    others = {number for number, line in enumerate(lines) if not _has_utf8(line) and not _is_utf8(line)}
    guess = code_pages.guess(b"".join(lines[number] for number in sorted(others))) if others else None
    if guess is None:
        whole = data.decode(errors="replace")
        broken = whole.count("\ufffd")
        beyond_ascii = len(whole) - len(whole.encode("ascii", "ignore"))
        return Decoded(whole) if beyond_ascii > (_VALID_PER_BROKEN + 1) * broken else None
    rest = b"".join(line for number, line in enumerate(lines) if number not in others)
    # In a code page too, bytes happen to be UTF-8: « l’é » in Mac Roman.
    as_utf8, as_other = (code_pages.likelihood(rest.decode(codec, "replace")) for codec in ("utf-8", guess.encoding))
    if rest.isascii() or as_utf8 <= as_other:
        return None
    codecs_of_lines = (guess.encoding if number in others else "utf-8" for number in range(len(lines)))
    text = "".join(line.decode(codec, "replace") for line, codec in zip(lines, codecs_of_lines, strict=True))
    message = _("This text is in two encodings, UTF-8 and {encoding}; each line has been read in its own.")
    return Decoded(text, message.format(encoding=shown(guess.encoding)))


def _has_utf8(line: bytes) -> bool:
    """Does a line have characters beyond ASCII in UTF-8?"""
    return not line.decode(errors="ignore").isascii()


def _guessed(data: bytes) -> Decoded:
    if b"\x00" in data:
        raise SourceError(_("unknown encoding"), _("name it with --encoding, or save the text as UTF-8"))
    encoding, sure = code_pages.guess(data) or _other(data)
    text = data.decode(encoding, "replace")
    if sure < _SURE:
        message = _("Read as {encoding}, but that is not sure: choose another with --encoding or in the palette.")
    elif encoding != "cp1252":
        message = _("Read as {encoding}: choose another with --encoding or in the palette.")
    else:
        return Decoded(text)
    return Decoded(text, message.format(encoding=shown(encoding)))


def _other(data: bytes) -> code_pages.Guess:
    """The code page of a text that is neither French nor Arabic."""
    letters = [byte for byte in data if byte > 127 or chr(byte).isalpha()]
    if sum(byte > 127 for byte in letters) < _OTHER_SCRIPT * len(letters):
        return code_pages.Guess("cp1252", _UNSURE)
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_OTHER_SCRIPTS, enable_fallback=False).best()
    if best is None:
        raise SourceError(_("unknown encoding"), _("name it with --encoding, or save the text as UTF-8"))
    return code_pages.Guess(best.encoding, _UNSURE)


def shown(encoding: str) -> str:
    """What people call a codec."""
    return code_pages.NAMES.get(encoding, encoding.replace("_", "-").upper())
