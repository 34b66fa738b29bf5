"""The words of a Doc in plain lists, read once: a spaCy Token costs too much to be asked twice."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from sawt_reader.analysis.text import FURNITURE, blocks, written
from sawt_reader.reading.normal_form import as_name

# After one of these a capital says nothing: « Paris » and « Pourtant » both begin a sentence.
_OPENERS = frozenset("« “ \" ' ( [ - – — • ‹ „".split())


class Words:
    """Parallel lists, one item a token.

    Attributes:
        text: the token's text.
        lower: the same in lower case.
        start: code point it starts at.
        pos: coarse part of speech, empty on a Doc without a tagger.
        dep: dependency label, empty on a Doc without a parser.
        head: index of its syntactic head.
        capital: does it start with a capital?
        initial: does it begin a sentence, so that its capital says nothing?
        name: may it be part of a name? False in mastheads and datelines and for white space.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.string, self._written = doc.text, written(doc)
        columns = (
            doc.to_array(["IDX", "LENGTH", "SENT_START", "POS", "DEP", "HEAD"]).T.tolist() if len(doc) else [[]] * 6
        )
        start, length, sentence_start, pos, dep, head = columns
        self.start: list[int] = start
        self.text = [self.string[i : i + n] for i, n in zip(start, length, strict=True)]
        self.lower = [text.lower() for text in self.text]
        self.capital = [text[0].isupper() for text in self.text]
        self.name = [not text.isspace() for text in self.text]
        self.pos, self.dep = _strings(doc, pos), _strings(doc, dep)
        self.head = [(i + offset) % 2**64 for i, offset in enumerate(head)]
        self.initial: list[bool] = []
        opens = True
        for i, (text, starts, name) in enumerate(zip(self.text, sentence_start, self.name, strict=True)):
            self.initial.append(opens or starts == 1)
            opens = not name or (self.initial[-1] and text in _OPENERS) or text in "«“:" or self._opens(i)
        for block in blocks(doc):
            if block.label_ in FURNITURE:
                self.name[block.start : block.end] = [False] * len(block)

    def __len__(self) -> int:
        return len(self.text)

    def _opens(self, i: int) -> bool:
        """Is it a straight quotation mark before a word?"""
        return self.text[i] == '"' and self.glued(i) and not self.glued(i - 1)

    def glued(self, i: int) -> bool:
        """Does token `i` touch the next one?"""
        return 0 <= i < len(self) - 1 and self.start[i] + len(self.text[i]) == self.start[i + 1]

    def hyphen(self, i: int) -> bool:
        """Does a hyphen at `i` join two capitalised words the tokenizer has parted? « Ferrand-Morel »."""
        return (
            self.text[i] == "-" and self.glued(i - 1) and self.glued(i) and self.capital[i - 1] and self.capital[i + 1]
        )

    def end(self, i: int) -> int:
        """The code point after token `i`."""
        return self.start[i] + len(self.text[i])

    def between(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end`, half open, as names are compared.

        What ends with white space or goes over a line's end stays as it is, and so is like no name: a name that took
        in the white space behind it would leave its paragraph.
        """
        text = self.string[self.start[start] : self.end(end - 1)]
        return text if "\n" in text or text != text.strip() else as_name(text)

    def as_written(self, start: int, end: int) -> str:
        """The same with the apostrophes and spaces of the article: what is shown, where `between` is compared."""
        return self._written[self.start[start] : self.end(end - 1)]


def _strings(doc: Doc, ids: Iterable[int]) -> list[str]:
    known: dict[int, str] = {}
    return [known[i] if i in known else known.setdefault(i, doc.vocab.strings[i]) for i in ids]
