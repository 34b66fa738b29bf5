"""Sources named by a preposition or a clause of comparison, standing anywhere in the sentence they account for.

« Selon l'institut, … », « …, d'après elle, … », « comme l'a rappelé le maire, … », « …, ce que confirme la police ».
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.cues import infinitives
from sawt_reader.analysis.grammar.phrases import FIRST_AND_SECOND, Phrase, coordinated, phrase_at, source_class
from sawt_reader.analysis.grammar.predicates import Predicate
from sawt_reader.analysis.quotes import speakers
from sawt_reader.analysis.quotes.parse import Parse
from sawt_reader.reading.model import Attribution

_PRONOUNS = frozenset(
    "lui elle eux elles certains certaines celui-ci celle-ci ceux-ci beaucoup plusieurs d'aucuns".split()
)
_LINKS = frozenset("mais et or car donc ainsi puis enfin toutefois cependant néanmoins pourtant".split())
_LONGEST_SOURCE = 15  # tokens between the noun of a source and the comma after it
_RELATIVES = frozenset({"lequel", "laquelle", "lesquels", "lesquelles"})
_DENYING = infinitives("denying")
_THAT = frozenset({"que", "qu'"})


class Frame(NamedTuple):
    """Words that name the source of the sentence around them: tokens `start` to `end`, half open."""

    start: int
    end: int
    cue: tuple[int, int]
    sources: list[Phrase]
    attribution: Attribution


@functools.cache
def _prepositions() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By first word: the tokens of the preposition, longest first, and its filter."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, kind in lexicons.tsv("prepositions.tsv"):
        tokens = tuple(words.replace("'", "' ").split())
        found.setdefault(tokens[0], []).append((tokens, kind))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def find(parse: Parse, predicates: Sequence[Predicate]) -> list[Frame]:
    """All frames outside quotation marks, in order."""
    known = _prepositions()
    found = [
        frame
        for i, word in enumerate(parse.words)
        if word in known and parse.inside[i] < 0 and parse.block[i] >= 0 and (frame := _preposition(parse, i))
    ]
    found += [frame for p in predicates if (frame := _comparison(parse, p))]
    return sorted(found)


def _preposition(parse: Parse, i: int) -> Frame | None:
    for tokens, kind in _prepositions()[parse.words[i]]:
        after = i + len(tokens)
        spelled = tuple(parse.words[i:after])
        elided = tokens[-1] == "de" and spelled[:-1] == tokens[:-1] and spelled[-1:] in {("d'",), ("du",), ("des",)}
        if spelled != tokens and not elided:
            continue
        limit = parse.sentence_bounds(i)[1]
        relative = after < limit and parse.words[after] in _RELATIVES
        if relative and (found := _after_noun(parse, i, limit)):
            return found
        if i and parse.words[i - 1] == "," and (relative or parse.words[after : after + 1] == ["qui"]):
            return Frame(i, after + 1, (i, after), [Phrase(after, after + 1, after)], "preposition")
        if after >= limit or parse.words[after] in _THAT | FIRST_AND_SECOND | {"moi", "toi"}:
            return None
        sources = _source_noun(parse, after, limit) if kind == "source" else _sources(parse, after, limit)
        if sources and _fits(parse, i, sources, kind, limit):
            return Frame(i, _to_comma(parse, i, sources[-1].end, limit), (i, after), sources, "preposition")
        return None
    return None


def _to_comma(parse: Parse, i: int, end: int, limit: int) -> int:
    """What else belongs to a source that opens the sentence: « Selon une note de la banque parue mardi, … »."""
    if not _opens_sentence(parse, i):
        return end
    for k in range(end, min(limit, end + _LONGEST_SOURCE)):
        if parse.words[k] == ",":
            return _past_participle(parse, k, limit)
        if parse.verb[k] == "Fin":
            break
    return end


def _past_participle(parse: Parse, comma: int, limit: int) -> int:
    """« Selon l'étude, publiée lundi, … »: the comma after the participle, or the one before."""
    if comma + 1 < limit and parse.verb[comma + 1] == "Part":
        for k in range(comma + 2, min(limit, comma + _LONGEST_SOURCE)):
            if parse.words[k] == ",":
                return k
            if parse.verb[k] == "Fin":
                break
    return comma


