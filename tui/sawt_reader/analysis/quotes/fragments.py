"""Words in quotation marks in the complement of a verb, with the noun phrase or clause that they are a fragment of."""

from __future__ import annotations

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.grammar.verb_groups import VerbGroup
from sawt_reader.analysis.quotes import content, terms
from sawt_reader.analysis.quotes.drafts import Draft

_AFTER_CLAUSE = lexicons.words("function_words.toml", "after_infinitive_clauses")
_GOVERNED = lexicons.words("function_words.toml", "complements_of_adjectives")
_NAME = 3  # words of a name for a thing in marks
_BEFORE_INFINITIVES = lexicons.words("function_words.toml", "before_infinitives")
# Tokens between two fragments of one complement: « à « respecter » et à « rester » ». Half loses quotes in 3 articles.
_GAP = 6
SPEAKING_FORMS = frozenset({"finite", "gerund"})  # « considérés comme « … » », « sans dire « … » » say nothing


def in_complement(
    marked: Marked, pair: QuotedSpan, group: VerbGroup, who: list[Phrase], *, adjacent: bool
) -> Draft | None:
    """The quote of a pair in the complement of a verb: the pair itself, or the noun phrase it is a fragment of."""
    first, after = pair.first, pair.after
    has_that = any(marked.words[k] in {"que", "qu'"} for k in range(group.end, first))
    whole = adjacent and terms.has_finite_verb(marked, pair) and not has_that
    begin = first if whole else _fragment_start(marked, group.end, pair)
    end, held = _fragment_end(marked, after, pair)
    if len(held) == 1 and len(terms.inner_words(marked, pair)) < 2 and "small" not in group.cue.verb.frames:
        loose = any(marked.pos[k] not in {"DET", "ADV"} for k in range(group.end, first))
        modified = end < len(marked) and (marked.pos[end] == "ADJ" or marked.is_participle(end))
        opens = begin < first or _opens_with_infinitive(marked, pair)  # « appelle à ne pas « céder » »
        if (modified or (loose and "word" not in group.cue.verb.frames)) and not opens:
            return None  # « dénonce la peine des « lâcheurs » », « regrette le « moment » choisi »
    elif len(held) == 1 and not whole and _names_a_thing(marked, group, pair):
        return None
    if not whole and (_is_clause(marked, begin, pair) or _governs(marked, group, pair, held, end)):
        end = _clause_end(marked, end)
    elif not whole and len(held) == 1 and end < len(marked):
        end = _past_relative(marked, end)
    start = pair.start if begin == first else marked.start[begin]
    return Draft(
        "direct" if whole else "mixed",
        "verb",
        list(pair.pieces) if whole else [(start, marked.end[end - 1])],
        cue=(group.cue.start, group.cue.end),
        speakers=who,
        pairs=[pair] if whole else held,
        evidence="clause after verb" if whole else "fragment after verb",
    )


def _governs(marked: Marked, group: VerbGroup, pair: QuotedSpan, held: list[QuotedSpan], end: int) -> bool:
    """Has an adjective in marks a complement outside? « se dit « ouvert » [à la réforme] »."""
    active = group.form in SPEAKING_FORMS and not group.passive
    if len(held) > 1 or not active or "small" not in group.cue.verb.frames or end >= len(marked):
        return False
    inside = terms.inner_words(marked, pair)
    described = inside and (marked.pos[inside[-1]] == "ADJ" or marked.is_participle(inside[-1]))
    return bool(described) and marked.words[end] in _GOVERNED


def _names_a_thing(marked: Marked, group: VerbGroup, pair: QuotedSpan) -> bool:
    """Are these few words the name of what a noun before them has? « dénonce la peur des « gilets orange » »."""
    first, inside = pair.first, terms.inner_words(marked, pair)
    if len(inside) > _NAME or terms.has_finite_verb(marked, pair) or marked.words[first - 1] not in {"des", "du"}:
        return False
    return marked.pos[first - 2] == "NOUN" and first - 2 >= group.end


def _is_clause(marked: Marked, begin: int, pair: QuotedSpan) -> bool:
    """Does an infinitive or a participle, with words of its own to follow, begin the fragment?"""
    return begin < pair.first or _opens_with_infinitive(marked, pair)


def _opens_with_infinitive(marked: Marked, pair: QuotedSpan) -> bool:
    """Is the first word in the marks an infinitive, after at most « ne pas » and pronouns?"""
    inside = pair.first + 1
    while inside < pair.after and marked.words[inside] in _BEFORE_INFINITIVES:
        inside += 1
    return inside < pair.after and marked.is_infinitive(inside)


def _past_relative(marked: Marked, end: int) -> int:
    """The end of a relative clause that completes what is in marks: « crie à « la honte » [qui dure] »."""
    if marked.words[end] != "qui":
        return end
    limit = marked.sentence_bounds(end - 1)[1]
    return next((k for k in range(end, limit) if marked.pos[k] == "PUNCT" or marked.is_quoted(k)), limit)


def _clause_end(marked: Marked, end: int) -> int:
    """The end of an infinitive's clause: « accuse le maire de « fermer » [l'école en juin], où … »."""
    limit = marked.sentence_bounds(end - 1)[1]
    for k in range(end, limit):
        if marked.words[k] in _AFTER_CLAUSE or marked.pos[k] == "SPACE" or _ends_complement(marked, k):
            return k
        if marked.words[k] == "," and k + 2 < limit and content.narrator_goes_on(marked, k + 1, infinitive=True):
            return k
    return limit


def _fragment_start(marked: Marked, k: int, pair: QuotedSpan) -> int:
    """Where what is said begins: at the marks, or at an infinitive before or in them with its preposition.

    « dénonce une [« dérive »] », « juge le plan [« tardif »] », « accuse le maire de [céder à « la peur »] ».
    """
    first = pair.first
    infinitives = [j for j in range(k, first) if marked.is_infinitive(j)]
    begin = infinitives[0] if infinitives else first if _opens_with_infinitive(marked, pair) else None
    if begin is None:
        return first
    while begin > k and marked.words[begin - 1] in _BEFORE_INFINITIVES:
        begin -= 1
    prepositions = {"à"} if begin == first else {"à", "de", "d'"}
    return begin - 1 if begin > k and marked.words[begin - 1] in prepositions else begin


def _fragment_end(marked: Marked, after: int, pair: QuotedSpan) -> tuple[int, list[QuotedSpan]]:
    """The end after further fragments close by in the sentence, and all pairs: « à « respecter » et à « rester » »."""
    held, limit = [pair], marked.sentence_bounds(after - 1)[1]
    k = after
    while k < min(limit, after + _GAP) and not _ends_complement(marked, k):
        if following := marked.pair_of(k):
            held.append(following)
            after = k = following.after
        else:
            k += 1
    return after, held


def _ends_complement(marked: Marked, k: int) -> bool:
    """Does another verb or sentence begin here? « a dénoncé « … » et [loué « … »] », « …, [regrettant « … »] »."""
    if marked.is_quoted(k):
        return False
    if marked.words[k] == "-":
        return marked.end[k - 1] < marked.start[k]  # not « Saint-Malo »
    return marked.is_finite(k) or marked.words[k] in {";", ":", ".", ".-"} or bool(marked.cues_between(k, k + 1))
