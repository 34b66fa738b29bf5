"""Archives of articles: JSON lines, CSV and Parquet with a column of text, read a row at a time.

What a row says of its article is found by the name of the column, whatever its case: see `COLUMNS`. The text is cleaned
and laid out as that of a file is, and stays as it is in the row: a title of its own column is not put in front. A row
without a text, or broken, is told and left out. Files that `analyze` wrote give their articles back.

An article's source is the archive and the id of its row, or its number from 1: "press.csv#17".
"""

from __future__ import annotations

import csv
import datetime
import functools
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading.model import ERROR_SCHEMA, SCHEMA, Article
from sawt_reader.reading.safe_text import clean, one_line
from sawt_reader.sources import files
from sawt_reader.sources.addresses import Private, is_url
from sawt_reader.sources.article import article_from_text
from sawt_reader.sources.dates import dates
from sawt_reader.sources.decoding import decode
from sawt_reader.sources.errors import SourceError, one_clear_line
from sawt_reader.sources.language import notice
from sawt_reader.sources.loading import load
from sawt_reader.system.requirements import install_command

# What names a column of each kind, the surest first.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": tuple("text texte body content contenu article article_text full_text fulltext corps maintext".split()),
    "id": tuple("id _id uid uuid guid doc_id article_id identifiant".split()),
    "title": tuple("title titre headline".split()),
    "url": tuple("url link lien permalink".split()),
    "outlet": tuple("outlet source journal media média publisher publication newspaper site domain".split()),
    "byline": tuple("byline author authors auteur auteurs".split()),
    "published": tuple("published date published_at publication_date date_publication publishedat pubdate".split()),
    "language": tuple("language lang langue".split()),
}
# Bytes of a row: three million French words, as of a file.
_LARGEST = files.LARGEST_MB * 1_000_000
# Bytes looked at for the encoding and delimiter of a table, and the delimiters it may have.
_SAMPLE = 65_536
_DELIMITERS = ",;\t"
# Rows of Parquet in memory at a time.
_ROWS = 16
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|$)")


class Came(NamedTuple):
    """What came of a source, or of a row in one.

    Attributes:
        source: as `Article.source`.
        article: None where there is none.
        error: why there is none, in one line.
        read: how many bytes of the source have been read so far.
    """

    source: str
    article: Article | None
    error: str = ""
    read: int = 0


class _Row(NamedTuple):
    """A row: its columns, or what is wrong with it; its number from 1; how many bytes of the archive were read."""

    number: int
    columns: Mapping[str, Any]
    error: str
    read: int


_Rows = Callable[[Path, str | None], Iterator[_Row]]


def is_archive(name: str) -> bool:
    """Whether a source is named as an archive."""
    return not is_url(name) and Path(name).suffix.lower() in FORMATS


def size(name: str) -> int | None:
    """Bytes of a source; None for what is no file."""
    try:
        return Path(name).stat().st_size if not is_url(name) else None
    except OSError:
        return None


def articles(name: str, text_column: str | None = None, *, allow_private: Private = Private.NONE) -> Iterator[Came]:
    """The articles of a source: one of a text, page or document, many of an archive.

    Args:
        name: as `expand` gives it.
        text_column: the name of the column that holds the text; None to find it.
        allow_private: which hosts of private networks pages may be fetched from.
    """
    shown = one_line(name)
    try:
        with one_clear_line(shown):
            if is_archive(name):
                rows = FORMATS[Path(name).suffix.lower()]
                yield from (_came(row, shown, text_column) for row in rows(Path(name), text_column))
            else:
                article = load(name, allow_private=allow_private)
                yield Came(article.source, article, read=size(name) or 0)
    except SourceError as error:
        yield Came(shown, None, str(error))


