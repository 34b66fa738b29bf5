"""What speaks for each candidate: signs that a reader can follow, as « named just before », « spoke last ».

Each sign has a value, 1 or another small number; one that is not there counts 0. `ranking` knows what they weigh.
"""

from __future__ import annotations

import bisect
import math
import re
from collections.abc import Sequence

from sawt_reader.analysis.reference import stems
from sawt_reader.analysis.reference.candidates import Anaphor, Candidate
from sawt_reader.analysis.reference.scene import Place, Referent, Scene, Turn

Signs = dict[str, float]
"""The values of signs by their names."""

_DEMONSTRATIVES = frozenset({"ce", "cet", "cette", "ces"})
_MOST_ROLES = 8  # of a candidate whose fields count
_POSSESSIVES = frozenset({"son", "sa", "ses", "leur", "leurs"})
_INVERTED = 10  # tokens of « , a alors répliqué sur la chaîne » between words and a name
_QUESTION = 4  # code points at the end of words, among which « ? » stands: « … ? »
_NO_WORDS = re.compile(r"[ \n.,;]*")


def of_candidates(scene: Scene, anaphor: Anaphor, candidates: Sequence[Candidate]) -> list[Signs]:
    """The signs of each candidate, in their order."""
    turn = scene.last_turn(_start(scene, anaphor))
    before = scene.last_turn(turn.start) if turn else None
    gendered = [c for c in candidates if c.referent.gender == anaphor.gender is not None]
    nobody_named = not any(c.referent.kind == "person" and c.referent.entity for c in candidates)
    unquoted = [c.place for c in candidates if c.place and not c.place.is_quoted]
    starts = sorted(place.start for place in unquoted)
    bearers = [c for c in candidates if c.fit in {"same", "wider"} and c.referent.is_named]
    last_subject = max((place.start for place in unquoted if place.is_subject), default=-1)
    found = []
    for c in candidates:
        signs = _of_referent(scene, anaphor, c.referent)
        signs |= _of_place(scene, anaphor, c.place, starts[-1] if starts else -1)
        signs |= _of_turns(scene, anaphor, c.referent, turn, before)
        if len(candidates) == 1:
            signs["only"] = 1.0
        elif len(gendered) == 1 and c is gendered[0]:
            signs["only of gender"] = 1.0
        if c.fit is not None:
            signs |= _of_fit(anaphor, c, signs) | _of_bearers(c, bearers)
        if nobody_named and c.referent.entity is None:
            signs["unnamed where nobody is named"] = 1.0
        if c.is_named_inside:
            signs["narrated inside" if c.is_narrated else "named inside"] = 1.0
        if c.ahead is not None:
            where = "ahead" if scene.marked.sentence[c.ahead.start] == _sentence(scene, anaphor) else "next"
            signs[f"{where} subject" if c.ahead.is_subject else where] = 1.0
            if _follows_verb(scene, anaphor, c.ahead):
                signs["ahead after a verb"] = 1.0
        if c.place is not None:
            if turn is not None and c.place.start > turn.token and c.place.is_subject:
                signs["subject since last turn"] = 1.0
            if turn is not None and turn.start <= scene.marked.start[c.place.start] < turn.end:
                signs["named in the last words"] = 1.0
            if since := len(starts) - bisect.bisect_right(starts, c.place.start):
                signs["others since"] = math.log1p(since)
            if last_subject > c.place.start:
                signs["subjects since"] = 1.0
        found.append(signs)
    return found


def of_none(scene: Scene, anaphor: Anaphor, candidates: Sequence[Candidate]) -> Signs:
    """The signs that nobody among the candidates is meant."""
    signs: Signs = {"none": 1.0, f"none of {min(len(candidates), 4)}": 1.0}
    said = anaphor.description
    if said is not None:
        signs[f"none kind {said.kind}"] = 1.0
        if said.complements:
            signs["none with complement"] = 1.0
        if said.modifiers:
            signs["none with modifier"] = 1.0
        if not said.is_definite:
            signs["none not definite"] = 1.0
        if scene.marked.words[said.start] in _DEMONSTRATIVES:
            signs["none demonstrative"] = 1.0
        if scene.marked.words[said.start] in _POSSESSIVES:
            signs["none possessive"] = 1.0
        if said.is_former:
            signs["none former"] = 1.0
        if said.end - said.start > 2:
            signs["none long"] = math.log(said.end - said.start - 1)
        fits = {c.fit for c in candidates}
        if closest := next((fit for fit in ("same", "wider", "fits") if fit in fits), None):
            signs[f"none but {closest}"] = 1.0
    if anaphor.kind == "floating":
        if not scene.turns:
            signs["none spoke"] = 1.0
        if anaphor.first_person:
            signs["none first person"] = 1.0
        if scene.is_headline(anaphor.token):
            signs["none in title"] = 1.0
    return signs


def _of_fit(anaphor: Anaphor, candidate: Candidate, others: Signs) -> Signs:
    """How a description fits; of a role that nothing tells also whether it is of one field with a known one."""
    dossier, said = candidate.referent.dossier, anaphor.description
    signs: Signs = {f"{candidate.fit} role": 1.0}
    if dossier is not None and said is not None and (suits := dossier.suits(said)) is not None:
        signs["of a fitting field" if suits else "of another field"] = 1.0
    if candidate.fit != "unrelated":
        return signs
    if said is not None and said.complements:
        signs["unrelated with complement"] = 1.0
    if dossier is not None and said is not None and dossier.descriptions:
        signs["other role"] = 1.0
        mine = stems.fields(said.stem)
        theirs = frozenset[str]().union(*(stems.fields(known.stem) for known in dossier.descriptions[:_MOST_ROLES]))
        if mine and theirs:
            signs["other role of the field" if mine & theirs else "other role of another field"] = 1.0
    for sign in ("spoke last sentence before", "spoke last same paragraph", "subject near", "nearest", "only"):
        if sign in others:
            signs[f"unrelated {sign}"] = 1.0
    return signs


