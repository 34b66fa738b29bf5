"""When two names are one: people and outlets are matched by their whole name, never by a part of it."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[\s\-‐‑–’']+")


def key(name: str) -> str:
    """A name as it is compared: without case, accents, and the choice of hyphen, space and apostrophe."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return _APART.sub(" ", bare).strip()
