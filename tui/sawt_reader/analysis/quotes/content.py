"""Where reported words begin and end: inside the sentence, before the full stop and the next attribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.grammar.phrases import SUBJECTS, phrase_at

_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "…", "!", "?", "...", " ", "\n", "\n\n"})

_SUBORDINATING = lexicons.words("function_words.toml", "subordinating_conjunctions")
_SUBORDINATING_PAIRS = frozenset(
    (first, that)
    for first in lexicons.words("function_words.toml", "subordinating_adverbs")
    for that in ("que", "qu'", "si")
)

_COMPLEMENTIZERS = frozenset({"que", "qu'", "si", "s'"})
_JOINING = frozenset({"mais", "et", "car"})
_DASHES = frozenset({"-", "–", "—"})
_OPENING = lexicons.words("function_words.toml", "determiners") | SUBJECTS
_LINKS = lexicons.words("function_words.toml", "clause_links")
_LINKING = tuple(tuple(phrase.split()) for phrase in lexicons.toml("function_words.toml")["linking_phrases"])
_BEFORE_VERB = lexicons.words("function_words.toml", "clitics")
_AUXILIARY = 4  # tokens from an auxiliary to its participle
_SUBJECT = 20  # tokens of a subject with its complements; half or double changes nothing
_THIRD = frozenset({"il", "elle", "ils", "elles"})
_NOT_IN_SUBJECT = frozenset({",", "que", "qu'", "qui", "dont", "où"})

# By sentence, the tokens of attributions that may close it: reported clauses end before them.
Edges = Mapping[int, Sequence[tuple[int, int]]]


def clause_end(marked: Marked, start: int, cue: int, edges: Edges) -> int:
    """The token after a reported clause that begins at token `start`.

    It ends with its sentence, or before « ; », an attribution that closes the sentence (« …, selon elle ») or a verb
    that the parser co-ordinates with the cue (« a dit que … et a quitté la salle »).
    """
    limit = marked.sentence_bounds(start)[1]
    level = marked.pair_of(start - 1) if start else None
    if level is not None and marked.pair_of(start) is level:
        limit = min(limit, level.after - 1)
    infinitive = _is_infinitive(marked, start, limit)
    end = limit
    for k in range(start, limit):
        if marked.pair_of(k) != level:
            continue
        if _breaks(marked, k, limit, infinitive=infinitive) or _tells_next(marked, k, start, limit):
            end = k
            break
    for k in range(start + 1, end):
        if marked.pair_of(k) == level and _starts_coordinated_clause(marked, k, cue, start):
            end = k
            break
    return without_gloss(marked, start, trim_end(marked, start, before_edges(marked, start, end, edges)))


def fronted_end(marked: Marked, start: int, cue: int, end: int) -> int:
    """« Estimant que …, il a voté contre »: the clause of a leading gerund ends before the main subject."""
    level = marked.pair_of(cue)
    for k in range(start + 2, end - 1):
        if marked.words[k] != "," or marked.pair_of(k) != level:
            continue
        if marked.words[k + 1] in SUBJECTS - {"qui"} or (marked.is_quoted(k - 1) and not marked.is_quoted(k + 1)):
            return k
        noun = next((j for j in range(k + 1, min(end, k + 6)) if marked.dep[j] == "nsubj"), None)
        if noun is not None and not marked.is_verb(noun) and marked.dep[marked.head[noun]] == "ROOT":
            return k
    return subordinate_end(marked, start, end)


def relative_end(marked: Marked, start: int, qui: int, end: int) -> int:
    """« X, qui a affirmé que …, est reparti »: the comma before the main verb."""
    level = marked.pair_of(qui)
    for k in range(start + 2, end - 1):
        if marked.words[k] == "," and marked.pair_of(k) == level:
            verb = k + 1
            while verb < end - 1 and marked.words[verb] in {"ne", "n'", "se", "s'"}:
                verb += 1
            if marked.is_finite(verb):
                return k
    return end


def is_subordinate(marked: Marked, cue: int) -> bool:
    """Does the clause of a cue open the sentence? « Alors que le maire dit que … », « Au juge qui demandait si … »."""
    first = marked.sentence_bounds(cue)[0]
    while first < cue and marked.words[first] in _LINKS | {","}:
        first += 1  # « Mais si le maire dit que … »
    lead = marked.words[first : first + 2]
    if lead[0] in _SUBORDINATING or tuple(lead) in _SUBORDINATING_PAIRS:
        return all(marked.words[k] != "," or marked.is_quoted(k) for k in range(first, cue))
    return marked.pos[first] == "ADP" and "qui" in marked.words[first:cue]


def subordinate_end(marked: Marked, start: int, end: int) -> int:
    """« Alors que X a dit que …, un ministre est arrivé »: the comma before the subject of the main verb."""
    found = end
    for k in range(end - 3, start + 1, -1):
        if marked.words[k] != "," or marked.is_quoted(k):
            continue
        subject = phrase_at(marked, k + 1, end)
        verb = k + 2 if marked.words[k + 1] in SUBJECTS - {"qui"} else subject.end if subject else end
        while verb < min(end, k + _SUBJECT) and not marked.is_verb(verb) and marked.words[verb] not in _NOT_IN_SUBJECT:
            verb += 1
        if verb < end and marked.words[verb] == "," and subject:
            verb = _past_apposition(marked, verb, end)
        if verb < end and marked.is_finite(verb):
            found = k
            if "ROOT" in (marked.dep[verb], marked.dep[marked.head[verb]]):
                break
    return found


def _breaks(marked: Marked, k: int, limit: int, *, infinitive: bool) -> bool:
    """Does a reported clause end before `k`: at « ; », « : « … » » or where the narrator goes on after a comma?"""
    if marked.words[k] == "," and k + 2 < limit:
        return narrator_goes_on(marked, k + 1, infinitive=infinitive)
    return marked.words[k] == ";" or (marked.words[k] == ":" and k + 1 < limit and marked.is_quoted(k + 1))


def narrator_goes_on(marked: Marked, k: int, *, infinitive: bool) -> bool:
    """« …, sans préciser », « …, avant d'ajouter », « …, lançant un débat », « …, contre 15 hier ».

    After an infinitive clause also « …, alors que le maire se tait », which in a clause with « que » is mostly said.
    """
    word, after = marked.words[k], marked.words[k + 1]
    if word == "sans":
        return after not in {"avoir", "être", "qu'", "que"}
    if word == "avant":
        return after in {"de", "d'"}
    if word == "contre":
        return after[0].isdigit()
    if word in {"alors", "tandis"}:
        return infinitive and after in {"que", "qu'"}
    if word == "tout":
        return infinitive and after == "comme"
    return word.endswith("ant") and marked.is_participle(k) and marked.tokens.is_present(k)


def _tells_next(marked: Marked, k: int, start: int, limit: int) -> bool:
    """Is a whole clause followed, after words in marks, by one of the narrator? « …, qu'il est « prêt », il a fui »."""
    if k + 2 >= limit or marked.words[k] != "," or marked.words[k + 1] not in _THIRD or not marked.is_quoted(k - 1):
        return False
    said = any(marked.is_finite(j) and not marked.is_quoted(j) for j in range(start, k))
    return said and marked.is_finite(k + 2) and not marked.is_quoted(k + 1)


