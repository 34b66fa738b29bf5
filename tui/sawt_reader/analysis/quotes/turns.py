"""Words that are somebody's by the layout of the text, without marks: answers, speeches in minutes, posts.

A turn is a quote of its speaker, one item with a span for each paragraph. Inside it only quotations of others remain;
the speaker's own words in marks are part of it. Where a text is all somebody's own, « je dis que … » is no quotation.
"""

from __future__ import annotations

from collections import Counter

from sawt_reader.analysis.genre import opinions
from sawt_reader.analysis.genre.labels import is_initials
from sawt_reader.analysis.genre.page import Turn
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked, MentionSpan
from sawt_reader.analysis.grammar.phrases import Phrase, phrase_at
from sawt_reader.analysis.quotes.drafts import Draft, pairs_within

_ARTICLES = frozenset({"le", "la", "l'"})
_OWN = frozenset({"je", "j'", "nous", "moi", "on"})
_WITH = frozenset({"avec", "à", "de"})
_MEETINGS = frozenset({"entretien", "interview", "rencontre", "conversation", "questions"})
_MEETING_WITHIN = 4  # tokens before the name: « entretien exclusif avec *Anne Morel* »
# What speaks for who answers, against one for each time that somebody is named before the first question: « entretien
# avec X », « X : « … » », each quotation; and against it, each time that X is named in questions and answers.
_MET, _SPEAKS, _QUOTED, _TALKED_OF = 3, 2, 2, 3


def settle(marked: Marked, found: list[Draft]) -> list[Draft]:
    """Add the turns of a text to its quotes, and drop those that are part of them or of questions."""
    if marked.genre in {"opinion", "release"}:
        kept = [draft for draft in found if not _is_own(marked, draft)]
        return kept + _title(marked, kept, _authors(marked)) if marked.genre == "opinion" else kept
    if not marked.turns:
        return found
    interviewee = _interviewee(marked, found) if marked.genre == "interview" else []
    kept = [draft for draft in found if not _is_part(marked, draft)]
    return kept + _title(marked, kept, interviewee) + _drafts(marked, interviewee)


def _title(marked: Marked, found: list[Draft], who: list[Phrase]) -> list[Draft]:
    """The quote of a title that is all in marks, if it is not among those found; its speaker is `who`."""
    title = (marked.body[0].start, marked.body[0].end) if marked.body else None
    pair = next((p for p in marked.pairs if not p.depth and (p.start, p.end) == title), None)
    if pair is None or not who:
        return []
    own = next((draft for draft in found if pair in draft.pairs), None)
    if own is None:
        own = Draft("direct", "none", list(pair.pieces), pairs=[pair], evidence="headline")
        found = []
    if own.attribution == "none" and own.inherits_from is None:
        own.inherits_from = _of(who, own.pieces)
    return [] if found else [own]


def _authors(marked: Marked) -> list[Phrase]:
    """Who signs an opinion piece."""
    found = []
    for signature in opinions.signatures(marked.page):
        first, last = marked.at_or_before(signature.start), marked.at_or_before(signature.end - 1)
        found += [m for m in marked.mentions_between(first, last + 1) if m.kind == "person"]
    return [Phrase(m.start, m.end, m.start) for m in {m.entity: m for m in found}.values()]


def _is_own(marked: Marked, draft: Draft) -> bool:
    """Is it attributed to whoever writes or speaks, outside marks? « Je dis que … »."""
    heads = [phrase.head for phrase in draft.speakers]
    return bool(heads) and all(marked.words[k] in _OWN and not marked.is_quoted(k) for k in heads)


def _is_part(marked: Marked, draft: Draft) -> bool:
    """Do the words belong to a turn or question, and to nobody else?"""
    touched = [turn for turn in marked.turns if turn.start < draft.end and draft.start < turn.end]
    if not touched:
        return False
    turn = touched[0]
    if turn.role == "asks":
        return draft.attribution == "none" or _is_own(marked, draft) or _asks_you(marked, draft)
    whole = draft.start <= turn.start and draft.end >= turn.end - 1
    outside = draft.start < turn.start or draft.end > turn.end
    return whole or outside or draft.attribution == "none" or not draft.speakers or _is_own(marked, draft)


def _asks_you(marked: Marked, draft: Draft) -> bool:
    """Is it attributed to whoever is asked? « Pourquoi dites-vous que … ? »."""
    return not draft.speakers or any(marked.words[phrase.head].lstrip("-") == "vous" for phrase in draft.speakers)


