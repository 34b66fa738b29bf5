"""Facts reported outside quotations: « l'ONG dénonce le recours à la torture »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.dates import MONTHS
from sawt_reader.analysis.claims.negation import is_negated
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.cues import cue_at, verb_forms
from sawt_reader.analysis.grammar.nouns import role
from sawt_reader.analysis.grammar.predicates import Predicate, predicate
from sawt_reader.analysis.tokens import Tokens

_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM")
_LEAST_CONTENT = 2  # content words: rules out « ces chiffres »; 1 adds a wrong claim, 3 changes five articles
_DEMONSTRATIVES = frozenset("ce cet cette ces".split())
_POSSESSIVES = frozenset("son sa ses leur leurs".split())
_BEFORE_NOUNS = ("DET", "ADJ", "NUM")
# Tokens from a verb to its « que »: « juge, au contraire, que »; half changes nothing, double loses claims.
_CLAUSE_DISTANCE = 6
# Tokens: « décrit la visite du ministre de l'Intérieur, Jean Morel, *comme* »; half loses a claimant, double changes
# nothing.
_DESCRIBED_WITHIN = 20
_AGENT_WITHIN = 4  # tokens from « accusée » to « par »
_BOUNDS = lexicons.words("numbers.toml", "bounds")
_PERSONS = frozenset("il elle ils elles celui-ci celle-ci certains".split())
_BEFORE_INFINITIVES = lexicons.words("function_words.toml", "before_infinitives")
_MARKS = ("«", "“", '"')
_ON_ONES_SIDE = (["de", "son", "côté"], ["de", "leur", "côté"], ["pour", "sa", "part"], ["pour", "leur", "part"])
_ANY = frozenset("tout toute tous toutes aucun aucune".split())
_OTHERS = frozenset("autre autres premier première second seconde".split())


class Report(NamedTuple):
    """A fact that a sentence reports outside quotations: « l'ONG *dénonce* le recours à la torture ».

    Attributes:
        verb, subject: their tokens.
        content: the first token of the fact; None for the whole clause, « le maire est accusé par l'ONG de … ».
    """

    verb: int
    subject: int
    content: int | None


def report(tokens: Tokens, main: Predicate) -> Report | None:
    """The report of a clause: a reporting verb with a source and a noun, or a clause outside quotations."""
    accuser = _accuser(tokens, main)
    if accuser is not None:
        return Report(main.head, accuser, None)
    opening = _reported_clause(tokens, main)
    denies = tokens.lower[main.head] in verb_forms("denying")
    estimates = tokens.lower[main.head] in words.EXPECTING
    disclaimed, stated = _disclaimed(tokens, main.head), _stated(tokens, main.head)
    indirect = disclaimed is not None or stated is not None
    if opening is None and not (estimates or indirect) and tokens.lower[main.head] not in verb_forms("reporting"):
        return None
    if opening is None and only_names(tokens, main.head):
        return None
    if disclaimed is None and any(tokens.lower[c] in ("se", "s'") for c in tokens.children[main.head]):
        return None  # « les blessés *se trouvaient* à l'étage »
    subject = _who(tokens, main.head, is_misread=denies or opening is not None)
    if subject is None or subject > main.head or not _is_source(tokens, subject):
        return None
    if not denies and is_negated(tokens, main, 0, len(tokens)):
        return None
    if opening is not None:
        return Report(main.head, subject, opening)
    if main.mood is not None:
        return None  # « le maire *annoncera* une baisse »: nobody has said it yet
    if indirect:
        content = stated if disclaimed is None else disclaimed
    elif tokens.lower[main.head] in words.ESTIMATING:
        content = _estimate(tokens, main.head)
    elif tokens.lower[main.head] in words.FORESEEING:
        content = _foreseen(tokens, main.head)
    elif tokens.lower[main.head] in verb_forms("speaking") - verb_forms("accusing"):
        content = _figure_spoken_of(tokens, main.head)
    else:
        content = _thing(tokens, main.head)
    return None if content is None else Report(main.head, subject, content)


def accused_in_passing(tokens: Tokens, own: Sequence[int]) -> Report | None:
    """The report of a participle among these tokens: « la ville, *accusée* par le port d'avoir caché la fuite, … »."""
    for i in own:
        apart = i == own[0] or tokens.lower[i - 1] in (",", "(")
        if apart and tokens.lower[i] in verb_forms("accusing") and tokens.pos[i] != "NOUN":
            accuser = _agent(tokens, i)
            return None if accuser is None else Report(i, accuser, None)
    return None


