"""Bytes to text: the encoding is found, binary data refused."""

from __future__ import annotations

import codecs
import re

from sawt_reader.i18n import _
from sawt_reader.sources.errors import SourceError

# The longest first: the UTF-32 mark starts with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
# What French and Arabic texts were written in before UTF-8. Among all code pages short texts are guessed wrong.
_CODE_PAGES = ["cp1252", "iso8859_15", "mac_roman", "cp850", "cp1256"]
# What a page may declare, as the codec that browsers take for it (Encoding Standard: Latin-1 is Windows's code page).
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
# Browsers look no further for it (HTML, "prescan a byte stream to determine its encoding").
_DECLARED_WITHIN = 1024
# Formats that are not plain text and may hold few control characters.
_MARKED_UP = (b"%PDF-", b"%!PS", b"{\\rtf")
# Bytes looked at to tell a binary file, and the share of control characters no text has; random bytes have .09.
_SAMPLE = 8192
_CONTROL_SHARE = 0.03
_TEXT_CONTROLS = bytes({7, 8, 9, 10, 11, 12, 13, 27})
_CONTROLS = bytes(set(range(32)) - set(_TEXT_CONTROLS))
# A UTF-8 file with a broken byte here and there: at least so many sound non-ASCII characters for each broken one.
_SOUND_FOR_BROKEN = 10


def decode(data: bytes) -> str:
    """The text in `data`: by its byte order mark, as UTF-8, else as the likeliest code page of French and Arabic.

    A byte order mark stays in the text (cleaning drops and counts it). A UTF-8 text with a few broken bytes is read as
    UTF-8, with U+FFFD for each.

    Raises:
        SourceError: for binary data, or bytes that are no text in any of the encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if _is_binary(data):
        raise SourceError(_("binary file, not a text"), _("give a plain text file"))
    try:
        return data.decode()
    except UnicodeDecodeError:
        mended = data.decode(errors="replace")
    broken = mended.count("\ufffd")
    if len(mended) - len(mended.encode("ascii", "ignore")) > (_SOUND_FOR_BROKEN + 1) * broken:
        return mended
    return _guess(data)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the head of a page or an XML document declares."""
    found = _DECLARATION.search(data[:_DECLARED_WITHIN])
    return found[1].decode("ascii") if found else None


def as_utf8(data: bytes, declared: str | None) -> bytes:
    """The bytes of a text as UTF-8, by the encoding its server or its head declares.

    Unchanged where that is not known, and where they are UTF-8 whatever is declared: sound UTF-8 is hardly ever chance.
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
    return controls > _CONTROL_SHARE * len(sample)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CODE_PAGES, enable_fallback=False).best()
    if best is None or b"\x00" in data:
        raise SourceError(_("unknown encoding"), _("save it as UTF-8"))
    return str(best)
