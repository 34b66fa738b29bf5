"""The main verbs of a passage.

The parser finds most of them, but often attaches the second of two main clauses to a noun of the first. Word order then
helps: a conjugated verb that has a subject without a subordinating word before it is a main verb.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims.passages import SUBJECT_CLITICS
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.cues import verb_forms
from sawt_reader.analysis.grammar.mood import mood
from sawt_reader.analysis.grammar.predicates import Predicate, may_be_present, predicate
from sawt_reader.analysis.tokens import AUXILIARIES, Tokens

# The predicates of a main clause: the main one, then those that share its subject.
Chain = tuple[Predicate, ...]

# Relations by which one main clause follows another: « il pleut et il vente », « il pleut, il vente ».
_COORDINATED = ("conj", "parataxis")
COORDINATORS = frozenset("et mais donc or puis".split())
SEPARATORS = frozenset((";", ":"))
_SUBORDINATORS = lexicons.words("function_words.toml", "subordinators")
RELATIVES = lexicons.words("function_words.toml", "relative_pronouns")
_OBJECT_CLITICS = lexicons.words("function_words.toml", "object_clitics")
# « dont » may stand without one: « dix blessés, *dont* trois enfants ».
_WITH_A_VERB = RELATIVES - {"dont"}
# Relations that the parser gives to a clause without a conjunction after another one.
_JUXTAPOSED = ("advcl", "parataxis", "acl", "acl:relcl", "conj")
_LEAST_NOMINAL = 6  # words of a noun with its relative clause
_RELATIVE_WITHIN = 15  # tokens from a relative pronoun to its verb
_BEFORE_AN_INFINITIVE = ("PUNCT", "SPACE", "ADV", "PRON")
# Relations of nouns: a conjugated verb with one of these was misparsed.
_NOMINAL = ("nsubj", "nsubj:pass", "obj", "obl:arg", "obl:mod", "nmod", "appos", "punct", "fixed", "dep", "flat:name")


def main_verbs(tokens: Tokens, stretch: Sequence[int], *, reported: bool = False) -> list[Chain]:
    """The predicates of each main clause of a stretch in order.

    Args:
        tokens: of the whole text.
        stretch: token indices in order.
        reported: is it indirect speech? Then an infinitive may be its verb, « il affirme *avoir payé* ».
    """
    inside = set(stretch)
    found: dict[int, Chain] = {}
    for i in stretch:
        is_top = tokens.head[i] == i or tokens.head[i] not in inside
        if is_top and not _is_subordinate(tokens, i, stretch[0]):
            _follow(tokens, i, inside, found)
    _add_by_surface(tokens, stretch, inside, found)
    if len(found) > 1:
        found = {head: chain for head, chain in found.items() if not _is_relative(tokens, head, stretch[0])}
        found = _without_relatives(tokens, found)
    if any(tokens.subject(head) is not None for head in found):
        # French leaves no subject out: a verb without one was misread.
        found = {head: chain for head, chain in found.items() if _has_subject(tokens, chain[0])}
    if not found:
        found = _by_form(tokens, stretch) or _after_a_relative(tokens, stretch) or _nominal(tokens, stretch)
        if found:
            _add_by_surface(tokens, stretch, inside, found)
    if not found and reported:
        found = _infinitive(tokens, stretch)
    return [found[head] for head in sorted(found)]


def _has_subject(tokens: Tokens, main: Predicate) -> bool:
    """Has it a subject, or a noun in its place? « L'accès *est* gratuit », whatever the noun was taken for."""
    if tokens.subject(main.head) is not None:
        return True
    return tokens.dep[main.finite] == "cop" and _word_of_subject(tokens, main.finite) in ("NOUN", "PROPN")


def _word_of_subject(tokens: Tokens, finite: int) -> str:
    """The part of speech of the word before a verb and its clitics."""
    i = finite - 1
    while i > 0 and (tokens.lower[i] in _OBJECT_CLITICS or tokens.lower[i] in ("ne", "n'")):
        i -= 1
    return tokens.pos[i]


