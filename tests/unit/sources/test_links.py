"""What an article links to."""

from __future__ import annotations

from pathlib import Path

import pytest

from sawt_reader.sources.formats.links import extract
from sawt_reader.sources.links import Link, in_text, load, of_article

from ...factories import make_article

PAGE = """<html><head><title>Le port</title></head><body><nav><a href="/menu">Menu</a></nav>
<p>La mairie a publié <a href="https://mairie.example/avis?a=1&amp;b=2">un <b>avis</b></a>, et
<a href="mailto:x@y.example">écrit</a>, et <a href="javascript:alert(1)">sauté</a>, et <a
href="rapport.pdf">un rapport</a>, <a href="https://[bad">cassé</a>, <a href="https://mairie.example/avis?a=1&amp;b=2">encore</a>.</p></body></html>"""


def test_links_of_a_page_have_their_words_once_each() -> None:
    found = extract(PAGE.encode())
    assert Link("https://mairie.example/avis?a=1&b=2", "un avis") in found
    assert [link.url for link in found].count("https://mairie.example/avis?a=1&b=2") == 1
    assert Link("rapport.pdf", "un rapport") in found


def test_only_web_addresses_can_be_followed(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    assert [link.url for link in load(str(page))] == ["https://mairie.example/avis?a=1&b=2"]


def test_a_text_has_no_links_but_those_written_out(tmp_path: Path) -> None:
    text = tmp_path / "note.txt"
    text.write_text("Voir https://mairie.example/avis.", "utf-8")
    assert load(str(text)) == []
    article = make_article(
        "Voir https://mairie.example/avis. Ou « https://port.example/(a) », https://mairie.example/avis"
    )
    assert [link.url for link in in_text(article)] == ["https://mairie.example/avis", "https://port.example/(a"]


def test_links_of_a_menu_are_left_out() -> None:
    article = make_article("La mairie a publié un avis, voir https://port.example")
    links = [Link("https://phare.example/menu", "Menu"), Link("https://mairie.example/avis", "un avis")]
    assert of_article(article, links) == [
        Link("https://mairie.example/avis", "un avis"),
        Link("https://port.example", "https://port.example"),
    ]


@pytest.mark.parametrize("data", [b"", b"<html>", b"<a href='https://x.example'></a>", b"\x00\x01<a href=x>\x02y</a>"])
def test_whatever_the_page_is(data: bytes) -> None:
    assert all(link.words and link.url for link in extract(data))
