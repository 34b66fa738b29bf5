"""A server on this machine that says what a test tells it to, and misbehaves as told."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PROSE = "Le port de Tyr a rouvert lundi après trois semaines de travaux, a annoncé la municipalité."
MORE = "Les pêcheurs attendent encore l’indemnité promise par le ministère. Elle doit venir en avril."
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>Tyr : le port rouvre</title></head>
<body><article><h1>Tyr : le port rouvre</h1><p>{PROSE}</p><p>{MORE}</p></article></body></html>"""


@dataclass
class Server:
    """A running server.

    Attributes:
        pages: what answers a path; the handler writes the whole answer.
        requests: path and headers of what was asked, in order.
        over: set at the end of the test, for answers that hang until then.
    """

    pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def give(self, path: str, body: bytes | str = PAGE, status: int = 200, **headers: str) -> str:
        """Answer a path with a page. Returns its URL."""
        data = body if isinstance(body, bytes) else body.encode()
        named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(data))}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in named.items():
                request.send_header(name, value)
            request.end_headers()
            request.wfile.write(data)

        self.pages[path] = answer
        return self.url(path)

    def redirect(self, path: str, target: str) -> str:
        """Send whoever asks for a path elsewhere. Returns its URL."""
        return self.give(path, b"", 302, Location=target)

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


def serve(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Run a server until the test is over."""
    served = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.requests.append((self.path, dict(self.headers)))
            try:
                served.pages[self.path](self)
            except OSError:
                self.close_connection = True  # the client had enough

        def log_message(self, format: str, *args: object) -> None:
            pass

    class QuietServer(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a handshake that the client broke off

    with QuietServer(("127.0.0.1", 0), Handler) as http:
        if context:
            http.socket = context.wrap_socket(http.socket, server_side=True, do_handshake_on_connect=False)
        served.port = http.server_address[1]
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield served
        finally:
            served.over.set()
            http.shutdown()
            thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    yield from serve()