def _add_by_surface(tokens: Tokens, stretch: Sequence[int], inside: set[int], found: dict[int, Chain]) -> None:
    """Add the main verbs that the parser attached elsewhere."""
    seen = {p.head for chain in found.values() for p in chain}
    for i in stretch:
        if i not in seen and tokens.children[i] and _is_main_by_surface(tokens, i, stretch, inside, found):
            _follow(tokens, i, inside, found)


def _is_ago(tokens: Tokens, head: int) -> bool:
    """Is it only a time? « *Il y a quelques jours*, le maire … »; not « il y a deux jours de retard »."""
    if tokens.lower[head] != "a" or tokens.lower[max(0, head - 2) : head] != ["il", "y"]:
        return False
    last = next((i for i in range(head + 1, min(head + 5, len(tokens))) if tokens.pos[i] == "NOUN"), None)
    return last is not None and tokens.lower[last] in nouns.words("time") and tokens.lower[last + 1 : last + 2] == [","]


def _follow(tokens: Tokens, head: int, inside: set[int], found: dict[int, Chain]) -> None:
    """Add the clause of a main predicate, and those co-ordinated with it."""
    pending = [head]
    while pending:
        head = pending.pop()
        main = predicate(tokens, head)
        if main is None or head in found or main.finite not in inside or _is_ago(tokens, head):
            continue
        chain, queue, seen = [main], [head], {head}
        while queue:
            for child in tokens.children[queue.pop(0)]:
                if child not in inside or child in seen or tokens.dep[child] not in _COORDINATED:
                    continue
                seen.add(child)
                other = predicate(tokens, child)
                if other is not None and _ends_a_relative(tokens, child, other):
                    continue
                if other is not None and _stands_alone(tokens, main, other, inside):
                    pending.append(child)
                elif other is not None:
                    chain.append(other)
                    queue.append(child)
        found[head] = tuple(chain)


def _stands_alone(tokens: Tokens, main: Predicate, other: Predicate, inside: set[int]) -> bool:
    """Is it a clause with its own subject? Not « Ils chantaient, ils dansaient »: same pronoun, no complement."""
    subject = tokens.subject(other.head)
    if subject is None or subject not in inside:
        return False
    first = tokens.subject(main.head)
    if subject > other.head and main.perfect and not other.auxiliaries:
        return False  # « ils ont fermé le pont et *réduit* à deux le nombre de navettes »
    repeated = first is not None and tokens.pos[subject] == "PRON" and tokens.lower[first] == tokens.lower[subject]
    return not (repeated and sum(tokens.pos[i] != "PUNCT" for i in tokens.subtree(other.head)) <= 3)


def _is_subordinate(tokens: Tokens, head: int, start: int) -> bool:
    """Is it relative or after a conjunction? « qui dort », « parce qu'il dort »; not after a reported « que »."""
    if tokens.dep[head] == "acl:relcl":
        return True
    return any(
        tokens.dep[child] == "mark"
        and child > start
        and not _opens_stretch(tokens, child, start)
        and tokens.lower[child + 1 : child + 2] != ["tant"]  # « *en* tant que maire, elle a signé »
        for child in tokens.children[head]
    )


def _opens_stretch(tokens: Tokens, mark: int, start: int) -> bool:
    """Is there no verb before « que » to govern it? « *Que* le pont tient », « et *que* le village est sauf »."""
    if tokens.lower[mark] not in ("que", "qu'"):
        return False
    return tokens.lower[mark - 1] in COORDINATORS or all(
        tokens.pos[i] in ("PUNCT", "SPACE", "ADV", "CCONJ") for i in range(start, mark)
    )


def _is_main_by_surface(
    tokens: Tokens, i: int, stretch: Sequence[int], inside: set[int], found: dict[int, Chain]
) -> bool:
    """Does a noun phrase that is its subject open the stretch, or follow « et », « mais », « donc », « ; », « : »?"""
    subject = tokens.subject(i)
    if subject is None or subject not in inside or subject > i or tokens.lower[subject] in _SUBORDINATORS:
        return False
    other = predicate(tokens, i)
    if other is None or not all(_stands_alone(tokens, chain[0], other, inside) for chain in found.values()):
        return False
    if _is_half_a_subject(tokens, subject, other):
        return False
    before = _word_before(tokens, subject, stretch[0])
    if found and _is_juxtaposed(tokens, i, subject, stretch, found):
        return True
    if before < stretch[0] or (before == stretch[0] and tokens.lower[before] not in _SUBORDINATORS):
        return not found or tokens.dep[i] in _NOMINAL or (tokens.dep[i] == "advcl" and tokens.pos[subject] != "PRON")
    if tokens.lower[before] in ("que", "qu'"):
        before -= 1  # « que le pont tient et *que* le village est sauf »
    return bool(found) and (tokens.lower[before] in COORDINATORS or tokens.lower[before] in SEPARATORS)


