from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from sawt_reader.cli import main
from sawt_reader.library import articles, pages, subscriptions
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Article
from sawt_reader.reading.serialization import reading_from_json
from sawt_reader.sources import FeedError, SourceError, first_readable
from sawt_reader.sources.addresses import Private
from sawt_reader.sources.feed_model import Feed, Subscription

from .conftest import PROSE, Server

pytest.importorskip("httpx")
pytest.importorskip("trafilatura")


def read(url: str, folder: Path) -> Article:
    return pages.load(url, allow_private=Private.NAMED, folder=folder)


def test_a_page_is_kept_with_the_time_it_was_fetched(server: Server, tmp_path: Path) -> None:
    article = read(server.give("/port"), tmp_path)
    with Library(tmp_path) as library:
        assert articles.get(library, article.id) == article
    assert article.retrieved


def test_a_page_that_is_gone_opens_as_it_was_kept(server: Server, tmp_path: Path) -> None:
    server.give("/port")
    url = server.redirect("/a", "/port")
    article = read(url, tmp_path)
    server.give("/port", b"", 404)
    kept = read(url, tmp_path)
    assert (kept.text, kept.url, kept.retrieved) == (article.text, article.url, article.retrieved)
    day = f"{article.retrieved}"[:10]
    assert kept.notice is not None and kept.notice.startswith(f"Stored copy of {day}")
    assert read(server.url("/port"), tmp_path) == kept


def test_a_page_that_was_never_read_is_refused(server: Server, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="page not found"):
        read(server.give("/a", b"", 404), tmp_path)


def test_without_a_library_a_page_is_only_read(server: Server, tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_text("autre chose " * 100, encoding="utf-8")
    url = server.give("/port")
    assert PROSE in read(url, tmp_path).text
    server.give("/port", b"", 503)
    with pytest.raises(SourceError, match="try again later"):
        read(url, tmp_path)


def test_a_file_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text(PROSE, encoding="utf-8")
    assert pages.load(str(path), folder=tmp_path).text == PROSE
    assert list(tmp_path.iterdir()) == [path]


def test_the_commands_take_addresses(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path))
    url = server.give("/port")
    out = tmp_path / "lectures.jsonl"
    result = CliRunner().invoke(main.main, ["analyze", "--allow-private", url, "-o", str(out)])
    assert (result.exit_code, result.stderr) == (0, "")
    article = reading_from_json(out.read_bytes()).article
    assert (article.source, article.url) == (url, url)
    assert article.retrieved is not None
    for command in ([], ["analyze"]):
        result = CliRunner().invoke(main.main, [*command, url])
        assert result.exit_code == 2
        assert "private network" in result.stderr and result.stderr.count("\n") == 1


def test_a_feed_is_handed_over_and_one_that_is_followed_opens_offline(server: Server, tmp_path: Path) -> None:
    url = server.give("/rss", "<rss version='2.0'><channel><title>Le Phare</title></channel></rss>", ETag='"7"')
    with pytest.raises(FeedError) as met:
        read(url, tmp_path)
    assert isinstance(met.value.found, Feed)
    assert (met.value.name, met.value.found.title, met.value.found.etag) == (url, "Le Phare", '"7"')
    with Library(tmp_path) as library:
        subscriptions.store(library, url, met.value.found)
    server.give("/rss", b"", 404)
    with pytest.raises(FeedError) as known:
        read(url, tmp_path)
    assert known.value.found == replace(met.value.found, source=url)
    assert len(server.requests) == 1


def test_feeds_among_sources_are_told_apart(tmp_path: Path) -> None:
    names = [str(tmp_path / name) for name in ("fil.xml", "fils.opml", "absent.txt", "port.txt")]
    Path(names[0]).write_text("<rss version='2.0'><channel/></rss>", encoding="utf-8")
    outline = "<outline text='La Digue' xmlUrl='https://digue.example/rss'/>"
    Path(names[1]).write_text(f"<opml version='2.0'><body>{outline}</body></opml>", encoding="utf-8")
    Path(names[3]).write_text(PROSE, encoding="utf-8")
    found = first_readable(names)
    assert (found.name, len(found.failures)) == (names[3], 1)
    assert [feed.name for feed in found.feeds] == names[:2]
    assert found.feeds[1].found == [Subscription("https://digue.example/rss", "La Digue")]
