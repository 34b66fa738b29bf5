"""Propositions: the main clauses that say something, each with its voice and without its attribution frame."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui import model
from tui.analysis.claims import unchecked
from tui.analysis.claims.clauses import Clause, clauses, trim
from tui.analysis.claims.negation import is_negated
from tui.analysis.claims.predicates import Predicate, predicate
from tui.analysis.claims.rivals import rival_figure
from tui.analysis.claims.tokens import Tokens
from tui.analysis.claims.voices import Passage, passages, voices
from tui.analysis.claims.words import verb_forms
from tui.analysis.cues import cue_at, is_form
from tui.analysis.quotes.nouns import role

# After the cue at the end of a clause come no more words than « que », a colon, marks.
_FRAME_WORDS = 4
_SUBORDINATE = ("acl:relcl", "advcl", "acl")
_LEAST_CONTENT = 2  # nouns, verbs, adjectives
_DEMONSTRATIVES = frozenset("ce cet cette ces".split())
# How far after a verb its « que » may stand: « juge, au contraire, que ». Tokens.
_CLAUSE_DISTANCE = 6
_PERSONS = frozenset("il elle ils elles celui-ci celle-ci certains".split())


class Report(NamedTuple):
    """What a sentence reports and no quotation holds: « l'ONG *dénonce* le recours à la torture ».

    Attributes: token indices of the verb, of its subject, and of the first word reported.
    """

    verb: int
    subject: int
    content: int


class Proposition(NamedTuple):
    """What is claimed and who says it.

    Attributes:
        sentence: index of its sentence.
        quote: the quotation that says it, or None.
        first, after: its tokens, half open.
        predicates: the main one first.
        report: who reports it, where no quotation does.
        completes: of a figure that leaves the rest of its clause out, the tokens of the clause it belongs to.
    """

    sentence: int
    quote: model.Quote | None
    first: int
    after: int
    predicates: tuple[Predicate, ...]
    report: Report | None = None
    completes: tuple[int, int] | None = None


def propositions(
    tokens: Tokens, sentences: Sequence[model.Sentence], quotes: Sequence[model.Quote], readable: Sequence[bool]
) -> Iterator[Proposition]:
    """The propositions of a text, sentence by sentence; `readable` tells which sentences can hold any."""
    speaking = voices(tokens, quotes)
    cues = {i for quote in speaking if quote.cue for i in tokens.between(quote.cue.start, quote.cue.end)}
    for passage in passages(tokens, sentences, speaking):
        if not readable[passage.sentence] or unchecked.is_question(tokens, passage.own):
            continue
        if passage.quote is not None and unchecked.is_asked_for(tokens, passage.quote, passage.own):
            continue
        reported = passage.quote is not None and passage.quote.kind != "direct"
        for clause in clauses(tokens, passage.own, reported):
            found = _without_frame(tokens, passage, clause, cues)
            if found and (found.report or not unchecked.is_unchecked(tokens, found.predicates, found.after)):
                yield from _with_rival(tokens, found, tokens.at(sentences[found.sentence].end))


def _with_rival(tokens: Tokens, found: Proposition, stop: int) -> Iterator[Proposition]:
    """A proposition, and the figure that another source sets against its own."""
    rival = rival_figure(tokens, found.first, stop)
    if rival is None:
        yield found
        return
    first, after = trim(tokens, range(found.first, min(found.after, rival.joint)))
    yield found._replace(first=first, after=after)
    report = Report(rival.after, rival.source, rival.first)
    yield Proposition(found.sentence, None, rival.first, rival.after, found.predicates, report, (first, after))


def _without_frame(tokens: Tokens, passage: Passage, clause: Clause, cues: set[int]) -> Proposition | None:
    """The clause less what only says who speaks; None where that is all of it."""
    main = clause.predicates[0]
    first, after = clause.first, clause.after
    framing = [p.head for p in clause.predicates if _is_frame(tokens, p, cues)]
    if first in cues:
        first = _after_the_gap(passage, first)
    if main.head in framing or main.head < first:
        return None
    predicates = clause.predicates
    if framing:
        after = min(after, tokens.left_edge(framing[0]))
        predicates = tuple(p for p in predicates if p.head < framing[0])
    after = min(after, _quotation_at_the_end(tokens, passage, main, cues, after))
    presented = _presented(tokens, main)
    report = _report(tokens, main)
    if presented is not None:
        if presented.head not in passage.own:
            return None
        first, predicates = max(first, tokens.left_edge(presented.head)), (presented,)
    elif report is not None:
        first = report.content
    first, after = trim(tokens, [i for i in passage.own if first <= i < after])
    if report is not None and not _says_enough(tokens, report, first, after):
        return None
    if after - 1 in cues or _announces(tokens, after):
        return None
    return Proposition(passage.sentence, passage.quote, first, after, predicates, report) if first < after else None


def _after_the_gap(passage: Passage, first: int) -> int:
    """Past a quotation that opens the sentence: « Estimant « … », *il a voté contre* », « Selon le maire, … »."""
    own = [i for i in passage.own if i >= first]
    return next((i for before, i in itertools.pairwise(own) if before + 1 < i), own[-1] + 1)


def _is_frame(tokens: Tokens, main: Predicate, cues: set[int]) -> bool:
    """Does the predicate bring a quotation? « a *déclaré* », « vient d'*annoncer* », « a publié un *communiqué* »."""
    if main.head in cues or any(a in cues for a in main.auxiliaries):
        return True
    if tokens.pos[main.head] in ("AUX", "NOUN", "ADV") or tokens.lower[main.head] in ("a", "ont", "avait"):
        # « a de son côté déclaré »: the parser may take the auxiliary, or a noun after it, for the verb.
        return any(i in cues for i in range(main.finite + 1, main.finite + 6))
    return any(
        child in cues or any(c in cues and tokens.dep[c] in ("xcomp", "fixed") for c in tokens.children[child])
        for child in tokens.children[main.head]
        if tokens.dep[child] in ("xcomp", "fixed", "obj", "obl:arg") and not _is_adverbial(tokens, child)
    )


