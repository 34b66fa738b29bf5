"""A corpus is a file of many articles: JSON lines, CSV or Parquet with a column of text, read row by row.

Columns are recognised by their names, ignoring case: see `COLUMNS`. The text is cleaned and laid out like that of a
file; a title in a column is not put in front of it. A row that is broken or has no text is reported and skipped. Files
written by `analyze` are corpora too: they yield their articles.

The source of an article is the corpus and the id of its row, or the row's number from 1: "press.csv#17".
"""

from __future__ import annotations

import csv
import datetime
import functools
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading.model import SCHEMA, Article
from sawt_reader.reading.safe_text import clean, one_line
from sawt_reader.reading.serialization import ERROR_SCHEMA
from sawt_reader.sources import files
from sawt_reader.sources.addresses import Private, is_url
from sawt_reader.sources.article import article_from_cleaned, article_from_text
from sawt_reader.sources.dates import dates
from sawt_reader.sources.decoding import decode
from sawt_reader.sources.errors import SourceError, errors_of
from sawt_reader.sources.language import notice
from sawt_reader.sources.loading import load, load_all
from sawt_reader.system.requirements import install_command

# Names of a column of each kind, the most specific first.
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
# Most bytes of a row: three million French words, as for a file.
_LARGEST = files.LARGEST_MB * 1_000_000
# Bytes read to find the encoding and the delimiter of a CSV file, and its possible delimiters.
_SAMPLE = 65_536
_DELIMITERS = ",;\t"
# Rows of Parquet in memory at a time.
_ROWS = 16
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|$)")


class Outcome(NamedTuple):
    """The result of reading a source, or a row of a corpus.

    Attributes:
        source: as `Article.source`.
        article: None after an error.
        error: the error, in one line; "" for none.
        read: how many bytes of the source have been read so far.
    """

    source: str
    article: Article | None
    error: str = ""
    read: int = 0


class _Row(NamedTuple):
    """A row of a corpus.

    Attributes:
        number: from 1.
        columns: empty for a broken row.
        error: what is wrong with it, as the reason of a `SourceError`; "" for nothing.
        read: how many bytes of the corpus have been read so far.
    """

    number: int
    columns: Mapping[str, Any]
    error: str
    read: int


_Rows = Callable[[Path, str | None], Iterator[_Row]]


def is_corpus(name: str) -> bool:
    """Whether a source has the suffix of a corpus."""
    return not is_url(name) and Path(name).suffix.lower() in FORMATS


def size(name: str) -> int | None:
    """The size of a source in bytes; None for anything but a file."""
    try:
        return Path(name).stat().st_size if not is_url(name) else None
    except OSError:
        return None


def articles(
    name: str,
    text_column: str | None = None,
    *,
    allow_private: Private = Private.NONE,
    encoding: str | None = None,
) -> Iterator[Outcome]:
    """The articles of a source: one of a text, page or document, several of a bundle, many of a corpus.

    Args:
        name: as returned by `expand`.
        text_column: the name of the column that holds the text; None to find it.
        allow_private: which hosts of private networks pages may be fetched from.
        encoding: a codec for plain texts that are not UTF-8; None to guess it.
    """
    shown = one_line(name)
    try:
        with errors_of(shown):
            if is_corpus(name):
                rows = FORMATS[Path(name).suffix.lower()]
                yield from (_outcome(row, shown, text_column, encoding) for row in rows(Path(name), text_column))
            else:
                for article in load_all(name, partial(load, allow_private=allow_private, encoding=encoding)):
                    yield Outcome(article.source, article, read=size(name) or 0)
    except SourceError as error:
        yield Outcome(shown, None, str(error))


def _outcome(row: _Row, shown: str, text_column: str | None, encoding: str | None) -> Outcome:
    """The result of reading a row."""
    names = _columns(tuple(row.columns), text_column)
    row_id = row.columns.get(names.get("id", ""))
    has_id = isinstance(row_id, str | int) and str(row_id).strip()
    source = f"{shown}#{one_line(str(row_id)) if has_id else row.number}"
    try:
        with errors_of(source):
            if row.error:
                raise SourceError(row.error)
            stored = row.columns.get("schema") == SCHEMA
            article = _stored(row.columns) if stored else _article(row.columns, names, source, encoding)
        return Outcome(source, article, read=row.read)
    except SourceError as error:
        return Outcome(source, None, str(error), row.read)