def _is_juxtaposed(tokens: Tokens, i: int, subject: int, stretch: Sequence[int], found: Mapping[int, Chain]) -> bool:
    """Does its clause follow another after a comma, without a conjunction? « Rien ne presse, *nous attendons* »."""
    edge = tokens.left_edge(subject)
    if tokens.dep[i] not in _JUXTAPOSED or tokens.pos[i] not in ("VERB", "AUX", "ADJ", "NOUN"):
        return False
    if tokens.lower[edge] in _SUBORDINATORS or tokens.lower[subject : subject + 3] == ["il", "y", "a"]:
        return False
    if any(tokens.lower[k] in _SUBORDINATORS and _subordinates(tokens, k) for k in _opening(tokens, stretch)):
        return False  # « *Alors que* le pont cède, la mairie se tait »
    if any(tokens.dep[c] == "mark" or tokens.lower[c] in _SUBORDINATORS for c in tokens.children[i] if c < i):
        return False
    if tokens.lower[edge - 1] == ",":
        return any(head < edge for head in found)
    return edge <= stretch[0] + 1 and any(_follows_a_comma(tokens, head) for head in found if head > i)


def _follows_a_comma(tokens: Tokens, head: int) -> bool:
    subject = tokens.subject(head)
    return subject is not None and subject < head and tokens.lower[tokens.left_edge(subject) - 1] == ","


def _opening(tokens: Tokens, stretch: Sequence[int]) -> Sequence[int]:
    """The first two words of a stretch."""
    return [i for i in stretch if tokens.pos[i] not in ("PUNCT", "SPACE")][:2]


def _ends_a_relative(tokens: Tokens, head: int, other: Predicate) -> bool:
    """Is its plural verb that of a relative clause? « les défis auxquels la ville et *la région sont* confrontées »."""
    subject = tokens.subject(head)
    if subject is None or subject > head or not _is_half_a_subject(tokens, subject, other):
        return False
    edge = tokens.left_edge(subject)
    return edge > 1 and tokens.lower[edge - 1] in ("et", "ou") and tokens.pos[edge - 2] in ("NOUN", "PROPN")


def _is_half_a_subject(tokens: Tokens, subject: int, other: Predicate) -> bool:
    """Is the subject part of a larger one, as the verb is plural? « (Le maire) et *le préfet ont* signé »."""
    is_noun = tokens.pos[subject] in ("NOUN", "PROPN")
    return is_noun and tokens.is_plural(other.finite) and not tokens.is_plural(subject)


def _is_relative(tokens: Tokens, head: int, start: int) -> bool:
    """Is it a relative clause that the parser missed? « … pour lequel nous sommes prêts »."""
    if any(start < c < head and tokens.lower[c] in RELATIVES for c in tokens.children[head]):
        return True
    subject = tokens.subject(head)
    if subject is None or subject > head:
        return False
    before = _word_before(tokens, subject, start)
    return before > start and tokens.lower[before] in _SUBORDINATORS and tokens.lower[before] not in ("que", "qu'")


def _without_relatives(tokens: Tokens, found: dict[int, Chain]) -> dict[int, Chain]:
    """Drop a verb that is the first one after a relative pronoun: « ce sont des défis *auxquels* le pays *est* … »."""
    heads = sorted(found)
    kept = heads[:1]
    for before, head in itertools.pairwise(heads):
        finite = found[head][0].finite
        opening = None
        for i in range(finite - 1, max(before, finite - _RELATIVE_WITHIN), -1):
            if tokens.is_finite(i) or tokens.pos[i] == "PUNCT":
                break
            if tokens.lower[i] in _WITH_A_VERB and tokens.lower[i - 1] != "parmi":
                opening = i
                break
        if opening is None:
            kept.append(head)
    return {head: found[head] for head in kept}


