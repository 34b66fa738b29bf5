"""The server of `sawt-reader serve`: textual-serve, only for clients with the token, and for its own pages."""

from __future__ import annotations

import copy
import hmac
import html
import ipaddress
import os
import socket
from collections.abc import Awaitable, Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from sawt_reader.i18n import _
from sawt_reader.system.interpreter import safe_path

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
DEFAULT_PORTS = {"http": ":80", "https": ":443"}
STOPPING = 1
"""Seconds that pages get to close when the server stops; their readers end with it in any case."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site(NamedTuple):
    """Where a server listens, and which requests it admits.

    Attributes:
        host: the address to listen on.
        port: the port.
        token: the secret that opens the page.
        public_url: the address browsers use, where it is another; without a slash at its end.
    """

    host: str
    port: int
    token: str
    public_url: str | None = None

    @property
    def url(self) -> str:
        """The address to open, without the token."""
        if self.public_url:
            return self.public_url
        host = socket.gethostname() if self._is_everywhere else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def cookie(self) -> str:
        """The name of the cookie; it contains the port, as cookies are shared by ports."""
        return f"sawt-reader-{self.port}"

    @property
    def cookie_value(self) -> str:
        """What the cookie holds; the token cannot be found from it."""
        return hmac.digest(self.token.encode(), b"cookie", "sha256").hex()

    @property
    def _is_everywhere(self) -> bool:
        return self.host in {"0.0.0.0", "::"}

    def is_host(self, host: str) -> bool:
        """Whether a Host header (name and port) means this server.

        One that does not is of a site whose name has been made to lead here, to get around the rule that a page may
        read from the host it came from only (DNS rebinding).
        """
        return self.is_origin(f"http://{host}") or self.is_origin(f"https://{host}")

    def is_origin(self, origin: str) -> bool:
        """Whether a page is one of ours by its Origin header (RFC 6454): scheme, host and port."""
        ours = {self.url, *(f"http://{name}:{self.port}" for name in LOOPBACK)}
        return _origin(origin) in map(_origin, ours) or (self._is_everywhere and self._is_our_address(origin))

    def _is_our_address(self, origin: str) -> bool:
        """Whether an origin names this machine so that no other site could: by an IP address or the machine's name."""
        try:
            parts = urlsplit(origin)
            if parts.scheme != "http" or (parts.port or 80) != self.port:
                return False
            name = parts.hostname or ""
            own = socket.gethostname().lower()
            return name in {own, f"{own}.local"} or bool(ipaddress.ip_address(name))
        except ValueError:
            return False


def _origin(url: str) -> str:
    """The origin of a URL, as browsers write it."""
    try:
        parts = urlsplit(url.lower())
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".removesuffix(DEFAULT_PORTS.get(parts.scheme, ":"))


class OwnServer(Server):
    """Runs a reader for each page that has the token, or the cookie that was given in exchange for it.

    A browser lets any site send requests to this machine, and other users of the machine need no browser: without these
    checks they could drive the reader and read files with it.
    """

    def __init__(self, command: str, site: Site) -> None:
        """Prepare to serve.

        Args:
            command: runs a reader, for a shell.
            site: where.
        """
        super().__init__(command, site.host, site.port, "sawt-reader", site.url)
        self._site = site

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self.admit)
        app.on_response_prepare.append(self.protect)
        return app

    @web.middleware
    async def admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Admit requests with the token or the cookie; exchange the token in the address for a cookie."""
        origin = request.headers.get("Origin")
        needs_origin = request.path == "/ws"
        if not self._site.is_host(request.host) or (
            not self._site.is_origin(origin) if origin is not None else needs_origin
        ):
            raise web.HTTPForbidden(text=_("this page may not use the reader"))
        if _same(request.query.get("token", ""), self._site.token):
            return self._exchanged(request) if request.path == "/" else await handler(request)
        if not _same(request.cookies.get(self._site.cookie, ""), self._site.cookie_value):
            raise web.HTTPForbidden(
                text=_("open the whole address that sawt-reader serve has printed, with its token") + "\n"
            )
        return await handler(request)

    def _exchanged(self, request: web.Request) -> web.Response:
        """Set the cookie, and lead to the page without the token in its address."""
        target = "./" if not (rest := request.rel_url.without_query_params("token").query_string) else f"./?{rest}"
        if request.headers.get("Sec-Fetch-Site") == "cross-site":
            # After a link in somebody's mail a redirect would be sent without the cookie; a page of ours is not.
            text = f'<!DOCTYPE html><meta http-equiv="refresh" content="0;url={html.escape(target)}">'
            response = web.Response(text=text, content_type="text/html")
        else:
            response = web.Response(status=303, headers={"Location": target})
        secure = self._site.url.startswith("https:")
        response.set_cookie(self._site.cookie, self._site.cookie_value, httponly=True, samesite="Strict", secure=secure)
        return response

    async def protect(self, request: web.Request, response: web.StreamResponse) -> None:
        """Keep pages out of frames, caches and the Referer of other sites; load nothing from elsewhere."""
        sockets = self._url_for(request).replace("http", "ws", 1)
        response.headers["Content-Security-Policy"] = (
            f"default-src 'self' 'unsafe-inline' data:; connect-src 'self' {_origin(sockets)}; "
            "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
        )
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        if not request.path.startswith("/static/"):
            response.headers["Cache-Control"] = "no-store"

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, with addresses of the host that it was asked from: the cookie is sent to no other."""
        asked = copy.copy(self)
        asked.public_url = self._url_for(request)
        page = await Server.handle_index(asked, request)
        if isinstance(page, web.Response) and page.text is not None:  # textual-serve's page has no title
            page.text = page.text.replace("<head>", f"<head><title>{html.escape(self.title)}</title>", 1)
        return page

    def _url_for(self, request: web.Request) -> str:
        # A proxy may have put another name for this server into the header.
        is_ours = not self._site.public_url and self._site.is_host(request.host)
        return f"http://{request.host}" if is_ours else self._site.url

    async def on_startup(self, app: web.Application) -> None:
        """Announce nothing yet: the port may be in use."""


def _same(given: str, secret: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode())


def serve_until_stopped(command: str, site: Site, announce: Callable[[], None]) -> None:
    """Serve until ctrl+c, or a signal that ends programs.

    Args:
        command: runs a reader, for a shell.
        site: where.
        announce: called when the server listens.

    Raises:
        OSError: when the address cannot be listened on.
    """
    # What the readers find in their environment.
    os.environ.update(safe_path())
    web.run_app(
        OwnServer(command, site)._make_app(),
        host=site.host,
        port=site.port,
        print=lambda *_: announce(),
        access_log=None,  # it would hold the token
        shutdown_timeout=STOPPING,
    )
