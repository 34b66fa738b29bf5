"""Filtering and ordering the lists."""

from __future__ import annotations

import msgspec
import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Analyzer


def items(pilot: Pilot[None], name: str) -> ItemList:
    return pilot.app.screen.query_one(f"#{name}", ItemList)


def ids(pilot: Pilot[None], name: str) -> list[str]:
    return [option.id for option in items(pilot, name).options if option.id]


@pytest.mark.parametrize(
    ("pane", "typed", "passing"),
    [
        ("2", "corbin", ["e1"]),
        ("2", "place", ["e4"]),
        ("2", "-person SYNDICAT", ["e3"]),
        ("3", "prefecture", ["q4"]),
        ("3", "direct", ["q2", "q3"]),
        ("3", "direct -inferred", ["q2"]),
        ("3", "unknown", ["q3"]),
        ("4", "hedged", ["c3"]),
        ("4", "denied", ["c4"]),
        ("4", "-denied-or-negative asserted", ["c1", "c2"]),
        ("4", "quantity millions", ["c2"]),
        ("4", '"quantity"', []),
        ("4", "author", ["c1"]),
    ],
)
async def test_words_and_properties(running, pane: str, typed: str, passing: list[str]):
    async with running() as pilot:
        await pilot.press(pane, "f", *typed)
        await pilot.pause()
        name = {"2": "entities", "3": "quotes", "4": "claims"}[pane]
        assert ids(pilot, name) == passing
        assert items(pilot, name).title.split(" · ")[1] == f"{len(passing)} of 4"


async def test_enter_keeps_the_filter_and_escape_drops_it(running, screen_rows):
    async with running() as pilot:
        await pilot.press("3", "f", *"corbin", "enter")
        assert pilot.app.focused.id == "quotes"
        assert items(pilot, "quotes").item.id == "q1"
        assert "Quotes · 2 of 4 · corbin" in "\n".join(screen_rows(pilot.app))
        await pilot.press("escape")
        assert pilot.app.focused.id == "quotes" and ids(pilot, "quotes") == ["q1", "q2", "q3", "q4"]
        await pilot.press("escape")
        assert pilot.app.focused.id == "article"


async def test_escape_in_the_input_shows_all(running):
    async with running() as pilot:
        await pilot.press("4", "f", *"zzz")
        assert ids(pilot, "claims") == []
        await pilot.press("escape")
        assert pilot.app.focused.id == "claims" and len(ids(pilot, "claims")) == 4


async def test_properties_are_offered_and_completed(running, screen_rows):
    async with running() as pilot:
        await pilot.press("4", "f")
        await pilot.pause()
        assert "asserted 3" in "\n".join(screen_rows(pilot.app)) and "hedged 1" in "\n".join(screen_rows(pilot.app))
        await pilot.press(*"-he")
        await pilot.pause()
        await pilot.press("tab")
        await pilot.pause()
        assert isinstance(pilot.app.focused, Input) and pilot.app.focused.value == "-hedged"
        assert ids(pilot, "claims") == ["c1", "c2", "c4"]


async def test_a_key_drops_the_voice_of_the_article(running):
    async with running() as pilot:
        await pilot.press("4", "A")
        assert ids(pilot, "claims") == ["c2", "c3", "c4"]
        assert items(pilot, "claims").title == "Claims · 3 of 4 · without the author"
        await pilot.press("A")
        assert len(ids(pilot, "claims")) == 4


async def test_a_key_keeps_what_to_check_first(running, screen_rows):
    async with running() as pilot:
        assert "!80 ◆ Jeanne Corbin" in "\n".join(screen_rows(pilot.app))
        await pilot.press("4", "!")
        assert ids(pilot, "claims") == ["c1", "c2"]
        assert items(pilot, "claims").title == "Claims · 2 of 4 · to check first"
        await pilot.press("!")
        assert len(ids(pilot, "claims")) == 4


async def test_an_entity_narrows_quotes_and_claims_to_its_own(running):
    async with running() as pilot:
        await pilot.press("2", "F")
        await pilot.pause()
        assert (ids(pilot, "quotes"), ids(pilot, "claims")) == (["q1", "q2"], ["c2"])
        assert items(pilot, "quotes").title == "Quotes · 2 of 4 · Jeanne Corbin"
        await pilot.press("F")
        await pilot.pause()
        assert len(ids(pilot, "quotes")) == len(ids(pilot, "claims")) == 4


async def test_the_speaker_of_the_selected_item_narrows_from_any_pane(running):
    async with running() as pilot:
        await pilot.press("F")
        (said,) = pilot.app._notifications
        assert "first" in said.message
        await pilot.press("s", "F")
        assert (ids(pilot, "quotes"), ids(pilot, "claims")) == (["q1", "q2"], ["c2"])
        await pilot.press("F", "3", "end", "F")
        assert (ids(pilot, "quotes"), ids(pilot, "claims")) == (["q4"], ["c3"]), "of an entity without a name there"
        await pilot.press("4", "F")
        assert len(ids(pilot, "quotes")) == 4


