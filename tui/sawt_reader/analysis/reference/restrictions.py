"""The words of a noun phrase that restrict whom it means: adjectives, complements, brackets, « ancien »."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked, MentionSpan
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.reference import nature, stems
from sawt_reader.analysis.reference.stems import adjective_of, fold
from sawt_reader.reading.model import Gender

# How a word restricts, and the word: ("of", "justice"), ("country", "russie"), ("rank", "vice").
Slot = tuple[str, str]


def listed(key: str) -> frozenset[str]:
    """A word list of `descriptions.toml`, by its key."""
    return lexicons.words("descriptions.toml", key)


OF = frozenset({"de", "du", "des", "d'", "d"})
AT = listed("prepositions_at")
ARTICLES = listed("articles")
FORMER = listed("former")
COMING = listed("coming")
VAGUE = frozenset(fold(word) for word in listed("vague"))
_DEFINITE = listed("definite")
_CHARGED = listed("charged")
_CIRCUMSTANCES = listed("circumstances")
_FORMER_PREFIXES = ("ex-", "ancien-", "ancienne-")
_PREFIXES = (*_FORMER_PREFIXES, "vice-", "co-", "néo-")
_RANKS = frozenset({"adjoint", "suppleant"})
# Adjectives that make another office of these roles, not only a narrower description.
_OFFICES = {
    "premier": frozenset({"ministre"}),
    "general": frozenset({"procureur", "consul"}),
    "delegue": frozenset({"directeur", "administrateur", "président"}),
}
_CONTENT = frozenset({"NOUN", "PROPN", "X", "ADJ", "NUM", "VERB"})
_SMALL = frozenset({"DET", "ADP", "CCONJ", "ADV", "SPACE"})
_EMPTY = frozenset(map(fold, OF | AT | ARTICLES)) | listed("empty")
_CLAUSES = frozenset({"qui", "que", "qu'", "dont", "où", "lequel", "laquelle"})
_LONGEST = 24  # tokens of a description after its head; a longer one is a wrong parse
_LONGEST_BRACKET = 12
_COMPOUND = 7  # tokens of a role of several words


@dataclass(slots=True)
class Restrictions:
    """What the words of a phrase say; see `descriptions.Description` for most attributes."""

    noun: str
    stem: str = ""
    kind: str = ""
    end: int = 0
    gender: Gender | None = None
    is_plural: bool = False
    is_former: bool = False
    is_coming: bool = False
    is_definite: bool = False
    slots: set[Slot] = field(default_factory=set)


def read(marked: Marked, phrase: Phrase, same: Callable[[str], str]) -> Restrictions | None:
    """Read a phrase; None if its head is a name or no noun for a role."""
    head = phrase.head
    written = marked.words[head]
    if fold(written) in VAGUE and head + 1 < phrase.end and stems.is_role(marked.words[head + 1]):
        return read(marked, phrase._replace(head=head + 1), same)  # « la jeune *militante* »
    if written in nouns.words("civility"):
        return None
    mention = marked.mention_of(head)
    place = nature.demonym(marked, phrase, mention)
    if place is None and mention is not None and (mention.kind == "person" or not stems.is_role(written)):
        return None
    prefix = next((p for p in _PREFIXES if written.startswith(p) and len(written) > len(p) + 2), "")
    found = Restrictions(written.removeprefix(prefix))
    found.is_former = prefix in _FORMER_PREFIXES
    if prefix == "vice-":
        found.slots.add(("rank", "vice"))
    reader = _Reader(marked, phrase, same, found)
    reader.before()
    after = reader.role()
    kind = (
        "demonym"
        if place
        else nature.class_of(phrase, found.noun, found.stem, is_compound=after > head + 1, is_bare=not found.slots)
    )
    if kind is None:
        return None
    found.kind = kind
    if place:
        found.slots.add(place)
    found.end = after
    reader.after(after, mention)
    for slot in [slot for slot in found.slots if slot[0] == "adj"]:
        if slot[1] in _RANKS or found.stem in _OFFICES.get(slot[1], ()):
            found.slots.remove(slot)
            found.slots.add(("rank", slot[1]))
    found.is_definite = marked.words[phrase.start] in _DEFINITE
    found.is_plural = nature.is_plural(marked, phrase, found.noun)
    found.gender = nature.gender(marked, phrase, found.noun, kind, end=found.end)
    return found


def place_slot(name: str) -> Slot:
    """The slot of a place by name or of a demonym."""
    known = stems.people(name)
    if known is None:
        return "place", fold(name).replace(" ", "-")
    return ("country" if known[1] == "country" else "place"), known[0]


def tags(marked: Marked, first: int, after: int) -> set[Slot]:
    """The parties and places in a bracket: « LR », « PS, Nord », « Les Républicains »."""
    if after <= first:
        return set()
    text = marked.text[marked.start[first] : marked.end[after - 1]]
    parts = text.replace("/", ",").replace(" - ", ",").split(",")
    found = {("party", party) for part in parts if (party := stems.party(part.strip()))}
    if found:  # « (PS, Nord) »
        others = (part.strip() for part in parts)
        found |= {place_slot(part) for part in others if part[:1].isupper() and not stems.party(part)}
    for mention in marked.mentions_between(first, after):
        if mention.kind == "place" and not stems.party(mention.text):
            found.add(place_slot(mention.text))
    return found


class _Reader:
    """Reads the words of one phrase into `found`."""

    def __init__(self, marked: Marked, phrase: Phrase, same: Callable[[str], str], found: Restrictions) -> None:
        self._marked, self._phrase, self._same, self._found = marked, phrase, same, found

    def before(self) -> None:
        """The words before the head: « ancien », « futur », « premier », « vice »."""
        marked, found = self._marked, self._found
        for k in range(self._phrase.start, self._phrase.head):
            word = marked.words[k]
            if word in FORMER:
                found.is_former = True
            elif word in COMING:
                found.is_coming = True
            elif word in {"vice", "sous"}:
                found.slots.add(("rank", word))
            elif word in {"vice-premier", "vice-première"}:
                found.slots |= {("rank", "vice"), ("adj", "premier")}
            elif marked.pos[k] == "ADJ" or word in {"premier", "première"}:
                self._adjective(word)

    def role(self) -> int:
        """The token after the role, several words counted as one: « chef du gouvernement », « garde du corps »."""
        found, head = self._found, self._phrase.head
        found.stem = stem = stems.stem_of(found.noun)
        if ("adj", "premier") in found.slots and stem in {"magistrat", "secrétaire"}:
            found.slots.discard(("adj", "premier"))
            found.stem = "maire" if stem == "magistrat" else "premier-secrétaire"
            return head + 1
        for form in dict.fromkeys((fold(stem), fold(found.noun))):
            for phrase in stems.role_phrases(form):
                after = self._end_of(phrase.words)
                if after:
                    found.stem = phrase.stem
                    found.slots |= phrase.slots
                    return after
        return head + 1

    def _end_of(self, words: tuple[str, ...]) -> int:
        """The token after these words if they follow the head, with articles and prepositions between; else 0."""
        marked, left = self._marked, list(words)
        for k in range(self._phrase.head + 1, min(len(marked), self._phrase.head + 1 + _COMPOUND)):
            word = fold(marked.words[k])
            if left[0] in {word, adjective_of(word)}:
                left.pop(0)
                if not left:
                    return k + 1
            elif marked.words[k] not in OF | ARTICLES | AT and word != "-":
                return 0
        return 0

    def after(self, k: int, own: MentionSpan | None) -> None:
        """The adjectives, complements and brackets after the head, up to a name, a clause or another role.

        Args:
            k: the token after the role.
            own: the mention that the head is part of, whose words restrict it: « le *parquet général de Lyon* ».
        """
        marked, found = self._marked, self._found
        limit = min(self._phrase.end, self._phrase.head + _LONGEST)
        way, is_governed = "adj", False
        while k < limit:
            word = marked.words[k]
            mention = marked.mention_of(k)
            if word == "(":
                after = self._bracket(k, limit)
                if after is None:
                    return
                k = found.end = after
                continue
            if mention is not None and mention is not own:
                if not is_governed and (mention.kind == "person" or (mention.kind == "place" and way == "adj")):
                    return
                if marked.words[mention.start] in _CIRCUMSTANCES:
                    return
                self._name(mention, way)
                k = found.end = min(limit, mention.end)
                is_governed = False
                continue
            if word in OF or word in AT:
                way, is_governed = ("of" if word in OF else "at"), True
                if k + 1 < limit and self._is_circumstance(k + 1, way):
                    return
            elif word in {"jusqu'", "jusque"}:
                found.is_former = True
                return
            elif word == "," or word in {"et", "ou", "&"}:
                if self._ends_at(k, limit, way):
                    return
                is_governed = way != "adj"
            elif self._is_outside(k, way):
                return
            elif marked.pos[k] not in _SMALL and word not in ARTICLES | {"-"} | nouns.words("civility"):
                after = self._party_of_words(k, limit) if way != "adj" else k
                if after == k and word not in _CHARGED:
                    self._word(k, way)
                is_governed = False
                k = max(k, after - 1)
                found.end = k + 1
            k += 1

    def _is_circumstance(self, k: int, way: str) -> bool:
        """« au sortir du conseil », « au Parisien », « de 32 ans »: where or when, or an age."""
        marked = self._marked
        while k + 1 < len(marked) and (marked.words[k] in ARTICLES or marked.words[k] in OF):
            k += 1
        if marked.words[k] in _CIRCUMSTANCES and way == "at":
            return True
        return k + 1 < len(marked) and marked.words[k + 1] == "ans"

    def _is_outside(self, k: int, way: str) -> bool:
        """Does the description end before this token: a clause, a time, a verb, a mark?"""
        marked = self._marked
        word, pos = marked.words[k], marked.pos[k]
        if word in nouns.words("time") or word in _CLAUSES or marked.is_finite(k):
            return True
        if pos == "PUNCT":
            return word not in {"-", "«", "»", '"', "“", "”"}
        if pos in {"AUX", "PRON", "SCONJ"}:
            return True
        if pos == "ADP" and word not in OF | AT and word not in {"par", "pour", "d'"}:
            return True
        if marked.is_verb(k) and way == "adj" and word not in _CHARGED and stems.people(word) is None:
            return word not in COMING | FORMER and adjective_of(word) not in _RANKS | {"delegue"}
        return False

    def _ends_at(self, k: int, limit: int, way: str) -> bool:
        """Does a comma or « et » end it? Not « de la Justice, de l'Emploi et de la Mer », « locaux et régionaux »."""
        marked = self._marked
        if k + 1 >= limit:
            return True
        if marked.words[k] == ",":
            return way != "of" or marked.words[k + 1] not in OF
        j = k + 1
        while j < limit and (
            marked.words[j] in FORMER | COMING or fold(marked.words[j]) in VAGUE | {"premier", "vice"}
        ):
            j += 1
        if j >= limit or marked.words[j] in {"le", "la", "un", "une", "son", "sa"}:
            return True
        if marked.words[j] in OF:
            return way == "adj"
        role = nouns.role(marked.words[j])
        if role is None:
            return stems.is_role(marked.words[j])
        return role.kind == "person" and role.number == "s"

    def _party_of_words(self, k: int, limit: int) -> int:
        """The token after a party's name that begins at `k` though the entities do not know it; else `k`."""
        for after in range(min(limit, k + 3), k + 1, -1):
            if (party := stems.party(" ".join(self._marked.words[k:after]))) is not None:
                self._found.slots.add(("party", party))
                return after
        return k

    def _word(self, k: int, way: str) -> None:
        marked, word = self._marked, self._marked.words[k]
        place = stems.people(word)
        if place is not None and (way == "adj" or marked.pos[k] == "ADJ"):
            self._found.slots.add(place_slot(word))
        elif way == "adj":
            if word in {"désigné", "désignée"} or (word in {"élu", "élue"} and self._found.stem == "président"):
                self._found.is_coming = not (k + 1 < len(marked) and marked.pos[k + 1] in {"ADP", "NUM"})
            elif word in FORMER:
                self._found.is_former = True
            elif word not in {"élu", "élue", "élus", "élues"}:
                self._adjective(word)
        elif marked.pos[k] in _CONTENT and fold(word) not in VAGUE:
            form = marked.tokens.forms[k]
            for part in self._same(form).split() if form.isupper() else (form,):
                self._content(part, way)

    def _adjective(self, word: str) -> None:
        key = adjective_of(word)
        if fold(word) in VAGUE or key in VAGUE or not key[0].isalnum():
            return
        if stems.people(word) is not None:
            self._found.slots.add(place_slot(word))
        elif (party := stems.party(word)) is not None:
            self._found.slots.add(("party", party))
        else:
            self._found.slots.add(("adj", key))

    def _name(self, mention: MentionSpan, way: str) -> None:
        """A name in the phrase: a party, a place, or the words of a person or body."""
        full = self._same(mention.text)
        party = None if mention.kind in {"place", "person"} else stems.party(mention.text) or stems.party(full)
        if party is not None:
            self._found.slots.add(("party", party))
        elif mention.kind == "place" or stems.people(mention.text) is not None:
            slot = place_slot(mention.text)
            self._found.slots.add(slot)
            if way != "adj":
                self._found.slots |= {(way, slot[1]), ("name", slot[1])}
        else:
            for word in full.replace("'", "' ").split():
                for part in self._same(word).replace("'", "' ").split() if word.isupper() else (word,):
                    self._content(part, "of" if way == "adj" else way)

    def _content(self, word: str, way: str) -> None:
        """A word of a complement, as written; plurals stay so: « des victimes » is not « de la victime »."""
        key = fold(word)
        if len(key) < 2 or key in _EMPTY or not key[0].isalnum():
            return
        self._found.slots.add((way, key))
        if word[0].isupper() and way == "of":
            self._found.slots.add(("name", key))

    def _bracket(self, k: int, limit: int) -> int | None:
        """The token after a bracket that ends in the phrase, whose party or place it keeps: « (PS, Nord) »."""
        marked = self._marked
        close = next((j for j in range(k, min(limit, k + _LONGEST_BRACKET)) if marked.words[j] == ")"), None)
        if close is None:
            return None
        self._found.slots |= tags(marked, k + 1, close)
        return close + 1