def _word_before(tokens: Tokens, subject: int, start: int) -> int:
    """The token before a noun phrase, skipping adverbs and commas."""
    edge = tokens.left_edge(subject)
    # The parser attaches « et » to the noun after it.
    i = edge if tokens.lower[edge] in COORDINATORS else edge - 1
    while i > start and (tokens.pos[i] == "ADV" or tokens.lower[i] == ","):
        if tokens.lower[i] in COORDINATORS or tokens.lower[i] in _SUBORDINATORS:
            break
        i -= 1
    return i


def _by_form(tokens: Tokens, stretch: Sequence[int]) -> dict[int, Chain]:
    """The first conjugated verb without a subordinator before it, or else a verb tagged as a noun."""
    ends = tokens.lower[stretch[-1]] in (".", ";", ":", "!", "…", "»", '"')
    for i in _conjugated(tokens, stretch):
        head = tokens.head[i] if tokens.dep[i] in AUXILIARIES else i
        main = predicate(tokens, head)
        if main is not None and (ends or main.mood or tokens.subject(head) is not None or _heads_a_title(tokens, i)):
            return {head: (main,)}
    for before, i, following in zip(stretch, stretch[1:], stretch[2:], strict=False) if ends else ():
        if tokens.lower[before] in _SUBORDINATORS and _subordinates(tokens, before):
            break
        if _looks_like_a_verb(tokens, before, i, following):
            return {i: (Predicate(i, i, (), None, perfect=False),)}
    return _after_a_comma(tokens, stretch)


def _after_a_comma(tokens: Tokens, stretch: Sequence[int]) -> dict[int, Chain]:
    """A verb whose subject follows a comma: « Afin de savoir si le pont tient, *la ville a mandaté* un expert »."""
    inside = set(stretch)
    for i in stretch:
        subject = tokens.subject(i)
        if subject is None or subject not in inside or subject > i or _is_subordinate(tokens, i, stretch[0]):
            continue
        main = predicate(tokens, i)
        if main is not None and tokens.lower[tokens.left_edge(subject) - 1] == ",":
            return {i: (main,)}
    return {}


def _heads_a_title(tokens: Tokens, i: int) -> bool:
    """Does it stand between a noun and a figure? « L'agence *dégrade* 28 banques »."""
    return tokens.pos[i - 1] in ("NOUN", "PROPN", "X") and tokens.pos[i + 1 : i + 2] == ["NUM"]


def _after_a_relative(tokens: Tokens, stretch: Sequence[int]) -> dict[int, Chain]:
    """The verb after the relative clause of its subject: « Les enfants, dont on parle peu, *vivaient* à Lyon »."""
    opening = next((n for n, i in enumerate(stretch) if tokens.lower[i] in RELATIVES), len(stretch))
    if not opening or tokens.lower[stretch[opening - 1]] != ",":
        return {}
    for i in stretch[opening + 1 :]:
        before = i - 1
        while tokens.lower[before] in _OBJECT_CLITICS or tokens.lower[before] in ("ne", "n'"):
            before -= 1
        main = predicate(tokens, tokens.head[i] if tokens.dep[i] in AUXILIARIES else i)
        if tokens.lower[before] == "," and tokens.is_finite(i) and main is not None and main.finite == i:
            return {main.head: (main,)}
    return {}


def _nominal(tokens: Tokens, stretch: Sequence[int]) -> dict[int, Chain]:
    """The verb of a sentence that is a noun with a relative clause: « Un choix *qui a porté* ses fruits. »."""
    words = [i for i in stretch if tokens.pos[i] not in ("PUNCT", "SPACE", "ADV", "CCONJ")]
    if len(words) < _LEAST_NOMINAL or not (
        tokens.lower[words[0]] in ("un", "une", "des") or tokens.pos[words[0]] == "NUM"
    ):
        return {}
    for n, i in enumerate(words[1:-1], 1):
        if tokens.lower[i] in ("qui", "que", "qu'") and tokens.pos[i] == "PRON":
            heads = (
                tokens.head[k] if tokens.dep[k] in AUXILIARIES else k for k in words[n + 1 :] if tokens.is_finite(k)
            )
            main = next((p for h in heads if (p := predicate(tokens, h)) is not None), None)
            return {} if main is None else {main.head: (main,)}
        if tokens.is_finite(i) or tokens.pos[i] == "PRON":
            return {}
    return {}


