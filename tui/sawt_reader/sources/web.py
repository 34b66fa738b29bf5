"""Fetches pages from the web: only on request, within limits, from private networks only if allowed."""

from __future__ import annotations

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import addresses
from sawt_reader.sources.addresses import Private
from sawt_reader.sources.errors import SourceError, errors_of
from sawt_reader.sources.page import Page, Resolver


def fetch(
    url: str,
    *,
    etag: str | None = None,
    modified: str | None = None,
    allow_private: Private = Private.NONE,
    linked_from: str | None = None,
    resolver: Resolver = addresses.resolve,
) -> Page:
    """Fetch a page, in at most 30 seconds. Not for use in a thread that runs an event loop.

    Args:
        url: http or https.
        etag: of an earlier `Page`.
        modified: of an earlier `Page`.
        allow_private: which hosts of private networks may be contacted.
        linked_from: the feed that contained the URL; None if the user named it.
        resolver: host and port to IP addresses.

    Raises:
        SourceError: for an unknown host or page, a private address, a bad certificate, too many redirects, a response
            that is too slow or too large, or not a text; and if httpx is not installed.
    """
    with errors_of(one_line(url)):
        try:
            from sawt_reader.sources import download
        except ModuleNotFoundError as error:
            from sawt_reader.system.requirements import install_command

            command = install_command("web")
            raise SourceError(_("missing libraries"), _("run: {command}").format(command=command)) from error
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        conditions = {name: value for name, value in known.items() if value}
        return download.get(url, conditions, allow_private, linked_from or url, resolver)
