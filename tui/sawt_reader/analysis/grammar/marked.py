"""The tokens of a text with its quotation marks, reporting verbs and entity mentions.

Its sentences are those of the page: none ends inside a quotation.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple, cast
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from sawt_reader.analysis import genre, lexicons
from sawt_reader.analysis.extensions import MENTIONS
from sawt_reader.analysis.genre import live
from sawt_reader.analysis.genre.page import Page, make_page
from sawt_reader.analysis.grammar.cues import UNLISTED, Cue, cue_at, is_form
from sawt_reader.analysis.grammar.marks import pairs
from sawt_reader.analysis.grammar.verbs import HAVE_OR_BE
from sawt_reader.analysis.text import FURNITURE
from sawt_reader.analysis.tokens import VERBAL, Tokens, tokens_of
from sawt_reader.reading.model import Genre

_ENDS = frozenset(".!?…»”›\"')]}—–- ")
_DEMONSTRATIVES = frozenset({"celui", "celle", "ceux", "celles"})
_ELIDED = lexicons.words("sentences.toml", "elided")
_PARTICIPLES = tuple(lexicons.words("conjugation.toml", "participle_endings"))
_ADVERBS = 3  # « a *ensuite très vite* tweeté »
_AFTER_VERB = frozenset({"-t", "-il", "-elle", "-ils", "-elles", "-on"})
# Tokens. The rules search the whole sentence for each verb in it, so a very long one (a transcript without punctuation,
# a quotation of a page) is cut: past the first number where the pipeline begins a sentence, at the second anywhere. The
# longest of 14,000 sentences of news has 175.
_LONG_SENTENCE, _LONGEST_SENTENCE = 400, 500
# Kinds of entities by the model's labels, for when `sawt_entities` has not run.
_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


@dataclass(slots=True, eq=False)
class QuotedSpan:
    """Words between two quotation marks, the marks included: tokens `first` up to `after`.

    Attributes:
        pieces: code points, half open; several if the quotation spans paragraphs.
        closed: False where the closing mark is missing.
        depth: 0 for an outermost pair of marks.
    """

    first: int
    after: int
    pieces: list[tuple[int, int]]
    closed: bool
    depth: int

    @property
    def start(self) -> int:
        """The code point of the opening mark."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The code point after the closing mark."""
        return self.pieces[-1][1]


class CueSpan(NamedTuple):
    """A reporting verb: tokens `start` up to `end`, several for a group (« fait savoir »)."""

    start: int
    end: int
    verb: Cue


class MentionSpan(NamedTuple):
    """A mention of an entity: tokens `start` up to `end`; `entity` is its id, or "" if `sawt_entities` has not run."""

    start: int
    end: int
    kind: str
    entity: str
    text: str


_start: Callable[[CueSpan | MentionSpan], int] = attrgetter("start")


