"""Fetches one page over HTTP with httpx, within limits of time, size and redirects. Every redirect is checked.

Cookies last for one fetch; there is no Referer. The proxy of the system is used, if it names one. Certificates are
checked against the list of `certifi`, or that of SSL_CERT_FILE or SSL_CERT_DIR.
"""

from __future__ import annotations

import asyncio
import datetime
import gzip
import io
import ssl
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from http import HTTPStatus

import httpcore
import httpx

import sawt_reader
from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.addresses import Private, is_url
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.gates import gate
from sawt_reader.sources.guard import Guard
from sawt_reader.sources.page import Page, Resolver
from sawt_reader.sources.proxies import proxy_for
from sawt_reader.sources.recognition import MEDIA_TYPES

# Megabytes: of all data received for a page, with headers and redirects; and of the decompressed page.
LARGEST_MB = 10
# Seconds: for a page with all its redirects; for an address to answer, before the next one is tried; between two bytes.
TIME_LIMIT = 30
_CONNECT_TIMEOUT = 5
_READ_TIMEOUT = 10
MOST_REDIRECTS = 5
_NETWORK_ERRORS = (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, httpcore.TimeoutException)
_HEADERS = {
    "User-Agent": f"sawt-reader/{sawt_reader.__version__}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, */*;q=0.5",
    "Accept-Language": "fr, *;q=0.5",
    "Accept-Encoding": "gzip",
}


def get(url: str, conditions: dict[str, str], allow_private: Private, named: str, resolver: Resolver) -> Page:
    """Fetch a page.

    Args:
        url: http or https.
        conditions: headers that let the server answer that nothing has changed.
        allow_private: which hosts of private networks may be contacted.
        named: the address that the user named, for `Private.NAMED`.
        resolver: host and port to IP addresses.

    Raises:
        SourceError: for anything but a page.
    """
    try:
        guard = Guard(allow_private, _host(named), LARGEST_MB, resolver)
        return asyncio.run(_fetched(url, conditions, guard))
    except (httpx.HTTPError, httpx.InvalidURL, *_NETWORK_ERRORS, OSError, UnicodeError) as error:
        raise _refusal(error) from error


def _host(address: str) -> str:
    """The host of an address as httpcore writes it; "" for a path, which has none."""
    return httpx.URL(address).raw_host.decode("ascii") if is_url(address) else ""


