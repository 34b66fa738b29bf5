"""Runs the quotation rules in order, so that each pair of marks and each clause is used once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sawt_reader.analysis.grammar.cues import UNLISTED
from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.grammar.phrases import OF_THINGS, Phrase, around, phrase_at, source_class
from sawt_reader.analysis.grammar.verb_groups import VerbGroup, by_sentence, verb_group
from sawt_reader.analysis.quotes import (
    dialogues,
    direct,
    floating,
    headings,
    incises,
    indirect,
    prepositions,
    regions,
    relay,
    speakers,
    turns,
)
from sawt_reader.analysis.quotes.content import Edges
from sawt_reader.analysis.quotes.drafts import Draft, within_blocks
from sawt_reader.analysis.quotes.incises import Incise
from sawt_reader.analysis.quotes.prepositions import Frame

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj"})
_SUBORDINATE = frozenset({"advcl", "acl", "conj", "parataxis", "xcomp", "ccomp"})
_ABOVE = 4  # verbs from a participle up
_FRAMES = frozenset({"preposition", "comme"})
_OPENING = 4  # tokens before an infinitive that opens its sentence: « Et d'*ajouter* »; half or double changes none


def drafts(marked: Marked) -> tuple[list[Draft], list[tuple[int, int]]]:
    """The quotes of a text in its order, and its terms (code points)."""
    groups = [verb_group(marked, cue) for cue in marked.cues]
    inverted = incises.find(marked, groups)
    groups = [p for p in groups if p.cue.verb is not UNLISTED]
    frames = prepositions.find(marked, groups)
    used = {incise.group.cue.start for incise in inverted} | {frame.cue[0] for frame in frames}
    others = [p for p in groups if p.cue.start not in used]
    edges = _edges(marked, inverted, frames, others)

    found = _with_incise(marked, inverted, edges)
    found += _reported(marked, others, edges)
    found += _led_by_colon(marked, by_sentence(marked, others), found)
    found += _with_frame(marked, frames, edges, found)
    found += _with_lead(marked, by_sentence(marked, groups), found)
    found += headings.titled(marked, _free(marked, found))
    _complete(marked, found)
    _add_asked(marked, found)
    _add_citing(marked, others, found)
    found += headings.drafts(marked, _free(marked, found), found)
    found += floating.drafts(marked, _free(marked, found), found)
    free = [piece for pair in _free(marked, found) for piece in pair.pieces]
    terms = [part for piece in free for part in within_blocks(marked, *piece)]
    found = turns.settle(marked, found)
    for draft in found:
        draft.pieces = [part for piece in draft.pieces for part in within_blocks(marked, *piece)]
        draft.speakers = [who for who in draft.speakers if marked.words[who.head] != "-"]  # « a-t-l dit », a slip
    found = [draft for draft in found if any(map(str.isalnum, _words(marked, draft)))]
    return sorted(_distinct(found), key=lambda draft: (draft.start, -draft.end)), terms


def _words(marked: Marked, draft: Draft) -> str:
    """What a draft quotes."""
    return "".join(marked.text[start:end] for start, end in draft.pieces)


def _edges(marked: Marked, inverted: Sequence[Incise], frames: Sequence[Frame], others: Sequence[VerbGroup]) -> Edges:
    """The attributions that may close a sentence: incises, frames, and gerunds with their complements."""
    edges: dict[int, list[tuple[int, int]]] = {}
    for start, end in [(i.start, i.end) for i in inverted] + [(f.start, f.end) for f in frames]:
        edges.setdefault(marked.sentence[start], []).append((start, end))
    for gerund in others:
        if indirect.is_detached(marked, gerund) and gerund.start and not marked.is_quoted(gerund.start):
            start = gerund.start
            if marked.words[start - 1] == "en":
                start -= 1
            if start and marked.words[start - 1] == "tout":
                start -= 1
            edges.setdefault(marked.sentence[start], []).append((start, marked.sentence_bounds(start)[1]))
    return edges


def _spoken(marked: Marked, found: Iterable[Draft]) -> dict[int, list[Draft]]:
    """The quotes with a cue, by the sentence of their cue."""
    spoken: dict[int, list[Draft]] = {}
    for draft in found:
        if draft.cue:
            spoken.setdefault(marked.sentence[draft.cue[0]], []).append(draft)
    return spoken


def _free(marked: Marked, found: Sequence[Draft]) -> list[QuotedSpan]:
    """The outermost pairs of marks that are in no quote."""
    taken = {pair for draft in found for pair in draft.pairs}
    return [pair for pair in marked.pairs if pair.depth == 0 and pair not in taken]


def _with_incise(marked: Marked, inverted: Sequence[Incise], edges: Edges) -> list[Draft]:
    """Quotes with an incise: the pair before it, the pair around it, or its sentence."""
    found: list[Draft] = []
    taken: set[QuotedSpan] = set()
    last = 0
    for incise in inverted:
        around = marked.pair_of(incise.group.cue.start)
        if incise.pair is not None:
            draft: Draft | None = direct.after_marks(marked, incise, incise.pair) if incise.pair not in taken else None
        elif around is not None:
            draft = direct.split_by(marked, around, incise) if around not in taken else None
        else:
            cue = (incise.group.cue.start, incise.group.cue.end)
            frame = Frame(incise.start, incise.end, cue, incise.subjects, "inversion")
            draft = regions.draft(marked, frame, edges, last)
            dash = dialogues.turn_start(marked, incise.start)
            draft = dialogues.as_turn(marked, draft, dash) if draft and dash is not None else draft
        if draft:
            heads = {phrase.head for phrase in draft.speakers}  # « peut-on lire sur *le site* »: no relay
            draft.via = [via for via in relay.within(marked, incise.group.end, incise.end) if via.head not in heads]
            found.append(draft)
            taken.update(draft.pairs)
        last = incise.end
    return found


def _reported(marked: Marked, others: Sequence[VerbGroup], edges: Edges) -> list[Draft]:
    """Quotes from cues with a reported clause and a subject that can speak."""
    found: list[Draft] = []
    for verb, draft in indirect.drafts(marked, others, edges):
        who = indirect.subjects(marked, verb) if not marked.is_quoted(verb.cue.start) else None
        if who is not None:
            draft.speakers = who
            draft.via = relay.within(marked, verb.end, marked.at_or_before(draft.start))
            found.append(draft)
    return found


def _with_frame(marked: Marked, frames: Sequence[Frame], edges: Edges, before: Sequence[Draft]) -> list[Draft]:
    """Quotes from « selon X »; if the sentence already has a speaker, X only relays."""
    found: list[Draft] = []
    taken = {pair for draft in before for pair in draft.pairs}
    spoken, last = _spoken(marked, before), 0
    for frame in frames:
        draft = regions.beside(marked, frame, taken)
        near = spoken.get(marked.sentence[frame.start], ())
        own = marked.words[frame.end - 1] in prepositions.RELATIVES  # « …, dit X, selon qui … »: other words of X
        if draft is None and (own or not relay.relay(marked, frame, near)):
            draft = regions.draft(marked, frame, edges, last, relay.latest(marked, frame, near))
        if draft:
            found.append(draft)
            taken.update(draft.pairs)
        last = frame.end
    return found


def _led_by_colon(marked: Marked, groups: Mapping[int, Sequence[VerbGroup]], before: Sequence[Draft]) -> list[Draft]:
    """« Selon le journal, X aurait dit : « … » »: X speaks, and the frame comes to relay it."""
    pairs = (pair for pair in _free(marked, before) if pair.first and marked.words[pair.first - 1] == ":")
    found = (direct.with_lead(marked, pair, groups) for pair in pairs)
    return [draft for draft in found if draft is not None and draft.attribution == "verb"]


def _with_lead(marked: Marked, groups: Mapping[int, Sequence[VerbGroup]], before: Sequence[Draft]) -> list[Draft]:
    """Quotes from the remaining pairs that the words beside them attribute."""
    found: list[Draft] = []
    taken: set[QuotedSpan] = set()
    for pair in _free(marked, before):
        if pair in taken:
            continue
        draft = (
            direct.with_lead(marked, pair, groups)
            or direct.with_line(marked, pair)
            or direct.presented(marked, pair, groups)
            or direct.as_headline(marked, pair, groups)
        )
        if draft:
            found.append(draft)
            taken.update(draft.pairs)
    return found


def _complete(marked: Marked, found: list[Draft]) -> None:
    """« …, ajoutant que … » gets the speaker of its sentence, « Et d'ajouter », « la même source » the last one."""
    spoken = _spoken(marked, found)
    last: Draft | None = None
    for draft in sorted(found, key=lambda draft: draft.end):
        if last is not None and marked.at_or_before(last.end - 1) < marked.entry_start(
            marked.at_or_before(draft.start)
        ):
            last = None
        if draft.cue and draft.attribution == "verb" and not draft.speakers:
            cue = draft.cue[0]
            near = [o for o in spoken[marked.sentence[cue]] if o.cue and o.speakers]
            if marked.is_infinitive(cue) and cue - marked.sentence_bounds(cue)[0] <= _OPENING:  # « Et d'ajouter … »
                draft.inherits_from = _went_before(marked, draft, last)
            else:
                draft.speakers = _of_sentence(marked, draft, near) or _as_written(marked, draft, cue)
                draft.inherits_from = None if draft.speakers else last
            draft.via += [phrase for o in near if o.speakers == draft.speakers for phrase in o.via]
        elif last is not None and any(_is_the_same(marked, phrase) for phrase in draft.speakers):
            draft.inherits_from = last
        last = draft