def _looks_like_a_verb(tokens: Tokens, before: int, i: int, following: int) -> bool:
    """Is it a mistagged verb? « La foule *fête* sa victoire », « elle *orbite* », « le maire *compte* fermer »."""
    if tokens.lower[i] in nouns.words("time"):
        return False
    is_object = tokens.lower[before] in _OBJECT_CLITICS and tokens.lower[before - 1] in SUBJECT_CLITICS
    clitic = before - 1 if is_object else before  # « on *nous* ment »
    if tokens.lower[clitic] in SUBJECT_CLITICS and tokens.pos[i] == "PROPN":
        return not tokens.capital[i]
    if tokens.lower[clitic] in SUBJECT_CLITICS and tokens.pos[i] in ("NOUN", "ADJ", "ADV"):
        return tokens.pos[i] != "ADV" or clitic != before
    if tokens.lower[i] in verb_forms("denying") and tokens.pos[following] == "DET" and tokens.pos[before] != "DET":
        return True
    if tokens.pos[before] not in ("NOUN", "ADJ", "PROPN") or not tokens.lower[i].endswith(("e", "ent", "t")):
        return False
    if tokens.pos[before] == "ADJ" and any(tokens.pos[c] in ("DET", "ADP") and c < i for c in tokens.children[i]):
        return False
    if tokens.lower[following] in ("que", "qu'", "avoir", "être"):
        return True
    if tokens.lower[following] in ("de", "d'") and following + 1 < len(tokens):
        return tokens.is_infinitive(following + 1)
    return tokens.pos[i] == "NOUN" and tokens.pos[following] in ("DET", "ADP", "VERB", "ADV", "NUM")


def _conjugated(tokens: Tokens, stretch: Sequence[int]) -> list[int]:
    """The conjugated verbs before the first subordinator; one that opens the passage does not count."""
    found = []
    for n, i in enumerate(stretch):
        if n == 0 and tokens.lower[i] == "a":
            continue  # « A lire aussi »: a preposition without its accent
        if n and tokens.lower[i] in _SUBORDINATORS and _subordinates(tokens, i):
            break
        if tokens.pos[i] in ("VERB", "AUX") and (
            tokens.is_finite(i) or mood(tokens.lower[i]) or may_be_present(tokens, i, i)
        ):
            found.append(i)
        elif tokens.pos[i] == "NOUN" and tokens.lower[i - 1] in SUBJECT_CLITICS and mood(tokens.lower[i]):
            found.append(i)  # « qu'ils *quitteraient* »
    return found


def _subordinates(tokens: Tokens, i: int) -> bool:
    """Is a word for it used as a conjunction or relative? Not « les rivières *s'*étaient réunies », « ainsi *que* »."""
    if tokens.lower[i] in ("que", "qu'") and tokens.lower[i - 1] == "ainsi":
        return False
    return tokens.pos[i] == "SCONJ" or (tokens.pos[i] == "PRON" and tokens.lower[i] != "s'")


def _infinitive(tokens: Tokens, stretch: Sequence[int]) -> dict[int, Chain]:
    """An infinitive that opens the stretch: « *avoir payé* la caution », « *ne pas vouloir* partir ».

    After « de » only one of the past: « elle se défend d'*avoir menti* »; not « elle promet de *payer* ».
    """
    opening = [i for i in stretch if tokens.pos[i] not in _BEFORE_AN_INFINITIVE][:2] or [stretch[0]]
    of = tokens.lower[opening[0]] in ("de", "d'") and len(opening) > 1
    first = opening[-1] if of else opening[0]
    if not tokens.is_infinitive(first):
        return {}
    head = tokens.head[first] if tokens.dep[first] in AUXILIARIES else first
    if of and (head == first or tokens.dep[first] == "cop"):
        return {}
    auxiliaries = tuple(c for c in tokens.children[head] if tokens.dep[c] in AUXILIARIES)
    return {head: (Predicate(head, first, auxiliaries, None, head != first),)}
