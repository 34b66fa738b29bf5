"""The parts of a clause that only name the speaker: « a déclaré », « ajoutant que », « il apparaît que »."""

from __future__ import annotations

import itertools

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.passages import Passage
from sawt_reader.analysis.grammar.cues import cue_at, is_form, verb_forms
from sawt_reader.analysis.grammar.predicates import Predicate, predicate
from sawt_reader.analysis.tokens import Tokens

# Tokens from the cue to the end of its clause: it may be followed by « que », a colon, marks; half changes 2, double 1.
_CLOSING_WORDS = 4
# « *Cite* la préfète de la région, Anne Morel, qui a *déclaré* »: tokens; half loses a claim, double changes nothing.
_CITED_WITHIN = 25
_CLOSING = frozenset(("»", "”", '"'))
_CLITICS = lexicons.words("function_words.toml", "clitics_of_incises")
_INVERTED = lexicons.words("function_words.toml", "inverted_subjects_of_incises")
_BEFORE_AN_INCISE = frozenset(', » ” " ? ! …'.split())
_LEARNING = frozenset("savoir voir constater apprendre noter".split())
_SUBORDINATE = ("acl:relcl", "advcl", "acl", "parataxis")


def is_attribution(tokens: Tokens, main: Predicate, cues: set[int]) -> bool:
    """Does the predicate introduce a quotation? « a *déclaré* », « vient d'*annoncer* », « publie un *communiqué* »."""
    if main.head in cues or any(a in cues for a in main.auxiliaries) or _is_incise(tokens, main):
        return True
    if tokens.lower[main.head] in verb_forms("citing"):
        # « Le journal *cite* la préfète, qui a déclaré lundi : « … » »
        return any(i in cues for i in range(main.head + 1, main.head + _CITED_WITHIN))
    if tokens.pos[main.head] in ("AUX", "NOUN", "ADV") or tokens.lower[main.head] in ("a", "ont", "avait"):
        # « a de son côté déclaré »: the parser may take the auxiliary, or a noun after it, for the verb.
        return any(i in cues for i in range(main.finite + 1, main.finite + 6))
    return any(
        child in cues or any(c in cues and tokens.dep[c] in ("xcomp", "fixed") for c in tokens.children[child])
        for child in tokens.children[main.head]
        if tokens.dep[child] in ("xcomp", "fixed", "obj", "obl:arg") and not _is_adverbial(tokens, child)
    )


def _is_incise(tokens: Tokens, main: Predicate) -> bool:
    """Is the subject after the verb? « …, *a prévenu* mardi Karim Sadi », « … », *rétorque* le parti »."""
    first = min((main.finite, main.head, *main.auxiliaries))
    while first and tokens.lower[first - 1] in _CLITICS:
        first -= 1
    if any(word in _INVERTED for word in tokens.lower[main.finite + 1 : main.finite + 3]):
        return tokens.lower[first - 1] in _BEFORE_AN_INCISE or first == 0
    subject = tokens.subject(main.head)
    if first == 0 or tokens.lower[first - 1] not in _BEFORE_AN_INCISE or (subject is not None and subject < main.head):
        return False
    if tokens.lower[first - 1] == "," and first > 1 and tokens.lower[first - 2] in _CLOSING:
        return True
    if _continues_its_subject(tokens, first):
        return False
    found = cue_at(tokens.lower, main.head)
    return found is not None and found[0].grade in ("declarative", "directive", "ambiguous")


def _continues_its_subject(tokens: Tokens, first: int) -> bool:
    """Does the comma before `first` close a relative clause on the subject? « L'usine, *qui* ferme, proposera … »."""
    i = first - 2
    while i > 0 and tokens.lower[i] not in (",", ".", ";", ":") and tokens.pos[i] != "SPACE":
        i -= 1
    opens_a_relative = tokens.lower[i] == "," and tokens.lower[i + 1] in ("qui", "dont", "où")
    if not opens_a_relative:
        return False
    start = next((k for k in range(i, -1, -1) if tokens.begins_sentence[k]), 0)
    return not any(tokens.is_finite(k) for k in range(start, i))


def _is_adverbial(tokens: Tokens, child: int) -> bool:
    """Is it only an adverbial? « Il est parti *sans pouvoir dire* « … » » reports that he left."""
    return any(tokens.lower[c] in ("sans", "pour", "avant", "après", "afin") for c in tokens.children[child])


def after_the_gap(passage: Passage, first: int) -> int:
    """The token after a quotation that opens the sentence: « Estimant « … », *il a voté contre* »."""
    own = [i for i in passage.own if i >= first]
    return next((i for before, i in itertools.pairwise(own) if before + 1 < i), own[-1] + 1)


def quotation_at_the_end(tokens: Tokens, passage: Passage, main: Predicate, cues: set[int], after: int) -> int:
    """Where an ending that only introduces a quotation begins, or `after`: « il est parti, *ajoutant que …* »."""
    last_words = [i for i in passage.own if i < after and tokens.pos[i] != "PUNCT"][-_CLOSING_WORDS:]
    for cue in (i for i in last_words if i in cues and i > main.head):
        joined = next(
            (i for i in range(cue - 1, max(main.head, cue - _CLOSING_WORDS), -1) if tokens.lower[i] == "et"), None
        )
        if joined is not None:
            return joined
        i = cue
        while tokens.dep[i] not in _SUBORDINATE and tokens.head[i] > main.head and tokens.head[i] != i:
            i = tokens.head[i]
        if tokens.dep[i] in _SUBORDINATE:
            return tokens.left_edge(i)
    return after


def announces(tokens: Tokens, after: int) -> bool:
    """Does a clause that ends before `after` introduce a quotation? « Anne Morel *raconte* : », whatever its tag."""
    return (
        tokens.lower[after : after + 1] == [":"]
        and tokens.pos[after - 1] != "NOUN"
        and is_form(tokens.lower[after - 1])
    )


def presented(tokens: Tokens, main: Predicate) -> Predicate | None:
    """The predicate of a fact that the clause only presents: « il apparaît *que le pont est fissuré* »."""
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
    elif tokens.lower[main.head] in words.hedges("judging") or tokens.lower[main.head] in words.hedges("feelings"):
        # « Nous sommes heureux *de savoir* que la digue tient »
        holders = [c for c in tokens.children[main.head] if tokens.lower[c] in _LEARNING and tokens.dep[c] == "xcomp"]
    else:
        return None
    clauses = (c for holder in holders for c in tokens.children[holder] if tokens.dep[c] == "ccomp" and c > main.head)
    content = next(clauses, None)
    return None if content is None else predicate(tokens, content)


def _is_aside(tokens: Tokens, main: Predicate) -> bool:
    """Does the paper address its reader? « Il est bon de noter », « on peut noter », « notons »."""
    subject = tokens.subject(main.head)
    return subject is None or tokens.lower[subject] in ("il", "on")
