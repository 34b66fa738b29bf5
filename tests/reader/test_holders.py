"""Who is meant by an office that an article leaves without a name: from the library, marked, and never against will."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from sawt_reader.library import readings
from sawt_reader.library.holders import laid_over
from sawt_reader.library.store import Library
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.services import Services
from sawt_reader.reading import protocol
from sawt_reader.reading.model import FromLibrary, Reading
from sawt_reader.system.settings import LibrarySettings, Settings

from ..stated import calling, stating
from .conftest import press, rows, settled

READING = calling("Premier ministre", published="2024-05-10")


@pytest.fixture(autouse=True)
def stated(library_folder: Path) -> Reading:
    """What was read before."""
    reading = stating("Claire Petit", "Première ministre", published="2024-05-01")
    with Library(library_folder) as library:
        readings.save(library, reading)
    return reading


@pytest.fixture
def reader(worker, monkeypatch: pytest.MonkeyPatch):
    """`reader(library=True, names=True)`: the reader on the article, analysed."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")

    @asynccontextmanager
    async def start(*, library: bool = True, names: bool = True) -> AsyncIterator[Pilot[None]]:
        app = SawtReader(
            READING.article,
            Services(
                worker=worker,
                library=LibraryThread() if library else None,
                settings=Settings(library=LibrarySettings(names=names)),
            ),
            Start(sources=("qui-paiera.txt",)),
        )
        async with app.run_test(size=(160, 45)) as pilot:
            await app.opened()
            worker.say(protocol.Done(1, READING, 0.2))
            await settled(pilot)
            yield pilot

    return start


def screen(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, SawtReader)
    return "\n".join(rows(pilot.app))


def says(pilot, who: str) -> bool:
    """Whether the list of quotes has one of somebody: the speaker is over the words."""
    lines = [row.rstrip() for row in rows(pilot.app)]
    return any(
        row.endswith((f" {who}", f"•{who}")) and "Nous paierons" in below and "◆" not in row
        for row, below in pairwise(lines)
    )


async def test_the_holder_is_named_and_marked(reader):
    async with reader() as pilot:
        assert says(pilot, "Claire Petit (library)")
        assert "◆ Claire Petit (library)" in screen(pilot)
        await press(pilot, "3", "home")
        details = " ".join(screen(pilot).split())
        assert "Premier ministre" in details and "Claire Petit, Première ministre; from your library: Visite" in details
        assert "1 May 2024" in details


async def test_what_is_copied_names_the_article_that_tells_it(reader, monkeypatch: pytest.MonkeyPatch):
    copied: list[str] = []
    async with reader() as pilot:
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", copied.append)
        await press(pilot, "3", "home", "Y")
    assert copied[0].startswith(
        "«\u00a0Nous paierons\u00a0» — Claire Petit (from your library: Visite du 2024-05-01, 1 May 2024)"
    )


async def test_an_export_bears_the_mark(reader, tmp_path: Path):
    async with reader() as pilot:
        await press(pilot, "x")
        choices = list(pilot.app.screen._formats.formats)
        await press(pilot, *["down"] * choices.index("jsonl"), "enter")
        pilot.app.screen.query_one(Input).value = str(tmp_path / "out.jsonl")
        await press(pilot, "enter")
    (source,) = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["quotes"][0]["speakers"]
    assert source["name"] == "Premier ministre"
    assert [one["name"] for one in source["from_library"]] == ["Claire Petit"]
    with Library() as library:
        assert readings.load(library, READING.article.id) == READING


async def test_it_is_there_when_the_article_is_opened_again(reader):
    async with reader():
        pass
    async with reader() as pilot:
        assert says(pilot, "Claire Petit (library)")


async def test_two_holders_are_shown_and_nobody_is_named(reader, library_folder: Path):
    with Library(library_folder) as library:
        readings.save(library, stating("Luc Bel", "Premier ministre", published="2024-05-20"))
    async with reader() as pilot:
        assert says(pilot, "Premier ministre")
        await press(pilot, "3", "home")
        details = " ".join(screen(pilot).split())
        assert "Claire Petit, Première ministre" in details and "Luc Bel, Premier ministre" in details
        assert "contradict each other: nobody is named" in details


async def test_readings_of_earlier_versions_are_learnt_from_in_the_background(reader, library_folder: Path):
    with Library(library_folder) as library:
        library.execute("DELETE FROM roles")
        library.execute("UPDATE articles SET indexed = 0")
    async with reader() as pilot:
        await settled(pilot)
        assert says(pilot, "Claire Petit (library)")


@pytest.mark.parametrize("off", [{"names": False}, {"library": False}])
async def test_it_can_be_switched_off(reader, off: dict[str, bool]):
    async with reader(**off) as pilot:
        assert says(pilot, "Premier ministre")
        assert "Claire" not in screen(pilot)


async def test_a_correction_goes_before(reader):
    async with reader() as pilot:
        await press(pilot, "3", "home")
        await pilot.press("w", *"Anne Roy", "enter")
        await settled(pilot)
        assert says(pilot, "Anne Roy")
        await press(pilot, "u")
        assert says(pilot, "Claire Petit (library)")


async def test_what_another_library_knew_is_not_shown_as_ones_own(reader):
    known = (FromLibrary("Zoé Lanier", "Première ministre", "x", "Ailleurs", "2024-05-09"),)
    theirs = laid_over(READING, {"Premier ministre": known})
    async with reader() as pilot:
        await pilot.app.current_article.show(stating("Luc Bel", "maire de Kermeur", published="2024-05-02").article)
        await settled(pilot)
        await pilot.app.current_article.show(READING.article, reading=theirs)
        await settled(pilot)
        assert "Zoé" not in screen(pilot)