class Marked:
    """The tokens of a text with the quotation marks, reporting verbs and names among them.

    Attributes:
        tokens: the table; the columns that rules read most are attributes here too.
        words: forms in lower case; an elided word keeps the apostrophe that the tokenizer splits off before a mark.
        body: the blocks of the article, without furniture.
        block: for each token its block, by index into `body`; None outside.
        pairs: the pairs of quotation marks in order, inner ones too.
        sentence: for each token its sentence, by index into `bounds`; no sentence ends inside an outermost pair.
        bounds: tokens of each sentence, half open.
        cues, mentions: in order.
        page: its blocks as texts.
        genre: what kind of text it is; None for plain news.
        published: day of publication, ISO 8601, or None.
        turns: the words of each speaker, in genres that have turns.
        silent: code points that say nothing in a text of its genre: who speaks, the hour, contacts.
        entries: the first token of each entry of a live blog.
    """

    def __init__(
        self,
        tokens: Tokens,
        mentions: Sequence[MentionSpan],
        page: Page,
        kind: Genre | None,
        published: str | None = None,
    ) -> None:
        self.tokens, self.page, self.genre, self.published = tokens, page, kind, published
        self.turns = genre.turns(kind, page)
        self.silent = genre.silent(kind, page, self.turns)
        self._opened = {tokens.at(end) for _, end in self.silent}
        self.entries = [tokens.at(page.parts[n].start) for n in live.entries(page)] if kind == "live" else []
        self.text, self.start, self.end = tokens.text, tokens.start, tokens.end
        self.pos, self.dep, self.head = tokens.pos, tokens.dep, tokens.head
        self.is_verb, self.is_finite = tokens.is_verb, tokens.is_finite
        self.is_infinitive, self.is_participle = tokens.is_infinitive, tokens.is_participle
        self.at_or_before = tokens.at_or_before
        self.words = _unparted(tokens.lower)
        self.body = [block for block in tokens.blocks if block.kind not in FURNITURE]
        self.block: list[int | None] = [None] * len(tokens)
        for number, block in enumerate(self.body):
            self.block[block.first : block.after] = [number] * (block.after - block.first)
        self.mentions = mentions
        self._mention: list[MentionSpan | None] = [None] * len(tokens)
        for mention in mentions:
            self._mention[mention.start : mention.end] = [mention] * (mention.end - mention.start)
        self._pair: list[QuotedSpan | None] = [None] * len(tokens)
        self.pairs = self._quoted()
        self.sentence: list[int] = []
        self.bounds = self._bounds()
        self.cues = _cues(self)

    def __len__(self) -> int:
        return len(self.words)

    def is_quoted(self, i: int) -> bool:
        """Is it inside quotation marks, or such a mark?"""
        return self._pair[i] is not None

    def pair_of(self, i: int) -> QuotedSpan | None:
        """The outermost pair of quotation marks around a token, or None."""
        return self._pair[i]

    def mention_of(self, i: int) -> MentionSpan | None:
        """The name a token is part of, or None."""
        return self._mention[i]

    def is_capital(self, i: int) -> bool:
        """Does it start with a capital?"""
        return self.tokens.capital[i]

    def cues_between(self, first: int, after: int) -> list[CueSpan]:
        """The cues that begin in a stretch of tokens, in order."""
        low = bisect.bisect_left(self.cues, first, key=_start)
        return self.cues[low : bisect.bisect_left(self.cues, after, lo=low, key=_start)]

    def mentions_between(self, first: int, after: int) -> Sequence[MentionSpan]:
        """The mentions that begin in a stretch of tokens, in order."""
        low = bisect.bisect_left(self.mentions, first, key=_start)
        return self.mentions[low : bisect.bisect_left(self.mentions, after, lo=low, key=_start)]

    def sentence_bounds(self, i: int) -> tuple[int, int]:
        """The tokens of the sentence that holds token `i`, half open."""
        return self.bounds[self.sentence[i]]

    def is_question(self, i: int) -> bool:
        """Does the sentence around a token ask? « Le maire a-t-il dit que … ? » reports nothing."""
        first, after = self.sentence_bounds(i)
        last = next((k for k in range(after - 1, first, -1) if self.pos[k] != "SPACE"), first)
        return self.words[last] == "?" and not self.is_quoted(last)

    def entry_start(self, i: int) -> int:
        """The first token of the entry of a live blog around a token; 0 in other texts."""
        at = bisect.bisect_right(self.entries, i)
        return self.entries[at - 1] if at else 0

    def block_at(self, offset: int) -> int:
        """The block of the body that holds a code point, or the last one before it, by index."""
        return max(0, bisect.bisect_right(self.body, offset, key=attrgetter("start")) - 1)

    def chars(self, first: int, after: int) -> tuple[int, int]:
        """The code points of tokens `first` up to `after`, half open, without a dash glued to them: « -Le port »."""
        start, after = self.start[first], self.end[after - 1]
        return start + (after > start + 1 and self.text[start] in "-–—" and self.text[start + 1].isupper()), after

    def _quoted(self) -> list[QuotedSpan]:
        """The pairs of marks in tokens; sets the outermost pair of each token."""
        found = []
        for pair in pairs(self.text, [(block.start, block.end) for block in self.body]):
            first, after = self.at_or_before(pair.start), self.at_or_before(pair.end - 1) + 1
            quoted = QuotedSpan(first, after, pair.pieces, pair.closed, pair.depth)
            found.append(quoted)
            for i in range(first, after):
                if self._pair[i] is None:
                    self._pair[i] = quoted
        return found

    def _bounds(self) -> list[tuple[int, int]]:
        """Sentences of the page: the pipeline's, without breaks inside a quotation."""
        starts: list[int] = []
        for i, begins in enumerate(self.tokens.begins_sentence):
            new_block = i == 0 or self.block[i] != self.block[i - 1]
            new_sentence = (
                new_block
                or i in self._opened
                or self._new_turn(i)
                or (begins and not self._within(i) and not self._continues(i))
            )
            if new_sentence or i - starts[-1] >= (_LONG_SENTENCE if begins else _LONGEST_SENTENCE):
                starts.append(i)
        bounds = list(zip(starts, [*starts[1:], len(self)], strict=True))
        for number, (first, after) in enumerate(bounds):
            self.sentence += [number] * (after - first)
        return bounds

    def _new_turn(self, i: int) -> bool:
        """Is it a dash that opens a turn of a dialogue, at the start of a line?"""
        return self.words[i] in {"—", "–", "-"} and "\n" in self.words[i - 1]

    def _within(self, i: int) -> bool:
        """Is it in the same quotation as the token before?"""
        return self.is_quoted(i) and self._pair[i] is self._pair[i - 1]

    def _continues(self, i: int) -> bool:
        """Does the sentence continue? A parser alone may begin one without an end before it, or in lower case."""
        previous = self.words[i - 1]
        if self.is_quoted(i - 1) and not self.is_quoted(i) and not self.is_capital(i):
            return self.text[self.start[i]].islower() or self.words[i] in {",", ";", ":"}
        return previous[-1] not in _ENDS and "\n" not in previous


