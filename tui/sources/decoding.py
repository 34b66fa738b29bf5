"""Bytes to text: the encoding is found, binary data refused."""

from __future__ import annotations

import codecs

from tui.sources.errors import SourceError

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
# Formats that are not plain text and may hold few control characters.
_MARKED_UP = (b"%PDF-", b"%!PS", b"{\\rtf")
# Bytes looked at to tell a binary file, and the share of control characters no text has; random bytes have .09.
_SAMPLE = 8192
_CONTROL_SHARE = 0.03
_TEXT_CONTROLS = bytes({7, 8, 9, 10, 11, 12, 13, 27})
_CONTROLS = bytes(set(range(32)) - set(_TEXT_CONTROLS))
# A UTF-8 file with a broken byte here and there: at least so many sound non-ASCII characters for each broken one.
_SOUND_FOR_BROKEN = 10


def decode(data: bytes, shown: str) -> str:
    """The text in `data`: by its byte order mark, as UTF-8, else as the likeliest code page of French and Arabic.

    A byte order mark stays in the text (cleaning drops and counts it). A UTF-8 text with a few broken bytes is read as
    UTF-8, with U+FFFD for each.

    Args:
        data: the whole file.
        shown: the source's name, for messages; they start with it.

    Raises:
        SourceError: for binary data, or bytes that are no text in any of the encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if _is_binary(data):
        raise SourceError(f"{shown} is a binary file, not a text: give a plain text file")
    try:
        return data.decode()
    except UnicodeDecodeError:
        mended = data.decode(errors="replace")
    broken = mended.count("\ufffd")
    if len(mended) - len(mended.encode("ascii", "ignore")) > (_SOUND_FOR_BROKEN + 1) * broken:
        return mended
    return _guess(data, shown)


def _is_binary(data: bytes) -> bool:
    if data.startswith(_MARKED_UP):
        return True
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _CONTROL_SHARE * len(sample)


def _guess(data: bytes, shown: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_CODE_PAGES, enable_fallback=False).best()
    if best is None or b"\x00" in data:
        raise SourceError(f"{shown} is in an unknown encoding: save it as UTF-8")
    return str(best)
