"""Corrections in files: out of one library and into another, two people's together, damaged ones refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from sawt_reader.library import annotation_store, changes, exchange, exported, readings
from sawt_reader.library.anchors import anchor
from sawt_reader.library.exchange import ExchangeError
from sawt_reader.library.records import Change, Correction, Layer, new_correction
from sawt_reader.library.store import Library
from sawt_reader.reading.kinds import all_items, extent
from sawt_reader.reading.model import Reading, Span
from sawt_reader.reading.serialization import reading_from_json, to_json

Make = Callable[..., Reading]


@pytest.fixture
def reading(library: Library, reading_of: Make) -> Reading:
    made = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"))
    readings.save(library, made)
    return made


def correct(library: Library, reading: Reading, number: int = 0, **fields: object) -> Correction:
    one = new_correction(anchor(reading.article.text, "quote", extent(reading.quotes[number])), **fields)
    changes.make(library, Change(reading.article.id, None, one))
    return one


def file_of(library: Library, reading: Reading, folder: Path) -> Path:
    found = exchange.of(library, reading.article.id)
    assert found is not None
    path = folder / "nadia.jsonl"
    path.write_bytes(to_json(found))
    return path


def test_two_peoples_corrections_are_merged_and_what_they_disagree_on_is_told(
    library: Library, reading: Reading, tmp_path: Path
) -> None:
    with Library(tmp_path / "hers") as hers:
        readings.save(hers, reading)
        correct(hers, reading, speakers=("Nora Vidal",))
        missed = new_correction(anchor(reading.article.text, "claim", Span(2, 9)), made=True)
        changes.make(hers, Change(reading.article.id, None, missed))
        path = file_of(hers, reading, tmp_path)
    correct(library, reading, speakers=("Luc Bel",))
    correct(library, reading, 1, status="checked")
    (found,) = exchange.load(path)
    merged = exchange.merge(library, found, "Nadia")
    assert merged is not None and (merged.added, merged.known) == (2, 0)
    ((words, conflict),) = merged.conflicts
    assert words == "« le pont est fermé »"
    assert [(one.by, one.speakers) for one in conflict.sides] == [("Nadia", ("Nora Vidal",)), ("", ("Luc Bel",))]
    again = exchange.merge(library, found, "Nadia")
    assert again is not None and (again.added, again.known) == (0, 2)
    told = reading_from_json(exported.line(library, reading.article.id) or b"")
    assert told.review and len(told.review.added) == 1


def test_ones_own_corrections_come_back_as_ones_own(library: Library, reading: Reading, tmp_path: Path) -> None:
    mine = correct(library, reading, status="checked")
    path = file_of(library, reading, tmp_path)
    changes.make(library, Change(reading.article.id, mine, None))
    (found,) = exchange.load(path)
    exchange.merge(library, found, "me")
    assert [one.status for one in annotation_store.corrections(library, reading.article.id)] == ["checked"]
    assert changes.undo(library, reading.article.id) is not None, "an import can be undone"
    assert annotation_store.corrections(library, reading.article.id) == []


def test_an_article_that_is_not_in_the_library_takes_none(library: Library, reading: Reading, tmp_path: Path) -> None:
    correct(library, reading, status="checked")
    (found,) = exchange.load(file_of(library, reading, tmp_path))
    with Library(tmp_path / "empty") as empty:
        assert exchange.merge(empty, found, "Nadia") is None


@pytest.mark.parametrize(
    "damage",
    [
        {"layer": "sentence"},
        {"start": -4},
        {"exact": "« \x1b[31m »"},
        {"exact": "court"},
    ],
)
def test_a_damaged_file_is_refused(damage: dict, library: Library, reading: Reading, tmp_path: Path) -> None:
    correct(library, reading, status="checked")
    path = file_of(library, reading, tmp_path)
    written = json.loads(path.read_bytes())
    written["corrections"][0]["anchor"].update(damage)
    path.write_text(json.dumps(written), "utf-8")
    with pytest.raises(ExchangeError):
        list(exchange.load(path))


@pytest.mark.parametrize("fields", [{"kind": "direct", "layer": "claim"}, {"kind": "no such kind"}, {"status": "?"}])
def test_values_that_an_item_cannot_have_are_refused(
    fields: dict, library: Library, reading: Reading, tmp_path: Path
) -> None:
    one = correct(library, reading, status="checked")
    path = file_of(library, reading, tmp_path)
    written = json.loads(path.read_bytes())
    layer = fields.pop("layer", one.anchor.layer)
    written["corrections"][0].update(fields)
    written["corrections"][0]["anchor"]["layer"] = layer
    path.write_text(json.dumps(written), "utf-8")
    with pytest.raises(ExchangeError):
        list(exchange.load(path))


def test_a_later_version_of_a_correction_replaces_the_earlier(
    library: Library, reading: Reading, tmp_path: Path
) -> None:
    one = correct(library, reading, status="doubtful")
    (found,) = exchange.load(file_of(library, reading, tmp_path))
    later = replace(one, status="checked", created="2099-01-01T00:00:00.000Z")
    exchange.merge(library, replace(found, corrections=(later,)), "Nadia")
    assert annotation_store.corrections(library, reading.article.id) == [later]


def test_an_exported_reading_gives_its_corrections_to_another_library(
    library: Library, reading: Reading, tmp_path: Path
) -> None:
    text = reading.article.text
    on = {item.id: extent(item) for item in all_items(reading)}

    def said(layer: Layer, span: Span, **fields: object) -> None:
        changes.make(library, Change(reading.article.id, None, new_correction(anchor(text, layer, span), **fields)))

    (second,) = reading.quotes[1].spans
    said("quote", on["q1"], speakers=("Nora Vidal",), kind="mixed", status="checked")
    said("quote", on["q2"], words=anchor(text, "quote", Span(second.start + 2, second.end - 2)))
    said("claim", on["c1"], certainty="hedged", polarity="denied")
    said("claim", on["c2"], dismissed=True)
    said("entity", on["e1"], same=anchor(text, "entity", on["e2"]))
    missed = text.index("a dit")
    said("claim", Span(missed, missed + 5), made=True, certainty="predicted", speakers=("Luc Bel",))
    path = tmp_path / "nadia.json"
    path.write_bytes(exported.line(library, reading.article.id) or b"")
    with Library(tmp_path / "hers") as hers:
        readings.save(hers, reading)
        ((_file, merged),) = exchange.take(hers, path)
        assert merged is not None and (merged.added, merged.known) == (6, 0)
        theirs, ours = (exported.reading(one, reading.article.id) for one in (hers, library))
        assert theirs is not None and ours is not None and theirs.review and ours.review
        assert (theirs.quotes, theirs.claims, theirs.entities) == (ours.quotes, ours.claims, ours.entities)
        assert (theirs.review.items, theirs.review.added) == (ours.review.items, ours.review.added)
        ((_file, again),) = exchange.take(hers, path)
        assert again is not None and (again.added, again.known) == (0, 6)
