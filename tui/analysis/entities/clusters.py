"""Which mentions name the same entity.

Persons: a surname, a first name or initials join the full name; two first names or two genders never meet.
Organisations: initials join what they stand for, a bare noun the one name that begins with it.
Places and others: by the same name only.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tui.analysis.entities import names, persons
from tui.analysis.entities.candidates import Candidate
from tui.analysis.entities.words import Words
from tui.model import EntityKind, Gender


@dataclass
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
        """The longest form; of two as long the first."""
        return max(self.forms, key=len)

    def add(self, mention: Candidate, form: str, gender: Gender | None) -> None:
        """Take in a mention."""
        self.mentions.append(mention)
        if form not in self.forms:
            self.forms.append(form)
        if gender:
            self.genders.add(gender)


def cluster(words: Words, mentions: Iterable[Candidate]) -> list[Cluster]:
    """The entities of a text, in order of their first mention."""
    by_kind: dict[EntityKind, list[Candidate]] = defaultdict(list)
    for mention in mentions:
        by_kind[mention.kind].append(mention)
    found = []
    for kind, group in by_kind.items():
        found += _persons(words, group) if kind == "person" else _others(words, kind, group)
    for entity in found:
        entity.mentions.sort()
    return sorted(found, key=lambda entity: entity.mentions[0])


def _persons(words: Words, mentions: list[Candidate]) -> list[Cluster]:
    """Longest names first; a shorter form joins the one it fits, of several the one last named before it."""
    found: list[Cluster] = []
    forms = {m: words.between(m.start, m.end) for m in mentions}
    for mention in sorted(mentions, key=lambda m: (-len(names.person_words(forms[m])), m.start)):
        form, gender = forms[mention], title_gender(words, mention)
        fitting = [
            c
            for c in found
            if any(names.is_shorter_person(form, known) for known in c.forms) and not (gender and c.genders - {gender})
        ]
        chosen = min(fitting, key=lambda c: _distance(c, mention)) if fitting else Cluster("person")
        if not fitting:
            found.append(chosen)
        chosen.add(mention, form, gender)
    return found


def _distance(entity: Cluster, mention: Candidate) -> tuple[bool, int]:
    """How far before a mention its entity was last named; named only after it is further than any."""
    before = [mention.start - m.start for m in entity.mentions if m.start < mention.start]
    return (False, min(before)) if before else (True, min(m.start - mention.start for m in entity.mentions))


def title_gender(words: Words, mention: Candidate) -> Gender | None:
    """The gender that the title or the noun of role before a name shows: « Mme Morel », « la députée Awa Morel »."""
    i = mention.start - 1
    if i < 0:
        return None
    return persons.titles().get(words.text[i]) or persons.roles().get(words.lower[i])


def _others(words: Words, kind: EntityKind, mentions: list[Candidate]) -> list[Cluster]:
    """By the same name; organisations by initials and bare nouns as well."""
    groups: dict[str, Cluster] = {}
    for mention in mentions:
        form = words.between(mention.start, mention.end)
        key = names.key(form)
        if kind == "organisation":
            key = names.same_organisation().get(key, key)
        groups.setdefault(key, Cluster(kind)).add(mention, form, None)
    if kind in {"organisation", "place"}:
        brackets = _in_brackets(words, mentions)
        groups = _join(groups, lambda short, long: _has_initials(groups[short], groups[long], brackets))
    if kind == "organisation":
        groups = _join(groups, lambda short, long: _is_bare(groups[short], groups[long]))
    return list(groups.values())


def _join(groups: dict[str, Cluster], joins: Callable[[str, str], bool]) -> dict[str, Cluster]:
    """The groups with each one that joins exactly one other put into it."""
    joined = dict(groups)
    for short in groups:
        into = [long for long in groups if long != short and long in joined and joins(short, long)]
        if len(into) == 1:
            target, source = joined[into[0]], joined.pop(short)
            target.mentions += source.mentions
            target.forms += source.forms
    return joined


def _in_brackets(words: Words, mentions: list[Candidate]) -> set[tuple[str, str]]:
    """Each name in brackets with the name before it: « l'Agence des médicaments (EMA) »."""
    return {
        (words.text[b.start], words.between(a.start, a.end))
        for a, b in itertools.pairwise(mentions)
        if b.start == a.end + 1 and b.end == b.start + 1 and words.text[a.end] == "("
    }


def _has_initials(short: Cluster, long: Cluster, brackets: set[tuple[str, str]]) -> bool:
    """Are these the initials of that name, or initials of another language beside it in brackets?"""
    pairs = [(a, b) for a in short.forms for b in long.forms]
    return any(names.is_acronym_of(*pair) or (pair in brackets and names.may_stand_for(*pair)) for pair in pairs)


def _is_bare(short: Cluster, long: Cluster) -> bool:
    """« la Commission » after « la Commission européenne », « Ondine » beside « Ondine Énergie »."""
    return any(" " not in a and b.startswith(a + " ") for a in short.forms for b in long.forms)
