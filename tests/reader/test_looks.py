"""What must not get in the way of what: signs, messages, boxes that grow and shrink, numbers over two rows."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.services import Services
from sawt_reader.reader.text.wrapping import row_end
from sawt_reader.reader.widgets.details import Details
from sawt_reader.reading import protocol

from .conftest import messages, press, rows


async def test_a_bookmark_a_note_and_a_claim_stand_side_by_side(running, screen_rows):
    async with running() as pilot:
        await press(pilot, "j", "m", "a", *"vu", "ctrl+s")
        assert any(row.startswith("▌◆✎★ Le port") for row in screen_rows(pilot.app))
        await press(pilot, "m")
        assert any(row.startswith("▌◆✎  Le port") for row in screen_rows(pilot.app))


@pytest.mark.parametrize("size", [(140, 45), (80, 24)])
async def test_messages_are_over_the_article_and_the_last_one_alone(article, reading, worker, size: tuple[int, int]):
    app = SawtReader(article, Services(worker=worker))
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.opened()
        worker.say(protocol.Done(1, reading, 0.2))
        await press(pilot, "5", *"HLHL")
        await pilot.pause()
        (toast,) = app.screen.query(Toast)
        assert len(messages(pilot)) == 1
        assert not app.screen.query_one(Details).region.overlaps(toast.region)


async def test_what_is_told_at_once_stands_together(running):
    async with running() as pilot:
        pilot.app.notify("one")
        pilot.app.notify("two")
        await pilot.pause()
        assert messages(pilot) == ["one", "two"]
        await press(pilot, "j")
        assert messages(pilot) == ["one", "two"], "a key alone takes nothing away"
        await press(pilot, "n")
        assert len(messages(pilot)) == 1


async def test_a_box_does_not_shrink_while_one_types(running):
    async with running(sources=("phare.txt", *(f"/x/{n}.txt" for n in range(9)))) as pilot:
        await press(pilot, "o")
        before = pilot.app.screen.query_one(".box").region
        await press(pilot, *"zzz")
        assert pilot.app.screen.query_one(".box").region == before
        await pilot.resize_terminal(100, 20)
        await press(pilot, "z")
        assert pilot.app.screen.query_one(".box").region.bottom <= 20


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("un don de 312 000 euros", "un don de "),
        ("un don de 1 312 000 euros", "un don de "),
        ("« 312 000 » euros", "« 312 000 » "),
        ("en mai 2024 312 personnes", "en mai 2024 "),
        ("le 12 3000 personnes", "le 12 3000 "),
        ("312 000 000 000 000", "312 000 000 "),
    ],
)
def test_a_row_does_not_end_within_a_number(text: str, first: str) -> None:
    assert text[: row_end(text, 0, len(text), 13)] == first


async def test_every_tab_is_seen_in_a_narrow_terminal(running, monkeypatch: pytest.MonkeyPatch):
    from sawt_reader import i18n

    monkeypatch.setenv("LANGUAGE", "fr")
    i18n.use("fr")
    try:
        async with running(size=(40, 20)) as pilot:
            await press(pilot, "3")
            assert any("[2]  [3] Citations · 4  [4]  [5]" in row for row in rows(pilot.app))
    finally:
        monkeypatch.undo()
        i18n.use("en")
