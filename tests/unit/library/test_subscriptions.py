"""Feeds that are followed: what is new, read, kept; remembered, removed, brought back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.library import articles, subscriptions
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.model import Article
from sawt_reader.sources.feed_model import Entry, Feed, Subscription

URL = "https://phare.example/rss"


def entry(number: int, **fields: str) -> Entry:
    url = f"https://phare.example/{number}"
    return Entry(str(number), fields.get("title", f"Article {number}"), url, f"2024-05-{number:02}T08:00:00Z")


def feed(*numbers: int, etag: str | None = None) -> Feed:
    return Feed(URL, "Le Phare", tuple(map(entry, numbers)), etag, None, "2024-05-09T08:00:00Z")


def ids(library: Library, field: str) -> list[str]:
    return [one.entry.id for one in subscriptions.announced(library, URL) if getattr(one, field)]


def test_what_has_come_is_new_until_it_is_looked_at(library: Library) -> None:
    assert subscriptions.store(library, URL, feed(2, 1)) == 2
    assert ids(library, "new") == ["2", "1"]
    subscriptions.mark_viewed(library, URL)
    assert subscriptions.store(library, URL, feed(3, 2, 1)) == 1
    assert ids(library, "new") == ["3"]
    subscriptions.mark_read(library, URL, ["2"])
    assert ids(library, "read") == ["2"]
    (followed,) = subscriptions.followed(library)
    assert (followed.title, followed.unread, followed.new) == ("Le Phare", 2, 1)
    subscriptions.mark_read(library, URL, ["2"], read=False)
    assert ids(library, "read") == []


def test_what_is_no_longer_announced_stays_listed_with_its_state(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscriptions.store(library, URL, feed(2, 1))
    subscriptions.mark_read(library, URL, ["1"])
    assert subscriptions.store(library, URL, feed(3)) == 1
    assert [one.entry.id for one in subscriptions.announced(library, URL)] == ["3", "2", "1"]
    assert subscriptions.store(library, URL, feed(3, 1)) == 0
    assert ids(library, "read") == ["1"]
    known = subscriptions.known(library, URL)
    assert known is not None and [one.id for one in known.entries] == ["3", "1"]
    monkeypatch.setattr(subscriptions, "MOST_WITHDRAWN", 1)
    subscriptions.store(library, URL, feed(4))
    assert len(subscriptions.announced(library, URL)) == 2


def test_what_its_server_wants_to_hear_is_remembered(library: Library) -> None:
    subscriptions.follow(library, [Subscription(URL, "Le Phare")])
    assert subscriptions.known(library, URL) is None, "it was never asked for"
    subscriptions.store(library, URL, feed(1, etag='"7"'))
    known = subscriptions.known(library, URL)
    assert known == feed(1, etag='"7"')


def test_pages_that_were_read_are_kept(library: Library, article_of: Callable[..., Article]) -> None:
    subscriptions.store(library, URL, feed(2, 1))
    articles.add(library, article_of("Le port.", source="https://phare.example/1", url="https://phare.example/un"))
    assert ids(library, "kept") == ["1"]


def test_titles_given_by_the_reader_stay(library: Library) -> None:
    assert subscriptions.follow(library, [Subscription(URL, "Mon phare", "Côte"), Subscription(URL, "x")]) == 1
    subscriptions.store(library, URL, feed(1))
    other = "https://digue.example/rss"
    subscriptions.follow(library, [Subscription(other, other)])
    subscriptions.store(library, other, feed(1))
    assert [(one.title, one.folder) for one in subscriptions.followed(library)] == [
        ("Mon phare", "Côte"),
        ("Le Phare", None),
    ]


def test_a_feed_is_removed_and_comes_back_as_it_was(library: Library) -> None:
    subscriptions.store(library, URL, feed(2, 1, etag='"7"'))
    subscriptions.mark_read(library, URL, ["1"])
    before = subscriptions.followed(library), subscriptions.announced(library, URL)
    removed = subscriptions.remove(library, subscriptions.find(library, "Le Phare"))
    assert removed and not subscriptions.followed(library) and not subscriptions.announced(library, URL)
    subscriptions.follow(library, [Subscription("https://digue.example/rss", "La Digue")])  # takes its row's number
    subscriptions.restore(library, removed)
    subscriptions.restore(library, removed)
    subscriptions.remove(library, "https://digue.example/rss")
    assert (subscriptions.followed(library), subscriptions.announced(library, URL)) == before
    assert subscriptions.remove(library, "nowhere") is None


def test_a_name_means_one_feed(library: Library) -> None:
    subscriptions.follow(library, [Subscription(URL, "Le Phare"), Subscription(f"{URL}2", "Le Phare")])
    assert subscriptions.find(library, URL) == URL
    for name, reason in (("Le Phare", "more than one"), ("La Digue", "no feed")):
        with pytest.raises(LibraryError, match=reason):
            subscriptions.find(library, name)


def test_a_library_in_memory_leaves_nothing(tmp_path) -> None:
    with Library(tmp_path / "data", in_memory=True) as library:
        subscriptions.store(library, URL, feed(1))
        assert len(subscriptions.announced(library, URL)) == 1
    assert list(tmp_path.iterdir()) == []