async def test_the_highlight_follows_jumps_after_a_correction(running):
    async with running() as pilot:
        await pilot.press("3", "d", "1", "c", "c", "s")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("s")
        await pilot.pause()
        assert items(pilot, "quotes").item is not None and items(pilot, "quotes").item.id == pilot.app.screen.item.id


async def test_what_the_reader_has_said_is_shown_filtered_by_and_survives_a_new_analysis(
    running, worker, reading, screen_rows, snapshot
):
    async with running() as pilot:
        await pilot.press("3", "t", "j", "t", "t", "d", "j", "w", *"Zoé Martin", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("2", "t", "t", "t", "3")
        later = msgspec.structs.replace(
            reading,
            quotes=tuple(msgspec.structs.replace(quote, id=f"n{quote.id}") for quote in reading.quotes),
            analyzer=Analyzer("another", "none"),
        )
        worker.say(protocol.Done(1, later, 0.1))
        await pilot.pause()
        await pilot.press("f")
        await pilot.pause()
        await snapshot(pilot.app, "reviewed-140x45")
        for typed, passing in (
            ("to-check", ["nq1"]),
            ("checked", ["nq2"]),
            ("dismissed", ["nq2"]),
            ("corrected", ["nq3"]),
            ("-dismissed -corrected", ["nq1", "nq4"]),
        ):
            pilot.app.focused.value = typed
            await pilot.pause()
            assert ids(pilot, "quotes") == passing, typed
            assert items(pilot, "quotes").title == f"Quotes · {len(passing)} of 4 · {typed}"
        await pilot.press("enter", "escape", "D")
        assert items(pilot, "quotes").title == "Quotes · 3 of 4 · without dismissed items"
        assert items(pilot, "claims").title == "Claims · 4", "nothing is hidden there"
        await pilot.press("2", "f", *"doubtful")
        assert ids(pilot, "entities") == ["e1"]


async def test_orders_go_round(running):
    async with running() as pilot:
        await pilot.press("4", "r")
        assert ids(pilot, "claims")[:2] == ["c2", "c1"]
        assert items(pilot, "claims").title == "Claims · 4 · by score"
        await pilot.press("r", "r")
        assert ids(pilot, "claims") == ["c1", "c2", "c3", "c4"] and items(pilot, "claims").title == "Claims · 4"


async def test_quotes_by_speaker_stand_under_their_names(running, screen_rows):
    async with running() as pilot:
        await pilot.press("3", "r")
        assert ids(pilot, "quotes") == ["q1", "q2", "q3", "q4"]
        rows = [row[85:].strip() for row in screen_rows(pilot.app)]
        assert rows.index("Jeanne Corbin") < rows.index("speaker unknown") < rows.index("la préfecture")


async def test_entities_by_name_and_by_first_place(running):
    async with running() as pilot:
        await pilot.press("2", "r")
        assert ids(pilot, "entities") == ["e1", "e3", "e2", "e4"]
        await pilot.press("r")
        assert ids(pilot, "entities") == ["e1", "e2", "e3", "e4"]


async def test_the_highlight_stays_on_its_item(running):
    async with running() as pilot:
        await pilot.press("3", "G", "r")
        assert items(pilot, "quotes").item.id == "q4"
        await pilot.press("f", *"bateaux", "enter")
        assert items(pilot, "quotes").item.id == "q4"


async def test_a_filter_stays_while_the_analysis_goes_on_and_ends_with_the_article(running, article, worker, reading):
    async with running(analysed=False) as pilot:
        worker.say(protocol.Partial(1, reading))
        await pilot.pause()
        await pilot.press("3", "f", *"rade", "enter")
        worker.say(protocol.Done(1, reading, 0.1))
        await pilot.pause()
        assert ids(pilot, "quotes") == ["q3"]
        pilot.app.screen.open(article)
        await pilot.pause()
        worker.say(protocol.Done(1, reading, 0.1))
        await pilot.pause()
        assert len(ids(pilot, "quotes")) == 4


async def test_printable_keys_are_typed(running):
    async with running() as pilot:
        await pilot.press("2", "f", *"q?1frFA/nO")
        assert pilot.app.focused.value == "q?1frFA/nO"


@pytest.mark.parametrize("size", [(140, 45), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_a_filter_looks_like(running, snapshot, size: tuple[int, int]):
    async with running(size=size) as pilot:
        await pilot.press("4", "f", *"hedged")
        await pilot.pause()
        await snapshot(pilot.app, f"filter-{size[0]}x{size[1]}")
