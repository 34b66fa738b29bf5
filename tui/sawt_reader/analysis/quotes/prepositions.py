"""Sources named by a preposition or a comparative clause, anywhere in the sentence that they account for.

« Selon l'institut, … », « …, d'après elle, … », « comme l'a rappelé le maire, … », « …, ce que confirme la police ».
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.cores import skip_term
from sawt_reader.analysis.grammar.cues import infinitives
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import (
    FIRST_AND_SECOND,
    SUBJECTS,
    Phrase,
    coordinated,
    is_site,
    is_time,
    phrase_at,
    source_class,
)
from sawt_reader.analysis.grammar.verb_groups import VerbGroup
from sawt_reader.analysis.quotes import speakers
from sawt_reader.reading.model import Attribution

_PRONOUNS = lexicons.words("function_words.toml", "pronouns_after_prepositions")
_LINKS = lexicons.words("function_words.toml", "clause_links")
_LONGEST_SOURCE = 15  # tokens up to the comma after a source; half cuts a quote, double changes none
_DESCRIBED = 5  # tokens from a noun to the relative clause on it
_VARYING = 6  # tokens between « varie » and « selon »
_RELATIVES = lexicons.words("function_words.toml", "relative_pronouns")
RELATIVES = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_THROUGH = lexicons.words("nouns.toml", "asked") | lexicons.words("nouns.toml", "passed_on")
_DETERMINERS = lexicons.words("function_words.toml", "determiners")
_MODIFYING = _THROUGH | {"de", "d'", "du", "des"}
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
def _prepositions() -> dict[str, dict[str, list[tuple[list[str], str]]]]:
    """By first and second word ("" for none): a preposition's tokens and the kind of filter on its sources.

    Longest first. With « de » at the end they have « d' », « du » and « des » too.
    """
    found: dict[str, dict[str, list[tuple[list[str], str]]]] = {}
    for words, kind in lexicons.tsv("prepositions.tsv"):
        *begin, last = words.replace("'", "' ").split()
        for form in ("de", "d'", "du", "des") if begin and last == "de" else (last,):
            tokens = [*begin, form]
            seconds = found.setdefault(tokens[0], {})
            seconds.setdefault(tokens[1] if begin else "", []).append((tokens, kind))
    for seconds in found.values():
        for entries in seconds.values():
            entries.sort(key=lambda entry: -len(entry[0]))
    return found


def find(marked: Marked, groups: Sequence[VerbGroup]) -> list[Frame]:
    """All frames outside quotation marks, in order."""
    known = _prepositions()
    found = [
        frame
        for i, word in enumerate(marked.words)
        if word in known
        and not marked.is_quoted(i)
        and marked.block[i] is not None
        and (frame := _preposition(marked, i))
    ]
    found += [frame for p in groups if (frame := _comparison(marked, p))]
    return sorted(found)


def _preposition(marked: Marked, i: int) -> Frame | None:
    seconds = _prepositions()[marked.words[i]]
    following = marked.words[i + 1] if i + 1 < len(marked) else ""
    for tokens, kind in (*seconds.get(following, ()), *seconds.get("", ())):
        after = i + len(tokens)
        if marked.words[i:after] != tokens:
            continue
        limit = marked.sentence_bounds(i)[1]
        relative = after < limit and marked.words[after] in RELATIVES - {"qui"} and tokens != ["pour"]
        if relative and (found := _after_noun(marked, i)):
            return found
        if i and marked.words[i - 1] == "," and (relative or marked.words[after : after + 1] == ["qui"]):
            return Frame(i, after + 1, (i, after), [Phrase(after, after + 1, after)], "preposition")
        if after >= limit or marked.words[after] in _THAT | FIRST_AND_SECOND | {"moi", "toi"}:
            return None
        if kind == "source" and i and (marked.pos[i - 1] == "NOUN" or marked.words[i - 1] == "partir"):
            return None  # « selon des estimations de sources françaises », « à partir de sources officielles »
        sources = _source_noun(marked, after, limit) if kind == "source" else _sources(marked, after, limit)
        if sources and _fits(marked, i, sources, kind, limit) and not _compares(marked, i):
            return Frame(i, _to_comma(marked, i, sources[-1].end, limit), (i, after), sources, "preposition")
        return None
    return None


def _to_comma(marked: Marked, i: int, end: int, limit: int) -> int:
    """The end of a source with its modifiers if it opens the sentence: « Selon une note parue mardi, … ».

    Elsewhere it ends after who asked or cited it: « …, selon le maire [interrogé par l'agence] ».
    """
    if end + 2 < limit and marked.words[end + 1] == "par" and marked.words[end] in _THROUGH:
        through = phrase_at(marked, end + 2, limit)
        end = through.end if through else end
    if not _opens_sentence(marked, i):
        if end < limit and marked.is_participle(end):  # « …, selon une note [parue mardi] »
            return next((k for k in range(end, limit) if marked.pos[k] == "PUNCT"), limit)
        return end
    comma = _comma_after(marked, end, min(limit, end + _LONGEST_SOURCE), relative=_opens_relative(marked, end))
    return end if comma is None else _past_modifiers(marked, comma, limit)


def _comma_after(marked: Marked, k: int, limit: int, *, relative: bool) -> int | None:
    """The next comma before any finite verb, but for those of a relative clause that begins here."""
    for j in range(k, limit):
        if marked.words[j] == ",":
            return j
        if marked.is_finite(j) and not relative:
            return None
    return None


def _opens_relative(marked: Marked, k: int) -> bool:
    """Does a relative clause begin here? « Selon le bilan [qui date de mai], … », « [dans lequel il lit] »."""
    if k + 1 >= len(marked):
        return False
    return marked.words[k] in _RELATIVES | _THAT or (marked.pos[k] == "ADP" and marked.words[k + 1] in _RELATIVES)


def _past_modifiers(marked: Marked, comma: int, limit: int) -> int:
    """The comma after what describes the source or tells when, or else `comma`.

    « Selon l'étude[, publiée lundi], … », « Selon X[, qui n'a pas dit quand], … », « Selon X[, de Rouen, 30 ans], … ».
    """
    while (k := comma + 1) < limit - 1:
        relative = _opens_relative(marked, k)
        bare = marked.pos[k] in {"ADJ", "NOUN"} and marked.words[k] not in _DETERMINERS
        modifies = bare or marked.is_participle(k) or marked.words[k] in _MODIFYING
        if not (relative or modifies or marked.words[k] in nouns.words("time")):
            break
        # « Selon Sonde, [société qui mesure le trafic], … »
        relative = relative or (bare and "qui" in marked.words[k + 1 : k + _DESCRIBED])
        longest = 2 * _LONGEST_SOURCE if relative else _LONGEST_SOURCE
        after = _comma_after(marked, k + 1, min(limit, k + longest), relative=relative)
        if after is None:
            break
        comma = after
    return comma


def _after_noun(marked: Marked, i: int) -> Frame | None:
    """« la déclaration de X selon laquelle … »: the noun is the cue, its complement the source."""
    for k in range(i - 1, max(marked.sentence_bounds(i)[0], i - 12) - 1, -1):
        if marked.words[k] in nouns.words("speech") and marked.pos[k] == "NOUN":
            return Frame(k, i + 2, (k, k + 1), author_of(marked, k, i), "noun")
    return None


def author_of(marked: Marked, noun: int, limit: int) -> list[Phrase]:
    """The author in the complement of a noun: « les propos du maire », « une déclaration à la presse de X »."""
    for k in range(noun + 1, min(limit, noun + 10)):
        if marked.words[k] in {"de", "d'", "du", "des"}:
            found = phrase_at(marked, k + 1, limit)
            if found and source_class(marked, found):
                return [found]
        elif marked.is_finite(k):
            break
    return []


def _source_noun(marked: Marked, k: int, limit: int) -> list[Phrase]:
    """The noun « source » as the source: « de source policière », « de sources concordantes »."""
    if marked.pos[k] not in {"ADJ", "VERB", "ADP"} or k >= limit:
        return []
    found = phrase_at(marked, k - 1, limit)
    return [Phrase(k - 1, max(found.end, k + 1), k - 1)] if found else []


def _compares(marked: Marked, i: int) -> bool:
    """Does something depend on what follows? « plus ou moins cher selon les villes », « qui varie selon les élus »."""
    before = marked.words[max(marked.sentence_bounds(i)[0], i - _VARYING) : i]
    return any(word in nouns.words("varying") for word in before) or any(
        before[n : n + 2] == ["ou", "moins"] for n in range(len(before))
    )


def _sources(marked: Marked, k: int, limit: int) -> list[Phrase]:
    if marked.words[k] in _PRONOUNS and not (k + 1 < limit and marked.pos[k + 1] == "NOUN"):
        return [Phrase(k, k + 1, k)]
    if is_site(marked.words[k]):
        return [Phrase(k, k + 1, k)]
    if (after := skip_term(marked, k, limit)) > k:  # « selon « Ports sans frontières » »
        return [Phrase(k, after, k + 1)] if after > k + 2 and marked.is_capital(k + 1) else []
    found = phrase_at(marked, k, limit)
    sources = coordinated(marked, found, limit) if found else []
    while len(sources) > 1 and marked.words[sources[-1].end : sources[-1].end + 1] == ["selon"]:
        sources.pop()  # « 9 000 selon la police et [30 000 grévistes] selon le syndicat »
    return sources


def _fits(marked: Marked, i: int, sources: list[Phrase], kind: str, limit: int) -> bool:
    """Can these phrases be a source after this preposition?"""
    first = sources[0]
    word = marked.words[first.head]
    source = source_class(marked, first)
    if source is None and word not in nouns.words("speech") and (kind == "strict" or not _is_noun(marked, first)):
        return False
    if word in nouns.words("measure") and source != "name":
        return False
    if kind != "strict":
        return True
    if marked.words[i] == "pour" and (source in {"document", "medium"} or _benefits(marked, first, limit)):
        return False
    after = sources[-1].end
    if after >= limit or _is_place(marked, first):
        return False
    if marked.words[after] == ",":
        return _opens_sentence(marked, i)
    # « …, mais pour le maire ils sont « inutiles » »
    return _opens_clause(marked, i) and source == "person" and marked.words[after] in SUBJECTS - {"qui"}


def _is_noun(marked: Marked, phrase: Phrase) -> bool:
    """Is it a noun with a determiner that is no time? « selon [une carte] du port », « d'après [ce courriel] »."""
    if marked.is_quoted(phrase.head):
        return True
    determined = marked.pos[phrase.start] == "DET" and phrase.head > phrase.start
    return determined and marked.pos[phrase.head] == "NOUN" and not is_time(marked, phrase)


