"""Recognises pages that show only the beginning of an article to visitors without a subscription."""

from __future__ import annotations

import re
from typing import Any

from sawt_reader.i18n import N_
from sawt_reader.sources.extract import Part

NOTICE = N_("An article for subscribers: only its beginning is here.")
# Words. A longer page is complete even if its metadata say it is paid: a subscriber saved it, or it was free that day.
_SHORT = 250
# Parts of the body. Among the first ones « Article réservé aux abonnés » is a label, which subscribers see, too; after
# the place where the article is cut, at most this many offers follow.
_LABELS, _OFFERS = 2, 8
_SPACE = r"[\s\u00a0\u202f]"
_CUT = (
    rf"\bil vous reste{_SPACE}+\d+(?:[.,]\d+)?{_SPACE}*% (?:de (?:cet article|ce contenu)|à (?:lire|découvrir))"
    r"|\bla (?:suite|lecture) (?:de (?:cet |l['’])article |des articles )?est réservée (?:aux|à nos) abonn"
    r"|\bpour (?:lire la suite|(?:poursuivre|continuer) (?:la|votre) lecture),? (?:abonn|connect|ident)"
)
_CUT_ANYWHERE = re.compile(_CUT, re.IGNORECASE)
_CUT_AT_END = re.compile(
    rf"{_CUT}|^\W*(?:cet |l['’])?article (?:est )?réservé (?:aux|à nos) abonn|^\W*pour lire la suite\b", re.IGNORECASE
)
# schema.org's property in JSON-LD or in an attribute, and the tag that Facebook defined.
_DECLARED = re.compile(
    rb"""isAccessibleForFree["']?\s*(?::|content=)\s*["']?(?:https?://schema\.org/)?false\b"""
    rb"""|article:content_tier["']\s+content=["'](?:locked|metered)""",
    re.IGNORECASE,
)


def is_stub(data: bytes, page: Any, printed: list[Part], body: list[Part]) -> bool:
    """Whether a page contains only the beginning of its article.

    Args:
        data: the page.
        page: its tree.
        printed: the parts of its article, boilerplate included.
        body: the same without boilerplate.
    """
    if any(_CUT_AT_END.search(part.text) for part in printed[_LABELS:][-_OFFERS:]):
        return True
    if sum(len(part.text.split()) for part in body) >= _SHORT:
        return False
    return _DECLARED.search(data) is not None or any(map(_CUT_ANYWHERE.search, page.itertext()))
