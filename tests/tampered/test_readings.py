"""Readings that somebody tampered with: refused by one line, or opened right. Never a traceback or a control byte."""

from __future__ import annotations

import re

from tui.exports import stored
from tui.exports.formats import FORMATS
from tui.model import Reading, to_json

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def opened(data: bytes) -> Reading | None:
    """The reading, where it is taken; one line says why where it is not."""
    try:
        return stored.checked(data, "lu.json")
    except stored.BadReading as error:
        line = str(error)
        assert line.startswith("lu.json is ") and "\n" not in line and not CONTROL.search(line)
        return None


def test_a_sound_reading_opens(sound: Reading) -> None:
    assert opened(to_json(sound)) == sound


def test_what_is_taken_can_be_written_in_every_format(tampered) -> None:
    taken = {}
    for what, data in tampered:
        if reading := opened(data):
            taken[to_json(reading)] = what, reading
    assert 200 < len(taken) < len(tampered) / 2
    for what, reading in taken.values():
        for name, form in FORMATS.items():
            for build in form.builders.values():
                try:
                    written = build(reading)
                except Exception as error:
                    raise AssertionError(f"{what}: {name}") from error
                assert not CONTROL.search(written.decode()), f"{what}: {name}"
