"""What is no article is named, with what to do with it; so is what a folder skips."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sawt_reader.sources import SourceError, expand, load
from sawt_reader.sources.files import may_be_readings
from sawt_reader.sources.foreign import foreign

from .made import zipped

JSON = {
    "Wallabag": [
        {"is_archived": 0, "is_starred": 1, "title": "Le port", "url": "https://phare.invalid", "content": "x"}
    ],
    "Pocket": {"list": {"1": {"resolved_url": "https://phare.invalid", "time_added": "1"}}},
    "Zotero": [{"id": "1", "type": "article-newspaper", "title": "Le port", "container-title": "Le Phare"}],
    "data in JSON": {"titre": "Le port", "corps": "Le port ferme."},
}
RDF = '<rdf:RDF xmlns:rdf="x" xmlns:z="http://www.zotero.org/namespaces/export#"><z:Item/></rdf:RDF>'


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        *(("x.json", json.dumps(value), said) for said, value in JSON.items()),
        ("x", json.dumps({"a": 1}) + "\n" + json.dumps({"a": 2}), "data in JSON"),
        ("x.csv", "titre;texte\nLe port;Il ferme.", "a table of articles.*sawt-reader analyze"),
        ("x.txt", "title,url,time_added,tags,status\nLe port,https://phare.invalid,1,,unread", "export of Pocket"),
        ("x.html", "<!DOCTYPE html><html><head><title>Pocket Export</title></head>", "export of Pocket"),
        ("x.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>", "list of bookmarks"),
        ("x.ris", "TY  - NEWS\nTI  - Le port\nER  - \n", "bibliography"),
        ("x.bib", "@article{roux2024,\n  title = {Le port},\n}", "bibliography"),
        ("x.rdf", RDF, "bibliography"),
        ("x.xml", '<?xml version="1.0"?><urlset><url/></urlset>', "map of a site"),
        ("x.fb2", "<FictionBook><body/></FictionBook>", "electronic book.*EPUB"),
        ("x.xml", '<?xml version="1.0"?>\n<inventaire><port/></inventaire>', "mark-up"),
        ("x.xml", '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16-le"), "mark-up"),
        ("x.warc", "WARC/1.0\r\nWARC-Type: response\r\n", "WARC.*HTML"),
        ("x.mbox", "From a@phare.invalid Mon Mar  4\nFrom: a\nSubject: b\n\nx", "mailbox.*eml"),
        ("x.zip", zipped(un="1"), "archive of files.*unpack"),
        ("x.xlsx", zipped(**{"[Content_Types].xml": "", "xl/workbook.xml": ""}), "spreadsheet.*CSV"),
        ("x.pptx", zipped(**{"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "presentation"),
        ("x.ods", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "spreadsheet|archive"),
        ("x.gz", b"\x1f\x8b\x08\0", "compressed"),
        ("x.tar", b"un.txt".ljust(257, b"\0") + b"ustar\x0000", "archive of files"),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "before 2007.*DOCX"),
        ("x.jpg", b"\xff\xd8\xff\xe0" + bytes(99), "picture.*OCR"),
        ("x.mp3", b"ID3\x03" + bytes(99), "recording.*srt"),
        ("x.mp4", b"\0\0\0\x20ftypisom" + bytes(99), "recording"),
        ("x.mobi", bytes(60) + b"BOOKMOBI" + bytes(99), "electronic book.*EPUB"),
        ("x.sqlite", b"SQLite format 3\0" + bytes(99), "database"),
    ],
)
def test_what_is_no_article_says_what_it_is(tmp_path: Path, name: str, data: str | bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(SourceError, match=rf"{said}") as caught:
        load(str(path))
    assert "not an article; " in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "[Notre dossier] Le port ferme.",
        "{Le port} ferme.",
        "« <b> » est une balise, dit-elle.",
        "<b>Le port</b> ferme ses quais.",
        "De : la mairie\nÀ : tous\n\nLe port ferme.",
        "From: la mairie\n\nLe port ferme.",
        "Le port : 12 000 bateaux, 3 quais",
        "The NEW WAVE revient.",
    ],
)
def test_a_text_stays_one(text: str) -> None:
    assert foreign("x.txt", text.encode()) is None


def test_a_folder_tells_what_it_skips_and_why(tmp_path: Path) -> None:
    (tmp_path / "un.txt").write_text("Le port ferme.", encoding="utf-8")
    (tmp_path / "fil.xml").write_text("<nitf><body/></nitf>", encoding="utf-8")
    (tmp_path / "deux.doc").write_text("{\\rtf1 Le port.}", encoding="utf-8")
    (tmp_path / "rss.xml").write_text("<rss><channel/></rss>", encoding="utf-8")
    for n in range(1, 5):
        (tmp_path / f"photo{n}.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "notes.xyz").write_text("Le port", encoding="utf-8")
    (tmp_path / "plus").mkdir()
    (tmp_path / ".cache").write_text("x", encoding="utf-8")
    lines: list[str] = []
    assert [Path(name).name for name in expand([str(tmp_path)], report=lines.append)] == [
        "deux.doc",
        "fil.xml",
        "un.txt",
    ]
    assert lines == [
        f"{tmp_path}: 1 file skipped (notes.xyz): unknown suffix; name the file itself",
        f"{tmp_path}: 4 files skipped (photo1.jpg, photo2.jpg, photo3.jpg, …): a picture: run text recognition (O"
        f"CR) on it "
        "first",
        f"{tmp_path}: 1 file skipped (plus): a folder; name it, too",
        f"{tmp_path}: 1 file skipped (rss.xml): a feed, not an article",
    ]


def test_json_of_another_program_is_no_file_of_readings(tmp_path: Path) -> None:
    feed = '{"version": "https://jsonfeed.org/version/1.1", "items": []}'
    for name, text, may_be in (
        ("a.json", json.dumps(JSON["Wallabag"]), False),
        ("b.json", feed, False),
        ("c.json", '{"schema": "sawt-reading/1", "article": {"title": "Le port", "id": "x"}}', True),
        ("d.json", "{", True),
        ("e.txt", "{", False),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert may_be_readings(str(tmp_path / name)) is may_be, name
    assert may_be_readings(str(tmp_path / "none.jsonl"))
