"""Who is one across the articles of an archive, and why.

Inside an article « Morel » joins « Awa Morel »; across articles that is not evidence enough. Here names are put
together only for a reason that can be told:

- `same name`: the whole name is the same, case, accents and hyphens apart;
- `called both`: an article has both, one the fuller form of the other (« Awa Lise Morel », « Awa Morel »; « OMS »);
- `same sound`: two transliterations of the whole name (« Patrouchev », « Patroushev ») and a telling role in common;
- `name and role`: a name alone (« Lula ») and a telling role in common (« président brésilien », not « président »).

A name alone, a surname or a first name, joins nothing without such a role: the « Morel » of one article is not the
« Morel » of another. A woman and a man are never one. A form that could be two people joins neither.
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
SLIP = 0.05
"""Of the articles that tell whether a name is a woman's or a man's, the part that may be mistaken about it."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# What many share: « le directeur général », « l'ancienne ministre déléguée ». Nouns of role are no more telling.
_GENERIC = frozenset(
    "général générale ancien ancienne ex premier première actuel actuelle nouveau nouvelle adjoint adjointe délégué "
    "déléguée principal principale national nationale de du des d la le les l en au aux à et un une".split()
)


class Form(NamedTuple):
    """A name as it is counted.

    Attributes:
        kind: of the entity.
        key: the name without case, accents and hyphens.
        gender: as the article tells it.
        article: number of the only article it is counted in; 0 for a whole name, which is counted over all.
    """

    kind: EntityKind
    key: str
    gender: Gender | None
    article: int


class Merge(NamedTuple):
    """Two names that are taken for one, and why.

    Attributes:
        evidence: the role in common, or nothing.
        articles: numbers of articles that show it.
    """

    rule: Rule
    one: str
    other: str
    evidence: str
    articles: tuple[int, ...]


