"""Words in marks with their cue to the left, after a colon, or on a line of attribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.phrases import Phrase, around, coordinated, phrase_at, source_class
from sawt_reader.analysis.grammar.predicates import Predicate
from sawt_reader.analysis.quotes import content, speakers, terms
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.quotes.incises import Incise
from sawt_reader.analysis.quotes.indirect import is_question, subjects
from sawt_reader.analysis.quotes.parse import Parse
from sawt_reader.analysis.quotes.prepositions import author_of
from sawt_reader.reading.model import QuoteKind

_REACH = 14  # tokens between a cue and a fragment in its complement at most
_SPEAKING = frozenset({"person", "name", "group", "organisation", "document", "medium", "pronoun"})
_SPEAKING_FORMS = frozenset({"finite", "gerund"})  # « considérés comme « … » », « sans dire « … » » say nothing
_COMPLEMENT_FORMS = _SPEAKING_FORMS | {"participle"}  # « une réponse jugée « tardive » par les élus »
_LINE = 30  # tokens of a line of attribution at most
_GAP = 6  # tokens between two fragments of one complement at most
_LEAD_PREPOSITIONS = frozenset(
    {"de", "d'", "du", "des", "comme", "à", "au", "aux", "contre", "sur", "en", "que", "qu'", "par", "pour"}
)


def after_marks(parse: Parse, incise: Incise) -> Draft:
    """« … », a déclaré X: the pair before the incise, or the whole clause if the pair is only a part of it."""
    number = incise.pair
    first, after = parse.pair_tokens[number]
    start = parse.sentence_bounds(first)[0]
    if _is_part(parse, number, start):
        begin = content.trim_start(parse, start, first)
        held = list(dict.fromkeys(parse.inside[k] for k in range(begin, after) if parse.inside[k] >= 0))
        draft = _of_incise("mixed", incise, [(parse.start[begin], parse.pairs[number].end)], held)
    else:
        colon = max((k for k in range(start, first) if parse.words[k] == ":"), default=start)
        held = [*dict.fromkeys(parse.inside[k] for k in range(colon, first) if parse.inside[k] >= 0), number]
        draft = _of_incise("direct", incise, [piece for n in held for piece in parse.pairs[n].pieces], held)
    _go_on(parse, incise, draft)
    return draft


def _is_part(parse: Parse, number: int, start: int) -> bool:
    """Is a pair only a part of the clause that begins at token `start`? « Le plan « vise à réduire » la dette »."""
    lead = [k for k in range(start, parse.pair_tokens[number][0]) if parse.inside[k] < 0]
    if lead and parse.words[lead[-1]] == ":":
        return False
    if lead and parse.words[lead[-1]] in {"qui", "que", "qu'", "dont"}:
        return True  # « Une loi qui « va trop loin », dit le maire »
    if any(parse.verb[k] == "Fin" for k in lead):
        return not terms.is_sentence(parse, number)
    return any(parse.words[k][:1].isalnum() for k in lead) and not terms.has_finite_verb(parse, number)


def _go_on(parse: Parse, incise: Incise, draft: Draft) -> None:
    """« A », dit X, « B »: what follows in the same sentence is the rest of it."""
    if parse.cues_between(incise.predicate.end, incise.end):
        return  # « …, où l'on assure que « … » » reports anew
    k = incise.end
    limit = parse.sentence_bounds(incise.start)[1]
    while k < limit and parse.words[k] in {",", ":", "et"}:
        k += 1
    number = parse.inside[k] if k < limit else -1
    if number >= 0 and number not in draft.pairs and parse.pair_tokens[number][0] == k:
        draft.pieces += parse.pairs[number].pieces
        draft.pairs.append(number)


def _of_incise(kind: QuoteKind, incise: Incise, pieces: list[tuple[int, int]], held: list[int]) -> Draft:
    cue = incise.predicate.cue
    return Draft(
        kind,
        "inversion",
        pieces,
        cue=(cue.start, cue.end),
        speakers=list(incise.subjects),
        pairs=held,
    )


def split_by(parse: Parse, number: int, incise: Incise) -> Draft:
    """« La réforme, a expliqué X, sera votée »: an incise inside the marks parts the paragraph that holds it."""
    pair = parse.pairs[number]
    before = incise.start
    while parse.words[before - 1] in {",", "–", "—"}:
        before -= 1
    k = incise.end
    while k < parse.pair_tokens[number][1] - 1 and parse.words[k] in {",", ".", "–", "—", " "}:
        k += 1
    cut = parse.end[before - 1]
    resumed = parse.start[k] if k < parse.pair_tokens[number][1] - 1 else pair.end
    parts = [part for start, end in pair.pieces for part in ((start, min(end, cut)), (max(start, resumed), end))]
    return _of_incise("direct", incise, [(start, end) for start, end in parts if start < end], [number])


def with_lead(parse: Parse, number: int, predicates: Mapping[int, Sequence[Predicate]]) -> Draft | None:
    """The quote a pair makes with the words before it in its sentence; None where they attribute nothing."""
    first = parse.pair_tokens[number][0]
    start = parse.sentence_bounds(first)[0]
    previous = first - 1
    if previous < start:
        return None
    if parse.words[previous] == ":":
        return _after_colon(parse, number, start, previous, predicates)
    return _in_complement(parse, number, start, predicates)


def _before(
    parse: Parse,
    start: int,
    end: int,
    predicates: Mapping[int, Sequence[Predicate]],
    forms: frozenset[str] = _SPEAKING_FORMS,
) -> list[Predicate]:
    """The cues outside marks in a stretch of tokens, the last first."""
    return [
        p
        for p in reversed(predicates.get(parse.sentence[start], ()))
        if start <= p.cue.start < end and parse.inside[p.cue.start] < 0 and not p.negated and p.form in forms
    ]


def _after_colon(
    parse: Parse, number: int, start: int, colon: int, predicates: Mapping[int, Sequence[Predicate]]
) -> Draft | None:
    """« X a déclaré : « … » », « les propos de X : « … » », « X, catégorique : « … » »."""
    draft = Draft("direct", "colon", list(parse.pairs[number].pieces), pairs=[number])
    for predicate in _before(parse, start, colon, predicates):
        who = subjects(parse, predicate)
        if who is None:
            follows = speakers.after(parse, predicate, colon, strict=True)
            who = follows.phrases if follows else None
        if who is not None:
            authors = _authors_between(parse, predicate, colon)
            if authors:
                draft.via, who = who, authors
            draft.attribution, draft.cue = "verb", (predicate.cue.start, predicate.cue.end)
            draft.speakers = who
            return draft
    return _after_noun(parse, draft, start, colon) or _after_name(parse, draft, start, colon)


def _authors_between(parse: Parse, predicate: Predicate, colon: int) -> list[Phrase]:
    """« Le journal a cité (les propos du) maire : « … » »: the mayor speaks, the paper relays."""
    start = predicate.end
    if predicate.cue.cue.lemma == "citer":
        cited = phrase_at(parse, start, colon)
        if cited and source_class(parse, cited) in {"person", "name"}:
            return [cited]
    nouns_of_speech = (
        k for k in range(start, colon) if parse.words[k] in nouns.words("speech") and parse.pos[k] == "NOUN"
    )
    return next((found for k in nouns_of_speech if (found := author_of(parse, k, colon))), [])


def _after_noun(parse: Parse, draft: Draft, start: int, colon: int) -> Draft | None:
    for k in range(colon - 1, start - 1, -1):
        if parse.words[k] in nouns.words("speech") and parse.pos[k] in {"NOUN", "PROPN"} and parse.inside[k] < 0:
            draft.attribution, draft.cue, draft.confidence = "noun", (k, k + 1), 0.7
            draft.speakers = author_of(parse, k, colon) or _subject_of_lead(parse, start, colon)
            return draft
    return None


def _after_name(parse: Parse, draft: Draft, start: int, colon: int) -> Draft | None:
    """« Le maire, catégorique : « … » »; with a verb that reports nothing, its subject spoke, less surely."""
    draft.speakers = _subject_of_lead(parse, start, colon)
    draft.confidence = 0.6
    return draft if draft.speakers else None


def _subject_of_lead(parse: Parse, start: int, colon: int) -> list[Phrase]:
    """The last subject before the colon that can speak, or else the phrase that opens the sentence."""
    for k in range(colon - 1, start - 1, -1):
        if parse.dep[k].startswith("nsubj") and parse.inside[k] < 0 and parse.words[k] != "qui":
            found = around(parse, k, start, colon)
            if found and source_class(parse, found) in _SPEAKING:
                return coordinated(parse, found, colon)
    found = phrase_at(parse, start, colon)
    if found and source_class(parse, found) in _SPEAKING and not _is_place(parse, found):
        return coordinated(parse, found, colon)
    return _named_in_lead(parse, start, colon)


def _is_place(parse: Parse, phrase: Phrase) -> bool:
    """« Sahel : « … » » says where, not who."""
    number = parse.mention[phrase.head]
    return number >= 0 and parse.mentions[number].label_ in {"place", "LOC"}


def _named_in_lead(parse: Parse, start: int, colon: int) -> list[Phrase]:
    """« À ses côtés, Marie, 31 ans, inquiète : « … » »; « Pas assez pour rassurer Paul Arnal : « … » »."""
    verbal = any(parse.verb[k] == "Fin" for k in range(start, colon))
    for k in range(start + 1, colon):
        found = phrase_at(parse, k, colon)
        placed = found is not None and (found.end == colon or (parse.words[k - 1] == "," and not verbal))
        if found and placed and source_class(parse, found) in {"person", "name"}:
            return [found]
    return []


def _in_complement(
    parse: Parse, number: int, start: int, predicates: Mapping[int, Sequence[Predicate]]
) -> Draft | None:
    """« juge « inacceptable » … », « dénonce une « dérive » », « ajoutant « … » »."""
    first, after = parse.pair_tokens[number]
    if is_question(parse, first):
        return None
    for predicate in _before(parse, max(start, first - _REACH), first, predicates, _COMPLEMENT_FORMS):
        gap = range(predicate.end, first)
        if any(
            parse.verb[k] == "Fin" or parse.words[k] in {";", ":", "qui", "dont"} for k in gap if parse.inside[k] < 0
        ):
            return None
        cue = predicate.cue.cue
        adjacent = all(parse.pos[k] in {"ADV", "PUNCT"} or parse.words[k] in {"que", "qu'", "'"} for k in gap)
        if not cue.frames and not adjacent:
            continue
        if terms.is_title(parse, number):
            return None
        if terms.is_name(parse, number) and not (adjacent and {"que", "small"} & cue.frames):
            return None
        passive = predicate.passive or predicate.form == "participle"
        who = _passive_agent(parse, predicate) if passive else subjects(parse, predicate)
        if who is None:
            return None
        whole = (
            adjacent and terms.has_finite_verb(parse, number) and not any(parse.words[k] in {"que", "qu'"} for k in gap)
        )
        begin = first if whole else _fragment_start(parse, predicate.end, first)
        end, held = _fragment_end(parse, after, number)
        if len(held) == 1 and not adjacent and "small" not in cue.frames and len(terms.inner_words(parse, number)) < 2:
            return None  # « dénonce ces « dérives » »
        start = parse.pairs[number].start if begin == first else parse.start[begin]
        pieces = list(parse.pairs[number].pieces) if whole else [(start, parse.end[end - 1])]
        return Draft(
            "direct" if whole else "mixed",
            "verb",
            pieces,
            cue=(predicate.cue.start, predicate.cue.end),
            speakers=who,
            pairs=[number] if whole else held,
            confidence=0.85 if whole else 0.75,
        )
    return None


def _passive_agent(parse: Parse, predicate: Predicate) -> list[Phrase] | None:
    """« a été qualifiée d'« erreur » par le maire »."""
    limit = parse.sentence_bounds(predicate.cue.start)[1]
    for at in range(predicate.end, limit):
        if parse.words[at] == "par" and parse.inside[at] < 0:
            found = phrase_at(parse, at + 1, limit)
            return [found] if found and source_class(parse, found) else None
    return None


