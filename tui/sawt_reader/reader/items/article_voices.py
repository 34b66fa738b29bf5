"""The voices of the current article: the share of each in the quoted words, and the entity it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sawt_reader.reading import wording
from sawt_reader.reading.kinds import Item, subjects
from sawt_reader.reading.model import Entity, Gender, Reading
from sawt_reader.reading.voices import Share, Voice, balance


def share(voice: Voice, reading: Reading) -> Share:
    """The share of a voice, and through whom it reached the article."""
    relays = list(dict.fromkeys(source for quote in voice.quotes for source in quote.via))
    return Share(voice.name, len(voice.quotes), voice.literal, voice.reported, wording.via(relays, reading))


def entity_of(voice: Voice, reading: Reading) -> Entity | None:
    """The entity of a voice; None if it is not an entity."""
    return next((entity for entity in reading.entities if entity.id == voice.entity), None)


def voice_of(item: Item, reading: Reading) -> str:
    """The name of an entity, or of the first who says a quote or claim, as filters know it; "" for nobody."""
    subject = next(iter(subjects(item)), None)
    if subject is None:
        return ""
    entity = next((entity for entity in reading.entities if entity.id == subject.entity), None)
    return entity.name if entity else wording.source_name(subject, reading)


def women_and_men(every: Sequence[Voice], reading: Reading) -> str:
    """The shares of women and men in the words of people whose gender is known; "" if nobody's is."""
    words, people = Counter[Gender](), Counter[Gender]()
    for voice in every:
        entity = entity_of(voice, reading)
        if entity is not None and entity.gender is not None:
            words[entity.gender] += voice.words
            people[entity.gender] += 1
    return balance(people, words)
