"""Recognises formats by names, media types and first bytes. A format is named as its module in `sources.formats`."""

from __future__ import annotations

import codecs
import re

FEED = "feed"
OPML = "opml"
HTML = "html"

# Formats by the suffix of a file.
SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".epub": "epub",
    ".docx": "docx",
    ".odt": "odt",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".md": "markdown",
    ".markdown": "markdown",
    ".eml": "mail",
    ".mhtml": "mail",
    ".mht": "mail",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".nitf": "news_xml",
    ".newsml": "news_xml",
}
# Formats by the media type that a server declares; None if the bytes or the name decide.
MEDIA_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/epub+zip": "epub",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "message/rfc822": "mail",
    "multipart/related": "mail",
    "application/x-subrip": "subtitles",
    "text/vtt": "subtitles",
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
    "application/rdf+xml": FEED,
    "application/feed+json": FEED,
    "text/x-opml": OPML,
    "application/json": None,
    "application/xml": None,
    "application/octet-stream": None,
    "binary/octet-stream": None,
}
HEAD = 4096
"""Bytes that tell a format."""
# The name of the root element is also in the DOCTYPE, whose declarations may be long.
_ROOT = re.compile(
    rb"(?>\s|<\?.*?\?>|<!--.*?-->)*+<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?(?P<root>[\w.-]+)[\s>/\[]", re.DOTALL | re.IGNORECASE
)
# Formats by the name of a root element, in small letters: feeds, and the standards of the news agencies (iptc.org).
_ROOTS = {
    b"rss": FEED,
    b"feed": FEED,
    b"rdf": FEED,
    b"opml": OPML,
    b"nitf": "news_xml",
    b"newsml": "news_xml",
    b"newsitem": "news_xml",
    b"newsmessage": "news_xml",
    b"html": "html",
    **dict.fromkeys((b"head", b"body", b"article", b"div", b"p", b"h1", b"meta", b"title", b"table", b"span"), "html"),
}
_ZOTERO = b"http://www.zotero.org/namespaces/export#"
"""Its exports are RDF, as the first feeds were."""
_JSON_FEED = re.compile(rb'\{[^{]*?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_SUBTITLES = re.compile(rb"WEBVTT(?:\s|$)|(?:\d+[ \t]*\r?\n)?(?:\d+:)?\d\d:\d\d[,.]\d{3}[ \t]+-->[ \t]")
# The head of a message (RFC 5322): nothing but fields and their continuations up to an empty line.
_FIELDS = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*+)+")
_OF_MESSAGES = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|content-type|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST_FIELDS = 3
# The first bytes of XML in UTF-16 and UTF-32 without a byte order mark (XML 1.0, appendix F).
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


def recognise(name: str, data: bytes) -> str | None:
    """The format of a source, by its suffix, or by its first bytes where the suffix is unknown.

    Returns:
        The name of a module of `sources.formats`; None for plain text, and for unknown data, which `foreign` or
        `decode` refuse.
    """
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    start = head(data)
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if _JSON_FEED.match(start):
        return FEED
    if _SUBTITLES.match(start):
        return "subtitles"
    if (fields := _FIELDS.match(start)) and len(_OF_MESSAGES.findall(fields[0])) >= _LEAST_FIELDS:
        return "mail"
    return None if _ZOTERO in start else _ROOTS.get(root(start))


def head(data: bytes) -> bytes:
    """The beginning of a file without white space before it; text in UTF-16 or UTF-32 becomes UTF-8."""
    start = data[:HEAD]
    if encoding := wide_encoding(start):
        start = start.decode(encoding, "ignore").encode()
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")


def wide_encoding(data: bytes) -> str | None:
    """The encoding of a text in UTF-16 or UTF-32 with a byte order mark, and of such XML without one."""
    return next((encoding for mark, encoding in _WIDE if data.startswith(mark)), None)


def root(start: bytes) -> bytes:
    """The name of the root element of mark-up, in small letters, without its prefix; b"" for anything else."""
    found = _ROOT.match(start)
    return found["root"].lower() if found else b""


def _zipped(data: bytes) -> str | None:
    """The format of a zip file, by the names of its members, which no compression hides."""
    start = data[:1024]
    if b"application/epub+zip" in start:
        return "epub"
    if b"application/vnd.oasis.opendocument.text" in start:
        return "odt"
    return "docx" if b"[Content_Types].xml" in data and b"word/" in data else None