def _is_adverbial(tokens: Tokens, child: int) -> bool:
    """« Il est parti *sans pouvoir dire* « … » » is a departure."""
    return any(tokens.lower[c] in ("sans", "pour", "avant", "après", "afin") for c in tokens.children[child])


def _says_enough(tokens: Tokens, report: Report, first: int, after: int) -> bool:
    """Not « (le maire conteste) *ces chiffres* », « (elle dénonce) *une « honte »* »; a denial may be short."""
    content = sum(tokens.pos[i] in ("NOUN", "PROPN", "ADJ", "VERB") for i in range(first, after))
    if content < _LEAST_CONTENT:
        return tokens.lower[report.verb] in verb_forms("denying") and tokens.lower[first] not in _DEMONSTRATIVES
    return True


def _announces(tokens: Tokens, after: int) -> bool:
    """« Anne Morel, jeune témoin, raconte : « … » », whatever the tagger makes of « raconte »."""
    return (
        tokens.lower[after : after + 1] == [":"]
        and tokens.pos[after - 1] != "NOUN"
        and is_form(tokens.lower[after - 1])
    )


def _quotation_at_the_end(tokens: Tokens, passage: Passage, main: Predicate, cues: set[int], after: int) -> int:
    """Where the part begins that only brings a quotation: « il est parti, *ajoutant que …* », « *qui a dit que …* »."""
    last_words = [i for i in passage.own if i < after and tokens.pos[i] != "PUNCT"][-_FRAME_WORDS:]
    for cue in (i for i in last_words if i in cues and i > main.head):
        joined = next(
            (i for i in range(cue - 1, max(main.head, cue - _FRAME_WORDS), -1) if tokens.lower[i] == "et"), None
        )
        if joined is not None:
            return joined
        i = cue
        while tokens.dep[i] not in _SUBORDINATE and tokens.head[i] > main.head and tokens.head[i] != i:
            i = tokens.head[i]
        if tokens.dep[i] in _SUBORDINATE:
            return tokens.left_edge(i)
    return after


