"""A reading that version c369f77 exported, corrected and with notes: read again, and written for the same programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from sawt_reader.analysis import pipeline
from sawt_reader.reading import stored
from sawt_reader.reading.serialization import to_json

from .conftest import DATA, lost, objects, run

READING = DATA / "exports" / "port.jsonl"
EARLIER = {path.name.partition(".")[2]: path for path in (DATA / "exports").iterdir() if path != READING}
"""The other files of that version by the end of their names."""


@pytest.fixture
def again(tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], dict[str, Path]]:
    """`again(format)`: the files of today for the reading that was exported, by the end of their names."""
    monkeypatch.setattr(pipeline, "load", lambda: nlp)

    def export(name: str) -> dict[str, Path]:
        done = run("export", READING, "--to", name, "-o", tmp_path)
        assert done.exit_code == 0, done.stderr
        return {path.name.partition(".")[2]: path for path in tmp_path.iterdir() if path.is_file()}

    return export


def test_a_reading_that_was_exported_is_read_whole():
    (line,) = objects(READING.read_text("utf-8"))
    (reading,) = stored.load(READING)
    assert list(lost({key: value for key, value in line.items() if key != "tags"}, json.loads(to_json(reading)))) == []
    (indented,) = stored.load(EARLIER["json"])
    assert indented == reading


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_reading_is_written_whole(again, name: str):
    (written,) = objects(again("jsonl")["jsonl"].read_text("utf-8"))
    assert list(lost(json.loads(EARLIER["json"].read_bytes()), written)) == []


def test_plain_text_is_made_of_it():
    plain = run("read", "--plain", READING)
    assert plain.exit_code == 0
    for words in ("Le port de Valbrune rouvre", "Loïc Morvan", "140 bateaux pourraient revenir"):
        assert words in plain.stdout


@pytest.mark.parametrize("layer", ["quotes", "claims", "entities"])
def test_tables_have_all_their_columns_and_rows(again, layer: str):
    def table(path: Path) -> list[dict[str, str]]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    old, new = table(EARLIER[f"{layer}.csv"]), table(again(f"csv-{layer}")[f"{layer}.csv"])
    assert old[0].keys() <= new[0].keys()
    same = {"article", "id", "words", "start", "end", "sentence", "status", "notes"} & old[0].keys()
    assert [{key: row[key] for key in same} for row in old] == [{key: row[key] for key in same} for row in new]


@pytest.mark.parametrize(
    ("name", "suffix"), [("web-annotation", "annotations.jsonld"), ("schema-org", "schema.jsonld")]
)
def test_json_ld_has_all_its_terms(again, name: str, suffix: str):
    def terms(value: Any, where: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            yield from (f"{where}/{key}" for key in value)
            for key, inner in value.items():
                yield from terms(inner, f"{where}/{key}")
        elif isinstance(value, list):
            for inner in value:
                yield from terms(inner, where)

    old, new = (json.loads(path.read_bytes()) for path in (EARLIER[suffix], again(name)[suffix]))
    assert set(terms(old)) - set(terms(new)) == set()
    assert old["@context"] == new["@context"]


def test_brat_has_its_text_and_its_types(again):
    def types(path: Path) -> set[str]:
        return {line.split("\t")[1].split()[0] for line in path.read_text("utf-8").splitlines()}

    new = again("brat")
    assert new["txt"].read_bytes() == EARLIER["txt"].read_bytes()
    assert types(EARLIER["ann"]) <= types(new["ann"])


def test_conllu_has_its_comments_and_columns(again):
    def parts(path: Path) -> tuple[set[str], set[int], set[str]]:
        lines = path.read_text("utf-8").splitlines()
        words = [line.split("\t") for line in lines if line and not line.startswith("#")]
        comments = {line.partition(" = ")[0] for line in lines if line.startswith("#")}
        return comments, {len(word) for word in words}, {m.partition("=")[0] for w in words for m in w[9].split("|")}

    old, new = parts(EARLIER["conllu"]), parts(again("conllu")["conllu"])
    assert old[0] <= new[0] and old[1] == new[1] and old[2] <= new[2]


def test_a_docbin_has_its_groups(again, nlp: Language):
    def doc(path: Path) -> Doc:
        (found,) = DocBin().from_disk(path).get_docs(nlp.vocab)
        return found

    old, new = doc(EARLIER["spacy"]), doc(again("docbin")["spacy"])
    assert old.text == new.text and old.user_data.keys() <= new.user_data.keys()
    assert set(old.spans) == {"quotes", "cues", "speakers", "claims", "sawt_blocks"}
    for group, spans in old.spans.items():
        assert [(s.start_char, s.label_, s.id_) for s in spans] == [
            (s.start_char, s.label_, s.id_) for s in new.spans[group]
        ]
