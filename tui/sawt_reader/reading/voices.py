"""Who speaks in an article, and how much: the words quoted from each voice.

A voice is a person or organisation, however the article calls it: by a name, a role, a pronoun. Those whom it only
describes are one voice where the description is the same but for case, article and number: « un riverain », « les
riverains ».
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sawt_reader.i18n import _, ngettext
from sawt_reader.reading import wording
from sawt_reader.reading.kinds import QUOTES
from sawt_reader.reading.model import Gender, Quote, Reading, Source

_DETERMINERS = frozenset(
    "un une des le la les l d de du ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes".split()
)
# Letters of a word whose last s or x may be a plural: not « des », « pas ».
_SHORTEST_PLURAL = 3
_WORD = re.compile(r"\w+")


class Voice(NamedTuple):
    """A speaker of an article, or all quotes whose speaker is unknown together.

    Attributes:
        name: as it is shown.
        is_known: whether that names somebody.
        quotes: the quotes it speaks in, alone or with others.
        literal: words between quotation marks, counted as word processors do: separated by white space.
        reported: words of indirect and mixed quotes.
        entity: its id; None if it is not an entity.
    """

    name: str
    is_known: bool
    quotes: tuple[Quote, ...]
    literal: int
    reported: int
    entity: str | None

    @property
    def words(self) -> int:
        """All words quoted from it."""
        return self.literal + self.reported


class Share(NamedTuple):
    """How much is quoted from one voice, in an article or in many.

    Attributes:
        name: as it is shown.
        quotes: how many.
        literal: words between quotation marks.
        reported: words of indirect and mixed quotes.
        about: a few words more about it.
    """

    name: str
    quotes: int
    literal: int
    reported: int
    about: str = ""

    @property
    def words(self) -> int:
        """All words quoted from it."""
        return self.literal + self.reported


class Said(NamedTuple):
    """A statement of somebody in one of many articles.

    Attributes:
        article: its number, from 1.
        start: where the words begin in its text, in code points.
        words: on one line.
        about: when, where and how: day, outlet or source, "?" where the speaker is doubtful.
    """

    article: int
    start: int
    words: str
    about: str


def balance(people: Mapping[Gender, int], words: Mapping[Gender, int]) -> str:
    """The shares of women and men in the words quoted from people whose gender is known; "" where nobody's is.

    In aggregate only, as media monitors report it.

    Args:
        people: how many women and men speak.
        words: how many words are quoted from them together.
    """
    women, men = people.get("female", 0), people.get("male", 0)
    total = sum(words.values())
    if not total:
        return ""
    return _("Words of people whose gender is known: {women} {women_share} %, {men} {men_share} %.").format(
        women=ngettext("{n} woman", "{n} women", women).format(n=women),
        women_share=round(100 * words.get("female", 0) / total),
        men=ngettext("{n} man", "{n} men", men).format(n=men),
        men_share=round(100 * words.get("male", 0) / total),
    )


def voices(reading: Reading) -> list[Voice]:
    """The voices of an article, the one with the most words first. A quote of several speakers counts for each."""
    found: dict[str, tuple[Source, list[Quote]]] = {}
    for quote in reading.quotes:
        for source in QUOTES.voices(quote):
            quotes = found.setdefault(voice_key(source, reading), (source, []))[1]
            if quote not in quotes[-1:]:
                quotes.append(quote)
    known = {entity.id: entity.name for entity in reading.entities}
    every = [_voice(reading, source, known.get(source.entity or ""), quotes) for source, quotes in found.values()]
    return sorted(every, key=lambda voice: -voice.words)


def voice_key(source: Source, reading: Reading) -> str:
    """What makes a source one voice with another: the id of its entity, or the words it is called by, folded."""
    return source.entity or folded_name(wording.source_name(source, reading))


def folded_name(name: str) -> str:
    """A description without case, accents, the article before it, and the plural of its words."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    found = _WORD.findall(bare)
    while found[1:] and found[0] in _DETERMINERS:
        del found[0]
    return " ".join(map(_singular, found))


def _singular(word: str) -> str:
    """A folded word without the ending of its plural: « local », « riverain », « bureau »."""
    if len(word) <= _SHORTEST_PLURAL or word[-1] not in "sx":
        return word
    return f"{word[:-2]}l" if word.endswith("aux") and word[-4] != "e" else word[:-1]


def _voice(reading: Reading, source: Source, entity: str | None, quotes: Sequence[Quote]) -> Voice:
    """A voice of an entity with that name, or of a source."""
    name = entity or wording.source_name(source, reading)
    literal = sum(quoted_words(reading, quote) for quote in quotes if quote.kind == "direct")
    reported = sum(quoted_words(reading, quote) for quote in quotes if quote.kind != "direct")
    return Voice(
        name, name != wording.speaker_unknown(), tuple(quotes), literal, reported, source.entity if entity else None
    )


def quoted_words(reading: Reading, quote: Quote) -> int:
    """How many words a quote has; its quotation marks do not count."""
    text = reading.article.text
    words = (word for span in quote.spans for word in text[span.start : span.end].split())
    return sum(any(character.isalnum() for character in word) for word in words)
