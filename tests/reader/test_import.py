"""Somebody else's corrections, imported in the reader: what was taken, what no longer fits, what is in conflict."""

from __future__ import annotations

from pathlib import Path

import pytest

from sawt_reader.library.anchors import anchor
from sawt_reader.library.exchange import Corrections
from sawt_reader.library.records import Correction, Layer, new_correction
from sawt_reader.reader.screens.corrections_file import CorrectionsFileScreen
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import Reading, Span
from sawt_reader.reading.serialization import to_json

from .conftest import messages, reviews, rows
from .conftest import press_with_dialogs as press


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the reader is started."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def hers(folder: Path, reading: Reading) -> Path:
    """A file: a speaker, words that are in no version, an article that nobody has opened."""

    def said(layer: Layer, span: Span, text: str = reading.article.text, **fields: object) -> Correction:
        return new_correction(anchor(text, layer, span), **fields)

    fits = said("quote", extent(reading.quotes[1]), speakers=("Nadia Roy",))
    gone = said("claim", Span(0, 19), "Le phare est éteint.", status="doubtful")
    about = reading.article
    files = (
        Corrections(article=about.id, title=about.title or "", corrections=(fits, gone)),
        Corrections(article="other", title="La digue", corrections=(gone,)),
    )
    path = folder / "nadia.jsonl"
    path.write_bytes(b"\n".join(map(to_json, files)))
    (folder / "package.json").write_text("{}", "utf-8")
    return path


async def test_one_line_says_what_was_taken_what_does_not_fit_and_what_is_missing(running, hers: Path, snapshot):
    async with running() as pilot:
        await press(pilot, "Z")
        assert isinstance(pilot.app.screen, CorrectionsFileScreen)
        assert pilot.app.screen.values == [Path("nadia.jsonl")], "no other file of JSON"
        await snapshot(pilot.app, "import-140x45")
        await press(pilot, "enter")
        line = "nadia.jsonl: 2 corrections added · 1 fits nothing here (“Le phare est éteint”; M) · "
        assert messages(pilot) == [f"{line}not in the library: “La digue”"]
        assert [source.name for source in reviews(pilot)["q2"].speakers or ()] == ["Nadia Roy"]
        await press(pilot, "Z", "enter")
        assert messages(pilot)[-1].startswith("nadia.jsonl: 0 corrections added · 2 known · not in")
        await press(pilot, "u", "u")
        assert not reviews(pilot)


async def test_what_two_people_disagree_on_is_counted_and_next(running, hers: Path):
    async with running() as pilot:
        await press(pilot, "3", "g", "j", "w", *"mer", "enter", "Z", "enter")
        assert " · 1 conflict (X) · " in messages(pilot)[-1]


async def test_any_path_can_be_typed_and_what_is_no_file_of_corrections_is_refused(
    running, hers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text("<html>", "utf-8")
    monkeypatch.chdir(tmp_path)  # the line has room for a short name
    async with running() as pilot:
        await press(pilot, "Z", *"none.jsonl", "enter")
        assert "none.jsonl does not exist" in "\n".join(rows(pilot.app))
        await press(pilot, "escape", "Z", *str(wrong), "enter")
        assert "wrong.jsonl, line 1 is not a line of corrections" in messages(pilot)[-1]


async def test_without_the_analysis_or_a_library_the_key_says_so(running):
    async with running(analysed=False) as pilot:
        await press(pilot, "Z")
        assert messages(pilot) == ["The analysis is not finished: there is nothing to correct yet."]
    async with running(library=False) as pilot:
        await press(pilot, "Z")
        assert messages(pilot) == ["Nothing can be saved: there is no library."]
