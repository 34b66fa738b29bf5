"""From article to article: next, previous, next unread; and the list of what is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input, OptionList

from sawt_reader.library import articles, subscriptions
from sawt_reader.library.store import Library
from sawt_reader.reader.open.neighbours import Stop, onward
from sawt_reader.reader.screens.open import MOST, OpenScreen
from sawt_reader.sources import load
from sawt_reader.sources.feed_model import Entry, Feed

from .conftest import messages, press, rows, settled


@pytest.fixture
def three(tmp_path: Path) -> tuple[str, ...]:
    """Three files with a title each."""
    names = []
    for name, title in (("un", "La digue tient"), ("deux", "La rade attend"), ("trois", "Le phare s’éteint")):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{title}\n\nLa mairie de Valmer n’en dit pas plus.", "utf-8")
        names.append(str(path))
    return tuple(names)


def title(pilot) -> str:
    return pilot.app.reading_screen.article.title


# --- Next and previous


async def test_files_are_gone_through_in_their_order(running, three):
    async with running(sources=("phare.txt", *three)) as pilot:
        await press(pilot, "i")
        assert title(pilot) == "La digue tient" and messages(pilot)[-1] == "article 2 of 4"
        await press(pilot, "i", "i")
        assert title(pilot) == "Le phare s’éteint"
        await press(pilot, "i")
        assert messages(pilot)[-1] == "No article after this one."
        await press(pilot, "I")
        assert title(pilot) == "La rade attend"
        await press(pilot, "I", "I", "I")
        assert title(pilot).startswith("Le port") and messages(pilot)[-1] == "No article before this one."


async def test_what_cannot_be_read_is_skipped_and_told(running, three):
    async with running(sources=("phare.txt", "/nowhere/x.txt", three[0])) as pilot:
        await press(pilot, "i")
        assert title(pilot) == "La digue tient" and "/nowhere/x.txt" in messages(pilot)[-1]


async def test_an_only_article_says_how_to_open_others(running):
    async with running() as pilot:
        await press(pilot, "i")
        assert "o, R and B open others" in messages(pilot)[-1]


async def test_the_next_unread_is_found_past_the_end(running, three, library_folder: Path):
    with Library(library_folder) as library:
        for name in three[1:]:
            stored = load(name)
            articles.add(library, stored)
            articles.mark_read(library, stored.id, read=True)
    async with running(sources=("phare.txt", *three[1:])) as pilot:
        await pilot.app.current_article.show(load(three[1]))
        await settled(pilot)
        await press(pilot, "full_stop")
        assert title(pilot).startswith("Le port")


async def test_a_list_of_the_library_is_gone_through(running, three, library_folder: Path):
    with Library(library_folder) as library:
        for name in three:
            articles.add(library, load(name))
    async with running() as pilot:
        await press(pilot, "B", *"mairie")
        listed = [place.article for place in pilot.app.screen.places]
        await press(pilot, "enter")
        shown = [pilot.app.reading_screen.article.id]
        await press(pilot, "i")
        shown.append(pilot.app.reading_screen.article.id)
        assert len(set(shown)) == 2 and shown == list(dict.fromkeys(listed))[:2]
        assert "article 2 of" in messages(pilot)[-1]


async def test_a_feed_is_gone_through_and_marked_as_read(running, three, library_folder: Path, monkeypatch):
    entries = tuple(
        Entry(f"n{n}", f"Titre {n}", f"https://phare.example/{n}", f"2026-01-0{3 - n}T08:00:00+00:00", "")
        for n in range(3)
    )
    with Library(library_folder) as library:
        subscriptions.store(library, "https://phare.example/feed", Feed("https://phare.example/feed", "Phare", entries))

    from sawt_reader.reader.open.loaders import Loaders
    from sawt_reader.reader.open.neighbours import OfFeed

    def fetch(name: str, *, linked_from: str | None = None, encoding: str | None = None):
        from msgspec.structs import replace

        assert linked_from == "https://phare.example/feed"
        return replace(load(three[int(name[-1])]), source=name, url=name)

    async with running() as pilot:
        services = pilot.app.services
        around = OfFeed("https://phare.example/feed", Loaders(load=fetch), services.feed_library)
        pilot.app.current_article.neighbours = around
        await press(pilot, "i", "i")
        assert title(pilot) == "La rade attend"
        assert [stop.read for stop in await around.stops()] == [True, True, False]
        await press(pilot, "full_stop")
        assert title(pilot) == "Le phare s’éteint"
        await press(pilot, "full_stop")
        assert messages(pilot)[-1] == "No unread article left."


@given(st.lists(st.booleans(), min_size=1, max_size=8), st.integers(0, 7), st.booleans())
def test_going_on_never_stays_and_there_and_back_is_the_same_way(read: list[bool], place: int, unread: bool) -> None:
    stops = [Stop(str(n), one) for n, one in enumerate(read)]
    here = place % len(stops)
    ahead, back = onward(stops, here, 1, unread=unread), onward(stops, here, -1, unread=False)
    assert stops[here] not in ahead and stops[here] not in back
    assert all(not stop.read for stop in ahead) or not unread
    if unread:
        assert {stop.name for stop in ahead} == {s.name for n, s in enumerate(stops) if not s.read and n != here}
    else:
        assert [*reversed(back), stops[here], *ahead] == stops


# --- What is open


async def test_what_is_typed_narrows_by_name_and_title(running, three, screen_rows):
    async with running(sources=("phare.txt", *three)) as pilot:
        await press(pilot, "i", "o")
        assert isinstance(pilot.app.screen, OpenScreen) and len(pilot.app.screen.values) == 4
        await press(pilot, *"digue")
        assert pilot.app.screen.values == [three[0]], "the title of what was opened"
        await press(pilot, *["backspace"] * 5, *"trois", "enter")
        assert title(pilot) == "Le phare s’éteint"


async def test_titles_and_what_is_read_come_from_the_library(running, three, library_folder: Path, screen_rows):
    with Library(library_folder) as library:
        stored = load(three[1])
        articles.add(library, stored)
        articles.mark_read(library, stored.id, read=True)
    async with running(sources=("phare.txt", *three)) as pilot:
        await press(pilot, "o")
        shown = screen_rows(pilot.app)
        assert any("deux.txt  La rade attend" in row and "●" not in row for row in shown)
        assert any("● " in row and "un.txt" in row for row in shown)
        await press(pilot, *"rade", "enter")
        assert title(pilot) == "La rade attend"


async def test_only_a_path_is_taken_for_one(running, three, screen_rows):
    async with running(sources=("phare.txt", *three)) as pilot:
        await press(pilot, "o", *"zzz", "enter")
        assert "zzz" in "\n".join(screen_rows(pilot.app)) and isinstance(pilot.app.screen, OpenScreen)
        pilot.app.screen.query_one(Input).value = f"{Path(three[2]).parent}/trois.txt"
        await press(pilot, "enter")
        assert title(pilot) == "Le phare s’éteint"


async def test_of_very_many_the_first_are_listed_and_all_found(running):
    names = tuple(f"/x/art{n}.txt" for n in range(3 * MOST))
    async with running(sources=("phare.txt", *names)) as pilot:
        await press(pilot, "o")
        assert len(pilot.app.screen.values) == MOST
        assert "1,001 more" in "\n".join(rows(pilot.app)) or pilot.app.screen.query_one(OptionList).option_count > MOST
        await press(pilot, *"art1499")
        assert pilot.app.screen.values == ["/x/art1499.txt"]
