"""Words in quotation marks that an incise, a verb or a colon before them, or a line of attribution attributes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.cues import Cue
from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.grammar.phrases import Phrase, around, coordinated, phrase_at, source_class
from sawt_reader.analysis.grammar.verb_groups import VerbGroup, is_another_use
from sawt_reader.analysis.quotes import content, fragments, speakers, terms
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.quotes.incises import Incise
from sawt_reader.analysis.quotes.indirect import subjects
from sawt_reader.analysis.quotes.prepositions import author_of
from sawt_reader.reading.model import QuoteKind

# Tokens between a cue and the fragment in its complement. Half loses quotes in 8 articles; double gains some in the
# press and loses some in Wikinews.
_REACH = 14
_SPEAKING = frozenset({"person", "name", "group", "organisation", "document", "medium", "pronoun"})
_COMPLEMENT_FORMS = fragments.SPEAKING_FORMS | {"participle"}  # « une réponse jugée « tardive » par les élus »
_OBJECTS = frozenset({"l'", "l", "le", "la", "les"})  # articles too
_BEFORE_VERB = lexicons.words("function_words.toml", "clitics") - _OBJECTS | {"ne", "n'"}
_PRESENTATIONS = tuple(tuple(phrase.split()) for phrase in lexicons.toml("function_words.toml")["presentations"])
_NAMING_SOURCES = frozenset({"selon", "d'après", "pour"})
_SUBORDINATE = frozenset({"advcl", "ccomp", "acl:relcl"})
_FEW = 2  # words of « …, dit X, « très ravie » »
_LINE = 30  # tokens of « — Paul Arnal, directeur »; half or double changes nothing


def after_marks(marked: Marked, incise: Incise, pair: QuotedSpan) -> Draft:
    """« … », a déclaré X: the pair before the incise, or the whole clause if the pair is only part of it."""
    first, after = pair.first, pair.after
    start = content.past_heading(marked, marked.sentence_bounds(first)[0], first + 1)
    colon = max((k for k in range(start, first) if marked.words[k] == ":"), default=start)
    if colon > start and not marked.is_quoted(colon) and content.is_topic(marked, start, colon):
        start = colon + 1
    held = [*_pairs_around(marked, colon, first), pair]
    own = content.is_own_clause(marked, start, pair)
    if not own and any(_is_part(marked, one, start) for one in held):
        begin = content.past_links(marked, content.trim_start(marked, start, first), first)
        held = _pairs_around(marked, begin, after)
        draft = _of_incise("mixed", incise, [(marked.chars(begin, after)[0], pair.end)], held)
    else:
        draft = _of_incise("direct", incise, [piece for one in held for piece in one.pieces], held)
    _add_rest(marked, incise, draft)
    return draft


def _pairs_around(marked: Marked, first: int, after: int) -> list[QuotedSpan]:
    """The outermost pairs around any of these tokens, in order, each once."""
    return list(dict.fromkeys(pair for k in range(first, after) if (pair := marked.pair_of(k))))


def _is_part(marked: Marked, pair: QuotedSpan, start: int) -> bool:
    """Is a pair only part of the clause that begins at token `start`? « Le plan « vise à réduire » la dette »."""
    lead = [k for k in range(content.past_links(marked, start, pair.first), pair.first) if not marked.is_quoted(k)]
    if lead and marked.words[lead[-1]] == ":":
        return False
    if lead and marked.words[lead[-1]] in {"qui", "que", "qu'", "dont"}:
        return True  # « Une loi qui « va trop loin », dit le maire »
    if lead and (_governs(marked, pair) or _continues_clause(marked, pair)):
        return True
    if any(marked.is_finite(k) for k in lead):
        return not terms.is_sentence(marked, pair)
    words = any(marked.words[k][:1].isalnum() for k in lead)
    return words and (_is_adjunct(marked, lead) or not terms.has_finite_verb(marked, pair))


def _is_adjunct(marked: Marked, lead: Sequence[int]) -> bool:
    """Do words before a pair say when, where or how? « Dans les ports, « on attend », dit X », not « Pour X, »."""
    if len(lead) == 1 and marked.words[lead[0]] in nouns.words("time"):
        return True  # « Aujourd'hui « on attend » »
    if marked.words[lead[-1]] != "," or marked.words[lead[0]] in _NAMING_SOURCES:
        return False
    return any(marked.pos[k] == "NOUN" for k in lead) and not any(marked.is_quoted(k) for k in range(lead[0], lead[-1]))


def _governs(marked: Marked, pair: QuotedSpan) -> bool:
    """Does a word right before a pair need its first words? « Le « grand chantier sera fermé », a dit le maire »."""
    before = pair.first - 1
    return marked.pos[before] in {"DET", "ADP"} and marked.words[before][:1].isalpha()


def _continues_clause(marked: Marked, pair: QuotedSpan) -> bool:
    """Does a pair begin with the verb of a subject before it? « Le pont, vieux, « cédera lundi », a dit le maire »."""
    before = pair.first - 1 - (marked.words[pair.first - 1] == ",")
    if marked.pos[before] not in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
        return False
    inside = pair.first + 1
    while inside + 1 < pair.after and marked.words[inside] in _BEFORE_VERB:
        inside += 1
    if inside + 1 < pair.after and marked.words[inside] in _OBJECTS and not marked.is_capital(inside):
        inside += marked.is_finite(inside + 1)  # « Le maire « le savait » », not « Le maire « la veille » »
    return marked.is_finite(inside) and not marked.is_capital(pair.first + 1)


def _add_rest(marked: Marked, incise: Incise, draft: Draft) -> None:
    """« A », dit X, « B »: add the pair that follows in the same sentence."""
    if marked.cues_between(incise.group.end, incise.end):
        return  # « …, où l'on assure que « … » » reports something else
    k = incise.end
    limit = marked.sentence_bounds(incise.start)[1]
    while k < limit and marked.words[k] in {",", ":", "et"}:
        k += 1
    if marked.words[k - 1] not in {",", ":", "et"}:
        return  # « …, dit X, selon qui « … » », « …, dit X, qui a ouvert sa « cellule » »
    pair = marked.pair_of(k) if k < limit else None
    # « …, dit X, « ravie » » describes X
    clause = marked.words[k - 1] == ":" or (pair is not None and len(terms.inner_words(marked, pair)) > _FEW)
    if pair is not None and pair not in draft.pairs and pair.first == k and clause:
        draft.pieces += pair.pieces
        draft.pairs.append(pair)


def _of_incise(kind: QuoteKind, incise: Incise, pieces: list[tuple[int, int]], held: list[QuotedSpan]) -> Draft:
    cue = incise.group.cue
    return Draft(
        kind,
        "inversion",
        pieces,
        cue=(cue.start, cue.end),
        speakers=list(incise.subjects),
        pairs=held,
    )


def split_by(marked: Marked, pair: QuotedSpan, incise: Incise) -> Draft:
    """« La réforme, a expliqué X, sera votée »: an incise inside the marks splits the quotation in two."""
    before = incise.start
    while marked.words[before - 1] in {",", "–", "—"}:
        before -= 1
    k = incise.end
    while k < pair.after - 1 and marked.words[k] in {",", ".", "–", "—", " "}:
        k += 1
    cut = marked.end[before - 1]
    resumed = marked.start[k] if k < pair.after - 1 else pair.end
    parts = [part for start, end in pair.pieces for part in ((start, min(end, cut)), (max(start, resumed), end))]
    return _of_incise("direct", incise, [(start, end) for start, end in parts if start < end], [pair])


def with_lead(marked: Marked, pair: QuotedSpan, groups: Mapping[int, Sequence[VerbGroup]]) -> Draft | None:
    """The quote of a pair and the words before it in its sentence; None if they do not attribute it."""
    first = pair.first
    start = marked.sentence_bounds(first)[0]
    previous = first - 1
    if previous < start:
        return None
    if marked.words[previous] == ":":
        return _after_colon(marked, pair, start, previous, groups)
    return _in_complement(marked, pair, start, groups)


def _before(
    marked: Marked,
    start: int,
    end: int,
    groups: Mapping[int, Sequence[VerbGroup]],
    forms: frozenset[str] = fragments.SPEAKING_FORMS,
) -> list[VerbGroup]:
    """The cues outside marks among the tokens `start` up to `end`, last first."""
    return [
        p
        for p in reversed(groups.get(marked.sentence[start], ()))
        if start <= p.cue.start < end and not marked.is_quoted(p.cue.start) and not p.negated and p.form in forms
    ]


def _after_colon(
    marked: Marked, pair: QuotedSpan, start: int, colon: int, groups: Mapping[int, Sequence[VerbGroup]]
) -> Draft | None:
    """A quote after a colon: « X a déclaré : « … » », « les propos de X : « … » », « X, catégorique : « … » »."""
    draft = Draft("direct", "colon", list(pair.pieces), pairs=[pair])
    before = _before(marked, start, colon, groups)
    for group in before:
        if _is_reported(marked, group, before, colon):
            continue
        who = subjects(marked, group)
        if who is None:
            follows = speakers.after(marked, group, colon, strict=True)
            who = follows.phrases if follows else None
        if who is not None:
            authors = _authors_between(marked, group, colon)
            if authors:
                draft.via, who = who, authors
            draft.attribution, draft.cue = "verb", (group.cue.start, group.cue.end)
            draft.speakers = who
            return draft
    return _after_noun(marked, draft, start, colon) or _after_name(marked, draft, start, colon)


def _is_reported(marked: Marked, group: VerbGroup, others: Sequence[VerbGroup], colon: int) -> bool:
    """Is a cue, its own words before the colon, what another reports? « X estime qu'ils *pensent* à … : « … » »."""
    if colon - group.end <= _FEW or marked.dep[group.cue.start] != "ccomp":
        return False
    above = marked.head[group.cue.start]
    return any(other.cue.start <= above < other.cue.end for other in others)