def _is_the_same(marked: Marked, phrase: Phrase) -> bool:
    """Is it « la même source », that of the last quote?"""
    return marked.words[phrase.head] in {"source", "sources"} and "même" in marked.words[phrase.start : phrase.end]


def _went_before(marked: Marked, draft: Draft, last: Draft | None) -> Draft | None:
    """Who goes on to speak: whoever was last quoted in the sentence before, or else its subject."""
    previous = marked.sentence_bounds(marked.at_or_before(draft.start))[0] - 1
    while previous > 0 and marked.words[previous].isspace():
        previous -= 1
    spoke = last is not None and marked.sentence[marked.at_or_before(last.end - 1)] == marked.sentence[previous]
    if previous < 0 or spoke:
        return last
    subject = _subject_in(marked, range(*marked.sentence_bounds(previous)))
    return Draft("indirect", "verb", draft.pieces, speakers=[subject]) if subject else last


def _of_sentence(marked: Marked, draft: Draft, near: Sequence[Draft]) -> list[Phrase]:
    """Who speaks in a participle's clause: the last speaker of the sentence, its subject, or who a frame names."""
    cue = draft.cue[0] if draft.cue else 0
    others = [(o.cue[0] < cue, o.cue[0], o.speakers) for o in near if o.cue and o.attribution not in _FRAMES]
    if others:
        return list(max(others)[2])
    subject = _main_subject(marked, draft, cue)
    if subject is not None:
        return [subject]
    return list(near[-1].speakers) if near else []


