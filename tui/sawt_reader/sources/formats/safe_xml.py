"""Parses XML without loading external files or expanding entities."""

from __future__ import annotations

from typing import Any

from lxml import etree

from sawt_reader.i18n import _
from sawt_reader.sources.errors import SourceError

# libxml2's XML_ERR_NO_MEMORY and XML_ERR_RESOURCE_LIMIT (libxml/xmlerror.h).
_NO_MEMORY, _TOO_MUCH = 2, 114


def parse_xml(data: bytes) -> Any:
    """The root element of a document.

    Raises:
        SourceError: for a document that uses its own entities in the text, or exceeds the limits of libxml2 (10 MB for
            one piece of text, 256 nested elements).
        MemoryError: if libxml2 runs out of memory.
        lxml.etree.XMLSyntaxError: for anything but XML.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        if error.code == _NO_MEMORY:
            raise MemoryError from error
        if error.code == _TOO_MUCH:
            reason = _("nested too deeply, or with too long a text in one piece")
            raise SourceError(reason, _("save its text as plain text")) from error
        raise
    # Unexpanded entities would be missing from the text without notice.
    if next(root.iter(etree.Entity), None) is not None:
        reason = _("hides text behind XML entities, which are not expanded")
        raise SourceError(reason, _("save its text as plain text"))
    return root