def _article(columns: Mapping[str, Any], names: Mapping[str, str], source: str, encoding: str | None) -> Article:
    """An article from the columns of a row; `names` maps keys of `COLUMNS` to the names of columns."""
    text = columns.get(names.get("text", ""))
    if isinstance(text, bytes):
        text = decode(text, encoding).text
    if not isinstance(text, str) or not text.strip():
        raise SourceError(_("no text in this row"))
    if len(text) > _LARGEST:
        raise SourceError(_("larger than {mb} MB").format(mb=files.LARGEST_MB))
    article = article_from_text(text, source)
    if not article.blocks:
        raise SourceError(_("no text in this row"))
    values = {what: columns.get(name) for what, name in names.items()}
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
    """The article of a reading, rebuilt from its text; its blocks are kept if their offsets are valid."""
    try:
        given = msgspec.convert(columns.get("article"), Article)
    except msgspec.ValidationError as error:
        raise SourceError(_("not a reading ({why})").format(why=error)) from error
    made = article_from_cleaned(clean(given.text).text, given.source)
    if made.id != given.id or not made.blocks:
        raise SourceError(_("the text does not match its id: it was edited after the analysis"))
    ends = [0, *(place for block in given.blocks for place in (block.start, block.end)), len(given.text)]
    names = ("url", "retrieved", "title", "outlet", "byline", "published", "modified", "notice")
    facts = {name: clean(value).text for name in names if (value := getattr(given, name))}
    if ends == sorted(ends):
        made = msgspec.structs.replace(made, blocks=given.blocks)
    return msgspec.structs.replace(made, dropped=given.dropped, **facts)


@functools.lru_cache(maxsize=64)
def _columns(names: tuple[str, ...], text_column: str | None) -> Mapping[str, str]:
    """The recognised columns: keys of `COLUMNS` to the names of columns."""
    by_form = {" ".join(name.casefold().split()).replace(" ", "_"): name for name in reversed(names)}
    found = {what: next((by_form[form] for form in forms if form in by_form), None) for what, forms in COLUMNS.items()}
    if text_column is not None:
        found = {what: name for what, name in found.items() if name != text_column}
        found["text"] = text_column if text_column in names else None
    return {what: name for what, name in found.items() if name is not None}


def _check(names: Sequence[str], text_column: str | None) -> None:
    """Refuse a corpus without a column of text."""
    if "text" not in _columns(tuple(names), text_column):
        columns = one_line(", ".join(names))
        if text_column:
            reason = _("no column {column}").format(column=one_line(text_column))
        else:
            reason = _("no known column of text")
        raise SourceError(reason, _("choose one with --text-column: {columns}").format(columns=columns))


def _line(value: object) -> str | None:
    """A value as one line: a list of names joined, an object by its name."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        value = ", ".join(each for each in value if isinstance(each, str))
    return one_line(value) or None if isinstance(value, str) else None


def _day(value: object) -> str | None:
    """The day of a date, ISO 8601."""
    if isinstance(value, datetime.date):  # so is a datetime
        return value.isoformat()[:10]
    return next((date.day for date in dates(value)), None) if isinstance(value, str) else None


def _json_lines(path: Path, _text_column: str | None) -> Iterator[_Row]:
    with path.open("rb") as file:
        read = 0
        for number, line in enumerate(_lines(file), start=1):
            read += len(line)
            data = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
            if not data:
                continue
            if len(line) > _LARGEST:
                yield _Row(number, {}, _("larger than {mb} MB").format(mb=files.LARGEST_MB), read)
                continue
            try:
                columns = msgspec.json.decode(data)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                yield _Row(number, {}, _("not JSON ({why})").format(why=error), read)
                continue
            if not isinstance(columns, dict):
                yield _Row(number, {}, _("not a JSON object"), read)
            elif columns.get("schema") != ERROR_SCHEMA:
                yield _Row(number, columns, "", read)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; one that is too large is cut, but stays too large."""
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
            _check(names, text_column)
            number = 0
            while True:
                number += 1
                try:
                    row = next(rows, None)
                except csv.Error as error:
                    yield _Row(number, {}, _("broken ({why})").format(why=error), raw.tell())
                    continue
                if row is None:
                    return
                if row:
                    yield _Row(number, dict(zip(names, row, strict=False)), "", raw.tell())


def _encoding(sample: bytes) -> str:
    """The encoding of a CSV file: by its byte order mark, else UTF-8, else that of Windows, which Excel writes."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if len(sample) == _SAMPLE:  # it may end within a character
        sample = sample[: sample.rfind(b"\n")]
    try:
        sample.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(sample: str, text_column: str | None) -> str:
    """The delimiter that gives the header a column of text and the most columns."""

    def likely(delimiter: str) -> tuple[bool, int]:
        names = next(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), [])
        return "text" in _columns(tuple(names), text_column), len(names)

    return max(_DELIMITERS, key=likely)


def _parquet(path: Path, text_column: str | None) -> Iterator[_Row]:
    try:
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        command = install_command("archive")
        raise SourceError(_("missing libraries"), _("run: {command}").format(command=command)) from error
    total = path.stat().st_size
    with parquet.ParquetFile(path, buffer_size=1 << 16) as file:
        names = file.schema_arrow.names
        _check(names, text_column)
        wanted = list(dict.fromkeys(_columns(tuple(names), text_column).values()))
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
            for columns in batch.to_pylist():
                number += 1
                yield _Row(number, columns, "", total * number // file.metadata.num_rows)


FORMATS: Mapping[str, _Rows] = {
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _csv,
    ".tsv": _csv,
    ".parquet": _parquet,
}
"""Readers of a corpus, by its suffix."""
