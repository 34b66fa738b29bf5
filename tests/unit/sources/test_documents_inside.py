"""What stands in Word documents and electronic books besides plain paragraphs: once, in its place, nothing glued."""

from __future__ import annotations

from pathlib import Path

import pytest

from sawt_reader.reading.model import Article
from sawt_reader.sources import SourceError, load

from .made import CONTAINER, STYLES, zipped

pytest.importorskip("lxml")

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SAID = "Le maire parle mardi."


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(article: Article) -> list[str]:
    return [article.text[block.start : block.end] for block in article.blocks]


def word(tmp_path: Path, body: str, *, space: str = TRANSITIONAL, **members: str) -> list[str]:
    document = f'<w:document xmlns:w="{space}" xmlns:mc="m/2006/main"><w:body>{body}</w:body></w:document>'
    path = tmp_path / "x.docx"
    parts = {"[Content_Types].xml": "<T/>", "word/styles.xml": STYLES, "word/document.xml": document, **members}
    path.write_bytes(zipped(**parts))
    return texts(load(str(path)))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>Jean</w:t><w:noBreakHyphen/><w:t>Luc parle.</w:t></w:r>", "Jean-Luc parle."),
        ("<w:r><w:t>Un</w:t><w:br/><w:t>mot.</w:t></w:r>", "Un mot."),
        ("<w:r><w:t>gouverne</w:t><w:softHyphen/><w:t>ment</w:t></w:r>", "gouvernement"),
        ('<w:r><w:t>12 </w:t><w:sym w:font="x" w:char="20AC"/></w:r>', "12 €"),
        (run(SAID) + run(" CACHÉ", "<w:vanish/>"), SAID),
        (run(SAID) + run(" Visible.", '<w:vanish w:val="0"/>'), f"{SAID} Visible."),
        (f"<w:moveFrom>{run('Ailleurs.')}</w:moveFrom>{run(SAID)}", SAID),
        (f"<w:moveTo>{run(SAID)}</w:moveTo>", SAID),
        (f"<w:ins>{run(SAID)}</w:ins><w:del><w:r><w:delText>Non.</w:delText></w:r></w:del>", SAID),
    ],
)
@pytest.mark.parametrize("space", [TRANSITIONAL, STRICT])
def test_a_word_paragraph(tmp_path: Path, inside: str, text: str, space: str) -> None:
    assert word(tmp_path, f"<w:p>{inside}</w:p>", space=space) == [text]


def test_a_text_box_is_read_once_at_the_end(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('Dans la boîte.')}</w:p></w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p>{run(SAID)}<w:r>{drawn}</w:r>{run(' Il pleut.')}</w:p>"
    assert word(tmp_path, body) == [f"{SAID} Il pleut.", "Dans la boîte."]


def test_rows_of_a_table_are_lines(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in ("Lyon", "12"))
    assert word(tmp_path, f"<w:p>{run(SAID)}</w:p><w:tbl><w:tr>{cells}</w:tr></w:tbl>") == [SAID, "Lyon | 12"]


def test_notes_stand_at_the_end_in_the_order_of_the_text(tmp_path: Path) -> None:
    note = '<w:footnote w:id="{}"><w:p>' + run("Note {}.") + "</w:p></w:footnote>"
    notes = f'<w:footnotes xmlns:w="{TRANSITIONAL}">{"".join(note.format(n, n) for n in (1, 2, 3))}</w:footnotes>'
    body = f'<w:p>{run(SAID)}<w:r><w:footnoteReference w:id="3"/><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert word(tmp_path, body, **{"word/footnotes.xml": notes}) == [SAID, "Note 3.", "Note 1."]


def test_an_initial_begins_the_next_paragraph(tmp_path: Path) -> None:
    framed = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{run("L")}</w:p>'
    assert word(tmp_path, f"{framed}<w:p>{run(SAID[1:])}</w:p>") == [SAID]


def test_parts_are_found_by_their_relationships(tmp_path: Path) -> None:
    main = f'<Relationship Id="a" Type="{KINDS}/officeDocument" Target="/corps/texte.xml"/>'
    facts = f'<Relationship Id="b" Type="{RELATIONS}/metadata/core-properties" Target="faits.xml"/>'
    properties = "<c xmlns:d='d'><d:title>Le maire parle</d:title><d:creator>Claire Petit</d:creator></c>"
    document = f'<w:document xmlns:w="{TRANSITIONAL}"><w:body><w:p>{run(SAID)}</w:p></w:body></w:document>'
    path = tmp_path / "x.docx"
    path.write_bytes(
        zipped(
            **{
                "[Content_Types].xml": "<T/>",
                "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{main}{facts}</Relationships>',
                "corps/texte.xml": document,
                "faits.xml": properties,
                "word/other.xml": "<x/>",
            }
        )
    )
    article = load(str(path))
    assert (texts(article), article.title, article.byline) == ([SAID], "Le maire parle", "Claire Petit")


def book(tmp_path: Path, spine: dict[str, str], *, missing: tuple[str, ...] = (), media: str = "") -> Article:
    items = "".join(
        f'<item id="{name}" href="{name}.xhtml" media-type="{media or "application/xhtml+xml"}"/>'
        for name in (*spine, *missing)
    )
    order = "".join(f'<itemref idref="{name}"/>' for name in (*spine, *missing))
    creators = "".join(f"<dc:creator>{name}</dc:creator>" for name in ("Anne Morel", "Paul Roux"))
    about = (
        f'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Essai</dc:title>{creators}</metadata>'
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    pages = {f"OEBPS/{name}.xhtml": f"<html><body>{body}</body></html>" for name, body in spine.items()}
    path = tmp_path / "x.epub"
    path.write_bytes(zipped(**{"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": about}, **pages))
    return load(str(path))


def test_nothing_is_glued_in_a_book(tmp_path: Path) -> None:
    chapter = (
        "<h1>Chapitre premier<br/>Le départ</h1><p>Le maire parle :<br/>« Non ».<sup><a href='#n'>1</a></sup></p>"
        "<p>Elle <span epub:type='pagebreak'>195</span>part.</p><table><tr><td>Lyon</td><td>12</td></tr></table>"
    )
    article = book(tmp_path, {"a": chapter})
    assert texts(article)[2:] == ["Chapitre premier Le départ", "Le maire parle : « Non ».", "Elle part.", "Lyon | 12"]
    assert article.byline == "Anne Morel, Paul Roux"


def test_a_missing_chapter_costs_that_chapter(tmp_path: Path) -> None:
    article = book(tmp_path, {"a": f"<p>{SAID}</p>"}, missing=("b",))
    assert SAID in texts(article)
    assert article.notice == "A chapter of this book is missing or unreadable: b.xhtml."


def test_a_book_of_pictures_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="contains pictures and no text"):
        book(tmp_path, {"a": "<img src='x.jpg'/>"})
    with pytest.raises(SourceError, match="contains pictures and no text"):
        book(tmp_path, {"a": "x"}, media="image/jpeg")
