"""Pages with several articles, as the press databases Europresse, Factiva and LexisNexis deliver them."""

from __future__ import annotations

import re
from typing import Any

import lxml.html

from sawt_reader.sources import bundles
from sawt_reader.sources.extract import Extract, Part, flat, with_normal_levels
from sawt_reader.sources.formats import blocks

# Names of classes of Europresse and Factiva, and the counter of LexisNexis. There are no public samples: these are the
# names that the open readers of such pages look for.
_SIGNS = re.compile(
    rb"""class\s*=\s*["'][^"']{0,80}\b(?:DocPublicationName|docOcurrContainer|articleParagraph)\b"""
    rb"""|>\s*(?:Document\s+)?\d+\s+(?:of|de)\s+\d+\s+DOCUMENTS?\s*<""",
    re.IGNORECASE,
)
_TITLES = ("titreArticleVisu", "titreArticle", "rdp__articletitle")
_AUTHORS = ("docAuthors", "sm-margin-bottomNews")
_BODIES = ("docOcurrContainer", "DocText")
_DROPPED = frozenset({"script", "style", "template", "svg", "img", "nav", "button", "form"})


def articles(data: bytes) -> list[Extract]:
    """The articles of a page in UTF-8; none if it is no page of a press database."""
    if not _SIGNS.search(data):
        return []
    page = lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))
    elements = list(page.iter("article"))
    bundles.check_number(len(elements))
    found = map(_of_europresse, elements)
    if whole := [article for article in found if article is not None]:
        return whole
    lines = [Part("paragraph", flat(part.text)) for part in blocks.parts(page, _DROPPED, {})]
    return bundles.split(Extract([line for line in lines if line.text]))


def _of_europresse(element: Any) -> Extract | None:
    body = _first(element, _BODIES)
    title, outlet = _value(element, _TITLES), _value(element, ("DocPublicationName",))
    if body is None or not title:
        return None
    parts = [part for part in blocks.parts(body, _DROPPED) if flat(part.text)]
    dated = _value(element, ("DocHeader",))
    if not parts:
        return None
    return bundles.article(title, outlet, _value(element, _AUTHORS), dated, with_normal_levels(parts))


def _first(element: Any, names: tuple[str, ...]) -> Any:
    """The first element with one of some classes, which are tried in turn."""
    for name in names:
        for found in element.iter():
            if isinstance(found.tag, str) and name in (found.get("class") or "").split():
                return found
    return None


def _value(element: Any, names: tuple[str, ...]) -> str:
    found = _first(element, names)
    return "" if found is None else flat("".join(found.itertext()))
