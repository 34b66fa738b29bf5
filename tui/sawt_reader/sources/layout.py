"""The layout of a newspaper page in plain text: which paragraph is masthead, dateline, title, standfirst, heading.

The order is that of a page: masthead and dateline, title, then standfirst, byline and dateline in any order, then prose
with headings. Precision first: what is not clearly something else is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sawt_reader.reading.model import Block, BlockKind
from sawt_reader.sources import furniture
from sawt_reader.sources.paragraphs import paragraphs

# How many paragraphs from the top the head of a page may reach.
_LONGEST_HEAD = 8
# Between a title and its prose: standfirst, heading, and a line one cannot name.
_BETWEEN = 3
# Lengths in words: a standfirst, a heading in quotation marks (longer ones are quotations), and what is prose for sure.
_LONGEST_STANDFIRST = 80
_LONGEST_QUOTED = 6
_PROSE = 20
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
# Sections and genres that stand where a masthead may: they name no outlet.
_RUBRICS = frozenset(
    "actualité actualités analyse culture décryptage économie éditorial enquête entretien exclusif infographie "
    "international interview monde opinion opinions politique portrait récit reportage société sport sports tribune "
    "urgent".split()
)


class Layout(NamedTuple):
    """The blocks of a text, and what its furniture tells about the publication. Days are ISO 8601."""

    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None


class _Mark(NamedTuple):
    """What a paragraph was recognised as, and what it tells: fields of `Layout`."""

    at: int
    kind: BlockKind
    facts: dict[str, str | None]


def lay_out(text: str) -> Layout:
    """Lay out a cleaned text. The blocks hold every character that is not white space."""
    spans = paragraphs(text)
    texts = [text[span.start : span.end] for span in spans]
    kinds: dict[int, BlockKind] = {}
    facts: dict[str, str | None] = {}
    for mark in _marks(texts):
        kinds[mark.at] = mark.kind
        facts = {**{name: value for name, value in mark.facts.items() if value}, **facts}
    if "published" not in facts:
        first = next((text for index, text in enumerate(texts[:_LONGEST_HEAD]) if index not in kinds), "")
        facts["published"] = furniture.agency_date(first)
    blocks = (
        Block(kind := kinds.get(index, "paragraph"), span.start, span.end, level=1 if kind == "heading" else None)
        for index, span in enumerate(spans)
    )
    return Layout(tuple(blocks), **facts)


def _marks(texts: list[str]) -> Iterator[_Mark]:
    """All that is not a paragraph, from the top."""
    above = list(_above_title(texts))
    yield from above
    at = len(above)
    if _is_title(texts, at):
        yield _Mark(at, "title", {"title": " ".join(texts[at].split())})
        below = list(_below_title(texts, at + 1))
        yield from below
        at = max((mark.at for mark in below), default=at) + 1
    for index in range(at, len(texts)):
        if furniture.is_caption(texts[index]):
            yield _Mark(index, "caption", {})
        elif _is_heading(texts, index) and (index == at or _is_prose(texts[index - 1])):
            yield _Mark(index, "heading", {})
        elif index == len(texts) - 1 and index > at and (mark := _line(texts, index)):
            yield mark  # a signature below the prose


def _line(texts: list[str], index: int) -> _Mark | None:
    """A dateline or a byline, and what it tells."""
    found = furniture.signature(texts[index])
    if not found:
        return None
    facts = {"byline": found.names, "published": found.published, "modified": found.modified}
    return _Mark(index, "byline" if found.names else "dateline", facts)


def _signature(texts: list[str], index: int) -> _Mark | None:
    """A dateline, a byline, or a name alone next to one of them."""
    if mark := _line(texts, index):
        return mark
    beside = (*texts[max(index - 1, 0) : index], *texts[index + 1 : index + 2])
    if furniture.is_person(texts[index]) and any(map(furniture.signature, beside)):
        return _Mark(index, "byline", {"byline": " ".join(texts[index].split())})
    return None


def _above_title(texts: list[str]) -> Iterator[_Mark]:
    """The masthead, if a title follows below it, then datelines and bylines."""
    at = 0
    rubric = bool(texts) and texts[0].lower() in _RUBRICS
    if texts and (rubric or furniture.is_masthead(texts[0])) and not _line(texts, 0):
        under = next((index for index in range(1, len(texts[:_LONGEST_HEAD])) if not _line(texts, index)), 0)
        if not under or not _is_title(texts, under):
            return
        yield _Mark(0, "masthead", {} if rubric else {"outlet": " ".join(texts[0].split())})
        at = 1
    while at < len(texts[:_LONGEST_HEAD]) and (mark := _line(texts, at)):
        yield mark
        at += 1


def _is_title(texts: list[str], at: int) -> bool:
    """A label with prose below it, at most a standfirst or heading and signatures between."""
    if at >= len(texts) or not furniture.is_label(texts[at], furniture.LONGEST_TITLE):
        return False
    under = [texts[index] for index in range(at + 1, len(texts[: at + _LONGEST_HEAD])) if not _signature(texts, index)]
    return any(map(_is_prose, under[:_BETWEEN]))


def _below_title(texts: list[str], at: int) -> Iterator[_Mark]:
    """Standfirst, byline, dateline and caption, each as far as the page's head goes."""
    seen: set[str] = set()
    for index in range(at, min(at + _LONGEST_HEAD, len(texts) - 1)):
        mark = _signature(texts, index)
        if not mark and furniture.is_caption(texts[index]):
            mark = _Mark(index, "caption", {})
        if not mark and "standfirst" not in seen and _is_standfirst(texts, index, signed="dateline" in seen):
            mark = _Mark(index, "standfirst", {})
        if not mark:
            return
        seen.add(mark.kind)
        yield mark


def _is_standfirst(texts: list[str], at: int, *, signed: bool) -> bool:
    """Set off from the prose: by a byline or first dateline below it, by an agency's opening, or by having no stop."""
    if not furniture.is_short(texts[at], _LONGEST_STANDFIRST) or at + 1 >= len(texts):
        return False
    set_off = not signed and bool(_line(texts, at + 1)) and at + 2 < len(texts)
    unstopped = furniture.is_label(texts[at], _LONGEST_STANDFIRST) and not furniture.is_sentence(texts[at])
    long = not furniture.is_short(texts[at], furniture.LONGEST_HEADING)
    return set_off or bool(furniture.agency_date(texts[at + 1])) or (unstopped and long and _is_prose(texts[at + 1]))


def _is_heading(texts: list[str], at: int) -> bool:
    """A short label without any stop, between the end of something and prose at least twice its length."""
    text = _NUMBER.sub("", texts[at])
    if not furniture.is_label(text, furniture.LONGEST_HEADING) or furniture.is_sentence(text) or at + 1 >= len(texts):
        return False
    quoted = text[0] in '«“"' and not furniture.is_short(text, _LONGEST_QUOTED)
    introduced = at > 0 and texts[at - 1].rstrip().endswith((":", ",", ";"))
    under = texts[at + 1]
    return not quoted and not introduced and _is_prose(under) and len(under) >= 2 * len(text) and not under[0].islower()


def _is_prose(text: str) -> bool:
    return furniture.is_sentence(text) or not furniture.is_short(text, _PROSE)