def _fragment_start(parse: Parse, k: int, first: int) -> int:
    """From the noun phrase the fragment is part of: « parle d'[une « dérive »] »."""
    skipped = _LEAD_PREPOSITIONS | nouns.words("time") | {"dans", "lui", "elle", "eux", "elles", "'"}
    while k < first:
        if parse.pos[k] in {"ADV", "PUNCT"} or parse.words[k] in skipped:
            inner = phrase_at(parse, k + 1, first) if parse.words[k] in skipped else None
            k = inner.end if inner and _stands_apart(parse, inner, first) else k + 1
        else:
            break
    return k


def _stands_apart(parse: Parse, phrase: Phrase, first: int) -> bool:
    """« réclame du gouvernement « un geste » », « fustige, dans un entretien, « ceux … » »: not the fragment's noun."""
    k = phrase.end
    return parse.words[k] in _LEAD_PREPOSITIONS | {","} or (k == first and parse.pos[first + 1] in {"DET", "PRON"})


def _fragment_end(parse: Parse, after: int, number: int) -> tuple[int, list[int]]:
    """Over the fragments that follow closely in the same sentence: « à « respecter » et à « rester » »."""
    held, limit = [number], parse.sentence_bounds(after - 1)[1]
    k = after
    while k < min(limit, after + _GAP) and parse.verb[k] != "Fin" and parse.words[k] not in {";", ":", "."}:
        if parse.inside[k] >= 0:
            held.append(parse.inside[k])
            after = parse.pair_tokens[parse.inside[k]][1]
            k = after
        else:
            k += 1
    return after, held


