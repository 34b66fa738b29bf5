"""From an article to one spaCy Doc: folding, blocks, sentence boundaries.

The model reads one block at a time, so no sentence or entity crosses a paragraph break. The pieces are then joined into
one Doc whose offsets are the article's.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, cast
from weakref import WeakKeyDictionary

import numpy as np
from msgspec import UNSET
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.extensions import BLOCKS, WRITTEN, register
from sawt_reader.reading import model

# Mastheads and datelines are furniture: nothing in them is a sentence of the article.
# A passage in another language is no sentence of ours either; only its quotation marks are read.
FOREIGN = "foreign"
FURNITURE = frozenset({"masthead", "dateline", FOREIGN})
# The language of the model and the rules (ISO 639-1). In other languages only quotation marks are read.
LANGUAGE = "fr"
# Code points. A longer block is parsed in pieces: the parser's memory grows with its input, and progress is reported
# between batches of pieces.
LONGEST_PIECE = 3_000
# The tokenizer rescans a word for every mark that it strips from its ends: quadratic time on « )))))) ». The longest of
# 300,000 words of news, a URL, has 145 code points.
_LONG_WORD = re.compile(r"\S{400}")

_STARTERS = lexicons.words("sentences.toml", "starters")

# Every other kind of space is one code point too.
_FOLD = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        **dict.fromkeys(
            "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
    }
)
# Translating costs ten times the search, and a Doc's text is folded already.
_FOLDED = re.compile(f"[{''.join(map(chr, _FOLD))}]")

# The number of a note right after a closing mark: « Non »3, a-t-elle dit.
_NOTE = re.compile(r"(?<=[»”])\d{1,2}(?=[\s,.;:!?)]|$)|(?<=\w\")\d{1,2}(?=[,.;:])")

# Where the tokenizer makes a token of white space.
_SPACES = re.compile(r"^\s|\s\s")

_SENTENCE_STOP = re.compile(r"[.!?…][»”\"')\]\s]*\s")
_ENDERS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "??", "!?", "!!!", "..", "....", "???"})
_CLOSERS = frozenset({"»", "”", "›", ")", "]", "’’", "''"})
_OPENERS = frozenset({"«", "“", "„", "‹", "(", "[", "—", "–", "-", "¿", "¡"})
_ABBREVIATIONS = lexicons.words("sentences.toml", "abbreviations")


def fold(text: str) -> str:
    """Straighten apostrophes, replace no-break spaces, as in the model's training data, and notes. Keeps every offset.

    On the news of the Sequoia treebank it raises the F1 of names from .58 to .67 for `fr_core_news_sm`; the medium
    model copes with typographic apostrophes too.
    """
    text = text.translate(_FOLD) if _FOLDED.search(text) else text
    return _NOTE.sub(lambda number: " " * len(number.group()), text)


class Piece(NamedTuple):
    """A range of code points, and whether the model should parse it.

    Attributes:
        foreign: is it a passage in another language? It has sentences though the model does not parse it.
    """

    start: int
    end: int
    parse: bool
    foreign: bool = False


def pieces(article: model.Article) -> Iterator[Piece]:
    """The blocks of an article, long ones cut at a space, with the gaps between them. They tile the text."""
    at = 0
    for block in article.blocks:
        if block.start > at:
            yield Piece(at, block.start, parse=False)
        start, foreign = block.start, block.language is not UNSET
        parse = block.kind not in FURNITURE and not foreign and article.language == LANGUAGE
        while (stop := _piece_end(article.text, start, block.end)) < block.end:
            yield Piece(start, stop, parse, foreign)
            start = stop
        yield Piece(start, block.end, parse, foreign)
        at = block.end
    if at < len(article.text):
        yield Piece(at, len(article.text), parse=False)


def _piece_end(text: str, start: int, end: int) -> int:
    """Where the piece that begins at `start` ends: at the end of its block, or before it after a sentence or word."""
    limit = min(end, start + LONGEST_PIECE)
    if word := _LONG_WORD.search(text, start, limit):
        return word.end()
    if limit == end:
        return end
    stop = max((m.end() for m in _SENTENCE_STOP.finditer(text, start, limit)), default=0)
    return stop or text.rfind(" ", start, limit) + 1 or limit


def name_spaces(doc: Doc) -> Doc:
    """Tag white space as SPACE: without the attribute ruler the model guesses at its tag and head."""
    if _SPACES.search(doc.text):
        for token in doc:
            if token.is_space:
                token.pos_, token.dep_ = "SPACE", "dep"
    return doc


def unparsed(nlp: Language, text: str, *, sentences: bool = False) -> Doc:
    """A Doc of tokens only, without tags: as one sentence for gaps and furniture, or cut into its sentences."""
    doc = nlp.make_doc(text) if text.strip() else Doc(nlp.vocab, words=[text], spaces=[False])
    return Sentences()(doc) if sentences else _with_starts(doc, {0})


def _with_starts(doc: Doc, starts: Collection[int]) -> Doc:
    """Begin a sentence at each of these tokens and nowhere else.

    Set all at once: spaCy scans the whole Doc each time the start of a single token is set.
    """
    values = np.full(len(doc), -1, dtype=np.int64)
    values[[start for start in starts if start < len(doc)]] = 1
    return doc.from_array([SENT_START], values.astype(np.uint64))  # type: ignore[arg-type]  # stub


def join(nlp: Language, article: model.Article, docs: Sequence[Doc]) -> Doc:
    """Lay the Docs of an article's pieces end to end. Offsets into the result are offsets into `article.text`."""
    register()
    merged = Doc.from_docs(list(docs), ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]  # stub
    doc = merged or Doc(nlp.vocab)
    if any(block.language is not UNSET for block in article.blocks):
        doc = _with_starts(doc, _starts(docs))  # spaCy drops those of Docs that are not parsed
    end = len(folded(doc))
    spans = (
        doc.char_span(block.start, block.end, label=_label(block), alignment_mode="expand")
        for block in article.blocks
        if block.end <= end
    )
    doc.spans[BLOCKS] = SpanGroup(doc, name=BLOCKS, spans=[span for span in spans if span is not None])
    doc._.published = article.published
    doc._.byline = article.byline
    doc.user_data[WRITTEN] = article.text[:end].replace("\n", " ")
    return doc