# Where spaCy keeps what `text.join` and the pipeline tell of an article.
_BYLINE: Any = ("._.", "byline", None, None)
_GENRE: Any = ("._.", "genre", None, None)
_PUBLISHED: Any = ("._.", "published", None, None)
# Not in `Doc.user_data`, like the tables of `tokens_of`.
_TABLES: WeakKeyDictionary[Doc, Marked] = WeakKeyDictionary()


def marked_of(doc: Doc) -> Marked:
    """The marked text of a Doc, built once for all stages and rebuilt when its tokens or mentions change."""
    tokens = tokens_of(doc)
    mentions = _mentions(doc, tokens)
    known = _TABLES.get(doc)
    if known is None or known.tokens is not tokens or known.mentions != mentions:
        page = make_page(
            ((b.kind, b.start, tokens.text[b.start : b.end]) for b in tokens.blocks), doc.user_data.get(_BYLINE)
        )
        kind = cast("Genre | None", doc.user_data[_GENRE]) if _GENRE in doc.user_data else genre.tell(page)
        published = doc.user_data.get(_PUBLISHED)
        known = _TABLES[doc] = Marked(tokens, mentions, page, kind, published)
    return known


def _mentions(doc: Doc, tokens: Tokens) -> list[MentionSpan]:
    """The mentions that `sawt_entities` found, or else the model's entities."""
    spans = doc.spans.get(MENTIONS, doc.ents)
    found = (
        MentionSpan(s.start, s.end, _KINDS.get(s.label_, s.label_), s.id_, tokens.as_written(s.start, s.end))
        for s in spans
    )
    return sorted(found, key=_start)


def _unparted(lower: Sequence[str]) -> list[str]:
    """The forms, with what the tokenizer splits off: the apostrophe of « d'« une … » », the end of « Celui-ci »."""
    words = list(lower)
    if not _DEMONSTRATIVES.isdisjoint(words):
        for i, word in enumerate(words):
            end = "".join(words[i + 1 : i + 3]) if word in _DEMONSTRATIVES else ""
            if end.startswith(("-ci", "-là")):
                words[i] += end[:3]
    if "'" in words:
        for i, word in enumerate(words):
            if word == "'" and i and words[i - 1] in _ELIDED:
                words[i - 1] += "'"
    return words


