"""`sawt-reader serve`, without a browser: what is run, and who may have it."""

from __future__ import annotations

import os
import shlex
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from click.testing import CliRunner, Result

from sawt_reader.cli import main, web_server
from sawt_reader.cli import serve as serve_command
from sawt_reader.cli.web_server import Site
from sawt_reader.system import interpreter

TOKEN = "a-token-of-this-test-and-no-other"
HERE = Site("127.0.0.1", 8000, TOKEN)
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}

Announce = Callable[[], None]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Site, Announce]]:
    """What would be served: command, site, and what says so."""
    calls: list[tuple[str, Site, Announce]] = []

    def serve(command: str, site: Site, announce: Announce) -> None:
        announce()
        calls.append((command, site, announce))

    monkeypatch.setattr(web_server, "serve_until_stopped", serve)
    monkeypatch.delenv("SAWT_READER_TOKEN", raising=False)
    return calls


def serve(*arguments: str) -> Result:
    return CliRunner().invoke(main.main, ["serve", *arguments])


def test_a_page_runs_the_reader_on_this_machine_alone(served: list) -> None:
    assert serve("--no-library", "--port", "8123", "a b.txt", "$(touch x)").exit_code == 0
    ((command, site, _),) = served
    reader = [
        sys.executable,
        "-P",
        "-m",
        "sawt_reader",
        "read",
        "--no-library",
        "--",
        "a b.txt",
        "$(touch x)",
    ]
    assert shlex.split(command) == reader
    assert (site.host, site.port, site.url) == ("127.0.0.1", 8123, "http://127.0.0.1:8123")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org"])
def test_others_are_let_in_only_when_asked_for(served: list, host: str) -> None:
    refused = serve("--host", host)
    assert refused.exit_code == 2 and "--expose" in refused.stderr and not served
    allowed = serve("--host", host, "--expose", "--allow-private")
    assert allowed.exit_code == 0 and len(served) == 1
    files, library, network = allowed.stderr.splitlines()
    assert "in the folders of the sources" in files and "your library" in library and "private network" in network
    assert "library" not in serve("--host", host, "--expose", "--no-library").stderr


@pytest.mark.parametrize(
    ("options", "confined"),
    [
        ([], False),
        (["--host", "localhost"], False),
        (["--host", "192.0.2.7", "--expose"], True),
        (["--expose"], True),
        (["--public-url", "https://lire.example/"], True),
        (["--public-url", "http://localhost:9000"], False),
    ],
)
def test_readers_that_others_can_reach_are_confined(served: list, options: list[str], confined: bool) -> None:
    assert serve(*options, "a.txt").exit_code == 0
    assert ("--confined" in shlex.split(served[0][0])) is confined


def test_the_token_is_printed_and_new_at_each_start_and_no_part_of_the_command(served: list) -> None:
    printed = [serve("a.txt").stdout for _ in range(2)]
    tokens = [site.token for _, site, _ in served]
    assert all(
        f"http://127.0.0.1:8000/?token={token}" in out.splitlines() for token, out in zip(tokens, printed, strict=True)
    )
    assert tokens[0] != tokens[1] and min(map(len, tokens)) >= 43  # 256 bits
    assert not any(token in command for token, (command, _, _) in zip(tokens, served, strict=True))


