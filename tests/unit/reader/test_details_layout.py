"""The lines of the details: no label is cut, and none runs into its text, in either language and at any width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import sawt_reader.reader
from sawt_reader import i18n
from sawt_reader.reader.items.view import Row
from sawt_reader.reader.items.views import describe
from sawt_reader.reader.widgets.details import laid_out
from sawt_reader.reading.kinds import all_items
from sawt_reader.reading.model import Reading

READER = Path(sawt_reader.reader.__file__).parent
TEXT = "Zzz zzzz"


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("LANGUAGE", request.param)
    i18n.use(request.param)
    yield request.param
    monkeypatch.undo()
    i18n.use("en")


def labels() -> set[str]:
    """Every label that a row of the details is given in the code, in the language in use."""
    code = "".join(
        path.read_text("utf-8") for folder in ("items", "notes") for path in sorted((READER / folder).glob("*.py"))
    )
    single = re.findall(r'(?:Row|labelled)\(_\("([^"]+)"\)', code)
    counted = re.findall(r'_excerpt\(ngettext\("([^"]+)", "([^"]+)"', code)
    assert len(single) > 15 and len(counted) >= 3
    return {i18n._(label) for label in single} | {
        i18n.ngettext(one, several, n).format(n=n) for one, several in counted for n in (1, 2, 12, 345)
    }


@pytest.mark.parametrize("width", range(30, 121))
def test_labels_are_whole_and_apart(language: str, width: int) -> None:
    for label in labels():
        lines = [line.plain for line in laid_out("Jeanne Corbin", [Row(label, TEXT)], width)]
        assert any(line.rstrip() == label or re.fullmatch(f"{re.escape(label)} +{TEXT}", line) for line in lines), lines
        assert max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [5, 12, 29, 30, 53, 120])
def test_every_row_of_every_item_is_there(language: str, width: int, reading: Reading) -> None:
    for item in all_items(reading):
        rows = describe(item, reading)
        shown = "".join(line.plain for line in laid_out("Jeanne Corbin", rows, width))
        for row in rows:
            assert row.label.replace(" ", "") in shown.replace(" ", "")
            assert row.text.replace(" ", "") in shown.replace(" ", "")
