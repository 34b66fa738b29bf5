"""What is fuzzed: each target with its seeds and what must hold of what it makes of them."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import msgspec
from checks import check_article, check_reading
from inputs import (
    BUNDLES,
    EUROPRESSE,
    JSON_FEED,
    MAIL,
    META,
    MHTML,
    NEWSML,
    NITF,
    ODT,
    PAGE,
    RTF,
    SRT,
    TEXT,
    VTT,
)

from sawt_reader.exports.formats import FORMATS
from sawt_reader.reading import stored
from sawt_reader.reading.model import Reading
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import SourceError, article_from_text, bundles, foreign
from sawt_reader.sources.article import article_from_extract
from sawt_reader.sources.decoding import decode
from sawt_reader.sources.extract import Extract
from sawt_reader.sources.feed_model import Feed, Subscription
from sawt_reader.sources.recognition import recognise
from sawt_reader.system import faults

BOOK = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Le Port</dc:title>
<dc:creator>Lina</dc:creator><dc:date>2024-03-04</dc:date></metadata><manifest><item id="a" href="a.xhtml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD = f"""<w:document {_WORD}><w:body><w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>Le port</w:t></w:r></w:p>
<w:p><w:r><w:t>« Non », dit-il.</w:t><w:br/><w:t>Rien.</w:t></w:r></w:p></w:body></w:document>"""
STYLES = f'<w:styles {_WORD}><w:style w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>'
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1
/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>>endobj
4 0 obj<</Length 96>>stream
BT /F1 10 Tf 14 TL 50 700 Td (Le port de Tyr a rouvert lundi.) Tj T* (Les p\xeacheurs attendent.) Tj ET
endstream
endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Le Phare</title>
<item><title>Le port &amp; la mer</title><link>https://phare.invalid/port</link><guid>1</guid>
<pubDate>dim., 27 nov. 2022 08:30:00 +0100</pubDate><description>&lt;p&gt;Le port&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Phare</title><entry><id>urn:1</id>
<title type="html">Le &lt;b&gt;port</title><link href="https://phare.invalid/a"/>
<updated>2024-03-04T09:30:00+01:00</updated></entry></feed>"""
OPML = """<opml version="2.0"><head/><body><outline text="Côte"><outline text="Le Phare"
xmlUrl="https://phare.invalid/a"/></outline></body></opml>"""
MARKDOWN = f"""---
title: Le port
author: Lina
date: 2024-03-04
---
# Le *port*

> {TEXT}

- [un](x)
1. `deux`

```
trois
```
"""
CSV = 'id,title,text,date\n1,Le port,"« Non », dit-il.\n\nRien.",2024-03-04\n2,,Rien,\n'
JSONL = '{"id": 1, "title": "Le port", "text": "« Non », dit-il. Rien.", "date": "2024-03-04"}\n{"text": null}\n'
SETTINGS = """theme = "nord"
language = "fr"
[library]
keep = false
[layout]
lists = "right"
[keys]
"app.open" = "o,ctrl+o"
"""


class Refused(Exception):
    """The input was refused in one clear line, as it should be."""


class Target:
    """Something that reads bytes.

    Attributes:
        seeds: small inputs that it reads.
        run: reads one; raises `Refused`, or anything else where something is wrong.
    """

    def __init__(self, run: Callable[[bytes], object], *seeds: str | bytes) -> None:
        self.seeds: Sequence[bytes] = [seed.encode() if isinstance(seed, str) else seed for seed in seeds]
        self._run = run

    def run(self, data: bytes) -> object:
        try:
            return self._run(data)
        except (SourceError, stored.ReadingError) as error:
            assert str(error).strip() == one_line(str(error)), "what it says is not one clean line"
            raise Refused(str(error)) from error


def plain() -> Target:
    def run(data: bytes) -> None:
        recognise("x.txt", data)
        foreign.refuse("x.txt", data)
        text = decode(data).text
        for extract in bundles.split_text(text):
            check_article(article_from_extract(extract, "x"))
        check_article(article_from_text(text))

    return Target(
        run,
        *BUNDLES,
        TEXT,
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        TEXT.replace("\n\n", "\n"),
        TEXT.replace(" ", "\n"),
    )


def _extracts(module: ModuleType, wrap: Callable[[bytes], bytes] = bytes) -> Callable[[bytes], None]:
    """Reads with a format's module as its process does: what the module raises is told as a broken file."""

    def run(data: bytes) -> None:
        try:
            found = module.extract(wrap(data))
        except SourceError:
            raise
        except Exception as error:
            if faults.is_ours(error):
                raise
            raise Refused(type(error).__name__) from error
        several = msgspec.json.decode(
            msgspec.json.encode(found if isinstance(found, list) else [found]), type=list[Extract]
        )
        for extract in several:
            check_article(article_from_extract(extract, "x"))
            for one in bundles.split(extract):
                check_article(article_from_extract(one, "x"))

    return run


def of_format(name: str, *seeds: str | bytes) -> Callable[[], Target]:
    return lambda: Target(_extracts(import_module(f"sawt_reader.sources.formats.{name}")), *seeds)


