"""Descriptions beside names, read from the text.

« le vice-Premier ministre et ministre de l'Intérieur Jan Hradec (ČSD) », « Léa Brun, 42 ans, députée LR de la Sarthe »,
« Paul Arnal, qui dirige le port », « Awa Diallo est devenue ministre », « le cabinet Catéis », « le Russe Oleg Varine »
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked, MentionSpan
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.reference import stems
from sawt_reader.analysis.reference.descriptions import BODIES, Description, of_phrase
from sawt_reader.analysis.reference.restrictions import ARTICLES, COMING, FORMER, OF, VAGUE, Slot, tags
from sawt_reader.analysis.reference.stems import fold
from sawt_reader.reading import model

# Tokens of a description beside a name. The longest of 500 in press articles has 19.
_LONGEST = 20
_ROLE_TEXT = 160  # code points from a name within which its listed role stands
_BRACKET = 14  # tokens
_CIVILITY = nouns.words("civility")


def _list(key: str) -> frozenset[str]:
    return lexicons.words("descriptions.toml", key)


_QUALIFIERS = FORMER | COMING | {"premier", "première", "vice", "vice-premier", "vice-première"}
_LINKS = _list("links")
_ADVERBS = _list("adverbs_before_apposition")
_BECOME = _list("become")
_BETWEEN = _list("between_verb_and_role")
_TENSE = {form: tense for tense in ("now", "former", "coming") for form in _list(f"be_{tense}")}
_BEFORE_ROLES = ARTICLES | _QUALIFIERS | _BECOME | _TENSE.keys() | {",", "(", "été"}
_LEADS = {form: noun for noun, forms in lexicons.toml("descriptions.toml")["leading"].items() for form in forms.split()}
_NAMED_BODIES = _list("named_bodies")
_DASHES = frozenset({"-", "–", "—"})
_ENDS = frozenset({"qui", "que", "qu'", "dont", "où", ";", ":", ".", "?", "!", "…"})


class Apposed(NamedTuple):
    """What stands beside one mention: descriptions, parties and places in brackets, the age in years."""

    descriptions: list[Description]
    tags: frozenset[Slot] = frozenset()
    age: int | None = None


class Appositions:
    """Finds the descriptions beside the names of a text.

    Args:
        same: gives the fullest name of the body that bears a name.
    """

    def __init__(self, marked: Marked, same: Callable[[str], str]) -> None:
        self._marked, self._same = marked, same
        words = marked.words
        self._roles = [k for k, word in enumerate(words) if stems.is_role(word)]
        self._shared: list[tuple[list[str], Apposed]] = []

    def beside(self, mention: MentionSpan, *, is_person: bool, gender: model.Gender | None = None) -> Apposed:
        """All that stands before and after a mention.

        Args:
            mention: of the entity.
            is_person: or else a body.
            gender: the person's, which tells to whom « la secrétaire d'État auprès du ministre, X » belongs.
        """
        found: list[Description] = []
        noted: set[Slot] = set()
        if not is_person:
            found += self._own_noun(mention)
        found += self._before(mention, noted, is_person=is_person, gender=gender)
        age = self._after(mention, found, noted, is_person=is_person)
        return Apposed(found, frozenset(noted), age)

    def shared(self) -> list[tuple[list[str], Apposed]]:
        """The ids of names joined by « et » and what is said of them together: « X et Y, avocats de la famille »."""
        return self._shared

    def listed(self, role: str, mentions: Sequence[model.Mention]) -> Iterator[Description]:
        """A role as the entity's stage found it, read again beside one of the mentions."""
        marked = self._marked
        for mention in mentions:
            before = marked.text.rfind(role, max(0, mention.start - _ROLE_TEXT), mention.start)
            behind = marked.text.find(role, mention.end, mention.end + _ROLE_TEXT)
            at = before if behind < 0 or (before >= 0 and mention.start - before < behind - mention.start) else behind
            if at >= 0:
                tokens = marked.tokens.between(at, at + len(role))
                name = marked.mention_of(marked.tokens.at(mention.start))
                is_article = marked.words[tokens.start - 1] in ARTICLES
                if at < mention.start or not is_article or (name and self._is_closed(name, tokens.stop, len(marked))):
                    yield from self._coordinated(tokens.start, tokens.stop)
                return

    # Nouns of roles

    def _has_role(self, first: int, after: int) -> bool:
        at = bisect.bisect_left(self._roles, first)
        return at < len(self._roles) and self._roles[at] < after

    def _is_role(self, k: int) -> bool:
        """Is the token the noun of a role here?"""
        marked, word = self._marked, self._marked.words[k]
        if not stems.is_role(word) or word in _CIVILITY or word in _QUALIFIERS:
            return False
        if fold(word) in VAGUE and k + 1 < len(marked) and stems.is_role(marked.words[k + 1]):
            return False  # « la *jeune* militante »
        if marked.is_finite(k) and marked.words[k - 1] not in ARTICLES:
            return False
        if marked.pos[k] in {"AUX", "ADP", "DET", "PRON"} or (marked.pos[k] in {"ADJ", "VERB"} and not self._leads(k)):
            return False
        mention = marked.mention_of(k)
        return mention is None or (mention.kind != "person" and mention.start == k)

    def _leads(self, k: int) -> bool:
        """Is a word that is tagged as an adjective or verb a noun by its place? « , élue de la Sarthe »."""
        marked = self._marked
        role = nouns.role(marked.words[k])
        if role is None and not stems.role_phrases(fold(marked.words[k])):
            return False
        return marked.words[k - 1] in _BEFORE_ROLES and marked.words[k] not in _BECOME

    def _coordinated(self, first: int, after: int) -> Iterator[Description]:
        """The roles of a stretch that begins with one: « avocat et ancien ministre », « maire, puis députée »."""
        marked, k = self._marked, first
        while k < after:
            start = k
            while k < after and not self._is_role(k):
                if not (marked.words[k] in ARTICLES | _QUALIFIERS or marked.pos[k] in {"ADJ", "NUM", "DET"}):
                    return
                k += 1
            found = of_phrase(marked, Phrase(start, after, k), self._same) if k < after else None
            if found is None:
                return
            yield found
            k = max(found.end, k + 1)
            if k >= after or marked.words[k] not in {",", "et", "ou", "puis"}:
                return
            while k < after and marked.words[k] in {",", "et", "ou", "puis"} | _ADVERBS:
                k += 1

    # Before the name

    def _own_noun(self, mention: MentionSpan) -> Iterator[Description]:
        """The head noun of the body's own name: « l'Association des chasseurs » is an association."""
        marked, k = self._marked, mention.start
        if mention.end - k > 1 and _class(marked.words[k]) in BODIES:
            found = of_phrase(marked, Phrase(k, mention.end, k), self._same)
            if found is not None:
                yield found._replace(start=k - (k > 0 and marked.words[k - 1] in ARTICLES | {"du", "au"}))

    def _before(
        self, mention: MentionSpan, noted: set[Slot], *, is_person: bool, gender: model.Gender | None
    ) -> Iterator[Description]:
        """The roles that lead up to a name, with or without a comma."""
        marked, end = self._marked, mention.start
        if end and marked.words[end - 1] in _CIVILITY:
            end -= 1
        is_apposed = end > 0 and marked.words[end - 1] == ","
        stop = end - is_apposed
        low = marked.bounds[marked.sentence[mention.start]][0]
        if is_person and not is_apposed:
            noted.update(self._nationality(stop, low))
        if is_apposed and (opening := list(self._opening(low, stop, is_person=is_person))):
            yield from opening
            return
        low = max(low, stop - _LONGEST)
        if stop <= low or not self._has_role(low, stop) or (is_apposed and not self._closes(mention.end)):
            return
        if marked.pos[stop - 1] in {"ADP", "DET", "PRON", "CCONJ"} or marked.words[stop - 1] in OF | {"et", "ou"}:
            return
        if marked.words[stop - 1] == "(" and (is_person or not mention.text.isupper()):
            return
        if is_person and not is_apposed and marked.words[stop - 1] in _NAMED_BODIES:
            return
        first = self._first_role(stop, low, is_apposed=is_apposed, is_person=is_person, gender=gender)
        if first is None:
            return
        start = first
        while start > low and (marked.words[start - 1] in ARTICLES | _QUALIFIERS or marked.pos[start - 1] == "ADJ"):
            start -= 1
            if marked.words[start] in ARTICLES:
                break
        found = [d for d in self._coordinated(start, stop) if (d.kind in BODIES) != is_person]
        if found and found[0].is_plural and is_person:
            self._share(found, self._joined_after(mention))
            return
        yield from found
        if start - 1 > low and marked.words[start - 1] == ",":
            yield from self._opening(low, start - 1, is_person=is_person)

    def _first_role(
        self, stop: int, low: int, *, is_apposed: bool, is_person: bool, gender: model.Gender | None
    ) -> int | None:
        """The leftmost role of the stretch before `stop` that the name may complete.

        Without a comma not past « du »: « l'avocat du *maire* Paul Arnal ».
        """
        marked, first = self._marked, None
        for k in range(stop - 1, low - 1, -1):
            word = marked.words[k]
            inner = marked.mention_of(k)
            if inner is not None and inner.kind == "person":
                break
            if self._is_role(k):
                role, kind = nouns.role(word), _class(word)
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
            inside = word in _LINKS or marked.pos[k] in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "X"}
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
        while low < after and (marked.words[low] in _BECOME or marked.pos[low] == "SPACE"):
            low += 1  # « *Nommée* directrice du musée, »
        begins = begins and low < after < low + _LONGEST and self._has_role(low, after)
        if begins and (marked.words[low] in _QUALIFIERS or self._is_role(low)):
            yield from (d for d in self._coordinated(low, after) if (d.kind in BODIES) != is_person)

    def _nationality(self, stop: int, low: int) -> set[Slot]:
        """« le *Russe* Oleg Varine », « la *Normande* »."""
        marked, k = self._marked, stop - 1
        if k <= low or marked.words[k - 1] not in ARTICLES or not marked.is_capital(k):
            return set()
        found = of_phrase(marked, Phrase(k - 1, k + 1, k), self._same)
        return set(found.slots) if found is not None and found.kind == "demonym" else set()

    def _is_complement(self, k: int) -> bool:
        """« l'avocat du *maire* », « de la *ministre* »; not « conseiller auprès du *ministre* »."""
        marked = self._marked
        while k > 0 and (marked.words[k - 1] in _QUALIFIERS or fold(marked.words[k - 1]) in VAGUE):
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

    # After the name

    def _after(
        self, mention: MentionSpan, found: list[Description], noted: set[Slot], *, is_person: bool
    ) -> int | None:
        """Read brackets, age and apposition after a name into `found` and `noted`; the age."""
        marked, k, age = self._marked, mention.end, None
        limit = marked.bounds[marked.sentence[mention.start]][1]
        while k < limit:
            word = marked.words[k]
            if word == "(":
                close = next((j for j in range(k, min(limit, k + _BRACKET)) if marked.words[j] == ")"), None)
                if close is None:
                    return age
                noted |= tags(marked, k + 1, close)
                age = age or self._age(k + 1, close)
                found += self._apposition(k + 1, close, mention, is_person=is_person)
                k = close + 1
            elif (word == "," or word in _DASHES) and k + 1 < limit:
                if not self._age(k + 1, limit):
                    found += self._clause_or_apposition(k + 1, limit, mention, is_person=is_person)
                    if age is None and found and k < found[-1].end < limit:
                        age = self._age(found[-1].end + 1, limit)
                    return age
                age = self._age(k + 1, limit)
                k += 5 if marked.words[k + 1] in {"âgé", "âgée"} else 3
                if k < limit and marked.words[k] == "et":
                    return age
            else:
                if (is_person and marked.words[k] in _TENSE) or marked.words[k] in _BETWEEN | _BECOME:
                    found += self._copula(k, limit)
                return age
        return age

    def _age(self, k: int, limit: int) -> int | None:
        """« 32 ans », « âgé de 32 ans »."""
        marked = self._marked
        at = k + 2 if k < limit and marked.words[k] in {"âgé", "âgée"} else k
        if at + 1 < limit and marked.words[at].isdigit() and marked.words[at + 1] == "ans":
            return int(marked.words[at])
        return None

    def _clause_or_apposition(
        self, start: int, limit: int, mention: MentionSpan, *, is_person: bool
    ) -> Iterator[Description]:
        marked = self._marked
        was = marked.words[start] in {"alors", "ex"}
        while start < limit and (marked.words[start] in _ADVERBS or marked.words[start] in _BECOME):
            start += 1
        if start >= limit:
            return
        if marked.words[start] == "qui":
            yield from self._leading(start, limit) if is_person else ()
            return
        for description in self._apposition(start, limit, mention, is_person=is_person):
            yield description
            if was:  # « alors ministre »: today a former one
                yield description._replace(is_former=True)

    def _apposition(self, start: int, limit: int, mention: MentionSpan, *, is_person: bool) -> list[Description]:
        """The roles from `start` on, if they are said of the name, not of the next one."""
        marked = self._marked
        stop = min(limit, start + 2 * _LONGEST)
        if not self._has_role(start, min(stop, start + 6)):
            return []
        stop = next((k for k in range(start, stop) if marked.words[k] in _ENDS or marked.is_finite(k)), stop)
        found = list(self._coordinated(start, stop))
        if not found:
            return []
        end = found[-1].end
        following = marked.mention_of(end) if end < limit else None
        if following is not None and following.kind == "person":
            found.pop()  # « Ivan Morel, la ministre Awa Diallo »
        elif marked.words[start] in {"le", "la", "l'", "les"} and not self._is_closed(mention, end, limit):
            return []
        found = [description for description in found if (description.kind in BODIES) != is_person]
        if found and found[0].is_plural and is_person:
            self._share(found, self._joined_before(mention))
            return []
        return [description for description in found if not description.is_plural]

    def _is_closed(self, mention: MentionSpan, end: int, limit: int) -> bool:
        """Does « le … » after a name end as an apposition?

        Not « Paul Arnal, le maire *et* la préfète », « selon Paul Arnal, le maire *a* menti ».
        """
        marked, before = self._marked, mention.start - 1
        if end >= limit or marked.pos[end] == "PUNCT":
            return True
        if marked.words[end] == "et":
            return False
        while before > 0 and (marked.words[before] in ARTICLES or marked.words[before] in _CIVILITY):
            before -= 1
        return before < 0 or marked.pos[before] != "ADP"

    def _leading(self, qui: int, limit: int) -> Iterator[Description]:
        """« qui dirige le port » as the role « dirigeant du port »; « qui est ministre »."""
        marked, verb = self._marked, qui + 1
        if verb >= limit:
            return
        if marked.words[verb] in _TENSE or marked.words[verb] in _BETWEEN:
            yield from self._copula(verb, limit)
            return
        stem = _LEADS.get(marked.words[verb])
        if stem is None:
            return
        stop = min(limit, verb + _LONGEST // 2)
        end = next((k for k in range(verb + 1, stop) if self._ends_object(k)), stop)
        content = (k for k in range(verb + 1, end) if marked.pos[k] in {"NOUN", "PROPN", "ADJ", "X"})
        slots = frozenset(("of", fold(marked.words[k])) for k in content)
        if slots:
            is_former = marked.words[verb].endswith(("ait", "é"))
            words = frozenset(word for _, word in slots)
            yield Description(
                verb, qui, end, stem, stem, "person", None, False, is_former, False, True, frozenset(), words, slots
            )

    def _ends_object(self, k: int) -> bool:
        marked = self._marked
        if marked.pos[k] == "ADP":
            return marked.words[k] not in OF
        return marked.pos[k] in {"PUNCT", "VERB", "AUX", "SCONJ"} or marked.words[k] in nouns.words("time")

    def _copula(self, k: int, limit: int) -> Iterator[Description]:
        """« est ministre », « est devenue ministre », « a été nommé directeur », « était juge »."""
        marked, tense, becomes = self._marked, None, False
        for j in range(k, min(limit, k + 6)):
            word = marked.words[j]
            if word in _TENSE:
                tense = _TENSE[word]
            elif word in _BECOME:
                becomes = True
            elif word == "été":
                tense = tense or "former"
            elif word not in _BETWEEN:
                if tense is None and not becomes:
                    return
                stop = next(
                    (i for i in range(j, limit) if marked.words[i] in _ENDS | {","} or marked.is_finite(i)), limit
                )
                for description in self._coordinated(j, stop):
                    if description.kind == "person" and not description.is_plural:
                        yield description._replace(
                            is_former=description.is_former or (tense == "former" and not becomes),
                            is_coming=description.is_coming or tense == "coming",
                        )
                return

    # Several names with one description

    def _share(self, found: list[Description], mentions: list[MentionSpan]) -> None:
        if len(mentions) > 1:
            single = [description._replace(is_plural=False, gender=None) for description in found]
            self._shared.append(([mention.entity for mention in mentions], Apposed(single)))

    def _joined_after(self, first: MentionSpan) -> list[MentionSpan]:
        """The names joined to one that follow it: « les avocats *X, Y et Z* »."""
        return self._run(first, 1)

    def _joined_before(self, last: MentionSpan) -> list[MentionSpan]:
        """The names joined to one that precede it: « *X et Y*, avocats de la famille »."""
        return self._run(last, -1)

    def _run(self, mention: MentionSpan, step: int) -> list[MentionSpan]:
        marked, run = self._marked, [mention]
        at = bisect.bisect_left(marked.mentions, mention.start, key=lambda m: m.start) + step
        while 0 <= at < len(marked.mentions) and marked.mentions[at].kind == "person":
            one, other = (run[-1], marked.mentions[at])[::step]
            between = [word for word in marked.words[one.end : other.start] if word not in _CIVILITY]
            if not between or not set(between) <= {"et", ",", "ainsi", "que"}:
                break
            run.append(marked.mentions[at])
            at += step
        return run


def _class(word: str) -> str:
    """The class of a noun for a role: a person where the lexicons do not tell."""
    role = nouns.role(word.removeprefix("ex-").removeprefix("vice-").removeprefix("co-"))
    return role.kind if role is not None else stems.class_of(word) or "person"