def test_a_token_of_the_environment_is_neither_printed_nor_handed_on(
    served: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAWT_READER_TOKEN", TOKEN)
    result = serve("--public-url", "https://lire.example/")
    assert served[0][1].token == TOKEN and serve_command.TOKEN not in os.environ
    assert "https://lire.example/?token=$SAWT_READER_TOKEN" in result.stdout.splitlines() and TOKEN not in result.output


@pytest.mark.parametrize("token", ["short", "a" * 15, "a" * 20 + "&", "é" * 20, "a b" * 10])
def test_a_token_that_is_short_or_does_not_fit_an_address_is_refused(
    served: list, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("SAWT_READER_TOKEN", token)
    refused = serve()
    assert refused.exit_code == 2 and "SAWT_READER_TOKEN" in refused.stderr and token not in refused.stderr
    assert not served


@pytest.mark.parametrize(
    "url",
    [
        *("lire.example", "//lire.example", "file:///etc", "https://", "https://[", "https://lire.example:x"),
        *(
            "https://lire.example/?a=b",
            "https://lire.example/#a",
            "https://moi@lire.example",
            "https://lire.example/a b",
        ),
    ],
)
def test_a_public_url_that_no_browser_can_open_is_refused(served: list, url: str) -> None:
    refused = serve("--public-url", url)
    assert refused.exit_code == 2 and "--public-url" in refused.stderr and len(refused.stderr.splitlines()) == 1
    assert not served


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_this_machine_has_several_names(host: str) -> None:
    assert serve_command.is_loopback(host)


def test_a_missing_extra_is_one_line_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "sawt_reader.cli.web_server")
    missing = serve()
    assert missing.exit_code == 2 and len(missing.stderr.splitlines()) == 1
    assert "-m pip install 'textual-serve" in missing.stderr


def test_standard_input_is_refused() -> None:
    assert serve("-").exit_code == 2


@asynccontextmanager
async def browser(site: Site = HERE) -> AsyncIterator[TestClient]:
    """A client of a server that believes to be at its site; the reader of a page ends at once."""
    async with TestClient(TestServer(await web_server.OwnServer("exit", site)._make_app())) as client:
        yield client


def asked(host: str = "127.0.0.1:8000", cookie: str = "", **headers: str) -> dict[str, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"Host": host, **named, **({"Cookie": cookie} if cookie else {})}


def cookie_of(site: Site = HERE) -> str:
    return f"{site.cookie}={site.cookie_value}"


async def refused(response: ClientResponse) -> bool:
    text = await response.text()
    return response.status == 403 and response.content_type == "text/plain" and len(text.splitlines()) == 1


PATHS = ["/", "/ws", "/static/js/textual.js", "/static/", "/download/x", "/favicon.ico", "/nowhere"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("query", "cookie"),
    [
        ("", ""),
        ("?token=", ""),
        ("?token=wrong", ""),
        (f"?token={TOKEN}x", ""),
        (f"?token={TOKEN[:-1]}", ""),
        ("?token=%C3%A9%ED%B3%A9", ""),
        (f"?Token={TOKEN}", ""),
        ("", f"sawt-reader-8000={TOKEN}"),
        ("", "sawt-reader-8000="),
        ("", f"sawt-reader-8001={HERE.cookie_value}"),
        ("", cookie_of(HERE._replace(token="the-token-of-another-start"))),
    ],
)
async def test_nothing_is_given_without_the_token(path: str, query: str, cookie: str) -> None:
    async with browser() as client:
        headers = asked(cookie=cookie, Origin="http://127.0.0.1:8000") | (UPGRADE if path == "/ws" else {})
        assert await refused(await client.get(path + query, headers=headers))


async def test_the_token_becomes_a_cookie_and_leaves_the_address() -> None:
    async with browser() as client:
        answer = await client.get(f"/?token={TOKEN}&fontsize=20", headers=asked(), allow_redirects=False)
        assert (answer.status, answer.headers["Location"]) == (303, "./?fontsize=20")
        cookie = answer.cookies["sawt-reader-8000"]
        assert cookie["httponly"] and cookie["samesite"] == "Strict" and cookie["path"] == "/" and not cookie["secure"]
        assert TOKEN not in str(answer.headers.getall("Set-Cookie"))
        page = await client.get("/?fontsize=20", headers=asked(cookie=f"{cookie.key}={cookie.value}"))
        text = await page.text()
        assert page.status == 200 and 'data-font-size="20"' in text and TOKEN not in text
        script = await client.get("/static/js/textual.js", headers=asked(cookie=cookie_of()))
        assert script.status == 200


async def test_a_link_on_another_site_leads_in_too() -> None:
    async with browser() as client:
        headers = asked(Sec_Fetch_Site="cross-site")
        answer = await client.get(f'/?token={TOKEN}&x="><script>', headers=headers, allow_redirects=False)
        text = await answer.text()
        assert answer.status == 200 and answer.cookies["sawt-reader-8000"].value == HERE.cookie_value
        assert 'content="0;url=./?x=' in text and "<script>" not in text and TOKEN not in text


async def test_the_cookie_is_for_encrypted_connections_where_there_are_some() -> None:
    site = HERE._replace(public_url="https://lire.example")
    async with browser(site) as client:
        answer = await client.get(f"/?token={TOKEN}", headers=asked("lire.example"), allow_redirects=False)
        assert answer.cookies["sawt-reader-8000"]["secure"]


@pytest.mark.parametrize("path", [*PATHS, f"/?token={TOKEN}"])
@pytest.mark.parametrize("cookie", ["", cookie_of()])
async def test_what_is_given_is_for_no_frame_and_no_cache_and_loads_nothing_from_elsewhere(
    path: str, cookie: str
) -> None:
    async with browser() as client:
        headers = (await client.get(path, headers=asked(cookie=cookie), allow_redirects=False)).headers
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        policy = headers["Content-Security-Policy"].split("; ")
        assert "frame-ancestors 'none'" in policy and "connect-src 'self' ws://127.0.0.1:8000" in policy
        assert "default-src 'self' 'unsafe-inline' data:" in policy
        assert path.startswith("/static/") or headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("host", "let_in"),
    [
        *((host, True) for host in ("127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000")),
        *((host, False) for host in ("evil.example", "evil.example:8000", "localhost", "127.0.0.1:8001")),
        *((host, False) for host in ("192.0.2.7:8000", "localhost.evil.example:8000", "127.0.0.1:8000.evil.example")),
        *((host, False) for host in ("[", "a@127.0.0.1:8000", "")),
    ],
)
async def test_a_name_that_another_site_leads_here_is_refused(host: str, let_in: bool) -> None:
    async with browser() as client:
        response = await client.get("/", headers=asked(host, cookie_of()))
        assert (response.status == 200) is let_in and (let_in or await refused(response))


@pytest.mark.parametrize(
    ("origin", "let_in"),
    [
        *((origin, True) for origin in ("http://127.0.0.1:8000", "http://localhost:8000")),
        *((origin, False) for origin in ("http://evil.example", "null", "", "http://127.0.0.1", "http://[", None)),
        *((origin, False) for origin in ("https://127.0.0.1:8000", "http://127.0.0.1:8000.evil.example")),
    ],
)
async def test_a_page_of_another_site_gets_no_reader(origin: str | None, let_in: bool) -> None:
    async with browser() as client:
        given = {} if origin is None else {"Origin": origin}
        response = await client.get("/ws", headers=asked(cookie=cookie_of()) | UPGRADE | given)
        assert (response.status == 101) is let_in and (let_in or await refused(response))
        if origin is not None:
            assert ((await client.get("/", headers=asked(cookie=cookie_of()) | given)).status == 200) is let_in


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
async def test_the_page_stays_on_the_host_it_was_asked_from(name: str) -> None:
    async with browser() as client:
        text = await (await client.get("/", headers=asked(f"{name}:8000", cookie_of()))).text()
        assert "<title>sawt-reader</title>" in text, "for the tab of the browser"
        assert f'"ws://{name}:8000/ws"' in text and f'"http://{name}:8000/static/' in text


async def test_the_page_of_a_proxy_has_the_address_that_browsers_use() -> None:
    site = HERE._replace(public_url="https://lire.example/salle")
    async with browser(site) as client:
        for host in ("lire.example", "127.0.0.1:8000"):
            response = await client.get("/", headers=asked(host, cookie_of(site)))
            assert '"wss://lire.example/salle/ws"' in await response.text()
            assert "wss://lire.example;" in response.headers["Content-Security-Policy"]
        assert await refused(await client.get("/", headers=asked("autre.example", cookie_of(site))))


def test_the_usual_port_is_no_part_of_an_origin() -> None:
    site = Site("127.0.0.1", 80, TOKEN, "https://News.example:443/lire")
    assert site.is_origin("https://news.example") and site.is_origin("http://localhost")
    assert site.is_host("news.example") and site.is_host("news.example:443") and not site.is_host("news.example:80")


def test_a_server_at_all_addresses_is_opened_by_any_address_or_its_name_but_by_no_other_name() -> None:
    site = Site("0.0.0.0", 8000, TOKEN)
    name = socket.gethostname()
    assert site.url == f"http://{name}:8000"
    for host in ("192.0.2.7", "[2001:db8::7]", name, f"{name}.local", "localhost"):
        assert site.is_host(f"{host}:8000") and site.is_origin(f"http://{host}:8000")
    for host in ("192.0.2.7:8001", "evil.example:8000", "192.0.2.7.evil.example:8000", "192.0.2.7:x"):
        assert not site.is_host(host) and not site.is_origin(f"http://{host}")


def test_a_port_that_is_taken_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in interpreter.safe_path():  # set for the readers; no other test is to find them
        monkeypatch.setenv(name, os.environ.get(name, ""))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = serve("--port", str(taken.getsockname()[1]))
    assert refused.exit_code == 2 and len(refused.stderr.splitlines()) == 1
    assert "choose another --port" in refused.stderr