def _add_asked(marked: Marked, found: Sequence[Draft]) -> None:
    """« Interrogé par Le Phare, il confie … »: the paper relays the quotes of the sentence."""
    spoken = _spoken(marked, found)
    for token, phrase in relay.asked(marked):
        for draft in spoken.get(marked.sentence[token], ()):
            if phrase not in draft.via and phrase not in draft.speakers:
                draft.via.append(phrase)


def _add_citing(marked: Marked, others: Sequence[VerbGroup], found: Sequence[Draft]) -> None:
    """« Le Phare a cité le maire, qui a déclaré … »: the paper relays the quote of the relative clause."""
    spoken = _spoken(marked, found)
    for citing in others:
        if citing.cue.verb.lemma == "citer" and citing.form == "finite" and not citing.passive:
            for draft in spoken.get(marked.sentence[citing.cue.start], ()):
                relative = draft.speakers and marked.words[draft.speakers[0].head] == "qui"
                if relative and citing.end < draft.speakers[0].start and not draft.via:
                    draft.via += indirect.subjects(marked, citing) or []


def _main_subject(marked: Marked, draft: Draft, cue: int) -> Phrase | None:
    """The subject of the verb that governs a participle, else of its sentence, outside the words that it reports."""
    first, after = marked.sentence_bounds(cue)
    said = {k for start, end in draft.pieces for k in marked.tokens.between(start, end)}
    outside = [k for k in range(first, after) if k not in said]
    governing = _governing_subject(marked, cue, said)
    return governing or _subject_in(marked, outside) or speakers.first_free(marked, first, cue)


def _governing_subject(marked: Marked, cue: int, said: Collection[int]) -> Phrase | None:
    """The subject by the parse of the nearest verb above a participle: « X part, Y lui répond, *affirmant* … »: Y."""
    first = marked.sentence_bounds(cue)[0]
    verb = cue
    for _ in range(_ABOVE):
        k = marked.tokens.subject(verb)
        if k is not None and k not in said and not marked.is_quoted(k) and marked.words[k] not in OF_THINGS | {"qui"}:
            found = around(marked, k, first, max(verb, k + 1))
            return found if found and source_class(marked, found) else None
        if marked.dep[verb] not in _SUBORDINATE:
            return None
        verb = marked.head[verb]
    return None


def _as_written(marked: Marked, draft: Draft, cue: int) -> list[Phrase]:
    """A subject that is no phrase we know: « *Les « sages »* ont estimé », « *Le dépliant* est prêt, énonçant … »."""
    first = marked.sentence_bounds(cue)[0]
    subject = marked.tokens.subject(cue)
    pair = marked.pair_of(subject) if subject is not None else None
    if subject is not None and pair is not None and pair.after <= cue:
        return [Phrase(pair.first - (marked.pos[pair.first - 1] == "DET"), pair.after, subject)]
    if subject is not None and marked.pos[subject] == "NOUN" and subject < cue:
        return [around(marked, subject, first, cue) or Phrase(subject, subject + 1, subject)]
    opening = phrase_at(marked, first, cue) if marked.pos[first] == "DET" else None
    return [opening] if opening is not None and marked.start[opening.start] < draft.start else []


def _subject_in(marked: Marked, tokens: Sequence[int]) -> Phrase | None:
    """The first subject by the parse among tokens of a sentence that can speak, or else the phrase that opens it."""
    for k in tokens:
        if marked.dep[k] in _SUBJECTS and not marked.is_quoted(k) and marked.words[k] not in OF_THINGS:
            found = around(marked, k, tokens[0], tokens[-1] + 1)
            if found and (source_class(marked, found) or marked.pos[k] == "PRON"):
                return found
    found = phrase_at(marked, tokens[0], tokens[-1] + 1) if tokens else None
    return found if found and source_class(marked, found) else None


def _distinct(found: list[Draft]) -> list[Draft]:
    """The drafts without later ones of the same words."""
    kept: dict[tuple[tuple[int, int], ...], Draft] = {}
    for draft in found:
        kept.setdefault(tuple(draft.pieces), draft)
    return list(kept.values())