def as_headline(parse: Parse, number: int, predicates: Mapping[int, Sequence[Predicate]]) -> Draft | None:
    """« … » : le péage dénoncé par X; « … » : Paul Arnal défend son bilan."""
    first, after = parse.pair_tokens[number]
    start, limit = parse.sentence_bounds(first)
    if start != first or after + 2 >= limit or parse.words[after] != ":":
        return None
    draft = Draft("direct", "colon", list(parse.pairs[number].pieces), pairs=[number], confidence=0.7)
    for predicate in predicates.get(parse.sentence[first], ()):
        if predicate.passive and after < predicate.start < limit and (agent := _passive_agent(parse, predicate)):
            draft.speakers, draft.cue = agent, (predicate.cue.start, predicate.cue.end)
            return draft
    found = phrase_at(parse, after + 1, limit)
    if found and source_class(parse, found) in {"name", "person"} and terms.has_finite_verb(parse, number):
        draft.speakers = [found]
        return draft
    return None


def with_line(parse: Parse, number: int) -> Draft | None:
    """« … » — Paul Arnal, directeur: a line of attribution; or « … » (Paul Arnal)."""
    after = parse.pair_tokens[number][1]
    block, end = parse.block[after - 1], min(len(parse.words), after + _LINE)
    limit = next((k for k in range(after, end) if parse.block[k] != block), end)
    if after + 1 >= limit or parse.words[after] not in {"—", "–", "-", "("}:
        return None
    found = phrase_at(parse, after + 1, limit)
    if found is None or source_class(parse, found) not in {"name", "person"} or found.end + 2 < limit:
        return None
    return Draft("direct", "colon", list(parse.pairs[number].pieces), speakers=[found], pairs=[number])
