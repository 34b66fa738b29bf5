"""Files of every format, made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
BOOK = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Le Port</dc:title>
<dc:creator>Lina Haddad</dc:creator><dc:date>2024-03-04</dc:date></metadata><manifest><item id="b" href="b%20un.xhtml"/>
<item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""


def zipped(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


STYLES = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:styleId="Titre"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Titre2"><w:name w:val="heading 2"/></w:style></w:styles>"""


def document(*paragraphs: tuple[str, str]) -> bytes:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run.format(text[:9])}{run.format(text[9:])}</w:p>'
        for style, text in paragraphs
    )
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f"<w:document {namespace}><w:body>{body}</w:body></w:document>"
    return zipped(**{"[Content_Types].xml": "<Types/>", "word/styles.xml": STYLES, "word/document.xml": xml})


def pdf(*lines: str) -> bytes:
    """A page of lines, one below the other."""
    return pdf_of([(50, 700 - 14 * n, 10, line) for n, line in enumerate(lines)])


def pdf_of(*pages: Sequence[tuple[float, float, float, str]], **properties: str) -> bytes:
    """Pages of words: left edge and baseline in points, font size, text."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    info = "".join(f"/{name}({value})" for name, value in properties.items()).encode("cp1252")
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(pages),
        b"<<" + info + b">>",
    ]
    for number, page in enumerate(pages):
        shown = [f"BT /F1 {size} Tf {left} {y} Td ({_escaped(text)}) Tj ET" for left, y, size, text in page]
        content = "\n".join(shown).encode("cp1252")
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R" % (5 + 2 * number)
            + b"/Resources<</Font<</F1 "
            + font
            + b">>>>>>",
            b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        ]
    body = b"".join(b"%d 0 obj%b\nendobj\n" % (number, item) for number, item in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Info 3 0 R>>\nstartxref\n0\n%%EOF"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
