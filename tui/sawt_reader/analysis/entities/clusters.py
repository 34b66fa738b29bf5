"""Clusters mentions of the same entity.

Persons: a surname, first name or initials join the full name; different first names or genders are different persons.
Organisations: initials join the full name, its first words the only name that goes on from them.
Places and others: by the same name; places by initials and by the part that stands for them too.
"""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, names, persons, places
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.tokens import SUBJECTS, Tokens
from sawt_reader.reading.model import EntityKind, Gender

# Lexicons with names of the same entity.
_SAME: dict[EntityKind, str] = {"organisation": "organisations.toml", "place": "places.toml"}
# Mentions of namesakes to compare on either side of a name: an article has a few, a telephone directory thousands.
_NEAREST = 200
# Persons whom the press calls by surname alone, whoever of the family is named too.
_BY_SURNAME = frozenset(lexicons.toml("names.toml")["by_surname"])
_FAMILIES = lexicons.words("names.toml", "before_surnames")
_KIN = lexicons.words("names.toml", "kin")
_NICKNAMING = lexicons.words("names.toml", "nicknaming")
_LINKING_MARKS = frozenset({",", "(", "«", "“", '"'})
_LINK = 5  # tokens between a name and a nickname: « , alias « Momo » »


@dataclass(eq=False)
class Cluster:
    """The mentions of one entity.

    Attributes:
        mentions: in the order of the text.
        forms: the different names among them, in order of appearance.
    """

    kind: EntityKind
    mentions: list[Candidate] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    genders: set[Gender] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The longest form, of equals the first that is not in capitals."""
        return max(self.forms, key=lambda form: (len(form), not form.isupper()))

    def may_be(self, form: str, gender: Gender | None) -> bool:
        """Can a name, with the gender that its title shows, refer to this person?"""
        fits = any(names.is_shorter_person(form, known) for known in self.forms)
        return fits and not (gender and self.shown_genders() - {gender})

    def shown_genders(self) -> set[Gender]:
        """The genders that titles show, or else first names: « Mme Morel » is not « Jean Morel »."""
        if self.genders:
            return self.genders
        first = {form.split(" ")[0] for form in self.forms if " " in form}
        return {gender for name in first if (gender := gazetteer.gender_of(name))}

    def add(self, mention: Candidate, form: str, gender: Gender | None) -> None:
        """Add a mention."""
        self.mentions.append(mention)
        if form not in self.forms:
            self.forms.append(form)
        if gender:
            self.genders.add(gender)

    def join(self, other: Cluster) -> None:
        """Add the mentions of another cluster of the same entity."""
        self.mentions += other.mentions
        self.forms += [form for form in other.forms if form not in self.forms]
        self.genders |= other.genders


def cluster(tokens: Tokens, mentions: Iterable[Candidate]) -> list[Cluster]:
    """The entities of a text, in order of their first mention."""
    by_kind: dict[EntityKind, list[Candidate]] = defaultdict(list)
    for mention in mentions:
        by_kind[mention.kind].append(mention)
    found = []
    for kind, group in by_kind.items():
        found += _persons(tokens, group) if kind == "person" else _others(tokens, kind, group)
    for entity in found:
        entity.mentions.sort()
    return sorted(found, key=lambda entity: entity.mentions[0])


def _persons(tokens: Tokens, mentions: list[Candidate]) -> list[Cluster]:
    """Cluster from the longest names down: a shorter form joins the person that it fits, if several the last named."""
    found: dict[Cluster, set[str]] = {}  # with the words of the longest name
    with_word: dict[str, Namesakes] = defaultdict(Namesakes)
    forms = {m: tokens.name(m.start, m.end) for m in mentions}
    for mention in sorted(mentions, key=lambda m: (-len(names.person_words(forms[m])), m.start)):
        form, gender = forms[mention], title_gender(tokens, mention)
        parts = names.person_words(form)
        near = with_word[parts[-1]].near(mention, form) if parts else ()
        fitting = [c for c in near if c.may_be(form, gender)]
        if len(fitting) > 1 and len(parts) == 1:
            fitting.sort(key=lambda c: (gender not in c.shown_genders(), -_prominence(tokens, c)))
        chosen = fitting[0] if fitting else Cluster("person")
        for part in found.setdefault(chosen, set(parts)):
            with_word[part].add(mention, form, chosen)
        chosen.add(mention, form, gender)
    return _with_nicknames(tokens, list(found))


def _prominence(tokens: Tokens, entity: Cluster) -> int:
    """How likely a surname alone means this person of several: who is called so everywhere (3) or above (2), acts (1).

    « Brigitte Morel est venue. Luc Morel a parlé. » leaves 0 for who is only named once.
    """
    if any(form in _BY_SURNAME for form in entity.forms):
        return 3
    if any(m.end == m.start + 1 and not _of_family(tokens, m) for m in entity.mentions[:_NEAREST]):
        return 2
    return int(len(entity.mentions) > 1 or _acts(tokens, entity.mentions[0]))


def _of_family(tokens: Tokens, mention: Candidate) -> bool:
    """Does a surname mean several persons? « le couple Morel », « les Morel »."""
    before = tokens.lower[mention.start - 1] if mention.start else ""
    return before in _FAMILIES or before in {"les", "des", "aux"}


def _acts(tokens: Tokens, mention: Candidate) -> bool:
    """Is it a subject, or does it have a title or role? Not « son épouse Anne Morel »."""
    before = tokens.lower[mention.start - 1] if mention.start else ""
    if before in _KIN:
        return False
    if title_gender(tokens, mention) or (mention.start and persons.is_role(tokens, mention.start - 1)):
        return True
    inside = range(mention.start, mention.end)
    return any(tokens.dep[i] in SUBJECTS and tokens.subject(tokens.head[i]) in inside for i in inside)


def _with_nicknames(tokens: Tokens, found: list[Cluster]) -> list[Cluster]:
    """Join nicknames to the persons whose names they follow: « Ivan Morel, dit « le Grand », », « alias Momo »."""
    by_start = {mention.start: entity for entity in found for mention in entity.mentions}
    joined: set[Cluster] = set()
    for entity in found:
        for mention in entity.mentions:
            start = _after_naming(tokens, mention.end)
            other = by_start.get(start) if start else None
            free = other is not entity and not joined & {entity, other}
            if other and free and not any(" " in form for form in other.forms):
                entity.join(other)
                joined.add(other)
    return [entity for entity in found if entity not in joined]


def _after_naming(tokens: Tokens, i: int) -> int | None:
    """The token after « dit », « alias » and marks that follow a name at `i`, or None."""
    j = i
    while j < min(len(tokens), i + _LINK) and (tokens.forms[j] in _LINKING_MARKS or tokens.lower[j] in _NICKNAMING):
        j += 1
    return j if any(tokens.lower[k] in _NICKNAMING for k in range(i, j)) else None


class Namesakes:
    """The persons whose names share a word, by the positions of their mentions."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._entities: list[Cluster] = []
        self._by_form: dict[str, Cluster] = {}

    def add(self, mention: Candidate, form: str, entity: Cluster) -> None:
        """Add a mention of an entity."""
        at = bisect.bisect_left(self._starts, mention.start)
        self._starts.insert(at, mention.start)
        self._entities.insert(at, entity)
        self._by_form[form] = entity

    def near(self, mention: Candidate, form: str) -> Iterator[Cluster]:
        """Those named before a mention, nearest first, then those named after it, then the one with exactly this name.

        Each once; no more than `_NEAREST` mentions on either side are searched.
        """
        at = bisect.bisect_left(self._starts, mention.start)
        before = self._entities[max(0, at - _NEAREST) : at]
        after = self._entities[at : at + _NEAREST]
        same = [self._by_form[form]] if form in self._by_form else []
        seen: set[Cluster] = set()
        for entity in itertools.chain(reversed(before), after, same):
            if entity not in seen:
                seen.add(entity)
                yield entity


