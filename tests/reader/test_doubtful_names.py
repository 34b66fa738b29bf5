"""Names of which the kind is explained, and one of which it is in doubt."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reading.model import Article, KindSign, Reading

from ..phare import make_reading


@pytest.fixture
def reading(article: Article) -> Reading:
    """Its mayor is certain, its trade union is not; « Valmer » is of no kind."""
    made = make_reading(article)
    mayor, prefecture, union, town = made.entities
    named = (KindSign("role", "La maire de Valmer"), KindSign("name"), KindSign("speaks", "a déclaré"))
    guessed = (KindSign("words", "Le syndicat"), KindSign("model"))
    return replace(
        made,
        entities=(
            replace(town, kind="other", kind_confidence=0.9),
            replace(mayor, kind_confidence=0.98, kind_signs=named),
            prefecture,
            replace(union, name="Mer libre et rivages réunis", kind_confidence=0.44, kind_signs=guessed),
        ),
    )


def names(pilot: Pilot[None]) -> ItemList:
    return pilot.app.screen.query_one("#entities", ItemList)


async def test_the_mark_follows_a_name_that_is_cut_and_counts_stay_in_line(running, screen_rows):
    async with running() as pilot:
        found = [re.search(r"(Mer libre et riva… \?|Valmer) +[12] +(?=[▁▇])", row) for row in screen_rows(pilot.app)]
        counts = [match.end() for match in found if match]
        assert len(counts) == 2 and len(set(counts)) == 1


@pytest.mark.parametrize("order", range(4))
async def test_names_of_no_kind_are_last_in_every_order(running, screen_rows, order: int):
    async with running() as pilot:
        await pilot.press("2", *"r" * order)
        await pilot.pause()
        assert names(pilot).order == order
        rows = "\n".join(screen_rows(pilot.app))
        heads = [rows.index(head) for head in ("PEOPLE", "ORGANISATIONS", "OTHER NAMES")]
        assert heads == sorted(heads)


@pytest.mark.parametrize(("typed", "passing"), [("uncertain", ["e3"]), ("-uncertain organisation", ["e2"])])
async def test_the_filter_asks_for_doubt(running, typed: str, passing: list[str]):
    async with running() as pilot:
        await pilot.press("2", "f", *typed)
        await pilot.pause()
        assert [option.id for option in names(pilot).options if option.id] == passing


async def test_the_least_sure_names_come_first(running):
    async with running() as pilot:
        await pilot.press("2", *"rrr")
        await pilot.pause()
        assert names(pilot).title == "Entities · 4 · least sure first"
        assert [option.id for option in names(pilot).options if option.id] == ["e1", "e3", "e2", "e4"]


async def test_a_label_too_long_for_its_column_stands_above_its_text(running, screen_rows):
    async with running() as pilot:
        await pilot.press("2", "end")
        await pilot.pause()
        rows = [row[85:].strip() for row in screen_rows(pilot.app)]
        at = next(i for i, row in enumerate(rows) if "about it" in row)
        assert rows[at].endswith("about it") and rows[at + 1], rows[at]


async def test_the_details_say_why(running, snapshot):
    async with running() as pilot:
        await pilot.press("2", "home", "down", "down")
        await pilot.pause()
        await snapshot(pilot.app, "doubtful-name-140x45")
