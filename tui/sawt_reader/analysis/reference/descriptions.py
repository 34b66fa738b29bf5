"""Descriptions of a person or body by role, read from a noun phrase, and whether one may mean the bearer of another.

« l'ancienne ministre de la Santé », « l'élu LR », « le Normand », « le cabinet ». A description with another complement,
office, time, gender or number than what was said of somebody contradicts it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.reference import stems
from sawt_reader.analysis.reference.stems import fold
from sawt_reader.reading.model import Gender

Fit = Literal["same", "wider", "fits", "unrelated", "contradicts"]

_words = lexicons.words
_PREFIXES = ("ex-", "vice-", "ancien-", "ancienne-", "néo-", "co-")
_DEFINITE = frozenset("le la l' les ce cet cette ces l du au aux des son sa ses leur leurs notre nos".split())
_SINGULAR: dict[str, Gender] = {
    **dict.fromkeys(("le", "un", "ce", "du", "au", "cet", "son"), "male"),
    **dict.fromkeys(("la", "une", "cette", "sa"), "female"),
}
_SHOWING = frozenset("le un ce du au la une cette cet".split())
_PLURAL = frozenset(
    "les des ces plusieurs certains certaines deux trois quatre cinq six aux ses leurs nos quelques".split()
)
_OF = frozenset({"de", "du", "des", "d'", "d"})
_AT = frozenset({"à", "au", "aux", "en", "chez", "dans", "sur", "auprès", "pour"})
_ARTICLES = frozenset({"le", "la", "l'", "les", "un", "une", "l", "son", "sa", "ses", "leur", "leurs"})
_FORMER = frozenset(
    {"ancien", "ancienne", "anciens", "anciennes", "ex", "feu", "feue", "ci-devant", "honoraire", "déchu", "déchue"}
)
_COMING = frozenset(
    {"futur", "future", "futurs", "futures", "prochain", "prochaine", "élu", "élue", "désigné", "désignée"}
)
_UNTIL = frozenset({"jusqu'", "jusque"})
_VAGUE = frozenset(
    fold(word)
    for word in (
        "nouveau nouvel nouvelle actuel actuelle jeune jeunes vieux vieil vieille célèbre petit petite grand grande bon "
        "sortant sortante principal principale haut haute fameux fameuse puissant puissante même propre seul seule "
        "dernier dernière autre certain certaine très simple emblématique charismatique médiatique éphémère tout-puissant "
        "populaire controversé controversée influent influente historique originaire âgé âgée présumé présumée éventuel"
    ).split()
)
_CHARGED = frozenset({"chargé", "chargée", "chargés", "délégué", "déléguée", "responsable"})
_SAME_FOR_ALL = frozenset(
    {"victime", "star", "vedette", "personne", "personnalité", "témoin", "otage", "recrue", "figure", "numéro"}
)
_RANKS = frozenset({"vice", "adjoint", "sous", "suppleant", "general", "premier", "coordinateur", "supreme"})
_OFFICE_RANKS = {"premier": frozenset({"ministre"}), "general": frozenset({"procureur"})}
# They name the office's own place or body and tell nothing on their own.
_WEAK = frozenset("ville commune pays region departement entreprise societe groupe club etablissement".split())
# Sides of a trial: the lawyer of one may be named by any of its words.
_SIDES = {
    **dict.fromkeys("prevenu prevenue accuse accusee suspect suspecte mis cause defense".split(), "defense"),
    **dict.fromkeys(
        "victime victimes partie parties civile civiles plaignant plaignante plaignants".split(), "accusation"
    ),
}
_SMALL = frozenset({"DET", "ADP", "CCONJ", "PUNCT", "ADV", "SPACE"})
_LONGEST = 24  # tokens of a description


class Description(NamedTuple):
    """What a noun phrase says of somebody.

    Attributes:
        head: the token of the head noun.
        start, end: the tokens of the phrase, half open.
        noun: the head in lower case, without « ex- », « vice- »: "directrice".
        stem: one key for both genders and numbers, or the role that a periphrase means: "directeur".
        kind: class of the noun (see `nouns.Role`), "demonym" (« le Normand »), "generic" (« la jeune femme »), "body"
            (« l'institution »).
        gender: by the noun or its article; None if neither shows it.
        is_former, is_coming: « ancien », « ex- », « jusqu'en 2012 »; « futur », « élu », « désigné ».
        modifiers: folded restrictive adjectives, demonyms as their place: "general", "russie", "vice".
        complements: folded content words of complements and brackets: "justice", "lyon".
        slots: the same words by how they restrict: adj, rank, place, country, party, of, at.
    """

    head: int
    start: int
    end: int
    noun: str
    stem: str
    kind: str
    gender: Gender | None
    is_plural: bool
    is_former: bool
    is_coming: bool
    is_definite: bool
    modifiers: frozenset[str]
    complements: frozenset[str]
    slots: frozenset[tuple[str, str]] = frozenset()

    def slot(self, *names: str) -> frozenset[str]:
        """The words that restrict it in one of these ways."""
        return frozenset(word for name, word in self.slots if name in names)


def of_phrase(marked: Marked, phrase: Phrase, same: Callable[[str], str]) -> Description | None:
    """The description that a noun phrase gives; None if its head is a name, a pronoun or no noun for a role.

    Args:
        same: gives the fullest name of the body that a complement names, so that acronym and expansion are one.
    """
    head = phrase.head
    written = marked.words[head]
    mention = marked.mention_of(head)
    if (
        mention is not None
        and (mention.kind == "person" or mention.start == head > phrase.start)
        and not _is_demonym(marked, phrase)
    ):
        if mention.kind == "person" or nouns.role(written) is None:
            return None
    prefix = next((p for p in _PREFIXES if written.startswith(p) and len(written) > len(p) + 2), "")
    noun = written.removeprefix(prefix)
    reading = _Reader(marked, phrase, same)
    reading.before()
    if prefix in {"ex-", "ancien-", "ancienne-"}:
        reading.is_former = True
    elif prefix == "vice-":
        reading.slots.add(("rank", "vice"))
    stem, after = reading.role(noun)
    kind = _kind(marked, phrase, noun, stem)
    if kind is None:
        return None
    reading.after(after)
    if kind == "demonym" and (place := stems.people(noun)):
        reading.slots.add(("country" if place[1] == "country" else "place", place[0]))
    is_plural = _is_plural(marked, phrase, noun)
    slots = frozenset(_settled(stem, reading.slots))
    return Description(
        head,
        phrase.start,
        reading.end,
        noun,
        stem,
        kind,
        _gender(marked, phrase, noun, kind),
        is_plural,
        reading.is_former,
        reading.is_coming,
        marked.words[phrase.start] in _DEFINITE,
        frozenset(word for name, word in slots if name in {"adj", "rank", "country"}),
        frozenset(word for name, word in slots if name in {"of", "at", "place", "party"}),
        slots,
    )


def _settled(stem: str, slots: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The slots of a role: a president of a country heads a state, a prosecutor is always the Republic's."""
    named = {name for name, _ in slots}
    for slot in slots:
        if slot[0] == "of" and stem == "procureur" and slot[1] in {"republique", "roi"}:
            continue
        if slot == ("adj", "premier") and stem == "ministre":
            yield ("rank", "premier")
        elif slot == ("adj", "general") and stem in {"procureur", "consul"}:
            yield ("rank", "general")
        elif slot[0] == "adj" and slot[1] in {"adjoint", "suppleant"}:
            yield ("rank", slot[1])
        elif slot[0] == "of" and slot[1] in {"etat", "federation"} and stem == "président":
            yield ("of", "republique")
        else:
            yield slot
    if (
        stem == "président"
        and "country" in named
        and not {"of", "at"} & {n for n, w in slots if ("country", w) not in slots}
    ):
        yield ("of", "republique")


class _Reader:
    """Reads the words of one phrase into slots."""

    def __init__(self, marked: Marked, phrase: Phrase, same: Callable[[str], str]) -> None:
        self.marked, self.phrase, self.same = marked, phrase, same
        self.slots: set[tuple[str, str]] = set()
        self.is_former = self.is_coming = False
        self.end = phrase.end

    def before(self) -> None:
        """The words before the head: « ancien », « futur », « premier », « numéro »."""
        marked = self.marked
        for k in range(self.phrase.start, self.phrase.head):
            word = marked.words[k]
            if word in _FORMER:
                self.is_former = True
            elif word in {"futur", "future", "futurs", "futures", "prochain", "prochaine"}:
                self.is_coming = True
            elif word in {"vice", "sous"}:
                self.slots.add(("rank", word))
            elif word in {"vice-premier", "vice-première"}:
                self.slots |= {("rank", "vice"), ("adj", "premier")}
            elif marked.pos[k] in {"ADJ", "NUM"} and word not in _SINGULAR and word not in _PLURAL:
                self._adjective(word)

    def role(self, noun: str) -> tuple[str, int]:
        """The stem of the role, a phrase of several words counted as one, and the token after it."""
        marked, stem = self.marked, stems.stem_of(noun)
        limit = min(len(marked), self.phrase.head + 8)
        for form in dict.fromkeys((fold(stem), fold(noun))):
            for phrase in stems.role_phrases(form):
                k, left = self.phrase.head + 1, list(phrase.words)
                while left and k < limit:
                    word = fold(marked.words[k])
                    if word == left[0] or adjective_of(word) == left[0]:
                        left.pop(0)
                    elif marked.words[k] not in _OF | _ARTICLES | _AT and word not in {"-", "en"}:
                        break
                    k += 1
                if not left:
                    self.slots |= phrase.slots
                    return phrase.stem, k
        if ("adj", "premier") in self.slots and stem in {"magistrat", "secrétaire"}:
            self.slots.discard(("adj", "premier"))
            return ("maire" if stem == "magistrat" else "premier-secrétaire"), self.phrase.head + 1
        return stem, self.phrase.head + 1

    def after(self, k: int) -> None:
        """The adjectives, complements and brackets after the head, up to a name, a clause or another role."""
        marked = self.marked
        limit = min(self.phrase.end, self.phrase.head + _LONGEST)
        way, governed = "adj", False
        self.end = max(k, min(self.phrase.end, self.phrase.head + 1))
        while k < limit:
            word, pos = marked.words[k], marked.pos[k]
            mention = marked.mention_of(k)
            if mention is not None and not stems.people(word):
                if mention.kind == "person" and not governed:
                    break
                if not governed and marked.words[k - 1] not in {"-", "et"} and way == "adj" and mention.kind == "place":
                    break
                self._name(mention.text, mention.kind, way)
                k = min(limit, mention.end)
                governed = False
                self.end = k
                continue
            if word == "(":
                k = self._bracket(k, limit)
                self.end = k
                continue
            if word == ",":
                if k + 1 >= limit or marked.words[k + 1] not in _OF or way != "of":
                    break
            elif word in _UNTIL:
                self.is_former = True
                break
            elif word in _OF:
                way, governed = "of", True
            elif word in _AT:
                way, governed = "at", True
            elif word in _ARTICLES:
                pass
            elif word in {"et", "ou", "&"}:
                if self._begins_another(k + 1, limit):
                    break
                governed = way != "adj"
            elif word in _CHARGED and way == "adj":
                if word.startswith("délég"):
                    self.slots.add(("adj", "delegue"))
            elif word in nouns.words("time") or marked.is_finite(k) or word in {"qui", "que", "dont", "où"} or (pos == "PUNCT" and word != "-"):
                break
            elif pos not in _SMALL:
                self._word(k, way)
                governed = False
                self.end = k + 1
            k += 1

    def _begins_another(self, k: int, limit: int) -> bool:
        """Does another role begin here? « ministre de la Justice et *maire* de Lyon », « et *ancien* député »."""
        marked = self.marked
        while k < limit and (
            marked.words[k] in _FORMER | _COMING or marked.words[k] in {"premier", "première", "vice"}
        ):
            k += 1
        if k >= limit or marked.words[k] in _OF | _ARTICLES:
            return k < limit and marked.words[k] in {"le", "la", "un", "une"}
        role = nouns.role(marked.words[k])
        return role is not None and role.kind == "person" and role.number == "s"

    def _word(self, k: int, way: str) -> None:
        marked = self.marked
        word, pos = marked.words[k], marked.pos[k]
        place = stems.people(word)
        if place is not None and (pos == "ADJ" or way == "adj" or marked.is_capital(k)):
            self.slots.add(("country" if place[1] == "country" else "place", place[0]))
            if marked.is_capital(k) and way != "adj":
                self.slots.add((way, place[0]))
        elif way == "adj":
            if word in {"élu", "élue", "désigné", "désignée"}:
                self.is_coming = True
            elif word in _FORMER:
                self.is_former = True
            else:
                self._adjective(word)
        elif pos in {"NOUN", "PROPN", "X", "ADJ", "NUM", "VERB"} and fold(word) not in _VAGUE:
            if k + 1 < len(marked) and marked.words[k + 1] == "ans":
                return
            self._name_word(word, way)

    def _adjective(self, word: str) -> None:
        key = adjective_of(word)
        if fold(word) in _VAGUE or key in _VAGUE:
            return
        if (place := stems.people(word)) is not None:
            self.slots.add(("country" if place[1] == "country" else "place", place[0]))
        elif (party := stems.party(word)) is not None:
            self.slots.add(("party", party))
        else:
            self.slots.add(("adj", "premier" if key == "premier" else key))

    def _name(self, text: str, kind: str, way: str) -> None:
        """A name in the phrase: a party, a place, or the words of a body."""
        full = self.same(text)
        if (party := stems.party(text) or stems.party(full)) is not None and kind != "place":
            self.slots.add(("party", party))
            return
        place = stems.people(text)
        if place is not None or kind == "place":
            key = place[0] if place else fold(text).replace(" ", "-")
            self.slots.add(("country" if place and place[1] == "country" else "place", key))
            if way != "adj":
                self.slots.add((way, key))
            return
        for word in full.replace("-", " ").replace("'", "' ").split():
            if word.lower() not in _OF | _ARTICLES | _AT and len(word) > 1:
                self._name_word(word, "of" if way == "adj" else way)

    def _name_word(self, word: str, way: str) -> None:
        key = fold(word)
        if key not in {"et", "la", "le", "les"}:
            self.slots.add((way, _singular(key)))

    def _bracket(self, k: int, limit: int) -> int:
        """The token after a bracket, whose party or place it keeps: « (LR) », « (PS, Nord) »."""
        marked = self.marked
        close = next((j for j in range(k, min(len(marked), k + 12)) if marked.words[j] == ")"), None)
        if close is None:
            return limit
        self.slots |= tags(marked, k + 1, close)
        return min(limit, close + 1)


adjective_of = stems.adjective_of


def tags(marked: Marked, first: int, after: int) -> set[tuple[str, str]]:
    """The parties and places of a bracket, as slots: « LR », « PS, Nord », « Les Républicains »."""
    found: set[tuple[str, str]] = set()
    text = marked.text[marked.start[first] : marked.end[after - 1]] if after > first else ""
    for part in text.replace("/", ",").replace(" - ", ",").split(","):
        if (party := stems.party(part.strip())) is not None:
            found.add(("party", party))
    for mention in marked.mentions_between(first, after):
        if mention.kind == "place" and not stems.party(mention.text):
            place = stems.people(mention.text)
            key = place[0] if place else fold(mention.text).replace(" ", "-")
            found.add(("country" if place and place[1] == "country" else "place", key))
    return found


def _singular(key: str) -> str:
    return key[:-1] if len(key) > 4 and key.endswith("s") and not key.endswith("ss") else key


def _is_demonym(marked: Marked, phrase: Phrase) -> bool:
    return (
        phrase.head > phrase.start
        and marked.is_capital(phrase.head)
        and stems.people(marked.words[phrase.head]) is not None
    )


def _kind(marked: Marked, phrase: Phrase, noun: str, stem: str) -> str | None:
    if noun in nouns.words("generic"):
        return "generic"
    if _is_demonym(marked, phrase):
        return "demonym"
    role = nouns.role(noun)
    if noun in nouns.words("body") and phrase.end - phrase.start <= 2:
        return "body"
    if role is not None:
        return role.kind
    return "person" if stem != noun or stems.is_role(noun) else None


def _is_plural(marked: Marked, phrase: Phrase, noun: str) -> bool:
    first = marked.words[phrase.start]
    if first in _SINGULAR or first in {"l'", "un", "une"}:
        return False
    if phrase.start < phrase.head and first in _PLURAL:
        return True
    role = nouns.role(noun)
    return (
        role is not None
        and role.number == "p"
        and not (role.gender and noun.endswith("s") and nouns.role(noun[:-1]) is None)
    )


def _gender(marked: Marked, phrase: Phrase, noun: str, kind: str) -> Gender | None:
    if noun in _SAME_FOR_ALL:
        return None
    first = marked.words[phrase.start]
    role = nouns.role(noun)
    if role is not None and role.gender in {"m", "f"}:
        return "female" if role.gender == "f" else "male"
    return _SINGULAR.get(first) if phrase.start < phrase.head and first in _SHOWING else None


def compare(said: Description, known: Description) -> Fit:
    """Does a phrase mean somebody of whom another was said?

    "same": the same role and nothing in `said` that `known` lacks. "wider": a wider word, or fewer words. "fits":
    nothing against it. "contradicts": the same or a related role, but another office, place, time, gender or number.
    "unrelated": another role.
    """
    persons = said.kind in {"person", "generic", "demonym"}
    if persons and (said.is_plural != known.is_plural or _differ(said.gender, known.gender)):
        return "contradicts"
    if said.kind == "generic":
        return "fits" if known.kind in {"person", "generic", "demonym"} else "unrelated"
    if said.kind == "demonym":
        return _by_place(said, known)
    step = stems.relation(said.stem, known.stem)
    if step is None:
        if said.noun == known.noun and said.slots != known.slots:
            return "contradicts"
        return "fits" if said.kind == "body" and known.kind in {"organisation", "medium", "group"} else "unrelated"
    if said.is_former != known.is_former or said.is_coming != known.is_coming:
        return "contradicts"
    if step != "equal":
        if not all(_agree(said.slot(name), known.slot(name)) for name in ("place", "country", "party")):
            return "contradicts"
        return "wider" if step == "wider" else "fits"
    return _same_office(said, known)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _by_place(said: Description, known: Description) -> Fit:
    place, other = said.slot("place", "country"), known.slot("place", "country")
    if place & other:
        return "same" if known.kind == "demonym" else "wider"
    return "unrelated"


def _same_office(said: Description, known: Description) -> Fit:
    if said.slot("rank") != known.slot("rank"):
        return "contradicts"
    for name in ("adj", "place", "country", "party", "at"):
        if not _agree(said.slot(name), known.slot(name)):
            return "contradicts"
    of_said, of_known = said.slot("of"), known.slot("of")
    if not _agree(of_said - _WEAK, of_known - _WEAK):
        sides = {_SIDES.get(word) for word in of_said}, {_SIDES.get(word) for word in of_known}
        if sides[0] != sides[1] or None in sides[0]:
            return "contradicts"
        return "fits"
    more, less = said.slots - known.slots, known.slots - said.slots
    if not more:
        return "same" if said.slots - {slot for slot in said.slots if slot[0] == "rank"} or not less else "wider"
    return "fits"


def _agree(said: frozenset[str], known: frozenset[str]) -> bool:
    """Is one side silent, or does it say a part of the other?"""
    return said <= known or known <= said
