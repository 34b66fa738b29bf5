"""Descriptions beside names, read from the text, for one name or several joined ones."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Sequence, Set
from operator import attrgetter
from typing import NamedTuple

from sawt_reader.analysis.grammar.marked import Marked, MentionSpan
from sawt_reader.analysis.reference.after_names import AfterNames
from sawt_reader.analysis.reference.before_names import NAMED_BODIES, BeforeNames
from sawt_reader.analysis.reference.descriptions import Description
from sawt_reader.analysis.reference.restrictions import ARTICLES, Slot
from sawt_reader.analysis.reference.role_nouns import CIVILITY, RoleNouns
from sawt_reader.reading import model

_ROLE_TEXT = 160  # code points from a name within which its listed role stands
_start: Callable[[MentionSpan], int] = attrgetter("start")


class Apposed(NamedTuple):
    """What stands beside one mention: descriptions, and parties and places in brackets."""

    descriptions: list[Description]
    tags: frozenset[Slot] = frozenset()


class Sum(NamedTuple):
    """Several persons that one description names: their ids, and the description in the plural."""

    ids: list[str]
    description: Description


class Appositions:
    """Finds the descriptions beside the names of a text.

    Args:
        marked: the text.
        same: gives the fullest name of the body that bears a name.

    Attributes:
        sums: the same, by the plural.
        shared: the ids of names joined by « et », and what is said of them together: « X et Y, avocats de la ville ».
    """

    def __init__(self, marked: Marked, same: Callable[[str], str]) -> None:
        self._marked = marked
        self._roles = RoleNouns(marked, same)
        self._before, self._after = BeforeNames(self._roles), AfterNames(self._roles)
        self.shared: list[tuple[list[str], Apposed]] = []
        self.sums: list[Sum] = []

    def beside(self, mention: MentionSpan, *, is_person: bool, gender: model.Gender | None = None) -> Apposed:
        """All that stands before and after a mention.

        Args:
            mention: of the entity.
            is_person: or else a body.
            gender: the person's, if known.
        """
        noted = self._before.nationality(mention) if is_person else set()
        found = [] if is_person else list(self._before.own_noun(mention))
        before = list(self._before.read(mention, is_person=is_person, gender=gender))
        after: list[Description] = []
        self._after.read(mention, after, noted, is_person=is_person)
        for descriptions, step in ((before, 1), (after, -1)):
            if is_person and descriptions and descriptions[0].is_plural:
                self._share(descriptions, self._joined(mention, step))
            else:
                found += [description for description in descriptions if not description.is_plural]
        return Apposed(found, frozenset(noted))

    def listed(self, role: str, mentions: Sequence[model.Mention], heads: Set[int]) -> Iterator[Description]:
        """A role as the entity's stage found it, read again beside one of the mentions.

        Args:
            role: as written.
            mentions: of the entity.
            heads: the tokens of the descriptions that are known; their stretches are not read again.
        """
        marked = self._marked
        for mention in mentions:
            before = marked.text.rfind(role, max(0, mention.start - _ROLE_TEXT), mention.start)
            behind = marked.text.find(role, mention.end, mention.end + _ROLE_TEXT)
            at = before if behind < 0 or (before >= 0 and mention.start - before < behind - mention.start) else behind
            if at >= 0:
                tokens = marked.tokens.between(at, at + len(role))
                if not heads.isdisjoint(range(tokens.start, tokens.stop)):
                    return
                name = marked.mention_of(marked.tokens.at(mention.start))
                found = list(self._roles.coordinated(tokens.start, tokens.stop))
                if name is not None and found and self._is_of(name, found[-1].end, tokens.start):
                    yield from found
                return

    def _is_of(self, name: MentionSpan, end: int, start: int) -> bool:
        """Does a role at tokens `start` to `end` belong to a name by what stands between?"""
        if end <= name.start:
            return not (end == name.start and self._marked.words[end - 1] in NAMED_BODIES)
        return self._marked.words[start - 1] not in ARTICLES or self._after.is_closed(name, end, len(self._marked))

    def _share(self, found: list[Description], mentions: list[MentionSpan]) -> None:
        if len(mentions) > 1:
            single = [description._replace(is_plural=False, gender=None) for description in found]
            ids = [mention.entity for mention in mentions]
            self.shared.append((ids, Apposed(single)))
            self.sums += [Sum(ids, description) for description in found]

    def _joined(self, mention: MentionSpan, step: int) -> list[MentionSpan]:
        """A name and those joined to it, after it (`step` 1) or before (-1): « *X, Y et Z* », « X et Y »."""
        marked, run = self._marked, [mention]
        at = bisect.bisect_left(marked.mentions, mention.start, key=_start) + step
        while 0 <= at < len(marked.mentions) and marked.mentions[at].kind == "person":
            one, other = (run[-1], marked.mentions[at])[::step]
            between = [word for word in marked.words[one.end : other.start] if word not in CIVILITY | {"mes"}]
            if not between or not set(between) <= {"et", ",", "ainsi", "que"}:
                break
            run.append(marked.mentions[at])
            at += step
        return run