# spaCy puts the text of a Doc together from its tokens each time that it is asked for it.
_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def _starts(docs: Iterable[Doc]) -> set[int]:
    """The first token of each sentence of Docs laid end to end."""
    starts, before = set[int](), 0
    for doc in docs:
        starts |= {before + token.i for token in doc if token.is_sent_start}
        before += len(doc)
    return starts


def _label(block: model.Block) -> str:
    return block.kind if block.language is UNSET else FOREIGN


def folded(doc: Doc) -> str:
    """The text of a Doc, folded (see `fold`)."""
    if doc not in _TEXTS:
        _TEXTS[doc] = fold(doc.text)
    return _TEXTS[doc]


def written(doc: Doc) -> str:
    """The text of a Doc before folding, with line breaks as spaces and the same offsets; for display."""
    return cast(str, doc.user_data[WRITTEN]) if WRITTEN in doc.user_data else doc.text


def blocks(doc: Doc) -> list[Span]:
    """The layout blocks of a Doc. On a Doc that is not from an article, the paragraphs between line breaks."""
    if BLOCKS not in doc.spans:
        register()
        found, start = [], 0
        for token in doc:
            if token.is_space and "\n" in token.text:
                if token.i > start:
                    found.append(Span(doc, start, token.i, label="paragraph"))
                start = token.i + 1
        if start < len(doc):
            found.append(Span(doc, start, len(doc), label="paragraph"))
        doc.spans[BLOCKS] = SpanGroup(doc, name=BLOCKS, spans=found)
    return list(doc.spans[BLOCKS])


