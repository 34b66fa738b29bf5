r"""A sentence in CoNLL-U (https://universaldependencies.org/format.html).

Forms are as in the article; there are no lemmas. MISC has the code points of a word (`start_char`, `end_char`), its
entity (`Entity=B-PER`, `EntityId=e1`) and, unless it is one space, the white space after it (`SpaceAfter=No`,
`SpacesAfter=\n`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from spacy.tokens import Token

_ESCAPES = str.maketrans({"\\": "\\\\", " ": "\\s", "\n": "\\n", "\t": "\\t", "\r": "\\r", "|": "\\p"})


def sentence_lines(words: Sequence[Token], article: str) -> Iterator[str]:
    """The lines of a sentence: its text, then one line per word.

    Args:
        words: the tokens of a sentence except white space, at least one.
        article: the text that `token.idx` is an offset into.
    """
    places = {word.i: place for place, word in enumerate(words, start=1)}
    heads = [_head(word, places) for word in words]
    root = heads.index(0) + 1
    gaps = [article[word.idx + len(word) : after.idx] if after else "" for word, after in zip_longest(words, words[1:])]
    forms = [article[word.idx : word.idx + len(word)] for word in words]
    yield "# text = " + "".join(f"{form} " if gap else form for form, gap in zip(forms, gaps, strict=True))
    for place, (word, form, head, gap) in enumerate(zip(words, forms, heads, gaps, strict=True), start=1):
        relation = word.dep_ or "dep"
        if place == root:
            relation = "root"
        elif head == 0:
            # CoNLL-U wants one root per sentence: attach further roots and unparsed words to the first.
            head, relation = root, "dep"
        columns = (form, "_", word.pos_ or "X", "_", str(word.morph) or "_", str(head), relation, "_")
        yield "\t".join([str(place), *columns, _misc(word, gap, last=place == len(words))])


def _head(word: Token, places: Mapping[int, int]) -> int:
    """The place of a word's head in the sentence; 0 for a root, or where the head is outside it."""
    head = word.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    return 0 if head.i == word.i else places.get(head.i, 0)


def _misc(word: Token, gap: str, *, last: bool) -> str:
    facts = [f"start_char={word.idx}", f"end_char={word.idx + len(word)}"]
    if word.ent_type_:
        facts += [f"Entity={word.ent_iob_}-{word.ent_type_}", f"EntityId={word.ent_id_}"]
    if not gap and not last:
        facts.append("SpaceAfter=No")
    elif gap not in ("", " "):
        facts.append(f"SpacesAfter={gap.translate(_ESCAPES)}")
    return "|".join(facts)
