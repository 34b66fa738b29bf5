from __future__ import annotations

import json

from sawt_reader.exports import plain_json
from sawt_reader.reading.model import Reading
from sawt_reader.reading.serialization import reading_from_json


def test_both_hold_the_whole_reading(reading: Reading) -> None:
    assert reading_from_json(plain_json.line(reading)) == reading
    assert reading_from_json(plain_json.indented(reading)) == reading


def test_lines_can_be_laid_end_to_end(reading: Reading, bare: Reading) -> None:
    data = plain_json.line(reading) + plain_json.line(bare)
    assert [json.loads(line)["article"]["id"] for line in data.splitlines()] == [reading.article.id, bare.article.id]
