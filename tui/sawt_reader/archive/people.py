"""Identifies people, organisations and places across the articles of an archive, and gives the reasons.

Inside an article « Morel » is merged with « Awa Morel »; across articles that is not enough evidence. Names are merged
only by one of these rules, which `voices --why` reports:

- `same name`: the same whole name, ignoring case, accents and hyphens;
- `called both`: an article has both, one as the fuller form (« Awa Lise Morel », « Awa Morel »; « OMS »);
- `same sound`: two transliterations of a whole name (« Patrouchev », « Patroushev ») with a specific role in common;
- `name and role`: a partial name (« Lula ») and a specific role in common (« président brésilien », not « président »).

A partial name, a surname or first name alone, is never merged without such a role: the « Morel » of one article is not
the « Morel » of another. A woman and a man are never merged. A form that fits two people is merged with neither.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Literal, NamedTuple

from sawt_reader.analysis.entities import names, persons
from sawt_reader.library.names import key
from sawt_reader.reading.model import Entity, EntityKind, Gender

Rule = Literal["same name", "called both", "same sound", "name and role"]
MOST_GENDER_ERRORS = 0.05
"""Of the articles that give the gender of a name, the share that may be wrong about it."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# Words shared by many roles: « le directeur général », « l'ancienne ministre déléguée ». So are the nouns of roles.
_GENERIC = frozenset(
    "général générale ancien ancienne ex premier première actuel actuelle nouveau nouvelle adjoint adjointe délégué "
    "déléguée principal principale national nationale de du des d la le les l en au aux à et un une".split()
)


class Form(NamedTuple):
    """A name, as the unit of counting.

    Attributes:
        kind: of the entity.
        key: the name without case, accents and hyphens.
        gender: as given by the article.
        article: for a partial name, the number of its article; 0 for a whole name, which is counted across articles.
    """

    kind: EntityKind
    key: str
    gender: Gender | None
    article: int


class Merge(NamedTuple):
    """Two merged names, and the reason.

    Attributes:
        evidence: the role in common; "" for none.
        articles: numbers of articles with the evidence.
    """

    rule: Rule
    one: str
    other: str
    evidence: str
    articles: tuple[int, ...]


@dataclass(frozen=True)
class Person:
    """A person, organisation or place across articles.

    Attributes:
        id: "p1", "p2", … in the order of the archive.
        name: the most frequent form.
        gender: None if no article gives it.
        alone: whether only a surname or first name is known.
        articles: the number of articles that quote it.
        first: the number of the first of them.
        merges: the reasons why its forms were merged.
    """

    id: str
    kind: EntityKind
    name: str
    gender: Gender | None
    alone: bool
    articles: int
    first: int
    merges: tuple[Merge, ...]


@dataclass(slots=True)
class _Seen:
    """What articles contain about a form."""

    spellings: Counter[str] = field(default_factory=Counter)
    roles: dict[str, str] = field(default_factory=dict)
    fuller: dict[str, int] = field(default_factory=dict)
    """Keys of its fuller forms, each with the number of an article that has both."""
    article: int = 0
    """The number of the first article that has it."""
    count: int = 0

    @property
    def name(self) -> str:
        return max(self.spellings, key=lambda name: (self.spellings[name], name))


