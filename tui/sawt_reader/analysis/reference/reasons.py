"""What spoke for a speaker, in the contract's terms and with the words of the article that show it."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import cast

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.reference.candidates import Anaphor, Candidate
from sawt_reader.analysis.reference.scene import Scene
from sawt_reader.reading.model import Span, SpeakerReason, SpeakerSign

_MOST = 3  # reasons to show


def shown(scene: Scene, anaphor: Anaphor, chosen: Candidate, strongest: Iterable[str]) -> tuple[SpeakerSign, ...]:
    """The strongest reasons for a candidate that readers can follow, each once, at most three.

    Args:
        scene: of the text.
        anaphor: what was resolved.
        chosen: the candidate that it means.
        strongest: signs, the strongest first.
    """
    reasons = _reasons()
    told = dict.fromkeys(reasons[sign] for sign in strongest if sign in reasons)
    return tuple(SpeakerSign(reason, _span(scene, anaphor, chosen, reason)) for reason in list(told)[:_MOST])


def _span(scene: Scene, anaphor: Anaphor, chosen: Candidate, reason: SpeakerReason) -> Span | None:
    """The words that show a reason; None where none do, as for « named most »."""
    marked, place = scene.marked, chosen.ahead or chosen.place
    if reason in {"spoke", "follows"}:
        turn = scene.last_turn(marked.start[anaphor.token])
        return Span(turn.start, turn.end) if turn else None
    if reason in {"role", "wider"} and chosen.known is not None:
        return Span(*marked.chars(chosen.known.start, chosen.known.end))
    if reason == "title":
        place = next((p for p in chosen.referent.in_headlines if marked.mention_of(p.start)), None)
    elif reason not in {"subject", "near"}:
        return None
    return Span(*marked.chars(place.start, place.end)) if place else None


@functools.cache
def _reasons() -> dict[str, SpeakerReason]:
    return {sign: cast(SpeakerReason, reason) for sign, reason in lexicons.tsv("speaker_reasons.tsv")}
