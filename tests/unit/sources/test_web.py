from __future__ import annotations

import gzip
import ipaddress
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.sources import FeedError, SourceError, addresses, load, web
from sawt_reader.sources.addresses import Private, Reach, reach
from sawt_reader.sources.page import Page

from .conftest import MORE, PAGE, PROSE, Server, serve

pytest.importorskip("httpx")
download = pytest.importorskip("sawt_reader.sources.download")
guard = pytest.importorskip("sawt_reader.sources.guard")


def fetch(url: str, **options: Any) -> Page:
    return web.fetch(url, **{"allow_private": Private.NAMED, **options})


def refusal(url: str, **options: object) -> str:
    with pytest.raises(SourceError) as caught:
        fetch(url, **options)
    message = str(caught.value)
    assert message.startswith(url[:20])
    assert message.isprintable()
    return message


def test_a_page_becomes_an_article(server: Server) -> None:
    url = server.give("/port") + "#debut"
    article = load(url, allow_private=Private.NAMED)
    assert (article.source, article.url, article.title) == (url, server.url("/port"), "Tyr : le port rouvre")
    assert article.retrieved is not None and len(article.retrieved) == len("2024-03-04T09:30:00Z")
    assert PROSE in article.text and MORE in article.text
    ((path, headers),) = server.requests
    assert path == "/port"
    assert headers["User-Agent"].startswith("sawt-reader/")


def test_where_a_redirect_ends_is_where_the_page_is(server: Server) -> None:
    server.give("/port")
    server.redirect("/b", "/port")
    assert fetch(server.redirect("/a", server.url("/b"))).url == server.url("/port")


def test_a_redirect_keeps_the_cookies_it_was_given(server: Server) -> None:
    server.give("/port")
    server.give("/a", b"", 302, Location="/port", Set_Cookie="accord=oui")
    fetch(server.url("/a"))
    assert server.requests[1][1]["Cookie"] == "accord=oui"


def test_endless_redirects_are_refused(server: Server) -> None:
    assert "redirects more than 5 times" in refusal(server.redirect("/a", "/a"))
    assert len(server.requests) == download.MOST_REDIRECTS + 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x.invalid"])
def test_a_redirect_stays_on_the_web(server: Server, target: str) -> None:
    assert "use an http:// or https:// address" in refusal(server.redirect("/a", target))


def test_a_private_address_is_not_asked(server: Server) -> None:
    url = server.give("/port")
    assert "private network" in refusal(url, allow_private=Private.NONE)
    assert "private network" in refusal(server.url("/port", "localhost"), allow_private=Private.NONE)
    with pytest.raises(SourceError, match="--allow-private"):
        load(url)
    assert not server.requests


def test_a_host_with_one_private_address_is_not_asked(server: Server) -> None:
    url = server.url("/port", "journal.invalid")
    assert "private network" in refusal(url, allow_private=Private.NONE, resolver=lambda *_: ["192.0.0.9", "127.0.0.1"])


def test_a_redirect_to_a_private_address_is_not_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    real = addresses.reach
    monkeypatch.setattr(guard, "reach", lambda a: Reach.PUBLIC if a == "127.0.0.1" else real(a))
    server.give("/port")
    resolved = {"journal.invalid": ["127.0.0.1"], "interne.invalid": ["10.0.0.1"]}

    def first_hop(target: str) -> str:
        server.redirect("/a", target)
        return server.url("/a", "journal.invalid")

    def resolver(host: str, port: int) -> list[str]:
        return resolved.get(host, [host])

    url = first_hop(server.url("/port", "interne.invalid"))
    assert "(interne.invalid)" in refusal(url, allow_private=Private.NONE, resolver=resolver)
    url = first_hop("http://169.254.169.254/latest/meta-data")
    assert "never fetched" in refusal(url, allow_private=Private.NONE, resolver=resolver)
    assert [path for path, _ in server.requests] == ["/a", "/a"]


def test_the_connection_goes_to_the_address_that_was_checked(server: Server) -> None:
    server.give("/port")
    asked: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    url = server.url("/port", "journal.invalid")
    assert fetch(url, resolver=resolver).url == url
    assert asked == ["journal.invalid"]
    assert server.requests[0][1]["Host"] == f"journal.invalid:{server.port}"


def test_the_next_address_is_tried_where_one_is_dead(server: Server) -> None:
    server.give("/port")
    assert fetch(server.url("/port", "journal.invalid"), resolver=lambda *_: ["127.0.0.2", "127.0.0.1"]).data


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 255.255.255.255 "
    "::1 :: fc00::1 fec0::1 ff02::1 2001:db8::1 ::ffff:127.0.0.1 ::127.0.0.1 2002:7f00:1:: 64:ff9b::10.0.0.1 "
    "64:ff9b:1::10.0.0.1 64:ff9b:1::8.8.8.8 2606:4700::200:5efe:10.0.0.1".split(),
)
def test_what_is_not_the_open_internet(address: str) -> None:
    assert reach(address) is Reach.PRIVATE


