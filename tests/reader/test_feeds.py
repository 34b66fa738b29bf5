"""Feeds in the reader: their articles listed, fetched, marked; feeds added, removed, refreshed. No network."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from sawt_reader.library import subscriptions
from sawt_reader.library.store import Library
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.open.loaders import Loaders
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.screens.feed import FeedScreen, when
from sawt_reader.reader.screens.feeds import FeedsScreen
from sawt_reader.reader.services import Services
from sawt_reader.reading.model import Article
from sawt_reader.sources import FeedError, SourceError, article_from_text
from sawt_reader.sources.feed_model import Entry, Feed, Subscription

from .conftest import press, settled

URL = "https://phare.example/rss"
PORT = "https://phare.example/port"
FEED = Feed(
    URL,
    "Le [b]Phare[/b]",
    (
        Entry("1", "Le port rouvre", PORT, "2024-03-04T08:30:00Z", "Les quais [i]ont rouvert."),
        Entry("2", "\x1b]0;x\x07Évasion \u202e[@click=app.quit]titre[/]", None, "2024-03-03"),
        Entry("3", "La grève", "https://phare.example/greve", "2024-03-02T23:30:00Z"),
    ),
    '"7"',
    None,
    "2024-03-05T00:00:00Z",
)


class Network:
    """What is out there: an article at every address, one feed, and a cut line when a test says so."""

    def __init__(self) -> None:
        self.feed = FEED
        self.down = False
        self.slow: threading.Event | None = None
        self.known: list[Feed | None] = []
        self.links: list[tuple[str, str | None]] = []

    def load(self, name: str, *, linked_from: str | None = None, encoding: str | None = None) -> Article:
        self.links.append((name, linked_from))
        if self.slow:
            self.slow.wait()
        self._answer(name)
        if name.endswith("rss"):
            raise FeedError(name, replace(self.feed, source=name))
        return replace(article_from_text(f"Un article de {name} sur le port, et sur la mer.", name), url=name)

    def load_feed(self, name: str, *, known: Feed | None = None) -> Feed:
        self.known.append(known)
        self._answer(name)
        return self.feed

    def _answer(self, name: str) -> None:
        if self.down or "nowhere" in name:
            raise SourceError(f"{name} cannot be reached")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two hours ahead of Greenwich."""
    monkeypatch.setenv("TZ", "EET-2")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def reader(article: Article, worker, network: Network, monkeypatch: pytest.MonkeyPatch):
    """`reader(feeds, library)`: the reader with that network, some feeds named at its start."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")

    @asynccontextmanager
    async def start(*feeds: FeedError, library: bool = True) -> AsyncIterator[Pilot[None]]:
        loaders = Loaders(load=network.load, load_feed=network.load_feed)
        app = SawtReader(
            article,
            Services(worker=worker, library=LibraryThread() if library else None, loaders=loaders),
            Start(sources=["phare.txt"], feeds=feeds),
        )
        async with app.run_test(size=(110, 28)) as pilot:
            await settled(pilot)
            yield pilot

    return start


def met(feed: Feed = FEED) -> FeedError:
    return FeedError(URL, feed)


def text_of(pilot: Pilot[None], rows) -> str:
    return "\n".join(rows(pilot.app))


def line_with(words: str, pilot: Pilot[None], rows) -> str:
    (line,) = (row for row in rows(pilot.app) if words in row)
    return line


async def test_a_feed_lists_its_articles_and_enter_reads_one(reader, network, snapshot, screen_rows):
    async with reader() as pilot:
        pilot.app.open_actions.feeds(met())
        await settled(pilot)
        assert isinstance(pilot.app.screen, FeedScreen)
        assert network.known[-1] == FEED, "an old list is asked for anew, with what its server wants to hear"
        await snapshot(pilot.app, "feed-110x28")
        await press(pilot, "down", "enter")
        assert "no web address" in text_of(pilot, screen_rows)
        await press(pilot, "up", "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert pilot.app.screen.article.source == PORT
        assert network.links == [(PORT, URL)], "only the feed's host may be private, not that of any link in it"
        await press(pilot, "R")
        text = text_of(pilot, screen_rows)
        assert "· 2 unread · 0 new" in text, "what has been seen once is not new again"
        assert "↓ 04/03/2024 10:30  Le port rouvre" in line_with("Le port rouvre", pilot, screen_rows)
        assert "●" not in line_with("Le port rouvre", pilot, screen_rows)
        await press(pilot, "f4")
        assert "· 3 unread" in text_of(pilot, screen_rows)
        await press(pilot, "f6")
        assert "· 0 unread" in text_of(pilot, screen_rows)
        await press(pilot, *"GREVE", "enter")
        assert pilot.app.screen.article.source == "https://phare.example/greve"


async def test_esc_stops_a_fetch_before_it_closes_the_list(reader, network, screen_rows):
    network.slow = threading.Event()
    async with reader(met()) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert "Fetching Le port rouvre… Esc stops it." in text_of(pilot, screen_rows)
        await press(pilot, "escape")
        assert "Stopped." in text_of(pilot, screen_rows)
        network.slow.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, FeedScreen), "what comes after that is thrown away"
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_offline_the_list_stays_and_the_next_refresh_adds_to_it(reader, network, screen_rows):
    async with reader(met()) as pilot:
        network.down = True
        await press(pilot, "f5")
        text = text_of(pilot, screen_rows)
        assert "cannot be reached" in text and "Le port rouvre" in text
        network.down = False
        network.feed = replace(FEED, entries=(Entry("4", "La digue", PORT, "2024-03-06"), *FEED.entries))
        await press(pilot, "f5")
        assert "1 new article." in text_of(pilot, screen_rows)
        assert "new   06/03/2024        La digue" in line_with("La digue", pilot, screen_rows)


async def test_feeds_are_added_removed_and_brought_back(reader, network, screen_rows):
    async with reader() as pilot:
        await press(pilot, "R", *"https://quai.example/rss", "enter")
        assert isinstance(pilot.app.screen, FeedScreen)
        await press(pilot, "escape", *"nowhere", "enter")
        assert "nowhere cannot be reached" in text_of(pilot, screen_rows)
        await press(pilot, "ctrl+u", *"https://x.example/a", "enter")
        assert "is an article" in text_of(pilot, screen_rows)
        await press(pilot, "ctrl+u", "f8")
        assert "https://quai.example/rss" not in text_of(pilot, screen_rows)
        await press(pilot, "f9")
        assert "3" in line_with("https://quai.example/rss", pilot, screen_rows)


async def test_all_feeds_are_refreshed_whatever_becomes_of_one(reader, screen_rows, library_folder: Path):
    listed = [Subscription(URL, URL, "Côte"), Subscription("https://nowhere.example/rss", "Perdu")]
    async with reader(FeedError("/fils.opml", listed)) as pilot:
        assert isinstance(pilot.app.screen, FeedsScreen)
        assert "2 feeds added." in text_of(pilot, screen_rows)
        await press(pilot, "f5")
        text = text_of(pilot, screen_rows)
        assert "3 new articles. · https://nowhere.example/rss cannot be reached" in text
        assert "3 new" in line_with("Côte / Le [b]Phare[/b]", pilot, screen_rows)
    with Library(library_folder) as library:
        assert [feed.unread for feed in subscriptions.followed(library)] == [3, 0]


async def test_without_a_library_feeds_open_and_leave_no_trace(reader, screen_rows, library_folder: Path):
    async with reader(met(), library=False) as pilot:
        await press(pilot, "f4")
        assert "· 2 unread" in text_of(pilot, screen_rows)
        await press(pilot, "enter")
        assert pilot.app.screen.article.source == PORT
        await press(pilot, "R")
        assert "· 2 unread" in text_of(pilot, screen_rows), "as long as the reader runs"
    assert not library_folder.exists()


async def test_a_feed_named_in_the_open_dialog_is_listed(reader):
    async with reader() as pilot:
        await press(pilot, "o", *"https://quai.example/rss", "enter")
        assert isinstance(pilot.app.screen, FeedScreen)


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2024-03-04T23:30:00Z", "05/03/2024 01:30"),
        ("2024-03-04", "04/03/2024"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        (None, ""),
    ],
)
def test_dates_are_those_of_the_readers_clock(published: str | None, shown: str) -> None:
    assert when(published) == shown


async def test_a_small_terminal_shows_the_feed_and_what_is_said(reader, snapshot):
    async with reader() as pilot:
        await pilot.resize_terminal(40, 12)
        pilot.app.open_actions.feeds(met())
        await settled(pilot)
        await snapshot(pilot.app, "feed-40x12")


async def test_a_whole_feed_is_kept_offline(reader, network, screen_rows, library_folder: Path):
    async with reader() as pilot:
        pilot.app.open_actions.feeds(met())
        await settled(pilot)
        await press(pilot, "f7")
        text = text_of(pilot, screen_rows)
        assert "kept offline" in text
        assert "↓" in line_with("Le port rouvre", pilot, screen_rows)
        # Nothing was opened, nothing is read.
        assert "· 3 unread" in text or "● " in line_with("Le port rouvre", pilot, screen_rows)
        assert all(link == URL for _, link in network.links)
        asked = len(network.links)
        await press(pilot, "f7")
        assert len(network.links) == asked, "what is kept is not fetched again"