def _follows_verb(scene: Scene, anaphor: Anaphor, ahead: Place) -> bool:
    """Does a name come right after the words, with a verb before it? « « … », a alors contré *Paul Arnal* »."""
    marked = scene.marked
    after = marked.at_or_before(anaphor.words[1] - 1) + 1 if anaphor.words else ahead.start
    between = range(after, ahead.start)
    if not 1 < len(between) <= _INVERTED or marked.words[after] != ",":
        return False
    return any(marked.is_verb(k) for k in between) and not any(marked.pos[k] == "PUNCT" for k in between[1:])


def _of_bearers(candidate: Candidate, bearers: Sequence[Candidate]) -> Signs:
    """Of a description: is this the only one named who bears it, or does another bear it?

    « Le préfet X et le maire Y … Le préfet »: not Y. « Le préfet … X, préfet de Z … Le préfet »: one person.
    """
    if candidate in bearers:
        return {"only bearer": 1.0} if len(bearers) == 1 else {}
    if not bearers:
        return {}
    if candidate.referent.is_named:
        return {f"{candidate.fit} beside a bearer": 1.0}
    described = candidate.referent.description
    if described and any(bearer.referent.bears(described) for bearer in bearers):
        return {"unnamed beside its bearer": 1.0}
    return {}


def _names(scene: Scene, speaker: Referent, referent: Referent) -> bool:
    """Do the words that describe somebody without a name hold the name of another?"""
    said = speaker.description
    if said is None or speaker.entity is not None or referent.entity is None:
        return False
    return any(m.entity == referent.entity.id for m in scene.marked.mentions_between(said.start, said.end))


def _start(scene: Scene, anaphor: Anaphor) -> int:
    """The code point before which others have spoken."""
    return anaphor.words[0] if anaphor.words else scene.marked.start[anaphor.token]


def _sentence(scene: Scene, anaphor: Anaphor) -> int:
    return scene.marked.sentence[anaphor.token]


def _of_referent(scene: Scene, anaphor: Anaphor, referent: Referent) -> Signs:
    signs: Signs = {}
    if anaphor.gender is not None:
        signs["gender" if referent.gender == anaphor.gender else "gender unknown"] = 1.0
        if scene.persons_of[anaphor.gender] == [referent]:
            signs["only of gender in text"] = 1.0
    if not referent.is_named:
        signs["unnamed"] = 1.0
    if referent.kind != "person":
        signs["organisation" if referent.kind == "organisation" else "no person"] = 1.0
        if anaphor.first_person:
            signs["no person first person"] = 1.0
    if referent.in_headlines:
        signs["title"] = 1.0
    if referent.kind == "person" and referent.entity is not None:
        signs["often"] = min(1.0, len(referent.places) / scene.most)
        if referent is scene.prominent[0]:
            signs["most named"] = 1.0
    return signs


def _of_place(scene: Scene, anaphor: Anaphor, place: Place | None, nearest: int) -> Signs:
    """Of the last place of a candidate; `nearest` is the token of the last that any of them has outside marks."""
    if place is None:
        return {"later": 1.0}
    signs: Signs = {}
    distance = max(0, _sentence(scene, anaphor) - place.sentence)
    signs[("same sentence", "sentence before", "two sentences before")[distance] if distance < 3 else "farther"] = 1.0
    if distance >= 3:
        signs["distance"] = math.log(distance - 1)
    block = scene.marked.block[anaphor.token]
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
        if scene.reports(place):
            signs["subject of a cue near" if distance <= 1 else "subject of a cue"] = 1.0
    return signs


def _of_turns(scene: Scene, anaphor: Anaphor, referent: Referent, turn: Turn | None, before: Turn | None) -> Signs:
    signs: Signs = {}
    asks = turn is not None and scene.marked.text[max(turn.start, turn.end - _QUESTION) : turn.end].find("?") >= 0
    if referent.spoke:
        signs["spoke"] = 1.0
        if referent.spoke == len(scene.turns):
            signs["only speaker"] = 1.0
        signs["spoke often"] = referent.spoke / max(1, len(scene.turns))
    if turn is None or turn.referent is not referent:
        if turn is not None and referent.entity is not None and _names(scene, turn.referent, referent):
            signs["named by who spoke last"] = 1.0  # « … », dit un ami de *Paul Arnal*
        if before is not None and turn is not None and before.referent is referent:
            signs["spoke before that"] = 1.0
            if asks:
                signs["spoke before a question"] = 1.0
            if (third := scene.last_turn(before.start)) is not None and third.referent is turn.referent:
                signs["takes turns"] = 1.0
        return signs
    marked, here = scene.marked, _start(scene, anaphor)
    distance = _sentence(scene, anaphor) - marked.sentence[turn.token]
    where = (" same sentence", " sentence before")[distance] if 0 <= distance < 2 else ""
    signs[f"spoke last{where}"] = 1.0
    apart = marked.block_at(here) - marked.block_at(turn.end - 1)
    signs[f"spoke last {('same paragraph', 'paragraph before')[apart] if 0 <= apart < 2 else 'farther'}"] = 1.0
    if asks:
        signs["asked last"] = 1.0
    if anaphor.goes_on:
        signs["spoke last and goes on"] = 1.0
    if referent.entity is None:
        signs["unnamed spoke last"] = 1.0
    elif referent.kind != "person":
        signs["organisation spoke last"] = 1.0
    if _NO_WORDS.fullmatch(marked.text, turn.end, here):
        signs["goes on"] = 1.0
    return signs
