"""A server that wants to fill the memory, to last for ever, or to have other hosts asked for it."""

from __future__ import annotations

import gzip
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sawt_reader.cli import main
from sawt_reader.sources import SourceError, feeds, load, web
from sawt_reader.sources.addresses import Private
from sawt_reader.sources.page import Page

from .conftest import PAGE, PROSE, Server

download = pytest.importorskip("sawt_reader.sources.download")
Guard: Any = download.Guard

# One read of a connection.
READ = 65_536
# 60 MB that fit into it.
ZEROS = gzip.compress(bytes(60_000_000))
REDIRECT = b"HTTP/1.1 302 Found\r\nLocation: /port\r\n"
RSS = '<rss version="2.0"><channel><title>Le port</title></channel></rss>'


@pytest.fixture
def guards(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The guard of each page that is fetched."""
    made: list[object] = []

    class Recorded(Guard):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)
            made.append(self)

    monkeypatch.setattr(download, "Guard", Recorded)
    return made


@pytest.fixture
def peak() -> Iterator[Callable[[], int]]:
    """The most bytes of memory that were in use at a time."""
    tracemalloc.start()
    try:
        yield lambda: tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def fetch(url: str, allow_private: Private = Private.NAMED, **options: Any) -> Page:
    return web.fetch(url, allow_private=allow_private, **options)


def refusal(url: str, allow_private: Private = Private.NAMED, **options: Any) -> str:
    with pytest.raises(SourceError) as caught:
        fetch(url, allow_private, **options)
    return str(caught.value)


def raw(server: Server, path: str, head: bytes, forever: bytes = b"") -> str:
    """Answer a path with just these bytes, then with others until the client has enough."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        while forever:
            request.wfile.write(forever)
        request.close_connection = True

    server.pages[path] = answer
    return server.url(path)


def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


ENDLESS = {
    "plain": (b"\r\n", b"x" * READ),
    "chunked": (b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * READ + b"\r\n"),
    "declared": (b"Content-Length: 1000000000000\r\n\r\n", b"x" * READ),
    "gzip": (b"Content-Encoding: gzip\r\n\r\n", ZEROS),
}


@pytest.mark.parametrize("body", ENDLESS)
def test_the_body_of_a_redirect_is_not_read(server: Server, guards: list, peak: Callable[[], int], body: str) -> None:
    server.give("/port")
    head, forever = ENDLESS[body]
    page = fetch(raw(server, "/a", REDIRECT + head, forever))
    assert page.data == PAGE.encode()
    assert guards[0].received < 2 * READ + len(PAGE)
    assert peak() < 10_000_000


def test_a_packed_body_of_zeros_is_not_unpacked_at_any_hop(
    server: Server, guards: list, peak: Callable[[], int]
) -> None:
    assert len(ZEROS) < READ
    server.give("/port")
    for hop in range(download.MOST_REDIRECTS):
        target = f"/{hop + 1}" if hop + 1 < download.MOST_REDIRECTS else "/port"
        server.give(f"/{hop}", ZEROS, 302, Location=target, Content_Encoding="gzip")
    assert fetch(server.url("/0")).data == PAGE.encode()
    assert guards[0].received < download.MOST_REDIRECTS * 2 * READ
    assert peak() < 10_000_000


def test_a_page_that_has_not_changed_is_not_read(server: Server, guards: list) -> None:
    url = raw(server, "/a", b"HTTP/1.1 304 Not Modified\r\n\r\n", b"x" * READ)
    assert not fetch(url, etag='"7"').changed
    assert guards[0].received < 2 * READ


@pytest.mark.parametrize(
    ("head", "forever"),
    [(b"HTTP/1.1 200 OK\r\n", b"X: x\r\n" * 5000), (b"HTTP/1.1 200 OK\r\nX: ", b"x" * READ), (REDIRECT, b"X: x\r\n")],
    ids=["many", "long", "redirect"],
)
def test_a_head_without_end(server: Server, guards: list, head: bytes, forever: bytes) -> None:
    assert "arrived damaged" in refusal(raw(server, "/a", head, forever))
    assert guards[0].received < 5 * READ


def test_heads_before_the_head_without_end(server: Server, guards: list, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "LARGEST_MB", 1)
    url = raw(server, "/a", b"", b"HTTP/1.1 103 Early Hints\r\nX: " + b"x" * 10_000 + b"\r\n\r\n")
    assert "larger than 1 MB" in refusal(url)
    assert guards[0].received <= 1_000_000 + READ


@pytest.mark.parametrize("body", ["plain", "chunked", "declared"])
def test_a_page_is_read_to_the_limit_and_no_further(
    server: Server, guards: list, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.setattr(download, "LARGEST_MB", 1)
    head, forever = ENDLESS[body]
    assert "larger than 1 MB" in refusal(raw(server, "/a", b"HTTP/1.1 200 OK\r\n" + head, forever))
    assert 1_000_000 < guards[0].received <= 1_000_000 + READ


def test_redirects_share_one_limit_of_bytes(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"x" * 980_000
    server.give("/port", page, Content_Type="text/plain")
    server.give("/a", b"", 302, Location="/port", X_Long="x" * 40_000)
    monkeypatch.setattr(download, "LARGEST_MB", 1)
    assert fetch(server.url("/port")).data == page
    assert "larger than 1 MB" in refusal(server.url("/a"))


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd", "gzip, gzip", "gzip, br", "identity, gzip", "x"])
def test_what_is_packed_in_another_way_is_not_read(server: Server, guards: list, encoding: str) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding.encode() + b"\r\n\r\n"
    assert "unsupported compression" in refusal(raw(server, "/a", head, b"x" * READ))
    assert guards[0].received < 2 * READ


@pytest.mark.parametrize("forever", [b"1\r\nx\r\n", b"x"], ids=["chunked", "plain"])
def test_a_body_that_trickles(server: Server, monkeypatch: pytest.MonkeyPatch, forever: bytes) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        chunked = b"Transfer-Encoding: chunked\r\n" if b"\r" in forever else b""
        request.wfile.write(b"HTTP/1.1 200 OK\r\n" + chunked + b"\r\n")
        while not server.over.wait(0.02):
            request.wfile.write(forever)

    server.pages["/goutte"] = answer
    monkeypatch.setattr(download, "TIME_LIMIT", 0.3)
    assert "takes too long" in refusal(server.url("/goutte"))


def test_slow_redirects_share_one_limit_of_time(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        server.over.wait(0.4)
        request.wfile.write(b"HTTP/1.1 302 Found\r\nLocation: /lent\r\n\r\n")

    server.pages["/lent"] = answer
    monkeypatch.setattr(download, "TIME_LIMIT", 1)
    assert "takes too long" in refusal(server.url("/lent"))
    assert len(server.requests) <= 3


def test_a_host_that_is_never_found(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()

    def resolver(host: str, port: int) -> list[str]:
        answered.wait()
        return ["127.0.0.1"]

    monkeypatch.setattr(download, "TIME_LIMIT", 0.3)
    try:
        assert "takes too long" in refusal("http://journal.invalid/", resolver=resolver)
    finally:
        answered.set()


def test_a_redirect_does_not_send_a_password(server: Server) -> None:
    assert "password" in refusal(server.redirect("/a", f"http://moi:secret@127.0.0.1:{server.port}/port"))
    assert [path for path, _ in server.requests] == ["/a"]


def test_what_is_allowed_for_a_host_is_allowed_for_that_host_alone(server: Server) -> None:
    server.give("/port")
    to_another = server.redirect("/a", server.url("/port", "intranet.invalid"))
    assert "another host of a private network (intranet.invalid)" in refusal(to_another, resolver=here)
    assert [path for path, _ in server.requests] == ["/a"]
    to_itself = server.redirect("/b", server.url("/port"))
    assert fetch(to_itself, resolver=here).data == PAGE.encode()
    assert fetch(to_another, Private.ALL, resolver=here).data == PAGE.encode()


@pytest.mark.parametrize("allow_private", Private)
@pytest.mark.parametrize("host", ["169.254.169.254", "[::ffff:169.254.169.254]", "2852039166", "0xa9.0xfe.43518"])
def test_link_local_addresses_are_never_asked(server: Server, allow_private: Private, host: str) -> None:
    assert "never fetched" in refusal(f"http://{host}/latest/meta-data", allow_private)
    if allow_private is not Private.NONE:
        assert "never fetched" in refusal(server.redirect("/a", f"http://{host}/"), allow_private)


def test_a_name_with_one_link_local_address_is_not_asked(server: Server) -> None:
    server.give("/port")
    url = server.url("/port", "journal.invalid")
    assert "never fetched" in refusal(url, Private.ALL, resolver=lambda *_: ["127.0.0.1", "fe80::1"])
    assert not server.requests


def test_a_feed_brings_to_its_own_host_and_to_no_other_private_one(server: Server) -> None:
    url = server.give("/port")
    article = load(url, allow_private=Private.NAMED, linked_from=server.url("/rss"))
    assert PROSE in article.text
    for feed in (server.url("/rss", "localhost"), "https://journal.example/rss", "/home/moi/fil.rss"):
        with pytest.raises(SourceError, match=r"another host of a private network \(127.0.0.1\)"):
            load(url, allow_private=Private.NAMED, linked_from=feed)
    server.give("/rss", RSS, Content_Type="application/rss+xml")
    with pytest.raises(SourceError, match="another host"):
        feeds.load(server.redirect("/a", server.url("/rss", "localhost")), allow_private=Private.NAMED)


def test_the_option_allows_what_is_named_and_the_setting_allows_all(
    server: Server, settings_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "library"))
    server.give("/port", PROSE, Content_Type="text/plain; charset=utf-8")
    url = server.redirect("/a", server.url("/port", "localhost"))

    def said(*options: str) -> str:
        return CliRunner().invoke(main.main, ["feeds", "add", *options, url]).stderr

    assert "allow that with --allow-private" in said()
    assert "another host of a private network (localhost)" in said("--allow-private")
    settings_file.parent.mkdir()
    settings_file.write_text("[web]\nallow_private = true\n")
    # The page was fetched: it is only no feed.
    assert "private network" not in said() and server.requests[-1][0] == "/port"