def _benefits(marked: Marked, phrase: Phrase, limit: int) -> bool:
    """Are they those for whom something holds, not whose view it is? « Pour les familles, rien ne change »."""
    role = nouns.role(marked.words[phrase.head])
    if role is None or role.kind not in {"person", "organisation"}:
        return False
    if not marked.tokens.is_plural(phrase.head) and marked.words[phrase.start] != "chaque":
        return False
    return not any(marked.is_quoted(k) for k in range(phrase.end, limit))


def _is_place(marked: Marked, phrase: Phrase) -> bool:
    mention = marked.mention_of(phrase.head)
    return mention is not None and mention.kind == "place"


def _opens_sentence(marked: Marked, i: int) -> bool:
    first = marked.sentence_bounds(i)[0]
    if marked.tokens.capital[i] and marked.words[i] != marked.text[marked.start[i] : marked.end[i]]:
        return True  # a heading without a full stop before it
    lead = [w for w in marked.words[first:i] if w[:1].isalnum() or w in {";", ":"}]
    return not lead or (len(lead) == 1 and lead[0] in _LINKS) or lead[-1] in {";", ":"}


def _opens_clause(marked: Marked, i: int) -> bool:
    """Does a clause begin here, after « mais », « et », « car »?"""
    return i > 0 and marked.words[i - 1] in _LINKS


