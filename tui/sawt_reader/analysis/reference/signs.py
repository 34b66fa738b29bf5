"""What speaks for each candidate: signs that a reader can follow, as « named just before », « spoke last ».

An anaphor is a pronoun, a description or a quotation without a speaker. Each sign is an on-or-off or small number; what
they weigh, `ranking` knows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from sawt_reader.analysis.reference.descriptions import Description, Fit
from sawt_reader.analysis.reference.scene import Place, Referent, Scene, Turn

Kind = Literal["pronoun", "description", "floating"]
Signs = dict[str, float]


class Anaphor(NamedTuple):
    """What is to be resolved.

    Attributes:
        token: where it stands, or where the words begin that it follows: « « … », a-t-il dit ».
        gender, is_plural: by its form.
        description: if it is one.
        words: code points of the words said, half open; None if none are known.
        first_person: is there « je » in them?
        goes_on: does the cue go on from other words, as « ajouter » does?
    """

    kind: Kind
    token: int
    gender: str | None = None
    description: Description | None = None
    words: tuple[int, int] | None = None
    first_person: bool = False
    goes_on: bool = False


class Candidate(NamedTuple):
    """A referent that an anaphor may mean.

    Attributes:
        fit: how a description fits it; None for a pronoun or a floating quotation.
        known: what was said of it before that shows the fit, if that can be told.
        place: where it was named or described last; None if only further on.
        is_named_inside: it is named in the words said.
        ahead: where it is named after a floating quotation, in its sentence or the next.
    """

    referent: Referent
    fit: Fit | None
    known: Description | None
    place: Place | None
    is_named_inside: bool
    ahead: Place | None = None


def of_candidates(scene: Scene, anaphor: Anaphor, candidates: Sequence[Candidate]) -> list[Signs]:
    """The signs of each candidate."""
    turn = scene.last_turn(_start(scene, anaphor))
    before = scene.last_turn(turn.start) if turn else None
    nearest = max((c.place.start for c in candidates if c.place and not c.place.is_quoted), default=-1)
    gendered = [c for c in candidates if c.referent.gender == anaphor.gender is not None]
    nobody_named = not any(c.referent.kind == "person" and c.referent.entity for c in candidates)
    found = []
    for c in candidates:
        signs = _of_referent(scene, anaphor, c.referent)
        signs |= _of_place(scene, anaphor, c.place, nearest)
        signs |= _of_turns(scene, anaphor, c.referent, turn, before)
        if turn is not None and c.place is not None and c.place.start > turn.token and c.place.is_subject:
            signs["subject since last turn"] = 1.0
        if turn is not None and c.place is not None and turn.start <= scene.marked.start[c.place.start] < turn.end:
            signs["named in the last words"] = 1.0
        if c.fit is not None:
            signs[f"{c.fit} role"] = 1.0
        if nobody_named and c.referent.entity is None:
            signs["unnamed where nobody is named"] = 1.0
        if c.is_named_inside:
            signs["named inside"] = 1.0
        if c.ahead is not None:
            where = "ahead" if scene.marked.sentence[c.ahead.start] == scene.marked.sentence[anaphor.token] else "next"
            signs[f"{where} subject" if c.ahead.is_subject else where] = 1.0
        if len(candidates) == 1:
            signs["only"] = 1.0
        elif len(gendered) == 1 and c is gendered[0]:
            signs["only of gender"] = 1.0
        if c.place is not None:
            since = [o.place for o in candidates if o.place and o.place.start > c.place.start and not o.place.is_quoted]
            if since:
                signs["others since"] = math.log1p(len(since))
            if any(place.is_subject for place in since):
                signs["subjects since"] = 1.0
        found.append(signs)
    return found


def of_none(scene: Scene, anaphor: Anaphor, candidates: Sequence[Candidate]) -> Signs:
    """The signs that nobody among the candidates is meant."""
    signs: Signs = {"none": 1.0}
    signs[f"none of {min(len(candidates), 4)}"] = 1.0
    said = anaphor.description
    if said is not None:
        signs[f"none kind {said.kind}"] = 1.0
        if said.complements:
            signs["none with complement"] = 1.0
        if said.modifiers:
            signs["none with modifier"] = 1.0
        if not said.is_definite:
            signs["none not definite"] = 1.0
        if said.end - said.start > 2:
            signs["none long"] = math.log(said.end - said.start - 1)
        for fit in ("same", "wider", "fits"):
            if any(c.fit == fit for c in candidates):
                signs[f"none but {fit}"] = 1.0
                break
    if anaphor.kind == "floating":
        if not scene.turns:
            signs["none spoke"] = 1.0
        if anaphor.first_person:
            signs["none first person"] = 1.0
        if scene.is_headline(anaphor.token):
            signs["none in title"] = 1.0
    return signs


def _start(scene: Scene, anaphor: Anaphor) -> int:
    """The code point before which others have spoken."""
    return anaphor.words[0] if anaphor.words else scene.marked.start[anaphor.token]


def _of_referent(scene: Scene, anaphor: Anaphor, referent: Referent) -> Signs:
    signs: Signs = {}
    if anaphor.gender is not None:
        signs["gender" if referent.gender == anaphor.gender else "gender unknown"] = 1.0
        if scene.persons_of[anaphor.gender] == [referent]:
            signs["only of gender in text"] = 1.0
    if referent.entity is None:
        signs["unnamed"] = 1.0
        if referent.together:
            signs["together"] = 1.0
    if referent.kind != "person":
        signs["organisation" if referent.kind == "organisation" else "no person"] = 1.0
        if anaphor.first_person:
            signs["no person first person"] = 1.0
    if referent.in_title:
        signs["title"] = 1.0
    if referent.kind == "person" and referent.entity is not None:
        signs["often"] = min(1.0, len(referent.places) / scene.most)
        if referent is scene.prominent[0]:
            signs["most named"] = 1.0
    return signs


def _of_place(scene: Scene, anaphor: Anaphor, place: Place | None, nearest: int) -> Signs:
    if place is None:
        return {"later": 1.0}
    marked, here = scene.marked, marked_sentence(scene, anaphor)
    signs: Signs = {}
    distance = here - place.sentence
    signs[("same sentence", "sentence before", "two sentences before")[distance] if distance < 3 else "farther"] = 1.0
    if distance >= 3:
        signs["distance"] = math.log(distance - 1)
    block = marked.block[anaphor.token]
    if block is not None and place.block is not None:
        apart = block - place.block
        signs["same paragraph" if apart == 0 else "paragraph before" if apart == 1 else "other paragraph"] = 1.0
    if place.is_quoted:
        signs["only quoted"] = 1.0
    elif place.start == nearest:
        signs["nearest"] = 1.0
    if place.is_subject and not place.is_quoted:
        signs["subject"] = 1.0
        if distance <= 1:
            signs["subject near"] = 1.0
    return signs


def marked_sentence(scene: Scene, anaphor: Anaphor) -> int:
    """The sentence of an anaphor."""
    return scene.marked.sentence[anaphor.token]


def _of_turns(scene: Scene, anaphor: Anaphor, referent: Referent, turn: Turn | None, before: Turn | None) -> Signs:
    signs: Signs = {}
    if referent.spoke:
        signs["spoke"] = 1.0
        if referent.spoke == len(scene.turns):
            signs["only speaker"] = 1.0
        signs["spoke often"] = referent.spoke / max(1, len(scene.turns))
    if turn is None or turn.referent is not referent:
        if before is not None and turn is not None and before.referent is referent:
            signs["spoke before that"] = 1.0
        return signs
    marked = scene.marked
    distance = marked.sentence[anaphor.token] - marked.sentence[turn.token]
    signs["spoke last " + ("same sentence", "sentence before")[distance] if 0 <= distance < 2 else "spoke last"] = 1.0
    here = marked.block_at(_start(scene, anaphor))
    apart = here - marked.block_at(turn.end - 1)
    if anaphor.goes_on:
        signs["spoke last and goes on"] = 1.0
    if referent.entity is None:
        signs["unnamed spoke last"] = 1.0
    elif referent.kind != "person":
        signs["organisation spoke last"] = 1.0
    where = "same paragraph" if apart == 0 else "paragraph before" if apart == 1 else "farther"
    signs[f"spoke last {where}"] = 1.0
    if not marked.text[turn.end : _start(scene, anaphor)].strip(" \n.,;"):
        signs["goes on"] = 1.0
    return signs
