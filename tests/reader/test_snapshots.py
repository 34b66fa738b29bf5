"""The screen as accepted. SNAPSHOTS=accept pytest tests/reader/test_snapshots.py takes it as it is; look first."""

from __future__ import annotations

import pytest

from .conftest import press


@pytest.mark.parametrize("size", [(140, 45), (80, 24), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("keys", "name"), [("", "first"), ("s s", "quote"), ("4 j j", "claims"), ("2 ?", "help"), ("o", "open")]
)
async def test_screen(running, snapshot, size: tuple[int, int], keys: str, name: str):
    async with running(size=size) as pilot:
        await press(pilot, *keys.split())
        await snapshot(pilot.app, f"{name}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [(140, 45), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_without_colour(running, snapshot, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(size=size) as pilot:
        await press(pilot, "s", "s", "3")
        await snapshot(pilot.app, f"no-colour-{size[0]}x{size[1]}", styles=True)


async def test_before_the_analysis(running, snapshot):
    async with running(analysed=False) as pilot:
        await snapshot(pilot.app, "unread-140x45")


async def test_twenty_by_five(running, snapshot):
    async with running(size=(20, 5)) as pilot:
        await snapshot(pilot.app, "first-20x5")
