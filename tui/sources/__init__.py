"""Names in, `Article` out: finding files, decoding, cleaning, the layout of a newspaper page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from tui.model import Article, Block


class SourceError(Exception):
    """A source that cannot be read: one clear line naming the thing and the way out."""


def expand(names: Sequence[str]) -> list[str]:
    """The readable sources behind the names: files as they are, folders as their texts, the sample where none is named."""
    raise NotImplementedError


def load(name: str) -> Article:
    """Read one source named as `expand` names it; "-" is standard input."""
    raise NotImplementedError


def article_from_text(text: str, source: str = "-") -> Article:
    """An article from a decoded text: cleaned, laid out in blocks."""
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\s\n][^\n]*", text))
    return Article(id=hashlib.sha256(text.encode()).hexdigest(), source=source, text=text, blocks=blocks)
