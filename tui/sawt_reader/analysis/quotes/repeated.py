"""Quotations that a title or heading takes from the article: the same words, attributed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sawt_reader.analysis.quotes.drafts import Draft

_WORD = re.compile(r"\w+")
_LEAST = 4  # words in common; fewer may be said by anybody
_MOST = 100  # quotations with the same run of words that are compared


def find(text: str, drafts: Sequence[Draft]) -> Mapping[int, Draft]:
    """For quotations without a speaker, by `id`, the first with a speaker whose words hold theirs."""
    open_ones = [d for d in drafts if d.attribution == "none" and d.inherits_from is None and not d.speakers]
    if not open_ones:
        return {}
    said: list[tuple[Draft, str]] = []
    holding: dict[tuple[str, ...], list[int]] = {}
    for draft in drafts:
        if draft.speakers:
            words = _words(text, draft)
            for run in _runs(words):
                holding.setdefault(run, []).append(len(said))
            said.append((draft, _joined(words)))
    found: dict[int, Draft] = {}
    for draft in open_ones:
        words = _words(text, draft)
        rarest = min((holding.get(run, []) for run in _runs(words)), key=len, default=[])
        twin = next((said[n][0] for n in rarest[:_MOST] if _joined(words) in said[n][1]), None)
        if twin is not None:
            found[id(draft)] = twin
    return found


def _words(text: str, draft: Draft) -> list[str]:
    return _WORD.findall(" ".join(text[start:end] for start, end in draft.pieces).lower())


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    """All runs of the least number of words, each once, in order; none in fewer words."""
    return dict.fromkeys(zip(*(words[n:] for n in range(_LEAST)), strict=False))


def _joined(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "
