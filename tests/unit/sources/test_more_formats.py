"""Mail, saved pages, Rich Text, OpenDocument, subtitles and the XML of agencies; all samples are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from sawt_reader.reading.model import Article
from sawt_reader.sources import SourceError, load

from .made import zipped

SAID = "« Nous ne partirons pas », a affirmé Claire Petit, maire de Dunes."


def loaded(path: Path, data: bytes | str) -> Article:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return load(str(path))


def parts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


# --- Rich Text Format


def rtf(body: str) -> str:
    head = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Times;}}{\info{\title Le port}{\author Lina Haddad}}"
    return rf"{{\rtf1\ansi\ansicpg1252\deff0{head}{{\header Le Phare}}\f0 {body}}}"


def test_rich_text(tmp_path: Path) -> None:
    body = r"Le port ferme.\par \'ab Non \'bb, a affirm\'e9 Claire\~Petit.\par L\u8217?eau, \uc2\u339oedit\_elle.\line"
    body += r" Fin."
    article = loaded(tmp_path / "x.rtf", rtf(body))
    assert [text for _kind, text in parts(article)] == [
        "Le port ferme.",
        "« Non », a affirmé Claire\u00a0Petit.",
        "L’eau, œdit\u2011elle.",
        "Fin.",
    ]
    assert (article.title, article.byline) == ("Le port", "Lina Haddad")


def test_rich_text_has_notes_at_its_end_and_nothing_that_is_not_shown(tmp_path: Path) -> None:
    body = (
        r"Le port{\footnote Selon la mairie.} ferme{\v en secret}{\deleted rouvre} lundi.{\pict\bin3 }}}}\par "
        r'Voir {\field{\*\fldinst HYPERLINK "https://phare.invalid"}{\fldrslt le site}}.{\*\inconnu rien}'
    )
    article = loaded(tmp_path / "x.rtf", rtf(body))
    assert article.text == "Le port ferme lundi.\n\nVoir le site.\n\nSelon la mairie."


def test_rich_text_reads_the_code_page_of_a_font_and_both_halves_of_a_character(tmp_path: Path) -> None:
    article = loaded(tmp_path / "x.rtf", rtf(r"Le mot {\f1\'cc\'e8\'f0} et le signe \u-10179?\u-8704? sont ici."))
    assert article.text == "Le mot Мир et le signe \U0001f600 sont ici."


def test_a_table_in_rich_text_is_a_line_a_row(tmp_path: Path) -> None:
    article = loaded(tmp_path / "x.rtf", rtf(r"\trowd Ville\cell Nombre\cell\row\trowd Lyon\cell 12\cell\row"))
    assert article.text == "Ville | Nombre\n\nLyon | 12"


def test_a_document_of_that_format_is_known_under_another_suffix(tmp_path: Path) -> None:
    assert loaded(tmp_path / "x.doc", rtf("Le port ferme.")).text == "Le port ferme."


@pytest.mark.parametrize(
    ("data", "said"), [("{\\rtf1 }", "no text"), ("Le port", "not a valid RTF"), ("", "not a valid")]
)
def test_rich_text_that_is_none(tmp_path: Path, data: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        loaded(tmp_path / "x.rtf", data)


# --- OpenDocument

OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "meta", "manifest")
)


def odt(body: str, **more: str) -> bytes:
    styles = '<style:style style:name="P1" style:parent-style-name="Subtitle"/>'
    content = (
        f"<office:document-content {OPEN} xmlns:draw='urn:d'><office:automatic-styles>{styles}</office:automatic-"
        f"styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    meta = (
        f'<office:document-meta {OPEN} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Le port'
        "</dc:title><meta:initial-creator>Lina Haddad</meta:initial-creator></office:meta></office:document-meta>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    return zipped(**{"mimetype": mime, "content.xml": content, "meta.xml": meta, **more})


def test_an_open_document(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    body = (
        '<text:tracked-changes><text:p>Effacé.</text:p></text:tracked-changes><text:p text:style-name="Title">Le port '
        'ferme</text:p><text:p text:style-name="P1">Un<text:s text:c="3"/>chapeau<text:line-break/>long.</text:p>'
        "<text:p>Il ferme<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Selon la mairie."
        "</text:p></text:note-body></text:note> lundi.<office:annotation><text:p>À vérifier.</text:p></office:ann"
        "otation>"
        '</text:p><text:h text:outline-level="2">Suite</text:h><table:table><table:table-row><table:table-cell><t'
        "ext:p>Lyon"
        "</text:p></table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></"
        "table:table>"
    )
    article = loaded(tmp_path / "x.odt", odt(body))
    assert parts(article) == [
        ("title", "Le port ferme"),
        ("standfirst", "Un chapeau long."),
        ("paragraph", "Il ferme lundi."),
        ("heading", "Suite"),
        ("paragraph", "Lyon | 12"),
        ("paragraph", "Selon la mairie."),
    ]
    assert (article.title, article.byline) == ("Le port ferme", "Lina Haddad")


def test_a_locked_or_empty_document_says_so(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    locked = f"<manifest:manifest {OPEN}><manifest:encryption-data/></manifest:manifest>"
    with pytest.raises(SourceError, match="password"):
        loaded(tmp_path / "x.odt", odt("", **{"META-INF/manifest.xml": locked}))
    with pytest.raises(SourceError, match="no text"):
        loaded(tmp_path / "x.odt", odt("<text:p/>"))


# --- Mail and saved pages


def test_a_message_without_a_suffix(tmp_path: Path) -> None:
    mail = (
        "Received: from a\nFrom: =?utf-8?q?L=C3=A9na_Haddad?= <lena@phare.invalid>\nTo: desk@phare.invalid\n"
        "Subject: =?utf-8?b?TGUgcG9ydCBmZXJtw6k=?=\nDate: Mon, 4 Mar 2024 09:30:00 +0100\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="B"\n\n--B\nContent-Type: text/plain; charset=iso-8859-1\n'
        "Content-Transfer-Encoding: quoted-printable\n\n=AB Nous ne partirons pas =BB, a affirm=E9 Claire Petit.\n\n"
        'Elle attend.\n--B\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="port.pdf"'
        "\n\nx\n--B--\n"
    )
    article = loaded(tmp_path / "message", mail)
    assert parts(article) == [
        ("title", "Le port fermé"),
        ("byline", "Par Léna Haddad"),
        ("paragraph", "« Nous ne partirons pas », a affirmé Claire Petit."),
        ("paragraph", "Elle attend."),
    ]
    assert (article.title, article.byline, article.published) == ("Le port fermé", "Léna Haddad", "2024-03-04")
    assert article.notice == "1 attachment is not shown: port.pdf"


def page(charset: str) -> bytes:
    prose = f"<p>{SAID} Le port reste fermé, selon la préfecture, qui attend la décision du tribunal de la ville.</p>"
    head = "<html><head><title>Le port</title></head><body>"
    return f"{head}<article><h1>Le port</h1>{prose}</article></body></html>".encode(charset)


def test_a_saved_page_is_its_article_at_its_address(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://phare.invalid/port\nSubject: Le port\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
        "Content-Type: text/html\nContent-Location: https://phare.invalid/cadre\n\n<p>Un cadre</p>\n--B\n"
        "Content-Type: text/html; charset=iso-8859-1\nContent-Location: https://phare.invalid/port\n\n"
    )
    article = loaded(tmp_path / "x.mhtml", head.encode() + page("iso-8859-1") + b"\n--B--\n")
    assert SAID in article.text
    assert "cadre" not in article.text
    assert (article.title, article.url) == ("Le port", "https://phare.invalid/port")


def test_a_message_in_html_alone(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    head = "From: Le Phare <a@phare.invalid>\nTo: b@phare.invalid\nSubject: Lettre\nContent-Type: text/html\n\n"
    article = loaded(tmp_path / "x.eml", head.encode() + page("utf-8"))
    assert SAID in article.text
    assert article.byline == "Le Phare"


def test_a_message_without_text(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no text"):
        loaded(tmp_path / "x.eml", "From: a\nSubject: b\nContent-Type: image/png\n\nx")


# --- Subtitles


def test_sentences_go_over_cues_and_times_are_headings(tmp_path: Path) -> None:
    article = loaded(
        tmp_path / "x.srt",
        "1\r\n00:00:01,000 --> 00:00:04,000\r\nLe port <i>ferme</i> ses\r\nquais mardi.\r\n\r\n2\r\n00:00:04,500 "
        "--> 00:00:07,000"
        "\r\n« Nous ne partirons pas »,\r\n\r\n3\r\n00:00:07,100 --> 00:00:09,000\r\na affirmé Claire Petit."
        "\r\n\r\n4\r\n"
        "01:02:03,000 --> 01:02:05,000\r\nElle attend.\r\n",
    )
    assert parts(article) == [
        ("heading", "00:01"),
        ("paragraph", "Le port ferme ses quais mardi. « Nous ne partirons pas », a affirmé Claire Petit."),
        ("heading", "1:02:03"),
        ("paragraph", "Elle attend."),
    ]


def test_a_speaker_stands_before_the_words(tmp_path: Path) -> None:
    article = loaded(
        tmp_path / "x.vtt",
        "WEBVTT - Journal\n\nSTYLE\n::cue {}\n\nNOTE Essai\n\nun\n00:01.000 --> 00:04.000\n<v.haut Présentatrice>"
        "Le port "
        "&amp; la mer ?\n\n00:04.500 --> 00:07.000 align:start\n<v Claire Petit>Nous ne <c.x>partirons</c> pas,\n\n"
        "00:07.500 --> 00:09.000\n<v Claire Petit>jamais.</v>\n",
    )
    assert [text for _kind, text in parts(article)] == [
        "00:01",
        "Présentatrice : Le port & la mer ?",
        "Claire Petit : Nous ne partirons pas, jamais.",
    ]


def test_lines_that_scroll_are_read_once_and_a_dash_is_another_speaker(tmp_path: Path) -> None:
    article = loaded(
        tmp_path / "x.txt",
        "1\n00:00:01,000 --> 00:00:04,000\nLe port ferme\n\n2\n00:00:04,000 --> 00:00:05,000\nLe port ferme\nses "
        "quais.\n\n"
        "3\n00:00:05,000 --> 00:00:06,000\n- Vraiment ?\n- Oui.\n",
    )
    assert [text for _kind, text in parts(article)][1:] == ["Le port ferme ses quais.", "— Vraiment ?", "— Oui."]


def test_subtitles_without_any(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no subtitles"):
        loaded(tmp_path / "x.vtt", "WEBVTT\n\nLe port ferme.\n")


# --- Agencies


def test_nitf(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    article = loaded(
        tmp_path / "depeche.xml",
        '<?xml version="1.0"?><nitf><head><title>x</title><docdata><date.issue norm="20240304T093000Z"/></docdata'
        "></head>"
        "<body><body.head><hedline><hl1>Le port ferme</hl1></hedline><byline>Par Lina Haddad</byline><distributor"
        ">Agence des "
        "Dunes</distributor><abstract>Un chapeau.</abstract></body.head><body.content><p>Le <person>port</person>"
        "<br/>ferme."
        "</p><hl2>Suite</hl2><media><media-caption>Le quai</media-caption></media><p>Fin.</p></body.content></bod"
        "y></nitf>",
    )
    assert parts(article) == [
        ("masthead", "Agence des Dunes"),
        ("dateline", "2024-03-04"),
        ("title", "Le port ferme"),
        ("standfirst", "Un chapeau."),
        ("byline", "Par Lina Haddad"),
        ("paragraph", "Le port ferme."),
        ("heading", "Suite"),
        ("caption", "Le quai"),
        ("paragraph", "Fin."),
    ]
    assert (article.outlet, article.byline, article.published) == ("Agence des Dunes", "Lina Haddad", "2024-03-04")


G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{}</itemSet></newsMessage>"""
ITEM = """<newsItem><itemMeta><provider literal="AGD"/><versionCreated>2024-03-04T09:30:00+01:00</versionCreated>
</itemMeta><contentMeta><headline>Dépêche {0}</headline><by>Lina Haddad</by></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Le port {0} ferme.</p></body></html></inlineXML></contentSet>
</newsItem>"""


