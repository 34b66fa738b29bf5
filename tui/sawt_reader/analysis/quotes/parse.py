"""A parsed Doc as plain lists, read once: what the rules ask of every token, without spaCy's cost per question."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.attrs import DEP, HEAD, IDX, LENGTH, MORPH, POS, SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span

from sawt_reader.analysis.extensions import MENTIONS
from sawt_reader.analysis.grammar.cues import UNLISTED, Cue, cue_at, is_form
from sawt_reader.analysis.grammar.verbs import BE, HAVE
from sawt_reader.analysis.quotes.marks import Pair, pairs
from sawt_reader.analysis.text import FURNITURE, blocks, fold

_ENDS = frozenset(".!?…»”›\"')]}—–- ")
_ELIDED = frozenset({"d", "l", "n", "s", "qu", "j", "jusqu", "lorsqu", "puisqu"})
_AFTER_VERB = frozenset({"-t", "-il", "-elle", "-ils", "-elles", "-on"})
_VERBS = frozenset({"VERB", "AUX"})
# The rules look through a whole sentence for every verb in it. A longer one, of a transcript without punctuation or in
# a quotation of a page, is cut: where the pipeline begins a sentence, or after so many tokens. The longest of 14,000
# sentences of the press has 175.
_LONG_SENTENCE, _LONGEST_SENTENCE = 400, 500


@dataclass(slots=True)
class Spoken:
    """A cue in the text: tokens `start` to `end`, half open, longer than one for a group (« fait savoir »)."""

    start: int
    end: int
    cue: Cue


@dataclass(slots=True)
class Parse:
    """The tokens of a Doc and the marks around them.

    Attributes:
        words: forms in lower case.
        start, end: code points.
        pos, dep: labels of Universal Dependencies.
        head: index of the governor.
        verb: of a verb, « Fin », « Inf » or « Part »; "" for other words.
        block: for each token its block, by index into `layout`; -1 outside the text of the article.
        layout: code points of the blocks.
        sentence: for each token its sentence, by index into `bounds`; no sentence ends inside an outermost pair.
        bounds: tokens of each sentence, half open.
        pairs: pairs of quotation marks; `pair_tokens` the same in tokens.
        inside: for each token the outermost pair around it (its marks included), or -1.
        cues: verbs of reporting in order.
        mention: for each token the mention around it, by index into `mentions`, or -1.
        mentions: spans of named entities in order, `label_` the kind, `id_` the entity's id or "".
    """

    doc: Doc
    text: str
    words: list[str]
    start: list[int]
    end: list[int]
    pos: list[str]
    dep: list[str]
    head: list[int]
    verb: list[str]
    pairs: list[Pair]
    block: list[int]
    layout: list[tuple[int, int]]
    sentence: list[int] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)
    pair_tokens: list[tuple[int, int]] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    cues: list[Spoken] = field(default_factory=list)
    mention: list[int] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)

    def token_at(self, offset: int) -> int:
        """The token that holds a code point, or the last one before it."""
        return max(0, bisect.bisect_right(self.start, offset) - 1)

    def cues_between(self, start: int, end: int) -> list[Spoken]:
        """The cues that begin in a stretch of tokens, in order."""
        first = bisect.bisect_left(self.cues, start, key=_cue_start)
        return self.cues[first : bisect.bisect_left(self.cues, end, lo=first, key=_cue_start)]

    def mentions_between(self, start: int, end: int) -> range:
        """The numbers of the mentions that begin in a stretch of tokens."""
        first = bisect.bisect_left(self.mentions, start, key=_mention_start)
        return range(first, bisect.bisect_left(self.mentions, end, lo=first, key=_mention_start))

    def sentence_bounds(self, i: int) -> tuple[int, int]:
        """The tokens of the sentence that holds token `i`, half open."""
        return self.bounds[self.sentence[i]]

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """The code points of tokens `start` to `end`, half open."""
        return self.start[start], self.end[end - 1]


def _cue_start(cue: Spoken) -> int:
    return cue.start


def _mention_start(mention: Span) -> int:
    return mention.start


class _Names(dict[int, str]):
    """Names of the labels of a Doc by their number, each looked up once."""

    def __init__(self, doc: Doc) -> None:
        self._strings = doc.vocab.strings
        self._forms: dict[int, str] = {}

    def __missing__(self, number: int) -> str:
        self[number] = self._strings[number] if number else ""
        return self[number]

    def verb_form(self, morph: int) -> str:
        if morph not in self._forms:
            found = re.search(r"VerbForm=(\w+)", self[morph])
            self._forms[morph] = found[1] if found else ""
        return self._forms[morph]


def read(doc: Doc) -> Parse:
    """Read a Doc once."""
    columns = doc.to_array([POS, DEP, HEAD, MORPH, IDX, LENGTH, SENT_START])
    name = _Names(doc)
    pos, dep, verb, head = [], [], [], []
    for i, (p, d, h, m) in enumerate(columns[:, :4].tolist()):
        pos.append(name[p])
        dep.append(name[d])
        verb.append(name.verb_form(m) if name[p] in _VERBS else "")
        head.append(i + (h if h < 1 << 63 else h - (1 << 64)))
    start = columns[:, 4].tolist()
    end = (columns[:, 4] + columns[:, 5]).tolist()
    layout = [b for b in blocks(doc) if b.label_ not in FURNITURE]
    spans = [(b.start_char, b.end_char) for b in layout]
    text = fold(doc.text)
    block = [-1] * len(doc)
    for number, span in enumerate(layout):
        block[span.start : span.end] = [number] * (span.end - span.start)
    words = _words(doc)
    parse = Parse(doc, text, words, start, end, pos, dep, head, verb, pairs(text, spans), block, spans)
    parse.mentions = sorted(doc.spans.get(MENTIONS, doc.ents), key=_mention_start)
    parse.mention = [-1] * len(doc)
    for number, span in enumerate(parse.mentions):
        parse.mention[span.start : span.end] = [number] * (span.end - span.start)
    _enclose(parse)
    _bound(parse, columns[:, 6].tolist())
    _find_cues(parse)
    return parse


def _words(doc: Doc) -> list[str]:
    """The forms in lower case; what the tokenizer parts from its apostrophe before a mark (« d'« une … »») gets it."""
    words = [token.lower_.replace("’", "'") for token in doc]
    for i, word in enumerate(words):
        if word == "'" and i and words[i - 1] in _ELIDED:
            words[i - 1] += "'"
    return words


def _enclose(parse: Parse) -> None:
    parse.inside = [-1] * len(parse.words)
    for number, pair in enumerate(parse.pairs):
        first, after = parse.token_at(pair.start), parse.token_at(pair.end - 1) + 1
        parse.pair_tokens.append((first, after))
        for i in range(first, after):
            if parse.inside[i] < 0:
                parse.inside[i] = number


def _bound(parse: Parse, sent_starts: Sequence[int]) -> None:
    """Sentences of the page: the pipeline's, except those that begin inside a quotation."""
    starts: list[int] = []
    for i, begins in enumerate(sent_starts):
        within = i and parse.inside[i] >= 0 and parse.inside[i] == parse.inside[i - 1]
        new_block = i and parse.block[i] != parse.block[i - 1]
        new_turn = i and parse.words[i] in {"—", "–", "-"} and "\n" in parse.words[i - 1]
        too_long = i and i - starts[-1] >= (_LONG_SENTENCE if begins == 1 else _LONGEST_SENTENCE)
        new_sentence = begins == 1 and not within and not _goes_on(parse, i)
        if i == 0 or new_block or new_turn or new_sentence or too_long:
            starts.append(i)
    parse.bounds = list(zip(starts, [*starts[1:], len(parse.words)], strict=True))
    for number, (first, after) in enumerate(parse.bounds):
        parse.sentence += [number] * (after - first)


def _goes_on(parse: Parse, i: int) -> bool:
    """No sentence begins without an end before it, nor in lower case after marks; a bare parser may think so."""
    previous = parse.words[i - 1]
    if parse.inside[i - 1] >= 0 > parse.inside[i] and not parse.text[parse.start[i]].isupper():
        return parse.text[parse.start[i]].islower() or parse.words[i] in {",", ";", ":"}
    return previous[-1] not in _ENDS and "\n" not in previous


def _is_verb(parse: Parse, i: int) -> bool:
    """Is this form a verb here, as the tagger says or as its place shows?

    « nuance-t-il »; « « … », nuance (de son côté) le maire »; « qualifiés d'« abus » »; « l'opposition juge « … » »;
    « ce que dément le maire ».
    """
    if parse.pos[i] in _VERBS:
        return True
    if not 0 < i < len(parse.words) - 1:
        return False
    before, behind = parse.words[i - 1], parse.words[i + 1]
    if before in {"que", "qu'"} and i > 1 and parse.words[i - 2] == "ce" and parse.pos[i + 1] in {"DET", "PROPN"}:
        return True
    if behind in _AFTER_VERB or before in _AFTER_VERB:
        return True
    if parse.inside[i] >= 0:
        return False
    marks = i - 2 if before == "," and i > 1 else i - 1
    named = parse.pos[i + 1] in {"DET", "PROPN"} or parse.text[parse.start[i + 1]].isupper()
    if parse.inside[marks] >= 0 and (named or (before == "," and parse.pos[i + 1] in {"ADP", "ADV"})):
        return True
    if behind in {"de", "d'"} and parse.words[i].endswith(("é", "ée", "és", "ées")):
        return any(parse.inside[k] >= 0 for k in range(i + 2, min(i + 4, len(parse.words))))
    opens = i + 2 if behind == ":" and i + 2 < len(parse.words) else i + 1
    return parse.inside[opens] >= 0 and parse.pos[i - 1] in {"NOUN", "PROPN"} and before != "-"


def _find_cues(parse: Parse) -> None:
    after = 0
    for i, word in enumerate(parse.words):
        if i < after or parse.block[i] < 0:
            continue
        found = cue_at(parse.words, i) if is_form(word) else None
        group = found is not None and found[1] > i + 1 and parse.pos[i - 1] != "DET"
        if found and (group or _is_verb(parse, i) or _follows_quotation(parse, i)):
            after = found[1]
            parse.cues.append(Spoken(i, after, found[0]))
        elif found is None and word not in HAVE | BE and _may_be_finite(parse, i) and _follows_quotation(parse, i):
            parse.cues.append(Spoken(i, i + 1, UNLISTED))


def _may_be_finite(parse: Parse, i: int) -> bool:
    """The tagger calls it a finite verb, or it looks like one and stands as one: « s'émerveille », « a maintenu »."""
    if parse.verb[i] == "Fin":
        return True
    if parse.words[i - 1] in HAVE | BE:
        return parse.words[i].endswith(("é", "ée", "és", "ées", "i", "ie", "is", "u", "ue", "us"))
    return parse.words[i].endswith(("e", "ent", "ait")) and (
        parse.verb[i] == "Part" or parse.words[i - 1] in {"s'", "se"}
    )


def _follows_quotation(parse: Parse, i: int) -> bool:
    """« « … », s'étrangle le père », « « … », a maintenu X »: right after words in marks and a comma."""
    k = i - 1
    if k > 0 and parse.words[k] in HAVE | BE:
        k -= 1
    if k > 0 and parse.words[k] in {"s'", "se"}:
        k -= 1
    return k > 0 and parse.words[k] == "," and parse.inside[k - 1] >= 0 > parse.inside[i]