@pytest.mark.parametrize(
    "address",
    "169.254.169.254 169.254.0.1 fe80::1 fe80::1%lo febf::1 ::ffff:169.254.169.254 ::169.254.169.254 "
    "2002:a9fe:a9fe:: 64:ff9b::169.254.169.254 64:ff9b:1::169.254.169.254 64:ff9b:1:a9fe:a9:fe00:: "
    "2001:0:a9fe:a9fe:: 2001:0:808:808:0:0:5601:5601 fd00::5efe:169.254.169.254 "
    "fd00:ec2::254 fd00:ec2::254%eth0 fd20:ce::254 100.100.100.200 ::ffff:100.100.100.200 192.0.0.192 "
    "168.63.129.16".split(),
)
def test_link_local_and_cloud_metadata_in_whatever_form(address: str) -> None:
    assert reach(address) is Reach.NEVER


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])
def test_what_is_the_open_internet(address: str) -> None:
    assert reach(address) is Reach.PUBLIC


@given(st.ip_addresses(v=4))
def test_an_address_reaches_as_far_in_ipv6_as_in_ipv4(address: ipaddress.IPv4Address) -> None:
    assert reach(f"::ffff:{address}") is reach(f"64:ff9b::{address}") is reach(str(address))


def hangs(server: Server, beginning: bytes) -> str:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(beginning)
        request.wfile.flush()
        server.over.wait()

    server.pages["/lent"] = answer
    return server.url("/lent")


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n<html>"])
def test_a_server_that_stops_halfway(server: Server, monkeypatch: pytest.MonkeyPatch, beginning: bytes) -> None:
    monkeypatch.setattr(download, "TIME_LIMIT", 0.3)
    assert "takes too long" in refusal(hangs(server, beginning))


def test_a_server_that_drips_its_headers(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not server.over.wait(0.02):
            request.wfile.write(b"x")

    server.pages["/goutte"] = answer
    monkeypatch.setattr(download, "TIME_LIMIT", 0.3)
    assert "takes too long" in refusal(server.url("/goutte"))


def test_a_page_without_end(server: Server) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            request.wfile.write(b"<p>encore</p>" * 5000)

    server.pages["/fin"] = answer
    assert "larger than 10 MB" in refusal(server.url("/fin"))


def test_a_small_page_that_expands_without_end(server: Server) -> None:
    bomb = gzip.compress(bytes(200_000_000), 1)
    assert len(bomb) < 1_000_000
    assert "expands beyond 10 MB" in refusal(server.give("/bombe", bomb, Content_Encoding="gzip"))


def test_packed_pages(server: Server) -> None:
    packed = gzip.compress(PAGE.encode())
    assert fetch(server.give("/a", packed, Content_Encoding="gzip")).data == PAGE.encode()
    assert "arrived damaged" in refusal(server.give("/b", packed[:-9], Content_Encoding="gzip"))
    assert "arrived damaged" in refusal(server.give("/c", PAGE, Content_Encoding="gzip"))
    assert "unsupported compression" in refusal(server.give("/d", gzip.compress(packed), Content_Encoding="gzip, gzip"))


def test_a_page_cut_short(server: Server) -> None:
    assert "arrived damaged" in refusal(server.give("/a", PAGE, Content_Length=str(len(PAGE) * 2)))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        *((status, "page not found") for status in (404, 410)),
        *((status, "refused") for status in (204, 304, 401, 402, 403)),
        *((status, "later") for status in (429, 500, 503)),
    ],
)
def test_a_page_that_is_not_given(server: Server, status: int, said: str) -> None:
    message = refusal(server.give("/a", b"", status))
    assert said in message and f"({status})" in message


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/zip", "application/x\u00e9"])
def test_what_is_no_page_is_not_read(server: Server, media_type: str) -> None:
    assert "not an article but" in refusal(server.give("/a", Content_Type=media_type.encode().decode("latin-1")))