def _after_noun(parse: Parse, i: int, limit: int) -> Frame | None:
    """« la déclaration de X selon laquelle … »: the noun is the cue, its complement speaks."""
    for k in range(i - 1, max(parse.sentence_bounds(i)[0], i - 12) - 1, -1):
        if parse.words[k] in nouns.words("speech") and parse.pos[k] == "NOUN":
            return Frame(k, i + 2, (k, k + 1), author_of(parse, k, i), "noun")
    return None


def author_of(parse: Parse, noun: int, limit: int) -> list[Phrase]:
    """Who said it, by the complement of a noun: « les propos du maire », « une déclaration à la presse de X »."""
    for k in range(noun + 1, min(limit, noun + 10)):
        if parse.words[k] in {"de", "d'", "du", "des"}:
            found = phrase_at(parse, k + 1, limit)
            if found and source_class(parse, found):
                return [found]
        elif parse.verb[k] == "Fin":
            break
    return []


def _source_noun(parse: Parse, k: int, limit: int) -> list[Phrase]:
    """« de source policière », « de sources concordantes »: the source is the noun itself."""
    if parse.pos[k] not in {"ADJ", "VERB", "ADP"} or k >= limit:
        return []
    found = phrase_at(parse, k - 1, limit)
    return [Phrase(k - 1, max(found.end, k + 1), k - 1)] if found else []


def _sources(parse: Parse, k: int, limit: int) -> list[Phrase]:
    if parse.words[k] in _PRONOUNS and not (k + 1 < limit and parse.pos[k + 1] == "NOUN"):
        return [Phrase(k, k + 1, k)]
    found = phrase_at(parse, k, limit)
    return coordinated(parse, found, limit) if found else []


def _fits(parse: Parse, i: int, sources: list[Phrase], kind: str, limit: int) -> bool:
    """Can these phrases be a source after this preposition?"""
    first = sources[0]
    word = parse.words[first.head]
    source = source_class(parse, first)
    if source is None and word not in nouns.words("speech"):
        return False
    if word in nouns.words("measure") and source != "name":
        return False
    if kind != "strict":
        return True
    if source in {"document", "medium"} and parse.words[i] == "pour":
        return False
    return (
        _opens_sentence(parse, i)
        and sources[-1].end < limit
        and parse.words[sources[-1].end] == ","
        and not _is_place(parse, first)
    )


def _is_place(parse: Parse, phrase: Phrase) -> bool:
    mentioned = parse.mention[phrase.head]
    return mentioned >= 0 and parse.mentions[mentioned].label_ in {"place", "LOC"}


def _opens_sentence(parse: Parse, i: int) -> bool:
    first = parse.sentence_bounds(i)[0]
    lead = [w for w in parse.words[first:i] if w not in {",", " ", "\n"}]
    return not lead or (len(lead) == 1 and lead[0] in _LINKS) or lead[-1] == ";"


def _comparison(parse: Parse, predicate: Predicate) -> Frame | None:
    """« comme l'a rappelé X », « ainsi que le souligne X », « , ce que confirme X », « comme X l'a dit »."""
    start = predicate.start
    if start == 0 or parse.inside[start] >= 0 or predicate.negated or predicate.passive:
        return None
    limit = parse.sentence_bounds(start)[1]
    opening = _opening(parse, start - 1)
    if opening >= 0 and parse.words[opening] == "ce" and predicate.cue.cue.lemma in _DENYING:
        return None
    if opening >= 0:
        found = speakers.after(parse, predicate, limit, strict=False)
        if found:
            return Frame(opening, found.end, (predicate.cue.start, predicate.cue.end), found.phrases, "comme")
        return None
    if parse.words[start] in {"l'", "le"}:
        subject = speakers.before(parse, predicate)
        if subject and subject[0].start > 0 and parse.words[subject[0].start - 1] == "comme":
            cue = (predicate.cue.start, predicate.cue.end)
            return Frame(subject[0].start - 1, predicate.end, cue, subject, "comme")
    return None


def _opening(parse: Parse, k: int) -> int:
    """Where « comme », « ainsi que », « ce que » begins that ends at token `k`; or -1."""
    if parse.words[k] == "comme":
        return k
    if parse.words[k] in _THAT and k and parse.words[k - 1] in {"ainsi", "ce", "tel"}:
        return k - 1 if parse.words[k - 1] != "ce" or (k > 1 and parse.words[k - 2] == ",") else -1
    return -1
