"""Clauses that are not claims: questions, orders, wishes, recommendations, mere judgements, bare acts of speech."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.duty import is_fixed_for_later
from sawt_reader.analysis.claims.negation import is_negated
from sawt_reader.analysis.claims.reports import only_names
from sawt_reader.analysis.grammar import nouns, verbs
from sawt_reader.analysis.grammar.cues import cue_at, infinitives, verb_forms
from sawt_reader.analysis.grammar.predicates import Predicate
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

# With « que » these inform: « il avertit que le pont cède », « elle promet que la ligne rouvrira ».
_INFORMING = infinitives("informing")
_ASKING = lexicons.words("function_words.toml", "question_words")
_IT = frozenset("l' le cela ça".split())
_POINTING = frozenset("c' ce cela ça tel telle".split())
# Their object may be a person: « le gardien le poursuit ».
_OF_PEOPLE = frozenset(("poursuivre", "reprendre"))
# Of a thing they tell its size.
_OF_SIZE = frozenset("important importante importants importantes".split())
_BY_NOW = frozenset(("désormais", "maintenant", "dorénavant"))
_IT_IS_WHAT = frozenset("ce cela ça".split())
_INNER_MARKS = frozenset("“ ‘ \" ' « ‹".split())
_NE = frozenset(("ne", "n'"))
_CLITICS = lexicons.words("function_words.toml", "object_clitics")
_SUBJUNCTIVES = lexicons.words("conjugation.toml", "subjunctives")
_INDICATIVES = lexicons.words("conjugation.toml", "indicatives")
# Verbs whose subject may follow: « *reste* une question », « ne *manque* que l'accord ».
_BEFORE_SUBJECTS = frozenset(
    form for infinitive in ("rester", "manquer", "suivre", "subsister", "venir") for form in verbs.inflect(infinitive)
)
_BEING = lexicons.words("function_words.toml", "forms_of_being")
_NOTHING = _IT_IS_WHAT | frozenset("fait tout dit ainsi fini comme".split())


def is_question(tokens: Tokens, own: Sequence[int]) -> bool:
    """Does it end in a question mark? « Le budget suffira-t-il ? » asserts nothing."""
    for i in reversed(own[-4:]):
        if "?" in tokens.lower[i]:
            return True
        if tokens.pos[i] not in ("PUNCT", "SPACE"):
            return False
    return False


def is_asked_for(tokens: Tokens, quote: model.Quote, own: Sequence[int]) -> bool:
    """Is it wanted or asked? « demande *de reporter le vote* », « demande *si le vote aura lieu* »."""
    opening = next((tokens.lower[i] for i in own if tokens.pos[i] not in ("PUNCT", "SPACE")), "")
    if quote.cue is None or quote.kind == "direct" or quote.attribution == "inversion":
        return False  # « le vote aura lieu, *prévient-il* »: a whole sentence
    if tokens.lower[tokens.at(quote.cue.start)] in verb_forms("wishing"):
        return True  # « elle *veut* « tourner la page » »
    found = cue_at(tokens.lower, tokens.at(quote.cue.start))
    if found is not None and found[0].grade == "directive":
        return not (opening in ("que", "qu'") and found[0].lemma in _INFORMING)
    return opening in _ASKING


def is_wish(tokens: Tokens, quote: model.Quote | None, first: int, main: Predicate) -> bool:
    """Is the clause from `first` a wish in the subjunctive? « *Qu'*il parte », « *que* nous *puissions* vivre »."""
    if not first or tokens.lower[first - 1] not in ("que", "qu'") or (quote is not None and quote.kind != "direct"):
        return False
    form = tokens.lower[main.finite]
    if form in _SUBJUNCTIVES:
        return True
    stated = main.mood is not None or form in _INDICATIVES or tokens.is_imperfect(main.finite)
    return tokens.capital[first - 1] and not stated and not tokens.is_past(main.finite)


def is_cited(tokens: Tokens, quote: model.Quote | None, first: int) -> bool:
    """Does the speaker cite words there? « On me demande l'heure, je réponds : “*il est midi*” »."""
    if quote is None or quote.kind != "direct" or first < 2 or tokens.lower[first - 1] not in _INNER_MARKS:
        return False
    return tokens.start[first - 1] > quote.spans[0].start and tokens.lower[first - 2] in (":", ",")


