"""The proxy that the system names for an address: https_proxy, http_proxy and no_proxy, or its own settings."""

from __future__ import annotations

import urllib.request
from urllib.parse import urlsplit

from sawt_reader.i18n import _
from sawt_reader.sources.errors import SourceError
from sawt_reader.system import settings


def proxy_for(url: str) -> str | None:
    """The address of the proxy for a page; None where there is none, or the setting `web.proxy` forbids it.

    Raises:
        SourceError: for a proxy of another kind than HTTP.
    """
    if not settings.read().settings.web.proxy:
        return None
    parts = urlsplit(url)
    proxies = urllib.request.getproxies()
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found or urllib.request.proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    address = found if "://" in found else f"http://{found}"
    if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname:
        raise SourceError(
            _("the proxy of this system is not an HTTP proxy"),
            _("set https_proxy to an http:// address, or web.proxy = false"),
        )
    return address
