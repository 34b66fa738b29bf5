"""Messages about the notes and corrections of an opened article that need attention; {list} is a key."""

from __future__ import annotations

from collections.abc import Iterator

from sawt_reader.i18n import ngettext
from sawt_reader.reader.notes.display import orphan_lines
from sawt_reader.reader.notes.placed import PlacedAnnotations

MOST_NAMED = 2
"""Corrections that a notice names."""


def of_notes(placed: PlacedAnnotations) -> Iterator[str]:
    """Of bookmarks, notes and drafts."""
    listed = placed.listed
    if drafts := len(placed.drafts):
        message = ngettext(
            "{n} note is still a draft: {list} lists it.", "{n} notes are still drafts: {list} lists them.", drafts
        )
        yield message.replace("{n}", str(drafts))
    if alike := sum(one.alike for one in listed):
        message = ngettext(
            "{n} note or bookmark is an approximate match: {list} lists it.",
            "{n} notes and bookmarks are approximate matches: {list} lists them.",
            alike,
        )
        yield message.replace("{n}", str(alike))
    if gone := sum(one.place is None for one in listed):
        message = ngettext(
            "{n} note or bookmark has lost its place: {list} lists it.",
            "{n} notes and bookmarks have lost their place: {list} lists them.",
            gone,
        )
        yield message.replace("{n}", str(gone))


def of_corrections(placed: PlacedAnnotations) -> Iterator[str]:
    """Of corrections; none until there is a whole reading."""
    if orphans := len(placed.orphans):
        # Braces in the words would be taken for the field of a key.
        named = [line.replace("{", "{{").replace("}", "}}") for line in orphan_lines(placed)[:MOST_NAMED]]
        message = ngettext(
            "{n} correction no longer fits: {list} lists it.",
            "{n} corrections no longer fit: {list} lists them.",
            orphans,
        )
        yield "\n".join([message.replace("{n}", str(orphans)), *named])
