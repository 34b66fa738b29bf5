"""Quotations that a title or heading takes from the article: the same words, attributed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sawt_reader.analysis.quotes.drafts import Draft

_WORD = re.compile(r"\w+")
_LEAST = 4  # words in common; fewer may be said by anybody


def find(text: str, drafts: Sequence[Draft]) -> Mapping[int, Draft]:
    """For quotations without a speaker, by `id`, the one with a speaker whose words hold or begin with theirs."""
    open_ones = [draft for draft in drafts if draft.attribution == "none" and draft.inherits_from is None]
    if not open_ones:
        return {}
    said = [(draft, _words(text, draft)) for draft in drafts if draft.speakers]
    found: dict[int, Draft] = {}
    for draft in open_ones:
        words = _words(text, draft)
        if words.count(" ") + 1 < _LEAST:
            continue
        twin = next((other for other, theirs in said if f" {words} " in f" {theirs} "), None)
        if twin is not None:
            found[id(draft)] = twin
    return found


def _words(text: str, draft: Draft) -> str:
    return " ".join(_WORD.findall(" ".join(text[start:end] for start, end in draft.pieces).lower()))
