"""Speakers who may be wrong: found first, marked, and explained."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reading.model import Article, Reading, SpeakerSign

from ..phare import make_reading


@pytest.fixture
def reading(article: Article) -> Reading:
    """« Elle » is probably the mayor; the prefecture was hardly meant; who spoke in the third quote is unknown."""
    made = make_reading(article)
    she, named, unknown, prefecture = made.quotes
    reached = (
        SpeakerSign("gender", she.speakers[0].span),
        SpeakerSign("only"),
        SpeakerSign("subject", named.speakers[0].span),
    )
    return replace(
        made,
        quotes=(
            replace(she, speaker_confidence=0.72, basis=reached),
            replace(named, speaker_confidence=0.97, basis=(SpeakerSign("named", named.speakers[0].span),)),
            unknown,
            replace(prefecture, speaker_confidence=0.5, basis=(SpeakerSign("near"),)),
        ),
    )


def shown(pilot: Pilot[None], kind: str) -> list[str | None]:
    return [option.id for option in pilot.app.screen.query_one(f"#{kind}", ItemList).options if option.id]


async def test_the_least_sure_come_first(running):
    async with running() as pilot:
        await pilot.press("3", "r", "r")
        await pilot.pause()
        assert pilot.app.screen.query_one("#quotes", ItemList).title == "Quotes · 4 · least sure first"
        assert shown(pilot, "quotes") == ["q4", "q1", "q3", "q2"]
        await pilot.press("4", "r", "r")
        await pilot.pause()
        assert shown(pilot, "claims")[0] == "c3", "it is the prefecture's, says the analysis"


async def test_the_filter_asks_for_doubt(running):
    async with running() as pilot:
        await pilot.press("3", "f", *"uncertain")
        await pilot.pause()
        assert shown(pilot, "quotes") == ["q1", "q3", "q4"]


async def test_the_details_say_how_a_speaker_was_reached(running, snapshot):
    async with running() as pilot:
        await pilot.press("3", "home")
        await pilot.pause()
        await snapshot(pilot.app, "doubtful-speaker-140x45")