def _is_verb(marked: Marked, i: int) -> bool:
    """Is this form a verb here, by its tag or its position?

    « nuance-t-il »; « « … », nuance (de son côté) le maire »; « qualifiés d'« abus » »; « l'opposition juge « … » »;
    « ce que dément le maire ».
    """
    if marked.pos[i] in VERBAL:
        return True
    if not 0 < i < len(marked) - 1:
        return False
    before, behind = marked.words[i - 1], marked.words[i + 1]
    if before in {"que", "qu'"} and i > 1 and marked.words[i - 2] == "ce" and marked.pos[i + 1] in {"DET", "PROPN"}:
        return True
    if behind in _AFTER_VERB or before in _AFTER_VERB:
        return True
    if i > 1 and (before == "comme" or (before in {"le", "l'"} and marked.words[i - 2] == "comme")):
        return marked.pos[i + 1] in {"DET", "PROPN", "ADV"} or marked.is_capital(i + 1)  # « comme le *note* Léa Brun »
    named = marked.pos[i + 1] in {"DET", "PROPN"} or marked.is_capital(i + 1)
    if before == "," and marked.pos[i] == "NOUN" and named and not marked.is_capital(i):
        return True  # « …, *note* le rapport », « …, *annonce* Port-Info »
    if behind in {"que", "qu'"} and marked.pos[i] in {"NOUN", "SCONJ"} and before in {"et", ",", "mais"}:
        return True  # « …, et *avance* que … »
    if behind in {"que", "qu'"} and marked.pos[i] == "ADJ" and marked.pos[i - 1] in {"NOUN", "PROPN"}:
        return marked.words[i].endswith(("e", "ent"))  # « Le Parti vert *suggère* que … »
    return not marked.is_quoted(i) and _is_verb_beside_marks(marked, i)


def _is_verb_beside_marks(marked: Marked, i: int) -> bool:
    """Does the quotation before or after a word make it a verb of reporting?"""
    before, behind = marked.words[i - 1], marked.words[i + 1]
    close = i - 2 if before == "," and i > 1 else i - 1
    named = marked.pos[i + 1] in {"DET", "PROPN"} or marked.is_capital(i + 1)
    if marked.is_quoted(close) and (named or (before == "," and marked.pos[i + 1] in {"ADP", "ADV"})):
        return True
    if behind in {"de", "d'"} and marked.words[i].endswith(("é", "ée", "és", "ées")):
        return any(marked.is_quoted(k) for k in range(i + 2, min(i + 4, len(marked))))
    opens = i + 2 if behind == ":" and i + 2 < len(marked) else i + 1
    return marked.is_quoted(opens) and marked.pos[i - 1] in {"NOUN", "PROPN"} and before != "-"


def _cues(marked: Marked) -> list[CueSpan]:
    """The reporting verbs in order: those of the lexicon, and any verb right after a quotation."""
    cues: list[CueSpan] = []
    after = 0
    for i, word in enumerate(marked.words):
        if i < after or marked.block[i] is None:
            continue
        found = cue_at(marked.words, i) if is_form(word) else None
        group = found is not None and found[1] > i + 1 and marked.pos[i - 1] != "DET"
        if found and (group or _is_verb(marked, i) or _follows_quotation(marked, i)):
            after = found[1]
            cues.append(CueSpan(i, after, found[0]))
        elif found is None and _follows_quotation(marked, i) and _may_be_finite(marked, i) and word not in HAVE_OR_BE:
            cues.append(CueSpan(i, i + 1, UNLISTED))
    return cues


def _may_be_finite(marked: Marked, i: int) -> bool:
    """Is it tagged as finite, or finite by its ending and the words around it? « s'émerveille », « a maintenu »."""
    if marked.is_finite(i):
        return True
    if marked.words[i - 1] in HAVE_OR_BE:
        return marked.words[i].endswith(_PARTICIPLES)
    return marked.words[i].endswith(("e", "ent", "ait")) and (
        marked.is_participle(i) or marked.words[i - 1] in {"s'", "se"}
    )


def _follows_quotation(marked: Marked, i: int) -> bool:
    """Does it follow words in marks and a comma? « « … », s'étrangle le père », « « … », a aussitôt tweeté X »."""
    k = i - 1
    while k > max(0, i - _ADVERBS) and marked.pos[k] == "ADV" and marked.words[k - 1] not in {",", '"', "»"}:
        k -= 1
    if k < i - 1 and marked.words[k] not in HAVE_OR_BE:
        k = i - 1
    if k > 0 and marked.words[k] in HAVE_OR_BE:
        k -= 1
    if k > 0 and marked.words[k] in {"s'", "se"}:
        k -= 1
    if k > 0 and marked.pos[k] == "SPACE":
        k -= 1
    return k > 0 and marked.words[k] == "," and marked.is_quoted(k - 1) and not marked.is_quoted(i)