def test_several_items_of_newsml(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    picture = "<newsItem><contentMeta><headline>Photo</headline></contentMeta></newsItem>"
    path = tmp_path / "fil.xml"
    path.write_text(G2.format(ITEM.format(1) + picture + ITEM.format(2)), encoding="utf-8")
    article = load(f"{path}#2")
    assert (article.title, article.outlet, article.byline, article.published) == (
        "Dépêche 2",
        "AGD",
        "Lina Haddad",
        "2024-03-04",
    )
    assert parts(article)[-1] == ("paragraph", "Le port 2 ferme.")


def test_the_first_newsml(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    article = loaded(
        tmp_path / "x.newsml",
        "<NewsML><NewsItem><NewsManagement><FirstCreated>20240304T093000Z</FirstCreated></NewsManagement><NewsCom"
        "ponent>"
        "<NewsLines><HeadLine>Le port ferme</HeadLine><ByLine>Par Lina Haddad</ByLine></NewsLines><ContentItem><D"
        "ataContent>"
        "Le port ferme.\n\nIl rouvre.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
    )
    assert parts(article)[-2:] == [("paragraph", "Le port ferme."), ("paragraph", "Il rouvre.")]
    assert (article.title, article.byline, article.published) == ("Le port ferme", "Lina Haddad", "2024-03-04")
