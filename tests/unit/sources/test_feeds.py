from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from sawt_reader.sources import FeedError, SourceError, feeds, load, opml
from sawt_reader.sources.addresses import Private
from sawt_reader.sources.feed_model import Entry, Feed, Subscription

from .conftest import PAGE, Server

pytest.importorskip("feedparser")

HOSTILE = "\x1b]52;c;eA==\x07\u202e"
ITEM = "<item><title>{}</title><link>{}</link><guid isPermaLink='false'>{}</guid>{}</item>"


def rss(*items: str, title: str = "Le Phare") -> str:
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>"


def item(title: str = "Le port rouvre", link: str = "/port", id: str = "1", more: str = "") -> str:
    return ITEM.format(title, link, id, more)


def read(tmp_path: Path, text: str | bytes) -> Feed:
    path = tmp_path / "fil.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return feeds.load(str(path))


def test_a_feed_is_a_list_of_articles(server: Server) -> None:
    described = "<description>&lt;p&gt;Le &lt;b&gt;p&lt;/b&gt;ort&lt;/p&gt;&lt;p&gt;et la mer&lt;/p&gt;</description>"
    dated = "<pubDate>Mon, 04 Mar 2024 09:30:00 +0100</pubDate>"
    server.give("/b", rss(item(more=described + dated), item("Grève", "http://x.invalid/greve", "2")), ETag='"7"')
    feed = feeds.load(server.redirect("/a", "/b"), allow_private=Private.NAMED)
    assert (feed.source, feed.title, feed.etag) == (server.url("/b"), "Le Phare", '"7"')
    assert feed.entries == (
        Entry("1", "Le port rouvre", server.url("/port"), "2024-03-04T08:30:00Z", "Le port et la mer"),
        Entry("2", "Grève", "http://x.invalid/greve"),
    )
    assert msgspec.json.decode(msgspec.json.encode(feed), type=Feed) == feed


def test_a_feed_that_has_not_changed_is_what_is_known(server: Server) -> None:
    url = server.give("/a", rss(item()), Last_Modified="Mon, 04 Mar 2024 08:00:00 GMT")
    known = feeds.load(url, allow_private=Private.NAMED)
    server.give("/a", b"", 304)
    again = feeds.load(url, known=known, allow_private=Private.NAMED)
    assert again.entries == known.entries
    assert server.requests[-1][1]["If-Modified-Since"] == "Mon, 04 Mar 2024 08:00:00 GMT"
    server.give("/a", rss(item(id="2")))
    assert [entry.id for entry in feeds.load(url, known=known, allow_private=Private.NAMED).entries] == ["2"]


def test_a_private_address_is_not_asked(server: Server) -> None:
    with pytest.raises(SourceError, match="private network"):
        feeds.load(server.give("/a", rss(item())))
    assert not server.requests


def test_atom(tmp_path: Path) -> None:
    feed = read(
        tmp_path,
        '<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Le &amp;amp; Phare</title><entry><id>urn:1</id>'
        '<title>Le port</title><link href="https://x.invalid/a"/><updated>2024-03-04T09:30:00+01:00</updated></entry></feed>',
    )
    assert feed.title == "Le & Phare"
    assert feed.entries == (Entry("urn:1", "Le port", "https://x.invalid/a", "2024-03-04T08:30:00Z"),)


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("dim., 27 nov. 2022 08:30:00 +0100", "2022-11-27T07:30:00Z"),
        ("Dimanche 27 novembre 2022 - 08:30:00 GMT", "2022-11-27T08:30:00Z"),
        ("mer., 1er févr. 2023 00:10 +0200", "2023-01-31T22:10:00Z"),
        ("jeu., 15 août 2024 8 h 05 -0400", "2024-08-15T12:05:00Z"),
        ("27 novembre 2022", "2022-11-27"),
        ("27 novembre 2022 à 8 h 30", "2022-11-27"),
        ("ven., 32 déc. 2022 99:99:99 +0100", None),
        ("hier", None),
        ("", None),
    ],
)
def test_dates_in_french(tmp_path: Path, printed: str, published: str | None) -> None:
    feed = read(tmp_path, rss(item(more=f"<pubDate>{printed}</pubDate>")))
    assert feed.entries[0].published == published


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[", "//", "ftp://x.invalid/a"]
)
def test_a_link_leads_to_the_web_or_nowhere(tmp_path: Path, link: str) -> None:
    (entry,) = read(tmp_path, rss(item(link=link))).entries
    assert (entry.id, entry.url) == ("1", None)


