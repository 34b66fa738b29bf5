from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sawt_reader.reading.model import Article
from sawt_reader.sources import SourceError, load
from sawt_reader.sources.formats.boilerplate import is_boilerplate
from sawt_reader.sources.recognition import recognise

from .made import BOOK, CONTAINER, document, pdf, zipped

pytest.importorskip("trafilatura")
pytest.importorskip("pypdfium2")

PROSE = "Le port de Tyr a rouvert lundi après trois semaines de travaux, a annoncé la municipalité."
MORE = "Les pêcheurs attendent encore l’indemnité promise par le ministère. Elle doit venir en avril."
NEWLINE = "\n"
HOSTILE = "\x1b]52;c;eA==\x07\u202e"


def loaded(path: Path, data: bytes | str) -> Article:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return load(str(path))


def laid_out(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>Tyr : le port rouvre | Le Phare</title>
<meta property="og:site_name" content="Le Phare"><meta name="author" content="Lina Haddad">
<meta name="description" content="Trois semaines de travaux ont été nécessaires.">
<link rel="canonical" href="https://phare.invalid/port">
<meta property="article:modified_time" content="2024-03-05T08:00:00+01:00">
<meta property="article:published_time" content="2024-03-04T09:30:00+01:00"></head>
<body><nav><a href="/">Accueil</a> <a href="/une">À la une</a></nav><article><h1>Tyr : le port rouvre</h1>
<p class="chapo">Trois semaines de travaux ont été nécessaires.</p>
<p>{PROSE.replace(" ", NEWLINE, 1)}{HOSTILE} &#27;[2J</p>
<p>À lire aussi : Sidon attend son tour</p><h2>Une indemnité attendue</h2><p>{MORE}</p>
<p>Il vous reste 57,2 % de cet article à lire.</p></article><footer>Mentions légales</footer></body></html>"""


def test_a_web_page(tmp_path: Path) -> None:
    article = loaded(tmp_path / "page.html", PAGE)
    assert (article.title, article.outlet, article.byline) == ("Tyr : le port rouvre", "Le Phare", "Lina Haddad")
    assert (article.published, article.modified) == ("2024-03-04", "2024-03-05")
    assert article.url == "https://phare.invalid/port"
    kinds = [kind for kind, _ in laid_out(article)]
    assert kinds == ["masthead", "dateline", "title", "standfirst", "byline", "paragraph", "heading", "paragraph"]
    assert article.text.count("Tyr : le port rouvre") == 1
    for absent in ("Accueil", "Mentions", "À lire aussi", "Il vous reste", "\x1b", "\u202e"):
        assert absent not in article.text


def test_a_page_in_an_old_encoding(tmp_path: Path) -> None:
    page = PAGE.replace("’", "'").replace(HOSTILE, "").replace("<head>", '<head><meta charset="iso-8859-1">')
    assert PROSE in loaded(tmp_path / "page.htm", page.encode("latin-1")).text


@pytest.mark.parametrize(
    "text",
    [
        "À lire aussi : Sidon attend son tour",
        "Lire aussi Sidon attend",
        "Il vous reste 12\u00a0% de cet article à lire.",
        "La suite est réservée aux abonnés.",
        "Déjà abonné ? Connectez-vous",
        "Inscrivez-vous à notre newsletter",
        "Passer la publicité",
    ],
)
def test_the_site_talking_is_left_out(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Il vous reste trois jours pour déposer un dossier, a rappelé la préfète.",
        "La publicité pour l’alcool sera interdite.",
        "Pour lire, il faut de la lumière.",
        "À lire ses lettres, on comprend son exil.",
        "Les abonnés au gaz paieront 3 % de plus.",
    ],
)
def test_prose_is_not_taken_for_the_site(text: str) -> None:
    assert not is_boilerplate(text)


def test_a_book_in_reading_order(tmp_path: Path) -> None:
    chapter = (
        "<html><head><title>x</title></head><body><h2>{}</h2><div><p>{}</p>{}<p><b>Fin</b>.</p></div></body></html>"
    )
    data = zipped(
        **{
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": BOOK,
            "OEBPS/b un.xhtml": chapter.format("Deux", MORE, ""),
            "OEBPS/a.xhtml": chapter.format("Un", PROSE, "<script>mal()</script>"),
        }
    )
    article = loaded(tmp_path / "port.epub", data)
    assert (article.title, article.byline, article.published) == ("Le Port", "Lina Haddad", "2024-03-04")
    assert laid_out(article) == [
        ("title", "Le Port"),
        ("byline", "Lina Haddad"),
        ("heading", "Un"),
        ("paragraph", PROSE),
        ("paragraph", "Fin."),
        ("heading", "Deux"),
        ("paragraph", MORE),
        ("paragraph", "Fin."),
    ]
    assert {block.level for block in article.blocks if block.kind == "heading"} == {1}


def test_a_document_with_styles(tmp_path: Path) -> None:
    data = document(("Titre", "Le port rouvre"), ("", PROSE), ("Titre2", "Une indemnité"), ("", MORE))
    article = loaded(tmp_path / "port.docx", data)
    assert article.title == "Le port rouvre"
    assert [kind for kind, _ in laid_out(article)] == ["title", "paragraph", "heading", "paragraph"]


def test_a_document_without_styles_is_read_as_a_page(tmp_path: Path) -> None:
    data = document(("", "Le port rouvre"), ("", "Par Lina Haddad"), ("", f"{PROSE}\u200b"))
    article = loaded(tmp_path / "port.docx", data)
    assert laid_out(article)[0] == ("title", "Le port rouvre")
    assert (article.byline, article.dropped) == ("Lina Haddad", 1)


def test_a_pdf_joins_its_lines(tmp_path: Path) -> None:
    lines = [
        "Le port rouvre",
        "Le port de Tyr a rouvert lundi après trois semaines de travaux, annonce la muni-",
        "cipalité. Les pêcheurs, eux, attendent une indemnité. Viendra-t-elle ? Peut-",
        "être en avril.",
        "Le syndicat des pêcheurs parle de quelques milliers de livres pour chacun des ba-",
        "teaux.",
        "1. La suite des travaux",
        "Le quai nord sera fermé en mai, et le quai sud en juin, a précisé la préfecture.",
        "12",
    ]
    found = laid_out(loaded(tmp_path / "port.pdf", pdf(*lines)))
    assert [kind for kind, _ in found] == ["title", "paragraph", "paragraph", "heading", "paragraph"]
    assert "annonce la municipalité." in found[1][1]
    assert found[1][1].endswith("Peut-être en avril.")
    assert found[2][1].endswith("des bateaux.")


def test_markdown_loses_its_marks_not_its_words(tmp_path: Path) -> None:
    front = "---\nauthor: Lina Haddad\ndate: 2024-03-04\n---\n"
    text = f"{front}# Le *port*\n\n{PROSE}\nSuite.\n\n## Un [lien](http://x.invalid)\n\n- un\n- `deux`\n"
    article = loaded(tmp_path / "port.md", text)
    assert (article.title, article.byline, article.published) == ("Le port", "Lina Haddad", "2024-03-04")
    assert laid_out(article) == [
        ("title", "Le port"),
        ("paragraph", f"{PROSE} Suite."),
        ("heading", "Un lien"),
        ("paragraph", "un"),
        ("paragraph", "deux"),
    ]


def test_what_is_dropped_is_counted(tmp_path: Path) -> None:
    article = loaded(tmp_path / "port.md", f"# Le port{HOSTILE}\n\n{PROSE}\u200b")
    assert article.dropped == 4
    assert article.title == "Le port]52;c;eA=="


def test_numbers_of_notes_are_left_out_of_a_page(tmp_path: Path) -> None:
    notes = 'Le quai<sup><a href="#n7">7</a></sup> mesure<sup>[8]</sup> trois m<sup>2</sup> au plus.'
    page = PAGE.replace(f"<p>{MORE}</p>", f"<p>{notes} {MORE}</p>")
    text = loaded(tmp_path / "page.html", page).text
    assert "Le quai mesure trois m" in text and "2 au plus" in text


@pytest.mark.parametrize("suffix", ["html", "epub", "docx", "pdf", "md"])
def test_a_broken_file_is_refused_in_one_line(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(SourceError) as caught:
        loaded(tmp_path / f"port.{suffix}", b"PK\x03\x04 rien" + bytes(20))
    assert f"port.{suffix}: " in str(caught.value)
    assert str(caught.value).isprintable()


def test_an_archive_that_expands_too_far_is_refused_unread(tmp_path: Path) -> None:
    data = zipped(**{"META-INF/container.xml": CONTAINER, "x": "0" * 110_000_000})
    with pytest.raises(SourceError, match="expands beyond"):
        loaded(tmp_path / "bombe.epub", data)


def test_text_behind_an_entity_is_refused_and_not_lost(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mot de passe", encoding="utf-8")
    outside = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    inside = '<!DOCTYPE x [<!ENTITY x "rouvre">]>'
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for entity in (outside, inside):
        book = {"OEBPS/book.opf": entity + BOOK.replace("Le Port", "&x;Port"), "OEBPS/a.xhtml": PROSE}
        written = f'{entity}<w:document xmlns:w="{word}"><w:p><w:t>Le port &x; lundi</w:t></w:p></w:document>'
        for name, data in (
            ("x.epub", zipped(**{"META-INF/container.xml": CONTAINER, "OEBPS/b un.xhtml": MORE}, **book)),
            ("x.docx", zipped(**{"word/styles.xml": f'<w:styles xmlns:w="{word}"/>', "word/document.xml": written})),
        ):
            with pytest.raises(SourceError, match="hides text behind XML entities") as caught:
                loaded(tmp_path / name, data)
            assert "mot de passe" not in str(caught.value)


@pytest.mark.parametrize("container", ["<container/>", "<container><rootfiles><rootfile/></rootfiles></container>"])
def test_a_book_that_names_no_chapters_is_broken(tmp_path: Path, container: str) -> None:
    with pytest.raises(SourceError, match="broken: no list of chapters"):
        loaded(tmp_path / "x.epub", zipped(**{"META-INF/container.xml": container}))


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("x.HTML", b"", "html"),
        ("-", b"  <!DOCTYPE html><html>", "html"),
        ("x.txt", b"%PDF-1.7", "pdf"),
        ("x", b"PK\x03\x04....mimetypeapplication/epub+zip", "epub"),
        ("x.txt", b"Le port rouvre", None),
        ("x.xml", b"<html>", "html"),
        ("x.xml", b"<urlset>", None),
        ("", b"", None),
    ],
)
def test_the_format_is_known_by_name_or_content(name: str, data: bytes, found: str | None) -> None:
    assert recognise(name, data) == found


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), suffix=st.sampled_from(["md", "pdf", "epub", "docx"]))
def test_any_bytes_give_an_article_or_a_refusal(tmp_path: Path, data: bytes, suffix: str) -> None:
    try:
        article = loaded(tmp_path / f"x.{suffix}", data)
    except SourceError:
        return
    assert article.blocks
