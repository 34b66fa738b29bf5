"""Readings back from files that `analyze` or an export wrote, checked before anything is built from them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from tui.locale import _
from tui.model import Claim, Mention, Quote, Reading, is_failure, reading_from_json
from tui.sources.cleaning import clean, one_line

SUFFIXES = frozenset({".json", ".jsonl"})
# Bytes of one reading; a text of a million words with all its layers has fewer.
LARGEST = 200_000_000


class BadReading(Exception):
    """A file that holds no readings: one clear line."""


def is_stored(name: str) -> bool:
    """Whether a source is named as a file of readings."""
    return Path(name).suffix.lower() in SUFFIXES


def load(path: Path) -> Iterator[Reading]:
    """The readings of a file: one object in a .json, one a line in a .jsonl, where articles without one are left out.

    Raises:
        BadReading: when the file cannot be read, or something in it is not a reading.
    """
    shown = one_line(str(path))
    try:
        for number, data in enumerate(_objects(path), start=1):
            if len(data) > LARGEST:
                raise BadReading(
                    _("{source} holds a reading of more than {mb} MB").format(source=shown, mb=LARGEST // 1_000_000)
                )
            if data.strip() and not is_failure(data):
                yield checked(
                    data,
                    _("{source}, line {n}").format(source=shown, n=number)
                    if path.suffix.lower() == ".jsonl"
                    else shown,
                )
    except OSError as error:
        raise BadReading(
            _("{source} cannot be read: {why}").format(source=shown, why=error.strerror or error)
        ) from error


def _objects(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        if path.suffix.lower() == ".jsonl":
            while line := file.readline(LARGEST + 1):
                yield line
        else:
            yield file.read(LARGEST + 1)


def checked(data: bytes, where: str) -> Reading:
    """A reading from its JSON, safe to show and to build from.

    Args:
        data: the JSON.
        where: what it stands in, for the message.

    Raises:
        BadReading: when it is no reading, or would break a reader of it.
    """
    try:
        reading = reading_from_json(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadReading(
            _("{where} is no reading: give what sawt-reader analyze writes ({why})").format(
                where=where, why=one_line(str(error))
            )
        ) from error
    problem = _problem(reading) or _problem(_as_analysed(reading))
    if problem:
        raise BadReading(_("{where} is a damaged reading: {problem}").format(where=where, problem=problem))
    article = msgspec.structs.replace(reading.article, source=one_line(reading.article.source))
    return msgspec.structs.replace(reading, article=article)


def _problem(reading: Reading) -> str | None:
    """What in a reading would break a reader of it; None for a sound one."""
    article = reading.article
    if hashlib.sha256(article.text.encode(errors="replace")).hexdigest() != article.id:
        return _("its text is not the one its id was made of")
    if any(clean(string).text != string for string in _strings(reading)):
        return _("it holds control characters")
    stretches: Iterable[Any] = chain(article.blocks, reading.sentences, _spans(reading))
    if not all(0 <= each.start <= each.end <= len(article.text) for each in stretches):
        return _("a span lies outside its text")
    items: list[Quote | Claim] = [*reading.quotes, *reading.claims]
    if not all(item.spans for item in items) or not all(entity.mentions for entity in reading.entities):
        return _("an item has no span")
    placed: list[Quote | Claim | Mention] = [*items, *chain.from_iterable(e.mentions for e in reading.entities)]
    if not all(0 <= item.sentence < len(reading.sentences) for item in placed):
        return _("an item lies in no sentence")
    return None


def _as_analysed(reading: Reading) -> Reading:
    """What a review holds, as layers of a reading: the items as the analysis had made them, the places of notes."""
    if not reading.review:
        return reading
    items, notes = reading.review.items, reading.review.notes
    return msgspec.structs.replace(
        reading,
        entities=tuple(item.entity for item in items if item.entity),
        quotes=tuple(item.quote for item in items if item.quote),
        claims=tuple(item.claim for item in items if item.claim),
        terms=tuple(note.span for note in notes if note.span),
    )


def _spans(reading: Reading) -> Iterator[Any]:
    """Every stretch of text that the items of a reading point at."""
    yield from reading.terms
    for entity in reading.entities:
        yield from entity.mentions
    for quote in reading.quotes:
        yield from (*quote.spans, *filter(None, [quote.cue]))
        yield from (source.span for source in (*quote.speakers, *quote.via) if source.span)
    for claim in reading.claims:
        yield from (*claim.spans, *claim.quantities, *claim.dates, *claim.unresolved)
        yield from (source.span for source in (*claim.claimants, *claim.via) if source.span)
        yield from (reason.span for reason in claim.reasons if reason.span)


def _strings(reading: Reading) -> Iterator[str]:
    """Every string in a reading but where it was read from, which may be any name a system allows."""
    article = msgspec.structs.replace(reading.article, source="")
    waiting: list[Any] = [msgspec.to_builtins(msgspec.structs.replace(reading, article=article))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, (list, tuple)):
            waiting.extend(value)