def test_nothing_hostile_comes_in(tmp_path: Path) -> None:
    evil = f"&lt;script&gt;mal()&lt;/script&gt;Le {HOSTILE}\nport &lt;img src='file:///x' onerror='mal()'&gt;"
    feed = read(tmp_path, rss(item(evil, more=f"<description>{evil}</description>"), title=evil))
    (entry,) = feed.entries
    for text in (feed.title, entry.title, entry.summary):
        assert text.isprintable() and "\u202e" not in text
        assert "mal()" not in text and "<" not in text
    long = read(tmp_path, rss(item("mot " * 10_000, more=f"<description>{'mot ' * 10_000}</description>")))
    assert len(long.entries[0].title) <= 300 and len(long.entries[0].summary) <= 500
    assert read(tmp_path, rss(item("m" * 10_000))).entries[0].title == "m" * 299 + "…"


def test_the_same_article_is_listed_once(tmp_path: Path) -> None:
    feed = read(tmp_path, rss(item("Un"), item("Un, mis à jour"), item("Deux", id="2")))
    assert [entry.title for entry in feed.entries] == ["Un", "Deux"]


def test_an_old_encoding(tmp_path: Path) -> None:
    text = rss(item("Grève à Nîmes")).replace("?>", " encoding='iso-8859-1'?>")
    assert read(tmp_path, text.encode("latin-1")).entries[0].title == "Grève à Nîmes"
    assert read(tmp_path, text.encode()).entries[0].title == "Grève à Nîmes"


def test_no_entity_is_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("mot de passe", encoding="utf-8")
    declared = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{secret.as_uri()}">]><rss'
    feed = read(tmp_path, rss(item("Le &s; port")).replace("<rss", declared))
    assert "mot de passe" not in str(feed)


def test_the_name_of_a_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "autre.xml").write_text(rss(item()), encoding="utf-8")
    with pytest.raises(SourceError, match="not a feed"):
        read(tmp_path, str(tmp_path / "autre.xml"))


@pytest.mark.parametrize("text", ["", "rien", PAGE, "<rss", "\x00", "<x/>"])
def test_what_is_no_feed_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError, match=r"fil\.xml: (not a feed|broken|binary file)") as caught:
        read(tmp_path, text)
    assert str(caught.value).isprintable()


FOLLOWED = [
    Subscription("https://x.invalid/a?b=1&c=2", "Le « Phare » & <Cie>", "Côte"),
    Subscription("http://y.invalid/rss", "La Digue", "Côte"),
    Subscription("http://z.invalid/rss", "Le Quai"),
]


def test_a_list_of_feeds_goes_out_and_in(tmp_path: Path) -> None:
    path = tmp_path / "fils.opml"
    path.write_bytes(opml.write(FOLLOWED))
    assert opml.read(str(path)) == FOLLOWED


def test_a_list_from_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "fils.opml"
    outlines = (
        "<outline text='Monde'><outline text='Liban'><outline text='L’Orient' xmlUrl='https://x.invalid/a'/></outline>"
        "<outline xmlUrl='https://y.invalid/b'/></outline><outline text='x' xmlUrl='file:///etc/passwd'/>"
        "<outline text='y' xmlUrl='javascript:x'/><outline text='encore' xmlUrl='https://x.invalid/a'/>"
    )
    path.write_text(f"<opml version='1.0'><head/><body>{outlines}</body></opml>", encoding="utf-8")
    assert opml.read(str(path)) == [
        Subscription("https://x.invalid/a", "L’Orient", "Liban"),
        Subscription("https://y.invalid/b", "https://y.invalid/b", "Monde"),
    ]