class People:
    """Collects the entities of readings; `persons` then merges them."""

    def __init__(self) -> None:
        self._seen: defaultdict[Form, _Seen] = defaultdict(_Seen)

    def add(self, number: int, entity: Entity) -> Form:
        """Add an entity of an article, once. Returns its form."""
        form = form_of(number, entity)
        seen = self._seen[form]
        seen.count += 1
        seen.spellings[entity.name] += 1
        seen.article = seen.article or number
        seen.roles.update((key(role), role) for role in entity.roles)
        for alias in entity.aliases:
            if _is_shorter_form(alias, entity):
                other = self._seen[Form(entity.kind, _key(alias, entity.kind), entity.gender, 0)]
                other.spellings[alias] += 0  # known, but not an occurrence
                other.fuller.setdefault(form.key, number)
        return form

    def persons(self) -> dict[Form, Person]:
        """The person of each form; merged forms have the same one."""
        groups = _Groups(self._seen)
        for one, other, merge in self._merges():
            groups.join(one, other, merge)
        found: dict[Form, Person] = {}
        # A form known only as an alias, and not merged, is not a speaker.
        speaking = (group for group in groups.all() if any(self._seen[form].count for form in group[0]))
        for number, (forms, merges) in enumerate(speaking, start=1):
            person = self._person(f"p{number}", forms, merges)
            found.update(dict.fromkeys(forms, person))
        return found

    def _person(self, person_id: str, forms: list[Form], merges: list[Merge]) -> Person:
        seen = [self._seen[form] for form in forms]
        spellings = sum((each.spellings for each in seen), Counter[str]())
        genders = Counter({form.gender: self._seen[form].count for form in forms if form.gender})
        return Person(
            person_id,
            forms[0].kind,
            # Ties: the longer name, then alphabetical order, so that the result is reproducible.
            max((name for each in seen for name in each.spellings), key=lambda n: (spellings[n], len(n), n)),
            genders.most_common(1)[0][0] if genders else None,
            all(form.article for form in forms) and forms[0].kind == "person",
            sum(each.count for each in seen),
            min(each.article for each in seen if each.count),
            tuple(merges),
        )

    # --- Rules

    def _merges(self) -> Iterator[tuple[Form, Form, Merge]]:
        """Pairs to merge, those with the strongest evidence first."""
        yield from self._same_name()
        yield from self._called_both()
        yield from self._same_sound()
        yield from self._name_and_role()

    def _merge(self, rule: Rule, one: Form, other: Form, evidence: str = "", *articles: int) -> Merge:
        a, b = self._seen[one], self._seen[other]
        return Merge(rule, a.name, b.name, evidence, articles or (a.article, b.article))

    def _same_name(self) -> Iterator[tuple[Form, Form, Merge]]:
        """Forms that differ in gender only, if it is unknown in one, or wrong in very few of many articles."""
        for forms in self._grouped_by(lambda form: (form.kind, form.key, form.article)):
            known = sorted((f for f in forms if f.gender), key=lambda f: -self._seen[f].count)
            total = sum(self._seen[f].count for f in known)
            if len(known) == 2 and self._seen[known[1]].count > MOST_GENDER_ERRORS * total:
                continue
            for one, other in pairwise([*known, *(f for f in forms if not f.gender)]):
                yield one, other, self._merge("same name", one, other)

    def _called_both(self) -> Iterator[tuple[Form, Form, Merge]]:
        """A form and its fuller form, if that is the same in all articles that have both."""
        for forms in self._grouped_by(lambda form: (form.kind, form.key) if not form.article else None, least=1):
            fuller = {name for form in forms for name in self._seen[form].fuller}
            if len(fuller) == 1:
                for form in forms:
                    for name, article in self._seen[form].fuller.items():
                        other = form._replace(key=name)
                        if other in self._seen:
                            yield other, form, self._merge("called both", other, form, "", article)

    def _same_sound(self) -> Iterator[tuple[Form, Form, Merge]]:
        """Whole names of persons that sound alike, with a role in common."""

        def sound(form: Form) -> object:
            return names.person_words(form.key) if form.kind == "person" and not form.article else None

        for forms in self._grouped_by(sound):
            for one, other in combinations(forms, 2):
                if one.key != other.key and (role := self._common_role(one, other)):
                    yield one, other, self._merge("same sound", one, other, role)

    def _name_and_role(self) -> Iterator[tuple[Form, Form, Merge]]:
        """A partial name with a specific role in common with exactly one whole name, or else with the same name."""
        whole_by_word: defaultdict[str, list[Form]] = defaultdict(list)
        partial: list[Form] = []
        for form, seen in self._seen.items():
            if form.kind == "person" and any(map(_is_specific, seen.roles.values())):
                if form.article:
                    partial.append(form)
                    continue
                for word in form.key.split():
                    whole_by_word[word].append(form)
        first: dict[tuple[str, str], Form] = {}
        for form in partial:
            roles = [role for role, words in self._seen[form].roles.items() if _is_specific(words)]
            whole = [
                other
                for other in whole_by_word[form.key.rpartition(" ")[2]]
                if self._common_role(form, other) and names.is_shorter_person(form.key, other.key)
            ]
            if len({other.key for other in whole}) > 1:
                continue
            others = whole[:1] or [first[form.key, role] for role in roles if (form.key, role) in first][:1]
            for role in roles:
                first.setdefault((form.key, role), form)
            for other in others:
                role = self._common_role(form, other) or ""
                yield other, form, self._merge("name and role", other, form, role)

    def _common_role(self, one: Form, other: Form) -> str | None:
        roles = self._seen[one].roles
        common = sorted(roles.keys() & self._seen[other].roles.keys())
        return next((roles[role] for role in common if _is_specific(roles[role])), None)

    def _grouped_by(self, key_of: Callable[[Form], object], least: int = 2) -> Iterator[list[Form]]:
        """The forms that share a key, in groups of at least `least`; forms with the key None are ignored."""
        groups: defaultdict[object, list[Form]] = defaultdict(list)
        for form in self._seen:
            if (shared := key_of(form)) is not None:
                groups[shared].append(form)
        return (forms for forms in groups.values() if len(forms) >= least)


