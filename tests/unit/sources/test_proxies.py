"""Pages through the proxy of the system, and what stands in front of a page: a login, a question for consent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sawt_reader.sources import SourceError, web
from sawt_reader.sources.addresses import Private
from sawt_reader.sources.gates import gate

from .conftest import Server, serve

pytest.importorskip("httpx")
FAR = "http://journal.example/port"


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A proxy on this machine that answers for the addresses it was told of."""
    for made in serve():
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{made.port}")
        monkeypatch.setenv("no_proxy", "")
        yield made


def at_home(host: str, port: int) -> list[str]:
    """Knows this machine only: other names are left to the proxy."""
    if host != "127.0.0.1":
        raise OSError(f"{host} is not known here")
    return [host]


def test_the_proxy_of_the_system_is_asked(proxy: Server) -> None:
    proxy.give(FAR)
    page = web.fetch(FAR, resolver=at_home)
    assert page.url == FAR and b"Tyr" in page.data
    assert [path for path, _headers in proxy.requests] == [FAR]


def test_no_proxy_and_the_setting_go_round_it(
    proxy: Server, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.give("/port")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    web.fetch(url, allow_private=Private.NAMED)
    monkeypatch.setenv("no_proxy", "")
    settings = tmp_path / "settings.toml"
    settings.write_text("[web]\nproxy = false\n", "utf-8")
    monkeypatch.setenv("SAWT_READER_CONFIG", str(settings))
    web.fetch(url, allow_private=Private.NAMED)
    assert len(server.requests) == 2 and not proxy.requests


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "http://169.254.169.254/latest", "http://10.0.0.8/"])
def test_what_may_not_be_fetched_is_not_fetched_through_a_proxy(proxy: Server, url: str) -> None:
    with pytest.raises(SourceError, match=r"private network|link-local"):
        web.fetch(url)
    assert not proxy.requests


def test_a_proxy_that_refuses_is_named(monkeypatch: pytest.MonkeyPatch, proxy: Server) -> None:
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
    with pytest.raises(SourceError, match="is not let through by the proxy; check https_proxy"):
        web.fetch("https://journal.example/", resolver=at_home)


def test_a_proxy_of_another_kind_is_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1080")
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(SourceError, match="not an HTTP proxy; set https_proxy"):
        web.fetch(FAR)


@pytest.mark.parametrize(
    ("reached", "words"),
    [
        ("https://consent.journal.example/v2?continue=x", "asks for consent (consent.journal.example)"),
        ("https://journal.example/cookie-wall/", "asks for consent"),
        ("https://secure.journal.example/sso/login.php?next=1", "to log in (secure.journal.example)"),
        ("https://login.journal.example/", "to log in"),
        ("https://journal.example/se-connecter", "to log in"),
        ("https://journal.example/2026/login-du-port-pirate", None),
        ("https://www.journal.example/port.html", None),
    ],
)
def test_what_stands_in_front_of_a_page(reached: str, words: str | None) -> None:
    found = gate("https://journal.example/port", reached)
    assert words in found if words and found else found is words


def test_a_login_page_that_was_named_is_read() -> None:
    assert gate("https://journal.example/login", "https://journal.example/login/") is None


def test_a_redirect_to_a_login_says_so(server: Server) -> None:
    server.give("/sso/login?next=/port")
    with pytest.raises(SourceError, match="leads to a page to log in"):
        web.fetch(server.redirect("/port", "/sso/login?next=/port"), allow_private=Private.NAMED)
