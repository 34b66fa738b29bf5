from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest

from sawt_reader.reading import stored
from sawt_reader.reading.model import Claim, Reading, Span
from sawt_reader.reading.serialization import to_json


def load(tmp_path: Path, data: bytes, name: str = "a.json") -> list[Reading]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(stored.load(path))


def changed(reading: Reading, **fields: object) -> bytes:
    return to_json(msgspec.structs.replace(reading, **fields))


def test_one_object_or_a_line_each(reading: Reading, bare: Reading, tmp_path: Path) -> None:
    assert load(tmp_path, msgspec.json.format(to_json(reading))) == [reading]
    lines = to_json(reading) + b"\n\n" + to_json(bare) + b"\n"
    assert load(tmp_path, lines, "a.jsonl") == [reading, bare]


def test_fields_added_to_the_contract_are_ignored(reading: Reading, tmp_path: Path) -> None:
    assert load(tmp_path, to_json(reading)[:-1] + b', "tags": ["port"]}') == [reading]


@pytest.mark.parametrize("data", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"schema": "sawt-reading/9"}', b"null"])
def test_what_is_no_reading(data: bytes, tmp_path: Path) -> None:
    if data:
        with pytest.raises(stored.ReadingError, match=r"a\.json is not a reading") as error:
            load(tmp_path, data)
        assert "\n" not in str(error.value)
    else:
        assert load(tmp_path, data) == []


def test_a_line_is_named(reading: Reading, tmp_path: Path) -> None:
    with pytest.raises(stored.ReadingError, match=r"a\.jsonl, line 2"):
        load(tmp_path, to_json(reading) + b"\n{}\n", "a.jsonl")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(stored.ReadingError, match="cannot be read: No such file"):
        list(stored.load(tmp_path / "a.json"))


@pytest.mark.parametrize("claim", [
    Claim("c1", (Span(0, 10_000),), 0),
    Claim("c1", (Span(-5, 3),), 0),
    Claim("c1", (Span(0, 3),), 99),
    Claim("c1", (), 0),
    Claim("c\x1b]52;c;x\x07", (Span(0, 3),), 0),
])  # fmt: skip
def test_what_would_break_a_format_is_refused(claim: Claim, reading: Reading, tmp_path: Path) -> None:
    with pytest.raises(stored.ReadingError, match="damaged"):
        load(tmp_path, changed(reading, claims=(claim,)))


def test_a_changed_text_is_refused(reading: Reading, tmp_path: Path) -> None:
    article = msgspec.structs.replace(reading.article, text=reading.article.text.replace("300", "900"))
    with pytest.raises(stored.ReadingError, match="the text does not match its id"):
        load(tmp_path, changed(reading, article=article))


def test_a_text_with_hidden_characters_is_refused(bare: Reading, tmp_path: Path) -> None:
    text = bare.article.text.replace("à", "\u202e")
    article = msgspec.structs.replace(bare.article, text=text, id=hashlib.sha256(text.encode()).hexdigest())
    with pytest.raises(stored.ReadingError, match="control characters"):
        load(tmp_path, changed(bare, article=article))
