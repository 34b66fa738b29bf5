"""PDF: the text of the pages in reading order, its lines joined to paragraphs. By PDFium, the engine of Chrome."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import pypdfium2
from msgspec.structs import replace

from sawt_reader.i18n import _, ngettext
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, extract_text
from sawt_reader.sources.formats import properties
from sawt_reader.sources.formats.page_columns import columns
from sawt_reader.sources.formats.page_paragraphs import paragraphs
from sawt_reader.sources.formats.pdf_words import words_of

_MOST_PAGES = 2000
# Most pages without text that a notice names.
_NAMED = 8
# « D:20240304093000+01'00' » (ISO 32000-1, 7.9.4).
_DATE = re.compile(r"D:((?:19|20)\d\d)(\d\d)(\d\d)")


def extract(data: bytes) -> Extract:
    """The text of a file, laid out as plain text, with the facts that its properties tell.

    Raises:
        SourceError: for a file that is locked or broken, has too many pages, or no text.
    """
    with _opened(data) as document:
        if len(document) > _MOST_PAGES:
            raise SourceError(_("more than {n} pages").format(n=_MOST_PAGES), _("split it into smaller files"))
        pages = [columns(words_of(page)) for page in document]
        facts = document.get_metadata_dict()
    text = "\n\n".join(paragraphs(pages))
    if not text.strip():
        raise SourceError(_("scanned: it contains pictures and no text"), _("run text recognition (OCR) on it first"))
    found = extract_text(text)
    return replace(
        found,
        title=properties.title(facts.get("Title", ""), text) or found.title,
        byline=found.byline or properties.author(facts.get("Author", "")),
        published=found.published or _day(facts),
        notice=_without_text(pages),
    )


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(_("locked with a password"), _("unlock it first")) from error
        raise SourceError(_("broken, or no PDF file"), _("save it as PDF again")) from error


def _without_text(pages: Sequence[Sequence[object]]) -> str | None:
    """The notice that some pages are pictures; None where all have text."""
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if not empty:
        return None
    message = ngettext(
        "Page {pages} has no text: if it is scanned, it needs text recognition (OCR).",
        "Pages {pages} have no text: if they are scanned, they need text recognition (OCR).",
        len(empty),
    )
    more = ["…"] if len(empty) > _NAMED else []
    return message.format(pages=", ".join([*map(str, empty[:_NAMED]), *more]))


def _day(facts: Mapping[str, str]) -> str | None:
    found = _DATE.match(facts.get("CreationDate", ""))
    return "-".join(found.groups()) if found else None
