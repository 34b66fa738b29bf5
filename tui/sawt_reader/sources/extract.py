"""The result of a format's module: the parts of an article, not yet cleaned or joined."""

from __future__ import annotations

import re

import msgspec

from sawt_reader.reading.model import BlockKind
from sawt_reader.reading.safe_text import clean
from sawt_reader.sources.layout import lay_out

# No-break spaces are part of French punctuation; all other white space in a part is equivalent.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_BLANK_LINE = "\n\n"


class Part(msgspec.Struct, frozen=True):
    """A block and its text.

    Attributes:
        level: of a heading, 1 for the outermost; None for other kinds.
    """

    kind: BlockKind
    text: str
    level: int | None = None


class Extract(msgspec.Struct, frozen=True):
    """The parts of an article in reading order, and its metadata. Days are ISO 8601.

    Attributes:
        url: the address that the page gives for itself; http or https.
        dropped: how many code points cleaning has already removed.
        notice: as in `Article`.
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
    """A text on one line: each run of white space becomes one space; no-break spaces stay."""
    return _SPACES.sub(" ", text).strip()


def with_normal_levels(parts: list[Part]) -> list[Part]:
    """The parts, with heading levels shifted so that the outermost is 1."""
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
    """Clean parts and join them with blank lines.

    Returns:
        The text; each part that is not blank, with its start and end in code points; how many code points were removed.
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
            at += len(content) + len(_BLANK_LINE)
    return _BLANK_LINE.join(pieces), placed, dropped