def _past_apposition(marked: Marked, comma: int, end: int) -> int:
    """The token after an apposition between commas: « la maire[, élue à Brest,] a menti »; or else `comma`."""
    for k in range(comma, min(end - 1, comma + _SUBJECT)):
        if marked.words[k] == "," and marked.is_finite(k + 1):
            return k + 1
        if marked.is_finite(k):
            break
    return comma


def _is_infinitive(marked: Marked, start: int, limit: int) -> bool:
    """Is it a clause without « que » or « si »: « avoir vu … », « de ne pas partir »?"""
    if marked.words[start] in _COMPLEMENTIZERS:
        return False
    return next((marked.is_infinitive(k) for k in range(start, limit) if marked.is_verb(k)), False)


def _starts_coordinated_clause(marked: Marked, k: int, cue: int, start: int) -> bool:
    """Does a clause co-ordinated with the cue begin here? « et a quitté la salle », « mais il refuse que … »."""
    if marked.words[k] not in {"et", "mais", "puis"} or marked.words[k + 1 : k + 2] in (["que"], ["qu'"]):
        return False
    if _another_report_follows(marked, k) or _repeats_auxiliary(marked, k, cue) or _shares_auxiliary(marked, k, cue):
        return True
    if _goes_on_from_cue(marked, k, cue, start):
        return True
    head = marked.head[k]
    if (
        marked.dep[k] == "cc"
        and marked.is_verb(head)
        and head > k
        and marked.dep[head] == "conj"
        and marked.head[head] == cue
    ):
        return all(marked.words[j] not in {"que", "qu'"} for j in range(k, min(head, k + 3)))
    return False


