"""Hostile strings through every door a text comes in by: nothing acts, nothing hides, nothing crashes."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest

from sawt_reader.sources import SourceError, corpus, feeds, load, opml
from sawt_reader.sources.addresses import Private

from .conftest import PROSE, Server
from .made import BOOK, CONTAINER, document, pdf, zipped

pytest.importorskip("trafilatura")
pytest.importorskip("pypdfium2")
pytest.importorskip("feedparser")

HOSTILE: dict[str, str] = json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text(encoding="utf-8"))
# What a terminal obeys, and what reorders a text or hides in it; a line feed is for who shows the text to deal with.
ACTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff\u2028\u2029]"
)
# A file in XML 1.0 that holds any of these is broken.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NO_CONTROLS = dict.fromkeys([*range(32), 127])
LINES = [f"{PROSE} {bad} ({name})" for name, bad in HOSTILE.items()]
TITLE = "Le port " + " ".join(HOSTILE.values())


def strings(found: object) -> Iterator[str]:
    """All strings in a struct, however deep."""
    match found:
        case str():
            yield found
        case dict():
            for name, value in found.items():
                yield from (*strings(name), *strings(value))
        case list() | tuple():
            for item in found:
                yield from strings(item)


def assert_harmless(found: object) -> None:
    for text in strings(msgspec.to_builtins(found)):
        assert not ACTS.search(text), ascii(ACTS.search(text))


def xml(text: str) -> str:
    return escape(NOT_IN_XML.sub("", text))


def utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def in_pdf(text: str) -> str:
    return re.sub(r"([()\\])", r"\\\1", text).encode("cp1252", "ignore").decode("cp1252")


def page(*lines: str) -> bytes:
    told = escape(TITLE)
    metas = "".join(
        f'<meta property="{name}" content="{told}">'
        for name in ("og:site_name", "author", "description", "article:published_time", "og:url")
    )
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    head = f'<title>{told}</title>{metas}<link rel="canonical" href="{told}">'
    return utf8(f'<html lang="fr"><head>{head}</head><body><article><h1>{told}</h1>{body}</article></body></html>')


def book(*lines: str) -> bytes:
    chapter = "".join(f"<h2>{escape(line)}</h2><p>{escape(line)}</p>" for line in lines)
    about = BOOK.replace("Le Port", xml(TITLE)).replace("Lina Haddad", xml(TITLE))
    pages = {f"OEBPS/{name}.xhtml": f"<html><body>{chapter}</body></html>" for name in ("a", "b un")}
    return zipped(**{"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": about}, **pages)


FILES: dict[str, Callable[[], bytes]] = {
    "article.txt": lambda: utf8("\n\n".join([TITLE, *LINES])),
    "article": lambda: "\n\n".join([TITLE, *LINES]).encode("utf-16", "replace"),
    "page.html": lambda: page(*LINES),
    "livre.epub": lambda: book(*(NOT_IN_XML.sub("", line) for line in LINES)),
    "note.docx": lambda: document(*[("Titre", xml(TITLE)), *(("", xml(line)) for line in LINES)]),
    "note.md": lambda: utf8("\n\n".join([f"---\ntitle: {TITLE}\nauthor: {TITLE}\n---", *LINES])),
    "texte.pdf": lambda: pdf(*map(in_pdf, LINES)),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name]())
    article = load(str(tmp_path / name))
    assert_harmless(article)
    # PDF readers are told no line breaks, so its lines are joined.
    assert article.text.count("Le port de Tyr") >= len(LINES)
    assert article.dropped > 20
    for block in article.blocks:
        assert 0 <= block.start < block.end <= len(article.text)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FILES["article.txt"]())))
    assert_harmless(load("-"))


@pytest.mark.parametrize("bad", HOSTILE.values(), ids=HOSTILE)
def test_the_name_of_a_file(tmp_path: Path, bad: str) -> None:
    """As it is where a file may be called so, and of a file that is not there."""
    called = re.sub("[\x00/\ud800]", "", bad)[:60]
    path = tmp_path / f"{called}.txt"
    path.write_text(PROSE, encoding="utf-8")
    article = load(os.fspath(path))
    assert article.text == PROSE
    assert_harmless(article)
    with pytest.raises(SourceError) as caught:
        load(f"{tmp_path}/x{bad}.html")
    assert_harmless(str(caught.value))
    assert "\n" not in str(caught.value)


def test_a_page_and_its_address(server: Server) -> None:
    path = f"/{quote(TITLE, safe='', errors='replace')}"
    server.give(path, page(*LINES), Content_Language=TITLE.encode("ascii", "ignore").decode().translate(NO_CONTROLS))
    article = load(server.redirect("/a", path), allow_private=Private.NAMED)
    assert_harmless(article)
    assert article.url is not None and article.url.startswith("http://127.0.0.1:")
    for bad in HOSTILE.values():
        with pytest.raises(SourceError) as caught:
            load(f"http://127.0.0.1:{server.port}/{bad}\n", allow_private=Private.NONE)
        assert_harmless(str(caught.value))


def test_a_feed(tmp_path: Path) -> None:
    entries = "".join(
        f"<item><title>{escape(line)}</title><link>https://phare.invalid/{escape(bad)}</link><guid>{number}{escape(bad)}"
        f"</guid><description>{escape(line)}</description><pubDate>{escape(bad)}</pubDate></item>"
        for number, (line, bad) in enumerate(zip(LINES, HOSTILE.values(), strict=True))
    )
    path = tmp_path / "fil.xml"
    path.write_bytes(utf8(f"<rss version='2.0'><channel><title>{escape(TITLE)}</title>{entries}</channel></rss>"))
    feed = feeds.load(str(path))
    assert len(feed.entries) == len(LINES)
    assert_harmless(feed)
    assert all("\n" not in text for text in strings(msgspec.to_builtins(feed)))


def test_a_list_of_feeds(tmp_path: Path) -> None:
    outlines = "".join(
        f'<outline text="{xml(bad)}"><outline title="{xml(bad)}" xmlUrl="https://x.invalid/{number}{xml(bad)}"/></outline>'
        for number, bad in enumerate(HOSTILE.values())
    )
    path = tmp_path / "fils.opml"
    path.write_text(f"<opml><body>{outlines}</body></opml>", encoding="utf-8")
    listed = opml.read(str(path))
    assert len(listed) == len(HOSTILE)
    assert_harmless(listed)
    path.write_bytes(opml.write(listed))
    assert set(opml.read(str(path))) == set(listed)


def test_the_rows_of_an_archive(tmp_path: Path) -> None:
    rows = [
        {"id": f"{number}{bad}", "title": bad, "text": line, "outlet": bad, "url": bad, "date": bad, "author": bad}
        for number, (line, bad) in enumerate(zip(LINES, HOSTILE.values(), strict=True))
    ]
    (tmp_path / "presse.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with (tmp_path / "presse.csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    for name in ("presse.jsonl", "presse.csv"):
        came = list(corpus.articles(str(tmp_path / name)))
        assert len(came) == len(rows)
        for row in came:
            assert_harmless(row.source + row.error)
            assert row.article is None or "Le port de Tyr" in row.article.text
            assert_harmless(row.article or "")
        # A row that is half a surrogate pair is no JSON.
        assert sum(row.article is not None for row in came) >= len(rows) - 1
