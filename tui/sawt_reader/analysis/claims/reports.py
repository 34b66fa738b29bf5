"""Facts that a sentence reports and no quotation holds: « l'ONG dénonce le recours à la torture »."""

from __future__ import annotations

from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims.negation import is_negated
from sawt_reader.analysis.grammar.cues import cue_at, verb_forms
from sawt_reader.analysis.grammar.nouns import role
from sawt_reader.analysis.grammar.predicates import Predicate, predicate
from sawt_reader.analysis.tokens import Tokens

_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM")
_LEAST_CONTENT = 2  # such words: « ces chiffres » can be no claim; with 1 a claim too many, with 3 five articles change
_DEMONSTRATIVES = frozenset("ce cet cette ces".split())
_POSSESSIVES = frozenset("son sa ses leur leurs".split())
# How far after a verb its « que » may stand: « juge, au contraire, que ». Tokens; half
# changes nothing, double loses claims.
_CLAUSE_DISTANCE = 6
# « Décrit la visite du ministre de l'Intérieur, Jean Morel, *comme* »: tokens; half loses a claimant,
# double changes nothing.
_DESCRIBED_WITHIN = 20
_BOUNDS = lexicons.words("numbers.toml", "bounds")
_PERSONS = frozenset("il elle ils elles celui-ci celle-ci certains".split())
_OTHERS = frozenset("autre autres premier première second seconde".split())


class Report(NamedTuple):
    """What a sentence reports and no quotation holds: « l'ONG *dénonce* le recours à la torture ».

    Attributes: token indices of the verb, of its subject, and of the first word reported.
    """

    verb: int
    subject: int
    content: int


def report(tokens: Tokens, main: Predicate) -> Report | None:
    """A verb of reporting with a noun as object, or a clause that is no quotation of its own, and who reports it."""
    opening = _reported_clause(tokens, main)
    denies = tokens.lower[main.head] in verb_forms("denying")
    if opening is None and tokens.lower[main.head] not in verb_forms("reporting"):
        return None
    if opening is None and only_names(tokens, main.head):
        return None
    if any(tokens.lower[c] in ("se", "s'") for c in tokens.children[main.head]):
        return None  # « les blessés *se trouvaient* à l'étage »
    subject = _who(tokens, main.head, is_misread=denies or opening is not None)
    if subject is None or subject > main.head or not _is_source(tokens, subject):
        return None
    if not denies and is_negated(tokens, main, 0, len(tokens)):
        return None
    if opening is not None:
        return Report(main.head, subject, opening)
    if tokens.lower[main.head] in verb_forms("speaking"):
        content = _figure_spoken_of(tokens, main.head)
    else:
        content = _thing(tokens, main.head)
    return None if content is None else Report(main.head, subject, content)


def only_names(tokens: Tokens, verb: int) -> bool:
    """« Elle dénonce *une « logique comptable »* » gives a thing a name, and reports no fact."""
    return (
        tokens.lower[verb] in verb_forms("reporting")
        and tokens.lower[verb] not in verb_forms("denying")
        and tokens.pos[verb + 1 : verb + 2] == ["DET"]
        and tokens.lower[verb + 2 : verb + 3] in (["«"], ["“"], ['"'])
    )


def _who(tokens: Tokens, verb: int, *, is_misread: bool) -> int | None:
    """The subject: where « elle » takes up a noun (« la mairie, *elle*, parle de »), that noun."""
    subject = tokens.child(verb, ("nsubj",))
    if subject is None:
        before = verb - 1
        while (
            is_misread and before > 0 and tokens.pos[before] in ("ADJ", "ADV") and tokens.lower[before] not in _OTHERS
        ):
            before -= 1
        if is_misread and tokens.lower[before] in _OTHERS:
            return before  # « *l'autre* conteste »
        return before if is_misread and verb and tokens.pos[before] in ("NOUN", "PROPN") else None
    resumes = subject > 1 and tokens.lower[subject - 1] == "," and tokens.lower[subject + 1] == ","
    if resumes and tokens.pos[subject] == "PRON" and tokens.pos[tokens.head[verb]] in ("NOUN", "PROPN"):
        return tokens.head[verb] if tokens.head[verb] < subject else subject
    return subject


def _thing(tokens: Tokens, verb: int) -> int | None:
    """Where the noun begins that is reported: « relève lundi *une baisse* »; « accuse » wants its « d'avoir … »."""
    things = [c for c in tokens.children[verb] if tokens.dep[c] == "obj" and c > verb]
    if not things and tokens.pos[verb] == "ADV" and tokens.pos[verb + 1 : verb + 2] == ["DET"]:
        things = [tokens.head[verb + 1]]  # « l'armée dément toute présence », misread
    if not things:
        return _figure_after(tokens, verb)
    if tokens.pos[things[0]] not in ("NOUN", "PROPN"):
        return None
    if tokens.lower[verb] in verb_forms("describing") and not _is_described_as(tokens, things[0]):
        return None
    if tokens.lower[verb] in verb_forms("accusing") and not _is_accused_of(tokens, things[0]):
        return None
    start = max(verb + 1, tokens.left_edge(things[0]))
    if tokens.lower[verb] in verb_forms("justifying") and tokens.lower[start] in _POSSESSIVES:
        return None
    if tokens.lower[verb] in verb_forms("opposing") and not _is_a_fact(tokens, things[0]):
        return None
    return start


