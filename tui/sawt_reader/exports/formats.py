"""The formats a reading can be written in without the statistical model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sawt_reader.exports import brat, markdown, page, plain, plain_json, schema_org, tables, web_annotation
from sawt_reader.i18n import _
from sawt_reader.reading.model import Reading

Builder = Callable[[Reading], bytes]


class Format(NamedTuple):
    """A way to write readings.

    Attributes:
        summary: what it is for, in a few words.
        builders: a file's suffix to what builds its contents; several where the format wants several files.
        join: makes one file of several; None where a file holds one article only.
    """

    summary: str
    builders: Mapping[str, Builder]
    join: Callable[[Sequence[bytes]], bytes] | None = None


FORMATS: dict[str, Format] = {
    "html": Format(_("a page that stands alone, to send to a colleague"), {".html": page.build}),
    "markdown": Format(_("notes: quotations, claims, names"), {".md": markdown.build}),
    "plain": Format(_("plain text, for screen readers"), {".plain.txt": plain.build}, b"\n".join),
    "csv-quotes": Format(_("quotes as a table for a spreadsheet"), {".quotes.csv": tables.quotes}, tables.join),
    "csv-claims": Format(_("claims as a table for a spreadsheet"), {".claims.csv": tables.claims}, tables.join),
    "csv-entities": Format(_("entities as a table for a spreadsheet"), {".entities.csv": tables.entities}, tables.join),
    "json": Format(_("the whole reading, indented"), {".json": plain_json.indented}),
    "jsonl": Format(_("the whole reading, a line each"), {".jsonl": plain_json.line}, b"".join),
    "web-annotation": Format(_("W3C Web Annotations, JSON-LD"), {".annotations.jsonld": web_annotation.build}),
    "schema-org": Format(_("schema.org Quotations and Claims, JSON-LD"), {".schema.jsonld": schema_org.build}),
    "brat": Format(
        _("brat standoff: the text and its annotations, two files"), {".txt": brat.text, ".ann": brat.standoff}
    ),
}