def _accuser(tokens: Tokens, main: Predicate) -> int | None:
    """Who accuses the subject of a passive verb: « La ville est *accusée* par *le port* d'avoir caché la fuite »."""
    passive = any(tokens.dep[a] == "aux:pass" for a in main.auxiliaries)
    return _agent(tokens, main.head) if passive and tokens.lower[main.head] in verb_forms("accusing") else None


def _agent(tokens: Tokens, participle: int) -> int | None:
    """The noun of who accuses somebody of an act: « accusée par *le port* d'avoir caché la fuite »."""
    near = range(participle + 1, min(participle + _AGENT_WITHIN, len(tokens)))
    agent = next((i for i in near if tokens.lower[i] == "par"), None)
    governed = next((c for c in tokens.children[participle] if tokens.dep[c] in ("obl:agent", "obl:arg")), None)
    if agent is None or governed is None or governed < agent or not _is_accused_of(tokens, governed):
        return None
    return governed


def _disclaimed(tokens: Tokens, verb: int) -> int | None:
    """Where a denied noun begins: « se défend de *tout laxisme* »; not « se défend de son bilan »."""
    if tokens.lower[verb] not in verb_forms("disclaiming") or tokens.lower[verb + 1 : verb + 2] not in (["de"], ["d'"]):
        return None
    return verb + 2 if tokens.lower[verb + 2 : verb + 3] and tokens.lower[verb + 2] in _ANY else None


def _stated(tokens: Tokens, verb: int) -> int | None:
    """Where a stated fact begins: « fait état de *six morts* », « fait aussi état *du départ* du préfet »."""
    if tokens.lower[verb] not in words.MAKING:
        return None
    for i in range(verb + 1, min(verb + _CLAUSE_DISTANCE, len(tokens) - 2)):
        if tokens.lower[i] == "état" and tokens.lower[i + 1] in ("de", "d'", "du", "des"):
            return i + 1 if tokens.lower[i + 1] == "du" else i + 2
        if tokens.pos[i] in ("VERB", "PUNCT", "DET"):
            return None
    return None


def only_names(tokens: Tokens, verb: int) -> bool:
    """Does it only name a thing? « Elle dénonce *une « logique comptable »* » reports no fact."""
    if tokens.lower[verb] not in verb_forms("reporting") or tokens.lower[verb] in verb_forms("denying"):
        return False
    first = verb + 1
    if any(tokens.lower[first : first + len(words)] == words for words in _ON_ONES_SIDE):
        first += 3
    opening, after = tokens.lower[first : first + 2], tokens.pos[first : first + 2]
    return len(after) == 2 and any(opening[n] in _MARKS and after[1 - n] == "DET" for n in (0, 1))


