"""Evidence for the kind of each name of a text: what the model and the rules say, its form, and the words around it.

Evidence is named as people would say it: "model person", "rule organisation 3", "before chez", "of salariés". How much
each weighs is learnt (see `kinds`).
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Span

from sawt_reader.analysis.entities import gazetteer, organisations, person_evidence, persons, places, votes
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.entities.mentions import KINDS
from sawt_reader.analysis.entities.names import is_acronym_of, skeleton
from sawt_reader.analysis.grammar import cues
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading.model import EntityKind

Evidence = Counter[str]
# The kind of a model's entity, its first token and the token after its last.
_Modelled = tuple[EntityKind, int, int]

_ARTICLES = frozenset("le la l' les un une".split())
_CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}
_OPENING = frozenset("« “ \" ' (".split())
_CLOSING = frozenset("» ” \" ' )".split())
_CLEAR = 3  # votes
# Mentions of a name to look at: further ones count no more.
_ENOUGH = 3
_LISTING = frozenset({",", "et", "ou"})
_SUBJECT = frozenset({"nsubj", "nsubj:pass"})


def of_text(
    tokens: Tokens, candidates: Sequence[Candidate], ents: Iterable[Span], *, complete: bool = False
) -> dict[str, Evidence]:
    """The evidence for each name among the candidates, counted over its mentions.

    Args:
        tokens: of the whole text.
        candidates: the mentions in order; none overlaps another.
        ents: the model's entities.
        complete: also for names on which the rules and the model agree; else only that they do.
    """
    modelled = {i: (KINDS[e.label_], e.start, e.end) for e in ents if e.label_ in KINDS for i in range(e.start, e.end)}
    found: dict[str, list[str]] = {}
    longer = _longer(tokens, candidates)
    names = [tokens.name(c.start, c.end) for c in candidates]
    telling = _first_of_each(candidates, names)
    contexts = [votes.context(tokens, c) for c, _ in telling]
    voted = {name: list(_of_votes(count)) for name, count in votes.votes(tokens, telling, contexts).items()}
    agreed = {} if complete else _agreed(tokens, telling, voted, modelled)
    for (c, name), around in zip(telling, contexts, strict=True):
        if kind := agreed.get(name):
            if name not in found:
                found[name] = [f"agreed {kind}", f"model {kind}", *_of_agreed(c, name)]
            continue
        if name not in found:
            found[name] = [*voted[name], *_of_form(tokens, c, name, longer)]
        found[name] += _of_mention(tokens, c, modelled)
        found[name] += _of_context(around)
    for (a, one), (b, other) in itertools.pairwise(zip(candidates, names, strict=True)):
        if b.start != a.end + 1 or one in agreed or other in agreed:
            continue
        between = tokens.lower[a.end]
        if between in _LISTING:
            found[one].append(f"listed with {b.kind} {min(b.weight, 3)}")
            found[other].append(f"listed with {a.kind} {min(a.weight, 3)}")
        elif between == "(":
            known = gazetteer.known(other)
            found[one].append(f"before brackets {known.kind if known else b.kind}")
            found[other].append(f"in brackets after {a.kind} {min(a.weight, 3)}")
            if is_acronym_of(other, one):
                found[other].append("stands for a name")
    return {name: Counter(signs) for name, signs in found.items()}


def _first_of_each(candidates: Iterable[Candidate], names: Iterable[str]) -> list[tuple[Candidate, str]]:
    """The first mentions of each name with the name: further ones would count no more."""
    seen: Counter[str] = Counter()
    first = []
    for c, name in zip(candidates, names, strict=True):
        seen[name] += 1
        if seen[name] <= _ENOUGH:
            first.append((c, name))
    return first


def _agreed(
    tokens: Tokens,
    telling: Iterable[tuple[Candidate, str]],
    voted: Mapping[str, list[str]],
    modelled: Mapping[int, _Modelled],
) -> dict[str, EntityKind]:
    """The kinds of names that the rules clearly vote for and the model gives each mention.

    Of 608 such names in articles held out, the weights decide two otherwise. What only begins sentences, or is a common
    word, may be no name all the same: « Réunion mardi sur le budget ».
    """
    given: dict[str, set[EntityKind | None]] = defaultdict(set)
    inside = {
        name for c, name in telling if c.end > c.start + 1 or not (tokens.initial[c.start] or gazetteer.is_common(name))
    }
    for c, name in telling:
        kind, start, end = modelled.get(c.end - 1, (None, 0, 0))
        given[name].add(kind if (start, end) == (c.start, c.end) else None)
    found: dict[str, EntityKind] = {}
    for name, kinds in given.items():
        kind = kinds.pop() if len(kinds) == 1 else None
        if kind and kind != "other" and name in inside and f"clearly voted {kind}" in voted[name]:
            found[name] = kind
    return found


def _of_agreed(c: Candidate, name: str) -> Iterator[str]:
    """What to tell readers of a name on whose kind everything agrees."""
    if known := gazetteer.known(name):
        yield f"known {known.kind} {known.weight}"
    if c.weight > 2:
        yield f"rule {c.kind} {c.weight}"
    if c.kind == "person" and gazetteer.is_first_name(name.split(" ")[0]):
        yield "begins with first name"


def _of_votes(count: Counter[EntityKind]) -> Iterator[str]:
    """What the rules alone would decide, and how clearly."""
    (kind, most), *others = count.most_common() or [("other", 0)]
    lead = most - max((votes for _, votes in others), default=0)
    if most > 0:
        yield f"voted {kind}"
        if lead > _CLEAR:
            yield f"clearly voted {kind}"


def _longer(tokens: Tokens, candidates: Iterable[Candidate]) -> dict[str, set[str]]:
    """For each word, by its sound, that ends or begins a longer name, how: "ends person 3"."""
    found: dict[str, set[str]] = defaultdict(set)
    for c in candidates:
        if c.end - c.start == 1:
            if c.kind == "person" and c.weight > 2:
                found[skeleton(tokens.forms[c.start])].add("has title")
        else:
            weight = min(c.weight, 3)
            found[skeleton(tokens.forms[c.end - 1])].add(f"ends {c.kind} {weight}")
            found[skeleton(tokens.forms[c.start])].add(f"begins {c.kind} {weight}")
    return found


def _of_form(tokens: Tokens, c: Candidate, name: str, longer: Mapping[str, set[str]]) -> Iterator[str]:
    """What the name itself shows."""
    words = c.end - c.start
    yield f"words {min(words, 4)}"
    if known := gazetteer.known(name):
        yield f"known {known.kind} {known.weight}"
    first, last = tokens.forms[c.start], tokens.forms[c.end - 1]
    if gazetteer.is_first_name(first):
        yield "first name" if words == 1 else "begins with first name"
    if last in persons.surnames():
        yield "surname"
    if words == 1:
        yield from sorted(longer.get(skeleton(name), set()) - {"has title"})
        if gazetteer.is_common(name):
            yield "common word"
        if organisations.is_acronym(tokens, c.start):
            yield "acronym"
        elif any(letter.isupper() for letter in name[1:]) and not name.isupper() and "-" not in name:
            yield "capital inside"
    else:
        yield f"head {tokens.lower[c.start]}"
        if "has title" in longer.get(skeleton(last), ()):
            yield "given person"
        if known := gazetteer.known(first):
            yield f"first known {known.kind} {known.weight}"
        if known := gazetteer.known(last):
            yield f"last known {known.kind} {known.weight}"
        if any(not tokens.capital[i] for i in range(c.start, c.end)):
            yield "lower case inside"
    if not tokens.capital[c.start]:
        yield "lower case first"
        if c.kind == "person" and gazetteer.is_first_name(first.title()) and last in persons.surnames():
            yield "given person"
    if "-" in name:
        yield "hyphen"
    if any(letter.isdigit() for letter in name):
        yield "digit"
    if name.isupper():
        yield "capitals"
    if gazetteer.is_people(last):
        yield "people"
    if words == 1:
        yield f"ending {last[-3:].lower()}"


def _of_mention(tokens: Tokens, c: Candidate, modelled: Mapping[int, _Modelled]) -> Iterator[str]:
    """What the model, the rules and the words around say."""
    yield "mention"
    model = "nothing"
    if c.end - 1 in modelled:
        kind, start, end = modelled[c.end - 1]
        model = kind if (start, end) == (c.start, c.end) else f"{kind} cut otherwise"
    yield f"rule {c.kind} {c.weight}"
    yield f"model {model}"
    yield f"rule {c.kind} {c.weight} and model {model}"
    yield from _before(tokens, c.start)
    yield from _after(tokens, c.end)
    yield from _governed(tokens, c)
    if tokens.initial[c.start]:
        yield "initial"
        if person_evidence.is_unlikely_opening(tokens, c.start, c.end):
            yield "unlikely opening"
        if places.begins_headline(tokens, c.start):
            yield "begins headline"
    else:
        yield "inside"
    if c.end == c.start + 1 and places.is_common(tokens, c.start):
        yield "everyday word"
    if gazetteer.is_metonym(tokens.name(c.start, c.end)):
        yield "seat place" if places.is_seat(tokens, c.start) else "seat organisation"
    elif c.weight == 4:
        yield f"given {c.kind}"
    elif c.kind == "place" and (places.opens_dispatch(tokens, c.start) or places.is_town(tokens.forms[c.start])):
        yield "given place"
    if person_evidence.is_none(tokens, c.start, c.end):
        yield "no name"


def _of_context(around: votes.Context) -> Iterator[str]:
    if around.place:
        yield f"like a place {min(around.place, 3)}"
    if around.person == person_evidence.IMPOSSIBLE:
        yield "no person"
    elif around.person:
        yield "more like a person" if around.person > 0 else "less like a person"


def _before(tokens: Tokens, start: int) -> Iterator[str]:
    i = start - 1
    if i >= 0 and tokens.forms[i] in _OPENING:
        yield "opened"
        i -= 1
    if i >= 0 and tokens.lower[i] in _ARTICLES:
        yield f"article {tokens.lower[i]}"
        i -= 1
    elif i >= 0 and tokens.lower[i] in _CONTRACTED and tokens.lower[i] != "d'":
        yield f"article {tokens.lower[i]}"
    if i < 0:
        return
    word = _CONTRACTED.get(tokens.lower[i], tokens.lower[i])
    yield f"before {word}"
    if word == "de" and i and tokens.pos[i - 1] in {"NOUN", "PROPN", "ADJ"}:
        yield f"of {tokens.lower[i - 1]}"
    if i and tokens.pos[i] == "ADJ":
        yield f"before2 {tokens.lower[i - 1]}"


def _after(tokens: Tokens, end: int) -> Iterator[str]:
    i = end
    if i < len(tokens) and tokens.forms[i] in _CLOSING:
        yield "closed"
        i += 1
    if i >= len(tokens):
        return
    yield "after number" if tokens.forms[i][0].isdigit() else f"after {tokens.lower[i]}"
    if tokens.forms[i] in {",", "("} and i + 2 < len(tokens):
        j = i + 1
        if tokens.lower[j] in _ARTICLES:
            j += 1
        yield f"apposition {tokens.lower[j]}"


def _governed(tokens: Tokens, c: Candidate) -> Iterator[str]:
    for i in range(c.start, c.end):
        head = tokens.head[i]
        if c.start <= head < c.end or not 0 <= head < len(tokens):
            continue
        yield f"as {tokens.dep[i]}"
        if tokens.dep[i] in _SUBJECT:
            yield f"subject {tokens.lower[head]}"
            if cues.is_form(tokens.lower[head]):
                yield "speaks"
        elif tokens.dep[i] in {"obj", "obl:arg", "obl:mod", "obl:agent"}:
            yield f"object {tokens.lower[head]}"
        return
