"""Corrections as files: a line of JSON for each article, for another person's library or another machine.

An exported reading is such a file, too, as far as its `review` tells what was corrected (`recorded`).

What two people say of one item is kept apart, so that what they disagree on is shown (`records.Conflict`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast, get_args

import msgspec
from msgspec.structs import replace

from sawt_reader.i18n import _
from sawt_reader.library import annotation_store, articles, changes, readings
from sawt_reader.library.recorded import recorded
from sawt_reader.library.records import Anchor, Change, Conflict, Correction, now
from sawt_reader.library.review import corrected
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading import stored
from sawt_reader.reading.kinds import KindName, all_items
from sawt_reader.reading.model import EntityKind, QuoteKind, Struct
from sawt_reader.reading.safe_text import clean, one_line
from sawt_reader.reading.wording import shortened

SCHEMA: Literal["sawt-corrections/1"] = "sawt-corrections/1"
LARGEST = 50_000_000
"""Bytes of a file that is read."""
_OF_READING = b'"sawt-reading/1"'
_BEGINNING = 200
"""Bytes of a file in which its schema is named."""
_KINDS = {"entity": get_args(EntityKind), "quote": get_args(QuoteKind), "claim": ()}


class Corrections(Struct, frozen=True, kw_only=True):
    """The corrections of an article.

    Attributes:
        article: id of the text they were made on last.
        title: of the article, or its source.
        url: of the article, if it has one.
        corrections: in the order they were made.
    """

    schema: Literal["sawt-corrections/1"] = SCHEMA
    article: str
    title: str
    url: str | None = None
    corrections: tuple[Correction, ...]


class Merged(NamedTuple):
    """What came of the corrections of an article.

    Attributes:
        title: of the article, or its source.
        added: how many are new, or newer than those known.
        known: how many were there already.
        conflicts: what people disagree on in the article now: the words of the item, and the conflict.
    """

    title: str
    added: int
    known: int
    conflicts: tuple[tuple[str, Conflict], ...]


class ExchangeError(Exception):
    """A file that is not one of corrections; the message is one line."""


_decode = msgspec.json.Decoder(Corrections).decode


def of(library: Library, article: str) -> Corrections | None:
    """The corrections of an article; None if it has none."""
    entry, found = articles.entry(library, article), annotation_store.corrections(library, article)
    if entry is None or not found:
        return None
    return Corrections(article=entry.id, title=entry.title or entry.source, url=entry.url, corrections=tuple(found))


def load(path: Path) -> Iterator[Corrections]:
    """The corrections in a file.

    Raises:
        ExchangeError: when the file cannot be read, or contains anything else.
    """
    shown = one_line(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ExchangeError(
            _("{name} cannot be read: {why}").format(name=shown, why=error.strerror or error)
        ) from error
    if len(data) > LARGEST:
        raise ExchangeError(_("{source} is larger than {mb} MB").format(source=shown, mb=LARGEST // 1_000_000))
    if _OF_READING in data[:_BEGINNING]:
        yield from _of_readings(path)
        return
    for number, line in enumerate(data.splitlines(), start=1):
        if line.strip():
            where = _("{source}, line {n}").format(source=shown, n=number)
            try:
                found = _decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                message = _("{where} is not a line of corrections ({why})")
                raise ExchangeError(message.format(where=where, why=one_line(str(error)))) from error
            if not all(map(_is_sound, found.corrections)) or not _is_clean(msgspec.to_builtins(found)):
                raise ExchangeError(_("{where}: a correction is damaged").format(where=where))
            yield found


def _of_readings(path: Path) -> Iterator[Corrections]:
    """What the readings in a file record of corrections."""
    try:
        for reading in stored.load(path):
            if found := recorded(reading):
                about = reading.article
                title = about.title or about.source
                yield Corrections(article=about.id, title=title, url=about.url, corrections=found)
    except stored.ReadingError as error:
        raise ExchangeError(str(error)) from error


def is_file(path: Path) -> bool:
    """Whether a file begins like one of corrections, or of readings."""
    try:
        with path.open("rb") as file:
            beginning = file.read(_BEGINNING)
    except OSError:
        return False
    return _OF_READING in beginning or f'"{SCHEMA}"'.encode() in beginning


def _is_sound(one: Correction) -> bool:
    layer, anchors = one.anchor.layer, [a for a in (one.anchor, one.words, one.cue, one.same) if a is not None]
    if layer not in get_args(KindName) or not one.id:
        return False
    if one.kind is not None and one.kind not in _KINDS[cast(KindName, layer)]:
        return False
    return all(0 <= a.start <= a.end and len(a.exact) == a.end - a.start for a in anchors)


def _is_clean(value: Any) -> bool:
    """Whether no string in a value has characters that an article never has."""
    if isinstance(value, str):
        return clean(value).text == value
    parts: Any = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return all(map(_is_clean, parts))


def take(library: Library, path: Path, by: str = "") -> Iterator[tuple[Corrections, Merged | None]]:
    """Merge the corrections in a file, article by article, as `merge` does.

    Args:
        library: the user's.
        path: of the file. It is read whole before anything is merged.
        by: who made them; by default the name of the file.

    Raises:
        ExchangeError: as `load`.
    """
    for one in list(load(path)):
        yield one, merge(library, one, one_line(by or path.stem))


def merge(library: Library, file: Corrections, by: str) -> Merged | None:
    """Add somebody's corrections to those of the same article; each can be undone. None if it is not in the library.

    Args:
        library: the user's.
        file: may be of another version of the article.
        by: who made them. The user's own, brought back, stay theirs.
    """
    article = _article(library, file)
    if article is None:
        return None
    known = {one.id: one for one in annotation_store.corrections(library, article)}
    added = 0
    with library.transaction():
        for one in file.corrections:
            before = known.get(one.id)
            if before is None:
                after = replace(one, by=one_line(one.by or by), imported=now())
            elif one.created > before.created:
                after = replace(one, by=before.by, imported=before.imported and now())
            else:
                continue
            changes.make(library, Change(article, before, after))
            added += 1
    return Merged(file.title, added, len(file.corrections) - added, tuple(conflicts(library, article)))


def _article(library: Library, file: Corrections) -> str | None:
    for name in filter(None, (file.article, file.url)):
        try:
            return articles.find(library, name)
        except LibraryError:
            continue
    return None


def conflicts(library: Library, article: str) -> Sequence[tuple[str, Conflict]]:
    """What people disagree on in an article: the words of each item, and the conflict."""
    reading = readings.load(library, article)
    if reading is None:
        return []
    laid = corrected(reading, annotation_store.corrections(library, article))
    text = reading.article.text
    found = []
    for item in all_items(laid.reading):
        review = laid.reviews.get(item.id)
        for conflict in review.conflicts if review else ():
            anchor: Anchor = conflict.sides[-1].anchor
            found.append((shortened(one_line(anchor.exact or text[anchor.start : anchor.end])), conflict))
    return found
