"""Recognises formats by names, media types and first bytes. A format is named as its module in `sources.formats`."""

from __future__ import annotations

import re

FEED = "feed"
OPML = "opml"

# Formats by the suffix of a file.
SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".epub": "epub",
    ".docx": "docx",
    ".pdf": "pdf",
    ".md": "markdown",
    ".markdown": "markdown",
}
# Formats by the media type that a server declares; None if the bytes or the name decide.
MEDIA_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/epub+zip": "epub",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
    "application/rdf+xml": FEED,
    "text/x-opml": OPML,
    "application/xml": None,
    "application/octet-stream": None,
    "binary/octet-stream": None,
}
# The name of the root element is also in the DOCTYPE, whose declarations may be long.
_FEED = re.compile(rb"(?>\s|<\?.*?\?>|<!--.*?-->)*+<(?:!DOCTYPE\s+)?(?P<root>rss|feed|rdf:RDF|opml)[\s>\[]", re.DOTALL)


def recognise(name: str, data: bytes) -> str | None:
    """The format of a source, by its suffix, or by its first bytes where the suffix is unknown.

    Returns:
        The name of a module of `sources.formats`; None for plain text, and for unknown data, which `decode` refuses.
    """
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "epub" if b"application/epub+zip" in start else "docx" if b"[Content_Types].xml" in start else None
    if found := _FEED.match(start):
        return OPML if found["root"] == b"opml" else FEED
    if suffix in {"", ".txt", ".text"} and start[:14].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return None