def _figure_after(tokens: Tokens, verb: int) -> int | None:
    """« Évoque de son côté *au moins 30 blessés* »: a figure that the parser hung elsewhere."""
    for i in range(verb + 1, min(verb + _CLAUSE_DISTANCE + 2, len(tokens))):
        if tokens.pos[i] == "NUM":
            while i > verb + 1 and tokens.lower[i - 1] in _BOUNDS:
                i -= 1
            return i
        if tokens.pos[i] in ("VERB", "AUX", "PUNCT", "PROPN"):
            return None
    return None


def _is_a_fact(tokens: Tokens, thing: int) -> bool:
    """« Il conteste *toute fraude* » denies a fact; « il conteste *la réforme* » is against it."""
    return any(
        tokens.lower[c] in ("tout", "toute", "tous", "toutes", "aucun", "aucune") for c in tokens.children[thing]
    )


def _is_accused_of(tokens: Tokens, thing: int) -> bool:
    following = range(thing + 1, min(thing + _CLAUSE_DISTANCE, len(tokens) - 1))
    return any(tokens.lower[i] in ("de", "d'") and tokens.is_infinitive(i + 1) for i in following)


def _is_described_as(tokens: Tokens, thing: int) -> bool:
    """« Il a décrit la visite *comme* une formalité »; not « il a décrit la scène »."""
    following = range(thing + 1, min(thing + _DESCRIBED_WITHIN, len(tokens)))
    ends = next((i for i in following if tokens.lower[i] in (".", ";", "comme")), None)
    return ends is not None and tokens.lower[ends] == "comme"


def _figure_spoken_of(tokens: Tokens, verb: int) -> int | None:
    """« Parle quant à elle de *63 blessés* », « parle d'*une baisse* »: what stands after « de »."""
    for i in range(verb + 1, min(verb + _CLAUSE_DISTANCE, len(tokens) - 1)):
        if tokens.lower[i] in ("de", "d'"):
            return i + 1 if tokens.pos[i + 1] in ("NUM", "DET", "NOUN", "ADV") else None
        if tokens.pos[i] in ("NOUN", "VERB", "PUNCT"):
            return None
    return None


def _reported_clause(tokens: Tokens, main: Predicate) -> int | None:
    """Where the clause begins that a verb of saying or thinking brings: « juge pourtant *que …* », « nie *avoir* »."""
    found = cue_at(tokens.lower, main.head)
    denies = tokens.lower[main.head] in verb_forms("denying")
    if not denies and (found is None or found[0].grade not in ("declarative", "opinion")):
        return None
    openings = ("que", "qu'", "avoir", "être") if denies else ("que", "qu'")
    following = range(main.head + 1, min(main.head + _CLAUSE_DISTANCE, len(tokens)))
    at = next((i for i in following if tokens.lower[i] in openings), None)
    if at is None or (at > main.head + 1 and tokens.dep[at] != "mark"):
        return None
    return at


def _is_source(tokens: Tokens, subject: int) -> bool:
    """A name, a pronoun for a person, a role: « l'ONG », « le rapport »; not « la baisse ».

    Stricter than `phrases.can_speak`: with no quotation around it, « qui » or « personne » reports nothing.
    """
    word = tokens.lower[subject]
    if tokens.pos[subject] == "PRON":
        return word in _PERSONS
    if any(tokens.dep[c] == "case" for c in tokens.children[subject]):
        return False  # « *parmi les élus* figure … »
    named = tokens.pos[subject] == "PROPN" or any(
        tokens.dep[c] == "appos" and tokens.pos[c] == "PROPN" for c in tokens.children[subject]
    )
    return named or word in _OTHERS or role(word) is not None


def reported_predicate(tokens: Tokens, reported: Report) -> Predicate | None:
    """The predicate of what is reported as a clause; None for a noun."""
    clauses = (c for c in tokens.children[reported.verb] if c > reported.content and tokens.dep[c] == "ccomp")
    content = next(clauses, None)
    return None if content is None else predicate(tokens, content)


def says_enough(tokens: Tokens, reported: Report, first: int, after: int) -> bool:
    """Not « (le maire conteste) *ces chiffres* », « (elle dénonce) *une « honte »* »; a denial may be short."""
    content = sum(tokens.pos[i] in _CONTENT for i in range(first, after))
    if content < _LEAST_CONTENT:
        return tokens.lower[reported.verb] in verb_forms("denying") and tokens.lower[first] not in _DEMONSTRATIVES
    return True