def _authors_between(marked: Marked, group: VerbGroup, colon: int) -> list[Phrase]:
    """« Le journal a cité (les propos du) maire : « … » »: the mayor speaks and the paper relays."""
    start = group.end
    if group.cue.verb.lemma == "citer":
        cited = phrase_at(marked, start, colon)
        if cited and source_class(marked, cited) in {"person", "name"}:
            return [cited]
    nouns_of_speech = (
        k for k in range(start, colon) if marked.words[k] in nouns.words("speech") and marked.pos[k] == "NOUN"
    )
    return next((found for k in nouns_of_speech if (found := author_of(marked, k, colon))), [])


def _after_noun(marked: Marked, draft: Draft, start: int, colon: int) -> Draft | None:
    for k in range(colon - 1, start - 1, -1):
        if marked.words[k] in nouns.words("speech") and marked.pos[k] in {"NOUN", "PROPN"} and not marked.is_quoted(k):
            draft.attribution, draft.cue, draft.evidence = "noun", (k, k + 1), "noun of speech before colon"
            draft.speakers = author_of(marked, k, colon) or _subject_of_lead(marked, start, colon)
            return draft
    return None


def _after_name(marked: Marked, draft: Draft, start: int, colon: int) -> Draft | None:
    """« Le maire, catégorique : « … » »: a subject before the colon, of a verb that reports nothing or of none."""
    draft.speakers = _subject_of_lead(marked, start, colon)
    draft.evidence = "name before colon"
    return draft if draft.speakers else None


