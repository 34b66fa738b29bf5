"""Decodes bytes to text: detects the encoding, and refuses binary data."""

from __future__ import annotations

import codecs
import re

from sawt_reader.i18n import _
from sawt_reader.sources.errors import SourceError

# Longest first: the byte order mark of UTF-32 starts with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
# Encodings of French and Arabic texts before UTF-8. With more code pages to choose from, short texts are guessed wrong.
_CODE_PAGES = ["cp1252", "iso8859_15", "mac_roman", "cp850", "cp1256"]
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
# A text is damaged UTF-8, not a different encoding, if it has this many valid non-ASCII characters per broken one.
_VALID_PER_BROKEN = 10


def decode(data: bytes) -> str:
    """The text in `data`: by its byte order mark, as UTF-8, or in the likeliest code page for French or Arabic.

    A byte order mark stays in the text (cleaning removes and counts it). A UTF-8 text with a few broken bytes is
    decoded with U+FFFD for each.

    Raises:
        SourceError: for binary data, or bytes that are not text in any of these encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if _is_binary(data):
        raise SourceError(_("binary file, not a text"), _("give a plain text file"))
    try:
        return data.decode()
    except UnicodeDecodeError:
        repaired = data.decode(errors="replace")
    broken = repaired.count("\ufffd")
    if len(repaired) - len(repaired.encode("ascii", "ignore")) > (_VALID_PER_BROKEN + 1) * broken:
        return repaired
    return _guess(data)


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


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CODE_PAGES, enable_fallback=False).best()
    if best is None or b"\x00" in data:
        raise SourceError(_("unknown encoding"), _("save it as UTF-8"))
    return str(best)