class _Transport(httpx.AsyncBaseTransport):
    """Sends httpx's requests over the connections of a guard, directly or through the proxy of the system."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._pools: dict[str | None, httpcore.AsyncConnectionPool] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request without a body."""
        url = request.url
        proxy = proxy_for(str(url))
        if proxy:
            await self._guard.check_behind_proxy(url.raw_host.decode("ascii"), url.port or 443)
        response = await self._pool(proxy).handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    async def aclose(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            await pool.aclose()

    def _pool(self, proxy: str | None) -> httpcore.AsyncConnectionPool:
        """The connections through a proxy, or without one."""
        if proxy not in self._pools:
            context = httpx.create_ssl_context()
            if proxy:
                named = httpx.Proxy(proxy)
                self._guard.proxies.add(named.url.raw_host.decode("ascii"))
                self._pools[proxy] = httpcore.AsyncHTTPProxy(
                    str(named.url), named.raw_auth, ssl_context=context, network_backend=self._guard
                )
            else:
                self._pools[proxy] = httpcore.AsyncConnectionPool(ssl_context=context, network_backend=self._guard)
        return self._pools[proxy]


class _Body(httpx.AsyncByteStream):
    """The body of a response, read on demand."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._response.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        await self._response.aclose()


async def _fetched(url: str, conditions: dict[str, str], guard: Guard) -> Page:
    timeout = httpx.Timeout(_READ_TIMEOUT, connect=_CONNECT_TIMEOUT)
    client = httpx.AsyncClient(transport=_Transport(guard), trust_env=False, timeout=timeout)
    async with (
        asyncio.timeout(TIME_LIMIT),
        client,
        aclosing(await _response(client, client.build_request("GET", url, headers=_HEADERS | conditions))) as response,
    ):
        changed = not conditions or response.status_code != HTTPStatus.NOT_MODIFIED
        if changed:
            _check(response)
        return Page(
            url=str(response.url.copy_with(fragment=None)),
            data=await _body(response) if changed else b"",
            media_type=_media_type(response),
            charset=response.charset_encoding,
            retrieved=f"{datetime.datetime.now(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
            etag=_ascii(response.headers.get("ETag")),
            modified=_ascii(response.headers.get("Last-Modified")),
            changed=changed,
        )


async def _response(client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    """The response after all redirects. Only the headers have been read, of the redirects, too."""
    asked = str(request.url)
    for _hop in range(MOST_REDIRECTS + 1):
        if request.url.scheme not in {"http", "https"} or not request.url.host:
            raise SourceError(_("cannot be fetched"), _("use an http:// or https:// address"))
        if request.url.userinfo:
            raise SourceError(_("contains a password"), _("leave it out"))
        response = await client.send(request, stream=True)
        if response.next_request is None:
            if reason := gate(asked, str(request.url)):
                raise SourceError(reason, _in_browser())
            return response
        await response.aclose()
        request = response.next_request
    raise SourceError(_("redirects more than {n} times").format(n=MOST_REDIRECTS), _in_browser())


def _check(response: httpx.Response) -> None:
    """Refuse a response that is not a page, before its body is read."""
    status = response.status_code
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        raise SourceError(_("page not found ({status})").format(status=status), _("check the address"))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS:
        raise SourceError(_("unavailable ({status})").format(status=status), _("try again later"))
    if status != HTTPStatus.OK:
        raise SourceError(_("refused by the server ({status})").format(status=status), _in_browser())
    media_type = _media_type(response)
    if media_type and media_type not in MEDIA_TYPES and not media_type.startswith("text/"):
        raise SourceError(
            _("not an article but {media_type}").format(media_type=one_line(media_type)),
            _("give the address of a page"),
        )


def _media_type(response: httpx.Response) -> str:
    declared: str = response.headers.get("Content-Type", "")
    return declared.partition(";")[0].strip().lower()


def _ascii(header: str | None) -> str | None:
    """A header, if it can be sent back."""
    return header if header and header.isascii() else None


async def _body(response: httpx.Response) -> bytes:
    """The decompressed body, up to the limit."""
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        raise SourceError(_("sent with an unsupported compression"), _in_browser())
    data = b"".join([chunk async for chunk in response.aiter_raw()])
    if encoding in {"", "identity"}:
        return data
    try:
        with gzip.open(io.BytesIO(data)) as compressed:
            expanded = compressed.read(LARGEST_MB * 1_000_000 + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise _damaged() from error
    if len(expanded) > LARGEST_MB * 1_000_000:
        raise SourceError(_("expands beyond {mb} MB").format(mb=LARGEST_MB), _("save it and open the file"))
    return expanded


def _refusal(error: Exception) -> SourceError:
    """The error for the user, from one of httpx or the network."""
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return SourceError(_("its certificate is not valid"), _("check the address"))
    match error:
        case httpcore.ProxyError():
            return SourceError(_("is not let through by the proxy"), _("check https_proxy, or set web.proxy = false"))
        case httpcore.TimeoutException() | TimeoutError():
            return SourceError(_("takes too long to answer"), _("try again later"))
        case httpx.InvalidURL() | httpcore.LocalProtocolError() | UnicodeError():
            return SourceError(_("not the address of a page"), _("check the address"))
        case httpx.RemoteProtocolError() | httpcore.RemoteProtocolError() | httpcore.ReadError():
            return _damaged()
    return SourceError(_("cannot be reached"), _("check the address and the connection"))


def _damaged() -> SourceError:
    return SourceError(_("arrived damaged"), _("try again"))


def _in_browser() -> str:
    """The remedy for a page that only a browser can fetch."""
    return _("open it in a browser and save the page")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__