def zipped(name: str, members: dict[str, str]) -> Callable[[], Target]:
    """Changes one member at a time: a changed archive is hardly ever one."""

    def wrap(data: bytes) -> bytes:
        changed, content = data[:1], data[1:]
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for number, (member, usual) in enumerate(members.items()):
                archive.writestr(member, content if changed == b"%d" % number else usual)
        return file.getvalue()

    seeds = [f"{number}{content}" for number, content in enumerate(members.values())]
    return lambda: Target(_extracts(import_module(f"sawt_reader.sources.formats.{name}"), wrap), *seeds)


def listed(name: str, result: type, *seeds: str) -> Callable[[], Target]:
    """A format whose process gives something else than an article."""

    def target() -> Target:
        module = import_module(f"sawt_reader.sources.formats.{name}")

        def run(data: bytes) -> None:
            try:
                found = module.extract(data)
            except SourceError:
                raise
            except Exception as error:
                if faults.is_ours(error):
                    raise
                raise Refused(type(error).__name__) from error
            assert msgspec.json.decode(msgspec.json.encode(found), type=result) == found
            for text in _strings(msgspec.to_builtins(found)):
                assert one_line(text) == text, "a string is not on one clean line"

        return Target(run, *seeds)

    return target


def _strings(found: object) -> list[str]:
    if isinstance(found, dict):
        found = list(found.values())
    if isinstance(found, list):
        return [text for item in found for text in _strings(item)]
    return [found] if isinstance(found, str) else []


def archive(suffix: str, *seeds: str | bytes) -> Callable[[], Target]:
    def target() -> Target:
        from sawt_reader.sources import corpus

        path = Path(tempfile.mkdtemp()) / f"x{suffix}"

        def run(data: bytes) -> None:
            path.write_bytes(data)
            for came in corpus.articles(str(path)):
                assert one_line(came.error) == came.error.strip()
                assert "report it" not in came.error, came.error
                if came.article:
                    check_article(came.article)

        return Target(run, *seeds)

    return target


def readings() -> Target:
    """A file of readings, and all that may be made from what it holds."""
    from sawt_reader.analysis import pipeline

    nlp = pipeline.load()
    path = Path(tempfile.mkdtemp()) / "x.jsonl"

    def run(data: bytes) -> None:
        path.write_bytes(data)
        for reading in stored.load(path):
            _export(reading)

    whole = pipeline.analyse(nlp, article_from_text(TEXT))
    small = pipeline.analyse(nlp, article_from_text("« Non », dit Paul Arnal."))
    return Target(run, *(msgspec.json.encode(reading) for reading in (whole, small)))


def settings() -> Target:
    from sawt_reader.system import settings as ours

    path = Path(tempfile.mkdtemp()) / "settings.toml"
    os.environ[ours.FILE_VARIABLE] = str(path)

    def run(data: bytes) -> None:
        path.write_bytes(data)
        for problem in ours.read().problems:
            assert "\n" not in problem

    return Target(run, SETTINGS)


def analysis() -> Target:
    """A text to its reading, and that to every format of the exports."""
    from sawt_reader.analysis import pipeline

    nlp = pipeline.load()

    def run(data: bytes) -> None:
        article = article_from_text(data.decode(errors="replace"))
        check_article(article)
        reading = pipeline.analyse(nlp, article)
        check_reading(reading)
        _export(reading)
        stored.checked(msgspec.json.encode(reading), "x")

    return Target(run, TEXT, *TEXT.split("\n\n"), TEXT.replace("« ", '"').replace(" »", '"').replace("’", "'"))


def _export(reading: Reading) -> None:
    for form in FORMATS.values():
        for build in () if form.needs_model else form.builders.values():
            build(reading)


TARGETS: dict[str, Callable[[], Target]] = {
    "plain": plain,
    "mail": of_format("mail", MAIL, MHTML),
    "rtf": of_format("rtf", RTF),
    "odt": zipped("odt", {"content.xml": ODT, "meta.xml": META}),
    "subtitles": of_format("subtitles", SRT, VTT),
    "news_xml": of_format("news_xml", NITF, NEWSML),
    "html": of_format("html", EUROPRESSE, PAGE, PAGE.replace("<p>", "<div>").replace("</p>", "</div>")),
    "markdown": of_format("markdown", MARKDOWN, TEXT),
    "pdf": of_format("pdf", PDF),
    "epub": zipped(
        "epub",
        {
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
            "b.opf": BOOK,
            "a.xhtml": PAGE,
        },
    ),
    "docx": zipped("docx", {"word/styles.xml": STYLES, "word/document.xml": WORD}),
    "feed": listed("feed", Feed, RSS, ATOM, JSON_FEED),
    "opml": listed("opml", list[Subscription], OPML),
    "csv": archive(".csv", CSV, CSV.replace(",", ";")),
    "jsonl": archive(".jsonl", JSONL),
    "readings": readings,
    "settings": settings,
    "analysis": analysis,
}
