"""Plain text, from the builder and from `sawt-reader --plain`."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from sawt_reader.cli import main
from sawt_reader.cli import plain as plain_command
from sawt_reader.exports import plain
from sawt_reader.library import annotation_store, readings
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import new_correction
from sawt_reader.library.store import Library
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import Reading
from sawt_reader.reading.serialization import to_json


def lines(reading: Reading) -> list[str]:
    return plain.build(reading).decode().split("\n")[:-1]


def part(reading: Reading, heading: str) -> list[str]:
    """The lines under a heading."""
    found = lines(reading)
    start = next(i for i, line in enumerate(found) if line.startswith(f"{heading}: ")) + 1
    end = found.index("", start) if "" in found[start:] else len(found)
    return found[start:end]


def test_a_sentence_a_line_with_its_number(reading: Reading) -> None:
    numbered = [line for line in lines(reading) if re.match(r"\d+\. ", line)][: len(reading.sentences)]
    for number, (line, sentence) in enumerate(zip(numbered, reading.sentences, strict=True), 1):
        words = " ".join(reading.article.text[sentence.start : sentence.end].split())
        assert line == f"{number}. {words}"


def test_each_item_names_its_sentence_and_who(reading: Reading) -> None:
    quotes, claims = part(reading, "Quotes"), part(reading, "Claims")
    assert len(quotes) == len(reading.quotes) and len(claims) == len(reading.claims)
    assert len(part(reading, "Entities")) == len(reading.entities)
    sentences = [item.sentence for item in reading.quotes] + [item.sentence for item in reading.claims]
    for line, sentence in zip([*quotes, *claims], sentences, strict=True):
        assert f". Sentence {sentence + 1}. " in line
    assert any("Anne Le Goff: « Nous avons perdu quarante jours" in line for line in quotes)
    assert any(line.startswith("Anne Le Goff: ") for line in part(reading, "Voices"))


def test_a_doubtful_speaker_is_doubted_in_words(reading: Reading) -> None:
    inferred, unknown = (
        replace(reading.quotes[0], inferred=True, confidence=0.3),
        replace(reading.quotes[0], speakers=(), inferred=True),
    )
    first, second = part(replace(reading, quotes=(inferred, unknown)), "Quotes")
    assert "Anne Le Goff ?:" in first and "not named in the sentence: inferred; uncertain" in first
    assert "speaker unknown:" in second and "?" not in second


def test_names_of_no_kind_come_last(reading: Reading) -> None:
    first, *others = reading.entities
    listed = part(replace(reading, entities=(replace(first, kind="other"), *others)), "Entities")
    assert [", other" in line for line in listed] == [False, False, True, True]
    assert listed[2].startswith("Anne Le Goff, other")


def test_an_article_without_items_says_so(bare: Reading) -> None:
    text = "\n".join(lines(bare))
    assert all(words in text for words in ("No names found.", "No quotation found.", "No claim found."))


def test_nothing_can_act_on_a_terminal(hostile: Reading) -> None:
    evil = "\x1b]0;x\x07\x1b[2J\x9b2J\u202e\ud800\u2028"
    entities = tuple(replace(entity, name=evil + entity.name) for entity in hostile.entities)
    article = replace(hostile.article, title=evil, byline=evil, text=hostile.article.text.replace("dit", "\x1b\x9b]"))
    for line in lines(replace(hostile, article=article, entities=entities)):
        assert not any(unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl") for character in line)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """`run(*args)`: the command, with a library of its own and without the model."""
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "library"))

    def missing() -> None:
        raise AssertionError("the model is loaded for nothing")

    monkeypatch.setattr(plain_command, "model", missing)
    return lambda *args: CliRunner().invoke(main.main, ["--plain", *map(str, args)])


def test_what_the_library_knows_is_used_as_it_was_corrected(run, reading: Reading, tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text(reading.article.text, "utf-8")
    quote = reading.quotes[0]
    with Library() as library:
        from sawt_reader.sources import load

        article = load(str(path))
        assert article.text == reading.article.text
        readings.save(library, reading)
        place = anchor(article.text, "quote", extent(quote))
        annotation_store.put(library, article.id, replace(new_correction(place), dismissed=True))
    shown: Result = run(path)
    assert shown.exit_code == 0 and f"Quotes: {len(reading.quotes) - 1}\n" in shown.stdout
    alone: Result = run("--no-library", path)
    assert alone.exit_code == 1 and "AssertionError" in alone.stderr, "the model is asked for"


def test_several_sources_and_one_that_cannot_be_read(run, reading: Reading, bare: Reading, tmp_path: Path) -> None:
    (tmp_path / "both.jsonl").write_bytes(to_json(reading) + b"\n" + to_json(bare) + b"\n")
    shown: Result = run(tmp_path / "none.txt", tmp_path / "both.jsonl")
    assert shown.exit_code == 2 and shown.stdout.count("\nQuotes: ") == 2
    assert shown.stderr.startswith("sawt-reader: ") and len(shown.stderr.splitlines()) == 1


def test_a_closed_pipe_ends_quietly(reading: Reading, tmp_path: Path) -> None:
    stored = tmp_path / "many.jsonl"
    stored.write_bytes((to_json(reading) + b"\n") * 200)
    command = subprocess.run(
        f"{sys.executable} -m sawt_reader --plain {stored} | head -1",
        shell=True,
        capture_output=True,
        timeout=60,
    )
    assert command.stdout.count(b"\n") == 1 and command.stderr == b""
