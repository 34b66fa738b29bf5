"""A Doc's tokens as a table of plain lists, which the rules read ten times faster than spaCy's token objects.

`tokens_of(doc)` builds it once for all stages. Rules refer to tokens by index and to ranges of tokens as half open.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, cast
from weakref import WeakKeyDictionary

import numpy as np
from spacy.tokens import Doc

from sawt_reader.analysis import text
from sawt_reader.reading import model
from sawt_reader.reading.normal_form import as_name

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj", "csubj", "csubj:pass")
AUXILIARIES = ("aux", "aux:tense", "aux:pass", "aux:caus", "cop")
VERBAL = frozenset({"VERB", "AUX"})

_COLUMNS: list[int | str] = ["POS", "DEP", "MORPH", "HEAD", "IDX", "LENGTH", "SENT_START"]
# After these a sentence or item begins anywhere.
_LEADS = frozenset("«“:►♦■●▶")
# After one of these a capital proves nothing: « Paris » and « Pourtant » may both begin a sentence.
_OPENERS = frozenset("« “ \" ' ( [ - – — • ‹ „".split())
_MARKS = _LEADS | _OPENERS


class Block(NamedTuple):
    """A block of the layout: tokens `first` up to `after`, code points `start` up to `end`, and its kind."""

    first: int
    after: int
    start: int
    end: int
    kind: model.BlockKind


class Tokens:
    """The tokens of a Doc, column by column. Columns of grammar are empty strings on a Doc without that annotation.

    Attributes:
        text: the whole text, folded (straight apostrophes, plain spaces).
        forms: each token's text, folded; `lower` the same in lower case.
        start, end: code points.
        pos: coarse parts of speech of Universal Dependencies.
        dep: relations of Universal Dependencies.
        morph: features, as "Mood=Ind|Tense=Pres"; prefer the `is_…` methods.
        head: index of the governor; a root is its own.
        begins_sentence: does the pipeline begin a sentence here?
        blocks: the blocks of the layout in order, furniture included.
    """

    def __init__(self, doc: Doc, columns: np.ndarray) -> None:
        self.columns = columns
        # Not the Doc itself: a reference to it would keep its entry in `_TABLES` alive.
        self._strings = doc.vocab.strings
        self._written = text.written(doc)
        self.text = text.folded(doc)
        self.start: list[int] = columns[:, 4].tolist()
        self.end: list[int] = (columns[:, 4] + columns[:, 5]).tolist()
        self.forms = [self.text[start:end] for start, end in zip(self.start, self.end, strict=True)]
        self.lower = list(map(str.lower, self.forms))
        self.pos = self._names(columns[:, 0])
        self.dep = self._names(columns[:, 1])
        self.morph = self._names(columns[:, 2])
        # spaCy gives signed distances in an unsigned column.
        self.head: list[int] = (columns[:, 3].astype(np.int64) + np.arange(len(columns))).tolist()
        self.begins_sentence: list[bool] = (columns[:, 6] == 1).tolist()
        self.blocks = [
            Block(b.start, b.end, b.start_char, b.end_char, cast(model.BlockKind, b.label_)) for b in text.blocks(doc)
        ]
        verb_forms = {morph: _verb_form(morph) for morph in set(self.morph)}
        self._verb_form = [
            verb_forms[morph] if pos in VERBAL else "" for morph, pos in zip(self.morph, self.pos, strict=True)
        ]

    def _names(self, column: np.ndarray) -> list[str]:
        """The strings of a column of hashes, each looked up once."""
        keys = column.tolist()
        names = {key: self._strings[key] if key else "" for key in set(keys)}
        return list(map(names.__getitem__, keys))

    def __len__(self) -> int:
        return len(self.lower)

    # Places

    def at(self, offset: int) -> int:
        """The token that holds a code point, or the next one."""
        return bisect.bisect_right(self.end, offset)

    def at_or_before(self, offset: int) -> int:
        """The token that holds a code point, or the last one before it."""
        return max(0, bisect.bisect_right(self.start, offset) - 1)

    def between(self, start: int, end: int) -> range:
        """The tokens that touch the code points `start` to `end`."""
        return range(self.at(start), bisect.bisect_left(self.start, end))

    @cached_property
    def sentences(self) -> list[model.Sentence]:
        """The sentences of the blocks in order, without the white space around them."""
        found: list[model.Sentence] = []
        for number, block in enumerate(self.blocks):
            starts = [i for i in range(block.first, block.after) if self.begins_sentence[i] or i == block.first]
            for first, after in zip(starts, [*starts[1:], block.after], strict=True):
                start, raw = self.start[first], self.text[self.start[first] : self.end[after - 1]]
                if not raw.isspace():
                    begin = start + len(raw) - len(raw.lstrip())
                    found.append(model.Sentence(begin, start + len(raw.rstrip()), number))
        return found

    def word_end(self, i: int) -> int:
        """The code point after a token, without a full stop that the tokenizer left on it: « 12 km/h. »."""
        has_stop = self.lower[i].endswith(".") and self.lower[i][:-1].isalnum()
        return self.end[i] - 1 if has_stop else self.end[i]

    # The tree

    @cached_property
    def children(self) -> list[Sequence[int]]:
        """For each token its dependents, in order."""
        governed: dict[int, list[int]] = {}
        for i, head in enumerate(self.head):
            if head != i:
                governed.setdefault(head, []).append(i)
        # Most tokens have none: a list for each would cost more than the rest of the table.
        return [governed.get(i, ()) for i in range(len(self))]

    def child(self, i: int, deps: Iterable[str]) -> int | None:
        """The first dependent of `i` by one of these relations."""
        for c in self.children[i]:
            if self.dep[c] in deps:
                return c
        return None

    def subject(self, i: int) -> int | None:
        """The subject of a predicate: « la *ministre* a démissionné », « *il* pleut »."""
        return self.child(i, SUBJECTS)

    def subtree(self, i: int) -> Iterator[int]:
        """`i` and all its descendants, in no particular order. Safe on a parse with a cycle."""
        stack, seen = [i], set[int]()
        while stack:
            j = stack.pop()
            if j not in seen:
                seen.add(j)
                yield j
                stack += self.children[j]

    def left_edge(self, i: int) -> int:
        """The first token of the subtree of `i`."""
        return min(self.subtree(i))

    # Forms, as tagged

    def is_verb(self, i: int) -> bool:
        """Is it a verb or auxiliary tagged as finite, infinitive or participle?"""
        return self._verb_form[i] != ""

    def is_finite(self, i: int) -> bool:
        """Is it conjugated?"""
        return self._verb_form[i] == "Fin"

    def is_infinitive(self, i: int) -> bool:
        """Is it an infinitive?"""
        return self._verb_form[i] == "Inf"

    def is_participle(self, i: int) -> bool:
        """Is it a participle, past or present?"""
        return self._verb_form[i] == "Part"

    def is_present(self, i: int) -> bool:
        """Is it in the present, or a present participle?"""
        return "Tense=Pres" in self.morph[i]

    def is_imperfect(self, i: int) -> bool:
        """Is it in the imperfect?"""
        return "Tense=Imp" in self.morph[i]

    def is_past(self, i: int) -> bool:
        """Is it in the passé simple, or a past participle?"""
        return "Tense=Past" in self.morph[i]

    def is_imperative(self, i: int) -> bool:
        """Is it in the imperative?"""
        return "Mood=Imp" in self.morph[i]

    def is_plural(self, i: int) -> bool:
        """Is it in the plural?"""
        return "Number=Plur" in self.morph[i]

    def is_definite(self, i: int) -> bool:
        """Is it a definite article?"""
        return "Definite=Def" in self.morph[i]

    # Names

    @cached_property
    def capital(self) -> list[bool]:
        """For each token: does it start with a capital?"""
        return [form[0].isupper() for form in self.forms]

    @cached_property
    def capitals(self) -> list[int]:
        """The tokens with a capital that may be part of a name."""
        return [i for i, (capital, may) in enumerate(zip(self.capital, self.nameable, strict=True)) if capital and may]

    @cached_property
    def _blank(self) -> list[bool]:
        """For each token: is it white space?"""
        return list(map(str.isspace, self.forms))

    @cached_property
    def nameable(self) -> list[bool]:
        """For each token: may it be part of a name? Not white space, nor in mastheads and datelines."""
        found = [not blank for blank in self._blank]
        for block in self.blocks:
            if block.kind in text.FURNITURE:
                found[block.first : block.after] = [False] * (block.after - block.first)
        return found

    @cached_property
    def initial(self) -> list[bool]:
        """For each token: does it begin a sentence, so that its capital proves nothing?"""
        found = [*self.begins_sentence, False]
        found[0] = True
        for i, (form, blank) in enumerate(zip(self.forms, self._blank, strict=True)):
            if blank or (form in _MARKS and (found[i] or form in _LEADS or self._opens_straight(i))):
                found[i + 1] = True
        return found[:-1]

    def _opens_straight(self, i: int) -> bool:
        """Is it a straight quotation mark before a word?"""
        return self.forms[i] == '"' and self.is_glued(i) and not self.is_glued(i - 1)

    def is_glued(self, i: int) -> bool:
        """Does token `i` touch the next one?"""
        return 0 <= i < len(self.end) - 1 and self.end[i] == self.start[i + 1]

    def is_hyphen(self, i: int) -> bool:
        """Is token `i` the hyphen of a capitalised compound that the tokenizer split? « Ferrand-Morel »."""
        joins = 0 < i < len(self) and self.forms[i] == "-" and self.is_glued(i - 1) and self.is_glued(i)
        return joins and self.capital[i - 1] and self.capital[i + 1]

    def name(self, first: int, after: int) -> str:
        """The text of tokens `first` up to `after`, normalised for comparing names.

        Text that begins or ends with white space or spans a line break is returned unchanged, so that it matches no
        name: the name would run out of its paragraph.
        """
        words = self.text[self.start[first] : self.end[after - 1]]
        if self.unusual[first] == self.unusual[after]:
            return words
        return words if "\n" in words or words != words.strip() else as_name(words)

    @cached_property
    def unusual(self) -> list[int]:
        """For each token and the end: how many tokens before it may not be in the normal form of names.

        These are white space, but all in a text with a letter that this form changes. Names without any are as they
        stand: to look for such letters in each name would cost more than all look-ups.
        """
        words = " ".join(self.text.split())
        if as_name(words) != words:
            return list(range(len(self.forms) + 1))
        return list(itertools.accumulate(self._blank, initial=0))

    def as_written(self, first: int, after: int) -> str:
        """The text of tokens `first` up to `after` as the article spells it, for display; compare `name` instead."""
        return self._written[self.start[first] : self.end[after - 1]]


def _verb_form(morph: str) -> str:
    """The VerbForm in a token's features, "Fin", "Inf" or "Part"; "" if it has none."""
    return morph.partition("VerbForm=")[2].partition("|")[0]


# Not in `Doc.user_data`, which `Doc.to_bytes` and pickle write out.
_TABLES: WeakKeyDictionary[Doc, Tokens] = WeakKeyDictionary()


def tokens_of(doc: Doc) -> Tokens:
    """The table of a Doc, built once for all stages and rebuilt when the Doc's annotations change."""
    columns = doc.to_array(_COLUMNS) if len(doc) else np.zeros((0, len(_COLUMNS)), dtype=np.uint64)
    known = _TABLES.get(doc)
    if known is None or not np.array_equal(known.columns, columns):
        known = _TABLES[doc] = Tokens(doc, columns)
    return known
