from __future__ import annotations

import csv
import io
import re

import msgspec
import pytest
from msgspec.structs import replace

from sawt_reader.exports import tables
from sawt_reader.reading.model import Entity, KindSign, Mention, Reading, SpeakerSign


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows as a program reads them that knows nothing of us."""
    assert data.startswith(b"\xef\xbb\xbf"), "Excel takes a file without the mark for Latin-1"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_quotes(reading: Reading) -> None:
    first, second, *_, last = rows(tables.quotes(reading))
    assert (
        first["words"]
        == "«\u00a0Nous avons perdu quarante jours\u00a0» […] «\u00a0et personne ne nous a appelés.\u00a0»"
    )
    assert (first["speakers"], first["cue"], first["sentence"]) == ("Anne Le Goff", "déclaré", "5")
    assert second["words"] == "le port n’a pas fermé\npendant plus de 300 heures"
    text = reading.article.text
    assert text[int(second["start"]) : int(second["end"])] == second["words"]
    assert (last["speakers"], last["inferred"]) == ("", "TRUE")
    assert last["sentence_words"] == "«\u00a0On verra bien.\u00a0»"


def test_claims(reading: Reading) -> None:
    denied, _, hearsay = rows(tables.claims(reading))
    assert (denied["claimants"], denied["polarity"], denied["types"]) == ("la préfecture", "denied", "quantity ; event")
    assert (hearsay["hearsay"], hearsay["opposites"], float(hearsay["score"])) == ("TRUE", "c1", 0.86)


def test_entities(reading: Reading) -> None:
    found = {row["name"]: row for row in rows(tables.entities(reading))}
    assert (found["la préfecture"]["mentions"], found["la préfecture"]["sentence"]) == ("2", "6")
    assert (found["Morlaix"]["country"], found["Anne Le Goff"]["roles"]) == ("FR", "présidente du syndicat des marins")


def test_the_kind_of_an_entity_is_explained_in_columns_of_its_own(reading: Reading) -> None:
    signs = (KindSign("words", "le port de"), KindSign("known"))
    first, *others = reading.entities
    found = rows(tables.entities(replace(reading, entities=(replace(first, kind_signs=signs), *others))))
    assert list(found[0])[-4:-2] == ["kind_confidence", "kind_signs"]
    assert (found[0]["kind_confidence"], found[0]["kind_signs"]) == ("1.0", "words: le port de ; known")
    assert found[1]["kind_signs"] == ""


def test_how_a_speaker_was_reached_stands_in_columns_of_its_own(reading: Reading) -> None:
    first, *others = reading.quotes
    basis = (SpeakerSign("spoke", first.cue), SpeakerSign("only"))
    explained = replace(first, speaker_confidence=0.6, basis=basis)
    found = rows(tables.quotes(replace(reading, quotes=(explained, *others))))
    assert list(found[0])[-5:-3] == ["speaker_confidence", "basis"]
    assert (found[0]["speaker_confidence"], found[0]["basis"]) == ("0.6", "spoke: déclaré ; only")
    assert (found[1]["speaker_confidence"], found[1]["basis"]) == ("", "")


@pytest.mark.parametrize("table", [tables.quotes, tables.claims, tables.entities])
def test_one_table_of_several(table, reading: Reading, bare: Reading) -> None:
    joined = tables.join([table(reading), table(bare), table(reading)])
    assert rows(joined) == rows(table(reading)) * 2


@pytest.mark.parametrize("table", [tables.quotes, tables.claims, tables.entities])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_no_cell_is_a_formula(table, delimiter: str, hostile: Reading) -> None:
    """Not even where a program is set to cut cells at another sign than ours."""
    text = table(hostile).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]
    assert len(cells) > 25
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]", cell)]


@pytest.mark.parametrize("words", ["\t=1", "=1", " +1", "\n-1", '"@x"', "a;=1", 'a ; "=1"', "a\n \n＝1"])
def test_a_formula_gets_an_apostrophe_and_keeps_its_words(words: str, bare: Reading) -> None:
    article = msgspec.structs.replace(bare.article, title=words)
    entity = Entity("e1", "other", "x", (Mention(0, 4, 0),))
    (row,) = rows(tables.entities(msgspec.structs.replace(bare, article=article, entities=(entity,))))
    assert row["title"] != words and row["title"].replace("'", "") == words
    assert not row["title"].startswith("\t")


def test_many_line_breaks_are_read_once(bare: Reading) -> None:
    """A run of them once took time by its square: minutes for this one."""
    article = msgspec.structs.replace(bare.article, title="a" + "\n" * 100_000 + "b")
    entity = Entity("e1", "other", "x", (Mention(0, 4, 0),))
    (row,) = rows(tables.entities(msgspec.structs.replace(bare, article=article, entities=(entity,))))
    assert row["title"] == article.title
