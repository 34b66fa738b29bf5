"""The encodings a plain text can be read in, each with what it makes of a word of the text."""

from __future__ import annotations

import re

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import files
from sawt_reader.sources.addresses import is_url
from sawt_reader.sources.code_pages import NAMES
from sawt_reader.sources.decoding import shown
from sawt_reader.sources.errors import SourceError, errors_of
from sawt_reader.sources.recognition import recognise

_CODECS = ("utf-8", *NAMES, "utf-16-le", "utf-16-be")
# A few words around the first byte beyond ASCII.
_SAMPLE = re.compile(rb"[^\n]{0,16}[\x80-\xff][^\n]{0,24}")


def encodings(source: str) -> list[tuple[str, str]]:
    """What each encoding is called, with a sample of the text in it; and its codec.

    Raises:
        SourceError: for a source that is no plain text in a file.
    """
    with errors_of(one_line(source)):
        if is_url(source) or source == files.STDIN or recognise(source, b""):
            raise SourceError(_("not a plain text in a file"), _("save its text to a file"))
        found = _SAMPLE.search(files.read(source))
    sample = found[0] if found else b""
    return [(f"{shown(codec):14} {one_line(sample.decode(codec, 'replace'))}".rstrip(), codec) for codec in _CODECS]
