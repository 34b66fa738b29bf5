"""What came of corrections that were imported, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sawt_reader.i18n import _, ngettext
from sawt_reader.library.exchange import Corrections, Merged
from sawt_reader.library.records import Correction
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.wording import shortened

MOST_NAMED = 2
"""Words of corrections, or titles, that are named; of others the number."""


class Imported(NamedTuple):
    """What came of a file.

    Attributes:
        name: of the file.
        merged: for each article what was in the file, and what came of it; None if the library has no such article.
        here: the corrections of the current article that are new, or newer than those known.
        unfitting: those of them that fit no item of its reading.
    """

    name: str
    merged: Sequence[tuple[Corrections, Merged | None]]
    here: Sequence[Correction]
    unfitting: Sequence[Correction]


def imported_line(found: Imported) -> str:
    """What was taken, what was known, what no longer fits, what people disagree on, and which articles are missing.

    With fields {list} and {next} for the keys that list what does not fit and go to what is in doubt.
    """
    results = [merged for _file, merged in found.merged if merged is not None]
    added, known = sum(one.added for one in results), sum(one.known for one in results)
    parts = [ngettext("{n} correction added", "{n} corrections added", added).format(n=added)]
    if added > len(found.here):
        parts.append(_("{n} of them in other articles").format(n=added - len(found.here)))
    if known:
        parts.append(_("{n} known").format(n=known))
    if found.unfitting:
        words = _named([one.anchor.exact for one in found.unfitting])
        count = len(found.unfitting)
        told = ngettext("{n} fits nothing here", "{n} fit nothing here", count).format(n=count)
        parts.append(f"{told} ({words}; {{list}})")
    if conflicts := sum(len(one.conflicts) for one in results):
        told = ngettext("{n} conflict", "{n} conflicts", conflicts).format(n=conflicts)
        parts.append(f"{told} ({{next}})")
    if missing := [file.title for file, merged in found.merged if merged is None]:
        parts.append(_("not in the library: {titles}").format(titles=_named(missing)))
    if not found.merged:
        parts = [_("no corrections in it")]
    return _("{who}: {words}").format(who=_literal(found.name), words=" · ".join(parts))


def _named(words: Sequence[str]) -> str:
    """The first of some words or titles, in quotation marks, and how many more there are; braces are no fields."""
    shown = [_("“{words}”").format(words=shortened(one_line(one))) for one in words[:MOST_NAMED]]
    if len(words) > MOST_NAMED:
        shown.append(_("… and {n} more").format(n=len(words) - MOST_NAMED))
    return _literal(", ".join(shown))


def _literal(text: str) -> str:
    """Text in which braces are no fields."""
    return text.replace("{", "{{").replace("}", "}}")
