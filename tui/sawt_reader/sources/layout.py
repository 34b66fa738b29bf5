"""Splits a plain text into the blocks of a newspaper page: masthead, dateline, title, standfirst, headings, prose.

They are expected in the order of a page: masthead and dateline, title, then standfirst, byline and dateline in any
order, then prose with headings. Precision first: anything that is not clearly something else is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sawt_reader.reading.model import Block, BlockKind
from sawt_reader.sources import furniture
from sawt_reader.sources.paragraphs import paragraphs

# Most paragraphs of the head of a page.
_LONGEST_HEAD = 8
# A title is followed by prose within this many paragraphs: after a standfirst, a heading, or an unknown line.
_PROSE_WITHIN = 3
# Lengths in words. A longer heading in quotation marks is a quotation; a paragraph of more than `_PROSE` is prose.
_LONGEST_STANDFIRST = 80
_LONGEST_QUOTED_HEADING = 6
_PROSE = 20
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
# Names of sections and genres, which may be printed in the place of the masthead but are not an outlet.
_SECTIONS = frozenset(
    "actualité actualités analyse culture décryptage économie éditorial enquête entretien exclusif infographie "
    "international interview monde opinion opinions politique portrait récit reportage société sport sports tribune "
    "urgent".split()
)


class Layout(NamedTuple):
    """The blocks of a text, and the facts in its furniture. Days are ISO 8601."""

    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None


class _Label(NamedTuple):
    """The kind of a paragraph, and the facts in it, as fields of `Layout`."""

    at: int
    kind: BlockKind
    facts: dict[str, str | None]


def lay_out(text: str) -> Layout:
    """Split a cleaned text into blocks. They cover all its characters except white space."""
    spans = paragraphs(text)
    texts = [text[span.start : span.end] for span in spans]
    kinds: dict[int, BlockKind] = {}
    facts: dict[str, str | None] = {}
    for label in _labels(texts):
        kinds[label.at] = label.kind
        facts = {**{name: value for name, value in label.facts.items() if value}, **facts}
    if "published" not in facts:
        first = next((text for index, text in enumerate(texts[:_LONGEST_HEAD]) if index not in kinds), "")
        facts["published"] = furniture.agency_date(first)
    blocks = (
        Block(kind := kinds.get(index, "paragraph"), span.start, span.end, level=1 if kind == "heading" else None)
        for index, span in enumerate(spans)
    )
    return Layout(tuple(blocks), **facts)


def _labels(texts: list[str]) -> Iterator[_Label]:
    """The labels of all blocks other than plain paragraphs, from the top."""
    above = list(_above_title(texts))
    yield from above
    at = len(above)
    if _is_title(texts, at):
        yield _Label(at, "title", {"title": " ".join(texts[at].split())})
        below = list(_below_title(texts, at + 1))
        yield from below
        at = max((label.at for label in below), default=at) + 1
    for index in range(at, len(texts)):
        if furniture.is_caption(texts[index]):
            yield _Label(index, "caption", {})
        elif _is_heading(texts, index) and (index == at or _is_prose(texts[index - 1])):
            yield _Label(index, "heading", {})
        elif index == len(texts) - 1 and index > at and (label := _signature(texts, index)):
            yield label  # a signature below the prose


def _signature(texts: list[str], index: int) -> _Label | None:
    """The label of a dateline or byline."""
    found = furniture.signature(texts[index])
    if not found:
        return None
    facts = {"byline": found.names, "published": found.published, "modified": found.modified}
    return _Label(index, "byline" if found.names else "dateline", facts)


def _signature_or_name(texts: list[str], index: int) -> _Label | None:
    """The label of a dateline, a byline, or a bare name next to one of them."""
    if label := _signature(texts, index):
        return label
    beside = (*texts[max(index - 1, 0) : index], *texts[index + 1 : index + 2])
    if furniture.is_person(texts[index]) and any(map(furniture.signature, beside)):
        return _Label(index, "byline", {"byline": " ".join(texts[index].split())})
    return None


def _above_title(texts: list[str]) -> Iterator[_Label]:
    """The masthead, if a title follows it, then datelines and bylines."""
    at = 0
    section = bool(texts) and texts[0].lower() in _SECTIONS
    if texts and (section or furniture.is_masthead(texts[0])) and not _signature(texts, 0):
        under = next((index for index in range(1, len(texts[:_LONGEST_HEAD])) if not _signature(texts, index)), 0)
        if not under or not _is_title(texts, under):
            return
        yield _Label(0, "masthead", {} if section else {"outlet": " ".join(texts[0].split())})
        at = 1
    while at < len(texts[:_LONGEST_HEAD]) and (label := _signature(texts, at)):
        yield label
        at += 1


def _is_title(texts: list[str], at: int) -> bool:
    """Whether a line may be a title and has prose below it, with little more than a standfirst in between."""
    if at >= len(texts) or not furniture.may_be_heading(texts[at], furniture.LONGEST_TITLE):
        return False
    head = range(at + 1, len(texts[: at + _LONGEST_HEAD]))
    under = [texts[index] for index in head if not _signature_or_name(texts, index)]
    return any(map(_is_prose, under[:_PROSE_WITHIN]))


def _below_title(texts: list[str], at: int) -> Iterator[_Label]:
    """Standfirst, byline, dateline and captions below the title, down to the first paragraph of prose."""
    seen: set[str] = set()
    for index in range(at, min(at + _LONGEST_HEAD, len(texts) - 1)):
        label = _signature_or_name(texts, index)
        if not label and furniture.is_caption(texts[index]):
            label = _Label(index, "caption", {})
        if not label and "standfirst" not in seen and _is_standfirst(texts, index, signed="dateline" in seen):
            label = _Label(index, "standfirst", {})
        if not label:
            return
        seen.add(label.kind)
        yield label


def _is_standfirst(texts: list[str], at: int, *, signed: bool) -> bool:
    """Whether a paragraph is set off from the prose: by a first signature or an agency's opening below, or by no stop.

    Args:
        texts: all paragraphs.
        at: the index of the paragraph.
        signed: whether there is a dateline above it.
    """
    if not furniture.is_short(texts[at], _LONGEST_STANDFIRST) or at + 1 >= len(texts):
        return False
    set_off = not signed and bool(_signature(texts, at + 1)) and at + 2 < len(texts)
    unstopped = furniture.may_be_heading(texts[at], _LONGEST_STANDFIRST) and not furniture.is_sentence(texts[at])
    long = not furniture.is_short(texts[at], furniture.LONGEST_HEADING)
    return set_off or bool(furniture.agency_date(texts[at + 1])) or (unstopped and long and _is_prose(texts[at + 1]))


def _is_heading(texts: list[str], at: int) -> bool:
    """Whether a paragraph is a short line without a stop, and the next one is prose at least twice as long."""
    text = _NUMBER.sub("", texts[at])
    if (
        not furniture.may_be_heading(text, furniture.LONGEST_HEADING)
        or furniture.is_sentence(text)
        or at + 1 >= len(texts)
    ):
        return False
    quoted = text[0] in '«“"' and not furniture.is_short(text, _LONGEST_QUOTED_HEADING)
    introduced = at > 0 and texts[at - 1].rstrip().endswith((":", ",", ";"))
    under = texts[at + 1]
    return not quoted and not introduced and _is_prose(under) and len(under) >= 2 * len(text) and not under[0].islower()


def _is_prose(text: str) -> bool:
    return furniture.is_sentence(text) or not furniture.is_short(text, _PROSE)
