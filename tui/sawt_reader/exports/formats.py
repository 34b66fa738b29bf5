"""The formats a reading can be written in: those below, and those of other packages.

A package adds a format with an entry point in the group `sawt_reader.exports`: its name is that of the format, its
value a `Format`. For example, in the package's pyproject.toml:

    [project.entry-points."sawt_reader.exports"]
    docx = "my_package.docx:FORMAT"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple

from sawt_reader.exports import brat, markdown, page, plain, plain_json, schema_org, tables, web_annotation, with_model
from sawt_reader.i18n import N_, _
from sawt_reader.reading.model import Reading
from sawt_reader.reading.safe_text import one_line

GROUP = "sawt_reader.exports"

Builder = Callable[[Reading], bytes]
"""Builds the contents of a file from a reading. Raises ExportError where it cannot."""


class Format(NamedTuple):
    """A way to write readings.

    Attributes:
        summary: what it is for, in a few words; marked with `N_`.
        builders: for each file of an article, its suffix and what builds its contents.
        join: makes one file of several; None where a file holds one article only.
        is_text: whether it can be shown on a terminal.
        needs_model: whether it is built with the statistical model; `analysis.formats` has the builder by its name.
    """

    summary: str
    builders: Mapping[str, Builder]
    join: Callable[[Sequence[bytes]], bytes] | None = None
    is_text: bool = True
    needs_model: bool = False


class Available(NamedTuple):
    """The formats by name, and for each that does not load a line that says why."""

    formats: Mapping[str, Format]
    broken: Mapping[str, str]

    def rows(self) -> list[tuple[str, str]]:
        """The name of each format and its summary, in the language of the interface, then the broken ones."""
        return [*((name, _(form.summary)) for name, form in self.formats.items()), *self.broken.items()]


FORMATS: dict[str, Format] = {
    "html": Format(N_("a web page in one file, to send to a colleague"), {".html": page.build}),
    "markdown": Format(N_("notes: quotations, claims, names"), {".md": markdown.build}),
    "plain": Format(N_("plain text, for screen readers"), {".plain.txt": plain.build}, b"\n".join),
    "csv-quotes": Format(N_("quotes as a table for a spreadsheet"), {".quotes.csv": tables.quotes}, tables.join),
    "csv-claims": Format(N_("claims as a table for a spreadsheet"), {".claims.csv": tables.claims}, tables.join),
    "csv-entities": Format(
        N_("entities as a table for a spreadsheet"), {".entities.csv": tables.entities}, tables.join
    ),
    "json": Format(N_("the whole reading, indented"), {".json": plain_json.indented}),
    "jsonl": Format(N_("the whole reading on one line"), {".jsonl": plain_json.line}, b"".join),
    "web-annotation": Format(N_("W3C Web Annotations, JSON-LD"), {".annotations.jsonld": web_annotation.build}),
    "schema-org": Format(N_("schema.org Quotations and Claims, JSON-LD"), {".schema.jsonld": schema_org.build}),
    "conllu": Format(
        N_("CoNLL-U: sentences, words and syntax"), {".conllu": with_model.conllu}, b"".join, needs_model=True
    ),
    "docbin": Format(
        N_("spaCy DocBin: syntax, entities, span groups"),
        {".spacy": with_model.docbin},
        is_text=False,
        needs_model=True,
    ),
    "brat": Format(
        N_("brat standoff: the text and its annotations, two files"), {".txt": brat.text, ".ann": brat.standoff}
    ),
}


def available() -> Available:
    """The formats above, and those that other packages add. Never raises: what does not load is named as broken."""
    formats, broken = dict(FORMATS), dict[str, str]()
    for point in entry_points(group=GROUP):
        if point.name in formats:  # ours cannot be replaced
            continue
        try:
            formats[point.name] = _loaded(point)
        except Exception as error:  # whatever the other package does
            package = point.dist.name if point.dist else point.value
            message = _("does not load from the package {package} ({kind}: {why})")
            broken[point.name] = message.format(
                package=package, kind=type(error).__name__, why=one_line(str(error)) or _("no reason given")
            )
    return Available(formats, broken)


def _loaded(point: EntryPoint) -> Format:
    """The format of an entry point.

    Raises:
        TypeError: when it is not a format. The module it is in may raise anything.
    """
    form = point.load()
    if not isinstance(form, Format) or not form.builders:
        raise TypeError("not a sawt_reader.exports.formats.Format with a builder")
    return form