def is_unchecked(tokens: Tokens, predicates: Sequence[Predicate], after: int, *, reported: bool = False) -> bool:
    """Is the main predicate an order, a wish, a recommendation, a judgement or an act of speech?

    Somebody else's act of speech can be checked where it is `reported`: « elle affirme que le maire l'a dit ».
    """
    main = predicates[0]
    return (
        _orders(tokens, main)
        or (_recommends(tokens, main) and not is_fixed_for_later(tokens, main))
        or _wishes(tokens, main)
        or _judges(tokens, main, after)
        or _points_only(tokens, main, after)
        or (
            not (reported and tokens.is_finite(main.finite))
            and all(_only_speaks(tokens, predicate) for predicate in predicates)
        )
        or _only_attributes(tokens, main)
    )


def _orders(tokens: Tokens, main: Predicate) -> bool:
    """Is it an order? « Cessez le feu ! »; not « notons une baisse », which asserts the « baisse »."""
    form = tokens.lower[main.finite]
    if main.finite and tokens.lower[main.finite - 1] in ("nous", "vous"):
        return False
    if tokens.subject(main.head) is not None or main.mood or form in verb_forms("noting"):
        return False
    if main.finite == main.head and form not in _BEFORE_SUBJECTS and _opens_with_ne(tokens, main.finite):
        return True  # « N'oublie pas la clé »
    return tokens.is_imperative(main.finite) or (main.finite == main.head and form.endswith(("ez", "ons")))


def _opens_with_ne(tokens: Tokens, verb: int) -> bool:
    """Does « ne » open the clause of this verb? « *Ne* le répète pas »."""
    i = verb - 1
    while i > 0 and tokens.lower[i] in _CLITICS:
        i -= 1
    return i >= 0 and tokens.lower[i] in _NE and (i == 0 or tokens.pos[i - 1] in ("PUNCT", "SPACE", "CCONJ"))


def _recommends(tokens: Tokens, main: Predicate) -> bool:
    """Is it a recommendation? « Il faut agir », « l'Europe doit agir »; not « a dû agir », « il faut deux jours »."""
    form = tokens.lower[main.finite]
    if form in words.NECESSITY:
        thing = tokens.child(main.head, ("obj",))
        return thing is None or tokens.child(thing, ("nummod",)) is None
    if main.mood == "conditional" and main.perfect:
        return tokens.lower[main.head] in words.OBLIGATION and not _befalls(tokens, main)
    if tokens.child(main.head, ("xcomp",)) is None:
        return False
    if main.finite != main.head or form not in words.DUTY:
        return False
    # « La ville doit *désormais* emprunter »: it has no choice.
    return not any(word in _BY_NOW for word in tokens.lower[main.head + 1 : main.head + 3])


def _befalls(tokens: Tokens, main: Predicate) -> bool:
    """Is it something that a plan had foreseen? « Le club aurait dû *se retrouver* en mai », « *être* vendu »."""
    verb = tokens.child(main.head, ("xcomp",))
    return verb is not None and any(
        tokens.lower[c] in ("se", "s'") or (tokens.dep[c] == "aux:pass" and tokens.pos[verb] == "VERB")
        for c in tokens.children[verb]
    )


def _wishes(tokens: Tokens, main: Predicate) -> bool:
    """Is it a wish? « Nous espérons un accord », « notre souhait est que la ligne rouvre »."""
    subject = tokens.subject(main.head)
    if subject is not None and tokens.lower[subject] in nouns.words("wishes") and tokens.lower[main.finite] in _BEING:
        return True
    first_person = subject is not None and tokens.lower[subject] in ("je", "j'", "nous")
    return first_person and main.finite == main.head and tokens.lower[main.head] in verb_forms("wishing")


