"""Where a redirect leads that shows no article: pages to log in, and pages that ask for consent."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sawt_reader.i18n import _

# Parts of a host or segments of a path, each whole; compiled by the authors.
_LOGIN = frozenset(
    "account accounts auth authentication authentification authorize cas connexion id identification idp login "
    "moncompte oauth oauth2 openid saml se-connecter secure-login signin sign-in sso".split()
)
_CONSENT = frozenset(
    "consent collectconsent consentement cookie-consent cookie-wall cookiewall guce privacy-gate privacy-wall".split()
)
_SUFFIX = re.compile(r"\.(?:php|html?|aspx?|jsp|do)$")


def gate(asked: str, reached: str) -> str | None:
    """What stands in front of the article that was asked for, as the reason of a `SourceError`; None for nothing.

    Args:
        asked: the address that was asked for.
        reached: where its redirects lead.
    """
    parts, before = _parts(reached), _parts(asked)
    if parts & _CONSENT - before:
        return _("leads to a page that asks for consent ({host})").format(host=urlsplit(reached).hostname)
    if parts & _LOGIN - before:
        return _("leads to a page to log in ({host})").format(host=urlsplit(reached).hostname)
    return None


def _parts(url: str) -> set[str]:
    """The labels of the host but the last two, and the segments of the path, in small letters."""
    found = urlsplit(url)
    labels = (found.hostname or "").split(".")[:-2]
    return {*labels, *_SUFFIX.sub("", found.path.lower()).split("/")} - {""}