@dataclass(frozen=True)
class Person:
    """Somebody, or some body or place, across articles.

    Attributes:
        id: "p1", "p2", … in the order of the archive.
        name: the form that most articles have.
        gender: None where no article tells.
        alone: whether only a surname or a first name is known.
        articles: in how many it speaks.
        first: number of the first of them.
        merges: why its forms are one.
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
    """What the articles tell of a form."""

    spellings: Counter[str] = field(default_factory=Counter)
    roles: dict[str, str] = field(default_factory=dict)
    fuller: dict[str, int] = field(default_factory=dict)
    """Keys of names that an article has beside this one, as its fuller form, and that article."""
    article: int = 0
    """The first article that has it."""
    count: int = 0

    @property
    def name(self) -> str:
        return max(self.spellings, key=lambda name: (self.spellings[name], name))


class People:
    """Takes in the entities of readings one by one; `persons` then tells who is one."""

    def __init__(self) -> None:
        self._seen: defaultdict[Form, _Seen] = defaultdict(_Seen)

    def add(self, number: int, entity: Entity) -> Form:
        """Take in an entity of an article, once. Returns the form it is counted under."""
        form = form_of(number, entity)
        seen = self._seen[form]
        seen.count += 1
        seen.spellings[entity.name] += 1
        seen.article = seen.article or number
        seen.roles.update((key(role), role) for role in entity.roles)
        for alias in entity.aliases:
            if _is_shorter_form(alias, entity):
                other = self._seen[Form(entity.kind, _key(alias, entity.kind), entity.gender, 0)]
                other.spellings[alias] += 0
                other.fuller.setdefault(form.key, number)
        return form

    def persons(self) -> dict[Form, Person]:
        """Who each form is. Forms of one person have the same value."""
        groups = _Groups(self._seen)
        for one, other, merge in self._merges():
            groups.join(one, other, merge)
        found: dict[Form, Person] = {}
        # A form that only stands beside a fuller one, and was not joined to it, is nobody who speaks.
        spoken = (group for group in groups.all() if any(self._seen[form].count for form in group[0]))
        for number, (forms, merges) in enumerate(spoken, start=1):
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
            # Of two as frequent, the longer; then in the order of the alphabet, for the same result at each run.
            max((name for each in seen for name in each.spellings), key=lambda n: (spellings[n], len(n), n)),
            genders.most_common(1)[0][0] if genders else None,
            all(form.article for form in forms) and forms[0].kind == "person",
            sum(each.count for each in seen),
            min(each.article for each in seen if each.count),
            tuple(merges),
        )

    # --- Reasons

    def _merges(self) -> Iterator[tuple[Form, Form, Merge]]:
        """Pairs that are one, the firmest reasons first."""
        yield from self._same_name()
        yield from self._called_both()
        yield from self._same_sound()
        yield from self._name_and_role()

    def _merge(self, rule: Rule, one: Form, other: Form, evidence: str = "", *articles: int) -> Merge:
        a, b = self._seen[one], self._seen[other]
        return Merge(rule, a.name, b.name, evidence, articles or (a.article, b.article))

    def _same_name(self) -> Iterator[tuple[Form, Form, Merge]]:
        """A name that some articles tell the gender of, and others do not; or tell wrongly, very few of many."""
        for forms in self._by(lambda form: (form.kind, form.key, form.article)):
            known = sorted((f for f in forms if f.gender), key=lambda f: -self._seen[f].count)
            if len(known) == 2 and self._seen[known[1]].count > SLIP * sum(self._seen[f].count for f in known):
                continue
            for one, other in pairwise([*known, *(f for f in forms if not f.gender)]):
                yield one, other, self._merge("same name", one, other)

    def _called_both(self) -> Iterator[tuple[Form, Form, Merge]]:
        """A form that articles have beside one fuller name, always the same."""
        for forms in self._by(lambda form: (form.kind, form.key) if not form.article else None, least=1):
            fuller = {name for form in forms for name in self._seen[form].fuller}
            if len(fuller) == 1:
                for form in forms:
                    for name, article in self._seen[form].fuller.items():
                        other = form._replace(key=name)
                        if other in self._seen:
                            yield other, form, self._merge("called both", other, form, "", article)

    def _same_sound(self) -> Iterator[tuple[Form, Form, Merge]]:
        """Whole names of persons that sound alike, with a role in common."""
        for forms in self._by(lambda f: names.person_words(f.key) if f.kind == "person" and not f.article else None):
            for one, other in combinations(forms, 2):
                if one.key != other.key and (role := self._common_role(one, other)):
                    yield one, other, self._merge("same sound", one, other, role)

    def _name_and_role(self) -> Iterator[tuple[Form, Form, Merge]]:
        """A name alone, and a telling role in common with exactly one whole name, or else with the same name."""
        whole: defaultdict[str, list[Form]] = defaultdict(list)
        alone: list[Form] = []
        for form, seen in self._seen.items():
            if form.kind == "person" and any(map(_tells, seen.roles.values())):
                if form.article:
                    alone.append(form)
                for word in () if form.article else form.key.split():
                    whole[word].append(form)
        first: dict[tuple[str, str], Form] = {}
        for form in alone:
            roles = [role for role, words in self._seen[form].roles.items() if _tells(words)]
            fitting = [
                other
                for other in whole[form.key.rpartition(" ")[2]]
                if self._common_role(form, other) and names.is_shorter_person(form.key, other.key)
            ]
            if len({other.key for other in fitting}) > 1:
                continue
            others = fitting[:1] or [first[form.key, role] for role in roles if (form.key, role) in first][:1]
            for role in roles:
                first.setdefault((form.key, role), form)
            for other in others:
                role = self._common_role(form, other) or ""
                yield other, form, self._merge("name and role", other, form, role)

    def _common_role(self, one: Form, other: Form) -> str | None:
        roles = self._seen[one].roles
        return next((roles[r] for r in sorted(roles.keys() & self._seen[other].roles.keys()) if _tells(roles[r])), None)

    def _by(self, sign: Callable[[Form], object], least: int = 2) -> Iterator[list[Form]]:
        """The forms that share a sign, where so many do at least."""
        groups: defaultdict[object, list[Form]] = defaultdict(list)
        for form in self._seen:
            if (shared := sign(form)) is not None:
                groups[shared].append(form)
        return (forms for forms in groups.values() if len(forms) >= least)


class _Groups:
    """Forms that are one, and the reasons: a forest whose roots stand for the groups."""

    def __init__(self, forms: Collection[Form]) -> None:
        self._parent = {form: form for form in forms}
        self._genders = {form: {form.gender} - {None} for form in forms}
        self._merges: defaultdict[Form, list[Merge]] = defaultdict(list)

    def _root(self, form: Form) -> Form:
        while (parent := self._parent[form]) != form:
            self._parent[form] = form = self._parent[parent]
        return form

    def join(self, one: Form, other: Form, merge: Merge) -> None:
        """Put two groups together, unless one is a woman and one a man."""
        a, b = self._root(one), self._root(other)
        genders = self._genders[a] | self._genders[b]
        if a != b and (len(genders) < 2 or merge.rule == "same name"):
            self._parent[b] = a
            self._genders[a] = genders
            self._merges[a] += [merge, *self._merges.pop(b, [])]

    def all(self) -> Iterator[tuple[list[Form], list[Merge]]]:
        """Each group, with the reasons for it."""
        groups: defaultdict[Form, list[Form]] = defaultdict(list)
        for form in self._parent:
            groups[self._root(form)].append(form)
        return ((forms, self._merges.get(root, [])) for root, forms in groups.items())


def form_of(number: int, entity: Entity) -> Form:
    """The form that an entity of the article of that number is counted under."""
    alone = entity.kind == "person" and not _is_whole(entity.name)
    return Form(entity.kind, _key(entity.name, entity.kind), entity.gender, number if alone else 0)


def _key(name: str, kind: EntityKind) -> str:
    """A name as it is compared; two known names of one organisation (« ONU », « Nations unies ») are one."""
    if kind != "organisation":
        return key(name)
    found = names.key(name)
    return key(names.same_organisation().get(found, found))


@functools.lru_cache(maxsize=100_000)
def _is_whole(name: str) -> bool:
    """Whether a person's name has two words that are no initials: « Awa Morel », not « A. Morel » nor « Morel »."""
    return sum(not word.endswith(".") and len(word) > 1 for word in names.person_words(name)) > 1


def _is_shorter_form(alias: str, entity: Entity) -> bool:
    """Whether an alias tells enough to be looked for elsewhere: a whole name, or initials of an organisation."""
    if _key(alias, entity.kind) == _key(entity.name, entity.kind):
        return False
    if entity.kind == "person":
        return _is_whole(alias) and names.is_shorter_person(alias, entity.name)
    return " " in alias or (alias.isupper() and len(alias) > 1)


@functools.lru_cache(maxsize=100_000)
def _tells(role: str) -> bool:
    """Whether a role is that of few: « président russe », « maire de Valmer »; not « directeur général »."""
    generic = _GENERIC | persons.roles().keys()
    words = _WORD.findall(role.lower())
    return len(words) > 1 and any(word not in generic for word in words)
