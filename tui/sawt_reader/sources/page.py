"""What a server sent, and how hosts are resolved: values shared by `web`, `download` and `guard`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to IP addresses."""


class Page(NamedTuple):
    """What a server sent.

    Attributes:
        url: where it was found, after redirects; without a fragment.
        data: decompressed; empty when `changed` is false.
        media_type: in lower case, without parameters; "" when the server sends none.
        charset: the encoding of a text, where the server declares it.
        retrieved: when, ISO 8601 in UTC.
        etag: to be sent back with the next request, as is `modified`.
        changed: false when the server says that the version sent before is still current.
    """

    url: str
    data: bytes
    media_type: str
    charset: str | None
    retrieved: str
    etag: str | None = None
    modified: str | None = None
    changed: bool = True
