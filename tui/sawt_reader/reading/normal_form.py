"""The normal form of a name, so that one person is one in every table and file, however the press typesets it."""

from __future__ import annotations

import re
import unicodedata

# Typographic ligatures (U+FB00 to U+FB17) are split, but œ and æ are letters; direction marks are removed.
_OPENED: dict[int, str | None] = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0xFB00, 0xFB07), *range(0xFB13, 0xFB18))
} | {0x200E: None, 0x200F: None}
# Joiners that no script needs: beside a Latin letter, its diacritic, or a space.
_LATIN = "[\x00-\u024f\u0300-\u036f]"
_JOINERS = re.compile(f"(?<={_LATIN})[\u200c\u200d]+|[\u200c\u200d]+(?={_LATIN})")
# Characters beside spaces that only a name not yet in its normal form may contain; most have none, and this is fast.
_UNUSUAL = re.compile("[\u200c-\u200f\ufb00-\ufb17]")


def as_name(text: str) -> str:
    """The normal form of a name: NFC, one plain space between words, ligatures split, nothing invisible.

    « Claire\u00a0Petit » is « Claire Petit », « Staﬀord » is « Stafford ». The text of an article is not changed.
    """
    if " ".join(text.split()) == text and not _UNUSUAL.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    spaced = " ".join(unicodedata.normalize("NFC", text).translate(_OPENED).split())
    return " ".join(unicodedata.normalize("NFC", _JOINERS.sub("", spaced)).split())