def _comparison(marked: Marked, group: VerbGroup) -> Frame | None:
    """A comparative clause: « comme l'a rappelé X », « ainsi que le souligne X », « , ce que confirme X »."""
    start = group.start
    if start == 0 or marked.is_quoted(start) or group.negated or group.passive or group.form == "participle":
        return None
    if group.cue.verb.grade == "directive" or "wishing" in group.cue.verb.claims:
        return None  # « comme le veut la règle », « comme le demandent les élus »
    limit = marked.sentence_bounds(start)[1]
    opening = _opening(marked, start - 1)
    if opening is not None and marked.words[opening] == "ce" and group.cue.verb.lemma in _DENYING:
        return None
    if opening is not None:
        found = speakers.after(marked, group, limit, strict=False)
        if found:
            end = found.end
            if _opens_sentence(marked, opening):
                if end < limit and _opens_relative(marked, end):
                    end = _comma_after(marked, end, min(limit, end + _LONGEST_SOURCE), relative=True) or end
                if end < limit and marked.words[end] == ",":
                    end = _past_modifiers(marked, end, limit)
            return Frame(opening, end, (group.cue.start, group.cue.end), found.phrases, "comme")
        return None
    if marked.words[start] in {"l'", "le"}:
        subject = speakers.before(marked, group)
        if subject and subject[0].start > 0 and marked.words[subject[0].start - 1] == "comme":
            cue = (group.cue.start, group.cue.end)
            return Frame(subject[0].start - 1, group.end, cue, subject, "comme")
    return None


def _opening(marked: Marked, k: int) -> int | None:
    """Where « comme », « ainsi que », « ce que » begins that ends at token `k`; or None."""
    if marked.words[k] == "comme":
        return k
    if marked.words[k] in _THAT and k and marked.words[k - 1] in {"ainsi", "ce", "tel"}:
        return k - 1 if marked.words[k - 1] != "ce" or (k > 1 and marked.words[k - 2] == ",") else None
    return None
