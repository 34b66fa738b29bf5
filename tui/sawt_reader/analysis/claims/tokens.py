"""A Doc as plain columns: the rules of this room read lists, which is ten times cheaper than spaCy's token objects."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator

import numpy
from spacy.tokens import Doc

from sawt_reader.analysis.text import fold

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj", "csubj", "csubj:pass")
AUXILIARIES = ("aux", "aux:tense", "aux:pass", "aux:caus", "cop")


class Tokens:
    """The tokens of a Doc, column by column. Indices are token indices; `start` and `end` are code points.

    Attributes:
        text: the text, folded (straight apostrophes, plain spaces).
        lower: forms in lower case, folded too.
        pos: coarse parts of speech of Universal Dependencies.
        dep: relations of Universal Dependencies.
        morph: features, as "Mood=Ind|Tense=Pres".
        head: index of the governor; a root is its own.
        children: indices of the dependents, in order.
    """

    def __init__(self, doc: Doc) -> None:
        columns = doc.to_array(["LOWER", "POS", "DEP", "MORPH", "HEAD", "IDX", "LENGTH"])
        self.text = fold(doc.text)
        self.lower = _names(doc, columns[:, 0], fold)
        self.pos = _names(doc, columns[:, 1])
        self.dep = _names(doc, columns[:, 2])
        self.morph = _names(doc, columns[:, 3])
        places = numpy.arange(len(columns))
        self.head: list[int] = (columns[:, 4].astype(numpy.int64) + places).tolist()
        self.start: list[int] = columns[:, 5].tolist()
        self.end: list[int] = (columns[:, 5] + columns[:, 6]).tolist()
        self.children: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, offset: int) -> int:
        """Index of the token that holds a code point, or of the next one."""
        return bisect.bisect_right(self.end, offset)

    def between(self, start: int, end: int) -> range:
        """The tokens that touch the code points `start` to `end`."""
        return range(self.at(start), bisect.bisect_left(self.start, end))

    def word_end(self, i: int) -> int:
        """The code point after a token, without a full stop that the tokenizer left on it: « 12 km/h. »."""
        glued = self.lower[i].endswith(".") and self.lower[i][:-1].isalnum()
        return self.end[i] - glued

    def child(self, i: int, deps: Iterable[str]) -> int | None:
        """The first dependent of `i` by one of these relations."""
        return next((c for c in self.children[i] if self.dep[c] in deps), None)

    def subject(self, i: int) -> int | None:
        """The subject of a predicate: « la *ministre* a démissionné », « *il* pleut »."""
        return self.child(i, SUBJECTS)

    def subtree(self, i: int) -> Iterator[int]:
        """All that depends on `i`, itself included, in no order. A broken tree (a cycle) ends the walk."""
        stack, seen = [i], set[int]()
        while stack:
            j = stack.pop()
            if j not in seen:
                seen.add(j)
                yield j
                stack += self.children[j]

    def left_edge(self, i: int) -> int:
        """The first token that depends on `i`."""
        return min(self.subtree(i))

    def is_finite(self, i: int) -> bool:
        """Is this form conjugated, as the tagger sees it?"""
        return "VerbForm=Fin" in self.morph[i]


def _names(doc: Doc, column: numpy.ndarray, change: Callable[[str], str] = str) -> list[str]:
    keys = column.tolist()
    strings = doc.vocab.strings
    names = {key: change(strings[key]) if key else "" for key in set(keys)}
    return [names[key] for key in keys]