def _drafts(marked: Marked, interviewee: list[Phrase]) -> list[Draft]:
    """A draft for each turn that is no question, whatever the number of its paragraphs."""
    found: list[Draft] = []
    before: Turn | None = None
    for turn in marked.turns:
        if turn.start >= turn.end or turn.start >= marked.end[-1]:
            continue
        if turn.role == "asks":
            before = turn
            continue
        goes_on = before is not None and (before.role, before.label) == (turn.role, turn.label)
        goes_on = goes_on and turn.is_sure and found[-1].evidence == "turn"  # what may be a question stands alone
        before = turn
        pairs = pairs_within(marked, marked.at_or_before(turn.start), marked.at_or_before(turn.end - 1) + 1)
        if goes_on:
            found[-1].pieces.append((turn.start, turn.end))
            found[-1].pairs += pairs
            continue
        draft = Draft("direct", "none", [(turn.start, turn.end)], pairs=pairs)
        draft.evidence = "turn" if turn.is_sure else "turn, unsure"
        if turn.label is not None:
            draft.attribution = "colon"
            _name(marked, draft, turn)
        elif interviewee:
            draft.inherits_from = _of(interviewee, draft.pieces)
        found.append(draft)
    return found


def _name(marked: Marked, draft: Draft, turn: Turn) -> None:
    """Give a turn the speaker of its label; initials mean the person who has them, capitals the one of this name."""
    assert turn.label is not None
    bearer = None
    if is_initials(turn.name):
        bearer = next((m for m in marked.mentions if _has_initials(m, turn.name)), None)
    elif turn.name.isupper():
        bearer = next((m for m in marked.mentions if m.text != turn.name and m.text.upper() == turn.name), None)
    if bearer is not None:
        draft.inherits_from = _of([Phrase(bearer.start, bearer.end, bearer.start)], draft.pieces)
        draft.attribution = "none"  # the name is not beside the words
        return
    start, after = marked.at_or_before(turn.label[0]), marked.at_or_before(turn.label[1] - 1) + 1
    if start + 2 < after and marked.words[start] in nouns.words("civility") and marked.words[start + 1] in _ARTICLES:
        start += 1  # « M. [le président] »
    named = next(iter(marked.mentions_between(start, after)), None)
    phrase = phrase_at(marked, start, after)
    head = named.start if named is not None else phrase.head if phrase is not None else start
    draft.speakers = [Phrase(start, after, head)]


def _has_initials(mention: MentionSpan, initials: str) -> bool:
    letters = [letter for letter in initials if letter.isalpha()]
    words = mention.text.replace("-", " ").split()
    return mention.kind == "person" and [word[0] for word in words] == letters


def _of(who: list[Phrase], pieces: list[tuple[int, int]]) -> Draft:
    """A quote of those whose names stand elsewhere, to inherit from."""
    return Draft("direct", "none", list(pieces), speakers=who)


def _interviewee(marked: Marked, found: list[Draft]) -> list[Phrase]:
    """Who answers: the person told of and quoted before the first question; nobody if that may be two.

    Not who asked (« recueillis par … »), nor whom questions or answers name: those who talk call each other « vous ».
    """
    first = marked.page.parts[marked.turns[0].part].start
    counts: Counter[str] = Counter()
    phrases: dict[str, Phrase] = {}
    quoted = Counter(phrase.head for draft in found for phrase in draft.speakers if draft.start < first)
    for mention in marked.mentions:
        block = marked.block[mention.start]
        if mention.kind != "person" or block is None:
            continue
        key = mention.entity or mention.text
        if marked.start[mention.start] >= first:
            if key in counts and _is_talked_of(marked, mention):
                counts[key] -= _TALKED_OF
            continue
        if marked.body[block].kind == "byline" or (mention.start and marked.words[mention.start - 1] == "par"):
            continue
        counts[key] += _worth(marked, mention) + _QUOTED * sum(quoted[k] for k in range(mention.start, mention.end))
        phrases.setdefault(key, Phrase(mention.start, mention.end, mention.start))
    best = counts.most_common(2)
    is_clear = best and best[0][1] > (best[1][1] if len(best) > 1 else 0) and best[0][1] > 0
    return [phrases[best[0][0]]] if is_clear else []


def _is_talked_of(marked: Marked, mention: MentionSpan) -> bool:
    """Is somebody named within the words of a turn?"""
    at = marked.start[mention.start]
    return any(turn.start <= at < turn.end for turn in marked.turns)


def _worth(marked: Marked, mention: MentionSpan) -> int:
    """How much a name before the first question speaks for whoever bears it."""
    before = marked.words[max(0, mention.start - _MEETING_WITHIN) : mention.start]
    if before and before[-1] in _WITH and not _MEETINGS.isdisjoint(before):
        return _MET
    opens = marked.block[mention.start] != marked.block[mention.start - 1] if mention.start else True
    colon = mention.end < len(marked) and marked.words[mention.end] == ":"
    return _SPEAKS if (opens and colon) or marked.dep[mention.start].startswith("nsubj") else 1