def title_gender(tokens: Tokens, mention: Candidate) -> Gender | None:
    """The gender shown by a title or role before a name: « Mme Morel », « la députée Awa Morel »."""
    i = mention.start - 1
    if i < 0:
        return None
    if (shown := persons.titles().get(tokens.forms[i])) is not None:
        return shown
    ends_a_name = i > 0 and tokens.pos[i - 1] == "PROPN" and tokens.forms[i - 1][0].isupper()
    if ends_a_name and gazetteer.gender_of(tokens.forms[mention.start]):
        return None  # « la figure de la France insoumise Ivan Morel »
    return persons.roles().get(tokens.lower[i]) if persons.is_role(tokens, i) else None


def _others(tokens: Tokens, kind: EntityKind, mentions: list[Candidate]) -> list[Cluster]:
    """Cluster by name; organisations and places by initials, organisations by their first word as well."""
    groups: dict[str, Cluster] = {}
    same = names.same(_SAME[kind], in_an_article=True) if kind in _SAME else {}
    for mention in mentions:
        form = tokens.name(mention.start, mention.end)
        key = names.key(form)
        key = same.get(key, key)
        groups.setdefault(key, Cluster(kind)).add(mention, form, None)
    if kind in {"organisation", "place"}:
        groups = _join(groups, _by_initials(groups), _in_brackets(tokens, mentions))
    if kind == "organisation":
        groups = _join_beginnings(groups)
    if kind == "place":
        groups = _join(groups, _by_part(groups), {})
    return list(groups.values())


