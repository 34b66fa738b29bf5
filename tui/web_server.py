"""The server of `sawt-reader serve`: textual-serve, for pages of its own only."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from tui.interpreter import safe_path
from tui.locale import _

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class OwnServer(Server):
    """Runs a reader for each page, but not for pages of other sites.

    A browser lets any site open a web socket to this machine; without the check, such a site could drive the reader and
    read files with it.
    """

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Start a reader for a page of ours."""
        if request.headers.get("Origin") not in origins(self.public_url, self.port):
            raise web.HTTPForbidden(text=_("this page may not use the reader"))
        return await super().handle_websocket(request)

    async def on_startup(self, app: web.Application) -> None:
        """Say where to look."""
        print(_("Reading at {url}; ctrl+c ends it.").format(url=self.public_url), flush=True)


def origins(public_url: str, port: int) -> set[str]:
    """What a page of ours says it is from (RFC 6454): its address, without the path and the usual port.

    Args:
        public_url: the address that browsers use.
        port: where the server listens.
    """
    parts = urlsplit(public_url.lower())
    whole = (f"{parts.scheme}://{parts.netloc}", *(f"http://{name}:{port}" for name in LOOPBACK))
    return {origin.removesuffix(":443" if origin.startswith("https:") else ":80") for origin in whole}


def serve_until_stopped(command: str, host: str, port: int, public_url: str) -> None:
    """Serve until ctrl+c.

    Args:
        command: runs a reader, for a shell.
        host: the address to listen on.
        port: the port.
        public_url: the address that browsers use.
    """
    # What the readers find in their environment.
    os.environ.update(safe_path())
    OwnServer(command, host, port, "sawt-reader", public_url).serve()