def _who(tokens: Tokens, verb: int, *, is_misread: bool) -> int | None:
    """The subject of a verb; the noun before it if it only repeats that (« la mairie, *elle*, parle de »)."""
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
    """Where the reported noun begins: « relève lundi *une baisse* »; None if it is no fact: « annonce un plan »."""
    kinds = ("obj", "obl:arg", "iobj") if tokens.lower[verb] in verb_forms("accusing") else ("obj",)
    things = [c for c in tokens.children[verb] if tokens.dep[c] in kinds and c > verb]
    if len(kinds) > 1 and not things:
        return _reproach(tokens, verb)
    if not things and tokens.pos[verb] == "ADV" and tokens.pos[verb + 1 : verb + 2] == ["DET"]:
        things = [tokens.head[verb + 1]]  # « l'armée dément toute présence », misread
    if not things:
        return _figure_after(tokens, verb)
    thing, form = things[0], tokens.lower[verb]
    if tokens.pos[thing] not in ("NOUN", "PROPN"):
        return None
    start = _beginning(tokens, verb, thing)
    if form in verb_forms("denying"):
        if tokens.lower[thing] in nouns.words("speech"):
            return None  # « il nie ces accusations »
        return start if form not in verb_forms("opposing") or _is_any(tokens, thing) else None
    if form in verb_forms("describing"):
        return start if _is_described_as(tokens, thing) else None
    if form in verb_forms("accusing"):
        return start if _is_accused_of(tokens, thing) else None
    return start if _is_a_fact(tokens, thing, start) else None


def _reproach(tokens: Tokens, verb: int) -> int | None:
    """Where the act begins of which somebody accuses a person named before: « lui reproche d'*avoir menti* »."""
    if tokens.lower[verb + 1 : verb + 2] not in (["de"], ["d'"]) or not _is_accused_of(tokens, verb):
        return None
    return verb + 2


def _beginning(tokens: Tokens, verb: int, thing: int) -> int:
    """The first token of a noun with its determiner, figure and bound: « relève lundi *plus de 30 cas* »."""
    start = thing
    while start - 1 > verb and (tokens.pos[start - 1] in _BEFORE_NOUNS or tokens.lower[start - 1] in _BOUNDS):
        start -= 1
    return start


def _estimate(tokens: Tokens, verb: int) -> int | None:
    """Where an estimate begins: « estime ainsi *à plus de 90 %* la chute », « évalue *à 300* les absents »."""
    for i in range(verb + 1, min(verb + _CLAUSE_DISTANCE, len(tokens) - 1)):
        if tokens.lower[i] == "à":
            figure = i + 1
            while figure < len(tokens) - 1 and tokens.lower[figure] in _BOUNDS:
                figure += 1
            return i if tokens.lower[figure][0].isdigit() or tokens.pos[figure] == "NUM" else None
        if tokens.pos[i] in ("VERB", "PUNCT", "NOUN"):
            return None
    return None


def _foreseen(tokens: Tokens, verb: int) -> int | None:
    """Where a foreseen figure begins: « prévoit *un train sur quatre* », « prévoyait *300 absents* »."""
    first = verb + 1
    while first < len(tokens) - 1 and tokens.lower[first] in _BOUNDS:
        first += 1
    counted = tokens.lower[first : first + 1] and (tokens.lower[first][0].isdigit() or tokens.pos[first] == "NUM")
    ratio = tokens.lower[first + 2 : first + 3] == ["sur"]
    return verb + 1 if (counted or ratio) and not _is_a_time(tokens, first) else None


def _figure_after(tokens: Tokens, verb: int) -> int | None:
    """A figure that the parser attached elsewhere: « évoque de son côté *au moins 30 blessés* »."""
    for i in range(verb + 1, min(verb + _CLAUSE_DISTANCE + 2, len(tokens))):
        if tokens.pos[i] == "NUM":
            start = i
            while start > verb + 1 and tokens.lower[start - 1] in _BOUNDS:
                start -= 1
            return None if _is_a_time(tokens, i) else start
        if tokens.pos[i] in ("VERB", "AUX", "PUNCT", "PROPN"):
            return None
    return None


def _is_a_time(tokens: Tokens, figure: int) -> bool:
    """Does the figure give a time? « Évoque *trois jours* plus tard », « le *16 juillet* »."""
    noun = next((i for i in range(figure + 1, min(figure + 3, len(tokens))) if tokens.pos[i] == "NOUN"), None)
    return noun is not None and tokens.lower[noun] in nouns.words("time")


