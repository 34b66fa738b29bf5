"""What a format's module hands over: the parts of an article, not yet cleaned or laid end to end."""

from __future__ import annotations

import re

import msgspec

from sawt_reader.reading.model import BlockKind
from sawt_reader.reading.safe_text import clean
from sawt_reader.sources.layout import lay_out

# No-break spaces mean something in French; other white space inside a part does not.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_BETWEEN = "\n\n"


class Part(msgspec.Struct, frozen=True):
    """A block with its own text.

    Attributes:
        level: depth of a heading, 1 the outermost; None for other kinds.
    """

    kind: BlockKind
    text: str
    level: int | None = None


class Extract(msgspec.Struct, frozen=True):
    """The parts of an article in reading order, and what its format tells about the publication. Days are ISO 8601.

    Attributes:
        url: where the page says it lives; http or https.
        dropped: how many code points were cleaned out already.
        notice: what the reader should know, as in `Article`.
    """

    parts: list[Part]
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    dropped: int = 0
    notice: str | None = None


def flat(text: str) -> str:
    """A text on one line: each run of white space is one space, no-break spaces stay."""
    return _SPACES.sub(" ", text).strip()


def outlined(parts: list[Part]) -> list[Part]:
    """The parts with the outermost heading at level 1."""
    outermost = min((part.level for part in parts if part.level), default=1)
    return [Part(part.kind, part.text, part.level - outermost + 1) if part.level else part for part in parts]


def extract_text(text: str) -> Extract:
    """The parts of a plain text, by the rules of a newspaper page."""
    text, dropped = clean(text)
    layout = lay_out(text)
    parts = [Part(block.kind, text[block.start : block.end], block.level) for block in layout.blocks]
    facts = {name: value for name, value in layout._asdict().items() if name != "blocks"}
    return Extract(parts, dropped=dropped, **facts)


def join(parts: list[Part]) -> tuple[str, list[tuple[Part, int, int]], int]:
    """Lay parts end to end, a blank line between.

    Returns:
        The text; each part that is not blank with its start and end in code points; how many code points were dropped.
    """
    placed: list[tuple[Part, int, int]] = []
    pieces: list[str] = []
    at = dropped = 0
    for part in parts:
        cleaned = clean(flat(part.text))
        dropped += cleaned.dropped
        content = cleaned.text.strip()
        if content:
            placed.append((part, at, at + len(content)))
            pieces.append(content)
            at += len(content) + len(_BETWEEN)
    return _BETWEEN.join(pieces), placed, dropped
