"""Descriptions that lead up to a name: « le vice-Premier ministre et ministre de l'Intérieur Jan Hradec »."""

from __future__ import annotations

from collections.abc import Iterator

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import MentionSpan
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.reference.descriptions import Description, of_phrase
from sawt_reader.analysis.reference.nature import BODIES
from sawt_reader.analysis.reference.restrictions import ARTICLES, OF, VAGUE, Slot, listed
from sawt_reader.analysis.reference.role_nouns import BECOME, CIVILITY, QUALIFIERS, RoleNouns, class_of
from sawt_reader.analysis.reference.stems import fold
from sawt_reader.reading.model import Gender

# Tokens of a description before a name. The longest of 500 in press articles has 19.
_LONGEST = 20
_LINKS = listed("links")
_DEFINITE = frozenset({"le", "la", "l'"})
_KNOWN = _DEFINITE | {"son", "sa", "leur"}
NAMED_BODIES = listed("named_bodies")
_MANAGED_BODIES = listed("managed_bodies")
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "X"})


class BeforeNames:
    """Reads what stands before names."""

    def __init__(self, roles: RoleNouns) -> None:
        self._roles, self._marked = roles, roles.marked

    def own_noun(self, mention: MentionSpan) -> Iterator[Description]:
        """The head noun of the body's own name: « l'Association des chasseurs » is an association."""
        marked, k = self._marked, mention.start
        if mention.end - k > 1 and class_of(marked.words[k]) in BODIES:
            found = of_phrase(marked, Phrase(k, mention.end, k), self._roles.same)
            if found is not None:
                yield found._replace(start=k - (k > 0 and marked.words[k - 1] in ARTICLES | {"du", "au"}))

    def nationality(self, mention: MentionSpan) -> set[Slot]:
        """The place of « le *Russe* Oleg Varine »."""
        marked, k = self._marked, mention.start - 1
        if k < 1 or marked.words[k - 1] not in ARTICLES or not marked.is_capital(k):
            return set()
        found = of_phrase(marked, Phrase(k - 1, k + 1, k), self._roles.same)
        return set(found.slots) if found is not None and found.kind == "demonym" else set()

    def read(self, mention: MentionSpan, *, is_person: bool, gender: Gender | None) -> Iterator[Description]:
        """The roles that lead up to a name, with or without a comma; of several persons' if the first is plural.

        Args:
            mention: the name.
            is_person: or else a body.
            gender: the person's, which tells to whom « la secrétaire d'État auprès du ministre, X » belongs.
        """
        marked, end = self._marked, mention.start
        if end and marked.words[end - 1] in CIVILITY:
            end -= 1
        elif not is_person and end > 1 and marked.words[end - 1] in _DEFINITE and marked.words[end - 2] == ",":
            end -= 1  # « le premier syndicat du port, *l'*Union »
        is_apposed = end > 0 and marked.words[end - 1] == ","
        stop = end - is_apposed
        low = marked.bounds[marked.sentence[mention.start]][0]
        if is_apposed and (opening := list(self._opening(low, stop, is_person=is_person))):
            yield from opening
            return
        low = max(low, stop - _LONGEST)
        if stop <= low or not self._roles.has_role(low, stop) or (is_apposed and not self._closes(mention.end)):
            return
        if self._is_barred(mention, stop - 1, is_person=is_person) and not is_apposed:
            return
        first = self._first_role(stop, low, is_apposed=is_apposed, is_person=is_person, gender=gender)
        if first is None:
            return
        start = first
        while start > low and (marked.words[start - 1] in ARTICLES | QUALIFIERS or marked.pos[start - 1] == "ADJ"):
            start -= 1
            if marked.words[start] in ARTICLES:
                break
        yield from (d for d in self._roles.coordinated(start, stop) if (d.kind in BODIES) != is_person)
        if start - 1 > low and marked.words[start - 1] == ",":
            yield from self._opening(low, start - 1, is_person=is_person)
        if is_person and not is_apposed and marked.words[start] in _DEFINITE:
            yield from self._before_title(mention, start, low, gender)

    def _before_title(self, mention: MentionSpan, start: int, low: int, gender: Gender | None) -> Iterator[Description]:
        """« son adjoint *le major Paul Arnal* », « a dit le porte-parole de l'armée, *le major Paul Arnal* ».

        Args:
            mention: the name.
            start: where its title begins, with an article.
            low: where to stop.
            gender: the person's.
        """
        marked, stop = self._marked, start
        if marked.words[stop - 1] == ",":
            stop -= 1
            if marked.words[mention.end : mention.end + 1] == ["et"] or not self._closes(mention.end):
                return
        first = self._first_role(stop, low, is_apposed=True, is_person=True, gender=gender) if stop > low else None
        while first is not None and first > low and marked.words[first - 1] in QUALIFIERS | VAGUE:
            first -= 1
        if first is None or first - 1 <= low or marked.words[first - 1] not in _KNOWN:
            return
        if stop == start or marked.is_verb(first - 2) or marked.words[first - 2] in {",", "par"}:
            if marked.pos[first - 2] == "ADP" and marked.words[first - 2] != "par":
                return  # « a dit au préfet le major Paul Arnal »
            for found in self._roles.coordinated(first - 1, stop):
                if found.kind not in BODIES and found.end == stop and not found.is_plural:
                    yield found

    def _is_barred(self, mention: MentionSpan, k: int, *, is_person: bool) -> bool:
        """Does the token before a name part it from the roles before that? « du maire *à* Paul Arnal »."""
        marked, word = self._marked, self._marked.words[k]
        if marked.pos[k] in {"ADP", "DET", "PRON", "CCONJ"} or word in OF | {"et", "ou"}:
            return True
        if word == "(":
            return is_person or not mention.text.isupper()
        is_full = mention.end > mention.start + 1
        return is_person and word in NAMED_BODIES and not (is_full and word in _MANAGED_BODIES)

    def _first_role(
        self, stop: int, low: int, *, is_apposed: bool, is_person: bool, gender: Gender | None
    ) -> int | None:
        """The leftmost role of the stretch before `stop` that the name may complete.

        Without a comma not past « du »: « l'avocat du *maire* Paul Arnal ».
        """
        marked, first = self._marked, None
        for k in range(stop - 1, low - 1, -1):
            word = marked.words[k]
            inner = marked.mention_of(k)
            if inner is not None and inner.kind == "person":
                if is_apposed and inner.start > low and marked.words[inner.start - 1] in OF:
                    continue  # « l'avocate de *Luc Morin*, Anne Roux »
                break
            if self._roles.is_role(k):
                role, kind = nouns.role(word), class_of(word)
                is_other = role is not None and role.number == "p" and first is not None
                is_other |= gender == "male" and first is not None and self._is_feminine(k)
                if not is_other and (kind == "person" if is_person else kind in BODIES):
                    first = k
                if first == k and not is_apposed and self._is_complement(k):
                    break
                if not is_person and not is_apposed and k < stop - 4:
                    break
                continue
            if not is_person and marked.pos[k] == "ADP" and word not in OF:
                break
            opens = word in _DEFINITE and marked.pos[k - 1] != "ADP" and marked.words[k - 1] not in OF | {"et"}
            if opens and first is not None and not is_apposed:
                break  # « a dit au maire *le* préfet Paul Arnal »
            if word in {"et", "ou"} and marked.words[k + 1] in ARTICLES:
                break
            inside = word in _LINKS or marked.pos[k] in _INSIDE
            if inside and word not in nouns.words("time"):
                continue
            if inner is not None or word in {"(", ")", "«", "»", '"'}:
                continue
            if word == "," and k + 1 < stop and marked.words[k + 1] in OF:
                continue
            break
        return first

    def _is_feminine(self, k: int) -> bool:
        role = nouns.role(self._marked.words[k])
        return (role is not None and role.gender == "f") or self._marked.words[k - 1] in {"la", "une"}

    def _opening(self, low: int, after: int, *, is_person: bool) -> Iterator[Description]:
        """« *Membre de la coalition*, le ministre Paul Arnal »: a bare role from the start of the sentence."""
        marked = self._marked
        begins = low == marked.bounds[marked.sentence[low]][0] and "," not in marked.words[low:after]
        while low < after and (marked.words[low] in BECOME or marked.pos[low] == "SPACE"):
            low += 1  # « *Nommée* directrice du musée, »
        begins = begins and low < after < low + _LONGEST and self._roles.has_role(low, after)
        if begins and (marked.words[low] in QUALIFIERS or self._roles.is_role(low)):
            yield from (d for d in self._roles.coordinated(low, after) if (d.kind in BODIES) != is_person)

    def _is_complement(self, k: int) -> bool:
        """« l'avocat du *maire* », « de la *ministre* »; not « conseiller auprès du *ministre* »."""
        marked = self._marked
        while k > 0 and (marked.words[k - 1] in QUALIFIERS or fold(marked.words[k - 1]) in VAGUE):
            k -= 1
        if k and marked.words[k - 1] == "du":
            return k < 2 or marked.words[k - 2] != "auprès"
        return k > 1 and marked.words[k - 1] in {"la", "l'", "son", "sa"} and marked.words[k - 2] in {"de", "à", "d'"}

    def _closes(self, k: int) -> bool:
        """Does the apposition end after the name? Not « selon le maire, Paul Arnal se retire »."""
        marked = self._marked
        return (
            k >= len(marked)
            or not (marked.is_finite(k) or marked.pos[k] in {"PRON", "AUX"})
            or (marked.words[k] == "qui")
        )
