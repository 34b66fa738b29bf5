"""Word documents (Office Open XML, transitional and strict): paragraphs and their styles, tables, notes.

Elements are known by their local names, so both sets of name spaces are read; parts by their relationships, so it does
not matter where in the file they are (ECMA-376, parts 1 and 2).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from sawt_reader.i18n import _
from sawt_reader.reading.model import BlockKind
from sawt_reader.sources.dates import dates
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, extract_text, flat, with_normal_levels
from sawt_reader.sources.formats import properties
from sawt_reader.sources.formats.zip_members import ZipMembers

# Names of built-in styles are English in every language of Word (ECMA-376, latent styles).
_KINDS: dict[str, BlockKind] = {"title": "title", "subtitle": "standfirst", "caption": "caption"}
_HEADING = re.compile(r"heading (\d)$")
# Deleted or moved away; a drawing once more for old programs; what a field computes; ruby, which repeats its base.
_DROPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rt", "pPr", "rPr", "sdtPr"})
_CHARACTERS = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES = ("footnotes", "endnotes")
# Where programs put the parts; some write no relationships.
_USUAL = {
    "officeDocument": "word/document.xml",
    "core-properties": "docProps/core.xml",
    **{kind: f"word/{kind}.xml" for kind in ("styles", *_NOTES)},
}
# Symbol fonts place their signs here; without the font they mean nothing.
_PRIVATE = range(0xE000, 0xF900)
_BULLETS = frozenset({0xF0A7, 0xF0B7})
_OFF = frozenset({"0", "false", "off"})


def extract(data: bytes) -> Extract:
    """The paragraphs of a document; their styles give the kinds. Without such styles it is laid out as plain text.

    Rows of tables are paragraphs; text boxes and notes stand at the end. Deleted and hidden text, comments, headers and
    footers are left out.

    Raises:
        SourceError: for a file that is broken or too large, or has no text.
    """
    members = ZipMembers(data)
    package = _related(members, "")
    main = package.get("officeDocument", "word/document.xml")
    related = _related(members, main)
    reader = _Reader(_styles(members, related.get("styles")))
    document = [*reader.parts(members.xml(main)), *reader.beside()]
    for kind in _NOTES:
        document += reader.notes(members.xml(related[kind]) if kind in related else None, kind)
    found = [part for part in document if flat(part.text)]
    if not found:
        raise SourceError(_("contains no text"), _("choose another file"))
    text = "\n\n".join(flat(part.text) for part in found)
    if any(part.kind != "paragraph" for part in found):
        title = next((flat(part.text) for part in found if part.kind == "title"), None)
        laid = Extract(with_normal_levels(found), title=title)
    else:
        laid = extract_text(text)
    return _with_facts(laid, text, members, package.get("core-properties"))


def _with_facts(laid: Extract, text: str, members: ZipMembers, place: str | None) -> Extract:
    """A text with the facts of the document's properties that it does not tell itself."""
    if not place or not members.has(place):
        return laid
    facts = {
        _name(element): element.text or "" for element in members.xml(place).iter() if isinstance(element.tag, str)
    }
    return replace(
        laid,
        title=laid.title or properties.title(facts.get("title", ""), text),
        byline=laid.byline or properties.author(facts.get("creator", "")),
        published=laid.published or next((date.day for date in dates(facts.get("created", ""))), None),
    )


def _name(element: Any) -> str:
    """The local name of an element."""
    return str(element.tag).rpartition("}")[2]


def _value(element: Any, name: str = "val") -> str:
    """An attribute by its local name; "" for none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _child(element: Any, *path: str) -> Any:
    """The first child of a name, its first child of the next, and so on; None where there is none."""
    for name in path:
        element = next((child for child in element if isinstance(child.tag, str) and _name(child) == name), None)
        if element is None:
            return None
    return element


def _is_on(element: Any) -> bool:
    """Is a property there, and not switched off?"""
    return element is not None and _value(element) not in _OFF


def _related(members: ZipMembers, part: str) -> Mapping[str, str]:
    """The parts that a part refers to, by what they are: "styles", "footnotes"; those of the package for ""."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if not members.has(listed):
        return {kind: place for kind, place in _USUAL.items() if members.has(place)}
    return {
        relationship.get("Type", "").rpartition("/")[2]: posixpath.normpath(
            posixpath.join("/", folder, relationship.get("Target", ""))
        ).lstrip("/")
        for relationship in members.xml(listed)
        if isinstance(relationship.tag, str) and relationship.get("TargetMode") != "External"
    }