def _subject_of_lead(marked: Marked, start: int, colon: int) -> list[Phrase]:
    """The last subject before the colon that can speak, main clauses first, or the phrase that opens the sentence."""
    heads = [
        k
        for k in range(colon - 1, start - 1, -1)
        if marked.dep[k].startswith("nsubj") and not marked.is_quoted(k) and marked.words[k] != "qui"
    ]
    # « Le maire ignore pourquoi *le pont* ferme : « … » »
    for k in sorted(heads, key=lambda k: marked.dep[marked.head[k]] in _SUBORDINATE):
        found = around(marked, k, start, colon)
        if found and source_class(marked, found) in _SPEAKING and not _is_topic(marked, found, start):
            return coordinated(marked, found, colon)
    found = phrase_at(marked, start, colon)
    if found and source_class(marked, found) in _SPEAKING and not _is_topic(marked, found, start):
        return coordinated(marked, found, colon)
    return _named_in_lead(marked, start, colon)


def _is_topic(marked: Marked, phrase: Phrase, start: int) -> bool:
    """Is it what a headline is about rather than a speaker? « Sahel : « … » », « Otages libérés : « … » »."""
    mention = marked.mention_of(phrase.head)
    if mention is not None:
        return mention.kind == "place"
    role = nouns.role(marked.words[phrase.head])
    bare = phrase.head == phrase.start == start and marked.pos[start] in {"NOUN", "PROPN", "ADJ"}
    return bare and role is not None and role.number == "p"


def _named_in_lead(marked: Marked, start: int, colon: int) -> list[Phrase]:
    """A person named before the colon: « À ses côtés, Marie, 31 ans, inquiète : « … » »."""
    verbal = any(marked.is_finite(k) for k in range(start, colon))
    for k in range(start + 1, colon):
        found = phrase_at(marked, k, colon)
        placed = found is not None and (found.end == colon or (marked.words[k - 1] == "," and not verbal))
        if (
            found
            and placed
            and source_class(marked, found) in {"person", "name"}
            and not _is_topic(marked, found, start)
        ):
            return [found]
    return []