def _goes_on_from_cue(marked: Marked, k: int, cue: int, start: int) -> bool:
    """Is the next verb one of the cue's subject, by its form? « raconte que le port fermait et [se souvient de lui] ».

    It has no subject of its own, and the cue's mood, tense, person and number, which no verb said before has.
    """
    limit = marked.sentence_bounds(k)[1]
    verb = k + 1
    while verb < limit and marked.words[verb] in _BEFORE_VERB:
        verb += 1
    first = next((j for j in range(cue, max(cue - _AUXILIARY, -1), -1) if marked.is_finite(j)), None)
    if verb >= limit or first is None or not marked.is_finite(verb) or marked.is_quoted(verb):
        return False
    form = marked.tokens.morph[first]
    if marked.tokens.morph[verb] != form or (verb > k + 1 and marked.words[k + 1] in SUBJECTS):
        return False
    return not any(marked.tokens.morph[j] == form for j in range(start, k) if marked.is_finite(j))


def _repeats_auxiliary(marked: Marked, k: int, cue: int) -> bool:
    """Is the cue's auxiliary repeated without a subject? « a reconnu que …, mais a exclu de partir »."""
    auxiliary = marked.words[cue - 1] if cue else ""
    return auxiliary in {"a", "ont", "avait", "avaient"} and marked.words[k - 1 : k + 2] == [
        ",",
        marked.words[k],
        auxiliary,
    ]


def _shares_auxiliary(marked: Marked, k: int, cue: int) -> bool:
    """Is the participle of another verb of reporting next? « a affirmé que … et [évoqué des travaux] »."""
    compound = cue and (marked.words[cue - 1] in {"a", "ont", "avait", "avaient"} or marked.pos[cue - 1] == "ADV")
    if not compound:
        return False
    following = marked.cues_between(k + 1, k + 3)
    return bool(following) and marked.is_participle(following[0].start) and marked.pos[k + 1] in {"VERB", "ADV"}


def _another_report_follows(marked: Marked, k: int) -> bool:
    """Is the next verb a cue with « que » or marks? « …, mais la mairie affirme que »."""
    limit = marked.sentence_bounds(k)[1]
    at = next((j for j in range(k + 1, limit) if marked.is_finite(j)), limit)
    for cue in marked.cues_between(at, at + 4):
        if "que" in cue.verb.frames and cue.verb.grade != "incise_only":
            marks = cue.end < limit and marked.pair_of(cue.end) != marked.pair_of(k)
            return marks or any(marked.words[j] in {"que", "qu'"} for j in range(cue.end, min(limit, cue.end + 3)))
    return False


def before_edges(marked: Marked, start: int, end: int, edges: Edges, but: int | None = None) -> int:
    """`end`, or the start of attributions that close the sentence before it, except one that begins at `but`."""
    if start >= end:
        return end
    for first, after in sorted(edges.get(marked.sentence[start], ()), reverse=True):
        if first != but and start < first < end:
            last = trim_end(marked, first, end)
            if last <= after and end <= last + 3:
                end = first
    return end


def trim_end(marked: Marked, start: int, end: int) -> int:
    """`end` without the punctuation and white space before it, but for any inside quotation marks."""
    level = marked.pair_of(start) if start < end else None
    while end > start + 1 and marked.words[end - 1] in _EDGE and marked.pair_of(end - 1) in (None, level):
        end -= 1
    return end


