"""One page over HTTP, by httpx: from a checked address, within limits of time, size and redirects.

No cookies outlive a fetch, no proxy is used and nobody is told where a link was found. Certificates are checked against
the list of `certifi`, or the one named by SSL_CERT_FILE or SSL_CERT_DIR.
"""

from __future__ import annotations

import asyncio
import datetime
import gzip
import io
import ssl
import zlib
from collections.abc import Iterator
from http import HTTPStatus

import httpx

import tui
from tui.locale import _
from tui.sources import addresses
from tui.sources.cleaning import one_line
from tui.sources.errors import SourceError
from tui.sources.formats import MEDIA_TYPES
from tui.sources.web import Page, Resolver

# Of a page, as it comes over the wire and decompressed.
LARGEST_MB = 10
# Seconds: for a page with all its redirects; for an address to answer, before the next is tried; without a single byte.
TIME_LIMIT = 30
_LONGEST_KNOCK = 5
_LONGEST_SILENCE = 10
MOST_REDIRECTS = 5
_HEADERS = {
    "User-Agent": f"sawt-reader/{tui.__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, */*;q=0.5",
    "Accept-Language": "fr, *;q=0.5",
    "Accept-Encoding": "gzip",
}


def get(url: str, conditions: dict[str, str], *, allow_private: bool, resolver: Resolver) -> Page:
    """Fetch a page.

    Args:
        url: http or https.
        conditions: headers by which the server may say that nothing has changed.
        allow_private: also from this machine and the local network.
        resolver: host and port to IP addresses.

    Raises:
        SourceError: for anything but a page; told so that it follows the page's name.
    """
    try:
        return asyncio.run(_fetched(url, conditions, _PinnedTransport(allow_private, resolver)))
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
        raise SourceError(_reason(error)) from error


class _PinnedTransport(httpx.AsyncHTTPTransport):
    """Resolves each host once, checks what it found, and connects to that: the name cannot change its meaning between.

    The request keeps the host's name for its header and the certificate. Connections are not kept: they are known by
    address, and one made for a host would serve, unchecked, another host at that address.
    """

    def __init__(self, allow_private: bool, resolver: Resolver) -> None:
        super().__init__(verify=httpx.create_ssl_context(), limits=httpx.Limits(max_keepalive_connections=0))
        self._allow_private = allow_private
        self._resolver = resolver

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request of the client: the first one, or one for a redirect."""
        url = request.url
        if url.scheme not in {"http", "https"} or not url.host:
            raise SourceError(_("cannot be fetched: only http:// and https:// addresses are"))
        if url.userinfo:
            raise SourceError(_("has a password in it: leave that out"))
        host = url.raw_host.decode("ascii")
        default_port = 443 if url.scheme == "https" else 80
        found = await asyncio.to_thread(self._resolver, host, url.port or default_port)
        if not self._allow_private and not all(map(addresses.is_public, found)):
            raise SourceError(
                _("leads into a private network ({host}): allow that with --allow-private if you trust it").format(
                    host=host
                )
            )
        failure: httpx.TransportError = httpx.ConnectError(f"no address for {host}", request=request)
        for address in found:
            pinned = httpx.Request(
                request.method,
                url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return await super().handle_async_request(pinned)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure


async def _fetched(url: str, conditions: dict[str, str], transport: _PinnedTransport) -> Page:
    client = httpx.AsyncClient(
        transport=transport,
        trust_env=False,
        timeout=httpx.Timeout(_LONGEST_SILENCE, connect=_LONGEST_KNOCK),
        follow_redirects=True,
        max_redirects=MOST_REDIRECTS,
    )
    async with (
        asyncio.timeout(TIME_LIMIT),
        client,
        client.stream("GET", url, headers=_HEADERS | conditions) as response,
    ):
        changed = not conditions or response.status_code != HTTPStatus.NOT_MODIFIED
        if changed:
            _check(response)
        return Page(
            url=str(response.url.copy_with(fragment=None)),
            data=_decompressed(await _body(response), response.headers.get("Content-Encoding", "")) if changed else b"",
            media_type=_media_type(response),
            charset=response.charset_encoding,
            retrieved=f"{datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
            etag=_ascii(response.headers.get("ETag")),
            modified=_ascii(response.headers.get("Last-Modified")),
            changed=changed,
        )


def _check(response: httpx.Response) -> None:
    """Refuse, before its body is read, what is no page."""
    status = response.status_code
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        raise SourceError(_("does not exist ({status}): check the address").format(status=status))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
        raise SourceError(_("cannot be had now ({status}): try again later").format(status=status))
    if status != HTTPStatus.OK:
        raise SourceError(
            _("is refused by its server ({status}): open it in a browser and save the page").format(status=status)
        )
    media_type = _media_type(response)
    if media_type and media_type not in MEDIA_TYPES and not media_type.startswith("text/"):
        raise SourceError(
            _("is no article but {media_type}: give the address of a page").format(media_type=one_line(media_type))
        )


def _media_type(response: httpx.Response) -> str:
    declared: str = response.headers.get("Content-Type", "")
    return declared.partition(";")[0].strip().lower()


def _ascii(header: str | None) -> str | None:
    """A header as it can be sent back."""
    return header if header and header.isascii() else None


async def _body(response: httpx.Response) -> bytes:
    data = bytearray()
    async for chunk in response.aiter_raw():
        data += chunk
        if len(data) > LARGEST_MB * 1_000_000:
            raise SourceError(_("is larger than {mb} MB: save it and open the file").format(mb=LARGEST_MB))
    return bytes(data)


def _decompressed(data: bytes, encoding: str) -> bytes:
    """The body as it was before the server packed it, expanded no further than the limit."""
    if encoding.lower() in {"", "identity"}:
        return data
    if encoding.lower() not in {"gzip", "x-gzip"}:
        raise SourceError(_("is packed in a way nobody asked for: open it in a browser and save the page"))
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            expanded = packed.read(LARGEST_MB * 1_000_000 + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise SourceError(_("came broken: try again")) from error
    if len(expanded) > LARGEST_MB * 1_000_000:
        raise SourceError(_("expands beyond {mb} MB: save it and open the file").format(mb=LARGEST_MB))
    return expanded


def _reason(error: Exception) -> str:
    """What went wrong, in words for the reader."""
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return _("cannot be trusted, its certificate is not valid: check the address")
    match error:
        case httpx.TooManyRedirects():
            return _("redirects more than {n} times: open it in a browser and save the page").format(n=MOST_REDIRECTS)
        case httpx.TimeoutException() | TimeoutError():
            return _("takes too long to answer: try again later")
        case httpx.InvalidURL() | httpx.UnsupportedProtocol() | UnicodeError():
            return _("is no address of a page: check it")
        case httpx.RemoteProtocolError() | httpx.ReadError():
            return _("came broken: try again")
    return _("cannot be reached: check the address and the connection")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__
