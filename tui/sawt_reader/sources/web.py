"""Pages from the web: fetched only on request, within limits, never from a private network unless that is allowed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import addresses
from sawt_reader.sources.addresses import Private
from sawt_reader.sources.errors import SourceError

Resolver = Callable[[str, int], Sequence[str]]


class Page(NamedTuple):
    """What a server gave.

    Attributes:
        url: where it was found, after redirects; without a fragment.
        data: decompressed; empty when `changed` is false.
        media_type: in small letters, without parameters; "" when the server does not say.
        charset: the encoding of a text, where the server says it.
        retrieved: when, ISO 8601 in UTC.
        etag: to be given back at the next request, as is `modified`.
        changed: false when the server says that what it gave last time is still current.
    """

    url: str
    data: bytes
    media_type: str
    charset: str | None
    retrieved: str
    etag: str | None = None
    modified: str | None = None
    changed: bool = True


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
        etag: of what is known already, from an earlier `Page`.
        modified: of what is known already, too.
        allow_private: which hosts of private networks may be asked.
        linked_from: the feed that gave the URL; None where the user named it.
        resolver: host and port to IP addresses.

    Raises:
        SourceError: for anything but a page: no such host or page, a private address, a bad certificate, too slow, too
            large, too many redirects, a picture or a film; or where httpx is not installed.
    """
    shown = one_line(url)
    try:
        from sawt_reader.sources import download
    except ModuleNotFoundError as error:
        from sawt_reader.system.requirements import install_command

        message = _("{source} needs more libraries to fetch: {command}")
        raise SourceError(message.format(source=shown, command=install_command("web"))) from error
    known = {"If-None-Match": etag, "If-Modified-Since": modified}
    conditions = {name: value for name, value in known.items() if value}
    try:
        return download.get(url, conditions, allow_private, linked_from or url, resolver)
    except SourceError as error:
        raise SourceError(f"{shown} {error}") from error