def _is_a_fact(tokens: Tokens, thing: int, start: int) -> bool:
    """Does the noun state a fact? « *30 blessés* », « *la fermeture* du site »; not « un plan », « son départ »."""
    if tokens.lower[start] in _POSSESSIVES:
        return False  # one's own act
    if any(tokens.dep[c] == "nummod" for c in tokens.children[thing]):
        return tokens.lower[thing] not in MONTHS and not tokens.is_definite(start)
    return tokens.lower[thing] in nouns.words("facts")


def _is_any(tokens: Tokens, thing: int) -> bool:
    """Is the object a fact? « Il conteste *toute fraude* » denies it; « il conteste *la réforme* » opposes it."""
    return any(tokens.lower[c] in _ANY for c in tokens.children[thing])


def _is_accused_of(tokens: Tokens, thing: int) -> bool:
    """Does an act follow? « Accuse le maire *d'avoir menti* », « accuse le maire *de fraude* »."""
    following = range(thing + 1, min(thing + _DESCRIBED_WITHIN, len(tokens) - 2))
    for i in following:
        if tokens.lower[i] not in ("de", "d'"):
            continue
        verb = i + 1
        while verb + 1 < len(tokens) and tokens.lower[verb] in _BEFORE_INFINITIVES:
            verb += 1
        if tokens.is_infinitive(verb) or tokens.lower[i + 1] in words.offences():
            return True
    return False


def _is_described_as(tokens: Tokens, thing: int) -> bool:
    """Does « comme » follow the object? « Il a décrit la visite *comme* une formalité »."""
    following = range(thing + 1, min(thing + _DESCRIBED_WITHIN, len(tokens)))
    ends = next((i for i in following if tokens.lower[i] in (".", ";", "comme")), None)
    return ends is not None and tokens.lower[ends] == "comme"


def _figure_spoken_of(tokens: Tokens, verb: int) -> int | None:
    """The token after « de »: « parle quant à elle de *63 blessés* », « parle d'*une baisse* »."""
    for i in range(verb + 1, min(verb + _CLAUSE_DISTANCE, len(tokens) - 1)):
        if tokens.lower[i] in ("de", "d'"):
            return i + 1 if _is_a_fact_after_of(tokens, i + 1) else None
        if tokens.pos[i] in ("NOUN", "VERB", "PUNCT"):
            return None
    return None


def _is_a_fact_after_of(tokens: Tokens, i: int) -> bool:
    """Does a figure or a fact begin at `i`? « Parle de *63 blessés* », « d'*une baisse* »; not « d'un ami »."""
    if tokens.pos[i] in ("NUM", "ADV"):
        return True
    noun = tokens.head[i] if tokens.pos[i] == "DET" else i
    return tokens.pos[noun] == "NOUN" and _is_a_fact(tokens, noun, i)


def _reported_clause(tokens: Tokens, main: Predicate) -> int | None:
    """Where the clause of a verb of saying or thinking begins: « juge pourtant *que …* », « nie *avoir* »."""
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
    """Is it a name, a role or a pronoun for a person? « l'ONG », « le rapport »; not « la baisse ».

    Stricter than `phrases.can_speak`: outside quotations, « qui » or « personne » reports nothing.
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
    """The predicate of a reported clause; None for a noun."""
    if reported.content is None:
        return None
    clauses = (c for c in tokens.children[reported.verb] if c > reported.content and tokens.dep[c] == "ccomp")
    content = next(clauses, None)
    return None if content is None else predicate(tokens, content)


def says_enough(tokens: Tokens, reported: Report, first: int, after: int) -> bool:
    """Are there enough content words? Not in « (il conteste) *ces chiffres* »; a denial may be shorter."""
    content = sum(tokens.pos[i] in _CONTENT for i in range(first, after))
    if content < _LEAST_CONTENT:
        denies = tokens.lower[reported.verb] in verb_forms("denying") | verb_forms("disclaiming")
        return denies and tokens.lower[first] not in _DEMONSTRATIVES
    return True
