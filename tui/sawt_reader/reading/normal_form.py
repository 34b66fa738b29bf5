"""The one form of a name, so that who is one is one in every table and file, however the press sets it."""

from __future__ import annotations

import re
import unicodedata

# Typographic ligatures (U+FB00 to U+FB17) are opened, œ and æ are letters; marks of direction go.
_OPENED: dict[int, str | None] = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0xFB00, 0xFB07), *range(0xFB13, 0xFB18))
} | {0x200E: None, 0x200F: None}
# Joiners, where no script needs them: beside a Latin letter, its mark, or a space.
_LATIN = "[\x00-\u024f\u0300-\u036f]"
_JOINERS = re.compile(f"(?<={_LATIN})[\u200c\u200d]+|[\u200c\u200d]+(?={_LATIN})")
# What only a name that is not in its form may hold.
_UNUSUAL = re.compile(r"[^\S ]|^ | $|  |[\u200c-\u200f\ufb00-\ufb17]")


def as_name(text: str) -> str:
    """A name in its normal form: NFC, one plain space between words, ligatures opened, nothing unseen.

    « Claire\u00a0Petit » is « Claire Petit », « Staﬀord » is « Stafford ». The text of an article is left as it is.
    """
    if not _UNUSUAL.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    spaced = " ".join(unicodedata.normalize("NFC", text).translate(_OPENED).split())
    return " ".join(unicodedata.normalize("NFC", _JOINERS.sub("", spaced)).split())
