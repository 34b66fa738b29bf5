"""One kind for one name in one article, by all that is said of it; and the places where a known name was missed.

The model calls « Patrouchev » a place in one sentence and « Patroushev » an organisation in the next. Whoever has a title
or a first name, or speaks, is a person everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from tui.analysis import cues
from tui.analysis.entities import gazetteer, organisations
from tui.analysis.entities.candidates import Candidate
from tui.analysis.entities.words import Words
from tui.model import EntityKind

Votes = dict[str, Counter[EntityKind]]


def settle(words: Words, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with one kind for each name, and further mentions of the names."""
    votes = _votes(words, candidates)
    kinds = {name: max(count, key=lambda kind: (count[kind], kind)) for name, count in votes.items()}
    settled = [c._replace(kind=kinds[words.between(c.start, c.end)]) for c in candidates]
    return sorted([*settled, *_repeated(words, settled, kinds)])


def _votes(words: Words, candidates: Iterable[Candidate]) -> Votes:
    """How much speaks for each kind of each name; a person's surname inherits from the full name."""
    votes: Votes = defaultdict(Counter)
    for c in candidates:
        name = words.between(c.start, c.end)
        votes[name][c.kind] += 2 * c.weight if c.weight > 2 else 1
        if c.end - c.start > 1 and c.kind == "person":
            votes.setdefault(words.text[c.end - 1], Counter())["person"] += 2 * c.weight
        if _speaks(words, c):
            votes[name]["person"] += 1
            votes[name]["organisation"] += 1
        if _is_where(words, c):
            votes[name]["place"] += 1
        if (
            c.end == c.start + 1
            and organisations.is_acronym(words, c.start)
            and (c.kind != "other" or _has_article(words, c))
        ):
            votes[name]["organisation"] += 2
    for name, count in votes.items():
        if found := gazetteer.known(name):
            count[found.kind] += (0, 1, 3, 8)[found.weight]
        elif gazetteer.is_first_name(name):
            count["person"] += 2
    return votes


def _speaks(words: Words, c: Candidate) -> bool:
    """Is it the subject of a verb of speech? « Ferrand a déclaré », « …, estime Ferrand »."""
    for i in range(c.start, c.end):
        if words.dep[i] == "nsubj" and not c.start <= words.head[i] < c.end:
            head = words.head[i]
            return head < len(words) and words.pos[head] == "VERB" and cues.is_form(words.lower[head])
    return False


def _has_article(words: Words, c: Candidate) -> bool:
    return c.start > 0 and words.lower[c.start - 1] in {"la", "le", "l'", "du", "au", "les"}


def _is_where(words: Words, c: Candidate) -> bool:
    """Does it follow « à » or « en » without an article?"""
    return (
        c.start > 0
        and words.lower[c.start - 1] in {"à", "en"}
        and not words.lower[c.start - 2 : c.start - 1] == ["grâce"]
    )


def _repeated(words: Words, candidates: list[Candidate], kinds: dict[str, EntityKind]) -> list[Candidate]:
    """Further mentions of the names, where no candidate is: the longest at each word."""
    taken = {i for c in candidates for i in range(c.start, c.end)}
    lengths: dict[str, set[int]] = defaultdict(set)
    for c in candidates:
        lengths[words.text[c.start]].add(c.end - c.start)
    found = []
    i = 0
    while i < len(words):
        end = i
        if words.capital[i] and words.name[i] and i not in taken:
            for length in sorted(lengths.get(words.text[i], ()), reverse=True):
                after = i + length
                if after > len(words) or any(j in taken for j in range(i, after)):
                    continue
                name = words.between(i, after)
                if name in kinds and len(name) > 1 and not _is_piece(words, i, after):
                    found.append(Candidate(i, after, kinds[name], 1))
                    end = after
                    break
        i = max(end, i + 1)
    return found


def _is_piece(words: Words, start: int, end: int) -> bool:
    """Is it a piece of a longer name or of a word that begins a sentence?"""
    if end < len(words) and words.capital[end] and words.name[end] and not words.initial[end]:
        return True
    return end == start + 1 and words.initial[start] and words.pos[start] not in {"PROPN", "NOUN"}
