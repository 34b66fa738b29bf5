"""Files that are no article: what they are, and what can be done with them.

Nothing may pass for an article that is not one: mark-up, lists of links and exports of programs look like text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sawt_reader.i18n import N_, _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.recognition import FEED, head, recognise, root

_UNPACK = N_("unpack it and give the files in it")
_TO_DOCX = N_("save it as DOCX or ODT, with LibreOffice for example")
_TO_EPUB = N_("convert it to EPUB, with Calibre for example")
_OCR = N_("run text recognition (OCR) on it first")
_TRANSCRIBE = N_("give its transcript, or its subtitles as .srt or .vtt")
_PAGES = N_("give its pages as HTML, or their addresses")
_ITS_ARTICLES = N_("give the address or the file of one of its articles")
_TABLE = N_("read it with: sawt-reader analyze")
_CSV = N_("save it as CSV and read that with: sawt-reader analyze")
_AS_TEXT = N_("save its text as plain text")
_SINGLE = N_("save single messages as .eml")
_ANOTHER = N_("choose another file")
_EXPORT = N_("export it from there as EPUB, or give the addresses of its articles")


class Foreign(NamedTuple):
    """What a file is, and what to do with it; neither is translated yet."""

    what: str
    remedy: str


_ARCHIVE = Foreign(N_("an archive of files"), _UNPACK)
_COMPRESSED = Foreign(N_("a compressed file"), _UNPACK)
_PICTURE = Foreign(N_("a picture"), _OCR)
_RECORDING = Foreign(N_("a recording"), _TRANSCRIBE)
_BOOKMARKS = Foreign(N_("a list of bookmarks"), _ITS_ARTICLES)
_BIBLIOGRAPHY = Foreign(N_("a bibliography, as Zotero exports it"), _ITS_ARTICLES)
_SITE_MAP = Foreign(N_("the map of a site"), _ITS_ARTICLES)
_BOOK = Foreign(N_("an electronic book of another format"), _TO_EPUB)
_WALLABAG = Foreign(N_("an export of Wallabag"), _EXPORT)
_POCKET = Foreign(N_("an export of Pocket"), _ITS_ARTICLES)
_JSON = Foreign(N_("data in JSON"), _AS_TEXT)
_ROWS = Foreign(N_("a table of articles"), _TABLE)
_MARKUP = Foreign(N_("mark-up"), _AS_TEXT)

# Bytes of other formats, and where they are; formats of plain text are below.
_SIGNATURES = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign(N_("a document of Office before 2007"), _TO_DOCX)),
    (0, b"PK\x03\x04", _ARCHIVE),
    (0, b"PK\x05\x06", _ARCHIVE),
    (0, b"Rar!", _ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (0, b"\x1f\x8b", _COMPRESSED),
    (0, b"BZh", _COMPRESSED),
    (0, b"\xfd7zXZ\0", _COMPRESSED),
    (0, b"\x28\xb5\x2f\xfd", _COMPRESSED),
    (0, b"\x89PNG", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF8", _PICTURE),
    (0, b"II*\0", _PICTURE),
    (0, b"MM\0*", _PICTURE),
    (0, b"ID3", _RECORDING),
    (0, b"OggS", _RECORDING),
    (0, b"fLaC", _RECORDING),
    (0, b"\x1aE\xdf\xa3", _RECORDING),
    (0, b"SQLite format 3\0", Foreign(N_("a database"), _ANOTHER)),
    (0, b"PAR1", _ROWS),
    (4, b"ftyp", _RECORDING),
    (8, b"WEBPVP8", _PICTURE),
    (0, b"RIFF", _RECORDING),
    (257, b"ustar", _ARCHIVE),
    (60, b"BOOKMOBI", _BOOK),
    (60, b"TEXtREAd", _BOOK),
    (0, b"WARC/", Foreign(N_("an archive of web pages (WARC)"), _PAGES)),
    (0, b"%!PS", Foreign(N_("a page for printers (PostScript)"), N_("convert it to PDF"))),
    (0, b"\x7fELF", Foreign(N_("a program"), _ANOTHER)),
    (0, b"MZ\x90\0", Foreign(N_("a program"), _ANOTHER)),
)
_OPEN_XML = ((b"xl/workbook", Foreign(N_("a spreadsheet"), _CSV)), (b"ppt/", Foreign(N_("a presentation"), _TO_DOCX)))
_OPEN_DOCUMENT = ((b"spreadsheet", _OPEN_XML[0][1]), (b"presentation", _OPEN_XML[1][1]))
_ROOTS = {b"rdf": _BIBLIOGRAPHY, b"urlset": _SITE_MAP, b"sitemapindex": _SITE_MAP, b"fictionbook": _BOOK}
_TEXTS = (
    (re.compile(rb"TY  - [A-Z]{4}\s|(?:@\w+\{[^,{}]*,\s*\w+\s*=)", re.IGNORECASE), _BIBLIOGRAPHY),
    (re.compile(rb"From \S+.*\r?\n[\w-]+:", re.IGNORECASE), Foreign(N_("a mailbox"), _SINGLE)),
    (re.compile(rb"title,url,time_added\b", re.IGNORECASE), _POCKET),
    (re.compile(rb"BEGIN:V(?:CARD|CALENDAR)\b"), Foreign(N_("an address book or a calendar"), _ANOTHER)),
)
_LISTS = (
    (re.compile(rb"<!DOCTYPE\s+NETSCAPE-Bookmark", re.IGNORECASE), _BOOKMARKS),
    (re.compile(rb"<title>\s*Pocket Export", re.IGNORECASE), _POCKET),
)
# The beginning of an object or a list of objects, its first keys, and which of them only one program writes.
_OBJECT = re.compile(rb'[\[\s]*\{\s*"[^"\n]{0,80}"\s*:')
_KEY = re.compile(rb'"([\w-]{1,40})"\s*:')
_KEYS = (
    (frozenset({b"is_archived", b"is_starred"}), _WALLABAG),
    (frozenset({b"time_added", b"resolved_url"}), _POCKET),
    (frozenset({b"type", b"title", b"container-title"}), _BIBLIOGRAPHY),
    (frozenset({b"itemType", b"title"}), _BIBLIOGRAPHY),
)
_TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})
# Mark-up begins with a tag, and ends with one.
_TAG = re.compile(rb"<(?:\?xml|!--|!\w|[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>)")


def refuse(name: str, data: bytes) -> None:
    """Refuse a file that is no article.

    Raises:
        SourceError: which names what it is and what to do with it.
    """
    if found := foreign(name, data):
        raise SourceError(_("{what}, not an article").format(what=_(found.what)), _(found.remedy))


def foreign(name: str, data: bytes) -> Foreign | None:
    """What a file is if it is no article; None for text and for unknown data.

    Args:
        name: of the file; its suffix tells tables of text.
        data: all of the file, or its beginning.
    """
    start = head(data)
    if links := next((found for pattern, found in _LISTS if pattern.search(start)), None):
        return links
    if recognise(name, data):
        return None
    return _binary(data) or _marked_up(data, start) or _json(start) or _text(name, start)


def _binary(data: bytes) -> Foreign | None:
    if data.startswith(b"PK\x03\x04"):
        if b"[Content_Types].xml" in data:
            return next((found for member, found in _OPEN_XML if member in data), _ARCHIVE)
        if b"application/vnd.oasis.opendocument." in data[:1024]:
            return next((found for kind, found in _OPEN_DOCUMENT if kind in data[:1024]), _ARCHIVE)
    return next((found for at, signature, found in _SIGNATURES if data.startswith(signature, at)), None)


def _marked_up(data: bytes, start: bytes) -> Foreign | None:
    """What mark-up is that no format of ours has. A text may quote a tag, but it does not end with one, too."""
    if not _TAG.match(start):
        return None
    name = root(start)
    if found := _ROOTS.get(name):
        return found
    ends = data[-8:].replace(b"\0", b"").rstrip().endswith(b">")
    return _MARKUP if ends or start.startswith(b"<?xml") else None


def _json(start: bytes) -> Foreign | None:
    """What an object or a list of objects in JSON is, by its first keys; the same for lines of JSON."""
    if not _OBJECT.match(start):
        return None
    keys = set(_KEY.findall(start))
    return next((found for wanted, found in _KEYS if wanted <= keys), _JSON)


def _text(name: str, start: bytes) -> Foreign | None:
    if found := next((found for pattern, found in _TEXTS if pattern.match(start)), None):
        return found
    return _ROWS if name[name.rfind(".") :].lower() in _TABLES else None


def is_of_program(start: bytes) -> bool:
    """Whether the beginning of a file in JSON is of a program that we know, rather than of our own readings."""
    return recognise("", start) == FEED or _json(head(start)) not in {None, _JSON}


def named(found: Foreign) -> str:
    """What a file is and what to do with it, for the user."""
    return one_line(_("{what}: {remedy}").format(what=_(found.what), remedy=_(found.remedy)))
