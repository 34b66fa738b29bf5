"""Who wrote a page: names, and nothing that stands in their place."""

from __future__ import annotations

import json

import pytest

lxml_html = pytest.importorskip("lxml.html")


def names(
    head: str = "", line: str = "", *, guess: str = "", outlets: tuple[str, ...] = ("Le Phare", "phare.info")
) -> list[str]:
    from sawt_reader.sources.formats import bylines

    page = lxml_html.document_fromstring(
        f"<html><head><title>Le port</title>{head}</head><body><h1>Le port ferme</h1>{line}<p>Il ferme.</p></body>"
    )
    return bylines.names(page, outlets, guess)


def meta(content: str, name: str = "author") -> str:
    return f'<meta name="{name}" content="{content}">'


def data(author: object, kind: str = "NewsArticle") -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": kind, "author": author})}</script>'


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (meta("Claire Roux"), ["Claire Roux"]),
        (meta("Par Claire Roux et Paul Arnal"), ["Claire Roux", "Paul Arnal"]),
        (meta("Nicolas Perrin C."), ["Nicolas Perrin C."]),
        (meta("J.-M. Dupont, Anne de La Tour"), ["J.-M. Dupont", "Anne de La Tour"]),
        (meta("courrier-dunes.fr"), []),
        (meta("Le Phare"), []),
        (meta("Phare"), []),
        (meta("Username"), []),
        (meta("https://phare.info/claire"), []),
        (
            meta("Petit, Claire", "citation_author") + meta("Roux, Paul", "citation_author"),
            ["Claire Petit", "Paul Roux"],
        ),
        (data({"@type": "Person", "name": "MARIE PERRIN"}) + meta("Marie Perrin"), ["Marie Perrin"]),
        (data([{"name": "Claire Roux"}, {"name": "Claire ROUX"}, {"name": "Le Phare"}]), ["Claire Roux"]),
        (data({"name": "Anne Morel"}, "Product") + meta("Claire Roux"), ["Claire Roux"]),
        (data({"@type": "Organization", "name": "AFP"}), ["AFP"]),
        ('<script type="application/ld+json">{</script>' + meta("Claire Roux"), ["Claire Roux"]),
    ],
)
def test_metadata_give_names_and_nothing_else(head: str, found: list[str]) -> None:
    assert names(head) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('<p class="author">Par Claire Roux Publié le 3 mai 2024 à 8h30</p>', ["Claire Roux"]),
        ('<p class="byline">By Joshua May | March 25, 2015</p>', ["Joshua May"]),
        ("<p>Par Claire Roux (avec Paul Arnal et Lina Haddad)</p>", ["Claire Roux", "Paul Arnal", "Lina Haddad"]),
        ('<div class="author">Claire Roux Claire Roux</div>', ["Claire Roux"]),
        ('<div class="author">Suivre Claire Roux, je veux lire la suite</div>', []),
        ('<div class="comments"><p class="author">Paul Arnal</p></div>', []),
        ("<p>Par conséquent, il ferme.</p>", []),
    ],
)
def test_names_are_read_where_they_are_printed(line: str, found: list[str]) -> None:
    assert names(line=line) == found


def test_print_completes_what_metadata_begin() -> None:
    assert names(meta("Claire Roux"), "<p>Par Claire Roux et Paul Arnal</p>") == ["Claire Roux", "Paul Arnal"]


def test_a_guess_made_of_an_address_is_none() -> None:
    assert names(meta("courrier-dunes.fr"), guess="Courrier-Dunes Fr") == []
    assert names(guess="Claire Roux; Le Phare") == ["Claire Roux"]
