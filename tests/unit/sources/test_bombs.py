"""Small files that would expand without end: an article or a refusal, and never much memory."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from .made import BOOK, CONTAINER, pdf, zipped

pytest.importorskip("trafilatura")
pytest.importorskip("pypdfium2")
pytest.importorskip("feedparser")

ENTITIES = (
    '<!DOCTYPE {} [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>{}"
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(document: str) -> bytes:
    styles = f"<w:styles {WORD}/>"
    return zipped(**{"[Content_Types].xml": "<T/>", "word/styles.xml": styles, "word/document.xml": document})


def book(chapter: str, about: str = BOOK) -> bytes:
    pages = {f"OEBPS/{name}.xhtml": chapter for name in ("a", "b un")}
    return zipped(**{"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": about}, **pages)


def understated() -> bytes:
    """An archive whose directory says that a chapter of 30 MB has ten bytes."""
    data = bytearray(book("0" * 30_000_000))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.start_dir
    size = (30_000_000).to_bytes(4, "little")
    return bytes(data[:start] + data[start:].replace(size, (10).to_bytes(4, "little")))


def packed_pdf() -> bytes:
    content = zlib.compress(b"(mot) Tj " * 10_000_000, 1)
    return pdf("x").replace(b"BT /F1", b"BT /F1 " + content).replace(b"/Length ", b"/Filter/FlateDecode/Length 9")


def open_document(body: str, entities: str = "{}") -> bytes:
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    body = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
    return zipped(**{"content.xml": entities.format("x", f"{body}</office:document-content>")})


BOMBS = {
    "plein.odt": lambda: open_document("<text:p>x</text:p>" * 3_000_000),
    "blancs.odt": lambda: open_document("<text:p>" + '<text:s text:c="9999"/>' * 1_000_000 + "</text:p>"),
    "entites.odt": lambda: open_document("<text:p>&a9;</text:p>", ENTITIES),
    "entites.nitf": lambda: ENTITIES.format("nitf", "<nitf><body.content>&a9;</body.content></nitf>").encode(),
    "plein.nitf": lambda: b"<nitf><body.content>" + b"<p>a</p>" * 2_000_000 + b"</body.content></nitf>",
    "profond.rtf": lambda: b"{\\rtf1" + b"{" * 3_000_000,
    "notes.rtf": lambda: b"{\\rtf1 a" + b"\\par{a}" * 2_000_000,
    "profond.eml": lambda: b"From: a\nSubject: b\n" + b"Content-Type: message/rfc822\n\n" * 100_000,
    "replie.eml": lambda: b"From: a\nSubject: x" + b"\n " * 4_000_000 + b"\n\nx",
    "nombreux.srt": lambda: b"1\n00:00:01,000 --> 00:00:02,000\nx\n\n" * 500_000,
    "loin.epub": lambda: book("0" * 60_000_000),
    "menteur.epub": understated,
    "entites.epub": lambda: book("<p>x</p>", ENTITIES.format("package", BOOK.replace("Le Port", "&a9;"))),
    "entites.docx": lambda: word(ENTITIES.format("x", f"<w:document {WORD}><w:p><w:t>&a9;</w:t></w:p></w:document>")),
    "plein.docx": lambda: word(f"<w:document {WORD}>{'<w:p><w:t>x</w:t></w:p>' * 3_000_000}</w:document>"),
    "longue.docx": lambda: word(f"<w:document {WORD}><w:p><w:t>{'mot ' * 3_000_000}</w:t></w:p></w:document>"),
    "entites.rss": lambda: ENTITIES.format("rss", "<rss><channel><title>&a9;</title></channel></rss>").encode(),
    "entites.opml": lambda: ENTITIES.format("opml", "<opml><body><outline text='&a9;'/></body></opml>").encode(),
    "attributs.html": lambda: b"<html><body><p " + b"a=1 " * 1_000_000 + b">mot</p>",
    "profond.html": lambda: b"<html><body>" + b"<div>" * 100_000 + b"mot",
    "emballe.pdf": packed_pdf,
    "cercle.pdf": lambda: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9"
        b"/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    ),
    "citations.md": lambda: b"> " * 300_000 + b"mot",
    "lignes.txt": lambda: b"a\n" * 5_000_000,
    "mot.txt": lambda: b"a" * 5_000_000,
    "accents.txt": lambda: b"e" + "\u0301\u0316".encode() * 500_000,
}
# Reads files, two at a time; says what each gave, and the most memory that it and one of its children held, in
# megabytes.
READS = """
import json, resource, sys
from concurrent.futures import ThreadPoolExecutor
from sawt_reader.sources import FeedError, SourceError, load
def read(name):
    try:
        load(name)
        return "article"
    except SourceError as error:
        return "feed" if isinstance(error, FeedError) else str(error)
with ThreadPoolExecutor(2) as pool:
    found = dict(zip(sys.argv[1:], pool.map(read, sys.argv[1:]), strict=True))
# The system would count what this process was before it became Python as its own.
own = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([found, own // 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told in other units")
def test_bombs_do_no_harm(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in BOMBS]
    for path in paths:
        path.write_bytes(BOMBS[path.name]())
    command = [sys.executable, "-c", READS, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found, own, childrens = json.loads(done.stdout)
    assert list(found) == list(map(str, paths))
    for told in found.values():
        assert told in {"article", "feed"} or (told.isprintable() and "/" in told)
    assert "expands beyond" in found[str(tmp_path / "loin.epub")]
    assert "MB of memory" in found[str(tmp_path / "plein.docx")]
    assert "too long a text in one piece" in found[str(tmp_path / "longue.docx")]
    assert max(own, childrens) < 500


# Reads a file where the user allows little memory, as by `ulimit -v`.
LIMITED = """
import resource, sys
from sawt_reader.sources import SourceError, load
resource.setrlimit(resource.RLIMIT_AS, (200_000_000, 200_000_000))
try:
    load(sys.argv[1])
except SourceError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="others do not limit address space")
def test_what_takes_more_memory_than_the_user_allows_says_so(tmp_path: Path) -> None:
    path = tmp_path / "longue.md"
    path.write_bytes(b"mot\n\n" * 1_000_000)
    done = subprocess.run([sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=True)
    assert "longue.md: takes more than 200 MB of memory to read" in done.stdout