def _came(row: _Row, shown: str, text_column: str | None) -> Came:
    """The article of a row."""
    kept = _columns(tuple(row.columns), text_column)
    id = row.columns.get(kept.get("id", ""))
    source = f"{shown}#{one_line(str(id)) if isinstance(id, (str, int)) and str(id).strip() else row.number}"
    try:
        if row.error:
            raise SourceError(row.error)
        with one_clear_line(_("the row")):
            stored = row.columns.get("schema") == SCHEMA
            article = _stored(row.columns) if stored else _article(row.columns, kept, source)
        return Came(source, article, read=row.read)
    except SourceError as error:
        return Came(source, None, f"{source}: {error}", row.read)


def _article(columns: Mapping[str, Any], kept: Mapping[str, str], source: str) -> Article:
    """An article of the columns of a row, found in `kept` by what they hold."""
    text = columns.get(kept.get("text", ""))
    if isinstance(text, bytes):
        text = decode(text, source)
    if not isinstance(text, str) or not text.strip():
        raise SourceError(_("there is no text in this row"))
    if len(text) > _LARGEST:
        raise SourceError(_("the text is larger than {n} MB").format(n=files.LARGEST_MB))
    article = article_from_text(text, source)
    if not article.blocks:
        raise SourceError(_("there is no text in this row"))
    values = {what: columns.get(kept[what]) for what in kept}
    facts: dict[str, str | None] = {what: _line(values.get(what)) for what in ("title", "outlet", "byline")}
    facts["published"] = _day(values.get("published"))
    url = _line(values.get("url"))
    facts["url"] = url if url and is_url(url) else None
    facts = {what: value for what, value in facts.items() if value}
    language = _LANGUAGE.match((_line(values.get("language")) or "").lower())
    if language:
        facts |= {"language": language[1], "notice": notice(language[1])}
    return msgspec.structs.replace(article, **facts)


def _stored(columns: Mapping[str, Any]) -> Article:
    """The article of a reading, made again from its text; its blocks stay where they are sound."""
    try:
        told = msgspec.convert(columns.get("article"), Article)
    except msgspec.ValidationError as error:
        raise SourceError(_("this is no reading ({why})").format(why=error)) from error
    made = article_from_text(told.text, told.source)
    if made.id != told.id or not made.blocks:
        raise SourceError(_("the text of this reading is not the one its id was made of"))
    ends = [0, *(place for block in told.blocks for place in (block.start, block.end)), len(told.text)]
    names = ("url", "retrieved", "title", "outlet", "byline", "published", "modified", "notice")
    facts = {name: clean(value).text for name in names if (value := getattr(told, name))}
    if ends == sorted(ends):
        made = msgspec.structs.replace(made, blocks=told.blocks)
    return msgspec.structs.replace(made, dropped=told.dropped, **facts)


@functools.lru_cache(maxsize=64)
def _columns(names: tuple[str, ...], text_column: str | None) -> Mapping[str, str]:
    """Which column holds what: a key of `COLUMNS` to the column's name."""
    by_form = {" ".join(name.casefold().split()).replace(" ", "_"): name for name in reversed(names)}
    found = {what: next((by_form[form] for form in forms if form in by_form), None) for what, forms in COLUMNS.items()}
    if text_column is not None:
        found = {what: name for what, name in found.items() if name != text_column}
        found["text"] = text_column if text_column in names else None
    return {what: name for what, name in found.items() if name is not None}


def _check(names: Sequence[str], text_column: str | None, shown: str) -> None:
    """Refuse a table that has no column of text."""
    if "text" not in _columns(tuple(names), text_column):
        columns = one_line(", ".join(names))
        if text_column:
            message = _("{name} has no column {column}, but: {columns}").format(
                name=shown, column=one_line(text_column), columns=columns
            )
        else:
            message = _("{name} has no column of text that is known; choose one with --text-column: {columns}").format(
                name=shown, columns=columns
            )
        raise SourceError(message)