@pytest.mark.parametrize(
    ("declared", "head", "encoding"),
    [
        ("text/html; charset=iso-8859-1", "", "cp1252"),
        ("text/html; charset=iso-8859-1", "", "utf-8"),
        ("text/html; charset=utf-8", "", "cp1252"),
        ("text/html; charset=zip", '<meta charset="windows-1252">', "cp1252"),
        ("text/html", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">', "iso8859-15"),
        ("text/html", '<meta charset="iso-8859-1">', "utf-8"),
        ("text/html", '<meta charset="macintosh">', "mac-roman"),
        ("application/octet-stream", "", "utf-8"),
    ],
)
def test_pages_in_other_encodings_than_said(server: Server, declared: str, head: str, encoding: str) -> None:
    page = PAGE.replace("<head>", f"<head>{head}").replace("’", "'")
    article = load(server.give("/a", page.encode(encoding), Content_Type=declared), allow_private=Private.NAMED)
    if (declared, encoding) == ("text/html; charset=utf-8", "cp1252"):
        assert "indemnit\ufffd promise" in article.text
    else:
        assert PROSE in article.text


def test_plain_text_and_other_formats(server: Server) -> None:
    text = f"Le port rouvre\n\n{PROSE}\n".encode("cp1252")
    article = load(
        server.give("/a.txt", text, Content_Type="text/plain; charset=windows-1252"), allow_private=Private.NAMED
    )
    assert article.title == "Le port rouvre"
    markdown = server.give("/a.md", f"# Le *port*\n\n{PROSE}", Content_Type="text/plain; charset=utf-8")
    assert load(markdown, allow_private=Private.NAMED).title == "Le port"
    assert PROSE in load(server.give("/a.pdf"), allow_private=Private.NAMED).text


@pytest.mark.parametrize(
    ("start", "media_type"),
    [
        ('<?xml version="1.0"?><!-- x -->\n<rss version="2.0"/>', "text/xml"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "text/html"),
        ('<opml version="2.0"/>', "text/xml"),
    ],
)
def test_a_feed_is_no_article(server: Server, start: str, media_type: str) -> None:
    with pytest.raises(FeedError, match="a feed, not an article"):
        load(server.give("/a", start, Content_Type=media_type), allow_private=Private.NAMED)


def test_what_is_known_is_not_sent_again(server: Server) -> None:
    page = fetch(server.give("/a", ETag='"7"', Last_Modified="Mon, 04 Mar 2024 08:00:00 GMT"))
    server.give("/a", b"", 304)
    again = fetch(page.url, etag=page.etag, modified=page.modified)
    assert (page.changed, again.changed, again.data) == (True, False, b"")
    assert server.requests[1][1]["If-None-Match"] == '"7"'
    assert server.requests[1][1]["If-Modified-Since"] == "Mon, 04 Mar 2024 08:00:00 GMT"


@pytest.mark.parametrize(
    "url",
    [
        *("http://", "http://[::1", "http://127.0.0.1:x/", "http://x\x00y/", "http://..", "http://exa mple/"),
        *("https://" + "é" * 70_000, "http://" + "a" * 300 + ".invalid/", "file:///etc/passwd", "http://x\udce9/"),
    ],
    ids=lambda url: ascii(url[:20]),
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(SourceError) as caught:
        load(url)
    assert str(caught.value).isprintable()


def test_a_password_is_not_sent(server: Server) -> None:
    assert "password" in refusal(server.url("/a", "moi:secret@127.0.0.1"))


def test_without_the_library_it_says_what_to_install(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("sawt_reader.sources.download")
    monkeypatch.delitem(sys.modules, "sawt_reader.sources.download")
    monkeypatch.setitem(sys.modules, "httpx", None)
    assert "-m pip install" in refusal(server.url("/a"))


def test_nobody_listens() -> None:
    for held in serve():
        port = held.port
    assert "cannot be reached" in refusal(f"http://127.0.0.1:{port}/")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key, and a certificate for journal.invalid that nobody has signed."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate with")
    path = tmp_path_factory.mktemp("tls") / "journal.pem"
    subject = "-subj /CN=journal.invalid -addext subjectAltName=DNS:journal.invalid"
    key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    command = f"openssl req -x509 -days 2 {key} {subject} -keyout {path}.key -out {path}"
    subprocess.run(command.split(), check=True, capture_output=True)
    return path


@pytest.fixture
def tls_server(certificate: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, f"{certificate}.key")
    yield from serve(context)


def here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def test_a_certificate_nobody_signed_is_refused(tls_server: Server) -> None:
    tls_server.give("/port")
    url = tls_server.url("/port", "journal.invalid", "https")
    assert "certificate is not valid" in refusal(url, resolver=here)
    assert not tls_server.requests


def test_a_certificate_is_checked_against_the_name_not_the_address(
    tls_server: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    tls_server.give("/port")
    assert fetch(tls_server.url("/port", "journal.invalid", "https"), resolver=here).data == PAGE.encode()
    assert "certificate" in refusal(tls_server.url("/port", "autre.invalid", "https"), resolver=here)
    assert "certificate" in refusal(tls_server.url("/port", "127.0.0.1", "https"))


def test_a_redirect_to_a_host_at_the_same_address_checks_its_certificate(
    tls_server: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    tls_server.redirect("/a", tls_server.url("/port", "autre.invalid", "https"))
    tls_server.give("/port")
    assert "certificate" in refusal(
        tls_server.url("/a", "journal.invalid", "https"), allow_private=Private.ALL, resolver=here
    )
    assert [path for path, _ in tls_server.requests] == ["/a"]
