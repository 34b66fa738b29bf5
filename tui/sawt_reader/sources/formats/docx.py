"""Word documents (Office Open XML): paragraphs and their styles."""

from __future__ import annotations

import re
from typing import Any

from sawt_reader.i18n import _
from sawt_reader.reading.model import BlockKind
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, extract_text, flat, with_normal_levels
from sawt_reader.sources.formats.zip_members import ZipMembers

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = frozenset({f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"})
# Names of built-in styles are English in every language of Word (ECMA-376, latent styles).
_KINDS: dict[str, BlockKind] = {"title": "title", "subtitle": "standfirst", "caption": "caption"}
_HEADING = re.compile(r"heading (\d)$")


def extract(data: bytes) -> Extract:
    """The paragraphs of a document; their styles give the kinds. Without such styles it is laid out as plain text.

    Deleted text, comments, headers and footnotes are ignored.

    Raises:
        SourceError: for a file that is broken or too large, or has no text.
    """
    members = ZipMembers(data)
    styles = {
        style.get(f"{_WORD}styleId"): str(name.get(f"{_WORD}val")).lower()
        for style in members.xml("word/styles.xml").iter(f"{_WORD}style")
        if (name := style.find(f"{_WORD}name")) is not None
    }
    parts = [_part(paragraph, styles) for paragraph in members.xml("word/document.xml").iter(f"{_WORD}p")]
    found = [part for part in parts if part and flat(part.text)]
    if not found:
        raise SourceError(_("contains no text"), _("choose another file"))
    if any(part.kind != "paragraph" for part in found):
        title = next((part.text for part in found if part.kind == "title"), None)
        return Extract(with_normal_levels(found), title=title)
    return extract_text("\n\n".join(flat(part.text) for part in found))


def _part(paragraph: Any, styles: dict[str, str]) -> Part | None:
    """A paragraph with its kind; None in the fallback of a drawing, which repeats its text for old programs."""
    if any(True for _ in paragraph.iterancestors(_FALLBACK)):
        return None
    text = "".join(run.text or "" if run.tag == f"{_WORD}t" else " " for run in paragraph.iter(f"{_WORD}t", *_BREAKS))
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    name = "" if style is None else styles.get(style.get(f"{_WORD}val"), "")
    if heading := _HEADING.match(name):
        return Part("heading", text, int(heading[1]))
    return Part(_KINDS.get(name, "paragraph"), text)
