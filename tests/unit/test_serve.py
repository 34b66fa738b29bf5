"""`sawt-reader serve`, without a browser: what is run, and who may have it."""

from __future__ import annotations

import shlex
import socket
import sys

import pytest
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner, Result

from tui import cli, cli_serve, web_server


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, int, str]]:
    """What would be served: command, host, port, address."""
    calls: list[tuple[str, str, int, str]] = []
    monkeypatch.setattr(web_server, "serve_until_stopped", lambda *arguments: calls.append(arguments))
    return calls


def serve(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["serve", *arguments])


def test_a_page_runs_the_reader_on_this_machine_alone(served: list[tuple[str, str, int, str]]) -> None:
    assert serve("--no-library", "--port", "8123", "a b.txt", "$(touch x)").exit_code == 0
    ((command, host, port, address),) = served
    reader = [sys.executable, "-P", "-m", "tui.start", "read", "--no-library", "--", "a b.txt", "$(touch x)"]
    assert shlex.split(command) == reader
    assert (host, port, address) == ("127.0.0.1", 8123, "http://127.0.0.1:8123")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org"])
def test_others_are_let_in_only_when_asked_for(served: list[tuple[str, str, int, str]], host: str) -> None:
    refused = serve("--host", host)
    assert refused.exit_code == 2 and "--expose" in refused.stderr and not served
    allowed = serve("--host", host, "--expose")
    assert allowed.exit_code == 0 and "every file" in allowed.stderr and len(served) == 1


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_this_machine_has_several_names(host: str) -> None:
    assert cli_serve.is_loopback(host)


def test_a_missing_extra_is_one_line_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "tui.web_server")
    missing = serve()
    assert missing.exit_code == 2 and len(missing.stderr.splitlines()) == 1
    assert "-m pip install 'textual-serve" in missing.stderr


def test_standard_input_is_refused() -> None:
    assert serve("-").exit_code == 2


@pytest.mark.parametrize(
    ("origin", "let_in"),
    [("http://127.0.0.1:8000", True), ("http://localhost:8000", True), ("http://evil.example", False), (None, False)],
)
async def test_a_page_of_another_site_gets_no_reader(origin: str | None, let_in: bool) -> None:
    server = web_server.OwnServer("exit", "127.0.0.1", 8000, "sawt-reader", "http://127.0.0.1:8000")
    async with TestClient(TestServer(await server._make_app())) as client:
        headers = {"Origin": origin} if origin else {}
        headers |= {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
        headers["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
        response = await client.get("/ws", headers=headers)
        assert (response.status == 101) is let_in


def test_the_usual_port_is_no_part_of_an_origin() -> None:
    assert web_server.origins("https://News.example:443/lire", 80) >= {"https://news.example", "http://localhost"}


def test_a_port_that_is_taken_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = serve("--port", str(taken.getsockname()[1]))
    assert refused.exit_code == 2 and len(refused.stderr.splitlines()) == 1
    assert "choose another --port" in refused.stderr
