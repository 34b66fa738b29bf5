"""Facts from the properties of a file, which programs fill with accounts, firms and names of files."""

from __future__ import annotations

import re

from sawt_reader.sources import furniture

# A title that a program made of the name of a file, or of nothing.
_NO_TITLE = re.compile(r"\.\w{2,5}$|microsoft|untitled|sans titre|^document\d*$", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
# A title is believed if this share of its words stands at the top of the text, within so many code points.
_SAID, _TOP = 0.6, 1_000


def title(written: str, text: str) -> str | None:
    """The title of the properties, if the text shows it too."""
    found = " ".join(written.split())
    words = {word.casefold() for word in _WORDS.findall(found)}
    if len(words) < 2 or _NO_TITLE.search(found):
        return None
    shown = {word.casefold() for word in _WORDS.findall(text[:_TOP])}
    return found if len(words & shown) >= _SAID * len(words) else None


def author(written: str) -> str | None:
    """The author of the properties, if that is the name of a person."""
    found = " ".join(written.split())
    return found if found and furniture.is_person(found) else None
