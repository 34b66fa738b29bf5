"""What wants a look among the notes and corrections of an article that has been opened."""

from __future__ import annotations

from collections.abc import Iterator

from sawt_reader.i18n import ngettext
from sawt_reader.reader.notes.placed import PlacedAnnotations


def of_remarks(remarks: PlacedAnnotations) -> Iterator[str]:
    """Of bookmarks, notes and drafts, a line each; the field {list} is for the key of the list."""
    listed = remarks.listed
    if drafts := len(remarks.drafts):
        told = ngettext(
            "{n} note is still a draft: {list} lists it.", "{n} notes are still drafts: {list} lists them.", drafts
        )
        yield told.replace("{n}", str(drafts))
    if alike := sum(one.alike for one in listed):
        told = ngettext(
            "{n} note or bookmark was found again by likeness: {list} lists it.",
            "{n} notes and bookmarks were found again by likeness: {list} lists them.",
            alike,
        )
        yield told.replace("{n}", str(alike))
    if gone := sum(one.place is None for one in listed):
        told = ngettext(
            "{n} note or bookmark has lost its place: {list} lists it.",
            "{n} notes and bookmarks have lost their place: {list} lists them.",
            gone,
        )
        yield told.replace("{n}", str(gone))


def of_corrections(remarks: PlacedAnnotations) -> Iterator[str]:
    """Of corrections, once the whole reading is there."""
    if orphans := len(remarks.orphans):
        told = ngettext(
            "{n} correction no longer fits: {list} lists it.",
            "{n} corrections no longer fit: {list} lists them.",
            orphans,
        )
        yield told.replace("{n}", str(orphans))
