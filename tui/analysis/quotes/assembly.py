"""Puts the rules together: which words are whose, each pair of marks and each clause counted once."""

from __future__ import annotations

from collections.abc import Sequence

from tui.analysis.quotes import dialogues, direct, floating, incises, indirect, interview, prepositions, regions, relay
from tui.analysis.quotes.drafts import Draft, within_blocks
from tui.analysis.quotes.incises import Incise
from tui.analysis.quotes.parse import Parse
from tui.analysis.quotes.phrases import Phrase, around, phrase_at, source_class
from tui.analysis.quotes.predicates import Predicate, predicate
from tui.analysis.quotes.prepositions import Frame


def drafts(parse: Parse) -> tuple[list[Draft], list[tuple[int, int]]]:
    """The quotes of a text in its order, and its terms (code points)."""
    predicates = [predicate(parse, cue) for cue in parse.cues]
    inverted = incises.find(parse, predicates)
    frames = prepositions.find(parse, predicates)
    used = {incise.predicate.cue.start for incise in inverted} | {frame.cue[0] for frame in frames}
    others = [p for p in predicates if p.cue.start not in used]
    edges = _edges(parse, inverted, frames, others)

    found = _incised(parse, inverted, edges)
    found += _reported(parse, others, edges)
    found += _framed(parse, frames, edges, found)
    found += _led(parse, predicates, found)
    _complete(parse, found)
    found += floating.drafts(parse, _free(parse, found), found)
    terms = [(parse.pairs[n].start, parse.pairs[n].end) for n in _free(parse, found)]
    found = interview.settle(parse, found)
    for draft in found:
        draft.pieces = [part for piece in draft.pieces for part in within_blocks(parse, *piece)]
    return sorted(_distinct(found), key=lambda draft: (draft.start, -draft.end)), terms


def _edges(
    parse: Parse, inverted: Sequence[Incise], frames: Sequence[Frame], others: Sequence[Predicate]
) -> list[tuple[int, int]]:
    """Tokens of the attributions that may close a sentence, which no reported clause takes in."""
    edges = [(incise.start, incise.end) for incise in inverted] + [(frame.start, frame.end) for frame in frames]
    for gerund in others:
        if gerund.form == "gerund" and gerund.start and parse.inside[gerund.start] < 0:
            start = gerund.start - (parse.words[gerund.start - 1] == "en")
            edges.append((start, parse.bounds[parse.sentence[gerund.start]][1]))
    return edges


def _free(parse: Parse, found: Sequence[Draft]) -> list[int]:
    """The outermost pairs of marks that no quote holds, by number."""
    taken = {number for draft in found for number in draft.pairs}
    return [number for number, pair in enumerate(parse.pairs) if pair.depth == 0 and number not in taken]


def _incised(parse: Parse, inverted: Sequence[Incise], edges: Sequence[tuple[int, int]]) -> list[Draft]:
    """Quotes of the incises: of a pair before them, of the pair around them, or of their sentence."""
    found: list[Draft] = []
    taken: set[int] = set()
    for incise in inverted:
        around = parse.inside[incise.predicate.cue.start]
        if incise.pair >= 0:
            draft: Draft | None = direct.after_marks(parse, incise) if incise.pair not in taken else None
        elif around >= 0:
            draft = direct.split_by(parse, around, incise) if around not in taken else None
        else:
            cue = (incise.predicate.cue.start, incise.predicate.cue.end)
            frame = Frame(incise.start, incise.end, cue, incise.subjects, "inversion")
            draft = regions.draft(parse, frame, [edge for edge in edges if edge[0] != incise.start], 0)
            dash = dialogues.turn_start(parse, incise.start)
            draft = dialogues.as_turn(parse, draft, dash) if draft and dash >= 0 else draft
        if draft:
            draft.via = relay.within(parse, incise.predicate.end, incise.end)
            found.append(draft)
            taken.update(draft.pairs)
    return found


def _reported(parse: Parse, others: Sequence[Predicate], edges: Sequence[tuple[int, int]]) -> list[Draft]:
    """Quotes of the cues with a clause, where somebody can be their subject."""
    found: list[Draft] = []
    for verb, draft in indirect.drafts(parse, others, edges):
        who = indirect.subjects(parse, verb) if parse.inside[verb.cue.start] < 0 else None
        if who is not None:
            draft.speakers = who
            draft.via = relay.within(parse, verb.end, draft.frame[1] if draft.frame else verb.end)
            found.append(draft)
    return found


def _framed(
    parse: Parse, frames: Sequence[Frame], edges: Sequence[tuple[int, int]], before: Sequence[Draft]
) -> list[Draft]:
    """Quotes of « selon X »; where the sentence has a speaker already, X only relays."""
    found: list[Draft] = []
    taken = {number for draft in before for number in draft.pairs}
    last = 0
    for frame in frames:
        draft = regions.beside(parse, frame, taken)
        if draft is None and not relay.relay(parse, frame, before):
            draft = regions.draft(parse, frame, [edge for edge in edges if edge[0] != frame.start], last)
        if draft:
            found.append(draft)
            taken.update(draft.pairs)
        last = frame.end
    return found


def _led(parse: Parse, predicates: Sequence[Predicate], before: Sequence[Draft]) -> list[Draft]:
    """Quotes of the pairs with words beside them that attribute them."""
    found: list[Draft] = []
    for number in _free(parse, before):
        if any(number in draft.pairs for draft in found):
            continue
        draft = (
            direct.with_lead(parse, number, predicates)
            or direct.with_line(parse, number)
            or direct.as_headline(parse, number, predicates)
        )
        found += [draft] if draft else []
    return found


def _complete(parse: Parse, found: list[Draft]) -> None:
    """« …, ajoutant que … »: a gerund speaks with the voice of its sentence; « Et d'ajouter » with that of the last."""
    for draft in found:
        if draft.speakers or draft.cue is None or draft.attribution != "verb":
            continue
        cue, sentence = draft.cue[0], parse.sentence[draft.cue[0]]
        others = [(d.cue[0], d) for d in found if d.speakers and d.cue and parse.sentence[d.cue[0]] == sentence]
        before = [(at, d) for at, d in others if at < cue]
        if before or others:
            draft.speakers = list(max(before or others, key=lambda item: item[0])[1].speakers)
        else:
            draft.speakers = _main_subject(parse, cue)
        if not draft.speakers:
            draft.heir_of = max((d for d in found if d.end < draft.start), key=lambda d: d.end, default=None)


def _main_subject(parse: Parse, cue: int) -> list[Phrase]:
    """The subject of the sentence around a cue, by the parser, or else the phrase that opens it."""
    first, after = parse.bounds[parse.sentence[cue]]
    for k in range(first, after):
        if parse.dep[k] in {"nsubj", "nsubj:pass"} and parse.inside[k] < 0:
            found = around(parse, k, first, after)
            if found and (source_class(parse, found) or parse.pos[k] == "PRON"):
                return [found]
    found = phrase_at(parse, first, after)
    return [found] if found and source_class(parse, found) else []


def _distinct(found: list[Draft]) -> list[Draft]:
    """Without the drafts whose words another one has already."""
    kept: dict[tuple[tuple[int, int], ...], Draft] = {}
    for draft in found:
        kept.setdefault(tuple(draft.pieces), draft)
    return list(kept.values())