def _presented(tokens: Tokens, main: Predicate) -> Predicate | None:
    """The fact that a clause only presents: « il apparaît *que le pont est fissuré* », « rappelons *que …* »."""
    found, inner = None, _content(tokens, main)
    while inner is not None:
        found, inner = inner, _content(tokens, inner)
    return found


def _content(tokens: Tokens, main: Predicate) -> Predicate | None:
    if tokens.lower[main.head] in verb_forms("presenting"):
        holders = [main.head]
    elif _is_aside(tokens, main):
        noting = [c for c in (main.head, *tokens.children[main.head]) if tokens.lower[c] in verb_forms("noting")]
        holders = [*noting, main.head] if noting else []
    else:
        return None
    clauses = (c for holder in holders for c in tokens.children[holder] if tokens.dep[c] == "ccomp" and c > main.head)
    content = next(clauses, None)
    return None if content is None else predicate(tokens, content)


def _is_aside(tokens: Tokens, main: Predicate) -> bool:
    """« Il est bon de noter », « on peut noter », « notons »: the paper speaks to its reader."""
    subject = tokens.subject(main.head)
    return subject is None or tokens.lower[subject] in ("il", "on")


def _report(tokens: Tokens, main: Predicate) -> Report | None:
    """A verb of reporting with a noun as object, or a clause that is no quotation of its own, and who reports it."""
    opening = _reported_clause(tokens, main)
    denies = tokens.lower[main.head] in verb_forms("denying")
    if opening is None and tokens.lower[main.head] not in verb_forms("reporting"):
        return None
    subject = tokens.child(main.head, ("nsubj",))
    if subject is None and opening and main.head and tokens.pos[main.head - 1] in ("NOUN", "PROPN"):
        subject = main.head - 1
    if subject is None or subject > main.head or not _can_speak(tokens, subject):
        return None
    if not denies and is_negated(tokens, main, 0, len(tokens)):
        return None
    if opening is not None:
        return Report(main.head, subject, opening)
    relation = "obl:arg" if tokens.lower[main.head] in verb_forms("speaking") else "obj"
    things = [c for c in tokens.children[main.head] if tokens.dep[c] == relation and c > main.head]
    is_noun = bool(things) and tokens.pos[things[0]] in ("NOUN", "PROPN")
    return Report(main.head, subject, main.head + 1) if is_noun else None


def _reported_clause(tokens: Tokens, main: Predicate) -> int | None:
    """Where the clause begins that a verb of saying or thinking brings: « juge pourtant *que …* », « nie *avoir* »."""
    found = cue_at(tokens.lower, main.head)
    denies = tokens.lower[main.head] in verb_forms("denying")
    if not denies and (found is None or found[0].grade not in ("declarative", "opinion")):
        return None
    openings = ("que", "qu'", "avoir", "être") if denies else ("que", "qu'")
    following = range(main.head + 1, min(main.head + _CLAUSE_DISTANCE, len(tokens)))
    at = next((i for i in following if tokens.lower[i] in openings), None)
    if at is None or (at > main.head + 1 and not (tokens.dep[at] == "mark" and tokens.pos[at] == "SCONJ")):
        return None
    return at


def _can_speak(tokens: Tokens, subject: int) -> bool:
    """A name, a pronoun for a person, a role: « l'ONG », « le rapport »; not « la baisse »."""
    word = tokens.lower[subject]
    if tokens.pos[subject] == "PRON":
        return word in _PERSONS
    return tokens.pos[subject] == "PROPN" or role(word) is not None