def without_gloss(marked: Marked, start: int, end: int) -> int:
    """`end` without the narrator's words in brackets after the marks: « « ma cheffe » (Léa Brun) », not « (47 %) »."""
    if marked.words[end - 1] != ")" or marked.is_quoted(end - 1):
        return end
    opens = next((k for k in range(end - 2, start, -1) if marked.words[k] == "("), start)
    told = any(marked.is_quoted(k) or marked.words[k][0].isdigit() for k in range(opens, end))
    return opens if opens > start and marked.is_quoted(opens - 1) and not told else end


def trim_start(marked: Marked, start: int, end: int) -> int:
    """`start` without the punctuation after it."""
    while start < end - 1 and marked.words[start] in _EDGE and not marked.is_quoted(start):
        start += 1
    return start


def past_heading(marked: Marked, start: int, end: int) -> int:
    """The token after a heading that stands before a sentence without a full stop, or else `start`.

    « Un retour en maiLa Grèce rouvrira », « - Deux morts -La route a cédé », « Des élus déçus Le maire a menti ».
    """
    dashed = marked.words[start][0] in _DASHES or (start > 0 and marked.words[start - 1] in _DASHES)
    return next(
        (k for k in range(end - 1, start, -1) if _follows_heading(marked, k) or (dashed and _has_dash(marked, k))),
        start,
    )


def _has_dash(marked: Marked, k: int) -> bool:
    """Is the dash that closes a heading part of a token? « - Deux morts [-La] route », « - Un procès [-"Je] mens" »."""
    glued = marked.text[marked.start[k] : marked.end[k]][:2]
    return len(glued) == 2 and glued[0] in _DASHES and (glued[1].isupper() or glued[1] in '"«“')


def is_topic(marked: Marked, start: int, colon: int) -> bool:
    """Do the words up to a colon only tell what a title is about? « Port de Brest : une hausse, selon la maire »."""
    in_title = marked.block[colon] == 0 and marked.block[start] == 0
    return in_title and not any(marked.is_finite(k) and not marked.is_quoted(k) for k in range(start, colon))


def is_own_clause(marked: Marked, start: int, pair: QuotedSpan) -> bool:
    """Is only what is in marks said, a clause after the narrator's? « Le pont est vieux, mais « il tient », dit X »."""
    first, inside = pair.first, pair.first + 1
    if first <= start or marked.words[first - 1] not in _JOINING or marked.is_finite(inside):
        return False
    lead = range(start, first - 1)
    told = any(marked.is_finite(k) for k in lead) and not any(marked.is_quoted(k) for k in lead)
    subject = marked.pos[inside] not in {"VERB", "AUX", "ADJ"} and marked.words[inside] not in _NOT_IN_SUBJECT
    return told and subject and any(marked.is_finite(k) for k in range(first, pair.after))


def _follows_heading(marked: Marked, k: int) -> bool:
    """Does a sentence begin at `k` right after a heading?"""
    opens = k + 1 if marked.is_quoted(k) and not marked.words[k][:1].isalnum() and k + 1 < len(marked) else k
    if not marked.is_capital(opens) or marked.pair_of(k - 1) is marked.pair_of(k) is not None:
        return False
    before, glued = marked.words[k - 1], marked.end[k - 1] == marked.start[k]
    if before == "•":
        return True
    if before in _DASHES:
        return glued and k > 1 and (marked.end[k - 2] < marked.start[k - 1] or marked.is_quoted(k - 2))
    if glued:
        return before[-1:].isalpha() or marked.is_quoted(k - 1)
    name = marked.mention_of(k) is not None or any(marked.tokens.capital[k + 1 : k + 2])
    return marked.words[k] in _OPENING and marked.pos[k - 1] in {"NOUN", "ADJ"} and not name and opens == k


def past_links(marked: Marked, start: int, end: int) -> int:
    """The token after words that link a sentence to the one before: « [Par ailleurs,] le pont », « [Mais] le pont »."""
    if start != marked.sentence_bounds(start)[0]:
        return start
    phrase = next((p for p in _LINKING if tuple(marked.words[start : start + len(p)]) == p), ())
    k = start + len(phrase)
    if not (phrase and marked.words[k : k + 1] == [","]):
        if marked.words[start] not in _LINKS:
            return start
        k = start + 1
    k += marked.words[k : k + 1] == [","]
    return k if k < end else start
