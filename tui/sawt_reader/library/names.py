"""Comparison of names: people and outlets match by their whole name, never by a part of it."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[\s\-‐‑–’']+")


def key(name: str) -> str:
    """The key by which names are compared: it ignores case, accents, and the choice of hyphen, space or apostrophe."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", bare).strip()