def sentence_at(sentences: list[model.Sentence], offset: int) -> int:
    """Index of the sentence that holds a code point, or else of the last one before it, or else 0."""
    return max(0, bisect.bisect_right(sentences, offset, key=lambda s: s.start) - 1)


def _may_start(doc: Doc, i: int) -> bool:
    """Can a sentence start here? With a digit, capital or opening mark, not in lower case: « Quoi ? » demanda-t-il."""
    while i < len(doc) and (doc[i].text in _OPENERS or doc[i].text in {'"', "'"} or doc[i].is_space):
        i += 1
    if i == len(doc):
        return True
    char = doc[i].text[0]
    return char.isupper() or char.isdigit() or not (char.islower() or char in ",;:.!?…")


def _ends(doc: Doc, i: int) -> bool:
    """Does this token end a sentence, provided that the next can start one?"""
    text = doc[i].text
    # The tokenizer leaves some full stops on their word: « l'O.N.U. », « etc. », « 2012. ».
    word = text[:-1] if text.endswith(".") and len(text) > 1 and text not in _ENDERS else ""
    if not word and text not in _ENDERS:
        return False
    if text == "." and i and not doc[i - 1].whitespace_:
        word = doc[i - 1].text
        if i > 1 and doc[i - 2].text == "°":  # « 38 °C. »
            return True
    if word.lower() in _ABBREVIATIONS:
        return False
    return not _is_initials(word) or (i + 1 < len(doc) and doc[i + 1].lower_ in _STARTERS)


def _is_joined(doc: Doc, i: int) -> bool:
    """Did a lost line break join this word to the next? « France|Les »."""
    return i + 1 < len(doc) and not doc[i].whitespace_ and doc[i + 1].text[0].isupper()


def _opens_glued(doc: Doc, i: int) -> bool:
    """Does a straight mark open a quotation that touches the word before it? « à l'AFP."Nous », « la mairie"Nous »."""
    if doc[i].text != '"' or i == 0 or i + 1 == len(doc) or doc[i].whitespace_ or doc[i - 1].whitespace_:
        return False
    return doc[i + 1].text[0].isupper() and (doc[i - 1].text[-1].isalnum() or doc[i - 1].text in _ENDERS | {'"', ")"})


def _is_initials(word: str) -> bool:
    """An initial « J », « J.-C », « O.N.U »."""
    return bool(re.fullmatch(r"[^\W\d_a-zà-ÿ]|(?:\w\.-?)+\w", word))


class Sentences:
    """Sets every sentence boundary before the parser sees the text, which then keeps to them.

    A sentence ends at . ! ? …, inside quotations too, never just before a closing mark, never before a word in
    lower case (« Assez ! » dit-il). Left alone, the parser cuts « Paris | et Londres cherchent un accord ».
    """

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` of every token."""
        words = [token.text for token in doc]
        starts = {0}
        opening = set([i for i, word in enumerate(words) if word == '"'][::2])
        i = 0
        while i < len(words):
            word = words[i]
            if word.isspace() and word.count("\n") > 1:
                starts.add(i + 1)
            elif (word in _ENDERS or word[-1] == ".") and _ends(doc, i):
                i = self._absorb(doc, i)
                if i + 1 < len(doc) and _may_start(doc, i + 1):
                    starts.add(i + 1)
            elif word[-1].isalpha() and _is_joined(doc, i):
                starts.add(i + 1)
            elif i in opening and _opens_glued(doc, i):
                starts.add(i)
            i += 1
        return _with_starts(doc, starts)

    @staticmethod
    def _absorb(doc: Doc, i: int) -> int:
        """The last token of the sentence: further enders, and marks that close."""
        while i + 1 < len(doc):
            following = doc[i + 1]
            closes_straight = following.text in {'"', "'"} and not doc[i].whitespace_ and not _opens_glued(doc, i + 1)
            if following.text in _ENDERS or following.text in _CLOSERS or closes_straight:
                i += 1
            else:
                break
        return i


@Language.factory("sawt_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """The spaCy factory; add it before the parser."""
    return Sentences()