def _styles(members: ZipMembers, place: str | None) -> Mapping[str, str]:
    """The name of each style, in small letters, by its id."""
    if not place or not members.has(place):
        return {}
    listed = (element for element in members.xml(place).iter() if isinstance(element.tag, str))
    return {
        _value(style, "styleId"): _value(name).lower()
        for style in listed
        if _name(style) == "style" and (name := _child(style, "name")) is not None
    }


class _Reader:
    """Reads the elements of a document.

    Args:
        styles: names of styles by their ids.
    """

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles
        self._boxes: list[Any] = []
        self._notes: dict[str, list[str]] = {kind: [] for kind in _NOTES}
        self._initial = ""

    def parts(self, element: Any) -> Iterator[Part]:
        """The parts inside an element, in the order of the document."""
        for child in element:
            if not isinstance(child.tag, str) or (name := _name(child)) in _DROPPED:
                continue
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tr":
                cells = (" ".join(part.text for part in self.parts(cell)) for cell in child if _is_cell(cell))
                yield Part("paragraph", " | ".join(filter(None, map(flat, cells))))
            else:
                yield from self.parts(child)

    def beside(self) -> Iterator[Part]:
        """The text boxes of what was read so far."""
        while self._boxes:
            yield from self.parts(self._boxes.pop(0))

    def notes(self, part: Any, kind: str) -> Iterator[Part]:
        """The notes that were referred to, in that order, each as a paragraph; `part` is None where there are none."""
        if part is None:
            return
        known = {_value(note, "id"): note for note in part if isinstance(note.tag, str)}
        for number in dict.fromkeys(self._notes[kind]):
            if number in known:
                yield Part("paragraph", " ".join(part.text for part in self.parts(known[number])))

    def _paragraph(self, element: Any) -> Iterator[Part]:
        text = f"{self._initial}{self._text(element)}"
        self._initial = ""
        frame = _child(element, "pPr", "framePr")
        if frame is not None and _value(frame, "dropCap") in {"drop", "margin"}:
            self._initial = flat(text)
            return
        style = _child(element, "pPr", "pStyle")
        name = "" if style is None else self._styles.get(_value(style), "")
        if heading := _HEADING.match(name):
            yield Part("heading", text, int(heading[1]))
        else:
            yield Part(_KINDS.get(name, "paragraph"), text)

    def _text(self, element: Any) -> str:
        """The text of a paragraph or a run; what stands beside it is kept for later."""
        pieces = []
        for child in element:
            if not isinstance(child.tag, str) or (name := _name(child)) in _DROPPED:
                continue
            if name == "t":
                pieces.append(child.text or "")
            elif name in _CHARACTERS:
                pieces.append(_CHARACTERS[name])
            elif name == "sym":
                pieces.append(_symbol(_value(child, "char")))
            elif name in {"footnoteReference", "endnoteReference"}:
                self._notes[f"{name.removesuffix('Reference')}s"].append(_value(child, "id"))
            elif name == "txbxContent":
                self._boxes.append(child)
            elif not (name == "r" and _is_on(_child(child, "rPr", "vanish"))):
                pieces.append(self._text(child))
        return "".join(pieces)


def _is_cell(element: Any) -> bool:
    return isinstance(element.tag, str) and _name(element) in {"tc", "sdt"}


def _symbol(code: str) -> str:
    """A sign by its hexadecimal number; a space for one that only its font knows."""
    try:
        number = int(code, 16)
    except ValueError:
        return " "
    if number in _BULLETS:
        return "•"
    return " " if number in _PRIVATE or not 0x20 <= number <= 0xFFFD or 0xD800 <= number < 0xE000 else chr(number)
