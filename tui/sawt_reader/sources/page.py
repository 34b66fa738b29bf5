"""Types shared by `web`, `download` and `guard`: the response of a server, and a resolver."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to IP addresses."""


class Page(NamedTuple):
    """The response of a server.

    Attributes:
        url: the final address, after redirects; without a fragment.
        data: decompressed; empty if `changed` is false.
        media_type: in lower case, without parameters; "" if the server sends none.
        charset: the encoding of a text, if the server declares it.
        retrieved: the time of the response, ISO 8601 in UTC.
        etag: to be sent with the next request, as is `modified`.
        changed: false if the server answered that the version sent before is still current.
    """

    url: str
    data: bytes
    media_type: str
    charset: str | None
    retrieved: str
    etag: str | None = None
    modified: str | None = None
    changed: bool = True
