"""What spoke for a speaker, in the contract's terms and with the words of the article that show it."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import cast

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.reference.scene import Place, Scene
from sawt_reader.analysis.reference.signs import Anaphor, Candidate
from sawt_reader.reading.model import Span, SpeakerReason, SpeakerSign

MOST = 3  # signs to show


@functools.cache
def _reasons() -> dict[str, SpeakerReason]:
    return {sign: cast(SpeakerReason, reason) for sign, reason in lexicons.tsv("speaker_reasons.tsv")}



def shown(scene: Scene, anaphor: Anaphor, chosen: Candidate, strongest: Iterable[str]) -> tuple[SpeakerSign, ...]:
    """The strongest signs for a candidate that readers can follow, each reason once.

    Args:
        scene: of the text.
        anaphor: what was resolved.
        chosen: the candidate that it means.
        strongest: signs, the strongest first.
    """
    reasons, found = _reasons(), dict[SpeakerReason, SpeakerSign]()
    for sign in strongest:
        reason = reasons.get(sign)
        if reason is not None and reason not in found:
            found[reason] = SpeakerSign(reason, _span(scene, anaphor, chosen, reason))
    return tuple(found.values())[:MOST]


def _span(scene: Scene, anaphor: Anaphor, chosen: Candidate, reason: SpeakerReason) -> Span | None:
    """The words that show a reason."""
    if reason in {"role", "wider"} and chosen.known is not None:
        return Span(*scene.marked.chars(chosen.known.start, chosen.known.end))
    if reason in {"spoke", "follows"}:
        turn = scene.last_turn(scene.marked.start[anaphor.token])
        return Span(turn.start, turn.end) if turn else None
    place = _in_headline(scene, chosen) if reason == "title" else chosen.ahead or chosen.place
    shows = reason in {"subject", "near", "title"} and place is not None
    return Span(*scene.marked.chars(place.start, place.end)) if shows and place else None


def _in_headline(scene: Scene, chosen: Candidate) -> Place | None:
    """Where a headline names a candidate."""
    named = (p for p in chosen.referent.places if scene.marked.mention_of(p.start) and scene.is_headline(p.start))
    return next(named, None)