def _judges(tokens: Tokens, main: Predicate, after: int) -> bool:
    """Is it a judgement without a name or figure to check? « C'est inadmissible », « il est décevant que … »."""
    attribute = tokens.lower[main.head]
    judging = words.hedges("judging")
    subject = tokens.subject(main.head)
    if attribute in _OF_SIZE and subject is not None and tokens.pos[subject] in ("NOUN", "PROPN"):
        return False  # « les dégâts sont *importants* »
    speaker = subject is not None and tokens.lower[subject] in ("je", "j'", "nous", "on")
    felt = speaker and attribute in words.hedges("feelings")
    judged = attribute in judging or attribute.removesuffix("s") in judging
    if not (main.auxiliaries and (judged or felt)):
        return False
    later = range(main.head + 1, after)
    return not any(tokens.pos[i] in ("NUM", "PROPN") for i in later)


def _points_only(tokens: Tokens, main: Predicate, after: int) -> bool:
    """Does it only point at earlier words? « C'est fait », « c'est ce qu'il a dit », « c'est aussi net *que ça* »."""
    subject = tokens.subject(main.head)
    attribute = tokens.lower[main.head]
    if subject is None or tokens.lower[subject] not in _POINTING:
        return False
    if tokens.lower[after - 2 : after] in (["que", "cela"], ["que", "ça"]):
        return True
    if attribute not in _NOTHING:
        return False
    return attribute in _IT_IS_WHAT or main.head + 1 == after


def _only_speaks(tokens: Tokens, main: Predicate) -> bool:
    """Is it a bare act of speech? « La ministre s'est exprimée », « il a répondu à la presse », « elle l'a annoncé ».

    Not if negated (« il n'a pas répondu ») or passive (« les électeurs sont appelés à voter »).
    """
    if main.mood == "conditional":
        return False  # « il *aurait demandé* de mentir » is a rumour to check
    if tokens.is_infinitive(main.finite) and main.perfect:
        return False  # « elle annonce *avoir demandé* une enquête »: an act
    subject = tokens.subject(main.head)
    if subject is not None and tokens.lower[subject] in words.laws():
        return False  # « une directive *demande* aux pilotes de monter »: a rule
    passive = any(tokens.dep[a] == "aux:pass" for a in main.auxiliaries) and not _is_reflexive(tokens, main)
    if passive or is_negated(tokens, main, 0, len(tokens)):
        return False
    if tokens.lower[main.head] in verb_forms("speaking") or only_names(tokens, main.head):
        return True
    if tokens.lower[main.finite] in words.GOING and subject is not None and tokens.lower[subject] in ("je", "j'"):
        # « Je *vais* vous *raconter* l'histoire »
        verb = main.head if main.head != main.finite else tokens.child(main.head, ("xcomp",))
        announced = None if verb is None else cue_at(tokens.lower, verb)
        declares = announced is not None and announced[0].grade == "declarative"
        return declares and tokens.child(verb or 0, ("ccomp",)) is None
    if tokens.lower[main.head] in verb_forms("dismissing"):
        thing = tokens.child(main.head, ("obj",))
        return thing is not None and (
            tokens.lower[thing] in nouns.words("speech")
            or any(tokens.lower[c] in ("ce", "cet", "cette", "ces") for c in tokens.children[thing])
        )
    found = cue_at(tokens.lower, main.head)
    if found is None or found[0].grade != "declarative" or tokens.child(main.head, ("xcomp",)) is not None:
        return False  # « le tribunal l'a déclaré coupable »
    if "se" in found[0].frames and not _is_reflexive(tokens, main):
        return False  # « le maire l'a emporté »
    if found[0].lemma in _OF_PEOPLE and not main.auxiliaries:
        return False  # « le boulanger *le poursuivait* »
    return any(tokens.lower[c] in _IT and tokens.dep[c] in ("obj", "nsubj") for c in tokens.children[main.head])


def _is_reflexive(tokens: Tokens, main: Predicate) -> bool:
    return any(tokens.lower[c] in ("s'", "se") for c in tokens.children[main.head])


def _only_attributes(tokens: Tokens, main: Predicate) -> bool:
    """Does it only attribute the words beside it? « C'est l'avis de la préfète », « le constat est du maire »."""
    if not main.auxiliaries:
        return False
    subject = tokens.subject(main.head)
    if tokens.lower[main.head] in nouns.words("speech"):
        return subject is None or tokens.lower[subject] in _POINTING
    from_somebody = any(tokens.lower[c] in ("de", "du") and tokens.dep[c] == "case" for c in tokens.children[main.head])
    return from_somebody and subject is not None and tokens.lower[subject] in nouns.words("speech")