# Keys of fuller names, by a short form that they could have.
Fuller = dict[str, set[str]]


def _join(groups: dict[str, Cluster], fuller: Fuller, beside: Fuller) -> dict[str, Cluster]:
    """Merge each group with a short form into the group of its fuller name, if there is exactly one.

    Args:
        groups: entities by key.
        fuller: the fuller names that a form of one word could stand for.
        beside: used for forms without an entry in `fuller`: the names that they follow in brackets.
    """

    def meant(_: str, group: Cluster) -> Iterable[str]:
        short = [form for form in group.forms if " " not in form]
        return itertools.chain.from_iterable(fuller.get(form) or beside.get(form) or () for form in short)

    return _merge(groups, meant)


def _merge(groups: dict[str, Cluster], meant: Callable[[str, Cluster], Iterable[str]]) -> dict[str, Cluster]:
    """Merge each group into the one that it means, by key, if there is exactly one.

    Args:
        groups: entities by key.
        meant: the keys that a group with its key could mean; its own and those that are gone do not count.
    """
    joined = dict(groups)
    for key, group in groups.items():
        into = {name for name in meant(key, group) if name in joined and name != key}
        if len(into) == 1:
            joined[into.pop()].join(group)
            del joined[key]
    return joined


def _by_initials(groups: dict[str, Cluster]) -> Fuller:
    """Names of several words by their initials."""
    fuller: Fuller = defaultdict(set)
    for key, group in groups.items():
        for form in group.forms:
            if " " in form and len(letters := names.initials(form)) > 1:
                fuller[letters].add(key)
                fuller[".".join(letters) + "."].add(key)
    return fuller


def _join_beginnings(groups: dict[str, Cluster]) -> dict[str, Cluster]:
    """Merge each group into the only one whose name goes on from its own: « le parquet général » « … de Lyon ».

    A known name of several words is whole: « Parti radical » is not « Parti radical unifié ».
    """
    longer: Fuller = defaultdict(set)
    for key, group in groups.items():
        for words in [form.split(" ") for form in group.forms]:
            for n in range(1, len(words)):
                longer[names.key(" ".join(words[:n]))].add(key)

    def meant(key: str, group: Cluster) -> Iterable[str]:
        is_whole = any(" " in form and gazetteer.known(form) for form in group.forms)
        return () if is_whole else longer.get(key, ())

    return _merge(groups, meant)


def _by_part(groups: dict[str, Cluster]) -> Fuller:
    """Places by the part that stands for them, if it is no large place: « la Dorme » for « la vallée de la Dorme »."""
    fuller: Fuller = defaultdict(set)
    for key, group in groups.items():
        for part in {part for form in group.forms for part in places.short_forms(form)}:
            found = gazetteer.known(part)
            if not (found and found.weight > 1):
                fuller[part].add(key)
    return fuller


def _in_brackets(tokens: Tokens, mentions: list[Candidate]) -> Fuller:
    """The names beside initials of which one is in brackets, even in another language.

    « l'Agence des médicaments (EMA) », « l'EMA (Agence des médicaments) ».
    """
    fuller: Fuller = defaultdict(set)
    for one, other in itertools.pairwise(mentions):
        if other.start != one.end + 1 or tokens.forms[one.end] != "(":
            continue
        short, name = (other, one) if other.end == other.start + 1 else (one, other)
        initials, form = tokens.name(short.start, short.end), tokens.name(name.start, name.end)
        if " " not in initials and names.may_stand_for(initials, form):
            fuller[initials].add(names.key(form))
    return fuller
