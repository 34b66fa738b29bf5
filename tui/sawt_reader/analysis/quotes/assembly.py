"""Puts the rules together: which words are whose, each pair of marks and each clause counted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sawt_reader.analysis.grammar.cues import UNLISTED
from sawt_reader.analysis.grammar.phrases import Phrase, around, phrase_at, source_class
from sawt_reader.analysis.grammar.predicates import Predicate, by_sentence, predicate
from sawt_reader.analysis.quotes import (
    dialogues,
    direct,
    floating,
    incises,
    indirect,
    interview,
    prepositions,
    regions,
    relay,
)
from sawt_reader.analysis.quotes.content import Edges
from sawt_reader.analysis.quotes.drafts import Draft, within_blocks
from sawt_reader.analysis.quotes.incises import Incise
from sawt_reader.analysis.quotes.parse import Parse
from sawt_reader.analysis.quotes.prepositions import Frame

_OPENING = 4  # tokens before an infinitive that opens its sentence at most


def drafts(parse: Parse) -> tuple[list[Draft], list[tuple[int, int]]]:
    """The quotes of a text in its order, and its terms (code points)."""
    predicates = [predicate(parse, cue) for cue in parse.cues]
    inverted = incises.find(parse, predicates)
    predicates = [p for p in predicates if p.cue.cue is not UNLISTED]
    frames = prepositions.find(parse, predicates)
    used = {incise.predicate.cue.start for incise in inverted} | {frame.cue[0] for frame in frames}
    others = [p for p in predicates if p.cue.start not in used]
    edges = _edges(parse, inverted, frames, others)

    found = _incised(parse, inverted, edges)
    found += _reported(parse, others, edges)
    found += _framed(parse, frames, edges, found)
    found += _led(parse, by_sentence(parse, predicates), found)
    _complete(parse, found)
    _add_asked(parse, found)
    _add_citing(parse, others, found)
    found += floating.drafts(parse, _free(parse, found), found)
    free = [piece for n in _free(parse, found) for piece in parse.pairs[n].pieces]
    terms = [part for piece in free for part in within_blocks(parse, *piece)]
    found = interview.settle(parse, found)
    for draft in found:
        draft.pieces = [part for piece in draft.pieces for part in within_blocks(parse, *piece)]
        draft.speakers = [who for who in draft.speakers if parse.words[who.head] != "-"]  # « a-t-l dit », a slip
    found = [draft for draft in found if draft.pieces]
    return sorted(_distinct(found), key=lambda draft: (draft.start, -draft.end)), terms


def _edges(parse: Parse, inverted: Sequence[Incise], frames: Sequence[Frame], others: Sequence[Predicate]) -> Edges:
    """The attributions that may close a sentence: incises, frames, and gerunds with what they bring."""
    edges: dict[int, list[tuple[int, int]]] = {}
    for start, end in [(i.start, i.end) for i in inverted] + [(f.start, f.end) for f in frames]:
        edges.setdefault(parse.sentence[start], []).append((start, end))
    for gerund in others:
        if indirect.is_detached(parse, gerund) and gerund.start and parse.inside[gerund.start] < 0:
            start = gerund.start - (parse.words[gerund.start - 1] == "en")
            start -= start > 0 and parse.words[start - 1] == "tout"
            edges.setdefault(parse.sentence[start], []).append((start, parse.sentence_bounds(start)[1]))
    return edges


def _spoken(parse: Parse, found: Iterable[Draft]) -> dict[int, list[Draft]]:
    """The quotes with a cue, by the sentence of their cue."""
    spoken: dict[int, list[Draft]] = {}
    for draft in found:
        if draft.cue:
            spoken.setdefault(parse.sentence[draft.cue[0]], []).append(draft)
    return spoken


def _free(parse: Parse, found: Sequence[Draft]) -> list[int]:
    """The outermost pairs of marks that no quote holds, by number."""
    taken = {number for draft in found for number in draft.pairs}
    return [number for number, pair in enumerate(parse.pairs) if pair.depth == 0 and number not in taken]


def _incised(parse: Parse, inverted: Sequence[Incise], edges: Edges) -> list[Draft]:
    """Quotes of the incises: of a pair before them, of the pair around them, or of their sentence."""
    found: list[Draft] = []
    taken: set[int] = set()
    last = 0
    for incise in inverted:
        around = parse.inside[incise.predicate.cue.start]
        if incise.pair >= 0:
            draft: Draft | None = direct.after_marks(parse, incise) if incise.pair not in taken else None
        elif around >= 0:
            draft = direct.split_by(parse, around, incise) if around not in taken else None
        else:
            cue = (incise.predicate.cue.start, incise.predicate.cue.end)
            frame = Frame(incise.start, incise.end, cue, incise.subjects, "inversion")
            draft = regions.draft(parse, frame, edges, last)
            dash = dialogues.turn_start(parse, incise.start)
            draft = dialogues.as_turn(parse, draft, dash) if draft and dash >= 0 else draft
        if draft:
            draft.via = relay.within(parse, incise.predicate.end, incise.end)
            found.append(draft)
            taken.update(draft.pairs)
        last = incise.end
    return found


def _reported(parse: Parse, others: Sequence[Predicate], edges: Edges) -> list[Draft]:
    """Quotes of the cues with a clause, where somebody can be their subject."""
    found: list[Draft] = []
    for verb, draft in indirect.drafts(parse, others, edges):
        who = indirect.subjects(parse, verb) if parse.inside[verb.cue.start] < 0 else None
        if who is not None:
            draft.speakers = who
            draft.via = relay.within(parse, verb.end, parse.token_at(draft.start))
            found.append(draft)
    return found


def _framed(parse: Parse, frames: Sequence[Frame], edges: Edges, before: Sequence[Draft]) -> list[Draft]:
    """Quotes of « selon X »; where the sentence has a speaker already, X only relays."""
    found: list[Draft] = []
    taken = {number for draft in before for number in draft.pairs}
    spoken, last = _spoken(parse, before), 0
    for frame in frames:
        draft = regions.beside(parse, frame, taken)
        if draft is None and not relay.relay(parse, frame, spoken.get(parse.sentence[frame.start], ())):
            draft = regions.draft(parse, frame, edges, last)
        if draft:
            found.append(draft)
            taken.update(draft.pairs)
        last = frame.end
    return found


def _led(parse: Parse, predicates: Mapping[int, Sequence[Predicate]], before: Sequence[Draft]) -> list[Draft]:
    """Quotes of the pairs with words beside them that attribute them."""
    found: list[Draft] = []
    taken: set[int] = set()
    for number in _free(parse, before):
        if number in taken:
            continue
        draft = (
            direct.with_lead(parse, number, predicates)
            or direct.with_line(parse, number)
            or direct.as_headline(parse, number, predicates)
        )
        if draft:
            found.append(draft)
            taken.update(draft.pairs)
    return found


def _complete(parse: Parse, found: list[Draft]) -> None:
    """« …, ajoutant que … »: a gerund speaks with the voice of its sentence; « Et d'ajouter » with that of the last."""
    spoken = _spoken(parse, found)
    last: Draft | None = None
    for draft in sorted(found, key=lambda draft: draft.end):
        if draft.cue and draft.attribution == "verb" and not draft.speakers:
            cue = draft.cue[0]
            others = [
                (o.cue[0] < cue, o.cue[0], o.speakers) for o in spoken[parse.sentence[cue]] if o.cue and o.speakers
            ]
            opens = parse.verb[cue] == "Inf" and cue - parse.sentence_bounds(cue)[0] <= _OPENING  # « Et d'ajouter … »
            draft.speakers = list(max(others)[2]) if others else [] if opens else _main_subject(parse, cue)
            draft.via += [
                phrase for o in spoken[parse.sentence[cue]] if o.speakers == draft.speakers for phrase in o.via
            ]
            draft.heir_of = None if draft.speakers else last
        last = draft


def _add_asked(parse: Parse, found: Sequence[Draft]) -> None:
    """« Interrogé par Le Phare, il confie … »: the paper relays what is said in the sentence."""
    spoken = _spoken(parse, found)
    for token, phrase in relay.asked(parse):
        for draft in spoken.get(parse.sentence[token], ()):
            if phrase not in draft.via and phrase not in draft.speakers:
                draft.via.append(phrase)


def _add_citing(parse: Parse, others: Sequence[Predicate], found: Sequence[Draft]) -> None:
    """« Le Phare a cité le maire, qui a déclaré … »: the paper relays what the relative clause reports."""
    spoken = _spoken(parse, found)
    for citing in others:
        if citing.cue.cue.lemma == "citer" and citing.form == "finite" and not citing.passive:
            for draft in spoken.get(parse.sentence[citing.cue.start], ()):
                relative = draft.speakers and parse.words[draft.speakers[0].head] == "qui"
                if relative and citing.end < draft.speakers[0].start and not draft.via:
                    draft.via += indirect.subjects(parse, citing) or []


def _main_subject(parse: Parse, cue: int) -> list[Phrase]:
    """The subject of the sentence around a cue, by the parser, or else the phrase that opens it."""
    first, after = parse.sentence_bounds(cue)
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
