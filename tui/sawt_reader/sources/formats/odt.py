"""OpenDocument text, as LibreOffice writes it: paragraphs, headings, tables, notes (OpenDocument 1.3, part 3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sawt_reader.i18n import _
from sawt_reader.reading.model import BlockKind
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, extract_text, flat, with_normal_levels
from sawt_reader.sources.formats.zip_members import ZipMembers

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE, _OFFICE = (f"{{{_NAMESPACE}{name}:1.0}}" for name in ("text", "table", "style", "office"))
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_META = f"{{{_NAMESPACE}meta:1.0}}"
_KINDS: dict[str, BlockKind] = {
    "Title": "title",
    "Subtitle": "standfirst",
    "Caption": "caption",
    "Illustration": "caption",
}
# Elements with something other than the text: tracked deletions, comments, indexes, declarations of fields, scripts.
_DROPPED = frozenset(
    {
        *(f"{_TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "variable-decls", "user-field-decls")),
        *(f"{_TEXT}{name}" for name in ("table-of-content", "alphabetical-index", "script", "note-citation")),
        *(f"{_TEXT}{name}" for name in ("hidden-text", "hidden-paragraph")),
        *(f"{_OFFICE}{name}" for name in ("annotation", "annotation-end", "forms", "event-listeners")),
    }
)
_NOTE = f"{_TEXT}note"
_MOST_SPACES = 100


def extract(data: bytes) -> Extract:
    """The paragraphs of a document; their styles give the kinds. Without such styles it is laid out as plain text.

    Notes and the text of frames stand at the end, deleted text and comments nowhere.

    Raises:
        SourceError: for a file that is broken, too large or locked, or has no text.
    """
    members = ZipMembers(data)
    if members.has("META-INF/manifest.xml") and b":encryption-data" in members.read("META-INF/manifest.xml"):
        raise SourceError(_("locked with a password"), _("unlock it first"))
    document = members.xml("content.xml")
    body = document.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise SourceError(_("contains no text"), _("choose another file"))
    reader = _Reader(_styles(document))
    found = [part for part in [*reader.parts(body), *reader.beside()] if flat(part.text)]
    if not found:
        raise SourceError(_("contains no text"), _("choose another file"))
    facts = _facts(members)
    if any(part.kind != "paragraph" for part in found):
        if found[0].kind == "heading" and not any(part.kind == "title" for part in found):
            found[0] = Part("title", found[0].text)
        title = next((flat(part.text) for part in found if part.kind == "title"), None)
        return Extract(with_normal_levels(found), title=title or facts["title"], byline=facts["byline"])
    laid = extract_text("\n\n".join(flat(part.text) for part in found))
    return Extract(
        laid.parts,
        title=laid.title or facts["title"],
        outlet=laid.outlet,
        byline=laid.byline or facts["byline"],
        published=laid.published,
        modified=laid.modified,
        dropped=laid.dropped,
    )


def _facts(members: ZipMembers) -> dict[str, str | None]:
    """Title and author, as the program has them."""
    if not members.has("meta.xml"):
        return {"title": None, "byline": None}
    meta = members.xml("meta.xml")
    author = meta.findtext(f".//{_META}initial-creator") or meta.findtext(f".//{_DUBLIN}creator") or ""
    return {"title": flat(meta.findtext(f".//{_DUBLIN}title") or "") or None, "byline": flat(author) or None}


def _styles(document: Any) -> dict[str, str]:
    """The named style behind each automatic one."""
    return {
        style.get(f"{_STYLE}name"): style.get(f"{_STYLE}parent-style-name", "")
        for style in document.iter(f"{_STYLE}style")
    }


class _Reader:
    """Reads the elements of a document.

    Args:
        styles: the named style behind each automatic one.
    """

    def __init__(self, styles: dict[str, str]) -> None:
        self._styles = styles
        self._beside: list[Any] = []

    def parts(self, element: Any) -> Iterator[Part]:
        """The parts inside an element, in the order of the document."""
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _DROPPED:
                continue
            if child.tag == f"{_TEXT}h":
                level = child.get(f"{_TEXT}outline-level", "1")
                yield Part("heading", self._text(child), int(level) if level.isdecimal() and len(level) < 3 else 1)
            elif child.tag == f"{_TEXT}p":
                yield Part(self._kind(child), self._text(child))
            elif child.tag == f"{_TABLE}table-row":
                cells = [
                    " ".join(part.text for part in self.parts(cell)) for cell in child if isinstance(cell.tag, str)
                ]
                yield Part("paragraph", " | ".join(filter(None, map(flat, cells))))
            else:
                yield from self.parts(child)

    def beside(self) -> Iterator[Part]:
        """The notes and frames of the paragraphs read so far."""
        for element in self._beside:
            yield Part("paragraph", " ".join(part.text for part in self.parts(element)))

    def _kind(self, paragraph: Any) -> BlockKind:
        name = paragraph.get(f"{_TEXT}style-name", "")
        return _KINDS.get(name) or _KINDS.get(self._styles.get(name, "")) or "paragraph"

    def _text(self, element: Any) -> str:
        """The text of a paragraph; what stands beside it is kept for later."""
        pieces = [element.text or ""]
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _DROPPED:
                if child.tag == _NOTE or child.tag.endswith("}frame"):
                    self._beside.append(child)
                elif child.tag == f"{_TEXT}s":
                    number = child.get(f"{_TEXT}c", "1")
                    pieces.append(" " * min(int(number) if number.isdecimal() and len(number) < 5 else 1, _MOST_SPACES))
                elif child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
                    pieces.append(" ")
                else:
                    pieces.append(self._text(child))
            pieces.append(child.tail or "")
        return "".join(pieces)
