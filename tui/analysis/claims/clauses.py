"""From a stretch of text to its main clauses: the grain of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.analysis.claims.predicates import Predicate, predicate
from tui.analysis.claims.tokens import Tokens

# Relations by which one main clause follows another: « il pleut et il vente », « il pleut, il vente ».
_COORDINATED = ("conj", "parataxis")
_RELATIVES = frozenset("qui que qu' dont où lequel laquelle lesquels lesquelles".split())
_SEPARATORS = frozenset((";", ":"))
# What opens or closes a clause without being part of what it says.
_CONNECTIVES = frozenset("et ou mais or car donc ni puis que qu'".split())
_MARKS = frozenset("« » “ ” \" ' „ ‹ › ( ) [ ] – — - , ; : . ! ? … ...".split())


class Clause(NamedTuple):
    """A main clause: its tokens from `first` up to `after`, and its predicates, the main one first."""

    first: int
    after: int
    predicates: tuple[Predicate, ...]


def clauses(tokens: Tokens, own: Sequence[int]) -> list[Clause]:
    """The main clauses of a stretch of one voice; `own` are its token indices in order, without embedded quotations."""
    found: list[Clause] = []
    for segment in _segments(tokens, own):
        inside = set(segment)
        mains = sorted(_mains(tokens, segment, inside), key=lambda chain: chain[0].head)
        starts = [_left_edge(tokens, chain[0], inside) for chain in mains]
        if starts:
            starts[0] = segment[0]
        for k, chain in enumerate(mains):
            after = starts[k + 1] if k + 1 < len(mains) else segment[-1] + 1
            first, after = trim(tokens, starts[k], after)
            if first < after:
                found.append(Clause(first, after, chain))
    return found


def trim(tokens: Tokens, first: int, after: int) -> tuple[int, int]:
    """Leave out connectives at the start, marks at both ends; a pair of marks inside stays whole."""
    while first < after and (
        tokens.lower[first] in _MARKS or tokens.lower[first] in _CONNECTIVES or _space(tokens, first)
    ):
        first += 1
    while first < after and (
        tokens.lower[after - 1] in _MARKS or tokens.lower[after - 1] in ("et", "mais") or _space(tokens, after - 1)
    ):
        if tokens.lower[after - 1] in _CLOSING and _opened(tokens, first, after - 1):
            break
        after -= 1
    return first, after


_CLOSING = {"»": "«", "”": "“", ")": "(", "]": "["}


def _opened(tokens: Tokens, first: int, closing: int) -> bool:
    mark = tokens.lower[closing]
    inside = tokens.lower[first:closing]
    return inside.count(_CLOSING[mark]) > inside.count(mark)


def _space(tokens: Tokens, i: int) -> bool:
    return tokens.pos[i] == "SPACE"


def _segments(tokens: Tokens, own: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cut at « ; » and « : » where a main clause stands on either side."""
    start = 0
    for n, i in enumerate(own):
        if tokens.lower[i] in _SEPARATORS and n > start:
            left, right = own[start:n], own[n + 1 :]
            if _has_main(tokens, left) and _has_main(tokens, right):
                yield left
                start = n + 1
    if start < len(own):
        yield own[start:]


def _has_main(tokens: Tokens, stretch: Sequence[int]) -> bool:
    return any(True for _ in _mains(tokens, stretch, set(stretch)))


def _mains(tokens: Tokens, stretch: Iterable[int], inside: set[int]) -> Iterator[tuple[Predicate, ...]]:
    """The predicates of each main clause: one with its own subject begins a clause, one without belongs to it."""
    tops = [i for i in stretch if tokens.head[i] == i or tokens.head[i] not in inside]
    found = False
    for top in tops:
        main = predicate(tokens, top)
        if main and not _is_subordinate(tokens, top, inside):
            found = True
            yield from _with_coordinated(tokens, main, inside)
    if not found:
        for i in stretch:
            if tokens.pos[i] in ("VERB", "AUX", "ADJ", "NOUN") and tokens.subject(i) in inside:
                main = predicate(tokens, i)
                if main and not _is_subordinate(tokens, i, inside):
                    yield from _with_coordinated(tokens, main, inside)
                    return


def _with_coordinated(tokens: Tokens, main: Predicate, inside: set[int]) -> Iterator[tuple[Predicate, ...]]:
    chain, later = [main], []
    queue, seen = [main.head], {main.head}
    while queue:
        for child in tokens.children[queue.pop(0)]:
            if child in inside and child not in seen and tokens.dep[child] in _COORDINATED:
                seen.add(child)
                other = predicate(tokens, child)
                if other is None:
                    continue
                if _stands_alone(tokens, main, other, inside):
                    later.append(other)
                else:
                    chain.append(other)
                    queue.append(child)
    yield tuple(chain)
    for other in later:
        yield from _with_coordinated(tokens, other, inside)


def _stands_alone(tokens: Tokens, main: Predicate, other: Predicate, inside: set[int]) -> bool:
    """Has it a subject of its own? « ils chantaient, ils dansaient » is one scene: same pronoun, no complement."""
    subject = tokens.subject(other.head)
    if subject is None or subject not in inside:
        return False
    first = tokens.subject(main.head)
    repeated = first is not None and tokens.pos[subject] == "PRON" and tokens.lower[first] == tokens.lower[subject]
    return not (repeated and sum(tokens.pos[i] != "PUNCT" for i in tokens.subtree(other.head)) <= 3)


def _is_subordinate(tokens: Tokens, head: int, inside: set[int]) -> bool:
    """A relative clause or one under a conjunction: « qui dort », « parce qu'il dort »; « que » is of the frame."""
    if tokens.dep[head] == "acl:relcl":
        return True
    first = min(inside)
    for child in tokens.children[head]:
        if (
            child in inside
            and tokens.dep[child] == "mark"
            and child != first
            and tokens.lower[child] not in ("que", "qu'")
        ):
            return True
    return False


def _left_edge(tokens: Tokens, main: Predicate, inside: set[int]) -> int:
    return min(i for i in tokens.subtree(main.head) if i in inside)