def _in_complement(
    marked: Marked, pair: QuotedSpan, start: int, groups: Mapping[int, Sequence[VerbGroup]]
) -> Draft | None:
    """A quote in a verb's complement: « juge « inacceptable » », « dénonce une « dérive » », « ajoutant « … » »."""
    first = pair.first
    if marked.is_question(first):
        return None
    for group in _before(marked, max(start, first - _REACH), first, groups, _COMPLEMENT_FORMS):
        gap = range(group.end, first)
        if any(_separates(marked, k) for k in gap):
            return None
        adjacent = all(marked.pos[k] in {"ADV", "PUNCT"} or marked.words[k] in {"que", "qu'", "'"} for k in gap)
        if (not group.cue.verb.frames and not adjacent) or is_another_use(group):
            continue
        if _only_names(marked, pair, group.cue.verb, adjacent=adjacent):
            return None
        passive = group.passive or group.form == "participle"
        who = _passive_agent(marked, group) if passive else subjects(marked, group)
        return None if who is None else fragments.in_complement(marked, pair, group, who, adjacent=adjacent)
    return None


def _separates(marked: Marked, k: int) -> bool:
    """Does token `k` separate the quotation from the verb before: another verb, a break, a relative?"""
    if marked.is_quoted(k):
        return False
    return marked.is_finite(k) or marked.words[k] in {";", ":", "qui", "dont"}


def _only_names(marked: Marked, pair: QuotedSpan, verb: Cue, *, adjacent: bool) -> bool:
    """Is it only a title or a name? « publie « La Mer en nous » », « salue le « Père Noël » »."""
    if terms.is_title(marked, pair):
        return True
    return terms.is_name(marked, pair) and not (adjacent and {"que", "small"} & verb.frames)


def _passive_agent(marked: Marked, group: VerbGroup) -> list[Phrase] | None:
    """The agent of a passive cue: « a été qualifiée d'« erreur » par le maire »; None if it cannot speak."""
    limit = marked.sentence_bounds(group.cue.start)[1]
    for at in range(group.end, limit):
        if marked.words[at] == "par" and not marked.is_quoted(at):
            found = phrase_at(marked, at + 1, limit)
            return [found] if found and source_class(marked, found) else None
    return None


def presented(marked: Marked, pair: QuotedSpan, groups: Mapping[int, Sequence[VerbGroup]]) -> Draft | None:
    """A quote that a clause presents: « … », c'est ainsi que X a qualifié le plan; « … », voilà comment X le décrit."""
    k = pair.after + (marked.words[pair.after : pair.after + 1] == [","])
    begins = next((p for p in _PRESENTATIONS if _reads(marked, k, p)), None)
    if begins is None:
        return None
    for group in groups.get(marked.sentence[pair.first], ()):
        if group.start >= k + len(begins):
            who = subjects(marked, group) or []
            cue = (group.cue.start, group.cue.end)
            return Draft("direct", "verb", list(pair.pieces), cue=cue, speakers=who, pairs=[pair]) if who else None
    return None


def _reads(marked: Marked, k: int, words: Sequence[str]) -> bool:
    """Do these words begin at token `k`, the last one elided or not?"""
    found = marked.words[k : k + len(words)]
    return found[:-1] == list(words[:-1]) and found[-1:] in ([words[-1]], [words[-1][:-1] + "'"])


def as_headline(marked: Marked, pair: QuotedSpan, groups: Mapping[int, Sequence[VerbGroup]]) -> Draft | None:
    """A quote that opens a headline: « … » : le péage dénoncé par X; « … » : Paul Arnal défend son bilan."""
    first, after = pair.first, pair.after
    start, limit = marked.sentence_bounds(first)
    if start != first or after + 2 >= limit or marked.words[after] != ":":
        return None
    draft = Draft("direct", "colon", list(pair.pieces), pairs=[pair], evidence="headline")
    for group in groups.get(marked.sentence[first], ()):
        if group.passive and after < group.start < limit and (agent := _passive_agent(marked, group)):
            draft.speakers, draft.cue = agent, (group.cue.start, group.cue.end)
            return draft
    found = phrase_at(marked, after + 1, limit)
    if found and source_class(marked, found) in {"name", "person"} and terms.has_finite_verb(marked, pair):
        draft.speakers = [found]
        return draft
    return None


def with_line(marked: Marked, pair: QuotedSpan) -> Draft | None:
    """A quote before its speaker's name: « … » — Paul Arnal, directeur; « … » (Paul Arnal)."""
    after = pair.after
    block, end = marked.block[after - 1], min(len(marked.words), after + _LINE)
    limit = next((k for k in range(after, end) if marked.block[k] != block), end)
    if after + 1 >= limit or marked.words[after] not in {"—", "–", "-", "("}:
        return None
    found = phrase_at(marked, after + 1, limit)
    if found is None or source_class(marked, found) not in {"name", "person"} or found.end + 2 < limit:
        return None
    return Draft("direct", "colon", list(pair.pieces), speakers=[found], pairs=[pair])