def _line(value: object) -> str | None:
    """A value as one line; the names of several people as one; what an outlet is called."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(each for each in value if isinstance(each, str))
    return one_line(value) or None if isinstance(value, str) else None


def _day(value: object) -> str | None:
    """A date as ISO 8601 day."""
    if isinstance(value, datetime.date):  # a datetime is one
        return value.isoformat()[:10]
    return next((date.day for date in dates(value)), None) if isinstance(value, str) else None


def _json_lines(path: Path, text_column: str | None) -> Iterator[_Row]:
    with path.open("rb") as file:
        read = 0
        for number, line in enumerate(_lines(file), start=1):
            read += len(line)
            data = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
            if not data:
                continue
            if len(line) > _LARGEST:
                yield _Row(number, {}, _("the row is larger than {n} MB").format(n=files.LARGEST_MB), read)
                continue
            try:
                columns = msgspec.json.decode(data)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                yield _Row(number, {}, _("this is no JSON ({why})").format(why=error), read)
                continue
            if not isinstance(columns, dict):
                yield _Row(number, {}, _("this is no JSON object"), read)
            elif columns.get("schema") != ERROR_SCHEMA:
                yield _Row(number, columns, "", read)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too large, its beginning, still too large."""
    while line := file.readline(_LARGEST + 1):
        rest = line
        while len(rest) > _LARGEST and not rest.endswith(b"\n"):
            rest = file.readline(_LARGEST + 1)
        yield line


def _csv(path: Path, text_column: str | None) -> Iterator[_Row]:
    csv.field_size_limit(_LARGEST)
    with path.open("rb") as raw:
        encoding = _encoding(raw.read(_SAMPLE))
        raw.seek(0)
        with io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline="") as file:
            delimiter = _delimiter(file.read(_SAMPLE), text_column)
            file.seek(0)
            rows = csv.reader(iter(lambda: file.readline(_LARGEST), ""), delimiter=delimiter)
            names = next(rows, [])
            _check(names, text_column, one_line(str(path)))
            number = 0
            while True:
                number += 1
                try:
                    row = next(rows, None)
                except csv.Error as error:
                    yield _Row(number, {}, _("the row is broken ({why})").format(why=error), raw.tell())
                    continue
                if row is None:
                    return
                if row:
                    yield _Row(number, dict(zip(names, row, strict=False)), "", raw.tell())


def _encoding(sample: bytes) -> str:
    """The encoding of a table: by its mark, UTF-8, or Windows's, in which Excel saves where it is asked for CSV."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        # The sample may end within a character.
        sample.decode("utf-8-sig") if len(sample) < _SAMPLE else sample[: sample.rfind(b"\n")].decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(sample: str, text_column: str | None) -> str:
    """The delimiter with which the header has a column of text, and most columns."""

    def likely(delimiter: str) -> tuple[bool, int]:
        names = next(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), [])
        return "text" in _columns(tuple(names), text_column), len(names)

    return max(_DELIMITERS, key=likely)


def _parquet(path: Path, text_column: str | None) -> Iterator[_Row]:
    shown = one_line(str(path))
    try:
        from pyarrow import ArrowException, parquet
    except ModuleNotFoundError as error:
        raise SourceError(
            _("{source} needs more libraries to read: {command}").format(
                source=shown, command=install_command("archive")
            )
        ) from error
    total = path.stat().st_size
    try:
        with parquet.ParquetFile(path, buffer_size=1 << 16) as file:
            names = file.schema_arrow.names
            _check(names, text_column, shown)
            wanted = list(dict.fromkeys(_columns(tuple(names), text_column).values()))
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
                for columns in batch.to_pylist():
                    number += 1
                    yield _Row(number, columns, "", total * number // file.metadata.num_rows)
    except (ArrowException, ValueError) as error:
        if isinstance(error, MemoryError):  # one of Arrow's is
            raise
        raise SourceError(_("{name} is no Parquet file, or broken ({why})").format(name=shown, why=error)) from error


FORMATS: Mapping[str, _Rows] = {
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _csv,
    ".tsv": _csv,
    ".parquet": _parquet,
}
"""How an archive is read, by the end of its name."""
