"""Who is who in a reading, as the user says: names of their own, and entities or voices that are one. Pure functions.

A voice is called here by its key (`voices.voice_key`): the id of its entity, or the words it is described by, folded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from sawt_reader.library.equal_words import fold, folded
from sawt_reader.reading.kinds import CLAIMS, QUOTES
from sawt_reader.reading.model import Claim, Entity, EntityKind, Mention, Quote, Reading, Source, Span
from sawt_reader.reading.voices import folded_name, voice_key
from sawt_reader.reading.wording import one_line

_TITLES = frozenset(("M", "MM", "Mme", "Mmes", "Mlle", "Me", "Dr", "Pr", "Mgr"))
# The word beside a name, in the same line.
_WORD_BEFORE, _WORD_AFTER = re.compile(r"(\w+)(?:[.’'-]|\.?[^\S\n]+)$"), re.compile(r"(?:[-’']|[^\S\n]+)(\w+)")
_LONGEST_WORD = 40
# Before a name they say that the phrase is about somebody else: « le fils de Jean Dupont ».
_OF = frozenset({"de", "du", "des", "d'"})


@dataclass(frozen=True)
class Identity:
    """An entity or voice.

    Attributes:
        key: of the voice.
        name: as it is shown.
        span: one place where it is named or speaks.
        entity: None for a voice that is only described.
    """

    key: str
    name: str
    span: Span
    entity: Entity | None = None


def identities(reading: Reading) -> list[Identity]:
    """The entities of a reading, and then the voices that are no entity and have words in the text."""
    found = {entity.id: _of_entity(entity) for entity in reading.entities}
    for item in _statements(reading):
        for source in _sources(item):
            if source.entity is None and source.span is not None:
                key = voice_key(source, reading)
                name = source.name or one_line(reading.article.text[source.span.start : source.span.end])
                found.setdefault(key, Identity(key, name, source.span))
    return list(found.values())


def identity_of(source: Source, reading: Reading) -> Identity | None:
    """Who a source is; None if neither an entity nor words of the text are known for it."""
    key = voice_key(source, reading)
    return next((one for one in identities(reading) if one.key == key), None)


def identity_at(reading: Reading, place: Span) -> Identity | None:
    """The voice that is no entity and is called by exactly the words at a place."""
    text = reading.article.text
    words = fold(text[place.start : place.end])
    sources = (source for item in _statements(reading) for source in _sources(item))
    for source in sources:
        span = source.span
        if span and source.entity is None and (span == place or fold(text[span.start : span.end]) == words):
            return identity_of(source, reading)
    return None


def _of_entity(entity: Entity) -> Identity:
    first = entity.mentions[0]
    return Identity(entity.id, entity.name, Span(first.start, first.end), entity)


# --- Names that the user adds


def with_entity(reading: Reading, id: str, place: Span, kind: EntityKind) -> Reading:
    """The reading with one more entity: all places with the words at `place`, taken from entities that have them.

    Words inside a longer name stay there. Who is called by these words in a quote or claim is the new entity.
    """
    text = reading.article.text
    mentions = tuple(mention for span in _places(reading, place) if (mention := _mention(reading, span)))
    taken = {(mention.start, mention.end) for mention in mentions}
    name = one_line(text[place.start : place.end])
    added = Entity(id=id, kind=kind, name=name, mentions=mentions)
    entities = [rest for entity in reading.entities if (rest := _without_mentions(entity, taken, text))]
    donors = {one.id for one in reading.entities if any((m.start, m.end) in taken for m in one.mentions)}

    def linked(source: Source) -> Source:
        named = source.span and _is_called(source, source.span, added, text, donors)
        return replace(source, entity=id, name=name) if named else source

    entities = sorted([*entities, added], key=lambda entity: entity.mentions[0].start)
    return _with_sources(replace(reading, entities=tuple(entities)), linked)


def _places(reading: Reading, place: Span) -> list[Span]:
    """The place, and the others with its words that are not in a longer name, « Orange » apart from « orange »."""
    text = reading.article.text
    words, target = fold(text[place.start : place.end]), folded(text)
    names = [Span(m.start, m.end) for entity in reading.entities for m in entity.mentions]
    found = (target.span(at, words) for at in target.places(words))
    capital = text[place.start].isupper()

    def is_free(span: Span) -> bool:
        around = (name for name in [*names, place] if name.start < span.end and span.start < name.end)
        alone = text[span.start].isupper() == capital and not (capital and _is_in_longer_name(reading, span))
        return alone and all(name == span for name in around)

    return sorted({place, *filter(is_free, found)}, key=lambda span: span.start)


def _is_in_longer_name(reading: Reading, span: Span) -> bool:
    """Whether a word with a capital stands beside a name, which no title or beginning of a sentence explains."""
    text = reading.article.text
    after = _WORD_AFTER.match(text, span.end)
    if after and after[1][0].isupper():
        return True
    before = _WORD_BEFORE.search(text[max(0, span.start - _LONGEST_WORD) : span.start])
    if before is None or not before[1][0].isupper() or before[1] in _TITLES:
        return False
    number = sentence_at(reading, span.start) or 0
    return span.start - len(before[0]) != reading.sentences[number].start


def _mention(reading: Reading, span: Span) -> Mention | None:
    number = sentence_at(reading, span.start)
    return None if number is None else Mention(span.start, span.end, number)


def sentence_at(reading: Reading, offset: int) -> int | None:
    """The index of the sentence at a code point, or of the next; None without sentences."""
    last = len(reading.sentences) - 1
    found = (number for number, sentence in enumerate(reading.sentences) if offset < sentence.end)
    return next(found, last) if last >= 0 else None


def _without_mentions(entity: Entity, taken: set[tuple[int, int]], text: str) -> Entity | None:
    """An entity without some of its mentions and the forms of its name that only those had; None if none is left."""
    mentions = tuple(mention for mention in entity.mentions if (mention.start, mention.end) not in taken)
    if len(mentions) == len(entity.mentions):
        return entity
    if not mentions:
        return None
    forms = [one_line(text[m.start : m.end]) for m in mentions]
    aliases = tuple(alias for alias in entity.aliases if any(fold(alias) == fold(form) for form in forms))
    is_named = any(fold(entity.name) == fold(form) for form in forms)
    name = entity.name if is_named else max(forms, key=len)
    return replace(entity, name=name, mentions=mentions, aliases=aliases)


def _is_called(source: Source, span: Span, entity: Entity, text: str, donors: set[str]) -> bool:
    """Whether a source is called by a name of an entity: by it alone, or behind a title."""
    if source.entity is not None and source.entity not in donors:
        return False
    inside = next((m for m in entity.mentions if span.start <= m.start and m.end <= span.end), None)
    if inside is None:
        return False
    words = text[span.start : span.end]
    if source.entity in donors or folded_name(words) == folded_name(entity.name):
        return True
    before = text[span.start : inside.start].replace("’", "' ").replace("'", "' ").split()
    return entity.kind == "person" and inside.end == span.end and not _OF & set(before)


# --- Entities and voices that are one


def joined(reading: Reading, same: Mapping[str, Identity]) -> Reading:
    """The reading with entities and voices made one.

    Args:
        reading: before.
        same: by the key of a voice, the one that it is. No chains.
    """
    if not same:
        return reading
    into: dict[str, list[Entity]] = {}
    for entity in reading.entities:
        into.setdefault(same[entity.id].key if entity.id in same else entity.id, []).append(entity)
    kept = {entity.id: _merged(entity, into[entity.id]) for entity in reading.entities if entity.id not in same}

    def renamed(source: Source) -> Source:
        whole = same.get(voice_key(source, reading))
        if whole is None:
            return source
        entity = kept.get(whole.key)
        return replace(source, entity=entity.id if entity else None, name=entity.name if entity else whole.name)

    return _with_sources(replace(reading, entities=tuple(kept.values())), renamed)


def _merged(entity: Entity, all_of_it: list[Entity]) -> Entity:
    """An entity with what others have that are the same."""
    others = [one for one in all_of_it if one is not entity]
    if not others:
        return entity
    mentions = _apart([m for one in all_of_it for m in one.mentions])
    names = dict.fromkeys(name for one in (entity, *others) for name in (one.name, *one.aliases))
    roles = dict.fromkeys(role for one in (entity, *others) for role in one.roles)
    genders, countries = [one.gender for one in (entity, *others)], [one.country for one in (entity, *others)]
    return replace(
        entity,
        mentions=mentions,
        aliases=tuple(name for name in names if name != entity.name),
        roles=tuple(roles),
        gender=next(filter(None, genders), None),
        country=next(filter(None, countries), None),
        kind_confidence=1.0,
    )


def _apart(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mentions in the order of the text; of those that overlap, the longest."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


# --- Sources


def _statements(reading: Reading) -> Iterator[Quote | Claim]:
    yield from reading.quotes
    yield from reading.claims


def _sources(item: Quote | Claim) -> tuple[Source, ...]:
    return (*(QUOTES.sources(item) if isinstance(item, Quote) else CLAIMS.sources(item)), *item.via)


def _with_sources(reading: Reading, change: Callable[[Source], Source]) -> Reading:
    """The reading with each speaker, claimant and relay changed; of those that are the same then, one is left."""

    def every(sources: tuple[Source, ...]) -> tuple[Source, ...]:
        changed = tuple(map(change, sources))
        if changed == sources:
            return sources
        return tuple({(s.entity or s.name or s.span): s for s in reversed(changed)}.values())[::-1]

    return replace(
        reading,
        quotes=tuple(replace(q, speakers=every(q.speakers), via=every(q.via)) for q in reading.quotes),
        claims=tuple(replace(c, claimants=every(c.claimants), via=every(c.via)) for c in reading.claims),
    )
