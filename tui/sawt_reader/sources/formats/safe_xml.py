"""XML that loads nothing and expands nothing."""

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
        SourceError: for a document that puts entities of its own where text should be, or is longer in one piece or
            deeper nested than libxml2 allows (10 MB, 256 elements).
        MemoryError: where libxml2 has none.
        lxml.etree.XMLSyntaxError: for what is no XML.
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
    # What they stand for would be missing from the text without a word.
    if next(root.iter(etree.Entity), None) is not None:
        reason = _("hides text behind XML entities, which are not expanded")
        raise SourceError(reason, _("save its text as plain text"))
    return root
