"""CoNLL-U and DocBin, read back by spaCy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs  # type: ignore[attr-defined]  # spaCy names it in no __all__
from spacy.vocab import Vocab

from sawt_reader.analysis import formats, pipeline
from sawt_reader.analysis.text import fold
from sawt_reader.cli import main
from sawt_reader.exports import with_model
from sawt_reader.exports.errors import ExportError
from sawt_reader.exports.formats import FORMATS
from sawt_reader.reading.model import Reading


def words(conllu: str) -> list[list[list[str]]]:
    """Sentences of rows of columns."""
    blocks = conllu.strip().split("\n\n")
    return [[line.split("\t") for line in block.split("\n") if line[0] != "#"] for block in blocks]


@pytest.fixture(scope="module")
def conllu(nlp: Language, reading: Reading) -> str:
    return formats.conllu(nlp, reading).decode()


@pytest.fixture(scope="module")
def doc(nlp: Language, reading: Reading) -> Doc:
    (doc,) = DocBin().from_bytes(formats.docbin(nlp, reading)).get_docs(Vocab())
    return doc


def test_conllu_is_well_formed(conllu: str) -> None:
    """Ten columns, words numbered from 1, one root, heads inside the sentence and no cycle."""
    for rows in words(conllu):
        assert all(len(row) == 10 and all(row) for row in rows)
        assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
        heads = {int(row[0]): int(row[6]) for row in rows}
        assert [row[7] for row in rows if row[6] == "0"] == ["root"]
        for place in heads:
            seen = set()
            while place:
                assert place not in seen and place in heads
                seen.add(place)
                place = heads[place]


def test_conllu_words_are_the_articles(conllu: str, reading: Reading) -> None:
    text = reading.article.text
    for rows, printed in zip(words(conllu), re.findall("^# text = (.*)$", conllu, re.MULTILINE), strict=True):
        for row in rows:
            misc = dict(fact.split("=", 1) for fact in row[9].split("|"))
            assert text[int(misc["start_char"]) : int(misc["end_char"])] == row[1]
        assert "".join(row[1] + " " * ("SpaceAfter=No" not in row[9]) for row in rows).strip() == printed
    assert "l’\t" in conllu, "apostrophes are those of the article"
    assert "SpacesAfter=\\n" in conllu and "Entity=B-PER|EntityId=e1" in conllu


def test_conllu_is_read_by_spacy(conllu: str) -> None:
    read = [[token.text for token in doc] for doc in conllu_to_docs(conllu, n_sents=1, no_print=True)]
    assert read == [[row[1] for row in rows] for rows in words(conllu)]


def test_docbin_holds_text_entities_and_items(doc: Doc, reading: Reading) -> None:
    assert len(doc.text) == len(reading.article.text)
    assert doc.text.split() == fold(reading.article.text).split()
    assert doc.user_data["id"] == reading.article.id
    assert {(ent.text, ent.label_, ent.ent_id_) for ent in doc.ents} >= {
        ("Anne Le Goff", "PER", "e1"),
        ("Morlaix", "LOC", "e2"),
    }
    quotes = [(span.id_, span.label_, span.start_char, span.end_char) for span in doc.spans["quotes"]]
    assert quotes == [(q.id, q.kind, span.start, span.end) for q in reading.quotes for span in q.spans]
    assert [span.text for span in doc.spans["speakers"]][:2] == [
        "Anne Le Goff, présidente du syndicat des marins",
        "la préfecture",
    ]
    assert [span.label_ for span in doc.spans["claims"]] == [claim.certainty for claim in reading.claims]
    assert doc.has_annotation("DEP") and doc.has_annotation("SENT_START")


@pytest.mark.parametrize("text", ["", "\n\n", "«", "…\n\n!", "🗞" * 50])
def test_no_text_is_too_odd(text: str, nlp: Language, read: Callable[[str], Reading]) -> None:
    reading = read(text)
    (doc,) = DocBin().from_bytes(formats.docbin(nlp, reading)).get_docs(Vocab())
    assert doc.text == fold(text)
    assert formats.conllu(nlp, reading).startswith(b"# newdoc id = ")


def test_an_article_is_analysed_and_exported(nlp: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pipeline, "load", lambda: nlp)
    source, out = tmp_path / "a.txt", tmp_path / "a.conllu"
    source.write_text("Le maire est parti.")
    result = CliRunner().invoke(main.main, ["export", str(source), "--to", "conllu", "-o", str(out)])
    assert result.exit_code == 0 and "# text = Le maire est parti." in out.read_text()


@pytest.mark.parametrize("name", ["conllu", "docbin"])
def test_a_process_that_may_not_load_the_model_gets_the_same_files(name: str, nlp: Language, reading: Reading) -> None:
    (build,) = FORMATS[name].builders.values()
    assert build(reading) == formats.BUILDERS[name](nlp, reading)


def test_a_child_process_that_fails_says_why(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(with_model, "MODULE", "sawt_reader.absent")
    with pytest.raises(ExportError, match=r"conllu cannot be built: .*No module named sawt_reader\.absent"):
        with_model.conllu(reading)
