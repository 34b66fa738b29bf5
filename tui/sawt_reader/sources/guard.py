"""Guards the network: connections are made to checked addresses only, and every byte received is counted.

httpcore opens all connections through a `Guard`. It resolves a host once, checks the addresses and connects to one of
them, so DNS cannot answer differently after the check. Host header and certificate check still use the name.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import httpcore

from sawt_reader.i18n import _
from sawt_reader.sources.addresses import Private, Reach, reach
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.page import Resolver
from sawt_reader.system.background import in_background


class Guard(httpcore.AsyncNetworkBackend):
    """Opens the connections for one page, redirects included.

    Args:
        allow_private: which hosts of private networks may be contacted.
        named_host: the host of `Private.NAMED`, as httpcore writes it.
        most_mb: most megabytes to receive over all connections, headers included.
        resolver: host and port to IP addresses.

    Attributes:
        received: bytes received so far, after decryption.
        proxies: hosts of proxies that the user's system names; they may be in a private network.
    """

    def __init__(self, allow_private: Private, named_host: str, most_mb: int, resolver: Resolver) -> None:
        self._allow_private = allow_private
        self._named_host = named_host
        self._most_mb = most_mb
        self._resolver = resolver
        self._network = httpcore.AnyIOBackend()
        self.received = 0
        self.proxies: set[str] = set()

    async def check_behind_proxy(self, host: str, port: int) -> None:
        """Check a host that a proxy will connect to, if it is known here: many networks leave names to the proxy.

        Raises:
            SourceError: for a host with an address that may not be contacted.
        """
        try:
            found = await in_background(partial(self._resolver, host, port))
        except OSError:
            return
        self._check(host, found)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            SourceError: for a host with an address that may not be contacted.
            OSError: for an unknown host.
            httpcore.ConnectError: if no address answers; `httpcore.ConnectTimeout` if the last one timed out.
        """
        found = await in_background(partial(self._resolver, host, port))
        if host not in self.proxies:
            self._check(host, found)
        failure: httpcore.NetworkError | httpcore.TimeoutException = httpcore.ConnectError(f"no address for {host}")
        for address in found:
            try:
                stream = await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _CountedStream(stream, self.count)
        raise failure

    async def sleep(self, seconds: float) -> None:
        """Wait, for httpcore."""
        await self._network.sleep(seconds)

    def count(self, data: bytes) -> None:
        """Count received data.

        Raises:
            SourceError: if it exceeds the limit.
        """
        self.received += len(data)
        if self.received > self._most_mb * 1_000_000:
            raise SourceError(_("larger than {mb} MB").format(mb=self._most_mb), _("save it and open the file"))

    def _check(self, host: str, found: Sequence[str]) -> None:
        least = min(map(reach, found), default=Reach.PUBLIC)
        if least is Reach.NEVER:
            raise SourceError(
                _("leads to a link-local or cloud metadata address ({host}), which is never fetched").format(host=host)
            )
        if least is Reach.PUBLIC or self._allow_private is Private.ALL:
            return
        if self._allow_private is Private.NONE:
            raise SourceError(
                _("leads into a private network ({host})").format(host=host),
                _("allow that with --allow-private if you trust it"),
            )
        if host != self._named_host:
            raise SourceError(
                _("leads to another host of a private network ({host})").format(host=host),
                _("name that address if you trust it"),
            )


class _CountedStream(httpcore.AsyncNetworkStream):
    """A connection that counts the data it receives."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, count: Callable[[bytes], None]) -> None:
        self._stream = stream
        self._count = count

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = await self._stream.read(max_bytes, timeout)
        self._count(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return _CountedStream(await self._stream.start_tls(ssl_context, server_hostname, timeout), self._count)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
