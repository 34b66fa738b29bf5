"""RSS, Atom and JSON Feed: the title of a feed, and the articles it announces."""

from __future__ import annotations

import datetime
import io
import re
import time
from collections.abc import Mapping
from typing import Any

import feedparser
import msgspec
from lxml import etree, html

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import clean, one_line
from sawt_reader.sources.dates import dates
from sawt_reader.sources.decoding import as_utf8, declared_encoding, decode
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.feed_model import Entry, Feed
from sawt_reader.sources.recognition import wide_encoding

_MOST_ENTRIES = 2000
_LONGEST_TITLE, _LONGEST_SUMMARY = 300, 500  # code points
_LONGEST_MARKUP = 20_000  # code points of a summary that are parsed
_BREAK = re.compile(r"<(?=/?(?:p|div|br|li|ul|ol|h\d|td|tr|blockquote)\b)", re.IGNORECASE)
# « 08:30:00 +0200 », « 8 h 30 GMT »; a time without a zone is not enough.
_TIME = re.compile(r"\b(\d{1,2})(?::|\s?h\s?)(\d\d)(?::(\d\d))?\s*(?:([+-])(\d\d):?(\d\d)|(?:GMT|UTC|Z)\b)")


class _JsonItem(msgspec.Struct, frozen=True):
    """An item of a JSON Feed, by the names of its standard."""

    id: str | int | float = ""
    title: str = ""
    url: str = ""
    external_url: str = ""
    summary: str = ""
    content_html: str = ""
    content_text: str = ""
    date_published: str = ""
    date_modified: str = ""


class _JsonFeed(msgspec.Struct, frozen=True):
    """A JSON Feed, by the names of its standard."""

    version: str
    items: list[_JsonItem]
    title: str = ""


def extract(data: bytes) -> Feed:
    """The feed. Its source is empty, and its links may be relative.

    Raises:
        SourceError: for anything but a feed.
    """
    # A single control character makes feedparser treat a feed as broken, and guess.
    wide = wide_encoding(data)
    text = clean(data.decode(wide, "replace") if wide else decode(as_utf8(data, declared_encoding(data))).text).text
    if text.lstrip().startswith("{"):
        return _json(text)
    # A stream, as feedparser would open bytes that look like a path. The header overrides the encoding XML declares.
    headers = {"content-type": "application/xml; charset=utf-8"}
    found = feedparser.parse(io.BytesIO(text.encode()), response_headers=headers)
    if not found.get("version"):
        raise SourceError(_("not a feed"), _("give the address of an RSS or Atom feed"))
    entries = tuple(map(_entry, found.entries[:_MOST_ENTRIES]))
    return Feed("", _plain(_text(found.feed, "title"), _LONGEST_TITLE), entries)


def _json(text: str) -> Feed:
    """A JSON Feed (jsonfeed.org/version/1.1)."""
    try:
        found = msgspec.json.decode(text, type=_JsonFeed)
    except (msgspec.DecodeError, RecursionError) as error:
        raise SourceError(_("not a feed"), _("give the address of an RSS or Atom feed")) from error
    return Feed("", _plain(found.title, _LONGEST_TITLE), tuple(map(_json_entry, found.items[:_MOST_ENTRIES])))


def _json_entry(item: _JsonItem) -> Entry:
    dated = item.date_published or item.date_modified
    try:
        at = datetime.datetime.fromisoformat(dated)
        published: str | None = f"{at.astimezone(datetime.UTC).replace(tzinfo=None).isoformat()}Z"
    except (ValueError, OverflowError):
        published = _french_date(dated)
    text = one_line(item.content_text)
    return Entry(
        id=one_line(str(item.id)),
        title=_plain(item.title, _LONGEST_TITLE),
        url=one_line(item.url or item.external_url) or None,
        published=published,
        summary=_plain(item.summary or item.content_html, _LONGEST_SUMMARY) or _shortened(text, _LONGEST_SUMMARY),
    )


def _entry(item: Mapping[str, Any]) -> Entry:
    return Entry(
        id=one_line(_text(item, "id")),
        title=_plain(_text(item, "title"), _LONGEST_TITLE),
        url=one_line(_text(item, "link")) or None,
        published=_published(item),
        summary=_plain(_text(item, "summary") or _content(item), _LONGEST_SUMMARY),
    )


def _content(item: Mapping[str, Any]) -> str:
    """The whole text, where a feed has it."""
    contents = item.get("content") or ()
    return next((_text(content, "value") for content in contents if isinstance(content, Mapping)), "")


def _text(item: Mapping[str, Any], name: str) -> str:
    """A text of an element; "" for none, which feedparser sometimes returns as None."""
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _plain(markup: str, longest: int) -> str:
    """The text of a fragment of HTML on one line, shortened between words."""
    try:
        tree = html.fragment_fromstring(_BREAK.sub(" <", markup[:_LONGEST_MARKUP]), create_parent=True)
        etree.strip_elements(tree, "script", "style", etree.Comment, with_tail=False)
        text = one_line("".join(tree.itertext()))
    except (etree.LxmlError, ValueError):
        text = one_line(markup)
    return _shortened(text, longest)


def _shortened(text: str, longest: int) -> str:
    """A text of at most that many code points, cut between words."""
    if len(text) <= longest:
        return text
    start = text[: longest - 1]
    return (start.rpartition(" ")[0] or start) + "…"


def _published(item: Mapping[str, Any]) -> str | None:
    """The date of an article: feedparser reads the standard forms, we read those that French servers use instead."""
    for name in ("published", "updated"):
        text, parsed = _text(item, name), item.get(f"{name}_parsed")
        # Without a colon it is only a day, which feedparser would make midnight.
        if found := _iso(parsed) if parsed and ":" in text else _french_date(text):
            return found
    return None


def _iso(parsed: time.struct_time) -> str | None:
    try:
        return f"{datetime.datetime(*parsed[:6]).isoformat()}Z"
    except ValueError:  # a leap second, or the year 0
        return None


def _french_date(text: str) -> str | None:
    """« dim., 27 nov. 2022 08:30:00 +0100 » as a time in UTC, « 27 novembre 2022 » as a day."""
    date = next((date for date in dates(text) if date.day), None)
    if date is None or date.day is None:
        return None
    clock = _TIME.search(text, date.end)
    if not clock:
        return date.day
    hours, minutes, seconds, sign, zone_hours, zone_minutes = clock.groups(default="0")
    zone = datetime.timedelta(hours=int(zone_hours), minutes=int(zone_minutes))
    if sign == "-":
        zone = -zone
    try:
        at = datetime.datetime.fromisoformat(date.day).replace(
            hour=int(hours), minute=int(minutes), second=int(seconds)
        )
        return f"{(at - zone).isoformat()}Z"
    except (ValueError, OverflowError):
        return date.day
