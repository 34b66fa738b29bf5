"""Readings that somebody tampered with: refused by one line, or opened right. Never a traceback or a control byte."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sawt_reader.archive.voices import count
from sawt_reader.cli import main
from sawt_reader.exports.formats import FORMATS
from sawt_reader.reading import stored
from sawt_reader.reading.model import Reading
from sawt_reader.reading.serialization import to_json

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

LIGHT = {name: form for name, form in FORMATS.items() if not form.needs_model}
"""The formats that are built in this process."""


def opened(data: bytes) -> Reading | None:
    """The reading, where it is taken; one line says why where it is not."""
    try:
        return stored.checked(data, "lu.json")
    except stored.ReadingError as error:
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
        for name, form in LIGHT.items():
            for build in form.builders.values():
                try:
                    written = build(reading)
                except Exception as error:
                    raise AssertionError(f"{what}: {name}") from error
                assert not CONTROL.search(written.decode()), f"{what}: {name}"


def test_what_is_taken_can_be_counted(tampered) -> None:
    counted = 0
    for what, data in tampered:
        if reading := opened(data):
            try:
                counted += len(count([(1, reading)]).by("voice", "outlet", "month", "gender"))
            except Exception as error:
                raise AssertionError(what) from error
    assert counted > 500


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_bytes_that_were_changed_at_random(sound: Reading, data: st.DataObject) -> None:
    written = bytearray(to_json(sound))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(written) - 1))
        written[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.sampled_from([b"", b"9", b"-", b'"', b"\x1b", b"null"])
        )
    reading = opened(bytes(written))
    if reading is None:
        return
    for form in LIGHT.values():
        for build in form.builders.values():
            assert not CONTROL.search(build(reading).decode())


def test_one_line_and_status_2_from_every_command(tampered, tmp_path: Path) -> None:
    refused = [each for each in tampered if opened(each.data) is None][:: len(tampered) // 25]
    path = tmp_path / "lu.jsonl"
    for what, data in refused:
        path.write_bytes(data + b"\n")
        for command in (["export", str(path), "--to", "json"], ["--plain", str(path)]):
            ended = CliRunner().invoke(main.main, command)
            assert (ended.exit_code, ended.stderr.count("\n"), ended.stdout) == (2, 1, ""), what
            assert not CONTROL.search(ended.stderr)