class _Groups:
    """Groups of merged forms, with the reasons: a union-find forest whose roots represent the groups."""

    def __init__(self, forms: Collection[Form]) -> None:
        self._parent = {form: form for form in forms}
        self._genders = {form: {form.gender} - {None} for form in forms}
        self._merges: defaultdict[Form, list[Merge]] = defaultdict(list)

    def _root(self, form: Form) -> Form:
        while (parent := self._parent[form]) != form:
            self._parent[form] = form = self._parent[parent]
        return form

    def join(self, one: Form, other: Form, merge: Merge) -> None:
        """Merge the groups of two forms, unless their genders differ."""
        a, b = self._root(one), self._root(other)
        genders = self._genders[a] | self._genders[b]
        if a != b and (len(genders) < 2 or merge.rule == "same name"):
            self._parent[b] = a
            self._genders[a] = genders
            self._merges[a] += [merge, *self._merges.pop(b, [])]

    def all(self) -> Iterator[tuple[list[Form], list[Merge]]]:
        """All groups, with their reasons."""
        groups: defaultdict[Form, list[Form]] = defaultdict(list)
        for form in self._parent:
            groups[self._root(form)].append(form)
        return ((forms, self._merges.get(root, [])) for root, forms in groups.items())


def form_of(number: int, entity: Entity) -> Form:
    """The form of an entity in the article with that number."""
    partial = entity.kind == "person" and not _is_whole(entity.name)
    return Form(entity.kind, _key(entity.name, entity.kind), entity.gender, number if partial else 0)


def _key(name: str, kind: EntityKind) -> str:
    """The key of a name; known names of one organisation (« ONU », « Nations unies ») have the same."""
    if kind != "organisation":
        return key(name)
    found = names.key(name)
    return key(names.same("organisations.toml").get(found, found))


@functools.lru_cache(maxsize=100_000)
def _is_whole(name: str) -> bool:
    """Whether a person's name has two words that are not initials: « Awa Morel », not « A. Morel » or « Morel »."""
    return sum(not word.endswith(".") and len(word) > 1 for word in names.person_words(name)) > 1


def _is_shorter_form(alias: str, entity: Entity) -> bool:
    """Whether an alias identifies its entity in other articles, too: a whole name, or initials of an organisation."""
    if _key(alias, entity.kind) == _key(entity.name, entity.kind):
        return False
    if entity.kind == "person":
        return _is_whole(alias) and names.is_shorter_person(alias, entity.name)
    return " " in alias or (alias.isupper() and len(alias) > 1)


@functools.lru_cache(maxsize=100_000)
def _is_specific(role: str) -> bool:
    """Whether few people have a role: « président russe », « maire de Valmer »; not « directeur général »."""
    generic = _GENERIC | persons.roles().keys()
    words = _WORD.findall(role.lower())
    return len(words) > 1 and any(word not in generic for word in words)