def test_a_hostile_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "fils.opml"
    path.write_text("<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body/></opml>", encoding="utf-8")
    with pytest.raises(SourceError, match="not a list of feeds"):
        opml.read(str(path))
    path.write_text(rss(item()), encoding="utf-8")
    with pytest.raises(SourceError, match="not a list of feeds"):
        opml.read(str(path))


def test_a_hostile_name_makes_no_broken_list(tmp_path: Path) -> None:
    path = tmp_path / "fils.opml"
    path.write_bytes(opml.write([Subscription("https://x.invalid/a", f"Le{HOSTILE} Phare\x00", "\ud800")]))
    assert opml.read(str(path)) == [Subscription("https://x.invalid/a", "Le]52;c;eA== Phare", "\ufffd")]


def test_a_json_feed(tmp_path: Path) -> None:
    items = [
        {
            "id": 7,
            "url": "https://x.invalid/a?utm_source=rss&id=3#xtor=RSS-1",
            "title": "Le <b>port</b>",
            "content_html": "<p>Il ferme.</p><p>Lundi.</p>",
            "date_published": "2024-03-04T09:30:00+01:00",
        },
        {"id": "b", "title": "Grève", "content_text": "Le <quai> rouvre.", "date_published": "bientôt"},
    ]
    feed = read(
        tmp_path, json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Le Phare", "items": items})
    )
    assert feed.title == "Le Phare"
    assert feed.entries == (
        Entry("7", "Le port", "https://x.invalid/a?id=3", "2024-03-04T08:30:00Z", "Il ferme. Lundi."),
        Entry("b", "Grève", None, None, "Le <quai> rouvre."),
    )
    with pytest.raises(SourceError, match="not a feed"):
        read(tmp_path, '{"version": "https://jsonfeed.org/version/1.1", "items": 3}')


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_feed_in_utf_16_is_known_for_one(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "fil.xml"
    path.write_bytes(rss(item(title="Dépêche")).replace("?>", " encoding='utf-16'?>", 1).encode(encoding))
    with pytest.raises(FeedError) as caught:
        load(str(path))
    assert isinstance(caught.value.found, Feed) and caught.value.found.entries[0].title == "Dépêche"


def test_what_a_feed_has_whole_is_its_summary(tmp_path: Path) -> None:
    content = (
        '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;Il ferme.</content:encoded>'
    )
    assert read(tmp_path, rss(item(more=content))).entries[0].summary == "Il ferme."
    both = content + "<description>Un chapeau.</description>"
    assert read(tmp_path, rss(item(more=both))).entries[0].summary == "Un chapeau."


def test_a_list_of_feeds_in_any_case_of_letters(tmp_path: Path) -> None:
    path = tmp_path / "fils.opml"
    outlines = '<OUTLINE TEXT="Côte"><Outline TITLE="Le Phare" XMLURL="https://x.invalid/a"/></OUTLINE>'
    path.write_text(f"<OPML>{outlines}<outline xmlurl='https://x.invalid/b'/></OPML>", encoding="utf-8")
    assert opml.read(str(path)) == [
        Subscription("https://x.invalid/a", "Le Phare", "Côte"),
        Subscription("https://x.invalid/b", "https://x.invalid/b"),
    ]


def test_one_page_under_two_addresses_has_one(server: Server) -> None:
    server.give("/a?id=3&utm_medium=x", PAGE)
    server.give("/a?id=3", PAGE)
    given = [load(server.url(f"/a?id=3{more}"), allow_private=Private.NAMED) for more in ("&utm_medium=x", "")]
    assert {article.url for article in given} == {server.url("/a?id=3")}
